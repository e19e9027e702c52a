"""Every number and sentence of the report, ready to be shown; what a page adds is only its looks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TypeVar

T = TypeVar("T")


def in_parts(things: Sequence[T], most: int) -> Iterator[Sequence[T]]:
    """Things in their order, as few parts as can be with no more than so many each, and all about as long."""
    count = -(-len(things) // most)
    for start, end in pairwise(len(things) * part // max(1, count) for part in range(count + 1)):
        yield things[start:end]


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that stands for itself, what it counts, and what it is a part of."""

    value: str
    name: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class ObjectiveShown:
    """An objective level: what the plan reaches, and what is known about that."""

    name: str
    value: str
    verdict: str
    proved: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """How sure it is that the plan is good: in a word or two, a sentence, and objective by objective.

    `tone` is 'good', 'fair' or 'bad'.
    """

    headline: str
    sentence: str
    tone: str
    objectives: tuple[ObjectiveShown, ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """A count drawn as a bar: `share` of the longest, 0 to 1; `tone` is 'good', 'plain', 'warm' or 'bad'."""

    name: str
    count: str
    part: str
    share: float
    tone: str


@dataclass(frozen=True, slots=True)
class Fill:
    """Seats taken of those on offer, as a text and as a share, 0 to 1."""

    taken: str
    seats: str
    part: str
    share: float


@dataclass(frozen=True, slots=True)
class Head:
    """A round above a column: its name, and when it is."""

    name: str
    when: str


@dataclass(frozen=True, slots=True)
class HeldSession:
    """Something held, as it stands in the timetable."""

    code: str
    title: str
    speakers: str
    fill: Fill
    said: str


@dataclass(frozen=True, slots=True)
class Cell:
    """A room in a round: what is held there, or that it is closed."""

    held: tuple[HeldSession, ...]
    closed: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A room, or where there are none a session, through all rounds."""

    name: str
    note: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Timetable:
    """What is held where and when: rounds across, rooms (or without rooms, sessions) down."""

    corner: str
    heads: tuple[Head, ...]
    rows: tuple[Row, ...]

    def parts(self, most: int) -> Iterator[Timetable]:
        """The same as several, none with more rounds than this, and all about as wide."""
        for heads in in_parts(range(len(self.heads)), most):
            rows = (replace(row, cells=tuple(row.cells[at] for at in heads)) for row in self.rows)
            yield Timetable(self.corner, tuple(self.heads[at] for at in heads), tuple(rows))


@dataclass(frozen=True, slots=True)
class RoundFill:
    """A round with all that is held in it."""

    head: Head
    held: str
    fill: Fill


@dataclass(frozen=True, slots=True)
class Wished:
    """Those whose dearest wish for a session has this rank: their number, and as a share of all rows' largest."""

    rank: str
    count: int
    share: float


@dataclass(frozen=True, slots=True)
class Demand:
    """What one session was wished for, what is held of it, and who went without."""

    code: str
    title: str
    wished: int
    by_rank: tuple[Wished, ...]
    rounds: str
    fill: Fill | None
    away: int
    passed_over: int


@dataclass(frozen=True, slots=True)
class Got:
    """What somebody has in a round and how dear that is to them; `tone` as with bars."""

    round: str
    what: str
    dearness: str
    tone: str


@dataclass(frozen=True, slots=True)
class Fare:
    """How somebody fares who was served badly."""

    who: str
    organisation: str
    wished: tuple[str, ...]
    got: tuple[Got, ...]


@dataclass(frozen=True, slots=True)
class Missing:
    """Somebody who should have a seat in these rounds and has none."""

    who: str
    organisation: str
    rounds: str
    wished: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that the report shows; `named` says whether it names people."""

    language: str
    title: str
    days: str
    named: bool
    standing: Standing
    figures: tuple[Figure, ...]
    granted: tuple[Bar, ...]
    timetable: Timetable
    rounds: tuple[RoundFill, ...]
    demand: tuple[Demand, ...]
    worst: tuple[Fare, ...]
    worst_said: str
    missing: tuple[Missing, ...]
