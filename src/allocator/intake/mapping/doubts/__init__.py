"""What tables leave open, and somebody is asked: which reading, what a column is for, which answers count."""
