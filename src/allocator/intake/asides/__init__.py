"""What people wrote beside their wishes, in columns and cells that the event workbook has no place for."""
