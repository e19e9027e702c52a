"""What there is to say of an import: what has to be fixed, what was corrected, what was left out."""

from __future__ import annotations

from dataclasses import dataclass, field

from allocator.errors import Problem
from allocator.intake.tables.mapped_table import MappedTable


@dataclass
class ImportNotes:
    """Sentences with their places.

    `problems` somebody has to mend, `corrections` somebody should look at; `left_out` is what was not read, `remarks`
    are odd or good to know, `to_fill` are facts that were nowhere given. `unread` are files and tables of a file that
    gave nothing, `asides` what people wrote that no plan takes into account, and `columns` those that were left out.
    `kept` are the headings of columns that were kept as the organiser's own.
    """

    problems: list[Problem] = field(default_factory=list)
    corrections: list[Problem] = field(default_factory=list)
    left_out: list[Problem] = field(default_factory=list)
    remarks: list[Problem] = field(default_factory=list)
    to_fill: list[Problem] = field(default_factory=list)
    unread: list[Problem] = field(default_factory=list)
    asides: list[AsideNote] = field(default_factory=list)
    columns: list[LeftColumn] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    marks: list[CellNote] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class AsideNote:
    """A kind of remark that nothing is done about: what it says, what now, its cells, and the words of each column."""

    kind: str
    message: str
    now: str
    cells: tuple[str, ...]
    columns: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class LeftColumn:
    """A column that was left out and holds something: its distinct values with their counts, the commonest first."""

    file: str
    sheet: str
    letter: str
    heading: str
    filled: int
    values: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class CellNote:
    """A cell of the input that has something to be said of it; row and column count from 0."""

    file: str
    sheet: str
    row: int
    column: int
    message: str
    is_problem: bool


def cell_note(mapped: MappedTable, row: int, place: int, message: str, *, is_problem: bool) -> CellNote:
    """What is to be said of a cell of a table."""
    grid = mapped.table.grid
    return CellNote(grid.file, grid.sheet, *grid.place(row, mapped.table.columns[place]), message, is_problem)
