"""Runs in processes of their own: ended, dead, or told what is wrong."""

from __future__ import annotations

import os
import time

import pytest

from allocator.errors import AllocatorError, UnverifiedPlan
from allocator.event import Event
from allocator.plan import Assignment, Placement, Plan, Status
from allocator.policy import Policy
from benchmarks import measure
from benchmarks.case import Case
from benchmarks.engine import Answer, Point
from benchmarks.measure import Moment, gap_of, measured, recorded
from benchmarks.synthetic import FixedTimetable

TINY = FixedTimetable(attendees=2, sessions=1, rounds=1, wishes=1, slack=1.0, seed=0)
CASE = Case("tiny", TINY.build, published=None)


def asleep() -> tuple[Event, Policy]:
    time.sleep(60)
    return TINY.build()


def dead() -> tuple[Event, Policy]:
    os._exit(3)


def greedy() -> tuple[Event, Policy]:
    """An event that takes a third of a GB to build, and a while."""
    held = bytearray(b"x" * 330_000_000)
    time.sleep(3)
    assert held
    return TINY.build()


def record(plan: Plan | None, engine: str = "boston", bound: int | None = None) -> measure.Record:
    event, policy = TINY.build()
    answer = Answer(plan, bound, Status.BEST_FOUND, 0.5, (Point(0.5, None, 0), Point(0.75, 4, 0)))
    return recorded(CASE, engine, 30.0, event, policy, answer, time.perf_counter())


HELD = Placement("S1", "Round 1", "S1, Round 1")
WHOLE = Plan.of([HELD], [Assignment(id, "S1", "Round 1") for id in ("a00001", "a00002")])


def test_a_plan_is_measured_and_its_curve_kept() -> None:
    found = record(WHOLE, bound=0)
    assert (found.status, found.value, found.bound, found.gap, found.missing) == ("best found", 0, 0, 0.0, 0)
    assert (found.levels, found.broken, found.first_plan_seconds) == ({"total cost": 0}, {}, 0.5)
    assert found.curve == (Moment(0.5, None, 0, None), Moment(0.75, 4, 0, 1.0))


def test_missing_seats_are_counted_and_cost_what_unwished_ones_do() -> None:
    """One of two is unseated, at 0 + 1 + 1 + 2."""
    found = record(Plan.of([HELD], WHOLE.assignments[:1]))
    assert (found.status, found.value, found.missing) == ("best found", 4, 1)
    assert found.broken == {"everybody_is_seated": 1}


def test_other_rules_broken_are_said() -> None:
    found = record(Plan.of([], ()))
    assert (found.status, found.missing) == ("breaks rules", 2)
    assert found.broken == {
        "sessions_run_as_often_as_asked": 1,
        "fixed_rounds_are_kept": 1,
        "everybody_is_seated": 2,
    }


def test_a_plan_of_ours_that_breaks_a_rule_is_a_fault() -> None:
    with pytest.raises(UnverifiedPlan) as fault:
        record(Plan.of([HELD], WHOLE.assignments[:1]), engine="default")
    assert str(fault.value) == ("tiny, default: the plan breaks rules:\nAttendee 2 (a00002) has no seat in Round 1")


def test_no_plan() -> None:
    found = record(None)
    assert (found.value, found.gap, found.measures, found.levels, found.missing) == (None, None, None, {}, 0)


@pytest.mark.parametrize(
    ("value", "bound", "gap"), [(10, 9, 0.1), (10, 10, 0.0), (10, 11, 0.0), (None, 3, None), (3, None, None)]
)
def test_gaps(value: int | None, bound: int | None, gap: float | None) -> None:
    assert gap_of(value, bound) == gap


@pytest.mark.slow
def test_a_run_that_overruns_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(measure, "BUILDING", 3.0)
    found = measured(Case("asleep", asleep, published=7), engine="first come", time_limit=1.0)
    assert (found.status, found.value, found.published, found.time_limit) == ("over time", None, 7, 1.0)
    assert 3.0 <= found.seconds < 30.0


@pytest.mark.slow
def test_a_run_that_dies_is_recorded() -> None:
    assert measured(Case("dead", dead, published=None), engine="first come", time_limit=1.0).status == "crashed"


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="Windows keeps no count of the most memory held")
def test_a_run_that_holds_too_much_is_ended() -> None:
    found = measured(Case("greedy", greedy, published=None), engine="first come", time_limit=1.0, memory_gb=0.3)
    assert found.status == "over memory"
    assert found.peak_mb is not None
    assert found.peak_mb > 300


@pytest.mark.slow
def test_an_unknown_engine_is_a_sentence() -> None:
    with pytest.raises(AllocatorError) as trouble:
        measured(CASE, engine="steam", time_limit=1.0)
    assert str(trouble.value) == (
        'There is no engine "steam"; write one of: default, cpsat, highs, fairpyx utilitarian, fairpyx OC, '
        "fairpyx almost egalitarian, fairpyx round robin, first come, serial dictatorship, boston, draft."
    )
