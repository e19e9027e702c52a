"""Those who are served first: what their seats cost is an objective of its own, before what everybody's cost."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from allocator import coherence
from allocator.condition import Condition, Operator
from allocator.demand import Ask, Demand, Strength
from allocator.event import Attendee, Event, Room, Round, Session, Wish
from allocator.model.solve import solve
from allocator.plan import Status
from allocator.policy import Policy
from allocator.verify import violations
from allocator.verify.measures import measure
from allocator.workbook.event.read import read_event
from allocator.workbook.event.write import write_event
from benchmarks.soundness import METHODS
from tests.small import plan

EVENT = Event(
    title="Craft day",
    rounds=(Round("R1"),),
    rooms=(Room("Attic", 2), Room("Barn", 2)),
    speakers=(),
    sessions=(Session("W1", "Pottery"), Session("W2", "Weaving")),
    attendees=(
        Attendee("a", "Ada"),
        Attendee("b", "Bo"),
        Attendee("c", "Cy", attributes=(("VIP", "yes"),)),
        Attendee("d", "Di"),
    ),
    wishes=(
        *(Wish(id, "W1", 1) for id in "abcd"),
        *(Wish(id, "W2", 2) for id in "abd"),
    ),
)
"""All wish for Pottery, which has two seats; Weaving costs Ada, Bo and Di 1, and Cy, who wished for no more, 2 + 1 + 2.
"""

CY = Demand(Ask.FIRST, (), where=(Condition("VIP", Operator.IS, ("yes",)),))
DI = Demand(Ask.FIRST, ("d",))
RIGID = Policy(objectives=("unseated", "total cost"))


def with_rules(*demands: Demand) -> Event:
    return replace(EVENT, demands=demands)


def test_what_their_seats_cost_is_measured_and_nothing_is_broken() -> None:
    event = with_rules(DI, CY)
    seated = plan(["W1 R1 Attic", "W2 R1 Barn"], ["ab W1 R1", "cd W2 R1"])
    assert violations(event, RIGID, seated) == ()
    # Di has a second wish, Cy a seat not wished for: the longest list has 2 wishes, 1 + 1 + 1 round + 2.
    assert (measure(event, RIGID, seated).cost_of_those_first, measure(event, RIGID, seated).total_cost) == (6, 6)
    assert measure(with_rules(DI), RIGID, seated).cost_of_those_first == 1


@pytest.mark.parametrize(
    "method", [pytest.param(name, marks=() if name == "standard" else pytest.mark.slow) for name in METHODS]
)
def test_who_is_first_gets_the_best_seat_and_the_others_what_is_left(method: str) -> None:
    """With Di and Ada first both sit in Pottery, and Cy in Weaving, at 5 and with Bo 6; else Cy sits in Pottery: 2."""
    first = with_rules(Demand(Ask.FIRST, ("a", "d")))
    parameters = replace(METHODS[method], reference=True)
    served = replace(RIGID, objectives=("unseated", "cost of those first", "total cost"))
    result = solve(first, served, time_limit=20, workers=1, parameters=parameters)
    assert result.status is Status.PROVED_BEST
    assert [stage.value for stage in result.stages] == [0, 0, 6]
    alike = solve(EVENT, RIGID, time_limit=20, workers=1, parameters=parameters)
    assert [stage.value for stage in alike.stages] == [0, 2]


def test_it_is_among_the_default_objectives_where_somebody_is_first(tmp_path: Path) -> None:
    write_event(with_rules(CY), Policy(), tmp_path / "event.xlsx")
    read = read_event(tmp_path / "event.xlsx")
    assert read.event.demands == (CY,)
    assert read.event.first == {"c"}
    assert read.policy.objectives[-2:] == ("cost of those first", "total cost")
    assert [one.message for one in coherence.warnings(with_rules(CY), RIGID)] == [
        'people are served first by a rule, and nothing looks after that: write "cost of those first" here, before '
        "what matters less."
    ]


@pytest.mark.parametrize(
    ("demand", "column", "message"),
    [
        (replace(DI, rounds=("R1",)), "Where or when", "people are served first in everything; leave this blank."),
        (
            replace(DI, strength=Strength.IF_POSSIBLE),
            "Strength",
            "people are served first as an objective; leave this blank.",
        ),
        (Demand(Ask.FIRST, (), each="VIP"), "Who or what", "each VIP cannot be first; write who is."),
        (replace(DI, number=1), "Number", '"are served first" uses no number; leave this blank.'),
    ],
)
def test_what_says_nothing_of_who_is_first_is_a_problem(demand: Demand, column: str, message: str) -> None:
    assert [(one.column, one.message) for one in coherence.problems(with_rules(demand), RIGID)] == [(column, message)]
