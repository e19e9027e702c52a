"""The Changes sheet: what each scenario changes, in words, and which sessions are not held under it."""

from __future__ import annotations

from collections.abc import Iterator

from openpyxl.worksheet.worksheet import Worksheet

from allocator.comparison import Comparison
from allocator.workbook.comparison.book import NAME, NOTHING, ComparisonBook, write_table, write_title
from allocator.workbook.plan.words import capitalised
from allocator.workbook.xlsx.page import CENTRED, PageColumn, PageRow

SAID = "A line for each change, in the order in which they are made; each builds on those before it."


def write_changes(sheet: Worksheet, book: ComparisonBook) -> None:
    """Write a row for each change, then the sessions that are not held."""
    session = capitalised(book.comparison.labels.sessions)
    columns = [
        NAME,
        PageColumn("Number", 9, CENTRED),
        PageColumn("What it changes", 60),
        PageColumn(f"{session} not held", 50),
    ]
    width = sum(column.width for column in columns)
    write_title(sheet, "What the scenarios change", SAID, across=len(columns), width=width)
    write_table(sheet, columns, _rows(book.comparison))


def _rows(comparison: Comparison) -> Iterator[PageRow]:
    """The sessions that are not held are beside the first change."""
    for one in comparison.cases:
        not_held = "no plan" if one.measures is None else "\n".join(one.not_held) or NOTHING
        for number, change in enumerate(one.changes, start=1):
            yield [one.name, number, change, not_held if number == 1 else None]
        if not one.changes:
            yield [one.name, None, NOTHING, not_held]
