"""The shapes of tables and columns that speak of rounds: lists of them, rooms below them, and rows about one."""
