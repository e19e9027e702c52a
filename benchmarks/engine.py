"""What every way to solve answers with, ours and the rivals' alike."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from allocator.event import Event
from allocator.plan import Plan, Status
from allocator.policy import Policy


@dataclass(frozen=True, slots=True)
class Point:
    """What was known of the last objective after so many seconds, as costs; None before there is one."""

    seconds: float
    value: int | None
    bound: int | None


@dataclass(frozen=True, slots=True)
class Answer:
    """A plan, what is proved of the last objective (None: nothing), and how it came about.

    A plan that leaves seats missing or breaks another rule is handed over as it is: whoever measures it says so.
    """

    plan: Plan | None
    bound: int | None
    status: Status
    first_plan_seconds: float | None = None
    curve: tuple[Point, ...] = ()


Engine = Callable[[Event, Policy, float], Answer]
"""Solves an event within a time limit in seconds."""
