"""Events with the rules that organisers have: groups of friends, quotas of organisations, sessions in an order.

Friends are drawn by lot, so that they wish for different things: harder than friends are in life.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from allocator.condition import ORGANISATION
from allocator.demand import Ask, Demand
from allocator.event import Event
from allocator.example import symposium
from allocator.policy import Policy
from benchmarks.case import Case
from benchmarks.synthetic import FixedTimetable

SIZES = (2, 3, 4)
"""How many friends a group has, in turn."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruled:
    """An event with `groups` of friends, and at most `quota` of each organisation in an offering.

    Attendees are of so many `organisations`, drawn; with none, of those that they are of. `apart` attendees are kept
    apart, as many are served `first` as that says, with `ordered` the first session runs before the second, and the
    first `lasting` sessions last two rounds.
    """

    name: str
    made: Callable[[], tuple[Event, Policy]]
    groups: int
    quota: int | None
    seed: int
    organisations: int = 0
    apart: int = 0
    ordered: bool = False
    first: int = 0
    lasting: int = 0

    def build(self) -> tuple[Event, Policy]:
        """The event with its rules; who is friends with whom and works where is drawn."""
        event, policy = self.made()
        random = np.random.default_rng(self.seed)
        ids = [attendee.id for attendee in event.attendees]
        drawn = [ids[place] for place in random.permutation(len(ids)).tolist()]
        friends = _dealt(drawn, self.groups)
        rest = drawn[sum(map(len, friends)) :]
        if self.organisations:
            places = random.integers(0, self.organisations, len(ids)).tolist()
            named = zip(event.attendees, places, strict=True)
            people = tuple(replace(one, organisation=f"Organisation {place + 1}") for one, place in named)
            event = replace(event, attendees=people)
        demands = [Demand(Ask.TOGETHER, group) for group in friends]
        if self.quota is not None:
            demands.append(Demand(Ask.AT_MOST, (), number=self.quota, each=ORGANISATION))
        if self.apart:
            demands.append(Demand(Ask.APART, tuple(rest[: self.apart])))
        if self.first:
            demands.append(Demand(Ask.FIRST, tuple(rest[-self.first :])))
        if self.ordered:
            first, second = (event.sessions[place].code for place in (0, 1))
            demands.append(Demand(Ask.BEFORE, (first,), (second,)))
        lasts = [2] * self.lasting + [1] * (len(event.sessions) - self.lasting)
        sessions = tuple(replace(one, lasts=rounds) for one, rounds in zip(event.sessions, lasts, strict=True))
        event = replace(event, demands=tuple(demands), sessions=sessions)
        return event, policy.suited_to(event)


def _dealt(ids: Sequence[str], groups: int) -> list[tuple[str, ...]]:
    """The ids from the front on in groups of the sizes in turn."""
    found, first = [], 0
    for number in range(groups):
        size = SIZES[number % len(SIZES)]
        found.append(tuple(ids[first : first + size]))
        first += size
    return found


def _fixed(attendees: int, sessions: int, rounds: int, wishes: int, groups: int, quota: int, seed: int) -> Ruled:
    """A fixed timetable with so many groups, and a quota for each of twenty organisations."""
    timetable = FixedTimetable(
        attendees=attendees, sessions=sessions, rounds=rounds, wishes=wishes, slack=1.05, seed=seed
    )
    return Ruled(
        name=f"fixed {attendees} x {sessions} x {rounds}, {groups} groups, at most {quota} of each of 20 organisations",
        made=timetable.build,
        groups=groups,
        organisations=20,
        quota=quota,
        seed=seed,
    )


def cases(seed: int) -> tuple[Case, ...]:
    """The events of `python -m benchmarks rules`; what is drawn is drawn from the seed."""
    ruled = (
        Ruled(
            name="symposium, 30 groups, at most 8 of an organisation, 12 first, 4 apart, 2 in order",
            made=symposium,
            groups=30,
            quota=8,
            seed=seed,
            apart=4,
            ordered=True,
            first=12,
        ),
        Ruled(name="symposium, 2 sessions of two rounds", made=symposium, groups=0, quota=None, seed=seed, lasting=2),
        _fixed(1000, 30, 3, 6, groups=150, quota=4, seed=seed),
        _fixed(10000, 60, 4, 8, groups=1500, quota=20, seed=seed),
    )
    return tuple(Case(one.name, one.build, None) for one in ruled)
