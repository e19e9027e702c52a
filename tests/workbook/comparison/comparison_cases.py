"""A comparison made up by hand: two people, two sessions, and a scenario of every kind."""

from __future__ import annotations

from datetime import datetime

from allocator.comparison import Comparison
from allocator.event import Attendee, Event, Labels, Room, Round, Session, Wish
from allocator.plan import Assignment, Placement, Plan, Result, Stage, Status
from allocator.policy import Policy
from allocator.scenario.whatif.case import BASE, Case, Outcome
from allocator.scenario.whatif.compare import compared
from allocator.verify.measures import measure

NOW = datetime(2026, 11, 3, 14, 5)

EVENT = Event(
    title="Craft day",
    rounds=(Round("R1"),),
    rooms=(Room("Attic", 2), Room("Barn", 2)),
    speakers=(),
    sessions=(Session("W1", "Pottery"), Session("W2", "Weaving", at_least=0)),
    attendees=(Attendee("a", "Ada"), Attendee("b", "Bo")),
    wishes=(Wish("a", "W1", 1), Wish("b", "W2", 1), Wish("b", "W1", 2)),
    labels=Labels("workshop", "workshops", "deelnemer", "deelnemers"),
)
POLICY = Policy(objectives=("unseated", "total cost"))

# Both in W1: a has the first wish (0), b the second (1). With W2 held too, both have the first.
ONE_ROOM = Plan.of([Placement("W1", "R1", "Attic")], [Assignment("a", "W1", "R1"), Assignment("b", "W1", "R1")])
TWO_ROOMS = Plan.of(
    [Placement("W1", "R1", "Attic"), Placement("W2", "R1", "Barn")],
    [Assignment("a", "W1", "R1"), Assignment("b", "W2", "R1")],
)

NAMES = ("=1+1", "+ seats", "-5", "@home", "<b>&\"'\nand more", "'quoted")
"""What spreadsheets take for something else than text."""


def outcome(
    name: str, changes: tuple[str, ...], plan: Plan | None, bound: int = 0, status: Status = Status.BEST_FOUND
) -> Outcome:
    """An outcome round a plan; its total cost is that of the plan, and its bound as given."""
    measures = None if plan is None else measure(EVENT, POLICY, plan)
    stages = () if measures is None else (Stage("unseated", 0, 0), Stage("total cost", measures.total_cost, bound))
    result = Result(
        plan=plan,
        status=status,
        stages=stages,
        measures=measures,
        seed=7,
        seconds=12.25,
        versions={"allocator": "0.1.0"},
        input_hash="c0ffee",
        engine="by hand",
        reasons=("There is no room.\n  Open one.",) if plan is None else (),
    )
    return Outcome(Case(name, changes, EVENT, POLICY), result)


def craft_day(*more: Outcome) -> Comparison:
    """The base with one room, then two rooms, then what has no plan, then what could not be understood."""
    closed = tuple(f"room {number} is closed" for number in range(1, 6))
    misspelt = Case("Misspelt", ("Brn is closed",), EVENT, POLICY)
    return compared(
        [
            outcome(BASE, (), ONE_ROOM, bound=1, status=Status.PROVED_BEST),
            outcome("Two rooms", ("Barn is added, with 2 seats",), TWO_ROOMS, status=Status.PROVED_BEST),
            outcome("No rooms", closed, None, status=Status.PROVED_IMPOSSIBLE),
            Outcome(misspelt, None, '"Brn" is not a room of this event. Did you mean "Barn"?'),
            *more,
        ]
    )
