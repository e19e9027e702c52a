"""The model of an event: columns, rows and objectives. Headcount writes a rule needs nothing outside this package."""
