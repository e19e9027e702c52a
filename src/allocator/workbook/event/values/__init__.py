"""What a cell says as a value, and a value as what a cell says."""
