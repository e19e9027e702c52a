"""Better timetables by small changes, each valued by the linear program of its people (simulated annealing).

Two chains search side by side from the best timetable so far and meet after every sweep; which thread runs which
chain changes nothing in what they find.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from random import Random

import numpy as np

from allocator.model.bounds.aggregation import without_titles
from allocator.model.formulation.columns import Columns
from allocator.model.formulation.program import Program
from allocator.model.formulation.terms import Whole
from allocator.model.search.incumbent import Task
from allocator.model.search.timetable import Walk
from allocator.model.solvers import highs
from allocator.model.solvers.deadline import Deadline
from allocator.model.solvers.highs import LinearRelaxation

CHAINS = 2
SWEEP = 60
"""Changes that a chain values before the chains meet."""

TEMPERATURE = 0.04
"""How far uphill a chain goes on average when it is hottest, as a part of the gap at the beginning."""

COOLING = 15.0
"""Seconds in which the chains cool down, about."""

PRECEDENCE = 10
"""What one unit of an objective counts for beside the guide, in parts of the dearest column of the guide."""

TRIES = 10
"""Changes that are drawn for one that is valued: the one that the prices like best."""


AT_ONCE = 3.0
"""Seconds at most for the seats of one timetable where units are to be seated, which can take any time."""

DRAWING = 2e-4
"""About the seconds that drawing some steps takes."""

STARTS_APART = 1000
"""What lies between the seeds of fresh timetables."""

LAGGING = 15.0
"""How far above the best timetable a chain may be when they meet, in temperatures, before it starts from the best."""


@dataclass(frozen=True)
class Valued:
    """A timetable and what its people cost at least.

    `values` are the values of all columns that show it (None: they are not whole); `prices` say for each placement
    how the value would change with it, at least.
    """

    timetable: Whole
    value: float
    values: Whole | None
    prices: list[float]


class _Chain:
    """One walk through timetables, with a linear program of its own that is kept warm."""

    def __init__(self, program: Program, vector: Whole, columns: Columns, seed: int) -> None:
        self._relaxed = without_titles(program, columns)
        self._linear = LinearRelaxation(self._relaxed.program, self._relaxed.vector(vector))
        self._constant = self._relaxed.constant(vector)
        placements = self._relaxed.group[columns.placements.frame["column"].to_numpy()]
        self._open = np.flatnonzero(placements >= 0)
        self._placements = placements[self._open]
        self._random = Random(seed)
        self._walk = Walk(program, columns, self._random)

    def value(self, timetable: Whole, deadline: Deadline, cutoff: float = np.inf) -> Valued | None:
        """A timetable with its value, unless that is above the cutoff or its people cannot be placed."""
        self._linear.hold(self._placements, timetable[self._open])
        answer = self._linear.solve(deadline, cutoff=cutoff - self._constant)
        if answer.values is None or answer.reduced is None or answer.value + self._constant > cutoff:
            return None
        whole = np.rint(answer.values).astype(np.int64)
        values = self._relaxed.unfolded(whole) if np.abs(answer.values - whole).max() < 1e-6 else None
        prices = np.zeros(len(timetable))
        prices[self._open] = answer.reduced[self._placements]
        return Valued(timetable, answer.value + self._constant, values, prices.tolist())

    def stand_at(self, here: Valued) -> None:
        """Starts from a timetable."""
        self.here = here
        self._walk.stand_at(here.timetable)

    def sweep(self, temperature: float, deadline: Deadline) -> Valued:
        """The best timetable met in one sweep of walking; `temperature` is by how much it goes uphill on average."""
        best = self.here
        for _ in range(SWEEP):
            if deadline.left <= 0:
                break
            drawn = self._step(temperature)
            deadline.spend(DRAWING)
            if drawn is None:
                continue
            step, cutoff = drawn
            found = self.value(self._walk.turned(step), deadline, cutoff)
            if found is not None:
                self.stand_at(found)
                if found.value < best.value:
                    best = found
        return best

    def _step(self, temperature: float) -> tuple[tuple[int, ...], float] | None:
        """Of some steps drawn the most promising one, and the value above which it is declined.

        The toss comes before the valuation: a step that the prices already prove to be declined needs none, and the
        valuation of another can stop as soon as it is past the cutoff.
        """
        promising: tuple[float, tuple[int, ...], float] | None = None
        for _ in range(TRIES):
            drawn = self._walk.step(self.here.prices)
            if drawn is None:
                continue
            step, worth = drawn
            allowed = -temperature * math.log(1.0 - self._random.random())
            if worth <= allowed and (promising is None or worth - allowed < promising[0]):
                promising = (worth - allowed, step, self.here.value + allowed)
        return None if promising is None else promising[1:]


def anneal(
    task: Task,
    program: Program,
    vector: Whole,
    *,
    bound: int,
    fresh: Callable[[int], Whole | None],
    guide: Whole | None = None,
) -> Whole | None:
    """Looks for better timetables than the incumbent's until the bound is met or the time is up.

    Returns the best one if its linear program says that people could have better seats in it than in any plan so far.

    Whenever the chains are warmed again, one of them begins from a `fresh` timetable (of a seed), the other goes on.
    With a `guide`, timetables that are equal under the objective are compared by it, so that the time is not lost
    for the objectives that follow.
    """
    incumbent, deadline = task.incumbent, task.deadline
    assert incumbent.values is not None
    placements = task.columns.placements.frame["column"].to_numpy()
    steer, aim = vector, bound
    if guide is not None:
        weight = PRECEDENCE * int(guide.max(initial=1))
        steer = weight * vector + guide
        aim = weight * bound + int(guide @ incumbent.values)
    chains = [_Chain(program, steer, task.columns, task.seed * CHAINS + number) for number in range(CHAINS)]
    best = chains[0].value(incumbent.values[placements], deadline)
    if best is None:
        return None
    begin, seconds = deadline.elapsed, deadline.left
    cooling = seconds / max(1, round(seconds / COOLING))
    hot = TEMPERATURE * max(1.0, best.value - aim)
    for chain in chains:
        chain.stand_at(best)
    seated = int(steer @ incumbent.values)
    reached = int(vector @ incumbent.values)
    cycle, newer = 0, True
    with ThreadPoolExecutor(CHAINS) as threads:
        while True:
            if newer and best.value < seated - 0.5:
                values = _seated(task, program, steer, best, placements)
                if values is not None:
                    seated = int(steer @ values)
                    reached = min(reached, int(vector @ values))
            if reached <= bound or deadline.left <= 0:
                return best.timetable if best.value < seated - 0.5 else None
            # Colder and colder, and then warm again: where one cooling gets stuck, another may not.
            cycles, part = divmod((deadline.elapsed - begin) / cooling, 1.0)
            temperature = hot * (1.0 - part)
            if cycles > cycle:
                cycle = int(cycles)
                _begin_afresh(chains[-1], fresh(task.seed + STARTS_APART * cycle), deadline)
            asides = [deadline.aside() for _ in chains]
            sweeps = [
                threads.submit(chain.sweep, temperature, aside) for chain, aside in zip(chains, asides, strict=True)
            ]
            found = min((sweep.result() for sweep in sweeps), key=lambda one: one.value)
            deadline.join(*asides)
            newer = found.value < best.value - 1e-6
            best = found if newer else best
            for chain in chains:
                if chain.here.value > best.value + LAGGING * temperature:
                    chain.stand_at(best)


def _begin_afresh(chain: _Chain, timetable: Whole | None, deadline: Deadline) -> None:
    """Puts a chain to a timetable, if that is one in which people can be placed."""
    valued = None if timetable is None else chain.value(timetable, deadline)
    if valued is not None:
        chain.stand_at(valued)


def _seated(task: Task, program: Program, vector: Whole, best: Valued, placements: Whole) -> Whole | None:
    """Offers a plan with this timetable, and returns the values of all columns.

    It is the linear program's own where that is whole, else one found in whole numbers.
    """
    values = best.values
    if values is None or not program.satisfied_by(values):
        people = program.with_bounds(placements, best.timetable).tightened()
        seconds = AT_ONCE if task.columns.merging is not None else task.deadline.left
        values = highs.minimise(people, vector, deadline=task.deadline, seconds=seconds).values
    if values is not None:
        task.incumbent.offer(values)
    return values
