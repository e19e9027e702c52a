"""Rows and columns that stand in tables and are no data, and rows that are and may not count."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile

from allocator.errors import Problem
from allocator.intake.import_notes import ImportNotes
from allocator.intake.tables.around.below.marked_rows import COUNTS_LESS
from allocator.intake.tables.around.below.rows_below import UNLIKE
from allocator.intake.tables.looks import sort_of
from allocator.intake.tables.mapped_table import MappedTable
from allocator.intake.tables.table import SourceTable
from allocator.words import several

SHOWN = 5
"""Rows that are named."""


def say_what_is_aside(tables: Iterable[MappedTable], notes: ImportNotes) -> None:
    """Note the rows and columns that stand in tables and are no data, and rows below a line such as 'Waiting list'."""
    for table in [mapped.table for mapped in tables]:
        notes.remarks += _that_count_less(table)
        for row, why in table.aside:
            text = " ".join(" ".join(table.cells(row)).split())
            shown = text if len(text) <= 50 else f"{text[:47]}..."
            where = table.grid.address(row, table.columns[0])
            if why == UNLIKE and _states_facts(table.cells(row)):
                message = (
                    f'"{shown}" is no row like those above, and is left out. If it counts, add it to the workbook.'
                )
                notes.remarks.append(Problem(where, message))
            else:
                notes.left_out.append(Problem(where, f'{why}: "{shown}"'))
        for column, why in table.beside:
            top = table.head[-1] if table.head else table.rows[0]
            heading = " ".join(table.grid.cells[top][column].split()) if table.head else ""
            notes.left_out.append(Problem(table.grid.address(top, column), f'{why}: column "{heading}"'))


def _states_facts(cells: Sequence[str]) -> bool:
    """Whether a row begins with a name, and has words and numbers, such as a room and its seats."""
    sorts = {sort_of(cell) for cell in cells if cell.strip()}
    return bool(cells[0].strip()) and {"text", "number"} <= sorts


def _that_count_less(table: SourceTable) -> Iterator[Problem]:
    """A remark for each line that says that the rows below it, which are read like the others, may not count."""
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
