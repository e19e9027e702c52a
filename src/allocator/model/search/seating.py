"""Everybody's seats in a settled timetable: price, relax, keep whom that leaves whole, place the others exactly.

Only the capacities couple the attendees, so a basic solution of the linear relaxation is fractional for at most about
as many attendees as there are offerings. Seats that nobody wished for are unnamed in it; those who need one are
placed with the fractional ones.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from allocator.model.bounds.subgradient import Multipliers
from allocator.model.formulation.columns import Columns
from allocator.model.formulation.program import Program
from allocator.model.formulation.seats import SEAT, UNNAMED
from allocator.model.formulation.terms import FREE
from allocator.model.formulation.units import Units
from allocator.model.search.incumbent import Impossible, Task
from allocator.model.search.neighbourhood import (
    NEVER,
    WHOLE,
    Neighbourhood,
    Truths,
    Want,
    neighbourhood_of,
    search_in,
    sharpened,
    with_levels,
)
from allocator.model.solvers.highs import LinearRelaxation, LinearSolution, Priced, priced

WIDER = 4
"""How many times more attendees the next neighbourhood has when one falls short of the bound."""

LEEWAY = 1.0
"""How much dearer than the cheapest a seat may be, in units of the relaxation, to be in the linear program at first."""


@dataclass(frozen=True)
class RelaxedSeating:
    """The linear relaxation's answer for the seats in play, what its prices prove (None: no answer), and a bound."""

    columns: Columns
    program: Program
    search_in: LinearSolution
    priced: Priced | None
    bound: int


def relax_people(task: Task, program: Program, want: Want, multipliers: Multipliers | None = None) -> RelaxedSeating:
    """The relaxation under an objective; raises Impossible where it has no solution.

    Only the columns that the prices of `multipliers` leave are in it at first, and then those that its own prices miss.
    """
    bare = program.with_rows(program.binding()).united()
    vector = want(task.columns)
    bound = max(program.least(vector), -FREE if multipliers is None else multipliers.bound)
    open_ = np.ones(len(vector), bool) if multipliers is None else multipliers.near(len(vector), LEEWAY)
    if np.count_nonzero(open_ & (bare.low < bare.high)) > task.parameters.most_columns:
        return RelaxedSeating(task.columns, program, LinearSolution(), None, bound)
    task.incumbent.took("linear relaxation")
    while True:
        shut = np.flatnonzero(~open_ & (bare.low == 0))
        found = LinearRelaxation(bare.with_bounds(shut, np.zeros(len(shut), np.int64)), vector, warm=False).solve(
            task.deadline
        )
        if found.impossible and open_.all():
            raise Impossible
        if found.impossible:
            open_ = np.ones(len(vector), bool)
            continue
        if found.prices is None:
            return RelaxedSeating(task.columns, program, found, None, bound)
        proved = priced(bare, vector, found.prices)
        bound = max(bound, proved.bound)
        missing = ~open_ & (proved.reduced < 0)
        if proved.bound >= found.value - WHOLE or not missing.any():
            return RelaxedSeating(task.columns, program, found, proved, bound)
        open_ |= missing


def seat_people(task: Task, relaxed: RelaxedSeating, want: Want) -> int:
    """Improves the incumbent until the bound is met or the time is up; returns the bound, raised where proved."""
    deadline = task.deadline
    if relaxed.search_in.values is None:
        return relaxed.bound
    task.incumbent.took("neighbourhoods")
    vector = want(task.columns)
    units = Units(relaxed.columns)
    loose = units.linked(_not_whole(relaxed))
    random = np.random.default_rng(task.seed)
    while deadline.left > 0:
        for tight in (True, False):
            asked = _asked(task, relaxed, loose, tight=tight)
            search_in(task, sharpened(task, asked, want), want)
            value = task.incumbent.value(vector)
            if value is not None and value <= relaxed.bound:
                return relaxed.bound
        best = search_in(task, asked, want)
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
        loose = units.linked(loose)
    value = task.incumbent.value(vector)
    if value is None or value <= relaxed.bound or deadline.left <= 0:
        return relaxed.bound
    return _prove(task, relaxed, want, value)


def _not_whole(relaxed: RelaxedSeating) -> Truths:
    """The attendees, by code, who get a part of a seat or an unnamed one."""
    assert relaxed.search_in.values is not None
    frame = relaxed.columns.seat_frame
    share = relaxed.columns.unmerged(relaxed.search_in.values)[: len(frame)]
    split = (share > WHOLE) & (share < 1 - WHOLE)
    nameless = (share > WHOLE) & (frame["session"] == UNNAMED).to_numpy()
    loose = np.zeros(len(relaxed.columns.codes["attendee"]), bool)
    loose[frame["attendee"].to_numpy()[split | nameless]] = True
    return loose


def _asked(task: Task, relaxed: RelaxedSeating, loose: Truths, *, tight: bool) -> Neighbourhood:
    """A neighbourhood of the free attendees, the others sitting where the relaxation has them.

    If it is `tight`, only seats are in play that a plan could have that costs no more than the bound.
    """
    assert relaxed.search_in.values is not None
    assert relaxed.priced is not None
    frame = relaxed.columns.seat_frame
    theirs = loose[frame["attendee"].to_numpy()]
    kept = frame[(relaxed.columns.unmerged(relaxed.search_in.values)[: len(frame)] > 0.5) & ~theirs]
    possible = relaxed.columns.unmerged(~relaxed.priced.hopeless(relaxed.bound + 1) & (relaxed.program.high == 1))
    near = frame[possible[: len(frame)] & theirs] if tight else None
    return neighbourhood_of(task, relaxed.program, kept, loose, near)


def _prove(task: Task, relaxed: RelaxedSeating, want: Want, value: int) -> int:
    """Asks for a plan better than the incumbent's in the seats that one could use; returns the bound.

    A seat whose reduced cost is above what is left between the relaxation and the incumbent is in no better plan, and
    so is, where that holds of the unnamed seat, any seat that it stands for.
    """
    assert relaxed.priced is not None
    frame = relaxed.columns.seat_frame
    open_ = relaxed.columns.unmerged(~relaxed.priced.hopeless(value))[: len(frame)]
    nameless = frame[open_ & (frame["session"] == UNNAMED).to_numpy()][["attendee", "round"]]
    sessions = pd.DataFrame({"session": np.arange(len(relaxed.columns.codes["session"]))})
    if len(nameless) * len(sessions) + int(open_.sum()) > task.parameters.most_seats:
        return relaxed.bound
    columns = task.columns.with_seats(nameless.merge(sessions, how="cross"))
    seats = columns.seat_frame
    closed = frame[~open_ & (frame["session"] != UNNAMED).to_numpy()]
    shut = seats[SEAT].merge(closed[SEAT], how="left", indicator=True)["_merge"].to_numpy() == "both"
    number = seats["column"].to_numpy()[shut]
    program = with_levels(task, columns)
    program = program.with_row(want(columns), at_most=value - 1)
    program = program.with_bounds(number, np.zeros(len(number), np.int64)).tightened()
    proved = search_in(task, Neighbourhood(columns, program), want)
    return max(relaxed.bound, min(value, proved))
