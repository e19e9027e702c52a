"""The merge workbook: a row for each person, for a mail merge in Word or Outlook."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from openpyxl import Workbook

from allocator.workbook.xlsx.style import CellValue, finish_table, put_header, put_value, save_whole, set_widths

SHEET = "Merge"


def write_merge(
    headings: Sequence[str], rows: Sequence[Sequence[CellValue]], path: str | Path, *, force: bool = False
) -> None:
    """Write one table, with every text kept from becoming a formula; raises FileTrouble."""
    workbook = Workbook()
    workbook.properties.creator = "allocator"
    workbook.remove(workbook.worksheets[0])
    sheet = workbook.create_sheet(SHEET)
    for column, heading in enumerate(headings, start=1):
        put_header(sheet.cell(1, column), heading)
    for number, row in enumerate(rows, start=2):
        for column, value in enumerate(row, start=1):
            put_value(sheet.cell(number, column), value)
    set_widths(sheet, [18.0] * len(headings))
    finish_table(sheet)
    save_whole(workbook, path, force=force)
