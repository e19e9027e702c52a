"""Timetables, which the tables have turned into a row for each session: its rooms are below the rounds."""

from __future__ import annotations

from allocator.intake.shapes.offers.held import are_names
from allocator.intake.shapes.proposal import Known, Proposal
from allocator.intake.tables.roles import LEFT_OUT, Role, TableKind, What
from allocator.intake.tables.table import SourceTable
from allocator.intake.tables.views.timetable import WEEK
from allocator.intake.tables.views.turned import TurnedGrid

LIKELIHOOD = 0.99


def propose(table: SourceTable, known: Known) -> Proposal | None:
    """Sessions with the rounds in which they must run, and the room of each; a question where they may be people."""
    if not isinstance(table.grid, TurnedGrid) or not table.grid.is_timetable:
        return None
    if table.headings == WEEK:
        roles = {0: Role(What.TITLE), 1: Role(What.DAY), 2: Role(What.ALLOWED)}
        because = "its cells are titles, by day and by time"
    else:
        roles = {place: Role(What.ROOM_IN, about=table.headings[place]) for place in range(1, len(table.columns))}
        roles[0] = Role(What.TITLE)
        because = "its cells are titles, by round and by room"
    if not are_names(table.sample[0], known):
        return Proposal(TableKind.SESSIONS, roles, LIKELIHOOD, because)
    because = "its cells may be titles of sessions, or people who are there"
    nothing = dict.fromkeys(roles, LEFT_OUT)
    people = ("left out", "people who are there, which an event workbook does not hold so")
    other = Proposal(TableKind.NOTHING, nothing, LIKELIHOOD, because, answer=people)
    titles = ("sessions", "titles of sessions")
    return Proposal(TableKind.SESSIONS, roles, LIKELIHOOD, because, (other,), answer=titles)
