"""What every sheet of a plan workbook is written from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from allocator.event import Attendee, Event, Room, Round, Session
from allocator.person_names import surname_key
from allocator.plan import Assignment, Measures, Origin, Plan, Result, Served, Trade
from allocator.policy import Policy
from allocator.verify.measures import measure, served
from allocator.verify.view import View
from allocator.workbook.plan.words import SessionNames


@dataclass(frozen=True, slots=True)
class Offering:
    """A session held in a round and a room, with those who sit in it, by surname."""

    session: Session
    round: Round
    room: Room | None
    capacity: int
    attendees: tuple[Attendee, ...]

    @property
    def free(self) -> int:
        """Seats that nobody has."""
        return self.capacity - len(self.attendees)

    @property
    def seats(self) -> str:
        """Seats taken and on offer: '23 / 30'."""
        return f"{len(self.attendees)} / {self.capacity}"


@dataclass(frozen=True)
class PlanBook:
    """An event, a verified plan for it, what is known about that plan, and what it came from (None: from nothing).

    `pinned` are the seats that the organiser marked in the workbook that it came from.
    """

    event: Event
    policy: Policy
    plan: Plan
    result: Result
    event_file: str
    now: datetime
    origin: Origin | None = None
    pinned: frozenset[Assignment] = frozenset()

    @property
    def trade(self) -> tuple[Trade, ...]:
        """What other plans there would have been with more moves; nothing where that was not asked."""
        return () if self.origin is None else self.origin.trade

    @cached_property
    def view(self) -> View:
        """The plan laid beside its event."""
        return View(self.event, self.policy, self.plan)

    @cached_property
    def measures(self) -> Measures:
        """The figures of the whole plan."""
        return measure(self.event, self.policy, self.plan)

    @cached_property
    def served(self) -> tuple[Served, ...]:
        """How each attendee fares, in the organiser's order."""
        return served(self.event, self.policy, self.plan)

    @cached_property
    def names(self) -> SessionNames:
        """How sessions are written in cells."""
        return SessionNames(self.event)

    @cached_property
    def seat(self) -> Mapping[tuple[str, str], Assignment]:
        """The seat of each attendee in each round in which they have one."""
        return {(seat.attendee, seat.round): seat for seat in self.plan.assignments}

    @cached_property
    def offerings(self) -> tuple[Offering, ...]:
        """What is held: round by round, within a round in the organiser's order of sessions."""
        return tuple(
            self._offering(session, round, placement.room)
            for round in self.event.rounds
            for session in self.event.sessions
            for placement in self.view.placed.get((session.code, round.name), ())
        )

    @cached_property
    def offering_in(self) -> Mapping[tuple[str, str], Offering]:
        """Offerings by session and round."""
        return {(offering.session.code, offering.round.name): offering for offering in self.offerings}

    def _offering(self, session: Session, round: Round, room: str) -> Offering:
        seats = self.view.taken.get((session.code, round.name), ())
        attendees = sorted((self.event.attendee_of[seat.attendee] for seat in seats), key=_by_surname)
        capacity = self.view.capacity(session.code, round.name)
        return Offering(session, round, self.event.room_of.get(room), capacity, tuple(attendees))


def _by_surname(attendee: Attendee) -> tuple[tuple[str, ...], str]:
    return surname_key(attendee.name), attendee.id


def ordinal(rank: int) -> str:
    """A rank as people say it: '1st', '2nd', '11th'."""
    ending = "th" if 10 <= rank % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(rank % 10, "th")
    return f"{rank}{ending}"


def clock(round: Round) -> str:
    """When a round is: '25 November 2026, 10:45–11:30', or as much of that as is known."""
    if round.start is None:
        return "" if round.end is None else f"until {round.end:%H:%M}"
    until = "" if round.end is None else f"–{round.end:%H:%M}"
    return f"{round.start.day} {round.start:%B %Y}, {round.start:%H:%M}{until}"
