"""What stands around the data of a table and is none of it: rows above and below, columns beside."""
