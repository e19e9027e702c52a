"""Columns with unnamed seats are a relaxation: every plan is a solution of them, at the same figures."""

from __future__ import annotations

import numpy as np
import pytest
from hidden import Instance, larger, some
from hypothesis import given

from allocator.model.formulation.columns import Columns
from allocator.model.formulation.objectives import levels
from allocator.model.formulation.program import assemble
from allocator.model.formulation.seats import NO_SEATS
from allocator.model.solvers.deadline import Deadline
from allocator.model.solvers.highs import LinearRelaxation, priced
from allocator.verify.measures import measure


@pytest.mark.slow
@some
@given(larger)
def test_every_plan_is_a_solution_at_the_figures_measured(instance: Instance) -> None:
    columns = Columns(instance.event, instance.policy, chosen=NO_SEATS, unnamed=True)
    values = columns.values(instance.plan)
    assert assemble(columns).tightened().satisfied_by(values)
    measures = measure(instance.event, instance.policy, instance.plan)
    assert {level.name: int(level.vector @ values) for level in levels(columns)} == {
        name: measures.value(name) for name in instance.policy.objectives
    }


@pytest.mark.slow
@some
@given(larger)
def test_no_plan_that_costs_less_than_a_value_uses_a_seat_that_is_hopeless_for_it(instance: Instance) -> None:
    columns = Columns(instance.event, instance.policy, chosen=NO_SEATS, unnamed=True)
    program = assemble(columns).tightened()
    values = columns.values(instance.plan)
    for level in levels(columns):
        answer = LinearRelaxation(program, level.vector, warm=False).solve(Deadline(10))
        assert answer.prices is not None
        proved = priced(program, level.vector, answer.prices)
        reached = int(level.vector @ values)
        assert proved.bound <= reached
        above = proved.hopeless(reached + 1) & (program.low == 0)
        assert np.all(values[above] == 0)
