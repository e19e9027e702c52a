"""The Timetable sheet: what is held where and when, rooms down and rounds across. It reads back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from allocator.event import Room, Round
from allocator.workbook.plan.book import Offering, PlanBook, clock
from allocator.workbook.plan.sheets.seats.choices import drop_down_of_sessions
from allocator.workbook.plan.words import CAPACITY, NOTHING, ROOM, timetable_columns
from allocator.workbook.xlsx.page import (
    CENTRED,
    FAINT,
    PALE_FILL,
    STRONG,
    Marked,
    PageColumn,
    draw_header,
    draw_rows,
    starting_group,
    write_line,
)
from allocator.workbook.xlsx.style import MUTED, TITLE, CellValue, finish_table

_HEADER_ROW = 3


def write_timetable(sheet: Worksheet, book: PlanBook) -> None:
    """Write the grid, with a drop-down of sessions in each cell that holds one or could."""
    columns = list(_columns(book))
    rows = _rows_of_rooms(book) if book.event.rooms else _rows_of_sessions(book)
    write_line(sheet, 1, book.event.title, TITLE)
    draw_header(sheet, columns, row=_HEADER_ROW)
    draw_rows(sheet, columns, rows, first_row=_HEADER_ROW + 1)
    finish_table(sheet, header_row=_HEADER_ROW, frozen_columns=len(columns) - 2 * len(book.event.rounds))
    for number, round in enumerate(book.event.rounds):
        _finish_round(sheet, book, round, column=len(columns) - 2 * (len(book.event.rounds) - number) + 1)


def _columns(book: PlanBook) -> Iterator[PageColumn]:
    if book.event.rooms:
        yield PageColumn(ROOM, 22, STRONG)
        yield PageColumn(CAPACITY, 10, CENTRED, quiet=True)
    for headings in timetable_columns(book.event).values():
        yield starting_group(PageColumn(headings.session, 40))
        yield PageColumn(headings.others["seats"], 12, CENTRED, quiet=True)


def _rows_of_rooms(book: PlanBook) -> Iterator[list[CellValue | Marked]]:
    """A row per room, in the organiser's order."""
    held = {(offering.room, offering.round): offering for offering in book.offerings}
    for room in book.event.rooms:
        row: list[CellValue | Marked] = [room.name, room.capacity]
        for round in book.event.rounds:
            row += _cells(book, held.get((room, round)), closed=_closed(room, round))
        yield row


def _rows_of_sessions(book: PlanBook) -> Iterator[list[CellValue | Marked]]:
    """A row per session that is held, its name under each round in which it is."""
    held: dict[str, dict[Round, Offering]] = defaultdict(dict)
    for offering in book.offerings:
        held[offering.session.code][offering.round] = offering
    for session in book.event.sessions:
        if session.code in held:
            row: list[CellValue | Marked] = []
            for round in book.event.rounds:
                row += _cells(book, held[session.code].get(round), closed=False)
            yield row


def _closed(room: Room, round: Round) -> bool:
    return round.name in room.closed


def _cells(book: PlanBook, offering: Offering | None, *, closed: bool) -> list[CellValue | Marked]:
    """The session and its seats; a dash where the room is closed."""
    if offering is not None:
        return [book.names.written(offering.session.code), offering.seats]
    return [Marked(NOTHING, FAINT, PALE_FILL), Marked("", color=PALE_FILL)] if closed else ["", ""]


def _finish_round(sheet: Worksheet, book: PlanBook, round: Round, *, column: int) -> None:
    """Write when the round is above its heading, and attach the drop-down below."""
    write_line(sheet, _HEADER_ROW - 1, clock(round), MUTED, column=column)
    if sheet.max_row > _HEADER_ROW:
        letter = get_column_letter(column)
        drop_down = drop_down_of_sessions(book)
        drop_down.add(f"{letter}{_HEADER_ROW + 1}:{letter}{sheet.max_row}")
        sheet.add_data_validation(drop_down)
