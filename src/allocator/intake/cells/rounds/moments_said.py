"""Days with times as programmes export them, '2025-06-01T10:00:00+02:00', and the round that one of them is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime

from allocator.intake.cells.moments import DAY_FIRST
from allocator.intake.cells.rounds.days import day_in
from allocator.intake.cells.rounds.round_order import part_of_day, weekday_of
from allocator.intake.tables.vocabulary.clock import times_in

_ISO = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2})[T ]([0-2][0-9]:[0-5][0-9])(?::[0-5][0-9](?:\.[0-9]+)?)?"
    r"\s?(?:Z|[+-][0-9]{2}:?[0-9]{2})?"
)
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{1,2}[-/.][0-9]{1,2}[-/.](?:[0-9]{4}|[0-9]{2})")
_CLOCK = re.compile(r"[0-9]{1,2}[:.h][0-9]{2}.*", re.IGNORECASE)

_HOURS = ((0, 12), (11, 14), (12, 18), (17, 24))
"""From when to when morning, noon, afternoon and evening are, at most."""


def moment_said(text: str) -> datetime | None:
    """The day and time of a text that begins with the year, where it is; None for anything else."""
    found = _ISO.fullmatch(text.strip())
    try:
        return datetime.fromisoformat(f"{found[1]} {found[2]}") if found else None
    except ValueError:
        return None


def as_round(text: str) -> str:
    """What a round at such a moment is called: '2025-06-01 10:00'; '' for a text that is no moment."""
    at = moment_said(text)
    return f"{at:%Y-%m-%d %H:%M}" if at is not None else ""


def round_at(at: datetime, rounds: Sequence[str]) -> str:
    """The one round whose name speaks of a moment, by its day, its weekday, its time or its part of the day."""
    fitting = [name for name in rounds if (points := _points(name, at)) is not None and points > 0]
    most = [name for name in fitting if _points(name, at) == max(_points(one, at) or 0 for one in fitting)]
    return most[0] if len(most) == 1 else ""


def _points(name: str, at: datetime) -> int | None:
    """How much of a name speaks of a moment; None where something of it speaks of another."""
    said = _DAY.search(name)
    days = [said[0]] if said else [name, f"{name} {at.year}"]
    day = next((found for text in days if (found := day_in(text, DAY_FIRST)) is not None), None)
    rest = name.replace(said[0], " ") if said else name
    clock = None if day is not None and not said else _CLOCK.search(rest)
    begins = times_in(clock[0])[0] if clock else None
    part, weekday = part_of_day(rest), weekday_of(rest)
    agree = [
        day is None or day == at.date(),
        weekday is None or weekday == at.weekday(),
        begins is None or begins == at.time(),
        part is None or _HOURS[part][0] <= at.hour < _HOURS[part][1],
    ]
    if not all(agree):
        return None
    return sum(one is not None for one in (day, weekday, begins, part))
