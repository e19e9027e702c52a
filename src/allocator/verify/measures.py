"""How good a plan is, in plain Python. Each objective of policy.OBJECTIVE_NAMES is one of these measures."""

from __future__ import annotations

from collections import Counter

from allocator.event import Attendee, Event
from allocator.plan import Measures, Moves, Plan, Served, moves
from allocator.policy import Policy
from allocator.verify.if_possible import broken_requests
from allocator.verify.view import View


def served(event: Event, policy: Policy, plan: Plan) -> tuple[Served, ...]:
    """How each attendee fares, in the organiser's order."""
    view = View(event, policy, plan)
    return tuple(_served(view, attendee) for attendee in event.attendees)


def _served(view: View, attendee: Attendee) -> Served:
    seats = view.seats.get(attendee.id, [])
    ranks = sorted(rank for seat in seats if (rank := view.rank(seat)) is not None)
    unwished = sum(view.unwished(seat) for seat in seats)
    seated = {seat.round for seat in seats}
    unseated = tuple(round for round in view.due(attendee) if round not in seated)
    return Served(
        attendee=attendee.id,
        ranks=tuple(ranks),
        unwished=unwished,
        neutral=len(seats) - len(ranks) - unwished,
        unseated=unseated,
        cost=sum(view.policy.rank_cost(rank) for rank in ranks)
        + (unwished + len(unseated)) * view.policy.unwished_seat_cost(view.event),
    )


def measure(event: Event, policy: Policy, plan: Plan) -> Measures:
    """The figures of a whole plan."""
    view = View(event, policy, plan)
    everybody = [_served(view, attendee) for attendee in event.attendees]
    granted = Counter(rank for one in everybody for rank in one.ranks)
    offered = sum(view.room_for(placement) for placement in plan.placements)
    unseated = sum(len(one.unseated) for one in everybody)
    wishing = sum(len(one.unseated) for one in everybody if event.wishes_of[one.attendee])
    moved = Moves((), (), ()) if event.baseline is None else moves(event.baseline, plan)
    return Measures(
        attendees=len(event.attendees),
        seats_due=sum(len(view.due(attendee)) for attendee in event.attendees),
        seated=len(plan.assignments),
        unseated=unseated,
        unseated_with_wishes=wishing,
        unseated_without_wishes=unseated - wishing,
        attendees_unseated=sum(bool(one.unseated) for one in everybody),
        worst_rank=max((_worst_rank(view, one) for one in everybody), default=0),
        total_cost=sum(one.cost for one in everybody),
        granted={rank: granted[rank] for rank in range(1, event.lowest_rank + 1)},
        unwished=sum(one.unwished for one in everybody),
        neutral=sum(one.neutral for one in everybody),
        got_first_wish=sum(1 in one.ranks for one in everybody),
        got_nothing_wished=sum(_got_nothing_wished(event, one) for one in everybody),
        offerings=len(plan.placements),
        sessions_held=len({placement.session for placement in plan.placements}),
        seats_offered=offered,
        fill=len(plan.assignments) / offered if offered else 0.0,
        cost_of_those_first=sum(one.cost for one in everybody if one.attendee in event.first),
        rules_broken=len(broken_requests(event, policy, plan)),
        moved_attendees=sum(id in event.attendee_of for id in moved.attendees),
        moved_rounds=len(moved.offerings),
        moved_rooms=len(moved.rooms),
        own={own.name: own.measure(view) for own in policy.own_objectives},
    )


def _got_nothing_wished(event: Event, one: Served) -> bool:
    """Whether somebody stated wishes, should have had a seat, and none of the wishes came true."""
    return bool(event.wishes_of[one.attendee]) and not one.ranks and bool(one.unwished or one.unseated)


def _worst_rank(view: View, one: Served) -> int:
    """The worst rank that an attendee gets: an unwished seat is one below the longest list, a missing one is two.

    A missing seat counts for whoever stated wishes. An unwished one counts only for those whose wishes could fill as
    many rounds as they have: the others must get some, and would make the objective say nothing about anybody
    else.
    """
    attendee = view.event.attendee_of[one.attendee]
    wished = {wish.session: view.event.session_of[wish.session] for wish in view.event.wishes_of[one.attendee]}
    filled = sum(session.lasts for session in wished.values())
    rounds = sum(round.name not in attendee.unavailable for round in view.event.rounds)
    if one.unseated and wished:
        return view.event.lowest_rank + 2
    if one.unwished and filled >= rounds:
        return view.event.lowest_rank + 1
    return max(one.ranks, default=0)
