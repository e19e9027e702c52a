"""Columns beside a table that count what is in it: 'Chess, 12'."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from allocator.intake.files.grid import TextGrid
from allocator.intake.tables.content import whole
from allocator.intake.tables.heading_words import SESSION_RULES, heard, is_total
from allocator.intake.tables.headings import bare
from allocator.intake.tables.looks import sort_of
from allocator.intake.tables.roles import What

FEWEST = 2
"""Things that are counted, at least."""

_OF_SESSIONS = {What.CODE, What.MINIMUM, What.MAXIMUM, What.AT_LEAST, What.AT_MOST, What.EXACTLY}


def counts_others(grid: TextGrid, columns: Sequence[int], others: Sequence[int]) -> bool:
    """Whether each row of some columns has a text and one number: how often it stands in the others, or in one."""
    if len(columns) < 2 or not others:
        return False
    counted: dict[str, int] = {}
    for line in grid.cells:
        cells = [line[column].strip() for column in columns]
        numbers = [number for cell in cells[1:] if (number := whole(cell)) is not None]
        if not numbers and any(heard(cell, SESSION_RULES) in _OF_SESSIONS for cell in cells[1:] if cell):
            return False
        if not numbers or is_total(cells):
            continue
        if len(numbers) > 1 or sort_of(cells[0] or "0") != "text" or bare(cells[0]) in counted:
            return False
        counted[bare(cells[0])] = numbers[0]
    if len(counted) < FEWEST:
        return False
    each = [Counter(bare(line[column]) for line in grid.cells) for column in others]
    together = sum(each, Counter[str]())
    return all(
        together[text] and number in (together[text], *(one[text] for one in each)) for text, number in counted.items()
    )
