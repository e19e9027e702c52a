"""The sheets that say who sits where and what is held where."""
