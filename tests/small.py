"""A small craft day for tests to bend, and plans in shorthand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from allocator.event import Attendee, Event, Room, Round, Session, Speaker, Wish
from allocator.plan import Assignment, Placement, Plan

DAY = Event(
    title="Craft day",
    rounds=(Round("R1"), Round("R2"), Round("R3")),
    rooms=(Room("Attic", 2, frozenset({"ramp"})), Room("Barn", 3)),
    speakers=(Speaker("Ines", attendee="d"), Speaker("Jos")),
    sessions=(
        Session("W1", "Pottery", ("Ines",), at_least=0),
        Session("W2", "Weaving", ("Jos",), at_least=0),
        Session("W3", "Carving", at_least=0),
    ),
    attendees=(Attendee("a", "Ada"), Attendee("b", "Bo"), Attendee("c", "Cy"), Attendee("d", "Ines")),
    wishes=(Wish("a", "W1", 1), Wish("a", "W2", 2), Wish("b", "W2", 1)),
)
"""Three rounds, two rooms, three sessions that need not run, four attendees of whom one gives a session."""


def with_session(code: str, **changes: object) -> Event:
    """The day with one session changed."""
    sessions = tuple(replace(one, **changes) if one.code == code else one for one in DAY.sessions)  # type: ignore[arg-type]
    return replace(DAY, sessions=sessions)


def with_room(name: str, **changes: object) -> Event:
    """The day with one room changed."""
    rooms = tuple(replace(one, **changes) if one.name == name else one for one in DAY.rooms)  # type: ignore[arg-type]
    return replace(DAY, rooms=rooms)


def with_speaker(name: str, **changes: object) -> Event:
    """The day with one speaker changed."""
    speakers = tuple(replace(one, **changes) if one.name == name else one for one in DAY.speakers)  # type: ignore[arg-type]
    return replace(DAY, speakers=speakers)


def with_attendee(id: str, **changes: object) -> Event:
    """The day with one attendee changed."""
    attendees = tuple(replace(one, **changes) if one.id == id else one for one in DAY.attendees)  # type: ignore[arg-type]
    return replace(DAY, attendees=attendees)


def plan(placements: Iterable[str] = (), seats: Iterable[str] = ()) -> Plan:
    """A plan from 'W1 R1 Attic' (or 'W1 R1' for no room) and 'ab W1 R1', which seats a and b."""
    taken = (seat.split() for seat in seats)
    return Plan.of(
        (Placement(*placement.split()) for placement in placements),
        (Assignment(id, session, round) for ids, session, round in taken for id in ids),
    )
