"""A sheet without some of its rows, with true addresses."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from allocator.intake.files.grid import TextGrid


@dataclass(frozen=True, slots=True)
class ShortenedGrid(TextGrid):
    """The cells of a sheet without some rows; `kept` has the place in the sheet of each row that is left."""

    base: TextGrid | None = None
    kept: tuple[int, ...] = ()

    def address(self, row: int, column: int) -> str:
        """Where a cell is in its sheet."""
        return self.whole().address(*self.place(row, column))

    def area(self, first: tuple[int, int], last: tuple[int, int]) -> str:
        """Where the cells are in their sheet."""
        return self.whole().area(self.place(*first), self.place(*last))

    def place(self, row: int, column: int) -> tuple[int, int]:
        """The row and column of a cell in its sheet."""
        here = self.kept[row], column
        return here if self.base is None else self.base.place(*here)

    def whole(self) -> TextGrid:
        """The sheet that the cells are in."""
        return self if self.base is None else self.base.whole()


def shortened(grid: TextGrid, rows: Collection[int]) -> ShortenedGrid:
    """The sheet without these rows."""
    kept = tuple(row for row in range(len(grid.cells)) if row not in rows)
    return ShortenedGrid(grid.file, grid.sheet, tuple(grid.cells[row] for row in kept), (), grid, kept)
