"""The facts of an event: who comes, what is offered, when and where. What the organiser decides is policy.py.

Everything is named by its key: a round, room or speaker by its name, a session by its code, an attendee by an id.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from allocator.condition import ORGANISATION, Condition, Value, in_order, value_of
from allocator.demand import Ask, Demand
from allocator.plan import Plan


@dataclass(frozen=True, slots=True)
class Labels:
    """The event's own words for what people see, in lower case: 'workshop', 'deelnemer'."""

    session: str = "session"
    sessions: str = "sessions"
    attendee: str = "attendee"
    attendees: str = "attendees"


@dataclass(frozen=True, slots=True)
class Round:
    """A time in which one attends one thing.

    Of a round that was `held` already, what is fixed and pinned in it was possible, whatever rooms hold and have now,
    and however many come now.
    """

    name: str
    start: datetime | None = None
    end: datetime | None = None
    held: bool = False


@dataclass(frozen=True, slots=True)
class Room:
    """A place with `capacity` seats, what it has (`features`), and the rounds in which it cannot be used (`closed`)."""

    name: str
    capacity: int
    features: frozenset[str] = frozenset()
    closed: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Place:
    """A place that can be used as one of several rooms, its layouts, named here; `offered` if it can be had or not.

    What is fixed in one of them may be in any.
    """

    rooms: tuple[str, ...]
    offered: bool = True


@dataclass(frozen=True, slots=True)
class RoomChoice:
    """What of the rooms is still to be chosen: one layout of each place, and at most so many of those offered.

    Rooms that belong to no place are there anyway. Without `at_most` every place may be used.
    """

    places: tuple[Place, ...]
    at_most: int | None = None


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody who gives sessions; `attendee` is their id where they attend sessions too."""

    name: str
    email: str = ""
    unavailable: frozenset[str] = frozenset()
    attendee: str | None = None


@dataclass(frozen=True, slots=True)
class Fixed:
    """A round in which a session must run, and the room if that is settled too."""

    round: str
    room: str | None = None


@dataclass(frozen=True, slots=True)
class Session:
    """The thing with a title that is wished for.

    `minimum` and `maximum` are attendees of one offering (None: as many as the room holds); `at_least` and `at_most`
    say how often it runs (None: as often as there are rounds). `rounds` are those allowed (None: all), `fixed` those in
    which it must run; `room` is the only room allowed (None: any); `features` are what its room must have. It
    `lasts` so many rounds that follow each other on one day: a run of it is a placement, and a seat, in each of them.
    """

    code: str
    title: str
    speakers: tuple[str, ...] = ()
    minimum: int = 0
    maximum: int | None = None
    at_least: int = 1
    at_most: int | None = None
    rounds: frozenset[str] | None = None
    fixed: tuple[Fixed, ...] = ()
    room: str | None = None
    features: frozenset[str] = frozenset()
    lasts: int = 1

    @property
    def fewest_rounds(self) -> int:
        """In how many rounds it runs at least."""
        return self.at_least * self.lasts

    @property
    def most_rounds(self) -> int | None:
        """In how many rounds it runs at most (None: in as many as there are)."""
        return None if self.at_most is None else self.at_most * self.lasts


@dataclass(frozen=True, slots=True)
class Attendee:
    """A person to be placed; `needs` are features that every room they sit in must have.

    Who stated no wishes may have `answered` all the same, and wished nothing. `attributes` are what stands in the
    organiser's own columns, as (heading, text) in the order of the headings, without blank ones; rules may use them.
    """

    id: str
    name: str
    email: str = ""
    organisation: str = ""
    needs: frozenset[str] = frozenset()
    unavailable: frozenset[str] = frozenset()
    answered: bool = True
    attributes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Wish:
    """What an attendee asked for; rank 1 is the best.

    With a `round` it counts in that round only, and of a session that lasts several in those that follow as well.
    """

    attendee: str
    session: str
    rank: int
    round: str | None = None


@dataclass(frozen=True, slots=True)
class Pin:
    """An attendee who must (or, with `must` False, must not) be in a session, in a round, or in that session then.

    At least one of `session` and `round` is given. Must with a round alone: seated then, in whatever it is.
    Must not with a round alone: free then, and not counted as unseated. `cell` is the cell of Attendees that says it,
    as 'Attendees!H7', "" where a row of Pins does; it is no fact.
    """

    attendee: str
    session: str | None
    round: str | None
    must: bool = True
    reason: str = ""
    cell: str = field(default="", compare=False)


@dataclass(frozen=True)
class Event:
    """All facts together, in the organiser's order. `coherence.problems` says whether they agree.

    `demands` are rules of this event alone. An event without rooms places sessions in rounds alone; every session then
    needs a maximum. `baseline` is the plan that was announced, if one was; it may speak of sessions, rounds and rooms
    that there are no more. `choice` says which of the rooms are still to be chosen, where a planner asks that.
    """

    title: str
    rounds: tuple[Round, ...]
    rooms: tuple[Room, ...]
    speakers: tuple[Speaker, ...]
    sessions: tuple[Session, ...]
    attendees: tuple[Attendee, ...]
    wishes: tuple[Wish, ...]
    pins: tuple[Pin, ...] = ()
    demands: tuple[Demand, ...] = ()
    labels: Labels = Labels()
    baseline: Plan | None = None
    choice: RoomChoice | None = None

    @cached_property
    def layouts_of(self) -> Mapping[str, frozenset[str]]:
        """For each room the rooms that are the same place: its other layouts where one is still to be chosen."""
        found = {room.name: frozenset({room.name}) for room in self.rooms}
        for place in () if self.choice is None else self.choice.places:
            found |= dict.fromkeys(place.rooms, frozenset(place.rooms))
        return found

    @cached_property
    def attendees_by(self) -> Mapping[str, Mapping[Value, tuple[str, ...]]]:
        """For each column that rules may use, the ids of those who have each value in it, in order of the values.

        A column in which nobody has anything is not among them.
        """
        found: dict[str, dict[Value, list[str]]] = {}
        for one in self.attendees:
            for column, text in ((ORGANISATION, one.organisation), *one.attributes):
                if text:
                    found.setdefault(column, {}).setdefault(value_of(text), []).append(one.id)
        return {
            column: {value: tuple(ids[value]) for value in sorted(ids, key=in_order)} for column, ids in found.items()
        }

    def groups_of(self, demand: Demand) -> tuple[tuple[str, ...], ...]:
        """The ids of the attendees that a demand is about, in the order of the event.

        They are one group, or one for each value of a column, in order of the values.
        """
        about = (demand.who, demand.each, demand.where, demand.everybody)
        if about not in self._groups:
            self._groups[about] = self._grouped(demand)
        return self._groups[about]

    def _grouped(self, demand: Demand) -> tuple[tuple[str, ...], ...]:
        if not demand.open:
            return (demand.who,)
        first, *others = [self._fitting(one) for one in demand.where] or [self._everybody]
        fitting = first.intersection(*others)
        if demand.each:
            parts = (
                tuple(id for id in ids if id in fitting) for ids in self.attendees_by.get(demand.each, {}).values()
            )
            return tuple(filter(None, parts))
        fitting |= frozenset(demand.who)
        return (tuple(sorted(fitting, key=lambda id: self._order.get(id, -1))),)

    def _fitting(self, condition: Condition) -> frozenset[str]:
        if condition not in self._fits:
            ids_of = self.attendees_by.get(condition.column, {})
            self._fits[condition] = condition.among(self._everybody, ids_of)
        return self._fits[condition]

    @cached_property
    def _order(self) -> Mapping[str, int]:
        """Where each attendee stands, by id."""
        return {one.id: place for place, one in enumerate(self.attendees)}

    @cached_property
    def _everybody(self) -> frozenset[str]:
        return frozenset(self._order)

    @cached_property
    def _groups(self) -> dict[tuple[object, ...], tuple[tuple[str, ...], ...]]:
        """The groups that were looked for so far, by what says whom they are of."""
        return {}

    @cached_property
    def _fits(self) -> dict[Condition, frozenset[str]]:
        """Who fits each condition that was looked at so far."""
        return {}

    @cached_property
    def first(self) -> frozenset[str]:
        """The ids of those who are served first."""
        asked = (demand for demand in self.demands if demand.ask is Ask.FIRST)
        return frozenset(id for demand in asked for group in self.groups_of(demand) for id in group)

    @cached_property
    def held(self) -> frozenset[str]:
        """The rounds that were held."""
        return frozenset(round.name for round in self.rounds if round.held)

    @cached_property
    def pinned_in_held(self) -> Mapping[tuple[str, str], frozenset[str]]:
        """The attendees that pins put into a session in a round that was held, by session and round."""
        found: dict[tuple[str, str], frozenset[str]] = {}
        for pin in self.pins:
            if pin.must and pin.session is not None and pin.round in self.held:
                here = (pin.session, pin.round)
                found[here] = found.get(here, frozenset()) | {pin.attendee}
        return found

    @cached_property
    def fixed_in_held(self) -> frozenset[tuple[str, str]]:
        """Each session with a round in which it was held, as its fixings say."""
        return frozenset(
            (session.code, fixed.round)
            for session in self.sessions
            for fixed in session.fixed
            if fixed.round in self.held
        )

    @cached_property
    def round_of(self) -> Mapping[str, Round]:
        """Rounds by name."""
        return {round.name: round for round in self.rounds}

    @cached_property
    def room_of(self) -> Mapping[str, Room]:
        """Rooms by name."""
        return {room.name: room for room in self.rooms}

    @cached_property
    def speaker_of(self) -> Mapping[str, Speaker]:
        """Speakers by name."""
        return {speaker.name: speaker for speaker in self.speakers}

    @cached_property
    def session_of(self) -> Mapping[str, Session]:
        """Sessions by code."""
        return {session.code: session for session in self.sessions}

    @cached_property
    def attendee_of(self) -> Mapping[str, Attendee]:
        """Attendees by id."""
        return {attendee.id: attendee for attendee in self.attendees}

    @cached_property
    def wishes_of(self) -> Mapping[str, tuple[Wish, ...]]:
        """The wishes of each attendee, by id, best first; those without wishes have an empty tuple."""
        found: dict[str, list[Wish]] = {attendee.id: [] for attendee in self.attendees}
        for wish in self.wishes:
            found[wish.attendee].append(wish)
        return {id: tuple(sorted(wishes, key=lambda wish: wish.rank)) for id, wishes in found.items()}

    @cached_property
    def lowest_rank(self) -> int:
        """The lowest rank that anybody stated, as a number the highest; 0 without wishes."""
        return max((wish.rank for wish in self.wishes), default=0)
