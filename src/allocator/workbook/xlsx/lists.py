"""The workbook of lists: a sheet for each, in the look of our other workbooks; the same lists give the same bytes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from allocator.workbook.xlsx.letters import width_of
from allocator.workbook.xlsx.page import CENTRED, STRONG, TEXT, PageColumn, draw_header, draw_rows, print_tightly
from allocator.workbook.xlsx.saving import put_into
from allocator.workbook.xlsx.style import OURS, finish_table, storable

BOX = "☐"
"""The text where something is to be ticked."""

ListRow = tuple[str | int, ...]

_LEAST, _MOST = 8, 44
"""How many characters a column is wide."""

_AGES_AGO = datetime(1980, 1, 1)
"""When every such workbook was made, as far as it says: the earliest day that a ZIP knows."""


@dataclass(frozen=True, slots=True)
class ListSheet:
    """A sheet: its title, its headings, and a value for each of them in each row; `frozen` columns stay in sight."""

    title: str
    headings: tuple[str, ...]
    rows: tuple[ListRow, ...]
    frozen: int = 1


def sheets_as_bytes(lists: tuple[ListSheet, ...], *, title: str) -> bytes:
    """The workbook as a file; raises FileTrouble for a text that no cell can hold."""
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    workbook.properties.title = storable(title)
    workbook.properties.creator = OURS
    workbook.properties.created = _AGES_AGO
    for one in lists:
        _write(workbook.create_sheet(one.title), one)
    made = BytesIO()
    put_into(workbook, made, packed=False)
    return _without_time(made)


def _write(sheet: Worksheet, one: ListSheet) -> None:
    columns = list(_columns(one))
    draw_header(sheet, columns)
    draw_rows(sheet, columns, one.rows)
    finish_table(sheet, frozen_columns=one.frozen)
    print_tightly(sheet)


def _columns(one: ListSheet) -> Iterator[PageColumn]:
    """Each as wide as its texts ask for, within reason; numbers and boxes in the middle, the first ones strong."""
    for number, heading in enumerate(one.headings):
        values = [row[number] for row in one.rows]
        widths = [width_of(str(value), bold=number < one.frozen) for value in values]
        width = max([width_of(heading) * 0.6, *widths]) + 1.5
        middle = any(isinstance(value, int) or value == BOX for value in values)
        look = CENTRED if middle else STRONG if number < one.frozen else TEXT
        yield PageColumn(heading, min(_MOST, max(_LEAST, width)), look)


def _without_time(made: BytesIO) -> bytes:
    """The same workbook, silent about when it was made."""
    told = BytesIO()
    with ZipFile(made) as source, ZipFile(told, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            content = source.read(name)
            if name == "docProps/core.xml":
                stamp = f"{_AGES_AGO:%Y-%m-%dT%H:%M:%SZ}".encode()
                content = re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>" + stamp, content)
            target.writestr(ZipInfo(name, _AGES_AGO.timetuple()[:6]), content, ZIP_DEFLATED)
    return told.getvalue()
