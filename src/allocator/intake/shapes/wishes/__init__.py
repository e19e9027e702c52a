"""The shapes of tables in which people say what they wish for."""
