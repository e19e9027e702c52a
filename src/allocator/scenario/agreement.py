"""Whether an event still agrees with itself after changes."""

from __future__ import annotations

from allocator.coherence import problems
from allocator.errors import ChangeTrouble
from allocator.event import Event
from allocator.policy import Policy


def demand_agreement(before: tuple[Event, Policy], after: tuple[Event, Policy]) -> None:
    """Raises ChangeTrouble with all that contradicts itself after changes and did not before."""
    known = set(problems(*before))
    troubles = [f"{one.sheet} {one.key}: {one.message}" for one in problems(*after) if one not in known]
    if troubles:
        raise ChangeTrouble("\n".join(["After these changes the event does not agree with itself:", *troubles]))
