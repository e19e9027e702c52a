"""The events with rules: what is drawn is coherent, and has the rules that its name says."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import partial

import pytest

from allocator.coherence import problems
from allocator.demand import Ask
from allocator.model.solve import solve
from benchmarks.synthetic import FixedTimetable
from benchmarks.with_rules import Ruled, cases

SMALL = FixedTimetable(attendees=40, sessions=4, rounds=2, wishes=3, slack=1.3, seed=1)


def test_friends_organisations_and_the_order_of_sessions_are_drawn_from_the_seed() -> None:
    draw = partial(Ruled, name="small", made=SMALL.build, groups=4, organisations=3, quota=6, apart=3, ordered=True)
    event, policy = draw(seed=5).build()
    groups = [demand.who for demand in event.demands if demand.ask is Ask.TOGETHER]
    assert [len(group) for group in groups] == [2, 3, 4, 2]
    assert len({id for group in groups for id in group}) == 11
    (apart,) = (demand.who for demand in event.demands if demand.ask is Ask.APART)
    assert not set(apart) & {id for group in groups for id in group}
    assert Counter(demand.ask for demand in event.demands) == {
        Ask.TOGETHER: 4,
        Ask.AT_MOST: 1,
        Ask.APART: 1,
        Ask.BEFORE: 1,
    }
    assert {one.organisation for one in event.attendees} == {"Organisation 1", "Organisation 2", "Organisation 3"}
    assert draw(seed=5).build() == (event, policy)
    assert draw(seed=6).build()[0].demands != event.demands


def test_an_event_with_rules_is_solved() -> None:
    made = replace(SMALL, attendees=24)  # CP-SAT takes long to prove what 40 people cost
    event, policy = Ruled(name="small", made=made.build, groups=4, organisations=3, quota=6, seed=5).build()
    found, known = (solve(event, policy, time_limit=20, engine=engine, workers=1) for engine in ("default", "cpsat"))
    assert [(one.value, one.bound) for one in found.stages] == [(one.value, one.value) for one in known.stages]


@pytest.mark.slow
def test_the_events_of_the_command_are_coherent() -> None:
    for case in cases(71):
        assert list(problems(*case.build())) == []


def test_sessions_may_last_two_rounds() -> None:
    event, _ = Ruled(name="long", made=SMALL.build, groups=0, quota=None, seed=5, lasting=2).build()
    assert ([one.lasts for one in event.sessions[:3]], event.demands) == ([2, 2, 1], ())
