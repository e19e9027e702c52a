"""Columns of a list of sessions that say in which rounds these, or those who give them, are not there."""

from __future__ import annotations

from allocator.intake.cells.rounds.rounds_said import may_say_rounds, rounds_in
from allocator.intake.cells.rounds.there import heads_there, without_giver
from allocator.intake.shapes.offers.limits.free_places import says_free, says_taken
from allocator.intake.shapes.offers.words import NOT_THEN
from allocator.intake.shapes.proposal import Known
from allocator.intake.tables.content import says_nothing, whole
from allocator.intake.tables.headings import bare
from allocator.intake.tables.roles import IN_ROUNDS, LEFT_OUT, Role, What
from allocator.intake.tables.table import SourceTable

_SAY_WHEN = {What.ALLOWED, What.CARRIED, What.DAY, *IN_ROUNDS}


def settle_absence(table: SourceTable, roles: dict[int, Role], known: Known) -> None:
    """Gives a column its role whose heading says that a session is not then, or only then, and whose cells are rounds.

    Who gives a session has to be there when it runs, so that their absence is that of the session.
    """
    for place, role in sorted(roles.items()):
        if role not in (LEFT_OUT, Role(What.ALLOWED), Role(What.SPEAKERS)) or not _hold_rounds(table, place, known):
            continue
        there = {at.what for other, at in roles.items() if other != place}
        says = _says_there(table.headings[place])
        if says is False and What.AWAY not in there:
            roles[place] = Role(What.AWAY)
        elif says is True and role != Role(What.ALLOWED) and not there & _SAY_WHEN:
            roles[place] = Role(What.ALLOWED)


def _says_there(heading: str) -> bool | None:
    """Whether a heading says of sessions, or of those who give them, that they are there; None for neither."""
    told = heads_there(without_giver(heading))
    return False if told is None and NOT_THEN.search(bare(heading)) else told


def _hold_rounds(table: SourceTable, place: int, known: Known) -> bool:
    """Whether half of what a column has is rounds; numbers below words for free and taken are those of places."""
    texts = [text for text in table.sample[place] if not says_nothing(text)]
    heading = table.headings[place]
    if (says_free(heading) or says_taken(heading)) and all(whole(text) is not None for text in texts):
        return False
    named = [
        text
        for text in texts
        if (not rounds_in(text, known.rounds).unread if known.rounds else may_say_rounds(text, ()))
    ]
    return bool(texts) and 2 * len(named) >= len(texts)
