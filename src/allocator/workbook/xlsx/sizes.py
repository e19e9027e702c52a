"""How much a zipped workbook holds, counted in its parts before a parser builds objects from them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from openpyxl.utils import range_boundaries

MOST_CELLS = 2_000_000
"""Cells that an event, plan or comparison workbook may have, blank ones that are formatted or merged included.

An event of 100,000 attendees with ten wishes each has 1.6 million.
"""

MOST_CHANGED = 1_000_000
"""Cells of one that is changed and written again, with all that people have put into it."""

MOST_TEXTS = 1_000_000
"""Different texts that its cells may share."""

MOST_OTHERS = 200_000
"""Everything else that it may have: formats, links, notes, drop-downs, names, drawings."""

MOST_PARTS = 20_000
"""Files within the file."""

LARGEST_AREA = 5_000_000
"""Cells that the sheets of a file may reach over together, empty ones included, where all are gone through: 100,000
answers of 10 columns are a million."""

MOST_ROWS, MOST_COLUMNS = 1_048_576, 16_384
"""What a sheet of Excel has."""

_CENTRAL_ENTRY = b"PK\1\2"
_CELL, _TEXT, _WITHIN, _OTHER = "cells", "different texts", "values", "formats, links and notes"
_KINDS = {
    **dict.fromkeys((b"c", b"row", b"table-cell", b"covered-table-cell", b"table-row"), _CELL),
    b"si": _TEXT,
    **dict.fromkeys((b"v", b"t", b"is", b"f", b"r", b"rPr", b"p", b"span", b"s"), _WITHIN),
}
"""What elements of .xlsx and .ods are, by their names without prefix."""

_NAME = re.compile(rb"<([\w.:-]+)")
_PIECE = 4_000_000

_FREE = "Delete blank rows, columns and sheets, or copy the cells into a new workbook."

_AREA = re.compile(
    rb"<(?:[\w.-]+:)?(?:mergeCell|hyperlink)\b[^>]*?\sref\s*=\s*[\"']([A-Za-z]{1,3}[0-9]+:[A-Za-z]{1,3}[0-9]+)[\"']"
)
_ENTITIES = (b"<!DOCTYPE", b"<!ENTITY")


def reaches_too_far(sheet: str, rows: int, columns: int) -> str:
    """What to say after the name of a file of which a sheet, or the rows of a text file (''), reach too far."""
    where = f' on the sheet "{sheet}"' if sheet else ""
    if rows > MOST_ROWS or columns > MOST_COLUMNS:
        most = f"at most {MOST_ROWS:,} rows and {MOST_COLUMNS:,} columns are read, as many as Excel has"
    else:
        most = f"{rows * columns:,} cells; at most {LARGEST_AREA:,} are read"
    return (
        f"reaches over {rows:,} rows and {columns:,} columns{where}, {most}. "
        "Delete the cells far out, or copy the table into a new workbook."
    )


def too_many_parts(content: bytes) -> str:
    """What to say after the name of a zip file with far too many parts; '' for any other."""
    parts = content.count(_CENTRAL_ENTRY)
    return f"holds {parts:,} files; at most {MOST_PARTS:,} are read. {_FREE}" if parts > MOST_PARTS else ""


@dataclass(frozen=True, slots=True)
class Bounds:
    """How much of a workbook is read; `covered`: whether each cell of a merged area counts."""

    cells: int
    texts: int
    others: int
    covered: bool


OURS = Bounds(MOST_CELLS, MOST_TEXTS, MOST_OTHERS, covered=True)
CHANGED = Bounds(MOST_CHANGED, MOST_TEXTS, MOST_OTHERS, covered=True)
FOREIGN = Bounds(LARGEST_AREA, LARGEST_AREA, 2 * MOST_OTHERS, covered=False)
"""For files whose cells become texts, and nothing else of them any object."""


def too_much(parts: Mapping[str, bytes], bounds: Bounds) -> str:
    """What to say after the name of a workbook that holds more than is read; '' for any other.

    Raises ValueError where a part defines entities, as no spreadsheet program does.
    """
    counted = dict.fromkeys((_CELL, _TEXT, _WITHIN, _OTHER), 0)
    most = {_CELL: bounds.cells, _TEXT: bounds.texts, _WITHIN: 4 * bounds.cells, _OTHER: bounds.others}
    for name, content in parts.items():
        if any(sign in content for sign in _ENTITIES):
            raise ValueError(f"{name} defines entities")
        if bounds.covered:
            counted[_CELL] += _covered(content)
        for kind, count in _elements(content):
            counted[kind] += count
            if counted[kind] > most[kind]:
                break
        for kind, bound in most.items():
            if counted[kind] > bound:
                return f"holds more than {bound:,} {kind}, and no more are read. {_FREE}"
    return ""


def _elements(content: bytes) -> Iterator[tuple[str, int]]:
    """How many elements of each kind there are, piece by piece."""
    start = 0
    while start < len(content):
        end = content.find(b"<", start + _PIECE)
        end = len(content) if end < 0 else end
        names = Counter(_NAME.findall(content, start, end))
        for name, count in names.items():
            yield _KINDS.get(name.rpartition(b":")[2], _OTHER), count
        start = end


def _covered(content: bytes) -> int:
    """The cells that merged areas and links cover; each of them becomes an object."""
    if b":" not in content:
        return 0
    count = 0
    for found in _AREA.finditer(content):
        left, top, right, bottom = range_boundaries(found[1].decode())
        assert left is not None and top is not None and right is not None and bottom is not None  # noqa: PT018
        count += max(0, right - left + 1) * max(0, bottom - top + 1)
    return count
