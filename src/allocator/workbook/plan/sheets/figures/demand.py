"""The Demand sheet: what each session was wished for, what is held of it, and who did not get it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from openpyxl.worksheet.worksheet import Worksheet

from allocator.event import Session
from allocator.verify.demand import dearest_wishes, got_less_dear, turned_away
from allocator.workbook.plan.book import PlanBook, ordinal
from allocator.workbook.plan.words import capitalised
from allocator.workbook.xlsx.page import (
    ALERT,
    CENTRED,
    PERCENT,
    STRONG,
    Look,
    Marked,
    PageColumn,
    draw_header,
    draw_rows,
    starting_group,
    write_line,
)
from allocator.workbook.xlsx.style import MUTED, TITLE, CellValue, finish_table

_HEADER_ROW = 5


def write_demand(sheet: Worksheet, book: PlanBook) -> None:
    """Write a row per session, in the organiser's order."""
    columns = list(_columns(book))
    width = sum(column.width for column in columns)
    write_line(sheet, 1, "What was wished for, and who did not get it", TITLE)
    for row, said in enumerate(_said(book), start=2):
        write_line(sheet, row, said, MUTED, across=len(columns), width=width)
    draw_header(sheet, columns, row=_HEADER_ROW)
    draw_rows(sheet, columns, _rows(book), first_row=_HEADER_ROW + 1)
    finish_table(sheet, header_row=_HEADER_ROW, frozen_columns=2)


def _said(book: PlanBook) -> tuple[str, str]:
    """What the last columns count, and why seats may be free beside them."""
    session, people = book.event.labels.session, book.event.labels.attendees
    return (
        f"Turned away: {people} who wished for the {session}, at any rank, and do not attend it as they wished. Many "
        "of them attend what they ranked higher; the last column counts those who have a seat that they ranked lower, "
        "or did not wish for.",
        f"Seats may be free all the same: in rounds in which these {people} attend something else or cannot come, "
        "or where a rule forbids the seat, or the plan would be worse for others.",
    )


def _columns(book: PlanBook) -> Iterator[PageColumn]:
    yield PageColumn("Code", 8)
    yield PageColumn(capitalised(book.event.labels.session), 44, STRONG)
    yield starting_group(PageColumn("Wished by", 10, CENTRED))
    yield from (PageColumn(ordinal(rank), 7, CENTRED, quiet=True) for rank in range(1, book.event.lowest_rank + 1))
    yield starting_group(PageColumn("Times held", 8, CENTRED))
    yield PageColumn("Rounds", 20, quiet=True)
    yield PageColumn("Seats", 8, CENTRED)
    yield PageColumn("Filled", 8, CENTRED)
    yield PageColumn("Part filled", 9, Look(horizontal="center", number_format=PERCENT), quiet=True)
    yield starting_group(PageColumn("Turned away", 10, CENTRED))
    yield PageColumn("of whom got one they ranked lower", 13, CENTRED, quiet=True)


def _rows(book: PlanBook) -> Iterator[list[CellValue | Marked]]:
    away = Counter(wish.session for wish in turned_away(book.view))
    passed_over = Counter(wish.session for wish in turned_away(book.view) if got_less_dear(book.view, wish))
    for session in book.event.sessions:
        yield [
            session.code,
            session.title,
            *_wished(book, session),
            *_held(book, session),
            _alert(away[session.code]),
            _alert(passed_over[session.code]),
        ]


def _wished(book: PlanBook, session: Session) -> list[CellValue]:
    """By how many, then by how many at each rank, each by their best wish."""
    ranks = Counter(wish.rank for wish in dearest_wishes(book.event) if wish.session == session.code)
    return [ranks.total(), *(ranks[rank] or None for rank in range(1, book.event.lowest_rank + 1))]


def _held(book: PlanBook, session: Session) -> list[CellValue]:
    """How often, in which rounds, with how many seats, filled by how many and to what part."""
    held = [offering for offering in book.offerings if offering.session == session]
    seats = sum(offering.capacity for offering in held)
    filled = sum(len(offering.attendees) for offering in held)
    rounds = ", ".join(offering.round.name for offering in held)
    return [len(held), rounds, seats, filled, filled / seats if seats else None]


def _alert(count: int) -> CellValue | Marked:
    return Marked(count, ALERT) if count else 0
