"""The sheets of a workbook as rows of cells by heading, matched to the schema."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from openpyxl.utils import get_column_letter

from allocator.coherence import folded
from allocator.suggest import did_you_mean
from allocator.workbook.event.rows.findings import EventFindings, place
from allocator.workbook.event.schema import IMPORTS, LISTS, MAPPING, SCENARIOS, SHEETS
from allocator.workbook.event.schema.columns import CellKind, Sheet
from allocator.workbook.xlsx.cells import SheetCell, SheetGrid
from allocator.workbook.xlsx.text import clean

_OTHERS = frozenset(map(folded, (IMPORTS, LISTS, MAPPING, SCENARIOS.name)))
"""Sheets of an event workbook that hold nothing of the event."""

_LETTERS_TO_BE_MEANT = 5
"""Letters of a heading that need not exist, from which on one of the organiser's own may be a misspelling of it."""


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row that holds something: its cells by heading, blank ones too. A column that is absent has the key's place.

    A column that is asking and absent has no cell. `own` are its cells in columns of the organiser's own.
    """

    number: int
    cells: Mapping[str, SheetCell]
    own: Mapping[str, SheetCell] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SheetTable:
    """The rows of a sheet. `ranks` are the headings of its rank columns; a `complete` one has all required columns.

    `own` are the headings of the organiser's own columns.
    """

    sheet: Sheet
    rows: tuple[SheetRow, ...] = ()
    ranks: tuple[int, ...] = ()
    complete: bool = True
    own: tuple[str, ...] = ()


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
    columns, own = _columns(sheet, grid.cells[head], findings)
    missing = [column.heading for column in sheet.columns if column.required and column.heading not in columns]
    for heading in missing:
        message = f'there is no column "{heading}" (row {head} is taken for the headings); add it.'
        findings.problem(grid.cell(head, 1), message)
    ranks = tuple(int(heading) for heading in columns if heading.isdecimal())
    if sheet.ranked is not None and not ranks:
        findings.problem(grid.cell(head, 1), "there is no column of wishes; give them the headings 1, 2, 3, ...")
    _note_merged(grid, head, {*columns.values()}, findings.problem)
    _note_merged(grid, head, {*own.values()} - {*columns.values()}, findings.warn)
    if missing:
        return SheetTable(sheet, ranks=ranks, complete=False)
    rows = tuple(_rows(sheet, grid, head, columns, own))
    hidden = sum(row.number in grid.hidden for row in rows)
    if hidden:
        what = (
            "1 hidden row is read like any other." if hidden == 1 else f"{hidden} hidden rows are read like any other."
        )
        findings.warn(place(grid.name), what)
    return SheetTable(sheet, rows, ranks, own=tuple(own))


def _columns(
    sheet: Sheet, head: Mapping[int, SheetCell], findings: EventFindings
) -> tuple[dict[str, int], dict[str, int]]:
    """Where each heading is, and each of the organiser's own; unknown and repeated headings are noted."""
    known = {folded(column.heading): column.heading for column in (*sheet.columns, *sheet.asking)}
    aliases = {folded(alias): column.heading for column in (*sheet.columns, *sheet.asking) for alias in column.aliases}
    columns: dict[str, int] = {}
    others: dict[int, SheetCell] = {}
    for number, cell in head.items():
        text = folded(cell.text).rstrip(" *")
        heading = known.get(text) or aliases.get(text)
        if sheet.ranked is not None and text.isdecimal() and int(text) > 0:
            heading = str(int(text))
        if heading is None and not cell.blank:
            others[number] = cell
        elif heading in columns:
            findings.problem(cell, f'there are two columns "{heading}"; keep one.')
        elif heading is not None:
            columns[heading] = number
    hardly = {one.heading for one in sheet.asking if len(one.heading) < _LETTERS_TO_BE_MEANT}
    absent = [heading for heading in known.values() if heading not in columns and heading not in hardly]
    own: dict[str, int] = {}
    spelt: set[str] = set()
    for number, cell in others.items():
        hint = did_you_mean(cell.text, absent if sheet.own_columns else known.values())
        meant = hint if hint.startswith("Did") else ""
        heading = clean(cell.text)
        if sheet.own_columns and not meant and not cell.trouble and folded(heading) not in spelt:
            own[heading] = number
            spelt.add(folded(heading))
        elif sheet.own_columns and not meant and heading:
            findings.warn(cell, f'there are two columns "{heading}"; this one is not read.')
        else:
            message = f'"{clean(cell.text)}" is not a column of this sheet; it is not read. {meant}'.rstrip()
            otherwise = " If not, give it another heading." if sheet.own_columns and meant else ""
            findings.warn(cell, message + otherwise)
    return columns, own


def _rows(
    sheet: Sheet, grid: SheetGrid, head: int, columns: Mapping[str, int], own: Mapping[str, int]
) -> Iterator[SheetRow]:
    """The rows below the headings in which a known column that is read holds something."""
    unread = {column.heading for column in sheet.columns if column.kind is CellKind.UNREAD}
    absent = [column.heading for column in sheet.columns if column.heading not in columns]
    for number in sorted(row for row in grid.cells if row > head):
        cells = {heading: grid.cell(number, column) for heading, column in columns.items()}
        if not all(cell.blank for heading, cell in cells.items() if heading not in unread):
            key = cells[sheet.key.heading]
            nothing = SheetCell(key.where, key.row, key.column)
            mine = {heading: grid.cell(number, column) for heading, column in own.items()}
            yield SheetRow(number, cells | dict.fromkeys(absent, nothing), mine)


def _note_merged(grid: SheetGrid, head: int, columns: set[int], note: Callable[[SheetCell, str], None]) -> None:
    """Merged cells hold one value where several rows or columns each need their own."""
    for first_column, first_row, last_column, last_row in sorted(grid.merged):
        if last_row >= head and columns & set(range(first_column, last_column + 1)):
            area = f"{get_column_letter(first_column)}{first_row}:{get_column_letter(last_column)}{last_row}"
            message = f"the cells {area} are merged; unmerge them and write every value in its own cell."
            note(grid.cell(first_row, first_column), message)
