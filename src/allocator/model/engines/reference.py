"""All columns at once, a yes-or-no for every seat: CP-SAT, which is the reference engine, and branch and cut."""

from __future__ import annotations

from allocator.event import Event
from allocator.model.formulation.columns import Columns
from allocator.model.formulation.objectives import Level, of
from allocator.model.formulation.program import Program, assemble
from allocator.model.formulation.rows import FREE, Whole
from allocator.model.parameters import Parameters
from allocator.model.search.incumbent import Impossible, Task
from allocator.model.search.neighbourhood import with_levels
from allocator.model.solvers import cpsat, highs
from allocator.model.solvers.cpsat import Effort
from allocator.plan import Plan
from allocator.policy import Policy
from allocator.verify import violations


class Reference:
    """Nothing but CP-SAT."""

    def prepare(self, event: Event, policy: Policy, _: Parameters) -> tuple[Columns, Program]:
        """Every seat there could be."""
        columns = Columns(event, policy)
        return columns, assemble(columns).tightened()

    def start_from(self, task: Task, plan: Plan) -> None:
        """Offers a plan that keeps the rules."""
        offer_if_kept(task, plan)

    def begin(self, task: Task, program: Program) -> None:
        """Finds nothing by itself: the first objective does."""

    def lower(self, task: Task, program: Program, level: Level) -> int:
        """Runs CP-SAT from the incumbent."""
        return ask_outright(task, program, level.vector, program.least(level.vector), proves=True)


def offer_if_kept(task: Task, plan: Plan) -> bool:
    """Offers a plan if it keeps the rules; says whether it does."""
    if violations(task.columns.event, task.columns.policy, plan):
        return False
    task.incumbent.offer_plan(plan)
    return True


def ask_outright(task: Task, program: Program, vector: Whole, bound: int, *, proves: bool) -> int:
    """Has CP-SAT solve the program as it is, from the incumbent and a bound; returns the bound. Raises Impossible.

    `proves`: the bound is one on the level that is worked on.
    """
    task.incumbent.took("CP-SAT over all columns")
    effort = Effort(task.deadline.left, task.workers, task.seed, floor=bound)
    with task.incumbent.listening() as tell:

        def found_one(values: Whole, below: int) -> None:
            tell(values, below if proves else -FREE)

        # Which of the plans on the way is taken up depends on the clock.
        on_solution = None if task.deadline.counted else found_one
        found = cpsat.minimise(
            program,
            vector,
            deadline=task.deadline,
            effort=effort,
            hint=task.incumbent.values,
            on_solution=on_solution,
        )
    if found.impossible:
        raise Impossible
    if found.values is not None:
        task.incumbent.offer(found.values)
    return max(bound, found.bound)


def ask_branch_and_cut(task: Task, program: Program, vector: Whole, bound: int, *, proves: bool) -> int:
    """Has HiGHS solve the program as it is, from the incumbent; returns the bound.

    Whether there is a plan at all is not for it to say: CP-SAT counts in whole numbers. `proves` as in `ask_outright`.
    """
    task.incumbent.took("branch and cut over all columns")
    bare = program.with_rows(program.binding()).united()
    with task.incumbent.listening() as tell:

        def found_one(values: Whole, below: int) -> None:
            if program.satisfied_by(values):
                tell(values, below if proves else -FREE)

        # Which of the plans on the way is taken up depends on the clock.
        on_solution = None if task.deadline.counted else found_one
        start = task.incumbent.values
        found = highs.minimise(bare, vector, deadline=task.deadline, start=start, on_solution=on_solution)
    if found.impossible:
        return bound
    if found.values is not None:
        task.incumbent.offer(found.values)
    return max(bound, found.bound)


LOADING = 1e-5
"""About the seconds that CP-SAT takes to be given each column of a program."""


def ask_reference(task: Task, name: str, bound: int) -> int:
    """The same over every seat there could be, for an objective that other methods have left open; returns the bound.

    Left out where the time left would not do to hand the program over.
    """
    event, policy = task.columns.event, task.columns.policy
    seats = len(event.attendees) * len(event.sessions) * len(event.rounds)
    if task.deadline.left < seats * LOADING:
        return bound
    columns = Columns(event, policy) if task.columns.chosen is not None else task.columns
    program = with_levels(task, columns).tightened()
    plan = task.incumbent.plan
    effort = Effort(task.deadline.left, task.workers, task.seed, floor=bound)
    task.incumbent.took("CP-SAT over all columns")
    found = cpsat.minimise(
        program,
        of(columns, name),
        deadline=task.deadline,
        effort=effort,
        hint=None if plan is None else columns.values(plan),
    )
    if found.impossible:
        raise Impossible
    if found.values is not None:
        task.incumbent.offer_plan(columns.plan(found.values))
    return max(bound, found.bound)
