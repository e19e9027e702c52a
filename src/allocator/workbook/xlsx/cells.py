"""A workbook as cells: each with its address and exactly the value that was typed or calculated."""

from __future__ import annotations

import re
import warnings
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from xml.etree.ElementTree import ParseError

import openpyxl
from openpyxl.cell.rich_text import CellRichText
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.formula import ArrayFormula, DataTableFormula
from openpyxl.worksheet.worksheet import Worksheet

from allocator.errors import FileTrouble
from allocator.workbook.xlsx.sniff import demand_workbook

Value = str | int | float | bool | datetime | date | time | timedelta | None

NEVER_CALCULATED = "holds a formula that was never calculated; open the file in Excel, save it, and try again."

_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")


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
    """All sheets of a workbook; raises FileTrouble for whatever is not a whole workbook."""
    file = Path(path)
    demand_workbook(file)
    values = _load(file, values=True)
    formulas = _load(file, values=False) if _has_formulas(file) else None
    return tuple(_grid(sheet, formulas[sheet.title] if formulas else None) for sheet in values.worksheets)


def load_whole(path: Path) -> openpyxl.Workbook:
    """A workbook to be changed, with its formulas; raises FileTrouble for whatever is not a whole workbook."""
    demand_workbook(path)
    return _load(path, values=False)


def grids_in(workbook: openpyxl.Workbook) -> tuple[SheetGrid, ...]:
    """All sheets of a workbook in memory, formulas as texts."""
    return tuple(_grid(sheet, None) for sheet in workbook.worksheets)


def _load(path: Path, *, values: bool) -> openpyxl.Workbook:
    """Load with values as last calculated, or with the formulas themselves."""
    with warnings.catch_warnings():
        # What openpyxl warns of (extensions it would not write back) does not matter to somebody who only reads.
        warnings.simplefilter("ignore")
        try:
            return openpyxl.load_workbook(path, data_only=values)
        except (ValueError, TypeError, KeyError, IndexError, AttributeError, OSError, EOFError) as error:
            raise _damaged(path) from error
        except (zipfile.BadZipFile, zlib.error, ParseError, RuntimeError) as error:
            raise _damaged(path) from error


def _damaged(path: Path) -> FileTrouble:
    return FileTrouble(f"{path} is damaged and cannot be read. Open it in Excel, let it repair the file, and save it.")


def _has_formulas(path: Path) -> bool:
    """Whether any sheet has a formula; without one the second, slower look is not needed."""
    with zipfile.ZipFile(path) as archive:
        sheets = [name for name in archive.namelist() if name.startswith("xl/worksheets/") and name.endswith(".xml")]
        return any(re.search(rb"<(\w+:)?f[ >/]", archive.read(name)) for name in sheets)


def _grid(sheet: Worksheet, formulas: Worksheet | None) -> SheetGrid:
    rows: dict[int, dict[int, SheetCell]] = {}
    # The sparse store, because one stray cell at the bottom would make iter_rows build a million rows.
    for (row, column), raw in sorted(sheet._cells.items()):
        uncalculated = (
            raw.value is None
            and raw.data_type == "n"
            and formulas is not None
            and formulas._cells[row, column].data_type == "f"
        )
        cell = _cell(address(sheet.title, row, column), row, column, raw.value, raw.data_type, uncalculated)
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
        return SheetCell(where, row, column, _ESCAPED.sub(lambda found: chr(int(found[1], 16)), value))
    assert value is None or isinstance(value, int | float | bool | datetime | date | time | timedelta)
    return SheetCell(where, row, column, value)
