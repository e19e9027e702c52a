"""The Rosters sheet: a list to print for each offering, with a box to tick for everybody in it."""

from __future__ import annotations

from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.worksheet import Worksheet

from allocator.event import Attendee
from allocator.person_names import by_surname
from allocator.workbook.plan.book import Offering, PlanBook, clock
from allocator.workbook.plan.words import ORGANISATION, name_heading
from allocator.workbook.xlsx.page import CENTRED, Look, PageColumn, PageRow, draw_header, draw_rows, write_line
from allocator.workbook.xlsx.style import BOLD, MUTED, PLAIN, TITLE, set_up_print

BOX = "☐"

_HEADING = 5
_GAP = 2


def write_rosters(sheet: Worksheet, book: PlanBook) -> None:
    """Write a block per offering, each on a page of its own."""
    columns = _columns(book)
    row = 1
    for offering in book.offerings:
        if row > 1:
            sheet.row_breaks.append(Break(id=row - 1))
        row = _write_roster(sheet, book, columns, offering, row) + _GAP
    set_up_print(sheet, landscape=False)


def _columns(book: PlanBook) -> tuple[PageColumn, ...]:
    return (
        PageColumn("", 5, Look(font=MUTED, horizontal="center")),
        PageColumn(name_heading(book.event), 34),
        PageColumn(ORGANISATION, 34),
        PageColumn("Needs", 20),
        PageColumn("Present", 10, CENTRED),
    )


def _write_roster(
    sheet: Worksheet, book: PlanBook, columns: tuple[PageColumn, ...], offering: Offering, row: int
) -> int:
    """Write one block from a row on; the row of its last line."""
    _write_heading(sheet, book, columns, offering, row)
    draw_header(sheet, columns, row=row + _HEADING)
    rows = (_row(number, attendee) for number, attendee in enumerate(offering.attendees, start=1))
    draw_rows(sheet, columns, rows, first_row=row + _HEADING + 1)
    return row + _HEADING + 1 + len(offering.attendees)


def _row(number: int, attendee: Attendee) -> PageRow:
    return [number, by_surname(attendee.name), attendee.organisation, ", ".join(sorted(attendee.needs)), BOX]


def _write_heading(
    sheet: Worksheet, book: PlanBook, columns: tuple[PageColumn, ...], offering: Offering, row: int
) -> None:
    """Write what, when, where and by whom."""
    where = "" if offering.room is None else f"   ·   {offering.room.name}"
    label = f"{offering.session.code}  {offering.session.title}"
    when = f"{offering.round.name}   {clock(offering.round)}".rstrip()
    lines = [
        (label, TITLE),
        (f"{when}{where}   ·   {offering.seats} seats", BOLD),
        (", ".join(offering.session.speakers), PLAIN),
        (book.event.title, MUTED),
    ]
    for number, (text, font) in enumerate(lines):
        write_line(sheet, row + number, text, font, across=len(columns), width=sum(one.width for one in columns))
