"""Whom conditions mean: numbers as numbers, text in any spelling, blank cells; and how soon many are looked up."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allocator import coherence
from allocator.coherence import Incoherence
from allocator.condition import Condition, Operator
from allocator.demand import Ask, Demand
from allocator.event import Attendee, Event, Round, Session
from allocator.fingerprint import input_hash
from allocator.policy import Policy
from allocator.scenario.changes.people_changes import Gone, Late
from allocator.sentences import sentence

Attributes = tuple[tuple[str, str], ...]


def event_of(*attributes: Attributes, demands: tuple[Demand, ...] = ()) -> Event:
    """An event of people called a, b, c, ... with these attributes."""
    people = tuple(Attendee(id, id.upper(), attributes=own) for id, own in zip("abcdefgh", attributes, strict=False))
    sessions = tuple(Session(code, code, maximum=2) for code in ("W1", "W2"))
    return Event("Craft day", (Round("R1"),), (), (), sessions, people, (), demands=demands)


def where(column: str, operator: Operator, *values: str) -> Demand:
    return Demand(Ask.AT_MOST, (), number=1, where=(Condition(column, operator, values),))


AGES = event_of((("Age", "9"),), (("Age", "12"),), (("Age", "12,5"),), (("Age", "old"),), ())


@pytest.mark.parametrize(
    ("operator", "values", "fits"),
    [
        (Operator.IS, ("12.0",), "b"),
        (Operator.IS, ("OLD", "12.50"), "cd"),
        (Operator.IS_NOT, ("9", "12"), "cde"),
        (Operator.LESS, ("12",), "a"),
        (Operator.AT_MOST, ("12",), "ab"),
        (Operator.MORE, ("12",), "c"),
        (Operator.AT_LEAST, ("12",), "bc"),
        (Operator.AT_LEAST, ("old",), ""),
    ],
)
def test_numbers_compare_as_numbers_and_blank_cells_are_none_of_any_values(
    operator: Operator, values: tuple[str, ...], fits: str
) -> None:
    assert AGES.groups_of(where("Age", operator, *values)) == (tuple(fits),)


def test_all_conditions_hold_and_those_who_are_named_are_joined_to_who_fits() -> None:
    event = event_of((("Age", "9"), ("VIP", "yes")), (("Age", "9"),), (("Age", "13"), ("VIP", "Yes")), ())
    both = (Condition("Age", Operator.LESS, ("10",)), Condition("VIP", Operator.IS, ("YES",)))
    assert event.groups_of(Demand(Ask.AT_MOST, (), where=both)) == (("a",),)
    assert event.groups_of(Demand(Ask.AT_MOST, ("d", "a"), where=both)) == (("a", "d"),)
    assert event.groups_of(Demand(Ask.AT_MOST, ("d", "a"))) == (("d", "a"),)
    assert event.groups_of(Demand(Ask.AT_MOST, (), everybody=True)) == (("a", "b", "c", "d"),)


def test_each_value_makes_a_group_in_whatever_spelling_by_size_then_by_name() -> None:
    event = event_of(
        (("Class", "b"),), (("Class", "10"),), (("Class", " B "),), (("Class", "9.0"),), (("Class", "9"),), ()
    )
    each = Demand(Ask.AT_MOST, (), each="Class")
    assert event.groups_of(each) == (("d", "e"), ("b",), ("a", "c"))
    those = replace(each, where=(Condition("Class", Operator.AT_LEAST, ("9,5",)),))
    assert event.groups_of(those) == (("b",),)


@given(
    st.lists(st.sampled_from(["", "5", "5.0", "5,5", "6", "a", "A", " a", "05"]), max_size=8),
    st.sampled_from(list(Operator)),
    st.lists(st.sampled_from(["5", "5,50", "A", "7"]), min_size=1, max_size=2),
)
def test_who_fits_is_whoever_has_a_value_that_fits(texts: list[str], operator: Operator, values: list[str]) -> None:
    event = event_of(*(((("Grade", text),) if text else ()) for text in texts))

    def same(one: str, other: str) -> bool:
        try:
            return float(one.replace(",", ".")) == float(other.replace(",", "."))
        except ValueError:
            return one.strip().casefold() == other.strip().casefold()

    def fits(text: str) -> bool:
        if operator in (Operator.IS, Operator.IS_NOT):
            return (text != "" and any(same(text, value) for value in values)) == (operator is Operator.IS)
        try:
            size, sizes = float(text.replace(",", ".")), [float(one.replace(",", ".")) for one in values]
        except ValueError:
            return False
        means = {
            Operator.LESS: size.__lt__, Operator.AT_MOST: size.__le__,
            Operator.MORE: size.__gt__, Operator.AT_LEAST: size.__ge__,
        }  # fmt: skip
        return all(means[operator](one) for one in sizes)

    expected = tuple(one.id for one, text in zip(event.attendees, texts, strict=False) if fits(text))
    assert event.groups_of(where("Grade", operator, *values)) == (expected,)


@pytest.mark.parametrize(
    ("demand", "said"),
    [
        (replace(where("Grade", Operator.IS, "5", "6"), number=3, sessions=("W1",)),
         "At most 3 of those with Grade 5 or 6 are in an offering of W1 W1."),
        (replace(where("Age", Operator.AT_LEAST, "12"), ask=Ask.AT_LEAST, number=1),
         "At least 1 of those with Age at least 12 is in every offering that is held."),
        (Demand(Ask.TOGETHER, (), each="Department"), "Those of each Department sit together."),
        (Demand(Ask.TOGETHER, (), each="Department", where=(Condition("Grade", Operator.IS_NOT, ("5",)),)),
         "Those of each Department with Grade other than 5 sit together."),
        (Demand(Ask.APART, (), where=(Condition("VIP", Operator.IS, ("yes",)),)),
         "Those with VIP yes are never in the same session."),
        (Demand(Ask.APART, ("a",), where=(Condition("VIP", Operator.IS, ("yes",)),)),
         "A and those with VIP yes are never in the same session."),
        (Demand(Ask.AT_MOST, (), number=8, everybody=True), "At most 8 of all attendees are in an offering."),
        (Demand(Ask.TOGETHER, (), everybody=True, rounds=("R1",)), "All attendees sit together in R1."),
    ],
)  # fmt: skip
def test_rules_about_columns_are_said_in_words(demand: Demand, said: str) -> None:
    assert sentence(AGES, demand) == said


ONE = event_of((("Age", "9"), ("Class", "A")), (("Age", "12"), ("Class", "A")), (("Class", "B"),))


@pytest.mark.parametrize(
    ("demand", "column", "message"),
    [
        (where("Grade", Operator.IS, "5"), "Who or what", 'no attendee has anything in a column "Grade".'),
        (where("Age", Operator.IS, "5"), "Who or what", "nobody fits; the rule would bind nobody."),
        (where("Age", Operator.LESS, "old"), "Who or what",
         "only numbers are smaller or larger; write = or <> before words."),
        (where("Age", Operator.LESS, "1", "2"), "Who or what",
         "only numbers are smaller or larger; write = or <> before words."),
        (Demand(Ask.TOGETHER, (), where=(Condition("Class", Operator.IS, ("B",)),)), "Who or what",
         '"sit together" needs at least two attendees; one alone fits.'),
        (Demand(Ask.TOGETHER, ("a",), each="Class"), "Who or what", "write Class alone, or names of attendees."),
        (Demand(Ask.SAME_ROUND, ("W1", "W2"), each="Class"), "Who or what",
         "columns of attendees say nothing of sessions; name sessions."),
        (replace(where("Class", Operator.IS, "A"), ask=Ask.AT_LEAST, number=3), "Number",
         "3 are asked for, and there are 2."),
        (Demand(Ask.AT_LEAST, (), number=3, each="Class"), "Number",
         "3 are asked for, and no group has more than 2."),
    ],
)  # fmt: skip
def test_rules_about_columns_that_bind_nobody_or_ask_too_much_are_problems(
    demand: Demand, column: str, message: str
) -> None:
    found = list(coherence.problems(replace(ONE, demands=(demand,)), Policy()))
    assert found == [Incoherence("Rules", str(demand.ask), column, message)]


def test_groups_that_are_too_large_or_too_small_are_named_before_solving() -> None:
    event = event_of(*((("Class", "A"),),) * 3, *((("Class", "B"),),) * 4, (("Class", "C"),))
    rules = (Demand(Ask.TOGETHER, (), each="Class"), Demand(Ask.AT_LEAST, (), number=2, each="Class"))
    told = [one.message for one in coherence.warnings(replace(event, demands=rules), Policy()) if one.sheet == "Rules"]
    assert told == [
        '3 people of Class "A" are to sit together in "R1", and no session takes more than 2 then: they get no seats. '
        "So it is of 1 more.",
        '2 are asked for, and Class "C" has 1: no offering can be held there.',
    ]


def test_a_column_is_a_fact_where_a_rule_uses_it_and_only_there() -> None:
    rule = where("Age", Operator.LESS, "12")
    bare = replace(ONE, attendees=tuple(replace(one, attributes=()) for one in ONE.attendees))
    assert input_hash(ONE, Policy()) == input_hash(bare, Policy())
    used = input_hash(replace(ONE, demands=(rule,)), Policy())
    assert used != input_hash(replace(bare, demands=(rule,)), Policy())
    ages = tuple(replace(one, attributes=one.attributes[:1]) for one in ONE.attendees[:2])
    without_class = replace(ONE, attendees=(*ages, replace(ONE.attendees[2], attributes=())), demands=(rule,))
    assert used == input_hash(without_class, Policy())


def test_a_column_that_another_one_is_called_like_cannot_be_written() -> None:
    people = (
        Attendee("a", "A", attributes=(("VIP", "x"), ("vip", "y"))),
        Attendee("b", "B", attributes=(("Id", "1"),)),
    )
    event = replace(ONE, attendees=people)
    assert list(coherence.problems(event, Policy())) == [
        Incoherence("Attendees", "a", "Id", '"vip" cannot be a column of its own; give each another heading.'),
        Incoherence("Attendees", "b", "Id", '"Id" is a column of the program; give yours another heading.'),
    ]


def test_a_rule_holds_for_those_who_fit_after_somebody_is_gone() -> None:
    least = replace(where("Class", Operator.IS, "A"), ask=Ask.AT_LEAST, number=2)
    together = Demand(Ask.TOGETHER, (), where=(Condition("Class", Operator.IS, ("A",)),))
    named = Demand(Ask.TOGETHER, ("a", "c"), where=(Condition("Age", Operator.MORE, ("10",)),))
    not_old = where("Age", Operator.IS_NOT, "9")
    old = where("Age", Operator.IS, "12")
    each = Demand(Ask.AT_MOST, (), number=1, each="Age")
    event = replace(ONE, demands=(least, together, named, not_old, old, each))
    without_b = Gone("b").applied(event)
    assert without_b.demands == (replace(least, number=1), replace(named, where=()), not_old, each)
    assert list(coherence.problems(without_b, Policy())) == []
    assert Gone("a").applied(without_b).demands == (Demand(Ask.AT_MOST, (), number=1, everybody=True),)


def test_who_comes_late_fits_where_nothing_stands_in_the_column() -> None:
    later = Late(1).applied(ONE)
    assert later.groups_of(where("Age", Operator.IS_NOT, "9")) == (("b", "c", "late 1"),)
    assert later.groups_of(where("Age", Operator.AT_LEAST, "9")) == (("a", "b"),)
    assert later.groups_of(Demand(Ask.AT_MOST, (), everybody=True)) == (("a", "b", "c", "late 1"),)


def test_many_rules_of_many_people_are_looked_up_soon() -> None:
    people = tuple(
        Attendee(f"p{at}", f"P {at}", attributes=(("Age", str(at % 90)), ("School", f"S{at % 1500}")))
        for at in range(10_000)
    )
    event = replace(ONE, attendees=people)
    rules = [where("School", Operator.IS, f"S{at}") for at in range(1500)]
    rules += [where("Age", Operator.AT_LEAST, str(at)) for at in range(90)]
    began = time.process_time()
    assert sum(len(ids) for rule in rules for ids in event.groups_of(rule)) == 10_000 + sum(
        (at % 90) + 1 for at in range(10_000)
    )
    assert time.process_time() - began < 5
