"""HiGHS over a program: the linear relaxation, kept warm between questions, and whole numbers by branch and cut.

HiGHS releases Python's lock while it runs, so that searches in threads use all cores.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import highspy
import numpy as np
import numpy.typing as npt

from allocator.model.formulation.program import Program
from allocator.model.formulation.terms import FREE, Whole
from allocator.model.solvers.deadline import Deadline
from allocator.model.solvers.found import Found

Numbers = npt.NDArray[np.float64]

STEP, INNER, NODE = 2e-8, 2e-6, 2e-6
"""About the seconds that each column costs in a step of the simplex method, in one of the interior point, in a node."""

TRUSTED = 10**5
"""The largest coefficient with which branch and cut proves anything: it takes a row or a cost as met within 1e-6."""

OnSolution = Callable[[Whole, int], None]
"""Called with the values of all columns and a bound on the objective."""

LARGE = 50_000
"""Columns from which on the interior point method, with crossover, is faster than the simplex method from nothing."""

SCALE, COUNTABLE = 2**24, 2.0**58
"""Prices are rounded to multiples of 1 / SCALE, so that what they prove is computed exactly: coarser where costs are so
steep that their sum in such parts would not be COUNTABLE in 64 bits."""


@dataclass(frozen=True)
class LinearSolution:
    """What the relaxation says: its value, the columns' values and reduced costs, and the price of each row.

    `impossible`: no values keep the rows. With neither values nor that, the value is above the cutoff or time ran out.
    """

    value: float = np.inf
    values: Numbers | None = None
    reduced: Numbers | None = None
    prices: Numbers | None = None
    impossible: bool = False


class LinearRelaxation:
    """The linear relaxation of a program under one objective; questions asked in turn start from the last answer."""

    def __init__(self, program: Program, vector: Whole, *, warm: bool = True) -> None:
        self._highs = _loaded(program, vector, whole=False)
        if warm:
            self._highs.setOptionValue("presolve", "off")
        elif len(program.low) > LARGE:
            self._highs.setOptionValue("solver", "ipm")

    def hold(self, columns: Whole, values: Whole) -> None:
        """Holds columns at values."""
        numbers = values.astype(float)
        self._highs.changeColsBounds(len(columns), columns.astype(np.int32), numbers, numbers)

    def solve(self, deadline: Deadline, *, cutoff: float = np.inf) -> LinearSolution:
        """The least value, unless it is above the cutoff or time runs out."""
        highs = self._highs
        highs.setOptionValue("objective_bound", cutoff)
        _run(highs, deadline, deadline.left)
        status = highs.getModelStatus()
        if status == highspy.HighsModelStatus.kInfeasible:
            return LinearSolution(impossible=True)
        if status != highspy.HighsModelStatus.kOptimal:
            return LinearSolution()
        solution = highs.getSolution()
        values, reduced, prices = map(np.array, (solution.col_value, solution.col_dual, solution.row_dual))
        return LinearSolution(highs.getInfo().objective_function_value, values, reduced, prices)


@dataclass(frozen=True)
class Priced:
    """What prices of rows prove, in whole numbers: the bound and each column's reduced cost, in parts of 1 / `scale`.

    `low` are the columns' lower bounds: one that is held above 0 is never hopeless, whatever it costs.
    """

    total: int
    reduced: Whole
    low: Whole
    scale: int = SCALE

    @property
    def bound(self) -> int:
        """What every plan costs at least."""
        return -(-self.total // self.scale)

    def hopeless(self, value: int) -> npt.NDArray[np.bool_]:
        """The columns that are 0 in every plan that costs less than this."""
        return np.asarray((self.reduced > (value - 1) * self.scale - self.total) & (self.low == 0))


def priced(program: Program, vector: Whole, prices: Numbers) -> Priced:
    """What these prices of rows prove of an objective, whatever they are and wherever they come from.

    Every plan costs at least: price times the side of the row that it pays for, summed over the rows, plus for every
    column the cheaper of its two ends at its cost less the prices of its rows. Computed in whole numbers;
    docs/model.md says why it holds.
    """
    prices = np.where((prices > 0) & (program.lower <= -FREE), 0, prices)
    prices = np.where((prices < 0) & (program.upper >= FREE), 0, prices)
    scale = _scale(program, vector, prices)
    if not scale:
        return Priced(program.least(vector), np.zeros(len(vector), np.int64), program.low, 1)
    price = np.rint(prices * scale).astype(np.int64)
    side = np.where(price > 0, program.lower, np.where(price < 0, program.upper, 0))
    reduced = vector * scale
    np.subtract.at(reduced, program.column, program.coefficient * price[program.row])
    ends = np.minimum(reduced * program.low, reduced * program.high)
    return Priced(int(price @ side) + int(ends.sum()), reduced, program.low, scale)


def _scale(program: Program, vector: Whole, prices: Numbers) -> int:
    """The parts in which everything that these prices prove can be summed in 64 bits: SCALE, or fewer; 0 for none."""
    side = np.where(prices > 0, program.lower, np.where(prices < 0, program.upper, 0)).astype(float)
    ends = np.maximum(np.abs(program.low), np.abs(program.high)).astype(float)
    entries = np.abs(program.coefficient * prices[program.row]) * ends[program.column]
    most = float(np.abs(prices * side).sum() + np.abs(vector.astype(float)) @ ends + entries.sum())
    scale = SCALE
    while scale and most * scale > COUNTABLE:
        scale //= 2
    return scale


def minimise(
    program: Program,
    vector: Whole,
    *,
    deadline: Deadline,
    seconds: float = np.inf,
    start: Whole | None = None,
    on_solution: OnSolution | None = None,
) -> Found:
    """The least that `vector` times the columns can be in whole numbers, as far as the time goes.

    With coefficients above TRUSTED nothing is proved: what is found counts, and no bound.
    """
    proves = max(np.abs(vector).max(initial=0), np.abs(program.coefficient).max(initial=0)) <= TRUSTED
    highs = _loaded(program, vector, whole=True)
    # Costs are whole numbers: a bound less than 1 below the value proves it.
    highs.setOptionValue("mip_rel_gap", 0.0)
    highs.setOptionValue("mip_abs_gap", 0.99)
    if start is not None:
        solution = highspy.HighsSolution()
        solution.col_value = np.clip(start, program.low, program.high).astype(float).tolist()
        highs.setSolution(solution)
    if on_solution is not None:

        def improved(event: highspy.HighsCallbackEvent) -> None:
            values = np.rint(np.array(event.data_out.mip_solution)).astype(np.int64)
            on_solution(values, _whole(event.data_out.mip_dual_bound) if proves else -FREE)

        highs.cbMipImprovingSolution += improved
    _run(highs, deadline, min(seconds, deadline.left))
    status, info = highs.getModelStatus(), highs.getInfo()
    if status == highspy.HighsModelStatus.kInfeasible and proves:
        return Found(None, FREE, FREE, impossible=True)
    bound = _whole(info.mip_dual_bound) if proves else -FREE
    if info.primal_solution_status != highspy.SolutionStatus.kSolutionStatusFeasible:
        return Found(None, FREE, bound)
    values = np.rint(np.array(highs.getSolution().col_value)).astype(np.int64)
    if not program.satisfied_by(values):
        return Found(None, FREE, bound)
    value = int(vector @ values)
    return Found(values, value, bound)


def _whole(bound: float) -> int:
    """A bound on a whole number, rounded up but for numerical noise."""
    return int(np.ceil(bound - 1e-6)) if np.isfinite(bound) else -FREE


def _run(highs: highspy.Highs, deadline: Deadline, seconds: float) -> None:
    """Runs the solver until it is done or has to stop."""
    columns = highs.getNumCol()
    seconds = max(0.01, seconds)
    if deadline.counted:
        highs.setOptionValue("simplex_iteration_limit", int(seconds / (STEP * columns)) + 1)
        highs.setOptionValue("mip_max_nodes", int(seconds / (NODE * columns)) + 1)
    else:
        highs.setOptionValue("time_limit", highs.getRunTime() + seconds)
    with deadline.stopping(highs.cancelSolve):
        highs.run()
    done = highs.getInfo()
    steps = max(0, done.simplex_iteration_count) + max(0, done.crossover_iteration_count)
    deadline.spend(
        columns * (STEP * steps + INNER * max(0, done.ipm_iteration_count) + NODE * max(0, done.mip_node_count))
    )


def _loaded(program: Program, vector: Whole, *, whole: bool) -> highspy.Highs:
    """HiGHS with a program in it, quiet and on one thread."""
    highs = highspy.Highs()
    highs.setOptionValue("output_flag", False)
    highs.setOptionValue("threads", 1)
    highs.HandleUserInterrupt = True
    linear = highspy.HighsLp()
    linear.num_col_ = len(program.low)
    linear.num_row_ = len(program.lower)
    linear.col_cost_ = vector.astype(float)
    linear.col_lower_ = program.low.astype(float)
    linear.col_upper_ = program.high.astype(float)
    linear.row_lower_ = np.where(program.lower <= -FREE, -np.inf, program.lower)
    linear.row_upper_ = np.where(program.upper >= FREE, np.inf, program.upper)
    linear.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    linear.a_matrix_.start_ = program.start
    linear.a_matrix_.index_ = program.column
    linear.a_matrix_.value_ = program.coefficient.astype(float)
    if whole:
        linear.integrality_ = [highspy.HighsVarType.kInteger] * len(program.low)
    highs.passModel(linear)
    return highs
