"""What cells of Attendees and Sessions said, written into these columns again; the rest stays for Pins and Rules."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from allocator.demand import Ask, Demand
from allocator.event import Event, Pin
from allocator.workbook.event.asked.of_people import MUST_HAVE, NOT_WITH, TOGETHER, VETO
from allocator.workbook.event.asked.of_sessions import BEFORE, NOT_BESIDE, SAME_ROUND
from allocator.workbook.event.schema import ATTENDEES, SESSIONS
from allocator.workbook.event.schema.columns import Sheet
from allocator.workbook.event.values.fields import listed

_IN_ONE_CELL = {Ask.TOGETHER: (ATTENDEES, TOGETHER), Ask.SAME_ROUND: (SESSIONS, SAME_ROUND)}
"""Demands of groups, each in the cell of one of its members."""

_IN_PAIRS = {Ask.APART: (ATTENDEES, NOT_WITH), Ask.DIFFERENT_ROUNDS: (SESSIONS, NOT_BESIDE)}
"""Demands of which every pair is in the cell of its first."""


@dataclass
class InColumns:
    """Cells of columns that ask, by sheet, key and heading; and the pins and demands that are rows by themselves."""

    cells: dict[tuple[str, str], dict[str, list[str]]] = field(default_factory=dict)
    pins: list[Pin] = field(default_factory=list)
    demands: list[Demand] = field(default_factory=list)

    def of(self, sheet: Sheet, key: str) -> Mapping[str, str]:
        """The cells of a row, by heading."""
        return {heading: listed(names) for heading, names in self.cells.get((sheet.name, key), {}).items()}

    def names(self, sheet: Sheet, key: str, heading: str) -> list[str]:
        """What a cell names so far, to be added to."""
        return self.cells.setdefault((sheet.name, key), {}).setdefault(heading, [])

    def is_free(self, sheet: Sheet, key: str, heading: str) -> bool:
        """Whether a cell names nothing so far."""
        return heading not in self.cells.get((sheet.name, key), {})


def in_columns(event: Event) -> InColumns:
    """The cells of what columns said, as far as a cell can say it still."""
    found = InColumns()
    for pin in event.pins:
        heading = MUST_HAVE if pin.must else VETO
        said = pin.cell and pin.session and pin == Pin(pin.attendee, pin.session, None, pin.must)
        if said and pin.session not in found.cells.get((ATTENDEES.name, pin.attendee), {}).get(heading, ()):
            found.names(ATTENDEES, pin.attendee, heading).append(pin.session or "")
        else:
            found.pins.append(pin)
    for demand in event.demands:
        if not (_is_of_a_column(demand) and _written(demand, found)):
            found.demands.append(demand)
    return found


def _is_of_a_column(demand: Demand) -> bool:
    """Whether a cell said a demand, and could say all of it."""
    sheet = SESSIONS if demand.ask in (Ask.BEFORE, Ask.SAME_ROUND, Ask.DIFFERENT_ROUNDS) else ATTENDEES
    return demand.cell.startswith(f"{sheet.name}!") and demand == Demand(demand.ask, demand.who, demand.others)


def _written(demand: Demand, found: InColumns) -> bool:
    """Puts a demand into the cell of one of its members, or of each first of two; whether there is room for it."""
    if demand.ask is Ask.BEFORE:
        free = _free(found, SESSIONS, BEFORE, demand.who[:1]) if len(demand.who) == 1 else ()
        for code in free:
            found.names(SESSIONS, code, BEFORE).extend(demand.others)
        return bool(free)
    if demand.ask in _IN_ONE_CELL:
        sheet, heading = _IN_ONE_CELL[demand.ask]
        for one in _free(found, sheet, heading, demand.who)[:1]:
            found.names(sheet, one, heading).extend(other for other in demand.who if other != one)
            return True
        return False
    sheet, heading = _IN_PAIRS[demand.ask]
    for place, one in enumerate(demand.who[:-1]):
        found.names(sheet, one, heading).extend(demand.who[place + 1 :])
    return True


def _free(found: InColumns, sheet: Sheet, heading: str, keys: Iterable[str]) -> list[str]:
    return [key for key in keys if found.is_free(sheet, key, heading)]
