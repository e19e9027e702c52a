"""Whether the rules of an event say enough, of what exists, and can be kept, each alone and all together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterator
from itertools import combinations

from allocator.coherence.incoherence import EventCheck, Incoherence, quoted
from allocator.coherence.possible import given_by, most_taken, rounds_for
from allocator.condition import OF_VALUES, ORGANISATION, Condition, value_of
from allocator.demand import COUNTED, OF_PEOPLE, OF_SEVERAL, ORDERED, Ask, Demand
from allocator.event import Event
from allocator.words import listed

WHO, WITH, NUMBER, WHERE = "Who or what", "With", "Number", "Where or when"


def demands_name_what_there_is(event: Event) -> Iterator[Incoherence]:
    """Every attendee, column, session and round in a rule exists."""
    for demand, nth in _numbered(event):
        people = demand.ask in OF_PEOPLE
        for column in demand.columns:
            if people and column not in event.attendees_by and column != ORGANISATION:
                yield _said(demand, nth, WHO, f'no attendee has anything in a column "{column}".')
        for name in demand.who:
            if name not in (event.attendee_of if people else event.session_of):
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
        if not demand.who and not demand.open:
            yield _said(demand, nth, WHO, "write whom or what it is about.")
            continue
        yield from _say_enough_of_whom(event, demand, nth)
        if demand.ask in ORDERED and not demand.others:
            yield _said(demand, nth, WITH, "write the sessions that run later.")
        if demand.ask is Ask.ONLY_FOR and not demand.sessions:
            yield _said(demand, nth, WHERE, "write the sessions that are for them alone.")
        if demand.ask is Ask.FIRST and (demand.sessions or demand.rounds):
            yield _said(demand, nth, WHERE, "people are served first in everything; leave this blank.")
        if demand.ask is Ask.FIRST and not demand.must:
            yield _said(demand, nth, "Strength", "people are served first as an objective; leave this blank.")
        if demand.ask not in ORDERED and demand.others:
            yield _said(demand, nth, WITH, f'"{demand.ask}" uses no other sessions; leave this blank.')
        if demand.ask in COUNTED and demand.number is None:
            yield _said(demand, nth, NUMBER, "write how many, for example 8.")
        if demand.number is not None and demand.number < 0:
            yield _said(demand, nth, NUMBER, f"{demand.number} is less than 0.")
        count = max(map(len, event.groups_of(demand)), default=0) if people else 0
        if demand.ask is Ask.AT_LEAST and count and (demand.number or 0) > count:
            fit = "no group has more than" if demand.each else "there are" if demand.open else ""
            of = f"{fit} {count}" if fit else f"{count} are named"
            yield _said(demand, nth, NUMBER, f"{demand.number} are asked for, and {of}.")
        if demand.ask not in COUNTED and demand.number is not None:
            yield _said(demand, nth, NUMBER, f'"{demand.ask}" uses no number; leave this blank.')
        if demand.ask is Ask.ATTENDED_BEFORE and {*demand.who} & {*demand.others}:
            yield _said(demand, nth, WITH, "nobody attends a session before the same session.")
        if not people and demand.sessions:
            where = "write rounds here" if demand.ask not in (Ask.BEFORE, Ask.ALL_OR_NONE) else "leave this blank"
            yield _said(demand, nth, WHERE, f"a rule about sessions names them under {WHO}; {where}.")
        if demand.ask is Ask.BEFORE and demand.rounds:
            yield _said(demand, nth, WHERE, "an order holds in all rounds; leave this blank.")
        if demand.ask is Ask.ALL_OR_NONE and demand.rounds:
            yield _said(demand, nth, WHERE, "sessions belong together in all rounds; leave this blank.")


def _say_enough_of_whom(event: Event, demand: Demand, nth: int) -> Iterator[Incoherence]:
    """Whom or what a rule is about is said in one way, and is somebody."""
    people = demand.ask in OF_PEOPLE
    groups = event.groups_of(demand) if people else (demand.who,)
    if demand.open and not people:
        yield _said(demand, nth, WHO, "columns of attendees say nothing of sessions; name sessions.")
    elif demand.each and demand.ask is Ask.ONLY_FOR:
        yield _said(demand, nth, WHO, f"a session cannot be only for each {demand.each}; write for whom it is.")
    elif demand.each and demand.ask is Ask.FIRST:
        yield _said(demand, nth, WHO, f"each {demand.each} cannot be first; write who is.")
    elif demand.each and demand.who:
        yield _said(demand, nth, WHO, f"write {demand.each} alone, or names of attendees.")
    elif ORGANISATION in demand.columns and ORGANISATION not in event.attendees_by:
        yield _said(demand, nth, WHO, "no attendee has an organisation; fill that column of Attendees.")
    elif any(not _can_fit(one) for one in demand.where):
        yield _said(demand, nth, WHO, "only numbers are smaller or larger; write = or <> before words.")
    elif all(column in event.attendees_by for column in demand.columns) and not any(groups):
        yield _said(demand, nth, WHO, "nobody fits; the rule would bind nobody.")
    elif not demand.each and demand.ask in OF_SEVERAL and len(groups[0]) < 2:
        what = "attendees" if people else "sessions"
        write = "one alone fits" if demand.open else "write ; between them"
        yield _said(demand, nth, WHO, f'"{demand.ask}" needs at least two {what}; {write}.')


def _can_fit(condition: Condition) -> bool:
    """Whether a condition compares by size with one number, or names values."""
    numbers = [one for one in condition.values if not isinstance(value_of(one), str)]
    return bool(condition.values) and (
        condition.operator in OF_VALUES or (len(condition.values) == 1 and numbers == [*condition.values])
    )


def sessions_have_an_order(event: Event) -> Iterator[Incoherence]:
    """No session runs before itself, by one rule or by several."""
    after: dict[str, set[str]] = {}
    for demand, nth in _binding(event):
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
    most_in: dict[str, int] = {}
    for demand, nth in _binding(event):
        if demand.ask is not Ask.TOGETHER or demand.sessions:
            continue
        larger = [
            (round, found)
            for round in (one for one in demand.rounds or event.round_of if one not in event.held)
            for found in _too_large(event, demand, round, most_in)
        ]
        if larger:
            round, (group, size) = larger[0]
            most = most_in[round]
            takes = f"no session takes more than {most} then" if most else "no session can run then"
            who = f"{size} people{f' of {_called(event, demand, group)}' if demand.each else ''}"
            others = len({one for _, (one, _) in larger}) - 1
            also = f" So it is of {others} more." if others else ""
            message = f'{who} are to sit together in "{round}", and {takes}: they get no seats.{also}'
            yield _said(demand, nth, WHO, message)


def _too_large(
    event: Event, demand: Demand, round: str, most_in: dict[str, int]
) -> Iterator[tuple[tuple[str, ...], int]]:
    """The groups that no session takes in a round, each with how many of them are there then."""
    for group in event.groups_of(demand):
        if round not in most_in:
            held = [session for session in event.sessions if round in rounds_for(event, session)]
            most_in[round] = max((most_taken(event, session, round) for session in held), default=0)
        if len(group) > most_in[round]:
            free = {pin.attendee for pin in event.pins if not pin.must and (pin.session, pin.round) == (None, round)}
            size = sum(id not in free and _is_there(event, id, round) for id in group)
            if size > most_in[round]:
                yield group, size


def _is_there(event: Event, id: str, round: str) -> bool:
    """Whether somebody may sit somewhere in a round, as far as their own facts say."""
    attendee = event.attendee_of.get(id)
    return attendee is not None and round not in attendee.unavailable and not given_by(event, id)


def _called(event: Event, demand: Demand, group: tuple[str, ...]) -> str:
    """A group by the value that makes it one, as its first attendee has it: 'Department "Sales"'."""
    first = event.attendee_of[group[0]]
    text = first.organisation if demand.each == ORGANISATION else dict(first.attributes)[demand.each]
    return f'{demand.each} "{text}"'


def groups_are_enough(event: Event) -> Iterator[Incoherence]:
    """No group of which so many are to be in every offering has fewer; nothing can be held there then."""
    for demand, nth in _binding(event):
        groups = event.groups_of(demand) if demand.ask is Ask.AT_LEAST and demand.each else ()
        fewer = [group for group in groups if len(group) < (demand.number or 0)]
        if fewer:
            small = [f"{_called(event, demand, group)} has {len(group)}" for group in fewer[:3]]
            more = [f"{len(fewer) - 3} more have fewer"] if len(fewer) > 3 else []
            message = f"{demand.number} are asked for, and {listed([*small, *more])}: no offering can be held there."
            yield _said(demand, nth, NUMBER, message)


def groups_agree_with_pins(event: Event) -> Iterator[Incoherence]:
    """Nobody is pinned away from those with whom they sit, or to those from whom they are kept apart."""
    pinned = {(pin.attendee, pin.round): pin.session for pin in event.pins if pin.must and pin.session and pin.round}
    people = {id for id, _ in pinned}
    for demand, nth in _binding(event):
        if demand.ask not in (Ask.TOGETHER, Ask.APART):
            continue
        for one, other in _pairs(demand, event, people):
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
        (demand, frozenset(group))
        for demand, _ in _binding(event)
        if demand.ask is Ask.APART
        for group in event.groups_of(demand)
    ]
    for demand, nth in _binding(event):
        for group in event.groups_of(demand) if apart and demand.ask is Ask.TOGETHER else ():
            both = ([id for id in group if id in kept] for other, kept in apart if _meet(demand, other))
            found = next((pair for pair in both if len(pair) > 1), None)
            if found is not None:
                message = (
                    f"{quoted(found[:2])} are kept apart by another row: where both rows hold, neither gets a seat."
                )
                yield _said(demand, nth, WHO, message)


def _meet(one: Demand, other: Demand) -> bool:
    """Whether two rules hold in a session and a round that they share."""
    return all(
        not mine or not theirs or {*mine} & {*theirs}
        for mine, theirs in ((one.sessions, other.sessions), (one.rounds, other.rounds))
    )


def _pairs(demand: Demand, event: Event, among: Container[str]) -> Iterator[tuple[str, str]]:
    """All pairs in one group of a rule, of some people."""
    for group in event.groups_of(demand):
        yield from combinations((id for id in group if id in among), 2)


def _numbered(event: Event) -> Iterator[tuple[Demand, int]]:
    """Each demand with how many of its kind have come by so far."""
    times: Counter[Ask] = Counter()
    for demand in event.demands:
        times[demand.ask] += 1
        yield demand, times[demand.ask]


def _binding(event: Event) -> Iterator[tuple[Demand, int]]:
    """Of these those that must be kept: the others can be broken where they contradict something."""
    return ((demand, nth) for demand, nth in _numbered(event) if demand.must)


def _said(demand: Demand, nth: int, column: str, message: str) -> Incoherence:
    return Incoherence("Rules", str(demand.ask), column, message, nth)


DEMAND_CHECKS: tuple[EventCheck, ...] = (
    demands_name_what_there_is,
    demands_say_enough,
    sessions_have_an_order,
    groups_agree_with_pins,
)

DEMAND_ODDITIES: tuple[EventCheck, ...] = (groups_fit_somewhere, groups_are_enough, nobody_is_together_and_apart)
