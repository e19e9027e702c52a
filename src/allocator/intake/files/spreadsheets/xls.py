"""The sheets of .xls.

The library for the other formats reads these too, but a single wrong length in one ends the whole program.
"""

from __future__ import annotations

import io
from datetime import datetime, timedelta

import olefile
import xlrd
from xlrd.biffh import XLRDError

from allocator.intake.files.spreadsheets.days import day_as_shown, shows_no_year
from allocator.intake.files.spreadsheets.survey import Rows, Survey
from allocator.intake.files.spreadsheets.values import Value, by_format, shown

_EPOCHS = (datetime(1899, 12, 30), datetime(1904, 1, 1))
_DURATIONS = ("[h", "[m", "[s")


class Protected(Exception):
    """The workbook is encrypted."""


def read_xls(content: bytes) -> list[tuple[Survey, Rows]]:
    """Every sheet; raises Protected, TooLarge, or any exception for a broken file."""
    try:
        book = xlrd.open_workbook(
            file_contents=_stream(content),
            formatting_info=True,
            ragged_rows=True,
            logfile=io.StringIO(),
            on_demand=False,
        )
    except XLRDError as error:
        if "encrypted" in str(error):
            raise Protected from None
        raise
    return [_sheet(book, sheet) for sheet in book.sheets()]


def _stream(content: bytes) -> bytes:
    """The workbook out of its container, without following a broken one in circles for ever."""
    with olefile.OleFileIO(io.BytesIO(content)) as container:
        name = next((name for name in ("Workbook", "Book") if container.exists(name)), None)
        if name is None:
            raise OSError("there is no workbook in this container")
        return bytes(container.openstream(name).read())


def _sheet(book: xlrd.Book, sheet: xlrd.sheet.Sheet) -> tuple[Survey, Rows]:
    survey = Survey(
        sheet.name,
        hidden=sheet.visibility != 0,
        hidden_rows={row for row, about in sheet.rowinfo_map.items() if about.hidden},
        hidden_columns={column for column, about in sheet.colinfo_map.items() if about.hidden},
        merged=[((top, left), (bottom - 1, right - 1)) for top, bottom, left, right in sheet.merged_cells],
    )
    rows = [[_text(book, cell) for cell in sheet.row(row)] for row in range(sheet.nrows)]
    survey.days = [
        (row, column)
        for row in range(sheet.nrows)
        for column, cell in enumerate(sheet.row(row))
        if cell.ctype == xlrd.XL_CELL_DATE and shows_no_year(_format(book, cell))
    ]
    for row, texts in enumerate(rows):
        if texts:
            survey.reach(row, len(texts) - 1)
    return survey, rows


def _text(book: xlrd.Book, cell: xlrd.sheet.Cell) -> str:
    value = cell.value
    if isinstance(value, str):
        return value
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return shown(bool(value))
    if cell.ctype == xlrd.XL_CELL_ERROR:
        return str(xlrd.error_text_from_code.get(int(value), "#N/A"))
    code = _format(book, cell)
    if cell.ctype == xlrd.XL_CELL_DATE:
        day = day_as_shown(value, code, from_1904=book.datemode == 1)
        if day is not None:
            return day
        return shown(_moment(value, code, _EPOCHS[book.datemode]))
    return by_format(value, code) or shown(value)


def _format(book: xlrd.Book, cell: xlrd.sheet.Cell) -> str:
    return str(book.format_map[book.xf_list[cell.xf_index or 0].format_key].format_str)


def _moment(value: float, code: str, epoch: datetime) -> Value:
    """A date, a time of day or a duration, by the number of days and the format; the number where it is no date."""
    try:
        if any(part in code.lower() for part in _DURATIONS):
            return timedelta(days=value)
        moment = epoch + timedelta(days=value)
    except (OverflowError, ValueError):
        return value
    return moment.time().replace(microsecond=0) if 0 <= value < 1 else moment
