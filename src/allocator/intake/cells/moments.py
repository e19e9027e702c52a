"""Time stamps as forms write them, in the order of day and month that the column gives away."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime

DAY_FIRST = "day first"
MONTH_FIRST = "month first"

_PARTS = re.compile(
    r"\s*(\d{1,4})[-/.](\d{1,2})[-/.](\d{1,4})"
    r"(?:[ T,]+(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:\.\d+)?)?\s*([ap]\.?\s?m\.?)?)?",
    re.IGNORECASE,
)


def orders_of(texts: Iterable[str]) -> tuple[str, ...]:
    """The orders of day and month that all time stamps of a column allow; both where nothing gives it away.

    Time stamps that begin with the year need no order, and allow the first.
    """
    possible = [DAY_FIRST, MONTH_FIRST]
    doubtful = False
    for text in texts:
        if text[:4].isdecimal() and text[4:5] in ("-", "/"):
            continue
        found = _PARTS.match(text)
        if found is None or len(found[1]) == 4:
            continue
        doubtful = True
        if int(found[1]) > 12 and MONTH_FIRST in possible:
            possible.remove(MONTH_FIRST)
        if int(found[2]) > 12 and DAY_FIRST in possible:
            possible.remove(DAY_FIRST)
    return tuple(possible) if doubtful and possible else (DAY_FIRST,)


def moment(text: str, order: str) -> datetime | None:
    """A time stamp; None for what is none."""
    found = _PARTS.match(text)
    if found is None:
        return None
    first, second, third = int(found[1]), int(found[2]), int(found[3])
    if len(found[1]) == 4:
        year, month, day = first, second, third
    else:
        day, month = (first, second) if order == DAY_FIRST else (second, first)
        year = third + 2000 if third < 100 else third
    hour, minute, second_ = (int(found[place] or 0) for place in (4, 5, 6))
    half = (found[7] or "").casefold()
    if half:
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    try:
        return datetime(year, month, day, hour, minute, second_)
    except ValueError:
        return None
