"""A row for every wish: who, which session, and its rank or score."""

from __future__ import annotations

from allocator.intake.shapes.fixed import fixed_beside, speaks_of_fixed
from allocator.intake.shapes.person_columns import person_roles
from allocator.intake.shapes.proposal import Known, Proposal
from allocator.intake.tables.content import known_share, number, repeats
from allocator.intake.tables.heading_words import LONG_RULES, heard
from allocator.intake.tables.headings import wished_rank
from allocator.intake.tables.roles import Role, TableKind, What
from allocator.intake.tables.table import SourceTable


def propose(table: SourceTable, known: Known) -> Proposal | None:
    """A list with one wish a row."""
    said = {place: heard(heading, LONG_RULES) for place, heading in enumerate(table.headings)}
    sessions = [place for place, what in said.items() if what is What.SESSION]
    measured = [
        place
        for place, what in said.items()
        if what in (What.RANK, What.SCORE) and all(number(text) is not None for text in table.sample[place])
    ]
    numbered = [heading for heading in table.headings if heading and wished_rank(heading) is not None]
    if not sessions or not measured or len(numbered) > 1:
        return None
    session = max(sessions, key=lambda place: (known_share(table.sample[place], known.sessions), -place))
    roles = {session: Role(What.SESSION), measured[0]: Role(said[measured[0]] or What.RANK)}
    rounds = [place for place, what in said.items() if what is What.ROUND and repeats(table.sample[place])]
    if rounds:
        roles[rounds[0]] = Role(What.ROUND)
    people = person_roles(table, taken=roles)
    if not any(role.what in (What.ID, What.NAME, What.EMAIL, What.FIRST) for role in people.values()):
        return None
    if speaks_of_fixed(table, apart=[place for place in fixed_beside(table) if place != session]):
        fixed = {session: Role(What.FIXED)}
        return Proposal(
            TableKind.FIXED, {**person_roles(table, taken=fixed), **fixed}, 0.93, "its name says that these are settled"
        )
    return Proposal(TableKind.WISHES, {**people, **roles}, 0.92, "it has a row for every wish")
