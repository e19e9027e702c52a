"""A good plan for one scenario is tried in all others, so that none looks worse for want of luck in its search."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from allocator.errors import UnverifiedPlan
from allocator.model.search.pruning import without_empty_offerings
from allocator.model.solve import repaired
from allocator.plan import Measures, Plan, Result, Status
from allocator.scenario.bounds import beside_bounds, status_of
from allocator.scenario.differences import what_is_left
from allocator.scenario.whatif.case import Case, Outcome
from allocator.verify import violations
from allocator.verify.measures import measure

UNSETTLED = (Status.BEST_FOUND, Status.NOTHING_FOUND)
"""What may be bettered."""

NO_OTHERS: Mapping[Plan, str] = {}

CONTRADICTED = (
    'The plan of "{name}" is one for this scenario too, and better than what was proved possible: '
    "a fault of this program. Please report it."
)


def exchanged(outcomes: Sequence[Outcome], others: Mapping[Plan, str] = NO_OTHERS) -> tuple[Outcome, ...]:
    """The outcomes, each with the best plan of all, and of `others` with their names, that keeps its rules.

    Where the plan of the first, the base, does not fit as it is, it is repaired.
    """
    plans = dict(others)
    for outcome in outcomes:
        if outcome.result is not None and outcome.result.plan is not None:
            plans.setdefault(outcome.result.plan, outcome.case.name)
    base = next((one.result.plan for one in outcomes[:1] if one.result is not None), None)
    return tuple(
        outcome if outcome.result is None else _with_best(outcome.case, outcome.result, plans, base)
        for outcome in outcomes
    )


def _with_best(case: Case, result: Result, plans: Mapping[Plan, str], base: Plan | None) -> Outcome:
    """What came of a case, with the best of these plans by its own objectives; of equally good ones its own."""
    best = None if result.measures is None else _reached(case, result.measures)
    found = None
    for plan, name in plans.items():
        if plan == result.plan:
            continue
        fitting = _fitted(case, what_is_left(case.event, plan))
        if plan == base and result.status in UNSETTLED and violations(case.event, case.policy, fitting):
            fitting = repaired(case.event, case.policy, fitting) or fitting
        measures = measure(case.event, case.policy, fitting)
        reached = _reached(case, measures)
        if (best is None or reached < best) and not violations(case.event, case.policy, fitting):
            best, found = reached, (fitting, measures, name)
    return Outcome(case, result) if found is None else _adopted(case, result, *found)


def _fitted(case: Case, plan: Plan) -> Plan:
    """A plan without the empty offerings of which this case has no use: it breaks no more rules without them."""
    broken = len(violations(case.event, case.policy, plan))
    return without_empty_offerings(
        case.event, plan, lambda less: len(violations(case.event, case.policy, less)) <= broken
    )


def _adopted(case: Case, result: Result, plan: Plan, measures: Measures, name: str) -> Outcome:
    """What came of a case, with a better plan than its own."""
    try:
        if result.status is Status.PROVED_IMPOSSIBLE:
            raise UnverifiedPlan
        stages = beside_bounds(case.policy.objectives, measures.value, result.stages)
    except UnverifiedPlan:
        return Outcome(case, None, CONTRADICTED.format(name=name))
    note = f'This plan was found for the scenario "{name}"; it is better here than the one found for this scenario.'
    notes = (*result.notes, note)
    taken = replace(
        result, plan=plan, status=status_of(stages), stages=stages, measures=measures, reasons=(), notes=notes
    )
    return Outcome(case, taken)


def _reached(case: Case, measures: Measures) -> tuple[int, ...]:
    return tuple(measures.value(name) for name in case.policy.objectives)
