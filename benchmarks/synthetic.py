"""Made-up events of any size, drawn with numpy: skewed demand for a fixed timetable, or for one still to be made.

The k-th most popular session draws as 1 / k**0.8; a taste is the logarithm of that plus Gumbel noise, and the dearest
sessions are wished for in that order. A wish of rank k costs k - 1, an unwished seat wishes + rounds + 2. Everybody
must be seated; the only objective is the total cost.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import cycle, islice
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from allocator.event import Attendee, Event, Fixed, Room, Round, Session, Speaker, Wish
from allocator.policy import Policy
from benchmarks.case import Case

POLICY = Policy(objectives=("total cost",), everybody_seated=True)
ROOM_SIZES = (60, 50, 40, 40, 30, 30, 25, 25, 20, 20)

KNOWN = {
    "fixed 1000 x 30 x 3, 6 wishes, slack 1.05, seed 0": 6276,
    "fixed 3000 x 40 x 4, 8 wishes, slack 1.05, seed 0": 30895,
    "fixed 10000 x 60 x 4, 8 wishes, slack 1.05, seed 0": 112757,
    "fixed 1000 x 30 x 4, 8 wishes, slack 1.02, seed 0, each session in 2 rounds": 14636,
    "joint 300 x 15 x 3, 5 wishes, 10 rooms, seed 0": 981,
}
"""The least total costs known; proved but for the third, which is what the linear relaxation reaches, and the fifth."""


class Draw(NamedTuple):
    """What is drawn for a fixed timetable.

    `wishes` are session numbers, attendees x wishes, dearest first; `offered` and `capacity` are sessions x rounds.
    """

    wishes: NDArray[np.int64]
    offered: NDArray[np.bool_]
    capacity: NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class FixedTimetable:
    """People into a fixed timetable, with `slack` times as many seats a round as attendees.

    Each session runs in `offered_in` rounds drawn for it, or in all of them.
    """

    attendees: int
    sessions: int
    rounds: int
    wishes: int
    slack: float
    seed: int
    offered_in: int | None = None

    @property
    def name(self) -> str:
        """The case in words, which KNOWN is keyed by."""
        size = f"{self.attendees} x {self.sessions} x {self.rounds}"
        some = "" if self.offered_in is None else f", each session in {self.offered_in} rounds"
        return f"fixed {size}, {self.wishes} wishes, slack {self.slack:g}, seed {self.seed}{some}"

    def draw(self) -> Draw:
        """Draw wishes, then the rounds of each session, then the sizes of its offerings."""
        rng = np.random.default_rng(self.seed)
        wishes = _ranked(rng, self.attendees, self.sessions, self.wishes)
        offered = np.full((self.sessions, self.rounds), self.offered_in is None)
        if self.offered_in is not None:
            for session in range(self.sessions):
                offered[session, rng.choice(self.rounds, self.offered_in, replace=False)] = True
        capacity = np.zeros((self.sessions, self.rounds), dtype=np.int64)
        for round in range(self.rounds):
            sizes = rng.choice([15, 20, 25, 30, 40, 60, 100], size=offered[:, round].sum()).astype(float)
            seats = np.ceil(sizes * self.slack * self.attendees / sizes.sum())
            capacity[offered[:, round], round] = seats.astype(np.int64)
        return Draw(wishes, offered, capacity)

    def build(self) -> tuple[Event, Policy]:
        """The event: each offering has a room of its own, just as large as it is."""
        drawn = self.draw()
        rounds = _rounds(self.rounds)
        rooms: list[Room] = []
        sessions: list[Session] = []
        for number in range(self.sessions):
            held = {
                rounds[round].name: Room(f"{_code(number)}, {rounds[round].name}", int(drawn.capacity[number, round]))
                for round in np.flatnonzero(drawn.offered[number])
            }
            fixed = tuple(Fixed(round, room.name) for round, room in held.items())
            times = len(fixed)
            sessions.append(Session(_code(number), f"Session {number + 1}", at_least=times, at_most=times, fixed=fixed))
            rooms += held.values()
        return _event(drawn.wishes, rounds, rooms, sessions), POLICY


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenTimetable:
    """Timetable, rooms and people together.

    Each session runs at most twice, for eight attendees or more; the first two share a speaker, and so do the next
    two. Rooms have 60 50 40 40 30 30 25 25 20 20 seats, and again from the front beyond ten.
    """

    attendees: int
    sessions: int
    rounds: int
    wishes: int
    rooms: int
    seed: int

    @property
    def name(self) -> str:
        """The case in words, which KNOWN is keyed by."""
        size = f"{self.attendees} x {self.sessions} x {self.rounds}"
        return f"joint {size}, {self.wishes} wishes, {self.rooms} rooms, seed {self.seed}"

    def draw(self) -> NDArray[np.int64]:
        """Draw the wishes: session numbers, attendees x wishes."""
        return _ranked(np.random.default_rng(self.seed), self.attendees, self.sessions, self.wishes)

    def build(self) -> tuple[Event, Policy]:
        """The event, with nothing fixed."""
        speaker_of = {0: "Speaker 1", 1: "Speaker 1", 2: "Speaker 2", 3: "Speaker 2"}
        sessions = [
            Session(
                code=_code(number),
                title=f"Session {number + 1}",
                speakers=(speaker_of[number],) if number in speaker_of else (),
                minimum=8,
                at_least=0,
                at_most=min(2, self.rounds),
            )
            for number in range(self.sessions)
        ]
        rooms = [Room(f"Room {number}", seats) for number, seats in enumerate(room_sizes(self.rooms), start=1)]
        speakers = [Speaker(name) for name in dict.fromkeys(speaker_of[n] for n in speaker_of if n < self.sessions)]
        return _event(self.draw(), _rounds(self.rounds), rooms, sessions, speakers), POLICY


def case(made_up: FixedTimetable | OpenTimetable) -> Case:
    """A made-up event as a case."""
    return Case(made_up.name, made_up.build, KNOWN.get(made_up.name))


def _ranked(rng: np.random.Generator, attendees: int, sessions: int, wishes: int) -> NDArray[np.int64]:
    """Session numbers in the order of each attendee's taste, attendees x wishes."""
    popularity = 1 / np.arange(1, sessions + 1) ** 0.8
    rng.shuffle(popularity)
    taste = np.log(popularity)[None, :] + rng.gumbel(size=(attendees, sessions))
    return np.argsort(-taste, axis=1)[:, :wishes]


def room_sizes(rooms: int) -> list[int]:
    """The seats of that many rooms."""
    return list(islice(cycle(ROOM_SIZES), rooms))


def _event(
    ranked: NDArray[np.int64],
    rounds: Sequence[Round],
    rooms: Sequence[Room],
    sessions: Sequence[Session],
    speakers: Sequence[Speaker] = (),
) -> Event:
    """An event of attendees who wish for the sessions of these numbers."""
    people = tuple(Attendee(f"a{number:05}", f"Attendee {number}") for number in range(1, len(ranked) + 1))
    return Event(
        title="Synthetic",
        rounds=tuple(rounds),
        rooms=tuple(rooms),
        speakers=tuple(speakers),
        sessions=tuple(sessions),
        attendees=people,
        wishes=tuple(
            Wish(attendee.id, sessions[number].code, rank)
            for attendee, numbers in zip(people, ranked.tolist(), strict=True)
            for rank, number in enumerate(numbers, start=1)
        ),
    )


def _rounds(rounds: int) -> list[Round]:
    """That many rounds."""
    return [Round(f"Round {number}") for number in range(1, rounds + 1)]


def _code(number: int) -> str:
    """The code of the session with this number, which counts from 0."""
    return f"S{number + 1}"
