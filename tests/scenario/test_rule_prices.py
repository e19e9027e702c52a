"""What rules cost: known where both ends are, a range where they are not, and never below what is possible."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

import pytest

import allocator
from allocator.demand import Ask, Demand, Strength
from allocator.errors import EndedEarly
from allocator.event import Attendee, Event, Round, Session, Wish
from allocator.plan import Stage, Status
from allocator.policy import Policy
from allocator.price import Cost, RulePrice, RulePrices
from allocator.scenario.sensitivity.rule_prices import PricedCases, cases_without, prices_of
from allocator.scenario.whatif.case import Outcome
from allocator.scenario.whatif.notes import CaseNotes
from allocator.scenario.whatif.store import key_of
from allocator.scenario.whatif.worker import CaseAnswer, CaseTask, Search
from tests.scenario.results import outcome
from tests.small import plan

TOGETHER, APART = Demand(Ask.TOGETHER, ("a", "b"), cell="Rules!A2"), Demand(Ask.APART, ("a", "b"), cell="Rules!A3")
FEW = Demand(Ask.AT_MOST, (), everybody=True, number=2, cell="Rules!A4")

# Without rules everybody has their first wish: a and c in Pottery, b and d in Weaving; worst rank 1, cost 0. If a and b
# sit together, they fill one of the two; whichever it is, one of them and one of c and d have wish 2: cost 1 + 1, worst
# rank 2, and two first wishes less. That no offering takes more than 2 holds anyway.
FOUR = Event(
    title="Four",
    rounds=(Round("R1"),),
    rooms=(),
    speakers=(),
    sessions=(Session("P", "Pottery", maximum=2, at_least=0), Session("W", "Weaving", maximum=2, at_least=0)),
    attendees=tuple(Attendee(id, name) for id, name in zip("abcd", ("Ada", "Bo", "Cy", "Di"), strict=True)),
    wishes=tuple(
        Wish(id, session, rank)
        for id, order in zip("abcd", ("PW", "WP", "PW", "WP"), strict=True)
        for rank, session in enumerate(order, start=1)
    ),
)
FREE = plan(["P R1", "W R1"], ["ac P R1", "bd W R1"])
KEPT = plan(["P R1", "W R1"], ["ab P R1", "cd W R1"])
NOTHING = [(0, 0)] * 4


def with_rules(*demands: Demand) -> Event:
    return replace(FOUR, demands=demands)


def ranges(price: RulePrice) -> list[tuple[int | None, int | None]]:
    return [(cost.least, cost.most) for cost in price.costs]


def priced(event: Event, policy: Policy | None = None, **options: object) -> RulePrices:
    return allocator.price_rules(event, policy or Policy(), time_limit=30, workers=2, **options)  # type: ignore[arg-type]


@pytest.mark.slow
def test_a_rule_costs_what_would_be_better_without_it_and_another_costs_nothing() -> None:
    prices = priced(with_rules(TOGETHER, FEW), reproducible=True)
    dear, free = prices.rules
    assert prices.base.status is Status.PROVED_BEST
    assert (dear.where, dear.sentence) == ("Rules!A2", "Ada and Bo sit together.")
    assert (ranges(dear), dear.first_wishes, dear.proved) == ([(0, 0), (0, 0), (1, 1), (2, 2)], 2, True)
    assert (ranges(free), free.costs_nothing, dear.costs_nothing) == (NOTHING, True, False)
    assert (ranges(prices.together), prices.together.demand) == (ranges(dear), None)
    again = priced(with_rules(TOGETHER, FEW), reproducible=True)
    assert (prices.rules, prices.together, prices.base.plan) == (again.rules, again.together, again.base.plan)


@pytest.mark.slow
def test_a_rule_that_holds_if_possible_costs_what_keeping_it_costs_and_counts_itself_where_it_is_broken() -> None:
    # Ada and Bo sit together, so that they cannot be apart: one rule is broken. Without the wish to be apart none is,
    # and nothing else changes. Without sitting together, they are apart in the best plan anyway.
    event = with_rules(TOGETHER, replace(APART, strength=Strength.IF_POSSIBLE))
    policy = Policy().suited_to(event)
    must, wanted = priced(event, policy).rules
    assert [cost.objective for cost in must.costs][2:] == ["rules broken", "worst rank", "total cost"]
    assert ranges(must) == [(0, 0), (0, 0), (1, 1), (1, 1), (2, 2)]
    assert ranges(wanted) == [(0, 0), (0, 0), (1, 1), (0, 0), (0, 0)]
    # Alone and kept: what keeping it costs.
    alone = with_rules(replace(TOGETHER, strength=Strength.IF_POSSIBLE))
    assert ranges(priced(alone, policy).rules[0]) == [(0, 0), (0, 0), (0, 0), (1, 1), (2, 2)]


@pytest.mark.slow
def test_of_two_rules_that_ask_the_same_neither_costs_anything_alone() -> None:
    prices = priced(with_rules(TOGETHER, replace(TOGETHER, cell="Rules!A5")))
    assert [ranges(one) for one in prices.rules] == [NOTHING, NOTHING]
    assert ranges(prices.together) == [(0, 0), (0, 0), (1, 1), (2, 2)]


@pytest.mark.slow
def test_the_only_rule_is_all_of_them() -> None:
    prices = priced(with_rules(replace(TOGETHER, cell="")))
    (only,) = prices.rules
    assert (only.where, ranges(only)) == ("rule 1", ranges(prices.together))
    assert ranges(only) == [(0, 0), (0, 0), (1, 1), (2, 2)]


@pytest.mark.slow
def test_where_no_plan_keeps_all_rules_those_are_known_without_which_there_is_one() -> None:
    prices = priced(with_rules(TOGETHER, APART, FEW), Policy(everybody_seated=True))
    assert prices.base.status is Status.PROVED_IMPOSSIBLE
    assert [one.has_plan for one in (*prices.rules, prices.together)] == [True, True, False, True]
    assert (prices.rules[2].status, prices.rules[2].costs) == (Status.PROVED_IMPOSSIBLE, ())


@pytest.mark.slow
def test_where_there_is_no_plan_without_any_rule_it_is_none_of_them() -> None:
    small = tuple(replace(one, maximum=1) for one in FOUR.sessions)
    prices = priced(replace(with_rules(TOGETHER, FEW), sessions=small), Policy(everybody_seated=True))
    statuses = [one.status for one in (prices.base, *prices.rules, prices.together)]
    assert statuses == [Status.PROVED_IMPOSSIBLE] * 4


def test_an_event_without_rules_has_no_prices() -> None:
    with pytest.raises(ValueError, match="an event without rules has no prices of rules"):
        allocator.price_rules(FOUR, Policy())


def test_each_case_lacks_one_rule_and_the_last_has_none() -> None:
    event = with_rules(TOGETHER, TOGETHER, FEW)
    cases = cases_without(event, Policy())
    assert [one.case.name for one in cases.all] == ["Base", "rule 1", "rule 2", "Rules!A4", "Without rules"]
    assert [one.case.event.demands for one in cases.all] == [
        (TOGETHER, TOGETHER, FEW),
        (TOGETHER, FEW),
        (TOGETHER, FEW),
        (TOGETHER, TOGETHER),
        (),
    ]


def test_a_search_that_begins_with_a_plan_is_another_question() -> None:
    case = cases_without(with_rules(FEW), Policy()).base.case
    keys = [key_of(one, Search()) for one in (case, replace(case, start=KEPT), replace(case, start=FREE))]
    assert len(set(keys)) == 3


SHORT = Policy(objectives=("unseated", "total cost"))
"""With it, KEPT reaches 0 and 2, FREE 0 and 0."""


def by_hand(
    base: tuple[int, ...], single: tuple[int, ...] | None, none: tuple[int, ...], policy: Policy = SHORT
) -> RulePrices:
    """The prices where KEPT was found with the rule, and FREE without it, with these bounds proved."""
    cases = cases_without(with_rules(TOGETHER), policy)

    def found(of: Outcome, plan: allocator.Plan | None, bounds: tuple[int, ...]) -> Outcome:
        return outcome(of.case.name, of.case.event, policy, plan, bounds)

    known = PricedCases(
        found(cases.base, KEPT, base),
        (found(cases.single[0], None if single is None else FREE, single or ()),),
        found(cases.none, FREE, none),
    )
    return prices_of(cases.base.case.event, known.base, known.single, known.none)


def test_a_price_that_is_not_proved_is_a_range() -> None:
    # With the rule the best cost is 1 or 2, without it 0: the rule costs 1 or 2.
    prices = by_hand((0, 1), (0, 0), (0, 0))
    assert prices.rules[0].costs == (Cost("unseated", 0, 0, 0), Cost("total cost", 1, 2, 2))
    assert (prices.rules[0].proved, prices.base.status) == (False, Status.BEST_FOUND)


def test_where_no_plan_was_found_without_a_rule_the_one_with_it_counts() -> None:
    # Without it the best cost is between 0 and 2, as KEPT is a plan; with it between 1 and 2.
    assert by_hand((0, 1), None, (0, 0)).rules[0].costs == (
        Cost("unseated", 0, 0, None),
        Cost("total cost", 0, 2, None),
    )


def test_of_what_comes_after_an_open_objective_only_the_plans_found_are_known() -> None:
    # The worst rank is 1 or 2 with the rule, and 1 without. At 1 the cost may be anything.
    prices = by_hand((0, 0, 1, 0), (0, 0, 1, 0), (0, 0, 1, 0), Policy())
    assert prices.rules[0].costs[2:] == (Cost("worst rank", 0, 1, 1), Cost("total cost", None, None, 2))


def test_what_is_proved_without_a_rule_is_proved_with_it() -> None:
    # Somebody proved that even without the rule, and without any, nothing is below a cost of 2; KEPT has 2.
    cases = cases_without(with_rules(TOGETHER), SHORT)
    base = outcome("Base", cases.base.case.event, SHORT, KEPT)
    single = outcome("Rules!A2", cases.none.case.event, SHORT, KEPT)
    none = outcome("Without rules", cases.none.case.event, SHORT, KEPT, (0, 2))
    prices = prices_of(cases.base.case.event, base, [single], none)
    assert prices.rules[0].costs_nothing
    assert (prices.base.status, [stage.bound for stage in prices.base.stages]) == (Status.PROVED_BEST, [0, 2])


def test_a_rule_may_better_an_objective_at_the_expense_of_one_before_it() -> None:
    cases = cases_without(with_rules(TOGETHER), SHORT)

    def reaching(of: Outcome, *values: int) -> Outcome:
        known = outcome(of.case.name, of.case.event, SHORT, KEPT)
        assert known.result is not None
        stages = tuple(Stage(name, value, value) for name, value in zip(SHORT.objectives, values, strict=True))
        return replace(known, result=replace(known.result, stages=stages))

    # One seat is missing with the rule; the seat that is taken without it costs 3.
    without = reaching(cases.none, 0, 5)
    prices = prices_of(cases.base.case.event, reaching(cases.base, 1, 2), [without], without)
    assert prices.rules[0].costs == (Cost("unseated", 1, 1, 1), Cost("total cost", -3, -3, -3))


class Pressing:
    """Ctrl-C, when so many cases have arrived, or before the first."""

    def __init__(self, after: int) -> None:
        self.left = after

    @contextmanager
    def watching(self, cases: Sequence[Outcome]) -> Iterator[Pressing]:
        self.names = [one.case.name for one in cases]
        yield self

    def begins(self, tasks: Sequence[CaseTask], notes: CaseNotes | None) -> None:
        self.press()

    def arrives(self, task: CaseTask, answer: CaseAnswer) -> None:
        self.left -= 1
        self.press()

    def press(self) -> None:
        if self.left == 0:
            raise KeyboardInterrupt


def interrupted(after: int) -> RulePrices:
    watch = Pressing(after)
    prices = allocator.price_rules(
        with_rules(TOGETHER, FEW), Policy(), time_limit=30, workers=1, watching=watch.watching
    )
    assert watch.names == ["Base", "Rules!A2", "Rules!A4", "Without rules"]
    return prices


@pytest.mark.slow
def test_ctrl_c_leaves_what_is_known() -> None:
    prices = interrupted(3)
    assert (prices.ended_early, [one.status for one in prices.rules]) == (True, [Status.PROVED_BEST, None])
    assert ranges(prices.rules[0]) == [(0, 0), (0, 0), (1, 1), (2, 2)]
    # What was not searched costs no more than all rules together do.
    assert ranges(prices.rules[1]) == [(0, 0), (0, 0), (0, 1), (None, None)]
    # With the event as it is alone: no rank is below 0.
    first = interrupted(1)
    assert (first.ended_early, first.together.status) == (True, None)
    assert ranges(first.rules[0])[:3] == [(0, 0), (0, 0), (0, 2)]
    with pytest.raises(EndedEarly):
        interrupted(0)
