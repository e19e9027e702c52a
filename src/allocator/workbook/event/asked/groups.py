"""Groups that several cells say, each once: what two of them say of each other is one thing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations

from allocator.words import listed
from allocator.workbook.xlsx.cells import SheetCell

CELLS_NAMED = 3
"""Cells that say one thing, as many as are named."""


@dataclass(frozen=True, slots=True)
class Group:
    """Ids or codes in the order of the event, and the cells that put them together, in the order of their rows."""

    members: tuple[str, ...]
    cells: tuple[SheetCell, ...]

    @property
    def said(self) -> str:
        """The cells as they are named: 'Attendees!G2 and Attendees!G5'."""
        return places(self.cells)


def places(cells: Iterable[SheetCell]) -> str:
    """Some cells, named: 'Attendees!G2 and Attendees!G5'."""
    found = [cell.where for cell in cells]
    more = len(found) - CELLS_NAMED
    return f"{found[0]} and {more + CELLS_NAMED - 1} more cells" if more > 0 else listed(found)


def joined(said: Iterable[tuple[frozenset[str], SheetCell]], order: Mapping[str, int]) -> list[Group]:
    """The groups that cells say, without those that a larger one holds, in the order of the event.

    Groups that are linked are one if every two of all their members are in one of them: it asks for nothing more.
    """
    cells: dict[frozenset[str], list[SheetCell]] = {}
    for group, cell in said:
        cells.setdefault(group, []).append(cell)
    found: list[Group] = []
    for linked in _linked(cells):
        members = frozenset[str]().union(*linked)
        pairs = {pair for group in linked for pair in combinations(sorted(group), 2)}
        whole = all(pair in pairs for pair in combinations(sorted(members), 2))
        for group in [members] if whole else _largest(linked):
            mine = {cell for one in linked if one <= group for cell in cells[one]}
            by_row = tuple(sorted(mine, key=lambda cell: (cell.row, cell.column)))
            found.append(Group(tuple(sorted(group, key=lambda one: (order.get(one, -1), one))), by_row))
    return sorted(found, key=lambda group: [(order.get(one, -1), one) for one in group.members])


def _linked(groups: Iterable[frozenset[str]]) -> Iterable[list[frozenset[str]]]:
    """The groups in parts that have no member in common."""
    part_of: dict[str, list[frozenset[str]]] = {}
    for group in groups:
        parts = {id(part): part for one in group if (part := part_of.get(one)) is not None}
        part = [*(other for one in parts.values() for other in one), group]
        part_of |= dict.fromkeys((one for other in part for one in other), part)
    return {id(part): part for part in part_of.values()}.values()


def _largest(groups: Iterable[frozenset[str]]) -> list[frozenset[str]]:
    """The groups that no other holds."""
    largest: list[frozenset[str]] = []
    for group in sorted(groups, key=len, reverse=True):
        if not any(group <= other for other in largest):
            largest.append(group)
    return largest
