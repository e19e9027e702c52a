"""A rule broken by a plan."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Violation:
    """Who or what breaks a rule, and by how much.

    `about` holds the keys concerned (attendee, session, round, room, in that order); `excess` is how many seats, runs
    or persons too many or too few; `rule` is the name of the rule, filled in by whoever runs it.
    """

    about: tuple[str, ...]
    excess: int
    message: str
    rule: str = ""
