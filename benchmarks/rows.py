"""What the table compares: the events, which engine runs on each for how long, and what is demanded of ours."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from allocator.example import symposium
from benchmarks import real, synthetic
from benchmarks.bars import Bar, Faster, FirstPlan, Gap, Granted, Memory, NearLongRun, Proved, Stated
from benchmarks.case import Case
from benchmarks.synthetic import FixedTimetable, OpenTimetable

HOUR = 3600.0


@dataclass(frozen=True, slots=True)
class Run:
    """An engine, its time limit in seconds, and the most repeats that are worth their time.

    `long` runs are left out unless they are asked for.
    """

    engine: str
    limit: float
    at_most: int = 1
    long: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """An event under a short name, the runs on it, and what is demanded of ours. `attendees` puts it on the plot."""

    name: str
    title: str
    case: Callable[[], Case]
    runs: tuple[Run, ...]
    bars: tuple[Bar, ...] = ()
    attendees: int | None = None


def ours(limit: float, at_most: int = 9) -> Run:
    """Our engine, as often as is asked for."""
    return Run("default", limit, at_most)


def fixed(attendees: int, sessions: int, rounds: int, wishes: int) -> Callable[[], Case]:
    """People into a settled timetable."""
    made_up = FixedTimetable(attendees=attendees, sessions=sessions, rounds=rounds, wishes=wishes, slack=1.05, seed=0)
    return partial(synthetic.case, made_up)


def joint(attendees: int, sessions: int, rounds: int, wishes: int, rooms: int) -> Callable[[], Case]:
    """Timetable, rooms and people together."""
    made_up = OpenTimetable(attendees=attendees, sessions=sessions, rounds=rounds, wishes=wishes, rooms=rooms, seed=0)
    return partial(synthetic.case, made_up)


def example() -> Case:
    """The symposium that comes with the program."""
    return Case("symposium", symposium, published=None)


ONCE_BY_HAND = tuple(Run(name, 60) for name in ("first come", "serial dictatorship", "boston"))
BY_HAND = (*ONCE_BY_HAND, Run("draft", 60))
"""In one round a draft is a serial dictatorship."""

FAIR = ("fairpyx utilitarian", "fairpyx OC", "fairpyx almost egalitarian", "fairpyx round robin")
QUICK_FAIR = ("fairpyx utilitarian", "fairpyx round robin")


def fair(limit: float, names: tuple[str, ...] = FAIR) -> tuple[Run, ...]:
    """The library of fair division."""
    return tuple(Run(name, limit) for name in names)


ROWS = (
    Row(
        "fixed300",
        "fixed timetable, 300 x 15 x 3",
        fixed(300, 15, 3, 6),
        (ours(60), Run("cpsat", 120), Run("highs", 120), *BY_HAND),
        attendees=300,
    ),
    Row(
        "fixed1000",
        "fixed timetable, 1,000 x 30 x 3",
        fixed(1000, 30, 3, 6),
        (ours(60), Run("cpsat", 300), Run("highs", 120), *BY_HAND),
        (Proved(60), Faster("cpsat", 20)),
        attendees=1000,
    ),
    Row(
        "fixed3000",
        "fixed timetable, 3,000 x 40 x 4",
        fixed(3000, 40, 4, 8),
        (ours(60), Run("cpsat", 120), Run("highs", 120), *BY_HAND),
        (Proved(30),),
        attendees=3000,
    ),
    Row(
        "fixed10000",
        "fixed timetable, 10,000 x 60 x 4",
        fixed(10_000, 60, 4, 8),
        (ours(180), Run("cpsat", 60), Run("highs", 60), *BY_HAND),
        (FirstPlan(15), Gap(0.001, 90), Proved(180), Memory(4)),
        attendees=10_000,
    ),
    Row(
        "fixed30000",
        "fixed timetable, 30,000 x 80 x 4",
        fixed(30_000, 80, 4, 8),
        (ours(120, 1), Run("first come", 60)),
        attendees=30_000,
    ),
    Row(
        "fixed100000",
        "fixed timetable, 100,000 x 100 x 4",
        fixed(100_000, 100, 4, 8),
        (ours(300, 1), Run("first come", 60)),
        (Gap(0.005, 600), Memory(12)),
        attendees=100_000,
    ),
    Row(
        "joint300",
        "timetable, rooms and people, 300 x 15 x 3 in 10 rooms",
        joint(300, 15, 3, 5, 10),
        (ours(60), Run("cpsat", 60), Run("highs", 60), *BY_HAND),
        (FirstPlan(2), Gap(0.01, 60)),
    ),
    Row(
        "symposium",
        "the example: timetable, rooms and people, 360 x 15 x 3 in 12 rooms",
        example,
        (ours(60), Run("cpsat", 60), Run("highs", 60), *BY_HAND),
        (FirstPlan(2), Gap(0.01, 60)),
    ),
    Row(
        "senior",
        "real, timetable and people, 74 x 18 x 5 (`senior_seminar_2018`; wishes denied)",
        partial(real.case, "senior_seminar_2018"),
        (ours(300), Run("cpsat", 60), Run("highs", 60), *BY_HAND),
        (Granted(300, 345, 60), Granted(304, 345, 300), Stated()),
    ),
    Row(
        "wassign",
        "sessions and people into rounds, 5,000 x 35 x 6 (`wassign_realistic`)",
        partial(real.case, "wassign_realistic"),
        (ours(60), Run("default", HOUR, long=True), Run("cpsat", 30), Run("highs", 30), *BY_HAND),
        (FirstPlan(60), NearLongRun(0.01, 60, HOUR), Stated()),
    ),
    Row(
        "one300",
        "one round, 300 x 15",
        fixed(300, 15, 1, 6),
        (ours(60), Run("cpsat", 60), Run("highs", 60), *fair(60), *ONCE_BY_HAND),
    ),
    Row(
        "one1000",
        "one round, 1,000 x 30",
        fixed(1000, 30, 1, 6),
        (ours(60), Run("cpsat", 60), Run("highs", 60), *fair(60), *ONCE_BY_HAND),
    ),
    Row(
        "cornell",
        "real, one round, 2,886 x 183 (`cornell_fws_2009`)",
        partial(real.case, "cornell_fws_2009"),
        (ours(60), Run("cpsat", 60), Run("highs", 60), *fair(60, QUICK_FAIR), *ONCE_BY_HAND),
    ),
    Row(
        "winterim",
        "real, one round with minimums and pins, 282 x 21 (`winterim_2020`)",
        partial(real.case, "winterim_2020"),
        (ours(60), Run("cpsat", 60), Run("highs", 60), *ONCE_BY_HAND),
    ),
)
"""The table. Our engine runs as often as is asked for, up to `at_most`; the others once, as their times are long."""

SMALL = (Run("default", 5, 9), Run("cpsat", 5), Run("highs", 5))

QUICK = (
    Row("fixed30", "fixed timetable, 30 x 6 x 2", fixed(30, 6, 2, 3), SMALL, (Proved(5),), attendees=30),
    Row("fixed60", "fixed timetable, 60 x 8 x 2", fixed(60, 8, 2, 4), SMALL, (Gap(0.01, 5),), attendees=60),
    Row(
        "joint40",
        "timetable, rooms and people, 40 x 4 x 2 in 1 room",
        joint(40, 4, 2, 2, 1),
        (Run("default", 5, 9), Run("serial dictatorship", 5)),
        (FirstPlan(5), Memory(4)),
    ),
    Row(
        "one40",
        "one round, 40 x 5",
        fixed(40, 5, 1, 3),
        (Run("default", 5, 9), *fair(20, ("fairpyx utilitarian",))),
    ),
)
"""The same with tiny events: for seeing that it works, not for figures."""
