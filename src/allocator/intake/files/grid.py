"""A spreadsheet or a text file, whatever wrote it, as plain grids of text with true addresses."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from openpyxl.utils import get_column_letter

from allocator.errors import FileTrouble
from allocator.intake.files.found import RawSheet, listed
from allocator.intake.files.spreadsheets.sheets import has_macros, read_book
from allocator.intake.files.spreadsheets.survey import cell_name, too_large
from allocator.intake.files.text import read_text
from allocator.words import several
from allocator.workbook.xlsx.parsing import understood, without_looking_for_cycles
from allocator.workbook.xlsx.sizes import LARGEST_AREA, MOST_CELLS, MOST_COLUMNS, MOST_ROWS
from allocator.workbook.xlsx.sniff import NO_WORKBOOK, FileKind, kind_of
from allocator.workbook.xlsx.style import LONGEST_TEXT

MOST_ROWS_READ = 600_000
"""Rows of a file that are read: 100,000 people with a row for each of six wishes."""

_USUAL: Mapping[FileKind, tuple[str, ...]] = {
    FileKind.WORKBOOK: (".xlsx", ".xlsm", ".xltx", ".xltm"),
    FileKind.OLD_WORKBOOK: (".xls", ".xlt"),
    FileKind.OPEN_DOCUMENT: (".ods", ".ots"),
    FileKind.TEXT: (".csv", ".tsv", ".tab", ".txt", ".text", ".md", ".json", ".jsonl", ".ndjson"),
}
_CALLED = {
    FileKind.WORKBOOK: "an Excel workbook",
    FileKind.OLD_WORKBOOK: "an Excel workbook of before 2007 (.xls)",
    FileKind.OPEN_DOCUMENT: "an OpenDocument spreadsheet (.ods)",
    FileKind.TEXT: "a text file (CSV)",
}
_COPY_TABLE = "Copy its table into an Excel workbook (.xlsx) and give that."
_NOT_READ = {
    **NO_WORKBOOK,
    FileKind.DOCUMENT: f"is a text document (Word or the like). {_COPY_TABLE}",
    FileKind.OLD_DOCUMENT: f"is a text document (Word or the like). {_COPY_TABLE}",
    FileKind.PDF: f"is a PDF. {_COPY_TABLE}",
    FileKind.PICTURE: "is a picture. Ask for the spreadsheet that it shows.",
    FileKind.UNKNOWN: (
        "is neither a spreadsheet nor a text file. Save it as .xlsx or .csv in the program that wrote it."
    ),
}
_ERRORS = frozenset(
    (
        *("#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!", "#SPILL!", "#CALC!"),
        *("#NB", "#VERW!", "#WAARDE!", "#NAAM?", "#DEEL/0!", "#GETAL!", "#LEEG!"),
        *("#NV", "#BEZUG!", "#WERT!", "#ZAHL!"),
    )
)
"""As Excel shows them in English, Dutch and German."""

_UNSEEN = dict.fromkeys([*range(9), 11, 12, *range(14, 32), 127, 0xAD, 0x200B, 0x200E, 0x200F, 0x2060, 0xFEFF])
_CLEANED = _UNSEEN | {0xA0: " ", 0x202F: " ", 0x2028: "\n", 0x2029: "\n"}


@dataclass(frozen=True, slots=True)
class TextGrid:
    """One sheet (or text file) as text, cell by cell: cells[row][column], where row 0 is row 1 of the sheet.

    Every row is as long as the longest. `sheet` is '' for a text file; `notes` are sentences for people. A cell with an
    error holds what one sees (#N/A), one with a formula that was never calculated the formula; notes say where.
    """

    file: str
    sheet: str
    cells: tuple[tuple[str, ...], ...]
    notes: tuple[str, ...] = ()

    def address(self, row: int, column: int) -> str:
        """Where a cell is, as people say it: 'answers.xlsx, Sheet1!C14' or 'answers.csv, row 14, column 3 (C)'."""
        letters = get_column_letter(column + 1)
        if self.sheet:
            return f"{self.file}, {self.sheet}!{letters}{row + 1}"
        return f"{self.file}, row {row + 1}, column {column + 1} ({letters})"

    def area(self, first: tuple[int, int], last: tuple[int, int]) -> str:
        """Where the cells from one to another are: 'answers.xlsx, Sheet1!A1:F20', or 'answers.csv, rows 1 to 20'."""
        if not self.sheet:
            return f"{self.file}, rows {first[0] + 1} to {last[0] + 1}"
        return f"{self.address(*first)}:{self.address(*last).rpartition('!')[2]}"

    def place(self, row: int, column: int) -> tuple[int, int]:
        """The row and column of a cell in its sheet, from 0."""
        return row, column

    def whole(self) -> TextGrid:
        """The sheet that the cells are in."""
        return self


def read_grids(path: Path) -> tuple[TextGrid, ...]:
    """Every sheet with anything in it; raises FileTrouble with one sentence for a file that cannot be read."""
    kind = kind_of(path)
    if kind not in _USUAL:
        raise FileTrouble(f"{path} {_NOT_READ[kind]}")
    with understood(path), without_looking_for_cycles():
        found = read_text(path) if kind is FileKind.TEXT else read_book(path, kind)
        grids = [grid for grid in (_grid(path, sheet) for sheet in found) if grid.cells]
    rows = sum(len(grid.cells) for grid in grids)
    if rows > MOST_ROWS_READ:
        raise FileTrouble(
            f"{path} has {rows:,} rows; at most {MOST_ROWS_READ:,} are read. Leave out rows that are not needed."
        )
    filled = sum(len(row) - row.count("") for grid in grids for row in grid.cells)
    if filled > MOST_CELLS:
        raise FileTrouble(
            f"{path} holds {filled:,} cells with something in them; at most {MOST_CELLS:,} are read. "
            "Leave out rows and columns that are not needed, or cut it into several files."
        )
    if not grids:
        raise FileTrouble(f"{path} holds nothing: every cell is blank. Check that it is the right file.")
    first, *rest = grids
    return (replace(first, notes=(*_about_file(path, kind), *first.notes)), *rest)


def _about_file(path: Path, kind: FileKind) -> list[str]:
    """Sentences about the file as a whole."""
    notes = []
    suffix = path.suffix.lower()
    if suffix not in _USUAL[kind] and suffix in {usual for suffixes in _USUAL.values() for usual in suffixes}:
        notes.append(f"the file is named {suffix} but is {_CALLED[kind]}; it is read as that.")
    if kind is not FileKind.TEXT and has_macros(path):
        notes.append("the workbook holds macros; they are not run.")
    return notes


def _grid(path: Path, found: RawSheet) -> TextGrid:
    """What was found, cleaned, rectangular, and without the blank rows and columns after the last text."""
    cells = [[text if text.isprintable() else _cleaned(text) for text in row] for row in found.rows]
    cut = _cut(cells)
    widths = [_width(row) for row in cells]
    width = max(widths, default=0)
    height = max((number for number, wide in enumerate(widths, 1) if wide), default=0)
    if height * width > LARGEST_AREA or height > MOST_ROWS or width > MOST_COLUMNS:
        raise FileTrouble(f"{path} {too_large(found.sheet, height, width)}")
    padded = tuple(tuple(row[:width]) + ("",) * (width - len(row)) for row in cells[:height])
    return TextGrid(path.name, found.sheet, padded, (*found.notes, *cut, *_errors(padded)))


def _cut(cells: list[list[str]]) -> list[str]:
    """Cuts texts that no cell of Excel could hold, and a sentence about them."""
    long = [
        (number, column)
        for number, row in enumerate(cells)
        for column, text in enumerate(row)
        if len(text) > LONGEST_TEXT
    ]
    for row, column in long:
        cells[row][column] = cells[row][column][:LONGEST_TEXT]
    if not long:
        return []
    names = listed([cell_name(*place) for place in long])
    return [f"{several(len(long), 'cell')} with more than {LONGEST_TEXT:,} characters: {names}; the rest is left out."]


def _cleaned(text: str) -> str:
    """Text without what nobody sees; blanks that do not break are blanks, and lines in a cell end with a line feed."""
    return text.replace("\r\n", "\n").replace("\r", "\n").translate(_CLEANED)


def _width(row: Sequence[str]) -> int:
    """How many cells there are up to the last that shows anything."""
    for width in range(len(row), 0, -1):
        text = row[width - 1]
        if text and not text.isspace():
            return width
    return 0


def _errors(cells: Sequence[Sequence[str]]) -> list[str]:
    found = [
        f"{cell_name(number, column)} ({text})"
        for number, row in enumerate(cells)
        for column, text in enumerate(row)
        if text[:1] == "#" and text in _ERRORS
    ]
    if not found:
        return []
    return [f"{several(len(found), 'cell')} with an error instead of a value: {listed(found)}."]
