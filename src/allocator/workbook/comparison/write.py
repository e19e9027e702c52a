"""A comparison of what-ifs as a workbook, whole or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from allocator.comparison import Comparison
from allocator.workbook.comparison.about import write_about
from allocator.workbook.comparison.book import ComparisonBook
from allocator.workbook.comparison.changes import write_changes
from allocator.workbook.comparison.fares import write_fares
from allocator.workbook.comparison.gaps import write_gaps
from allocator.workbook.comparison.overview import write_overview
from allocator.workbook.comparison.seats import write_seats
from allocator.workbook.comparison.wishes import write_wishes
from allocator.workbook.xlsx.page import print_tightly
from allocator.workbook.xlsx.style import save_or_beside, storable

SEATS, WINNERS, CHANGES = "One more seat", "Winners and losers", "Changes"

SHEETS: tuple[tuple[str, Callable[[Worksheet, ComparisonBook], None]], ...] = (
    ("Comparison", write_overview),
    ("Wishes", write_wishes),
    ("Gaps", write_gaps),
    (WINNERS, write_fares),
    (SEATS, write_seats),
    (CHANGES, write_changes),
    ("About", write_about),
)
"""The sheets in their order, with what writes each."""


_OF_SEVERAL = frozenset({WINNERS, CHANGES})
"""The sheets that say nothing where there is the base alone."""


def _sheets(comparison: Comparison) -> Iterator[tuple[str, Callable[[Worksheet, ComparisonBook], None]]]:
    """Those that have something to say; where only one more seat was asked for, the answer comes first."""
    alone = len(comparison.cases) == 1
    if alone and comparison.seats:
        yield SEATS, write_seats
    for title, write in SHEETS:
        if title == SEATS and (alone or not comparison.seats):
            continue
        if not (alone and title in _OF_SEVERAL):
            yield title, write


def write_comparison(
    comparison: Comparison, path: str | Path, *, force: bool = False, event_file: str, now: datetime
) -> Path:
    """Write a comparison; raises FileTrouble.

    Returns where it was written: beside the path, under a new name, if the file there was locked in the meantime.
    """
    workbook = comparison_workbook(ComparisonBook(comparison, event_file, now))
    return save_or_beside(workbook, path, force=force)


def comparison_workbook(book: ComparisonBook) -> Workbook:
    """All sheets of the comparison workbook."""
    workbook = Workbook()
    workbook.properties.title = storable(book.comparison.title)
    workbook.properties.creator = "allocator"
    workbook.properties.created = book.now
    workbook.remove(workbook.worksheets[0])
    for title, write in _sheets(book.comparison):
        sheet = workbook.create_sheet(title)
        write(sheet, book)
        print_tightly(sheet)
    return workbook
