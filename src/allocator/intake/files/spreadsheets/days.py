"""Dates that show no year: what Excel makes of a class '5-1', and how one sees it."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

_EPOCH, _EPOCH_OF_1904 = date(1899, 12, 30), date(1904, 1, 1)
_LOCALE = re.compile(r"\[\$[^\]-]*-([0-9A-Fa-f]+)\]")
_PARTS = re.compile(r"d{1,2}(?!d)|m{1,4}(?!m)|(?<!y)yy(?!y)|[-/. ,]|\\.|\"[^\"]*\"", re.IGNORECASE)
_MONTHS = {
    "13": "jan feb mrt apr mei jun jul aug sep okt nov dec",
    "07": "Jan Feb Mrz Apr Mai Jun Jul Aug Sep Okt Nov Dez",
    "0c": "janv févr mars avr mai juin juil août sept oct nov déc",
    "0a": "ene feb mar abr may jun jul ago sep oct nov dic",
}
"""Short names by the last two figures of the language in a format: Dutch, German, French, Spanish."""

_ENGLISH = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec"


def shows_no_year(code: str) -> bool:
    """Whether a number in this format is shown as a day and a month, or as a month and two figures of a year."""
    parts = _parts_of(code)
    kinds = {part[0].casefold() for part in parts} & set("dmy")
    return kinds in ({"d", "m"}, {"m", "y"})


def day_as_shown(value: float | datetime | date, code: str, *, from_1904: bool = False) -> str | None:
    """A date, or its number, as its format shows it; None where that shows the year, or something else."""
    if not shows_no_year(code):
        return None
    if isinstance(value, int | float):
        try:
            value = (_EPOCH_OF_1904 if from_1904 else _EPOCH) + timedelta(days=int(value))
        except OverflowError:
            return None
    locale = _LOCALE.search(code)
    months = _MONTHS.get(locale[1][-2:].casefold(), _ENGLISH) if locale else _ENGLISH
    return "".join(_shown(part, value, months) for part in _parts_of(code))


def _parts_of(code: str) -> list[str]:
    """The parts of a format for positive numbers; none where some of it is about anything but days, months, years."""
    plain = _LOCALE.sub("", code.partition(";")[0])
    parts = [found[0] for found in _PARTS.finditer(plain)]
    return parts if "".join(parts) == plain else []


def _shown(part: str, day: date, months: str) -> str:
    match part.casefold():
        case "d":
            return str(day.day)
        case "dd":
            return f"{day.day:02}"
        case "m":
            return str(day.month)
        case "mm":
            return f"{day.month:02}"
        case "mmm" | "mmmm":
            return months.split()[day.month - 1]
        case "yy":
            return f"{day.year % 100:02}"
    return part.strip('"').removeprefix("\\")
