"""A table with what its columns are taken for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from allocator.intake.tables.roles import Role, TableKind, What
from allocator.intake.tables.table import SourceTable


@dataclass(frozen=True, slots=True)
class MappedTable:
    """A table with what its columns are taken for."""

    table: SourceTable
    kind: TableKind
    roles: Mapping[int, Role]

    def places(self, *whats: What) -> list[int]:
        """The places of the columns with these roles, from left to right."""
        return [place for place in sorted(self.roles) if self.roles[place].what in whats]

    def address(self, row: int, place: int) -> str:
        """Where a cell of the table is."""
        return self.table.grid.address(row, self.table.columns[place])
