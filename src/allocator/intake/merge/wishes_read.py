"""What is said of how wishes were read, where a cell does not mean what it seems to."""

from __future__ import annotations

from collections.abc import Iterable

from allocator.errors import Problem
from allocator.intake.import_notes import ImportNotes
from allocator.intake.tables.mapped_table import MappedTable
from allocator.intake.tables.roles import TableKind, What


def say_how_wishes_are_read(tables: Iterable[MappedTable], notes: ImportNotes) -> None:
    """Corrections that concern a whole table of wishes."""
    for mapped in tables:
        if mapped.kind is TableKind.WISHES:
            _say_ranks_from_0(mapped, notes)


def _say_ranks_from_0(mapped: MappedTable, notes: ImportNotes) -> None:
    places = [place for place in mapped.places(What.RANK_OF, What.RANK) if not mapped.roles[place].best]
    if places:
        message = "its ranks begin with 0, which is the best: 0 is taken as rank 1, 1 as rank 2, and so on."
        notes.corrections.append(Problem(mapped.table.area(), message))
