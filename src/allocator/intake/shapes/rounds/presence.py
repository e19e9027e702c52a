"""Columns that say, for each round, who is there: 'x' or 'yes', and blank or 'no' for who is not."""

from __future__ import annotations

from dataclasses import replace

from allocator.intake.shapes.proposal import Known, Proposal
from allocator.intake.tables.content import is_mark
from allocator.intake.tables.headings import bare, label_of
from allocator.intake.tables.roles import LEFT_OUT, WHO, Role, TableKind, What
from allocator.intake.tables.table import SourceTable


def with_presence_beside(table: SourceTable, reading: Proposal, known: Known) -> Proposal:
    """A reading of people, with the columns that a round heads, and marks below it: who is there in which round."""
    people = any(role.what in WHO for role in reading.roles.values())
    if reading.kind not in (TableKind.WISHES, TableKind.ATTENDEES) or not people or not known.rounds:
        return reading
    names = {bare(name): name for name in known.rounds}
    found = {
        place: Role(What.THERE_IN, about=names[named])
        for place, heading in enumerate(table.headings)
        if reading.roles.get(place) == LEFT_OUT
        and (named := next((bare(text) for text in (heading, label_of(heading)[1]) if bare(text) in names), ""))
        and table.sample[place]
        and all(is_mark(text) for text in table.sample[place])
    }
    if not found:
        return reading
    others = tuple(with_presence_beside(table, other, known) for other in reading.others)
    return replace(reading, roles={**reading.roles, **found}, others=others)
