"""What one cell says: sessions, names, ranks in words, times, statuses, rounds, speakers."""
