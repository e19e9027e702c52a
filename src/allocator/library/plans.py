"""Plans: found, verified, measured, and replanned after an announcement."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, TypeVar

from allocator.errors import Problem
from allocator.event import Event
from allocator.library.own_rules import Own, own_rules_named, with_rules
from allocator.plan import Measures, Plan, Result
from allocator.policy import Policy
from allocator.verify.violation import Violation

if TYPE_CHECKING:
    from allocator.model.search.incumbent import OnProgress
    from allocator.model.solvers.deadline import Deadline
    from allocator.scenario.changes.change import Change
    from allocator.scenario.replan.edits import Edits
    from allocator.scenario.replan.frontier import Point
    from allocator.scenario.replan.replanned import Replanned
    from allocator.workbook.plan.read import ReadPlan

T = TypeVar("T")


def solve(
    event: Event,
    policy: Policy,
    *,
    time_limit: float = 60.0,
    rules: Iterable[Own] = (),
    gap: float = 0.0,
    engine: str = "default",
    workers: int = 2,
    reproducible: bool = False,
    start: Plan | None = None,
    on_progress: OnProgress | None = None,
    interruptible: bool = False,
) -> Result:
    """The best plan found within `time_limit` seconds, with what is proved about it.

    An objective is good enough, and the next one begins, as soon as its value is within `gap` (0 to 1) of what is
    proved possible. `engine` is 'default' or 'cpsat' (the reference), `workers` the number of threads. If it is
    `reproducible`, time is counted in work, and the same input gives the same plan on every run. The search goes on
    from `start` where that keeps the rules. If it is `interruptible`, Ctrl-C ends it early with the best plan so far.

    An event without a plan is an answer, not an error: see `Result.status`, and `Result.reasons` for why. Raises
    RuleTrouble for rules that cannot be used, and UnverifiedPlan where a plan breaks a rule: with a rule of one's own
    that means that its `rows` and its `check` say different things.
    """
    policy = with_rules(policy, rules)

    def work(deadline: Deadline) -> Result:
        from allocator.model.solve import solve  # here, so that Ctrl-C while it is imported ends the search too

        return solve(
            event,
            policy,
            gap=gap,
            engine=engine,
            workers=workers,
            deadline=deadline,
            on_progress=on_progress,
            start=start,
        )

    with own_rules_named(policy):
        return within(work, time_limit, reproducible=reproducible, interruptible=interruptible)


def within(
    work: Callable[[Deadline], T],
    seconds: float,
    *,
    reproducible: bool,
    interruptible: bool,
    on_interrupt: Callable[[], None] | None = None,
) -> T:
    """What work returns that ends by a deadline; with `interruptible` the first Ctrl-C is that deadline.

    `on_interrupt` is called when that happens.
    """
    from allocator.interrupt import run_until_interrupted
    from allocator.model.solvers.deadline import Deadline

    deadline = Deadline(seconds, counted=reproducible)
    if not interruptible:
        return work(deadline)

    def ask() -> None:
        deadline.ask()
        if on_interrupt is not None:
            on_interrupt()

    return run_until_interrupted(lambda: work(deadline), ask)


def verify(event: Event, policy: Policy, plan: Plan, *, rules: Iterable[Own] = ()) -> tuple[Violation, ...]:
    """Every rule that a plan breaks, with whom it is about and in a sentence how; empty for a plan that keeps them."""
    from allocator.verify import violations

    return violations(event, with_rules(policy, rules), plan)


def measure(event: Event, policy: Policy, plan: Plan, *, rules: Iterable[Own] = ()) -> Measures:
    """The figures of a plan: objectives, ranks granted, seats missing; those of one's own are in `Measures.own`."""
    from allocator.verify.measures import measure

    return measure(event, with_rules(policy, rules), plan)


def edits_by_hand(
    event: Event, policy: Policy, read: ReadPlan
) -> tuple[Edits, tuple[Measures, Measures]] | tuple[None, None]:
    """What was edited in a plan workbook since it was written, with the measures before and after.

    None twice where the workbook does not say what was written in it.
    """
    from allocator.scenario.replan.edits import edits_of, measured

    if read.written is None:
        return None, None
    return edits_of(read.written, read.plan), measured(event, policy, read.written, read.plan)


def replan(
    event: Event,
    policy: Policy,
    announced: Plan | ReadPlan,
    changes: Sequence[Change] = (),
    *,
    rules: Iterable[Own] = (),
    frozen: Sequence[str] = (),
    moves: int | None = None,
    points: int | None = None,
    waitlist: bool = False,
    keep_edits: bool = False,
    announced_file: object = "The announced plan",
    time_limit: float = 60.0,
    gap: float = 0.0,
    engine: str = "default",
    workers: int = 2,
    reproducible: bool = False,
    on_warnings: Callable[[Sequence[Problem]], None] | None = None,
    on_progress: OnProgress | None = None,
    on_point: Callable[[Point], None] | None = None,
    interruptible: bool = False,
) -> Replanned:
    """The next plan after one that was announced and changes, with the fewest attendees moved.

    `announced` is a plan, or what `read_plan_workbook` read, whose pins then hold too, and whose edits by hand as well
    if `keep_edits`. Rounds that are `frozen` were held: nothing changes in them. With `moves` that many attendees may
    lose a seat, and the plan is the best for everybody within that. With `points` (2 or more) that many plans between
    the fewest moves and the best plan are found, each within `time_limit` seconds, and `Replanned.trade` lists them.
    With `waitlist` only free seats are given out, in the order of a draw, and nobody moves.

    `Replanned.result` is the answer, `Replanned.differences` who has what instead, and `Replanned.asked.changed` the
    event as it now is. Raises ChangeTrouble where a change, or an edit that is to be kept, contradicts the event;
    RuleTrouble and UnverifiedPlan as `solve` does; ValueError for `waitlist` with `moves` or `points`.
    """
    from allocator.scenario.changes.agreement import odd_now
    from allocator.scenario.replan.edits import NONE, edits_to_keep
    from allocator.scenario.replan.replanning import replanning

    if waitlist and (moves is not None or points is not None):
        raise ValueError("a waiting list moves nobody: leave out moves and points")
    policy = with_rules(policy, rules)
    read = None if isinstance(announced, Plan) else announced
    plan = announced if isinstance(announced, Plan) else announced.plan
    edits = NONE
    if keep_edits:
        edits = edits_to_keep(None if read is None else read.written, plan, announced_file)
    asked = replanning(
        event,
        policy,
        plan,
        changes,
        frozen=frozen,
        moves=None if points is not None else moves,
        edits=edits,
        pinned=() if read is None else read.pinned,
        known_before=() if read is None else read.attendees,
    )
    if on_warnings is not None:
        odd = odd_now((event, policy), (asked.changed, asked.decided))
        on_warnings((*odd, *(() if read is None else (*read.warnings, *read.gone))))

    def work(deadline: Deadline) -> Replanned:
        from allocator.scenario.replan.replanned import Way, given_out, searched, traded

        way = Way(time_limit, gap, engine, workers)
        if waitlist:
            return given_out(asked, way, deadline=deadline)
        if points is None:
            return searched(asked, way, deadline=deadline, on_progress=on_progress)
        return traded(
            asked, way, points=points, moves=moves, deadline=deadline, on_progress=on_progress, on_point=on_point
        )

    seconds = time_limit * (1 if points is None else points + 1)
    with own_rules_named(policy):
        return within(work, seconds, reproducible=reproducible, interruptible=interruptible)
