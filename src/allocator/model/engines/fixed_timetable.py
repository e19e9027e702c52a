"""Settled timetables: only people are to be placed."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from allocator.event import Event
from allocator.model.bounds.lagrangian import shared_rows
from allocator.model.formulation.columns import Columns
from allocator.model.formulation.objectives import guide, levels
from allocator.model.formulation.program import Program, assemble
from allocator.model.formulation.seats import NO_SEATS
from allocator.model.formulation.terms import FREE, Whole
from allocator.model.formulation.units import with_units
from allocator.model.search.exchanges import exchange_seats
from allocator.model.search.greedy import greedy_plan
from allocator.model.search.incumbent import Impossible, Incumbent, Task
from allocator.model.search.large_neighbourhood import improve_seating, priced_seats, round_to_plan
from allocator.model.search.neighbourhood import Want
from allocator.model.search.prices import prices_of_multipliers, prices_of_relaxation
from allocator.model.search.seating import LEEWAY, relax_people, seat_people
from allocator.policy import Policy
from allocator.verify import violations

PLACING = 0.15
"""The part of an objective's time in which those are placed whom the linear relaxation leaves in parts, where units
or quotas leave so many that exchanges do better."""

TIMES = 3
"""How many neighbourhoods are searched before a linear program over everybody is solved."""


def people_of(event: Event, policy: Policy) -> tuple[Columns, Program]:
    """The columns of an event whose timetable may be settled: seats wished for, the others being unnamed."""
    columns = Columns(event, policy, chosen=NO_SEATS, unnamed=True)
    return columns, assemble(columns).tightened()


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
    coupled = _coupled(task, program)
    multipliers = priced_seats(task, program, want, proves=proves)
    if multipliers is not None:
        few = np.count_nonzero(multipliers.near(len(vector), LEEWAY)) <= task.parameters.most_columns
        if not coupled and task.deadline.left > 0:
            round_to_plan(task, program, multipliers, want)
            improve_seating(task, program, multipliers, want, times=TIMES if few else FREE)
        if task.incumbent.plan is None or not few:
            prices = prices_of_multipliers(task.columns, program, multipliers)
            with task.deadline.part(task.deadline.left * (PLACING if few else 1.0)) as deadline:
                exchange_seats(replace(task, deadline=deadline), prices, want, multipliers.bound)
        if task.incumbent.value(vector) == multipliers.bound or task.deadline.left <= 0:
            return max(multipliers.bound, program.least(vector))
    relaxed = relax_people(task, program, want, multipliers)
    if proves:
        task.incumbent.prove(relaxed.bound)
    if task.incumbent.value(vector) == relaxed.bound:
        return relaxed.bound
    part = PLACING if coupled or task.columns.merging is not None else 1.0
    with task.deadline.part(task.deadline.left * part) as deadline:
        bound = seat_people(replace(task, deadline=deadline), relaxed, want)
    if proves:
        task.incumbent.prove(bound)
    relaxed_prices = prices_of_relaxation(relaxed)
    if relaxed_prices is not None:
        exchange_seats(task, relaxed_prices, want, bound)
    return bound


def _coupled(task: Task, program: Program) -> bool:
    """Whether more rows than those of offerings, rounds and levels have several people in them: quotas, say.

    What all take at some prices is then too far from a plan to be rounded to one, and many are split by a relaxation.
    """
    columns = task.columns
    held = columns.placements.frame[["session", "round"]].drop_duplicates()
    usual = len(held) + len(columns.codes["round"]) + len(task.incumbent.levels)
    return len(shared_rows(columns, program)) > usual


def seat_in_timetable(task: Task, timetable: Whole, want: Want) -> None:
    """Everybody's seats in a timetable, with the levels reached so far held, as long as there is time.

    `timetable` has a value for each placement.
    """
    if task.deadline.left <= 0 and task.incumbent.values is not None:
        return
    within, rules = people_of(task.columns.event, task.columns.policy)
    rules = rules.with_bounds(within.placements.frame["column"].to_numpy(), timetable)
    for level in levels(within):
        if level.name in task.incumbent.fixed:
            rules = rules.with_row(level.vector, at_most=task.incumbent.fixed[level.name])
    rules = rules.tightened()
    if rules.impossible:
        return
    within, rules = with_units(within, rules)
    incumbent = Incumbent(within, levels(within), task.deadline, None)
    incumbent.fixed = dict(task.incumbent.fixed)
    inner = replace(task, columns=within, incumbent=incumbent)
    seat_greedily(inner, rules)
    if incumbent.plan is not None:
        task.incumbent.offer_plan(incumbent.plan)
    try:
        seat(inner, rules, want, proves=False)
    except Impossible:
        return
    if incumbent.plan is not None:
        task.incumbent.offer_plan(incumbent.plan)
