"""People taking seats in a timetable one at a time, as at a desk with a list: nobody who sits is moved again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from allocator.event import Event, Wish
from allocator.plan import Assignment, Placement, Plan
from allocator.policy import Policy
from allocator.verify.view import View


class Seating:
    """Who sits where so far, and what is left. Pinned people sit before anybody else.

    It keeps the rules about single people and capacities. Minimums may be missed, and seats may be missing in the end.
    """

    def __init__(self, event: Event, policy: Policy, placements: Iterable[Placement]) -> None:
        self._event, self._policy = event, policy
        self._placements = tuple(placements)
        view = View(event, policy, Plan.of(self._placements, ()))
        self._left = {place: view.capacity(*place) for place in view.placed}
        self._rounds_of: dict[str, list[str]] = defaultdict(list)
        self._sessions_in: dict[str, list[str]] = defaultdict(list)
        for round in event.rounds:
            for session in event.sessions:
                if (session.code, round.name) in self._left:
                    self._rounds_of[session.code].append(round.name)
                    self._sessions_in[round.name].append(session.code)
        self._room_of = {(one.session, one.round): one.room for one in self._placements}
        self._due = {attendee.id: view.due(attendee) for attendee in event.attendees}
        self._excluded = {(pin.attendee, pin.session, pin.round) for pin in event.pins if not pin.must}
        self._taken: dict[str, dict[str, str]] = {attendee.id: {} for attendee in event.attendees}
        for pin in event.pins:
            if pin.must and pin.session is not None:
                self._sits(pin.attendee, pin.session, [pin.round] if pin.round else self._rounds_of[pin.session])

    def take(self, wish: Wish) -> bool:
        """Grants a wish, in the round where most seats are left; says whether it could."""
        return self._sits(wish.attendee, wish.session, [wish.round] if wish.round else self._rounds_of[wish.session])

    def take_best(self, attendee: str) -> bool:
        """Grants the dearest wish that can be; says whether there was one."""
        return len(self._taken[attendee]) < len(self._due[attendee]) and any(
            self.take(wish) for wish in self._event.wishes_of[attendee]
        )

    def fill(self, order: Sequence[str]) -> None:
        """Gives everybody, in this order, what seats are still due to them, wherever most are left."""
        for attendee in order:
            if not self._policy.unwished_allowed and self._event.wishes_of[attendee]:
                continue
            for round in self._due[attendee]:
                sessions = [one for one in self._sessions_in[round] if self._open(attendee, one, round)]
                if sessions:
                    self._sits(attendee, max(sessions, key=lambda one: self._left[one, round]), [round])

    @property
    def plan(self) -> Plan:
        """The plan as it stands."""
        seats = (
            Assignment(attendee, session, round)
            for attendee, mine in self._taken.items()
            for round, session in mine.items()
        )
        return Plan.of(self._placements, seats)

    def _sits(self, attendee: str, session: str, rounds: Iterable[str]) -> bool:
        """Takes a seat in whichever of these rounds has most left; says whether there was one."""
        open_rounds = [round for round in rounds if self._open(attendee, session, round)]
        if not open_rounds:
            return False
        round = max(open_rounds, key=lambda one: self._left[session, one])
        self._taken[attendee][round] = session
        self._left[session, round] -= 1
        return True

    def _open(self, attendee: str, session: str, round: str) -> bool:
        """Whether an attendee may sit there now."""
        mine = self._taken[attendee]
        if not self._left.get((session, round)) or round in mine or session in mine.values():
            return False
        if round not in self._due[attendee] or not self._excluded.isdisjoint(
            {(attendee, session, None), (attendee, session, round)}
        ):
            return False
        needs = self._event.attendee_of[attendee].needs
        room = self._room_of[session, round]
        return not needs or bool(room and needs <= self._event.room_of[room].features)
