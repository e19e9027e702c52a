"""The rules and objectives of one event put together: a program in whole numbers, and what follows from it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
import pandas as pd

from allocator.model.formulation.columns import Columns
from allocator.model.formulation.fingerprints import marks
from allocator.model.formulation.rules import DEFINITIONS, RULES, RowsOf
from allocator.model.formulation.terms import FREE, Rows, Whole


@dataclass(frozen=True)
class Source:
    """Where rows come from: the rule's name, and whom each of its rows is about."""

    rule: str
    about: pd.DataFrame
    first: int


@dataclass(frozen=True)
class Program:
    """Rows over whole-number columns: `lower <= A x <= upper`, with `low <= x <= high`.

    Entries are sorted by row: row `i` has entries `start[i]` to `start[i + 1]` of `column` and `coefficient`.
    """

    start: Whole
    column: Whole
    coefficient: Whole
    lower: Whole
    upper: Whole
    low: Whole
    high: Whole
    sources: tuple[Source, ...] = ()

    @property
    def row(self) -> Whole:
        """The row of each entry."""
        return np.repeat(np.arange(len(self.lower)), np.diff(self.start))

    @property
    def impossible(self) -> bool:
        """Whether a row cannot be met whatever the columns are."""
        least, most = self.activity()
        empty = np.any(self.lower > self.upper) or np.any(self.low > self.high)
        return bool(empty or np.any(least > self.upper) or np.any(most < self.lower))

    @property
    def free(self) -> int:
        """How many columns are not held at one value."""
        return int(np.count_nonzero(self.low < self.high))

    def least(self, vector: Whole) -> int:
        """What an objective costs at the very least, each column at its cheaper end."""
        return int(np.minimum(vector * self.low, vector * self.high).sum())

    def activity(self) -> tuple[Whole, Whole]:
        """The least and the most that each row can sum to."""
        small, large = self.coefficient * self.low[self.column], self.coefficient * self.high[self.column]
        return self.sums(np.minimum(small, large)), self.sums(np.maximum(small, large))

    def sums(self, entries: Whole) -> Whole:
        """Entries summed by row, exactly."""
        total = np.concatenate([np.zeros(1, np.int64), np.cumsum(entries)])
        return np.asarray(np.diff(total[self.start]), np.int64)

    def binding(self) -> Whole:
        """The rows that some values of the columns would break."""
        least, most = self.activity()
        return np.flatnonzero((least < self.lower) | (most > self.upper))

    def with_rows(self, rows: Whole) -> Program:
        """This program with these rows only, without sources."""
        size = np.diff(self.start)
        chosen = np.zeros(len(size), bool)
        chosen[rows] = True
        entries = chosen[self.row]
        return replace(
            self,
            start=np.concatenate([np.zeros(1, np.int64), np.cumsum(size[chosen])]),
            column=self.column[entries],
            coefficient=self.coefficient[entries],
            lower=self.lower[chosen],
            upper=self.upper[chosen],
            sources=(),
        )

    def united(self) -> Program:
        """This program with rows of equal entries as one row within all their bounds; without sources."""
        _, first, number = np.unique(self._prints(), return_index=True, return_inverse=True)
        number = np.where(self._equal(first[number]), number, len(first) + np.arange(len(number)))
        alone = np.flatnonzero(number >= len(first))
        kept = np.concatenate([first, alone])
        number[alone] = len(first) + np.arange(len(alone))
        lower, upper = np.full(len(kept), -FREE), np.full(len(kept), FREE)
        np.maximum.at(lower, number, self.lower)
        np.minimum.at(upper, number, self.upper)
        # with_rows keeps the rows' order.
        order = np.argsort(kept)
        return replace(self.with_rows(kept), lower=lower[order], upper=upper[order])

    def _prints(self, swapped: Whole | None = None) -> Whole:
        """A fingerprint of each row's entries: the wrapped sum of a random number per column, times the coefficient.

        With `swapped` of each column's entries as if they were those of another column.
        """
        mark = marks(len(self.low))
        column = self.column if swapped is None else swapped[self.column]
        return self.sums(mark[column] * self.coefficient)

    def _equal(self, other: Whole) -> npt.NDArray[np.bool_]:
        """For each row whether it has the same entries as another, which has the same fingerprint."""
        size = np.diff(self.start)
        order = np.lexsort((self.column, self.row))
        column, coefficient = self.column[order], self.coefficient[order]
        same = size == size[other]
        place = np.arange(len(column)) - self.start[:-1][self.row] + self.start[:-1][other][self.row]
        place = np.where(same[self.row], place, 0)
        differs = (column != column[place]) | (coefficient != coefficient[place])
        return np.asarray(same & (self.sums((differs & same[self.row]).astype(np.int64)) == 0))

    def stays_the_same(self, swapped: Whole, vectors: Sequence[Whole]) -> bool:
        """Whether columns may change their names for others, all at once, without any row or objective changing.

        Rows are compared by fingerprints of 64 bits and by their bounds.
        """
        if not all(np.array_equal(vector, vector[swapped]) for vector in vectors):
            return False
        if not (np.array_equal(self.low, self.low[swapped]) and np.array_equal(self.high, self.high[swapped])):
            return False
        rows = [np.stack([self._prints(names), self.lower, self.upper]) for names in (None, swapped)]
        before, after = (row[:, np.lexsort(row)] for row in rows)
        return bool(np.array_equal(before, after))

    def only_about(self, columns: Whole) -> Program:
        """The rows about these columns alone, which get new numbers in this order; without sources."""
        number = np.full(len(self.low), -1)
        number[columns] = np.arange(len(columns))
        inside = self.sums((number[self.column] >= 0).astype(np.int64))
        size = np.diff(self.start)
        chosen = self.with_rows(np.flatnonzero((inside == size) & (size > 0)))
        return replace(chosen, column=number[chosen.column], low=self.low[columns], high=self.high[columns])

    def with_row(self, vector: Whole, *, at_most: int) -> Program:
        """This program and one more row: the vector's product with the columns is at most a number."""
        columns = np.flatnonzero(vector)
        return replace(
            self,
            start=np.append(self.start, self.start[-1] + len(columns)),
            column=np.concatenate([self.column, columns]),
            coefficient=np.concatenate([self.coefficient, vector[columns]]),
            lower=np.append(self.lower, -FREE),
            upper=np.append(self.upper, at_most),
        )

    def merged(self, first: Whole) -> Program:
        """This program where each column is the one that stands for it; the others are held at 0, in no row.

        Only columns that are equal in every plan may have the same `first`.
        """
        absorbed = first != np.arange(len(first))
        if not absorbed.any():
            return self
        low, high = self.low.copy(), self.high.copy()
        np.maximum.at(low, first, self.low)
        np.minimum.at(high, first, self.high)
        low[absorbed] = high[absorbed] = 0
        # Only in rows with such columns may two entries become one.
        touched = (self.sums(absorbed[self.column].astype(np.int64)) > 0)[self.row]
        row, column = self.row, first[self.column]
        pair, number = np.unique(row[touched] * len(first) + column[touched], return_inverse=True)
        by = np.zeros(len(pair), np.int64)
        np.add.at(by, number, self.coefficient[touched])
        row = np.concatenate([row[~touched], pair[by != 0] // len(first)])
        column = np.concatenate([column[~touched], pair[by != 0] % len(first)])
        coefficient = np.concatenate([self.coefficient[~touched], by[by != 0]])
        order = np.argsort(row, kind="stable")
        return replace(
            self,
            start=np.concatenate([[0], np.cumsum(np.bincount(row, minlength=len(self.lower)))]),
            column=column[order],
            coefficient=coefficient[order],
            low=low,
            high=high,
        )

    def with_bounds(self, columns: Whole, values: Whole) -> Program:
        """This program with columns held at values."""
        low, high = self.low.copy(), self.high.copy()
        low[columns] = values
        high[columns] = values
        return replace(self, low=low, high=high)

    def tightened(self) -> Program:
        """The same program with the bounds of its columns as tight as any single row makes them.

        In a row with `least <= upper`, a column can rise above its cheap end by no more than what is left of the row.
        """
        low, high = self.low.copy(), self.high.copy()
        row, size = self.row, np.maximum(np.abs(self.coefficient), 1)
        rising, idle = self.coefficient > 0, self.coefficient == 0
        here = replace(self, low=low, high=high)
        while not np.any(low > high):
            least, most = here.activity()
            above = (self.upper - least)[row] // size
            below = (most - self.lower)[row] // size
            reach = np.where(idle, FREE, np.where(rising, above, below))
            fall = np.where(idle, FREE, np.where(rising, below, above))
            tighter_high, tighter_low = high.copy(), low.copy()
            np.minimum.at(tighter_high, self.column, low[self.column] + reach)
            np.maximum.at(tighter_low, self.column, high[self.column] - fall)
            if np.array_equal(tighter_high, high) and np.array_equal(tighter_low, low):
                break
            high[:], low[:] = tighter_high, tighter_low
        return here

    def raised(self, columns: Whole) -> Program:
        """The same program with those of these columns at their most that stand in the way of nothing there.

        Whatever keeps the rows keeps them with such a column raised, so that nothing is lost where it costs nothing.
        """
        least, most = self.activity()
        hinders = np.where(self.coefficient > 0, (self.upper < most)[self.row], (self.lower > least)[self.row])
        hindered = np.zeros(len(self.low), bool)
        hindered[self.column[hinders & (self.coefficient != 0)]] = True
        free = columns[~hindered[columns]]
        return self.with_bounds(free, self.high[free])

    def satisfied_by(self, values: Whole) -> bool:
        """Whether values of all columns keep every row and bound."""
        sums = self.sums(self.coefficient * values[self.column])
        return bool(
            np.all(sums >= self.lower)
            and np.all(sums <= self.upper)
            and np.all(values >= self.low)
            and np.all(values <= self.high)
        )


def assemble(columns: Columns, rules: Sequence[RowsOf] = RULES + DEFINITIONS) -> Program:
    """The program of an event: the rows of the rules, the policy's own among them, one rule after the other."""
    blocks: list[Rows] = []
    sources: list[Source] = []
    first = 0
    shipped = [(rule.__name__, rule) for rule in rules]
    for name, rows_of in (*shipped, *((rule.name, rule.rows) for rule in columns.policy.rules)):
        for rows in rows_of(columns):
            blocks.append(rows)
            sources.append(Source(name, rows.about, first))
            first += len(rows.lower)
    offsets = [source.first for source in sources]
    row = np.concatenate([rows.row + offset for rows, offset in zip(blocks, offsets, strict=True)])
    order = np.argsort(row, kind="stable")
    program = Program(
        start=np.concatenate([[0], np.cumsum(np.bincount(row, minlength=first))]),
        column=np.concatenate([rows.column for rows in blocks])[order],
        coefficient=np.concatenate([rows.coefficient for rows in blocks])[order],
        lower=np.concatenate([rows.lower for rows in blocks]),
        upper=np.concatenate([rows.upper for rows in blocks]),
        low=np.zeros(columns.count, np.int64),
        high=np.ones(columns.count, np.int64),
        sources=tuple(sources),
    )
    return program if columns.merging is None else program.merged(columns.merging.first)
