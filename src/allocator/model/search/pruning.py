"""Offerings that nobody attends and nothing asks for are not held."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from allocator.event import Event
from allocator.plan import Placement, Plan
from allocator.runs import runs_of


def without_empty_offerings(event: Event, plan: Plan, acceptable: Callable[[Plan], bool]) -> Plan:
    """The plan without its empty offerings, but for those that are asked for or without which it is not acceptable.

    All are left out at once where that is acceptable; else halves of them, and so on down to single ones.
    """

    def left_out(plan: Plan, some: Sequence[tuple[Placement, ...]]) -> Plan:
        if not some:
            return plan
        gone = {one for run in some for one in run}
        less = Plan.of((one for one in plan.placements if one not in gone), plan.assignments)
        if acceptable(less):
            return less
        if len(some) == 1:
            return plan
        middle = len(some) // 2
        return left_out(left_out(plan, some[middle:]), some[:middle])

    return left_out(plan, _unasked(event, plan))


def _unasked(event: Event, plan: Plan) -> list[tuple[Placement, ...]]:
    """The empty runs for which no fact of the event asks, so that hardly any of them turns out to be needed."""
    taken = {(seat.session, seat.round) for seat in plan.assignments}
    announced = event.baseline.placements if event.baseline is not None else ()
    wanted = taken | {(one.session, one.round) for one in announced}
    wanted |= {(session.code, fixed.round) for session in event.sessions for fixed in session.fixed}
    # A speaker who attends needs no seat while they speak, if to nobody.
    busy = {speaker.name for speaker in event.speakers if speaker.attendee is not None}
    held: dict[str, dict[str, Placement]] = {}
    for one in plan.placements:
        held.setdefault(one.session, {})[one.round] = one
    found = []
    for code, placed in held.items():
        session = event.session_of[code]
        runs = runs_of(event, session, placed)
        unasked = [run for run in runs if not any((code, round) in wanted for round in run)]
        spare = max(0, len(runs) - session.at_least)
        if not busy.intersection(session.speakers):
            found += [tuple(placed[round] for round in run) for run in unasked[:spare]]
    return found
