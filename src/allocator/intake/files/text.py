"""A text file as one sheet."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

from openpyxl.utils import get_column_letter

from allocator.errors import FileTrouble
from allocator.intake.files.blocks import table_of_blocks
from allocator.intake.files.delimited import DELIMITERS, table_of
from allocator.intake.files.encodings import decoded
from allocator.intake.files.found import RawSheet, listed
from allocator.intake.files.name_lines import table_of_name_lines
from allocator.intake.files.records import is_json, read_json
from allocator.words import several
from allocator.workbook.xlsx.sizes import LARGEST_AREA
from allocator.workbook.xlsx.sniff import too_large

_FRACTION = re.compile(r"(?:0|-?[1-9][0-9]*)\.[0-9]+")

LARGEST_TEXT = 100_000_000
"""Bytes of text that are read; 100,000 answers have some 30 million."""


def read_text(path: Path) -> list[RawSheet]:
    """The rows of a text, and what had to be guessed or corrected; several sheets for JSON with several lists.

    Raises FileTrouble for a file that is too large, for JSON without records, and for blocks that are not regular.
    """
    content = path.read_bytes()
    if len(content) > LARGEST_TEXT:
        advice = "Leave out rows and columns that are not needed, or cut it into several files."
        raise FileTrouble(f"{path} {too_large(len(content), LARGEST_TEXT, advice)}")
    text, notes = decoded(content)
    if is_json(path, text):
        return read_json(path, text, notes)
    blocks = table_of_blocks(path, text)
    if blocks is not None:
        return [RawSheet("", blocks, (*notes, "each block of lines is a row; the first is row 2."))]
    lines = table_of_name_lines(path, text)
    if lines is not None:
        said = "each line is read as a name, and behind the colon a list in order; the first line is row 2."
        return [RawSheet("", lines, (*notes, said))]
    return [_delimited(path, text, notes)]


def _delimited(path: Path, text: str, notes: tuple[str, ...]) -> RawSheet:
    """The rows of a text with delimiters."""
    fields = text.count("\n") + text.count("\r") + max(map(text.count, DELIMITERS))
    if fields > LARGEST_AREA:
        raise FileTrouble(
            f"{path} may hold {fields:,} cells, by its line ends and delimiters; at most {LARGEST_AREA:,} are read. "
            "Leave out rows and columns that are not needed."
        )
    table = table_of(text)
    if table.wrapped:
        notes = (*notes, f"{several(table.wrapped, 'row')} stood in one pair of quotes each; the quotes are removed.")
    trimmed = _trim_zeros(table.rows)
    if trimmed:
        letters = listed([get_column_letter(column + 1) for column in trimmed])
        notes = (*notes, f"whole numbers that are written like 7.0 are read like 7: {letters}.")
    if _is_double_spaced(table.rows):
        notes = (*notes, "every second row is empty.")
    return RawSheet("", table.rows, notes)


def _trim_zeros(rows: Sequence[list[str]]) -> list[int]:
    """Makes 7 of 7.0 in columns that have no other fractions, as programs write numbers; says which."""
    with_zero: dict[int, list[int]] = {}
    others: set[int] = set()
    for number, row in enumerate(rows):
        for column, text in enumerate(row):
            if "." in text and _FRACTION.fullmatch(text):
                if text.endswith(".0"):
                    with_zero.setdefault(column, []).append(number)
                else:
                    others.add(column)
    trimmed = sorted(with_zero.keys() - others)
    for column in trimmed:
        for number in with_zero[column]:
            rows[number][column] = rows[number][column][:-2]
    return trimmed


def _is_double_spaced(rows: Sequence[Sequence[str]]) -> bool:
    filled = [number for number, row in enumerate(rows) if any(row)]
    return len(filled) > 2 and all(after - before == 2 for before, after in pairwise(filled))
