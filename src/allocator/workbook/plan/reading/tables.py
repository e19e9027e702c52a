"""Tables found on sheets that people may have edited: by their headings, wherever the rows and columns now are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from allocator.coherence import folded
from allocator.errors import Problem
from allocator.suggest import did_you_mean
from allocator.workbook.xlsx.cells import SheetCell, SheetGrid, address
from allocator.workbook.xlsx.text import clean


@dataclass(frozen=True, slots=True)
class PlanFindings:
    """What is wrong and what is odd, in the order in which it is found."""

    problems: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)

    def problem(self, where: str, message: str) -> None:
        """Note something that has to be fixed."""
        self.problems.append(Problem(where, message))

    def warn(self, where: str, message: str) -> None:
        """Note something that is odd and does not stop anything."""
        self.warnings.append(Problem(where, message))

    def text(self, cell: SheetCell) -> str:
        """What a cell says, as plain text; a cell without a usable value is a problem and says nothing."""
        if cell.trouble:
            self.problem(cell.where, cell.trouble)
            return ""
        return clean(cell.text)


@dataclass(frozen=True, slots=True)
class FoundTable:
    """A sheet with the row of its headings, and the column of each known heading that is there."""

    grid: SheetGrid
    header_row: int
    columns: Mapping[str, int]

    def rows(self) -> Iterator[int]:
        """The rows under the headings in which a known column holds something, hidden ones too."""
        for row, cells in self.grid.cells.items():
            filled = (column in cells and not cells[column].blank for column in self.columns.values())
            if row > self.header_row and any(filled):
                yield row

    def cell(self, row: int, heading: str) -> SheetCell:
        """The cell of a row under a heading; a blank one where the heading is missing."""
        return self.grid.cell(row, self.columns[heading]) if heading in self.columns else SheetCell("", row, 0)


def no_cells(name: str) -> SheetGrid:
    """A sheet that holds nothing, for one that is not there."""
    return SheetGrid(name, {}, frozenset(), ())


def find_table(
    grid: SheetGrid, findings: PlanFindings, *, wanted: Sequence[str], optional: Sequence[str], open_to_others: bool
) -> FoundTable:
    """The table whose headings agree best with those wanted; what is missing, double or strange is noted.

    The `optional` may be missing; still others are odd where the sheet is `open_to_others`, and wrong where not.
    """
    known = [*wanted, *optional]
    row = _header_row(grid, known)
    found, strange = _headings(grid, row, findings, known)
    missing = [heading for heading in wanted if heading not in found]
    for cell in strange:
        _note_strange(cell, missing, findings, open_to_others=open_to_others)
    for heading in missing:
        where = address(grid.name, row, 1)
        findings.problem(where, f'no column has the heading "{heading}" in this row; write it above its column.')
    table = FoundTable(grid, row, {heading: cell.column for heading, cell in found.items()})
    _note_merged(table, findings)
    _note_hidden(table, findings)
    return table


def _header_row(grid: SheetGrid, known: Sequence[str]) -> int:
    """The first of the rows that hold most of the headings."""
    headings = set(map(folded, known))

    def agreeing(row: int) -> int:
        return sum(folded(cell.text) in headings for cell in grid.cells[row].values())

    return max(grid.cells, key=agreeing, default=1)


def _headings(
    grid: SheetGrid, row: int, findings: PlanFindings, known: Sequence[str]
) -> tuple[dict[str, SheetCell], list[SheetCell]]:
    """The cells of the headings that are known, and of the others; a heading twice is a problem."""
    by_folded = {folded(heading): heading for heading in known}
    found: dict[str, SheetCell] = {}
    strange: list[SheetCell] = []
    for cell in grid.cells.get(row, {}).values():
        text = folded(findings.text(cell))
        heading = by_folded.get(text)
        if heading is None:
            strange += [cell] if text else []
        elif heading in found:
            first = found[heading].where
            findings.problem(cell.where, f'the heading "{heading}" is in {first} too; remove one of them.')
        else:
            found[heading] = cell
    return found, strange


def _note_strange(cell: SheetCell, missing: Sequence[str], findings: PlanFindings, *, open_to_others: bool) -> None:
    """Note a heading that is not known: a misspelt one as a problem, one that somebody added as the sheet takes it."""
    text, meant = clean(cell.text), did_you_mean(cell.text, missing)
    if meant.startswith("Did"):
        findings.problem(cell.where, f'"{text}" is not a heading of this sheet. {meant}')
    elif open_to_others:
        findings.warn(cell.where, f'the column "{text}" is not read.')
    else:
        findings.problem(cell.where, f'"{text}" is not one of the rounds; rename this column or remove it.')


def _note_merged(table: FoundTable, findings: PlanFindings) -> None:
    """Merged cells hold one value where several rows or columns each need their own."""
    for first_column, first_row, last_column, last_row in sorted(table.grid.merged):
        known = set(table.columns.values()) & set(range(first_column, last_column + 1))
        if known and last_row >= table.header_row:
            where = address(table.grid.name, first_row, first_column)
            findings.problem(where, "is merged with other cells; unmerge them and write every value in its own cell.")


def _note_hidden(table: FoundTable, findings: PlanFindings) -> None:
    hidden = sum(row in table.grid.hidden for row in table.rows())
    if hidden:
        count = "1 hidden row is" if hidden == 1 else f"{hidden} hidden rows are"
        findings.warn(table.grid.name, f"{count} read like any other.")
