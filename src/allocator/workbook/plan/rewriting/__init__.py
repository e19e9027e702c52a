"""A plan workbook that people worked in, written again without losing what is theirs."""
