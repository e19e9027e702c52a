"""Better seats by exact exchanges: a few attendees at a time give up their seats and take the best that there are.

Seats have columns of their own, all of them or, where they are many, those that are hardly dearer than the cheapest at
some prices. One program serves all neighbourhoods, so that there are many in a minute. They are as large as can be
solved at once: larger after one that was easy, smaller after one that was not. Where there is no plan yet, a seat may
be missing at a great cost until there is one.
"""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import numpy.typing as npt
import pandas as pd

from allocator.model.bounds.subgradient import Multipliers
from allocator.model.formulation.columns import Columns
from allocator.model.formulation.objectives import vector_of
from allocator.model.formulation.program import Program
from allocator.model.formulation.seats import SEAT, UNNAMED
from allocator.model.formulation.terms import FREE, Whole
from allocator.model.formulation.units import Units, with_units
from allocator.model.search.incumbent import Task
from allocator.model.search.neighbourhood import WHOLE, Truths, Want, with_levels
from allocator.model.search.seating import RelaxedSeating
from allocator.model.solvers import highs
from allocator.model.solvers.deadline import Deadline

FIRST, LEAST, MOST = 60, 10, 600
"""How many attendees a neighbourhood has: the first, and the fewest and the most."""

AT_ONCE = 1.5
"""Seconds in which a neighbourhood should be solved; it may take twice that."""

LARGER, SMALLER = 1.25, 0.6
"""By how much the next neighbourhood differs after one that was solved, or was not."""

SIDE_BY_SIDE = 2
"""Neighbourhoods that are searched at the same time."""

ENOUGH = 60
"""Neighbourhoods in a row without anything better after which the search ends."""

NEAR, LEEWAY = 0.5, 4.0
"""How much dearer than the cheapest a seat may be that somebody is drawn for, and one that somebody may take."""

BESIDE = 6
"""How many others are drawn from the offerings that somebody would rather be in."""

DEAR = 10
"""What a missing seat costs while there is no plan, in parts of the dearest column."""

OTHERS = 6
"""In how many sessions a round people may sit for whom a seat nobody knows is near, where not all seats are in play."""

Numbers = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Prices:
    """What prices say of the columns in which a timetable is settled, unnamed seats among them.

    `extra` is for each column what it costs beyond the cheapest, `taken` are the columns that people take at them.
    """

    columns: Columns
    program: Program
    extra: Numbers
    taken: Truths


def prices_of_relaxation(relaxed: RelaxedSeating) -> Prices | None:
    """What the linear relaxation says, those taken whom it leaves whole; None where it had no time to say anything."""
    if relaxed.priced is None or relaxed.search_in.values is None:
        return None
    columns = relaxed.columns
    extra = np.maximum(0, columns.unmerged(relaxed.priced.reduced) / relaxed.priced.scale)
    return Prices(columns, relaxed.program, extra, columns.unmerged(relaxed.search_in.values) > 1 - WHOLE)


def prices_of_multipliers(columns: Columns, program: Program, multipliers: Multipliers) -> Prices:
    """What Lagrangian multipliers say."""
    extra, taken = np.zeros(columns.count), np.zeros(columns.count, bool)
    number, dearer = multipliers.relaxation.dearer(multipliers.prices)
    extra[number] = np.minimum(dearer, FREE)
    taken[multipliers.choice.columns] = True
    return Prices(columns, program, columns.unmerged(extra), columns.unmerged(taken))


@dataclass(frozen=True)
class _Seats:
    """The seats of everybody in a settled timetable, with a program and an objective over them.

    `owner` is for each column the attendee whose seat or gap it is (-1: nobody's), `extra` what it costs beyond the
    cheapest. If it is `elastic`, seats may be missing that must not.
    """

    columns: Columns
    program: Program
    vector: Whole
    units: Units
    owner: Whole
    extra: Numbers
    elastic: bool

    @property
    def missing(self) -> Whole:
        """The gaps, by their columns."""
        return self.columns.gaps.frame["column"].to_numpy()

    @cached_property
    def entries(self) -> tuple[Whole, Whole, Whole]:
        """The program's entries by column: where those of each begin, their rows, and their coefficients."""
        order = np.argsort(self.program.column, kind="stable")
        start = np.searchsorted(self.program.column[order], np.arange(self.columns.count + 1))
        return start, self.program.row[order], self.program.coefficient[order]

    def left(self, values: Whole, columns: Whole) -> Program:
        """What is left to choose where all other columns are held at values: these columns, under new numbers."""
        start, row, by = self.entries
        size = start[columns + 1] - start[columns]
        column = np.repeat(np.arange(len(columns)), size)
        place = np.repeat(start[columns] - np.concatenate([[0], np.cumsum(size)[:-1]]), size) + np.arange(size.sum())
        rows, number = np.unique(row[place], return_inverse=True)
        sums = self.program.sums(self.program.coefficient * values[self.program.column])[rows]
        np.subtract.at(sums, number, by[place] * values[columns][column])
        order = np.argsort(number, kind="stable")
        lower, upper = self.program.lower[rows], self.program.upper[rows]
        return Program(
            start=np.concatenate([[0], np.cumsum(np.bincount(number, minlength=len(rows)))]),
            column=column[order],
            coefficient=by[place][order],
            lower=np.where(lower <= -FREE, -FREE, lower - sums),
            upper=np.where(upper >= FREE, FREE, upper - sums),
            low=self.program.low[columns],
            high=self.program.high[columns],
        )


def exchange_seats(task: Task, prices: Prices, want: Want, bound: int) -> None:
    """Improves the incumbent until the bound is met, nothing comes of it any more, or the time is up.

    Those move who pay more than the prices ask, into seats that are hardly dearer than the cheapest.
    """
    incumbent = task.incumbent
    if task.deadline.left <= 0:
        return
    incumbent.took("exchanges of seats")
    seats = _seats(task, prices, want)
    if seats.program.impossible:
        return
    values = _first(task, prices, seats)
    if values is not None and incumbent.plan is None:
        _offer(task, seats, values)
    random = np.random.default_rng(task.seed)
    people = len(seats.columns.codes["attendee"])
    size, idle = float(FIRST), 0
    with ThreadPoolExecutor(SIDE_BY_SIDE) as threads:
        while values is not None and idle < ENOUGH and task.deadline.left > 0:
            before = int(seats.vector @ values)
            if before <= bound:
                return
            loose = [_drawn(seats, values, round(size), random) for _ in range(SIDE_BY_SIDE)]
            asides = [task.deadline.aside() for _ in loose]
            searches = [
                threads.submit(_searched, seats, values, some, aside) for some, aside in zip(loose, asides, strict=True)
            ]
            found = [search.result() for search in searches]
            task.deadline.join(*asides)
            better = _joined(seats, values, [one for _, one in found])
            idle = 0 if int(seats.vector @ better) < before else idle + SIDE_BY_SIDE
            if idle == 0:
                values = better
                _offer(task, seats, values)
            for solved, _ in found:
                size = max(LEAST, min(MOST, people, size * (LARGER if solved else SMALLER)))


def _offer(task: Task, seats: _Seats, values: Whole) -> None:
    """Offers the plan of these values, unless seats are missing that must not."""
    if not (seats.elastic and values[seats.missing].any()):
        task.incumbent.offer_plan(seats.columns.plan(values))


def _joined(seats: _Seats, values: Whole, found: Sequence[Whole | None]) -> Whole:
    """The values with what was found in several neighbourhoods, as far as they go together and are better."""
    best = values
    for other in found:
        if other is not None:
            joined = np.where(other != values, other, best)
            if seats.vector @ joined < seats.vector @ best and seats.program.satisfied_by(joined):
                best = joined
    return best


def _seats(task: Task, prices: Prices, want: Want) -> _Seats:
    """The seats in the timetable that is settled."""
    event, policy = task.columns.event, task.columns.policy
    elastic = task.incumbent.plan is None and policy.everybody_seated
    policy = replace(policy, everybody_seated=False) if elastic else policy
    dearer = _dearer(prices)
    chosen = None if dearer.size <= task.parameters.most_seats else _chosen(task, dearer)
    columns = Columns(event, policy, chosen=chosen)
    placements = columns.placements.frame["column"].to_numpy()
    timetable = prices.program.low[prices.columns.placements.frame["column"].to_numpy()]
    settled = with_levels(task, columns).with_bounds(placements, timetable)
    columns, settled = with_units(columns, settled.tightened())
    vector = want(columns)
    extra = np.zeros(columns.count)
    frame, gaps = columns.seat_frame, columns.gaps.frame
    extra[frame["column"].to_numpy()] = dearer[frame["attendee"], frame["session"], frame["round"]]
    if elastic:
        vector = vector + DEAR * int(np.abs(vector).max(initial=1)) * vector_of(columns, columns.gaps)
        extra[gaps["column"].to_numpy()] = vector.max(initial=1)
    owner = np.full(columns.count, -1)
    for part in (frame, gaps):
        owner[part["column"].to_numpy()] = part["attendee"].to_numpy()
    return _Seats(columns, settled, vector, Units(columns), owner, extra, elastic)


def _dearer(prices: Prices) -> Numbers:
    """What each seat costs beyond the cheapest: attendees x sessions x rounds, by codes.

    A seat without a column of its own costs what the unnamed seat does; where there is none, it is out of reach.
    """
    columns, frame = prices.columns, prices.columns.seat_frame
    dearer = np.full([len(columns.codes[key]) for key in SEAT], float(FREE))
    extra = prices.extra[frame["column"].to_numpy()]
    nameless = (frame["session"] == UNNAMED).to_numpy()
    who, session, round = (frame[key].to_numpy(np.int64) for key in SEAT)
    dearer[who[nameless], :, round[nameless]] = extra[nameless][:, None]
    dearer[who[~nameless], session[~nameless], round[~nameless]] = extra[~nameless]
    return dearer


def _chosen(task: Task, dearer: Numbers) -> pd.DataFrame:
    """For everybody in each round the cheapest seats in a few sessions, drawn where equally dear; their own too."""
    random = np.random.default_rng(task.seed)
    sessions = dearer.shape[1]
    noisy = dearer + random.random(dearer.shape) * WHOLE
    best = np.argpartition(noisy, min(OTHERS, sessions) - 1, axis=1)[:, :OTHERS]
    people, rounds = np.indices((len(dearer), dearer.shape[2]))
    chosen = pd.DataFrame(
        {
            "attendee": np.repeat(people[:, None], best.shape[1], axis=1).ravel(),
            "session": best.ravel(),
            "round": np.repeat(rounds[:, None], best.shape[1], axis=1).ravel(),
        }
    )
    plan = task.incumbent.plan
    if plan is None:
        return chosen
    seats = [(one.attendee, one.session, one.round) for one in plan.assignments]
    return pd.concat([chosen, task.columns.coded(("attendee", "session", "round"), seats)], ignore_index=True)


def _first(task: Task, prices: Prices, seats: _Seats) -> Whole | None:
    """The values to begin with: the incumbent's, or seats one after the other, those taken at the prices first.

    None where some row is not kept by these.
    """
    if task.incumbent.plan is not None:
        values = np.clip(seats.columns.values(task.incumbent.plan), seats.program.low, seats.program.high)
    else:
        values = _filled(seats, _taken(prices, seats))
    return values if seats.program.satisfied_by(values) else None


def _taken(prices: Prices, seats: _Seats) -> Truths:
    """The columns of the seats that people take at the prices."""
    known, frame = prices.columns.seat_frame, seats.columns.seat_frame
    taken = known.loc[prices.taken[known["column"].to_numpy()], SEAT]
    found = np.zeros(seats.columns.count, bool)
    found[frame.merge(taken, on=SEAT)["column"].to_numpy()] = True
    return found


def _filled(seats: _Seats, taken: Truths) -> Whole:
    """A seat wherever no row speaks against it, those taken first, then the cheapest; the largest units go first."""
    program, frame = seats.program, seats.columns.seat_frame
    start, row, by = seats.entries
    values = program.high.copy()
    number = frame["column"].to_numpy()
    values[number] = program.low[number]
    sums = program.sums(program.coefficient * values[program.column])
    rounds = len(seats.columns.codes["round"])
    place = (frame["attendee"] * rounds + frame["round"]).to_numpy()
    cheap = np.lexsort((seats.extra[number], ~taken[number], place))
    cheap = cheap[program.high[number[cheap]] == 1]
    number, place = number[cheap], place[cheap]
    gaps = seats.columns.gaps.frame
    missing = gaps[values[gaps["column"].to_numpy()] == 1]
    wanted = np.zeros(len(seats.columns.codes["attendee"]) * rounds, bool)
    wanted[place[taken[number]]] = True
    theirs = (missing["attendee"] * rounds + missing["round"]).to_numpy()
    order = np.lexsort((-seats.units.size[missing["attendee"], missing["round"]], ~wanted[theirs]))
    for at, gap in zip(theirs[order].tolist(), missing["column"].to_numpy()[order].tolist(), strict=True):
        first, last = np.searchsorted(place, (at, at + 1))
        for one in number[first:last].tolist():
            entries = slice(start[one], start[one + 1])
            after = sums[row[entries]] + by[entries]
            if np.all(after <= program.upper[row[entries]]):
                sums[row[entries]] = after
                values[one], values[gap] = 1, 0
                entries = slice(start[gap], start[gap + 1])
                sums[row[entries]] -= by[entries]
                break
    return values


def _drawn(seats: _Seats, values: Whole, size: int, random: np.random.Generator) -> Truths:
    """So many attendees: one after the other who pays much, each with some who sit where that one would rather be."""
    people = len(seats.columns.codes["attendee"])
    theirs = seats.owner >= 0
    paid = np.bincount(seats.owner[theirs], (seats.extra * values)[theirs], people)
    frame = seats.columns.seat_frame
    number, owner = frame["column"].to_numpy(), frame["attendee"].to_numpy()
    offering = (frame["session"] * len(seats.columns.codes["round"]) + frame["round"]).to_numpy()
    sits = values[number] == 1
    near = (seats.program.high[number] == 1) & (seats.extra[number] <= NEAR) & ~sits
    movable = np.bincount(owner[near], minlength=people) > 0
    wanting, wanted = owner[near], offering[near]
    inside = np.flatnonzero(sits & movable[owner])
    inside = inside[np.argsort(offering[inside], kind="stable")]
    where, whose = offering[inside], owner[inside]
    loose = np.zeros(people, bool)
    for one in np.argsort(-(paid + 0.1) * random.random(people)):
        if np.count_nonzero(loose) >= size:
            break
        first, last = np.searchsorted(wanting, (one, one + 1))
        others = [whose[slice(*np.searchsorted(where, (place, place + 1)))] for place in np.unique(wanted[first:last])]
        loose[random.permutation(np.unique(np.concatenate(others)))[:BESIDE] if others else []] = True
        loose[one] = True
    return seats.units.linked(loose)


def _searched(seats: _Seats, values: Whole, loose: Truths, deadline: Deadline) -> tuple[bool, Whole | None]:
    """Whether the best seats of some attendees were found in time, and all columns' values with what was found."""
    program = seats.program
    open_ = program.low < program.high
    free = open_ & ((seats.owner < 0) | loose[seats.owner]) & ((seats.extra <= LEEWAY) | (values == 1))
    free[seats.missing] = open_[seats.missing] & loose[seats.owner[seats.missing]]
    columns = np.flatnonzero(free)
    part, vector = seats.left(values, columns), seats.vector[columns]
    found = highs.minimise(part, vector, deadline=deadline, seconds=2 * AT_ONCE, start=values[columns])
    if found.values is None:
        return False, None
    better = values.copy()
    better[columns] = found.values
    return found.value <= found.bound, better
