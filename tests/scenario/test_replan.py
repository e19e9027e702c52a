"""A plan that was announced is kept as far as it can be, and what changes is told with its reason."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from allocator.errors import ChangeTrouble
from allocator.event import Attendee, Event, Pin, Room, Round, Session, Speaker, Wish
from allocator.fingerprint import plan_hash
from allocator.model.solve import solve
from allocator.model.solvers.deadline import Deadline
from allocator.plan import Assignment, Difference, Edition, Plan, Status, moves
from allocator.policy import MOVE_OBJECTIVES, OBJECTIVE_NAMES, Policy
from allocator.scenario.changes import AddRoom, Cancel, Capacity, Change, CloseRoom, Gone, Move, SpeakerAway
from allocator.scenario.differences import differences
from allocator.scenario.replan.replanned import Way, searched
from allocator.scenario.replan.replanning import replanning, with_baseline
from allocator.verify import violations
from tests.model.brute import best_value
from tests.model.hidden import Instance, instances, some
from tests.small import plan

POLICY = Policy(objectives=("unseated", "total cost"))
DAY = Event(
    title="Craft day",
    rounds=(Round("R1"), Round("R2")),
    rooms=(Room("Attic", 2), Room("Barn", 3)),
    speakers=(),
    sessions=tuple(Session(f"W{n}", title, at_least=0) for n, title in enumerate(("Pottery", "Weaving", "Carving"), 1)),
    attendees=tuple(Attendee(id, name) for id, name in zip("abcd", ("Ada", "Bo", "Cy", "Di"), strict=True)),
    wishes=tuple(Wish(id, code, rank) for id in "abcd" for rank, code in enumerate(("W1", "W2", "W3"), 1)),
)
ANNOUNCED = plan(
    ["W1 R1 Attic", "W2 R1 Barn", "W1 R2 Attic", "W2 R2 Barn"],
    ["ab W1 R1", "cd W2 R1", "cd W1 R2", "ab W2 R2"],
)


def test_the_organisers_order_counts_where_it_names_a_move() -> None:
    _, policy = with_baseline(DAY, Policy(), ANNOUNCED)
    first = ("moved attendees", "moved rounds", "unseated with wishes", "unseated without wishes", "moved rooms")
    assert policy.objectives == (*first, "worst rank", "total cost")
    _, policy = with_baseline(DAY, Policy(objectives=("total cost",)), ANNOUNCED)
    assert policy.objectives == (*MOVE_OBJECTIVES, "total cost")
    own = Policy(objectives=("unseated", "moved rooms", "total cost"))
    assert with_baseline(DAY, own, ANNOUNCED)[1] == own


@pytest.mark.slow
@some
@given(instances())
def test_with_no_change_nobody_moves(instance: Instance) -> None:
    asked = replanning(replace(instance.event, baseline=None), instance.policy, instance.plan, ())
    policy = replace(asked.policy, objectives=(*MOVE_OBJECTIVES, "total cost"))
    result = solve(asked.event, policy, time_limit=20, workers=1)
    assert result.plan is not None
    assert [stage.value for stage in result.stages[:3]] == [0, 0, 0]
    assert set(instance.plan.assignments) <= set(result.plan.assignments)
    assert asked.no_longer == ()


def test_only_those_move_whose_seats_are_gone() -> None:
    asked = replanning(DAY, POLICY, ANNOUNCED, (Cancel("W1", "R2"),))
    assert asked.no_longer == ("W1 Pottery runs in R2, which is not allowed for it",)
    result = solve(asked.event, asked.policy, time_limit=20, workers=1)
    assert result.plan is not None
    assert result.status is Status.PROVED_BEST
    # Cy and Di lose W1 in R2; W3 takes its place, for W2 they had already.
    found = asked.origin(result.plan, (), "plan.xlsx")
    assert found.differences == tuple(
        Difference(
            id,
            {"R1": "W2 Weaving (Barn)", "R2": "W1 Pottery (Attic)"},
            {"R1": "W2 Weaving (Barn)", "R2": "W3 Carving (Attic)"},
            ("W1 Pottery is cancelled in R2",),
            moved=True,
        )
        for id in "cd"
    )
    assert moves(ANNOUNCED, result.plan).attendees == ("c", "d")


def test_whoever_makes_room_is_told_apart_from_those_who_lost_their_seat() -> None:
    # Ada must be in pottery in R2, which is full, and so cannot be in it in R1.
    pins = (Pin("a", "W1", "R2"),)
    full = tuple(replace(one, maximum=2) if one.code == "W1" else one for one in DAY.sessions)
    event = replace(DAY, pins=pins, sessions=full)
    asked = replanning(event, POLICY, ANNOUNCED, ())
    result = solve(asked.event, asked.policy, time_limit=20, workers=1)
    assert result.plan is not None
    why = {one.attendee: one.why for one in asked.origin(result.plan, (), "plan.xlsx").differences}
    assert why["a"] == ("Ada (a) must be in W1 Pottery in R2, and is not",)
    others = [reasons for id, reasons in why.items() if id != "a"]
    assert len(others) == 1
    assert others[0][0] == "makes room for others"


def test_a_room_of_another_size_changes_no_more_than_it_must() -> None:
    asked = replanning(DAY, POLICY, ANNOUNCED, (Capacity("Attic", 1), CloseRoom("Barn", "R1")))
    result = solve(asked.event, asked.policy, time_limit=20, workers=1)
    assert result.plan is not None
    differences = asked.origin(result.plan, (), "plan.xlsx").differences
    reasons = [reason for one in differences for reason in one.why]
    assert "Barn is closed in R1" in reasons
    assert "Attic seats 1" in reasons


def test_a_round_that_was_held_stays_as_it_was() -> None:
    late = replace(DAY, attendees=(*DAY.attendees, Attendee("e", "Ed")), wishes=(*DAY.wishes, Wish("e", "W1", 1)))
    asked = replanning(late, POLICY, ANNOUNCED, (Cancel("W1"), CloseRoom("Barn", "R2")), frozen=("R1",))
    result = solve(asked.event, asked.policy, time_limit=20, workers=1)
    assert result.plan is not None

    def in_r1(one: object) -> bool:
        return getattr(one, "round", None) == "R1"

    assert list(filter(in_r1, result.plan.assignments)) == list(filter(in_r1, ANNOUNCED.assignments))
    assert list(filter(in_r1, result.plan.placements)) == list(filter(in_r1, ANNOUNCED.placements))
    assert violations(asked.changed, asked.policy, result.plan) == ()


def test_what_was_possible_in_a_round_that_was_held_is_no_trouble_now() -> None:
    jos = Speaker("Jos")
    given = tuple(replace(one, speakers=("Jos",)) if one.code == "W2" else one for one in DAY.sessions)
    event = replace(DAY, speakers=(jos,), sessions=given)
    asked = replanning(event, POLICY, ANNOUNCED, (CloseRoom("Attic"), SpeakerAway("Jos")), frozen=("R1",))
    result = solve(asked.event, asked.policy, time_limit=20, workers=1)
    assert result.plan is not None
    assert [seat for seat in result.plan.assignments if seat.round == "R1"] == [
        seat for seat in ANNOUNCED.assignments if seat.round == "R1"
    ]
    assert {(one.session, one.room) for one in result.plan.placements if one.round == "R2"} <= {
        ("W1", "Barn"),
        ("W3", "Barn"),
    }


def test_a_session_moved_is_the_reason_for_those_who_were_in_it() -> None:
    # W1 runs once; it was in R1 and is moved to R2.
    announced = plan(["W1 R1 Attic", "W2 R1 Barn", "W2 R2 Barn"], ["ab W1 R1", "cd W2 R1", "ab W2 R2"])
    day = replace(DAY, sessions=(replace(DAY.sessions[0], at_most=1), *DAY.sessions[1:]))
    asked = replanning(day, POLICY, announced, (Move("W1", "R2"),))
    result = solve(asked.event, asked.policy, time_limit=20, workers=1)
    assert result.plan is not None
    reasons = {one.attendee: one.why[0] for one in differences(asked.event, announced, result.plan, asked.causes)}
    assert {reasons["a"], reasons["b"]} == {"W1 Pottery runs in R2"}


def needing_a_ramp() -> Event:
    """W1 needs two people and a ramp, as b does; the Attic has one, and a and b were there in R1."""
    ramp = frozenset({"ramp"})
    return replace(
        DAY,
        rooms=tuple(replace(one, features=ramp) if one.name == "Attic" else one for one in DAY.rooms),
        sessions=tuple(replace(one, minimum=2, features=ramp) if one.code == "W1" else one for one in DAY.sessions),
        attendees=tuple(replace(one, needs=ramp) if one.id == "b" else one for one in DAY.attendees),
    )


@pytest.mark.parametrize(
    "change",
    [
        Gone("a").applied,
        Capacity("Attic", 1).applied,
        lambda event: replace(event, rooms=tuple(replace(one, features=frozenset()) for one in event.rooms)),
        lambda event: replace(event, rooms=tuple(one for one in event.rooms if one.name != "Attic")),
        lambda event: replace(event, sessions=tuple(replace(one, maximum=1, minimum=0) for one in event.sessions)),
    ],
    ids=["too few now", "too small now", "equipped otherwise now", "gone now", "fewer taken now"],
)
def test_what_rooms_and_numbers_allowed_in_a_round_that_was_held_is_no_trouble_now(
    change: Callable[[Event], Event],
) -> None:
    asked = replanning(change(needing_a_ramp()), POLICY, ANNOUNCED, (), frozen=("R1",))
    assert [sentence for sentence in asked.no_longer if "R1" in sentence] == []
    result = solve(asked.event, asked.policy, time_limit=20, workers=1)
    assert result.plan is not None
    there = asked.event.attendee_of
    assert [seat for seat in result.plan.assignments if seat.round == "R1"] == [
        seat for seat in ANNOUNCED.assignments if seat.round == "R1" and seat.attendee in there
    ]
    assert violations(asked.changed, asked.policy, result.plan) == ()


def test_a_session_that_was_not_held_in_the_only_rounds_left_to_it_is_not_held() -> None:
    cooking = Session("W4", "Cooking", at_least=0, rounds=frozenset({"R1"}))
    asked = replanning(replace(DAY, sessions=(*DAY.sessions, cooking)), POLICY, ANNOUNCED, (), frozen=("R1",))
    assert asked.changed.session_of["W4"] == replace(cooking, rounds=None, at_most=0)


def test_changes_may_speak_of_what_others_made() -> None:
    asked = replanning(DAY, POLICY, ANNOUNCED, (AddRoom("Cellar", 9), CloseRoom("Cellar", "R1"), Cancel("W1", "R2")))
    assert [cause.text for cause in asked.causes] == ["W1 Pottery is cancelled in R2", asked.no_longer[0]]


def test_changes_that_contradict_the_event_are_told_before_anything_is_solved() -> None:
    home = replace(DAY, sessions=(replace(DAY.sessions[0], room="Attic", at_least=2), *DAY.sessions[1:]))
    with pytest.raises(ChangeTrouble) as told:
        replanning(home, POLICY, ANNOUNCED, (CloseRoom("Attic", "R1"),))
    assert str(told.value).splitlines() == [
        "After these changes the event contradicts itself:",
        'Sessions W1: it must run in at least 2 rounds and can run only in "R2": look at its allowed rounds, its '
        "speakers, and the rooms that suit it.",
    ]


@pytest.mark.slow
def test_no_more_are_moved_than_is_allowed_and_the_plan_is_the_better_for_each() -> None:
    poor = plan(["W3 R1 Attic", "W2 R1 Barn", "W3 R2 Barn"], ["ab W3 R1", "cd W2 R1", "cd W3 R2"])
    costs = []
    for most in range(5):
        asked = replanning(DAY, POLICY, poor, (), moves=most)
        result = solve(asked.event, asked.policy, time_limit=20, workers=1)
        assert result.plan is not None
        assert result.measures is not None
        assert result.measures.moved_attendees <= most
        costs.append(result.measures.total_cost)
    assert costs == sorted(costs, reverse=True)
    assert costs[0] > costs[-1]


def test_a_limit_on_moves_asks_for_the_best_plan_for_everybody_and_then_for_few_moves_in_their_order() -> None:
    own = replace(POLICY, objectives=("moved rooms", "unseated", "moved attendees", "total cost"))
    asked = {policy: replanning(DAY, policy, ANNOUNCED, (), moves=2).policy for policy in (POLICY, own)}
    assert {asked[policy].most_moved for policy in asked} == {2}
    assert asked[POLICY].objectives == ("unseated", "total cost", "moved attendees", "moved rounds", "moved rooms")
    assert asked[own].objectives == ("unseated", "total cost", "moved rooms", "moved attendees", "moved rounds")


def test_every_plan_names_those_before_it() -> None:
    asked = replanning(DAY, POLICY, ANNOUNCED, (Cancel("W3"),))
    here = plan_hash(ANNOUNCED)
    first = asked.origin(ANNOUNCED, (), "plan.xlsx")
    assert first.editions == (Edition(here, "", "plan.xlsx"),)
    assert first.changes == ("W3 Carving is cancelled",)
    known = Edition(here, "2026-11-24 10:00", "event.xlsx", ("W2 is cancelled",))
    assert asked.origin(ANNOUNCED, (known,), "plan.xlsx").editions == (known,)
    other = replace(known, plan_hash="0" * 64)
    assert asked.origin(ANNOUNCED, (other,), "plan.xlsx").editions == (
        other,
        Edition(here, "", "plan.xlsx", ("edited by hand",)),
    )


def test_whoever_stood_in_the_announced_plan_without_a_seat_is_not_new() -> None:
    late = replace(DAY, attendees=(*DAY.attendees, Attendee("e", "Eve"), Attendee("f", "Fay")))
    asked = replanning(late, POLICY, ANNOUNCED, (), known_before="abcde")
    seated = Plan.of(ANNOUNCED.placements, [*ANNOUNCED.assignments, *plan([], ["ef W2 R1"]).assignments])
    why = {one.attendee: one.why for one in asked.origin(seated, (), "plan.xlsx").differences}
    assert why == {"e": ("had no seat before in R1",), "f": ("is new",)}


def _programmes(one: Plan) -> dict[str, set[tuple[str, str, str]]]:
    """Who has which sessions, when and where."""
    rooms = {(held.session, held.round): held.room for held in one.placements}
    found: dict[str, set[tuple[str, str, str]]] = {}
    for seat in one.assignments:
        here = rooms.get((seat.session, seat.round), "")
        found.setdefault(seat.attendee, set()).add((seat.session, seat.round, here))
    return found


@pytest.mark.slow
@settings(some, max_examples=25)
@given(instances(attendees=3), st.data())
def test_after_any_change_the_plan_is_the_best_of_all_in_the_order_that_is_asked_for(
    instance: Instance, data: st.DataObject
) -> None:
    event = replace(instance.event, baseline=None, choice=None)
    order = data.draw(st.permutations(OBJECTIVE_NAMES))[: data.draw(st.integers(1, 6))]
    policy = replace(instance.policy, objectives=tuple(order))
    code, name = data.draw(st.sampled_from(event.sessions)).code, data.draw(st.sampled_from([None, *event.round_of]))
    id, number = data.draw(st.sampled_from(event.attendees)).id, data.draw(st.integers(0, 2))
    possible: list[Change] = [Cancel(code, name), Gone(id), *(Capacity(room, number) for room in event.room_of)]
    changes = data.draw(st.lists(st.sampled_from(possible), max_size=2, unique=True))
    frozen = [round for round in event.round_of if data.draw(st.integers(0, 3)) == 0]
    most = data.draw(st.sampled_from([None, None, 0, 1]))
    try:
        asked = replanning(event, policy, instance.plan, changes, frozen=frozen, moves=most)
    except ChangeTrouble:
        assert changes
        return
    result = searched(asked, Way(20, workers=1), deadline=Deadline(20)).result
    best = best_value(asked.event, asked.policy)
    if result.plan is None:
        assert (result.status, best) == (Status.PROVED_IMPOSSIBLE, None)
        return
    assert (result.status, tuple(stage.value for stage in result.stages)) == (Status.PROVED_BEST, best)
    assert violations(asked.changed, asked.decided, result.plan) == ()
    lost = {seat.attendee for seat in set(instance.plan.assignments) - set(result.plan.assignments)}
    lost &= set(asked.event.attendee_of)
    assert most is None or len(lost) <= most
    for round in frozen:
        held = {one for one in (*instance.plan.placements, *instance.plan.assignments) if one.round == round}
        gone = {one for one in held if isinstance(one, Assignment) and one.attendee not in asked.event.attendee_of}
        assert {one for one in (*result.plan.placements, *result.plan.assignments) if one.round == round} == held - gone
    before, now = _programmes(instance.plan), _programmes(result.plan)
    told = asked.origin(result.plan, (), "plan.xlsx").differences
    assert {one.attendee for one in told} == {id for id in asked.event.attendee_of if before.get(id) != now.get(id)}
    assert {one.attendee for one in told if one.moved} == lost
    assert all(one.why for one in told)
