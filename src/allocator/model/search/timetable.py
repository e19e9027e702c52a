"""Timetables: a first one, and small changes to one.

A timetable is the value (0 or 1) of every placement column, in the order of `columns.placements`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from random import Random

import numpy as np

from allocator.model.bounds.aggregation import Aggregation, without_titles
from allocator.model.formulation.columns import Columns
from allocator.model.formulation.objectives import vector_of
from allocator.model.formulation.program import Program
from allocator.model.formulation.terms import Whole
from allocator.model.solvers import cpsat
from allocator.model.solvers.deadline import Deadline
from allocator.runs import lasting, runs_within, stretches


def first_timetable(
    program: Program, columns: Columns, relaxed: Aggregation, sets: Whole, *, deadline: Deadline, effort: cpsat.Effort
) -> Whole | None:
    """A timetable for the sessions that the relaxation without rounds gives to everybody, with few of them clashing.

    `sets` are the values of that relaxation. Of what they wished for, people may take only what is theirs there, or a
    seat that they did not wish for, wherever that is; so the question is small. What they really get is decided later,
    when all seats are open to them again.
    """
    seats = columns.seat_frame
    column = seats["column"].to_numpy()
    stands_for = relaxed.group[column]
    theirs = (stands_for >= 0) & (sets[stands_for] > 0)
    titled = ((seats["rank"] > 0) | seats["pinned"]).to_numpy()
    if columns.merging is not None:
        wanted = np.zeros(columns.count, bool)
        wanted[column] = titled
        titled = columns.merging.of_any(wanted)[column]
    question = without_titles(program, columns)
    shut = question.group[column[titled & ~theirs]]
    high = question.program.high.copy()
    high[shut[shut >= 0]] = 0
    clashes = GAP * vector_of(columns, columns.gaps)
    clashes[column[titled]] = -1
    found = cpsat.minimise(
        replace(question.program, high=high), question.vector(clashes), deadline=deadline, effort=effort
    )
    return None if found.values is None else question.unfolded(found.values)[columns.placements.frame["column"]]


GAP = 3
"""What a seat missing counts for in a first timetable, a wish granted counting for 1."""


class Walk:
    """A timetable that changes in small steps, each of which keeps every rule about placements alone."""

    def __init__(self, program: Program, columns: Columns, random: Random) -> None:
        placements = columns.placements.frame["column"].to_numpy()
        rows = program.only_about(placements)
        self._random = random
        self._rows = rows
        self._lower, self._upper = rows.lower.tolist(), rows.upper.tolist()
        self._entries: list[list[tuple[int, int]]] = [[] for _ in placements]
        entries = zip(rows.row.tolist(), rows.column.tolist(), rows.coefficient.tolist(), strict=True)
        for row, column, coefficient in entries:
            self._entries[column].append((row, coefficient))
        self._free = np.flatnonzero(rows.low < rows.high).tolist()
        self._is_free = (rows.low < rows.high).tolist()
        self._sessions, self._rounds, self._rooms = (len(columns.codes[key]) for key in ("session", "round", "room"))
        self._runs = _runs_by_number(columns)

    def stand_at(self, timetable: Whole) -> None:
        """Starts from a timetable that keeps the rules."""
        self.timetable = timetable.copy()
        self._held = np.flatnonzero(timetable).tolist()
        self._sums = self._rows.sums(self._rows.coefficient * timetable[self._rows.column]).tolist()

    def step(self, prices: Sequence[float]) -> tuple[tuple[int, ...], float] | None:
        """A step drawn: the placements that it turns over, and by how much the prices say it changes the value.

        None where the step drawn breaks a rule, or nothing is open. `prices` has a number for each placement.
        """
        if not self._free:
            return None
        turned = self._drawn()
        if len(set(turned)) < len(turned) or not all(self._is_free[one] for one in turned):
            return None
        change: dict[int, int] = {}
        worth = 0.0
        for one in turned:
            sign = -1 if self.timetable[one] else 1
            worth += sign * prices[one]
            for row, coefficient in self._entries[one]:
                change[row] = change.get(row, 0) + sign * coefficient
        if all(self._lower[row] <= self._sums[row] + by <= self._upper[row] for row, by in change.items()):
            return turned, worth
        return None

    def turned(self, step: tuple[int, ...]) -> Whole:
        """The timetable after a step."""
        changed = self.timetable.copy()
        changed[list(step)] = 1 - changed[list(step)]
        return changed

    def _drawn(self) -> tuple[int, ...]:
        """Two offerings change places, one moves, one gives way to another session, or one comes or goes."""
        random, held, free = self._random, self._held, self._free
        kind = random.random()
        if not held or kind > 0.92:
            one = random.choice(free)
            run = self._run_at(one, free=not self.timetable[one])
            return (one,) if run is None else self._in(run, one)
        one = random.choice(held)
        session, place = divmod(one, self._rounds * self._rooms)
        if session in self._runs:
            return self._run_moved(one)
        if kind < 0.6:
            other = random.choice(held)
            other_session, other_place = divmod(other, self._rounds * self._rooms)
            if other_session in self._runs:
                return self._run_moved(other, place)
            return one, other, self._at(session, other_place), self._at(other_session, place)
        if kind < 0.72:
            return one, self._at(session, random.choice(free) % (self._rounds * self._rooms))
        return one, self._at(random.randrange(self._sessions), place)

    def _run_moved(self, one: int, place: int | None = None) -> tuple[int, ...]:
        """A run that lasts several rounds moves, to where one has the round and room of a place, or anywhere.

        What is in its way takes the rounds and room that it leaves.
        """
        session = one // (self._rounds * self._rooms)
        run, room = self._run_at(one, free=False), one % self._rooms
        there = [one for one in self._runs[session] if place is None or one[0] == place // self._rooms]
        if run is None or not there:
            return (one,)
        other = self._random.choice(there)
        other_room = self._random.randrange(self._rooms) if place is None else place % self._rooms
        old = [round * self._rooms + room for round in run]
        new = [round * self._rooms + other_room for round in other]
        left, taken = ([at for at in mine if at not in theirs] for mine, theirs in ((old, new), (new, old)))
        turned = [self._at(session, at) for at in (*left, *taken)]
        cells = self._rounds * self._rooms
        inside = dict.fromkeys(taken)
        for held in self._held:
            at = held % cells
            if at in inside and held // cells != session:
                turned += [held, self._at(held // cells, left[taken.index(at)])]
        return tuple(turned) or (one,)

    def _run_at(self, one: int, *, free: bool) -> tuple[int, ...] | None:
        """The rounds of the run that a placement is part of, or (`free`) would begin; None where it lasts a round."""
        session = one // (self._rounds * self._rooms)
        round = one // self._rooms % self._rounds
        runs = self._runs.get(session)
        if runs is None:
            return None
        if free:
            return next((run for run in runs if run[0] == round), None)
        whole = [run for run in runs if round in run and all(self.timetable[at] for at in self._in(run, one))]
        return whole[0] if whole else None

    def _in(self, run: tuple[int, ...], one: int) -> tuple[int, ...]:
        """The placements of a run in the room of one."""
        session, room = one // (self._rounds * self._rooms), one % self._rooms
        return tuple(self._at(session, round * self._rooms + room) for round in run)

    def _at(self, session: int, place: int) -> int:
        return session * self._rounds * self._rooms + place


def _runs_by_number(columns: Columns) -> dict[int, list[tuple[int, ...]]]:
    """The rounds of every run that there may be of each session that lasts several, by their numbers."""
    number = {name: at for at, name in enumerate(columns.codes["round"])}
    code = {name: at for at, name in enumerate(columns.codes["session"])}
    return {
        code[session.code]: [
            tuple(number[round] for round in run)
            for rounds in stretches(columns.event, session)
            for run in runs_within(session, rounds)
        ]
        for session in lasting(columns.event)
    }
