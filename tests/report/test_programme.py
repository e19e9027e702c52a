"""Everybody's programme and every roster say what the plan says."""

from __future__ import annotations

from dataclasses import replace

from allocator.event import Pin, Speaker
from allocator.policy import Policy
from allocator.report.programme import Item, Why, programmes, rosters
from tests.scenario.test_replan import ANNOUNCED, DAY
from tests.small import plan

PLAN = plan(["W1 R1 Attic", "W2 R1 Barn", "W2 R2 Barn"], ["a W1 R1", "bd W2 R1", "a W2 R2"])
EVENT = replace(
    DAY,
    speakers=(Speaker("Cy", attendee="c"),),
    sessions=(replace(DAY.sessions[0], speakers=("Cy",)), *DAY.sessions[1:]),
    pins=(Pin("d", None, "R2", must=False),),
)


def test_a_programme_has_a_line_for_every_round() -> None:
    one, two = EVENT.rounds
    pottery, weaving, _ = EVENT.sessions
    attic, barn = EVENT.rooms
    found = {programme.attendee.id: programme for programme in programmes(EVENT, Policy(), PLAN)}
    assert found["a"].items == (
        Item(one, Why.ATTENDS, pottery, attic, 1),
        Item(two, Why.ATTENDS, weaving, barn, 2),
    )
    assert found["c"].items == (Item(one, Why.SPEAKS, pottery, attic), Item(two, Why.NO_SEAT))
    assert found["d"].items == (Item(one, Why.ATTENDS, weaving, barn, 2), Item(two, Why.FREE))
    assert [item.round for item in found["b"].lacking] == [two]


def test_a_roster_for_every_offering() -> None:
    found = rosters(DAY, Policy(), ANNOUNCED)
    assert [(one.session.code, one.round.name, one.room and one.room.name, one.seats) for one in found] == [
        ("W1", "R1", "Attic", 2),
        ("W2", "R1", "Barn", 3),
        ("W1", "R2", "Attic", 2),
        ("W2", "R2", "Barn", 3),
    ]
    assert ["".join(attendee.id for attendee in one.attendees) for one in found] == ["ab", "cd", "cd", "ab"]
