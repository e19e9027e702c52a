"""Timetables by prices: what a change means to everybody, without a linear program for each.

Everybody takes the cheapest seats at prices of the offerings, which rise where too many come and fall where too few do.
At prices that fit, what all take together is nearly what a linear program would say, thousands of times a second.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace
from random import Random

import numpy as np
import numpy.typing as npt

from allocator.event import Event, Fixed
from allocator.model.bounds.pricing import MOST_ROUNDS, Costs, Spans, cheapest, round_by_round
from allocator.model.formulation.columns import Columns
from allocator.model.formulation.program import Program
from allocator.model.formulation.terms import Whole
from allocator.model.formulation.units import Units
from allocator.model.search.timetable import Walk
from allocator.model.solvers import cpsat
from allocator.model.solvers.deadline import Deadline
from allocator.plan import Placement
from allocator.runs import lasting, runs_of

TEMPERATURE = 0.02
"""By how much the walk goes uphill on average when it is hottest, in units an attendee."""

REHEATED = 0.5
"""How warm, as a part of that, a walk begins that goes on from a good timetable."""

NOISE = (0.5, 0.05)
"""By how much seats differ in cost when prices move, so that not all who are undecided do the same: first and last."""

STRIDE = 0.5
"""How far a price moves at first where twice as many come as can, in units."""

OPENING = 60
"""Changes of the prices before the first change of the timetable."""

SETTLING = 200
"""Changes of the prices until they are about the best for a timetable that stays."""

TIGHT = 3
"""How many times more changes are tried where most of them are declined at once, for seats would be lacking."""

WORK = 3e-8
"""About the seconds that trying a change costs for each attendee."""

Held = frozenset[int]
"""The placements held in a round, by number."""


class RoundsApart:
    """Everybody at once, round by round: what a timetable costs them at prices.

    Right where no session runs twice. Elsewhere it takes the same session twice for possible, which is a little too
    good, but it is all that can be had where there are many rounds.
    """

    SWEEP, PRICE_MOVES = 250, 1
    """Changes tried between two rounds of haggling, and how often prices move in one."""

    def __init__(self, program: Program, columns: Columns, vector: Whole, seed: int, short: int | None = None) -> None:
        frame = columns.seat_frame
        column = frame["column"].to_numpy()
        attendees, sessions, rounds = (len(columns.codes[key]) for key in ("attendee", "session", "round"))
        self._seats = np.full((sessions, rounds, attendees), np.inf, np.float32)
        possible = program.high[column] > 0
        at = tuple(frame[key].to_numpy()[possible] for key in ("session", "round", "attendee"))
        costs = vector[column[possible]]
        self._seats[at] = costs
        self.unit = max(float(np.abs(costs - costs.mean()).mean()), 1e-3) if len(costs) else 1.0
        # A round without a seat costs what the gap costs; where there must not be a gap, more than any seat.
        gaps = columns.gaps.frame
        gap, place = gaps["column"].to_numpy(), (gaps["round"].to_numpy(), gaps["attendee"].to_numpy())
        dear = 10 * int(np.abs(vector).max(initial=1))
        self._sizes = Units(columns).size.T.astype(np.float32)
        self._empty = np.zeros((rounds, attendees), np.float32)
        leads = self._sizes[place] > 0
        self._empty[place] = np.where(leads, np.where(program.high[gap] > 0, vector[gap], dear * self._sizes[place]), 0)
        needed = columns.unmerged(program.high)[gap] == 0
        self._due = np.bincount(place[0][needed], minlength=rounds)
        placed = columns.placements.frame
        self.session, self.round = placed["session"].tolist(), placed["round"].tolist()
        self.most, self.least = placed["capacity"].tolist(), placed["minimum"].tolist()
        self.short = short
        self._wanted = np.bincount(place[0], minlength=rounds).tolist()
        given = columns.speaking.frame[["session", "attendee"]].drop_duplicates()["session"].to_numpy()
        busy = np.bincount(given, minlength=sessions)[placed["session"].to_numpy()]
        self._occupied = (placed["capacity"].to_numpy() + busy).tolist()
        self.prices = np.zeros((sessions, rounds))
        self._noise = np.random.default_rng(seed).random(self._seats.shape, dtype=np.float32) * np.float32(self.unit)
        self._noise *= np.maximum(1, self._sizes)

    @property
    def attendees(self) -> int:
        """How many attendees there are."""
        return self._empty.shape[1]

    @property
    def cost(self) -> float:
        """What the timetable costs everybody together, less what the prices bring in."""
        return sum(self._costs)

    def stand_at(self, timetable: Whole) -> None:
        """Starts from a timetable: 1 for each placement that is held."""
        held = np.flatnonzero(timetable).tolist()
        self.held = [frozenset(one for one in held if self.round[one] == round) for round in range(len(self._empty))]
        self._valued()

    def after(self, turned: tuple[int, ...]) -> tuple[float, dict[int, Held]] | None:
        """By how much turning some placements over changes the cost, and to what; None where room is too little."""
        changed: dict[int, Held] = {}
        for one in turned:
            round = self.round[one]
            changed[round] = changed.get(round, self.held[round]) ^ {one}
        for round, held in changed.items():
            if sum(self.most[one] for one in held) < self._due[round]:
                return None
            if sum(self.least[one] for one in held) > self.attendees:
                return None
        if self.short is not None and self._lacking(changed) > self.short:
            return None
        return self._change(changed), changed

    def _lacking(self, changed: dict[int, Held]) -> int:
        """How many seats are lacking at least after a change, with all rooms full and all who speak not needing one."""
        after = (changed.get(round, held) for round, held in enumerate(self.held))
        return sum(
            max(0, wanted - sum(self._occupied[one] for one in held))
            for wanted, held in zip(self._wanted, after, strict=True)
        )

    def take(self, changed: dict[int, Held]) -> None:
        """Makes the change that was asked about last."""
        for round, held in changed.items():
            self.held[round] = held
        self._taken()

    def move_prices(self, stride: float, noise: float, times: int) -> None:
        """Raises the prices of offerings to which too many come, lowers those to which too few do, so many times."""
        for _ in range(times):
            self._move_prices(stride, noise)
        self._valued()

    def _move_prices(self, stride: float, noise: float) -> None:
        seats = np.full(self._seats.shape, np.inf, np.float32)
        everywhere = [one for held in self.held for one in sorted(held)]
        for one in everywhere:
            place = self.session[one], self.round[one]
            price = np.float32(self.prices[place]) * self._sizes[place[1]]
            seats[place] = self._seats[place] + self._noise[place] * noise + price
        taken = self._taking(seats)
        known = np.zeros(len(self._seats))
        for one in everywhere:
            place = self.session[one], self.round[one]
            load, price = int(self._sizes[place[1], taken[place[1]] == place[0]].sum()), float(self.prices[place])
            if price != 0 or not self.least[one] <= load <= self.most[one]:
                side = self.most[one] if price > 0 or load > self.most[one] else self.least[one]
                moved = price + stride * self.unit * max(-1.0, min(1.0, (load - side) / max(1, side)))
                self.prices[place] = max(0.0, moved) if price > 0 else min(0.0, moved) if price < 0 else moved
            known[place[0]] += 1
        # Where a session is not held now, it would cost about what it does where it is.
        held = np.zeros(self.prices.shape, bool)
        held[[self.session[one] for one in everywhere], [self.round[one] for one in everywhere]] = True
        mean = (self.prices * held).sum(axis=1) / np.maximum(1, known)
        self.prices = np.where(held | (known == 0)[:, None], self.prices, mean[:, None])

    def _taking(self, seats: Costs) -> npt.NDArray[np.int16]:
        """Which session everybody takes in each round (-1: none) where these are the seats."""
        return round_by_round(seats, self._empty)[1]

    def _paid(self, held: Held) -> float:
        """What the prices of these placements bring in."""
        prices = {one: float(self.prices[self.session[one], self.round[one]]) for one in sorted(held)}
        return float(sum(price * (self.most[one] if price > 0 else self.least[one]) for one, price in prices.items()))

    def _valued(self) -> None:
        """Notes what the timetable costs as it is."""
        self._costs = [self._cost(round, held) for round, held in enumerate(self.held)]

    def _change(self, changed: dict[int, Held]) -> float:
        """By how much the cost changes."""
        self._asked = {round: self._cost(round, held) for round, held in changed.items()}
        return sum(cost - self._costs[round] for round, cost in self._asked.items())

    def _taken(self) -> None:
        """Notes that the change asked about last was made."""
        for round, cost in self._asked.items():
            self._costs[round] = cost

    def _cost(self, round: int, held: Held) -> float:
        """What a round with these placements costs everybody together, less what the prices bring in."""
        sessions = [self.session[one] for one in sorted(held)]
        if not sessions:
            return float(self._empty[round].sum(dtype=np.float64))
        priced = (
            self._seats[sessions, round] + self.prices[sessions, round, None].astype(np.float32) * self._sizes[round]
        )
        return float(np.minimum(priced.min(axis=0), self._empty[round]).sum(dtype=np.float64)) - self._paid(held)


class RoundsTogether(RoundsApart):
    """Everybody in few rounds, in a session once only though it runs more often: all rounds are seen together."""

    SWEEP, PRICE_MOVES = 40, 3

    def __init__(self, program: Program, columns: Columns, vector: Whole, seed: int, short: int | None = None) -> None:
        super().__init__(program, columns, vector, seed, short)
        rounds = len(self._empty)
        # One axis a round, 0: still empty, 1: filled; and everybody.
        self._nothing = np.full((*[2] * rounds, self.attendees), np.inf, np.float32)
        self._nothing[(0,) * rounds] = 0
        self._rest = np.zeros_like(self._nothing)
        for round, cost in enumerate(self._empty):
            self._rest[self._where(0, round)] += cost
        self._event, self._names = columns.event, columns.codes["round"].tolist()
        self._lasting = {columns.codes["session"].get_loc(one.code): one for one in lasting(columns.event)}

    @property
    def cost(self) -> float:
        """What the timetable costs everybody together, less what the prices bring in."""
        return self._whole

    def _where(self, filled: int, *rounds: int) -> tuple[slice | int, ...]:
        """The sets of rounds in which all of some rounds are filled, or none."""
        return tuple(filled if round in rounds else slice(None) for round in range(len(self._empty)))

    def _taking(self, seats: Costs) -> npt.NDArray[np.int16]:
        spans: Spans = {
            (session, run[0]): run
            for session, rounds in self._when(self.held).items()
            for run in self._runs(session, rounds)
            if len(run) > 1
        }
        for (session, first), run in spans.items():
            seats[session, first] = seats[session, run].sum(axis=0)
            seats[session, run[1:]] = np.inf
        return cheapest(seats, self._empty, spans)[1]

    def _valued(self) -> None:
        self._whole = self._together(self.held)

    def _change(self, changed: dict[int, Held]) -> float:
        self._next = self._together([changed.get(round, held) for round, held in enumerate(self.held)])
        return self._next - self._whole

    def _taken(self) -> None:
        self._whole = self._next

    def _together(self, held: Sequence[Held]) -> float:
        """What a timetable costs everybody together, less what the prices bring in."""
        costs = self._nothing.copy()
        for session, rounds in self._when(held).items():
            runs = self._runs(session, rounds)
            before = costs.copy() if len(runs) > 1 else costs
            for run in runs:
                seat = self._priced(session, run[0])
                for round in run[1:]:
                    seat = seat + self._priced(session, round)
                filled = costs[self._where(1, *run)]
                np.minimum(filled, before[self._where(0, *run)] + seat, out=filled)
        costs += self._rest
        cheapest_of_all = costs.reshape(-1, self.attendees).min(axis=0)
        return float(cheapest_of_all.sum(dtype=np.float64)) - float(sum(map(self._paid, held)))

    def _priced(self, session: int, round: int) -> Costs:
        """What everybody pays for a seat."""
        price = np.float32(self.prices[session, round])
        return np.asarray(self._seats[session, round] + price * self._sizes[round])

    def _when(self, held: Sequence[Held]) -> dict[int, list[int]]:
        """The rounds in which each session is held."""
        when: dict[int, list[int]] = {}
        for session, round in sorted((self.session[one], self.round[one]) for part in held for one in part):
            when.setdefault(session, []).append(round)
        return when

    def _runs(self, session: int, rounds: Sequence[int]) -> list[tuple[int, ...]]:
        """The rounds of each run of a session that is held in some rounds."""
        if session not in self._lasting:
            return [(round,) for round in rounds]
        held = {self._names[round] for round in rounds}
        runs = runs_of(self._event, self._lasting[session], held)
        return [tuple(self._names.index(round) for round in run) for run in runs]


def anneal_by_prices(
    program: Program,
    columns: Columns,
    vector: Whole,
    *,
    sweeps: int,
    seed: int,
    deadline: Deadline,
    start: Whole | None = None,
    short: int | None = None,
) -> Whole | None:
    """A timetable that is good for everybody together, found in some sweeps from warm to cold.

    With a `start`, which is one already, the walk begins there and less warm. In none that it meets are more than
    `short` seats lacking for sure. None where none was found that keeps the rules about timetables alone.
    """
    rounds_valued = _rounds(program, columns, vector, seed, short)
    timetable = _any_timetable(program, columns, rounds_valued, seed, deadline) if start is None else start
    if timetable is None:
        return None
    hottest = 1.0 if start is None else REHEATED
    random = Random(seed)
    walk = Walk(program, columns, random)
    walk.stand_at(timetable)
    rounds_valued.stand_at(timetable)
    rounds_valued.move_prices(STRIDE, NOISE[0], OPENING)
    free = [0.0] * len(timetable)
    for part in _cooling(sweeps):
        if deadline.left <= 0:
            break
        cold = hottest * part
        for _ in range(rounds_valued.SWEEP if short is None else TIGHT * rounds_valued.SWEEP):
            drawn = walk.step(free)
            after = None if drawn is None else rounds_valued.after(drawn[0])
            if drawn is None or after is None:
                continue
            change, held = after
            if change <= -TEMPERATURE * rounds_valued.unit * rounds_valued.attendees * cold**2 * math.log(
                1.0 - random.random()
            ):
                rounds_valued.take(held)
                walk.stand_at(walk.turned(drawn[0]))
        deadline.spend(WORK * rounds_valued.SWEEP * rounds_valued.attendees)
        rounds_valued.move_prices(STRIDE * max(0.1, cold), max(NOISE[1], NOISE[0] * cold), rounds_valued.PRICE_MOVES)
    return walk.timetable


def cost_at_best_prices(program: Program, columns: Columns, vector: Whole, timetable: Whole) -> float:
    """About what a timetable costs everybody together, before anybody has a seat: hardly more than what they pay."""
    rounds_valued = _rounds(program, columns, vector, 0)
    rounds_valued.stand_at(timetable)
    most = -math.inf
    for cold in _cooling(SETTLING):
        rounds_valued.move_prices(STRIDE * cold, NOISE[1], 1)
        most = max(most, rounds_valued.cost)
    return most


def _rounds(program: Program, columns: Columns, vector: Whole, seed: int, short: int | None = None) -> RoundsApart:
    event = columns.event
    once = all(session.at_most == 1 for session in event.sessions)
    apart = len(event.rounds) > MOST_ROUNDS or (once and not lasting(event))
    return (RoundsApart if apart else RoundsTogether)(program, columns, vector, seed, short)


def _cooling(sweeps: int) -> Iterator[float]:
    """How warm each sweep is, from 1 down."""
    return (1.0 - sweep / sweeps for sweep in range(sweeps))


def _any_timetable(
    program: Program, columns: Columns, rounds_valued: RoundsApart, seed: int, deadline: Deadline
) -> Whole | None:
    """A timetable that keeps the rules about placements alone and has room for everybody in every round."""
    placements = columns.placements.frame["column"].to_numpy()
    rules = program.only_about(placements)
    most, least, round = (
        np.array(numbers) for numbers in (rounds_valued.most, rounds_valued.least, rounds_valued.round)
    )
    for number, due in enumerate(rounds_valued._due.tolist()):
        rules = rules.with_row(np.where(round == number, -most, 0), at_most=-due)
        rules = rules.with_row(np.where(round == number, least, 0), at_most=rounds_valued.attendees)
    effort = cpsat.Effort(deadline.left / 3, seed=seed, any_will_do=True)
    return cpsat.minimise(rules, np.zeros(len(placements), np.int64), deadline=deadline, effort=effort).values


def with_timetable(event: Event, placements: Sequence[Placement]) -> Event:
    """The event with its timetable fixed at these placements."""
    held = {session.code: [one for one in placements if one.session == session.code] for session in event.sessions}
    return replace(
        event,
        sessions=tuple(
            replace(
                session,
                fixed=tuple(Fixed(one.round, one.room or None) for one in held[session.code]),
                at_least=len(held[session.code]) // session.lasts,
                at_most=-(-len(held[session.code]) // session.lasts),
                rounds=session.rounds if session.lasts == 1 else frozenset(one.round for one in held[session.code]),
            )
            for session in event.sessions
        ),
    )
