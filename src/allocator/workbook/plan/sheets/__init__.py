"""The sheets of the plan workbook, one file each: what they show and how they look."""
