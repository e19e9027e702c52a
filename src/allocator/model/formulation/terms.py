"""Linear terms as pandas frames, and the rows made of them: the language in which rules and objectives are written.

A frame of terms has a line per column of the model, with the keys it is about (attendee, session, round, room, speaker;
whole-number codes), its `column` number and its `coefficient`. Rows come from grouping terms by keys and bounding
each group's sum; nothing here knows a solver, and nothing is a Python object per seat.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

Whole = npt.NDArray[np.int64]

FREE = 2**50
"""A bound that never binds."""


@dataclass(frozen=True)
class Rows:
    """LinearRelaxation rows: `lower <= sum of coefficient * column <= upper`.

    `about` is a frame with a line per row and a column per key: whom the row is about. `row`, `column` and
    `coefficient` are its entries, of equal length; `lower` and `upper` have a number per row.
    """

    about: pd.DataFrame
    row: Whole
    column: Whole
    coefficient: Whole
    lower: Whole
    upper: Whole


@dataclass(frozen=True)
class Terms:
    """Terms that can be narrowed, added, and grouped into rows."""

    frame: pd.DataFrame

    def where(self, mask: pd.Series) -> Terms:
        """Those lines for which the mask holds."""
        return Terms(self.frame[mask])

    def among(self, keys: pd.DataFrame) -> Terms:
        """Those lines whose keys are among these."""
        return Terms(self.frame.merge(keys.drop_duplicates(), on=list(keys.columns)))

    def without(self, keys: pd.DataFrame) -> Terms:
        """Those lines whose keys are not among these."""
        known = self.frame.merge(keys.drop_duplicates(), on=list(keys.columns), how="left", indicator="known")
        return Terms(known[known["known"] == "left_only"].drop(columns="known"))

    def joined(self, pairs: pd.DataFrame) -> Terms:
        """Every line with every pair that agrees with it in the keys they share; the pairs' other keys are added."""
        return Terms(self.frame.merge(pairs.drop_duplicates(), on=[key for key in pairs if key in self.frame]))

    def times(self, factor: str | int) -> Terms:
        """The same terms, coefficients multiplied by a number or by one of the frame's figures."""
        by = self.frame[factor] if isinstance(factor, str) else factor
        return Terms(self.frame.assign(coefficient=self.frame["coefficient"] * by))

    def __add__(self, other: Terms) -> Terms:
        return Terms(pd.concat([self.frame, other.frame], ignore_index=True))

    def __sub__(self, other: Terms) -> Terms:
        return self + other.times(-1)

    def by(self, *keys: str) -> Sums:
        """One sum for each combination of these keys that occurs."""
        about = self.frame[list(keys)].astype(np.int64)
        code = _one_number(about)
        _, first, group = np.unique(code, return_index=True, return_inverse=True)
        return Sums(
            about=about.iloc[first].reset_index(drop=True),
            row=group.astype(np.int64),
            column=self.frame["column"].to_numpy(np.int64),
            coefficient=self.frame["coefficient"].to_numpy(np.int64),
        )

    def forbidden(self) -> Rows:
        """A row for each line that says: not this one."""
        keys = [key for key in KEYS if key in self.frame]
        return Sums(
            about=self.frame[keys].reset_index(drop=True),
            row=np.arange(len(self.frame)),
            column=self.frame["column"].to_numpy(np.int64),
            coefficient=np.ones(len(self.frame), np.int64),
        ).at_most(0)


KEYS = ("attendee", "session", "round", "room", "speaker", "rank", "pin", "move", "place")
"""The keys that terms and rows can be about."""


@dataclass(frozen=True)
class Sums:
    """Sums of terms, each about a combination of keys, waiting for their bounds."""

    about: pd.DataFrame
    row: Whole
    column: Whole
    coefficient: Whole

    def at_most(self, bound: int | pd.Series) -> Rows:
        """Rows: each sum is at most the bound, one number for all or a series by the sums' only key."""
        return self._bounded(-FREE, bound)

    def at_least(self, bound: int | pd.Series) -> Rows:
        """Rows: each sum is at least the bound, one number for all or a series by the sums' only key.

        A key of the series about which there are no terms gets a row without columns: it cannot be met, and must not
        be forgotten.
        """
        return self._bounded(bound, FREE)

    def _bounded(self, lower: int | pd.Series, upper: int | pd.Series) -> Rows:
        about = self.about
        for bound in (lower, upper):
            if isinstance(bound, pd.Series):
                (key,) = about.columns
                missing = bound.index.difference(pd.Index(about[key]))
                if not pd.Index(about[key]).isin(bound.index).all():
                    raise ValueError(f"a bound is missing for some {key}")
                about = pd.concat([about, pd.DataFrame({key: missing})], ignore_index=True).astype(np.int64)
        sides = [
            about.iloc[:, 0].map(bound).to_numpy(np.int64)
            if isinstance(bound, pd.Series)
            else np.full(len(about), bound, np.int64)
            for bound in (lower, upper)
        ]
        return Rows(about, self.row, self.column, self.coefficient, *sides)


def _one_number(keys: pd.DataFrame) -> Whole:
    """The keys of each line as one whole number, equal exactly where all keys are."""
    number = np.zeros(len(keys), np.int64)
    for key in keys:
        values = keys[key].to_numpy(np.int64)
        number = number * (int(values.max(initial=0)) + 1) + values
    return number


def frame_of(keys: Sequence[str], lines: Sequence[tuple[int, ...]]) -> pd.DataFrame:
    """A frame of keys, one line per tuple of codes."""
    return pd.DataFrame(np.array(lines, np.int64).reshape(len(lines), len(keys)), columns=list(keys))
