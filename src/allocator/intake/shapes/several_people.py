"""Rows of several people whose columns cannot be told apart."""

from __future__ import annotations

from allocator.intake.shapes.proposal import Known, Proposal
from allocator.intake.tables.headings import speaks_of_wishes
from allocator.intake.tables.roles import LEFT_OUT, TableKind
from allocator.intake.tables.table import SourceTable
from allocator.intake.tables.views.side_by_side import numbered_people

CERTAIN = 2.0
"""How likely it is: no other reading of such a table is right."""


def propose(table: SourceTable, _: Known) -> Proposal | None:
    """Two columns or more with names of people in each row, and wishes: nobody knows whose, so that none is read."""
    named = numbered_people(table.headings)
    if named is None or not any(map(speaks_of_wishes, table.headings)):
        return None
    nothing = dict.fromkeys(range(len(table.columns)), LEFT_OUT)
    because = "each of its rows names several people, and it does not say which wishes are whose; give each a row"
    return Proposal(TableKind.NOTHING, nothing, CERTAIN, because)
