"""Files as lines of plain text with their look."""
