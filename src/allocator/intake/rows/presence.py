"""In which rounds somebody is not there, as the marks in a row say it."""

from __future__ import annotations

from allocator.intake.tables.content import TICKED, UNTICKED, bare_or_mark
from allocator.intake.tables.mapped_table import MappedTable
from allocator.intake.tables.roles import What


def absences(mapped: MappedTable) -> dict[int, tuple[str, ...]]:
    """The rounds of each row in which its person is not there; a row without any mark says nothing of them.

    A blank cell says no where nobody writes 'no'; else it says nothing.
    """
    columns = [(mapped.roles[place].about, place) for place in mapped.places(What.THERE_IN)]
    found: dict[int, tuple[str, ...]] = {}
    if not columns:
        return found
    rows = {row: mapped.table.cells(row) for row in mapped.table.rows}
    refusing = any(
        cells[place].strip() and bare_or_mark(cells[place]) in UNTICKED
        for cells in rows.values()
        for _, place in columns
    )
    for row, cells in rows.items():
        if not any(cells[place].strip() for _, place in columns):
            continue
        away = [
            round
            for round, place in columns
            if (cells[place].strip() or not refusing) and bare_or_mark(cells[place]) not in TICKED
        ]
        if away:
            found[row] = tuple(away)
    return found
