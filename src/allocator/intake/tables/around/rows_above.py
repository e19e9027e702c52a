"""Rows above headings that are data: a table of its own, or people among whom the headings were sorted."""

from __future__ import annotations

from collections.abc import Sequence

from allocator.intake.files.grid import TextGrid
from allocator.intake.tables.heading_words import is_total
from allocator.intake.tables.looks import filled_in, knows, sort_of, spread

FEWEST = 3
"""Rows that tell what a table holds."""

MOSTLY = 0.6


def data_above(grid: TextGrid, columns: tuple[int, ...], rows: list[int], head: list[int]) -> int:
    """How many rows above a gap and the headings are a table of their own, smaller or not; 0 for titles."""
    place = rows.index(head[0]) if head else 0
    if place < FEWEST or rows[place] == rows[place - 1] + 1:
        return 0
    counts = [filled_in(grid, columns, row) for row in rows[:place]]
    first = next((at for at, count in enumerate(counts) if count > 1), 0)
    labels = any(grid.cells[row][columns[0]].strip().endswith(":") for row in rows[first:place])
    if labels or place - first < FEWEST:
        return 0
    if min(counts[first:]) >= max(2, MOSTLY * filled_in(grid, columns, head[0])):
        return place
    texts = [text for column in columns if (text := grid.cells[rows[first]][column].strip())]
    if is_total(texts):
        return 0
    if max(counts) == 1:
        return place if rows[place] > rows[place - 1] + 2 and all(map(knows, texts)) else 0
    alike = min(counts[first:]) == counts[first] and rows[place] > rows[place - 1] + 2
    return place if all(map(knows, texts)) or (alike and any(map(knows, texts))) else 0


def rows_above(grid: TextGrid, columns: tuple[int, ...], rows: list[int], head: list[int]) -> int:
    """How many rows right above the headings are data like those below: somebody sorted the sheet with its headings."""
    place = rows.index(head[0]) if head else 0
    others = spread(rows[place + len(head) :] or rows[:place])
    alike = 0
    while alike < place and rows[place - alike] == rows[place - alike - 1] + 1:
        cells = [grid.cells[rows[place - alike - 1]][column].strip() for column in columns]
        if sum(map(bool, cells)) < max(2, MOSTLY * filled_in(grid, columns, head[0])) or any(map(knows, cells)):
            break
        if not _is_like(cells, [[grid.cells[row][column].strip() for row in others] for column in columns]):
            break
        alike += 1
    return alike


def _is_like(cells: Sequence[str], below: Sequence[Sequence[str]]) -> bool:
    """Whether cells are of the sorts of their columns, and one of them comes again or can be no title."""
    shown = 0
    for cell, column in zip(cells, below, strict=True):
        texts = [text for text in column if text]
        if cell and texts:
            if sort_of(cell) not in map(sort_of, texts):
                return False
            shown += cell in texts or sort_of(cell) in ("address", "moment")
    return shown >= 1
