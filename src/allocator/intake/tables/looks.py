"""What a cell, a row and a heading look like at first sight."""

from __future__ import annotations

import re
from collections.abc import Sequence

from allocator.intake.files.grid import TextGrid
from allocator.intake.tables.heading_words import (
    LONG_RULES,
    PERSON_RULES,
    ROOM_RULES,
    ROUND_RULES,
    SESSION_RULES,
    heard,
)
from allocator.intake.tables.headings import bare, label_of, named_round, speaks_of_wishes, wished_rank

LOOKED_AT = 300
"""Rows below a heading that tell what its column holds."""

_NUMBER = re.compile(r"[-+]?[0-9]+([.,][0-9]+)?")

_ADDRESS = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")

_MOMENT = re.compile(r"[0-9]{1,4}[-/.][0-9]{1,2}[-/.][0-9]{1,4}([ T,].*)?")


_WHEN = re.compile(
    r"van|tot|from|until|till|von|bis|desde|hasta|debut|"
    r"(start|begin|end|eind)(s|t|e|ing|n| ?time| ?tijd| ?zeit)?|anfang|beginn|ende|endzeit|startzeit|inicio"
)
"""What stands above times."""


def spread(rows: Sequence[int]) -> Sequence[int]:
    """A few hundred of the rows, evenly spread."""
    if len(rows) <= LOOKED_AT:
        return rows
    step = len(rows) / LOOKED_AT
    return [rows[int(number * step)] for number in range(LOOKED_AT)]


def sort_of(text: str) -> str:
    """What a filled cell looks like: 'number', 'address', 'moment' or 'text'."""
    stripped = text.strip()
    if _NUMBER.fullmatch(stripped):
        return "number"
    if _ADDRESS.fullmatch(stripped):
        return "address"
    return "moment" if _MOMENT.fullmatch(stripped) else "text"


def typical(grid: TextGrid, columns: tuple[int, ...], rows: Sequence[int]) -> int:
    """How many cells of a row are filled, as a rule."""
    counts = sorted(filled_in(grid, columns, row) for row in spread(rows))
    return counts[len(counts) // 2] if counts else 0


def filled_in(grid: TextGrid, columns: tuple[int, ...], row: int) -> int:
    line = grid.cells[row]
    return sum(1 for column in columns if line[column].strip())


def knows(heading: str) -> bool:
    """Whether a text is a heading by its words."""
    if len(heading) > 250:
        return False
    if wished_rank(heading) is not None and sort_of(heading) != "number":
        return True
    if any(heard(heading, rules) for rules in (PERSON_RULES, SESSION_RULES, ROOM_RULES, ROUND_RULES, LONG_RULES)):
        return True
    label = label_of(heading)[1]
    return (
        bool(label)
        or (speaks_of_wishes(heading) and len(heading.split()) > 2)
        or _WHEN.fullmatch(bare(heading)) is not None
        or (named_round(heading) is not None and not re.search(r"[0-9]:[0-9]", heading))
    )
