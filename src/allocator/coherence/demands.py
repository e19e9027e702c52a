"""Whether the rules of an event say enough, of what exists, and can be kept, each alone and all together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import combinations

from allocator.coherence.incoherence import EventCheck, Incoherence, quoted
from allocator.coherence.possible import given_by, most_taken, rounds_for
from allocator.demand import COUNTED, EACH_ORGANISATION, OF_PEOPLE, Ask, Demand
from allocator.event import Event

WHO, WITH, NUMBER, WHERE = "Who or what", "With", "Number", "Where or when"

_IN_TWOS = frozenset(Ask) - COUNTED - {Ask.BEFORE}


def demands_name_what_there_is(event: Event) -> Iterator[Incoherence]:
    """Every attendee, session and round in a rule exists."""
    for demand, nth in _numbered(event):
        people = demand.ask in OF_PEOPLE
        attendees = {*event.attendee_of, EACH_ORGANISATION}
        for name in demand.who:
            if name not in (attendees if people else event.session_of):
                yield _said(demand, nth, WHO, f'"{name}" is not {"an attendee" if people else "a session"}.')
        for name in demand.others:
            if name not in event.session_of:
                yield _said(demand, nth, WITH, f'"{name}" is not a session.')
        for name in demand.sessions:
            if name not in event.session_of:
                yield _said(demand, nth, WHERE, f'"{name}" is not a session.')
        for name in demand.rounds:
            if name not in event.round_of:
                yield _said(demand, nth, WHERE, f'"{name}" is not a round.')


def demands_say_enough(event: Event) -> Iterator[Incoherence]:
    """A rule has all that it needs, and nothing that says nothing."""
    for demand, nth in _numbered(event):
        people = demand.ask in OF_PEOPLE
        if not demand.who:
            yield _said(demand, nth, WHO, "write whom or what it is about.")
            continue
        if EACH_ORGANISATION in demand.who:
            if len(demand.who) > 1:
                yield _said(demand, nth, WHO, "write Organisation alone, or names of attendees.")
            elif not any(one.organisation for one in event.attendees):
                yield _said(demand, nth, WHO, "no attendee has an organisation; fill that column of Attendees.")
        elif demand.ask in _IN_TWOS and len(demand.who) < 2:
            what = "attendees" if people else "sessions"
            yield _said(demand, nth, WHO, f'"{demand.ask}" needs at least two {what}; write ; between them.')
        if demand.ask is Ask.BEFORE and not demand.others:
            yield _said(demand, nth, WITH, "write the sessions that run later.")
        if demand.ask is not Ask.BEFORE and demand.others:
            yield _said(demand, nth, WITH, f'"{demand.ask}" uses no other sessions; leave this blank.')
        if demand.ask in COUNTED and demand.number is None:
            yield _said(demand, nth, NUMBER, "write how many, for example 8.")
        if demand.number is not None and demand.number < 0:
            yield _said(demand, nth, NUMBER, f"{demand.number} is less than 0.")
        named = EACH_ORGANISATION not in demand.who
        if demand.ask is Ask.AT_LEAST and named and (demand.number or 0) > len(demand.who):
            yield _said(demand, nth, NUMBER, f"{demand.number} are asked for, and {len(demand.who)} are named.")
        if demand.ask not in COUNTED and demand.number is not None:
            yield _said(demand, nth, NUMBER, f'"{demand.ask}" uses no number; leave this blank.')
        if not people and demand.sessions:
            where = "write rounds here" if demand.ask is not Ask.BEFORE else "leave this blank"
            yield _said(demand, nth, WHERE, f"a rule about sessions names them under {WHO}; {where}.")
        if demand.ask is Ask.BEFORE and demand.rounds:
            yield _said(demand, nth, WHERE, "an order holds in all rounds; leave this blank.")


def sessions_have_an_order(event: Event) -> Iterator[Incoherence]:
    """No session runs before itself, by one rule or by several."""
    after: dict[str, set[str]] = {}
    for demand, nth in _numbered(event):
        if demand.ask is not Ask.BEFORE:
            continue
        for code in demand.who:
            for other in demand.others:
                if code == other:
                    yield _said(demand, nth, WITH, f'"{code}" cannot run before itself.')
                elif code in _reached(after, other):
                    message = f'earlier rows say that "{other}" runs before "{code}"; one of them has to go.'
                    yield _said(demand, nth, WITH, message)
                else:
                    after.setdefault(code, set()).add(other)


def _reached(after: dict[str, set[str]], start: str) -> set[str]:
    """All sessions that run after one."""
    found: set[str] = set()
    waiting = [start]
    while waiting:
        for code in after.get(waiting.pop(), set()) - found:
            found.add(code)
            waiting.append(code)
    return found


def groups_fit_somewhere(event: Event) -> Iterator[Incoherence]:
    """Those who sit together are not more than a session takes that they may go to; more get no seats then."""
    for demand, nth in _numbered(event):
        if demand.ask is not Ask.TOGETHER or demand.sessions or EACH_ORGANISATION in demand.who:
            continue
        for round in (one for one in demand.rounds or event.round_of if one not in event.held):
            size = sum(_is_there(event, id, round) for id in demand.who)
            held = [session for session in event.sessions if round in rounds_for(event, session)]
            most = max((most_taken(event, session, round) for session in held), default=0)
            if size > most:
                takes = f"no session takes more than {most} then" if most else "no session can run then"
                message = f'{size} people are to sit together in "{round}", and {takes}: they get no seats.'
                yield _said(demand, nth, WHO, message)
                break


def _is_there(event: Event, id: str, round: str) -> bool:
    """Whether somebody may sit somewhere in a round, as far as their own facts and pins say."""
    attendee = event.attendee_of.get(id)
    free = any(pin.attendee == id and not pin.must and (pin.session, pin.round) == (None, round) for pin in event.pins)
    return attendee is not None and round not in attendee.unavailable and not free and not given_by(event, id)


def groups_agree_with_pins(event: Event) -> Iterator[Incoherence]:
    """Nobody is pinned away from those with whom they sit, or to those from whom they are kept apart."""
    pinned = {(pin.attendee, pin.round): pin.session for pin in event.pins if pin.must and pin.session and pin.round}
    for demand, nth in _numbered(event):
        if demand.ask not in (Ask.TOGETHER, Ask.APART):
            continue
        for one, other in _pairs(demand, event):
            for round in (one for one in demand.rounds or event.round_of if one not in event.held):
                here, there = pinned.get((one, round)), pinned.get((other, round))
                if here is None or there is None or (demand.sessions and not {here, there} & {*demand.sessions}):
                    continue
                if (here == there) == (demand.ask is Ask.APART):
                    where = f'"{here}"' if here == there else quoted([here, there])
                    yield _said(demand, nth, WHO, f'{quoted([one, other])} are pinned to {where} in "{round}".')


def nobody_is_together_and_apart(event: Event) -> Iterator[Incoherence]:
    """Nobody is to sit with somebody from whom they are kept apart."""
    apart = [
        (demand, {*pair}) for demand, _ in _numbered(event) if demand.ask is Ask.APART for pair in _pairs(demand, event)
    ]
    for demand, nth in _numbered(event):
        for pair in _pairs(demand, event) if demand.ask is Ask.TOGETHER else ():
            if any(kept == {*pair} and _meet(demand, other) for other, kept in apart):
                message = f"{quoted([*pair])} are kept apart by another row: where both rows hold, neither gets a seat."
                yield _said(demand, nth, WHO, message)


def _meet(one: Demand, other: Demand) -> bool:
    """Whether two rules hold in a session and a round that they share."""
    return all(
        not mine or not theirs or {*mine} & {*theirs}
        for mine, theirs in ((one.sessions, other.sessions), (one.rounds, other.rounds))
    )


def _pairs(demand: Demand, event: Event) -> Iterator[tuple[str, str]]:
    for group in event.groups_of(demand):
        yield from combinations(group, 2)


def _numbered(event: Event) -> Iterator[tuple[Demand, int]]:
    """Each demand with how many of its kind have come by so far."""
    times: Counter[Ask] = Counter()
    for demand in event.demands:
        times[demand.ask] += 1
        yield demand, times[demand.ask]


def _said(demand: Demand, nth: int, column: str, message: str) -> Incoherence:
    return Incoherence("Rules", str(demand.ask), column, message, nth)


DEMAND_CHECKS: tuple[EventCheck, ...] = (
    demands_name_what_there_is,
    demands_say_enough,
    sessions_have_an_order,
    groups_agree_with_pins,
)

DEMAND_ODDITIES: tuple[EventCheck, ...] = (groups_fit_somewhere, nobody_is_together_and_apart)
