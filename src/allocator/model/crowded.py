"""The road for a timetable that is open to a crowd: timetables at prices, then everybody's seats in each."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from allocator.event import Event
from allocator.model import linear, settled
from allocator.model.columns import Columns
from allocator.model.crowd import crowd_timetable, with_timetable
from allocator.model.objectives import guide, levels
from allocator.model.program import Program, assemble
from allocator.model.relax import without_rounds
from allocator.model.search import Impossible, Incumbent, Task, least
from allocator.model.seats import NO_SEATS
from allocator.model.terms import Whole
from allocator.policy import Policy

CROWDED = 200_000
"""Free columns from which on a timetable is looked for without linear programmes."""

SPELLS = 200
"""Spells for the first timetable; later ones take twice as many each time."""


def too_many(program: Program) -> bool:
    """Whether the people are too many to value every timetable by a linear programme."""
    return int(np.count_nonzero(program.low < program.high)) > CROWDED


def people_of(event: Event, policy: Policy) -> tuple[Columns, Program]:
    """The columns of an event whose timetable may be settled: seats wished for, the others being anonymous."""
    columns = Columns(event, policy, chosen=NO_SEATS, anonymous=True)
    return columns, assemble(columns).tightened()


def begin(task: Task, program: Program) -> None:
    """A first plan."""
    _seat_crowd(task, program, SPELLS, task.seed)


def lower(task: Task, program: Program, vector: Whole) -> int:
    """A bound from the sets of sessions that everybody could have, then timetables, longer and longer looked for."""
    melted = without_rounds(program, task.columns)
    bare = melted.program.with_rows(melted.program.binding()).united()
    wanted = melted.vector(vector)
    answer = linear.Linear(bare, wanted, warm=False).solve(task.halt)
    if answer.impossible:
        raise Impossible
    bound = least(program, vector)
    if answer.prices is not None:
        bound = max(bound, linear.priced(bare, wanted, answer.prices).bound + melted.constant(vector))
    task.incumbent.prove(bound)
    spells, seed = SPELLS, task.seed
    found = True
    while found and task.halt.left > 0 and task.incumbent.value(vector) != bound:
        spells, seed = 2 * spells, seed + 1
        found = _seat_crowd(task, program, spells, seed)
    return bound


def _seat_crowd(task: Task, program: Program, spells: int, seed: int) -> bool:
    """A timetable for a crowd, and everybody's seats in it; says whether there was a timetable and time for it."""
    columns = task.columns
    timetable = crowd_timetable(program, columns, guide(columns), spells=spells, seed=seed, halt=task.halt)
    late = task.halt.left <= 0 and task.incumbent.values is not None
    if timetable is None or late:
        return False
    values = np.zeros(columns.count, np.int64)
    values[columns.placements.frame["column"].to_numpy()] = timetable
    within, rules = people_of(with_timetable(columns.event, columns.plan(values).placements), columns.policy)
    incumbent = Incumbent(within, levels(within), task.halt, None)
    inner = replace(task, columns=within, incumbent=incumbent, seed=seed)
    settled.seat_greedily(inner, rules)
    if incumbent.plan is not None:
        task.incumbent.offer_plan(incumbent.plan)
    try:
        settled.seat(inner, rules, guide, proves=False)
    except Impossible:
        return True
    if incumbent.plan is not None:
        task.incumbent.offer_plan(incumbent.plan)
    return True
