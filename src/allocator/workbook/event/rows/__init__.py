"""The rows of the sheets, whatever the order of their columns, and what is found wrong with them."""
