"""The shapes of tables: how likely a table has each, and what its columns are then."""
