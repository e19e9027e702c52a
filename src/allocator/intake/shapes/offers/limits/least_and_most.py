"""'At least' and 'At most' in a list of sessions: how many people a session takes, or in how many rounds it runs."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from allocator.intake.cells.rounds.rounds_said import MOST_ROUNDS
from allocator.intake.shapes.proposal import Doubt, Known, Proposal, Way
from allocator.intake.tables.content import whole
from allocator.intake.tables.headings import bare
from allocator.intake.tables.roles import LEFT_OUT, Role, What
from allocator.intake.tables.table import SourceTable
from allocator.words import listed

_OF_EITHER = re.compile(
    r"at (?:least|most)|minstens|hoogstens|au (?:moins|plus)|como (?:minimo|maximo)|mindestens|hochstens"
)
"""Headings that say a limit, and not of what."""

_OF_PEOPLE = {What.AT_LEAST: What.MINIMUM, What.AT_MOST: What.MAXIMUM}
_TELLING = {What.MINIMUM, What.MAXIMUM, What.EXACTLY}
"""What there is to say besides, where 'At least' and 'At most' count rounds, or people."""


def limits_of_people(table: SourceTable, roles: dict[int, Role], known: Known) -> None:
    """Takes limits that are more than there are rounds for those of people, where no heading says what they count."""
    places = _unsaid(table, roles)
    highest = max((whole(text) or 0 for place in places for text in table.sample[place]), default=0)
    if highest > (len(known.rounds) or MOST_ROUNDS):
        roles.update(_as_people(roles, places))


def with_limits_in_doubt(table: SourceTable, reading: Proposal) -> Proposal:
    """A list of sessions with the question what 'At least' and 'At most' count, where nothing tells."""
    places = _unsaid(table, reading.roles)
    if not places:
        return reading
    rounds = {place: reading.roles[place] for place in places}
    people = _as_people(reading.roles, places)
    named = listed([f'"{table.headings[place]}"' for place in places])
    count = "counts" if len(places) == 1 else "count"
    doubt = Doubt(
        tuple(places),
        f"nothing says what {named} {count}: the people in a session, or the rounds in which it runs",
        (
            Way(people, ("people", "how many people a session takes")),
            Way(rounds, ("rounds", "in how many rounds a session runs")),
            Way({}, ("left out", "neither, and left out")),
        ),
    )
    out = dict.fromkeys(places, LEFT_OUT)
    ways = [replace(one, roles={**one.roles, **out}, doubts=(*one.doubts, doubt)) for one in (reading, *reading.others)]
    return replace(ways[0], others=tuple(ways[1:]))


def _unsaid(table: SourceTable, roles: Mapping[int, Role]) -> list[int]:
    """The columns with limits of which no heading says what they count, and no other limit beside them."""
    places = [
        place
        for place, role in sorted(roles.items())
        if role.what in _OF_PEOPLE and _OF_EITHER.fullmatch(bare(table.headings[place]))
    ]
    told = {role.what for role in roles.values()} & _TELLING
    alone = {role for what, role in _OF_PEOPLE.items() if what not in {roles[place].what for place in places}}
    # Beside 'Max', both of them count rounds; one alone may be the minimum to that maximum.
    return places if told <= alone else []


def _as_people(roles: Mapping[int, Role], places: list[int]) -> dict[int, Role]:
    return {place: Role(_OF_PEOPLE[roles[place].what]) for place in places}
