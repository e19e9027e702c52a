"""Lists of the people who give sessions: their names, addresses, and when they are not there."""

from __future__ import annotations

from dataclasses import replace

from allocator.intake.cells.rounds.there import heads_there
from allocator.intake.shapes.person_columns import person_roles
from allocator.intake.shapes.proposal import Known, Proposal
from allocator.intake.tables.content import is_unique, known_share
from allocator.intake.tables.heading_words import LONG_RULES, PERSON_RULES, SESSION_RULES, heard
from allocator.intake.tables.headings import bare, wished_rank
from allocator.intake.tables.roles import LEFT_OUT, Role, TableKind, What
from allocator.intake.tables.table import SourceTable

MOSTLY = 0.6

SURE, DOUBTFUL = 0.99, 0.9

_KEPT = (What.NAME, What.FIRST, What.INFIX, What.LAST, What.EMAIL)


def propose(table: SourceTable, known: Known) -> Proposal | None:
    """A list of speakers: a word for them above their names, or names that a list of sessions has for its speakers."""
    if not table.rows or not table.head or any(map(_is_of_others, table.headings)):
        return None
    called = [
        place
        for place, heading in enumerate(table.headings)
        if heard(heading, SESSION_RULES) is What.SPEAKERS and is_unique(table.sample[place])
    ]
    named = [place for place, heading in enumerate(table.headings) if _names_people(heading)]
    known_ones = [
        place
        for place in (*called, *named)
        if len({*map(bare, table.sample[place])} & known.around.speakers) > 1
        and known_share(table.sample[place], known.around.speakers) >= MOSTLY
    ]
    beside = person_roles(table, taken=called)
    addresses = any(role.what is What.EMAIL for role in beside.values())
    if len(called) == 1 and not named and (known_ones or addresses):
        roles = {place: role if role.what is What.EMAIL else LEFT_OUT for place, role in beside.items()}
        roles[called[0]] = Role(What.NAME)
        return Proposal(TableKind.SPEAKERS, roles, SURE, "it lists people who give sessions")
    if called or not known_ones:
        return None
    roles = {place: role if role.what in _KEPT else LEFT_OUT for place, role in beside.items()}
    if known_share(table.sample[known_ones[0]], known.around.speakers) < MOSTLY:
        return None
    because = "its people give sessions, and may attend others too"
    left = [place for place, role in beside.items() if role == LEFT_OUT and heads_there(table.headings[place]) is None]
    likelihood = DOUBTFUL if any(table.sample[place] for place in left) else SURE
    reading = Proposal(TableKind.SPEAKERS, roles, likelihood, because, answer=("speakers", "who gives sessions"))
    people = replace(reading, kind=TableKind.ATTENDEES, roles=beside, answer=("people", "who attends sessions"))
    return replace(reading, others=(people,))


def _names_people(heading: str) -> bool:
    return heard(heading, PERSON_RULES) in (What.NAME, What.FIRST, What.LAST)


def _is_of_others(heading: str) -> bool:
    """Whether a heading belongs to sessions, to wishes or to answers of a form."""
    session, person = heard(heading, SESSION_RULES), heard(heading, PERSON_RULES)
    if person in (What.STAMP, What.STATUS, What.ORGANISATION) or wished_rank(heading) is not None:
        return True
    if person is None and heard(heading, LONG_RULES) in (What.SESSION, What.RANK, What.SCORE):
        return True
    return person is None and session not in (None, What.SPEAKERS, What.ALLOWED, What.CODE)
