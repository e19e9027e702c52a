"""The road for a settled timetable: people only."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from allocator.model.exchange import bargained, complete, improve_people
from allocator.model.greedy import one_after_the_other
from allocator.model.objectives import guide
from allocator.model.people import LEEWAY, MOST_COLUMNS, relax_people, seat_people
from allocator.model.polish import Want
from allocator.model.program import Program
from allocator.model.search import Task, least
from allocator.model.terms import FREE
from allocator.verify import violations

TIMES = 3
"""How often people are placed anew before a linear programme over all of them is solved."""


def begin(task: Task, program: Program) -> None:
    """A plan at once, if taking turns makes one; with several objectives then a good one by what guides them all."""
    seat_greedily(task, program)
    if len(task.incumbent.levels) > 1:
        with task.halt.part(task.halt.left / 2) as halt:
            seat(replace(task, halt=halt), program, guide, proves=False)


def seat_greedily(task: Task, program: Program) -> None:
    """Offers a plan that taking turns makes, if it keeps the rules."""
    plan = one_after_the_other(program, task.columns, task.seed)
    if not violations(task.columns.event, task.columns.policy, plan):
        task.incumbent.offer_plan(plan)


def seat(task: Task, program: Program, want: Want, *, proves: bool) -> int:
    """Plans from prices where there are many people, then the relaxation and the rest; returns the bound.

    `proves`: the bound is one on the level that is worked on.
    """
    vector = want(task.columns)
    struck = bargained(task, program, want, proves=proves)
    if struck is not None:
        if task.halt.left > 0:
            complete(task, program, struck, want)
        few = np.count_nonzero(struck.near(len(vector), LEEWAY)) <= MOST_COLUMNS
        improve_people(task, program, struck, want, times=TIMES if few else FREE)
        if task.incumbent.value(vector) == struck.bound or task.halt.left <= 0:
            return max(struck.bound, least(program, vector))
    relaxed = relax_people(task, program, want, struck)
    if proves:
        task.incumbent.prove(relaxed.bound)
    if task.incumbent.value(vector) == relaxed.bound:
        return relaxed.bound
    bound = seat_people(task, relaxed, want)
    if proves:
        task.incumbent.prove(bound)
    return bound
