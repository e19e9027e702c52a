"""The hidden sheet of what the program wrote, so that edits by hand can be recognised. It reads back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from openpyxl.worksheet.worksheet import Worksheet

from allocator.workbook.plan.book import PlanBook
from allocator.workbook.plan.words import (
    AS_WRITTEN_COLUMNS,
    ASSIGNMENTS,
    CHARTS,
    HEADINGS,
    SHEETS,
    TIMETABLE,
    assignment_columns,
    assignment_headings,
)
from allocator.workbook.xlsx.page import cell_at
from allocator.workbook.xlsx.style import put_value


def write_as_written(sheet: Worksheet, book: PlanBook, titles: Iterable[str], charts: Iterable[str]) -> None:
    """Write the titles of all sheets, what is held in each room, and where each attendee sits, round by round.

    `charts` has the title of a sheet once for each chart that was drawn there.
    """
    headings = [columns.session for columns in assignment_columns(book.event).values()]
    for row, texts in enumerate(_rows(book, headings, titles, charts), start=1):
        for column, text in enumerate(texts, start=1):
            if text:
                put_value(cell_at(sheet, row, column), text)
    sheet.sheet_state = "hidden"


def _rows(book: PlanBook, headings: list[str], titles: Iterable[str], charts: Iterable[str]) -> Iterator[list[str]]:
    yield [*AS_WRITTEN_COLUMNS, *headings]
    for title in titles:
        yield [SHEETS, title]
    for title in charts:
        yield [CHARTS, title]
    for heading in assignment_headings(book.event):
        yield [HEADINGS, heading]
    rounds = [round.name for round in book.event.rounds]
    held: dict[str, dict[str, str]] = defaultdict(dict)
    for one in book.plan.placements:
        # Without rooms a session has a row of its own.
        held[one.room if book.event.rooms else one.session][one.round] = book.names.written(one.session)
    for key, by_round in held.items():
        room = key if book.event.rooms else ""
        yield [TIMETABLE, room, *(by_round.get(round, "") for round in rounds)]
    for attendee in book.event.attendees:
        seats = (book.seat.get((attendee.id, round)) for round in rounds)
        yield [ASSIGNMENTS, attendee.id, *("" if seat is None else book.names.written(seat.session) for seat in seats)]
