"""Columns that have the same value in every plan, merged into one: friends who sit together are a unit with a size.

A merged program has all columns under their numbers. Of columns that are equal the first stands for all, with the sum
of their coefficients and of their costs; the others are held at 0, in no row, and cost nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar, cast

import numpy as np
import numpy.typing as npt

from allocator.model.formulation.rows import Whole

Figures = TypeVar("Figures", bound=npt.NDArray[np.generic])


@dataclass(frozen=True)
class Merging:
    """For each column the `first` of those that are equal to it in every plan, itself where there is no other."""

    first: Whole

    def costs(self, vector: Whole) -> Whole:
        """An objective's coefficients after merging. What it says of a plan stays the same."""
        summed = np.zeros(len(vector), np.int64)
        np.add.at(summed, self.first, vector)
        return summed

    def unmerged(self, values: Figures) -> Figures:
        """Figures of all columns, those of each the figures of the one that stands for it."""
        return cast(Figures, values[self.first])

    def of_any(self, truths: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
        """For each column whether something is true of any that it stands for."""
        found = np.zeros(len(truths), bool)
        found[self.first[truths]] = True
        return found

    @cached_property
    def size(self) -> Whole:
        """How many columns each stands for: 0 where another stands for it."""
        return np.bincount(self.first, minlength=len(self.first)).astype(np.int64)

    @property
    def trivial(self) -> bool:
        """Whether no columns are merged."""
        return bool((self.first == np.arange(len(self.first))).all())
