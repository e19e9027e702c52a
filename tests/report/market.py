"""A market day in small, with a plan that leaves somebody without a seat; and one of hostile names."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from allocator.event import Attendee, Event, Room, Round, Session, Speaker, Wish
from allocator.plan import Assignment, Placement, Plan, Stage, Status
from allocator.policy import Policy
from allocator.report.figures import Certainty

POLICY = Policy()

EVENT = Event(
    title="Market day",
    rounds=(
        Round("First", datetime(2026, 11, 25, 9), datetime(2026, 11, 25, 10)),
        Round("Second", datetime(2026, 11, 25, 10, 30), datetime(2026, 11, 25, 11, 30)),
    ),
    rooms=(Room("Hall", 2, frozenset({"ramp"})), Room("Yard", 2, closed=frozenset({"Second"}))),
    speakers=(Speaker("Zus Speelman", attendee="id-1"), Speaker("Wim Gast", "wim@example.org")),
    sessions=(
        Session("W1", "Pottery", speakers=("Zus Speelman",), minimum=1),
        Session("W2", "Weaving", speakers=("Wim Gast",)),
        Session("W3", "Baking", at_least=0),
    ),
    attendees=(
        Attendee("id-1", "Zus Speelman", "zus@example.org", organisation="Kleihuis"),
        Attendee("id-2", "Bo Vink", "bo@example.org", organisation="Weefwerk", needs=frozenset({"ramp"})),
        Attendee("id-3", "Cas Roer", "cas@example.org", unavailable=frozenset({"Second"})),
        Attendee("id-4", "Dot Maan", "dot@example.org", organisation="Kleihuis"),
    ),
    wishes=(
        Wish("id-1", "W2", 1),
        Wish("id-2", "W1", 1),
        Wish("id-2", "W3", 2),
        Wish("id-3", "W1", 1),
        Wish("id-4", "W1", 1),
        Wish("id-4", "W2", 2),
    ),
)
"""Two rounds, two rooms, three sessions, four people of whom one speaks and one is away in the second round."""

PLAN = Plan.of(
    [Placement("W1", "First", "Hall"), Placement("W2", "Second", "Hall")],
    [
        Assignment("id-2", "W1", "First"),
        Assignment("id-3", "W1", "First"),
        Assignment("id-1", "W2", "Second"),
        Assignment("id-2", "W2", "Second"),
    ],
)
"""Pottery first, weaving second: Dot Maan has no seat, Bo Vink sits in weaving unwished."""

CERTAINTY = Certainty(Status.BEST_FOUND, (Stage("unseated with wishes", 2, 2), Stage("total cost", 18, 12)))

HOSTILE = (
    "=1+1",
    "<script>alert(1)</script>",
    '#import "x"',
    "Ünïcødé " + "x" * 292,
    "שרה כהן",
    "Eva 🎻 Vos",
    "$ a_1 $ *b* `c` \\ // [d]",
)
"""Names that are code somewhere, or hard to set: a formula, markup, typst, 300 characters, right to left, emoji."""


def hostile() -> tuple[Event, Plan]:
    """Everything that has a name has a hostile one: the title, rounds, rooms, sessions, speakers and attendees."""
    names = dict(enumerate(HOSTILE))
    event = replace(
        EVENT,
        title=f"{names[1]} {names[2]}",
        rounds=(Round(names[2]), Round(names[4])),
        rooms=(Room(names[1], 9), Room(names[6], 9)),
        speakers=(Speaker(names[6]),),
        sessions=(Session(names[0], names[2], (names[6],)), Session(names[1], names[3]), Session("W3", names[5])),
        attendees=tuple(Attendee(f"id-{at}", name, organisation=HOSTILE[-at]) for at, name in names.items()),
        wishes=(Wish("id-0", names[0], 1), Wish("id-1", names[1], 1, names[4])),
    )
    placements = [Placement(names[0], names[2], names[1]), Placement(names[1], names[4], names[6])]
    seats = [Assignment(f"id-{at}", names[0], names[2]) for at in names]
    seats += [Assignment(f"id-{at}", names[1], names[4]) for at in names if at != 3]
    return event, Plan.of(placements, seats)
