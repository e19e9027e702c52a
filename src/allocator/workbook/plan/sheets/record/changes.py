"""The Changes sheet: whose plan differs from the announced one, what they had and have, and why."""

from __future__ import annotations

from openpyxl.worksheet.worksheet import Worksheet

from allocator.plan import Difference
from allocator.workbook.plan.book import PlanBook
from allocator.workbook.plan.words import ID, NOTHING, ORGANISATION, name_heading
from allocator.workbook.xlsx.page import (
    CENTRED,
    STRONG,
    WARM_FILL,
    Marked,
    PageColumn,
    draw_header,
    draw_rows,
    starting_group,
)
from allocator.workbook.xlsx.style import CellValue, finish_table

MOVED = "Moved"


def write_changes(sheet: Worksheet, book: PlanBook) -> None:
    """Write a row per attendee who has something else, in the organiser's order; what differs is coloured."""
    columns = [
        PageColumn(ID, 9),
        PageColumn(name_heading(book.event), 26, STRONG),
        PageColumn(ORGANISATION, 22),
        PageColumn(MOVED, 9, CENTRED),
        PageColumn("Why", 44),
    ]
    for round in book.event.rounds:
        columns.append(starting_group(PageColumn(f"{round.name} before", 30)))
        columns.append(PageColumn(f"{round.name} now", 30))
    draw_header(sheet, columns)
    found = () if book.origin is None else book.origin.differences
    draw_rows(sheet, columns, (_row(book, one) for one in found))
    finish_table(sheet, frozen_columns=2)


def _row(book: PlanBook, one: Difference) -> list[CellValue | Marked]:
    attendee = book.event.attendee_of[one.attendee]
    cells: list[CellValue | Marked] = [
        attendee.id,
        attendee.name,
        attendee.organisation,
        "yes" if one.moved else "no",
        "; ".join(one.why),
    ]
    for round in book.event.rounds:
        before, now = one.before.get(round.name, NOTHING), one.now.get(round.name, NOTHING)
        cells += [before, Marked(now, color=WARM_FILL) if now != before else now]
    return cells
