"""Times of day as people write them: '9h30', '09.00 uur', '9 am', '9:00-10:15'."""

from __future__ import annotations

import re
from datetime import time

HOUR = r"(?:[01]?[0-9]|2[0-3])"
AT = rf"{HOUR}[:.hH][0-5][0-9](?::00)?"
"""A time with its minutes, as a pattern within others."""

TO = r"\s*(?:[-–—]|tot|bis|to|à)\s*"
FROM_TO = rf"(?:{AT}(?:{TO}{AT})?|{HOUR}{TO}{AT})"
"""A time with its minutes, perhaps with until when it goes on, as a pattern within others."""

_UNIT = r"(?:\s*(?:uur|uhr|heures?|horas?|hrs?|u|h)\.?(?!\w))?"
_TIME = rf"([01]?[0-9]|2[0-3])(?:\s?[:.hu]\s?([0-5][0-9])(?::[0-5][0-9])?)?{_UNIT}(?:\s*([ap])\.?\s?m\.?(?!\w))?"
_ONE = re.compile(rf"(?:(?:om|at|um|ab|vanaf|from|von|van|a las|a la|de|à|a)\s+)?{_TIME}", re.IGNORECASE)
_BOTH = re.compile(
    rf"(?:(?:van|from|von|de|a las|ab)\s+)?{_TIME}\s*(?:[-–—]|to|tot|bis|until|till|à|a|hasta|t/m)"
    rf"(?:\s*(?:las|la))?\s*{_TIME}",
    re.IGNORECASE,
)
_FRACTION = re.compile(r"0?[.,][0-9]+")
_SHOWN = re.compile(
    r"[0-9]\s?[:.hu]\s?[0-5][0-9]|[0-9]\s*(?:uur|uhr|heures?|horas?|hrs?|u|h|[ap]\.?\s?m\.?)(?!\w)", re.IGNORECASE
)
"""What shows that numbers are times, and no numbers of rounds: minutes, or a word for hours."""


def is_time(text: str) -> bool:
    """Whether a text is a time, or from one to another, and nothing else; a number alone is none."""
    stripped = text.strip()
    return _SHOWN.search(stripped) is not None and times_in(stripped)[0] is not None


def times_in(text: str) -> tuple[time | None, time | None]:
    """The time that a text names, and the time until which it goes on; (None, None) for anything else."""
    text = re.sub(r"^(?:1899|1900)-[0-9]{2}-[0-9]{2} ", "", " ".join(text.split()))
    if _FRACTION.fullmatch(text):
        minutes = round(float(text.replace(",", ".")) * 24 * 60)
        return (time(minutes // 60, minutes % 60), None) if minutes < 24 * 60 else (None, None)
    one = _ONE.fullmatch(text)
    if one:
        return _time(one[1], one[2], one[3]), None
    both = _BOTH.fullmatch(text)
    if both:
        return _time(both[1], both[2], both[3]), _time(both[4], both[5], both[6])
    return None, None


def _time(hours: str, minutes: str | None, half: str | None) -> time:
    hour = int(hours)
    if half and hour <= 12:
        hour = hour % 12 + (12 if half.casefold() == "p" else 0)
    return time(hour, int(minutes or 0))
