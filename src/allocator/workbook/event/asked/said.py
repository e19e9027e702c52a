"""What cells of a column say, as facts of the event, each with its cell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from allocator.demand import Ask, Demand
from allocator.event import Pin
from allocator.workbook.event.asked.groups import Group
from allocator.workbook.event.rows.findings import EventFindings
from allocator.workbook.xlsx.cells import SheetCell

Said = tuple[frozenset[str], SheetCell]
"""Ids or codes, and the cell that names them together."""


@dataclass(frozen=True, slots=True)
class SaidPin:
    """A pin that a cell of Attendees says."""

    pin: Pin
    cell: SheetCell


@dataclass(frozen=True, slots=True)
class SaidDemand:
    """A demand that a cell says, the first of several."""

    demand: Demand
    cell: SheetCell


def without_those_of(
    groups: Sequence[Group], pairs: Iterable[Said], findings: EventFindings, otherwise: str, here: str
) -> list[Said]:
    """The pairs that are not both in a group; for the others, this contradicts it."""
    groups_of: dict[str, list[Group]] = {}
    for group in groups:
        for one in group.members:
            groups_of.setdefault(one, []).append(group)
    kept: list[Said] = []
    for pair, cell in pairs:
        one, other = sorted(pair)
        both = next((group for group in groups_of.get(one, ()) if other in group.members), None)
        if both is None:
            kept.append((pair, cell))
        else:
            where = f"{both.said} {'says' if len(both.cells) == 1 else 'say'}"
            message = f'"{one}" and "{other}" {here} by this, and {where} that they {otherwise}; keep one of the two.'
            findings.problem(cell, message)
    return kept


def demands_of(ask: Ask, groups: Iterable[Group]) -> Iterator[SaidDemand]:
    """A demand of each group."""
    for group in groups:
        yield SaidDemand(Demand(ask, group.members, cell=group.said), group.cells[0])
