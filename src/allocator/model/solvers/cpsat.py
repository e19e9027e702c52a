"""CP-SAT over a program: one objective made as small as time allows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from ortools.sat.python import cp_model

from allocator.model.formulation.program import Program
from allocator.model.formulation.terms import FREE, Whole
from allocator.model.solvers.deadline import Deadline
from allocator.model.solvers.found import Found

OnSolution = Callable[[Whole, int], None]
"""Called with the values of all columns and a bound on the objective."""


@dataclass(frozen=True)
class Effort:
    """How hard to search: seconds, workers and seed; `floor` is a bound already proved elsewhere.

    With `any_will_do` the first solution ends the search.
    """

    seconds: float
    workers: int = 2
    seed: int = 1
    floor: int = -FREE
    any_will_do: bool = False


def minimise(
    program: Program,
    vector: Whole,
    *,
    deadline: Deadline,
    effort: Effort,
    hint: Whole | None = None,
    on_solution: OnSolution | None = None,
) -> Found:
    """The least that `vector` times the columns can be, as far as the effort goes."""
    program = program.tightened()
    if program.impossible:
        return Found(None, FREE, FREE, impossible=True)
    model, index = _model(program, vector, effort.floor)
    if hint is not None:
        kept = np.flatnonzero(index >= 0)
        proto = model.proto.solution_hint
        proto.vars.extend(index[kept].tolist())
        proto.values.extend(hint[kept].tolist())
    solver = cp_model.CpSolver()
    seconds = max(0.01, min(effort.seconds, deadline.left))
    if deadline.counted:
        # Several workers, or a limit by the clock, would find something else each time.
        solver.parameters.num_workers = 1
        solver.parameters.max_deterministic_time = seconds
    else:
        solver.parameters.num_workers = effort.workers
        solver.parameters.max_time_in_seconds = seconds
    solver.parameters.random_seed = effort.seed
    solver.parameters.catch_sigint_signal = False
    solver.parameters.stop_after_first_solution = effort.any_will_do

    def unfolded(response_values: list[int]) -> Whole:
        values = program.low.copy()
        kept = index >= 0
        values[kept] = np.array(response_values, np.int64)[index[kept]]
        return values

    watcher = None
    if on_solution is not None:
        watcher = _Watcher(lambda values, bound: on_solution(unfolded(values), bound))
    with deadline.stopping(solver.stop_search):
        status = solver.solve(model, watcher)
    deadline.spend(solver.response_proto.deterministic_time)
    if status == cp_model.INFEASIBLE:
        return Found(None, FREE, FREE, impossible=True)
    if status == cp_model.MODEL_INVALID:
        raise ValueError(model.validate())
    bound = effort.floor if status == cp_model.UNKNOWN else max(effort.floor, _whole(solver.best_objective_bound))
    if status == cp_model.UNKNOWN:
        return Found(None, FREE, bound)
    values = unfolded(list(solver.response_proto.solution))
    return Found(values, int(vector @ values), bound)


def _whole(bound: float) -> int:
    """A bound on a whole number, rounded up but for numerical noise."""
    return int(np.ceil(bound - 1e-6))


class _Watcher(cp_model.CpSolverSolutionCallback):
    """Hands every better solution on."""

    def __init__(self, tell: Callable[[list[int], int], None]) -> None:
        super().__init__()
        self._tell = tell

    def on_solution_callback(self) -> None:
        self._tell(list(self.response_proto.solution), _whole(self.best_objective_bound))


def _model(program: Program, vector: Whole, floor: int) -> tuple[cp_model.CpModel, Whole]:
    """A CP-SAT model of the free columns, and the variable of each column (-1: held)."""
    free = program.low < program.high
    index = np.where(free, np.cumsum(free) - 1, -1)
    model = cp_model.CpModel()
    proto = model.proto
    for low, high in zip(program.low[free].tolist(), program.high[free].tolist(), strict=True):
        proto.variables.add().domain.extend([low, high])
    held = np.where(free, 0, program.low)
    constant = program.sums(program.coefficient * held[program.column])
    keep = free[program.column]
    row, column, coefficient = program.row[keep], index[program.column[keep]], program.coefficient[keep]
    start = np.concatenate([[0], np.cumsum(np.bincount(row, minlength=len(program.lower)))])
    least, most = program.activity()
    needed = ((program.lower > least) | (program.upper < most)) & (np.diff(start) > 0)
    for one in np.flatnonzero(needed).tolist():
        entries = slice(int(start[one]), int(start[one + 1]))
        linear = proto.constraints.add().linear
        linear.vars.extend(column[entries].tolist())
        linear.coeffs.extend(coefficient[entries].tolist())
        shift = int(constant[one])
        low = -(2**62) if program.lower[one] <= -FREE else int(program.lower[one]) - shift
        high = 2**62 if program.upper[one] >= FREE else int(program.upper[one]) - shift
        linear.domain.extend([low, high])
    wanted = np.flatnonzero(free & (vector != 0))
    proto.objective.vars.extend(index[wanted].tolist())
    proto.objective.coeffs.extend(vector[wanted].tolist())
    proto.objective.offset = float(vector @ held)
    if floor > -FREE:
        base = floor - int(vector @ held)
        proto.objective.domain.extend([base, 2**62])
    return model, index
