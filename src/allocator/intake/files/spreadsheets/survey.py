"""What a look into the file itself tells of a sheet, and the library that reads the values does not."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import TypeVar

from openpyxl.utils import get_column_letter

from allocator.workbook.xlsx.sizes import LARGEST_AREA, MOST_CELLS, MOST_COLUMNS, MOST_ROWS, reaches_too_far

Rows = list[list[str]]
Position = tuple[int, int]
Area = tuple[Position, Position]
Place = TypeVar("Place")


class TooLarge(Exception):
    """The sheets of a file reach over more cells than are read; the text is to be read after the file's name."""


class Places:
    """How many cells, rows and columns of a file may still be noted one by one, in all its sheets."""

    def __init__(self) -> None:
        self._left = MOST_CELLS

    def take(self, places: Collection[Place]) -> Collection[Place]:
        """The places, which count from now on; raises TooLarge where they are too many."""
        self._left -= len(places)
        if self._left < 0:
            raise TooLarge(
                f"repeats more hidden rows, hidden columns and cells than the {MOST_CELLS:,} that are read. "
                "Copy the table into a new workbook."
            )
        return places


@dataclass(slots=True)
class Survey:
    """Facts of one sheet by position (row and column from 0).

    `rows` and `columns` say how far it reaches. `shown` holds the text of cells whose value alone does not tell what
    one sees: errors, formulas never calculated, formats such as percent. `days` are dates that show no year, `struck`
    are cells whose text is crossed out.
    """

    sheet: str
    hidden: bool = False
    rows: int = 0
    columns: int = 0
    shown: dict[Position, str] = field(default_factory=dict)
    uncalculated: list[Position] = field(default_factory=list)
    days: list[Position] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    merged: list[Area] = field(default_factory=list)
    struck: list[Position] = field(default_factory=list)

    def reach(self, row: int, column: int) -> None:
        """Note that there is something in this cell; raises TooLarge where it is too far out."""
        if row >= self.rows or column >= self.columns:
            self.rows = max(self.rows, row + 1)
            self.columns = max(self.columns, column + 1)
            if self.area > LARGEST_AREA or self.rows > MOST_ROWS or self.columns > MOST_COLUMNS:
                raise too_large(self.sheet, self.rows, self.columns)

    @property
    def area(self) -> int:
        """How many cells the sheet reaches over from A1, empty ones included."""
        return self.rows * self.columns


def too_large(sheet: str, rows: int, columns: int) -> TooLarge:
    """What to say of a sheet, or of the rows of a text file (''), that reaches too far."""
    return TooLarge(reaches_too_far(sheet, rows, columns))


def demand_readable_size(surveys: Iterable[Survey]) -> None:
    """Raise TooLarge where the sheets together reach over more cells than are read."""
    surveys = list(surveys)
    if sum(survey.area for survey in surveys) > LARGEST_AREA:
        largest = max(surveys, key=lambda survey: survey.area)
        raise too_large(largest.sheet, largest.rows, largest.columns)


def cell_name(row: int, column: int) -> str:
    """What a spreadsheet calls a cell, by row and column from 0: 'C14'."""
    return f"{get_column_letter(column + 1)}{row + 1}"
