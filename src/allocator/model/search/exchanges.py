"""Better seats by exact exchanges: a few attendees at a time give up their seats and take the best that there are.

Seats have columns of their own, all of them or, where they are many, those that are hardly dearer than the cheapest at
some prices. One program serves all neighbourhoods, so that there are many in a minute. They are as large as can be
solved at once: larger after one that was easy, smaller after one that was not. Where there is no plan yet, a seat may
be missing at a great cost until there is one.
"""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

import numpy as np

from allocator.model.formulation.terms import Whole
from allocator.model.search.incumbent import Task
from allocator.model.search.neighbourhood import Truths, Want
from allocator.model.search.prices import Prices
from allocator.model.search.seats_in_play import SeatsInPlay, first_values, seats_in_play, worth_building
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


def exchange_seats(task: Task, prices: Prices, want: Want, bound: int) -> None:
    """Improves the incumbent until the bound is met, nothing comes of it any more, or the time is up.

    Those move who pay more than the prices ask, into seats that are hardly dearer than the cheapest.
    """
    incumbent = task.incumbent
    reached = incumbent.value(want(task.columns))
    if (reached is not None and reached <= bound) or not worth_building(task):
        return
    incumbent.took("exchanges of seats")
    seats = seats_in_play(task, prices, want)
    if seats.program.impossible:
        return
    values = first_values(task, prices, seats)
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


def _offer(task: Task, seats: SeatsInPlay, values: Whole) -> None:
    """Offers the plan of these values, unless seats are missing that must not."""
    if not (seats.elastic and values[seats.missing].any()):
        task.incumbent.offer_plan(seats.columns.plan(values))


def _joined(seats: SeatsInPlay, values: Whole, found: Sequence[Whole | None]) -> Whole:
    """The values with what was found in several neighbourhoods, as far as they go together and are better."""
    best = values
    for other in found:
        if other is not None:
            joined = np.where(other != values, other, best)
            if seats.vector @ joined < seats.vector @ best and seats.program.satisfied_by(joined):
                best = joined
    return best


def _drawn(seats: SeatsInPlay, values: Whole, size: int, random: np.random.Generator) -> Truths:
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


def _searched(seats: SeatsInPlay, values: Whole, loose: Truths, deadline: Deadline) -> tuple[bool, Whole | None]:
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
