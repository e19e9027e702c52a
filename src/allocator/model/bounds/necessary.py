"""Necessary conditions: counts that show at a glance why no plan can exist.

Seats against people, room-rounds against runs, a speaker against the rounds, pins and minimums against what a session
holds. Each rests on the rules that the package ships; rules of one's own can only take plans away.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from allocator.event import Attendee, Event, Round, Session
from allocator.policy import Policy
from allocator.verify.view import named


def counted(event: Event, policy: Policy) -> Iterator[str]:
    """A sentence for every count that leaves no plan possible."""
    rounds_ahead = [round for round in event.rounds if round.name not in event.held]
    due = {round.name: _due(event, policy, round) for round in rounds_ahead} if policy.everybody_seated else {}
    short = [sentence for round in rounds_ahead if due for sentence in _seats(event, round, due[round.name])]
    yield from short
    if due and not short:
        yield from _seats_in_all(event, sum(due.values()))
    yield from _rooms(event)
    for speaker in event.speakers:
        rounds = len(event.rounds) - len(speaker.unavailable)
        runs = sum(session.fewest_rounds for session in event.sessions if speaker.name in session.speakers)
        if runs > rounds:
            yield f"{speaker.name} gives sessions that must run in {runs} rounds in all, and is there in {rounds}."
    lonely = [sentence for session in event.sessions for sentence in _takers(event, policy, session)]
    yield from lonely or _minimums(event)
    for session in event.sessions:
        yield from _pinned(event, session)


def _due(event: Event, policy: Policy, round: Round) -> int:
    """How many people must have a seat in a round, but for those who may be speaking."""
    free = {pin.attendee for pin in event.pins if not pin.must and pin.session is None and pin.round == round.name}
    speakers = {speaker.attendee for speaker in event.speakers}
    return sum(
        round.name not in attendee.unavailable
        and attendee.id not in free | speakers
        and policy.gives_seats_to(event, attendee)
        for attendee in event.attendees
    )


def _may_run(event: Event, session: Session, round: Round) -> bool:
    """Whether nothing that is known of a session alone keeps it from running in a round."""
    away = any(round.name in event.speaker_of[name].unavailable for name in session.speakers)
    return not away and (session.rounds is None or round.name in session.rounds)


def _rounds_to_fill(event: Event, session: Session) -> int:
    """The fewest rounds in which a session needs its minimum: it does not in those that are over."""
    return max(0, session.fewest_rounds - len(event.held))


def _holds(event: Event, session: Session) -> int:
    """The most attendees that a run of a session takes, whatever its room."""
    return len(event.attendees) if session.maximum is None else session.maximum


def _filled(rooms: list[int] | None, runs: list[int]) -> int:
    """The most people that runs of these sizes hold in these rooms (None: anywhere): the largest in the largest.

    The smaller of room and run, summed, is greatest where both are in the same order.
    """
    runs = sorted(runs, reverse=True)
    if rooms is None:
        return sum(runs)
    return sum(min(pair) for pair in zip(sorted(rooms, reverse=True), runs, strict=False))


def _seats(event: Event, round: Round, people: int) -> Iterator[str]:
    """People who must have a seat in a round against the seats of what may be held then."""
    rooms = [room.capacity for room in event.rooms if round.name not in room.closed]
    attendees, sessions = event.labels.attendees, event.labels.sessions
    largest = sum(sorted(rooms, reverse=True)[: len(event.sessions)])
    runs = [_holds(event, session) for session in event.sessions if _may_run(event, session, round)]
    seats = _filled(rooms if event.rooms else None, runs)
    if event.rooms and people > largest:
        yield f"{round.name}: {people} {attendees} need a seat, and the rooms hold {largest}."
    elif people > seats:
        yield f"{round.name}: {people} {attendees} need a seat, and the {sessions} that may run then hold {seats}."


def _seats_in_all(event: Event, people: int) -> Iterator[str]:
    """All seats due against the seats of all runs that there may be."""
    rounds = [round for round in event.rounds if round.name not in event.held]
    rooms = [room.capacity for room in event.rooms for round in rounds if round.name not in room.closed]
    runs: list[int] = []
    for session in event.sessions:
        times = sum(_may_run(event, session, round) for round in rounds)
        if session.most_rounds is not None:
            times = min(times, session.most_rounds)
        runs += [_holds(event, session)] * times
    seats = _filled(rooms if event.rooms else None, runs)
    if people > seats:
        number = len(runs) if not event.rooms else min(len(runs), len(rooms))
        yield (
            f"In all rounds together {people} seats are needed, and the {event.labels.sessions} can run {number} times "
            f"at most, with {seats} seats."
        )


def _rooms(event: Event) -> Iterator[str]:
    """Runs that must be against the room-rounds there are."""
    cells = sum(len(event.rounds) - len(room.closed) for room in event.rooms)
    runs = sum(session.fewest_rounds for session in event.sessions)
    if event.rooms and runs > cells:
        yield f"The {event.labels.sessions} need a room {runs} times in all, and the rooms can be used {cells} times."


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
    # Who attends one of its runs attends no other.
    needed = session.minimum * -(-_rounds_to_fill(event, session) // session.lasts)
    if needed > takers:
        yield f"{named(session)} must have {needed} {event.labels.attendees} in all, and {takers} may attend it."


def _pinned(event: Event, session: Session) -> Iterator[str]:
    """The people pinned to a session against what it can hold, in a round and in all.

    Where it can hold nobody at all, the rule that says so is the better reason, and is left to the diagnosis.
    """
    pins = {(pin.attendee, pin.round) for pin in event.pins if pin.must and pin.session == session.code}
    homes = event.layouts_of[session.room] if session.room is not None else event.room_of.keys()
    rooms = [room for room in event.rooms if room.name in homes and session.features <= room.features]
    held: list[int] = []
    for round in event.rounds:
        open_ = [room.capacity for room in rooms if round.name not in room.closed]
        room = max(open_, default=0) if event.rooms else len(event.attendees)
        most = min(_holds(event, session), room) if _may_run(event, session, round) else 0
        most = len(event.attendees) if round.name in event.held else most
        held.append(most)
        people = len({attendee for attendee, name in pins if name == round.name})
        if people > most > 0:
            who = f"{people} {event.labels.attendees} are pinned to {named(session)} in {round.name}"
            yield f"{who}, and it can hold {most} then."
    times = len(held) if session.most_rounds is None else session.most_rounds
    seats = sum(sorted(held, reverse=True)[:times])
    people = len({attendee for attendee, _ in pins})
    if people > seats > 0:
        who = f"{people} {event.labels.attendees} are pinned to {named(session)}"
        yield f"{who}, and all its runs together hold {seats}."


def _minimums(event: Event) -> Iterator[str]:
    """What all sessions that must run need together against the rounds that people are there."""
    needed = sum(session.minimum * _rounds_to_fill(event, session) for session in event.sessions)
    away = Counter(round for attendee in event.attendees for round in attendee.unavailable)
    there = sum(len(event.attendees) - away[round.name] for round in event.rounds)
    if needed > there:
        yield (
            f"The {event.labels.sessions} that must run need {needed} seats taken in all, and the "
            f"{event.labels.attendees} can take {there}."
        )
