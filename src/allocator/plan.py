"""What was decided: which session runs when and where, and who attends it; and what is known about how good that is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum


@dataclass(frozen=True, slots=True, order=True)
class Placement:
    """A session in a round and a room; the room is '' where the event has none."""

    session: str
    round: str
    room: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Assignment:
    """An attendee in a session in a round."""

    attendee: str
    session: str
    round: str


@dataclass(frozen=True, slots=True)
class Plan:
    """All placements and assignments, each sorted, so that equal plans are equal values."""

    placements: tuple[Placement, ...]
    assignments: tuple[Assignment, ...]

    @classmethod
    def of(cls, placements: Iterable[Placement], assignments: Iterable[Assignment]) -> Plan:
        """The plan of these, in whatever order they come; what is there twice stays twice, for the verifier to see."""
        return cls(tuple(sorted(placements)), tuple(sorted(assignments)))


class Status(StrEnum):
    """What is known about a result, exactly."""

    PROVED_BEST = "proved best"
    BEST_FOUND = "best found"
    PROVED_IMPOSSIBLE = "proved impossible"
    NOTHING_FOUND = "nothing found"


@dataclass(frozen=True, slots=True)
class Stage:
    """One objective level: what the plan reaches, and what no plan can go below while keeping the levels before it."""

    name: str
    value: int
    bound: int
    seconds: float = 0.0

    @property
    def proved(self) -> bool:
        """Whether the value is the best there is."""
        return self.value <= self.bound

    @property
    def gap(self) -> float:
        """The part of the value that is not yet proved necessary, 0 to 1."""
        return 0.0 if self.proved else (self.value - self.bound) / max(1, abs(self.value))


@dataclass(frozen=True, slots=True)
class Served:
    """How one attendee fares under a plan.

    `ranks` are the ranks of the wishes granted, dearest first; `unwished` counts seats not wished for by somebody who
    stated wishes; `neutral` counts seats of those who stated none, and pinned seats that were not wished for;
    `unseated` are the rounds in which they should have a seat and have none; `cost` is their part of the total cost.
    """

    attendee: str
    ranks: tuple[int, ...]
    unwished: int
    neutral: int
    unseated: tuple[str, ...]
    cost: int


@dataclass(frozen=True, slots=True)
class Measures:
    """Figures computed from a plan in plain Python; counts of seats (an attendee in a round) unless named otherwise.

    `granted` maps a rank to the seats that grant a wish of that rank; `worst_rank` is the worst rank anybody gets, an
    unwished seat counting as one below the longest list (see docs/model.md for whom that holds); `fill` is seats taken
    over seats on offer in the offerings held, 0 to 1. `got_first_wish` and `got_nothing_wished` count attendees: the
    latter have a seat due, and none that they wished for or were pinned to.
    """

    attendees: int
    seats_due: int
    seated: int
    unseated: int
    attendees_unseated: int
    worst_rank: int
    total_cost: int
    granted: Mapping[int, int]
    unwished: int
    neutral: int
    got_first_wish: int
    got_nothing_wished: int
    offerings: int
    sessions_held: int
    seats_offered: int
    fill: float

    def value(self, objective: str) -> int:
        """The measure that an objective of policy.OBJECTIVE_NAMES makes small."""
        return {"unseated": self.unseated, "worst rank": self.worst_rank, "total cost": self.total_cost}[objective]


@dataclass(frozen=True, slots=True)
class Result:
    """A plan, if there is one, with everything that says how good it is and how it came to be.

    `reasons` says in the organiser's words why no plan exists, and what would help. `peak_mb` is the most memory that
    the process held, in MB (None where the system does not say); `reproducible` that the clock played no part.
    """

    plan: Plan | None
    status: Status
    stages: tuple[Stage, ...]
    measures: Measures | None
    seed: int
    seconds: float
    versions: Mapping[str, str]
    input_hash: str
    engine: str
    reasons: tuple[str, ...] = ()
    first_plan_seconds: float | None = None
    peak_mb: float | None = None
    reproducible: bool = False
    notes: tuple[str, ...] = field(default=())
