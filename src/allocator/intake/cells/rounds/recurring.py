"""A few texts that cells hold again and again, one or several each, as they hold the names of rounds."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from allocator.intake.tables.headings import bare, ordinal

MOST_PARTS = 12
"""Rounds that cells without a word for them name, at most."""

LONGEST_PART = 40
"""Letters of the name of a round, at most."""

AND = "en|and|und|of|or|oder|sowie|plus|et|ou|y"

BETWEEN = re.compile(rf"\s*(?:[;,\n&+/|]|\b(?:{AND})\b)\s*", re.IGNORECASE)
"""What stands between rounds in a cell."""

_POSITION = re.compile(r"[0-9]{1,2} ?(?:st|nd|rd|th|e|de|ste|er|ere|eme|o|a)\b .+")
_DIGITS = re.compile(r"\b[0-9]+ ?(?:st|nd|rd|th|e|de|ste|er|ere|eme|o|a)?\b")


def come_again(texts: Sequence[str]) -> bool:
    """Whether cells hold one or several of a few short parts, nearly all of which are in other cells too."""
    parted = [_parts(text) for text in texts]
    parts = Counter(part for one in parted for part in one)
    several = sum(len(one) > 1 for one in parted)
    if not 2 <= len(parts) <= MOST_PARTS or 4 * several < len(parted) or max(map(len, parts)) > LONGEST_PART:
        return False
    again = sum(count for count in parts.values() if count > 1)
    return again >= 0.8 * parts.total() and parts.total() >= 2 * len(parts)


def some_again(texts: Sequence[str]) -> bool:
    """Whether cells below a word for rounds hold short parts, several in some, and some of them again."""
    parted = [_parts(text) for text in texts]
    parts = [part for one in parted for part in one]
    short = len(max(parts, key=len, default="")) <= LONGEST_PART and len(set(parts)) <= MOST_PARTS
    return short and len(set(parts)) < len(parts) and any(len(one) > 1 for one in parted)


def are_positions(texts: Sequence[str]) -> bool:
    """Whether cells hold positions, some again, that differ by their number: '1st Activity; 3rd Activity'."""
    parts = [part for text in texts for part in _parts(text)]
    return all(map(_POSITION.match, parts)) and are_numbered(parts) and len(set(parts)) < len(parts)


def are_numbered(parts: Sequence[str]) -> bool:
    """Whether parts differ by a number alone: '1st Activity', '2nd Activity'."""
    different = {bare(part) for part in parts}
    rest = {_DIGITS.sub("", part).strip() for part in different}
    numbers = [ordinal(part) for part in different]
    told = len(rest) == 1 and rest != {""} and all(any(map(str.isdecimal, part)) for part in different)
    return len(different) > 1 and told and None not in numbers and len(set(numbers)) == len(numbers)


def _parts(text: str) -> list[str]:
    return [bare(part) for part in BETWEEN.split(text) if part.strip()]
