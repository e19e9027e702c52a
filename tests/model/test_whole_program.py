"""Branch and cut computes within tolerances: what those could falsify, it does not prove."""

from __future__ import annotations

import numpy as np
import pytest

from allocator.model.formulation.program import Program
from allocator.model.formulation.rows import FREE
from allocator.model.solvers import highs
from allocator.model.solvers.deadline import Deadline


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
