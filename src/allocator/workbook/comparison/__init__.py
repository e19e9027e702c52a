"""The comparison workbook: how it is written, and its sheets, one file each."""
