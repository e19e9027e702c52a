"""The best choice of rooms is what a solver finds that has the choice in its own hands."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given

from allocator.event import Attendee, Event, Fixed, Place, Room, RoomChoice, Round, Session, Wish
from allocator.model.engines.room_choice import Promise, RoomChoices
from allocator.model.solve import solve
from allocator.plan import Status
from allocator.policy import Policy
from allocator.scenario.sensitivity.room_offers import best_rooms, told, with_rooms
from tests.model.hidden import Instance, instances, some

POLICY = Policy(objectives=("unseated", "total cost"))
DAY = Event(
    title="Craft day",
    rounds=(Round("R1"),),
    rooms=(Room("Attic", 1), Room("Barn", 2), Room("Cellar", 3), Room("Tent", 2), Room("Tent in rows", 3)),
    speakers=(),
    sessions=(Session("W1", "Pottery", at_least=0), Session("W2", "Weaving", at_least=0)),
    attendees=tuple(Attendee(id, id.upper()) for id in "abcde"),
    wishes=tuple(Wish(id, code, 1) for id, code in zip("abcde", ("W1", "W1", "W1", "W2", "W2"), strict=True)),
)


def test_the_rooms_that_serve_best_are_taken() -> None:
    event = replace(DAY, rooms=tuple(room for room in DAY.rooms if room.name != "Cellar"))
    offer = RoomChoice((Place(("Attic",)), Place(("Barn",)), Place(("Tent", "Tent in rows"), offered=False)), 1)
    found = best_rooms(replace(event, choice=offer), POLICY, time_limit=20, at_most=9, workers=1)
    # Three want pottery and two weaving. The tent holds all three in rows, the barn the two.
    assert found.best is not None
    assert (found.best.rooms, found.best.reached, found.proved) == (("Barn", "Tent in rows"), (0, 0), True)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("left", "proved"),
    [
        (Promise(("Barn", "Tent in rows"), (0, 0)), False),  # a choice that may be better was not tried
        (Promise(None, known=False), False),  # nobody knows whether there is one
        (Promise(None), True),
    ],
)
def test_the_best_rooms_are_proved_only_where_none_that_are_left_may_be_better(
    monkeypatch: pytest.MonkeyPatch, left: Promise, proved: bool
) -> None:
    event = replace(DAY, rooms=tuple(room for room in DAY.rooms if room.name != "Cellar"))
    offer = RoomChoice((Place(("Attic",)), Place(("Barn",)), Place(("Tent", "Tent in rows"), offered=False)), 1)
    promises = iter((Promise(("Attic", "Tent in rows"), (0, 0)), left))
    monkeypatch.setattr(RoomChoices, "next", lambda *_: next(promises))
    found = best_rooms(replace(event, choice=offer), POLICY, time_limit=20, at_most=1, workers=1)
    # The attic holds one of the two who wish for weaving; the other has no seat, which costs what an unwished one does.
    assert [(one.rooms, one.result.status) for one in found.tried] == [(("Attic", "Tent in rows"), Status.PROVED_BEST)]
    assert found.proved is proved


def test_layouts_that_differ_only_in_when_they_are_closed_are_choices_of_their_own() -> None:
    rooms = (Room("Tent early", 3, closed=frozenset({"R1"})), Room("Tent late", 3, closed=frozenset({"R2"})))
    event = replace(
        DAY,
        rounds=(Round("R1"), Round("R2")),
        rooms=rooms,
        sessions=DAY.sessions[:1],
        attendees=tuple(Attendee(id, id.upper(), unavailable=frozenset({"R2"})) for id in "abc"),
        wishes=DAY.wishes[:3],
        choice=RoomChoice((Place(("Tent early", "Tent late"), offered=False),)),
    )
    found = best_rooms(event, POLICY, time_limit=20, at_most=9, workers=1)
    # All three come in the first round only, in which one of the two is closed.
    assert found.best is not None
    assert (found.best.rooms, found.best.reached, found.proved) == (("Tent late",), (0, 0), True)


def test_a_room_fixed_for_a_session_stays_fixed_where_it_is_taken() -> None:
    fixed = replace(DAY, sessions=(replace(DAY.sessions[0], room="Attic"), DAY.sessions[1]))
    offer = RoomChoice((Place(("Attic",)), Place(("Barn",)), Place(("Cellar",)), Place(("Tent", "Tent in rows"))), 1)
    without = with_rooms(replace(fixed, choice=offer), ("Cellar",))
    assert [room.name for room in without.rooms] == ["Cellar"]
    assert without.sessions[0] == replace(DAY.sessions[0], at_most=0)
    assert with_rooms(replace(fixed, choice=offer), ("Attic",)).sessions == fixed.sessions


def test_a_room_that_a_session_must_have_is_taken() -> None:
    must = (replace(DAY.sessions[0], room="Barn", at_least=1), DAY.sessions[1])
    offer = RoomChoice((Place(("Barn",)), Place(("Tent",)), Place(("Cellar",)), Place(("Tent in rows",))), 1)
    event = replace(DAY, sessions=must, choice=offer)
    found = best_rooms(event, POLICY, time_limit=20, at_most=9, workers=1)
    # The tent seats two as the barn does, but the one session is held in the barn or nowhere. The attic seats one.
    assert [one.rooms for one in found.tried] == [("Barn",)]
    assert found.best is not None
    assert (found.best.reached, found.proved) == ((2, 8), True)


def test_without_the_room_that_a_session_must_have_there_is_no_plan() -> None:
    offer = RoomChoice((Place(("Barn",)), Place(("Tent",))), 1)
    rooms_asked = (
        replace(DAY.sessions[0], room="Barn", at_least=1),
        replace(DAY.sessions[0], fixed=(Fixed("R1", "Barn"),)),
        replace(DAY.sessions[0], room="Barn", fixed=(Fixed("R1"),)),
    )
    for session in rooms_asked:
        event = replace(DAY, sessions=(session, DAY.sessions[1]), choice=offer)
        assert solve(with_rooms(event, ("Tent",)), POLICY, time_limit=20).status is Status.PROVED_IMPOSSIBLE


def test_a_layout_is_the_same_room() -> None:
    # Pottery is fixed in the Barn, which can have chairs alone: then it seats all four who wish for pottery, not two.
    chairs = Room("Barn (chairs)", 4)
    pottery = replace(DAY.sessions[0], room="Barn", fixed=(Fixed("R1", "Barn"),))
    everybody = tuple(Wish(one.id, "W1", 1) for one in DAY.attendees)
    event = replace(
        DAY,
        rooms=(*(replace(one, capacity=2) for one in DAY.rooms), chairs),
        sessions=(pottery, *DAY.sessions[1:]),
        wishes=everybody,
        choice=RoomChoice((Place(("Barn", "Barn (chairs)"), offered=False),)),
    )
    found = best_rooms(event, POLICY, time_limit=20, at_most=9, workers=1)
    assert found.best is not None
    assert (found.best.rooms, found.proved) == (("Barn (chairs)",), True)
    settled = with_rooms(event, ("Barn (chairs)",)).session_of[pottery.code]
    assert (settled.room, settled.fixed) == ("Barn (chairs)", (Fixed("R1", "Barn (chairs)"),))
    whole = solve(event, POLICY, time_limit=20, workers=1, engine="cpsat")
    assert found.best.reached == tuple(stage.value for stage in whole.stages)


def test_that_no_choice_has_a_plan_is_proved() -> None:
    offer = RoomChoice((Place(("Barn",)), Place(("Tent",))), 1)
    both = (replace(DAY.sessions[0], room="Barn", at_least=1), replace(DAY.sessions[1], room="Tent", at_least=1))
    found = best_rooms(replace(DAY, sessions=both, choice=offer), POLICY, time_limit=20, at_most=9, workers=1)
    assert (found.proved, told(found)) == (True, "No choice of rooms has a plan; that is proved.")


def test_without_any_room_nothing_is_held() -> None:
    offer = RoomChoice(tuple(Place((room.name,)) for room in DAY.rooms), 0)
    found = best_rooms(replace(DAY, choice=offer), POLICY, time_limit=20, at_most=9, workers=1)
    # An event that has no rooms places its sessions in rounds alone; this one has rooms, and none of them.
    assert found.best is not None
    assert (found.best.rooms, found.best.reached, found.proved) == ((), (5, 20), True)


@pytest.mark.slow
@some
@given(instances())
def test_no_choice_is_better_than_the_best(instance: Instance) -> None:
    event = replace(instance.event, baseline=None)
    if event.choice is None:
        event = replace(event, choice=RoomChoice(tuple(Place((room.name,)) for room in event.rooms), 1))
    policy = replace(instance.policy, objectives=("unseated", "worst rank", "total cost"))
    whole = solve(event, policy, time_limit=20, workers=1, engine="cpsat")
    found = best_rooms(event, policy, time_limit=20, at_most=50, workers=1)
    assert found.proved
    if whole.status is Status.PROVED_IMPOSSIBLE:
        assert all(one.result.status is Status.PROVED_IMPOSSIBLE for one in found.tried)
    else:
        assert found.best is not None
        assert found.best.reached == tuple(stage.value for stage in whole.stages)
        assert found.proved
