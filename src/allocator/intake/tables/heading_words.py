"""What a heading stands for by its words, for each kind of table; the words are in `vocabulary`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from allocator.intake.tables.headings import bare, label_of
from allocator.intake.tables.roles import TableKind, What
from allocator.intake.tables.vocabulary.nouns import NOUNS
from allocator.intake.tables.vocabulary.people import PERSON_RULES
from allocator.intake.tables.vocabulary.phrases import Rules
from allocator.intake.tables.vocabulary.places_and_times import ROOM_RULES, ROUND_RULES
from allocator.intake.tables.vocabulary.sessions import LONG_RULES, SESSION_RULES

__all__ = [
    "LONG_RULES",
    "PERSON_RULES",
    "ROOM_RULES",
    "ROUND_RULES",
    "SESSION_RULES",
    "Rules",
    "all_heard",
    "heard",
    "is_class",
    "is_total",
    "meanings",
    "speaks_of_sessions",
    "states_limit",
]

_KINDS: Mapping[TableKind, Rules] = {
    TableKind.ATTENDEES: PERSON_RULES,
    TableKind.SESSIONS: SESSION_RULES,
    TableKind.ROOMS: ROOM_RULES,
    TableKind.ROUNDS: ROUND_RULES,
    TableKind.WISHES: LONG_RULES,
}
_ENDINGS = re.compile(
    r"(?<=[^\W\d_]{3})(?:\((?:s|n|en|e|es|a|as|in|innen|ne|rice|x)\)s?|[/*:·_](?:a|as|e|es|in|innen|ne|rice)\b(?:·s)?)",
    re.IGNORECASE,
)
"""What is written behind a noun for one or several, for women and men: 'Begeleider(s)', 'Alumno/a', 'Schüler*innen'."""

_NUMBER_SIGN = re.compile(r"\bN\s?\.?\s?[°º]\.?", re.IGNORECASE)

_SESSIONS = re.compile(rf"\b(?:{NOUNS['session']})\b")
_LIMIT = re.compile(
    r"\w.* (?:(?:max\w*|hoogstens|hochstens) [0-9]{1,3}|[0-9]{1,3} (?:max|places?|seats?|spots?|plaatsen|plekken|"
    r"platze|plazas|cupos|deelnemers|teilnehmer|participants?|people|pers\w*))\b"
)
_CLASS_NAME = re.compile(
    r"(class|klas|klasse|classe|clase|groep|gruppe|group|groupe|grupo|grade|year|leerjaar|jahrgang|stufe|curso) "
    r"?[0-9]{0,2} ?[0-9a-z]{1,3}"
)
_TOTALS = re.compile(
    r"(grand )?(total|totals|totaal|totalen|sum|summe|gesamt|gesamtsumme|insgesamt|count|anzahl|aantal|average|"
    r"gemiddelde|mittelwert|durchschnitt|mean|subtotal|subtotaal|zwischensumme|som|eindtotaal|totaux|somme|moyenne|"
    r"totales|suma|promedio|recuento|subtotales)( .{0,30})?"
)
_TOTALS_BEGIN = frozenset(
    ["gra", "tot", "sum", "ges", "ins", "cou", "anz", "aan", "ave", "gem", "mit", "dur", "mea", "sub", "zwi", "som",
     "ein", "moy", "pro", "rec"]
)  # fmt: skip


@lru_cache(maxsize=65_536)
def heard(heading: str, rules: Rules) -> What | None:
    """What the first rule says that fits the whole heading, its label, or its question."""
    return next(_all(heading, rules), None)


def all_heard(heading: str, rules: Rules) -> tuple[What, ...]:
    """All that a heading may stand for in a table of one kind, the likeliest first: a 'username' may be an address."""
    return tuple(dict.fromkeys(_all(heading, rules)))


def meanings(heading: str) -> dict[TableKind, What]:
    """What a heading stands for in each kind of table that may have it; 'Aula' is a room, and where sessions are."""
    found = {kind: heard(heading, rules) for kind, rules in _KINDS.items()}
    return {kind: what for kind, what in found.items() if what is not None}


def _all(heading: str, rules: Rules) -> Iterator[What]:
    question, label = label_of(heading)
    plain = _NUMBER_SIGN.sub("No ", _ENDINGS.sub("", heading))
    for text in dict.fromkeys((heading, question, label, plain)):
        words = bare(text)
        if words:
            yield from _fitting(words, rules)


@lru_cache(maxsize=65_536)
def _fitting(words: str, rules: Rules) -> tuple[What, ...]:
    return tuple(rule.what for rule in rules if rule.fits(words))


def states_limit(heading: str) -> bool:
    """Whether a heading says how many something takes, as behind a title: 'Yoga (max 12)'; no counts are below it."""
    return _LIMIT.search(bare(heading)) is not None


def speaks_of_sessions(heading: str) -> bool:
    """Whether a heading has a word for a session."""
    return bool(_SESSIONS.search(bare(heading)))


def is_class(cells: Iterable[str]) -> bool:
    """Whether a row holds nothing but the name of a class, such as 'Klas 3A': a heading for the people below."""
    filled = [cell for cell in cells if cell and not cell.isspace()]
    return len(filled) == 1 and bool(_CLASS_NAME.fullmatch(bare(filled[0])))


def is_total(cells: Iterable[str]) -> bool:
    """Whether a row begins with a word for a total; where all of its cells are words, it is a row like others."""
    cells = list(cells)
    first = next((cell for cell in cells if cell and not cell.isspace()), "").strip()
    if first[:3].casefold() not in _TOTALS_BEGIN or not _TOTALS.fullmatch(bare(first)):
        return False
    return len(cells) < 3 or not all(cell.strip() and not re.search("[0-9]", cell) for cell in cells)
