"""The hidden Lists sheet: what the drop-downs of the other sheets offer."""

from __future__ import annotations

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from allocator.workbook.plan.book import PlanBook
from allocator.workbook.plan.words import ALL, NO_SEAT
from allocator.workbook.xlsx.page import cell_at
from allocator.workbook.xlsx.style import BOLD, put, set_widths

LISTS = "Lists"


def write_lists(sheet: Worksheet, book: PlanBook) -> None:
    """Write a column of all sessions, one for each round of what is held in it, and one of what can be pinned."""
    headings = ["all sessions", *(round.name for round in book.event.rounds), "pinned"]
    for column, (heading, texts) in enumerate(zip(headings, _lists(book), strict=True), start=1):
        put(cell_at(sheet, 1, column), heading, font=BOLD)
        for row, text in enumerate(texts, start=2):
            put(cell_at(sheet, row, column), text)
    set_widths(sheet, [40] * len(headings))
    sheet.sheet_state = "hidden"


def drop_down_of_sessions(book: PlanBook) -> DataValidation:
    """The drop-down of all sessions; other words may still be typed."""
    return _drop_down(book, 0)


def drop_down_of_round(book: PlanBook, number: int) -> DataValidation:
    """The drop-down of what is held in a round, rounds counted from 0; other words may still be typed."""
    return _drop_down(book, number + 1)


def drop_down_of_pins(book: PlanBook) -> DataValidation:
    """The drop-down of the rounds, and of all of them; several rounds may be typed."""
    return _drop_down(book, len(book.event.rounds) + 1)


def _lists(book: PlanBook) -> list[list[str]]:
    held = [
        [book.names.brief(offering.session.code) for offering in book.offerings if offering.round == round]
        for round in book.event.rounds
    ]
    sessions = [book.names.written(session.code) for session in book.event.sessions]
    return [sessions, *([*texts, NO_SEAT] for texts in held), [ALL, *(round.name for round in book.event.rounds)]]


def _drop_down(book: PlanBook, number: int) -> DataValidation:
    letter, length = get_column_letter(number + 1), len(_lists(book)[number])
    where = f"{LISTS}!${letter}$2:${letter}${length + 1}"
    return DataValidation(type="list", formula1=where, allow_blank=True, showErrorMessage=False)
