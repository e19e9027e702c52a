"""The History sheet: the plans that came before this one, and what happened between them."""

from __future__ import annotations

from collections.abc import Iterator

from openpyxl.worksheet.worksheet import Worksheet

from allocator.fingerprint import plan_hash
from allocator.plan import Edition
from allocator.workbook.plan.book import PlanBook
from allocator.workbook.plan.words import HISTORY_COLUMNS
from allocator.workbook.xlsx.page import FAINT, STRONG, TEXT, Look, columns_of, draw_header, draw_rows
from allocator.workbook.xlsx.style import finish_table

_HASH = Look(font=FAINT)
"""Of what is there to be compared by programs: in two lines."""


def write_history(sheet: Worksheet, book: PlanBook) -> None:
    """Write a row per plan, the oldest first and this one last."""
    looks = zip(HISTORY_COLUMNS, (STRONG, TEXT, TEXT, _HASH), strict=True)
    columns = columns_of((18, 30, 60, 34), *looks)
    draw_header(sheet, columns)
    lines = ([one.written, one.event_file, "; ".join(one.changes), one.plan_hash] for one in editions(book))
    draw_rows(sheet, columns, lines)
    finish_table(sheet, frozen_columns=1)


def editions(book: PlanBook) -> Iterator[Edition]:
    """The plans before this one, and this one."""
    if book.origin is not None:
        yield from book.origin.editions
    changes = () if book.origin is None else book.origin.changes
    yield Edition(plan_hash(book.plan), f"{book.now:%Y-%m-%d %H:%M}", book.event_file, changes)
