"""Why no plan exists, and what would help."""
