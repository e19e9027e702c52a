"""Whether an event still agrees with itself after changes."""

from __future__ import annotations

from allocator.errors import ChangeTrouble
from allocator.event import Event
from allocator.policy import Policy
from allocator.scenario.changes import contradictions

AFTER_CHANGES = "After these changes the event does not agree with itself:"


def demand_agreement(before: tuple[Event, Policy], after: tuple[Event, Policy], what: str = AFTER_CHANGES) -> None:
    """Raises ChangeTrouble with all that contradicts itself after changes and did not before, under a heading."""
    troubles = contradictions(*before, *after)
    if troubles:
        raise ChangeTrouble("\n".join([what, *troubles]))
