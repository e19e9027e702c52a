"""The words of headings, by what they stand for and by language: tables to read and to add to."""
