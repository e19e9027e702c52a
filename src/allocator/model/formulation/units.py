"""Who sits together, read off the rows: whatever rule says so, seats that are equal become one unit with a size."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from allocator.model.formulation.columns import Columns
from allocator.model.formulation.fingerprints import marks
from allocator.model.formulation.merging import Merging
from allocator.model.formulation.program import Program
from allocator.model.formulation.rows import Whole
from allocator.model.formulation.seats import Truths


def with_units(columns: Columns, program: Program) -> tuple[Columns, Program]:
    """The columns and their program with equal seats merged; both as they were where no seats are equal."""
    if program.impossible:
        return columns, program
    first = np.arange(len(program.low))
    left = program
    # Where seats are merged, rows get shorter, and say of others that they are equal: the next run of a session.
    while not left.impossible:
        stands = _equal_seats(columns, left)
        if (stands == np.arange(len(stands))).all():
            break
        first = stands[first]
        left = left.merged(stands).tightened()
    if (first == np.arange(len(first))).all():
        return columns, program
    first = _with_gaps(columns, program, first)
    merged = columns.with_merging(Merging(first))
    return merged, program.merged(first).tightened()


def _equal_seats(columns: Columns, program: Program) -> Whole:
    """For each column the first of those that rows make equal to it: each implies the next, around a ring.

    A row in which two columns are open says that one implies the other where the first cannot be 1 and the other 0.
    """
    count = len(program.low)
    open_ = (program.low == 0) & (program.high == 1)
    seat = np.zeros(count, bool)
    seat[columns.seat_frame["column"].to_numpy()] = True
    moving = (program.low < program.high)[program.column] & (program.coefficient != 0)
    two = np.flatnonzero(program.sums(moving.astype(np.int64)) == 2)
    held = program.sums(np.where(moving, 0, program.coefficient * program.low[program.column]))
    entries = np.flatnonzero(moving & np.isin(program.row, two))
    pair = program.column[entries].reshape(-1, 2)
    by = program.coefficient[entries].reshape(-1, 2)
    lower, upper = program.lower[two] - held[two], program.upper[two] - held[two]
    fits = (open_ & seat)[pair].all(axis=1) & (pair[:, 0] != pair[:, 1])
    edges = []
    for here, there in ((0, 1), (1, 0)):
        alone = by[:, here]
        implies = fits & ((alone > upper) | (alone < lower))
        edges.append(pair[implies][:, [here, there]])
    return _rings(np.concatenate(edges), count)


def _rings(edges: Whole, count: int) -> Whole:
    """For each of `count` nodes the least of those that it leads to and that lead to it, along edges."""
    leads, led = np.arange(count), np.arange(count)
    start, end = edges[:, 0], edges[:, 1]
    while True:
        before = leads.copy(), led.copy()
        np.minimum.at(leads, start, leads[end])
        np.minimum.at(led, end, led[start])
        if np.array_equal(leads, before[0]) and np.array_equal(led, before[1]):
            return np.where(leads == led, leads, np.arange(count))


def _with_gaps(columns: Columns, program: Program, first: Whole) -> Whole:
    """The same with gaps of those merged whose seats in a round are the same, and who do not speak in it.

    A gap is 1 in a plan where somebody is due, has no seat, and does not speak.
    """
    seats = columns.seat_frame
    number = seats["column"].to_numpy()
    seats = seats[program.high[number] == 1]
    alike = seats.assign(mark=marks(len(first))[first[seats["column"].to_numpy()]])
    sums = alike.groupby(["attendee", "round"], as_index=False).agg(mark=("mark", "sum"), seats=("mark", "size"))
    speaking = columns.speaking.frame
    speaking = speaking[program.high[speaking["column"].to_numpy()] == 1][["attendee", "round"]].drop_duplicates()
    gaps = columns.gaps.frame[["attendee", "round", "column"]].merge(sums, on=["attendee", "round"])
    gaps = gaps.merge(speaking, how="left", on=["attendee", "round"], indicator="speaks")
    gaps = gaps[gaps["speaks"] == "left_only"]
    merged = first.copy()
    number = gaps["column"].to_numpy()
    merged[number] = gaps.groupby(["round", "mark", "seats"])["column"].transform("min").to_numpy()
    return merged


@dataclass(frozen=True)
class Units:
    """Who has the same seats as whom in each round, by the columns' merging: equal gaps say so."""

    columns: Columns

    @cached_property
    def leader(self) -> Whole:
        """Attendees x rounds: who stands for somebody, themselves where nobody else does."""
        people, rounds = (len(self.columns.codes[key]) for key in ("attendee", "round"))
        leader = np.repeat(np.arange(people)[:, None], rounds, axis=1)
        if self.columns.merging is not None:
            gaps = self.columns.gaps.frame
            owner = np.zeros(self.columns.count, np.int64)
            owner[gaps["column"].to_numpy()] = gaps["attendee"].to_numpy()
            place = gaps["attendee"].to_numpy(), gaps["round"].to_numpy()
            leader[place] = owner[self.columns.merging.first[gaps["column"].to_numpy()]]
        return leader

    @cached_property
    def size(self) -> Whole:
        """Attendees x rounds: how many somebody stands for in a round, themselves among them; 0 for who is led."""
        people, rounds = self.leader.shape
        size = np.zeros((people, rounds), np.int64)
        np.add.at(size, (self.leader, np.broadcast_to(np.arange(rounds), self.leader.shape)), 1)
        return size

    def led_by(self, attendee: int, round: int) -> list[int]:
        """Those whom somebody stands for in a round, themselves among them."""
        if self.size[attendee, round] == 1:
            return [attendee]
        return np.flatnonzero(self.leader[:, round] == attendee).tolist()

    @cached_property
    def _kin(self) -> Whole:
        """For each attendee the first of those who move with them in some round, or with one who does, and so on."""
        kin = np.arange(len(self.leader))
        while True:
            before = kin.copy()
            for leader in self.leader.T:
                np.minimum.at(kin, leader, kin.copy())
                kin = kin[leader]
            if np.array_equal(kin, before):
                return kin

    def linked(self, some: Truths) -> Truths:
        """These attendees, by code, and all who move with one of them in some round, and with those, and so on."""
        found = np.zeros(len(some), bool)
        found[self._kin[some]] = True
        return found[self._kin]
