"""The road for an open timetable: who could have which sessions, when and where these run, and better timetables."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from allocator.model import cpsat, linear
from allocator.model.cpsat import Effort
from allocator.model.crowd import crowd_timetable
from allocator.model.improve import improve
from allocator.model.objectives import guide, of
from allocator.model.people import relax_people
from allocator.model.polish import Want
from allocator.model.program import Program
from allocator.model.relax import without_rounds
from allocator.model.search import Impossible, Task
from allocator.model.terms import Whole
from allocator.model.timetable import first_timetable

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
        for number in range(STARTS):
            timetable = crowd_timetable(program, columns, aim, spells=SPELLS, seed=task.seed + number, halt=halt)
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
    bound = relax_people(task, program, want).bound
    if proves:
        task.incumbent.prove(bound)
    if task.incumbent.value(vector) == bound:
        return bound
    # Where few may be moved, the timetables that prices find move too many.
    few = task.columns.policy.most_moved is not None
    if few or np.count_nonzero(program.low < program.high) <= SMALL:
        bound = max(bound, _ask_outright(task, program, vector, bound, task.halt.left / (1 if few else 2)))
        if proves:
            task.incumbent.prove(bound)
        if task.incumbent.value(vector) == bound:
            return bound
    if task.halt.left <= 0:
        return bound
    melted = without_rounds(program, task.columns)
    # The bound is one on plans; the relaxation may well go below it, and must not be told.
    effort = Effort(task.halt.left / 10, task.workers, task.seed)
    sets = cpsat.minimise(melted.program, melted.vector(vector), halt=task.halt, effort=effort)
    if sets.impossible:
        raise Impossible
    bound = max(bound, sets.bound + melted.constant(vector))
    if proves:
        task.incumbent.prove(bound)
    if task.incumbent.values is not None:
        cost = of(task.columns, "total cost")
        beside = None if np.array_equal(vector, cost) else cost
        aim = guide(task.columns)

        def fresh(seed: int) -> Whole | None:
            return crowd_timetable(program, task.columns, aim, spells=SPELLS, seed=seed, halt=task.halt)

        improve(task, program, vector, bound=bound, fresh=fresh, guide=beside)
    return bound


def _ask_outright(task: Task, program: Program, vector: Whole, bound: int, seconds: float) -> int:
    """Has CP-SAT solve a small programme as it is; returns its bound."""
    effort = Effort(seconds, task.workers, task.seed, floor=bound)
    found = cpsat.minimise(program, vector, halt=task.halt, effort=effort, hint=task.incumbent.values)
    if found.impossible:
        raise Impossible
    if found.values is not None:
        task.incumbent.offer(found.values)
    return found.bound


def _seat_in(task: Task, program: Program, vector: Whole, timetable: Whole) -> None:
    """Everybody's seats in a timetable, as good as a part of the time allows."""
    placements = task.columns.placements.frame["column"].to_numpy()
    people = program.with_bounds(placements, timetable).tightened()
    found = linear.minimise(people, vector, halt=task.halt, seconds=task.halt.left / 4)
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
