"""Columns of wishes whose headings number them."""
