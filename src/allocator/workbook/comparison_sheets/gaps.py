"""The Gaps sheet: for each objective what every scenario reached, and what no plan for it goes below."""

from __future__ import annotations

from collections.abc import Sequence

from openpyxl.worksheet.worksheet import Worksheet

from allocator.comparison import Compared, Comparison
from allocator.plan import Stage
from allocator.workbook.comparison_sheets.book import NUMBER, SCENARIO, ComparisonBook, write_title
from allocator.workbook.comparison_sheets.charts import add_bound_chart
from allocator.workbook.plan_sheets.page import (
    PERCENT_EXACT,
    SECTION,
    STRONG,
    TEXT,
    WARM_FILL,
    Column,
    Look,
    Marked,
    draw_header,
    draw_rows,
    write_line,
)
from allocator.workbook.plan_words import capitalised
from allocator.workbook.style import PLAIN, CellValue, set_up_print

SAID = (
    "The dot is the plan found; no plan with as little in the objectives before goes below the dash. "
    "Where the lines of two scenarios overlap, which of them is better is not decided."
)
COLUMNS = (
    Column(SCENARIO, 30, STRONG),
    Column("Plan found", 10, NUMBER),
    Column("No plan below", 10, NUMBER),
    Column("Gap", 9, NUMBER),
    Column("Gap in part", 9, Look(horizontal="right", number_format=PERCENT_EXACT)),
    Column("What is known", 16, TEXT),
    Column("", 3, TEXT),
)

_CHART_COLUMNS = range(8, 17)
_LEAST_ROWS = 18
"""Rows that a chart takes at least."""

FIRST_SECTION = 4


def write_gaps(sheet: Worksheet, book: ComparisonBook) -> None:
    """Write a table for each objective, its chart at its right."""
    comparison = book.comparison
    write_title(sheet, "What is proved, and what is not", SAID, across=_CHART_COLUMNS.stop - 1)
    row = FIRST_SECTION
    for objective in comparison.objectives:
        row = _write_objective(sheet, comparison, objective, row)
    sheet.freeze_panes = "B4"
    set_up_print(sheet)
    sheet.print_area = f"A1:P{row}"


def _write_objective(sheet: Worksheet, comparison: Comparison, objective: str, row: int) -> int:
    """Write a section; the first row of the next one."""
    reached = [(one, stage) for one in comparison.cases if (stage := one.stage(objective)) is not None]
    write_line(sheet, row, capitalised(objective), SECTION)
    draw_header(sheet, COLUMNS[:-1], row=row + 1)
    draw_rows(sheet, COLUMNS[:-1], (_row(one, stage) for one, stage in reached), first_row=row + 2)
    if not reached:
        return row + 4
    rows = range(row + 2, row + 2 + len(reached))
    end = row + max(_LEAST_ROWS, len(reached) + 2)
    place = (range(row, end), _CHART_COLUMNS)
    ends = axis_ends([stage for _, stage in reached])
    add_bound_chart(sheet, rows=rows, names=1, values=2, bounds=3, ends=ends, place=place)
    return end + 2


def axis_ends(stages: Sequence[Stage]) -> tuple[int, int]:
    """The least and the most that an axis shows: all of it near, and from 0 where that is not far."""
    least, most = min(stage.bound for stage in stages), max(stage.value for stage in stages)
    margin = max(1, (most - least) // 10)
    return (0 if 0 <= least <= most - least else least - margin), most + margin


def _row(one: Compared, stage: Stage) -> list[CellValue | Marked]:
    if stage.proved:
        return [one.name, stage.value, stage.bound, 0, 0.0, "proved best"]
    gap = Marked(stage.value - stage.bound, PLAIN, WARM_FILL)
    return [one.name, stage.value, stage.bound, gap, Marked(stage.gap, PLAIN, WARM_FILL), "best found"]
