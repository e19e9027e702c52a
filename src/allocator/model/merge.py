"""The timetable's relaxation: rounds melted together and rooms known by their kind only.

What is left says how often each session runs in which kind of room, and who gets which sessions; its least cost is a
bound on the whole. It is made from the rows alone, whatever the rules: rows that differ only in their round are
summed, and so are columns, with the coefficient that keeps every true plan possible.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from allocator.model.columns import Columns
from allocator.model.program import Program
from allocator.model.terms import FREE, Whole


@dataclass(frozen=True)
class Merged:
    """A relaxed programme, and for each column of the original the column that stands for it (-1: held)."""

    program: Program
    group: Whole

    def vector(self, vector: Whole) -> Whole:
        """The objective: each merged column costs what its cheapest part costs."""
        least = np.full(len(self.program.low), FREE)
        kept = self.group >= 0
        np.minimum.at(least, self.group[kept], vector[kept])
        return least


def merged(program: Program, columns: Columns) -> Merged:
    """The relaxation of a tightened programme."""
    group, low, high = _groups(program, columns)
    held = np.where(group < 0, program.low, 0)
    shift = program.sums(program.coefficient * held[program.column])
    block, count = _blocks(program, columns)
    lower = np.zeros(count, np.int64)
    upper = np.zeros(count, np.int64)
    np.add.at(lower, block, np.where(program.lower <= -FREE, -FREE, program.lower - shift))
    np.add.at(upper, block, np.where(program.upper >= FREE, FREE, program.upper - shift))

    kept = group[program.column] >= 0
    entries = pd.DataFrame(
        {
            "row": block[program.row][kept],
            "column": program.column[kept],
            "coefficient": program.coefficient[kept],
        }
    )
    summed = entries.groupby(["row", "column"], as_index=False)["coefficient"].sum()
    summed["group"] = group[summed["column"].to_numpy()]
    sides = summed.groupby(["row", "group"])["coefficient"].agg(["min", "max", "count"]).reset_index()
    # Parts of a merged column that a row does not mention have the coefficient 0 there.
    size = np.bincount(group[group >= 0], minlength=len(low))
    partial = sides["count"].to_numpy() < size[sides["group"].to_numpy()]
    least = np.where(partial, np.minimum(sides["min"], 0), sides["min"]).astype(np.int64)
    most = np.where(partial, np.maximum(sides["max"], 0), sides["max"]).astype(np.int64)
    row, column = sides["row"].to_numpy(np.int64), sides["group"].to_numpy(np.int64)
    bounded_above, bounded_below = upper < FREE // 2, lower > -(FREE // 2)
    # Each side is a row of its own, for each needs its own safe coefficients.
    above, below = bounded_above[row], bounded_below[row]
    number_above, number_below = np.cumsum(bounded_above) - 1, bounded_above.sum() + np.cumsum(bounded_below) - 1
    rows = np.concatenate([number_above[row[above]], number_below[row[below]]])
    order = np.argsort(rows, kind="stable")
    total = int(bounded_above.sum() + bounded_below.sum())
    return Merged(
        Program(
            start=np.concatenate([np.zeros(1, np.int64), np.cumsum(np.bincount(rows, minlength=total))]),
            column=np.concatenate([column[above], column[below]])[order],
            coefficient=np.concatenate([least[above], most[below]])[order],
            lower=np.concatenate([np.full(bounded_above.sum(), -FREE), lower[bounded_below]]),
            upper=np.concatenate([upper[bounded_above], np.full(bounded_below.sum(), FREE)]),
            low=low,
            high=high,
        ),
        group,
    )


def _groups(program: Program, columns: Columns) -> tuple[Whole, Whole, Whole]:
    """The merged column of each column (-1: held), and the merged columns' bounds."""
    kinds = _kinds(columns)
    parts = []
    for number, terms in enumerate((columns.seats, columns.placements, columns.gaps, columns.steps)):
        frame = terms.frame
        keys = [key for key in ("attendee", "session", "rank") if key in frame and (key != "rank" or number == 3)]
        part = frame[["column", *keys]].assign(part=number)
        if "room" in frame:
            part["kind"] = kinds[frame["room"].to_numpy()]
        parts.append(part)
    everything = pd.concat(parts, ignore_index=True).fillna(-1).sort_values("column")
    free = program.low < program.high
    names = everything.drop(columns="column")[free]
    group = np.full(columns.count, -1, np.int64)
    group[free] = names.groupby(list(names.columns), sort=True).ngroup().to_numpy()
    size = np.bincount(group[free])
    low, high = np.zeros(len(size), np.int64), np.zeros(len(size), np.int64)
    np.add.at(low, group[free], program.low[free])
    np.add.at(high, group[free], program.high[free])
    return group, low, high


def _kinds(columns: Columns) -> Whole:
    """The kind of each room, by its code: rooms of one kind have the same capacity and features."""
    rooms = [columns.event.room_of[name] if name else None for name in columns.codes["room"]]
    looks = [(room.capacity, *sorted(room.features)) if room else () for room in rooms]
    number = {look: kind for kind, look in enumerate(sorted(set(looks)))}
    return np.array([number[look] for look in looks], np.int64)


def _blocks(program: Program, columns: Columns) -> tuple[Whole, int]:
    """The merged row of each row: rows of one rule that differ only in round, or in rooms of one kind, are one."""
    kinds = _kinds(columns)
    block = np.zeros(len(program.lower), np.int64)
    count = 0
    for source in program.sources:
        about = source.about.drop(columns="round", errors="ignore")
        if "room" in about:
            about = about.assign(room=kinds[about["room"].to_numpy()])
        rows = slice(source.first, source.first + len(about))
        keys = list(about.columns)
        number = about.groupby(keys, sort=True).ngroup().to_numpy() if keys else np.zeros(len(about), np.int64)
        block[rows] = count + number
        count += int(number.max(initial=-1)) + 1
    extra = len(program.lower) - (program.sources[-1].first + len(program.sources[-1].about))
    block[len(block) - extra :] = count + np.arange(extra)
    return block, count + extra
