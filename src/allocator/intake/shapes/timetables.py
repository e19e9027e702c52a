"""Timetables, which the tables have turned into a row for each session: its rooms are below the rounds."""

from __future__ import annotations

from allocator.intake.shapes.proposal import Known, Proposal
from allocator.intake.tables.roles import Role, TableKind, What
from allocator.intake.tables.table import SourceTable
from allocator.intake.tables.turned import TurnedGrid


def propose(table: SourceTable, _: Known) -> Proposal | None:
    """Sessions with the rounds in which they must run, and the room of each."""
    if not isinstance(table.grid, TurnedGrid) or not table.grid.is_timetable:
        return None
    rounds = {place: Role(What.ROOM_IN, about=table.headings[place]) for place in range(1, len(table.columns))}
    because = "its cells are titles, by round and by room"
    return Proposal(TableKind.SESSIONS, {0: Role(What.TITLE), **rounds}, 0.99, because)
