"""What the rows of a table say once its columns have roles: answers of people, and sessions with their rounds."""
