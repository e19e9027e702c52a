"""The Offerings sheet: everything that is held, how full it is, and who sits in it."""

from __future__ import annotations

from collections.abc import Iterator

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from allocator.person_names import by_surname
from allocator.workbook.plan.book import Offering, PlanBook
from allocator.workbook.plan.words import CAPACITY, ROOM, capitalised
from allocator.workbook.xlsx.page import CENTRED, STRONG, Look, Marked, PageColumn, draw_header, draw_rows
from allocator.workbook.xlsx.style import LONGEST_TEXT, TIME_FORMAT, CellValue, finish_table

_AT = Look(horizontal="center", number_format=TIME_FORMAT)


def write_offerings(sheet: Worksheet, book: PlanBook) -> None:
    """Write a row per offering, round by round."""
    columns = list(_columns(book))
    draw_header(sheet, columns)
    draw_rows(sheet, columns, map(_row, book.offerings))
    finish_table(sheet, frozen_columns=2)
    # The names are on one line, to be searched; Rosters has them to be read and printed.
    sheet.print_area = f"A1:{get_column_letter(len(columns) - 1)}{sheet.max_row}"


def _columns(book: PlanBook) -> Iterator[PageColumn]:
    labels = book.event.labels
    yield PageColumn("Code", 8)
    yield PageColumn(capitalised(labels.session), 36, STRONG)
    yield PageColumn("Round", 12)
    yield PageColumn("Start", 8, _AT)
    yield PageColumn("End", 8, _AT)
    if book.event.rooms:
        yield PageColumn(ROOM, 16)
    yield PageColumn(CAPACITY, 10, CENTRED)
    yield PageColumn("Minimum", 10, CENTRED, quiet=True)
    yield PageColumn("Filled", 8, CENTRED)
    yield PageColumn("Free", 8, CENTRED)
    yield PageColumn("Speakers", 24, quiet=True)
    yield PageColumn(capitalised(labels.attendees), 60, Look(wrapped=False), quiet=True)


def _row(offering: Offering) -> list[CellValue | Marked]:
    session, round = offering.session, offering.round
    return [
        session.code,
        session.title,
        round.name,
        round.start and round.start.time(),
        round.end and round.end.time(),
        *([offering.room.name] if offering.room else []),
        offering.capacity,
        session.minimum,
        len(offering.attendees),
        offering.free,
        ", ".join(session.speakers),
        _names(offering),
    ]


def _names(offering: Offering) -> str:
    """Everybody's name, or where to find the names that one cell cannot hold."""
    names = "; ".join(by_surname(attendee.name) for attendee in offering.attendees)
    return names if len(names) <= LONGEST_TEXT else "see Rosters"
