"""A session in two groups."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import count

from allocator.coherence import folded
from allocator.coherence.possible import given_by, rounds_for
from allocator.demand import Ask, with_second
from allocator.errors import ChangeTrouble
from allocator.event import Event, Fixed, Pin, Session, Wish
from allocator.scenario.changes.change import agreeing
from allocator.scenario.changes.named import known, session_meant, unused


@dataclass(frozen=True, slots=True)
class SplitSession:
    """A session is held in two groups, the second under a code of its own, with its own speakers or none.

    Nobody may sit in both. Where both run in one and the same round, that holds anyway, and who wished for the
    session wishes for either group. Otherwise no fact of an event says 'either but not both' (pins and wishes know of
    one session each, and a session knows of one offering a round), so everybody is given one of the groups by lot,
    and is kept out of the other one by a pin.
    """

    session: str
    code: str
    speakers: tuple[str, ...] = ()

    def applied(self, event: Event) -> Event:
        """Adds the second group behind the first: its limits, rounds and features are the same, its room is open."""
        first = event.session_of[session_meant(self.session, event)]
        code = unused(self.code, event.session_of, "session", "give the second group another code")
        speakers = tuple(dict.fromkeys(known(name, event.speaker_of, "speaker") for name in self.speakers))
        second = replace(
            first,
            code=code,
            title=_numbered(first.title, event),
            speakers=speakers,
            room=None,
            fixed=tuple(Fixed(one.round) for one in first.fixed),
        )
        rounds = frozenset(_runs_in(event, first)) | frozenset(_runs_in(event, second))
        if first.at_most == 0 or not rounds:
            raise ChangeTrouble(f'"{first.code}" is not held, and cannot be held in two groups.')
        if len(rounds) == first.lasts:
            first, second = replace(first, rounds=rounds), replace(second, rounds=rounds)
        groups = {first.code: (first, second)}
        sessions = tuple(group for one in event.sessions for group in groups.get(one.code, (one,)))
        both = replace(
            event,
            sessions=sessions,
            pins=(*event.pins, *_kept_out(event, first, second)),
            demands=with_second(event.demands, first.code, code),
        )
        shared = _either if len(rounds) == first.lasts else _divided
        return agreeing(event, shared(both, first, second))

    def __str__(self) -> str:
        given = f", given by {' and '.join(self.speakers)}" if self.speakers else ""
        return f"{self.session} is held in two groups, the second as {self.code}{given}"


def _numbered(title: str, event: Event) -> str:
    """A title that people can tell from the first group's: 'Pottery (2)'."""
    taken = {folded(name) for session in event.sessions for name in (session.code, session.title)}
    return next(name for number in count(2) if folded(name := f"{title} ({number})") not in taken)


def _runs_in(event: Event, session: Session) -> list[str]:
    """The rounds in which a session can run, those fixed if there can be no others."""
    if session.most_rounds is not None and len(session.fixed) == session.most_rounds:
        return [one.round for one in session.fixed]
    return rounds_for(event, session)


def _kept_out(event: Event, first: Session, second: Session) -> list[Pin]:
    """Who must not be in a session must not be in its second group either."""
    return [replace(pin, session=second.code) for pin in event.pins if pin.session == first.code and not pin.must]


def _either(event: Event, first: Session, second: Session) -> Event:
    """Who wished for the session wishes for either group, the same rank for both."""

    def asked(wish: Wish) -> tuple[Wish, ...]:
        return (wish, replace(wish, session=second.code)) if wish.session == first.code else (wish,)

    return replace(event, wishes=tuple(one for wish in event.wishes for one in asked(wish)))


def _divided(event: Event, first: Session, second: Session) -> Event:
    """Everybody wishes for their own group alone, and is kept out of the other one."""
    out = {pin.attendee for pin in event.pins if not pin.must and pin.session == first.code and pin.round is None}
    divided = [one.id for one in event.attendees if one.id not in out]
    in_second = _drawn(event, first, second, divided)
    wishes = (
        replace(wish, session=second.code) if wish.session == first.code and wish.attendee in in_second else wish
        for wish in event.wishes
    )
    pins = []
    for id in divided:
        own, other = (second, first) if id in in_second else (first, second)
        pins.append(Pin(id, other.code, None, must=False, reason=f"Their group is {own.code}"))
    return replace(event, wishes=tuple(wishes), pins=(*event.pins, *pins))


def _drawn(event: Event, first: Session, second: Session, ids: Iterable[str]) -> frozenset[str]:
    """Who is in the second group: every other one in the order of their rank for the session, ties by lot.

    The lot is the same on every machine and whatever the order of people. Who must be in the first group stays, and
    who gives the second is not in it.
    """
    ranks: dict[str, int] = {}
    for wish in event.wishes:
        if wish.session == first.code:
            ranks[wish.attendee] = min(wish.rank, ranks.get(wish.attendee, wish.rank))
    stays = {pin.attendee for pin in event.pins if pin.must and pin.session == first.code}
    free = [id for id in ids if id not in stays and second not in given_by(event, id)]
    lot = {id: hashlib.sha256(f"{first.code} {id}".encode()).digest() for id in free}
    second_half = set(sorted(free, key=lambda id: (ranks.get(id, event.lowest_rank + 1), lot[id]))[::2])
    for friends in _friends(event, first):
        together = [id for id in friends if id in lot]
        if stays.intersection(friends) or not second_half.intersection(together[:1]):
            second_half -= {*together}
        else:
            second_half |= {*together}
    return frozenset(second_half)


def _friends(event: Event, session: Session) -> list[tuple[str, ...]]:
    """Those who sit together in a session: they are in one group of it."""
    return [
        group
        for one in event.demands
        if one.ask is Ask.TOGETHER and (not one.sessions or session.code in one.sessions)
        for group in event.groups_of(one)
    ]
