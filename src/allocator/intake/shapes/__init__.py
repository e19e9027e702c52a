"""The shapes of tables there are: each says how likely a table has it, and what its columns are then."""

from __future__ import annotations

from collections.abc import Callable

from allocator.intake.shapes import choices, fixed, lists, long, matrix, offered, people
from allocator.intake.shapes.proposal import Known, Proposal
from allocator.intake.tables import Table

SHAPES: tuple[Callable[[Table, Known], Proposal | None], ...] = (
    choices.propose,
    lists.propose,
    matrix.propose,
    long.propose,
    fixed.propose,
    offered.propose_sessions,
    offered.propose_rooms,
    offered.propose_rounds,
    people.propose,
)


def proposals(table: Table, known: Known) -> list[Proposal]:
    """All readings of a table, the likeliest first."""
    found = [proposal for shape in SHAPES if (proposal := shape(table, known)) is not None]
    return sorted(found, key=lambda proposal: -proposal.likelihood)
