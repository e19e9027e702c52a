"""Offerings that stand in nobody's way are held where that saves a choice, and empty ones are not in the plan."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from hidden import Instance, instances, some
from hypothesis import given

from allocator.event import Fixed
from allocator.model.formulation.columns import Columns
from allocator.model.formulation.program import assemble
from allocator.model.search.pruning import without_empty_offerings
from allocator.model.solve import solve
from allocator.plan import Placement, Plan
from allocator.policy import RULES_BROKEN, Policy
from allocator.verify import violations
from allocator.verify.measures import measure
from tests.small import DAY, plan, with_session

POLICY = Policy(objectives=("unseated", "total cost"))
ROOMLESS = replace(DAY, rooms=(), speakers=(), sessions=tuple(replace(s, speakers=(), maximum=2) for s in DAY.sessions))


def anything(_: Plan) -> bool:
    return True


def test_empty_offerings_go_unless_somebody_wants_them() -> None:
    full = plan(["W1 R1 Attic", "W2 R1 Barn", "W3 R2 Attic", "W3 R3 Attic", "W2 R3 Barn"], ["b W3 R2"])
    # Ines, who attends, gives W1: while she does, she needs no seat.
    assert without_empty_offerings(DAY, full, anything) == plan(["W1 R1 Attic", "W3 R2 Attic"], ["b W3 R2"])
    fixed = with_session("W2", fixed=(Fixed("R3"),))
    assert without_empty_offerings(fixed, full, anything) == plan(
        ["W1 R1 Attic", "W3 R2 Attic", "W2 R3 Barn"], ["b W3 R2"]
    )
    twice = with_session("W3", at_least=2)
    kept = without_empty_offerings(twice, full, anything).placements
    assert [one.session for one in kept].count("W3") == 2
    announced = replace(DAY, baseline=plan(["W2 R1 Barn"], []))
    assert without_empty_offerings(announced, full, anything) == plan(
        ["W1 R1 Attic", "W2 R1 Barn", "W3 R2 Attic"], ["b W3 R2"]
    )


def test_what_a_rule_needs_stays_and_nothing_else() -> None:
    # Pottery may be left out only while weaving is held, and the other way round: one of them stays.
    full = plan(["W1 R2 Attic", "W2 R2 Barn", "W3 R2 Cellar"], [])
    free = replace(DAY, sessions=tuple(replace(one, at_least=0, speakers=()) for one in DAY.sessions))
    either = {Placement("W1", "R2", "Attic"), Placement("W2", "R2", "Barn")}
    less = without_empty_offerings(free, full, lambda plan: bool(either.intersection(plan.placements)))
    assert len(less.placements) == 1
    assert either.issuperset(less.placements)


@some
@given(instances())
def test_nothing_but_empty_offerings_changes(instance: Instance) -> None:
    event, policy = instance.event, instance.policy
    tidy = without_empty_offerings(event, instance.plan, lambda plan: not violations(event, policy, plan))
    assert violations(event, policy, tidy) == ()
    before, after = measure(event, policy, instance.plan), measure(event, policy, tidy)
    # A rule about sessions may be kept without an offering that nobody attends, or need it: that is for an objective.
    same = [name for name in policy.objectives if name != RULES_BROKEN]
    assert [before.value(name) for name in same] == [after.value(name) for name in same]


def test_where_nothing_speaks_against_it_every_session_is_held() -> None:
    columns = Columns(ROOMLESS, POLICY)
    program = assemble(columns).tightened()
    placements = columns.placements.frame["column"].to_numpy()
    assert not program.low[placements].any()
    raised = program.raised(placements)
    held = columns.placements.frame[raised.low[placements] == 1]
    assert len(held) == 9  # three sessions in three rounds, without a room
    seldom = replace(ROOMLESS, sessions=(replace(ROOMLESS.sessions[0], at_most=1), *ROOMLESS.sessions[1:]))
    program = assemble(Columns(seldom, POLICY)).tightened()
    assert int(np.sum(program.raised(placements).low[placements])) == 6


def test_what_nobody_attends_is_not_in_the_plan_found() -> None:
    result = solve(ROOMLESS, POLICY, time_limit=10, workers=1)
    assert result.plan is not None
    taken = {(seat.session, seat.round) for seat in result.plan.assignments}
    assert {(one.session, one.round) for one in result.plan.placements} == taken
