"""Whether an event still agrees with itself after changes."""

from __future__ import annotations

from allocator.coherence import warnings
from allocator.errors import ChangeTrouble, Problem
from allocator.event import Event
from allocator.policy import Policy
from allocator.scenario.changes import contradictions

AFTER_CHANGES = "After these changes the event contradicts itself:"


def demand_agreement(before: tuple[Event, Policy], after: tuple[Event, Policy], what: str = AFTER_CHANGES) -> None:
    """Raises ChangeTrouble with all that contradicts itself after changes and did not before, under a heading."""
    troubles = contradictions(*before, *after)
    if troubles:
        raise ChangeTrouble("\n".join([what, *troubles]))


def odd_now(before: tuple[Event, Policy], after: tuple[Event, Policy]) -> tuple[Problem, ...]:
    """What is odd after changes and was not before."""
    known = set(warnings(*before))
    return tuple(Problem(f"{one.sheet} {one.key}".strip(), one.message) for one in warnings(*after) if one not in known)
