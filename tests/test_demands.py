"""Rules of an event: what they say, what contradicts them, and what becomes of them when something changes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from allocator import coherence
from allocator.coherence import Incoherence
from allocator.condition import ORGANISATION
from allocator.demand import Ask, Demand, with_second, without_partner
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
        ((Demand(Ask.AT_ONCE, ("W1",)),), "at most so many in a round", "Number", "write how many, for example 8."),
        ((Demand(Ask.ATTENDED_BEFORE, ("W1",)),), "is attended before", "With", "write the sessions that run later."),
        (
            (Demand(Ask.ATTENDED_BEFORE, ("W1", "W2"), ("W2",)),),
            "is attended before",
            "With",
            "nobody attends a session before the same session.",
        ),
        (
            (Demand(Ask.ONLY_FOR, ("a",)),),
            "only for",
            "Where or when",
            "write the sessions that are for them alone.",
        ),
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
            (Demand(Ask.TOGETHER, ("a",), each=ORGANISATION),),
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


@pytest.mark.parametrize(
    ("demand", "column", "message"),
    [
        (Demand(Ask.TOGETHER, ()), "Who or what", "write whom or what it is about."),
        (Demand(Ask.AT_MOST, ("a",), number=-1), "Number", "-1 is less than 0."),
        (Demand(Ask.AT_LEAST, ("a", "b"), number=3), "Number", "3 are asked for, and 2 are named."),
    ],
)
def test_numbers_and_names_that_no_plan_can_meet_are_problems(demand: Demand, column: str, message: str) -> None:
    found = list(coherence.problems(with_rules(demand), Policy()))
    assert found == [Incoherence("Rules", str(demand.ask), column, message)]


def test_a_name_that_is_given_twice_counts_once() -> None:
    assert Demand(Ask.DIFFERENT_ROUNDS, ("W1", "W1", "W2")) == Demand(Ask.DIFFERENT_ROUNDS, ("W1", "W2"))


def test_what_was_held_needs_to_agree_with_no_rule() -> None:
    pins = (Pin("a", "W1", R1), Pin("b", "W2", R1))
    held = with_rules(TOGETHER, pins=pins, rounds=(Round(R1, held=True), Round(R2)))
    assert list(coherence.problems(held, Policy())) == []


def test_a_group_that_is_never_there_together_may_be_larger_than_a_session() -> None:
    away = tuple(replace(one, unavailable=frozenset({R1 if one.id == "a" else R2})) for one in EVENT.attendees)
    event = with_rules(Demand(Ask.TOGETHER, ("a", "b", "c")), attendees=away)
    assert [one for one in coherence.warnings(event, Policy()) if one.sheet == "Rules"] == []


def test_an_organisation_that_nobody_has_is_a_problem() -> None:
    nobody = tuple(replace(one, organisation="") for one in EVENT.attendees)
    event = with_rules(Demand(Ask.AT_MOST, (), each=ORGANISATION, number=1), attendees=nobody)
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
        (
            (TOGETHER, APART),
            '"a" and "b" are kept apart by another row: where both rows hold, neither gets a seat.',
        ),
        (
            (Demand(Ask.TOGETHER, ("a", "b", "c")),),
            '3 people are to sit together in "Round 1", and no session takes more than 2 then: they get no seats.',
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
    event = with_rules(
        TOGETHER,
        Demand(Ask.APART, ("a", "b", "c")),
        Demand(Ask.AT_MOST, ("b",), number=1),
        Demand(Ask.AT_LEAST, ("a", "b"), number=2),
        Demand(Ask.AT_LEAST, ("b",), number=1),
    )
    assert Gone("b").applied(event).demands == (
        Demand(Ask.APART, ("a", "c")),
        Demand(Ask.AT_LEAST, ("a",), number=1),
    )


def test_a_rule_about_organisations_goes_with_the_last_who_has_one() -> None:
    one = tuple(replace(one, organisation="North" if one.id == "a" else "") for one in EVENT.attendees)
    event = with_rules(Demand(Ask.AT_MOST, (), each=ORGANISATION, number=1), attendees=one)
    assert Gone("b").applied(event).demands == event.demands
    assert Gone("a").applied(event).demands == ()


def test_an_attendee_a_session_and_a_round_of_one_name_are_three_things() -> None:
    numbered = replace(
        EVENT,
        rounds=(Round("1"), Round("2")),
        sessions=tuple(replace(one, code=one.code[1:]) for one in EVENT.sessions),
        attendees=tuple(replace(one, id=str(at)) for at, one in enumerate(EVENT.attendees, start=1)),
        wishes=(),
    )
    order, beside = Demand(Ask.BEFORE, ("2",), ("3",)), Demand(Ask.SAME_ROUND, ("1", "3"), rounds=("2",))
    friends = Demand(Ask.TOGETHER, ("1", "2"), sessions=("2",), rounds=("2",))
    event = replace(numbered, demands=(order, beside, friends))
    assert Gone("2").applied(event).demands == (order, beside)
    assert DropRound("2").applied(event).demands == (order,)
    assert Cancel("2").applied(event).demands == (order, beside, friends)


def test_friends_are_in_one_group_of_a_session_that_is_split() -> None:
    people = tuple(Attendee(id, id.upper()) for id in "abcdefgh")
    wishes = tuple(Wish(one.id, "W1", 1) for one in people)
    friends = Demand(Ask.TOGETHER, ("a", "b", "c"))
    event = with_rules(friends, attendees=people, wishes=wishes)
    split = SplitSession("W1", "W1b").applied(event)
    group_of = {wish.attendee: wish.session for wish in split.wishes}
    assert len({group_of[id] for id in "abc"}) == 1
    assert set(group_of.values()) == {"W1", "W1b"}


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
    assert input_hash(with_rules(replace(TOGETHER, cell="Rules!A7")), Policy()) == input_hash(
        with_rules(TOGETHER), Policy()
    )
    assert input_hash(with_rules(TOGETHER, APART), Policy()) == input_hash(with_rules(APART, TOGETHER), Policy())


def test_a_session_in_two_groups_is_needed_before_nothing_and_is_counted_twice() -> None:
    demands = (
        Demand(Ask.ATTENDED_BEFORE, ("W1", "W2"), ("W3",)),
        Demand(Ask.ATTENDED_BEFORE, ("W1",), ("W2",)),
        Demand(Ask.AT_ONCE, ("W1", "W2"), number=1),
        Demand(Ask.ALL_OR_NONE, ("W1", "W2", "W3")),
        Demand(Ask.ALL_OR_NONE, ("W1", "W2")),
        Demand(Ask.ONE_ROOM, ("W1",)),
    )
    assert with_second(demands, "W1", "W1b") == (
        Demand(Ask.ATTENDED_BEFORE, ("W2",), ("W3",)),
        Demand(Ask.AT_ONCE, ("W1", "W2", "W1b"), number=1),
        Demand(Ask.ALL_OR_NONE, ("W2", "W3")),
        Demand(Ask.ONE_ROOM, ("W1", "W1b")),
    )
    assert with_second(demands[:1], "W3", "W3b") == (Demand(Ask.ATTENDED_BEFORE, ("W1", "W2"), ("W3", "W3b")),)


def test_a_session_that_is_never_held_is_needed_before_nothing() -> None:
    demands = (Demand(Ask.ATTENDED_BEFORE, ("W1", "W2"), ("W3",)), Demand(Ask.ATTENDED_BEFORE, ("W1",), ("W2",)))
    assert without_partner(demands, "W1") == (Demand(Ask.ATTENDED_BEFORE, ("W2",), ("W3",)),)
    assert without_partner((Demand(Ask.ALL_OR_NONE, ("W1", "W2")), Demand(Ask.ONE_ROOM, ("W1",))), "W1") == (
        Demand(Ask.ONE_ROOM, ("W1",)),
    )
