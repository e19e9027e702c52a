"""Offerings that nobody attends and nothing asks for are not held."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from allocator.event import Event
from allocator.plan import Placement, Plan


def without_empty_offerings(event: Event, plan: Plan, acceptable: Callable[[Plan], bool]) -> Plan:
    """The plan without its empty offerings, but for those that are asked for or without which it is not acceptable.

    All are left out at once where that is acceptable; else halves of them, and so on down to single ones.
    """

    def left_out(plan: Plan, some: Sequence[Placement]) -> Plan:
        if not some:
            return plan
        less = Plan.of((one for one in plan.placements if one not in some), plan.assignments)
        if acceptable(less):
            return less
        if len(some) == 1:
            return plan
        middle = len(some) // 2
        return left_out(left_out(plan, some[middle:]), some[:middle])

    return left_out(plan, _unasked(event, plan))


def _unasked(event: Event, plan: Plan) -> list[Placement]:
    """The empty offerings for which no fact of the event asks, so that hardly any of them turns out to be needed."""
    taken = {(seat.session, seat.round) for seat in plan.assignments}
    announced = event.baseline.placements if event.baseline is not None else ()
    wanted = taken | {(one.session, one.round) for one in announced}
    wanted |= {(session.code, fixed.round) for session in event.sessions for fixed in session.fixed}
    # A speaker who attends needs no seat while they speak, if to nobody.
    busy = {speaker.name for speaker in event.speakers if speaker.attendee is not None}
    runs = Counter(placement.session for placement in plan.placements)
    found = []
    for placement in plan.placements:
        session = event.session_of[placement.session]
        asked = (placement.session, placement.round) in wanted or busy.intersection(session.speakers)
        if not asked and runs[session.code] > session.at_least:
            runs[session.code] -= 1
            found.append(placement)
    return found
