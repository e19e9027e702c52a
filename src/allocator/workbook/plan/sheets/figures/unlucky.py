"""The Unlucky sheet: how everybody fares, the worst served first."""

from __future__ import annotations

from collections.abc import Iterator

from openpyxl.worksheet.worksheet import Worksheet

from allocator.plan import Assignment, Served
from allocator.verify.demand import worst_first
from allocator.workbook.plan.book import PlanBook, ordinal
from allocator.workbook.plan.words import ID, NO_SEAT, ORGANISATION, name_heading
from allocator.workbook.xlsx.page import (
    ALERT,
    ALERT_FILL,
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


def write_unlucky(sheet: Worksheet, book: PlanBook) -> None:
    """Write a row per attendee: those without seats first, then by what their seats cost."""
    columns = _columns(book)
    draw_header(sheet, columns)
    draw_rows(sheet, columns, (_row(book, one) for one in worst_first(book.served)))
    finish_table(sheet, frozen_columns=2)


def _columns(book: PlanBook) -> list[PageColumn]:
    return [
        PageColumn(ID, 9),
        PageColumn(name_heading(book.event), 26, STRONG),
        PageColumn(ORGANISATION, 26),
        starting_group(PageColumn("No seat", 9, CENTRED)),
        PageColumn("Unwished", 11, CENTRED),
        PageColumn("Cost", 8, CENTRED),
        starting_group(PageColumn("Wished", 36)),
        PageColumn("Got", 72),
    ]


def _row(book: PlanBook, one: Served) -> list[CellValue | Marked]:
    attendee = book.event.attendee_of[one.attendee]
    return [
        attendee.id,
        attendee.name,
        attendee.organisation,
        Marked(len(one.unseated), ALERT, ALERT_FILL) if one.unseated else 0,
        Marked(one.unwished, color=WARM_FILL) if one.unwished else 0,
        one.cost,
        "  ".join(_wished(book, attendee.id)),
        "   ".join(_got(book, one)),
    ]


def _wished(book: PlanBook, attendee: str) -> Iterator[str]:
    """'1 W3', or '1 W3 @ Round 2' for a wish in one round only."""
    for wish in book.event.wishes_of[attendee]:
        yield f"{wish.rank} {wish.session}" + ("" if wish.round is None else f" @ {wish.round}")


def _got(book: PlanBook, one: Served) -> Iterator[str]:
    """Round by round, what somebody has and which of their wishes it is."""
    for round in book.event.rounds:
        seat = book.seat.get((one.attendee, round.name))
        if seat is not None:
            yield f"{round.name}: {seat.session} ({_dearness(book, seat)})"
        elif round.name in one.unseated:
            yield f"{round.name}: {NO_SEAT}"


def _dearness(book: PlanBook, seat: Assignment) -> str:
    rank = book.view.rank(seat)
    if rank is not None:
        return ordinal(rank)
    if book.view.unwished(seat):
        return "unwished"
    return "pinned" if book.view.pinned(seat) else "stated no wishes"
