"""The times, dates and rounds that a programme prints."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, time

from allocator.intake.programme.phrases.vocabulary import ROUND

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januari january januar jan jänner",
            "februari february februar feb",
            "maart march märz mrt mar",
            "april apr",
            "mei may mai",
            "juni june jun",
            "juli july jul",
            "augustus august aug",
            "september sep sept",
            "oktober october okt oct",
            "november nov",
            "december dezember dec dez",
        ),
        start=1,
    )
    for name in names.split()
}
_NAMES = "|".join(sorted(_MONTHS, key=len, reverse=True))
_WEEKDAYS = (
    "maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|monday|tuesday|wednesday|thursday|friday|saturday|"
    "sunday|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag"
)
_DATE = re.compile(
    rf"(?:\b(?:{_WEEKDAYS})\b,?\s*(?:(?:den|the|de|der|am)\s+)?)?(?:"
    rf"(?P<d1>\d{{1,2}})(?:\.|st|nd|rd|th|e)?\s+(?:of\s+)?(?P<m1>{_NAMES})\.?,?\s+(?P<y1>20\d\d)"
    rf"|(?P<m2>{_NAMES})\.?\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y2>20\d\d)"
    r"|(?P<y3>20\d\d)-(?P<m3>\d{2})-(?P<d3>\d{2})"
    r"|(?P<d4>\d{1,2})[./-](?P<m4>\d{1,2})[./-](?P<y4>20\d\d))(?!\d)",
    re.IGNORECASE,
)
_CLOCK = r"(?P<{0}h>[01]?\d|2[0-3])(?:[.:h](?P<{0}m>[0-5]\d))?"
_UNIT = r"(?:\s*(?:uur|uhr|u\.?|h)(?!\w))?"
_HALF = r"(?:\s*(?P<{0}half>a\.?m\.?|p\.?m\.?)(?!\w))?"
_RANGE = re.compile(
    r"(?<![\w.,:])(?:van|from|von)?\s*"
    + _CLOCK.format("a")
    + _UNIT
    + _HALF.format("a")
    + r"\s*(?:-|–|—|tot(?:\s+en\s+met)?|to|until|till|bis|t/m)\s*"
    + _CLOCK.format("b")
    + _UNIT
    + _HALF.format("b")
    + r"(?![\d:]|\.\d)",
    re.IGNORECASE,
)
_START = re.compile(
    r"(?<![\w.,:])(?:om|at|um|ab|vanaf)?\s*(?:(?P<h>[01]?\d|2[0-3])[:.](?P<m>[0-5]\d)" + _UNIT + r"|"
    r"(?P<hh>[01]?\d|2[0-3])\s*(?:uur|uhr|u)(?!\w))(?![\d:]|\.\d)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Times:
    """From when until when; an end of None is not given."""

    start: time
    end: time | None = None

    @property
    def name(self) -> str:
        """As one says it: '10:00-11:00'."""
        return f"{self.start:%H:%M}" + (f"-{self.end:%H:%M}" if self.end else "")


def without_date(text: str) -> tuple[date | None, str]:
    """The first date that a text gives, and the text without it."""
    found = _DATE.search(text)
    if found is None:
        return None, text
    day, month, year = next(
        (found[f"d{way}"], found[f"m{way}"], found[f"y{way}"]) for way in "1234" if found[f"y{way}"]
    )
    number = int(month) if month.isdecimal() else _MONTHS[month.casefold()]
    try:
        told = date(int(year), number, int(day))
    except ValueError:
        return None, text
    return told, _tidy(text[: found.start()] + " " + text[found.end() :])


def without_times(text: str, *, anywhere: bool = True) -> tuple[Times | None, str]:
    """The first times that a text gives, and the text without them; with `anywhere` False, only those in front."""
    found = _RANGE.search(text)
    while found is not None:
        times = _of_range(found)
        if times is not None and (anywhere or not text[: found.start()].strip(" ([")):
            return times, _tidy(text[: found.start()] + " " + text[found.end() :])
        found = _RANGE.search(text, found.end("ah"))
    start = _START.match(text)
    if start is None:
        return None, text
    hour, minute = int(start["h"] or start["hh"]), int(start["m"] or 0)
    plain = start["h"] is not None and len(start["h"]) == 1 and ":" not in start[0] and "u" not in start[0].casefold()
    return (None, text) if plain else (Times(time(hour, minute)), _tidy(text[start.end() :]))


def _of_range(found: re.Match[str]) -> Times | None:
    """Times only where minutes, a unit or a half of the day are printed: '3-4' is none."""
    told = found["am"] or found["bm"] or found["ahalf"] or found["bhalf"] or re.search(r"u[uh]r|\du\b", found[0], re.I)
    after_words = bool(found.string[: found.start()].strip())
    if not told or (after_words and bool(found["am"]) != bool(found["bm"])):
        return None
    start = _hour(found["ah"], found["am"], found["ahalf"] or found["bhalf"] if found["bhalf"] else found["ahalf"])
    end = _hour(found["bh"], found["bm"], found["bhalf"])
    if found["bhalf"] and not found["ahalf"] and start > end:
        start = _hour(found["ah"], found["am"], None)
    return Times(start, end) if start < end else None


def _hour(hours: str, minutes: str | None, half: str | None) -> time:
    hour = int(hours)
    if half and half.casefold().startswith("p") and hour < 12:
        hour += 12
    if half and half.casefold().startswith("a") and hour == 12:
        hour = 0
    return time(hour, int(minutes or 0))


def round_in(text: str) -> tuple[str, str] | None:
    """The name of the round that a heading begins with, and what is left of it; None for anything else."""
    found = ROUND.match(text)
    if found is None or not (found["number"] or found["ordinal"] or not text[found.end() :].strip(" :.–—-()")):
        return None
    rest = text[found.end() :]
    if rest[:1].isalnum():
        return None
    return " ".join(found[0].split()), _tidy(rest)


def _tidy(text: str) -> str:
    """What is left of a line, without the brackets and marks that stood around what was taken out."""
    return re.sub(r"\(\s*[,;–—-]?\s*\)|\[\s*\]", " ", " ".join(text.split())).strip(" \t,;:|–—-").strip()
