"""The Wishes sheet: how many seats grant a wish of each rank under each scenario, as a table and as bars."""

from __future__ import annotations

from collections.abc import Iterator

from openpyxl.worksheet.worksheet import Worksheet

from allocator.comparison import Compared, Comparison
from allocator.workbook.comparison.book import (
    NAME,
    NUMBER,
    PART,
    TABLE_AT,
    TOO_MANY,
    ComparisonBook,
    break_page,
    print_with_chart,
    write_table,
    write_title,
)
from allocator.workbook.plan.book import ordinal
from allocator.workbook.plan.words import capitalised
from allocator.workbook.xlsx.charts import (
    LACKING_COLOR,
    NEUTRAL_COLOR,
    UNWISHED_COLOR,
    add_part_bars,
    chart_rows,
    shades,
)
from allocator.workbook.xlsx.page import PageColumn, starting_group
from allocator.workbook.xlsx.style import CellValue

SAID = (
    "Seats, a person and a round each, by the rank of the wish that they grant. "
    "Unwished: somebody stated wishes, but not this one. No seat: one is due and there is none."
)


def write_wishes(sheet: Worksheet, book: ComparisonBook) -> None:
    """Write the table of the scenarios that have a plan, and the bars below it."""
    comparison = book.comparison
    columns = list(_columns(comparison))
    width = sum(column.width for column in columns)
    write_title(sheet, "Seats by the wish that they grant", SAID, across=len(columns), width=width)
    rows = [_row(comparison, one) for one in comparison.solved]
    write_table(sheet, columns, rows)
    if rows:
        colors = [*shades(len(comparison.ranks)), UNWISHED_COLOR, NEUTRAL_COLOR, LACKING_COLOR]
        below = TABLE_AT + len(rows) + 2
        place = range(below, below + chart_rows(len(rows))), range(1, len(columns) + 1)
        add_part_bars(
            sheet,
            rows=range(TABLE_AT + 1, TABLE_AT + 1 + len(rows)),
            names=1,
            columns=list(enumerate(colors, start=2)),
            place=place,
        )
        print_with_chart(sheet, place, on_one_page=len(rows) <= TOO_MANY)
        if len(rows) > TOO_MANY:
            break_page(sheet, below)


def _columns(comparison: Comparison) -> Iterator[PageColumn]:
    yield NAME
    yield from (PageColumn(f"{ordinal(rank)} wish", 9, NUMBER) for rank in comparison.ranks)
    yield starting_group(PageColumn("Unwished", 11, NUMBER))
    yield PageColumn("Pinned, or stated no wishes", 15, NUMBER, quiet=True)
    yield PageColumn("No seat", 9, NUMBER)
    yield starting_group(PageColumn("Seats due", 9, NUMBER, quiet=True))
    yield PageColumn("Got 1st wish", 10, NUMBER)
    yield PageColumn("Stated wishes and got none", 13, NUMBER)
    yield starting_group(PageColumn("Offerings", 10, NUMBER, quiet=True))
    yield PageColumn(f"{capitalised(comparison.labels.sessions)} not held", 13, NUMBER, quiet=True)
    yield PageColumn("Seats on offer", 9, NUMBER, quiet=True)
    yield PageColumn("Seats filled", 9, PART, quiet=True)


def _row(comparison: Comparison, one: Compared) -> list[CellValue]:
    measures = one.measures
    assert measures is not None, "those without a plan are not asked"
    return [
        one.name,
        *(measures.granted.get(rank, 0) for rank in comparison.ranks),
        measures.unwished,
        measures.neutral,
        measures.unseated,
        measures.seats_due,
        measures.got_first_wish,
        measures.got_nothing_wished,
        measures.offerings,
        len(one.not_held),
        measures.seats_offered,
        measures.fill,
    ]
