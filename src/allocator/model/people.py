"""Everybody's seats in a settled timetable: price, relax, keep whom that leaves whole, place the others exactly.

Only the capacities couple the attendees, so a basic solution of the linear relaxation is fractional for at most about
as many attendees as there are offerings. Seats that nobody wished for are anonymous in it; those who need one are
placed with the fractional ones.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from allocator.model.bargain import Bargain
from allocator.model.columns import Columns
from allocator.model.linear import Answer, Linear, Priced, priced
from allocator.model.polish import (
    NEVER,
    WHOLE,
    Question,
    Truths,
    Want,
    answer,
    question,
    sharpened,
    with_levels,
)
from allocator.model.program import Program
from allocator.model.search import Impossible, Task, least
from allocator.model.seats import ANONYMOUS, SEAT
from allocator.model.terms import FREE

WIDER = 4
"""How many times more attendees are placed anew when the exact question falls short of the bound."""

MOST_SEATS = 400_000
"""The most seats that an exact question may have."""

LEEWAY = 1.0
"""How much dearer than the cheapest a seat may be, in units of the market, to be in the linear programme at first."""

MOST_COLUMNS = 400_000
"""The most columns of a linear programme over everybody; beyond that there are prices and polishing only."""


@dataclass(frozen=True)
class Relaxed:
    """The linear relaxation's answer for the seats in play, what its prices prove (None: no answer), and a bound."""

    columns: Columns
    program: Program
    answer: Answer
    priced: Priced | None
    bound: int


def relax_people(task: Task, program: Program, want: Want, struck: Bargain | None = None) -> Relaxed:
    """The relaxation under an objective; raises Impossible where it has no solution.

    Only the columns that the prices of `struck` leave are in it at first, and then those that its own prices miss.
    """
    bare = program.with_rows(program.binding()).united()
    vector = want(task.columns)
    bound = max(least(program, vector), -FREE if struck is None else struck.bound)
    open_ = np.ones(len(vector), bool) if struck is None else struck.near(len(vector), LEEWAY)
    if np.count_nonzero(open_ & (bare.low < bare.high)) > MOST_COLUMNS:
        return Relaxed(task.columns, program, Answer(), None, bound)
    while True:
        shut = np.flatnonzero(~open_ & (bare.low == 0))
        found = Linear(bare.with_bounds(shut, np.zeros(len(shut), np.int64)), vector, warm=False).solve(task.halt)
        if found.impossible and open_.all():
            raise Impossible
        if found.impossible:
            open_ = np.ones(len(vector), bool)
            continue
        if found.prices is None:
            return Relaxed(task.columns, program, found, None, bound)
        proved = priced(bare, vector, found.prices)
        bound = max(bound, proved.bound)
        missing = ~open_ & (proved.reduced < 0)
        if proved.bound >= found.value - WHOLE or not missing.any():
            return Relaxed(task.columns, program, found, proved, bound)
        open_ |= missing


def seat_people(task: Task, relaxed: Relaxed, want: Want) -> int:
    """Improves the incumbent until the bound is met or the time is up; returns the bound, raised where proved."""
    halt = task.halt
    if relaxed.answer.values is None:
        return relaxed.bound
    vector = want(task.columns)
    loose = _not_whole(relaxed)
    random = np.random.default_rng(task.seed)
    while halt.left > 0:
        for tight in (True, False):
            asked = _asked(task, relaxed, loose, tight=tight)
            answer(task, sharpened(task, asked, want), want)
            value = task.incumbent.value(vector)
            if value is not None and value <= relaxed.bound:
                return relaxed.bound
        best = answer(task, asked, want)
        if best >= NEVER and loose.all():
            raise Impossible
        value = task.incumbent.value(vector)
        if (value is not None and value <= relaxed.bound) or loose.all():
            break
        if value is not None and loose.sum() * WIDER > len(loose) // 2:
            break
        more = random.permutation(len(loose))[: max(20, WIDER * int(loose.sum()))]
        loose = loose.copy()
        loose[more] = True
    value = task.incumbent.value(vector)
    if value is None or value <= relaxed.bound or halt.left <= 0:
        return relaxed.bound
    return _prove(task, relaxed, want, value)


def _not_whole(relaxed: Relaxed) -> Truths:
    """The attendees, by code, who get a part of a seat or an anonymous one."""
    assert relaxed.answer.values is not None
    frame = relaxed.columns.seats.frame
    share = relaxed.answer.values[: len(frame)]
    split = (share > WHOLE) & (share < 1 - WHOLE)
    nameless = (share > WHOLE) & (frame["session"] == ANONYMOUS).to_numpy()
    loose = np.zeros(len(relaxed.columns.codes["attendee"]), bool)
    loose[frame["attendee"].to_numpy()[split | nameless]] = True
    return loose


def _asked(task: Task, relaxed: Relaxed, loose: Truths, *, tight: bool) -> Question:
    """The loose attendees anew, the others where the relaxation has them.

    If it is `tight`, only seats are in play that a plan could have that costs no more than the bound.
    """
    assert relaxed.answer.values is not None
    assert relaxed.priced is not None
    frame = relaxed.columns.seats.frame
    theirs = loose[frame["attendee"].to_numpy()]
    kept = frame[(relaxed.answer.values[: len(frame)] > 0.5) & ~theirs]
    possible = ~relaxed.priced.hopeless(relaxed.bound + 1) & (relaxed.program.high == 1)
    near = frame[possible[: len(frame)] & theirs] if tight else None
    return question(task, relaxed.program, kept, loose, near)


def _prove(task: Task, relaxed: Relaxed, want: Want, value: int) -> int:
    """Asks for a plan better than the incumbent's in the seats that one could use; returns the bound.

    A seat whose reduced cost is above what is left between the relaxation and the incumbent is in no better plan, and
    so is, where that holds of the anonymous seat, any seat that it stands for.
    """
    assert relaxed.priced is not None
    frame = relaxed.columns.seats.frame
    open_ = ~relaxed.priced.hopeless(value)[: len(frame)]
    nameless = frame[open_ & (frame["session"] == ANONYMOUS).to_numpy()][["attendee", "round"]]
    sessions = pd.DataFrame({"session": np.arange(len(relaxed.columns.codes["session"]))})
    if len(nameless) * len(sessions) + int(open_.sum()) > MOST_SEATS:
        return relaxed.bound
    columns = task.columns.with_seats(nameless.merge(sessions, how="cross"))
    seats = columns.seats.frame
    closed = frame[~open_ & (frame["session"] != ANONYMOUS).to_numpy()]
    shut = seats[SEAT].merge(closed[SEAT], how="left", indicator=True)["_merge"].to_numpy() == "both"
    number = seats["column"].to_numpy()[shut]
    program = with_levels(task, columns)
    program = program.with_row(want(columns), at_most=value - 1)
    program = program.with_bounds(number, np.zeros(len(number), np.int64)).tightened()
    proved = answer(task, Question(columns, program), want)
    return max(relaxed.bound, min(value, proved))
