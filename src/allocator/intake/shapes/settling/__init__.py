"""Columns that say where somebody must be, or must not be, beside wishes or alone."""
