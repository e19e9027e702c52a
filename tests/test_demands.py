"""Rules of an event: what they say, what contradicts them, and what becomes of them when something changes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from allocator import coherence
from allocator.coherence import Incoherence
from allocator.demand import EACH_ORGANISATION, Ask, Demand
from allocator.event import Attendee, Event, Pin, Round, Session, Wish
from allocator.fingerprint import input_hash
from allocator.policy import Policy
from allocator.scenario.changes.people_changes import Gone
from allocator.scenario.changes.round_changes import DropRound
from allocator.scenario.changes.session_changes import Cancel
from allocator.scenario.changes.split import SplitSession

R1, R2 = "Round 1", "Round 2"
EVENT = Event(
    title="Craft day",
    rounds=(Round(R1), Round(R2)),
    rooms=(),
    speakers=(),
    sessions=tuple(
        Session(f"W{number}", title, maximum=2) for number, title in enumerate(("Clay", "Wood", "Glass"), 1)
    ),
    attendees=(
        Attendee("a", "Ada", organisation="North"),
        Attendee("b", "Bo", organisation="South"),
        Attendee("c", "Cy", organisation="North"),
    ),
    wishes=(Wish("a", "W1", 1), Wish("b", "W2", 1), Wish("c", "W3", 1)),
)


def with_rules(*demands: Demand, **changes: object) -> Event:
    return replace(EVENT, demands=demands, **changes)  # type: ignore[arg-type]


TOGETHER, APART = Demand(Ask.TOGETHER, ("a", "b")), Demand(Ask.APART, ("a", "b"))
IN_ORDER = Demand(Ask.BEFORE, ("W1",), ("W2",))


@pytest.mark.parametrize(
    ("demands", "kind", "column", "message"),
    [
        ((Demand(Ask.TOGETHER, ("a", "z")),), "sit together", "Who or what", '"z" is not an attendee.'),
        ((Demand(Ask.SAME_ROUND, ("W1", "a")),), "run in the same rounds", "Who or what", '"a" is not a session.'),
        ((Demand(Ask.BEFORE, ("W1",), ("W9",)),), "runs before", "With", '"W9" is not a session.'),
        ((replace(TOGETHER, sessions=("W9",)),), "sit together", "Where or when", '"W9" is not a session.'),
        ((replace(TOGETHER, rounds=("R9",)),), "sit together", "Where or when", '"R9" is not a round.'),
        (
            (Demand(Ask.TOGETHER, ("a",)),),
            "sit together",
            "Who or what",
            '"sit together" needs at least two attendees; write ; between them.',
        ),
        (
            (Demand(Ask.DIFFERENT_ROUNDS, ("W1",)),),
            "never in the same round",
            "Who or what",
            '"never in the same round" needs at least two sessions; write ; between them.',
        ),
        ((Demand(Ask.BEFORE, ("W1",)),), "runs before", "With", "write the sessions that run later."),
        (
            (replace(TOGETHER, others=("W1",)),),
            "sit together",
            "With",
            '"sit together" uses no other sessions; leave this blank.',
        ),
        ((Demand(Ask.AT_MOST, ("a",)),), "at most so many of", "Number", "write how many, for example 8."),
        ((replace(APART, number=1),), "never in the same session", "Number",
         '"never in the same session" uses no number; leave this blank.'),
        (
            (Demand(Ask.SAME_ROUND, ("W1", "W2"), sessions=("W3",)),),
            "run in the same rounds",
            "Where or when",
            "a rule about sessions names them under Who or what; write rounds here.",
        ),
        ((replace(IN_ORDER, rounds=(R1,)),), "runs before", "Where or when",
         "an order holds in all rounds; leave this blank."),
        ((Demand(Ask.BEFORE, ("W1",), ("W1",)),), "runs before", "With", '"W1" cannot run before itself.'),
        (
            (Demand(Ask.TOGETHER, (EACH_ORGANISATION, "a")),),
            "sit together",
            "Who or what",
            "write Organisation alone, or names of attendees.",
        ),
    ],
)  # fmt: skip
def test_a_rule_that_says_too_little_or_too_much_is_a_problem(
    demands: tuple[Demand, ...], kind: str, column: str, message: str
) -> None:
    assert list(coherence.problems(with_rules(*demands), Policy())) == [Incoherence("Rules", kind, column, message)]


def test_an_organisation_that_nobody_has_is_a_problem() -> None:
    nobody = tuple(replace(one, organisation="") for one in EVENT.attendees)
    event = with_rules(Demand(Ask.AT_MOST, (EACH_ORGANISATION,), number=1), attendees=nobody)
    message = "no attendee has an organisation; fill that column of Attendees."
    assert list(coherence.problems(event, Policy())) == [
        Incoherence("Rules", "at most so many of", "Who or what", message)
    ]


def test_an_order_that_comes_back_to_its_beginning_is_a_problem_at_the_row_that_closes_it() -> None:
    event = with_rules(IN_ORDER, Demand(Ask.BEFORE, ("W2",), ("W3",)), Demand(Ask.BEFORE, ("W3",), ("W1",)))
    message = 'earlier rows say that "W1" runs before "W3"; one of them has to go.'
    assert list(coherence.problems(event, Policy())) == [Incoherence("Rules", "runs before", "With", message, 3)]


@pytest.mark.parametrize(
    ("demand", "pins", "message"),
    [
        (TOGETHER, (Pin("a", "W1", R1), Pin("b", "W2", R1)), '"a" and "b" are pinned to "W1" and "W2" in "Round 1".'),
        (APART, (Pin("a", "W1", R1), Pin("b", "W1", R1)), '"a" and "b" are pinned to "W1" in "Round 1".'),
    ],
)
def test_pins_that_no_plan_keeps_beside_a_rule_are_a_problem(
    demand: Demand, pins: tuple[Pin, ...], message: str
) -> None:
    found = list(coherence.problems(with_rules(demand, pins=pins), Policy()))
    assert found == [Incoherence("Rules", str(demand.ask), "Who or what", message)]
    elsewhere = with_rules(replace(demand, rounds=(R2,)), pins=pins)
    assert list(coherence.problems(elsewhere, Policy())) == []


@pytest.mark.parametrize(
    ("demands", "message"),
    [
        ((TOGETHER, APART), '"a" and "b" are kept apart by another row; they get no seats where both rows hold.'),
        (
            (Demand(Ask.TOGETHER, ("a", "b", "c")),),
            "3 people are to sit together, and no session takes more than 2: they get no seats.",
        ),
    ],
)
def test_rules_that_leave_people_without_seats_are_pointed_out(demands: tuple[Demand, ...], message: str) -> None:
    event = with_rules(*demands)
    assert list(coherence.problems(event, Policy())) == []
    assert [one for one in coherence.warnings(event, Policy()) if one.sheet == "Rules"] == [
        Incoherence("Rules", "sit together", "Who or what", message)
    ]


def test_people_who_are_together_in_one_round_and_apart_in_another_are_no_contradiction() -> None:
    event = with_rules(replace(TOGETHER, rounds=(R1,)), replace(APART, rounds=(R2,)))
    assert [one for one in coherence.warnings(event, Policy()) if one.sheet == "Rules"] == []


def test_who_does_not_come_is_in_no_rule_any_more() -> None:
    event = with_rules(TOGETHER, Demand(Ask.APART, ("a", "b", "c")), Demand(Ask.AT_MOST, ("b",), number=1))
    assert Gone("b").applied(event).demands == (Demand(Ask.APART, ("a", "c")),)


def test_a_rule_of_a_round_that_is_not_held_goes_with_it() -> None:
    event = with_rules(replace(TOGETHER, rounds=(R1,)), replace(APART, rounds=(R1, R2)), IN_ORDER)
    assert DropRound(R1).applied(event).demands == (replace(APART, rounds=(R2,)), IN_ORDER)


def test_a_session_that_is_cancelled_holds_nobody_back() -> None:
    beside, three = Demand(Ask.SAME_ROUND, ("W1", "W2")), Demand(Ask.SAME_ROUND, ("W1", "W2", "W3"))
    event = with_rules(beside, three, IN_ORDER)
    assert Cancel("W1").applied(event).demands == (Demand(Ask.SAME_ROUND, ("W2", "W3")), IN_ORDER)


def test_the_second_group_of_a_session_keeps_the_order_and_the_rules_of_the_first() -> None:
    never = Demand(Ask.DIFFERENT_ROUNDS, ("W1", "W2"))
    event = with_rules(IN_ORDER, never, replace(TOGETHER, sessions=("W1",)))
    assert SplitSession("W1", "W1b").applied(event).demands == (
        IN_ORDER,
        Demand(Ask.BEFORE, ("W1b",), ("W2",)),
        never,
        Demand(Ask.DIFFERENT_ROUNDS, ("W1b", "W2")),
        replace(TOGETHER, sessions=("W1", "W1b")),
    )


def test_a_rule_is_a_fact_and_the_row_that_says_it_is_none() -> None:
    assert input_hash(with_rules(TOGETHER), Policy()) != input_hash(EVENT, Policy())
    assert input_hash(with_rules(replace(TOGETHER, row=7)), Policy()) == input_hash(with_rules(TOGETHER), Policy())
    assert input_hash(with_rules(TOGETHER, APART), Policy()) == input_hash(with_rules(APART, TOGETHER), Policy())
