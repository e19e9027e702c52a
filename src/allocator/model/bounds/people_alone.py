"""What the rows of a program say of each attendee alone: at most one seat a round, which rounds are never empty.

A column may fill several rounds: a seat in a session that lasts as long. `spots` are one array or more of a number for
each column, attendee x rounds + round, or -1: the first has the first round that it fills, the next the second.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd

from allocator.model.bounds.pricing import Spans
from allocator.model.formulation.columns import Columns
from allocator.model.formulation.program import Program
from allocator.model.formulation.terms import Whole

Truths = npt.NDArray[np.bool_]


def rounds_filled(columns: Columns, program: Program) -> list[Whole]:
    """The `spots` that seats fill: of columns that are merged, those of the attendee of the one that stands for all."""
    rounds = len(columns.codes["round"])
    frame = columns.seat_frame
    column, who = (frame[key].to_numpy(np.int64) for key in ("column", "attendee"))
    spot = who * rounds + frame["round"].to_numpy(np.int64)
    if columns.merging is None:
        found = np.full(columns.count, -1)
        found[column] = spot
        return [found]
    stands = columns.merging.first[column]
    mine = (columns.owner[stands] == who) & ((stands == column) | (program.high[stands] > 0))
    order = np.lexsort((spot[mine], stands[mine]))
    stands, spot = stands[mine][order], spot[mine][order]
    depth = np.arange(len(stands)) - np.searchsorted(stands, stands)
    spots = [np.full(columns.count, -1) for _ in range(int(depth.max(initial=0)) + 1)]
    for place, filled in enumerate(spots):
        filled[stands[depth == place]] = spot[depth == place]
    return spots


def places_of(who: Whole, session: Whole, round: Whole, filled: Sequence[Whole]) -> tuple[Whole, Spans] | None:
    """For each seat which of its attendee's sessions it is in, from 0, and which seats there fill a span of rounds.

    Places are shared by sessions of which the seats fill the same rounds. None where two seats in a session that begin
    in the same round fill different ones.
    """
    several = np.logical_or.reduce([rounds >= 0 for rounds in filled[1:]]) if filled[1:] else np.zeros(len(who), bool)
    shapes: dict[int, dict[int, tuple[int, ...]]] = {}
    for at in np.flatnonzero(several).tolist():
        span = tuple(int(rounds[at]) for rounds in filled if rounds[at] >= 0)
        if shapes.setdefault(int(session[at]), {}).setdefault(int(round[at]), span) != span:
            return None
    for at in np.flatnonzero(~several & np.isin(session, list(shapes))).tolist():
        if int(round[at]) in shapes[int(session[at])]:
            return None
    known: dict[tuple[tuple[int, tuple[int, ...]], ...], int] = {(): 0}
    number = {code: known.setdefault(tuple(sorted(shape.items())), len(known)) for code, shape in shapes.items()}
    pairs = pd.DataFrame({"who": who, "session": session}).drop_duplicates().sort_values(["who", "session"])
    pairs["shape"] = pairs["session"].map(number).fillna(0).astype(np.int64)
    pairs["place"] = pairs.groupby(["who", "shape"]).cumcount()
    most = pairs.groupby("shape")["place"].max().reindex(range(len(known)), fill_value=-1) + 1
    before = most.cumsum() - most
    pairs["place"] += pairs["shape"].map(before)
    place = pd.DataFrame({"who": who, "session": session}).merge(pairs, on=["who", "session"], how="left")["place"]
    spans = {
        (int(before[shape]) + at, begins): rounds
        for one, shape in known.items()
        for begins, rounds in one
        for at in range(int(most[shape]))
    }
    return place.to_numpy(np.int64), spans


def at_most_one(program: Program, keys: Sequence[Whole]) -> bool:
    """Whether of all columns that share a key no more than one can be taken, by a single row for each key.

    Each of `keys` has a number for every column, -1 where there is none.
    """
    free = (program.low < program.high) | (program.low > 0)
    most_keys = max(int(key.max(initial=-1)) for key in keys) + 1
    count = np.zeros(most_keys, np.int64)
    for key in keys:
        count += np.bincount(key[free & (key >= 0)], minlength=most_keys)
    several = np.append(count > 1, [False])  # the last is for columns without a key
    column, by, row = program.column, program.coefficient, program.row
    small = np.minimum(by * program.low[column], by * program.high[column])
    inside = [np.flatnonzero(free[column] & (by >= 1) & several[key[column]]) for key in keys]
    entry = np.concatenate(inside)
    key_of = np.concatenate([key[column[entries]] for key, entries in zip(keys, inside, strict=True)])
    pair, number = np.unique(row[entry] * most_keys + key_of, return_inverse=True)
    size, theirs = np.bincount(number, minlength=len(pair)), np.zeros(len(pair), np.int64)
    least_by = np.full(len(pair), np.iinfo(np.int64).max)
    np.add.at(theirs, number, small[entry])
    np.minimum.at(least_by, number, by[entry])
    least, _ = program.activity()
    # Columns without the key that cannot lower the sum do not matter.
    left = program.upper[pair // most_keys] - (least[pair // most_keys] - theirs)
    tight = left // 2 < least_by
    most = np.zeros(most_keys, np.int64)
    np.maximum.at(most, (pair % most_keys)[tight], size[tight])
    return bool(np.all((count <= 1) | (most >= count)))


def never_empty(program: Program, spots: Sequence[Whole], places: int) -> Truths:
    """For each of so many places (an attendee in a round) whether a row demands a column that fills it."""
    column, by, row = program.column, program.coefficient, program.row
    open_ = (by > 0) & (program.high[column] > program.low[column])
    demanded = program.lower - program.sums(by * program.low[column]) >= 1
    spoken = np.logical_or.reduce([spot >= 0 for spot in spots])
    inside = (by > 0) & spoken[column] & (open_ | (program.high[column] == 0)) & demanded[row]
    total = np.bincount(row[inside], minlength=len(program.lower))
    stray = np.bincount(row[open_ & ~inside], minlength=len(program.lower))
    entries = [np.flatnonzero(inside & (spot[column] >= 0)) for spot in spots]
    entry = np.concatenate(entries)
    place = np.concatenate([spot[column[some]] for spot, some in zip(spots, entries, strict=True)])
    pair, size = np.unique(row[entry] * places + place, return_counts=True)
    where = pair // places
    found = np.zeros(places, bool)
    found[(pair % places)[(size == total[where]) & (stray[where] == 0)]] = True
    return found
