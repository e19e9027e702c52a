"""The road for an open timetable: who could have which sessions, when and where these run, and better timetables."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import numpy as np

from allocator.model import cpsat, linear
from allocator.model.cpsat import Effort
from allocator.model.crowd import crowd_timetable
from allocator.model.halt import Halt
from allocator.model.improve import improve
from allocator.model.objectives import guide, of
from allocator.model.people import relax_people
from allocator.model.polish import Want
from allocator.model.program import Program
from allocator.model.relax import without_rounds
from allocator.model.search import Impossible, Task, least
from allocator.model.terms import FREE, Whole
from allocator.model.timetable import first_timetable
from allocator.model.whoever import Whoever

SMALL = 4000
"""Free columns up to which CP-SAT is asked outright."""

FIRST_BOUND = 5.0
"""The most seconds for the relaxation that the first timetable is made from."""

FIRST_TRY = 2.0
"""The most seconds for a first timetable: any, so that it is soon there."""

STARTS, SPELLS = 4, 240
"""Timetables looked for by prices, to go on from the best, and the spells for each."""

STARTING = 0.15
"""The most of the time that these may take."""

SEATING = 0.6
"""The most of an objective's time for a timetable that seats as many as can be, whoever they are."""

DRAWING = 1.0
"""The most seconds for a timetable that seats as many as can be, to begin from."""

LACKING = 2
"""What a missing seat costs in timetables by prices, in unwished ones, where some are missing whatever is done."""


def begin(task: Task, program: Program) -> None:
    """A first plan with the total cost in mind, whatever the levels are."""
    columns, aim = task.columns, guide(task.columns)
    effort = Effort(min(FIRST_BOUND, task.halt.left / 10), task.workers, task.seed)
    relaxed = without_rounds(program, columns)
    sets = cpsat.minimise(relaxed.program, relaxed.vector(aim), halt=task.halt, effort=effort)
    if sets.impossible:
        raise Impossible
    if sets.values is not None:
        part = task.halt.left / 10
        for seconds in (min(FIRST_TRY, part), task.halt.left / 3):
            effort = Effort(seconds, task.workers, task.seed, any_will_do=True)
            timetable = first_timetable(program, columns, relaxed, sets.values, halt=task.halt, effort=effort)
            if timetable is not None:
                _seat_in(task, program, aim, timetable)
                break
    with task.halt.part(task.halt.left * STARTING) as halt:
        by_prices = _by_prices(task, program, halt)
        for number in range(STARTS):
            timetable = by_prices(task.seed + number)
            if timetable is not None and (halt.left > 0 or number == 0):
                # A slow machine has no time for several, and is the one that needs the first.
                _seat_in(replace(task, halt=halt if number else task.halt), program, aim, timetable)
    if task.incumbent.values is None:
        _seat_anyhow(task, program)


def lower(task: Task, program: Program, want: Want, *, proves: bool) -> int:
    """Improves the incumbent until the bound is met or the time is up; returns the bound.

    `proves`: the bound is one on the level that is worked on.
    """
    vector = want(task.columns)
    bound = least(program, vector)
    for road in _roads(task, program, vector):
        with task.halt.part(task.halt.left * road.part) as halt:
            bound = road.lower(replace(task, halt=halt), program, want, bound)
        if proves:
            task.incumbent.prove(bound)
        if task.incumbent.value(vector) == bound or task.halt.left <= 0:
            return bound
    return bound


@dataclass(frozen=True)
class _Road:
    """A way to a better plan or a better bound, for so great a part of the time left; it returns the bound."""

    lower: Callable[[Task, Program, Want, int], int]
    part: float = 1.0


def _roads(task: Task, program: Program, vector: Whole) -> Iterator[_Road]:
    """What is tried for an objective, one after the other."""
    if not vector[task.columns.seats.frame["column"].to_numpy()].any():
        yield _Road(_seat_whoever)
    yield _Road(_relax)
    few = task.columns.policy.most_moved is not None
    if few or np.count_nonzero(program.low < program.high) <= SMALL:
        yield _Road(_ask_outright, 1.0 if few else 0.5)
    yield _Road(_melt)
    yield _Road(_walk)


def _melt(task: Task, program: Program, want: Want, bound: int) -> int:
    """What it would cost if there were no rounds."""
    vector = want(task.columns)
    melted = without_rounds(program, task.columns)
    # The bound is one on plans; the relaxation may well go below it, and must not be told.
    effort = Effort(task.halt.left / 10, task.workers, task.seed)
    sets = cpsat.minimise(melted.program, melted.vector(vector), halt=task.halt, effort=effort)
    if sets.impossible:
        raise Impossible
    return max(bound, sets.bound + melted.constant(vector))


def _walk(task: Task, program: Program, want: Want, bound: int) -> int:
    """Better and better timetables."""
    if task.incumbent.values is not None:
        vector, cost = want(task.columns), of(task.columns, "total cost")
        fresh = _by_prices(task, program, task.halt)
        beside = None if np.array_equal(vector, cost) else cost
        improve(task, program, vector, bound=bound, fresh=fresh, guide=beside)
    return bound


def _by_prices(task: Task, program: Program, halt: Halt) -> Callable[[int], Whole | None]:
    """How to make timetables by prices, each of a seed.

    Where seats must be lacking, in none are more than must be: prices alone are slow to see that.
    """
    columns = task.columns
    unseated = of(columns, "unseated")
    if task.incumbent.value(unseated):
        whoever = Whoever(program, columns, unseated)
        fewest = whoever.drawn(task.seed, halt, min(DRAWING, halt.left)).value
        if 0 < fewest < FREE:
            missing = columns.policy.unwished_seat_cost(columns.event) * unseated
            mild = of(columns, "total cost") + (LACKING - 1) * missing

            def lacking(seed: int) -> Whole | None:
                start = whoever.drawn(seed, halt, min(DRAWING, halt.left)).timetable
                return crowd_timetable(
                    program, columns, mild, spells=SPELLS, seed=seed, halt=halt, start=start, short=fewest
                )

            return lacking
    aim = guide(columns)
    return lambda seed: crowd_timetable(program, columns, aim, spells=SPELLS, seed=seed, halt=halt)


def _relax(task: Task, program: Program, want: Want, bound: int) -> int:
    """What the linear relaxation of everything proves."""
    return max(bound, relax_people(task, program, want).bound)


def _seat_whoever(task: Task, program: Program, want: Want, bound: int) -> int:
    """A timetable for an objective that does not ask who sits in which session, and its people; returns its bound.

    Hardly anything but rooms and moves counts then, which branch and cut sees through within seconds. Of several such
    timetables it is the one in which most people can stay where they are.
    """
    whoever = Whoever(program, task.columns, want(task.columns))
    found = whoever.best(_staying(task), task.halt, task.halt.left * SEATING)
    if found.impossible:
        raise Impossible
    if found.timetable is not None:
        _seat_in(task, program, guide(task.columns), found.timetable, part=1.0)
    return max(bound, found.bound)


def _staying(task: Task) -> Whole:
    """For each placement how many can stay who sit in that session in that round."""
    columns, plan = task.columns, task.incumbent.plan
    placed = columns.placements.frame
    seats = () if plan is None else plan.assignments
    taken = columns.coded(("session", "round"), [(one.session, one.round) for one in seats]).value_counts()
    there = placed.join(taken.rename("taken"), on=["session", "round"])["taken"].fillna(0).astype(np.int64)
    return np.asarray(np.minimum(there, placed["capacity"]), np.int64)


def _ask_outright(task: Task, program: Program, want: Want, bound: int) -> int:
    """Has CP-SAT solve the programme as it is."""
    effort = Effort(task.halt.left, task.workers, task.seed, floor=bound)
    found = cpsat.minimise(program, want(task.columns), halt=task.halt, effort=effort, hint=task.incumbent.values)
    if found.impossible:
        raise Impossible
    if found.values is not None:
        task.incumbent.offer(found.values)
    return max(bound, found.bound)


def _seat_in(task: Task, program: Program, vector: Whole, timetable: Whole, part: float = 0.25) -> None:
    """Everybody's seats in a timetable, as good as a part of the time left allows."""
    placements = task.columns.placements.frame["column"].to_numpy()
    people = program.with_bounds(placements, timetable).tightened()
    found = linear.minimise(people, vector, halt=task.halt, seconds=task.halt.left * part)
    if found.values is not None:
        task.incumbent.offer(found.values)


def _seat_anyhow(task: Task, program: Program) -> None:
    """Any plan at all."""
    effort = Effort(task.halt.left, task.workers, task.seed)
    nothing = np.zeros(len(program.low), np.int64)
    found = cpsat.minimise(program, nothing, halt=task.halt, effort=effort)
    if found.impossible:
        raise Impossible
    if found.values is not None:
        task.incumbent.offer(found.values)
