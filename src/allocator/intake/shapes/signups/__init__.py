"""A column for each session, and people below it."""
