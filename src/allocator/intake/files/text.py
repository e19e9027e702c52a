"""A text file as one sheet."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

from allocator.intake.files.delimited import table_of
from allocator.intake.files.encodings import decoded
from allocator.intake.files.found import RawSheet
from allocator.words import several


def read_text(path: Path) -> RawSheet:
    """The rows of a text file, and what had to be guessed or corrected."""
    text, notes = decoded(path.read_bytes())
    table = table_of(text)
    if table.wrapped:
        notes = (*notes, f"{several(table.wrapped, 'row')} stood in one pair of quotes each; the quotes are removed.")
    if _is_double_spaced(table.rows):
        notes = (*notes, "every second row is empty.")
    return RawSheet("", table.rows, notes)


def _is_double_spaced(rows: Sequence[Sequence[str]]) -> bool:
    filled = [number for number, row in enumerate(rows) if any(row)]
    return len(filled) > 2 and all(after - before == 2 for before, after in pairwise(filled))
