"""Rows below a line such as 'Waiting list', which are read like the others and may not count."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from allocator.errors import Problem
from allocator.intake.tables.around.marked_rows import COUNTS_LESS
from allocator.intake.tables.table import SourceTable
from allocator.words import several

SHOWN = 5
"""Rows that are named."""


def rows_that_count_less(table: SourceTable) -> Iterator[Problem]:
    """A remark for each such line that has rows below it."""
    asides = {row for row, _ in table.aside}
    for row, why in table.aside:
        if why != COUNTS_LESS:
            continue
        every = sorted({*asides, *table.rows})
        below = list(takewhile(lambda one: one not in asides, every[every.index(row) + 1 :]))
        if not below:
            continue
        line = " ".join(" ".join(table.cells(row)).split())
        names = [next((cell.strip() for cell in table.cells(one) if cell.strip()), "") for one in below]
        shown = ", ".join(f'"{name}"' for name in names[:SHOWN])
        more = f" and {len(names) - SHOWN} more" if len(names) > SHOWN else ""
        message = (
            f'{several(len(below), "row")} below "{line}" {"is" if len(below) == 1 else "are"} read like the others: '
            f"{shown}{more}. Delete what is not to be planned."
        )
        yield Problem(table.grid.address(row, table.columns[0]), message)
