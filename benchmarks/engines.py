"""Every way to solve that is compared, by its name.

Importing this takes the solvers in: leave it to the process that runs them.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from allocator.event import Event
from allocator.model.search.incumbent import Progress
from allocator.model.solve import ENGINES as OURS
from allocator.model.solve import solve
from allocator.plan import Plan, Status
from allocator.policy import Policy
from benchmarks.engine import Answer, Engine, Point
from benchmarks.rivals import by_hand as practices
from benchmarks.rivals.fair import fairpyx
from benchmarks.rivals.whole import highs


def ours(name: str) -> Engine:
    """An engine of the project, with the curve of its last objective."""

    def solved(event: Event, policy: Policy, time_limit: float) -> Answer:
        last = policy.objectives[-1]
        curve: list[Point] = []

        def note(progress: Progress) -> None:
            if progress.level == last:
                curve.append(Point(progress.seconds, progress.value, progress.bound))

        result = solve(event, policy, time_limit=time_limit, engine=name, on_progress=note)
        stage = next((stage for stage in result.stages if stage.name == last), None)
        if stage is not None:
            curve.append(Point(result.seconds, stage.value, stage.bound))
        return Answer(
            plan=result.plan,
            bound=None if stage is None else stage.bound,
            status=result.status,
            first_plan_seconds=result.first_plan_seconds,
            curve=tuple(curve),
        )

    return solved


def by_hand(practice: Callable[[Event, Policy], Plan]) -> Engine:
    """A practice that ends by itself within seconds, and proves nothing."""

    def solved(event: Event, policy: Policy, _time_limit: float) -> Answer:
        started = time.perf_counter()
        plan = practice(event, policy)
        return Answer(plan, None, Status.BEST_FOUND, first_plan_seconds=time.perf_counter() - started)

    return solved


ENGINES: dict[str, Engine] = {
    **{name: ours(name) for name in OURS},
    "highs": highs,
    "fairpyx utilitarian": fairpyx("utilitarian_matching"),
    "fairpyx OC": fairpyx("OC_function"),
    "fairpyx almost egalitarian": fairpyx("almost_egalitarian_allocation"),
    "fairpyx round robin": fairpyx("round_robin"),
    "first come": by_hand(practices.first_come),
    "serial dictatorship": by_hand(practices.serial_dictatorship),
    "boston": by_hand(practices.boston),
    "draft": by_hand(practices.draft),
}
"""Ours first, `default` being what `allocator solve` runs and `cpsat` the reference; then the rivals."""
