"""Tables into files: .xlsx, .ods, text in several encodings, JSON; alone or several on a sheet."""

from __future__ import annotations

import csv
import datetime
import io
import json
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from xml.sax.saxutils import escape, quoteattr

from openpyxl import Workbook

from .drawing import Cell, Row

Sheet = tuple[str, list[Row]]

_DATES = {"nl": "%d-%m-%Y", "en": "%m/%d/%Y", "de": "%d.%m.%Y", "fr": "%d/%m/%Y", "es": "%d/%m/%Y"}


@dataclass(frozen=True)
class WrittenFile:
    """A file: its name and its bytes; `lines` is what stands in it, for people."""

    name: str
    content: bytes
    lines: tuple[str, ...]


def as_text(cell: Cell, language: str) -> str:
    """A cell as a program of this language writes it into a text file."""
    if isinstance(cell, datetime.datetime):
        return cell.strftime(f"{_DATES[language]} %H:%M:%S")
    if isinstance(cell, datetime.date):
        return cell.strftime(_DATES[language])
    if isinstance(cell, datetime.time):
        return cell.strftime("%H:%M")
    return str(cell)


def _shown(sheets: Sequence[Sheet], language: str) -> tuple[str, ...]:
    lines = []
    for name, rows in sheets:
        lines += [f"[{name}]"] if len(sheets) > 1 else []
        lines += [",".join(as_text(cell, language).replace("\n", "\\n") for cell in row) for row in rows]
    return tuple(lines)


def text_file(name: str, rows: list[Row], language: str, chance: Random) -> WrittenFile:
    """A text file, with a delimiter and an encoding that are usual."""
    delimiter = chance.choice(",,;;\t")
    suffix = chance.choice(["tsv", "txt", "csv"]) if delimiter == "\t" else "csv"
    text = io.StringIO(newline="")
    width = max(map(len, rows), default=1)
    for row in rows:
        cells = [as_text(cell, language) for cell in row]
        csv.writer(text, delimiter=delimiter).writerow([*cells, *[""] * (width - len(cells))])
    encoding = chance.choice(["utf-8", "utf-8", "utf-8-sig", "cp1252"])
    try:
        content = text.getvalue().encode(encoding)
    except UnicodeEncodeError:
        content = text.getvalue().encode("utf-8")
    return WrittenFile(f"{name}.{suffix}", content, _shown([("", rows)], language))


def workbook_file(name: str, sheets: Sequence[Sheet], language: str, chance: Random) -> WrittenFile:
    """A workbook; numbers are numbers, unless they begin with 0."""
    book = Workbook(write_only=True)
    for title, rows in sheets:
        page = book.create_sheet(title[:31])
        for row in rows:
            page.append([_typed(cell) for cell in row])
    file = io.BytesIO()
    book.save(file)
    return WrittenFile(f"{name}.xlsx", file.getvalue(), _shown(sheets, language))


def _typed(cell: Cell) -> object:
    if cell == "":
        return None
    if isinstance(cell, str):
        number = cell.isascii() and cell.isdigit() and (cell == "0" or cell[0] != "0") and len(cell) < 10
        return int(cell) if number else cell
    return cell


_SPREADSHEET = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.3"'
)
_MANIFEST = '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'


def open_document_file(name: str, sheets: Sequence[Sheet], language: str) -> WrittenFile:
    """A workbook of LibreOffice, all of texts."""
    tables = []
    for title, rows in sheets:
        lines = ("".join(_open_cell(as_text(cell, language)) for cell in row) for row in rows)
        body = "".join(f"<table:table-row>{line or _BLANK}</table:table-row>" for line in lines)
        tables.append(f"<table:table table:name={quoteattr(title)}>{body}</table:table>")
    body = f"<office:body><office:spreadsheet>{''.join(tables)}</office:spreadsheet></office:body>"
    content = f"<office:document-content {_SPREADSHEET}>{body}</office:document-content>"
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", _MANIFEST)
    return WrittenFile(f"{name}.ods", file.getvalue(), _shown(sheets, language))


_BLANK = "<table:table-cell/>"


def _open_cell(text: str) -> str:
    paragraphs = "".join(f"<text:p>{escape(line)}</text:p>" for line in text.split("\n"))
    return f'<table:table-cell office:value-type="string">{paragraphs}</table:table-cell>' if text else _BLANK


def json_file(name: str, heads: Row, rows: list[Row], language: str) -> WrittenFile:
    """A list of records."""
    records = [
        {
            str(head): cell if isinstance(cell, int) else as_text(cell, language)
            for head, cell in zip(heads, row, strict=True)
        }
        for row in rows
    ]
    text = json.dumps(records, ensure_ascii=False, indent=1)
    return WrittenFile(f"{name}.json", text.encode(), tuple(text.splitlines()))


def side_by_side(one: list[Row], other: list[Row]) -> list[Row]:
    """Two tables beside each other, with a blank column between them."""
    width = max(map(len, one), default=0)
    height = max(len(one), len(other))
    lines = []
    for at in range(height):
        left = one[at] if at < len(one) else []
        right = other[at] if at < len(other) else []
        lines.append([*left, *[""] * (width - len(left) + 1), *right])
    return lines


def one_below_the_other(one: list[Row], other: list[Row]) -> list[Row]:
    """Two tables below each other, with a blank row or two between them."""
    return [*one, [], [], *other]
