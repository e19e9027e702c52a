"""What is known here of spreadsheets: cells, files, looks, tables and charts. It knows nothing of events."""
