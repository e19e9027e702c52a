"""Each rule leaves a plan alone that just keeps it, and tells exactly what breaks it."""

from __future__ import annotations

import pytest

from allocator.event import Event, Pin
from allocator.plan import Plan
from allocator.policy import Policy
from allocator.verify import Violation, violations
from allocator.verify.rules import RULES
from tests.rule_cases import CASES, ROOMLESS, Case, pinned
from tests.small import DAY, plan, with_attendee, with_session


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
