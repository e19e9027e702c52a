"""Timetables: a first one, and small changes to one.

A timetable is the value (0 or 1) of every placement column, in the order of `columns.placements`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from allocator.model import cpsat
from allocator.model.columns import Columns
from allocator.model.halt import Halt
from allocator.model.merge import Merged
from allocator.model.program import Program
from allocator.model.terms import FREE, Whole


def first_timetable(
    program: Program, columns: Columns, relaxed: Merged, sets: Whole, *, halt: Halt, effort: cpsat.Effort
) -> Whole | None:
    """A timetable for the sessions that the relaxation gives to everybody, with as few of them clashing as time allows.

    `sets` are the values of the merged columns. People may take only what is theirs there, and need not take all of
    it, so the question is small; what they really get is decided later, when all seats are open to them again.
    """
    seats = columns.seats.frame["column"].to_numpy()
    stands_for = relaxed.group[seats]
    theirs = (program.low[seats] == 1) | ((stands_for >= 0) & (sets[stands_for] > 0))
    high = program.high.copy()
    high[seats[~theirs]] = 0
    granted = np.zeros(len(program.low), np.int64)
    granted[seats] = -1
    # Rows that ask for seats (minimums, pins, a seat for everybody) are left to the people's own question.
    asks_for_seats = program.sums(np.where(granted[program.column] < 0, program.coefficient, 0)) > 0
    question = replace(program, high=high, lower=np.where(asks_for_seats, -FREE, program.lower))
    found = cpsat.minimise(question, granted, halt=halt, effort=effort)
    return None if found.values is None else found.values[columns.placements.frame["column"].to_numpy()]


@dataclass(frozen=True)
class Moves:
    """Small changes that keep every rule about placements alone."""

    number: Whole
    rows: Program

    @classmethod
    def of(cls, program: Program, columns: Columns) -> Moves:
        """The changes possible under a programme."""
        placements = columns.placements.frame
        shape = tuple(len(columns.codes[key]) for key in ("session", "round", "room"))
        rows = program.only_about(placements["column"].to_numpy())
        return cls(np.arange(len(placements)).reshape(shape), rows)

    def draw(self, timetable: Whole, random: np.random.Generator) -> Whole | None:
        """A changed timetable: two offerings change places, one moves, or one gives way to another session.

        None where the change drawn breaks a rule.
        """
        held = np.flatnonzero(timetable)
        free = np.flatnonzero(self.rows.low < self.rows.high)
        changed = timetable.copy()
        kind = random.random()
        if len(held) == 0 or kind > 0.92:
            one = random.choice(free)
            changed[one] = 1 - changed[one]
        else:
            one = random.choice(held)
            session, round, room = np.unravel_index(one, self.number.shape)
            changed[one] = 0
            if kind < 0.6:
                other = random.choice(held)
                session_2, round_2, room_2 = np.unravel_index(other, self.number.shape)
                changed[other] = 0
                changed[self.number[session, round_2, room_2]] = 1
                changed[self.number[session_2, round, room]] = 1
            elif kind < 0.72:
                other = random.choice(free)
                _, round_2, room_2 = np.unravel_index(other, self.number.shape)
                changed[self.number[session, round_2, room_2]] = 1
            else:
                other = random.integers(self.number.shape[0])
                changed[self.number[other, round, room]] = 1
        if np.array_equal(changed, timetable) or not self.rows.satisfied_by(changed):
            return None
        return changed
