"""What becomes of the rules of an event."""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import dataclass, replace

from allocator.coherence import folded
from allocator.demand import Demand
from allocator.errors import ChangeTrouble
from allocator.event import Event
from allocator.words import listed

_ROW = re.compile(r"(?:rules ?! ?)?(?:row |[a-z]{1,2})?([0-9]{1,7})")


@dataclass(frozen=True, slots=True)
class DropRule:
    """A rule does not hold: the one in a row of Rules, 'Rules!A5', 'A5' or '5', in 'Attendees!H7', or all of them."""

    rule: str

    def applied(self, event: Event) -> Event:
        """Takes it away, and nothing else."""
        if folded(self.rule) == "all":
            return without_demands(event, range(len(event.demands)))
        told = [place for place, demand in enumerate(event.demands) if folded(self.rule) in _cells(demand)]
        if told:
            return without_demands(event, told)
        meant = _ROW.fullmatch(folded(self.rule))
        if meant is None:
            raise ChangeTrouble(f'"{self.rule}" is not a row of Rules; write for example "A5".')
        places = [place for place, demand in enumerate(event.demands) if f"rules!a{int(meant[1])}" in _cells(demand)]
        if not places or not int(meant[1]):
            rows = [demand.cell.removeprefix("Rules!") for demand in event.demands if demand.cell]
            there = f"The rules are in {listed(rows)}" if rows else "The event has no rule there"
            raise ChangeTrouble(f'"{self.rule}" is not a row of Rules that says a rule. {there}.')
        return without_demands(event, places)

    def __str__(self) -> str:
        return "no rule of Rules holds" if folded(self.rule) == "all" else f"rule {self.rule} does not hold"


def _cells(demand: Demand) -> list[str]:
    """The cells that say a rule, folded."""
    return re.findall(r"[a-z]+![a-z]+[0-9]+", folded(demand.cell))


def without_demands(event: Event, places: Container[int]) -> Event:
    """The event without the demands at these places, the first at 0."""
    return replace(event, demands=tuple(one for place, one in enumerate(event.demands) if place not in places))
