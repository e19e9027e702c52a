"""The Assignments sheet: who is where, round by round. It reads back."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from allocator.coherence import folded
from allocator.event import Attendee
from allocator.plan import Served
from allocator.workbook.plan.book import PlanBook
from allocator.workbook.plan.sheets.seats.choices import drop_down_of_pins, drop_down_of_round
from allocator.workbook.plan.words import (
    ALL,
    ID,
    NO_SEAT,
    NOTHING,
    ORGANISATION,
    PINNED,
    SPEAKS,
    UNWISHED,
    assignment_columns,
    name_heading,
)
from allocator.workbook.xlsx.letters import width_of
from allocator.workbook.xlsx.page import (
    ALERT,
    ALERT_FILL,
    CENTRED,
    FAINT,
    PALE_FILL,
    STRONG,
    WARM_FILL,
    Look,
    Marked,
    PageColumn,
    cell_at,
    draw_header,
    draw_rows,
    starting_group,
)
from allocator.workbook.xlsx.style import MUTED, CellValue, finish_table, put_note

_WHO = 3

PINNED_NOTE = (
    "Which seats of this row must stay when allocator replan makes a new plan: "
    "'all', or the names of rounds with ; between them."
)


def write_assignments(sheet: Worksheet, book: PlanBook) -> None:
    """Write a row per attendee, in the organiser's order, with a drop-down of sessions in each session cell."""
    columns = list(_columns(book))
    draw_header(sheet, columns)
    draw_rows(sheet, columns, (_row(book, *one) for one in zip(book.event.attendees, book.served, strict=True)))
    finish_table(sheet, frozen_columns=2)
    for number in range(len(book.event.rounds)):
        _offer(sheet, book, _WHO + 1 + number * _columns_per_round(book), drop_down_of_round(book, number))
    _offer(sheet, book, len(columns), drop_down_of_pins(book))
    put_note(cell_at(sheet, 1, len(columns)), PINNED_NOTE)


def _columns(book: PlanBook) -> Iterator[PageColumn]:
    yield PageColumn(ID, 7)
    yield PageColumn(name_heading(book.event), 25, STRONG)
    yield PageColumn(ORGANISATION, 20, Look(wrapped=False))
    room = min(20.0, max(10.0, *(1.5 + width_of(one.name) for one in book.event.rooms))) if book.event.rooms else 0.0
    for headings in assignment_columns(book.event).values():
        yield starting_group(PageColumn(headings.session, 32))
        if "room" in headings.others:
            yield PageColumn(headings.others["room"], room, Look(indent=1), quiet=True)
        yield PageColumn(headings.others["rank"], 8, CENTRED, quiet=True)
    yield starting_group(PageColumn(PINNED, 10, quiet=True))


def _columns_per_round(book: PlanBook) -> int:
    return 3 if book.event.rooms else 2


def _row(book: PlanBook, attendee: Attendee, fare: Served) -> list[CellValue | Marked]:
    per_round = (_in_round(book, attendee, fare, round.name) for round in book.event.rounds)
    return [attendee.id, attendee.name, attendee.organisation, *chain.from_iterable(per_round), _pinned(book, attendee)]


def _in_round(book: PlanBook, attendee: Attendee, fare: Served, round: str) -> list[CellValue | Marked]:
    """Session, room (where the event has rooms) and rank; or why there is none."""
    seat = book.seat.get((attendee.id, round))
    blanks = [""] * (_columns_per_round(book) - 1)
    if seat is None:
        return [_why_free(book, attendee, fare, round), *blanks]
    room = book.offering_in[seat.session, round].room
    return [book.names.brief(seat.session), *([room.name] if room else []), _rank(book, attendee, round)]


def _why_free(book: PlanBook, attendee: Attendee, fare: Served, round: str) -> Marked:
    given = book.view.speaking.get((attendee.id, round))
    if given is not None:
        return Marked(f"{SPEAKS} {book.names.brief(given)}", MUTED, PALE_FILL)
    if round in fare.unseated:
        return Marked(NO_SEAT, ALERT, ALERT_FILL)
    return Marked(NOTHING, FAINT, PALE_FILL)


def _rank(book: PlanBook, attendee: Attendee, round: str) -> CellValue | Marked:
    seat = book.seat[attendee.id, round]
    if book.view.unwished(seat):
        return Marked(UNWISHED, color=WARM_FILL)
    return book.view.rank(seat)


def _pinned(book: PlanBook, attendee: Attendee) -> str:
    """The rounds in which their seat must stay."""
    seats = [seat for round in book.event.rounds if (seat := book.seat.get((attendee.id, round.name))) is not None]
    pinned = [seat.round for seat in seats if seat in book.pinned]
    every = bool(pinned) and len(pinned) == len(seats) and ALL not in map(folded, pinned)
    return ALL if every else "; ".join(pinned)


def _offer(sheet: Worksheet, book: PlanBook, column: int, drop_down: DataValidation) -> None:
    """Attach a drop-down to the cells of a column."""
    if book.event.attendees:
        letter = get_column_letter(column)
        drop_down.add(f"{letter}2:{letter}{sheet.max_row}")
        sheet.add_data_validation(drop_down)
