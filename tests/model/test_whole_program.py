"""Small programs go whole to branch and cut, which computes within tolerances: what those falsify it does not prove."""

from __future__ import annotations

import numpy as np
import pytest

from allocator.model.formulation.columns import Columns
from allocator.model.formulation.objectives import levels
from allocator.model.formulation.program import Program, assemble
from allocator.model.formulation.rows import FREE
from allocator.model.solve import solve
from allocator.model.solvers import highs
from allocator.model.solvers.deadline import Deadline
from allocator.plan import Status
from benchmarks import synthetic
from benchmarks.synthetic import OpenTimetable


def one_of_two(price: int, times: int = 1) -> Program:
    """Two columns, of which exactly one is taken; the row is written `times` over."""
    return Program(
        start=np.array([0, 2]),
        column=np.array([0, 1]),
        coefficient=np.array([times, times]),
        lower=np.array([times * price]),
        upper=np.array([times * price]),
        low=np.zeros(2, np.int64),
        high=np.ones(2, np.int64),
    )


@pytest.mark.parametrize("cost", [3, highs.TRUSTED, highs.TRUSTED + 1, 10**11])
def test_a_cost_that_tolerances_could_falsify_proves_nothing(cost: int) -> None:
    found = highs.minimise(one_of_two(1), np.array([cost, cost + 7]), deadline=Deadline(10))
    assert found.values is not None
    assert found.value == cost
    assert found.bound == (cost if cost + 7 <= highs.TRUSTED else -FREE)


@pytest.mark.parametrize(("times", "proved"), [(1, True), (highs.TRUSTED, True), (highs.TRUSTED + 1, False)])
def test_a_row_that_tolerances_could_falsify_proves_nothing_impossible(times: int, proved: bool) -> None:
    found = highs.minimise(one_of_two(3, times), np.array([1, 2]), deadline=Deadline(10))
    assert found.values is None
    assert found.impossible == proved


def test_a_small_open_event_is_proved_by_branch_and_cut_before_anything_clever() -> None:
    event, policy = synthetic.case(OpenTimetable(attendees=24, sessions=5, rounds=2, wishes=3, rooms=3, seed=5)).build()
    result = solve(event, policy, time_limit=20, workers=1)
    assert (result.status, result.methods) == (Status.PROVED_BEST, ("branch and cut over all columns",))


@pytest.mark.slow
def test_what_the_solvers_leave_open_has_a_bound_no_weaker_than_the_linear_relaxation() -> None:
    made = OpenTimetable(attendees=29, sessions=14, rounds=4, wishes=5, rooms=4, seed=1)
    event, policy = synthetic.case(made).build()
    columns = Columns(event, policy)
    program = assemble(columns).tightened()
    (level,) = levels(columns)
    root = highs.LinearRelaxation(program, level.vector, warm=False).solve(Deadline(60))
    assert root.prices is not None
    result = solve(event, policy, time_limit=6, workers=1)
    assert result.stages[0].bound >= highs.priced(program, level.vector, root.prices).bound
