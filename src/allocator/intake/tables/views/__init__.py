"""Cells of a sheet in another order: tables on their side, timetables, and blocks for each session."""
