"""What is measured: an event to be built, and what is known about it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from allocator.event import Event
from allocator.policy import Policy


@dataclass(frozen=True, slots=True)
class Case:
    """One event under a name; `build` makes it afresh in the process that solves it.

    `published` is the best figure known, None where nobody said. It is a total cost, smaller is better, unless
    `most_points` says how many points a plan without cost has; then it is points, larger is better.
    """

    name: str
    build: Callable[[], tuple[Event, Policy]]
    published: int | None
    most_points: int | None = None

    def figure(self, cost: int) -> int:
        """A total cost in the unit of the published figure."""
        return cost if self.most_points is None else self.most_points - cost
