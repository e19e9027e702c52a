"""A timetable for a crowd: so many people that a linear programme for every change would take too long.

Everybody takes the cheapest offering of each round, at prices that rise where too many come and fall where too few do.
What a change of the timetable is worth then is a minimum over few numbers a head. Who would go to a session twice is
not seen here; the people are seated by others.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from random import Random

import numpy as np
import numpy.typing as npt

from allocator.event import Event, Fixed
from allocator.model import cpsat
from allocator.model.columns import Columns
from allocator.model.halt import Halt
from allocator.model.program import Program
from allocator.model.terms import Whole
from allocator.model.timetable import Walk
from allocator.plan import Placement

SPELL = 250
"""Changes tried between two changes of the prices."""

WARMTH = 0.03
"""By how much the walk goes uphill on average when it is warmest, in units a head."""

STRIDE = 0.5
"""How far a price moves at first where twice as many come as can, in units."""

WORK = 3e-8
"""About the seconds that trying a change costs a head."""

Held = dict[int, tuple[frozenset[int], float]]
"""For some rounds, the placements held and what they cost everybody."""


class Crowd:
    """Everybody at once: what a timetable costs them at prices of the sessions, in units of the objective."""

    def __init__(self, program: Program, columns: Columns, vector: Whole) -> None:
        frame = columns.seats.frame
        column = frame["column"].to_numpy()
        attendees, sessions, rounds = (len(columns.codes[key]) for key in ("attendee", "session", "round"))
        self._seats = np.full((rounds, sessions, attendees), np.inf, np.float32)
        possible = program.high[column] > 0
        at = tuple(frame[key].to_numpy()[possible] for key in ("round", "session", "attendee"))
        costs = vector[column[possible]]
        self._seats[at] = costs
        self.unit = max(float(np.abs(costs - costs.mean()).mean()), 1e-3) if len(costs) else 1.0
        # A round without a seat costs what the gap costs; where there must not be a gap, more than any seat.
        gaps = columns.gaps.frame
        gap, place = gaps["column"].to_numpy(), (gaps["round"].to_numpy(), gaps["attendee"].to_numpy())
        dear = 10 * int(np.abs(vector).max(initial=1))
        self._empty = np.zeros((rounds, attendees), np.float32)
        self._empty[place] = np.where(program.high[gap] > 0, vector[gap], dear)
        self.due = np.bincount(place[0][program.high[gap] == 0], minlength=rounds)
        placed = columns.placements.frame
        self.session, self.round = placed["session"].tolist(), placed["round"].tolist()
        self.most, self.least = placed["capacity"].tolist(), placed["minimum"].tolist()
        self.prices = np.zeros(sessions)

    @property
    def heads(self) -> int:
        """How many attendees there are."""
        return self._empty.shape[1]

    def stand_at(self, timetable: Whole) -> None:
        """Begins anew from a timetable: 1 for each placement that is held."""
        held = np.flatnonzero(timetable).tolist()
        self._held: Held = {}
        for round in range(len(self._empty)):
            mine = frozenset(one for one in held if self.round[one] == round)
            self._held[round] = mine, self._cost(round, mine)

    def after(self, turned: tuple[int, ...]) -> tuple[float, Held] | None:
        """By how much turning some placements over changes the cost, and to what; None where room is too little."""
        changed: dict[int, frozenset[int]] = {}
        for one in turned:
            round = self.round[one]
            changed[round] = changed.get(round, self._held[round][0]) ^ {one}
        for round, held in changed.items():
            if sum(self.most[one] for one in held) < self.due[round]:
                return None
            if sum(self.least[one] for one in held) > self.heads:
                return None
        costs = {round: (held, self._cost(round, held)) for round, held in changed.items()}
        return sum(cost - self._held[round][1] for round, (_, cost) in costs.items()), costs

    def take(self, changed: Held) -> None:
        """Makes a change."""
        self._held.update(changed)

    def haggle(self, stride: float) -> None:
        """Raises the prices of sessions to which too many come, lowers those to which too few do."""
        for round, (held, _) in self._held.items():
            some = sorted(held)
            if not some:
                continue
            seats = self._priced(round, some)
            taken = np.where(seats.min(axis=0) <= self._empty[round], seats.argmin(axis=0), len(some))
            loads = np.bincount(taken, minlength=len(some)).tolist()
            for one, load in zip(some, loads, strict=False):
                session = self.session[one]
                price = self.prices[session]
                side = self.most[one] if price > 0 or load > self.most[one] else self.least[one]
                idle = price == 0 and self.least[one] <= load <= self.most[one]
                step = 0.0 if idle else stride * self.unit * max(-1.0, min(1.0, (load - side) / max(1, side)))
                moved = price + step
                self.prices[session] = max(0.0, moved) if price > 0 else min(0.0, moved) if price < 0 else moved
        for round, (held, _) in self._held.items():
            self._held[round] = held, self._cost(round, held)

    def _priced(self, round: int, placements: list[int]) -> npt.NDArray[np.float32]:
        sessions = [self.session[one] for one in placements]
        return np.asarray(self._seats[round, sessions] + self.prices[sessions, None].astype(np.float32))

    def _cost(self, round: int, held: frozenset[int]) -> float:
        """What a round with these placements costs everybody together, less what the prices pay for."""
        some = sorted(held)
        if not some:
            return float(self._empty[round].sum(dtype=np.float64))
        paid = 0.0
        for one in some:
            price = self.prices[self.session[one]]
            paid += price * (self.most[one] if price > 0 else self.least[one])
        cheapest = np.minimum(self._priced(round, some).min(axis=0), self._empty[round])
        return float(cheapest.sum(dtype=np.float64)) - paid


def crowd_timetable(
    program: Program, columns: Columns, vector: Whole, *, spells: int, seed: int, halt: Halt
) -> Whole | None:
    """A timetable that is good for everybody together, found in some spells from warm to cold.

    None where none was found that keeps the rules about timetables alone.
    """
    crowd = Crowd(program, columns, vector)
    timetable = _any_timetable(program, columns, crowd, seed, halt)
    if timetable is None:
        return None
    random = Random(seed)
    walk = Walk(program, columns, random)
    walk.stand_at(timetable)
    crowd.stand_at(timetable)
    free = [0.0] * len(timetable)
    for spell in range(spells):
        if halt.left <= 0:
            break
        cold = 1.0 - spell / spells
        warmth = WARMTH * crowd.unit * crowd.heads * cold**2
        for _ in range(SPELL):
            drawn = walk.step(free)
            after = None if drawn is None else crowd.after(drawn[0])
            if drawn is None or after is None:
                continue
            change, held = after
            if change <= -warmth * math.log(1.0 - random.random()):
                crowd.take(held)
                walk.stand_at(walk.turned(drawn[0]))
        halt.spend(WORK * SPELL * crowd.heads)
        crowd.haggle(STRIDE * cold)
    return walk.timetable


def _any_timetable(program: Program, columns: Columns, crowd: Crowd, seed: int, halt: Halt) -> Whole | None:
    """A timetable that keeps the rules about placements alone and has room for everybody in every round."""
    placements = columns.placements.frame["column"].to_numpy()
    rules = program.only_about(placements)
    most, least, round = (np.array(numbers) for numbers in (crowd.most, crowd.least, crowd.round))
    for number, due in enumerate(crowd.due.tolist()):
        rules = rules.with_row(np.where(round == number, -most, 0), at_most=-due)
        rules = rules.with_row(np.where(round == number, least, 0), at_most=crowd.heads)
    effort = cpsat.Effort(halt.left / 3, seed=seed)
    return cpsat.minimise(rules, np.zeros(len(placements), np.int64), halt=halt, effort=effort).values


def with_timetable(event: Event, placements: Sequence[Placement]) -> Event:
    """The event with its timetable fixed at these placements."""
    held = {session.code: [one for one in placements if one.session == session.code] for session in event.sessions}
    return replace(
        event,
        sessions=tuple(
            replace(
                session,
                fixed=tuple(Fixed(one.round, one.room or None) for one in held[session.code]),
                at_least=len(held[session.code]),
                at_most=len(held[session.code]),
            )
            for session in event.sessions
        ),
    )
