"""People to the right of sessions, whom the tables have turned below them; settled there, or with a wish to be."""

from __future__ import annotations

from allocator.intake.shapes.proposal import Known, Proposal
from allocator.intake.shapes.signups.above_names import said_of_names
from allocator.intake.tables.roles import Role, TableKind, What
from allocator.intake.tables.table import SourceTable
from allocator.intake.tables.views.turned import TurnedGrid

LIKELIHOOD = 0.98


def propose(table: SourceTable, _: Known) -> Proposal | None:
    """People who stood to the right of sessions, and are below them now."""
    if not isinstance(table.grid, TurnedGrid) or not table.grid.people:
        return None
    said = said_of_names(table.grid, table.headings, [table.grid.people])
    roles = {place: Role(What.PEOPLE_OF, about=title) for place, title in enumerate(table.headings)}
    return reading_of(roles, said, LIKELIHOOD)


def reading_of(roles: dict[int, Role], said: TableKind | None, likelihood: float) -> Proposal:
    """As the words say: people who are settled there, or who asked for it; without such words, either."""
    if said is TableKind.FIXED:
        return Proposal(said, roles, likelihood, "names stand below sessions, and a word says that they are settled")
    if said is TableKind.WISHES:
        return Proposal(said, roles, likelihood, "names stand below sessions, and a word says that they asked for it")
    because = "names stand below sessions: people may be settled there, or have asked to be there"
    return Proposal(
        TableKind.FIXED, roles, likelihood, because, (Proposal(TableKind.WISHES, roles, likelihood, because),)
    )
