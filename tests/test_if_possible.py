"""Rules that hold if possible: fewest are broken, that is a level of its own, and what is broken is told by name."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from allocator import coherence
from allocator.condition import ORGANISATION
from allocator.demand import Ask, Demand, Strength
from allocator.event import Attendee, Event, Room, Round, Session, Wish
from allocator.model.solve import solve
from allocator.plan import Status
from allocator.policy import Policy
from allocator.verify import violations
from allocator.verify.if_possible import told
from allocator.verify.measures import measure
from allocator.workbook.event.read import inspect_event, read_event
from allocator.workbook.event.write import write_event
from benchmarks.soundness import METHODS
from tests.small import plan

EVENT = Event(
    title="Craft day",
    rounds=(Round("R1"), Round("R2")),
    rooms=(Room("Attic", 2), Room("Barn", 2)),
    speakers=(),
    sessions=(Session("W1", "Pottery"), Session("W2", "Weaving")),
    attendees=(
        Attendee("a", "Ada", organisation="North"),
        Attendee("b", "Bo", organisation="North"),
        Attendee("c", "Cy", organisation="South"),
        Attendee("d", "Di", organisation="South"),
    ),
    wishes=(Wish("a", "W1", 1, "R1"), Wish("b", "W2", 1, "R1"), Wish("c", "W1", 1, "R1"), Wish("d", "W2", 1, "R1")),
)
"""In R1 Ada and Cy wish for Pottery, Bo and Di for Weaving; nobody wishes for anything in R2."""

ROOMS = ["W1 R1 Attic", "W2 R1 Barn", "W1 R2 Attic", "W2 R2 Barn"]
AS_WISHED = plan(ROOMS, ["ac W1 R1", "bd W2 R1", "bd W1 R2", "ac W2 R2"])


def wanted(ask: Ask, *who: str, **more: object) -> Demand:
    return Demand(ask, who, strength=Strength.IF_POSSIBLE, **more)  # type: ignore[arg-type]


def with_rules(*demands: Demand) -> Event:
    return replace(EVENT, demands=demands)


FRIENDS = wanted(Ask.TOGETHER, "a", "b")
ORGANISATIONS = wanted(Ask.TOGETHER, each=ORGANISATION)
BEFORE_COSTS = Policy().suited_to(with_rules(FRIENDS))


def test_each_group_of_a_rule_counts_once_however_often_it_is_broken() -> None:
    event = with_rules(FRIENDS, ORGANISATIONS, wanted(Ask.APART, "a", "d"), wanted(Ask.BEFORE, "W1", others=("W2",)))
    # Ada and Bo sit apart in both rounds (one rule), and so do both organisations (two); Ada and Di never meet;
    # Pottery and Weaving run in both rounds, against the order.
    assert violations(event, BEFORE_COSTS, AS_WISHED) == ()
    assert measure(event, BEFORE_COSTS, AS_WISHED).rules_broken == 4


def test_what_is_broken_is_told_by_name_and_row() -> None:
    event = with_rules(replace(FRIENDS, cell="Rules!A5"), ORGANISATIONS)
    assert told(event, BEFORE_COSTS, AS_WISHED) == (
        "Rules!A5  Ada and Bo sit together. "
        "Not kept: Ada (a) sits in W1 Pottery in R1, and Bo (b) is not (and 3 more).",
        "Ada and Bo sit together. Not kept: Ada (a) sits in W1 Pottery in R1, and Bo (b) is not (and 3 more).",
        "Cy and Di sit together. Not kept: Cy (c) sits in W1 Pottery in R1, and Di (d) is not (and 3 more).",
    )


ORDERS = {
    ("unseated", "rules broken", "total cost"): (0, 0, 30),
    ("unseated", "total cost", "rules broken"): (0, 20, 2),
}
"""Of Ada and Bo one gives up a wish, and so does one of Cy and Di: 6 seats of 5 each are unwished, 1 + 2 rounds + 2.

With costs first nobody gives up a wish, and both organisations are apart; only the 4 seats of R2 are unwished.
"""


@pytest.mark.parametrize("order", ORDERS)
def test_the_fewest_are_broken_before_costs_count_and_costs_decide_where_they_come_first(
    order: tuple[str, ...],
) -> None:
    result = solve(with_rules(ORGANISATIONS), Policy(objectives=order), time_limit=30, workers=1)
    assert result.status is Status.PROVED_BEST
    assert tuple(stage.value for stage in result.stages) == ORDERS[order]


@pytest.mark.slow
@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("order", ORDERS)
def test_no_method_proves_more_or_finds_better(order: tuple[str, ...], method: str) -> None:
    parameters = replace(METHODS[method], reference=False)
    result = solve(
        with_rules(ORGANISATIONS), Policy(objectives=order), time_limit=0.5, workers=1, parameters=parameters
    )
    found = tuple(stage.value for stage in result.stages)
    assert found >= ORDERS[order]
    assert all(stage.bound <= best for stage, best in zip(result.stages, ORDERS[order], strict=True) if stage.proved)


@pytest.mark.parametrize(
    "demand",
    [
        wanted(Ask.TOGETHER, "a", "b", "c"),
        wanted(Ask.AT_MOST, "a", number=0),
        wanted(Ask.AT_LEAST, "a", "b", number=2),
        wanted(Ask.BEFORE, "W1", others=("W2",)),
        wanted(Ask.SAME_ROUND, "W1", "W2", rounds=("R1",)),
        wanted(Ask.DIFFERENT_ROUNDS, "W1", "W2"),
        wanted(Ask.APART, "a", "b", "c"),
    ],
    ids=lambda demand: demand.ask.name,
)
def test_a_rule_that_cannot_be_kept_is_broken_once_and_everybody_is_seated(demand: Demand) -> None:
    """Rooms of two, four people, two sessions: both sessions run in both rounds with two in each, so that no three are
    together or apart, and Ada sits somewhere; only the same rounds can be had.
    """
    policy = replace(Policy(everybody_seated=True).suited_to(with_rules(demand)))
    result = solve(with_rules(demand), policy, time_limit=10, workers=1)
    assert result.status is Status.PROVED_BEST
    assert result.measures is not None
    kept = demand.ask is Ask.SAME_ROUND
    assert (result.measures.rules_broken, result.measures.unseated) == (0 if kept else 1, 0)


def test_that_they_are_kept_is_among_the_default_objectives_of_an_event_that_has_some(tmp_path: Path) -> None:
    placed = ("unseated with wishes", "unseated without wishes", "rules broken", "worst rank", "total cost")
    assert BEFORE_COSTS.objectives == placed
    assert Policy().suited_to(EVENT) == Policy()
    write_event(with_rules(FRIENDS), Policy(), tmp_path / "event.xlsx")
    read = read_event(tmp_path / "event.xlsx")
    assert (read.policy.objectives, read.event.demands) == (placed, (FRIENDS,))


def test_an_order_of_objectives_without_them_is_pointed_at(tmp_path: Path) -> None:
    policy = Policy(objectives=("total cost",))
    write_event(with_rules(FRIENDS), policy, tmp_path / "event.xlsx")
    assert [f"{one.where}: {one.message}" for one in inspect_event(tmp_path / "event.xlsx").warnings] == [
        'Settings!B7: rules hold if possible, and nothing looks after that: write "rules broken" here, before what '
        "matters less."
    ]
    assert list(coherence.problems(with_rules(FRIENDS), policy)) == []


def test_only_rules_that_must_be_kept_contradict_one_another() -> None:
    must = replace(FRIENDS, strength=Strength.MUST)
    apart = wanted(Ask.APART, "a", "b")
    together_and_apart = [
        one.message for one in coherence.warnings(with_rules(must, replace(apart, strength=must.strength)), Policy())
    ]
    assert together_and_apart == [
        '"a" and "b" are kept apart by another row: where both rows hold, neither gets a seat.'
    ]
    assert list(coherence.warnings(with_rules(must, apart), BEFORE_COSTS)) == []
