"""Foreign spreadsheets recognised, and turned into the sheets of an event workbook."""
