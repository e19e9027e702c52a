"""What was decided: which session runs when and where, and who attends it; and what is known about how good that is."""

from __future__ import annotations

import math
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


@dataclass(frozen=True, slots=True)
class Moves:
    """What of a baseline a plan does not keep.

    `attendees` are those with a seat that is theirs no more, `offerings` are sessions and rounds in which they are held
    no more, `rooms` the placements of those that are held then in another room.
    """

    attendees: tuple[str, ...]
    offerings: tuple[tuple[str, str], ...]
    rooms: tuple[Placement, ...]


def moves(before: Plan, after: Plan) -> Moves:
    """The differences that people notice: a new seat where there was none is no move."""
    seats, places = set(after.assignments), set(after.placements)
    held = {(placement.session, placement.round) for placement in after.placements}
    return Moves(
        attendees=tuple(sorted({seat.attendee for seat in before.assignments if seat not in seats})),
        offerings=tuple(sorted({(one.session, one.round) for one in before.placements} - held)),
        rooms=tuple(one for one in before.placements if (one.session, one.round) in held and one not in places),
    )


@dataclass(frozen=True, slots=True)
class Difference:
    """What one attendee had and has, in words by round, and because of what; `moved`: a seat of theirs is lost."""

    attendee: str
    before: Mapping[str, str]
    now: Mapping[str, str]
    why: tuple[str, ...]
    moved: bool


@dataclass(frozen=True, slots=True)
class Edition:
    """A plan in the line of those that came before it: its hash, when and from which event workbook it was written.

    `changes` are what happened since the one before, in words.
    """

    plan_hash: str
    written: str
    event_file: str
    changes: tuple[str, ...] = ()


class Status(StrEnum):
    """What is known about a result, exactly."""

    PROVED_BEST = "proved best"
    BEST_FOUND = "best found"
    PROVED_IMPOSSIBLE = "proved impossible"
    NOTHING_FOUND = "nothing found"


_IN_PARTS = "total cost"
"""The objective of which a part means something; ranks and counts of people are what they are."""


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

    @property
    def short_of_best(self) -> float:
        """The gap in percent, rounded up to a tenth: the value is at most so far from the best possible."""
        return math.ceil(round(self.gap * 1000, 6)) / 10

    @property
    def part_open(self) -> float | None:
        """The same as a part, 0 to 1; None where that says nothing: of ranks and counts, or with nothing proved."""
        return round(self.short_of_best / 100, 3) if self.name == _IN_PARTS and self.bound > 0 else None


@dataclass(frozen=True, slots=True)
class Trade:
    """A point of the trade of moves against quality: the best plan in which no more than `most` attendees are moved.

    `most` is None where there is no limit. `moves` are the attendees, the rounds and the rooms that it moves, `stages`
    the objectives about everybody; the `chosen` point is the plan that is written.
    """

    most: int | None
    moves: tuple[int, int, int]
    stages: tuple[Stage, ...]
    chosen: bool


@dataclass(frozen=True, slots=True)
class Origin:
    """What a plan was made from: the editions before it, oldest first, the changes since, and who has what instead.

    `trade` says what other plans there would have been, where that was asked.
    """

    editions: tuple[Edition, ...]
    changes: tuple[str, ...]
    differences: tuple[Difference, ...]
    trade: tuple[Trade, ...] = ()


@dataclass(frozen=True, slots=True)
class Served:
    """How one attendee fares under a plan.

    `ranks` are the ranks of the wishes granted, best first; `unwished` counts seats not wished for by somebody who
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

    `granted` maps a rank to the seats that grant a wish of that rank; `worst_rank` is the worst rank anybody gets,
    an unwished seat counting as one below the longest list, and a missing seat of somebody who stated wishes as two
    (see docs/model.md for whom that holds); `unseated` is the sum of the two counts that follow it; `fill` is seats
    taken over seats on offer in the offerings held, 0 to 1. `got_first_wish` and `got_nothing_wished` count
    attendees: the latter have a seat due, and none that they wished for or were pinned to. `rules_broken` counts
    rules that hold if possible, once for each group that they are about; `cost_of_those_first` is their part of the
    total cost. The last three count the `moves` against the event's baseline: attendees who are still there,
    offerings that are held no more, and offerings in another room. `own` are the policy's own objectives by name.
    """

    attendees: int
    seats_due: int
    seated: int
    unseated: int
    unseated_with_wishes: int
    unseated_without_wishes: int
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
    rules_broken: int = 0
    cost_of_those_first: int = 0
    moved_attendees: int = 0
    moved_rounds: int = 0
    moved_rooms: int = 0
    own: Mapping[str, int] = field(default_factory=dict)

    def value(self, objective: str) -> int:
        """The measure that an objective makes small: one of policy.OBJECTIVE_NAMES, or one of the policy's own."""
        if objective in self.own:
            return self.own[objective]
        value: int = getattr(self, objective.replace(" ", "_"))
        return value


@dataclass(frozen=True, slots=True)
class Result:
    """A plan, if there is one, with everything that says how good it is and how it came to be.

    `reasons` says in the organiser's words why no plan exists, and what would help. `peak_mb` is the most memory that
    the process held, in MB (None where the system does not say); `reproducible` that the clock played no part;
    `methods` are the searches and bounds that were used, in their order.
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
    methods: tuple[str, ...] = ()
