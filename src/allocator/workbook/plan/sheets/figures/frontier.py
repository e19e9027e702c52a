"""The Frontier sheet: what the plan would gain if more were moved, as a table and a chart for each objective."""

from __future__ import annotations

from collections.abc import Iterator

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from allocator.plan import Stage, Trade
from allocator.workbook.plan.book import PlanBook
from allocator.workbook.plan.words import capitalised
from allocator.workbook.xlsx.charts import GAP_COLOR, add_part_bars, axis_of, chart_rows
from allocator.workbook.xlsx.page import (
    CENTRED,
    GOOD_FILL,
    SECTION,
    STRONG,
    WARM_FILL,
    Marked,
    PageColumn,
    draw_header,
    draw_rows,
    starting_group,
    write_line,
)
from allocator.workbook.xlsx.style import BOLD, PLAIN, SOFT, CellValue, finish_table, set_up_print

NO_LIMIT = "no limit"
MOVED = ("Moved attendees", "Moved rounds", "Moved rooms")
AT_LEAST, OPEN = "at least", "still open"
LIMIT = "At most moved"

_FIRST = 2 + len(MOVED)
"""The column of the first objective's value; each objective has three."""

_CHART_WIDTH = 8


def write_frontier(sheet: Worksheet, book: PlanBook) -> None:
    """Write a row for each point, and below a chart for each objective: what is proved, and what is still open."""
    names = [stage.name for stage in book.trade[0].stages]
    columns = [PageColumn(LIMIT, 14, STRONG), *(PageColumn(heading, 11, CENTRED) for heading in MOVED)]
    for name in names:
        columns.append(starting_group(PageColumn(capitalised(name), 12, CENTRED)))
        columns += [PageColumn(f"{name} {what}", 12, CENTRED, quiet=True) for what in (AT_LEAST, OPEN)]
    draw_header(sheet, columns)
    draw_rows(sheet, columns, map(_row, book.trade))
    finish_table(sheet, frozen_columns=1)
    row = 2 + len(book.trade) + 1
    for number, name in enumerate(names):
        stages = [point.stages[number] for point in book.trade]
        if len({stage.value for stage in stages}) > 1:
            row = _draw_chart(sheet, row, number, name, stages)
    set_up_print(sheet)
    sheet.print_area = f"A1:{get_column_letter(len(columns))}{row - 1}"  # charts are in no cell
    sheet.page_setup.fitToHeight = 1  # a chart is not cut in two


def _row(point: Trade) -> list[CellValue | Marked]:
    limit = NO_LIMIT if point.most is None else str(point.most)
    return [Marked(limit, BOLD, GOOD_FILL) if point.chosen else limit, *point.moves, *_figures(point)]


def _figures(point: Trade) -> Iterator[CellValue | Marked]:
    for stage in point.stages:
        yield stage.value
        yield stage.bound
        yield 0 if stage.proved else Marked(stage.value - stage.bound, PLAIN, WARM_FILL)


def _draw_chart(sheet: Worksheet, row: int, number: int, name: str, stages: list[Stage]) -> int:
    """Draw the bars of an objective under a heading; the row below them."""
    write_line(sheet, row, f"{capitalised(name)}, by how many may be moved", SECTION)
    first = _FIRST + 3 * number
    end = row + 1 + chart_rows(len(stages))
    add_part_bars(
        sheet,
        rows=range(2, 2 + len(stages)),
        names=1,
        columns=((first + 1, SOFT), (first + 2, GAP_COLOR)),
        place=(range(row + 1, end), range(1, 1 + _CHART_WIDTH)),
        axis=axis_of(stages),
    )
    return end + 1
