"""Sums of terms and the linear rows that bound them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
import pandas as pd

from allocator.model.formulation.unnamed import SESSION, Unnamed

if TYPE_CHECKING:
    from allocator.model.formulation.terms import Terms

Whole = npt.NDArray[np.int64]

FREE = 2**50
"""A bound that never binds."""

NONE = -1
"""The code of a key that a line has not, such as the organisation of somebody who named none: it is in no group."""


@dataclass(frozen=True)
class Rows:
    """Linear rows: `lower <= sum of coefficient * column <= upper`.

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
class Sums:
    """Sums of terms, one for each combination of `keys` that occurs, waiting for their bounds.

    `known` are the lines of columns whose keys are all known, `unnamed` those of seats in one of several sessions.
    """

    keys: tuple[str, ...]
    known: pd.DataFrame
    unnamed: Unnamed | None

    def at_most(self, bound: int | pd.Series | Terms) -> Rows:
        """Rows: each sum is at most the bound.

        The bound is one number, a series by the sums' only key, or terms, which count for every sum that agrees with
        them in the keys they share. A seat in one of several sessions counts with the least that it may stand for.
        """
        return self._bounded(bound, upper=True)

    def at_least(self, bound: int | pd.Series | Terms) -> Rows:
        """Rows: each sum is at least the bound; see `at_most`.

        A key of a series about which there are no terms gets a row without columns: it cannot be met, and must not be
        forgotten. A seat in one of several sessions counts with the greatest that it may stand for.
        """
        return self._bounded(bound, upper=False)

    def exactly(self, bound: int | pd.Series | Terms) -> tuple[Rows, Rows]:
        """Rows: each sum is the bound; one part says 'at most', the other 'at least'."""
        return self.at_most(bound), self.at_least(bound)

    def _bounded(self, bound: int | pd.Series | Terms, *, upper: bool) -> Rows:
        # Arrays rather than frames: a program has dozens of these, and a frame of few lines takes long to make.
        asked, entries = [self.known], [self.known]
        if self.unnamed is not None and not self._idle(bound, upper=upper) and len(self.unnamed.lines):
            # With the session among the keys, a sum that grows only says nothing of a seat that need not be in it.
            entries.append(self.unnamed.reach(self.keys, least=upper))
            asked.append(self.unnamed.groups(self.keys))
        over = self._over_unlisted(bound, upper=upper)
        if len(over):
            entries.append(over)
            asked.append(over)
        if isinstance(bound, pd.Series):
            (key,) = self.keys
            about = _figures(asked, key)
            if not np.isin(about, bound.index).all():
                raise ValueError(f"a bound is missing for some {key}")
            asked.append(pd.DataFrame({key: bound.index.difference(pd.Index(about))}))
        # The keys of the entries beyond `known` are among those asked for, which come first.
        parts = [*asked, *entries[1:]]
        keys = {key: _figures(parts, key) for key in self.keys}
        _, first, number = np.unique(
            one_number(list(keys.values()), sum(map(len, parts))), return_index=True, return_inverse=True
        )
        groups = pd.DataFrame({key: figures[first] for key, figures in keys.items()}, index=pd.RangeIndex(len(first)))
        row = np.concatenate([number[: len(self.known)], number[sum(map(len, asked)) :]])
        column, coefficient = _figures(entries, "column"), _figures(entries, "coefficient")
        side = np.zeros(len(groups), np.int64)
        if isinstance(bound, pd.Series):
            side = groups.iloc[:, 0].map(bound).to_numpy(np.int64)
        elif isinstance(bound, int | np.integer):
            side = np.full(len(groups), bound, np.int64)
            if len(over):
                summed = groups.merge(over[[*self.keys, "sessions"]].drop_duplicates(), how="left", on=list(self.keys))
                side *= summed["sessions"].fillna(1).to_numpy(np.int64)
        else:
            there = _matched(groups, bound.frame)
            row = np.concatenate([row, there["row"].to_numpy(np.int64)])
            column = np.concatenate([column, there["column"].to_numpy(np.int64)])
            coefficient = np.concatenate([coefficient, -there["coefficient"].to_numpy(np.int64)])
        free = np.full(len(groups), -FREE if upper else FREE, np.int64)
        return Rows(groups, row, column, coefficient, *((free, side) if upper else (side, free)))

    def _over_unlisted(self, bound: int | pd.Series | Terms, *, upper: bool) -> pd.DataFrame:
        """The sums over all sessions that unnamed seats stand for: of those it is known what they count for there."""
        if (
            self.unnamed is None
            or not isinstance(bound, int | np.integer)
            or SESSION not in self.keys
            or len(self.keys) == 1
            or self._idle(bound, upper=upper)
        ):
            return pd.DataFrame()
        return self.unnamed.over_unlisted(self.keys, self.known)

    def _idle(self, bound: int | pd.Series | Terms, *, upper: bool) -> bool:
        """Whether a row holds for any value of the unnamed seats' columns, so that it need not be stated."""
        assert self.unnamed is not None
        if isinstance(bound, pd.Series):
            slack = bool((bound >= 0).all() if upper else (bound <= 0).all())
        elif isinstance(bound, int | np.integer):
            slack = bound >= 0 if upper else bound <= 0
        else:
            sign = bound.frame["coefficient"]
            slack = bool((sign >= 0).all() if upper else (sign <= 0).all())
        if not slack:
            return False
        return self.unnamed.closed or (upper and SESSION in self.keys and self.unnamed.never_negative(self.keys))


def _matched(groups: pd.DataFrame, terms: pd.DataFrame) -> pd.DataFrame:
    """The terms of every group that agrees with them in the keys they share, with the group's number as `row`."""
    shared = [key for key in groups if key in terms]
    numbered = groups.assign(row=np.arange(len(groups)))
    if not shared:
        return numbered.merge(terms[["column", "coefficient"]], how="cross")
    return numbered.merge(terms[[*shared, "column", "coefficient"]], on=shared)


def _figures(parts: Sequence[pd.DataFrame], name: str) -> Whole:
    """A column of several frames, one below the other."""
    lines = [part[name] for part in parts]
    arrays = [np.asarray(line if line.dtype == np.int64 else line.astype(np.int64)) for line in lines]
    return arrays[0] if len(arrays) == 1 else np.concatenate(arrays)


def one_number(keys: Sequence[Whole], count: int) -> Whole:
    """The keys of each of `count` lines as one whole number, equal exactly where all keys are, and in their order."""
    number = np.zeros(count, np.int64)
    if not count:
        return number
    most = 1
    for values in keys:
        low, high = int(values.min()), int(values.max())
        most *= high - low + 1
        if most >= 2**62:
            # Too many combinations for one number: those that occur get new numbers.
            number = np.unique(number, return_inverse=True)[1].astype(np.int64)
            values = np.unique(values, return_inverse=True)[1].astype(np.int64)
            low, high = 0, int(values.max())
            most = (int(number.max()) + 1) * (high + 1)
        number = number * (high - low + 1) + (values - low)
    return number


def frame_of(keys: Sequence[str], lines: Sequence[tuple[int, ...]]) -> pd.DataFrame:
    """A frame of keys, one line per tuple of codes."""
    return pd.DataFrame(np.array(lines, np.int64).reshape(len(lines), len(keys)), columns=list(keys))
