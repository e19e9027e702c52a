"""Tables with a row for each wish, or with several rows for each person."""
