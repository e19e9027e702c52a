"""A workbook as cells: each with its address and exactly the value that was typed or calculated."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path

import openpyxl
from openpyxl.cell.rich_text import CellRichText
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.formula import ArrayFormula, DataTableFormula
from openpyxl.worksheet.worksheet import Worksheet

from allocator.errors import FileTrouble
from allocator.workbook.xlsx.gate import demand_ours, load
from allocator.workbook.xlsx.parsing import understood, without_looking_for_cycles
from allocator.workbook.xlsx.raw_sheets import RawSheet, raw_sheets
from allocator.workbook.xlsx.sizes import CHANGED, LARGEST_AREA, reaches_too_far

Value = str | int | float | bool | datetime | date | time | timedelta | None

NEVER_CALCULATED = "holds a formula that was never calculated; open the file in Excel, save it, and try again."

ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
"""A letter as Excel writes one that it could not keep otherwise."""


@dataclass(frozen=True, slots=True)
class SheetCell:
    """A cell; `trouble` says why it has no usable value, to be read after its text."""

    where: str
    row: int
    column: int
    value: Value = None
    trouble: str = ""

    @property
    def text(self) -> str:
        """The value as text: a number without '.0', a date or time in ISO form, blank as ''."""
        value = self.value
        if value is None:
            return ""
        if isinstance(value, bool):
            return str(value).upper()
        if isinstance(value, float) and value.is_integer():
            return str(int(value))
        if isinstance(value, datetime):
            return value.isoformat(" ", "minutes") if value.time() != time() else value.date().isoformat()
        if isinstance(value, time):
            return value.isoformat("minutes")
        return str(value)

    @property
    def blank(self) -> bool:
        """Whether there is nothing to see in the cell."""
        return not self.trouble and not self.text.strip()


@dataclass(frozen=True, slots=True)
class SheetGrid:
    """The cells of a sheet that hold something, by row and column from 1; hidden rows; merged ranges as bounds.

    A merged range is (first column, first row, last column, last row).
    """

    name: str
    cells: Mapping[int, Mapping[int, SheetCell]]
    hidden: frozenset[int]
    merged: tuple[tuple[int, int, int, int], ...]

    def cell(self, row: int, column: int) -> SheetCell:
        """The cell there, blank if it holds nothing."""
        found = self.cells.get(row, {}).get(column)
        return found or SheetCell(address(self.name, row, column), row, column)


def address(sheet: str, row: int, column: int) -> str:
    """An address as people write it: 'Wishes!C14'."""
    return f"{sheet}!{get_column_letter(column)}{row}"


def read_grids(path: str | Path) -> tuple[SheetGrid, ...]:
    """All sheets of a workbook; raises FileTrouble for whatever is not a whole workbook of a reasonable size."""
    file = Path(path)
    demand_ours(file)
    with understood(file), without_looking_for_cycles(), file.open("rb") as source:
        return tuple(_grid_of(sheet) for sheet in raw_sheets(source))


def load_whole(path: Path) -> openpyxl.Workbook:
    """A workbook to be changed, with its formulas; raises FileTrouble for whatever is not a whole workbook.

    Also for one with a cell so far out that to go through all rows and columns would take too long.
    """
    demand_ours(path, CHANGED)
    workbook = load(path, values=False)
    for sheet in workbook.worksheets:
        if sheet.max_row * sheet.max_column > LARGEST_AREA:
            raise FileTrouble(f"{path} {reaches_too_far(sheet.title, sheet.max_row, sheet.max_column)}")
    return workbook


def grids_in(workbook: openpyxl.Workbook) -> tuple[SheetGrid, ...]:
    """All sheets of a workbook in memory, formulas as texts."""
    return tuple(_grid(sheet) for sheet in workbook.worksheets)


def _grid_of(sheet: RawSheet) -> SheetGrid:
    rows: dict[int, dict[int, SheetCell]] = {}
    for raw in (cell for cells in sheet.rows() for cell in cells):
        row, column = raw["row"], raw["column"]
        kind = raw["data_type"]
        cell = _cell(address(sheet.title, row, column), row, column, raw["value"], kind, kind == "f")
        if cell.value is not None or cell.trouble:
            rows.setdefault(row, {})[column] = cell
        else:
            rows.get(row, {}).pop(column, None)  # the last of two cells in one place counts
    for left, top, right, bottom in sheet.merged:
        for row in (one for one in range(top, bottom + 1) if one in rows):
            for column in range(left + (row == top), right + 1):
                rows[row].pop(column, None)  # only the first cell of a merged area shows anything
    ordered = {row: dict(sorted(rows[row].items())) for row in sorted(rows) if rows[row]}
    return SheetGrid(sheet.title, ordered, frozenset(filter(sheet.is_hidden, ordered)), sheet.merged)


def _grid(sheet: Worksheet) -> SheetGrid:
    rows: dict[int, dict[int, SheetCell]] = {}
    # The sparse store, because one stray cell at the bottom would make iter_rows build a million rows.
    for (row, column), raw in sorted(sheet._cells.items()):
        cell = _cell(address(sheet.title, row, column), row, column, raw.value, raw.data_type, False)
        if cell.value is not None or cell.trouble:
            rows.setdefault(row, {})[column] = cell
    hidden = frozenset(row for row in rows if row in sheet.row_dimensions and sheet.row_dimensions[row].hidden)
    merged = tuple(tuple(area.bounds) for area in sheet.merged_cells.ranges)
    return SheetGrid(sheet.title, rows, hidden, merged)


def _cell(where: str, row: int, column: int, value: object, data_type: str, uncalculated: bool) -> SheetCell:
    if uncalculated:
        return SheetCell(where, row, column, trouble=NEVER_CALCULATED)
    if isinstance(value, CellRichText):
        value = str(value)  # text of which a part is bold, coloured or struck through
    if isinstance(value, ArrayFormula | DataTableFormula):
        value = str(getattr(value, "text", None) or "=")  # a formula that fills several cells
    if data_type == "e":
        return SheetCell(where, row, column, str(value), trouble=f'holds the error "{value}"; write the value itself.')
    if isinstance(value, str):
        return SheetCell(where, row, column, ESCAPED.sub(lambda found: chr(int(found[1], 16)), value))
    assert value is None or isinstance(value, int | float | bool | datetime | date | time | timedelta)
    return SheetCell(where, row, column, value)
