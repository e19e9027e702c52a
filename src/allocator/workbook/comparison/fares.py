"""The Winners and losers sheet: how the same people fare under each scenario beside the base, in numbers."""

from __future__ import annotations

from collections.abc import Iterator

from openpyxl.worksheet.worksheet import Worksheet

from allocator.comparison import Comparison, Effect
from allocator.workbook.comparison.book import (
    NAME,
    NUMBER,
    SCENARIO,
    TABLE_AT,
    TOO_MANY,
    ComparisonBook,
    break_page,
    print_with_chart,
    write_table,
    write_title,
)
from allocator.workbook.xlsx.charts import add_part_bars, chart_rows
from allocator.workbook.xlsx.page import (
    ALERT_FILL,
    GOOD_FILL,
    PALE_FILL,
    SECTION,
    STRONG,
    Look,
    PageColumn,
    PageRow,
    columns_of,
    draw_header,
    draw_rows,
    starting_group,
    write_line,
)
from allocator.workbook.xlsx.style import CellValue

_COLORS = ((3, "4C9A6A"), (4, "CBD5E1"), (5, "B42318"), (6, "D9A441"))
"""The columns of those who are better off, as well off, worse off and not compared, with their colours."""


_STEP_WIDTH = 9.0


def write_fares(sheet: Worksheet, book: ComparisonBook) -> None:
    """Write a row for each scenario that can be compared person by person, and bars below them."""
    comparison = book.comparison
    columns = list(_columns())
    width = sum(column.width for column in columns)
    write_title(sheet, "Winners and losers", _said(comparison), across=len(columns), width=width)
    fares = [(one.name, one.effect) for one in comparison.cases if one.effect is not None]
    rows = [_row(name, effect) for name, effect in fares]
    write_table(sheet, columns, rows)
    if rows:
        below = _write_differences(sheet, comparison, columns, fares, TABLE_AT + len(rows) + 2) + 1
        place = range(below, below + chart_rows(len(rows))), range(1, len(columns) + 1)
        add_part_bars(
            sheet,
            rows=range(TABLE_AT + 1, TABLE_AT + 1 + len(rows)),
            names=1,
            columns=_COLORS,
            place=place,
        )
        print_with_chart(sheet, place, on_one_page=len(rows) <= TOO_MANY)
        if len(rows) > TOO_MANY:
            break_page(sheet, below)


def _write_differences(
    sheet: Worksheet,
    comparison: Comparison,
    above: list[PageColumn],
    fares: list[tuple[str, Effect]],
    row: int,
) -> int:
    """Write how many have which difference of cost, under the columns of the table above; the first row below."""
    write_line(sheet, row, "By how much costs differ", SECTION)
    widths = [column.width for column in above]
    widths += [_STEP_WIDTH] * (1 + len(comparison.steps) - len(widths))
    headings = [(SCENARIO, STRONG), *((f"Cost {step}", NUMBER) for step in comparison.steps)]
    columns = columns_of(widths, *headings)
    draw_header(sheet, columns, row=row + 1)
    lines: list[PageRow] = [[name, *(effect.within(step) for step in comparison.steps)] for name, effect in fares]
    draw_rows(sheet, columns, lines, first_row=row + 2)
    return row + 2 + len(fares)


def _said(comparison: Comparison) -> str:
    people = comparison.labels.attendees
    return (
        f"How many {people} have a lower or a higher cost than in the base, all counted as the base counts. "
        "These are the differences between two plans: there may be others as good, in which other people win and "
        "lose. Not compared: who should have another number of seats, or stated wishes in one of the two only."
    )


def _columns() -> Iterator[PageColumn]:
    yield NAME
    yield PageColumn("In both", 8, NUMBER, quiet=True)
    yield starting_group(PageColumn("Better off", 9, Look(horizontal="center", color=GOOD_FILL)))
    yield PageColumn("As well off", 9, Look(horizontal="center", color=PALE_FILL))
    yield PageColumn("Worse off", 9, Look(horizontal="center", color=ALERT_FILL))
    yield PageColumn("Not compared", 12, NUMBER, quiet=True)
    yield starting_group(PageColumn("Come in", 9, NUMBER, quiet=True))
    yield PageColumn("Drop out", 8, NUMBER, quiet=True)
    yield starting_group(PageColumn("Largest gain", 10, NUMBER))
    yield PageColumn("Largest loss", 10, NUMBER)
    yield starting_group(PageColumn("Get their 1st wish now", 10, NUMBER))
    yield PageColumn("No longer get it", 10, NUMBER)
    yield starting_group(PageColumn("No longer lack a seat", 10, NUMBER))
    yield PageColumn("Lack a seat now", 10, NUMBER)


def _row(name: str, effect: Effect) -> list[CellValue]:
    return [
        name,
        effect.both,
        effect.better,
        effect.same,
        effect.worse,
        effect.not_compared,
        effect.joined,
        effect.left,
        effect.largest_gain,
        effect.largest_loss,
        effect.first_wish_gained,
        effect.first_wish_lost,
        effect.seat_gained,
        effect.seat_lost,
    ]
