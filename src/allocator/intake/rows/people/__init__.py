"""Who the rows of tables are about."""
