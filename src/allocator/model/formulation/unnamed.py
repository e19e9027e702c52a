"""Seats of which the session is not known: one column that stands for a seat in any session that is not listed.

Where a million seats would be too many, an attendee has one such column a round. It stands for exactly one of the seats
that are not listed, so that in a row it may count as little as the least of them, and as much as the greatest. Whoever
writes a rule speaks of seats; which coefficient keeps every true plan possible is worked out here.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import pandas as pd

from allocator.model.formulation.fingerprints import marks

SESSION = "session"
ANY = -1
"""The session of a line that speaks of every session alike."""

UNLISTED = -1
"""The session of a sum over all sessions that some unnamed seats stand for."""

PLACE = ["attendee", "round"]
"""The keys of an unnamed seat."""


@dataclass(frozen=True)
class Listed:
    """The seats that have a column of their own, by attendee, session and round; of `sessions` sessions in all."""

    sessions: int
    seats: pd.DataFrame

    @cached_property
    def count(self) -> pd.DataFrame:
        """How many seats each attendee has listed in a round."""
        return self.seats.groupby(PLACE, as_index=False).size().rename(columns={"size": "listed"})

    @cached_property
    def prints(self) -> pd.DataFrame:
        """For each attendee and round a fingerprint of 64 bits of which sessions are listed, and how many are."""
        marked = self.seats.assign(print=marks(self.sessions)[self.seats[SESSION].to_numpy(np.int64)])
        return marked.groupby(PLACE, as_index=False).agg(print=("print", "sum"), listed=("print", "size"))

    def without(self, lines: pd.DataFrame) -> pd.DataFrame:
        """Lines of known sessions without those whose seat is listed, or of a session that there is not."""
        real = lines[(lines[SESSION] >= 0) & (lines[SESSION] < self.sessions)]
        found = real.merge(self.seats, how="left", on=[*PLACE, SESSION], indicator="listed")
        return found[found["listed"] == "left_only"].drop(columns="listed")

    def stands_for(self, lines: pd.DataFrame) -> pd.Series:
        """For each line, how many seats its unnamed seat stands for."""
        listed = lines[PLACE].merge(self.count, how="left", on=PLACE)["listed"].fillna(0).astype(np.int64)
        return pd.Series(self.sessions - listed.to_numpy(), index=lines.index)


@dataclass(frozen=True)
class Unnamed:
    """The part of some terms that unnamed seats have.

    A line with the session ANY has its coefficient for every seat that the column stands for, a line with a session in
    addition for the seat in that session. Lines are made only when a row needs them. If it is `closed` none of these
    seats can be taken: the columns are not there, and only which rows there are depends on them.
    """

    listed: Listed
    make: Callable[[], pd.DataFrame]
    closed: bool

    @cached_property
    def lines(self) -> pd.DataFrame:
        """All lines: keys, figures, `column` (-1 if closed), `coefficient`, and `there`: -1 takes a seat out again."""
        return self.make()

    def never_negative(self, keys: Sequence[str]) -> bool:
        """Whether no seat counts for less than nothing in any sum by these keys."""
        if not len(self.lines) or self.lines["coefficient"].min() >= 0:
            return True
        others = [key for key in keys if key != SESSION]
        least = self._whole(tuple(dict.fromkeys([*others, *PLACE, "column"])), least=True)
        return bool((least["coefficient"] >= 0).all())

    def changed(self, change: Callable[[pd.DataFrame], pd.DataFrame]) -> Unnamed:
        """The same with its lines changed, when they are needed."""
        return replace(self, make=lambda: change(self.lines))

    def among(self, keys: pd.DataFrame) -> Unnamed:
        """Those that agree with some of these keys; other keys of theirs are added."""
        return self.changed(lambda lines: self._joined(lines, keys))

    def without(self, keys: pd.DataFrame) -> Unnamed:
        """Those that agree with none of these keys."""

        def change(lines: pd.DataFrame) -> pd.DataFrame:
            if SESSION not in keys:
                return _apart(lines, keys)
            known = _apart(lines[lines[SESSION] != ANY], keys)
            taken = self._joined(lines[lines[SESSION] == ANY], keys)
            rest = taken.assign(coefficient=-taken["coefficient"], there=-taken["there"])
            return pd.concat([lines[lines[SESSION] == ANY], known, rest], ignore_index=True)

        return self.changed(change)

    def _joined(self, lines: pd.DataFrame, keys: pd.DataFrame) -> pd.DataFrame:
        shared = [key for key in keys if key in lines]
        if SESSION not in shared:
            return lines.merge(keys, on=shared) if shared else lines.merge(keys, how="cross")
        others = [key for key in shared if key != SESSION]
        any_session = (lines[SESSION] == ANY).to_numpy()
        every = lines[any_session].drop(columns=SESSION)
        every = self.listed.without(every.merge(keys, on=others) if others else every.merge(keys, how="cross"))
        if any_session.all():
            return every
        return pd.concat([lines[~any_session].merge(keys, on=shared), every], ignore_index=True)

    def groups(self, keys: Sequence[str]) -> pd.DataFrame:
        """The combinations of keys that the seats have of which there are lines."""
        others = [key for key in keys if key != SESSION]
        lines = _in_a_group(self.lines, others)
        every, named = lines[lines[SESSION] == ANY], lines[lines[SESSION] != ANY]
        if SESSION not in keys:
            place = list(dict.fromkeys([*keys, *PLACE]))
            found = _summed(every, place, "there")
            found["there"] *= self.listed.stands_for(found)
            seats = _summed(pd.concat([found, named[[*place, "there"]]], ignore_index=True), place, "there")
            return seats.loc[seats["there"] > 0, list(keys)].drop_duplicates()
        by = [*others, SESSION]
        count = _summed(every, others, "there")
        crossed = count.merge(pd.DataFrame({SESSION: np.arange(self.listed.sessions)}), how="cross")
        taken = every.merge(self.listed.seats.rename(columns={SESSION: "taken"}), on=PLACE)
        taken = taken.assign(there=-taken["there"]).drop(columns=SESSION).rename(columns={"taken": SESSION})
        parts = [part[[*by, "there"]] for part in (crossed, taken, named)]
        seats = _summed(pd.concat(parts, ignore_index=True), by, "there")
        return seats.loc[seats["there"] > 0, list(keys)]

    def over_unlisted(self, keys: Sequence[str], known: pd.DataFrame) -> pd.DataFrame:
        """What unnamed seats count for in a sum over all sessions that they stand for, where these are alike for all.

        A frame of keys (the session UNLISTED), column, coefficient, and how many `sessions` are summed. `known` are the
        other lines of the sums; where one of them is in such a session, and where lines tell sessions apart, there is
        no such sum.
        """
        others = [key for key in keys if key != SESSION]
        lines = _in_a_group(self.lines, others)
        if self.closed or not len(lines):
            return pd.DataFrame({key: np.zeros(0, np.int64) for key in (*keys, "column", "coefficient", "sessions")})
        lines = lines.merge(self.listed.prints, how="left", on=PLACE)
        lines = lines.fillna({"print": 0, "listed": 0}).astype({"print": np.int64, "listed": np.int64})
        told_apart = (lines[SESSION] != ANY).groupby([lines[key] for key in others]).transform("any")
        alike = lines.groupby(others)[["print", "listed"]].transform("nunique").eq(1).all(axis=1)
        lines = lines[alike & ~told_apart]
        beside = known[[*others, SESSION]].merge(
            lines[[*others, *(key for key in PLACE if key not in others)]], on=others
        )
        inside = self.listed.without(beside)[others].drop_duplicates()
        lines = _apart(lines, inside) if len(inside) else lines
        counted = lines.assign(sessions=self.listed.sessions - lines["listed"])
        sums = _summed(counted, [*others, "column", "sessions"], "coefficient")
        return sums.assign(**{SESSION: UNLISTED})

    def reach(self, keys: Sequence[str], *, least: bool) -> pd.DataFrame:
        """The coefficient of every unnamed seat in the sum of each group: a frame of keys, column and coefficient.

        It is the least, or the greatest, of what the seats that it stands for have in that sum.
        """
        if self.closed:
            return pd.DataFrame({key: np.zeros(0, np.int64) for key in (*keys, "column", "coefficient")})
        if SESSION in keys:
            return self._in_each_session(keys, least=least)
        return self._whole(tuple(dict.fromkeys([*keys, *PLACE, "column"])), least=least)[
            [*keys, "column", "coefficient"]
        ]

    @property
    def exact(self) -> bool:
        """Whether every unnamed seat counts the same whichever seat it stands for, all lines summed."""
        if self.closed or (self.lines[SESSION] == ANY).all():
            return True
        keys = (*PLACE, "column")
        low, high = self._whole(keys, least=True), self._whole(keys, least=False)
        return bool(np.array_equal(low["coefficient"].to_numpy(), high["coefficient"].to_numpy()))

    def _whole(self, keys: tuple[str, ...], *, least: bool) -> pd.DataFrame:
        """What each column counts for in each group, over all sessions that it may be in; `keys` hold the seat's."""
        lines = _in_a_group(self.lines, keys)
        by = list(keys)
        if lines["column"].is_unique and (lines[SESSION] == ANY).all():
            return lines[[*by, "coefficient"]]
        every = _summed(lines[lines[SESSION] == ANY], by, "coefficient")
        named = _summed(lines[lines[SESSION] != ANY], [*by, SESSION], "coefficient")
        if not len(named):
            return every
        sides = named.groupby(by)["coefficient"].agg(["min", "max", "count"]).reset_index()
        extreme = sides["min" if least else "max"].to_numpy(np.int64)
        # A seat that no line names counts nothing beyond the rest.
        partly = sides["count"].to_numpy() < self.listed.stands_for(sides).to_numpy()
        bounded = np.minimum(extreme, 0) if least else np.maximum(extreme, 0)
        more = sides[by].assign(coefficient=np.where(partly, bounded, extreme))
        return _summed(pd.concat([every, more], ignore_index=True), by, "coefficient")

    def _in_each_session(self, keys: Sequence[str], *, least: bool) -> pd.DataFrame:
        """The same where each sum is about a session: the seat counts in it only if it is in that session."""
        lines = _in_a_group(self.lines, [key for key in keys if key != SESSION])
        sessions = pd.DataFrame({SESSION: np.arange(self.listed.sessions)})
        every = lines[lines[SESSION] == ANY].drop(columns=SESSION).merge(sessions, how="cross")
        named = pd.concat([lines[lines[SESSION] != ANY], self.listed.without(every)], ignore_index=True)
        by = list(dict.fromkeys([*keys, *PLACE, "column"]))
        sums = _summed(named, by, "coefficient")
        alone = self.listed.stands_for(sums).to_numpy() == 1
        value = sums["coefficient"].to_numpy(np.int64)
        bounded = np.minimum(value, 0) if least else np.maximum(value, 0)
        sums = sums.assign(coefficient=np.where(alone, value, bounded))
        return sums.loc[sums["coefficient"] != 0, [*keys, "column", "coefficient"]]


def _summed(lines: pd.DataFrame, by: Sequence[str], figure: str) -> pd.DataFrame:
    """A frame of keys and a figure summed for each combination of them; one line where there are no keys."""
    if not by:
        return pd.DataFrame({figure: [int(lines[figure].sum())]})
    sums = lines.groupby(list(by))[figure].sum()
    return pd.DataFrame(sums.reset_index())


def _in_a_group(lines: pd.DataFrame, keys: Sequence[str]) -> pd.DataFrame:
    """Those lines that have all keys."""
    for key in keys:
        if key not in ("column", SESSION):
            lines = lines[lines[key] >= 0]
    return lines


def _apart(lines: pd.DataFrame, keys: pd.DataFrame) -> pd.DataFrame:
    """Those lines that agree with none of these keys."""
    known = lines.merge(keys.drop_duplicates(), how="left", on=list(keys.columns), indicator="known")
    return known[known["known"] == "left_only"].drop(columns="known")
