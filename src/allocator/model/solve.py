"""From an event to a result: one objective after the other, each fixed at what it reached before the next begins."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace

from allocator.event import Event
from allocator.fingerprint import input_hash
from allocator.memory import peak_mb
from allocator.model.bounds.necessary import counted
from allocator.model.engines.portfolio import Portfolio
from allocator.model.engines.reference import Reference
from allocator.model.formulation.columns import Columns
from allocator.model.formulation.objectives import levels
from allocator.model.formulation.program import Program
from allocator.model.infeasible.diagnose import diagnose
from allocator.model.search.incumbent import Engine, Impossible, Incumbent, OnProgress, Task
from allocator.model.search.pruning import without_empty_offerings
from allocator.model.solvers.deadline import Deadline
from allocator.model.versions import versions
from allocator.plan import Plan, Result, Stage, Status
from allocator.policy import MOVE_OBJECTIVES, Policy
from allocator.verify import violations
from allocator.verify.measures import measure

ENGINES: dict[str, Engine] = {"default": Portfolio(), "cpsat": Reference()}

SHARE = 0.25
"""The part of the time left that an objective may take while another one follows."""

MOST = 0.75
"""The same where only moves follow."""


def solve(
    event: Event,
    policy: Policy,
    *,
    time_limit: float = 60.0,
    gap: float = 0.0,
    engine: str = "default",
    workers: int = 2,
    reproducible: bool = False,
    on_progress: OnProgress | None = None,
    deadline: Deadline | None = None,
    start: Plan | None = None,
) -> Result:
    """The best plan found within `time_limit` seconds, with what is proved about it.

    An objective is left for the next one as soon as its gap is no more than `gap` (0 to 1). If it is `reproducible`,
    time is counted in work, not by the clock, and the same event, policy and limits give the same plan every time.
    `deadline` lets another thread end the search early; its own limit and clock then count. The search goes on from
    `start` if that is a plan that keeps the rules. Raises UnverifiedPlan where a plan of ours breaks a rule, which is a
    fault of this program.
    """
    deadline = deadline or Deadline(time_limit, counted=reproducible)
    began = time.monotonic()
    chosen = ENGINES[engine]
    columns, program = chosen.prepare(event, policy)
    incumbent = Incumbent(columns, levels(columns), deadline, on_progress, gap=gap)
    task = Task(columns, incumbent, deadline, workers, policy.seed)
    stages: tuple[Stage, ...] = ()
    reasons: tuple[str, ...] = ()
    status = Status.NOTHING_FOUND
    try:
        if start is not None and not violations(event, policy, start):
            incumbent.offer_plan(start)
        stages = _levels(task, chosen, program)
        if incumbent.plan is not None:
            status = Status.PROVED_BEST if all(stage.proved for stage in stages) else Status.BEST_FOUND
    except Impossible:
        status, reasons = diagnose(Columns(event, policy), deadline=deadline, workers=workers, seed=policy.seed)
    plan = None if incumbent.plan is None else without_empty_offerings(event, incumbent.plan)
    return Result(
        plan=plan,
        status=status,
        stages=stages,
        measures=None if plan is None else measure(event, policy, plan),
        seed=policy.seed,
        seconds=time.monotonic() - began,
        versions=versions(),
        input_hash=input_hash(event, policy),
        engine=engine,
        reasons=reasons,
        first_plan_seconds=incumbent.first_seconds,
        peak_mb=peak_mb(),
        reproducible=deadline.counted,
    )


def _share(following: Sequence[str]) -> float:
    """The part of the time left for a level that these follow; moves that come last only choose among equals."""
    if not following:
        return 1.0
    return MOST if set(following) <= set(MOVE_OBJECTIVES) else SHARE


def _levels(task: Task, engine: Engine, program: Program) -> tuple[Stage, ...]:
    """Each objective in its turn."""
    if program.impossible or any(counted(task.columns.event, task.columns.policy)):
        raise Impossible
    engine.begin(task, program)
    wanted = task.incumbent.levels
    proved: list[tuple[int, float]] = []
    for number, level in enumerate(wanted, start=1):
        began = task.deadline.elapsed
        seconds = task.deadline.left * _share([other.name for other in wanted[number:]])
        with task.deadline.part(seconds) as deadline:
            task.incumbent.begin(level, deadline.ask)
            bound = engine.lower(replace(task, deadline=deadline), program, level)
        value = task.incumbent.value(level.vector)
        if value is None:
            return ()
        proved.append((bound, task.deadline.elapsed - began))
        task.incumbent.fixed[level.name] = value
        program = program.with_row(level.vector, at_most=value).tightened()
    # A later level may have bettered an earlier one that was not proved: the values are those of the last plan.
    return tuple(
        Stage(level.name, value, min(bound, value), seconds)
        for level, (bound, seconds) in zip(wanted, proved, strict=True)
        if (value := task.incumbent.value(level.vector)) is not None
    )
