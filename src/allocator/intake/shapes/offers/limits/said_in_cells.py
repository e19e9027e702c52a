"""A column whose cells say how many people a session takes: '6-12', 'max 8', below 'Number of children'."""

from __future__ import annotations

import re
from collections.abc import Sequence

from allocator.intake.cells.limits.ranges import bounds_in, is_date, range_in
from allocator.intake.shapes.offers.limits.free_places import says_free, says_taken
from allocator.intake.shapes.offers.words import OTHER_FIGURES, TAGS
from allocator.intake.tables.content import says_nothing, whole
from allocator.intake.tables.headings import bare
from allocator.intake.tables.roles import LEFT_OUT, Role, What
from allocator.intake.tables.table import SourceTable
from allocator.intake.tables.vocabulary.nouns import NOUNS

_PEOPLE = (
    rf"(?:{NOUNS['person']}|people|persons?|heads|kids|children|mensen|personen|pers|kinderen|kids|jongeren|leute|"
    r"kinder|personnes|enfants|jeunes|personas|ninos|jovenes|tn|pax)"
)
_HOW_MANY = (
    r"(?:aantal|hoeveel|number(?: of)?|no(?: of)?|nr|how many|anzahl|zahl|wie viele?|nombre|nb|nbre|combien|numero|num|"
    r"cuant[oa]s)(?: (?:de|d|van|of|der|die|the))?"
)
_COUNTS_PEOPLE = re.compile(
    rf"(?:.* )?{_HOW_MANY} {_PEOPLE}(?: .*)?|"
    r"participants?|deelnemers|teilnehmer\w*|teilnehmende|tn|pax|participantes|group size|groepsgrootte|gruppengrosse"
)
"""A heading that says that people are counted below it; 'Children' alone may be above their ages."""

_OTHER_UNIT = re.compile(
    r"[€$£%]|\b(?:jaar|jr|years?|yrs?|jahren?|ans|años?|anos?|uur|hours?|hrs?|h|stunden?|std|heures?|horas?|minuten|"
    r"minutes?|mins|euros?|eur|km|m2?|cm|kg|weken|weeks?|wochen|semaines?|dagen|days|tage|jours|días)\b",
    re.IGNORECASE,
)
"""What figures count that count no people."""


def maximum_said(table: SourceTable, roles: dict[int, Role]) -> None:
    """Takes the one column that says in its cells, or above them, how many people there are at most and at least."""
    if any(role.what is What.MAXIMUM for role in roles.values()):
        return
    left = [(place, [text for text in table.sample[place] if not says_nothing(text)]) for place in sorted(roles)]
    places = [place for place, texts in left if roles[place] == LEFT_OUT and _says_it(table.headings[place], texts)]
    if len(places) == 1:
        roles[places[0]] = Role(What.MAXIMUM)


def _says_it(heading: str, texts: Sequence[str]) -> bool:
    """Whether all cells are numbers and limits, and the heading or a word or sign beside a number says of people."""
    words = bare(heading)
    if OTHER_FIGURES.search(words) or TAGS.search(words) or says_taken(heading) or says_free(heading):
        return False
    told = [text for text in texts if not is_date(text)]
    if not told or any(_OTHER_UNIT.search(text) for text in told):
        return False
    if not all(whole(text) is not None or bounds_in(text) is not None for text in told):
        return False
    worded = any(bounds_in(text) is not None and range_in(text) is None for text in told)
    spans = any(range_in(text) is not None for text in told)
    return worded or (spans and _COUNTS_PEOPLE.fullmatch(words) is not None)
