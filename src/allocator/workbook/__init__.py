"""The event workbook in, the plan workbook out."""
