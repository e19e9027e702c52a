"""The plan that follows an announced one: fewest moves, the trade, free seats, edits by hand."""
