"""Settled timetables: only people are to be placed."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from allocator.model.formulation.objectives import guide
from allocator.model.formulation.program import Program
from allocator.model.formulation.terms import FREE
from allocator.model.search.greedy import greedy_plan
from allocator.model.search.incumbent import Task
from allocator.model.search.large_neighbourhood import improve_seating, priced_seats, round_to_plan
from allocator.model.search.neighbourhood import Want
from allocator.model.search.seating import LEEWAY, relax_people, seat_people
from allocator.verify import violations

TIMES = 3
"""How many neighbourhoods are searched before a linear program over everybody is solved."""


def begin(task: Task, program: Program) -> None:
    """A greedy plan; with several objectives also a good one by the total cost."""
    seat_greedily(task, program)
    if len(task.incumbent.levels) > 1:
        with task.deadline.part(task.deadline.left / 2) as deadline:
            seat(replace(task, deadline=deadline), program, guide, proves=False)


def seat_greedily(task: Task, program: Program) -> None:
    """Offers the greedy plan if it keeps the rules."""
    task.incumbent.took("greedy")
    plan = greedy_plan(program, task.columns, task.seed)
    if not violations(task.columns.event, task.columns.policy, plan):
        task.incumbent.offer_plan(plan)


def seat(task: Task, program: Program, want: Want, *, proves: bool) -> int:
    """Plans from prices where there are many people, then the relaxation and the rest; returns the bound.

    `proves`: the bound is one on the level that is worked on.
    """
    vector = want(task.columns)
    multipliers = priced_seats(task, program, want, proves=proves)
    if multipliers is not None:
        if task.deadline.left > 0:
            round_to_plan(task, program, multipliers, want)
        few = np.count_nonzero(multipliers.near(len(vector), LEEWAY)) <= task.parameters.most_columns
        improve_seating(task, program, multipliers, want, times=TIMES if few else FREE)
        if task.incumbent.value(vector) == multipliers.bound or task.deadline.left <= 0:
            return max(multipliers.bound, program.least(vector))
    relaxed = relax_people(task, program, want, multipliers)
    if proves:
        task.incumbent.prove(relaxed.bound)
    if task.incumbent.value(vector) == relaxed.bound:
        return relaxed.bound
    bound = seat_people(task, relaxed, want)
    if proves:
        task.incumbent.prove(bound)
    return bound
