"""Counts that show at a glance why no plan can exist: seats against people, rooms against runs, one speaker twice."""

from __future__ import annotations

from collections.abc import Iterator

from allocator.event import Attendee, Event, Round, Session
from allocator.policy import Policy
from allocator.verify.view import named


def counted(event: Event, policy: Policy) -> Iterator[str]:
    """A sentence for every count that leaves no plan possible."""
    for round in event.rounds:
        yield from _seats(event, policy, round)
    yield from _rooms(event)
    for speaker in event.speakers:
        rounds = len(event.rounds) - len(speaker.unavailable)
        runs = sum(session.at_least for session in event.sessions if speaker.name in session.speakers)
        if runs > rounds:
            yield f"{speaker.name} gives sessions that must run {runs} times in all, and is there in {rounds} rounds."
    for session in event.sessions:
        yield from _takers(event, policy, session)


def _seats(event: Event, policy: Policy, round: Round) -> Iterator[str]:
    """People who must have a seat against the seats of the largest rooms."""
    if not (policy.everybody_seated and event.rooms):
        return
    rooms = sorted((room.capacity for room in event.rooms if round.name not in room.closed), reverse=True)
    seats = sum(rooms[: len(event.sessions)])
    free = {pin.attendee for pin in event.pins if not pin.must and pin.session is None and pin.round == round.name}
    speakers = {speaker.attendee for speaker in event.speakers}
    people = sum(
        round.name not in attendee.unavailable
        and attendee.id not in free | speakers
        and policy.gives_seats_to(event, attendee)
        for attendee in event.attendees
    )
    if people > seats:
        yield f"{round.name}: {people} {event.labels.attendees} need a seat, and the rooms hold {seats}."


def _rooms(event: Event) -> Iterator[str]:
    """Runs that must be against the room-rounds there are."""
    cells = sum(len(event.rounds) - len(room.closed) for room in event.rooms)
    runs = sum(session.at_least for session in event.sessions)
    if event.rooms and runs > cells:
        yield f"The {event.labels.sessions} must run {runs} times in all, and the rooms can be used {cells} times."


def _takers(event: Event, policy: Policy, session: Session) -> Iterator[str]:
    """The minimum of a session that must run against the people who may attend it."""
    allowed = {wish.attendee for wish in event.wishes if wish.session == session.code}
    allowed |= {pin.attendee for pin in event.pins if pin.must and pin.session == session.code}
    anywhere = {pin.attendee for pin in event.pins if pin.must and pin.session is None}

    def takes_anything(attendee: Attendee) -> bool:
        if event.wishes_of[attendee.id]:
            return policy.unwished_allowed
        return attendee.id in anywhere or policy.gives_seats_to(event, attendee)

    takers = sum(attendee.id in allowed or takes_anything(attendee) for attendee in event.attendees)
    needed = session.minimum * session.at_least
    if needed > takers:
        yield f"{named(session)} must have {needed} {event.labels.attendees} in all, and {takers} may attend it."
