"""The Unlucky sheet: how everybody fares, the worst served first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from openpyxl.worksheet.worksheet import Worksheet

from allocator.event import Wish
from allocator.plan import Served
from allocator.verify.demand import turned_away, worst_first
from allocator.words import shortened
from allocator.workbook.plan.book import PlanBook, ordinal
from allocator.workbook.plan.words import ID, NO_SEAT, NOTHING, ORGANISATION, name_heading
from allocator.workbook.xlsx.page import (
    ALERT,
    ALERT_FILL,
    CENTRED,
    STRONG,
    WARM_FILL,
    Look,
    Marked,
    PageColumn,
    draw_header,
    draw_rows,
    starting_group,
)
from allocator.workbook.xlsx.style import CellValue, finish_table

_TITLE_GOT, _TITLE_MISSED = 24, 19
"""Letters of a title that somebody has, and of each of those that they have not."""


def write_unlucky(sheet: Worksheet, book: PlanBook) -> None:
    """Write a row per attendee: those without seats first, then by what their seats cost."""
    missed: dict[str, list[Wish]] = defaultdict(list)
    for wish in turned_away(book.view):
        missed[wish.attendee].append(wish)
    columns = _columns(book)
    draw_header(sheet, columns)
    draw_rows(sheet, columns, (_row(book, one, missed[one.attendee]) for one in worst_first(book.served)))
    finish_table(sheet, frozen_columns=2)


def _columns(book: PlanBook) -> list[PageColumn]:
    return [
        PageColumn(ID, 7),
        PageColumn(name_heading(book.event), 25, STRONG),
        PageColumn(ORGANISATION, 20, Look(wrapped=False)),
        starting_group(PageColumn("No seat", 7, CENTRED)),
        PageColumn("Unwished", 10, CENTRED),
        PageColumn("Cost", 6, CENTRED),
        *(starting_group(PageColumn(round.name, 29)) for round in book.event.rounds),
        starting_group(PageColumn("Wishes not granted", 44, quiet=True)),
    ]


def _row(book: PlanBook, one: Served, missed: Sequence[Wish]) -> list[CellValue | Marked]:
    attendee = book.event.attendee_of[one.attendee]
    return [
        attendee.id,
        attendee.name,
        attendee.organisation,
        Marked(len(one.unseated), ALERT, ALERT_FILL) if one.unseated else 0,
        Marked(one.unwished, color=WARM_FILL) if one.unwished else 0,
        one.cost,
        *(_got(book, one, round.name) for round in book.event.rounds),
        "; ".join(_said(book, wish) for wish in missed),
    ]


def _said(book: PlanBook, wish: Wish) -> str:
    """'1st Pottery', or '1st Pottery @ Round 2' for a wish in one round only."""
    said = f"{ordinal(wish.rank)} {_title(book, wish.session, _TITLE_MISSED)}"
    return said if wish.round is None else f"{said} @ {wish.round}"


def _title(book: PlanBook, session: str, most: int = _TITLE_GOT) -> str:
    return shortened(book.event.session_of[session].title, most)


def _got(book: PlanBook, one: Served, round: str) -> CellValue | Marked:
    """Which of their wishes somebody has in a round, and what it is."""
    seat = book.seat.get((one.attendee, round))
    if seat is None:
        return Marked(NO_SEAT, ALERT, ALERT_FILL) if round in one.unseated else NOTHING
    rank = book.view.rank(seat)
    if rank is not None:
        return f"{ordinal(rank)} {_title(book, seat.session)}"
    unwished = book.view.unwished(seat)
    why = "unwished" if unwished else "pinned" if book.view.pinned(seat) else "stated no wishes"
    return Marked(f"{_title(book, seat.session)} ({why})", color=WARM_FILL if unwished else None)
