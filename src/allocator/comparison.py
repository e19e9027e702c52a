"""What-ifs laid beside the event as it is: every figure and sentence that a sheet, a page or the screen shows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from allocator.event import Labels
from allocator.plan import Measures, Result, Stage


class Verdict(StrEnum):
    """What is known of a what-if against the base, by the objectives in their order."""

    BASE = "base"
    PROVED_BETTER = "proved better"
    PROVED_WORSE = "proved worse"
    PROVED_EQUAL = "proved equal"
    FOUND_BETTER = "better, not proved"
    FOUND_WORSE = "worse, not proved"
    FOUND_EQUAL = "equal, not proved"
    COUNTED_OTHERWISE = "counted differently"
    NOT_SOLVED = "not solved"


@dataclass(frozen=True, slots=True)
class Step:
    """Differences of cost from `least` to `most`, both included; below 0 is a gain."""

    least: int
    most: int

    def __str__(self) -> str:
        if not self.least:
            return "the same"
        size = str(self.least) if self.least > 0 else str(-self.most)
        return f"{size}{'' if self.least == self.most else '+'} {'more' if self.least > 0 else 'less'}"


@dataclass(frozen=True, slots=True)
class Effect:
    """How the same people fare under two plans, the base's and another; all figures but the largest count attendees.

    `both` are in both events; of them `better`, `worse` and `same` have a cost that is lower, higher, or the same,
    counted as the base counts; `not_compared` should have another number of seats than before, or stated wishes under
    one of the plans only, so that their costs mean different things. `joined` are in the what-if only, `left` in the
    base only. `differences` are pairs of a difference of cost (below 0: a gain) and how many have it, ascending.
    `largest_gain` and `largest_loss` are the most that a cost falls and rises, 0 or more. `first_wish_gained` and
    `first_wish_lost` have a seat that grants their wish of rank 1 now, or had one; `seat_gained` and `seat_lost`
    lacked a seat that they should have had and lack none any more, or the other way round.
    """

    both: int
    joined: int
    left: int
    better: int
    worse: int
    same: int
    not_compared: int
    differences: tuple[tuple[int, int], ...]
    largest_gain: int
    largest_loss: int
    first_wish_gained: int
    first_wish_lost: int
    seat_gained: int
    seat_lost: int

    def within(self, step: Step) -> int:
        """How many have a difference of cost in a step."""
        return sum(count for difference, count in self.differences if step.least <= difference <= step.most)


@dataclass(frozen=True, slots=True)
class Compared:
    """One what-if beside the base, which is compared with itself.

    `decides` is the objective in which the two differ ('' where none does), `why` the verdict in a sentence, `mind`
    what makes sums hard to compare ('' where nothing does). `otherwise` are its objectives whose values mean something
    else than in the base, or come after one such. `recounted` are the measures as the base counts them, where
    the what-if counts otherwise. `not_held` names sessions. Without a result there is a `fault`; without a plan there
    are no measures, and no effect; nor where the base has no plan. `best`: no other that counts like the base has a
    better plan.
    """

    name: str
    changes: tuple[str, ...]
    result: Result | None
    fault: str
    verdict: Verdict
    decides: str
    why: str
    mind: str
    otherwise: tuple[str, ...]
    recounted: Measures | None
    not_held: tuple[str, ...]
    effect: Effect | None
    best: bool

    @property
    def measures(self) -> Measures | None:
        """The figures of its plan, as its own policy counts them."""
        return None if self.result is None else self.result.measures

    @property
    def stages(self) -> tuple[Stage, ...]:
        """What its objectives reached; none without a plan."""
        return () if self.measures is None or self.result is None else self.result.stages

    @property
    def status(self) -> str:
        """What is known about its result."""
        return Verdict.NOT_SOLVED.value if self.result is None else self.result.status.value

    @property
    def trouble(self) -> tuple[str, ...]:
        """Why it has no plan, in sentences; none where it has one."""
        if self.result is None:
            return (self.fault,)
        return () if self.measures is not None else self.result.reasons

    def stage(self, objective: str) -> Stage | None:
        """What it reached in an objective, if it has that objective and a plan."""
        return next((stage for stage in self.stages if stage.name == objective), None)


@dataclass(frozen=True, slots=True)
class SeatGain:
    """An offering that is full, and what the base's objectives would reach with one more seat in it."""

    session: str
    round: str
    room: str
    seats: int
    stages: tuple[Stage, ...]

    def helps(self, held: Sequence[Stage]) -> bool:
        """Whether the objectives reach less than they do without."""
        return tuple(stage.value for stage in self.stages) < tuple(stage.value for stage in held)

    def cannot_help(self, held: Sequence[Stage]) -> bool:
        """Whether it is proved that they do not."""
        return tuple(stage.bound for stage in self.stages) >= tuple(stage.value for stage in held)


@dataclass(frozen=True, slots=True)
class Comparison:
    """The what-ifs of one event in the order in which they were asked, the base first.

    `objectives` are those of the base in their order, then what others have beside them; `ranks` those of all wishes.
    `steps` part the differences of cost of everybody, gains first. `best` says in a sentence which is best, and
    `best_proved` whether none of the others can be better. Where it was asked, `rooms` says which choice of rooms is
    best, `seats` where one more seat would help the base, the most first, and `held` what its objectives reach without,
    the timetable staying.
    """

    title: str
    labels: Labels
    cases: tuple[Compared, ...]
    objectives: tuple[str, ...]
    ranks: tuple[int, ...]
    steps: tuple[Step, ...]
    best: str
    best_proved: bool
    rooms: str = ""
    held: tuple[Stage, ...] = ()
    seats: tuple[SeatGain, ...] = ()

    @property
    def base(self) -> Compared:
        """The event as it is."""
        return self.cases[0]

    @property
    def solved(self) -> Iterator[Compared]:
        """Those that have a plan."""
        return (one for one in self.cases if one.measures is not None)
