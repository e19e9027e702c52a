"""The Offerings sheet: everything that is held, how full it is, and who sits in it."""

from __future__ import annotations

from collections.abc import Iterator

from openpyxl.worksheet.worksheet import Worksheet

from allocator.workbook.plan.book import Offering, PlanBook
from allocator.workbook.plan.words import CAPACITY, ROOM, capitalised
from allocator.workbook.xlsx.page import CENTRED, STRONG, Look, Marked, PageColumn, draw_header, draw_rows
from allocator.workbook.xlsx.style import LONGEST_TEXT, TIME_FORMAT, CellValue, finish_table

_AT = Look(horizontal="center", number_format=TIME_FORMAT)

# Excel draws no row higher than 409 points, some 27 lines.
_MOST_LINES = 25


def write_offerings(sheet: Worksheet, book: PlanBook) -> None:
    """Write a row per offering, round by round."""
    rows = [_row(offering) for offering in book.offerings]
    columns = list(_columns(book, _width(str(row[-1]) for row in rows)))
    draw_header(sheet, columns)
    draw_rows(sheet, columns, rows)
    finish_table(sheet, frozen_columns=2)


def _columns(book: PlanBook, width: float) -> Iterator[PageColumn]:
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
    yield PageColumn(capitalised(labels.attendees), width, quiet=True)


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
    names = "; ".join(attendee.name for attendee in offering.attendees)
    return names if len(names) <= LONGEST_TEXT else "see Rosters"


def _width(texts: Iterator[str]) -> float:
    """Characters across so that the longest list of names is drawn whole, in what a row can be high."""
    longest = max(map(len, texts), default=0)
    return min(250.0, max(70.0, longest / _MOST_LINES * 1.2))
