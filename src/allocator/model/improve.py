"""Better timetables by small changes, each valued by the linear programme of its people (simulated annealing).

Two chains search side by side from the best timetable so far and meet after every spell; which thread runs which
chain changes nothing in what they find.
"""

from __future__ import annotations

import math
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np

from allocator.model import linear
from allocator.model.columns import Columns
from allocator.model.halt import Halt
from allocator.model.linear import Linear, Numbers
from allocator.model.program import Program
from allocator.model.search import Task
from allocator.model.terms import FREE, Whole
from allocator.model.timetable import Moves

CHAINS = 2
SPELL = 40
"""Changes that a chain values before the chains meet."""


WARMTH = 0.05
"""How far uphill a chain goes on average at the beginning, as a part of the gap then."""


@dataclass(frozen=True)
class Valued:
    """A timetable, what its people cost at least, and the values of all columns that say so."""

    timetable: Whole
    value: float
    values: Numbers


class _Chain:
    """One walk through timetables, with a linear programme of its own that is kept warm."""

    def __init__(self, program: Program, vector: Whole, columns: Columns, seed: int) -> None:
        self._linear = Linear(program, vector)
        self._moves = Moves.of(program, columns)
        self._placements = columns.placements.frame["column"].to_numpy()
        self._random = np.random.default_rng(seed)
        self.here: Valued | None = None

    def value(self, timetable: Whole, halt: Halt, cutoff: float = np.inf) -> Valued | None:
        """A timetable with its value, unless that is above the cutoff or its people cannot be placed."""
        self._linear.hold(self._placements, timetable)
        answer = self._linear.solve(halt, cutoff=cutoff)
        if answer.values is None or answer.value > cutoff:
            return None
        return Valued(timetable, answer.value, answer.values)

    def walk(self, start: Valued, warmth: float, halt: Halt) -> Valued:
        """The best timetable met on a walk of one spell; `warmth` is by how much it goes uphill on average."""
        here = best = self.here or start
        for _ in range(SPELL):
            if halt.left <= 0:
                break
            changed = self._moves.draw(here.timetable, self._random)
            if changed is None:
                continue
            # The toss comes before the valuation, so that a change that will be declined can be left half valued.
            toss = -math.log(1.0 - self._random.random())
            found = self.value(changed, halt, here.value + warmth * toss)
            if found is None:
                continue
            here = found
            if here.value < best.value:
                best = here
        self.here = here
        return best


def improve(
    task: Task, program: Program, vector: Whole, *, bound: int, seconds: float, worth: int | None = None
) -> None:
    """Looks for better timetables than the incumbent's until the bound is met or the time is up.

    With `worth`, only timetables of at most that value are made into plans.
    """
    incumbent, halt = task.incumbent, task.halt
    assert incumbent.values is not None
    placements = task.columns.placements.frame["column"].to_numpy()
    chains = [_Chain(program, vector, task.columns, task.seed * CHAINS + number) for number in range(CHAINS)]
    best = chains[0].value(incumbent.values[placements], halt)
    if best is None:
        return
    reached = int(vector @ incumbent.values)
    begin = halt.elapsed
    gap = max(1.0, best.value - bound)
    end = begin + min(seconds, halt.left)
    with ThreadPoolExecutor(CHAINS) as threads:
        while reached > bound and halt.left > 0 and halt.elapsed < end:
            # The nearer the end, the colder.
            warmth = WARMTH * gap * (end - halt.elapsed) / (end - begin)
            walks = [threads.submit(chain.walk, best, warmth, halt) for chain in chains]
            found = min((walk.result() for walk in walks), key=lambda one: one.value)
            if found.value > best.value - 1e-6:
                continue
            best = found
            for chain in chains:
                chain.here = found
            if worth is None or best.value < worth + 0.5:
                reached = min(reached, _seated(task, program, vector, best, placements))


def _seated(task: Task, program: Program, vector: Whole, best: Valued, placements: Whole) -> int:
    """Offers a plan with this timetable, and returns its value.

    It is the linear programme's own where that is whole, else one found in whole numbers.
    """
    values = np.rint(best.values).astype(np.int64)
    if np.abs(best.values - values).max() > 1e-6 or not program.satisfied_by(values):
        people = program.with_bounds(placements, best.timetable).tightened()
        found = linear.minimise(people, vector, halt=task.halt, seconds=task.halt.left)
        if found.values is None:
            return FREE
        values = found.values
    task.incumbent.offer(values)
    return int(vector @ values)
