"""Copies of the files that were read, their cells coloured and commented with what was made of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from io import BytesIO
from itertools import count, islice
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.utils import column_index_from_string, get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from allocator.errors import FileTrouble
from allocator.intake.files.grid import TextGrid
from allocator.intake.import_notes import CellNote
from allocator.intake.mapping.recognise import Recognition
from allocator.intake.mapping.table_mapping import TableMapping
from allocator.intake.tables.roles import LEFT_OUT
from allocator.intake.tables.table import SourceTable
from allocator.workbook.xlsx.cells import load_whole
from allocator.workbook.xlsx.parsing import understood
from allocator.workbook.xlsx.saving import put_into
from allocator.workbook.xlsx.style import demand_writable, fill, put, put_note, save_whole

PROBLEM, CORRECTION, USED, UNUSED = "F8B4B4", "FDE68A", "CFE3F7", "E5E7EB"
"""Red for what must be fixed, yellow for what to look at; blue for headings that were used, grey for the others."""

WIDEST = 40

FORBIDDEN, LONGEST_TITLE = r":/\?*[]", 31
"""What Excel allows in the title of a sheet."""


def annotated_name(event: Path, file: Path) -> Path:
    """Where the annotated copy of a file goes: beside the event workbook."""
    return event.parent / f"{file.stem} annotated.xlsx"


def demand_room(event: Path, files: Iterable[Path], *, force: bool) -> None:
    """Raise FileTrouble where a copy could not be written, before anything is."""
    for file in files:
        demand_writable(annotated_name(event, file), force=force, sparing=file)


def annotate(
    event: Path,
    files: Sequence[Path],
    recognition: Recognition,
    marks: Sequence[CellNote],
    *,
    force: bool,
) -> list[Path]:
    """Write a copy of each file beside the event workbook; the paths of the copies."""
    written = []
    tables = [mapped.table for mapped in recognition.tables]
    for file in files:
        grids = {table.grid.sheet: table.grid.whole() for table in tables if table.grid.file == file.name}
        workbook, pages = _copy(file, grids)
        for table, one in zip(tables, recognition.mapping, strict=True):
            if table.grid.file == file.name:
                _colour_headings(pages[table.grid.sheet], table, one)
        for mark in marks:
            if mark.file == file.name and mark.sheet in pages:
                cell = pages[mark.sheet].cell(mark.row + 1, mark.column + 1)
                _mark(cell, mark.message, PROBLEM if mark.is_problem else CORRECTION)
        target = annotated_name(event, file)
        save_whole(workbook, target, force=force)
        written.append(target)
    return written


def _copy(file: Path, grids: Mapping[str, TextGrid]) -> tuple[Workbook, Mapping[str, Worksheet]]:
    """The workbook itself where it is one that can be kept as it looks, else its texts in a new one; and its sheets."""
    if file.suffix.lower() == ".xlsx":
        with suppress(FileTrouble):  # one that cannot be changed and written again, or only in too long a time
            workbook = load_whole(file)
            with understood(file):
                put_into(workbook, BytesIO(), packed=False)
            pages = {page.title: page for page in workbook.worksheets}
            if grids.keys() <= pages.keys():
                return workbook, pages
    workbook = Workbook()
    page = workbook.worksheets[0]
    pages = {}
    for number, (sheet, grid) in enumerate(grids.items()):
        if number:
            page = workbook.create_sheet()
        page.title = _title(sheet or file.stem, workbook)
        pages[sheet] = page
        for row, line in enumerate(grid.cells, start=1):
            for column, text in enumerate(line, start=1):
                if text:
                    put(page.cell(row, column), text)
        _widen(page, grid)
    return workbook, pages


def _title(name: str, workbook: Workbook) -> str:
    """What a sheet of this name may be called in Excel, beside the others."""
    plain = "".join(letter if letter.isprintable() and letter not in FORBIDDEN else " " for letter in name)
    plain = " ".join(plain.split()).strip("'")[:LONGEST_TITLE] or "Sheet"
    taken = {page.title.casefold() for page in workbook.worksheets}
    others = (f"{plain[: LONGEST_TITLE - 6]} ({number})" for number in count(2))
    return next(one for one in (plain, *islice(others, len(taken) + 1)) if one.casefold() not in taken)


def _widen(page: Worksheet, grid: TextGrid) -> None:
    for column in range(len(grid.cells[0]) if grid.cells else 0):
        longest = max(len(line[column]) for line in grid.cells)
        page.column_dimensions[get_column_letter(column + 1)].width = min(WIDEST, longest + 2)


def _colour_headings(page: Worksheet, table: SourceTable, one: TableMapping) -> None:
    """The headings with what their columns were taken for; the first data row where there are none."""
    head = table.head[-1] if table.head else min(table.rows)
    for column in one.columns:
        used = column.role != LEFT_OUT
        row, place = table.grid.place(head, column_index_from_string(column.letter) - 1)
        cell = page.cell(row + 1, place + 1)
        _mark(cell, f"Taken for: {column.role}", USED if used else UNUSED)


def _mark(cell: object, message: str, colour: str) -> None:
    """A colour and a comment; a cell that is covered by a merged one shows neither."""
    if not isinstance(cell, Cell):
        return
    cell.fill = fill(colour)
    before = cell.comment.text + "\n" if cell.comment is not None else ""
    put_note(cell, before + message)
