"""Whether a plan keeps the rules, and how good it is: plain Python that knows no solver."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from allocator.event import Event
from allocator.plan import Plan
from allocator.policy import Policy
from allocator.verify.rules import RULES
from allocator.verify.view import View
from allocator.verify.violation import Violation

__all__ = ["Violation", "violations"]


def violations(event: Event, policy: Policy, plan: Plan) -> tuple[Violation, ...]:
    """Every rule that a plan breaks, rule by rule; a plan that speaks of unknown things is judged on that alone."""
    unknown = tuple(_unknown(event, plan))
    if unknown:
        return unknown
    view = View(event, policy, plan)
    checks = [(rule.__name__, rule) for rule in RULES] + [(rule.name, rule.check) for rule in policy.rules]
    return tuple(replace(violation, rule=name) for name, check in checks for violation in check(view))


def _unknown(event: Event, plan: Plan) -> Iterator[Violation]:
    """A plan speaks only of the attendees, sessions, rounds and rooms of its event."""
    named = {("session", placement.session) for placement in plan.placements}
    named |= {("round", placement.round) for placement in plan.placements}
    named |= {("room", placement.room) for placement in plan.placements if placement.room}
    named |= {("attendee", seat.attendee) for seat in plan.assignments}
    named |= {("session", seat.session) for seat in plan.assignments}
    named |= {("round", seat.round) for seat in plan.assignments}
    known = {"session": event.session_of, "round": event.round_of, "room": event.room_of, "attendee": event.attendee_of}
    for kind, key in sorted(named):
        if key not in known[kind]:
            yield Violation((key,), 1, f"the event has no {kind} {key!r}", rule="everything_is_known")
