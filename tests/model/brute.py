"""The best plan of a tiny event by trying all of them, with the verifier as the only judge."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations, permutations, product

from allocator.event import Attendee, Event
from allocator.plan import Assignment, Placement, Plan
from allocator.policy import RULES_BROKEN, UNSEATED, Policy
from allocator.verify import violations
from allocator.verify.if_possible import broken_requests
from allocator.verify.measures import measure

SETTLED_BY_A_TIMETABLE = {
    "sessions_run_as_often_as_asked",
    "sessions_run_their_length",
    "sessions_run_in_allowed_rounds",
    "fixed_rounds_are_kept",
    "fixed_rooms_are_kept",
    "closed_rooms_stay_empty",
    "rooms_have_what_sessions_require",
    "speakers_give_one_session_a_round",
    "speakers_are_available",
}
"""Rules that no seat can mend: a timetable that breaks one is not looked at further."""

SETTLED_BY_ONE = {
    "attendees_are_available",
    "nobody_repeats_a_session",
    "whoever_begins_stays",
    "rooms_have_what_attendees_need",
    "speakers_have_no_seat_while_speaking",
    "pins_are_kept",
    "exclusions_are_kept",
    "unwished_seats_are_allowed",
    "unasked_seats_are_allowed",
    "everybody_is_seated",
}
"""Rules that an attendee's seats break or keep whatever the others do."""

SUMMED = {*UNSEATED, "total cost", "cost of those first", "moved attendees"}
"""Objectives that are the sum of what each attendee adds; the others are as bad as the worst of them says."""

Value = tuple[int, ...]


def best_value(event: Event, policy: Policy) -> Value | None:
    """The measures of the best plan in the policy's order; None where there is no plan."""
    best: Value | None = None
    for timetable in _timetables(event, policy):
        for value, plan in plans_with(event, policy, timetable):
            if best is not None and value >= best:
                break
            if not violations(event, policy, plan):
                best = value
    return best


def _timetables(event: Event, policy: Policy) -> Iterator[tuple[Placement, ...]]:
    rounds = [list(_held(event, round.name)) for round in event.rounds]
    for chosen in product(*rounds):
        timetable = tuple(placement for held in chosen for placement in held)
        broken = {violation.rule for violation in violations(event, policy, Plan.of(timetable, ()))}
        if not broken & SETTLED_BY_A_TIMETABLE:
            yield timetable


def _held(event: Event, round: str) -> Iterator[tuple[Placement, ...]]:
    """Every way to hold sessions in a round, each once and no room with two."""
    codes = [session.code for session in event.sessions]
    rooms = [room.name for room in event.rooms] or [""] * len(codes)
    for count in range(min(len(codes), len(rooms)) + 1):
        places = set(permutations(rooms, count)) if event.rooms else {("",) * count}
        for sessions in combinations(codes, count):
            for where in sorted(places):
                yield tuple(Placement(code, round, room) for code, room in zip(sessions, where, strict=True))


def plans_with(event: Event, policy: Policy, timetable: tuple[Placement, ...]) -> list[tuple[Value, Plan]]:
    """Every plan with this timetable in which each attendee by themselves keeps the rules, best first."""
    each = [_alone(event, policy, timetable, attendee) for attendee in event.attendees]
    found = []
    for choices in product(*each):
        parts = zip(policy.objectives, zip(*(value for value, _ in choices), strict=True), strict=True)
        plan = Plan.of(timetable, (seat for _, seats in choices for seat in seats))
        value = tuple(
            len(broken_requests(event, policy, plan))
            if name == RULES_BROKEN
            else sum(part)
            if name in SUMMED
            else max(part)
            for name, part in parts
        )
        found.append((value, plan))
    return sorted(found, key=lambda one: one[0])


def _alone(
    event: Event, policy: Policy, timetable: tuple[Placement, ...], attendee: Attendee
) -> list[tuple[Value, tuple[Assignment, ...]]]:
    """What one attendee may get, with its measures.

    The others are taken out of the event; their wishes stay, for the longest list says what an unwished seat costs.
    """
    baseline = event.baseline or Plan((), ())
    mine = tuple(seat for seat in baseline.assignments if seat.attendee == attendee.id)
    others = tuple(replace(one, unavailable=frozenset(event.round_of)) for one in event.attendees if one != attendee)
    lonely = replace(
        event,
        attendees=(attendee, *others),
        pins=tuple(pin for pin in event.pins if pin.attendee == attendee.id),
        baseline=replace(baseline, assignments=mine),
    )
    held = [
        [None, *(placement.session for placement in timetable if placement.round == round.name)]
        for round in event.rounds
    ]
    found = []
    for choice in product(*held):
        seats = tuple(
            Assignment(attendee.id, session, round.name)
            for session, round in zip(choice, event.rounds, strict=True)
            if session is not None
        )
        plan = Plan.of(timetable, seats)
        if not {violation.rule for violation in violations(lonely, policy, plan)} & SETTLED_BY_ONE:
            measures = measure(lonely, policy, plan)
            found.append((tuple(map(measures.value, policy.objectives)), seats))
    return found
