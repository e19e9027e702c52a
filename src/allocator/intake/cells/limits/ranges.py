"""The fewest and the most in one cell, '8-12', '4 à 10' or 'max 8', and what a spreadsheet makes of it: '8-Oct'."""

from __future__ import annotations

import re

from allocator.intake.cells.moments import DAY_FIRST
from allocator.intake.cells.rounds.days import day_in
from allocator.intake.tables.content import count_in
from allocator.intake.tables.looks import sort_of

_BETWEEN = r"between|tussen|zwischen|entre"
_RANGE = re.compile(
    r"(?:(?:min(?:imum|imaal|\.)?|from|van|von|de|desde|about|ca\.?|circa)\s*)?([0-9]{1,4})\s*"
    r"(?:-|–|—|\bto\b|\bup to\b|\btot en met\b|\bt\s?/\s?m\b|\btot\b|\bbis\b|à|\ba\b|\bau\b|\bhasta\b)\s*"
    r"(?:max(?:imum|imaal|\.)?\s*)?([0-9]{1,4})(?:\s+[^\W\d_][^\d]{0,24})?",
    re.IGNORECASE,
)
_AND = re.compile(
    rf"(?:{_BETWEEN})\s+([0-9]{{1,4}})\s+(?:and|en|und|et|y)\s+([0-9]{{1,4}})(?:\s+[^\W\d_][^\d]{{0,24}})?",
    re.IGNORECASE,
)
_MINIMUM_AND_MAXIMUM = re.compile(
    r"(?:min(?:imum|imaal|d|\.)*|mindestens|at least)\s*([0-9]{1,4})\s*[,;/&-]?\s*"
    r"(?:max(?:imum|imaal|\.)*|höchst(?:ens|\.)?|at most)\s*([0-9]{1,4})",
    re.IGNORECASE,
)
_OF_WHOM = r"(?:\s+[^\W\d_][^\d]{0,24})?"
_AT_MOST = re.compile(
    r"(?:max(?:imum|imaal|imal|imo|i)?\.?|≤|<\s?=|=\s?<|up to|at most|no(?:t)? more than|hoogstens|ten hoogste|"
    rf"niet meer dan|höchstens|nicht mehr als|au plus|pas plus de|jusqu['’]à|máx(?:imo)?\.?|como máximo|no más de)"
    rf"\s*:?\s*([0-9]{{1,4}}){_OF_WHOM}|([0-9]{{1,4}})\s*(?:max(?:imum|imaal|imal|i)?\.?|au plus|como máximo|at most)",
    re.IGNORECASE,
)
_AT_LEAST = re.compile(
    r"(?:min(?:imum|imaal|imal|imo|d|i)?\.?|≥|>\s?=|=\s?>|at least|no(?:t)? (?:less|fewer) than|minstens|ten minste|"
    r"vanaf|niet minder dan|mindestens|wenigstens|au moins|mín(?:imo)?\.?|al menos|como mínimo|por lo menos)"
    rf"\s*:?\s*([0-9]{{1,4}}){_OF_WHOM}|([0-9]{{1,4}})\s*(?:min(?:imum|imaal|imal|i)\.?|au moins|como mínimo|at least)",
    re.IGNORECASE,
)
_DAY_AND_MONTH = re.compile(r"[0-9]{1,2}[-./ ]\s?[^\W\d_]{3,10}\.?|[^\W\d_]{3,10}\.?[-./ ]\s?[0-9]{1,2}", re.IGNORECASE)


def range_in(text: str) -> tuple[int, int] | None:
    """The fewest and the most of a text that says both and nothing else; None for any other."""
    plain = " ".join(text.split())
    found = next((one for rule in (_RANGE, _AND, _MINIMUM_AND_MAXIMUM) if (one := rule.fullmatch(plain))), None)
    if found is None or int(found[1]) > int(found[2]):
        return None
    return int(found[1]), int(found[2])


def bounds_in(text: str) -> tuple[int | None, int | None] | None:
    """The fewest and the most of a text that says one of them, or both, in words or signs: 'max 8', '≥ 4', '4-10'."""
    span = range_in(text)
    plain = " ".join(text.split())
    most, fewest = _AT_MOST.fullmatch(plain), _AT_LEAST.fullmatch(plain)
    if span is not None:
        return span
    if most is not None:
        return None, int(most[1] or most[2])
    return None if fewest is None else (int(fewest[1] or fewest[2]), None)


def is_date(text: str) -> bool:
    """Whether a text is a day, with or without its year, and may have been a range: '8-Oct' of '8-10'."""
    plain = " ".join(text.split())
    if sort_of(plain) == "moment":
        return True
    return (
        _DAY_AND_MONTH.fullmatch(plain) is not None
        and day_in(re.sub("[-./ ]+", " ", plain) + " 2020", DAY_FIRST) is not None
    )


def most_in(text: str) -> int | None:
    """The most of a cell: its number, or the larger one of a range; None for a date, and where it says no more."""
    if is_date(text):
        return None
    found = bounds_in(text)
    return count_in(text) if found is None else found[1]


def fewest_in(text: str) -> int | None:
    """The fewest of a cell that is a range or says 'at least'; None for any other."""
    found = bounds_in(text)
    return None if found is None else found[0]
