"""Words for headings that stand among the data: 'No' among ticks, 'Aula' among rooms."""

from __future__ import annotations

from collections import Counter

from allocator.intake.files.grid import TextGrid
from allocator.intake.tables.content import is_mark, is_room
from allocator.intake.tables.headings import bare
from allocator.intake.tables.looks import spread

ALSO_ROOMS = frozenset({"aula", "hall"})
"""Words for rooms that are the name of one as well."""

FEWEST = 3
"""Cells of a row that say the same, at least, where it is no row of headings."""

MOSTLY, AGAIN = 0.6, 0.15


def names_of_rooms(grid: TextGrid, columns: tuple[int, ...], rows: list[int], place: int) -> int:
    """How many cells, such as 'Aula' below '101', are a word for rooms and one of the rooms around it."""
    found = 0
    for column in columns:
        if bare(grid.cells[rows[place]][column]) in ALSO_ROOMS:
            others = [*rows[:place], *spread(rows[place + 1 :])]
            texts = [text for row in others if (text := grid.cells[row][column].strip())]
            found += bool(texts) and sum(is_room(text) for text in texts) >= MOSTLY * len(texts)
    return found


def ticks_among_ticks(grid: TextGrid, columns: tuple[int, ...], rows: list[int], place: int) -> list[int]:
    """The columns in which a word such as 'No', which may head numbers, stands among ticks, or again and again."""
    found = []
    cells = [cell for column in columns if (cell := grid.cells[rows[place]][column].strip())]
    said = Counter(bare(cell) for cell in cells)
    for column in columns:
        cell = grid.cells[rows[place]][column].strip()
        if cell and not cell.isdecimal() and is_mark(cell):
            if said[bare(cell)] >= max(FEWEST, MOSTLY * len(cells)):
                found.append(column)  # no row of headings says the same of most columns
                continue
            others = [*rows[:place], *spread(rows[place + 1 :])]
            texts = [text for row in others if (text := grid.cells[row][column].strip())]
            again = sum(bare(text) == bare(cell) for text in texts)
            if texts and (sum(map(is_mark, texts)) >= MOSTLY * len(texts) or again >= max(2, AGAIN * len(texts))):
                found.append(column)
    return found
