"""What imports did to an event workbook, kept in it: to read a file again, and to take an import back."""
