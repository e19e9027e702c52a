"""Open timetables for a great many people: timetables by prices, then everybody's seats in each."""

from __future__ import annotations

from itertools import count

import numpy as np

from allocator.model.bounds.aggregation import without_rounds
from allocator.model.engines import fixed_timetable
from allocator.model.formulation.objectives import guide
from allocator.model.formulation.program import Program
from allocator.model.formulation.terms import Whole
from allocator.model.search.annealing_by_prices import anneal_by_prices, cost_at_best_prices
from allocator.model.search.incumbent import Impossible, Task
from allocator.model.solvers import highs


def too_many(task: Task, program: Program) -> bool:
    """Whether the people are too many to value every timetable by a linear program."""
    return program.free > task.parameters.large_timetable


def begin(task: Task, program: Program) -> None:
    """A first plan."""
    timetable = _timetable(task, program, task.seed)
    if timetable is not None:
        fixed_timetable.seat_in_timetable(task, timetable, guide)


def lower(task: Task, program: Program, vector: Whole) -> int:
    """A bound from the aggregation of all rounds, then one timetable after the other."""
    task.incumbent.took("aggregation")
    aggregated = without_rounds(program, task.columns)
    bare = aggregated.program.with_rows(aggregated.program.binding()).united()
    wanted = aggregated.vector(vector)
    answer = highs.LinearRelaxation(bare, wanted, warm=False).solve(task.deadline)
    if answer.impossible:
        raise Impossible
    bound = program.least(vector)
    if answer.prices is not None:
        bound = max(bound, highs.priced(bare, wanted, answer.prices).bound + aggregated.constant(vector))
    task.incumbent.prove(bound)
    if task.deadline.left > 0 and task.incumbent.value(vector) != bound:
        _search(task, program, vector, bound)
    return bound


def _search(task: Task, program: Program, vector: Whole, bound: int) -> None:
    """One timetable after the other; people get seats in each that is the best so far by prices.

    Two of three go on from the best so far, the third starts from nothing: better and sooner than one long walk.
    """
    columns, aim = task.columns, guide(task.columns)
    best, least = None, np.inf
    if task.incumbent.values is not None:
        best = task.incumbent.values[columns.placements.frame["column"].to_numpy()]
        least = cost_at_best_prices(program, columns, aim, best)
    for number in count(1):
        start = best if number % 3 else None
        timetable = _timetable(task, program, task.seed + number, start)
        if timetable is None:
            return
        cost = cost_at_best_prices(program, columns, aim, timetable)
        if cost < least:
            best, least = timetable, cost
            fixed_timetable.seat_in_timetable(task, timetable, guide)
        if task.deadline.left <= 0 or task.incumbent.value(vector) == bound:
            return


def _timetable(task: Task, program: Program, seed: int, start: Whole | None = None) -> Whole | None:
    task.incumbent.took("annealing by prices")
    most = task.parameters.large_sweeps
    aim, sweeps = guide(task.columns), most if start is None else most // 2
    return anneal_by_prices(program, task.columns, aim, sweeps=sweeps, seed=seed, deadline=task.deadline, start=start)
