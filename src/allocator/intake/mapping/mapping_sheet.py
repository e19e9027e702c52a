"""The Mapping sheet of an event workbook: what every column was taken for, to read, to edit, and to use again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from openpyxl.cell import Cell

from allocator.coherence import folded
from allocator.errors import InputProblems, Problem
from allocator.intake.event_workbook import EventWorkbook, as_read
from allocator.intake.mapping.table_mapping import SHOWN, Mapping, TableMapping, from_rows
from allocator.intake.tables.roles import TableKind
from allocator.workbook.xlsx.style import (
    BOLD,
    MUTED,
    PLAIN,
    UNDERLINE,
    WRAPPED,
    finish_table,
    fit_heights,
    put_header,
    put_value,
    set_look,
    set_widths,
)

MAPPING = "Mapping"

_COLUMNS = (
    ("File", 26, "The file that was read."),
    ("Sheet", 16, "Its sheet; blank for a text file."),
    ("Holds", 14, "What this table holds. Change it on every row of the table: " + ", ".join(TableKind) + "."),
    ("Column", 9, "The column in that sheet."),
    ("Heading", 44, "What stands above it."),
    ("Example", 32, "A cell of it."),
    ("Taken for", 34, "What it is. Change it, and import the same file again; 'left out' leaves it out."),
    ("Why", 44, "What made the table be read so."),
)


def mapping_in(book: EventWorkbook) -> Mapping:
    """The mapping that a workbook has kept; raises InputProblems for what is no mapping."""
    if MAPPING not in book.workbook.sheetnames:
        return ()
    rows = []
    reasons: list[str] = []
    problems: list[Problem] = []
    number, before = 0, ("", "", "", "")
    for at, texts in enumerate(mapping_rows(book) or (), start=2):
        file, sheet, holds, letter, heading, sample, role, why = texts
        if not any(texts):
            continue
        if not why and (file, sheet) == before[:2] and folded(holds) != folded(before[2]):
            message = f'one table holds "{before[2]}" in the row above, and "{holds}" here; write the same in both.'
            problems.append(Problem(f"{MAPPING}!C{at}", message))
        if why or (file, sheet, holds) != before[:3]:
            number += 1
            reasons.append(why)
        before = (file, sheet, holds, letter)
        rows.append((f"{MAPPING}!G{at}", file, sheet, holds, letter, heading, sample, role, str(number)))
    if problems:
        raise InputProblems(book.path.name, problems, "Nothing was imported. Fix the sheet Mapping, and run it again.")
    tables = from_rows(rows, book.path.name)
    return tuple(replace(one, because=why) for one, why in zip(tables, reasons, strict=False))


def mapping_rows(book: EventWorkbook) -> tuple[tuple[str, ...], ...] | None:
    """The rows of the sheet below its headings, as texts; None without such a sheet."""
    if MAPPING not in book.workbook.sheetnames:
        return None
    lines = book.workbook[MAPPING].iter_rows(min_row=2, values_only=True)
    return tuple(tuple(map(as_read, (*line, *[None] * 8)[:8])) for line in lines)


def put_mapping_back(book: EventWorkbook, rows: Sequence[Sequence[str]] | None) -> None:
    """Write the sheet with these rows again; without any, it goes."""
    if rows is not None:
        _write(book, rows)
    elif MAPPING in book.workbook.sheetnames:
        del book.workbook[MAPPING]


def write_mapping(book: EventWorkbook, mapping: Sequence[TableMapping], kept: Sequence[TableMapping]) -> None:
    """Write the mapping of this import, and below it what the workbook has kept of other files."""
    fresh = {(one.file, one.sheet, one.headings) for one in mapping}
    reasons = {_told(one): one.because for one in kept}
    rows = []
    for table in (*mapping, *(one for one in kept if (one.file, one.sheet, one.headings) not in fresh)):
        because = reasons.get(_told(table)) or table.because or "the mapping says so"
        for at, column in enumerate(table.columns):
            place = (table.file, table.sheet, str(table.kind), column.letter, column.heading)
            rows.append((*place, column.sample[: 3 * SHOWN], str(column.role), because if at == 0 else ""))
    _write(book, rows)


def _told(one: TableMapping) -> tuple[object, ...]:
    """What a mapping says of a table."""
    return (one.file, one.sheet, one.kind, one.headings, *(column.role for column in one.columns))


def _write(book: EventWorkbook, rows: Iterable[Sequence[str]]) -> None:
    page = book.page(MAPPING)
    for number, (heading, _, note) in enumerate(_COLUMNS, start=1):
        put_header(page.cell(1, number), heading, note=note, required=heading in ("Holds", "Taken for"))
    set_widths(page, [width for _, width, _ in _COLUMNS])
    for row, values in enumerate(rows, start=2):
        left_out = values[6] == "left out"
        for place, value in enumerate(values, start=1):
            cell = page.cell(row, place)
            assert isinstance(cell, Cell), "a new sheet has no merged cells"
            put_value(cell, value)
            font = MUTED if left_out else BOLD if place == 7 else PLAIN
            set_look(cell, font=font, alignment=WRAPPED, border=UNDERLINE)
    fit_heights(page)
    finish_table(page, frozen_columns=0)
