"""What a change is, what a scenario is, and what becomes of an event under them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from allocator.coherence import problems
from allocator.errors import ChangeTrouble
from allocator.event import Event
from allocator.policy import Policy


class Happening(Protocol):
    """Something that happens to an event."""

    def applied(self, event: Event) -> Event:
        """The event after it; raises ChangeTrouble where it cannot be understood."""

    def __str__(self) -> str:
        """What happens, as one says it: 'W5 Pottery is cancelled'."""


class Decision(Protocol):
    """Something that the organiser decides differently."""

    def decided(self, policy: Policy) -> Policy:
        """The policy after it; raises ChangeTrouble where it cannot be understood."""

    def __str__(self) -> str:
        """What is decided, as one says it: 'Seed is 7'."""


Change = Happening | Decision


@dataclass(frozen=True, slots=True)
class Scenario:
    """A named what-if: changes, in their order."""

    name: str
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Misread:
    """A text that is not a change; it is reported with everything else that cannot be understood."""

    trouble: str

    def applied(self, event: Event) -> Event:  # noqa: ARG002 - a change like any other
        """Raises what is wrong with it."""
        raise ChangeTrouble(self.trouble)

    def __str__(self) -> str:
        return self.trouble


def applied(event: Event, policy: Policy, changes: Iterable[Change]) -> tuple[Event, Policy]:
    """Event and policy after all changes, in their order; raises ChangeTrouble with all that cannot be understood."""
    troubles = []
    for change in changes:
        try:
            if hasattr(change, "decided"):
                policy = change.decided(policy)
            else:
                event = change.applied(event)
        except ChangeTrouble as trouble:
            troubles.append(str(trouble))
    if troubles:
        raise ChangeTrouble("\n".join(troubles))
    return event, policy


def contradictions(event: Event, policy: Policy, changed: Event, decided: Policy) -> tuple[str, ...]:
    """What does not agree with itself in the changed event and policy, and did in those before: a sentence each."""
    before = set(problems(event, policy))
    return tuple(
        f"{f'{one.sheet} {one.key}'.strip()}: {one.message}" for one in problems(changed, decided) if one not in before
    )


def agreeing(event: Event, changed: Event) -> Event:
    """The changed event; raises ChangeTrouble where a change brought in what does not agree with the rest."""
    troubles = contradictions(event, Policy(), changed, Policy())
    if troubles:
        raise ChangeTrouble("\n".join(troubles))
    return changed
