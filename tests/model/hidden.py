"""Made-up events that have a plan because the plan came first: it is drawn, and the facts are drawn round it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Any, TypeVar

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st

from allocator.coherence import problems
from allocator.condition import OF_VALUES, ORGANISATION, Condition, Operator
from allocator.demand import COUNTED, OF_PEOPLE, ORDERED, Ask, Demand, Strength
from allocator.event import (
    Attendee,
    Event,
    Fixed,
    Labels,
    Pin,
    Place,
    Room,
    RoomChoice,
    Round,
    Session,
    Speaker,
    Wish,
)
from allocator.plan import Assignment, Placement, Plan
from allocator.policy import OBJECTIVE_NAMES, Policy
from allocator.verify import violations

FEATURES = ("ramp", "sink")
T = TypeVar("T")


@dataclass(frozen=True)
class Instance:
    """An event and a policy that a plan is known to keep."""

    event: Event
    policy: Policy
    plan: Plan


@st.composite
def instances(
    draw: st.DrawFn, *, attendees: int = 4, sessions: int = 3, rounds: int = 2, rooms: int = 2, settled: bool = False
) -> Instance:
    """An instance of at most this size; `settled`: every session is fixed where the hidden plan has it."""
    names = [f"R{number}" for number in range(1, draw(st.integers(1, rounds)) + 1)]
    codes = [f"W{number}" for number in range(1, draw(st.integers(1, sessions)) + 1)]
    people = "abcdefghij"[: draw(st.integers(1, attendees))]
    places = ["Attic", "Barn", "Cellar"][: draw(st.integers(0, rooms))]
    held = [draw(st.integers(1, 6)) == 6 for _ in names]
    lasts = {code: draw(st.sampled_from([1, 1, 1, 2, 3])) for code in codes}
    lasts = {code: min(rounds, len(names)) for code, rounds in lasts.items()}
    placements = [placement for name in names for placement in _timetable(draw, codes, name, places)]
    over = frozenset(name for name, one in zip(names, held, strict=True) if one)
    placements = _lengthened(draw, placements, lasts, names, places, over)
    speakers, given = _speakers(draw, codes, people, placements)
    busy = {
        (speaker.attendee, placement.round)
        for placement in placements
        for speaker in speakers
        if speaker.name in given[placement.session]
    }
    seats = [seat for id in people for seat in _seats(draw, id, names, placements, busy, lasts)]
    plan = Plan.of(placements, seats)
    made_rooms = tuple(_room(draw, name, names, plan) for name in places)
    has = {room.name: room.features for room in made_rooms}
    wishes = tuple(wish for id in people for wish in _wishes(draw, id, codes, names))
    answered = {wish.attendee for wish in wishes} | _some(draw, people, odds=2)
    event = Event(
        title=draw(st.sampled_from(["Made up", "Drawn"])),
        rounds=tuple(
            Round(name, *_times(draw, number), over)
            for number, (name, over) in enumerate(zip(names, held, strict=True))
        ),
        rooms=made_rooms,
        speakers=tuple(
            replace(
                speaker,
                email=_address(draw, speaker.name),
                unavailable=_some(draw, set(names) - _speaks_in(speaker, given, placements)),
            )
            for speaker in speakers
        ),
        sessions=tuple(
            _session(draw, code, names, given[code], plan, has, lasts[code], over, settled=settled) for code in codes
        ),
        attendees=tuple(replace(_attendee(draw, id, names, busy, plan, has), answered=id in answered) for id in people),
        wishes=wishes,
        pins=tuple(pin for id in people for pin in _pins(draw, id, codes, names, plan)),
        baseline=_baseline(draw, names, codes, people, places),
        choice=_choice(draw, places, plan),
        labels=draw(st.sampled_from([Labels(), Labels("workshop", "workshops", "deelnemer", "deelnemers")])),
    )
    policy = _policy(draw, event, plan)
    return Instance(_with_demands(draw, event, policy, plan), policy, plan)


@st.composite
def spoiled(draw: st.DrawFn) -> tuple[Event, Policy]:
    """A tiny event that was asked for a little more than its hidden plan gives; it may have a plan or none."""
    instance = draw(instances())
    event, policy = instance.event, instance.policy
    code, id = draw(st.sampled_from(event.sessions)).code, draw(st.sampled_from(event.attendees)).id
    more = draw(st.sampled_from(["minimum", "at_least", "pin", "everybody_seated", "wishes only"]))
    if more in ("minimum", "at_least"):
        event = replace(
            event,
            sessions=tuple(
                replace(one, **{more: getattr(one, more) + 1}) if one.code == code else one for one in event.sessions
            ),
        )
    if more == "pin":
        event = replace(event, pins=(*event.pins, Pin(id, code, draw(st.sampled_from([None, *event.round_of])))))
    if more == "everybody_seated":
        policy = replace(policy, everybody_seated=True)
    if more == "wishes only":
        policy = replace(policy, unwished_allowed=False)
    return event, policy


def _some(draw: st.DrawFn, among: Iterable[T], *, odds: int = 4) -> frozenset[T]:
    """Each of these with a chance of one in `odds`."""
    return frozenset(one for one in sorted(among) if draw(st.integers(1, odds)) == odds)  # type: ignore[type-var]


def _timetable(draw: st.DrawFn, codes: Sequence[str], name: str, places: Sequence[str]) -> list[Placement]:
    """Which sessions a round holds, and where."""
    order = draw(st.permutations(codes))
    if not places:
        return [Placement(code, name) for code in order[: draw(st.integers(0, len(codes)))]]
    held = draw(st.integers(0, min(len(codes), len(places))))
    return [
        Placement(code, name, room) for code, room in zip(order[:held], draw(st.permutations(places)), strict=False)
    ]


def _lengthened(
    draw: st.DrawFn,
    placements: Sequence[Placement],
    lasts: dict[str, int],
    names: Sequence[str],
    places: Sequence[str],
    over: frozenset[str],
) -> list[Placement]:
    """The placements with sessions that last several rounds held anew, in rooms that nothing else is in."""
    found = [one for one in placements if lasts[one.session] == 1]
    for code in (code for code, rounds in lasts.items() if rounds > 1):
        place = 0
        while place + lasts[code] <= len(names):
            run = names[place : place + lasts[code]]
            taken = {one.room for one in found if one.round in run}
            free = [room for room in places if room not in taken] if places else [""]
            ends_before = any(one not in over and other in over for one, other in pairwise(run))
            if free and not ends_before and draw(st.booleans()):
                room = draw(st.sampled_from(free))
                found += [Placement(code, name, room) for name in run]
                place += lasts[code]
            else:
                place += 1
    return sorted(found, key=lambda one: (names.index(one.round), one.room, one.session))


def _speakers(
    draw: st.DrawFn, codes: Sequence[str], people: str, placements: Sequence[Placement]
) -> tuple[list[Speaker], dict[str, tuple[str, ...]]]:
    """Two speakers, some of whom attend, and the sessions that they can give beside each other."""
    speakers = [Speaker("Ines", attendee=draw(st.sampled_from([None, people[0]]))), Speaker("Jos")]
    rounds = {code: {placement.round for placement in placements if placement.session == code} for code in codes}
    given: dict[str, tuple[str, ...]] = {}
    taken: dict[str, set[str]] = {speaker.name: set() for speaker in speakers}
    for code in codes:
        wanted = sorted(_some(draw, taken, odds=3))
        given[code] = tuple(name for name in wanted if not taken[name] & rounds[code])
        for name in given[code]:
            taken[name] |= rounds[code]
    return speakers, given


def _speaks_in(speaker: Speaker, given: dict[str, tuple[str, ...]], placements: Sequence[Placement]) -> set[str]:
    return {placement.round for placement in placements if speaker.name in given[placement.session]}


def _seats(
    draw: st.DrawFn,
    id: str,
    names: Sequence[str],
    placements: Sequence[Placement],
    busy: set[tuple[str | None, str]],
    lasts: Mapping[str, int],
) -> list[Assignment]:
    """Where somebody sits: in each round somewhere they have not been, as long as it lasts, or nowhere."""
    seats: list[Assignment] = []
    for place, name in enumerate(names):
        been, sitting = {seat.session for seat in seats}, {seat.round for seat in seats}
        held = [placement.session for placement in placements if placement.round == name]
        begun = [code for code in held if _begins(code, place, names, placements, lasts)]
        choice = draw(st.sampled_from([None, *(code for code in begun if code not in been)]))
        run = names[place : place + lasts.get(choice or "", 1)]
        if choice is not None and not sitting & set(run) and not any((id, one) in busy for one in run):
            seats += [Assignment(id, choice, one) for one in run]
    return seats


def _begins(
    code: str, place: int, names: Sequence[str], placements: Sequence[Placement], lasts: Mapping[str, int]
) -> bool:
    """Whether a run of a session begins in a round: as many rounds after the last one's beginning as it lasts."""
    held = {one.round for one in placements if one.session == code}
    before = 0
    while place > before and names[place - before - 1] in held:
        before += 1
    return before % lasts.get(code, 1) == 0


def _taken(plan: Plan, placement: Placement) -> int:
    return sum((seat.session, seat.round) == (placement.session, placement.round) for seat in plan.assignments)


def _room(draw: st.DrawFn, name: str, names: Sequence[str], plan: Plan) -> Room:
    used = [placement for placement in plan.placements if placement.room == name]
    most = max((_taken(plan, placement) for placement in used), default=0)
    free = set(names) - {placement.round for placement in used}
    return Room(name, most + draw(st.integers(0, 2)), _some(draw, FEATURES, odds=2), _some(draw, free))


def _session(
    draw: st.DrawFn,
    code: str,
    names: Sequence[str],
    speakers: tuple[str, ...],
    plan: Plan,
    has: dict[str, frozenset[str]],
    lasts: int,
    over: frozenset[str],
    *,
    settled: bool,
) -> Session:
    held = [placement for placement in plan.placements if placement.session == code]
    taken = [_taken(plan, placement) for placement in held]
    rounds, rooms = {placement.round for placement in held}, {placement.room for placement in held}
    shared = set(FEATURES).intersection(*(has[room] for room in rooms if room)) if has else set[str]()
    most = max(taken, default=0) + draw(st.integers(0, 2))
    # What goes on of a run that had begun when a round was held depends on its being fixed then.
    begun = {one for one in held if lasts > 1 and one.round in over}
    fixed = held if settled else sorted(_some(draw, held) | begun)
    times = len(held) // lasts
    return Session(
        code=code,
        title=draw(st.sampled_from([f"Craft {code}", f"Art {code}"])),
        speakers=speakers,
        minimum=min(draw(st.integers(0, 2)), *taken, most),
        maximum=most if not has or draw(st.booleans()) else None,
        at_least=draw(st.integers(0, times)),
        at_most=times if settled else draw(st.sampled_from([None, times])),
        rounds=None if draw(st.booleans()) else frozenset(rounds | _some(draw, names, odds=2)) or frozenset(names),
        fixed=tuple(
            Fixed(one.round, one.room if one.room and (settled or draw(st.booleans())) else None) for one in fixed
        ),
        room=rooms.pop() if len(rooms) == 1 and has and draw(st.integers(1, 4)) == 1 else None,
        features=_some(draw, shared),
        lasts=lasts,
    )


def _attendee(
    draw: st.DrawFn,
    id: str,
    names: Sequence[str],
    busy: set[tuple[str | None, str]],
    plan: Plan,
    has: dict[str, frozenset[str]],
) -> Attendee:
    seats = {(seat.session, seat.round) for seat in plan.assignments if seat.attendee == id}
    sits_in = {one.room for one in plan.placements if (one.session, one.round) in seats}
    shared = set(FEATURES).intersection(*(has[room] for room in sits_in if room)) if has else set[str]()
    away = {name for name in names if (id, name) not in busy} - {name for _, name in seats}
    return Attendee(
        id,
        draw(st.sampled_from([id.upper(), f"Pat {id}"])),
        email=_address(draw, id),
        organisation=draw(st.sampled_from(["", "North", "South"])),
        needs=_some(draw, shared),
        unavailable=_some(draw, away),
        attributes=draw(st.sampled_from(ATTRIBUTES)),
    )


ATTRIBUTES: tuple[tuple[tuple[str, str], ...], ...] = (
    (),
    (("Age", "11"),),
    (("Age", "11,5"), ("Class", "A")),
    (("Age", "12"), ("Class", "b")),
    (("Age", "12"), ("Class", "a")),
)
"""What stands in the organiser's own columns."""


def _address(draw: st.DrawFn, name: str) -> str:
    return draw(st.sampled_from(["", f"{name.lower()}@example.org"]))


def _times(draw: st.DrawFn, number: int) -> tuple[datetime | None, datetime | None]:
    start = datetime(2026, 11, 25, 9 + number)
    return draw(st.sampled_from([(None, None), (start, start + timedelta(minutes=45))]))


def _wishes(draw: st.DrawFn, id: str, codes: Sequence[str], names: Sequence[str]) -> list[Wish]:
    wished = draw(st.permutations(codes))[: draw(st.integers(0, len(codes)))]
    when = st.sampled_from([None, None, *names])
    return [Wish(id, code, rank, draw(when)) for rank, code in enumerate(wished, start=1)]


def _baseline(
    draw: st.DrawFn, names: Sequence[str], codes: Sequence[str], people: str, places: Sequence[str]
) -> Plan | None:
    """A plan that was announced, or none; some of what it speaks of may be gone, and it need not keep any rule."""
    if draw(st.booleans()):
        return None
    rounds, sessions, rooms = (*names, "R9"), (*codes, "W9"), (*places, "Shed") if places else ()
    placements = [placement for name in rounds for placement in _timetable(draw, sessions, name, rooms)]
    return Plan.of(
        placements, [seat for id in (*people, "z") for seat in _seats(draw, id, rounds, placements, set(), {})]
    )


def _choice(draw: st.DrawFn, places: Sequence[str], plan: Plan) -> RoomChoice | None:
    """Places of which the hidden plan uses one layout each, and no more than may be used; or none."""
    if not places or draw(st.booleans()):
        return None
    used = {placement.room for placement in plan.placements}
    kept = [[room] for room in places if room in used]
    for room in places:
        if room not in used:
            draw(st.sampled_from([*kept, []])).append(room)  # a layout of another, or there anyway
    found = tuple(Place(tuple(rooms), draw(st.booleans())) for rooms in kept)
    needed = sum(place.offered for place in found)
    return RoomChoice(found, draw(st.sampled_from([None, needed, needed + 1])))


def _pins(draw: st.DrawFn, id: str, codes: Sequence[str], names: Sequence[str], plan: Plan) -> list[Pin]:
    """Some of what the hidden plan gives somebody, and some of what it does not."""
    seats = [(seat.session, seat.round) for seat in plan.assignments if seat.attendee == id]
    possible: list[tuple[str | None, str | None]] = [(code, name) for code in codes for name in names]
    possible += [(code, None) for code in codes] + [(None, name) for name in names]
    kept = [one for one in possible if any(one[0] in (None, code) and one[1] in (None, name) for code, name in seats)]
    broken = [one for one in possible if one not in kept]
    pins = []
    if kept and draw(st.integers(1, 3)) == 1:
        pins.append(Pin(id, *draw(st.sampled_from(kept)), reason=draw(st.sampled_from(["", "helps"]))))
    if broken and draw(st.integers(1, 3)) == 1:
        pins.append(Pin(id, *draw(st.sampled_from(broken)), must=False))
    return pins


def _with_demands(draw: st.DrawFn, event: Event, policy: Policy, plan: Plan) -> Event:
    """The event with some of what is asked of people and of sessions that the hidden plan keeps."""
    for _ in range(draw(st.sampled_from([0, 0, 1, 2]))):
        demand = _demand(draw, event, plan)
        tried = [replace(demand, number=number) for number in range(4)] if demand.ask in COUNTED else [demand]
        added = [replace(event, demands=(*event.demands, one)) for one in tried]
        coherent = [one for one in added if not any(found.sheet == "Rules" for found in problems(one, policy))]
        kept = [one for one in coherent if not violations(one, policy, plan)]
        if kept:
            event = draw(st.sampled_from(kept))
    return event


def _friends(draw: st.DrawFn, event: Event, plan: Plan) -> Demand:
    """Two or three people, in the rounds in which they sit together in a plan, or in all."""
    where = {(seat.attendee, seat.round): seat.session for seat in plan.assignments}
    first, *others = draw(st.permutations(list(event.attendee_of)))
    rounds = [name for name in event.round_of if (first, name) in where]
    name = draw(st.sampled_from(rounds)) if rounds else None
    beside = [one for one in others if name is not None and where.get((one, name)) == where[first, name]]
    who = (first, *beside[: draw(st.integers(1, 2))])
    shared = tuple(name for name in rounds if len({where.get((one, name)) for one in who}) == 1)
    return Demand(Ask.TOGETHER, who, rounds=draw(st.sampled_from([(), shared])))


def _demand(draw: st.DrawFn, event: Event, plan: Plan) -> Demand:
    if draw(st.integers(1, 4)) == 4:
        friends = _friends(draw, event, plan)
        if len(friends.who) > 1:
            return friends
    people, codes, names = list(event.attendee_of), list(event.session_of), list(event.round_of)
    ask = draw(st.sampled_from(list(Ask)))
    if ask in OF_PEOPLE:
        who = tuple(draw(st.permutations(people))[: draw(st.integers(2, 3))])
        fitting = _fitting(draw) if len(who) < 2 or draw(st.booleans()) else {}
        who = () if "each" in fitting or (draw(st.booleans()) and fitting) else who
        others: tuple[str, ...] = ()
    else:
        order = draw(st.permutations(codes))
        fitting = {}
        who = tuple(order[:1] if ask in ORDERED else order[: draw(st.integers(2, 3))])
        others = tuple(order[1:2]) if ask in ORDERED else ()
    return Demand(
        ask,
        who,
        others,
        sessions=tuple(sorted(_some(draw, codes))) if ask in OF_PEOPLE else (),
        rounds=tuple(sorted(_some(draw, names))) if ask not in (Ask.BEFORE, Ask.ALL_OR_NONE) else (),
        reason=draw(st.sampled_from(["", "asked for it"])),
        cell=draw(st.integers(0, 3).map(lambda row: f"Rules!A{row}" if row else "")),
        strength=Strength.MUST
        if ask is Ask.FIRST
        else draw(st.sampled_from([Strength.MUST, Strength.MUST, Strength.IF_POSSIBLE])),
        **fitting,
    )


def _fitting(draw: st.DrawFn) -> dict[str, Any]:
    """Whom a demand is about besides those whom it names."""
    match draw(st.sampled_from(["where", "where", "where", "each of those", "each", "everybody"])):
        case "everybody":
            return {"everybody": True}
        case "each":
            return {"each": draw(st.sampled_from([ORGANISATION, "Class"]))}
        case "where":
            return {"where": (_condition(draw),)}
        case _:
            return {"each": "Class", "where": (_condition(draw),)}


def _condition(draw: st.DrawFn) -> Condition:
    operator = draw(st.sampled_from([*Operator, *2 * sorted(OF_VALUES)]))
    if operator not in OF_VALUES:
        return Condition("Age", operator, (draw(st.sampled_from(["11", "11,5", "12"])),))
    column, values = draw(
        st.sampled_from([("Age", ("12", "11.50")), ("Class", ("a", "B")), (ORGANISATION, ("north",))])
    )
    return Condition(column, operator, values[: draw(st.integers(1, 2))])


def _policy(draw: st.DrawFn, event: Event, plan: Plan) -> Policy:
    """A policy as strict as the hidden plan allows, or not so strict."""
    policy = Policy(
        objectives=tuple(draw(st.permutations(OBJECTIVE_NAMES))),
        rank_costs=draw(st.sampled_from([(), (0, 1, 4), (1, 2)])),
        unwished_cost=draw(st.sampled_from([None, None, 9])),
        seed=draw(st.sampled_from([1, 2])),
    )
    strict = replace(
        policy,
        unwished_allowed=not draw(st.booleans()),
        seats_for_wishless=draw(st.booleans()),
        seats_for_silent=draw(st.booleans()),
        everybody_seated=draw(st.booleans()),
    )
    milder: tuple[tuple[str, dict[str, bool]], ...] = (
        ("unasked_seats_are_allowed", {"seats_for_wishless": True, "seats_for_silent": True}),
        ("unwished_seats_are_allowed", {"unwished_allowed": True}),
        ("everybody_is_seated", {"everybody_seated": False}),
    )
    for rule, change in milder:  # one after the other: who gets seats decides whether everybody has one
        if rule in {violation.rule for violation in violations(event, strict, plan)}:
            strict = replace(strict, **change)
    lost = (
        {one.attendee for one in event.baseline.assignments if one not in plan.assignments} if event.baseline else set()
    )
    few = draw(st.sampled_from([None, None, len(lost & event.attendee_of.keys())]))
    return replace(strict, most_moved=few if event.baseline is not None else None)


some = settings(
    max_examples=10,
    deadline=None,
    database=None,
    derandomize=True,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
"""A few examples, always the same ones."""

larger = instances(attendees=6, sessions=4, rounds=3, rooms=3)
"""Events too large for trying every plan."""
