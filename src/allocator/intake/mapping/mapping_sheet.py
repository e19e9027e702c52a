"""The Mapping sheet of an event workbook: what every column was taken for, to read, to edit, and to use again."""

from __future__ import annotations

from collections.abc import Sequence

from openpyxl.cell import Cell

from allocator.intake.event_workbook import EventWorkbook
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
    put,
    put_header,
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
    page = book.workbook[MAPPING]
    rows = []
    number, before = 0, ("", "", "", "")
    for at, line in enumerate(page.iter_rows(min_row=2, values_only=True), start=2):
        texts = [" ".join(str(value).split()) if value is not None else "" for value in (*line, *[None] * 8)[:8]]
        file, sheet, holds, letter, heading, sample, role, why = texts
        if not any(texts):
            continue
        if why or (file, sheet, holds) != before[:3]:
            number += 1
        before = (file, sheet, holds, letter)
        rows.append((f"{MAPPING}!G{at}", file, sheet, holds, letter, heading, sample, role, str(number)))
    return from_rows(rows, book.path.name)


def write_mapping(book: EventWorkbook, mapping: Sequence[TableMapping], kept: Sequence[TableMapping]) -> None:
    """Write the mapping of this import, and below it what the workbook has kept of other files."""
    fresh = {(one.file, one.sheet, one.headings) for one in mapping}
    page = book.page(MAPPING)
    for number, (heading, _, note) in enumerate(_COLUMNS, start=1):
        put_header(page.cell(1, number), heading, note=note, required=heading in ("Holds", "Taken for"))
    set_widths(page, [width for _, width, _ in _COLUMNS])
    row = 2
    for table in (*mapping, *(one for one in kept if (one.file, one.sheet, one.headings) not in fresh)):
        for at, column in enumerate(table.columns):
            values = (
                table.file,
                table.sheet,
                str(table.kind),
                column.letter,
                column.heading,
                column.sample[: 3 * SHOWN],
                str(column.role),
                (table.because or "the mapping says so") if at == 0 else "",
            )
            left_out = str(column.role) == "left out"
            for place, value in enumerate(values, start=1):
                cell = page.cell(row, place)
                assert isinstance(cell, Cell), "a new sheet has no merged cells"
                put(cell, value, font=MUTED if left_out else BOLD if place == 7 else PLAIN)
                set_look(cell, alignment=WRAPPED, border=UNDERLINE)
            row += 1
    fit_heights(page)
    finish_table(page, frozen_columns=0)
