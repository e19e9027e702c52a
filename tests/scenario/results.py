"""Results by hand, for tests of what becomes of them."""

from __future__ import annotations

from allocator.event import Event
from allocator.fingerprint import input_hash
from allocator.plan import Plan, Result, Stage, Status
from allocator.policy import Policy
from allocator.scenario.whatif.case import Case, Outcome
from allocator.verify.measures import measure


def outcome(name: str, event: Event, policy: Policy, plan: Plan | None, bounds: tuple[int, ...] = ()) -> Outcome:
    """What came of a case: this plan, with these bounds on the policy's objectives (0 where none is given)."""
    measures = None if plan is None else measure(event, policy, plan)
    stages: tuple[Stage, ...] = ()
    if measures is not None:
        values = [measures.value(objective) for objective in policy.objectives]
        known = (*bounds, *(0,) * (len(values) - len(bounds)))
        stages = tuple(
            Stage(objective, value, bound, 1.5)
            for objective, value, bound in zip(policy.objectives, values, known, strict=True)
        )
    status = Status.PROVED_BEST if stages and all(stage.proved for stage in stages) else Status.BEST_FOUND
    result = Result(
        plan=plan,
        status=status if plan is not None else Status.NOTHING_FOUND,
        stages=stages,
        measures=measures,
        seed=policy.seed,
        seconds=2.5,
        versions={"allocator": "1"},
        input_hash=input_hash(event, policy),
        engine="default",
    )
    return Outcome(Case(name, (), event, policy), result)
