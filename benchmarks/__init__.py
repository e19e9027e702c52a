"""How fast and how good: synthetic events of any size, and real ones with published figures."""
