"""Columns beside a table that count what is in it: 'Chess, 12'."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from allocator.intake.files.grid import TextGrid
from allocator.intake.tables.content import whole
from allocator.intake.tables.heading_words import is_total
from allocator.intake.tables.headings import bare
from allocator.intake.tables.looks import sort_of

FEWEST = 2
"""Things that are counted, at least."""


def counts_others(grid: TextGrid, columns: Sequence[int], others: Sequence[int]) -> bool:
    """Whether each row of two columns or more has a text, and how often that stands in a column of the others."""
    if len(columns) < 2 or not others:
        return False
    counted: dict[str, list[int]] = {}
    for line in grid.cells:
        cells = [line[column].strip() for column in columns]
        numbers = [number for cell in cells[1:] if (number := whole(cell)) is not None]
        if not numbers or is_total(cells):
            continue
        if sort_of(cells[0] or "0") != "text" or bare(cells[0]) in counted:
            return False
        counted[bare(cells[0])] = numbers
    if len(counted) < FEWEST:
        return False
    each = [Counter(bare(line[column]) for line in grid.cells) for column in others]
    together = sum(each, Counter[str]())
    return all(
        bool(together[text]) and all(number in (together[text], *(one[text] for one in each)) for number in numbers[:1])
        for text, numbers in counted.items()
    )
