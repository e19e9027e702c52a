"""Words for headings that stand among the data: 'No' among ticks, 'Aula' among rooms."""

from __future__ import annotations

from collections import Counter

from allocator.intake.files.grid import TextGrid
from allocator.intake.tables.content import is_mark, is_room
from allocator.intake.tables.headings import bare
from allocator.intake.tables.looks import spread

ALSO_ROOMS = frozenset({"aula", "hall"})
"""Words for rooms that are the name of one as well."""

FEWEST = 2
"""Cells of a row, or of a column, that say the same, at least, where they are no headings."""

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
    cells = [(column, cell) for column in columns if (cell := grid.cells[rows[place]][column].strip())]
    marks = [(column, cell) for column, cell in cells if not cell.isdecimal() and is_mark(cell)]
    if not marks:
        return []
    others = [*rows[:place], *spread(rows[place + 1 :])]
    below = {column: [text for row in others if (text := grid.cells[row][column].strip())] for column in columns}
    here = Counter(bare(cell) for _, cell in cells)
    elsewhere = Counter(bare(text) for texts in below.values() for text in texts if is_mark(text))
    found = []
    for column, cell in marks:
        texts, word = below[column], bare(cell)
        ticks = bool(texts) and sum(map(is_mark, texts)) >= MOSTLY * len(texts)
        again = sum(bare(text) == word for text in texts) >= max(FEWEST, AGAIN * len(texts))
        across = here[word] >= FEWEST and (elsewhere[word] >= FEWEST or here[word] >= MOSTLY * len(cells))
        if ticks or again or across:
            found.append(column)
    return found
