"""Values of cells as the text that one sees in Excel."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

Value = str | int | float | bool | datetime | date | time | timedelta

_PERCENT = re.compile(r"[^\"\\]*%")
_ZEROS = re.compile("0{2,}")


def shown(value: Value) -> str:
    """A value as text: 7 for 7.0, TRUE, dates and times in ISO form, durations in hours, at most 15 digits."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, int | float):
        return number(value)
    if isinstance(value, datetime):
        return _moment(value)
    if isinstance(value, time):
        return value.isoformat("seconds" if value.second else "minutes")
    if isinstance(value, timedelta):
        return _duration(value)
    return value.isoformat()


def number(value: int | float) -> str:
    """A number without exponent as far as Excel itself shows none."""
    if isinstance(value, int) or (value.is_integer() and abs(value) < 1e21):
        return str(int(value))
    return f"{value:.15g}"


def by_format(value: float, code: str) -> str | None:
    """What a format makes of a number, where it changes what is said: percent, and zeros in front; else None."""
    if _PERCENT.match(code):
        return f"{number(value * 100 if abs(value) > 1e13 else float(f'{value * 100:.12g}'))}%"
    if _ZEROS.fullmatch(code) and value >= 0 and float(value).is_integer():
        return number(value).zfill(len(code))
    return None


def changes_what_is_said(code: str) -> bool:
    """Whether numbers in this format need `by_format`."""
    return bool(_PERCENT.match(code) or _ZEROS.fullmatch(code))


def _moment(value: datetime) -> str:
    # A day is a fraction in the file: what it lacks to a whole second is rounding.
    value = (value + timedelta(milliseconds=500)).replace(microsecond=0) if value < datetime.max - _SECOND else value
    if value.time() == time():
        return value.date().isoformat()
    return value.isoformat(" ", "seconds" if value.second else "minutes")


def _duration(value: timedelta) -> str:
    seconds = round(value.total_seconds())
    sign, seconds = ("-", -seconds) if seconds < 0 else ("", seconds)
    return f"{sign}{seconds // 3600}:{seconds // 60 % 60:02}" + (f":{seconds % 60:02}" if seconds % 60 else "")


_SECOND = timedelta(seconds=1)
