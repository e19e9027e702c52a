"""Repair of a plan that was announced: keep what still holds, mend around it, then make the moves as few as possible.

Hardly anything moves, so that the announced plan is the best of hints, and CP-SAT needs no more than that and a bound.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from allocator.model.formulation.columns import Columns
from allocator.model.formulation.objectives import guide, of
from allocator.model.formulation.program import Program, assemble
from allocator.model.formulation.terms import Whole
from allocator.model.search.incumbent import Impossible, Task
from allocator.model.search.neighbourhood import with_levels
from allocator.model.search.seating import relax_people
from allocator.model.solvers import cpsat
from allocator.model.solvers.cpsat import Effort
from allocator.model.solvers.found import Found
from allocator.plan import Plan

MENDING = 0.1
"""The part of the time left that each way of mending may take."""


def begin(task: Task) -> None:
    """Offers the announced plan mended: with its timetable and all whom nothing forces to move, or with less of it."""
    baseline = task.columns.event.baseline
    assert baseline is not None
    columns = _all_seats(task)
    program = assemble(columns).tightened()
    if program.impossible:
        raise Impossible
    hint = columns.values(_possible(columns, baseline))
    for held in _less_and_less(columns, program):
        mended = program.with_bounds(held, program.low[held]).tightened()
        if mended.impossible:
            continue
        effort = Effort(task.deadline.left * MENDING, task.workers, task.seed)
        found = cpsat.minimise(mended, guide(columns), deadline=task.deadline, effort=effort, hint=hint)
        if found.values is not None:
            task.incumbent.offer_plan(columns.plan(found.values))
            return


def lower(task: Task, name: str) -> int:
    """Makes the number of one kind of moves as small as it can be, as far as time allows; returns the bound."""
    columns = _all_seats(task)
    program = with_levels(task, columns).tightened()
    vector = of(columns, name)
    # Seats that the rooms lost are moves in the linear relaxation already, which a search is slow to see.
    bound = relax_people(replace(task, columns=columns), program, lambda these: of(these, name)).bound
    task.incumbent.prove(bound)
    plan = task.incumbent.plan
    value = None if plan is None else int(vector @ columns.values(plan))
    if value == bound:
        return bound
    found = _minimised(task, columns, program, vector, bound)
    return max(bound, found.bound)


def _minimised(task: Task, columns: Columns, program: Program, vector: Whole, bound: int) -> Found:
    effort = Effort(task.deadline.left, task.workers, task.seed, floor=bound)
    plan = task.incumbent.plan
    hint = None if plan is None else columns.values(plan)
    found = cpsat.minimise(program, vector, deadline=task.deadline, effort=effort, hint=hint)
    if found.impossible:
        raise Impossible
    if found.values is not None:
        task.incumbent.offer_plan(columns.plan(found.values))
    return found


def _all_seats(task: Task) -> Columns:
    """Columns in which every seat is one of its own."""
    return Columns(task.columns.event, task.columns.policy) if task.columns.unnamed else task.columns


def _possible(columns: Columns, baseline: Plan) -> Plan:
    """What of the announced plan speaks of things that there still are."""
    event = columns.event
    return Plan.of(
        (
            one
            for one in baseline.placements
            if one.session in event.session_of and one.round in event.round_of and one.room in ("", *event.room_of)
        ),
        (
            one
            for one in baseline.assignments
            if one.attendee in event.attendee_of and one.session in event.session_of and one.round in event.round_of
        ),
    )


def _less_and_less(columns: Columns, program: Program) -> list[Whole]:
    """Moves to forbid where that is possible: first all of them, then those of rounds and rooms, then none."""
    people, rounds, rooms = (part.frame["column"].to_numpy() for part in columns.moves)
    still = [part[program.low[part] < program.high[part]] for part in (people, rounds, rooms)]
    return [np.concatenate(still), np.concatenate(still[1:]), np.zeros(0, np.int64)]
