"""The look that all our workbooks share, text that can never become a formula, and saving whole or not at all."""

from __future__ import annotations

import math
import os
import re
from collections.abc import Callable, Iterable, Mapping
from copy import copy
from datetime import date, datetime, time
from functools import lru_cache
from io import BytesIO
from itertools import count
from pathlib import Path
from typing import IO
from weakref import WeakKeyDictionary

from openpyxl import Workbook
from openpyxl.cell import Cell, MergedCell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.styles.cell_style import StyleArray
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from allocator.errors import FileTrouble
from allocator.whole import write_whole
from allocator.workbook.xlsx.letters import lines_of
from allocator.workbook.xlsx.saving import put_into

CellValue = str | int | float | bool | date | datetime | time | None

INK = "1F2937"
QUIET = "6B7280"
DEEP = "1F4E79"
SOFT = "5B84B1"
RULE = "CBD5E1"

TITLE = Font(name="Calibri", size=16, bold=True, color=DEEP)
PLAIN = Font(name="Calibri", size=11, color=INK)
BOLD = Font(name="Calibri", size=11, bold=True, color=INK)
MUTED = Font(name="Calibri", size=11, italic=True, color=QUIET)
HEADER = Font(name="Calibri", size=11, bold=True, color="FFFFFF")

WRAPPED = Alignment(vertical="top", wrap_text=True)
WRAPPED_LEFT = Alignment(horizontal="left", vertical="top", wrap_text=True)
CENTRED = Alignment(horizontal="center", vertical="top")
HEADER_ALIGNMENT = Alignment(vertical="center", wrap_text=True)
UNDERLINE = Border(bottom=Side(style="thin", color=RULE))

TEXT_FORMAT = "@"
DATE_FORMAT = "yyyy-mm-dd"
TIME_FORMAT = "hh:mm"

OURS = "allocator"
"""The author of the notes that the program writes."""

LINE_HEIGHT = 15.0
"""Points that a line of text takes."""

ROW_PADDING = 2.0
"""Points that a row is higher than its lines."""

HIGHEST_ROW = 409.0
"""Points that Excel lets a row be high."""

PAGE_POINTS = 785.0, 538.0
"""How wide the printed part of a page of A4 is between small margins, landscape and portrait."""

SCREEN_PIXELS, SMALLEST_ZOOM = 1310, 75
"""The pixels that cells have on a screen of 1366, and the least percentage to which a sheet is shrunk to fit them."""

SMALLEST_SCALE = 0.6
"""How much smaller than on the screen a page is printed at most; what is wider goes over several pages."""

LONGEST_TEXT = 32_767
"""Characters that one Excel cell holds; Excel cuts the rest in silence."""

_UNSTORABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

_LOOKS_ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_LOOKS_LIKE_INPUT = ("=", "+", "-", "@", "'", "\t")


@lru_cache
def fill(color: str) -> PatternFill:
    """A solid fill of an RRGGBB colour."""
    return PatternFill("solid", start_color=color, end_color=color)


def storable(text: str) -> str:
    """Text without the characters that a workbook cannot hold; every kind of line end becomes a line feed."""
    return _UNSTORABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def escaped(text: str) -> str:
    """A storable text as a cell holds it: Excel would read '_x0041_' as 'A'."""
    return _LOOKS_ESCAPED.sub("_x005F_", text)


Part = Font | PatternFill | Alignment | Border | str | None

Looks = dict[tuple[bytes, tuple[int, ...]], tuple[StyleArray, tuple[Part, ...]]]

_LOOKS: WeakKeyDictionary[Workbook, Looks] = WeakKeyDictionary()
"""Of each workbook: what a cell's style becomes when it is given parts, which are kept so that ids stay theirs."""


def set_look(
    cell: Cell | MergedCell,
    *,
    font: Font | None = None,
    color: str | None = None,
    alignment: Alignment | None = None,
    border: Border | None = None,
    number_format: str | None = None,
) -> None:
    """Give a cell parts of a look, and leave the others; what was done once in a workbook is not looked up again.

    openpyxl compares each part with all that the workbook has, which takes most of the time of writing.
    """
    filling = None if color is None else fill(color)
    parts: tuple[Part, ...] = (font, filling, alignment, border, number_format)
    workbook = cell.parent.parent
    assert workbook is not None, "a cell is part of a workbook"
    known = _LOOKS.setdefault(workbook, {})
    before: StyleArray | None = cell._style  # type: ignore[union-attr]  # the stubs leave it out
    key = b"" if before is None else before.tobytes(), tuple(map(id, parts))
    if key not in known:
        for name, part in zip(("font", "fill", "alignment", "border", "number_format"), parts, strict=True):
            if part is not None:
                setattr(cell, name, part)
        known[key] = copy(cell._style), parts  # type: ignore[union-attr]
    cell._style = copy(known[key][0])  # type: ignore[union-attr]


def put(cell: Cell | MergedCell, value: CellValue, *, font: Font = PLAIN) -> None:
    """Write a value so that text stays text: never a formula, a number or an error; FileTrouble when it is too long."""
    assert isinstance(cell, Cell), "only the first cell of a merged range holds a value"
    set_look(cell, font=font)
    put_value(cell, value)


def put_value(cell: Cell, value: CellValue) -> None:
    """Write a value in the same way, and leave the look of the cell alone."""
    if not isinstance(value, str):
        cell.value = value
        return
    text = storable(value)
    if len(text) > LONGEST_TEXT:
        raise FileTrouble(
            f"{cell.parent.title}!{cell.coordinate} would hold {len(text):,} characters; "
            f"a cell of Excel holds {LONGEST_TEXT:,}. Shorten it and try again."
        )
    cell.value = escaped(text) or None
    if text:
        cell.data_type = "s"
    if text.startswith(_LOOKS_LIKE_INPUT):
        cell.quotePrefix = True


def put_header(cell: Cell | MergedCell, heading: str | int, *, note: str = "", required: bool = True) -> None:
    """Write a column heading, white on blue; columns that may stay empty have a lighter blue."""
    put(cell, heading)
    set_look(cell, font=HEADER, color=DEEP if required else SOFT, alignment=HEADER_ALIGNMENT)
    if note:
        put_note(cell, note)


def put_note(cell: Cell | MergedCell, text: str) -> None:
    """Attach a note that shows when one points at the cell, big enough for its text."""
    lines = sum(1 + len(line) // 44 for line in text.split("\n"))
    cell.comment = Comment(storable(text), OURS, width=320, height=24 + 18 * lines)


def set_widths(sheet: Worksheet, widths: Mapping[int, float] | Iterable[float]) -> None:
    """Set column widths in characters, by column number from 1, or for the columns from A onwards."""
    pairs = widths.items() if isinstance(widths, Mapping) else enumerate(widths, start=1)
    for column, width in pairs:
        sheet.column_dimensions[get_column_letter(column)].width = width


def fit_heights(sheet: Worksheet, *, first_row: int = 2) -> None:
    """Make rows high enough for their wrapped text; not every program does so by itself."""
    widths = [sheet.column_dimensions[get_column_letter(column)].width for column in range(1, sheet.max_column + 1)]
    for number, row in enumerate(sheet.iter_rows(min_row=first_row), start=first_row):
        texts = [(cell, cell.value, width) for cell, width in zip(row, widths, strict=True)]
        lines = max((_lines(cell, text, width) for cell, text, width in texts if isinstance(text, str)), default=1)
        if lines > 1:
            sheet.row_dimensions[number].height = height_of(lines)


def _lines(cell: Cell | MergedCell, text: str, width: float) -> int:
    # The look of a cell takes long to find: only where the text may be too long for one line.
    return 1 if lines_of(text, width, bold=True) == 1 else lines_of(text, width, bold=bool(cell.font.bold))


def height_of(lines: int) -> float:
    """Points that a row with this many lines is high."""
    return min(HIGHEST_ROW, ROW_PADDING + LINE_HEIGHT * lines)


def finish_table(sheet: Worksheet, *, header_row: int = 1, frozen_columns: int = 1, landscape: bool = True) -> None:
    """Freeze and filter the header of a table that reaches to the sheet's last row; set the sheet up for print."""
    last = get_column_letter(sheet.max_column)
    sheet.freeze_panes = f"{get_column_letter(frozen_columns + 1)}{header_row + 1}"
    sheet.auto_filter.ref = f"A{header_row}:{last}{sheet.max_row}"
    sheet.print_title_rows = f"{header_row}:{header_row}"
    sheet.row_dimensions[header_row].height = max(32.0, sheet.row_dimensions[header_row].height or 0.0)
    set_up_print(sheet, landscape=landscape)
    sheet.page_setup.fitToWidth = _pages_across(sheet, landscape=landscape)
    fit_screen(sheet)
    if frozen_columns and sheet.page_setup.fitToWidth > 1:
        sheet.print_title_cols = f"A:{get_column_letter(frozen_columns)}"


def _pages_across(sheet: Worksheet, *, landscape: bool) -> int:
    """The pages beside one another over which the columns are printed in letters that can be read."""
    return max(1, math.ceil(0.75 * _pixels(sheet) * SMALLEST_SCALE / PAGE_POINTS[0 if landscape else 1]))


def fit_screen(sheet: Worksheet) -> None:
    """Let a sheet that is a little wider than a small screen be shown whole; one that is far wider is scrolled."""
    zoom = min(100, int(100 * SCREEN_PIXELS / _pixels(sheet)) // 5 * 5)
    if zoom >= SMALLEST_ZOOM:
        sheet.sheet_view.zoomScale = zoom


def _pixels(sheet: Worksheet) -> float:
    """How wide all columns are together, in the letters of Calibri."""
    columns = (get_column_letter(column) for column in range(1, sheet.max_column + 1))
    return sum(7 * sheet.column_dimensions[column].width + 5 for column in columns)


def set_up_print(sheet: Worksheet, *, landscape: bool = True) -> None:
    """A4, one page wide, as many long as it takes, with the sheet's name and page numbers at the foot."""
    sheet.print_area = f"A1:{get_column_letter(sheet.max_column)}{sheet.max_row}"
    sheet.page_setup.orientation = "landscape" if landscape else "portrait"
    sheet.page_setup.paperSize = 9
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.oddFooter = HeaderFooterItem(left=_HeaderFooterPart("&A"), right=_HeaderFooterPart("&P / &N"))
    sheet.sheet_view.showGridLines = False


class FileLocked(FileTrouble):
    """A file is there and cannot be replaced now."""


def demand_writable(path: str | Path, *, force: bool, sparing: Path | None = None) -> None:
    """Raise FileTrouble where a workbook could not be written, before any work is done for it.

    The file `sparing` is never overwritten.
    """
    target = Path(path)
    if target.is_dir():
        raise FileTrouble(f"{target} is a folder. Give the name of a file, for example {target / 'event.xlsx'}.")
    if target.suffix.lower() != ".xlsx":
        raise FileTrouble(f"{target} has no name for a workbook. Give a name that ends in .xlsx.")
    if sparing is not None and target.exists() and sparing.exists() and target.samefile(sparing):
        raise FileTrouble(f"{target} is the workbook that is read; it is never overwritten. Give another name.")
    if target.exists() and not force:
        raise FileTrouble(f"{target} already exists; nothing was written. Give another name, or add --force.")
    if not target.parent.is_dir():
        raise FileTrouble(
            f"There is no folder {target.parent} to write {target.name} in. Make it, or give another name."
        )
    if not os.access(target.parent, os.W_OK):
        raise FileTrouble(f"{target} cannot be written: you may not write in its folder. Give another one.")
    try:
        if target.exists():
            with target.open("r+b"):
                pass
    except PermissionError as error:
        raise _locked(target) from error


def _locked(target: Path) -> FileLocked:
    return FileLocked(
        f"{target} cannot be written; it may be open in Excel. Close it and try again. Nothing was written."
    )


def save_whole(workbook: Workbook, path: str | Path, *, force: bool) -> None:
    """Write the file whole or not at all; whatever goes wrong, an older file of that name stays as it was."""
    content = BytesIO()
    put_into(workbook, content)
    # Made in memory first: where the disk is full, a half-written archive would complain on its own.
    save_bytes(path, lambda file: file.write(content.getbuffer()), force=force)


def save_bytes(path: str | Path, write: Callable[[IO[bytes]], object], *, force: bool) -> None:
    """Write a workbook by what `write` puts into its file, whole or not at all; raises FileTrouble."""
    target = Path(path)
    demand_writable(target, force=force)
    try:
        write_whole(target, write)
    except PermissionError as error:
        raise _locked(target) from error
    except OSError as error:
        raise FileTrouble(f"{target} cannot be written: {error.strerror or error}. Nothing was written.") from error


def save_or_beside(workbook: Workbook, path: str | Path, *, force: bool) -> Path:
    """Write the file as `save_whole` does; beside it, under a new name, where the file there is locked by now."""
    target = Path(path)
    try:
        save_whole(workbook, target, force=force)
    except FileLocked:
        target = beside(target)
        save_whole(workbook, target, force=False)
    return target


def beside(path: Path) -> Path:
    """The first of 'plan (2).xlsx', 'plan (3).xlsx', ... that is not there yet."""
    others = (path.with_stem(f"{path.stem} ({number})") for number in count(2))
    return next(other for other in others if not other.exists())
