"""Columns with unnamed seats are a relaxation: every plan is a solution of them, at the same figures."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hidden import Instance, larger, some
from hypothesis import given

from allocator.model.formulation.columns import Columns
from allocator.model.formulation.objectives import levels, terms_of
from allocator.model.formulation.program import assemble
from allocator.model.formulation.seats import NO_SEATS
from allocator.model.solve import solve
from allocator.model.solvers.deadline import Deadline
from allocator.model.solvers.highs import LinearRelaxation, priced
from allocator.verify import violations
from allocator.verify.measures import measure
from benchmarks.soundness import drawn


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


@pytest.mark.slow
def test_whatever_a_rule_sums_a_plan_that_keeps_it_is_a_solution_whichever_seats_are_in_play() -> None:
    solved = 0
    for seed in range(40):
        case = drawn(seed)
        result = solve(case.event, case.policy, time_limit=5, engine="cpsat", workers=1)
        if result.plan is None:
            continue
        solved += 1
        every = Columns(case.event, case.policy)
        seats = result.plan.assignments
        theirs = every.coded(("attendee", "session", "round"), [(s.attendee, s.session, s.round) for s in seats])
        nobody = np.zeros(0, np.int64)
        for columns in (
            Columns(case.event, case.policy, chosen=NO_SEATS, unnamed=True),
            every.with_seats(theirs),
            every.with_seats(theirs, wishing=nobody),
        ):
            values = columns.values(result.plan)
            assert assemble(columns).tightened().satisfied_by(values), seed
            for level, stage in zip(levels(columns), result.stages, strict=True):
                reached = int(level.vector @ values)
                exact = terms_of(columns, level.name).exact
                assert reached == stage.value if exact else reached <= stage.value, seed
        rows = {source.rule: len(source.about) for source in assemble(every).sources if source.rule.startswith("own")}
        few = assemble(every.with_seats(theirs, wishing=nobody)).sources
        assert all(len(source.about) <= rows[source.rule] for source in few if source.rule.startswith("own"))
    assert solved > 12


@pytest.mark.slow
def test_rows_with_few_seats_in_play_allow_nothing_that_all_rows_forbid() -> None:
    refused = 0
    for seed in range(300, 340):
        case = drawn(seed)
        bare = replace(case.policy, rules=())
        result = solve(case.event, bare, time_limit=5, engine="cpsat", workers=1)
        if result.plan is None or not case.policy.rules:
            continue
        every = Columns(case.event, case.policy)
        seats = result.plan.assignments
        theirs = every.coded(("attendee", "session", "round"), [(s.attendee, s.session, s.round) for s in seats])
        few = every.with_seats(theirs, wishing=np.zeros(0, np.int64))
        kept = assemble(every).satisfied_by(every.values(result.plan))
        assert assemble(few).satisfied_by(few.values(result.plan)) == kept, seed
        assert kept == (violations(case.event, case.policy, result.plan) == ())
        refused += not kept
    assert refused > 3
