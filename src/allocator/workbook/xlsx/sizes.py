"""How much a zipped workbook holds, counted in its parts before a parser builds objects from them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from openpyxl.utils import range_boundaries

MOST_CELLS = 2_000_000
"""Cells that an event, plan or comparison workbook may have, blank ones that are formatted or merged included.

An event of 100,000 attendees with ten wishes each has 1.6 million.
"""

MOST_TEXTS = 1_000_000
"""Different texts that its cells may share."""

MOST_OTHERS = 500_000
"""Everything else that it may have: formats, links, notes, drop-downs, names, drawings."""

MOST_PARTS = 20_000
"""Files within the file."""

LARGEST_AREA = 5_000_000
"""Cells that the sheets of a file may reach over together, empty ones included, where all are gone through: 100,000
answers of 10 columns are a million."""

MOST_ROWS, MOST_COLUMNS = 1_048_576, 16_384
"""What a sheet of Excel has."""

_CENTRAL_ENTRY = b"PK\1\2"
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
FOREIGN = Bounds(LARGEST_AREA, LARGEST_AREA, 2 * LARGEST_AREA, covered=False)
"""For files whose cells become texts, and nothing else of them any object."""


def too_much(parts: Mapping[str, bytes], bounds: Bounds) -> str:
    """What to say after the name of a workbook that holds more than is read; '' for any other.

    Raises ValueError where a part defines entities, as no spreadsheet program does.
    """
    cells = texts = others = inner = 0
    for name, content in parts.items():
        if any(sign in content for sign in _ENTITIES):
            raise ValueError(f"{name} defines entities")
        elements = content.count(b"<") - content.count(b"</")
        if elements <= 1000 and b"mergeCell" not in content and b"hyperlink" not in content:
            others += elements
            continue
        ours = _count(content, "c", "row"), _count(content, "si"), _count(content, "v", "t", "is", "f", "r", "rPr")
        cells += ours[0] + (_covered(content) if bounds.covered else 0)
        texts += ours[1]
        inner += ours[2]
        others += max(0, elements - sum(ours))
    for count, most, what in (
        (cells, bounds.cells, "cells"),
        (texts, bounds.texts, "different texts"),
        (inner, 4 * bounds.cells, "values"),
        (others, bounds.others, "formats, links and notes" if bounds.covered else "cells, texts and formats"),
    ):
        if count > most:
            return f"holds {count:,} {what}; at most {most:,} are read. {_FREE}"
    return ""


def _count(content: bytes, *names: str) -> int:
    """How many elements of these names there are, with whatever prefix most of them have."""
    prefix = re.search(rb"<([\w.-]+:)?(?:worksheet|sst|styleSheet)\b", content[:4096])
    before = b"<" + (prefix[1] or b"" if prefix else b"")
    return sum(content.count(before + name.encode() + end) for name in names for end in (b" ", b">", b"/", b"\n"))


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
