"""A workbook of whatever format as its sheets: values from one library, what it leaves out from a look of our own."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from openpyxl.utils import get_column_letter
from python_calamine import CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

from allocator.errors import FileTrouble
from allocator.intake.files.found import RawSheet, listed
from allocator.intake.files.spreadsheets import ods, xlsx
from allocator.intake.files.spreadsheets.parts import packed, parts_of
from allocator.intake.files.spreadsheets.survey import (
    Area,
    Position,
    Rows,
    Survey,
    TooLarge,
    cell_name,
    demand_readable_size,
)
from allocator.intake.files.spreadsheets.values import shown
from allocator.intake.files.spreadsheets.xls import Protected, read_xls
from allocator.words import several
from allocator.workbook.xlsx.parsing import understood, without_looking_for_cycles
from allocator.workbook.xlsx.sniff import PROTECTED, FileKind


def read_book(path: Path, kind: FileKind) -> list[RawSheet]:
    """Every sheet of a workbook (.xlsx, .xlsm, .xls, .ods); raises FileTrouble."""
    content = path.read_bytes()
    with understood(path), without_looking_for_cycles():
        try:
            sheets = read_xls(content) if kind is FileKind.OLD_WORKBOOK else _zipped(content, kind)
            demand_readable_size(survey for survey, _ in sheets)
            return [RawSheet(survey.sheet, rows, tuple(_notes(rows, survey))) for survey, rows in sheets]
        except TooLarge as trouble:
            raise FileTrouble(f"{path} {trouble}") from None
        except (Protected, PasswordError):
            raise FileTrouble(f"{path} {PROTECTED}") from None


def has_macros(path: Path) -> bool:
    """Whether a workbook holds macros."""
    content = path.read_bytes()
    return b"xl/vbaProject.bin" in content or "_VBA_PROJECT".encode("utf-16-le") in content


def _zipped(content: bytes, kind: FileKind) -> list[tuple[Survey, Rows]]:
    """The sheets of .xlsx or .ods, surveyed first: the library sets memory aside for all cells up to the last."""
    parts = parts_of(content)
    surveys = (ods if kind is FileKind.OPEN_DOCUMENT else xlsx).surveys_of(parts)
    demand_readable_size(surveys)
    by_name = {survey.sheet: survey for survey in surveys}
    sheets = []
    with CalamineWorkbook.from_object(packed(parts)) as book:
        for about in book.sheets_metadata:
            if about.typ is SheetTypeEnum.WorkSheet:
                survey = by_name[about.name]
                survey.hidden = about.visible is not SheetVisibleEnum.Visible
                sheets.append((survey, _rows(book, survey)))
    return sheets


def _rows(book: CalamineWorkbook, survey: Survey) -> Rows:
    """The texts of a sheet from its very first cell on."""
    sheet = book.get_sheet_by_name(survey.sheet)
    values = [] if sheet.start is None else sheet.to_python(skip_empty_area=False)
    rows = [[value if isinstance(value, str) else shown(value) for value in row] for row in values]
    for (row, column), text in survey.shown.items():
        _put(rows, row, column, text)
    return rows


def _put(rows: Rows, row: int, column: int, text: str) -> None:
    """Write into a cell, which may lie outside of what the library found to hold anything."""
    while len(rows) <= row:
        rows.append([])
    rows[row] += [""] * (column + 1 - len(rows[row]))
    rows[row][column] = text


def _notes(rows: Sequence[Sequence[str]], survey: Survey) -> list[str]:
    """Sentences about what is hidden, merged or was never calculated, as far as it holds anything."""
    filled_columns = (
        {column for row in rows for column, text in enumerate(row) if text} if survey.hidden_columns else set()
    )
    hidden_rows = sum(row < len(rows) and any(rows[row]) for row in survey.hidden_rows)
    hidden_columns = sorted(survey.hidden_columns & filled_columns)
    merged = [area for area in survey.merged if _text_at(rows, area[0])]
    notes = ["this sheet is hidden; it is read like any other."] if survey.hidden else []
    if hidden_rows:
        notes.append(f"{several(hidden_rows, 'hidden row')} {_are(hidden_rows)} read like any other.")
    if hidden_columns:
        names = listed([get_column_letter(column + 1) for column in hidden_columns])
        count = len(hidden_columns)
        notes.append(f"{several(count, 'hidden column')} ({names}) {_are(count)} read like any other.")
    struck = [place for place in survey.struck if _text_at(rows, place)]
    if struck:
        cells = listed([f'{cell_name(*place)} ("{_text_at(rows, place)}")' for place in struck])
        notes.append(
            f"{several(len(struck), 'cell')} with crossed-out text {_are(len(struck))} read like any other: {cells}."
        )
    if merged:
        names = listed([_area(area) for area in merged])
        notes.append(f"merged cells hold their text in the first cell only: {names}.")
    if survey.days:
        cells = listed([f"{cell_name(*place)} ({_text_at(rows, place)})" for place in survey.days])
        notes.append(
            f"{several(len(survey.days), 'date')} shown without a year: {cells}; read as shown. "
            "If they are classes or codes, format the cells as text and type them again."
        )
    if survey.uncalculated:
        cells = listed([cell_name(*position) for position in survey.uncalculated])
        notes.append(
            f"{several(len(survey.uncalculated), 'formula')} never calculated: {cells}; "
            "open the file in Excel, save it, and try again."
        )
    return notes


def _are(count: int) -> str:
    return "is" if count == 1 else "are"


def _text_at(rows: Sequence[Sequence[str]], position: Position) -> str:
    row, column = position
    return rows[row][column] if row < len(rows) and column < len(rows[row]) else ""


def _area(area: Area) -> str:
    return ":".join(cell_name(*corner) for corner in area)
