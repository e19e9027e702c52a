"""Who is where, person by person and offering by offering: what every page, message and calendar is made from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from allocator.event import Attendee, Event, Room, Round, Session, Speaker
from allocator.person_names import surname_key
from allocator.plan import Plan
from allocator.policy import Policy
from allocator.verify.view import View


class Why(StrEnum):
    """What somebody does in a round."""

    ATTENDS = "attends"
    SPEAKS = "speaks"
    NO_SEAT = "no seat"
    FREE = "free"


@dataclass(frozen=True, slots=True)
class Item:
    """A round of somebody's programme; without a session they have none then, and `why` says whether one was due.

    There is no room where the event has none, or the session is held in none.
    """

    round: Round
    why: Why
    session: Session | None = None
    room: Room | None = None
    rank: int | None = None


@dataclass(frozen=True, slots=True)
class Programme:
    """Everything that one attendee does, a line for each round in their order."""

    attendee: Attendee
    items: tuple[Item, ...]

    @property
    def lacking(self) -> tuple[Item, ...]:
        """The rounds in which they should have a seat and have none."""
        return tuple(item for item in self.items if item.why is Why.NO_SEAT)


@dataclass(frozen=True, slots=True)
class Told:
    """Who is told their own programme, an attendee or a speaker who attends nothing; `key` is theirs alone."""

    key: str
    who: Attendee | Speaker
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Roster:
    """A session held in a round and a room: its speakers, its seats, and those who sit there, by surname."""

    session: Session
    round: Round
    room: Room | None
    speakers: tuple[Speaker, ...]
    seats: int
    attendees: tuple[Attendee, ...]


def programmes(event: Event, policy: Policy, plan: Plan) -> tuple[Programme, ...]:
    """The programme of every attendee, in the organiser's order."""
    view = View(event, policy, plan)
    return tuple(Programme(one, tuple(_items(view, one))) for one in event.attendees)


def told(event: Event, policy: Policy, plan: Plan) -> Iterator[Told]:
    """Everybody: attendees in the organiser's order, then who only speaks, with a line for each session they give."""
    for one in programmes(event, policy, plan):
        yield Told(f"attendee {one.attendee.id}", one.attendee, one.items)
    held = rosters(event, policy, plan)
    for speaker in event.speakers:
        if speaker.attendee is None:
            given = [roster for roster in held if speaker in roster.speakers]
            items = (Item(roster.round, Why.SPEAKS, roster.session, roster.room) for roster in given)
            yield Told(f"speaker {speaker.name}", speaker, tuple(items))


def _items(view: View, attendee: Attendee) -> Iterator[Item]:
    event = view.event
    seats = {seat.round: seat for seat in view.seats.get(attendee.id, ())}
    due = frozenset(view.due(attendee))
    for round in event.rounds:
        given = view.speaking.get((attendee.id, round.name))
        seat = seats.get(round.name)
        if seat is not None:
            room = _room(view, seat.session, round.name)
            yield Item(round, Why.ATTENDS, event.session_of[seat.session], room, view.rank(seat))
        elif given is not None:
            yield Item(round, Why.SPEAKS, event.session_of[given], _room(view, given, round.name))
        else:
            yield Item(round, Why.NO_SEAT if round.name in due else Why.FREE)


def rosters(event: Event, policy: Policy, plan: Plan) -> tuple[Roster, ...]:
    """Every offering, round by round, within a round in the organiser's order of sessions."""
    view = View(event, policy, plan)
    return tuple(
        Roster(
            session,
            round,
            _room(view, session.code, round.name),
            tuple(event.speaker_of[name] for name in session.speakers),
            view.capacity(session.code, round.name),
            tuple(
                sorted(
                    (event.attendee_of[seat.attendee] for seat in view.taken.get((session.code, round.name), ())),
                    key=lambda one: (surname_key(one.name), one.id),
                )
            ),
        )
        for round in event.rounds
        for session in event.sessions
        if (session.code, round.name) in view.placed
    )


def _room(view: View, session: str, round: str) -> Room | None:
    rooms = [one.room for one in view.placed.get((session, round), ())]
    return view.event.room_of.get(rooms[0]) if rooms else None
