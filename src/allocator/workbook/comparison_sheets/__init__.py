"""The sheets of the comparison workbook, one file each: what they show and how they look."""
