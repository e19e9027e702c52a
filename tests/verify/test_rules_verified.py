"""Each rule leaves a plan alone that just keeps it, and tells exactly what breaks it."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest

from allocator.event import Event, Fixed, Pin, Place, Room, RoomChoice
from allocator.plan import Plan
from allocator.policy import Policy
from allocator.verify import Violation, violations
from allocator.verify.rules import RULES
from tests.small import DAY, plan, with_attendee, with_room, with_session, with_speaker

Broken = tuple[tuple[str, ...], int, str]
PLAIN = Policy()


@dataclass(frozen=True)
class Case:
    """A rule, facts, a plan that keeps all rules, and one that breaks this rule alone, in this way."""

    rule: str
    kept: Plan
    broken: Plan
    violations: tuple[Broken, ...]
    event: Event = DAY
    policy: Policy = PLAIN


def pinned(*pins: Pin) -> Event:
    return replace(DAY, pins=pins)


def unasked(*pins: Pin) -> Event:
    """Cy wished nothing, and Di did not answer."""
    silent = tuple(replace(one, answered=one.id != "d") for one in DAY.attendees)
    return replace(DAY, attendees=silent, wishes=tuple(w for w in DAY.wishes if w.attendee in "ab"), pins=pins)


ROOMLESS = replace(DAY, rooms=(), sessions=tuple(replace(session, maximum=2) for session in DAY.sessions))

CASES = (
    Case(
        "one_session_at_a_time",
        plan(["W1 R1 Attic", "W2 R1 Barn"], ["a W1 R1", "b W2 R1"]),
        plan(["W1 R1 Attic", "W2 R1 Barn"], ["a W1 R1", "ab W2 R1"]),
        ((("a", "R1"), 1, "Ada (a) has 2 seats in R1"),),
    ),
    Case(
        "attendees_are_available",
        plan(["W1 R1 Attic", "W1 R2 Attic"], ["b W1 R1", "a W1 R2"]),
        plan(["W1 R1 Attic", "W1 R2 Attic"], ["a W1 R1", "b W1 R2"]),
        ((("a", "W1", "R1"), 1, "Ada (a) is unavailable in R1 and sits in W1 Pottery"),),
        with_attendee("a", unavailable=frozenset({"R1", "R3"})),
    ),
    Case(
        "nobody_repeats_a_session",
        plan(["W1 R1 Attic", "W1 R2 Attic"], ["a W1 R1", "b W1 R2"]),
        plan(["W1 R1 Attic", "W1 R2 Attic"], ["a W1 R1", "ab W1 R2"]),
        ((("a", "W1"), 1, "Ada (a) attends W1 Pottery 2 times"),),
    ),
    Case(
        "nobody_repeats_a_session",
        plan(["W1 R1 Attic", "W1 R2 Attic", "W1 R3 Attic"], ["a W1 R3"]),
        plan(["W1 R1 Attic", "W1 R2 Attic", "W1 R3 Attic"], ["a W1 R1", "a W1 R2", "a W1 R3"]),
        ((("a", "W1"), 2, "Ada (a) attends W1 Pottery 3 times"),),
    ),
    Case(
        "no_offering_is_overfull",
        plan(["W1 R1 Attic"], ["ab W1 R1"]),
        plan(["W1 R1 Attic"], ["abc W1 R1"]),
        ((("W1", "R1"), 1, "W1 Pottery, R1: 3 attendees for 2 seats"),),
    ),
    Case(
        "no_offering_is_overfull",
        plan(["W3 R1 Barn"], ["ab W3 R1"]),
        plan(["W3 R1 Barn"], ["abcd W3 R1"]),
        ((("W3", "R1"), 2, "W3 Carving, R1: 4 attendees for 2 seats"),),
        with_session("W3", maximum=2),
    ),
    Case(
        "no_offering_is_overfull",
        plan(["W1 R1 Attic"], ["ab W1 R1"]),
        plan(["W1 R1 Attic"], ["ab W1 R2"]),
        ((("W1", "R2"), 2, "W1 Pottery, R2: 2 attendees for 0 seats (it is not held then)"),),
    ),
    Case(
        "no_offering_is_overfull",
        plan(["W1 R1"], ["ab W1 R1"]),
        plan(["W1 R1"], ["abc W1 R1"]),
        ((("W1", "R1"), 1, "W1 Pottery, R1: 3 attendees for 2 seats"),),
        ROOMLESS,
    ),
    Case(
        "no_offering_is_underfilled",
        plan(["W1 R1 Barn"], ["abc W1 R1"]),
        plan(["W1 R1 Barn"], ["ab W1 R1"]),
        ((("W1", "R1"), 1, "W1 Pottery, R1: 2 attendees, and it needs at least 3"),),
        with_session("W1", minimum=3),
    ),
    Case(
        "no_offering_is_underfilled",
        plan([], []),
        plan(["W1 R1 Barn", "W1 R2 Barn"], ["abc W1 R1"]),
        ((("W1", "R2"), 3, "W1 Pottery, R2: 0 attendees, and it needs at least 3"),),
        with_session("W1", minimum=3),
    ),
    Case(
        "sessions_run_as_often_as_asked",
        plan(["W1 R1 Barn", "W1 R2 Barn"]),
        plan(["W2 R1 Barn"]),
        ((("W1",), 2, "W1 Pottery runs 0 times, and should run at least 2 times"),),
        with_session("W1", at_least=2),
    ),
    Case(
        "sessions_run_as_often_as_asked",
        plan(["W1 R1 Barn", "W1 R3 Barn"]),
        plan(["W1 R1 Barn", "W1 R2 Barn", "W1 R3 Barn"]),
        ((("W1",), 1, "W1 Pottery runs 3 times, and may run at most 2 times"),),
        with_session("W1", at_most=2),
    ),
    Case(
        "sessions_run_as_often_as_asked",
        plan(["W2 R1 Barn"]),
        plan(["W1 R1 Barn", "W1 R2 Barn"]),
        ((("W1",), 2, "W1 Pottery runs 2 times, and may run at most 0 times"),),
        with_session("W1", at_most=0),
    ),
    Case(
        "a_session_runs_once_a_round",
        plan(["W1 R1 Attic", "W1 R2 Barn"], ["a W1 R1"]),
        plan(["W1 R1 Attic", "W1 R1 Barn"], ["a W1 R1"]),
        ((("W1", "R1"), 1, "W1 Pottery runs 2 times in R1: in Attic and Barn"),),
    ),
    Case(
        "sessions_run_in_allowed_rounds",
        plan(["W1 R1 Attic", "W1 R3 Attic", "W2 R2 Attic"]),
        plan(["W1 R1 Attic", "W1 R2 Attic"]),
        ((("W1", "R2"), 1, "W1 Pottery runs in R2, which is not allowed for it"),),
        with_session("W1", rounds=frozenset({"R1", "R3"})),
    ),
    Case(
        "fixed_rounds_are_kept",
        plan(["W1 R2 Attic", "W1 R3 Barn"]),
        plan(["W1 R1 Attic"]),
        (
            (("W1", "R2"), 1, "W1 Pottery is fixed in R2, and does not run then"),
            (("W1", "R3"), 1, "W1 Pottery is fixed in R3, and does not run then"),
        ),
        with_session("W1", fixed=(Fixed("R2"), Fixed("R3", "Barn"))),
    ),
    Case(
        "fixed_rounds_are_kept",
        plan(["W1 R2 Barn", "W1 R1 Attic"]),
        plan(["W1 R2 Attic", "W1 R1 Barn"]),
        ((("W1", "R2", "Barn"), 1, "W1 Pottery is fixed in Barn in R2, and runs in Attic"),),
        with_session("W1", fixed=(Fixed("R2", "Barn"),)),
    ),
    Case(
        "fixed_rooms_are_kept",
        plan(["W1 R1 Barn", "W1 R2 Barn", "W2 R1 Attic"]),
        plan(["W1 R1 Barn", "W1 R2 Attic"]),
        ((("W1", "R2", "Attic"), 1, "W1 Pottery runs in Attic in R2, and its room is Barn"),),
        with_session("W1", room="Barn"),
    ),
    Case(
        "every_offering_has_a_room",
        plan(["W1 R1 Barn"], ["ab W1 R1"]),
        plan(["W1 R1"], ["ab W1 R1"]),
        ((("W1", "R1"), 1, "W1 Pottery, R1: it has no room"),),
        with_session("W1", maximum=2),
    ),
    Case(
        "every_offering_has_a_room",
        plan(["W1 R1 Barn"], ["ab W1 R1"]),
        plan(["W1 R1"], ["ab W1 R1"]),
        ((("W1", "R1"), 1, "W1 Pottery, R1: it has no room"),),
        with_session("W1", maximum=None),
    ),
    Case(
        "a_room_holds_one_session_a_round",
        plan(["W1 R1 Barn", "W2 R1 Attic", "W3 R2 Barn"]),
        plan(["W1 R1 Barn", "W2 R1 Barn", "W3 R1 Barn"]),
        ((("R1", "Barn"), 2, "Barn holds 3 sessions in R1: W1 Pottery and W2 Weaving and W3 Carving"),),
    ),
    Case(
        "closed_rooms_stay_empty",
        plan(["W1 R1 Barn", "W2 R2 Attic"]),
        plan(["W1 R2 Barn"]),
        ((("W1", "R2", "Barn"), 1, "Barn is closed in R2 and holds W1 Pottery"),),
        with_room("Barn", closed=frozenset({"R2"})),
    ),
    Case(
        "rooms_have_what_sessions_require",
        plan(["W1 R1 Attic", "W2 R1 Barn"]),
        plan(["W1 R1 Barn", "W2 R1 Attic"]),
        ((("W1", "R1", "Barn"), 1, "W1 Pottery requires ramp, which Barn lacks (R1)"),),
        with_session("W1", features=frozenset({"ramp"})),
    ),
    Case(
        "rooms_have_what_sessions_require",
        plan(["W2 R1 Barn"]),
        plan(["W1 R1 Barn"]),
        (
            (("W1", "R1", "Barn"), 1, "W1 Pottery requires ramp, which Barn lacks (R1)"),
            (("W1", "R1", "Barn"), 1, "W1 Pottery requires sink, which Barn lacks (R1)"),
        ),
        with_session("W1", features=frozenset({"sink", "ramp"})),
    ),
    Case(
        "rooms_have_what_attendees_need",
        plan(["W1 R1 Attic", "W2 R1 Barn"], ["a W1 R1", "b W2 R1"]),
        plan(["W1 R1 Attic", "W2 R1 Barn"], ["a W2 R1", "b W1 R1"]),
        ((("a", "W2", "R1", "Barn"), 1, "Ada (a) needs ramp, which Barn lacks (W2 Weaving, R1)"),),
        with_attendee("a", needs=frozenset({"ramp"})),
    ),
    Case(
        "rooms_have_what_attendees_need",
        plan(["W1 R1"], ["b W1 R1"]),
        plan(["W1 R1"], ["a W1 R1"]),
        ((("a", "W1", "R1", ""), 1, "Ada (a) needs ramp, which no room lacks (W1 Pottery, R1)"),),
        replace(ROOMLESS, attendees=with_attendee("a", needs=frozenset({"ramp"})).attendees),
    ),
    Case(
        "speakers_give_one_session_a_round",
        plan(["W1 R1 Attic", "W3 R2 Barn"]),
        plan(["W1 R1 Attic", "W3 R1 Barn"]),
        ((("R1", "W1", "W3"), 1, "Ines gives 2 sessions in R1: W1 Pottery and W3 Carving"),),
        with_session("W3", speakers=("Jos", "Ines")),
    ),
    Case(
        "speakers_are_available",
        plan(["W1 R2 Attic", "W2 R1 Barn"]),
        plan(["W1 R1 Attic", "W2 R1 Barn"]),
        ((("R1", "W1"), 1, "Ines is unavailable in R1 and gives W1 Pottery"),),
        with_speaker("Ines", unavailable=frozenset({"R1"})),
    ),
    Case(
        "speakers_have_no_seat_while_speaking",
        plan(["W1 R1 Attic", "W2 R2 Barn"], ["d W2 R2"]),
        plan(["W1 R1 Attic", "W2 R1 Barn"], ["d W2 R1"]),
        ((("d", "W2", "R1"), 1, "Ines (d) gives W1 Pottery in R1 and sits in W2 Weaving"),),
    ),
    Case(
        "speakers_have_no_seat_while_speaking",
        plan(["W1 R1 Attic"], ["a W1 R1"]),
        plan(["W1 R1 Attic"], ["ad W1 R1"]),
        ((("d", "W1", "R1"), 1, "Ines (d) gives W1 Pottery in R1 and sits in W1 Pottery"),),
    ),
    Case(
        "pins_are_kept",
        plan(["W1 R1 Attic", "W1 R2 Attic"], ["a W1 R2"]),
        plan(["W1 R1 Attic", "W2 R2 Attic"], ["a W1 R1"]),
        ((("a", "W1", "R2"), 1, "Ada (a) must be in W1 Pottery in R2, and is not"),),
        pinned(Pin("a", "W1", "R2")),
    ),
    Case(
        "pins_are_kept",
        plan(["W1 R3 Attic"], ["a W1 R3"]),
        plan(["W1 R3 Attic"], ["b W1 R3"]),
        ((("a", "W1", ""), 1, "Ada (a) must be in W1 Pottery, and is not"),),
        pinned(Pin("a", "W1", None)),
    ),
    Case(
        "pins_are_kept",
        plan(["W3 R1 Attic"], ["a W3 R1"]),
        plan(["W1 R2 Attic"], ["a W1 R2"]),
        ((("a", "", "R1"), 1, "Ada (a) must be in a session in R1, and is not"),),
        pinned(Pin("a", None, "R1")),
    ),
    Case(
        "exclusions_are_kept",
        plan(["W1 R1 Attic", "W1 R2 Attic"], ["a W1 R1", "b W1 R2"]),
        plan(["W1 R1 Attic", "W1 R2 Attic"], ["a W1 R2", "b W1 R1"]),
        ((("a", "W1", "R2"), 1, "Ada (a) must not be in W1 Pottery in R2, and is"),),
        pinned(Pin("a", "W1", "R2", must=False)),
    ),
    Case(
        "exclusions_are_kept",
        plan(["W1 R1 Attic", "W2 R3 Attic"], ["b W1 R1", "a W2 R3"]),
        plan(["W1 R1 Attic", "W2 R3 Attic"], ["a W1 R1", "a W2 R3"]),
        ((("a", "W1", "R1"), 1, "Ada (a) must not be in W1 Pottery in R1, and is"),),
        pinned(Pin("a", "W1", None, must=False)),
    ),
    Case(
        "exclusions_are_kept",
        plan(["W1 R1 Attic", "W1 R2 Attic"], ["a W1 R1"]),
        plan(["W1 R1 Attic", "W1 R2 Attic"], ["a W1 R2"]),
        ((("a", "W1", "R2"), 1, "Ada (a) must not be in W1 Pottery in R2, and is"),),
        pinned(Pin("a", None, "R2", must=False)),
    ),
    Case(
        "unwished_seats_are_allowed",
        plan(["W1 R1 Attic", "W2 R2 Attic", "W3 R3 Attic"], ["a W1 R1", "a W2 R2", "c W3 R3"]),
        plan(["W1 R1 Attic", "W2 R2 Attic", "W3 R3 Attic"], ["a W1 R1", "a W2 R2", "a W3 R3"]),
        ((("a", "W3", "R3"), 1, "Ada (a) did not wish for W3 Carving in R3"),),
        policy=Policy(unwished_allowed=False),
    ),
    Case(
        "unwished_seats_are_allowed",
        plan(["W3 R1 Attic", "W1 R2 Attic"], ["a W3 R1"]),
        plan(["W3 R1 Attic", "W1 R2 Attic"], ["a W3 R1", "b W1 R2"]),
        ((("b", "W1", "R2"), 1, "Bo (b) did not wish for W1 Pottery in R2"),),
        pinned(Pin("a", "W3", None)),
        Policy(unwished_allowed=False),
    ),
    Case(
        "unasked_seats_are_allowed",
        plan(["W3 R1 Attic", "W2 R2 Attic"], ["a W3 R1", "b W3 R1", "b W2 R2"]),
        plan(["W3 R1 Attic", "W2 R2 Attic"], ["a W3 R1", "c W3 R1", "b W2 R2", "d W2 R2"]),
        (
            (("c", "W3", "R1"), 1, "Cy (c) wished nothing, and sits in W3 Carving in R1"),
            (("d", "W2", "R2"), 1, "Ines (d) did not answer, and sits in W2 Weaving in R2"),
        ),
        unasked(),
        Policy(seats_for_wishless=False, seats_for_silent=False),
    ),
    Case(
        "unasked_seats_are_allowed",
        plan(["W3 R1 Attic", "W2 R2 Attic"], ["c W3 R1", "d W3 R1", "d W2 R2"]),
        plan(["W3 R1 Attic", "W2 R2 Attic"], ["c W3 R1", "d W3 R1", "cd W2 R2"]),
        ((("c", "W2", "R2"), 1, "Cy (c) wished nothing, and sits in W2 Weaving in R2"),),
        unasked(Pin("c", "W3", None), Pin("d", None, "R1"), Pin("d", "W2", "R2")),
        Policy(seats_for_wishless=False, seats_for_silent=False),
    ),
    Case(
        "everybody_is_seated",
        plan(["W1 R1 Attic", "W2 R1 Barn"], ["ab W1 R1", "c W2 R1"]),
        plan(["W1 R1 Attic", "W2 R1 Barn"], ["a W1 R1", "b W2 R1"]),
        ((("c", "R1"), 1, "Cy (c) has no seat in R1"),),
        replace(DAY, rounds=DAY.rounds[:1]),
        Policy(everybody_seated=True),
    ),
    Case(
        "few_enough_are_moved",
        plan(["W1 R1 Attic", "W2 R1 Barn"], ["a W1 R1", "b W2 R1"]),
        plan(["W1 R1 Attic", "W2 R1 Barn"], ["ab W2 R1"]),
        (((), 1, "2 attendees moved, and at most 1 may be"),),
        replace(DAY, baseline=plan([], ["ab W1 R1", "z W2 R1"])),
        Policy(most_moved=1),
    ),
    Case(
        "rooms_are_chosen_as_agreed",
        plan(["W1 R1 Attic", "W2 R2 Attic"], []),
        plan(["W1 R1 Attic", "W2 R2 Barn", "W3 R1 Tent"], []),
        (
            (("Barn", "Tent"), 1, "Barn and Tent are one place, and both are used"),
            ((), 1, "2 places on offer are used, and at most 1 may be"),
        ),
        replace(
            DAY,
            rooms=(*DAY.rooms, Room("Tent", 9)),
            choice=RoomChoice((Place(("Attic",)), Place(("Barn", "Tent"))), 1),
        ),
    ),
)


def named(case: Case) -> str:
    return case.rule


@pytest.mark.parametrize("case", CASES, ids=named)
def test_a_plan_that_just_keeps_the_rule_is_left_alone(case: Case) -> None:
    assert violations(case.event, case.policy, case.kept) == ()


@pytest.mark.parametrize("case", CASES, ids=named)
def test_a_plan_that_breaks_the_rule_is_told_so_exactly(case: Case) -> None:
    assert violations(case.event, case.policy, case.broken) == tuple(
        Violation(about, excess, message, case.rule) for about, excess, message in case.violations
    )


def test_every_rule_has_a_case_in_the_order_of_the_rules() -> None:
    assert list(dict.fromkeys(case.rule for case in CASES)) == [rule.__name__ for rule in RULES]


def test_rules_are_told_one_after_the_other() -> None:
    broken = plan(["W1 R1 Attic", "W1 R1 Barn"], ["a W1 R1", "ab W2 R1"])
    assert violations(DAY, Policy(), broken) == (
        Violation(("a", "R1"), 1, "Ada (a) has 2 seats in R1", "one_session_at_a_time"),
        Violation(
            ("W2", "R1"), 2, "W2 Weaving, R1: 2 attendees for 0 seats (it is not held then)", "no_offering_is_overfull"
        ),
        Violation(("W1", "R1"), 1, "W1 Pottery runs 2 times in R1: in Attic and Barn", "a_session_runs_once_a_round"),
    )


@pytest.mark.parametrize(
    ("event", "broken", "message"),
    [
        (with_session("W1", maximum=1), plan(["W1 R1 Barn"], ["ab W1 R1"]), "W1 Pottery, R1: 2 attendees for 1 seat"),
        (
            with_session("W1", minimum=2),
            plan(["W1 R1 Barn"], ["a W1 R1"]),
            "W1 Pottery, R1: 1 attendee, and it needs at least 2",
        ),
        (
            with_session("W1", at_least=2),
            plan(["W1 R1 Barn"]),
            "W1 Pottery runs 1 time, and should run at least 2 times",
        ),
        (
            with_session("W1", at_least=1),
            plan(),
            "W1 Pottery runs 0 times, and should run at least 1 time",
        ),
        (
            with_session("W1", at_most=1),
            plan(["W1 R1 Barn", "W1 R2 Barn"]),
            "W1 Pottery runs 2 times, and may run at most 1 time",
        ),
    ],
)
def test_one_is_singular(event: Event, broken: Plan, message: str) -> None:
    assert [violation.message for violation in violations(event, Policy(), broken)] == [message]


@pytest.mark.parametrize(
    ("broken", "keys", "message"),
    [
        (plan(["W9 R1 Barn"]), ("W9",), "the event has no session 'W9'"),
        (plan(["W1 R9 Barn"]), ("R9",), "the event has no round 'R9'"),
        (plan(["W1 R1 Shed"]), ("Shed",), "the event has no room 'Shed'"),
        (plan(["W1 R1 Barn"], ["z W1 R1"]), ("z",), "the event has no attendee 'z'"),
        (plan(["W1 R1 Barn"], ["a W9 R1"]), ("W9",), "the event has no session 'W9'"),
        (plan(["W1 R1 Barn"], ["a W1 R9"]), ("R9",), "the event has no round 'R9'"),
    ],
)
def test_a_plan_that_speaks_of_unknown_things_is_judged_on_that_alone(
    broken: Plan, keys: tuple[str, ...], message: str
) -> None:
    broken = Plan.of(broken.placements, (*broken.assignments, *plan([], ["aa W2 R2"]).assignments))
    assert violations(DAY, Policy(), broken) == (Violation(keys, 1, message, "everything_is_known"),)


def test_everything_unknown_is_told_once() -> None:
    broken = plan(["W9 R1 Shed", "W9 R2 Shed"], ["zy W9 R1"])
    assert [violation.about for violation in violations(DAY, Policy(), broken)] == [("y",), ("z",), ("Shed",), ("W9",)]


def test_an_event_without_rooms_needs_none() -> None:
    assert violations(ROOMLESS, Policy(), plan(["W1 R1", "W2 R1", "W3 R1"], ["ab W1 R1"])) == ()


def test_a_session_that_names_its_speaker_twice_is_one_session() -> None:
    event = with_session("W1", speakers=("Ines", "Ines"))
    assert violations(event, Policy(), plan(["W1 R1 Attic"])) == ()


@pytest.mark.parametrize(
    "event",
    [
        with_attendee("c", unavailable=frozenset({"R1", "R2", "R3"})),
        pinned(*(Pin("c", None, round, must=False) for round in ("R1", "R2", "R3"))),
    ],
)
def test_everybody_is_seated_where_those_without_a_seat_are_away_kept_free_or_speaking(event: Event) -> None:
    seated = plan(
        ["W1 R1 Attic", "W1 R2 Attic", "W1 R3 Attic", "W2 R1 Barn", "W3 R2 Barn", "W2 R3 Barn"],
        ["a W1 R1", "b W2 R1", "ab W3 R2", "b W1 R3", "a W2 R3"],
    )
    assert violations(event, Policy(everybody_seated=True), seated) == ()
