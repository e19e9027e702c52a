"""Smaller programs whose least cost is a bound on the whole, made from the rows alone, whatever the rules.

Columns are aggregated into groups and rows are summed into blocks, with the coefficients that keep every true plan
possible; docs/model.md says why that is a relaxation. Three of them are used:

- `without_rounds`: all rounds are one and rooms are known by kind only. What is left says how often each session runs
  in which kind of room, and who gets which sessions.
- `without_titles`: the seats that somebody did not wish for are one seat a round, wherever that is.
- `without_people`: how many seats and how many gaps a round has, but for seats that were announced.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from allocator.model.bounds.multiples import rounds_at_a_time
from allocator.model.formulation.columns import Columns
from allocator.model.formulation.fingerprints import marks
from allocator.model.formulation.program import Program, Source
from allocator.model.formulation.seats import UNNAMED
from allocator.model.formulation.terms import FREE, Whole


@dataclass(frozen=True)
class Aggregation:
    """A relaxed program, and for each column of the original the column that stands for it (-1: held).

    `held` are the values of the held columns, 0 for the others; a 1 of a column counts for `multiple` of the original.
    """

    program: Program
    group: Whole
    held: Whole
    multiple: Whole

    def vector(self, vector: Whole) -> Whole:
        """Costs of the aggregated columns, each that of its cheapest part; `constant` has those of the held ones."""
        least = np.full(len(self.program.low), FREE)
        kept = self.group >= 0
        np.minimum.at(least, self.group[kept], vector[kept])
        return least * self.multiple

    def constant(self, vector: Whole) -> int:
        """What the held columns cost."""
        return int(vector @ self.held)

    def unfolded(self, values: Whole) -> Whole:
        """Values of the original's columns; true to the relaxed ones where only columns of a single part are not 0."""
        # A number more for the held ones, of which the group is -1: there may be no others.
        return np.where(self.group >= 0, np.append(values * self.multiple, 0)[self.group], self.held)


def without_rounds(program: Program, columns: Columns) -> Aggregation:
    """Columns that differ only in round or in rooms of one kind are one, and so are rows."""
    kinds = _kinds(columns)
    names = _names(columns)
    rooms = names["room"].to_numpy()
    # A room that is still to be chosen is closed in other rounds than its like: which is used is a choice of its own.
    alike = np.where(names["place"] >= 0, rooms, kinds[rooms])
    names["kind"] = np.where(rooms >= 0, alike, -1)
    names.loc[names["part"] != STEPS, "rank"] = -1
    keys = ["part", "attendee", "session", "kind", "rank", "move", "place", "demand", "group", "company"]
    group = _numbered(names[keys], program.low < program.high)

    def aggregated(source: Source) -> Whole:
        about = source.about.drop(columns="round", errors="ignore")
        if "room" in about:
            about = about.assign(room=kinds[about["room"].to_numpy()])
        keys = list(about.columns)
        return _numbers(about, keys) if keys else np.zeros(len(about), np.int64)

    rows = np.arange(len(program.lower))
    blocks = np.arange(len(program.lower)) + len(rows)
    first = 0
    for source in program.sources:
        number = aggregated(source)
        blocks[source.first : source.first + len(number)] = first + number
        first += int(number.max(initial=-1)) + 1
    multiple = rounds_at_a_time(columns, program, group)
    return _relaxed(program, group, rows, np.unique(blocks, return_inverse=True)[1], multiple)


def without_titles(program: Program, columns: Columns) -> Aggregation:
    """An attendee's seats in a round that were not wished for are one; rows about offerings are also summed."""
    names = _names(columns)
    names.loc[_not_announced(columns, wished=False), "session"] = UNNAMED
    group = _numbered(names, program.low < program.high)
    return _relaxed(program, group, *_also_summed(program, {"session"}))


def without_people(program: Program, columns: Columns) -> Aggregation:
    """A round's seats are one count and its gaps another, but for announced seats; rows are also summed over people.

    Close to the truth for objectives that do not depend on who sits in which session: only what single people need is
    lost.
    """
    names = _names(columns).assign(company=_sizes(columns))
    names.loc[_not_announced(columns, wished=True), ["attendee", "session"]] = UNNAMED
    names.loc[columns.gaps.frame["column"].to_numpy(), "attendee"] = UNNAMED
    group = _numbered(names, program.low < program.high)
    return _relaxed(program, group, *_also_summed(program, {"attendee", "session"}))


def _not_announced(columns: Columns, *, wished: bool) -> Whole:
    """The seats that were not announced and are not pinned, by their columns; those `wished` for among them or not."""
    seats = columns.seat_frame
    plain = np.zeros(columns.count, bool)
    plain[seats["column"].to_numpy()] = (~seats["pinned"] & (wished | (seats["rank"] == 0))).to_numpy()
    plain[seats.merge(columns.baseline.possible)["column"].to_numpy()] = False
    if columns.merging is not None:
        # What is plain must be so for all for whom it stands.
        seat = np.zeros(columns.count, bool)
        seat[seats["column"].to_numpy()] = True
        plain &= ~columns.merging.of_any(seat & ~plain)
    return np.flatnonzero(plain)


def _also_summed(program: Program, over: set[str]) -> tuple[Whole, Whole]:
    """Every row by itself, and rows that speak of a round and of one of these keys, summed over them: rows and blocks.

    Of aggregated columns hardly anything would be left in the rows by themselves.
    """
    rows, blocks = [np.arange(len(program.lower))], [np.arange(len(program.lower))]
    first = len(program.lower)
    for source in program.sources:
        spoken = set(source.about)
        if "round" in spoken and spoken & over and ("attendee" in over or "attendee" not in spoken):
            keys = [key for key in source.about if key not in over]
            number = _numbers(source.about, keys)
            rows.append(source.first + np.arange(len(number)))
            blocks.append(first + number)
            first += int(number.max(initial=-1)) + 1
    return np.concatenate(rows), np.concatenate(blocks)


STEPS = 3
"""The place of the steps among the parts of the columns."""


def _names(columns: Columns) -> pd.DataFrame:
    """What each column is about: its part of the columns and its keys, -1 where it has none."""
    keys = ["attendee", "session", "round", "room", "rank", "move", "place", "demand", "group"]
    parts = [
        frame[["column", *(key for key in keys if key in frame)]].assign(part=number)
        for number, frame in enumerate(columns.parts)
    ]
    everything = pd.concat(parts, ignore_index=True).fillna(-1).astype(np.int64)
    return everything.sort_values("column", ignore_index=True)[["part", *keys]].assign(company=_companies(columns))


def _sizes(columns: Columns) -> Whole:
    """How many columns each stands for."""
    return np.ones(columns.count, np.int64) if columns.merging is None else columns.merging.size


def _companies(columns: Columns) -> Whole:
    """A number for each column, equal where columns stand for seats of the same attendees: a fingerprint of those."""
    company = np.zeros(columns.count, np.int64)
    if columns.merging is not None:
        theirs = columns.owner >= 0
        company[theirs] = marks(len(columns.codes["attendee"]))[columns.owner[theirs]]
        company = columns.merging.costs(company)
    return np.unique(company, return_inverse=True)[1].astype(np.int64)


def _numbered(names: pd.DataFrame, free: npt.NDArray[np.bool_]) -> Whole:
    """A number for each column, equal where the names are; -1 for columns that are held."""
    group = np.full(len(names), -1, np.int64)
    group[free] = _numbers(names[free], list(names.columns))
    return group


def _numbers(frame: pd.DataFrame, keys: Sequence[Hashable]) -> Whole:
    """A number for each line, equal where the keys are, in their order."""
    return np.asarray(frame.groupby(list(keys), sort=True).ngroup(), np.int64)


def _kinds(columns: Columns) -> Whole:
    """The kind of each room, by its code: rooms of one kind have the same capacity and features."""
    rooms = [columns.event.room_of[name] if name else None for name in columns.codes["room"]]
    looks = [(room.capacity, *sorted(room.features)) if room else () for room in rooms]
    number = {look: kind for kind, look in enumerate(sorted(set(looks)))}
    return np.array([number[look] for look in looks], np.int64)


def _relaxed(program: Program, group: Whole, rows: Whole, blocks: Whole, multiple: Whole | None = None) -> Aggregation:
    """The program of aggregated columns and of sums of rows: row `rows[i]` is a part of block `blocks[i]`.

    What a column sums is a multiple of that number in every plan.
    """
    size = np.bincount(group[group >= 0])
    multiple = np.ones(len(size), np.int64) if multiple is None else multiple
    low, high = np.zeros(len(size), np.int64), np.zeros(len(size), np.int64)
    np.add.at(low, group[group >= 0], program.low[group >= 0])
    np.add.at(high, group[group >= 0], program.high[group >= 0])
    low, high = -(-low // multiple), high // multiple

    held = np.where(group < 0, program.low, 0)
    shift = program.sums(program.coefficient * held[program.column])
    lower = _summed(program.lower - shift, program.lower > -FREE, rows, blocks, -FREE)
    upper = _summed(program.upper - shift, program.upper < FREE, rows, blocks, FREE)

    entries = _entries(program, group, rows, blocks)
    by_column = entries.groupby(["block", "column", "group"], as_index=False)["coefficient"].sum()
    sides = by_column.groupby(["block", "group"])["coefficient"].agg(["min", "max", "count"]).reset_index()
    # Parts of a aggregated column that a block does not mention have the coefficient 0 in it.
    partial = sides["count"].to_numpy() < size[sides["group"].to_numpy()]
    least = np.where(partial, np.minimum(sides["min"], 0), sides["min"]).astype(np.int64)
    most = np.where(partial, np.maximum(sides["max"], 0), sides["max"]).astype(np.int64)
    block, column = sides["block"].to_numpy(np.int64), sides["group"].to_numpy(np.int64)

    # Each side of a block is a row of its own, for each has its own safe coefficients.
    above, below = np.flatnonzero(upper < FREE), np.flatnonzero(lower > -FREE)
    number = np.full(len(lower), -1)
    number[above] = np.arange(len(above))
    least, most = least * multiple[column], most * multiple[column]
    in_above = (number[block] >= 0) & (least != 0)
    row_above = number[block[in_above]]
    number = np.full(len(lower), -1)
    number[below] = len(above) + np.arange(len(below))
    in_below = (number[block] >= 0) & (most != 0)
    row_below = number[block[in_below]]
    row = np.concatenate([row_above, row_below])
    order = np.argsort(row, kind="stable")
    count = len(above) + len(below)
    aggregated = Program(
        start=np.concatenate([np.zeros(1, np.int64), np.cumsum(np.bincount(row, minlength=count))]),
        column=np.concatenate([column[in_above], column[in_below]])[order],
        coefficient=np.concatenate([least[in_above], most[in_below]])[order],
        lower=np.concatenate([np.full(len(above), -FREE), lower[below]]),
        upper=np.concatenate([upper[above], np.full(len(below), FREE)]),
        low=low,
        high=high,
    )
    return Aggregation(aggregated.with_rows(aggregated.binding()).united(), group, held, multiple)


def _summed(bounds: Whole, binds: npt.NDArray[np.bool_], rows: Whole, blocks: Whole, free: int) -> Whole:
    """The bounds of blocks: the sum of their rows' bounds, none where any of them has none."""
    total = np.zeros(int(blocks.max()) + 1, np.int64)
    np.add.at(total, blocks, np.where(binds, bounds, 0)[rows])
    total[blocks[~binds[rows]]] = free
    return total


def _entries(program: Program, group: Whole, rows: Whole, blocks: Whole) -> pd.DataFrame:
    """The entries of the rows in their blocks, held columns left out."""
    size = np.diff(program.start)[rows]
    place = np.repeat(program.start[:-1][rows] - np.concatenate([np.zeros(1, np.int64), np.cumsum(size)[:-1]]), size)
    place = place + np.arange(int(size.sum()))
    column = program.column[place]
    frame = pd.DataFrame(
        {
            "block": np.repeat(blocks, size),
            "column": column,
            "group": group[column],
            "coefficient": program.coefficient[place],
        }
    )
    return frame[frame["group"] >= 0]
