"""A good plan for one scenario is tried in all others, so that none looks worse for want of luck in its search."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from allocator.model.tidy import without_empty_offerings
from allocator.plan import Measures, Plan, Result, Stage, Status
from allocator.scenario.case import Case, Outcome
from allocator.scenario.differences import what_is_left
from allocator.verify import violations
from allocator.verify.measures import measure

CONTRADICTED = (
    'The plan of "{name}" is one for this scenario too, and better than what was proved possible: '
    "a fault of this program. Please report it."
)


def exchanged(outcomes: Sequence[Outcome]) -> tuple[Outcome, ...]:
    """The outcomes, each with the best plan of all that keeps its rules."""
    plans: dict[Plan, str] = {}
    for outcome in outcomes:
        if outcome.result is not None and outcome.result.plan is not None:
            plans.setdefault(outcome.result.plan, outcome.case.name)
    return tuple(
        outcome if outcome.result is None else _with_best(outcome.case, outcome.result, plans) for outcome in outcomes
    )


def _with_best(case: Case, result: Result, plans: dict[Plan, str]) -> Outcome:
    """What came of a case, with the best of these plans by its own objectives; of equally good ones its own."""
    best = None if result.measures is None else _reached(case, result.measures)
    found = None
    for plan, name in plans.items():
        if plan == result.plan:
            continue
        fitting = without_empty_offerings(case.event, what_is_left(case.event, plan))
        measures = measure(case.event, case.policy, fitting)
        reached = _reached(case, measures)
        if (best is None or reached < best) and not violations(case.event, case.policy, fitting):
            best, found = reached, (fitting, measures, name)
    return Outcome(case, result) if found is None else _adopted(case, result, *found)


def _adopted(case: Case, result: Result, plan: Plan, measures: Measures, name: str) -> Outcome:
    """What came of a case, with a better plan than its own."""
    stages = _stages(case, result, measures)
    if result.status is Status.PROVED_IMPOSSIBLE or any(stage.value < stage.bound for stage in stages):
        return Outcome(case, None, CONTRADICTED.format(name=name))
    status = Status.PROVED_BEST if all(stage.proved for stage in stages) else Status.BEST_FOUND
    note = f'This plan was found for the scenario "{name}"; it is better here than the one found for this scenario.'
    taken = replace(
        result, plan=plan, status=status, stages=stages, measures=measures, reasons=(), notes=(*result.notes, note)
    )
    return Outcome(case, taken)


def _stages(case: Case, result: Result, measures: Measures) -> tuple[Stage, ...]:
    """The levels with what another plan reaches; a bound stays as long as the levels before it are no worse than they
    were when it was proved, and no measure is below 0."""
    found = []
    holds = bool(result.stages)
    before = result.stages or tuple(Stage(name, 0, 0) for name in case.policy.objectives)
    for stage in before:
        value = measures.value(stage.name)
        found.append(Stage(stage.name, value, stage.bound if holds else 0, stage.seconds))
        holds = holds and value <= stage.value
    return tuple(found)


def _reached(case: Case, measures: Measures) -> tuple[int, ...]:
    return tuple(measures.value(name) for name in case.policy.objectives)
