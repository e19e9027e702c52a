"""Spreadsheets as other people make them, imported, and what then stands in the event workbook."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path

from openpyxl import Workbook
from python_calamine import CalamineWorkbook

from allocator.intake.event_workbook import EventWorkbook, open_book
from allocator.intake.imported import Choices, Imported
from allocator.intake.run import import_files, import_into
from allocator.workbook.event.schema import SHEETS

Rows = Sequence[Sequence[object]]
Choice = dict[str, dict[int, list[str]]]

SESSIONS: Rows = [
    ["Code", "Title", "Maximum"],
    ["P", "Pottery", 9],
    ["W", "Weaving, and why", 9],
    ["C", "Carving", 9],
    ["B", "Baking for 2", 9],
]
"""A list of sessions, one with a comma in its title."""


def write_csv(path: Path, rows: Rows) -> Path:
    """The rows as a text file with commas."""
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    path.write_text(text.getvalue(), encoding="utf-8")
    return path


def write_xlsx(path: Path, **sheets: Rows) -> Path:
    """The rows as sheets of a workbook."""
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    for name, rows in sheets.items():
        page = workbook.create_sheet(name)
        for row in rows:
            page.append([None if cell == "" else cell for cell in row])
    workbook.save(path)
    return path


_UNSAVED: dict[Path, EventWorkbook] = {}
"""Event workbooks by their folder, of the last tests: a test that looks at values alone does without a file."""


def imported(folder: Path, *tables: Rows, **choices: object) -> Imported:
    """Tables, each a text file answers.csv, answers2.csv, ..., imported into event.xlsx.

    The first import into a folder stays in memory until `saved` writes it.
    """
    return imported_files(folder, _texts(folder, tables), Choices(**choices))  # type: ignore[arg-type]


def imported_to_file(folder: Path, *tables: Rows, **choices: object) -> Imported:
    """Tables imported into event.xlsx in the same way, which is a file at once."""
    return import_files(saved(folder), _texts(folder, tables), Choices(**choices))  # type: ignore[arg-type]


def _texts(folder: Path, tables: Sequence[Rows]) -> list[Path]:
    return [
        write_csv(folder / f"answers{number if number > 1 else ''}.csv", rows) for number, rows in enumerate(tables, 1)
    ]


def imported_files(folder: Path, files: Sequence[Path], choices: Choices) -> Imported:
    """Files imported into event.xlsx of a folder, in the same way."""
    event = folder / "event.xlsx"
    if folder in _UNSAVED or event.exists() or choices.mapping or choices.annotate or choices.dry_run:
        return import_files(saved(folder), files, choices)
    book = open_book(event, force=False)
    found = import_into(book, files, choices)
    while len(_UNSAVED) > 3:
        _UNSAVED.pop(next(iter(_UNSAVED)))
    _UNSAVED[folder] = book
    return found


def saved(folder: Path) -> Path:
    """The path of event.xlsx, written there if it was in memory."""
    book = _UNSAVED.pop(folder, None)
    if book is not None:
        book.save()
    return folder / "event.xlsx"


def table(folder: Path, sheet: str) -> list[dict[str, str]]:
    """The rows of a sheet of the event workbook, without blank cells."""
    book = _UNSAVED.get(folder)
    if book is not None:
        known = next((one for one in SHEETS if one.name == sheet), None)
        if known is not None:
            return [{heading: text for heading, text in row.items() if heading and text} for row in book.rows(known)]
        values: Iterable[Iterable[object]] = book.workbook[sheet].values
    else:
        page = CalamineWorkbook.from_path(folder / "event.xlsx").get_sheet_by_name(sheet)
        values = page.to_python(skip_empty_area=False)
    head, *rows = [[_text(cell) for cell in row] for row in values]
    lines = [{heading: text for heading, text in zip(head, row, strict=True) if text} for row in rows]
    return [line for line in lines if line]


def _text(cell: object) -> str:
    """A cell as it was written: whole numbers without '.0', and nothing for a blank one."""
    if cell is None:
        return ""
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)


def wishes(folder: Path) -> Choice:
    """What everybody wishes for by name, rank and title, as the Wishes sheet has it."""
    titles = {row["Code"]: row["Title"] for row in table(folder, "Sessions")}

    def title(text: str) -> str:
        code, at, round = text.partition(" @ ")
        return titles.get(code, code) + at + round

    return {
        row["Name"]: {
            int(heading): [title(text) for text in cell.split("; ")]
            for heading, cell in row.items()
            if heading.isdecimal()
        }
        for row in table(folder, "Wishes")
    }


def in_order(*titles: str) -> dict[int, list[str]]:
    """Wishes 1, 2, 3, ..."""
    return {rank: [title] for rank, title in enumerate(titles, start=1)}


def said(found: Imported) -> dict[str, list[str]]:
    """What was said of problems and corrections, and of rows left out."""
    lists = {
        "problems": found.notes.problems,
        "corrections": found.notes.corrections,
        "left out": found.notes.left_out,
    }
    return {name: [f"{one.where}: {one.message}" for one in notes] for name, notes in lists.items() if notes}
