"""The more may be moved, the better the plan: never worse, and each point within its limit."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given

from allocator.errors import ChangeTrouble
from allocator.model.solve import solve
from allocator.model.solvers.deadline import Deadline
from allocator.plan import Stage
from allocator.policy import Policy
from allocator.scenario.changes import Cancel, CloseRoom
from allocator.scenario.replan.frontier import Point, bounded, frontier, monotone, quality
from allocator.scenario.replan.replanned import Way, traded
from allocator.scenario.replan.replanning import replanning, with_limit
from allocator.screen.replan import answer_lines
from allocator.verify import violations
from tests.model.hidden import Instance, instances, some
from tests.scenario.test_replan import ANNOUNCED, DAY
from tests.small import plan

pytestmark = pytest.mark.slow

POOR = plan(["W3 R1 Attic", "W2 R1 Barn", "W3 R2 Barn"], ["ab W3 R1", "cd W2 R1", "cd W3 R2"])
POLICY = Policy(objectives=("unseated", "total cost"))


def test_every_move_is_worth_something_until_none_is() -> None:
    asked = replanning(DAY, POLICY, POOR, ())
    fewest = solve(asked.event, asked.policy, time_limit=20, workers=1)
    points = frontier(asked, fewest, points=9, time_limit=20, workers=1)
    assert [(point.most, point.moved) for point in points] == [(0, 0), (1, 1), (2, 2), (3, 3), (None, 4)]
    assert [quality(point) for point in points] == [(0, 10), (0, 8), (0, 6), (0, 5), (0, 4)]
    assert all(point.proved for point in points)


def test_a_plan_with_fewer_moves_is_one_where_more_are_allowed() -> None:
    asked = replanning(DAY, POLICY, POOR, ())
    fewest = solve(asked.event, asked.policy, time_limit=20, workers=1)
    good, bad = (
        Point(most, replace(asked.policy, objectives=("unseated", "total cost"), most_moved=most), fewest)
        for most in (0, 3)
    )
    worse = replace(bad.result, stages=tuple(replace(stage, value=99) for stage in good.result.stages))
    points = monotone(asked, (good, replace(bad, result=worse)))
    assert [point.result.plan for point in points] == [fewest.plan, fewest.plan]


def test_a_better_plan_that_keeps_the_limit_is_taken_from_a_point_that_may_move_more() -> None:
    asked = replanning(DAY, POLICY, POOR, ())
    fewest = solve(asked.event, asked.policy, time_limit=20, workers=1)
    points = frontier(asked, fewest, points=2, time_limit=20, workers=1)
    best = points[-1]
    assert best.moved == 4
    # With less luck the search that may move 5 would have found no more than the one that may move nobody.
    unproved = replace(points[0].result, stages=tuple(replace(stage, bound=0) for stage in points[0].result.stages))
    unlucky = Point(5, with_limit(asked.policy, 5), unproved)
    found = monotone(asked, (points[0], unlucky, best))
    assert [point.result.plan for point in found] == [points[0].result.plan, best.result.plan, best.result.plan]


def test_what_is_proved_where_more_may_move_is_proved_where_fewer_may() -> None:
    asked = replanning(DAY, POLICY, POOR, ())
    fewest = solve(asked.event, asked.policy, time_limit=20, workers=1)

    def point(most: int, *stages: Stage) -> Point:
        return Point(most, asked.policy, replace(fewest, stages=stages))

    one = point(1, Stage("unseated", 0, 0), Stage("worst rank", 3, 1), Stage("total cost", 9, 2))
    two = point(2, Stage("unseated", 0, 0), Stage("worst rank", 2, 2), Stage("total cost", 7, 6))
    raised = point(1, Stage("unseated", 0, 0), Stage("worst rank", 3, 2), Stage("total cost", 9, 2))
    # With the worst rank at 3, less than 6 may do: that bound holds at 2.
    assert [each.stages for each in bounded((one, two))] == [raised.stages, two.stages]


def test_fewer_moves_than_can_be_are_not_passed_over_in_silence() -> None:
    asked = replanning(DAY, POLICY, ANNOUNCED, (Cancel("W1", "R2"),))
    way = Way(20, workers=1)
    answers = {moves: traded(asked, way, points=2, moves=moves, deadline=Deadline(60)) for moves in (1, 2)}
    told = "  No plan was found with at most 1 moved; the plan that moves the fewest is used."
    lines = {moves: list(answer_lines(answer, DAY.labels)) for moves, answer in answers.items()}
    assert [line for line in lines[1] if line.startswith("  No plan")] == [told]
    assert [line for line in lines[2] if line.startswith("  No plan")] == []


def test_a_lucky_search_without_a_limit_serves_where_there_is_one(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = replanning(DAY, POLICY, POOR, ())
    lucky = solve(asked.event, replace(asked.policy, objectives=POLICY.objectives), time_limit=20, workers=1)
    assert lucky.measures is not None
    moved = lucky.measures.moved_attendees
    # The search with the fewest moves in mind had no luck: it says that it takes two more than it does.
    unlucky = replace(lucky, plan=None, stages=())
    measures = replace(lucky.measures, moved_attendees=moved + 2)
    answers = iter((unlucky, lucky))
    monkeypatch.setattr("allocator.scenario.replan.frontier.solve", lambda *_, **__: next(answers))
    points = frontier(asked, replace(unlucky, measures=measures), points=2, time_limit=20, workers=1)
    assert [(point.most, point.moved, point.result.plan) for point in points] == [
        (moved + 2, moved, lucky.plan),
        (None, moved, lucky.plan),
    ]


@some
@given(instances())
def test_the_frontier_is_monotone(instance: Instance) -> None:
    event = replace(instance.event, baseline=None)
    if event.choice is not None:
        event = replace(event, choice=None)
    policy = replace(instance.policy, objectives=("unseated", "worst rank", "total cost"))
    asked = replanning(event, policy, instance.plan, ())
    fewest = solve(asked.event, asked.policy, time_limit=20, workers=1)
    points = frontier(asked, fewest, points=3, time_limit=20, workers=1)
    assert points[0].moved == 0
    assert all(quality(after) <= quality(before) for before, after in pairwise(points))
    for point in points:
        assert point.most is None or point.moved <= point.most
        assert point.result.plan is not None
        assert violations(asked.event, point.policy, point.result.plan) == ()


def test_where_only_moves_are_wanted_there_is_nothing_to_trade() -> None:
    policy = replace(POLICY, objectives=("moved attendees",))
    asked = replanning(DAY, policy, ANNOUNCED, (CloseRoom("Barn"),))
    with pytest.raises(ChangeTrouble, match="nothing to weigh moves against"):
        traded(asked, Way(5.0, workers=1), points=3, moves=None, deadline=Deadline(20))
