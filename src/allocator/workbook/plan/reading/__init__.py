"""What a plan workbook says, found wherever people moved it."""
