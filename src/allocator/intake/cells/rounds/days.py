"""Days as people write them: '25 november 2026', 'Mi 25.11.2026', '2026-11-25'."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from allocator.intake.cells.moments import moment, orders_of
from allocator.intake.tables.headings import bare

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january januari januar janner janvier janv enero ene",
            "feb february februari februar fevrier fevr febrero",
            "mar march maart mrt marz mars marzo",
            "apr april avril avr abril abr",
            "may mei mai mayo",
            "jun june juni juin junio",
            "jul july juli juillet juil julio",
            "aug august augustus aout agosto ago",
            "sep sept september septembre septiembre",
            "oct okt october oktober octobre octubre",
            "nov november novembre noviembre",
            "dec dez dic december dezember decembre diciembre",
        ),
        start=1,
    )
    for name in names.split()
}
_DAY_FIRST = re.compile(
    r"(?:[a-z]+ )?(?:the |le |el |den |der |am )?([0-9]{1,2})(?:st|nd|rd|th|e|er)? (?:de |of )?([a-z]+) (?:de |del )?"
    r"(20[0-9]{2})"
)
_MONTH_FIRST = re.compile(r"(?:[a-z]+ )?([a-z]+) ([0-9]{1,2})(?:st|nd|rd|th)? (20[0-9]{2})")
_ISO = re.compile(r"(20[0-9]{2})-([0-9]{2})-([0-9]{2})(?:[ T]00:00(?::00)?)?")
_WEEKDAY = re.compile(r"^[^\W\d_]+\.?,?\s+(?=[0-9])")


def day_order(texts: Iterable[str]) -> str | None:
    """Whether the days of a column begin with the day or with the month; None where both fit and they would differ."""
    written = [_WEEKDAY.sub("", text.strip()) for text in texts if text.strip()]
    orders = orders_of(written)
    days = [{day_in(text, order) for order in orders} for text in written]
    return orders[0] if all(len(found) == 1 for found in days) else None


def day_in(text: str, order: str) -> date | None:
    """The day that a text names, with its year; None for anything else."""
    text = text.strip()
    iso = _ISO.fullmatch(text)
    words = bare(text)
    named = _DAY_FIRST.fullmatch(words)
    month_first = _MONTH_FIRST.fullmatch(words) if named is None else None
    if iso:
        parts = int(iso[1]), int(iso[2]), int(iso[3])
    elif named and named[2] in _MONTHS:
        parts = int(named[3]), _MONTHS[named[2]], int(named[1])
    elif month_first and month_first[1] in _MONTHS:
        parts = int(month_first[3]), _MONTHS[month_first[1]], int(month_first[2])
    else:
        found = moment(_WEEKDAY.sub("", text), order)
        return found.date() if found is not None and not found.hour else None
    try:
        return date(*parts)
    except ValueError:
        return None
