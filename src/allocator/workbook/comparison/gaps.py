"""The Gaps sheet: for each objective what every scenario reached, and what no plan for it goes below."""

from __future__ import annotations

from openpyxl.worksheet.worksheet import Worksheet

from allocator.comparison import Compared, Comparison
from allocator.plan import Stage
from allocator.workbook.comparison.book import (
    MANY,
    NUMBER,
    OTHERWISE,
    SCENARIO,
    ComparisonBook,
    break_page,
    print_with_chart,
    write_title,
)
from allocator.workbook.plan.words import capitalised
from allocator.workbook.xlsx.charts import GAP_COLOR, add_part_bars, axis_of
from allocator.workbook.xlsx.page import (
    PERCENT_EXACT,
    SECTION,
    STRONG,
    TEXT,
    WARM_FILL,
    Look,
    Marked,
    PageColumn,
    draw_header,
    draw_rows,
    write_line,
)
from allocator.workbook.xlsx.style import PLAIN, SOFT, CellValue, set_up_print, set_widths

SAID = (
    "The blue bar is proved: no plan that does as well in the objectives before it has less. At the end of the yellow "
    "bar is the plan found. Where a yellow bar reaches past the end of another bar, it is not decided which is better. "
    "Note where the scale begins."
)
COLUMNS = (
    PageColumn(SCENARIO, 30, STRONG),
    PageColumn("Plan found", 10, NUMBER),
    PageColumn("No plan below", 10, NUMBER),
    PageColumn("Gap", 9, NUMBER),
    PageColumn("Gap in part", 9, Look(horizontal="center", number_format=PERCENT_EXACT)),
    PageColumn("What is known", 18, TEXT),
)

_COLORS = ((3, SOFT), (4, GAP_COLOR))
"""The columns of what is proved and of what is not, with their colours."""

_CHART_COLUMNS = range(8, 16)
_LEAST_ROWS = 12
"""Rows that a chart takes at least."""

FIRST_SECTION = 4


def write_gaps(sheet: Worksheet, book: ComparisonBook) -> None:
    """Write a table for each objective, its chart at its right."""
    comparison = book.comparison
    write_title(sheet, "What is proved, and what is not", SAID, across=_CHART_COLUMNS.stop - 1)
    sheet.row_dimensions[2].height = 32
    set_widths(sheet, {len(COLUMNS) + 1: 3})
    row = FIRST_SECTION
    for objective in comparison.objectives:
        if row > FIRST_SECTION and len(comparison.cases) > MANY:
            break_page(sheet, row)
        row = _write_objective(sheet, comparison, objective, row)
    sheet.freeze_panes = "B4"
    set_up_print(sheet)
    print_with_chart(sheet, (range(1, row), _CHART_COLUMNS), on_one_page=False)


def _write_objective(sheet: Worksheet, comparison: Comparison, objective: str, row: int) -> int:
    """Write a section; the first row of the next one."""
    reached = [(one, stage) for one in comparison.cases if (stage := one.stage(objective)) is not None]
    reached.sort(key=lambda pair: objective in pair[0].otherwise)
    alike = [stage for one, stage in reached if objective not in one.otherwise]
    write_line(sheet, row, capitalised(objective), SECTION)
    draw_header(sheet, COLUMNS, row=row + 1)
    draw_rows(sheet, COLUMNS, (_row(one, stage) for one, stage in reached), first_row=row + 2)
    sheet.row_dimensions[row + 1].height = 32
    if not alike:
        return row + 4 + len(reached)
    rows = range(row + 2, row + 2 + len(alike))
    end = row + max(_LEAST_ROWS, len(reached) + 2)
    place = (range(row, end), _CHART_COLUMNS)
    axis = axis_of(alike)
    add_part_bars(sheet, rows=rows, names=1, columns=_COLORS, place=place, axis=axis)
    return end + 2


def _row(one: Compared, stage: Stage) -> list[CellValue | Marked]:
    otherwise = f"; {OTHERWISE}" if stage.name in one.otherwise else ""
    if stage.proved:
        return [one.name, stage.value, stage.bound, 0, 0.0, f"proved best{otherwise}"]
    gap = Marked(stage.value - stage.bound, PLAIN, WARM_FILL)
    return [one.name, stage.value, stage.bound, gap, Marked(stage.gap, PLAIN, WARM_FILL), f"best found{otherwise}"]
