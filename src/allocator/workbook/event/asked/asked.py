"""All that columns of Attendees and Sessions ask, as pins and demands."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from allocator.demand import Demand
from allocator.event import Pin
from allocator.workbook.event.asked.of_people import demands_of_people, pins_asked
from allocator.workbook.event.asked.of_sessions import demands_of_sessions
from allocator.workbook.event.asked.said import SaidDemand, SaidPin
from allocator.workbook.event.rows.entries import SheetEntry
from allocator.workbook.event.rows.findings import EventFindings
from allocator.workbook.event.schema import ATTENDEES, SESSIONS
from allocator.workbook.event.values.names import NamesOf
from allocator.workbook.event.whom import People


@dataclass(frozen=True, slots=True)
class Asked:
    """Pins and demands that cells of a column say, in the order of the workbook."""

    pins: tuple[SaidPin, ...]
    demands: tuple[SaidDemand, ...]

    def besides(self, pins: Collection[Pin], demands: Collection[Demand]) -> Asked:
        """What those of rows of Pins and Rules do not say already."""
        pinned = {(pin.attendee, pin.session, pin.round, pin.must) for pin in pins}
        said = {_whatever_order(one) for one in demands}
        return Asked(
            tuple(one for one in self.pins if (one.pin.attendee, one.pin.session, None, one.pin.must) not in pinned),
            tuple(one for one in self.demands if _whatever_order(one.demand) not in said),
        )


def _whatever_order(demand: Demand) -> Demand:
    """A demand as it compares where neither the order of its names nor its reason counts."""
    return replace(demand, who=tuple(sorted(demand.who)), others=tuple(sorted(demand.others)), reason="")


def asked_in(rows: Mapping[str, list[SheetEntry]], people: People, names: NamesOf, findings: EventFindings) -> Asked:
    """What columns ask; what cannot be read, or contradicts another cell of theirs, is noted."""
    sessions = names[SESSIONS.name]
    return Asked(
        tuple(pins_asked(rows[ATTENDEES.name], sessions, findings)),
        (
            *demands_of_people(rows[ATTENDEES.name], people, findings),
            *demands_of_sessions(rows[SESSIONS.name], sessions, findings),
        ),
    )
