"""Where sessions are held: rooms, their buildings, and how many they seat."""
