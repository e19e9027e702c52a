"""What was edited by hand is kept, and the rest is repaired around it with the fewest moves."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allocator.demand import Ask, Demand
from allocator.errors import ChangeTrouble
from allocator.event import Event, Fixed, Pin
from allocator.fingerprint import plan_hash
from allocator.model.solve import solve
from allocator.plan import Assignment, Edition, Placement, Plan, Status, moves
from allocator.policy import Policy
from allocator.scenario.changes import Cancel
from allocator.scenario.replan.edits import Edits, cannot_be_kept, edits_of, edits_to_keep, kept, measured
from allocator.scenario.replan.replanning import replanning
from allocator.verify import violations
from tests.model.hidden import Instance, instances, some
from tests.scenario.test_replan import ANNOUNCED, DAY, POLICY
from tests.small import plan

FULL = replace(DAY, sessions=(replace(DAY.sessions[0], maximum=2), *DAY.sessions[1:]))
"""The day, with no more than two in pottery, wherever it is."""

HEADER = "What was edited by hand, or pinned, in the plan cannot be kept:"


def edited(*, without: str = "", seats: tuple[str, ...] = (), held: tuple[str, ...] = ()) -> Plan:
    """The announced plan with what stands in its place by hand: '-a R1' takes a seat away, '-W1 R1' an offering."""
    gone = [tuple(one.split()) for one in without.split(",") if one]
    left = Plan.of(
        (one for one in ANNOUNCED.placements if (one.session, one.round) not in gone),
        (one for one in ANNOUNCED.assignments if (one.attendee, one.round) not in gone),
    )
    new = plan(held, seats)
    return Plan.of((*left.placements, *new.placements), (*left.assignments, *new.assignments))


def asked_for(by_hand: Plan, event: Event = DAY, policy: Policy = POLICY, **said: object):  # type: ignore[no-untyped-def]
    return replanning(event, policy, by_hand, (), edits=edits_of(ANNOUNCED, by_hand), **said)  # type: ignore[arg-type]


def forbidden(by_hand: Plan, event: Event = DAY, **said: object) -> list[str]:
    with pytest.raises(ChangeTrouble) as told:
        asked_for(by_hand, event, **said)
    header, *lines = str(told.value).splitlines()
    assert header == HEADER
    return lines


@st.composite
def edited_plans(draw: st.DrawFn) -> tuple[Instance, Plan, Edits]:
    """An instance, its plan after some seats and placements were changed, and these changes."""
    instance = draw(instances(attendees=5, sessions=4, rounds=3, rooms=3))
    event = instance.event
    by_place = {(seat.attendee, seat.round): seat for seat in instance.plan.assignments}
    here = {(one.session, one.round): one for one in instance.plan.placements}
    seats, seats_gone, placements, placements_gone = [], [], [], []
    for attendee in event.attendees:
        for round in event.rounds:
            old = by_place.get((attendee.id, round.name))
            new = draw(st.sampled_from([old, old, old, None, *event.sessions]))
            if isinstance(new, Assignment | None):
                change = new is not old
            else:
                new = Assignment(attendee.id, new.code, round.name)
                change = new != old
            if change:
                seats += [new] if new else []
                seats_gone += [old] if old else []
    for session in event.sessions:
        for round in event.rounds:
            held = here.get((session.code, round.name))
            places = [Placement(session.code, round.name, room.name) for room in event.rooms]
            now = draw(st.sampled_from([held, held, held, None, *places]))
            if now != held:
                placements += [now] if now else []
                placements_gone += [held] if held else []
    edits = Edits(
        tuple(sorted(seats)), tuple(sorted(seats_gone)), tuple(sorted(placements)), tuple(sorted(placements_gone))
    )
    return instance, instance.plan, edits


@some
@given(edited_plans())
def test_edits_are_exactly_what_was_changed(case: tuple[Instance, Plan, Edits]) -> None:
    _, written, edits = case
    read = edits.done(written)
    assert edits_of(written, read) == edits
    assert edits.undone(read) == written
    assert edits_of(read, read) == Edits()
    assert bool(edits) == (read != written)


@pytest.mark.slow
@some
@given(edited_plans())
def test_whatever_can_be_kept_is_kept(case: tuple[Instance, Plan, Edits]) -> None:
    instance, written, edits = case
    event = replace(instance.event, baseline=None)
    try:
        asked = replanning(event, instance.policy, edits.done(written), (), edits=edits)
    except ChangeTrouble:
        # Only what breaks a rule is refused.
        assert violations(event, instance.policy, edits.done(written)) != ()
        return
    result = solve(asked.event, asked.policy, time_limit=20, workers=1)
    assert result.status in (Status.PROVED_BEST, Status.PROVED_IMPOSSIBLE)
    if result.plan is None:
        assert violations(event, instance.policy, edits.done(written)) != ()
        return
    assert set(edits.seats) <= set(result.plan.assignments)
    assert set(edits.placements) <= set(result.plan.placements)
    assert {(one.attendee, one.round) for one in result.plan.assignments} & set(edits.freed) == set()
    assert {(one.session, one.round) for one in result.plan.placements} & set(edits.removed) == set()


def test_somebody_put_into_a_full_room_stays_there_and_one_other_moves() -> None:
    # Cy changes rounds: pottery in R1, which Ada and Bo fill, weaving in R2. One of these has to leave it.
    by_hand = edited(without="c R1,c R2", seats=("c W1 R1", "c W2 R2"))
    asked = asked_for(by_hand, FULL)
    assert asked.no_longer == ("W1 Pottery, R1: 3 attendees for 2 seats",)
    result = solve(asked.event, asked.policy, time_limit=20, workers=1)
    assert result.plan is not None
    assert {Assignment("c", "W1", "R1"), Assignment("c", "W2", "R2")} <= set(result.plan.assignments)
    assert result.measures is not None
    assert result.measures.moved_attendees == 1
    assert len(moves(by_hand, result.plan).attendees) == 1
    differences = asked.origin(result.plan, (), "plan.xlsx").differences
    why = {one.attendee: one.why for one in differences}
    assert why["c"] == ("edited by hand",)
    (other,) = set(why) - {"c"}
    assert other in "ab"
    assert why[other][0] == "makes room for others"
    assert all(one.moved for one in differences)


def test_a_seat_taken_away_leaves_its_attendee_free() -> None:
    asked = asked_for(edited(without="a R1"))
    assert list(asked.event.pins) == [Pin("a", None, "R1", must=False, reason="edited by hand")]
    result = solve(asked.event, asked.policy, time_limit=20, workers=1)
    assert result.plan == edited(without="a R1")
    assert result.measures is not None
    assert (result.measures.unseated, result.measures.moved_attendees) == (0, 0)


def test_an_edited_timetable_is_fixed_and_people_follow_it() -> None:
    # Weaving leaves the barn in R2 for carving: Ada and Bo, who had it then, need other seats.
    by_hand = edited(without="W2 R2", held=("W3 R2 Barn",))
    asked = asked_for(by_hand)
    sessions = asked.event.session_of
    assert sessions["W3"].fixed == (Fixed("R2", "Barn"),)
    assert sessions["W2"].rounds == frozenset({"R1"})
    result = solve(asked.event, asked.policy, time_limit=20, workers=1)
    assert result.plan == Plan.of(
        by_hand.placements,
        [
            *(one for one in by_hand.assignments if (one.session, one.round) != ("W2", "R2")),
            *(Assignment(id, "W3", "R2") for id in "ab"),
        ],
    )
    why = {one.attendee: one.why for one in asked.origin(result.plan, (), "plan.xlsx").differences}
    assert why == dict.fromkeys("ab", ("W2 Weaving was taken out of R2 by hand",))


def test_a_session_that_is_taken_out_of_its_only_round_is_not_held() -> None:
    event = replace(DAY, sessions=(*DAY.sessions[:2], replace(DAY.sessions[2], rounds=frozenset({"R1"}))))
    gone = Edits(placements_gone=(Placement("W3", "R1", "Attic"),))
    session = kept(event, gone).session_of["W3"]
    assert (session.at_most, session.rounds) == (0, frozenset({"R1"}))


@pytest.mark.slow
def test_pinned_seats_stay_though_others_would_be_better() -> None:
    poor = plan(["W3 R1 Attic", "W1 R1 Barn"], ["a W3 R1", "b W1 R1"])
    policy = Policy(objectives=("unseated", "total cost", "moved attendees"))
    free = replanning(DAY, policy, poor, ())
    pinned = replanning(DAY, policy, poor, (), pinned={Assignment("a", "W3", "R1")})
    assert pinned.event.pins == (Pin("a", "W3", "R1", reason="pinned in the plan"),)
    seats = []
    for asked in (free, pinned):
        result = solve(asked.event, asked.policy, time_limit=20, workers=1)
        assert result.plan is not None
        seats.append(Assignment("a", "W3", "R1") in result.plan.assignments)
    assert seats == [False, True]


def test_an_edit_is_not_told_twice_as_a_pin() -> None:
    seat = Assignment("c", "W1", "R1")
    edits = Edits(seats=(seat,))
    assert kept(DAY, edits, [seat]).pins == (Pin("c", "W1", "R1", reason="edited by hand"),)
    assert kept(kept(DAY, edits), edits).pins == (Pin("c", "W1", "R1", reason="edited by hand"),)


def test_what_no_plan_can_keep_is_told_at_once() -> None:
    event = replace(
        DAY,
        attendees=(replace(DAY.attendees[0], unavailable=frozenset({"R1"})), *DAY.attendees[1:]),
        rooms=(DAY.rooms[0], replace(DAY.rooms[1], closed=frozenset({"R1"}))),
    )
    by_hand = edited(without="a R1,b R1,b R2", seats=("a W3 R1", "b W3 R1", "b W3 R2"), held=("W3 R1 Barn",))
    assert forbidden(by_hand, event) == [
        "  Ada (a) is unavailable in R1 and sits in W3 Carving",
        "  Bo (b) attends W3 Carving 2 times",
        "  Barn is closed in R1 and holds W3 Carving",
    ]


def test_an_edit_against_a_pin_or_a_fixed_room_is_told() -> None:
    event = replace(
        DAY,
        pins=(Pin("a", "W1", "R1"), Pin("b", "W2", None, must=False), Pin("d", None, "R1")),
        sessions=(replace(DAY.sessions[0], fixed=(Fixed("R1", "Attic"),)), *DAY.sessions[1:]),
    )
    by_hand = edited(
        without="a R1,b R1,d R1,W1 R1,W2 R1", seats=("a W2 R1", "b W2 R1"), held=("W1 R1 Barn", "W2 R1 Attic")
    )
    assert forbidden(by_hand, event) == [
        "  W1 Pottery is fixed in Attic in R1, and runs in Barn",
        "  Ada (a) must be in W1 Pottery in R1, and is not",
        "  Di (d) must be in a session in R1, and is not",
        "  Bo (b) must not be in W2 Weaving in R1, and is",
    ]


def test_a_seat_in_what_was_taken_out_of_the_timetable_is_told() -> None:
    by_hand = edited(without="a R1,W2 R1", seats=("a W2 R1",))
    assert forbidden(by_hand) == ["  Ada (a) was put in W2 Weaving in R1, and it was taken out of the Timetable there"]


def test_what_the_event_has_not_is_told() -> None:
    by_hand = edited(without="a R1", seats=("a Potery R1",), held=("W3 R1 Cellar",))
    assert forbidden(by_hand) == [
        "  Ada (a) was put in Potery in R1: there is no such session or round.",
        "  W3 was put in R1 in Cellar: there is no such session, round or room.",
    ]


def test_a_session_that_must_run_oftener_than_is_left_is_told_where_it_says_so() -> None:
    event = replace(DAY, sessions=(replace(DAY.sessions[0], at_least=2), *DAY.sessions[1:]))
    assert forbidden(edited(without="W1 R1"), event) == [
        'Sessions W1: it must run in at least 2 rounds and can run only in "R2": look at its allowed rounds, its '
        "speakers, and the rooms that suit it."
    ]


def test_a_change_that_takes_an_edit_back_is_told() -> None:
    by_hand = edited(without="c R1", seats=("c W1 R1",))
    with pytest.raises(ChangeTrouble) as told:
        replanning(DAY, POLICY, by_hand, (Cancel("W1", "R1"),), edits=edits_of(ANNOUNCED, by_hand))
    assert str(told.value).splitlines() == [HEADER, 'Pins c: "W1" cannot run in "R1".']


def test_what_was_edited_in_a_round_that_was_held_is_how_it_was_held() -> None:
    by_hand = edited(without="c R1,c R2", seats=("c W3 R1",), held=())
    asked = asked_for(by_hand, frozen=("R2",))
    assert {pin.reason for pin in asked.event.pins if pin.round == "R2"} == {"held already"}
    assert [pin for pin in asked.event.pins if pin.round == "R1"] == [Pin("c", "W3", "R1", reason="edited by hand")]


def test_no_plan_keeps_edits_that_leave_no_room() -> None:
    by_hand = edited(without="c R1,c R2", seats=("c W1 R1",))
    asked = asked_for(by_hand, FULL, moves=0)
    result = solve(asked.event, asked.policy, time_limit=20, workers=1)
    assert result.status is Status.PROVED_IMPOSSIBLE
    assert result.reasons != ()


def test_the_line_of_plans_tells_of_the_edits() -> None:
    by_hand = edited(without="a R1")
    asked = asked_for(by_hand)
    written = Edition(plan_hash(ANNOUNCED), "2026-11-24 10:00", "event.xlsx")
    origin = asked.origin(by_hand, (written,), "plan.xlsx")
    assert origin.editions == (written, Edition(plan_hash(by_hand), "", "plan.xlsx", ("edited by hand",)))
    assert origin.changes == ("what was edited by hand is kept",)
    assert [one.attendee for one in origin.differences] == ["a"]


def test_a_workbook_that_does_not_tell_what_was_written_has_no_edits_to_keep() -> None:
    with pytest.raises(ChangeTrouble) as told:
        edits_to_keep(None, ANNOUNCED, "old.xlsx")
    assert str(told.value) == (
        'old.xlsx does not say what the program wrote in it: it has no sheet "As written". '
        "--keep-edits needs a plan workbook that this version of allocator wrote."
    )


def test_what_edits_cost_is_measured_against_the_plan_as_written() -> None:
    by_hand = edited(without="a R1", seats=("a W3 R1",), held=("W3 R1 Attic",))
    before, now = measured(DAY, POLICY, ANNOUNCED, by_hand)
    # All eight seats are first or second wishes, four of each; Ada's first wish becomes her third.
    assert (before.total_cost, now.total_cost) == (4, 6)
    assert (before.moved_attendees, now.moved_attendees) == (0, 1)


def test_counts_of_edits() -> None:
    edits = edits_of(ANNOUNCED, edited(without="a R1,b R1,W2 R2", seats=("a W2 R1", "e W1 R1"), held=("W2 R2 Attic",)))
    assert (edits.seats_edited, edits.offerings_edited) == (3, 1)
    assert (edits.freed, edits.removed) == ((("b", "R1"),), ())
    assert cannot_be_kept(DAY, POLICY, Edits()) == ()


@pytest.mark.parametrize(
    "demand",
    [
        Demand(Ask.TOGETHER, ("a", "b")),
        Demand(Ask.AT_LEAST, ("a", "b"), number=2, sessions=("W1",), rounds=("R1",)),
        Demand(Ask.SAME_ROUND, ("W1", "W2")),
    ],
    ids=str,
)
def test_a_rule_about_the_whole_plan_does_not_refuse_a_part_of_it(demand: Demand) -> None:
    # Ada and Bo sit in pottery in R1, and weaving runs beside it; one seat and one placement are pinned.
    event = replace(DAY, demands=(demand,))
    assert violations(event, POLICY, ANNOUNCED) == ()
    seat, placement = Assignment("a", "W1", "R1"), next(one for one in ANNOUNCED.placements if one.session == "W1")
    assert cannot_be_kept(event, POLICY, Edits(placements=(placement,)), [seat]) == ()


def test_a_rule_that_a_part_of_a_plan_breaks_is_told() -> None:
    event = replace(DAY, demands=(Demand(Ask.APART, ("a", "b")),))
    seats = [Assignment("a", "W1", "R1"), Assignment("b", "W1", "R1")]
    told = cannot_be_kept(event, POLICY, Edits(), seats)
    assert told == ("Ada (a) and Bo (b) sit in W1 Pottery in R1, and at most 1 of them may",)
