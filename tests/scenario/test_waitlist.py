"""Free seats go to those who wait, in the order of the draw, and nobody else is touched."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given

from allocator.demand import Ask, Demand
from allocator.errors import ChangeTrouble
from allocator.event import Attendee, Event, Pin, Wish
from allocator.model.solvers.deadline import Deadline
from allocator.plan import Assignment, Plan, Status
from allocator.policy import Policy
from allocator.scenario.replan import waitlist
from allocator.scenario.replan.waitlist import drawn, filled, waitlist_result
from allocator.screen.replan import waitlist_lines
from allocator.verify import Violation, violations
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
        "Free seats can only be given out in a plan that keeps every rule; leave out --waitlist to repair it first.",
    ]


def test_what_a_pin_demands_is_taken_before_what_is_wished_for() -> None:
    # Fay wishes for weaving and must be in pottery, and both have a free seat in the second round, her only one.
    pinned = replace(
        LATE,
        attendees=(*DAY.attendees[:3], Attendee("f", "Fay", unavailable=frozenset({"R1"}))),
        wishes=tuple(wish for wish in LATE.wishes if wish.attendee not in "de"),
        pins=(Pin("f", "W1", None),),
    )
    assert filled(pinned, POLICY, ANNOUNCED).given == (Assignment("f", "W1", "R2"),)


def test_where_everybody_must_be_seated_nobody_may_wait() -> None:
    names = {"e": "Eve (e)", "f": "Fay (f)"}
    first, second = drawn("ef", POLICY.seed)
    waiting = sorted([(first, "R2"), (second, "R1")])
    with pytest.raises(ChangeTrouble) as told:
        filled(LATE, replace(POLICY, everybody_seated=True), ANNOUNCED)
    assert str(told.value).splitlines() == [
        "There are not enough free seats:",
        *(f"{names[id]} has no seat in {round}" for id, round in waiting),
        "Others would have to move: leave out --waitlist, or ask for less.",
    ]


def test_the_whole_plan_is_verified_before_and_after_and_not_for_every_seat(monkeypatch: pytest.MonkeyPatch) -> None:
    sizes = []

    def counting(event: Event, policy: Policy, plan: Plan) -> tuple[Violation, ...]:
        sizes.append(len(event.attendees))
        return violations(event, policy, plan)

    monkeypatch.setattr(waitlist, "violations", counting)
    filled(LATE, POLICY, ANNOUNCED)
    assert [size for size in sizes if size > 1] == [6, 6]
    assert len(sizes) > 2


def test_what_the_draw_costs_is_told() -> None:
    found = filled(LATE, POLICY, ANNOUNCED)
    result = waitlist_result(LATE, POLICY, found, deadline=Deadline(20), workers=1)
    assert result.plan == found.plan
    # Two seats are missing whoever gets those that are free; Eve and Fay are as well off either way.
    unseated = result.stages[0]
    assert (unseated.name, unseated.value, unseated.bound) == ("unseated", 2, 2)
    assert result.status is Status.PROVED_BEST


def test_a_seat_that_was_not_wished_for_costs_as_much_as_it_did_when_it_was_announced() -> None:
    wished = tuple(wish for wish in LATE.wishes if (wish.attendee, wish.session) != ("a", "W1"))
    event = replace(LATE, wishes=wished)
    result = waitlist_result(event, POLICY, filled(event, POLICY, ANNOUNCED), deadline=Deadline(20), workers=1)
    # Ada keeps a seat in pottery that she did not wish for, whoever else gets what: that is no gap.
    assert [stage.bound for stage in result.stages] == [stage.value for stage in result.stages]
    assert result.status is Status.PROVED_BEST


def test_no_bound_is_told_that_holds_only_for_those_whom_the_draw_seats_better() -> None:
    # In weaving one seat is left in each round; the first drawn takes what the other, who is there once, needs.
    first, second = drawn("ef", POLICY.seed)
    attendees = (
        *(replace(one, unavailable=frozenset()) for one in DAY.attendees),
        Attendee(first, "First"),
        Attendee(second, "Second", unavailable=frozenset({"R2"})),
    )
    event = replace(DAY, attendees=attendees, wishes=(*DAY.wishes, Wish(first, "W2", 1), Wish(second, "W2", 1)))
    found = filled(event, POLICY, ANNOUNCED)
    assert found.given == (Assignment(first, "W2", "R1"),)
    result = waitlist_result(event, POLICY, found, deadline=Deadline(20), workers=1)
    # Two seats are missing where one could be; the least cost of the best plan says nothing of this one.
    assert [(stage.value, stage.bound) for stage in result.stages] == [(2, 1), (18, 0)]


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
    result = waitlist_result(LATE, POLICY, found, deadline=Deadline(20), workers=1)
    assert list(waitlist_lines(found, result.stages, LATE.labels))[:2] == [
        "2 free seats given to 2 attendees, in the order of the draw.",
        "1 still waits for 2 seats.",
    ]


def test_a_free_seat_that_would_break_a_rule_of_the_event_goes_to_nobody() -> None:
    no_more = Demand(
        Ask.AT_MOST, ("a", "b", "c", "d", "e"), number=2, sessions=("W2",)
    )  # two of them are there already
    found = filled(replace(LATE, demands=(no_more,)), POLICY, ANNOUNCED)
    assert {seat.attendee for seat in found.given} == {"f"}
    assert sorted(round for id, round in found.waiting if id == "e") == ["R1", "R2"]
