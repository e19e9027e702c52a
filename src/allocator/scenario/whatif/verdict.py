"""Which of two what-ifs is better, and whether that is proved.

Every objective of a result has a value, that of the plan found, and a bound: what no plan goes below that is no worse
in the objectives before it. Let V be the values in their order, and L the bounds. Then the best plan there is lies,
in the order of the dictionary, between them: L <= best <= V. The right half holds because V is a plan. For the left
half follow any plan as long as it has what L has: up to there it is no worse than V in any objective, so that the next
bound speaks of it, and it can leave L only upwards. (Where a later objective bettered an earlier one in passing, V is
less than what the bounds were proved for: they hold for more plans than need be.)

So one what-if is proved better than another if its V is less than the other's L; both are proved equal if all four are
the same. Anything else is within the gaps, and then only the plans found can be compared. Nothing of this asks that
an objective was proved before the next one counts: the order of the dictionary sees to that. An event without a plan
has V = L = infinity; one for which none was found in time has V = infinity, and an L that says nothing.

Values can be compared only where they are counted alike; from the first objective on that is not, none is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf

from allocator.comparison import Verdict
from allocator.plan import Result, Stage, Status
from allocator.words import listed

Order = tuple[float, ...]

NO_PLAN: Order = (inf,)
UNKNOWN: Order = ()
"""Not more than anything."""


@dataclass(frozen=True, slots=True)
class CaseStanding:
    """How good the best plan of an event is: no better than `low`, and no worse than `high`, objective by objective."""

    names: tuple[str, ...]
    low: Order
    high: Order

    @classmethod
    def of(cls, result: Result) -> CaseStanding:
        """What is known by a result."""
        if result.plan is not None:
            return cls.of_stages(result.stages)
        return cls((), NO_PLAN if result.status is Status.PROVED_IMPOSSIBLE else UNKNOWN, NO_PLAN)

    @classmethod
    def of_stages(cls, stages: Sequence[Stage]) -> CaseStanding:
        """What is known by values and bounds."""
        values = tuple(stage.value for stage in stages)
        bounds = tuple(min(stage.bound, stage.value) for stage in stages)
        return cls(tuple(stage.name for stage in stages), bounds, values)

    @property
    def has_plan(self) -> bool:
        """Whether there is a plan."""
        return self.high != NO_PLAN

    @property
    def proved(self) -> bool:
        """Whether nothing about it is open."""
        return self.low == self.high

    def first(self, count: int) -> CaseStanding:
        """Only the first objectives."""
        if not self.has_plan:
            return self
        return CaseStanding(self.names[:count], self.low[:count], self.high[:count])


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict, the objective in which the two differ ('' if in none), and a sentence that says why."""

    verdict: Verdict
    decides: str
    why: str


def judged(base: CaseStanding, case: CaseStanding, *, alike: int) -> Judgement:
    """What is known of a what-if against the base; the first objectives, this many, are counted alike in both."""
    whole = not (base.has_plan and case.has_plan) or alike == len(base.names) == len(case.names)
    ours, theirs = case.first(alike), base.first(alike)
    if ours.high < theirs.low:
        return _decided(Verdict.PROVED_BETTER, ours, theirs, "the base", "this")
    if theirs.high < ours.low:
        return _decided(Verdict.PROVED_WORSE, theirs, ours, "this", "the base")
    if ours.high < theirs.high:
        return _open(Verdict.FOUND_BETTER, ours, theirs, "the base", "this", whole)
    if theirs.high < ours.high:
        return _open(Verdict.FOUND_WORSE, theirs, ours, "this", "the base", whole)
    if not whole:
        return Judgement(Verdict.COUNTED_OTHERWISE, "", "")
    if ours.proved and theirs.proved:
        why = "equal in every objective, and both are proved" if ours.has_plan else "neither has a plan: that is proved"
        return Judgement(Verdict.PROVED_EQUAL, "", why)
    why = "equal in the plans found, but not everything is proved" if ours.has_plan else "no plan was found for either"
    return Judgement(Verdict.FOUND_EQUAL, "", f"{why}{_no_worse(ours, theirs)}")


def _decided(verdict: Verdict, good: CaseStanding, bad: CaseStanding, bad_name: str, good_name: str) -> Judgement:
    """The one is better than the other can ever be."""
    if not bad.has_plan:
        return Judgement(verdict, "", f"{bad_name} has no plan that keeps every rule: that is proved")
    at = _first_difference(good.high, bad.low)
    name = good.names[at]
    equal = f" at the same {listed(good.names[:at])}" if at else ""
    why = f"{name}: {good_name} has {good.high[at]}, and {bad_name} cannot go below {bad.low[at]}{equal}"
    return Judgement(verdict, name, why)


def _open(
    verdict: Verdict, good: CaseStanding, bad: CaseStanding, bad_name: str, good_name: str, whole: bool
) -> Judgement:
    """The plan found for the one is better than that found for the other, for which there may be a better one."""
    if not bad.has_plan:
        return Judgement(verdict, "", f"no plan was found for {bad_name} in time; there may still be one")
    at = _first_difference(good.high, bad.high)
    name = good.names[at]
    found = f"{name}: {good_name} has {good.high[at]} and {bad_name} {bad.high[at]} in the plans found"
    if good.high == bad.low:
        better = "no worse" if verdict is Verdict.FOUND_BETTER else "no better"
        return Judgement(verdict, name, f"{found}; " + (f"proved {better}" if whole else "not decided"))
    lower = _first_difference(bad.high, bad.low)  # before what decides, or there
    where = "" if lower == at else f" in {bad.names[lower]}"
    return Judgement(verdict, name, f"{found}; but {bad_name} may still go down to {bad.low[lower]}{where}")


def _no_worse(ours: CaseStanding, theirs: CaseStanding) -> str:
    """What is proved all the same, of two of which the plans found are equal."""
    if ours.has_plan and theirs.proved:
        return "; proved no worse"
    return "; proved no better" if ours.has_plan and ours.proved else ""


def _first_difference(one: Order, other: Order) -> int:
    return next(place for place, pair in enumerate(zip(one, other, strict=True)) if pair[0] != pair[1])
