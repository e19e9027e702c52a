"""What an import writes: rows of the event workbook, notes in copies of the files, and its report."""
