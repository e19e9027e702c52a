"""What becomes of rooms."""

from __future__ import annotations

from dataclasses import dataclass, replace

from allocator.event import Event, Room, Session
from allocator.scenario.changes.change import agreeing
from allocator.scenario.changes.named import features_meant, known, rounds_meant, unused
from allocator.words import several


@dataclass(frozen=True, slots=True)
class CloseRoom:
    """A room cannot be used, in one round or at all."""

    room: str
    round: str | None = None

    def applied(self, event: Event) -> Event:
        """Closes it; sessions fixed there are fixed in their rounds only."""
        room = known(self.room, event.room_of, "room")
        rounds = rounds_meant(event, self.round)

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
    features: tuple[str, ...] = ()

    def applied(self, event: Event) -> Event:
        """Adds it."""
        name = unused(self.room, event.room_of, "room", "change its capacity instead")
        room = Room(name, self.capacity, features_meant(event, self.features))
        return _sound(event, replace(event, rooms=(*event.rooms, room)), name)

    def __str__(self) -> str:
        return f"{self.room} is added, with {_listed(several(self.capacity, 'seat'), *self.features)}"


@dataclass(frozen=True, slots=True)
class Capacity:
    """A room seats another number."""

    room: str
    capacity: int

    def applied(self, event: Event) -> Event:
        """Changes it."""
        room = known(self.room, event.room_of, "room")
        return _with(event, replace(event.room_of[room], capacity=self.capacity))

    def __str__(self) -> str:
        return f"{self.room} seats {self.capacity}"


@dataclass(frozen=True, slots=True)
class Layout:
    """A room has another layout: it seats another number, and has these features and no others; None: those it has."""

    room: str
    capacity: int
    features: tuple[str, ...] | None = None

    def applied(self, event: Event) -> Event:
        """Changes both."""
        room = known(self.room, event.room_of, "room")
        before = event.room_of[room].features
        features = before if self.features is None else features_meant(event, self.features)
        return _with(event, replace(event.room_of[room], capacity=self.capacity, features=features))

    def __str__(self) -> str:
        if self.features is None:
            return f"{self.room} seats {self.capacity}, with the features that it has"
        has = f"with {_listed(*self.features)}" if self.features else "without features"
        return f"{self.room} seats {self.capacity}, {has}"


def _with(event: Event, room: Room) -> Event:
    """The event with one of its rooms in this state."""
    changed = replace(event, rooms=tuple(room if one.name == room.name else one for one in event.rooms))
    return _sound(event, changed, room.name)


def _sound(event: Event, changed: Event, room: str) -> Event:
    """The changed event, if the room itself is sound; a later change may repair what others lose by it."""

    def alone(of: Event) -> Event:
        rooms = tuple(one for one in of.rooms if one.name == room)
        return replace(of, rooms=rooms, speakers=(), sessions=(), attendees=(), wishes=(), pins=(), demands=())

    agreeing(alone(event), alone(changed))
    return changed


def _listed(*things: str) -> str:
    """Things as people list them."""
    *most, last = things
    return f"{', '.join(most)} and {last}" if most else last
