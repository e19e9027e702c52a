"""A plan laid beside its event, looked up the ways the rules and measures ask."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from allocator.event import Attendee, Event, Pin, Session
from allocator.plan import Assignment, Placement, Plan
from allocator.policy import Policy
from allocator.runs import granted_in


@dataclass(frozen=True)
class View:
    """An event, the policy, and a plan that speaks only of what the event has."""

    event: Event
    policy: Policy
    plan: Plan

    @cached_property
    def placed(self) -> Mapping[tuple[str, str], list[Placement]]:
        """Placements by session and round; more than one only in a plan that breaks a rule."""
        found: dict[tuple[str, str], list[Placement]] = defaultdict(list)
        for placement in self.plan.placements:
            found[placement.session, placement.round].append(placement)
        return found

    @cached_property
    def taken(self) -> Mapping[tuple[str, str], list[Assignment]]:
        """Assignments by session and round."""
        found: dict[tuple[str, str], list[Assignment]] = defaultdict(list)
        for assignment in self.plan.assignments:
            found[assignment.session, assignment.round].append(assignment)
        return found

    @cached_property
    def seats(self) -> Mapping[str, list[Assignment]]:
        """Assignments by attendee."""
        found: dict[str, list[Assignment]] = defaultdict(list)
        for assignment in self.plan.assignments:
            found[assignment.attendee].append(assignment)
        return found

    @cached_property
    def given(self) -> Mapping[tuple[str, str], list[str]]:
        """The codes of the sessions that a speaker gives in a round, by speaker and round."""
        found: dict[tuple[str, str], list[str]] = defaultdict(list)
        for session, round in self.placed:
            for speaker in dict.fromkeys(self.event.session_of[session].speakers):
                found[speaker, round].append(session)
        return found

    @cached_property
    def speaking(self) -> Mapping[tuple[str, str], str]:
        """The code of the session that an attendee gives in a round, by attendee and round."""
        return {
            (attendee, round): sessions[0]
            for (speaker, round), sessions in self.given.items()
            if (attendee := self.event.speaker_of[speaker].attendee) is not None
        }

    @cached_property
    def pins(self) -> Mapping[str, list[Pin]]:
        """Pins and exclusions by attendee."""
        found: dict[str, list[Pin]] = defaultdict(list)
        for pin in self.event.pins:
            found[pin.attendee].append(pin)
        return found

    def capacity(self, session: str, round: str) -> int:
        """The attendees that a session can take in a round; 0 where it is not held."""
        return sum(self.room_for(placement) for placement in self.placed.get((session, round), ()))

    def room_for(self, placement: Placement) -> int:
        """The attendees that a session can take in a room; everybody, where neither sets a limit."""
        limits = [self.event.room_of[placement.room].capacity] if placement.room else []
        maximum = self.event.session_of[placement.session].maximum
        if maximum is not None:
            limits.append(maximum)
        return min(limits, default=len(self.event.attendees))

    def due(self, attendee: Attendee) -> list[str]:
        """The rounds in which an attendee should have a seat: not away, not kept free, and not speaking.

        Who gets no seats unasked should have one only where a pin names the round, or gave it to them.
        """
        pins = self.pins.get(attendee.id, ())
        free = {pin.round for pin in pins if not pin.must and pin.session is None}
        if not self.policy.gives_seats_to(self.event, attendee):
            asked = {pin.round for pin in pins if pin.must}
            seated = {seat.round for seat in self.seats.get(attendee.id, ())}
            free |= self.event.round_of.keys() - asked - seated
        return [
            round.name
            for round in self.event.rounds
            if round.name not in attendee.unavailable
            and round.name not in free
            and (attendee.id, round.name) not in self.speaking
        ]

    def rank(self, seat: Assignment) -> int | None:
        """The rank of the dearest wish that a seat grants, if any."""
        ranks = [
            wish.rank
            for wish in self.event.wishes_of[seat.attendee]
            if wish.session == seat.session
            and (
                wish.round in (None, seat.round)
                or seat.round in granted_in(self.event, self.event.session_of[wish.session], wish.round)
            )
        ]
        return min(ranks, default=None)

    def pinned(self, seat: Assignment) -> bool:
        """Whether a pin demands this session of this attendee, then or at any time."""
        return any(
            pin.must and pin.session == seat.session and pin.round in (None, seat.round)
            for pin in self.pins.get(seat.attendee, ())
        )

    def demanded(self, seat: Assignment) -> bool:
        """Whether a pin demands this seat of this attendee, by its session or its round."""
        return any(
            pin.must and pin.session in (None, seat.session) and pin.round in (None, seat.round)
            for pin in self.pins.get(seat.attendee, ())
        )

    def away(self, attendee: str, session: str, round: str) -> bool:
        """Whether somebody is unavailable in a round, or must not be in a session then."""
        return round in self.event.attendee_of[attendee].unavailable or any(
            not pin.must and pin.session in (None, session) and pin.round in (None, round)
            for pin in self.pins.get(attendee, ())
        )

    def unwished(self, seat: Assignment) -> bool:
        """Whether somebody who stated wishes has a seat that they neither wished for nor are pinned to."""
        return bool(self.event.wishes_of[seat.attendee]) and self.rank(seat) is None and not self.pinned(seat)

    def title(self, session: str) -> str:
        """How a session is named to people."""
        return named(self.event.session_of[session])

    def name(self, attendee: str) -> str:
        """How an attendee is named to people."""
        return f"{self.event.attendee_of[attendee].name} ({attendee})"


def named(session: Session) -> str:
    """How a session is named to people: its code and title."""
    return f"{session.code} {session.title}"
