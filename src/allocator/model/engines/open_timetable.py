"""Open timetables: bounds from aggregation, first timetables by prices, then annealing with linear programs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import numpy as np

from allocator.model.bounds.aggregation import without_rounds
from allocator.model.bounds.headcount import Headcount
from allocator.model.engines import fixed_timetable
from allocator.model.engines.reference import ask_outright
from allocator.model.formulation.objectives import guide, of
from allocator.model.formulation.program import Program
from allocator.model.formulation.terms import FREE, Whole
from allocator.model.search.annealing import anneal
from allocator.model.search.annealing_by_prices import anneal_by_prices
from allocator.model.search.incumbent import Impossible, Task
from allocator.model.search.neighbourhood import Want
from allocator.model.search.seating import relax_people
from allocator.model.search.timetable import first_timetable
from allocator.model.solvers import cpsat, highs
from allocator.model.solvers.cpsat import Effort
from allocator.model.solvers.deadline import Deadline

FIRST_BOUND = 5.0
"""Seconds at most for the aggregation from which the first timetable is made."""

FIRST_TRY = 2.0
"""Seconds at most for a first timetable; any will do."""

STARTING = 0.15
"""The part of the time that timetables by prices may take at the beginning."""

SEATING = 0.6
"""The part of an objective's time for a timetable that seats as many people as possible."""

DRAWING = 1.0
"""Seconds at most for a timetable with as many seats as possible, to start from."""

WALKING = 0.7
"""The part of the time for annealing where units are to be seated: their seats take time of their own."""

LACKING = 2
"""What a missing seat costs, in unwished seats, in timetables by prices where some must be missing."""


def begin(task: Task, program: Program) -> None:
    """A first plan with the total cost in mind, whatever the levels are.

    Prices are quick with one thread too; where they find no timetable that can be met, the aggregation makes one.
    """
    with task.deadline.part(task.deadline.left * STARTING) as deadline:
        task.incumbent.took("annealing by prices")
        by_prices = _by_prices(task, program, deadline)
        for number in range(task.parameters.starts):
            timetable = by_prices(task.seed + number)
            if timetable is not None and (deadline.left > 0 or number == 0):
                # A slow machine has no time for several, and is the one that needs the first.
                seating = replace(task, deadline=deadline if number else task.deadline)
                _seat_in(seating, program, guide(task.columns), timetable)
    if task.incumbent.values is None:
        _begin_by_aggregation(task, program)
    if task.incumbent.values is None:
        _seat_anyhow(task, program)


def _begin_by_aggregation(task: Task, program: Program) -> None:
    """A timetable in which few of the sets of sessions clash that the aggregation gives everybody."""
    columns, aim = task.columns, guide(task.columns)
    effort = Effort(min(FIRST_BOUND, task.deadline.left / 10), task.workers, task.seed)
    task.incumbent.took("aggregation")
    relaxed = without_rounds(program, columns)
    sets = cpsat.minimise(relaxed.program, relaxed.vector(aim), deadline=task.deadline, effort=effort)
    if sets.impossible:
        raise Impossible
    if sets.values is None:
        return
    part = task.deadline.left / 10
    for seconds in (min(FIRST_TRY, part), task.deadline.left / 3):
        effort = Effort(seconds, task.workers, task.seed, any_will_do=True)
        timetable = first_timetable(program, columns, relaxed, sets.values, deadline=task.deadline, effort=effort)
        if timetable is not None:
            _seat_in(task, program, aim, timetable)
            return


def lower(task: Task, program: Program, want: Want, *, proves: bool) -> int:
    """Improves the incumbent until the bound is met or the time is up; returns the bound.

    `proves`: the bound is one on the level that is worked on.
    """
    vector = want(task.columns)
    bound = program.least(vector)
    for method in _methods(task, program, vector):
        with task.deadline.part(task.deadline.left * method.part) as deadline:
            bound = method.lower(replace(task, deadline=deadline), program, want, bound)
        if proves:
            task.incumbent.prove(bound)
        if task.incumbent.value(vector) == bound or task.deadline.left <= 0:
            return bound
    return bound


@dataclass(frozen=True)
class _Method:
    """A method with the part of the time left that it may take; it returns a bound."""

    lower: Callable[[Task, Program, Want, int], int]
    part: float = 1.0


def _methods(task: Task, program: Program, vector: Whole) -> Iterator[_Method]:
    """The methods for an objective, in their order."""
    if not vector[task.columns.seat_frame["column"].to_numpy()].any():
        yield _Method(_seat_by_headcount)
    yield _Method(_relax)
    if task.columns.policy.most_moved is not None and program.free > task.parameters.small:
        yield _Method(_ask_outright)
    yield _Method(_aggregate)
    yield _Method(_walk)


def _aggregate(task: Task, program: Program, want: Want, bound: int) -> int:
    """The bound from the aggregation of all rounds."""
    task.incumbent.took("aggregation")
    vector = want(task.columns)
    aggregated = without_rounds(program, task.columns)
    # The bound holds for plans. The relaxation may go below it, so it is no floor for the relaxation.
    effort = Effort(task.deadline.left / 10, task.workers, task.seed)
    sets = cpsat.minimise(aggregated.program, aggregated.vector(vector), deadline=task.deadline, effort=effort)
    if sets.impossible:
        raise Impossible
    return max(bound, sets.bound + aggregated.constant(vector))


def _walk(task: Task, program: Program, want: Want, bound: int) -> int:
    """Simulated annealing over timetables; returns the bound as it was."""
    if task.incumbent.values is not None:
        task.incumbent.took("annealing over timetables")
        vector, cost = want(task.columns), of(task.columns, "total cost")
        beside = None if np.array_equal(vector, cost) else cost
        part = WALKING if task.columns.merging is not None else 1.0
        with task.deadline.part(task.deadline.left * part) as deadline:
            fresh, walking = _by_prices(task, program, deadline), replace(task, deadline=deadline)
            best = anneal(walking, program, vector, bound=bound, fresh=fresh, guide=beside)
        if best is not None and task.deadline.left > 0:
            fixed_timetable.seat_in_timetable(task, best, want)
    return bound


def _by_prices(task: Task, program: Program, deadline: Deadline) -> Callable[[int], Whole | None]:
    """How to make timetables by prices, each of a seed.

    Where seats must be lacking, in none are more than must be: prices alone are slow to see that.
    """
    columns = task.columns
    unseated, sweeps = of(columns, "unseated"), task.parameters.sweeps
    if task.incumbent.value(unseated):
        headcount = Headcount(program, columns, unseated)
        fewest = headcount.drawn(task.seed, deadline, min(DRAWING, deadline.left)).value
        if 0 < fewest < FREE:
            missing = columns.policy.unwished_seat_cost(columns.event) * unseated
            mild = of(columns, "total cost") + (LACKING - 1) * missing

            def lacking(seed: int) -> Whole | None:
                start = headcount.drawn(seed, deadline, min(DRAWING, deadline.left)).timetable
                return anneal_by_prices(
                    program, columns, mild, sweeps=sweeps, seed=seed, deadline=deadline, start=start, short=fewest
                )

            return lacking
    aim = guide(columns)
    return lambda seed: anneal_by_prices(program, columns, aim, sweeps=sweeps, seed=seed, deadline=deadline)


def _relax(task: Task, program: Program, want: Want, bound: int) -> int:
    """The bound from the linear relaxation of all columns."""
    return max(bound, relax_people(task, program, want).bound)


def _seat_by_headcount(task: Task, program: Program, want: Want, bound: int) -> int:
    """A timetable for an objective that does not ask who sits in which session, and its people; returns its bound.

    Hardly anything but rooms and moves counts then, which branch and cut sees through within seconds. Of several such
    timetables it is the one in which most people can stay where they are.
    """
    task.incumbent.took("headcounts")
    headcount = Headcount(program, task.columns, want(task.columns))
    found = headcount.best(_staying(task), task.deadline, task.deadline.left * SEATING)
    if found.impossible:
        raise Impossible
    if found.timetable is not None:
        _seat_in(task, program, guide(task.columns), found.timetable, part=1.0)
    return max(bound, found.bound)


def _staying(task: Task) -> Whole:
    """For each placement, how many of those who are in that session in that round can stay."""
    columns, plan = task.columns, task.incumbent.plan
    placed = columns.placements.frame
    seats = () if plan is None else plan.assignments
    taken = columns.coded(("session", "round"), [(one.session, one.round) for one in seats]).value_counts()
    there = placed.join(taken.rename("taken"), on=["session", "round"])["taken"].fillna(0).astype(np.int64)
    return np.asarray(np.minimum(there, placed["capacity"]), np.int64)


def _ask_outright(task: Task, program: Program, want: Want, bound: int) -> int:
    """Has CP-SAT solve the program as it is."""
    return ask_outright(task, program, want(task.columns), bound, proves=False)


def _seat_in(task: Task, program: Program, vector: Whole, timetable: Whole, part: float = 0.25) -> None:
    """Everybody's seats in a timetable, as good as a part of the time left allows."""
    placements = task.columns.placements.frame["column"].to_numpy()
    people = program.with_bounds(placements, timetable).tightened()
    found = highs.minimise(people, vector, deadline=task.deadline, seconds=task.deadline.left * part)
    if found.values is not None:
        task.incumbent.offer(found.values)


def _seat_anyhow(task: Task, program: Program) -> None:
    """Any plan at all."""
    effort = Effort(task.deadline.left / 2, task.workers, task.seed)
    nothing = np.zeros(len(program.low), np.int64)
    found = cpsat.minimise(program, nothing, deadline=task.deadline, effort=effort)
    if found.impossible:
        raise Impossible
    if found.values is not None:
        task.incumbent.offer(found.values)
