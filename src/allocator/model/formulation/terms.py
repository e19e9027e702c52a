"""Linear terms over the model's columns: the language in which rules and objectives are written.

Terms are lines, one per column of the model, with the keys that the column is about (attendee, session, round, room,
speaker: whole-number codes), further figures, and a coefficient. Rows come from grouping terms by keys and bounding
each group's sum. Nothing here knows a solver, and nothing is a Python object per seat.

Seats may stand for a seat in one of several sessions (`unnamed.py`). Terms keep track of that, so that a row or an
objective holds for every plan whichever of them is meant. Where they cannot know, they refuse.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from allocator.model.formulation.rows import FREE, NONE, Rows, Sums, Whole, frame_of
from allocator.model.formulation.unnamed import SESSION, Unnamed

__all__ = ["FREE", "KEYS", "NONE", "Rows", "Sums", "Terms", "Whole", "frame_of"]

KEYS = ("attendee", "session", "round", "room", "speaker", "rank", "pin", "move", "place")
"""The keys that terms and rows are about, in the order in which a row names them; rules may add keys of their own."""

FIGURES = ("column", "coefficient")

Condition = Callable[[pd.DataFrame], pd.Series]
"""Of a frame of keys and figures, which lines are meant."""


@dataclass(frozen=True)
class Terms:
    """Terms that can be narrowed, added, and grouped into rows; every operation returns new terms."""

    known: pd.DataFrame
    unnamed: Unnamed | None = None

    @property
    def frame(self) -> pd.DataFrame:
        """The lines of terms that are not seats; raises TypeError for seats, which may stand for several sessions."""
        if self.unnamed is not None:
            raise TypeError(
                "Some seats stand for a seat in one of several sessions, so that they have no line each. "
                "Use among, without, joined, where and times instead of the frame."
            )
        return self.known

    def where(self, condition: str | Condition) -> Terms:
        """Those lines for which a figure, or a condition on the frame of lines, is true.

        For seats a condition may look at everything but the session; raises KeyError where it does. To narrow seats to
        sessions, use among, without or joined with a frame of sessions.
        """
        test: Condition = (lambda lines: lines[condition]) if isinstance(condition, str) else condition
        if self.unnamed is None:
            return Terms(self.known[test(self.known).astype(bool)])
        known = self.known[_asked(test, self.known).astype(bool)]
        return Terms(known, self.unnamed.changed(lambda lines: lines[_asked(test, lines).astype(bool)]))

    def among(self, keys: pd.DataFrame) -> Terms:
        """Those lines whose keys are among these; `keys` has a column per key."""
        return self.joined(keys)

    def without(self, keys: pd.DataFrame) -> Terms:
        """Those lines whose keys are not among these."""
        if not len(keys):
            return self
        keys = keys.drop_duplicates()
        found = self.known.merge(keys, on=list(keys.columns), how="left", indicator="found")
        return Terms(
            found[found["found"] == "left_only"].drop(columns="found"),
            None if self.unnamed is None else self.unnamed.without(keys),
        )

    def joined(self, pairs: pd.DataFrame) -> Terms:
        """Every line with every pair that agrees with it in the keys they share; the pairs' other keys are added."""
        if not len(pairs):
            return self._nothing(pairs)
        pairs = pairs.drop_duplicates()
        shared = [key for key in pairs if key in self.known]
        known = self.known.merge(pairs, on=shared) if shared else self.known.merge(pairs, how="cross")
        return Terms(known, None if self.unnamed is None else self.unnamed.among(pairs))

    def _nothing(self, keys: pd.DataFrame) -> Terms:
        """No lines at all, with these keys beside their own."""
        more = {str(key): np.zeros(0, np.int64) for key in keys if key not in self.known}
        known = self.known.iloc[:0].assign(**more)
        none = None if self.unnamed is None else replace(self.unnamed, make=lambda: known.assign(there=1))
        return Terms(known, none)

    def keyed(self, key: str, figure: str) -> Terms:
        """The same terms with a figure taken for a key of this name."""

        def change(lines: pd.DataFrame) -> pd.DataFrame:
            return lines.assign(**{key: lines[figure]})

        return Terms(change(self.known), None if self.unnamed is None else self.unnamed.changed(change))

    def times(self, factor: str | int) -> Terms:
        """The same terms, coefficients multiplied by a whole number or by one of the figures."""

        def change(lines: pd.DataFrame) -> pd.DataFrame:
            by = lines[factor] if isinstance(factor, str) else factor
            return lines.assign(coefficient=lines["coefficient"] * by)

        return Terms(change(self.known), None if self.unnamed is None else self.unnamed.changed(change))

    def __add__(self, other: Terms) -> Terms:
        known = pd.concat([self.known, other.known], ignore_index=True)
        one, two = self.unnamed, other.unnamed
        if one is None or two is None:
            return Terms(known, one or two)
        return Terms(known, one.changed(lambda lines: pd.concat([lines, two.lines], ignore_index=True)))

    def __sub__(self, other: Terms) -> Terms:
        return self + other.times(-1)

    def by(self, *keys: str) -> Sums:
        """One sum for each combination of these keys that occurs; lines without one of them (NONE) are in no sum."""
        grouped = [self.known[key].to_numpy() > NONE for key in keys]
        in_all = np.logical_and.reduce(grouped) if grouped else np.ones(len(self.known), bool)
        known = self.known if in_all.all() else self.known[in_all]
        return Sums(keys, known, self.unnamed)

    def forbidden(self) -> Rows:
        """A row for each line that says: not this one."""
        keys = [key for key in KEYS if key in self.known]
        lines = self.known
        if self.unnamed is not None and not self.unnamed.closed and len(self.unnamed.lines):
            whole = self.unnamed.reach(("attendee", "round"), least=True)
            # Only a column of which no seat may be taken is forbidden as a whole.
            lines = pd.concat([lines, whole[whole["coefficient"] > 0].assign(session=-1)], ignore_index=True)
            lines = lines.assign(**{key: lines[key].fillna(-1).astype(np.int64) for key in keys})
        count = np.full(len(lines), 0, np.int64)
        return Rows(
            lines[keys].reset_index(drop=True),
            np.arange(len(lines)),
            lines["column"].to_numpy(np.int64),
            np.ones(len(lines), np.int64),
            np.full(len(lines), -FREE),
            count,
        )

    def vector(self, count: int) -> Whole:
        """A coefficient for each of `count` columns; seats of unknown session count with the least they may cost."""
        vector = np.zeros(count, np.int64)
        parts = [self.known]
        if self.unnamed is not None:
            parts.append(self.unnamed.reach(("attendee", "round"), least=True))
        for part in parts:
            np.add.at(vector, part["column"].to_numpy(np.int64), part["coefficient"].to_numpy(np.int64))
        return vector

    @property
    def exact(self) -> bool:
        """Whether `vector` gives every plan its true value, not only a bound on it."""
        return self.unnamed is None or self.unnamed.exact


def _asked(test: Condition, lines: pd.DataFrame) -> pd.Series:
    """Which lines a condition means that may not look at the session."""
    try:
        return test(lines.drop(columns=SESSION))
    except KeyError as missing:
        if SESSION in missing.args:
            raise KeyError(
                "A condition on seats cannot look at the session, since some seats stand for several sessions. "
                "Use among, without or joined with a frame of sessions."
            ) from None
        raise
