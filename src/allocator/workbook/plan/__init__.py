"""The plan workbook: written, read back after people edited it, and written again with what is theirs."""
