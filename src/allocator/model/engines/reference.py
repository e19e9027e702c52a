"""The reference engine: CP-SAT on all columns at once, a yes-or-no for every seat."""

from __future__ import annotations

from allocator.event import Event
from allocator.model.formulation.columns import Columns
from allocator.model.formulation.objectives import Level
from allocator.model.formulation.program import Program, assemble
from allocator.model.search.incumbent import Impossible, Task, least
from allocator.model.solvers import cpsat
from allocator.model.solvers.cpsat import Effort
from allocator.policy import Policy


class Reference:
    """Nothing but CP-SAT."""

    def prepare(self, event: Event, policy: Policy) -> tuple[Columns, Program]:
        """Every seat there could be."""
        columns = Columns(event, policy)
        return columns, assemble(columns).tightened()

    def begin(self, task: Task, program: Program) -> None:
        """Finds nothing by itself: the first objective does."""

    def lower(self, task: Task, program: Program, level: Level) -> int:
        """Runs CP-SAT from the incumbent."""
        effort = Effort(task.deadline.left, task.workers, task.seed, floor=least(program, level.vector))
        with task.incumbent.listening() as tell:
            # Which of the plans on the way is taken up depends on the clock.
            on_solution = None if task.deadline.counted else tell
            found = cpsat.minimise(
                program,
                level.vector,
                deadline=task.deadline,
                effort=effort,
                hint=task.incumbent.values,
                on_solution=on_solution,
            )
        if found.impossible:
            raise Impossible
        if found.values is not None:
            task.incumbent.offer(found.values)
        return found.bound
