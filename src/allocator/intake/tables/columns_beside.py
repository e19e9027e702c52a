"""Columns beside the data that are sums or counts of it, and nothing that somebody entered."""

from __future__ import annotations

from collections.abc import Sequence

from allocator.intake.files.grid import TextGrid
from allocator.intake.tables.content import TICKED, bare_or_mark, whole
from allocator.intake.tables.heading_words import is_total
from allocator.intake.tables.looks import spread

FEWEST_ROWS = 3

WHY = "sums or counts of the columns before it"


def sums_beside(grid: TextGrid, columns: Sequence[int], headings: Sequence[str], rows: Sequence[int]) -> list[int]:
    """The places of columns with a word for a total, or nothing, above numbers that are the sums of those before it."""
    found: list[int] = []
    lines = [[grid.cells[row][column].strip() for column in columns] for row in spread(rows)]
    if len(lines) < FEWEST_ROWS:
        return []
    for place, heading in enumerate(headings):
        if place >= 2 and (not heading.strip() or is_total([heading])):
            before = [one for one in range(place) if one not in found]
            if _are_sums(lines, place, _numeric(lines, before)) or _are_counts(lines, place, before):
                found.append(place)
    return found


def _numeric(lines: Sequence[Sequence[str]], places: Sequence[int]) -> list[int]:
    """The columns whose filled cells are all whole numbers."""
    return [
        place
        for place in places
        if any(line[place] for line in lines)
        and all(not line[place] or whole(line[place]) is not None for line in lines)
    ]


def _are_sums(lines: Sequence[Sequence[str]], place: int, numeric: Sequence[int]) -> bool:
    """Whether every row has the sum of its last two, three, ... numbers here."""
    said = [whole(line[place]) for line in lines]
    if len(set(said)) < 2:
        return False
    for first in range(len(numeric) - 1):
        if all(
            sum(whole(line[one]) or 0 for one in numeric[first:]) == here
            for line, here in zip(lines, said, strict=True)
        ):
            return True
    return False


def _are_counts(lines: Sequence[Sequence[str]], place: int, before: Sequence[int]) -> bool:
    """Whether every row has here how many ticks stand before it."""
    ticked = [
        one
        for one in before
        if any(line[one] for line in lines) and all(_is_tick(line[one]) for line in lines if line[one])
    ]
    said = [whole(line[place]) for line in lines]
    if len(ticked) < 2 or len(set(said)) < 2:
        return False
    counts = [sum(bool(line[one]) for one in ticked) for line in lines]
    return counts == said


def _is_tick(text: str) -> bool:
    return bare_or_mark(text) in TICKED and not text.isdecimal()
