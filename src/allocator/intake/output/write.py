"""What an import does, written into the event workbook in memory."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from allocator.intake.event_workbook import EventWorkbook
from allocator.intake.ledger.edits import ORDER, Edits
from allocator.workbook.event.schema import ATTENDEES, WISHES

_MANY = (ATTENDEES, WISHES)
"""The sheets with a row for every person, all of it text."""


def write(book: EventWorkbook, edits: Edits) -> None:
    """Change cells, take out rows, and add rows below those that stay."""
    book.see({})
    for sheet in reversed(ORDER):
        one = edits.sheets[sheet.name]
        changes = one.changes
        for row, values in one.cells.items():
            book.change(sheet, row, values)
        book.take_out(sheet, [taken.row for taken in changes.out])
        if sheet in _MANY:
            texts = cast("Sequence[Sequence[str]]", changes.added)
            book.add_many(sheet, changes.headings, texts)
        else:
            book.add(sheet, list(changes.added_rows()))
        changes.columns = tuple(book.made.pop(sheet.name, ()))
