"""How plans are made without a solver: sessions placed by popularity, people seated by an order, nobody moved again."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Sequence

from allocator.event import Event
from allocator.plan import Placement, Plan
from allocator.policy import Policy
from allocator.verify.measures import measure
from benchmarks.rivals.seating import Seating
from benchmarks.rivals.timetable import popular_first

DRAWS = 11
"""How many orders are drawn: neither the luckiest nor the unluckiest plan is taken, but the one in the middle."""

Serve = Callable[[Seating, Event, Sequence[str]], None]
"""Grants wishes to people who come in an order."""


def first_come(event: Event, policy: Policy) -> Plan:
    """Each in the order of registration takes all the best seats left; then seats not wished for."""
    return _plan(event, policy, _one_by_one, [attendee.id for attendee in event.attendees])


def serial_dictatorship(event: Event, policy: Policy) -> Plan:
    """The same in an order drawn by lot."""
    return _middle(event, policy, _one_by_one)


def boston(event: Event, policy: Policy) -> Plan:
    """All first wishes, then all second ones, and so on, each time in the order drawn (the Boston mechanism)."""
    return _middle(event, policy, _rank_by_rank)


def draft(event: Event, policy: Policy) -> Plan:
    """Each takes one seat at a time, the best left, in the order drawn and every other time the other way round."""
    return _middle(event, policy, _in_turns)


def _one_by_one(seating: Seating, _: Event, order: Sequence[str]) -> None:
    for attendee in order:
        while seating.take_best(attendee):
            pass


def _rank_by_rank(seating: Seating, event: Event, order: Sequence[str]) -> None:
    place = {attendee: number for number, attendee in enumerate(order)}
    for wish in sorted(event.wishes, key=lambda wish: (wish.rank, place[wish.attendee])):
        seating.take(wish)


def _in_turns(seating: Seating, event: Event, order: Sequence[str]) -> None:
    for turn in range(len(event.rounds)):
        for attendee in order if turn % 2 == 0 else reversed(order):
            seating.take_best(attendee)


def _middle(event: Event, policy: Policy, serve: Serve) -> Plan:
    """The plan in the middle of those of several orders, when they are sorted by the objectives."""
    lots = random.Random(policy.seed)
    plans = []
    for _ in range(DRAWS):
        order = [attendee.id for attendee in event.attendees]
        lots.shuffle(order)
        plans.append(_plan(event, policy, serve, order))

    def reached(plan: Plan) -> tuple[int, ...]:
        measures = measure(event, policy, plan)
        return tuple(measures.value(objective) for objective in policy.objectives)

    return sorted(plans, key=reached)[DRAWS // 2]


def _plan(event: Event, policy: Policy, serve: Serve, order: Sequence[str]) -> Plan:
    """Seats everybody, and calls off what too few came to, the emptiest first, as long as it may be called off."""
    placements = popular_first(event)
    while True:
        seating = Seating(event, policy, placements)
        serve(seating, event, order)
        seating.fill(order)
        plan = seating.plan
        too_small = _called_off(event, plan)
        if too_small is None:
            return plan
        placements = tuple(placement for placement in placements if placement != too_small)


def _called_off(event: Event, plan: Plan) -> Placement | None:
    """The offering with the most seats missing to its minimum among those that need not be held."""
    taken = Counter((seat.session, seat.round) for seat in plan.assignments)
    runs = Counter(placement.session for placement in plan.placements)
    pinned = {pin.session for pin in event.pins if pin.must}
    short = [
        (taken[placement.session, placement.round] - session.minimum, placement)
        for placement in plan.placements
        if runs[placement.session] > (session := event.session_of[placement.session]).at_least
        and session.code not in pinned
        and placement.round not in {fixed.round for fixed in session.fixed}
    ]
    missing, placement = min(short, default=(0, None))
    return placement if missing < 0 else None
