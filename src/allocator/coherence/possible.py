"""In which rooms and rounds a session can run, each looked at on its own."""

from __future__ import annotations

from allocator.event import Event, Room, Session
from allocator.runs import runs_within, stretches


def lacking(event: Event, session: Session, room: Room, round: str) -> str:
    """Why a session cannot be in a room in a round, to be read after the room's name; '' when it can."""
    if session.room is not None and room.name not in event.layouts_of.get(session.room, ()):
        return f'is not its fixed room "{session.room}"'
    if round in room.closed:
        return f'is closed in "{round}"'
    if (session.code, round) in event.fixed_in_held:
        return ""
    if session.minimum > room.capacity:
        return f"seats {room.capacity}, fewer than the minimum of {session.minimum}"
    missing = sorted(session.features - room.features)
    return f'lacks "{missing[0]}"' if missing else ""


def rooms_for(event: Event, session: Session, round: str) -> list[Room]:
    """The rooms that a session can be in in a round, as fixed, closed, large and equipped as they are."""
    fixed = [event.layouts_of.get(one.room, frozenset()) for one in session.fixed if one.round == round and one.room]
    return [
        room
        for room in event.rooms
        if (not fixed or any(room.name in layouts for layouts in fixed)) and not lacking(event, session, room, round)
    ]


def most_taken(event: Event, session: Session, round: str) -> int:
    """The most attendees that a session can take in a round, in its best room."""
    if round in event.held:
        return len(event.attendees)
    rooms = [room.capacity for room in rooms_for(event, session, round)] if event.rooms else [len(event.attendees)]
    most = max(rooms, default=0)
    return most if session.maximum is None else min(most, session.maximum)


def rounds_for(event: Event, session: Session) -> list[str]:
    """The rounds in which a session can run: allowed, with its speakers there and a room to be in, as long as it lasts.

    If it runs no more often than it is fixed, these are fixed ones.
    """
    fixed = {one.round for one in session.fixed}
    all_fixed = session.most_rounds is not None and session.most_rounds <= len(fixed)
    away = {
        round
        for name in session.speakers
        if (speaker := event.speaker_of.get(name)) is not None
        for round in speaker.unavailable
    }
    usable = [
        round.name
        for round in event.rounds
        if (session.rounds is None or round.name in session.rounds)
        and (not all_fixed or not fixed or round.name in fixed)
        and round.name not in away
        and (not event.rooms or rooms_for(event, session, round.name))
    ]
    return usable if session.lasts < 2 else _in_a_run(event, session, usable)


def _in_a_run(event: Event, session: Session, usable: list[str]) -> list[str]:
    """Those of the rounds that a run can be in which lasts several, with a room that it can be in all the time."""
    homes = {round: {room.name for room in rooms_for(event, session, round)} for round in usable}
    ahead = stretches(event, session)
    inside = {
        round
        for rounds in ahead
        for run in runs_within(session, rounds)
        if homes.keys() >= set(run) and (not event.rooms or set.intersection(*(homes[one] for one in run)))
        for round in run
    }
    others = homes.keys() - {round for rounds in ahead for round in rounds}
    return [round for round in usable if round in inside | others]


def given_by(event: Event, attendee: str) -> list[Session]:
    """The sessions that an attendee gives."""
    names = {speaker.name for speaker in event.speakers if speaker.attendee == attendee}
    return [session for session in event.sessions if names & set(session.speakers)] if names else []
