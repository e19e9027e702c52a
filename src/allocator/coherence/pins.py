"""Whether pins can be kept, each alone and all together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from allocator.coherence.incoherence import EventCheck, Incoherence
from allocator.coherence.possible import given_by, rounds_for
from allocator.event import Event, Pin


def pins_say_where(event: Event) -> Iterator[Incoherence]:
    """A pin names a session, a round, or both."""
    for pin, nth in _numbered(event):
        if pin.session is None and pin.round is None:
            yield Incoherence("Pins", pin.attendee, "Session", "write a session, a round, or both.", nth)


def pins_can_be_kept(event: Event) -> Iterator[Incoherence]:
    """Who must be somewhere is there then, gives no session then, and the session can run then."""
    for pin, nth in _numbered(event):
        for column, message in _hindrances(event, pin) if pin.must else ():
            yield Incoherence("Pins", pin.attendee, column, message, nth)


def _hindrances(event: Event, pin: Pin) -> Iterator[tuple[str, str]]:
    """The column and the message of each thing that keeps a pin from being kept."""
    attendee, session = event.attendee_of.get(pin.attendee), event.session_of.get(pin.session or "")
    if attendee is None:
        return
    given = given_by(event, attendee.id)
    if pin.round in attendee.unavailable:
        yield "Round", f'"{attendee.id}" is unavailable in "{pin.round}".'
    for own in given:
        if session is own:
            yield "Session", f'"{attendee.id}" gives "{own.code}" and cannot attend it.'
        elif any(fixed.round == pin.round for fixed in own.fixed):
            yield "Round", f'"{attendee.id}" gives "{own.code}" in "{pin.round}".'
    if session is None:
        return
    rounds = rounds_for(event, session)
    if pin.round is not None and pin.round in event.round_of and pin.round not in rounds:
        yield "Round", f'"{session.code}" cannot run in "{pin.round}".'
    if pin.round is None and rounds and attendee.unavailable.issuperset(rounds):
        yield "Session", f'"{attendee.id}" is unavailable in every round in which "{session.code}" can run.'


def pins_do_not_contradict(event: Event) -> Iterator[Incoherence]:
    """No pin of an attendee forbids what another demands."""
    earlier: dict[str, list[Pin]] = {}
    for pin, nth in _numbered(event):
        others = earlier.setdefault(pin.attendee, [])
        clash = next((other for other in others if _clash(other, pin)), None)
        if clash is not None:
            column = "Round" if pin.round is not None else "Session"
            yield Incoherence("Pins", pin.attendee, column, f"this contradicts an earlier pin: {_said(clash)}.", nth)
        others.append(pin)


def _clash(one: Pin, other: Pin) -> bool:
    """Whether no plan keeps both pins of one attendee."""
    if one.must and other.must:
        same_round = one.round is not None and one.round == other.round
        same_session = one.session is not None and one.session == other.session
        two_sessions = None not in (one.session, other.session) and one.session != other.session
        two_rounds = None not in (one.round, other.round) and one.round != other.round
        return (same_round and two_sessions) or (same_session and two_rounds)
    if one.must == other.must:
        return False
    must, must_not = (one, other) if one.must else (other, one)
    return must_not.session in (None, must.session) and must_not.round in (None, must.round)


def _said(pin: Pin) -> str:
    """A pin in words."""
    where = " in ".join(f'"{name}"' for name in (pin.session, pin.round) if name is not None)
    return f'"{pin.attendee}" {"must" if pin.must else "must not"} be in {where}'


def _numbered(event: Event) -> Iterator[tuple[Pin, int]]:
    """Each pin with how many pins its attendee has so far."""
    times: Counter[str] = Counter()
    for pin in event.pins:
        times[pin.attendee] += 1
        yield pin, times[pin.attendee]


PIN_CHECKS: tuple[EventCheck, ...] = (pins_say_where, pins_can_be_kept, pins_do_not_contradict)
