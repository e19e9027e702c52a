"""A what-if ready to be solved, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass

from allocator.event import Event
from allocator.plan import Plan, Result
from allocator.policy import Policy

BASE = "Base"
"""What the event is called as it is, without any change."""


@dataclass(frozen=True, slots=True)
class Case:
    """An event and a policy under the name of a scenario; `changes` say in words what made them so.

    The search goes on from `start` if there is one.
    """

    name: str
    changes: tuple[str, ...]
    event: Event
    policy: Policy
    start: Plan | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a case: a result, or in words why there is none."""

    case: Case
    result: Result | None
    fault: str = ""
