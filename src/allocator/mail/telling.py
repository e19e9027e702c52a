"""What each person is told: their own programme in words that can be kept, and what of it is new to them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import tzinfo
from enum import StrEnum

from allocator.event import Attendee, Event
from allocator.plan import Plan
from allocator.policy import Policy
from allocator.report.calendar import CalendarEntry, personal_entries
from allocator.report.programme import Item, Why, told


class Kind(StrEnum):
    """What a message is about, and the name of its template."""

    PLACED = "placed"
    PARTLY_PLACED = "partly-placed"
    NOT_PLACED = "not-placed"
    CHANGED = "changed"
    SPEAKER = "speaker"
    ROOMS_UNKNOWN = "rooms-unknown"


@dataclass(frozen=True, slots=True)
class Line:
    """A round of somebody's programme as it is told; what is not there or not known is ''. Dates and times are ISO."""

    round: str
    why: str
    code: str = ""
    session: str = ""
    room: str = ""
    date: str = ""
    start: str = ""
    end: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who is told; `key` is theirs alone, among attendees and those who only speak."""

    key: str
    id: str
    name: str
    email: str = ""
    organisation: str = ""


@dataclass(frozen=True, slots=True)
class Telling:
    """What one person is told: a line for each round, or, for those who only speak, for each session they give."""

    person: Person
    lines: tuple[Line, ...]
    entries: tuple[CalendarEntry, ...]

    @property
    def lacking(self) -> tuple[Line, ...]:
        """The rounds in which they should have a seat and have none."""
        return tuple(line for line in self.lines if line.why == Why.NO_SEAT)

    @property
    def held(self) -> tuple[Line, ...]:
        """What they attend or give."""
        return tuple(line for line in self.lines if line.session)


def tellings(event: Event, policy: Policy, plan: Plan, zone: tzinfo | None) -> Iterator[Telling]:
    """What attendees are told, in the organiser's order, then those who only speak."""
    as_speakers = {speaker.attendee: speaker.email for speaker in event.speakers}
    for one in told(event, policy, plan):
        who = one.who
        if isinstance(who, Attendee):
            email = who.email if who.email.strip() else as_speakers.get(who.id, "")
            person = Person(one.key, who.id, who.name, email, who.organisation)
        else:
            person = Person(one.key, "", who.name, who.email)
        entries = personal_entries(event, one.key, one.items, zone)
        yield Telling(person, tuple(map(_line, one.items)), entries)


def kind_of(telling: Telling, told: Sequence[Line] | None) -> Kind | None:
    """What a message to somebody is about who was `told` this before (None: nothing); None: there is nothing to say."""
    if told is not None and not the_same(told, telling.lines):
        return Kind.CHANGED
    if telling.lacking:
        return Kind.PARTLY_PLACED if telling.held else Kind.NOT_PLACED
    if not telling.held:
        return None
    if all(line.why == Why.SPEAKS for line in telling.held):
        return Kind.SPEAKER
    return Kind.PLACED if all(line.room for line in telling.held) else Kind.ROOMS_UNKNOWN


def the_same(before: Iterable[Line], now: Iterable[Line]) -> bool:
    """Whether two programmes read the same; the code of a session is in no message."""
    return [replace(line, code="") for line in before] == [replace(line, code="") for line in now]


def differing(before: Iterable[Line], now: Iterable[Line]) -> Iterator[tuple[str, tuple[Line, ...], tuple[Line, ...]]]:
    """The rounds in which two programmes differ, each with its lines before and now."""
    old, new = _by_round(before), _by_round(now)
    for round in dict.fromkeys((*old, *new)):
        if not the_same(old.get(round, ()), new.get(round, ())):
            yield round, old.get(round, ()), new.get(round, ())


class Because(StrEnum):
    """Why a round of somebody's programme is another, as far as everybody may know it."""

    CANCELLED = "cancelled"
    MOVED = "moved"
    ROOM = "room"
    TIME = "time"
    RESEATED = "reseated"


def rounds_held(event: Event, plan: Plan) -> Mapping[str, tuple[str, ...]]:
    """The rounds in which each session is held, by its code and by its title; one that is not held is left out.

    Somebody may have been told of it under another code, or another title.
    """
    order = {round.name: place for place, round in enumerate(event.rounds)}
    found: dict[str, tuple[str, ...]] = {}
    for one in sorted(plan.placements, key=lambda one: order.get(one.round, 0)):
        for name in dict.fromkeys((one.session, event.session_of[one.session].title)):
            found[name] = (*found.get(name, ()), one.round)
    return found


def because(before: Line, now: Iterable[Line], rounds: Collection[str]) -> Because | None:
    """Why a line that was told does not hold; None where nothing was told.

    `rounds` are those in which its session is held now.
    """
    if not before.session:
        return None
    if not rounds:
        return Because.CANCELLED
    if before.round not in rounds:
        return Because.MOVED
    same = [line for line in now if before.code == line.code or before.session == line.session]
    if not same:
        return Because.RESEATED
    return Because.TIME if same[0].room == before.room else Because.ROOM


def _by_round(lines: Iterable[Line]) -> Mapping[str, tuple[Line, ...]]:
    found: dict[str, tuple[Line, ...]] = {}
    for line in lines:
        found[line.round] = (*found.get(line.round, ()), line)
    return found


def _line(item: Item) -> Line:
    start, end = item.round.start, item.round.end
    return Line(
        round=item.round.name,
        why=str(item.why),
        code=item.session.code if item.session else "",
        session=item.session.title if item.session else "",
        room=item.room.name if item.room else "",
        date=f"{start:%Y-%m-%d}" if start else "",
        start=f"{start:%H:%M}" if start else "",
        end=f"{end:%H:%M}" if end else "",
    )
