"""One more seat is worth what the objectives gain by it, the timetable staying as it is."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given

from allocator.event import Attendee, Event, Room, Round, Session, Wish
from allocator.model.solve import solve
from allocator.plan import Placement, Stage
from allocator.policy import Policy
from allocator.scenario.sensitivity import seat_worths as seats
from allocator.scenario.sensitivity.seat_worths import seat_worths
from tests.model.hidden import Instance, instances, some
from tests.small import plan

POLICY = Policy(objectives=("unseated", "total cost"))
DAY = Event(
    title="Craft day",
    rounds=(Round("R1"),),
    rooms=(Room("Attic", 2), Room("Barn", 9)),
    speakers=(),
    sessions=(Session("W1", "Pottery"), Session("W2", "Weaving", maximum=3), Session("W3", "Carving", at_least=0)),
    attendees=tuple(Attendee(id, id.upper()) for id in "abcdef"),
    wishes=tuple(Wish(id, code, 1) for id, code in zip("abcd", ("W1", "W1", "W1", "W2"), strict=True)),
)


def test_the_seat_that_seats_and_pleases_most_comes_first() -> None:
    held = plan(["W1 R1 Attic", "W2 R1 Barn"], ["ab W1 R1", "cde W2 R1"])
    worths = seat_worths(DAY, POLICY, held, time_limit=20, workers=1)
    # Five seats for six, and two in pottery for three who wish for it: one has none, which costs 4. With a seat more in
    # pottery all have what they wish for; with one in weaving the third sits there, unwished, which costs 4 too.
    assert [stage.value for stage in worths.stages] == [1, 4]
    assert [(one.placement, one.seats, one.reached) for one in worths.offerings] == [
        (Placement("W1", "R1", "Attic"), 2, (0, 0)),
        (Placement("W2", "R1", "Barn"), 3, (0, 4)),
    ]


def test_an_offering_with_seats_left_is_not_tried() -> None:
    held = plan(["W1 R1 Attic", "W2 R1 Barn"], ["ab W1 R1", "cd W2 R1"])
    worths = seat_worths(DAY, POLICY, held, time_limit=20, workers=1)
    assert [one.placement.session for one in worths.offerings] == ["W1"]


@pytest.mark.slow
@some
@given(instances())
def test_a_seat_more_makes_nothing_worse(instance: Instance) -> None:
    event = replace(instance.event, baseline=None, choice=None)
    policy = replace(instance.policy, objectives=("unseated", "worst rank", "total cost"))
    result = solve(event, policy, time_limit=20, workers=1)
    assert result.plan is not None
    worths = seat_worths(event, policy, result.plan, time_limit=60, workers=1)
    base = tuple(stage.value for stage in worths.stages)
    assert base == tuple(stage.value for stage in result.stages)
    assert all(one.reached <= base for one in worths.offerings)


def test_the_plan_that_there_is_can_be_had_at_least(monkeypatch: pytest.MonkeyPatch) -> None:
    nothing = replace(solve(DAY, POLICY, time_limit=20), plan=None, stages=(), measures=None)
    monkeypatch.setattr(seats, "solve", lambda *_, **__: nothing)
    held = plan(["W1 R1 Attic", "W2 R1 Barn"], ["ab W1 R1", "cde W2 R1"])
    worths = seat_worths(DAY, POLICY, held, time_limit=20, workers=1)
    # f has no seat and c sits where c did not wish to, which costs 4 each. Nothing was found, and nothing is proved.
    known = (Stage("unseated", 1, 0), Stage("total cost", 8, 0))
    assert worths.stages == known
    assert [one.stages for one in worths.offerings] == [known, known]
