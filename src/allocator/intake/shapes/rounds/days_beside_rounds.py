"""Days of the week in a list of sessions of an event whose rounds are none: does a session run on them, in a round?"""

from __future__ import annotations

import re
from dataclasses import replace

from allocator.intake.cells.rounds.round_order import is_weekday
from allocator.intake.cells.rounds.rounds_said import rounds_in
from allocator.intake.shapes.proposal import Doubt, Known, Proposal, Way
from allocator.intake.tables.content import says_nothing
from allocator.intake.tables.headings import bare
from allocator.intake.tables.roles import IN_ROUNDS, LEFT_OUT, TableKind, What
from allocator.intake.tables.table import SourceTable

_WHEN = (What.ALLOWED, What.CARRIED, What.DAY)


def with_days_in_doubt(table: SourceTable, reading: Proposal, known: Known) -> Proposal:
    """A reading with the question whether days of the week count, where the rounds of the event are no such days."""
    timed = [place for place, role in reading.roles.items() if role.what in (*_WHEN, *IN_ROUNDS)]
    if reading.kind is not TableKind.SESSIONS or len(timed) != 1 or not known.rounds:
        return reading
    place = timed[0]
    texts = [text for text in table.sample[place] if not says_nothing(text)]
    if reading.roles[place].what not in _WHEN or not texts or not all(map(is_weekday, texts)):
        return reading
    days = {bare(text) for text in texts}
    are_numbered = all(re.fullmatch("Round [0-9]+", name) for name in known.rounds)
    if any(rounds_in(text, known.rounds).names for text in texts) or (are_numbered and len(days) == len(known.rounds)):
        return reading
    shown = ", ".join(known.rounds)
    heading = " ".join(table.headings[place].split())
    because = f'"{heading}" has days of the week, and the rounds are {shown}'
    ways = (
        Way({place: LEFT_OUT}, ("left out", "the days are no rounds, and left out")),
        Way({place: reading.roles[place]}, ("which rounds", "the rounds in which a session may run, as they stand")),
    )
    others = tuple(replace(one, roles={**one.roles, place: LEFT_OUT}) for one in reading.others)
    roles = {**reading.roles, place: LEFT_OUT}
    return replace(reading, roles=roles, others=others, doubts=(*reading.doubts, Doubt((place,), because, ways)))
