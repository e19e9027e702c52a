"""A legend beside or below other data, '1 = Photography' in each cell: turned into a list of codes and titles."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from allocator.intake.files.grid import TextGrid
from allocator.intake.tables.views.turned import TurnedGrid

HEADINGS = ("Code", "Title")
"""The headings of a legend that is turned."""

FEWEST = 2
"""Codes that a legend explains, at least."""

MOST_ABOVE = 2
"""Cells above a legend, such as its title."""

USED = 0.5
"""How many of the codes stand alone in cells of other columns, at least."""

_LINE = re.compile(r"([0-9]{1,3}|[^\W\d_])\s*(=|->|→|[:.)]|[-–—](?=\s))\s*(\S.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Legend:
    """A legend as a table of its own: the columns that it takes up whole, or the rows."""

    grid: TurnedGrid
    columns: frozenset[int] = frozenset()
    rows: frozenset[int] = frozenset()


_Lines = Sequence[tuple[int, str, str]]


def legend_of(grid: TextGrid, columns: Sequence[int]) -> Legend | None:
    """The legend in one of some columns, or in rows below them; None where there is none.

    Its codes go on from row to row, as in 1, 2, 3 or A, B, C, and stand in other columns too; what is beside data to
    their end and has no '=' between code and title is what somebody answered.
    """
    for column in reversed(columns):
        found = _in_order(grid, column, (row for row, line in enumerate(grid.cells) if line[column].strip()))
        others = [one for one in range(len(grid.cells[0])) if one != column]
        if found and len(columns) != 2 and _ends_early(grid, found) and _are_used(grid, others, found):
            return Legend(_turned(grid, column, found), columns=frozenset({column}))
    below = _alone_below(grid, columns)
    if below is not None:
        column, rows = below
        found = _in_order(grid, column, rows)
        if found and _are_used(grid, columns, found):
            return Legend(_turned(grid, column, found), rows=frozenset(row for row, _, _ in found))
    return None


def _turned(grid: TextGrid, column: int, lines: _Lines) -> TurnedGrid:
    """A row for each code, with the cell of both for either."""
    places = [((row, column), (row, column)) for row, _, _ in lines]
    texts = (HEADINGS, *((code, title) for _, code, title in lines))
    return TurnedGrid(grid.file, grid.sheet, texts, (), grid, (places[0], *places))


def _in_order(grid: TextGrid, column: int, rows: Iterable[int]) -> _Lines:
    """The row, code and title of each line; none where a cell is something else, or codes do not go on."""
    lines: list[tuple[int, str, str]] = []
    above = 0
    for row in rows:
        found = _LINE.fullmatch(grid.cells[row][column].strip())
        if found is not None:
            lines.append((row, found[1], found[3].strip()))
        elif lines or above == MOST_ABOVE:
            return ()
        else:
            above += 1
    if len(lines) < FEWEST:
        return ()
    codes = [code for _, code, _ in lines]
    goes_on = codes[0] in ("0", "1", "A", "a") and codes == [_after(codes[0], at) for at in range(len(codes))]
    return lines if goes_on and all(below[0] == row[0] + 1 for row, below in pairwise(lines)) else ()


def _ends_early(grid: TextGrid, lines: _Lines) -> bool:
    """Whether lines end before the rows of the sheet do, or '=' shows that they explain something."""
    last = max(row for row, line in enumerate(grid.cells) if any(cell.strip() for cell in line))
    return lines[-1][0] < last or all("=" in "".join(grid.cells[row]) for row, _, _ in lines)


def _alone_below(grid: TextGrid, columns: Sequence[int]) -> tuple[int, list[int]] | None:
    """The last rows in which one cell alone is filled, always in the same column, which is a line of a legend."""
    rows: list[int] = []
    at: int | None = None
    for row in reversed(range(len(grid.cells))):
        filled = [column for column in columns if grid.cells[row][column].strip()]
        if not filled and not rows:
            continue
        if len(filled) != 1 or at not in (None, filled[0]) or not _LINE.fullmatch(grid.cells[row][filled[0]].strip()):
            break
        at = filled[0]
        rows.insert(0, row)
    return (at, rows) if at is not None and len(columns) > 1 else None


def _after(code: str, steps: int) -> str:
    return str(int(code) + steps) if code.isdecimal() else chr(ord(code) + steps)


def _are_used(grid: TextGrid, columns: Sequence[int], lines: _Lines) -> bool:
    """Whether enough of the codes stand alone in other columns, in capitals or not."""
    held = {line[column].strip().casefold() for line in grid.cells for column in columns}
    return sum(code.casefold() in held for _, code, _ in lines) >= USED * len(lines)
