"""A timetable as it is made by hand: what is fixed first, then popular sessions into big rooms."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from allocator.event import Event, Session
from allocator.plan import Placement


def popular_first(event: Event) -> tuple[Placement, ...]:
    """What is fixed, then every session as often as it must, once what anybody wishes for, then the overbooked again.

    A session gets the largest room that it may have, in the round that has fewest seats so far. Popular is who has
    most people with it among their first wishes, as many wishes as there are rounds; only what must be held, and suits
    less than half of the places, goes before. Settled timetables stay as they are.
    """
    timetable = _Timetable(event)
    first = Counter(wish.session for wish in event.wishes if wish.rank <= len(event.rounds))
    wished = Counter(wish.session for wish in event.wishes)
    popular = sorted(event.sessions, key=lambda session: (-first[session.code], -wished[session.code], session.code))
    for session in sorted(popular, key=timetable.pickiness):
        while timetable.runs[session.code] < session.at_least and timetable.place(session):
            pass
    for session in popular:
        if wished[session.code] and not timetable.runs[session.code]:
            timetable.place(session)

    def unmet(session: Session) -> int:
        return first[session.code] - timetable.seats_of[session.code]

    timetable.go_on(unmet, until=lambda session: unmet(session) <= 0)
    timetable.go_on(unmet, until=lambda _: timetable.seats_everybody)
    return tuple(timetable.placements)


class _Timetable:
    """Placements so far, each of which keeps the rules about placements."""

    def __init__(self, event: Event) -> None:
        self._event = event
        self.placements: list[Placement] = []
        self.runs: Counter[str] = Counter()
        self.seats_of: Counter[str] = Counter()
        self._seats_in = Counter({round.name: 0 for round in event.rounds})
        self._used = {(round, room.name) for room in event.rooms for round in room.closed}
        self._busy = {(speaker.name, round) for speaker in event.speakers for round in speaker.unavailable}
        self._rooms = [room.name for room in event.rooms] or [""]
        # A fixed room is taken before a session with a fixed round alone looks for one.
        fixed = [(session, one.round, one.room) for session in event.sessions for one in session.fixed]
        for session, round, room in sorted(fixed, key=lambda one: one[2] is None):
            self.place(session, {round}, None if room is None else {room})

    @property
    def seats_everybody(self) -> bool:
        """Whether every round has a seat for every attendee."""
        return min(self._seats_in.values(), default=0) >= len(self._event.attendees)

    def place(self, session: Session, rounds: set[str] | None = None, rooms: set[str] | None = None) -> bool:
        """Holds a session once more, where it may be; says whether that is anywhere."""
        if session.at_most is not None and self.runs[session.code] >= session.at_most:
            return False
        places = [
            (-self._capacity(session, room), self._seats_in[round.name], number, room)
            for number, round in enumerate(self._event.rounds)
            for room in self._rooms
            if (rounds is None or round.name in rounds) and (rooms is None or room in rooms)
            if self._allows(session, round.name, room)
        ]
        if not places:
            return False
        less, _, number, room = min(places)
        round = self._event.rounds[number].name
        self.placements.append(Placement(session.code, round, room))
        self.runs[session.code] += 1
        self.seats_of[session.code] -= less
        self._seats_in[round] -= less
        if room:
            self._used.add((round, room))
        self._busy |= {(speaker, round) for speaker in session.speakers}
        return True

    def pickiness(self, session: Session) -> float:
        """The part of all places where a session may run now; 1 from a half on, as it is not picky then."""
        rounds = [round.name for round in self._event.rounds]
        allowed = [self._allows(session, round, room) for round in rounds for room in self._rooms]
        part = sum(allowed) / max(1, len(allowed))
        return part if part < 0.5 else 1.0

    def go_on(self, unmet: Callable[[Session], int], until: Callable[[Session], bool]) -> None:
        """Holds whichever session is most overbooked once more, until that is enough or no place is left."""
        full: set[str] = set()
        while left := [session for session in self._event.sessions if session.code not in full]:
            session = max(left, key=unmet)
            if until(session):
                return
            if not self.place(session):
                full.add(session.code)

    def _capacity(self, session: Session, room: str) -> int:
        limits = [self._event.room_of[room].capacity] if room else []
        if session.maximum is not None:
            limits.append(session.maximum)
        return min(limits, default=len(self._event.attendees))

    def _allows(self, session: Session, round: str, room: str) -> bool:
        """Whether a session may run in a round and a room now."""
        return (
            (session.rounds is None or round in session.rounds)
            and (session.room is None or session.room == room)
            and (round, room) not in self._used
            and (not room or session.features <= self._event.room_of[room].features)
            and not any((speaker, round) in self._busy for speaker in session.speakers)
            and not any(one.session == session.code and one.round == round for one in self.placements)
        )
