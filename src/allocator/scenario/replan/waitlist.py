"""Seats that became free, to those who wait for one, in an order that was drawn; nobody else is touched."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from allocator.errors import ChangeTrouble, UnverifiedPlan
from allocator.event import Event
from allocator.fingerprint import input_hash
from allocator.model.search.annealing_by_prices import with_timetable
from allocator.model.solve import solve
from allocator.model.solvers.deadline import Deadline
from allocator.plan import Assignment, Placement, Plan, Result
from allocator.policy import Policy
from allocator.scenario.bounds import beside_bounds, status_of
from allocator.scenario.differences import what_is_left
from allocator.verify import violations
from allocator.verify.demanded import DEMANDED_OF_PEOPLE
from allocator.verify.measures import measure
from allocator.verify.view import View

WAITING_RULES = frozenset({"everybody_is_seated", "pins_are_kept"})
"""Rules that somebody who waits breaks, and a seat repairs."""

Offering = tuple[str, str]
"""A session and a round in which it is held."""


@dataclass(frozen=True, slots=True)
class Waitlist:
    """A plan with free seats filled, the seats given in their order, and who still waits for one in which rounds."""

    plan: Plan
    given: tuple[Assignment, ...]
    waiting: tuple[tuple[str, str], ...]


def drawn(ids: Iterable[str], seed: int) -> list[str]:
    """The order of a draw: the same for the same seed; people who come later do not change the order of the others."""
    return sorted(ids, key=lambda id: (hashlib.sha256(f"{seed} {id}".encode()).hexdigest(), id))


def filled(event: Event, policy: Policy, announced: Plan) -> Waitlist:
    """What is left of an announced plan, with everybody who lacks a seat given the best that is free, in drawn order.

    Raises ChangeTrouble where the plan breaks a rule that free seats cannot repair.
    """
    plan = what_is_left(event, announced)
    broken = [one.message for one in violations(event, policy, plan) if one.rule not in WAITING_RULES]
    if broken:
        what_now = (
            "Free seats can only be given out in a plan that keeps every rule; leave out --waitlist to repair it first."
        )
        raise ChangeTrouble("\n".join(["The announced plan no longer holds:", *broken, what_now]))
    given = tuple(_given(event, policy, plan))
    plan = Plan.of(plan.placements, (*plan.assignments, *given))
    missing = violations(event, policy, plan)
    if any(one.rule not in WAITING_RULES for one in missing):
        raise UnverifiedPlan("Seats of our own break a rule: a fault of this program. Nothing was written.")
    if missing:
        told = (one.message for one in missing)
        what_now = "Others would have to move: leave out --waitlist, or ask for less."
        raise ChangeTrouble("\n".join(["There are not enough free seats:", *told, what_now]))
    still = _lacking(event, policy, plan)
    return Waitlist(plan, given, tuple((id, round) for id in drawn(still, policy.seed) for round in still[id]))


def _lacking(event: Event, policy: Policy, plan: Plan) -> dict[str, list[str]]:
    """Those who should have a seat and have none, with the rounds."""
    view = View(event, policy, plan)
    seated = {(seat.attendee, seat.round) for seat in plan.assignments}
    rounds = {one.id: [round for round in view.due(one) if (one.id, round) not in seated] for one in event.attendees}
    return {id: found for id, found in rounds.items() if found}


def _given(event: Event, policy: Policy, plan: Plan) -> Iterator[Assignment]:
    """Free seats for those who lack one, in drawn order; to each the best first."""
    view = View(event, policy, plan)
    free = {place: view.capacity(*place) - len(view.taken.get(place, ())) for place in view.placed}
    lacking = _lacking(event, policy, plan)
    for id in drawn(lacking, policy.seed):
        open_ = [place for place, seats in free.items() if seats > 0 and place[1] in lacking[id]]
        for seat in _best_first(_alone(view, id), policy, plan.placements, view.seats.get(id, []), open_):
            if event.demands:
                seated = replace(view, plan=Plan.of(plan.placements, (*view.plan.assignments, seat)))
                if _demands_broken(seated, seat.round) > _demands_broken(view, seat.round):
                    continue
                view = seated
            free[seat.session, seat.round] -= 1
            yield seat


def _demands_broken(view: View, round: str) -> int:
    """By how much a plan breaks, in one round, what the organiser asks of who sits with whom."""
    placements = (one for one in view.plan.placements if one.round == round)
    view = replace(view, plan=Plan.of(placements, (one for one in view.plan.assignments if one.round == round)))
    return sum(one.excess for rule in DEMANDED_OF_PEOPLE for one in rule(view))


def _alone(view: View, id: str) -> Event:
    """The event as if nobody else came, so that what one may have is soon verified. Seats are counted elsewhere."""
    event = view.event
    return replace(
        event,
        attendees=(event.attendee_of[id],),
        wishes=event.wishes_of[id],
        pins=tuple(view.pins.get(id, ())),
        demands=(),
        speakers=tuple(one if one.attendee == id else replace(one, attendee=None) for one in event.speakers),
        sessions=tuple(replace(one, minimum=0) for one in event.sessions),
    )


def _best_first(
    event: Event,
    policy: Policy,
    placements: Sequence[Placement],
    seats: Sequence[Assignment],
    open_: Sequence[Offering],
) -> Iterator[Assignment]:
    """What the only attendee of an event takes of offerings: what a pin demands, then the best wishes.

    Where these are equal, in the order of rounds and codes.
    """
    (attendee,) = event.attendees
    mine = Plan.of(placements, seats)
    view = View(event, policy, mine)
    order = list(event.round_of)

    def dearness(seat: Assignment) -> tuple[bool, bool, int, int, str]:
        rank = view.rank(seat)
        return not view.demanded(seat), rank is None, rank or 0, order.index(seat.round), seat.session

    known = set(violations(event, policy, mine))
    left = sorted((Assignment(attendee.id, *place) for place in open_), key=dearness)
    while left:
        seat, *left = left
        more = Plan.of(placements, (*mine.assignments, seat))
        broken = violations(event, policy, more)
        if known.issuperset(broken):
            mine, known = more, set(broken)
            left = [one for one in left if one.round != seat.round]
            yield seat


def waitlist_result(
    event: Event,
    policy: Policy,
    waitlist: Waitlist,
    *,
    deadline: Deadline,
    gap: float = 0.0,
    engine: str = "default",
    workers: int,
) -> Result:
    """The plan with what is proved about it: what no other way to seat those who wait goes below."""
    given = set(waitlist.given)
    held = Plan(waitlist.plan.placements, tuple(seat for seat in waitlist.plan.assignments if seat not in given))
    fixed = with_timetable(replace(event, baseline=held), held.placements)
    free = solve(fixed, replace(policy, most_moved=0), deadline=deadline, gap=gap, engine=engine, workers=workers)
    reached = measure(event, policy, waitlist.plan)
    stages = beside_bounds(policy.objectives, reached.value, free.stages)
    return replace(
        free,
        plan=waitlist.plan,
        status=status_of(stages),
        stages=stages,
        measures=reached,
        input_hash=input_hash(event, policy),
    )
