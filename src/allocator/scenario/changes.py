"""Changes of an event or of its policy, as small facts: each says what happens, and makes of one event another.

A change that speaks of something that the event has not raises ChangeTrouble, in a sentence.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, Protocol, TypeVar

from allocator.coherence import folded, quoted
from allocator.errors import ChangeTrouble
from allocator.event import Event, Room, Session
from allocator.policy import Policy
from allocator.workbook.suggest import did_you_mean

T = TypeVar("T")


class Happening(Protocol):
    """Something that happens to an event."""

    def applied(self, event: Event) -> Event:
        """The event after it; raises ChangeTrouble where it cannot be understood."""

    def __str__(self) -> str:
        """What happens, as one says it: 'W5 Pottery is cancelled'."""


class Decision(Protocol):
    """Something that the organiser decides otherwise."""

    def decided(self, policy: Policy) -> Policy:
        """The policy after it; raises ChangeTrouble where it cannot be understood."""

    def __str__(self) -> str:
        """What is decided, as one says it: 'Seed is 7'."""


Change = Happening | Decision


@dataclass(frozen=True, slots=True)
class Scenario:
    """A named what-if: changes, in their order."""

    name: str
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class CloseRoom:
    """A room cannot be used, in one round or at all."""

    room: str
    round: str | None = None

    def applied(self, event: Event) -> Event:
        """Closes it; sessions fixed there are fixed in their rounds only."""
        room = known(self.room, event.room_of, "room")
        rounds = _rounds(event, self.round)

        def without(session: Session) -> Session:
            fixed = (
                replace(one, room=None) if one.room == room and one.round in rounds else one for one in session.fixed
            )
            home = None if session.room == room and self.round is None else session.room
            return replace(session, fixed=tuple(fixed), room=home)

        rooms = (replace(one, closed=one.closed | rounds) if one.name == room else one for one in event.rooms)
        return replace(event, rooms=tuple(rooms), sessions=tuple(map(without, event.sessions)))

    def __str__(self) -> str:
        return f"{self.room} is closed" + (f" in {self.round}" if self.round else "")


@dataclass(frozen=True, slots=True)
class AddRoom:
    """There is one more room."""

    room: str
    capacity: int

    def applied(self, event: Event) -> Event:
        """Adds it, without features."""
        if folded(self.room) in map(folded, event.room_of):
            raise ChangeTrouble(f'"{self.room}" is a room already; change its capacity instead.')
        return replace(event, rooms=(*event.rooms, Room(self.room, self.capacity)))

    def __str__(self) -> str:
        return f"there is {self.room} with {self.capacity} seats too"


@dataclass(frozen=True, slots=True)
class Capacity:
    """A room seats another number."""

    room: str
    capacity: int

    def applied(self, event: Event) -> Event:
        """Changes it."""
        room = known(self.room, event.room_of, "room")
        rooms = (replace(one, capacity=self.capacity) if one.name == room else one for one in event.rooms)
        return replace(event, rooms=tuple(rooms))

    def __str__(self) -> str:
        return f"{self.room} seats {self.capacity}"


@dataclass(frozen=True, slots=True)
class Cancel:
    """A session is not held, in one round or at all."""

    session: str
    round: str | None = None

    def applied(self, event: Event) -> Event:
        """Lets it run no more; its wishes stay, and pins to it go, so that it is still known what was asked for."""
        code = session_meant(self.session, event)
        gone = _rounds(event, self.round)

        def without(session: Session) -> Session:
            allowed = (session.rounds or frozenset(event.round_of)) - gone
            fixed = tuple(one for one in session.fixed if one.round not in gone)
            if not allowed:
                return replace(session, at_least=0, at_most=0, fixed=())
            least = min(session.at_least, len(allowed))
            return replace(session, rounds=allowed, fixed=fixed, at_least=least)

        sessions = tuple(without(one) if one.code == code else one for one in event.sessions)
        never = code in {one.code for one in sessions if one.at_most == 0}
        pins = tuple(
            pin
            for pin in event.pins
            if not (pin.must and pin.session == code and (never if pin.round is None else pin.round in gone))
        )
        return replace(event, sessions=sessions, pins=pins)

    def __str__(self) -> str:
        return f"{self.session} is cancelled" + (f" in {self.round}" if self.round else "")


@dataclass(frozen=True, slots=True)
class SpeakerAway:
    """A speaker cannot be there, in one round or at all."""

    speaker: str
    round: str | None = None

    def applied(self, event: Event) -> Event:
        """Makes them unavailable; sessions that nobody is there for any more in any round are cancelled."""
        speaker = known(self.speaker, event.speaker_of, "speaker")
        away = _rounds(event, self.round)
        speakers = (
            replace(one, unavailable=one.unavailable | away) if one.name == speaker else one for one in event.speakers
        )
        event = replace(event, speakers=tuple(speakers))
        for session in event.sessions:
            if speaker in session.speakers:
                allowed = session.rounds or frozenset(event.round_of)
                for round in [None] if allowed <= away else sorted(away & allowed):
                    event = Cancel(session.code, round).applied(event)
        return event

    def __str__(self) -> str:
        return f"{self.speaker} is away" + (f" in {self.round}" if self.round else "")


@dataclass(frozen=True, slots=True)
class Gone:
    """An attendee does not come."""

    attendee: str

    def applied(self, event: Event) -> Event:
        """Takes them out, with their wishes and pins."""
        id = attendee_meant(self.attendee, event)
        return replace(
            event,
            attendees=tuple(one for one in event.attendees if one.id != id),
            wishes=tuple(wish for wish in event.wishes if wish.attendee != id),
            pins=tuple(pin for pin in event.pins if pin.attendee != id),
            speakers=tuple(replace(one, attendee=None) if one.attendee == id else one for one in event.speakers),
        )

    def __str__(self) -> str:
        return f"{self.attendee} does not come"


def applied(event: Event, policy: Policy, changes: Iterable[Change]) -> tuple[Event, Policy]:
    """Event and policy after all changes, in their order; raises ChangeTrouble with all that cannot be understood."""
    troubles = []
    for change in changes:
        try:
            if hasattr(change, "decided"):
                policy = change.decided(policy)
            else:
                event = change.applied(event)
        except ChangeTrouble as trouble:
            troubles.append(str(trouble))
    if troubles:
        raise ChangeTrouble("\n".join(troubles))
    return event, policy


@dataclass(frozen=True, slots=True)
class Misread:
    """Something that was said and is no change; it is told with all else that cannot be understood."""

    trouble: str

    def applied(self, event: Event) -> Event:  # noqa: ARG002 - a change like any other
        """Raises what is wrong with it."""
        raise ChangeTrouble(self.trouble)

    def __str__(self) -> str:
        return self.trouble


def changes_of(said: Mapping[str, Any]) -> tuple[Change, ...]:
    """The changes that a command's options say, by the option's name."""
    return tuple(make(text) for option, make in _OPTIONS.items() for text in said.get(option, ()))


def _somewhen(text: str) -> tuple[str, str | None]:
    """'Zaal 3@Ronde 2' as a name and a round."""
    name, _, round = text.rpartition("@")
    return (name.strip(), round.strip()) if name.strip() and round.strip() else (text.strip(), None)


def _counted(make: Callable[[str, int], Change], text: str) -> Change:
    """What 'Aula=80' says of a room."""
    name, _, number = text.rpartition("=")
    if not name.strip() or not number.strip().isdecimal():
        return Misread(f'"{text}" is not a name and a number; write for example Aula=80.')
    return make(name.strip(), int(number))


_OPTIONS: Mapping[str, Callable[[str], Change]] = {
    "cancel": lambda text: Cancel(*_somewhen(text)),
    "close_room": lambda text: CloseRoom(*_somewhen(text)),
    "speaker_away": lambda text: SpeakerAway(*_somewhen(text)),
    "capacity": partial(_counted, Capacity),
    "add_room": partial(_counted, AddRoom),
    "gone": lambda text: Gone(text.strip()),
}
"""The changes that a command's options can say."""


def session_meant(text: str, event: Event) -> str:
    """The code of the session of which this is the code, the title, or both."""
    for names in (
        {session.code: session.code for session in event.sessions},
        {f"{session.code} {session.title}": session.code for session in event.sessions},
    ):
        found = [code for name, code in names.items() if folded(name) == folded(text)]
        if found:
            return found[0]
    titled = [session.code for session in event.sessions if folded(session.title) == folded(text)]
    if len(titled) > 1:
        raise ChangeTrouble(f'"{text}" is the title of {quoted(titled)}; give the code.')
    return titled[0] if titled else known(text, {one.title: one for one in event.sessions}, "session")


def attendee_meant(text: str, event: Event) -> str:
    """The id of the attendee of whom this is the id, the address or the name."""
    for of in ("id", "email", "name"):
        found = [one.id for one in event.attendees if folded(getattr(one, of)) == folded(text)]
        if len(found) > 1:
            raise ChangeTrouble(f'"{text}" is the name of {quoted(found)}; give the id.')
        if found:
            return found[0]
    return known(text, event.attendee_of, "attendee")


def _rounds(event: Event, round: str | None) -> frozenset[str]:
    """One round, or all."""
    return frozenset(event.round_of) if round is None else frozenset({known(round, event.round_of, "round")})


def known(text: str, names: Mapping[str, T], what: str) -> str:
    """The name that is meant, whatever its case and spaces; raises ChangeTrouble. `what` is what one calls it."""
    found = [name for name in names if folded(name) == folded(text)]
    if found:
        return found[0]
    a = "an" if what == "attendee" else "a"
    raise ChangeTrouble(f'"{text}" is not {a} {what} of this event. {did_you_mean(text, names)}'.rstrip())
