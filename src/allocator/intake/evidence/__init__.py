"""What speaks for and against a reading of a table: its cells, its headings, and what the other tables hold."""
