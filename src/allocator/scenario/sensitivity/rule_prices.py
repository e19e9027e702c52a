"""What each rule of an event costs the attendees: the best plan with it against the best plan without it.

A rule only forbids plans. So a plan with all rules is a plan without any of them, and what no plan without a rule goes
below, none goes below with it. Let base, r and none be the event with all rules, without one, and without any:

    best(none) <= best(r) <= best(base)

in the order of the objectives. Values found pass from the right to the left, bounds from the left to the right, and
each search only has to narrow what the others leave open. A price is never below zero for want of luck.

Of one objective, a difference is known as soon as all before it are known exactly on both sides: before that, nothing
says at which of their values it is measured.
"""

from __future__ import annotations

import math
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from allocator.demand import Demand
from allocator.errors import AllocatorError, EndedEarly
from allocator.event import Event
from allocator.plan import Result, Stage, Status
from allocator.policy import Policy
from allocator.price import Cost, RulePrice, RulePrices
from allocator.scenario.changes.rule_changes import without_demands
from allocator.scenario.whatif.case import BASE, Case, Outcome
from allocator.scenario.whatif.exchange import exchanged
from allocator.scenario.whatif.notes import CaseNotes
from allocator.scenario.whatif.parallel import Crew
from allocator.scenario.whatif.run import Watch, solved_each
from allocator.scenario.whatif.verdict import NO_PLAN, UNKNOWN, CaseStanding, Order
from allocator.scenario.whatif.worker import CaseAnswer, CaseTask, Search
from allocator.sentences import sentence

WITHOUT = "Without rules"
"""What the event is called without any of them."""

FIRST_SHARE = 1 / 3
"""The part of the time for the event with all rules and for that with none, which bear on every price."""


@dataclass(frozen=True, slots=True)
class PricedCases:
    """The event as it is, without each rule, and without any: outcomes without a result yet, or with one."""

    base: Outcome
    single: tuple[Outcome, ...]
    none: Outcome

    @property
    def all(self) -> tuple[Outcome, ...]:
        """All of them, in the order in which they are told."""
        return (self.base, *self.single, self.none)


def cases_without(event: Event, policy: Policy) -> PricedCases:
    """The cases whose differences are the prices of an event's rules; raises ValueError where it has none."""
    if not event.demands:
        raise ValueError("an event without rules has no prices of rules")
    names = tuple(_places(event.demands))
    return PricedCases(
        Outcome(Case(BASE, (), event, policy), None),
        tuple(
            Outcome(Case(name, (), without_demands(event, (place,)), policy), None) for place, name in enumerate(names)
        ),
        Outcome(Case(WITHOUT, (), without_demands(event, range(len(names))), policy), None),
    )


def _places(demands: Sequence[Demand]) -> Iterator[str]:
    """The cell of each rule; of one that stands on no sheet, or in a row with another one, its number."""
    cells = [demand.cell for demand in demands]
    for number, cell in enumerate(cells, start=1):
        yield cell if cell and cells.count(cell) == 1 else f"rule {number}"


def rule_prices(
    cases: PricedCases, *, time_limit: float, jobs: int | None, reproducible: bool, solved: Path, watch: Watch
) -> RulePrices:
    """What each rule costs, within about `time_limit` seconds in all by `jobs` processes (None: one for each core).

    If it is `reproducible`, the limit is the work of all searches together, however many processes there are. Raises
    EndedEarly where Ctrl-C comes before the event with all rules is solved, AllocatorError where solving that fails.
    """
    from joblib import cpu_count

    began = time.monotonic()
    crew, at_once = Crew(jobs), 1 if reproducible else jobs or cpu_count()
    kept = _Kept(watch)

    def searched(open_ones: Sequence[Outcome], seconds: float) -> tuple[Outcome, ...]:
        each = max(0.0, seconds) / math.ceil(len(open_ones) / at_once)
        search = Search(each, reproducible=reproducible)
        return solved_each(open_ones, search=search, crew=crew, solved=solved, watch=kept)

    ended = False
    single = cases.single
    alone = len(single) == 1
    try:
        base, none = searched((cases.base, cases.none), time_limit * (1 if alone else FIRST_SHARE))
    except EndedEarly:
        if BASE not in kept.answers:
            raise
        (base, none), ended = kept.outcomes((cases.base, cases.none)), True
    if alone:
        single = (replace(none, case=single[0].case),)
    base, none = _shared(base, (), none)[::2]
    if not (ended or alone or _is_settled(base, none)):
        left = time_limit * (1 - FIRST_SHARE) if reproducible else time_limit - (time.monotonic() - began)
        start = next((one.result.plan for one in (base, none) if one.result and one.result.plan), None)
        single = tuple(replace(one, case=replace(one.case, start=start)) for one in single)
        try:
            single = searched(single, left)
        except EndedEarly:
            single, ended = kept.outcomes(single), True
    return replace(prices_of(cases.base.case.event, *_shared(base, single, none)), ended_early=ended)


class _Kept:
    """Keeps what arrives, for when Ctrl-C ends the rest."""

    def __init__(self, watch: Watch) -> None:
        self._watch = watch
        self.answers: dict[str, CaseAnswer] = {}

    def begins(self, tasks: Sequence[CaseTask], notes: CaseNotes | None) -> None:
        """Passes it on."""
        self._watch.begins(tasks, notes)

    def arrives(self, task: CaseTask, answer: CaseAnswer) -> None:
        """Keeps it, and passes it on."""
        self.answers |= dict.fromkeys(task.names, answer)
        self._watch.arrives(task, answer)

    def outcomes(self, cases: Sequence[Outcome]) -> tuple[Outcome, ...]:
        """What came of some cases, or nothing."""
        answers = [self.answers.get(one.case.name, CaseAnswer(None)) for one in cases]
        return tuple(Outcome(one.case, answer.result, answer.fault) for one, answer in zip(cases, answers, strict=True))


def _shared(base: Outcome, single: Sequence[Outcome], none: Outcome) -> tuple[Outcome, tuple[Outcome, ...], Outcome]:
    """The same, each with the best plan found that is one of its own: those with a rule are plans without it too."""
    others = [one for one in (*single, none) if one.result is not None]
    (base,) = exchanged([base], {one.result.plan: one.case.name for one in others if one.result and one.result.plan})
    if base.result is None:
        raise AllocatorError(base.fault)
    own = {} if base.result.plan is None else {base.result.plan: BASE}
    single = tuple(exchanged([one], own)[0] for one in single)
    found = own | {one.result.plan: one.case.name for one in single if one.result and one.result.plan}
    (none,) = exchanged([none], found)
    return base, tuple(single), none


def _is_settled(base: Outcome, none: Outcome) -> bool:
    """Whether what is known without any rule says what there is to say of each."""
    return _standing(none).low >= _standing(base).high


def _standing(outcome: Outcome) -> CaseStanding:
    """What is known of a case; of one without a result nothing."""
    return CaseStanding((), UNKNOWN, NO_PLAN) if outcome.result is None else CaseStanding.of(outcome.result)


def prices_of(event: Event, base: Outcome, single: Sequence[Outcome], none: Outcome) -> RulePrices:
    """The prices by what is known of each case."""
    result = base.result
    assert result is not None
    whole, bare = CaseStanding.of(result), _standing(none)
    lows = [max(_standing(one).low, bare.low) for one in single]
    low = max(whole.low, *lows)
    if whole.has_plan and low >= whole.high and result.status is Status.BEST_FOUND:
        stages = tuple(replace(stage, bound=stage.value) for stage in result.stages)
        result = replace(result, status=Status.PROVED_BEST, stages=stages)
    if not whole.has_plan and low == NO_PLAN:
        result = replace(result, status=Status.PROVED_IMPOSSIBLE)

    def price(where: str, demand: Demand | None, outcome: Outcome, low_here: Order) -> RulePrice:
        return RulePrice(
            where=where,
            sentence="" if demand is None else sentence(event, demand),
            demand=demand,
            costs=tuple(_costs(result.stages, (low, whole.high), outcome, low_here)),
            first_wishes=_first_wishes(result, outcome.result),
            status=_status(outcome, low_here),
            fault=outcome.fault,
        )

    return RulePrices(
        base=result,
        rules=tuple(
            price(one.case.name, demand, one, low_here)
            for demand, one, low_here in zip(event.demands, single, lows, strict=True)
        ),
        together=price("", None, none, bare.low),
    )


def _status(outcome: Outcome, low: Order) -> Status | None:
    """What is known of a case; without any rule there may be proved to be no plan for it either."""
    if low == NO_PLAN:
        return Status.PROVED_IMPOSSIBLE
    return None if outcome.result is None else outcome.result.status


def _costs(stages: Sequence[Stage], base: tuple[Order, Order], outcome: Outcome, low: Order) -> Iterator[Cost]:
    """What is known of the difference in each objective, between the base (its low and high) and a case."""
    here = _standing(outcome)
    # Without a plan of its own, the base's is one.
    high = min(here.high, base[1])
    certain, free = True, True
    for place, stage in enumerate(stages):
        found = int(base[1][place] - here.high[place]) if here.has_plan else None
        below, above = (_bound(one, place) for one in (base[0], low))
        if not certain:
            yield Cost(stage.name, None, None, found)
            continue
        least = int(below - high[place])
        most = int(base[1][place] - above)
        yield Cost(stage.name, max(0, least) if free else least, most, found)
        certain = below == base[1][place] and above == high[place]
        free = free and most == 0


def _bound(low: Order, place: int) -> float:
    """What an objective does not go below; no measure does below 0."""
    return low[place] if place < len(low) else 0


def _first_wishes(base: Result, other: Result | None) -> int | None:
    """How many more attendees get their first wish in another plan than in the base's."""
    if base.measures is None or other is None or other.measures is None:
        return None
    return other.measures.got_first_wish - base.measures.got_first_wish
