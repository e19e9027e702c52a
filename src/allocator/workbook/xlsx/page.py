"""Tables on a page: columns with headings and widths, rows of values, each with the look of its column or its own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from openpyxl.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.merge import MergedCellRange
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.worksheet import Worksheet

from allocator.workbook.xlsx.letters import lines_of
from allocator.workbook.xlsx.style import (
    BOLD,
    DEEP,
    HIGHEST_ROW,
    LINE_HEIGHT,
    PLAIN,
    QUIET,
    ROW_PADDING,
    RULE,
    UNDERLINE,
    CellValue,
    height_of,
    put,
    put_header,
    put_value,
    set_look,
    set_widths,
)

ALERT = Font(name="Calibri", size=11, bold=True, color="B42318")
FAINT = Font(name="Calibri", size=11, color=QUIET)
SECTION = Font(name="Calibri", size=13, bold=True, color=DEEP)

ALERT_FILL = "FDE7E4"
WARM_FILL = "FEF3D7"
GOOD_FILL = "E3F4E8"
PALE_FILL = "EEF2F7"

PERCENT = "0 %"
PERCENT_EXACT = "0.0 %"

GROUP_START = Border(left=Side(style="thin", color="94A3B8"), bottom=Side(style="thin", color=RULE))


@dataclass(frozen=True, slots=True)
class Look:
    """How a cell is drawn."""

    font: Font = PLAIN
    color: str | None = None
    horizontal: str = "left"
    number_format: str | None = None
    border: Border = UNDERLINE
    indent: int = 0
    wrapped: bool = True

    def alignment(self, vertical: str) -> Alignment:
        """Left or centred or right, at the top or the centre of its row; a heading at the centre is always wrapped."""
        return _alignment(self.horizontal, vertical, self.indent, self.wrapped or vertical == "center")


@lru_cache
def _alignment(horizontal: str, vertical: str, indent: int, wrapped: bool) -> Alignment:
    return Alignment(horizontal=horizontal, vertical=vertical, wrap_text=wrapped, indent=indent)


@dataclass(frozen=True, slots=True)
class Marked:
    """A value that differs in font and fill from the rest of its column."""

    value: CellValue
    font: Font = PLAIN
    color: str | None = None


@dataclass(frozen=True, slots=True)
class PageColumn:
    """A column of a table; `width` is in characters, `quiet` marks one that only helps the reader."""

    heading: str | int
    width: float
    look: Look = Look()
    quiet: bool = False


def columns_of(widths: Sequence[float], *headings: tuple[str, Look]) -> list[PageColumn]:
    """The columns of a table on a sheet whose widths are settled."""
    return [PageColumn(heading, width, look) for width, (heading, look) in zip(widths, headings, strict=False)]


TEXT = Look()
CENTRED = Look(horizontal="center")
STRONG = Look(font=BOLD)


PageRow = Sequence[CellValue | Marked]


def starting_group(column: PageColumn) -> PageColumn:
    """The column with a rule at its left, as the first of a group."""
    indent = 1 if column.look.horizontal == "left" else 0
    return replace(column, look=replace(column.look, border=GROUP_START, indent=indent))


def cell_at(sheet: Worksheet, row: int, column: int) -> Cell:
    """The cell there, which no merged range swallows."""
    cell = sheet.cell(row, column)
    assert isinstance(cell, Cell)
    return cell


def write_line(
    sheet: Worksheet, row: int, text: str, font: Font, *, column: int = 1, across: int = 1, width: float = 0.0
) -> Cell:
    """Write a line of text that is no part of a table, over as many columns as it goes across.

    With their `width` in characters the row is as high as the text needs: a merged cell does not grow with it.
    """
    cell = cell_at(sheet, row, column)
    put(cell, text, font=font)
    if across > 1:
        merge(sheet, row, column, column + across - 1)
        cell.alignment = Alignment(vertical="center", wrap_text=True)
    if width:
        size = float(font.sz or 11.0) / 11.0
        lines = lines_of(text, width / size, bold=bool(font.bold))
        sheet.row_dimensions[row].height = min(HIGHEST_ROW, 2 * ROW_PADDING + LINE_HEIGHT * size * lines)
    return cell


def merge(sheet: Worksheet, row: int, first: int, last: int, *, border: Border | None = None) -> None:
    """Make one cell of those of a row from one column to another; `border` goes on below them all.

    What is merged holds nothing yet but in its first cell. openpyxl's own way compares the look of each cell with all
    that the workbook has, which takes longer than all else on a page.
    """
    area = f"{get_column_letter(first)}{row}:{get_column_letter(last)}{row}"
    sheet.merged_cells.add(MergedCellRange(sheet, area))
    for column in range(first + 1, last + 1):
        cell = MergedCell(sheet, row, column)
        sheet._cells[row, column] = cell
        if border is not None:
            set_look(cell, border=border)


def draw(sheet: Worksheet, row: int, column: int, value: CellValue | Marked, look: Look) -> Cell:
    """Write one value with its look."""
    cell = cell_at(sheet, row, column)
    marked = _marked(value, look)
    put_value(cell, marked.value)
    set_look(
        cell,
        font=marked.font,
        color=marked.color,
        alignment=look.alignment("top"),
        border=look.border,
        number_format=look.number_format,
    )
    return cell


def _marked(value: CellValue | Marked, look: Look) -> Marked:
    return value if isinstance(value, Marked) else Marked(value, look.font, look.color)


def draw_header(sheet: Worksheet, columns: Sequence[PageColumn], *, row: int = 1) -> None:
    """Write the headings of a table in a row as high as they need, and make its columns as wide as they should be."""
    set_widths(sheet, [column.width for column in columns])
    for number, column in enumerate(columns, start=1):
        cell = cell_at(sheet, row, number)
        put_header(cell, column.heading, required=not column.quiet)
        set_look(cell, alignment=column.look.alignment("center"))
    lines = (lines_of(str(column.heading), column.width - column.look.indent, bold=True) for column in columns)
    sheet.row_dimensions[row].height = height_of(max(lines, default=1))


def draw_rows(sheet: Worksheet, columns: Sequence[PageColumn], rows: Iterable[PageRow], *, first_row: int = 2) -> None:
    """Write rows under a header, one value for each column, each row as high as its longest text needs."""
    for row, values in enumerate(rows, start=first_row):
        for number, (column, value) in enumerate(zip(columns, values, strict=True), start=1):
            draw(sheet, row, number, value, column.look)
        lines = max(map(_lines, values, columns), default=1)
        sheet.row_dimensions[row].height = height_of(lines)


def _lines(value: CellValue | Marked, column: PageColumn) -> int:
    """The lines that a value takes in a column."""
    marked = _marked(value, column.look)
    if not isinstance(marked.value, str) or not column.look.wrapped:
        return 1
    return lines_of(marked.value, column.width - column.look.indent, bold=bool(marked.font.bold))


def print_tightly(sheet: Worksheet) -> None:
    """Make the margins small, so that wide tables are printed in letters that can be read."""
    sheet.page_margins = PageMargins(left=0.4, right=0.4, top=0.45, bottom=0.65, header=0.3, footer=0.3)
