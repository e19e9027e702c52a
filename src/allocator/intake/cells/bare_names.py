"""Names of people in two columns that no heading tells: which is the first name, and a class behind them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from allocator.intake.tables.headings import bare
from allocator.intake.tables.looks import LOOKED_AT, spread
from allocator.intake.tables.table import SourceTable
from allocator.intake.tables.vocabulary.first_names import COMMON
from allocator.person_names import PARTICLES

MOSTLY, NEARLY = 0.5, 0.9

OFTEN = 0.3
"""How many different values names have at least, by the number of rows: fewer are classes, or sessions."""

_PART = re.compile(r"(?:[^\W\d_]['’.]?[\w'’.-]{0,24})(?: [\w'’.-]{1,24}){0,3}")
_INITIALS = re.compile(r"(?:[^\W\d_]\.\s?){1,4}")
_NUMBER = re.compile(r"[0-9]{1,3}")
_CLASS = re.compile(r"[0-9]{1,2}(?:[ .-]?[A-Za-z]{1,2}|[.-][0-9]{1,2})|[A-Za-z]{1,4}[ .-]?[0-9]{1,2}[A-Za-z]?")


def names_in_two(table: SourceTable, free: Sequence[int]) -> tuple[int, int] | None:
    """The columns of first and of last names: neighbours, filled in all rows, of which most cells are one word."""
    for one, other in pairwise(free):
        if other == one + 1 and all(_are_parts(table, place) for place in (one, other)) and _differ(table, one, other):
            return (other, one) if _begins_with_last(table.sample[one], table.sample[other]) else (one, other)
    return None


def is_short_number(texts: Sequence[str]) -> bool:
    """Whether cells are ages, or numbers of classes: nobody can say which, and they are no ids."""
    return bool(texts) and all(_NUMBER.fullmatch(text) for text in texts)


def class_behind(table: SourceTable, places: Sequence[int]) -> int | None:
    """The column right behind names that holds classes: short, with a figure and more."""
    if not places:
        return None
    texts = table.sample[places[0]]
    return places[0] if texts and all(_CLASS.fullmatch(text) for text in texts) else None


def _are_parts(table: SourceTable, place: int) -> bool:
    """Whether cells can be parts of names: words with a capital, hardly ever two or more."""
    texts = table.sample[place]
    if len(texts) < NEARLY * min(len(table.rows), LOOKED_AT) or len(texts) < 2:
        return False
    several = sum(" " in text and text.split()[0].casefold() not in PARTICLES for text in texts)
    words = {bare(text) for text in texts}
    return (
        all(_PART.fullmatch(text) and _has_capital(text) for text in texts)
        and several < MOSTLY * len(texts)
        and len(words) >= OFTEN * len(texts)
    )


def _has_capital(text: str) -> bool:
    """Whether a text begins with a capital, or with a word such as 'van' and has one behind it."""
    return text[0].isupper() or (text.split()[0].casefold() in PARTICLES and any(map(str.isupper, text)))


def _differ(table: SourceTable, one: int, other: int) -> bool:
    """Whether hardly any two rows have the same in both columns, and hardly a row the same in one as in the other."""
    lines = [table.cells(row) for row in spread(table.rows)]
    pairs = {(bare(line[one]), bare(line[other])) for line in lines}
    alike = set(map(bare, table.sample[one])) & set(map(bare, table.sample[other]))
    return len(pairs) >= NEARLY * len(lines) and len(alike) < OFTEN * len(table.sample[one])


def _begins_with_last(left: Sequence[str], right: Sequence[str]) -> bool:
    """Whether the left column has the last names: particles, capitals alone, initials or common names say so."""
    signs = [_says_last(left) - _says_last(right), _says_first(right) - _says_first(left)]
    common = sum(map(_is_common, right)) - sum(map(_is_common, left))
    return (sum(signs), common) > (0, 0)


def _is_common(text: str) -> bool:
    """Whether a name begins with a first name that many people have."""
    return bare(text).partition(" ")[0] in COMMON


def _says_last(texts: Sequence[str]) -> int:
    particles = sum(text.split()[0].casefold() in PARTICLES and " " in text for text in texts)
    capitals = all(text.isupper() and len(text) > 2 for text in texts)
    return bool(particles) + capitals


def _says_first(texts: Sequence[str]) -> int:
    return int(sum(bool(_INITIALS.fullmatch(text)) for text in texts) >= MOSTLY * len(texts))
