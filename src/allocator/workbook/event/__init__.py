"""The event workbook: what its sheets and columns are, read as an event and a policy, and written from them."""
