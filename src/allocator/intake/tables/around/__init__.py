"""What stands around the data of a table and is none of it: rows below, columns beside."""
