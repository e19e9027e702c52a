"""What a cell below a session says: who stands there, who is on the waiting list, and what is said of the session."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from allocator.intake.cells.identity import Identity
from allocator.intake.tables.content import is_error, says_nothing
from allocator.intake.tables.headings import bare, named_round
from allocator.intake.tables.vocabulary.clock import is_time
from allocator.person_names import PARTICLES

LONGEST_NAME = 60

_BULLET = re.compile(r"\s*(?:[0-9]{1,3}\s*[.):]+\s*|[0-9]{1,3}\s+(?=[^\W\d_]{2})|[•*–-]\s+)")
_WAITING = (
    r"reserves?|reservelijst|reserveplek\w*|wachtlijst|wachtend\w*|waiting ?list|wait ?list(?:ed)?|stand ?by|"
    r"warteliste|nachrücker\w*|reserveliste|ersatz"
)
_WAITS = re.compile(rf"[\s(\[,:;–-]*\b(?:{_WAITING})\b[\s)\]:.0-9]*", re.IGNORECASE)
_FREE = frozenset(
    {"vrij", "vrije plek", "leeg", "frei", "leer", "free", "free place", "empty", "open", "vol", "full", "voll"}
)
_IN_ADDRESS = r"[^@\s<>()\[\],;]"
_ADDRESS = re.compile(rf"(?<!{_IN_ADDRESS}){_IN_ADDRESS}+@{_IN_ADDRESS}+\.{_IN_ADDRESS}+")
_CLASS = re.compile(
    r"\s*(?:[(\[]\s*(?P<bracket>[^()\[\]]{1,12}?)\s*[)\]]|[,–-]\s*(?P<behind>[0-9]{1,2}\s?[A-Za-z]{0,3}|[A-Za-z]{1,2}[0-9][A-Za-z]?))\s*"
)
_CLASS_IN_BRACKETS = re.compile(
    r"(?:(?:klas|klasse|class|groep|group|gruppe|grade)\s)?(?:[0-9]{1,2}\s?\w{0,6}|[A-Za-z]{1,3}[0-9]{1,2}\w?)",
    re.IGNORECASE,
)
_COUNT = re.compile(
    r"(?:max\w*\.?|maximaal|hooguit|höchstens|limit|plaatsen|plekken|plätze|places|seats|capacity|capaciteit|kapazität)"
    r"\s*:?\s*(?:aantal|van|of|von)?\s*:?\s*(?P<behind>[0-9]{1,4})(?:\s*[^\W\d_]+\.?){0,2}|"
    r"(?P<before>[0-9]{1,4})\s*(?:x\s*)?(?:pers\w*\.?|people|deelnemers|teilnehmer\w*|participants|leerlingen|students|"
    r"schüler\w*|plaatsen|plekken|plätze|places|seats|spots)(?:\s*max\w*\.?)?",
    re.IGNORECASE,
)
_LABELLED = re.compile(
    r"(?:begeleid\w*|docent\w*|leid\w*|spreker\w*|speakers?|teachers?|leaders?|leiter\w*|leitung|dozent\w*|lehrer\w*|"
    r"lokaal|zaal|room|raum|ort|locatie|location|tijd|time|zeit|datum|date|kosten|costs?|door|by|von)\s*:\s*\S.*",
    re.IGNORECASE | re.DOTALL,
)
_WITHIN = PARTICLES | {"d'", "des", "i", "las", "los", "of", "tot", "und"}
"""Words in small letters that a name may hold."""


class ListedName(NamedTuple):
    """Somebody in a cell; `text` is what was written, `waiting` that they are on the waiting list."""

    person: Identity
    waiting: bool
    text: str


def entries(cell: str) -> list[ListedName]:
    """The people whom a cell names, as a rule one; none where it is blank or says something else."""
    return [entry for part in _parts(cell) if (entry := _entry(part)) is not None]


def people_beside(cell: str) -> list[str]:
    """The parts of a cell beside a session that name a person each: 'Ann Lee, Bob Roy', '201; 203', 'Ann & Bob'."""
    parts = [part.strip() for part in re.split(r"[;\n&+/]|\b(?:and|en|und|et)\b", cell) if part.strip()]
    listed = [one.strip() for one in cell.split(",")]
    numbered = len(listed) > 1 and all(map(str.isdecimal, listed))
    return listed if numbered else parts


def begins_waiting_list(cell: str) -> bool:
    """Whether those below it in its column are on a waiting list."""
    text = _unnumbered(cell)
    return bool(text) and bool(_WAITS.fullmatch(text))


def is_blank(cell: str) -> bool:
    """Whether nobody stands in a cell: nothing, a number in front of nothing, or a word for a place that is free."""
    text = _unnumbered(cell)
    return (says_nothing(text) and not is_error(text)) or bare(text) in _FREE


def count_said(text: str) -> int | None:
    """How many a text says that there may be: 12 for 'max. 12' or '12 plekken'; None where it says none."""
    found = _COUNT.search(text)
    return int(found["behind"] or found["before"]) if found else None


def count_behind(heading: str) -> int | None:
    """The number behind a colon at the end of a heading or its label: 12 of 'Chess:12'; None where there is none."""
    found = re.search(r"[^\W\d_][^:]*:\s*([0-9]{1,3})\s*\]?\s*$", heading)
    return int(found[1]) if found else None


def time_said(text: str) -> str:
    """The time that a text is, and nothing else; '' for whatever else."""
    stripped = " ".join(text.split()).strip("() ")
    return stripped if is_time(stripped) else ""


def begin_of(text: str) -> tuple[int, int] | None:
    """The hour and minute at which a time begins; None for whatever is no time alone."""
    found = re.search(r"([0-2]?[0-9])[:.]([0-5][0-9])", time_said(text))
    return (int(found[1]), int(found[2])) if found else None


def is_about_session(text: str) -> bool:
    """Whether a text says something of a session: its maximum, its time, its round, or who gives it where."""
    stripped = " ".join(text.split()).strip("()[] ")
    return bool(
        _COUNT.fullmatch(stripped) or time_said(stripped) or _LABELLED.fullmatch(stripped) or is_round(stripped)
    )


def is_round(text: str) -> bool:
    """Whether a text is the name of a round, and nothing else."""
    round = named_round(text)
    return round is not None and bare(round) == bare(text)


@lru_cache(maxsize=65_536)
def is_surely_person(cell: str) -> bool:
    """Whether a cell can hardly be anything but a person: an address, a numbered line, or a name of several words."""
    found = entries(cell)
    if not found:
        return False
    numbered = bool(_BULLET.match(cell)) and len(cell) <= LONGEST_NAME
    return all(bool(one.person.email) or numbered or is_full_name(one.person.name) for one in found)


def _parts(cell: str) -> list[str]:
    """The lines of a cell, and names with commas between; 'Last, First' is one name."""
    parts = [part for part in re.split("[;\n]", cell) if part.strip()]
    if len(parts) != 1:
        return parts
    listed = [part.strip() for part in parts[0].split(",")]
    names = [part for part in listed if (is_full_name(part) and part[:1].isupper()) or _ADDRESS.fullmatch(part)]
    return listed if len(listed) > 1 and len(names) == len(listed) else parts


def _entry(part: str) -> ListedName | None:
    text = " ".join(part.split())
    if is_blank(text) or is_error(text) or is_about_session(text) or begins_waiting_list(text):
        return None
    rest = _unnumbered(text)
    waiting = bool(_WAITS.search(rest))
    rest = _unnumbered(_WAITS.sub(" ", rest).strip()) if waiting else rest
    address = _ADDRESS.search(rest)
    email = address[0] if address else ""
    rest = " ".join(_ADDRESS.sub(" ", rest).split()).strip("<>()[]-–,: ") if address else rest
    organisation = ""
    found = _CLASS.search(rest)
    if found and found.end() == len(rest) and (found["behind"] or _CLASS_IN_BRACKETS.fullmatch(found["bracket"])):
        organisation = found["behind"] or found["bracket"]
        rest = rest[: found.start()].strip()
    name = rest.strip(" ,;:")
    if not email and (not any(map(str.isalnum, name)) or name.isdecimal() or len(name) > LONGEST_NAME):
        return None
    return ListedName(Identity(name=name, email=email, organisation=organisation), waiting, text)


def _unnumbered(text: str) -> str:
    """A line without the number or the bullet in front of it."""
    found = _BULLET.match(text)
    return text[found.end() :].strip() if found else text.strip()


def is_full_name(text: str) -> bool:
    """Whether a text is a name of two to six words, each with a capital or one that stands between names."""
    words = text.replace(",", " ").split()
    if not 2 <= len(words) <= 6 or any(letter.isdigit() for letter in text):
        return False
    capitals = [word for word in words if word[:1].isupper()]
    return len(capitals) >= 2 - (words[0].casefold() in _WITHIN) and all(
        word[:1].isupper() or word.casefold() in _WITHIN for word in words
    )
