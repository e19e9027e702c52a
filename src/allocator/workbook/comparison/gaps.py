"""The Gaps sheet: for each objective what every scenario reached, and what no plan for it goes below."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from openpyxl.worksheet.worksheet import Worksheet

from allocator.comparison import Compared, Comparison
from allocator.plan import Stage
from allocator.workbook.comparison.book import (
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
_CHART_WIDTH = 8.0
_LEAST_ROWS = 11
"""Rows that a chart takes at least."""

_ROWS_OF_A_PAGE, _ROWS_SQUEEZED = 30, 44
"""Rows that fit on a page as wide as this, and that still do in smaller letters."""

FIRST_SECTION = 4


def write_gaps(sheet: Worksheet, book: ComparisonBook) -> None:
    """Write a table for each objective, its chart at its right."""
    comparison = book.comparison
    set_widths(sheet, {len(COLUMNS) + 1: 3, **dict.fromkeys(_CHART_COLUMNS, _CHART_WIDTH)})
    width = sum(column.width for column in COLUMNS) + 3 + _CHART_WIDTH * len(_CHART_COLUMNS)
    write_title(sheet, "What is proved, and what is not", SAID, across=_CHART_COLUMNS.stop - 1, width=width)
    begins, row = [], FIRST_SECTION
    for objective in comparison.objectives:
        begins.append(row)
        row = _write_objective(sheet, comparison, objective, row)
    sheet.freeze_panes = "B4"
    set_up_print(sheet)
    on_one_page = row <= _ROWS_SQUEEZED
    print_with_chart(sheet, (range(1, row), _CHART_COLUMNS), on_one_page=on_one_page)
    if not on_one_page:
        _keep_together(sheet, [*begins, row])


def _keep_together(sheet: Worksheet, begins: Sequence[int]) -> None:
    """Begin a page where a section would be cut; the last of these rows is the one below all sections."""
    top = 1
    for begin, end in pairwise(begins):
        if end - top > _ROWS_OF_A_PAGE and begin > FIRST_SECTION:
            break_page(sheet, begin)
            top = begin


def _write_objective(sheet: Worksheet, comparison: Comparison, objective: str, row: int) -> int:
    """Write a section; the first row of the next one."""
    reached = [(one, stage) for one in comparison.cases if (stage := one.stage(objective)) is not None]
    reached.sort(key=lambda pair: objective in pair[0].otherwise)
    alike = [stage for one, stage in reached if objective not in one.otherwise]
    write_line(sheet, row, capitalised(objective), SECTION)
    draw_header(sheet, COLUMNS, row=row + 1)
    draw_rows(sheet, COLUMNS, (_row(one, stage) for one, stage in reached), first_row=row + 2)
    if not any(stage.value for stage in alike):  # a chart would be empty
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
        return [one.name, stage.value, stage.bound, 0, stage.part_open, f"proved best{otherwise}"]
    gap, part = Marked(stage.value - stage.bound, PLAIN, WARM_FILL), Marked(stage.part_open, PLAIN, WARM_FILL)
    return [one.name, stage.value, stage.bound, gap, part, f"best found{otherwise}"]
