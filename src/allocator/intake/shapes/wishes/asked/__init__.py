"""Columns that ask for a session, by the words of their headings."""
