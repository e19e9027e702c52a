"""Whether pins can be kept, each alone and all together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from allocator.coherence.incoherence import EventCheck, Incoherence, quoted
from allocator.coherence.possible import given_by, most_taken, rounds_for
from allocator.event import Event, Pin
from allocator.runs import in_one_run
from allocator.words import several


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
        clash = next((other for other in others if _clash(event, other, pin)), None)
        if clash is not None:
            column = "Round" if pin.round is not None else "Session"
            yield Incoherence("Pins", pin.attendee, column, f"this contradicts an earlier pin: {_said(clash)}.", nth)
        others.append(pin)


def _clash(event: Event, one: Pin, other: Pin) -> bool:
    """Whether no plan keeps both pins of one attendee."""
    if one.must and other.must:
        same_round = one.round is not None and one.round == other.round
        same_session = one.session is not None and one.session == other.session
        two_sessions = None not in (one.session, other.session) and one.session != other.session
        return (same_round and two_sessions) or (same_session and _are_apart(event, one, other))
    if one.must == other.must:
        return False
    must, must_not = (one, other) if one.must else (other, one)
    return must_not.session in (None, must.session) and must_not.round in (None, must.round)


def _are_apart(event: Event, one: Pin, other: Pin) -> bool:
    """Whether two pins of one session name rounds that are not in one run."""
    session = event.session_of.get(one.session or "")
    rounds = [pin.round for pin in (one, other) if pin.round in event.round_of]
    if session is None or len(rounds) < 2:
        return None not in (one.round, other.round) and one.round != other.round
    return not in_one_run(event, session, *map(str, rounds))


def pins_have_seats(event: Event) -> Iterator[Incoherence]:
    """No more people are pinned to a session, in a round or in all, than it can ever take; told at the last of them."""
    for session in event.sessions:
        pinned = [(pin, nth) for pin, nth in _numbered(event) if pin.must and pin.session == session.code]
        if not pinned:
            continue
        held = {round: most_taken(event, session, round) for round in rounds_for(event, session)}
        short = False
        for round, most in held.items():
            here = [(pin, nth) for pin, nth in pinned if pin.round == round]
            people = len({pin.attendee for pin, _ in here})
            if people > most:
                short = True
                message = f'{_people(people)} pinned to "{session.code}" in "{round}", which has {_seats(most)} then.'
                yield Incoherence("Pins", here[-1][0].attendee, "Session", message, here[-1][1])
        rounds = len(held) if session.most_rounds is None else min(session.most_rounds, len(held))
        most = sum(sorted(held.values(), reverse=True)[:rounds])
        people = len({pin.attendee for pin, _ in pinned})
        if people > most and held and not short:
            last, nth = pinned[-1]
            message = f'{_people(people)} pinned to "{session.code}", which has {_seats(most)} in all rounds together.'
            yield Incoherence("Pins", last.attendee, "Session", message, nth)


def _people(count: int) -> str:
    return "1 person is" if count == 1 else f"{count} people are"


def _seats(count: int) -> str:
    return several(count, "seat") if count else "no seats"


def pins_have_rounds(event: Event) -> Iterator[Incoherence]:
    """The sessions to which somebody is pinned can each be in a round of their own; told at the first that cannot."""
    taken: dict[str, dict[str, str]] = {}
    stuck: set[str] = set()
    for pin, nth in _numbered(event):
        attendee, session = event.attendee_of.get(pin.attendee), event.session_of.get(pin.session or "")
        if not pin.must or attendee is None or session is None or attendee.id in stuck:
            continue
        if any(_clash(event, pin, other) for other in event.pins if other.attendee == attendee.id):
            stuck.add(attendee.id)  # is told already
            continue
        of = taken.setdefault(attendee.id, {})
        if session.code in of.values():
            continue
        if not _found_a_round(event, pin, of):
            if not of:
                continue  # it can run in no round at all
            stuck.add(attendee.id)
            others = quoted(sorted({*of.values(), session.code}))
            message = f'"{attendee.id}" is pinned to {others}, which cannot all be in different rounds.'
            yield Incoherence("Pins", pin.attendee, "Session", message, nth)


def _found_a_round(event: Event, pin: Pin, taken: dict[str, str], tried: set[str] | None = None) -> bool:
    """Finds a round for a pin among those taken by others, who move where they can: an augmenting path."""
    tried = set() if tried is None else tried
    attendee, session = event.attendee_of[pin.attendee], event.session_of[pin.session or ""]
    asked = {
        one.round
        for one in event.pins
        if one.must and one.attendee == attendee.id and one.session == session.code and one.round
    }
    for round in rounds_for(event, session):
        if round in tried or round in attendee.unavailable or (asked and round not in asked):
            continue
        tried.add(round)
        other = taken.get(round)
        if other is None or _found_a_round(event, Pin(attendee.id, other, None), taken, tried):
            taken[round] = session.code
            return True
    return False


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


PIN_CHECKS: tuple[EventCheck, ...] = (
    pins_say_where,
    pins_can_be_kept,
    pins_do_not_contradict,
    pins_have_seats,
    pins_have_rounds,
)
