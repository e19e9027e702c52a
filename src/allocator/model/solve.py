"""From an event to a result: one objective after the other, each fixed at what it reached before the next begins."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace

from allocator.errors import FalseProof, UnverifiedPlan
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
from allocator.model.parameters import STANDARD, Parameters
from allocator.model.search.incumbent import Engine, Impossible, Incumbent, OnProgress, Task
from allocator.model.search.pruning import without_empty_offerings
from allocator.model.solvers.deadline import Deadline
from allocator.model.versions import versions
from allocator.plan import Measures, Plan, Result, Stage, Status
from allocator.policy import MOVE_OBJECTIVES, Policy
from allocator.verify import violations
from allocator.verify.measures import measure

ENGINES: dict[str, Engine] = {"default": Portfolio(), "cpsat": Reference()}
"""The engines by their names on the command line."""

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
    parameters: Parameters = STANDARD,
) -> Result:
    """The best plan found within `time_limit` seconds, with what is proved about it.

    An objective is left for the next one as soon as its gap is no more than `gap` (0 to 1). If it is `reproducible`,
    time is counted in work, not by the clock, and the same event, policy and limits give the same plan every time.
    `deadline` lets another thread end the search early; its own limit and clock then count. The search goes on from
    `start`, repaired where it does not keep the rules. `parameters` say which method is used from which size on. Raises
    UnverifiedPlan where a plan of ours breaks a rule, and FalseProof where a bound of ours is refuted by a plan: faults
    of this program, or of a rule of one's own whose rows and check do not say the same.
    """
    deadline = deadline or Deadline(time_limit, counted=reproducible)
    began = time.monotonic()
    asked = _Asked(event, policy, engine, workers, parameters, gap)
    found = _Found() if any(counted(event, policy)) else asked.searched(deadline, on_progress, start)
    plan, measures, stages, reasons = found.plan, found.measures, found.stages, tuple[str, ...]()
    if stages:
        status = Status.PROVED_BEST if all(stage.proved for stage in stages) else Status.BEST_FOUND
    elif found.impossible:
        status, reasons = diagnose(Columns(event, policy), deadline=deadline, workers=workers, seed=policy.seed)
    else:
        status = Status.NOTHING_FOUND
    return Result(
        plan=plan,
        status=status,
        stages=stages,
        measures=measures,
        seed=policy.seed,
        seconds=time.monotonic() - began,
        versions=versions(),
        input_hash=input_hash(event, policy),
        engine=engine,
        reasons=reasons,
        first_plan_seconds=found.first_seconds,
        peak_mb=peak_mb(),
        reproducible=deadline.counted,
        methods=found.methods,
    )


def repaired(event: Event, policy: Policy, plan: Plan, *, work: float = 10.0) -> Plan | None:
    """A plan for this event with as much of another plan as fits, verified; None where none is found soon.

    `work` is counted in about the seconds that it takes, so that the same question has the same answer.
    """
    deadline = Deadline(work, counted=True)
    columns = Columns(event, policy)
    task = Task(columns, Incumbent(columns, levels(columns), deadline, None), deadline, 1, policy.seed)
    try:
        ENGINES["default"].start_from(task, plan)
    except Impossible:
        return None
    return task.incumbent.plan


@dataclass(frozen=True)
class _Found:
    """What a search ended with; without a plan it may have found that there is none."""

    plan: Plan | None = None
    measures: Measures | None = None
    stages: tuple[Stage, ...] = ()
    impossible: bool = True
    first_seconds: float | None = None
    methods: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Asked:
    """A question to an engine."""

    event: Event
    policy: Policy
    engine: str
    workers: int
    parameters: Parameters
    gap: float

    def searched(self, deadline: Deadline, on_progress: OnProgress | None, start: Plan | None) -> _Found:
        """The best plan that the engine finds, verified, and what it proves."""
        engine = ENGINES[self.engine]
        columns, program = engine.prepare(self.event, self.policy, self.parameters)
        incumbent = Incumbent(columns, levels(columns), deadline, on_progress, gap=self.gap)
        task = Task(columns, incumbent, deadline, self.workers, self.policy.seed, self.parameters)
        bounds: tuple[tuple[int, float], ...] = ()
        impossible = False
        try:
            if start is not None:
                engine.start_from(task, start)
            bounds = _levels(task, engine, program)
        except Impossible:
            impossible = True
            if incumbent.plan is not None:
                raise FalseProof(
                    "A plan was found, and then none was said to exist: a fault of this program. "
                    "Please report this event."
                ) from None
        plan, measures = _finished(task)
        stages = () if measures is None else _stages(task, program, bounds, measures)
        return _Found(plan, measures, stages, impossible, incumbent.first_seconds, tuple(incumbent.methods))


def _finished(task: Task) -> tuple[Plan | None, Measures | None]:
    """The incumbent's plan without offerings that are of no use, verified, and its figures; None where there is none.

    The incumbent itself was verified when it was found, so that it is not verified again where nothing changes.

    Raises UnverifiedPlan where the plan breaks a rule, or where its figures are not those that the model has for it.
    """
    event, policy = task.columns.event, task.columns.policy
    found = task.incumbent.plan
    if found is None:
        return None, None
    reached = task.incumbent.reached

    def acceptable(less: Plan) -> bool:
        if violations(event, policy, less):
            return False
        values = task.columns.values(less)
        return tuple(int(level.vector @ values) for level in task.incumbent.levels) <= reached

    plan = without_empty_offerings(event, found, acceptable)
    broken = [] if plan is found else sorted({violation.rule for violation in violations(event, policy, plan)})
    if broken:
        raise UnverifiedPlan(f"A plan of our own breaks a rule ({', '.join(broken)}): a fault of this program.")
    measures = measure(event, policy, plan)
    values = task.columns.values(plan)
    for level in task.incumbent.levels:
        modelled, measured = int(level.vector @ values), measures.value(level.name)
        if modelled != measured:
            raise UnverifiedPlan(
                f"'{level.name}' measures {measured} in a plan, and its terms say {modelled}. Nothing was written."
            )
    return plan, measures


def _share(following: Sequence[str]) -> float:
    """The part of the time left for a level that these follow; moves that come last only choose among equals."""
    if not following:
        return 1.0
    return MOST if set(following) <= set(MOVE_OBJECTIVES) else SHARE


def _levels(task: Task, engine: Engine, program: Program) -> tuple[tuple[int, float], ...]:
    """Each objective in its turn: what was proved of it, and the seconds that it took.

    A bound holds for plans in which no objective before is above what it had reached then. While time is left, the
    objectives from the first one on that is not proved have another turn.
    """
    if program.impossible:
        raise Impossible
    engine.begin(task, program)
    proved: list[tuple[int, float]] = []
    while True:
        before, number = task.deadline.elapsed, _first_open(task, proved)
        if number == len(task.incumbent.levels):
            break
        _turns(task, engine, program, proved, number)
        complete = len(proved) == len(task.incumbent.levels)
        # Where time is counted in work, a method that gives up at once counts nothing.
        if not complete or task.deadline.left <= 0 or task.deadline.elapsed == before:
            break
    return tuple(proved)


def _first_open(task: Task, proved: Sequence[tuple[int, float]]) -> int:
    """The place of the first objective that had no turn yet, or is neither proved nor good enough."""
    for place, (level, (bound, _)) in enumerate(zip(task.incumbent.levels, proved, strict=False)):
        value = task.incumbent.value(level.vector)
        if value is None or not task.incumbent.enough(value, bound):
            return place
    return len(proved)


def _turns(task: Task, engine: Engine, program: Program, proved: list[tuple[int, float]], first: int) -> None:
    """A turn for each objective from one place on; the others are held at what they reached."""
    wanted = task.incumbent.levels
    known = {level.name: turn for level, turn in zip(wanted, proved, strict=False)}
    del proved[first:]
    before_this = dict(task.incumbent.fixed)
    for level in wanted[first:]:
        task.incumbent.fixed.pop(level.name, None)
    for level in wanted[:first]:
        program = program.with_row(level.vector, at_most=task.incumbent.fixed[level.name]).tightened()
    for number, level in enumerate(wanted[first:], start=first + 1):
        began = task.deadline.elapsed
        following = [other.name for other in wanted[number:]]
        bound, spent = program.least(level.vector), 0.0
        if level.name in known:
            spent = known[level.name][1]
            # What was proved of it still holds where no objective before it may be worse than it could be then.
            fixed = task.incumbent.fixed
            if all(fixed[one.name] <= before_this.get(one.name, fixed[one.name] - 1) for one in wanted[: number - 1]):
                bound = max(bound, known[level.name][0])
        while True:
            before = task.deadline.elapsed
            with task.deadline.part(task.deadline.left * _share(following)) as deadline:
                task.incumbent.begin(level, deadline.ask, bound)
                bound = max(bound, engine.lower(replace(task, deadline=deadline), program, level))
                task.incumbent.prove(bound)
            value = task.incumbent.value(level.vector)
            # Where time is counted in work, a method that gives up at once counts nothing.
            if value is not None or task.deadline.left <= 0 or task.deadline.elapsed == before:
                break
            # Without a plan there is nothing to go on from: the level has all the time that is left.
            following = []
        if value is None:
            break
        proved.append((bound, spent + task.deadline.elapsed - began))
        task.incumbent.fixed[level.name] = value
        program = program.with_row(level.vector, at_most=value).tightened()


def _stages(task: Task, program: Program, proved: Sequence[tuple[int, float]], measures: Measures) -> tuple[Stage, ...]:
    """What the plan reaches in each objective, and what was proved of it. Raises FalseProof where the two contradict.

    A later objective may have bettered an earlier one that was not proved, and an objective between them may be worse
    for it: what was proved of those that follow says nothing then of the plan at last.
    """
    stages: list[Stage] = []
    holds = True
    for place, level in enumerate(task.incumbent.levels):
        value = measures.value(level.name)
        bound, seconds = proved[place] if place < len(proved) else (program.least(level.vector), 0.0)
        if not holds:
            bound = program.least(level.vector)
        if bound > value:
            raise FalseProof(
                f"'{level.name}' is {value} in a plan and was proved to be at least {bound}: a fault of this program. "
                "Nothing was written. Please report this event."
            )
        stages.append(Stage(level.name, value, bound, seconds))
        holds = holds and value <= task.incumbent.fixed.get(level.name, value - 1)
    return tuple(stages)
