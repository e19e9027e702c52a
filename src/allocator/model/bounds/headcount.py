"""Headcounts: how many people can be seated at most, and in which timetable, from rooms and moves alone."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from allocator.model.bounds.aggregation import without_people
from allocator.model.formulation.columns import Columns
from allocator.model.formulation.program import Program
from allocator.model.formulation.terms import FREE, Whole
from allocator.model.solvers import highs
from allocator.model.solvers.deadline import Deadline

WORTH = 20
"""What a placement that a lot draws is worth at most, beside others that seat as many."""


@dataclass(frozen=True)
class Seated:
    """A timetable (None: none was found in time), what it costs but for what single people need, and a bound."""

    timetable: Whole | None
    value: int
    bound: int
    impossible: bool = False


class Headcount:
    """The relaxation without people under an objective that does not ask who sits in which session."""

    def __init__(self, program: Program, columns: Columns, vector: Whole) -> None:
        self._columns = columns
        self._vector = vector
        self._relaxed = without_people(program, columns)
        self._bare = self._relaxed.program.with_rows(self._relaxed.program.binding()).united()

    def best(self, worth: Whole, deadline: Deadline, seconds: float) -> Seated:
        """The least of the objective, and of the timetables with that the one with the most `worth`.

        `worth` is a number for each placement, in their order.
        """
        relaxed, dear = self._relaxed, 1 + int(worth.sum())
        asked = dear * self._vector
        asked[self._placements] -= worth
        found = highs.minimise(self._bare, relaxed.vector(asked), deadline=deadline, seconds=seconds)
        # What all placements are worth is less than one more of the objective.
        bound = -(-(found.bound + relaxed.constant(asked)) // dear)
        if found.values is None:
            return Seated(None, FREE, bound, found.impossible)
        values = relaxed.unfolded(found.values)
        value = int(relaxed.vector(self._vector) @ found.values) + relaxed.constant(self._vector)
        return Seated(values[self._placements], value, bound)

    def drawn(self, seed: int, deadline: Deadline, seconds: float) -> Seated:
        """The same with what placements are worth drawn by lot, so that another seed has another timetable."""
        worth = np.random.default_rng(seed).integers(0, WORTH, len(self._placements), endpoint=True)
        return self.best(worth, deadline, seconds)

    @property
    def _placements(self) -> Whole:
        return self._columns.placements.frame["column"].to_numpy()
