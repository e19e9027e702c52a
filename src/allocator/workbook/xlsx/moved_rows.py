"""Rows taken out of a sheet, or put between others: cells keep their looks, notes and links, rows their heights."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection

from openpyxl.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet


def take_out(page: Worksheet, rows: Collection[int]) -> None:
    """Take out many rows at once; those below move up."""
    gone = sorted(rows)
    among = set(gone)
    _renumber(page, lambda row: 0 if row in among else row - bisect_left(gone, row))


def make_room(page: Worksheet, rows: Collection[int]) -> None:
    """Make room for rows that get these numbers; what stands there, and below, moves down."""
    wanted = sorted(rows)
    # A row moves down for every wanted number up to the place where it comes to stand.
    begins = [number - place for place, number in enumerate(wanted)]
    _renumber(page, lambda row: row + bisect_right(begins, row))


def _renumber(page: Worksheet, number_of: Callable[[int], int]) -> None:
    """Give every row another number; 0 takes it out. openpyxl moves cell by cell for every row that is taken out."""
    cells = {}
    for (row, column), cell in page._cells.items():
        number = number_of(row)
        if number:
            cell.row = number
            cells[number, column] = cell
            if isinstance(cell, Cell) and cell.hyperlink is not None:
                cell.hyperlink.ref = cell.coordinate
    page._cells = cells
    heights = dict(page.row_dimensions.items())
    page.row_dimensions.clear()
    for row, dimension in heights.items():
        number = number_of(row)
        if number:
            dimension.index = number
            page.row_dimensions[number] = dimension
