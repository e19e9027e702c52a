"""Rows below the total of a table."""

from __future__ import annotations

from collections.abc import Sequence

from allocator.intake.files.grid import TextGrid
from allocator.intake.tables.looks import filled_in, typical


def rows_after_total(
    grid: TextGrid, columns: tuple[int, ...], data: Sequence[int], totals: Sequence[int]
) -> Sequence[int]:
    """The rows below the last total, where each has fewer cells than rows above it have as a rule: they are none."""
    last = max(totals, default=-1)
    above, below = [row for row in data if row < last], [row for row in data if row > last]
    usual = typical(grid, columns, above)
    return below if above and all(filled_in(grid, columns, row) < usual for row in below) else []
