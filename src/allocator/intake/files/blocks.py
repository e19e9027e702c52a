"""Text in blocks, 'Name: Ada' and 'Choice 1: Pottery' on lines of their own, as a table with a row for each block."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from allocator.errors import FileTrouble
from allocator.words import quoted

MOSTLY, NEARLY = 0.6, 0.8
"""How many lines are 'heading: value' where a text may be in blocks, and where it surely is meant to be."""

LOOKED_AT = 200

_LINE = re.compile(r"\s*(?P<heading>[^\s:;,\t|\"][^:;,\t|\"]{0,58}?)\s*:(?:\s+(?P<value>.*)|\Z)")
_RULE = re.compile(r"\s*[-=_*~]{3,}\s*")


def table_of_blocks(path: Path, text: str) -> list[list[str]] | None:
    """Headings and a row for each block; None for a text that is none; raises FileTrouble for one that is not regular.

    A blank line, a line of dashes, or the first heading once more begins the next block.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    filled = [
        (number, line) for number, line in enumerate(lines, start=1) if line.strip() and not _RULE.fullmatch(line)
    ]
    if sum(_LINE.fullmatch(line) is not None for _, line in filled[:LOOKED_AT]) < MOSTLY * min(len(filled), LOOKED_AT):
        return None
    said = [(number, _LINE.fullmatch(line)) for number, line in filled]
    headings = Counter(found["heading"].casefold() for _, found in said if found)
    hits = headings.total()
    if not filled or hits < NEARLY * len(filled) or len(headings) < 2 or 3 * len(headings) > 2 * hits:
        return None
    odd = next((number for number, found in said if found is None), None)
    if odd is not None:
        raise _not_regular(path, f"line {odd} is {quoted(lines[odd - 1].strip()[:40])}")
    first = next(found["heading"] for _, found in said if found).casefold()
    return _rows(path, [(number, found) for number, found in said if found], first, _starts(lines))


def _starts(lines: Sequence[str]) -> set[int]:
    """The numbers of the lines behind a blank one or a rule."""
    return {
        number + 1
        for number, line in enumerate(lines, start=1)
        if (not line.strip() or _RULE.fullmatch(line)) and number < len(lines)
    }


def _rows(path: Path, said: Sequence[tuple[int, re.Match[str]]], first: str, apart: set[int]) -> list[list[str]]:
    blocks: list[dict[str, str]] = []
    headings: dict[str, str] = {}
    for number, found in said:
        heading, key = found["heading"], found["heading"].casefold()
        headings.setdefault(key, heading)
        if key == first:
            blocks.append({})
        elif number in apart:
            raise _not_regular(path, f"line {number} begins a block with {quoted(heading)}, others do not")
        if key in blocks[-1]:
            raise _not_regular(path, f"line {number} says {quoted(heading)} a second time in one block")
        blocks[-1][key] = (found["value"] or "").strip()
    return [list(headings.values()), *([block.get(key, "") for key in headings] for block in blocks)]


def _not_regular(path: Path, why: str) -> FileTrouble:
    return FileTrouble(
        f"{path} looks like text in blocks, but {why}. Read would be lines such as 'Name: Ada' and "
        "'Choice 1: Pottery', with the same heading first in each block and a blank line between blocks. "
        "Or give a table."
    )
