"""Offerings that nobody attends and nobody asked for are not held."""

from __future__ import annotations

from collections import Counter

from allocator.event import Event
from allocator.plan import Plan


def without_empty_offerings(event: Event, plan: Plan) -> Plan:
    """The plan without the empty offerings that neither the event nor its baseline wants; nothing else changes.

    A speaker who attends needs no seat while they speak, if to nobody: their offerings stay.
    """
    busy = {speaker.name for speaker in event.speakers if speaker.attendee is not None}
    taken = {(seat.session, seat.round) for seat in plan.assignments}
    announced = event.baseline.placements if event.baseline is not None else ()
    wanted = {(one.session, one.round) for one in announced}
    wanted |= {(session.code, fixed.round) for session in event.sessions for fixed in session.fixed}
    runs = Counter(placement.session for placement in plan.placements)
    kept = []
    needed = taken | wanted
    for placement in plan.placements:
        place = placement.session, placement.round
        session = event.session_of[placement.session]
        if place in needed or runs[session.code] <= session.at_least or busy.intersection(session.speakers):
            kept.append(placement)
        else:
            runs[placement.session] -= 1
    return Plan.of(kept, plan.assignments)
