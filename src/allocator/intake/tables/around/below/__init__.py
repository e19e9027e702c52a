"""Rows below and among the data of a table that are none, or may not count."""
