"""Scenarios in workbooks: changes as people write them in cells and options, rooms on offer, and the plans of each."""
