"""Rules and objectives of one's own get the same proof and the same verification as ours, by every method."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest

from allocator.errors import UnverifiedPlan
from allocator.event import Attendee, Event, Fixed, Pin, Round, Session, Wish
from allocator.model.bounds.lagrangian import lagrangian_relaxation
from allocator.model.formulation.columns import Columns
from allocator.model.formulation.objectives import levels
from allocator.model.formulation.program import assemble
from allocator.model.formulation.rows import Rows
from allocator.model.formulation.rules import DEFINITIONS, RULES
from allocator.model.formulation.seats import NO_SEATS
from allocator.model.formulation.terms import Terms
from allocator.model.solve import solve
from allocator.plan import Result, Status
from allocator.policy import Policy
from allocator.rule import Objective, Rule
from allocator.verify import violations
from allocator.verify.view import View
from allocator.verify.violation import Violation
from benchmarks.soundness import METHODS

by_every_method = pytest.mark.parametrize(
    "method", [pytest.param(name, marks=() if name == "standard" else pytest.mark.slow) for name in METHODS]
)

COST = Policy(objectives=("total cost",))
TWO = (Round("R1"), Round("R2"))
BOTH = (Fixed("R1"), Fixed("R2"))


def people(count: int, organisation: str = "") -> tuple[Attendee, ...]:
    return tuple(Attendee(f"a{number}", f"A{number}", organisation=organisation) for number in range(1, count + 1))


def demand(event: Event, policy: Policy, value: tuple[int, ...], method: str) -> Result:
    """What a method finds is this value, or worse and not proved; the standard way and the reference prove it."""
    result = solve(event, policy, time_limit=10 if METHODS[method].reference else 1, parameters=METHODS[method])
    reached = tuple(stage.value for stage in result.stages)
    if METHODS[method].reference:
        assert (reached, result.status) == (value, Status.PROVED_BEST)
    if result.plan is not None:
        assert violations(event, policy, result.plan) == ()
        assert reached >= value
        assert reached == value or result.status is Status.BEST_FOUND
        assert result.stages[0].bound <= value[0]
    return result


@by_every_method
def test_a_pin_that_costs_more_than_the_gap_is_no_proof(method: str) -> None:
    # Nine people, 2 x 3 seats a round: 12 of 18 seats are taken, and 6 are missing at 0 + 1 + 2 + 2 = 5 each; the three
    # who wish for W1 get it once and the other session once, which those without wishes take at nothing: 30.
    event = Event(
        "Pinned",
        TWO,
        (),
        (),
        (Session("W1", "Pottery", maximum=3, fixed=BOTH), Session("W2", "Weaving", maximum=3, fixed=BOTH)),
        people(9),
        tuple(Wish(f"a{number}", "W1", 1) for number in (1, 2, 3)),
        (Pin("a3", "W1", "R2"),),
    )
    demand(event, COST, (30,), method)


def few_of_one_organisation(most: int) -> Rule:
    def rows(columns: Columns) -> Iterator[Rows]:
        yield columns.seats.by("organisation", "session", "round").at_most(most)

    def check(view: View) -> Iterator[Violation]:
        for (session, round), seats in view.taken.items():
            here = [view.event.attendee_of[seat.attendee].organisation for seat in seats]
            for name in sorted(set(here) - {""}):
                if here.count(name) > most:
                    yield Violation((session, round), here.count(name) - most, f"{here.count(name)} of {name}")

    return Rule("few_of_one_organisation", f"An offering has at most {most} of one organisation.", rows, check)


@by_every_method
def test_a_quota_counts_the_seats_that_nobody_wished_for_too(method: str) -> None:
    # Four of one organisation, two sessions in one round, two of them in each: two who wish for W1 get W2, at 3 + 1.
    event = Event(
        "Quota",
        (Round("R1"),),
        (),
        (),
        (Session("W1", "Pottery", maximum=9, fixed=BOTH[:1]), Session("W2", "Weaving", maximum=9, fixed=BOTH[:1])),
        people(4, "North"),
        tuple(Wish(f"a{number}", "W1", 1) for number in range(1, 5)),
    )
    demand(event, replace(COST, rules=(few_of_one_organisation(2),)), (8,), method)
    # With three of them in each, one has to go; those without an organisation are in no group.
    demand(event, replace(COST, rules=(few_of_one_organisation(3),)), (4,), method)
    free = replace(event, attendees=people(4))
    demand(free, replace(COST, rules=(few_of_one_organisation(1),)), (0,), method)


def together(one: str, two: str) -> Rule:
    def rows(columns: Columns) -> Iterator[Rows]:
        pair = columns.coded(("attendee",), [(one,), (two,)]).assign(sign=[1, -1])
        yield from columns.seats.joined(pair).times("sign").by("session", "round").exactly(0)

    def check(view: View) -> Iterator[Violation]:
        where = [{(seat.session, seat.round) for seat in view.seats.get(id, ())} for id in (one, two)]
        for session, round in sorted(where[0] ^ where[1]):
            yield Violation((session, round), 1, f"{one} and {two} are apart in {round}")

    return Rule("together", f"{one} and {two} sit together.", rows, check)


@by_every_method
def test_friends_sit_together_where_neither_wished(method: str) -> None:
    # a1 wishes for W1, a2 for W2, each with one seat left; together they must take W3, unwished: 2 x (1 + 1 + 2).
    event = Event(
        "Friends",
        (Round("R1"),),
        (),
        (),
        tuple(Session(f"W{number}", "Craft", maximum=number // 3 + 1, fixed=BOTH[:1]) for number in (1, 2, 3)),
        people(2),
        (Wish("a1", "W1", 1), Wish("a2", "W2", 1)),
    )
    demand(event, COST, (0,), method)
    demand(event, replace(COST, rules=(together("a1", "a2"),)), (8,), method)


def only_after(session: str, other: str) -> Rule:
    def rows(columns: Columns) -> Iterator[Rows]:
        this = columns.placements.among(columns.coded(("session",), [(session,)]))
        for place, round in enumerate(columns.event.rounds):
            now = this.among(columns.coded(("round",), [(round.name,)]))
            earlier = [(other, before.name) for before in columns.event.rounds[:place]]
            yield (now - columns.placements.among(columns.coded(("session", "round"), earlier))).by().at_most(0)

    def check(view: View) -> Iterator[Violation]:
        rounds = [round.name for round in view.event.rounds]
        for place, round in enumerate(rounds):
            earlier = any((other, before) in view.placed for before in rounds[:place])
            if (session, round) in view.placed and not earlier:
                yield Violation((session, round), 1, f"{session} runs in {round} before {other}")

    return Rule("only_after", f"{session} runs only after {other}.", rows, check)


@by_every_method
def test_an_empty_offering_that_a_rule_needs_is_not_pruned(method: str) -> None:
    # Nobody may attend W1, which W2 needs before it.
    event = Event(
        "Order",
        TWO,
        (),
        (),
        (Session("W1", "Pottery", maximum=2, at_least=0), Session("W2", "Weaving", maximum=2, at_least=0)),
        people(2),
        (Wish("a1", "W2", 1), Wish("a2", "W2", 1)),
        (Pin("a1", "W1", None, must=False), Pin("a2", "W1", None, must=False)),
    )
    # Each has W2 in R2 and a gap in R1, at 0 + 1 + 2 + 2.
    result = demand(event, replace(COST, rules=(only_after("W2", "W1"),)), (10,), method)
    if result.plan is not None:
        assert [(one.session, one.round) for one in result.plan.placements] == [("W1", "R1"), ("W2", "R2")]


def offerings(columns: Columns) -> Terms:
    return columns.placements


OFFERINGS = Objective("offerings", "How many offerings there are.", offerings, lambda view: len(view.plan.placements))


@by_every_method
def test_an_objective_that_counts_offerings_is_minded(method: str) -> None:
    # Three rounds, three sessions without rooms, all three people wish for one after the other: an offering a round.
    event = Event(
        "Few",
        (*TWO, Round("R3")),
        (),
        (),
        tuple(Session(f"W{number}", "Craft", maximum=3, at_least=0) for number in (1, 2, 3)),
        people(3),
        tuple(Wish(f"a{number}", f"W{number}", 1) for number in (1, 2, 3)),
    )
    policy = Policy(objectives=("unseated", "offerings"), own_objectives=(OFFERINGS,))
    demand(event, policy, (0, 3), method)


def test_rows_that_allow_what_the_check_forbids_are_told_by_name() -> None:
    event = Event("x", (Round("R1"),), (), (), (Session("W1", "Pottery", maximum=3, at_least=0),), people(2), ())
    never = Rule("never", "Nobody sits.", lambda columns: (), lambda view: [Violation(("a1",), 1, "sits")])
    with pytest.raises(UnverifiedPlan, match="keeps the rows of never and fails the check"):
        solve(event, replace(COST, rules=(never,)), time_limit=5, workers=1)


def test_terms_that_count_another_thing_than_the_measure_are_told() -> None:
    event = Event("x", (Round("R1"),), (), (), (Session("W1", "Pottery", maximum=3),), people(2), ())
    wrong = replace(OFFERINGS, measure=lambda view: 7)
    with pytest.raises(UnverifiedPlan, match="'offerings' measures 7 in a plan, and its terms say 1"):
        solve(event, Policy(objectives=("offerings",), own_objectives=(wrong,)), time_limit=5, workers=1)


def test_a_condition_on_seats_that_looks_at_the_session_is_refused_at_once() -> None:
    columns = Columns(Event("x", TWO, (), (), (Session("W1", "Pottery", maximum=3),), people(2), ()), COST)
    with pytest.raises(KeyError, match="cannot look at the session"):
        columns.seats.where(lambda seats: seats["session"] == 0)
    with pytest.raises(TypeError, match="stand for a seat in one of several sessions"):
        _ = columns.seats.frame


def settled() -> Columns:
    event = Event(
        "Settled",
        TWO,
        (),
        (),
        (Session("W1", "Pottery", maximum=2, fixed=BOTH), Session("W2", "Weaving", maximum=2, fixed=BOTH)),
        people(3),
        (Wish("a1", "W1", 1), Wish("a2", "W1", 1)),
    )
    return Columns(event, COST, chosen=NO_SEATS, unnamed=True)


def test_multipliers_need_the_rows_of_one_seat_a_round_and_one_a_session() -> None:
    columns = settled()
    (level,) = levels(columns)
    assert lagrangian_relaxation(columns, assemble(columns).tightened(), level.vector) is not None
    for name in ("one_session_at_a_time", "nobody_repeats_a_session"):
        rules = tuple(rule for rule in (*RULES, *DEFINITIONS) if rule.__name__ != name)
        assert lagrangian_relaxation(columns, assemble(columns, rules).tightened(), level.vector) is None


def test_a_round_without_a_seat_costs_nothing_where_no_row_demands_a_gap() -> None:
    columns = settled()
    (level,) = levels(columns)
    rules = tuple(rule for rule in (*RULES, *DEFINITIONS) if rule.__name__ != "gaps_are_counted")
    demanded = lagrangian_relaxation(columns, assemble(columns).tightened(), level.vector)
    free = lagrangian_relaxation(columns, assemble(columns, rules).tightened(), level.vector)
    assert demanded is not None
    assert free is not None
    # Each of two wishes once and has an unwished seat or a gap in the other round, at 0 + 1 + 2 + 2.
    assert (demanded.bound(np.zeros(len(demanded.lower))), free.bound(np.zeros(len(free.lower)))) == (10, 0)
