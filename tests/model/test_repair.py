"""A plan that does not hold any more is repaired: its timetable and nearly all seats stay."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from allocator.event import Event, Pin
from allocator.example import symposium
from allocator.model.solve import repaired
from allocator.plan import Plan, moves
from allocator.scenario.changes import Cancel, Capacity, CloseRoom, Gone
from allocator.scenario.replan.replanning import with_baseline
from allocator.verify import violations
from allocator.verify.measures import measure
from tests.test_example import hidden_plan

EVENT, POLICY = symposium()
ANNOUNCED = hidden_plan(EVENT)


def crowded(event: Event) -> Event:
    """Three people are pinned to the fullest offering of the first round, in which they do not sit."""
    first = event.rounds[0].name
    seats = [seat for seat in ANNOUNCED.assignments if seat.round == first]
    fullest, _ = Counter(seat.session for seat in seats).most_common(1)[0]
    theirs = {seat.attendee for seat in ANNOUNCED.assignments if seat.session == fullest}
    barred = {pin.attendee for pin in event.pins} | {one.id for one in event.attendees if one.needs}
    others = [seat.attendee for seat in seats if seat.attendee not in theirs | barred][:3]
    return replace(event, pins=(*event.pins, *(Pin(id, fullest, first) for id in others)))


@pytest.mark.slow
@pytest.mark.parametrize(
    ("change", "most", "lacking"),
    [
        # Three are moved by their pins, and three make room for them.
        (crowded, 6, 0),
        (Capacity("Aula", 57).applied, 9, 0),
        (Gone("D001").applied, 0, 0),
        # Sixty people at most sit in the Aula in a round.
        (CloseRoom("Aula", "Ronde 1").applied, 120, 60),
        (Cancel("W5", "Ronde 2").applied, 60, 15),
    ],
    ids=["pinned elsewhere", "a smaller room", "somebody gone", "a room closed", "an offering cancelled"],
)
def test_what_still_fits_stays(change: object, most: int, lacking: int) -> None:
    event, policy = with_baseline(change(EVENT), POLICY, ANNOUNCED)  # type: ignore[operator]
    plan = repaired(event, policy, ANNOUNCED)
    assert plan is not None
    assert violations(event, policy, plan) == ()
    assert measure(event, policy, plan).unseated <= lacking
    there = {seat.attendee for seat in plan.assignments}
    assert len([id for id in moves(ANNOUNCED, plan).attendees if id in there]) <= most


def test_of_a_plan_that_cannot_be_nothing_is_made() -> None:
    event = replace(EVENT, pins=(*EVENT.pins, Pin("D001", "W1", "Ronde 1"), Pin("D001", "W2", "Ronde 1")))
    assert repaired(event, POLICY, ANNOUNCED) is None


def test_a_plan_that_holds_stays_as_it_is() -> None:
    plan = repaired(EVENT, POLICY, ANNOUNCED)
    assert isinstance(plan, Plan)
    assert plan == ANNOUNCED
