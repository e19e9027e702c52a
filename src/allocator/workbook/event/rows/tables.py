"""The sheets of a workbook as rows of cells by heading, matched to the schema."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from openpyxl.utils import get_column_letter

from allocator.coherence import folded
from allocator.suggest import did_you_mean
from allocator.workbook.event.rows.findings import EventFindings, place
from allocator.workbook.event.schema import IMPORTS, LISTS, MAPPING, SCENARIOS, SHEETS
from allocator.workbook.event.schema.columns import Sheet
from allocator.workbook.xlsx.cells import SheetCell, SheetGrid

_OTHERS = frozenset(map(folded, (IMPORTS, LISTS, MAPPING, SCENARIOS.name)))
"""Sheets of an event workbook that hold nothing of the event."""


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row that holds something: its cells by heading, blank ones too. A column that is absent has the key's place."""

    number: int
    cells: Mapping[str, SheetCell]


@dataclass(frozen=True, slots=True)
class SheetTable:
    """The rows of a sheet. `ranks` are the headings of its rank columns; a `complete` one has all required columns."""

    sheet: Sheet
    rows: tuple[SheetRow, ...] = ()
    ranks: tuple[int, ...] = ()
    complete: bool = True


def match_sheets(grids: Iterable[SheetGrid], findings: EventFindings) -> Mapping[str, SheetTable]:
    """A table for every sheet of the schema; what is missing, unknown, hidden or merged is noted."""
    found: dict[str, SheetGrid] = {}
    unknown = []
    known = {folded(sheet.name): sheet.name for sheet in SHEETS}
    for grid in grids:
        name = known.get(folded(grid.name))
        if name is None:
            unknown.append(grid.name)
        elif name in found:
            findings.problem(place(grid.name), f'there is a sheet "{found[name].name}" too; keep one of the two.')
        else:
            found[name] = grid
    for name in unknown:
        if folded(name) not in _OTHERS:
            findings.warn(place(name), "this sheet is not part of an event workbook; it is not read.")
    return {
        sheet.name: table_of(sheet, found[sheet.name], findings)
        if sheet.name in found
        else _absent(sheet, unknown, findings)
        for sheet in SHEETS
    }


def _absent(sheet: Sheet, unknown: list[str], findings: EventFindings) -> SheetTable:
    if sheet.needed:
        near = did_you_mean(sheet.name, [name for name in unknown if folded(name) not in _OTHERS])
        hint = f" {near} Then give it this name." if near.startswith("Did") else ""
        findings.problem(place(sheet.name), f"the workbook has no sheet of this name; add it.{hint}")
        return SheetTable(sheet, complete=False)
    if sheet.missed:
        findings.warn(place(sheet.name), "the workbook has no sheet of this name; it is taken as empty.")
    return SheetTable(sheet)


def table_of(sheet: Sheet, grid: SheetGrid, findings: EventFindings) -> SheetTable:
    """The rows of one sheet; what is missing, unknown, hidden or merged is noted."""
    if not grid.cells:
        findings.problem(place(grid.name), "this sheet is empty; its first row holds the headings.")
        return SheetTable(sheet, complete=False)
    head = min(grid.cells)
    columns = _columns(sheet, grid.cells[head], findings)
    missing = [column.heading for column in sheet.columns if column.required and column.heading not in columns]
    for heading in missing:
        message = f'there is no column "{heading}" (row {head} is taken for the headings); add it.'
        findings.problem(grid.cell(head, 1), message)
    ranks = tuple(int(heading) for heading in columns if heading.isdecimal())
    if sheet.ranked is not None and not ranks:
        findings.problem(grid.cell(head, 1), "there is no column of wishes; give them the headings 1, 2, 3, ...")
    _note_merged(grid, head, set(columns.values()), findings)
    if missing:
        return SheetTable(sheet, ranks=ranks, complete=False)
    rows = tuple(_rows(sheet, grid, head, columns))
    hidden = sum(row.number in grid.hidden for row in rows)
    if hidden:
        what = (
            "1 hidden row is read like any other." if hidden == 1 else f"{hidden} hidden rows are read like any other."
        )
        findings.warn(place(grid.name), what)
    return SheetTable(sheet, rows, ranks)


def _columns(sheet: Sheet, head: Mapping[int, SheetCell], findings: EventFindings) -> dict[str, int]:
    """Where each heading is; unknown and repeated headings are noted."""
    known = {folded(column.heading): column.heading for column in sheet.columns}
    columns: dict[str, int] = {}
    for number, cell in head.items():
        text = folded(cell.text).rstrip(" *")
        heading = known.get(text)
        if sheet.ranked is not None and text.isdecimal() and int(text) > 0:
            heading = str(int(text))
        if heading is None and not cell.blank:
            hint = did_you_mean(cell.text, known.values())
            offer = f" {hint}" if hint.startswith("Did") else ""
            findings.warn(cell, f'"{cell.text.strip()}" is not a column of this sheet; it is not read.{offer}')
        elif heading in columns:
            findings.problem(cell, f'there are two columns "{heading}"; keep one.')
        elif heading is not None:
            columns[heading] = number
    return columns


def _rows(sheet: Sheet, grid: SheetGrid, head: int, columns: Mapping[str, int]) -> Iterator[SheetRow]:
    """The rows below the headings in which a known column holds something."""
    absent = [column.heading for column in sheet.columns if column.heading not in columns]
    for number in sorted(row for row in grid.cells if row > head):
        cells = {heading: grid.cell(number, column) for heading, column in columns.items()}
        if not all(cell.blank for cell in cells.values()):
            key = cells[sheet.key.heading]
            nothing = SheetCell(key.where, key.row, key.column)
            yield SheetRow(number, cells | dict.fromkeys(absent, nothing))


def _note_merged(grid: SheetGrid, head: int, columns: set[int], findings: EventFindings) -> None:
    """Merged cells hold one value where several rows or columns each need their own."""
    for first_column, first_row, last_column, last_row in sorted(grid.merged):
        if last_row >= head and columns & set(range(first_column, last_column + 1)):
            area = f"{get_column_letter(first_column)}{first_row}:{get_column_letter(last_column)}{last_row}"
            message = f"the cells {area} are merged; unmerge them and write every value in its own cell."
            findings.problem(grid.cell(first_row, first_column), message)
