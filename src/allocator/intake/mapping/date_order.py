"""Whether time stamps begin with the day or with the month: as the mapping says, as they give away, or as is asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from allocator.intake.cells.moments import DAY_FIRST, MONTH_FIRST, moment, orders_of
from allocator.intake.rows.answers import answers
from allocator.intake.rows.register import Comer, Register
from allocator.intake.tables.mapped_table import MappedTable
from allocator.intake.tables.roles import Role, TableKind, What


def possible_orders(mapped: MappedTable) -> tuple[str, ...]:
    """The orders that all time stamps of a table allow; none where there are no stamps, or the mapping says theirs."""
    places = mapped.places(What.STAMP)
    if not places or mapped.roles[places[0]].about:
        return ()
    column = mapped.table.columns[places[0]]
    return orders_of(mapped.table.grid.cells[row][column] for row in mapped.table.rows)


def with_order(mapped: MappedTable, order: str) -> MappedTable:
    """The table with the order of day and month of its time stamps."""
    place = mapped.places(What.STAMP)[0]
    return replace(mapped, roles={**mapped.roles, place: Role(What.STAMP, about=order)})


def is_doubtful(mapped: MappedTable) -> bool:
    """Whether the order decides which of somebody's answers is the latest."""
    if mapped.kind is not TableKind.WISHES:
        return False
    register = Register()
    stamps: dict[Comer, list[str]] = {}
    for answer in answers(mapped, None):
        stamps.setdefault(register.met(answer.person, 0), []).append(answer.stamp)
    several_each = [given for given in stamps.values() if len(given) > 1]
    return any(_latest(given, DAY_FIRST) != _latest(given, MONTH_FIRST) for given in several_each)


def _latest(stamps: Sequence[str], order: str) -> int:
    """Which of the time stamps is the latest; of two alike the lower one."""
    return max(range(len(stamps)), key=lambda at: (str(moment(stamps[at], order)), at))
