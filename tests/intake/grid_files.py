"""Made-up files for the readers: text in any set_look, and workbooks of every format down to their bytes."""

from __future__ import annotations

import csv
import io
import re
import struct
import zipfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from allocator.intake.files.grid import TextGrid, read_grids

Cells = Sequence[Sequence[str]]

MIMETYPE = "application/vnd.oasis.opendocument.spreadsheet"
MANIFEST = '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
SPREADSHEET = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
)


def only(path: Path) -> TextGrid:
    """The one grid in a file."""
    (grid,) = read_grids(path)
    return grid


def written(path: Path, content: bytes | str) -> Path:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def delimited(cells: Cells, *, delimiter: str = ",", line_end: str = "\r\n", quote_all: bool = False) -> str:
    """The cells as the csv module writes them."""
    text = io.StringIO(newline="")
    quoting = csv.QUOTE_ALL if quote_all else csv.QUOTE_MINIMAL
    csv.writer(text, delimiter=delimiter, lineterminator=line_end, quoting=quoting).writerows(cells)
    return text.getvalue()


def book(path: Path, fill: Callable[[Worksheet], None]) -> Path:
    """A workbook with one sheet, 'Answers', filled by a function."""
    workbook = Workbook()
    sheet = workbook.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "Answers"
    fill(sheet)
    workbook.save(path)
    return path


def book_of(path: Path, cells: Cells) -> Path:
    """A workbook of texts, each written as text whatever it looks like."""

    def fill(sheet: Worksheet) -> None:
        for row, texts in enumerate(cells, 1):
            for column, text in enumerate(texts, 1):
                if text:
                    sheet.cell(row, column).value = text
                    sheet.cell(row, column).data_type = "s"

    return book(path, fill)


def with_shared_texts(path: Path, count: str) -> Path:
    """The workbook with its texts in a part of their own, as in Excel; `count` is how many that part claims."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist()}
    texts: list[str] = []

    def share(cell: re.Match[str]) -> str:
        texts.append(cell[1])
        return f't="s"><v>{len(texts) - 1}</v></c>'

    sheet = "xl/worksheets/sheet1.xml"
    parts[sheet] = re.sub('t="inlineStr"><is>(.*?)</is></c>', share, parts[sheet])
    shared = "".join(f"<si>{text}</si>" for text in texts)
    names = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    parts["xl/sharedStrings.xml"] = f'<sst {names} count="{count}" uniqueCount="{count}">{shared}</sst>'
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"
    relation = f'<Relationship Type="{kind}" Target="sharedStrings.xml" Id="rId99"/></Relationships>'
    relations = "xl/_rels/workbook.xml.rels"
    parts[relations] = parts[relations].replace("</Relationships>", relation)
    return zipped(path, {name: content.encode() for name, content in parts.items()})


def changed(path: Path, part: str, change: Callable[[str], str]) -> Path:
    """The zipped workbook with one of its parts changed."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    before = parts[part].decode()
    parts[part] = change(before).encode()
    assert parts[part] != before.encode()
    return zipped(path, parts)


def zipped(path: Path, parts: Mapping[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def open_document(path: Path, rows: str, *, table: str = "") -> Path:
    """An .ods with one sheet, 'Answers', of these rows in XML."""
    content = (
        f'<office:document-content {SPREADSHEET} office:version="1.3"><office:body><office:spreadsheet>'
        f'<table:table table:name="Answers">{table}{rows}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    parts = {"mimetype": MIMETYPE.encode(), "content.xml": content.encode(), "META-INF/manifest.xml": MANIFEST.encode()}
    return zipped(path, parts)


def open_document_of(path: Path, cells: Cells) -> Path:
    """An .ods of texts."""
    rows = ("".join(_open_cell(text) for text in row) for row in cells)
    return open_document(path, "".join(f"<table:table-row>{row}</table:table-row>" for row in rows))


def _open_cell(text: str) -> str:
    paragraphs = "".join(f"<text:p>{escape(line)}</text:p>" for line in text.split("\n"))
    return f'<table:table-cell office:value-type="string">{paragraphs}</table:table-cell>' if text else EMPTY


EMPTY = "<table:table-cell/>"

OldCell = tuple[int, bytes]
"""Kind and content of a record of .xls that holds a cell."""


def old_text(row: int, column: int, text: str, *, style: int = 0) -> OldCell:
    return 0x204, struct.pack("<HHHHB", row, column, style, len(text), 1) + text.encode("utf-16-le")


def old_number(row: int, column: int, number: float, *, style: int = 0) -> OldCell:
    return 0x203, struct.pack("<HHHd", row, column, style, number)


def old_error(row: int, column: int, code: int) -> OldCell:
    return 0x205, struct.pack("<HHHBB", row, column, 0, code, 1)


def old_yes(row: int, column: int) -> OldCell:
    return 0x205, struct.pack("<HHHBB", row, column, 0, 1, 0)


def old_hidden_row(row: int) -> OldCell:
    return 0x208, struct.pack("<HHHHHHHH", row, 0, 1, 300, 0, 0, 0x20, 0)


def old_merged(top: int, bottom: int, left: int, right: int) -> OldCell:
    return 0xE5, struct.pack("<5H", 1, top, bottom, left, right)


OLD_FORMATS = (0, 9, 14, 20, 46, 16)
"""What the styles of `old_book` are: General, 0%, a date, a time, a duration, a day without its year."""


def old_book(path: Path, cells: Sequence[OldCell], *, encrypted: bool = False) -> Path:
    """An .xls with one sheet, 'Answers': BIFF8 records in an OLE container of sectors of 512 bytes."""
    name = "Answers"
    styles = [(0xE0, struct.pack("<HH", 0, index) + bytes(16)) for index in OLD_FORMATS]
    secret = [(0x2F, struct.pack("<HHHHH", 1, 1, 1, 0, 0) + bytes(44))] if encrypted else []
    font = (0x31, struct.pack("<HHHHHBBBBBB", 200, 0, 32767, 400, 0, 0, 0, 0, 0, 1, 0) + b"A")
    start = (0x809, struct.pack("<HHHHII", 0x600, 5, 0, 0, 0, 6))
    sheet = (0x85, struct.pack("<IBBBB", 0, 0, 0, len(name), 0) + name.encode())
    head = _records([start, *secret, font, *styles, sheet, (0x0A, b"")])
    at = head.index(_records([sheet])) + 4
    head = head[:at] + struct.pack("<I", len(head)) + head[at + 4 :]
    body = _records([(0x809, struct.pack("<HHHHII", 0x600, 0x10, 0, 0, 0, 6)), *cells, (0x0A, b"")])
    path.write_bytes(_container(head + body))
    return path


def _records(records: Sequence[tuple[int, bytes]]) -> bytes:
    return b"".join(struct.pack("<HH", kind, len(content)) + content for kind, content in records)


def _container(stream: bytes) -> bytes:
    """One stream, 'Workbook', in the smallest container: header, allocation table, directory, stream."""
    end, table, free = 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF
    stream = stream.ljust(max(4096, -(-len(stream) // 512) * 512), b"\0")
    sectors = len(stream) // 512
    assert sectors <= 126, "one sector of the allocation table is enough"
    header = bytes.fromhex("D0CF11E0A1B11AE1") + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<9I", 0, 1, 1, 0, 4096, end, 0, end, 0) + struct.pack("<109I", 0, *[free] * 108)
    chain = [table, end, *range(3, sectors + 2), end]
    entries = _entry("Root Entry", 5, 1, end, 0) + _entry("Workbook", 2, free, 2, len(stream)) + bytes(256)
    return header + struct.pack("<128I", *chain, *[free] * (128 - len(chain))) + entries + stream


def _entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
    free = 0xFFFFFFFF
    letters = name.encode("utf-16-le").ljust(64, b"\0")
    links = struct.pack("<HBBIII", 2 * len(name) + 2, kind, 1, free, free, child)
    return letters + links + bytes(36) + struct.pack("<IQ", start, size)
