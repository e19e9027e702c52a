"""The Changes sheet: whose plan differs from the announced one, what they had and have, and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

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

MOVED, BEFORE, NOW = "Moved", "Before", "Now"


def write_changes(sheet: Worksheet, book: PlanBook) -> None:
    """Write a row per attendee who has something else, in the organiser's order: a line for each round that differs."""
    columns = [
        PageColumn(ID, 9),
        PageColumn(name_heading(book.event), 26, STRONG),
        PageColumn(ORGANISATION, 22),
        PageColumn(MOVED, 9, CENTRED),
        starting_group(PageColumn(BEFORE, 44)),
        starting_group(PageColumn(NOW, 44)),
        starting_group(PageColumn("Why", 36)),
    ]
    draw_header(sheet, columns)
    found = () if book.origin is None else book.origin.differences
    draw_rows(sheet, columns, (_row(book, one) for one in found))
    finish_table(sheet, frozen_columns=2)


def _row(book: PlanBook, one: Difference) -> list[CellValue | Marked]:
    attendee = book.event.attendee_of[one.attendee]
    rounds = [round.name for round in book.event.rounds]
    differing = [round for round in rounds if one.before.get(round) != one.now.get(round)]
    return [
        attendee.id,
        attendee.name,
        attendee.organisation,
        "yes" if one.moved else "no",
        _in_rounds(one.before, differing),
        Marked(_in_rounds(one.now, differing), color=WARM_FILL),
        "; ".join(one.why),
    ]


def _in_rounds(programme: Mapping[str, str], rounds: Sequence[str]) -> str:
    """A line for each of some rounds: what somebody has in it, or a dash."""
    return "\n".join(f"{round}: {programme.get(round, NOTHING)}" for round in rounds)
