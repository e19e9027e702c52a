"""Who is better off and who is worse off under another plan, in numbers without names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from allocator.comparison import Effect, Step
from allocator.event import Event
from allocator.plan import Measures, Plan, Served
from allocator.policy import Policy
from allocator.scenario.whatif.case import Case
from allocator.verify.measures import measure, served
from allocator.verify.view import View

STEPS_AT_MOST = 6
"""Differences of cost to either side that stand alone, where there are more than one beside them."""


@dataclass(frozen=True)
class Fares:
    """How everybody fares under a plan, counted by another case's policy: that of the base."""

    event: Event
    policy: Policy
    plan: Plan

    @classmethod
    def under(cls, base: Case, case: Case, plan: Plan) -> Fares:
        """A plan of a case, counted as the base counts: its costs, its baseline, and who should have a seat."""
        # What an unwished seat costs may follow from the event; then it is that of the base everywhere.
        policy = replace(base.policy, unwished_cost=base.policy.unwished_seat_cost(base.event))
        return cls(replace(case.event, baseline=base.event.baseline), policy, plan)

    @property
    def measures(self) -> Measures:
        """The figures of the plan."""
        return measure(self.event, self.policy, self.plan)

    @cached_property
    def by_attendee(self) -> Mapping[str, Served]:
        """How each attendee fares."""
        return {one.attendee: one for one in served(self.event, self.policy, self.plan)}

    @cached_property
    def kinds(self) -> Mapping[str, tuple[int, bool]]:
        """How many seats each attendee should have, and whether they stated wishes."""
        view = View(self.event, self.policy, self.plan)
        wishes = self.event.wishes_of
        return {one.id: (len(view.due(one)), bool(wishes[one.id])) for one in self.event.attendees}


def effect(base: Fares, other: Fares) -> Effect:
    """What a plan does to the people of the base, beside the base's plan."""
    before, after = base.by_attendee, other.by_attendee
    both = [id for id in before if id in after]
    comparable = [id for id in both if base.kinds[id] == other.kinds[id]]
    differences = Counter(after[id].cost - before[id].cost for id in comparable)
    return Effect(
        both=len(both),
        joined=len(after) - len(both),
        left=len(before) - len(both),
        better=sum(count for difference, count in differences.items() if difference < 0),
        worse=sum(count for difference, count in differences.items() if difference > 0),
        same=differences[0],
        not_compared=len(both) - len(comparable),
        differences=tuple(sorted(differences.items())),
        largest_gain=-min(0, *differences, 0),
        largest_loss=max(0, *differences, 0),
        first_wish_gained=sum(_first(after[id]) and not _first(before[id]) for id in both),
        first_wish_lost=sum(_first(before[id]) and not _first(after[id]) for id in both),
        seat_gained=sum(_lacks(before[id]) and not _lacks(after[id]) for id in both),
        seat_lost=sum(_lacks(after[id]) and not _lacks(before[id]) for id in both),
    )


def _first(one: Served) -> bool:
    return 1 in one.ranks


def _lacks(one: Served) -> bool:
    return bool(one.unseated)


def steps(effects: Iterable[Effect]) -> tuple[Step, ...]:
    """All differences of cost that anybody has, each alone; the largest gains and losses together if they are many."""
    found = {difference for one in effects for difference, _ in one.differences if difference}
    losses = _steps(sorted(difference for difference in found if difference > 0))
    gains = _steps(sorted(-difference for difference in found if difference < 0))
    return (*(Step(-one.most, -one.least) for one in reversed(gains)), Step(0, 0), *losses)


def _steps(sizes: Sequence[int]) -> list[Step]:
    """Sizes, ascending, in steps."""
    if len(sizes) <= STEPS_AT_MOST + 1:
        return [Step(size, size) for size in sizes]
    return [*(Step(size, size) for size in sizes[:STEPS_AT_MOST]), Step(sizes[STEPS_AT_MOST], sizes[-1])]
