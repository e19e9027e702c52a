"""Seats that became free, to those who wait for one, in an order that was drawn; nobody else is touched."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from allocator.errors import ChangeTrouble
from allocator.event import Event, Pin
from allocator.model.crowd import with_timetable
from allocator.model.halt import Halt
from allocator.model.solve import solve
from allocator.plan import Assignment, Plan, Result, Stage, Status
from allocator.policy import Policy
from allocator.scenario.differences import what_is_left
from allocator.verify import violations
from allocator.verify.measures import measure
from allocator.verify.view import View

WAITING_RULES = frozenset({"everybody_is_seated", "pins_are_kept"})
"""What is broken by somebody who waits, and mended by a seat."""


@dataclass(frozen=True, slots=True)
class Waitlist:
    """A plan with free seats filled, the seats given in their order, and who still waits for one in which rounds."""

    plan: Plan
    given: tuple[Assignment, ...]
    waiting: tuple[tuple[str, str], ...]


def drawn(ids: Iterable[str], seed: int) -> list[str]:
    """The order of a draw: the same for the same seed, and whoever comes later changes nothing between the others."""
    return sorted(ids, key=lambda id: (hashlib.sha256(f"{seed} {id}".encode()).hexdigest(), id))


def filled(event: Event, policy: Policy, announced: Plan) -> Waitlist:
    """What is left of an announced plan, with everybody who lacks a seat given the best that is free, in drawn order.

    Raises ChangeTrouble where the plan breaks rules that no free seat mends.
    """
    plan = what_is_left(event, announced)
    broken = [one.message for one in violations(event, policy, plan) if one.rule not in WAITING_RULES]
    if broken:
        what_now = "Free seats can only be given out in a plan that holds; leave out --waitlist to repair it first."
        raise ChangeTrouble("\n".join(["The announced plan no longer holds:", *broken, what_now]))
    lacking = _lacking(event, policy, plan)
    given: list[Assignment] = []
    for id in drawn(lacking, policy.seed):
        rounds = lacking[id]
        while (seat := next(_best_first(event, policy, plan, id, rounds), None)) is not None:
            plan = Plan.of(plan.placements, (*plan.assignments, seat))
            given.append(seat)
            rounds = [round for round in rounds if round != seat.round]
    still = _lacking(event, policy, plan)
    return Waitlist(plan, tuple(given), tuple((id, round) for id in drawn(still, policy.seed) for round in still[id]))


def _lacking(event: Event, policy: Policy, plan: Plan) -> dict[str, list[str]]:
    """Those who should have a seat and have none, with the rounds."""
    view = View(event, policy, plan)
    seated = {(seat.attendee, seat.round) for seat in plan.assignments}
    rounds = {one.id: [round for round in view.due(one) if (one.id, round) not in seated] for one in event.attendees}
    return {id: found for id, found in rounds.items() if found}


def _best_first(event: Event, policy: Policy, plan: Plan, id: str, rounds: list[str]) -> Iterator[Assignment]:
    """The free seats that somebody may have, their dearest wish first; in the order of rounds and codes where equal."""
    view = View(event, policy, plan)
    known = set(violations(event, policy, plan))
    free = [
        Assignment(id, session, round)
        for session, round in view.placed
        if round in rounds and len(view.taken.get((session, round), ())) < view.capacity(session, round)
    ]
    order = list(event.round_of)

    def dearness(seat: Assignment) -> tuple[bool, int, int, str]:
        rank = view.rank(seat)
        return rank is None, rank or 0, order.index(seat.round), seat.session

    for seat in sorted(free, key=dearness):
        if known.issuperset(violations(event, policy, Plan.of(plan.placements, (*plan.assignments, seat)))):
            yield seat


def waitlist_result(event: Event, policy: Policy, waitlist: Waitlist, *, halt: Halt, workers: int) -> Result:
    """The plan with what is proved about it: what the objectives would reach if those who wait were seated freely."""
    given = set(waitlist.given)
    held = [seat for seat in waitlist.plan.assignments if seat not in given]
    pins = tuple(Pin(seat.attendee, seat.session, seat.round, reason="announced") for seat in held)
    fixed = with_timetable(replace(event, pins=(*event.pins, *pins)), waitlist.plan.placements)
    free = solve(fixed, policy, halt=halt, workers=workers)
    reached = measure(event, policy, waitlist.plan)
    bounds = {stage.name: stage.bound for stage in free.stages}
    stages = tuple(
        Stage(name, reached.value(name), min(reached.value(name), bounds.get(name, 0))) for name in policy.objectives
    )
    status = Status.PROVED_BEST if all(stage.proved for stage in stages) else Status.BEST_FOUND
    return replace(free, plan=waitlist.plan, status=status, stages=stages, measures=reached)
