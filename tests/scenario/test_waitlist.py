"""Free seats go to those who wait, in the order of the draw, and nobody else is touched."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given

from allocator.errors import ChangeTrouble
from allocator.event import Attendee, Pin, Wish
from allocator.model.halt import Halt
from allocator.plan import Assignment, Status
from allocator.scenario.waitlist import drawn, filled, waitlist_result
from allocator.screen.replan import waitlist_lines
from allocator.verify import violations
from tests.model.hidden import Instance, instances, some
from tests.scenario.test_replan import ANNOUNCED, DAY, POLICY

LATE = replace(
    DAY,
    attendees=(*DAY.attendees, Attendee("e", "Eve"), Attendee("f", "Fay")),
    wishes=(*DAY.wishes, Wish("e", "W2", 1), Wish("f", "W2", 1), Wish("f", "W1", 2)),
)


def test_a_draw_stays_as_it_is_when_somebody_is_added() -> None:
    order = drawn("abcdefgh", 1)
    assert sorted(order) == list("abcdefgh")
    assert drawn("hgfedcba", 1) == order
    assert [id for id in drawn("abcdefghij", 1) if id in "abcdefgh"] == order
    assert drawn("abcdefgh", 2) != order


def test_the_first_drawn_take_the_best_that_is_free() -> None:
    # In the barn one seat is free in each round, weaving both times; the attic is full.
    first, second = drawn("ef", POLICY.seed)
    found = filled(LATE, POLICY, ANNOUNCED)
    assert found.given == (Assignment(first, "W2", "R1"), Assignment(second, "W2", "R2"))
    assert found.waiting == ((first, "R2"), (second, "R1"))
    assert set(found.plan.assignments) == {*ANNOUNCED.assignments, *found.given}
    assert found.plan.placements == ANNOUNCED.placements


def test_who_may_not_sit_there_waits() -> None:
    barred = replace(LATE, pins=(Pin("e", "W2", None, must=False), Pin("f", "W2", "R1", must=False)))
    found = filled(barred, POLICY, ANNOUNCED)
    assert found.given == (Assignment("f", "W2", "R2"),)
    assert sorted(found.waiting) == [("e", "R1"), ("e", "R2"), ("f", "R1")]


def test_a_plan_that_does_not_hold_is_repaired_first() -> None:
    smaller = replace(LATE, rooms=(replace(LATE.rooms[0], capacity=1), LATE.rooms[1]))
    with pytest.raises(ChangeTrouble) as told:
        filled(smaller, POLICY, ANNOUNCED)
    assert str(told.value).splitlines() == [
        "The announced plan no longer holds:",
        "W1 Pottery, R1: 2 attendees for 1 seat",
        "W1 Pottery, R2: 2 attendees for 1 seat",
        "Free seats can only be given out in a plan that holds; leave out --waitlist to repair it first.",
    ]


def test_what_the_draw_costs_is_told() -> None:
    found = filled(LATE, POLICY, ANNOUNCED)
    result = waitlist_result(LATE, POLICY, found, halt=Halt(20), workers=1)
    assert result.plan == found.plan
    # Two seats are missing whoever gets those that are free; Eve and Fay are as well off either way.
    unseated = result.stages[0]
    assert (unseated.name, unseated.value, unseated.bound) == ("unseated", 2, 2)
    assert result.status is Status.PROVED_BEST


@some
@given(instances())
def test_nobody_is_touched_and_nobody_waits_for_a_free_seat(instance: Instance) -> None:
    event = replace(instance.event, baseline=None)
    found = filled(event, instance.policy, instance.plan)
    assert set(found.plan.assignments) - set(found.given) == set(instance.plan.assignments)
    assert found.plan.placements == instance.plan.placements
    assert not {one.rule for one in violations(event, instance.policy, found.plan)} - {"everybody_is_seated"}
    assert filled(event, instance.policy, found.plan).given == ()


def test_one_who_waits_waits() -> None:
    found = replace(filled(LATE, POLICY, ANNOUNCED), waiting=(("e", "R1"), ("e", "R2")))
    result = waitlist_result(LATE, POLICY, found, halt=Halt(20), workers=1)
    assert list(waitlist_lines(found, result, LATE.labels))[:2] == [
        "2 free seats given to 2 attendees, in the order of the draw.",
        "1 still waits for 2 seats.",
    ]
