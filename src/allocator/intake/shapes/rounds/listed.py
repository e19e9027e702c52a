"""Lists of rounds: their names, and when they are."""

from __future__ import annotations

import re
from collections.abc import Sequence

from allocator.intake.cells.moments import DAY_FIRST, MONTH_FIRST
from allocator.intake.cells.rounds.days import day_in
from allocator.intake.cells.rounds.rounds_said import NOUN, may_say_rounds
from allocator.intake.shapes.proposal import Known, Proposal
from allocator.intake.tables.content import is_unique, known_share
from allocator.intake.tables.heading_words import PERSON_RULES, ROUND_RULES, SESSION_RULES, heard
from allocator.intake.tables.headings import bare, speaks_of_wishes
from allocator.intake.tables.roles import LEFT_OUT, Role, TableKind, What
from allocator.intake.tables.table import SourceTable
from allocator.intake.tables.vocabulary.clock import times_in

MOST_ROUNDS = 50

MOSTLY = 0.8

_ENDS = "ends?|ending|finish(?:es)?|until|till|to|tot|einde?|eindtijd|ende|endzeit|endet|bis|fin|jusqu a|hasta|termina"
_STARTS = (
    r"starts?|starting|begin\w*|starttijd|aanvang|anfang|startzeit|from|van|vanaf|von|ab|debut|commence|de|inicio|"
    "comienzo|empieza|desde"
)
_TIMES = "times?|tijd|tijden|zeit|uhrzeit|heures?|horaires?|horas?|horarios?|when|wanneer|wann|quand|cuando"
_WHEN = (
    (What.DATE, re.compile(r"(.* )?(date|datum|tag|dag|day|jour|dia|fecha)( .*)?")),
    (What.END, re.compile(rf"(.* )?({_ENDS})( .*)?")),
    (What.START, re.compile(rf"(.* )?({_STARTS})( .*)?|{_TIMES}")),
)
_SESSION = re.compile(r"(?:name of the )?(?:sessions?|sessies?|seances?|sesion|sesiones|lectures?|blocs?)(?: names?)?")
_NAME = re.compile(r"name|naam|nom|nombre|bezeichnung|label|title|titel|omschrijving|nr|no|number|nummer|numero")

_OTHERS = (What.TITLE, What.CODE, What.SPEAKERS, What.MAXIMUM, What.MINIMUM)


def propose(table: SourceTable, known: Known) -> Proposal | None:
    """A list of rounds: a column with their names, with when they begin and end, or both."""
    if not table.rows or len(table.rows) > MOST_ROUNDS:
        return None
    roles: dict[int, Role] = dict.fromkeys(range(len(table.columns)), LEFT_OUT)
    for place, heading in enumerate(table.headings):
        what = _what(table, place, known)
        if what is not None and not any(role.what is what for role in roles.values()) and heading:
            roles[place] = Role(what)
    _times_by_content(table, roles)
    at = {role.what: place for place, role in roles.items() if role is not LEFT_OUT}
    if What.ROUND not in at and What.START in at:
        named = [
            place
            for place, heading in enumerate(table.headings)
            if _may_name(table, place)
            and (_NAME.fullmatch(bare(heading)) or _says_round(heading) or _hold_names(table, place))
        ]
        if named and roles[named[0]] is LEFT_OUT:
            roles[named[0]] = Role(What.ROUND)
            at[What.ROUND] = named[0]
    if What.ROUND not in at and not (What.START in at and (What.END in at or What.DATE in at)):
        return None
    if any(_speaks_of_others(table, place) for place, role in roles.items() if role is LEFT_OUT):
        return None
    telling = [at[what] for what in (What.ROUND, What.DATE, What.START) if what in at]
    rows = [" ".join(table.cells(row)[place] for place in telling) for row in table.rows]
    if not is_unique([row for row in rows if row.strip()]) or not is_unique(rows):
        return None
    used = sum(role is not LEFT_OUT for role in roles.values())
    filled = max(1, sum(map(bool, table.sample)))
    return Proposal(TableKind.ROUNDS, roles, 0.4 + 0.5 * min(1.0, used / filled), "its columns are about rounds")


def _times_by_content(table: SourceTable, roles: dict[int, Role]) -> None:
    """Columns of times, whatever their headings: until when, beside from when if each is later; else from when."""
    for place, role in roles.items():
        texts = table.sample[place]
        if role is not LEFT_OUT or not texts or sum(map(_is_time, texts)) < len(texts):
            continue
        starts = [at for at, other in roles.items() if other.what is What.START]
        ends = [at for at, other in roles.items() if other.what is What.END]
        if not starts and not ends:
            roles[place] = Role(What.START)
        elif starts and not ends and all(_is_later(table.cells(row), starts[0], place) for row in table.rows):
            roles[place] = Role(What.END)


def _is_later(cells: Sequence[str], start: int, end: int) -> bool:
    first, last = times_in(cells[start])[0], times_in(cells[end])[0]
    return first is None or last is None or first < last


def _what(table: SourceTable, place: int, known: Known) -> What | None:
    """What a column says of rounds, by its heading and by its cells."""
    texts, words = table.sample[place], bare(table.headings[place])
    for what, pattern in _WHEN:
        if not texts or not pattern.fullmatch(words):
            continue
        if what is What.DATE:
            days = sum(any(day_in(text, order) for order in (DAY_FIRST, MONTH_FIRST)) for text in texts)
            named = sum(text[:1].isalpha() for text in texts)
            if max(days, named) >= MOSTLY * len(texts) and not _says_round(table.headings[place]):
                return What.DATE
        elif 2 * sum(map(_is_time, texts)) > len(texts):
            return what
    if not texts or not _says_round(table.headings[place]):
        return None
    if _SESSION.fullmatch(words) and sum(may_say_rounds(text, ()) for text in texts) < MOSTLY * len(texts):
        return What.ROUND if _nobody_wishes(texts, known) else None  # a list of sessions, more likely
    return What.ROUND


def _nobody_wishes(texts: Sequence[str], known: Known) -> bool:
    """Whether people wish for sessions in another table, and for none of these."""
    return bool(known.around.wished) and not known_share(texts, known.around.sessions)


def _says_round(heading: str) -> bool:
    return heard(heading, ROUND_RULES) is What.ROUND or re.fullmatch(NOUN, bare(heading)) is not None


def _is_time(text: str) -> bool:
    """Whether a text is a time, and no number alone."""
    return times_in(text)[0] is not None and not text.strip().isdecimal()


def _hold_names(table: SourceTable, place: int) -> bool:
    """Whether all cells are different names such as rounds have, whatever the heading."""
    texts = table.sample[place]
    named = [text for text in texts if re.search(r"[^\W\d_]{2}", text) and may_say_rounds(text, ())]
    return is_unique(texts) and len(named) == len(texts) > 1


def _may_name(table: SourceTable, place: int) -> bool:
    return len(table.sample[place]) >= MOSTLY * len(table.rows)


def _speaks_of_others(table: SourceTable, place: int) -> bool:
    """Whether a column that says nothing of rounds belongs to a list of people or of sessions."""
    heading = table.headings[place]
    person = heard(heading, PERSON_RULES) not in (None, What.LEFT_OUT)
    return bool(table.sample[place]) and (
        person or heard(heading, SESSION_RULES) in _OTHERS or speaks_of_wishes(heading)
    )
