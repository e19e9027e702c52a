"""What every sheet of a comparison workbook is written from, and how they all name and colour things."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.worksheet import Worksheet

from allocator.comparison import Comparison
from allocator.workbook.xlsx.page import (
    CENTRED,
    PERCENT,
    STRONG,
    Look,
    PageColumn,
    PageRow,
    draw_header,
    draw_rows,
    write_line,
)
from allocator.workbook.xlsx.style import MUTED, TITLE, finish_table

SCENARIO = "Scenario"
NOTHING = "–"
OTHERWISE = "counted differently"

NUMBER = CENTRED
PART = Look(horizontal="center", number_format=PERCENT)
TOO_MANY = 30
"""Scenarios of which table and chart do not fit on one page together."""
NAME = PageColumn(SCENARIO, 30, STRONG)

TABLE_AT = 5
"""The row of the header of a sheet's first table."""


@dataclass(frozen=True, slots=True)
class ComparisonBook:
    """A comparison, the event workbook that it is about, and when it is written."""

    comparison: Comparison
    event_file: str
    now: datetime


def write_title(sheet: Worksheet, title: str, said: str, *, across: int, width: float) -> None:
    """Write a sheet's title and what it shows, in a sentence or two above its table."""
    write_line(sheet, 1, title, TITLE)
    sheet.row_dimensions[1].height = 24
    write_line(sheet, 2, said, MUTED, across=across, width=width)


def write_table(sheet: Worksheet, columns: list[PageColumn], rows: Iterable[PageRow], *, row: int = TABLE_AT) -> None:
    """Write a table that reaches to the end of its sheet, ready to be filtered, scrolled and printed."""
    draw_header(sheet, columns, row=row)
    draw_rows(sheet, columns, rows, first_row=row + 1)
    finish_table(sheet, header_row=row)


def print_with_chart(sheet: Worksheet, place: tuple[range, range], *, on_one_page: bool) -> None:
    """Let the printed part of a sheet reach to the end of its last chart too."""
    rows, columns = place
    last = get_column_letter(max(sheet.max_column, columns.stop - 1))
    sheet.print_area = f"A1:{last}{rows.stop - 1}"
    sheet.page_setup.fitToHeight = 1 if on_one_page else 0


def break_page(sheet: Worksheet, row: int) -> None:
    """Begin a new page with a row."""
    sheet.row_breaks.append(Break(id=row - 1))
