"""A text file as one sheet."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

from allocator.errors import FileTrouble
from allocator.intake.files.delimited import DELIMITERS, table_of
from allocator.intake.files.encodings import decoded
from allocator.intake.files.found import RawSheet
from allocator.words import several
from allocator.workbook.xlsx.sizes import LARGEST_AREA
from allocator.workbook.xlsx.sniff import too_large

LARGEST_TEXT = 100_000_000
"""Bytes of text that are read; 100,000 answers have some 30 million."""


def read_text(path: Path) -> RawSheet:
    """The rows of a text, and what had to be guessed or corrected; raises FileTrouble for a file that is too large."""
    content = path.read_bytes()
    if len(content) > LARGEST_TEXT:
        advice = "Leave out rows and columns that are not needed, or cut it into several files."
        raise FileTrouble(f"{path} {too_large(len(content), LARGEST_TEXT, advice)}")
    text, notes = decoded(content)
    fields = text.count("\n") + text.count("\r") + max(map(text.count, DELIMITERS))
    if fields > LARGEST_AREA:
        raise FileTrouble(
            f"{path} may hold {fields:,} cells, by its line ends and delimiters; at most {LARGEST_AREA:,} are read. "
            "Leave out rows and columns that are not needed."
        )
    table = table_of(text)
    if table.wrapped:
        notes = (*notes, f"{several(table.wrapped, 'row')} stood in one pair of quotes each; the quotes are removed.")
    if _is_double_spaced(table.rows):
        notes = (*notes, "every second row is empty.")
    return RawSheet("", table.rows, notes)


def _is_double_spaced(rows: Sequence[Sequence[str]]) -> bool:
    filled = [number for number, row in enumerate(rows) if any(row)]
    return len(filled) > 2 and all(after - before == 2 for before, after in pairwise(filled))
