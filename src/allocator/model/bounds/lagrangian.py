"""What everybody would take if what is scarce had prices, and prices at which hardly anything is taken too often.

A Lagrangian relaxation of a settled timetable: the rows that speak of several attendees get prices, and then everybody
stands alone. Any prices prove a bound; at good ones hardly anybody is in the way of anybody else.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from allocator.model.bounds.people_alone import at_most_one, never_empty, places_of, rounds_filled
from allocator.model.bounds.pricing import MOST_ROUNDS, Costs, Spans, cheapest, dearer, none_of
from allocator.model.formulation.columns import Columns
from allocator.model.formulation.program import Program
from allocator.model.formulation.seats import UNNAMED
from allocator.model.formulation.terms import FREE, Whole

Numbers = npt.NDArray[np.float64]
Truths = npt.NDArray[np.bool_]

SCALE = 2**20
"""Prices that prove something are multiples of 1 / SCALE, so that what they prove is computed exactly."""


COUNTABLE = 2.0**58
"""The most that all seats may cost together in such parts, a margin below what 64 bits hold."""

SMALLEST_UNIT = 0.25
"""The unit of a lagrangian_relaxation where all seats are equally dear."""


@dataclass(frozen=True)
class SeatBlock:
    """Columns of one kind, attendees last, with what they cost and the rows they count in.

    `column` is -1 where there is none. A layer has for each column one row (the last number: none) and a coefficient.
    """

    column: Whole
    base: Whole
    layers: tuple[tuple[Whole, Whole], ...]

    def costs(self, prices: Costs) -> Costs:
        """What the columns cost at prices of the rows (in parts of 1 / SCALE if whole), which have a 0 behind them."""
        cost = self.base.astype(prices.dtype)
        if prices.dtype == np.int64:
            cost *= SCALE
        for row, coefficient in self.layers:
            cost -= coefficient * prices[row]
        cost[self.column < 0] = none_of(prices)
        return cost

    def of(self, people: Whole) -> SeatBlock:
        """The columns of some attendees."""
        layers = tuple((row[..., people], coefficient[..., people]) for row, coefficient in self.layers)
        return SeatBlock(self.column[..., people], self.base[..., people], layers)


@dataclass(frozen=True)
class Choice:
    """What everybody takes at some prices: the load of every priced row, and the columns taken."""

    load: Whole
    columns: Whole


@dataclass(frozen=True)
class LagrangianRelaxation:
    """A settled timetable's program under an objective.

    `seats` (sessions x rounds x attendees) are those of known sessions, some of which fill a span of rounds; a round
    without one has the `unnamed` seat or the `gaps` column (rounds x attendees), or nothing where that is not `needed`.
    `lower` and `upper` are the sides of the rows that have prices; `constant` is what all other columns cost at least.
    """

    seats: SeatBlock
    unnamed: SeatBlock
    gaps: SeatBlock
    needed: Truths
    lower: Numbers
    upper: Numbers
    constant: int
    spans: Spans

    @property
    def attendees(self) -> int:
        """How many attendees there are."""
        return int(self.needed.shape[1])

    @property
    def unit(self) -> float:
        """A difference in cost that matters: half the mean deviation among the seats of known sessions."""
        base = self.seats.base[self.seats.column >= 0]
        return max(float(np.abs(base - base.mean()).mean()) / 2, SMALLEST_UNIT) if len(base) else SMALLEST_UNIT

    def of(self, people: Whole) -> LagrangianRelaxation:
        """A lagrangian_relaxation of some attendees, with their part of everything."""
        part = len(people) / self.attendees
        return replace(
            self,
            seats=self.seats.of(people),
            unnamed=self.unnamed.of(people),
            gaps=self.gaps.of(people),
            needed=self.needed[:, people],
            lower=self.lower * part,
            upper=self.upper * part,
        )

    def choose(self, prices: Numbers, noise: npt.NDArray[np.float32]) -> Choice:
        """What everybody takes where every seat costs a little more, by `noise` (of the shape of the seats)."""
        behind = np.append(prices, 0).astype(np.float32)
        seats, unnamed, gaps = (block.costs(behind) for block in (self.seats, self.unnamed, self.gaps))
        _, taken = cheapest(seats + noise, np.minimum(unnamed, np.where(self.needed, gaps, 0)), self.spans)
        rounds, people = np.nonzero(taken >= 0)
        empty = taken < 0
        nameless = empty & (unnamed <= np.where(self.needed, gaps, 0)) & (self.unnamed.column >= 0)
        missing = empty & ~nameless & self.needed & (self.gaps.column >= 0)
        chosen = [
            (self.seats, (taken[rounds, people].astype(np.int64), rounds, people)),
            (self.unnamed, np.nonzero(nameless)),
            (self.gaps, np.nonzero(missing)),
        ]
        load = np.zeros(len(behind))
        for block, at in chosen:
            for row, coefficient in block.layers:
                load += np.bincount(row[at], coefficient[at], len(load))
        columns = np.concatenate([block.column[at] for block, at in chosen])
        # Where a seat fills a span of rounds, one of them has its column.
        return Choice(np.rint(load[:-1]).astype(np.int64), columns[columns >= 0])

    def bound(self, prices: Numbers) -> int:
        """What every plan costs at least, proved by these prices; FREE where there is no plan."""
        price = self._signed(np.rint(prices * SCALE).astype(np.int64))
        seats, empty, rest = self._exact(price)
        value, _ = cheapest(seats, empty, self.spans)
        if np.any(value >= none_of(value)):
            return FREE
        return -(-(int(value.sum()) + rest) // SCALE)

    def dearer(self, prices: Numbers) -> tuple[Whole, Numbers]:
        """For every column of these, what a plan must cost more than the bound if it has it (inf: no plan has it)."""
        price = self._signed(np.rint(prices * SCALE).astype(np.int64))
        behind = np.append(price, 0)
        seats, empty, _ = self._exact(price)
        with_seat, with_gap = dearer(seats, empty, self.spans)
        parts = [(self.seats.column, with_seat)]
        for block in (self.unnamed, self.gaps):
            extra = np.maximum(block.costs(behind) - empty, 0) + with_gap
            parts.append((block.column, np.where(self.needed | (block is self.unnamed), extra, 0)))
        column = np.concatenate([column.ravel() for column, _ in parts])
        cost = np.concatenate([np.minimum(cost, none_of(cost)).ravel() for _, cost in parts])
        return column[column >= 0], cost[column >= 0] / SCALE

    def excess_costs(self, prices: Numbers, values: Whole) -> Numbers:
        """What each attendee's seats cost beyond the cheapest, at these prices; `values` are those of all columns."""
        behind = np.append(prices, 0)
        seats, unnamed, gaps = (block.costs(behind) for block in (self.seats, self.unnamed, self.gaps))
        least, _ = cheapest(seats, np.minimum(unnamed, np.where(self.needed, gaps, 0)), self.spans)
        paid = np.zeros(self.attendees)
        for block, costs in (
            (self.seats, seats),
            (self.unnamed, unnamed),
            (self.gaps, np.where(self.needed, gaps, 0)),
        ):
            taken = (block.column >= 0) & (values[block.column] == 1)
            paid += np.where(taken, costs, 0).reshape(-1, self.attendees).sum(axis=0)
        return paid - least

    def _exact(self, price: Whole) -> tuple[Whole, Whole, int]:
        """Costs of seats and of rounds without them in whole numbers, and all that does not depend on the choice."""
        behind = np.append(price, 0)
        gaps = self.gaps.costs(behind)
        # A gap that costs less than nothing is there in any case.
        anyhow = np.minimum(gaps, 0)
        empty = np.minimum(self.unnamed.costs(behind), np.where(self.needed, gaps - anyhow, 0))
        side = np.where(price > 0, self.lower, np.where(price < 0, self.upper, 0)).astype(np.int64)
        rest = int(price @ side) + int(anyhow.sum()) + self.constant * SCALE
        return self.seats.costs(behind), empty, rest

    def _signed(self, price: Whole) -> Whole:
        """The prices without those of sides that there are not."""
        price = np.where((price > 0) & (self.lower <= -FREE), 0, price)
        return np.where((price < 0) & (self.upper >= FREE), 0, price)


def lagrangian_relaxation(columns: Columns, program: Program, vector: Whole) -> LagrangianRelaxation | None:
    """The Lagrangian relaxation of a settled timetable's program; None where it does not fit.

    It fits where there are few enough rounds to be looked at together, where costs are not too steep to be summed
    exactly, and where the rows of the program leave each
    attendee at most one seat a round and one a session. Other rows of one attendee are left out, but for those that
    demand a gap where there is no seat.
    """
    attendees, sessions, rounds = (len(columns.codes[key]) for key in ("attendee", "session", "round"))
    steepest = float(np.abs(vector).max(initial=0))
    if rounds > MOST_ROUNDS or steepest * attendees * rounds * SCALE > COUNTABLE:
        return None
    frame, gaps = columns.seat_frame, columns.gaps.frame
    title = np.full(columns.count, -1)
    title[frame["column"]] = np.where(frame["session"] != UNNAMED, frame["attendee"] * sessions + frame["session"], -1)
    spots = rounds_filled(columns, program)
    if not (at_most_one(program, spots) and at_most_one(program, [title])):
        return None
    owner = columns.owner
    spots[0][gaps["column"]] = gaps["attendee"] * rounds + gaps["round"]
    priced = _priced(program, owner)
    layers = _layers(program, priced, owner >= 0)

    def block(column: Whole) -> SeatBlock:
        there = np.where((column >= 0) & (program.high[column] > 0), column, -1)
        parts = ((np.where(there >= 0, row[there], len(priced)), by[there]) for row, by in layers)
        return SeatBlock(there, vector[there], tuple((row, by) for row, by in parts if (row < len(priced)).any()))

    who, round = (frame[key].to_numpy(np.int64) for key in ("attendee", "round"))
    session, column = (frame[key].to_numpy(np.int64) for key in ("session", "column"))
    known = (session != UNNAMED) & (program.high[column] > 0)
    placed = places_of(
        who[known],
        session[known],
        round[known],
        [np.where(spot >= 0, spot % rounds, -1)[column[known]] for spot in spots],
    )
    if placed is None:
        return None
    place, spans = placed
    seats = np.full((int(place.max(initial=-1)) + 1, rounds, attendees), -1)
    seats[place, round[known], who[known]] = column[known]
    nameless = np.full((rounds, attendees), -1)
    nameless[round[session == UNNAMED], who[session == UNNAMED]] = column[session == UNNAMED]
    missing = np.full((rounds, attendees), -1)
    missing[gaps["round"], gaps["attendee"]] = gaps["column"]
    needed = never_empty(program, spots, attendees * rounds).reshape(attendees, rounds).T.copy()
    # Who must have a seat in a round has no other way to spend it.
    must = column[program.low[column] == 1]
    for spot in spots:
        filled = spot[must][spot[must] >= 0]
        needed[filled % rounds, filled // rounds] = True
        missing[filled % rounds, filled // rounds] = -1
    alone = owner < 0
    fixed = program.with_rows(priced)
    outside = np.where(owner >= 0, 0, program.low)
    shift = fixed.sums(fixed.coefficient * outside[fixed.column])
    return LagrangianRelaxation(
        block(seats),
        block(nameless),
        block(missing),
        needed,
        np.where(fixed.lower <= -FREE, -FREE, fixed.lower - shift).astype(float),
        np.where(fixed.upper >= FREE, FREE, fixed.upper - shift).astype(float),
        int(np.minimum(vector * program.low, vector * program.high)[alone].sum()),
        spans,
    )


def shared_rows(columns: Columns, program: Program) -> Whole:
    """The rows that have a price: several attendees are in them, and nothing else that is open."""
    return _priced(program, columns.owner)


def _priced(program: Program, owner: Whole) -> Whole:
    """The rows in which several attendees are, and no column that is nobody's and still open."""
    row, whose = program.row, owner[program.column]
    free = program.high[program.column] > 0
    shared = np.bincount(row[(whose < 0) & (program.low < program.high)[program.column]], minlength=len(program.lower))
    some = free & (whose >= 0)
    least, most = np.full(len(program.lower), FREE), np.full(len(program.lower), -1)
    np.minimum.at(least, row[some], whose[some])
    np.maximum.at(most, row[some], whose[some])
    binding = np.zeros(len(program.lower), bool)
    binding[program.binding()] = True
    return np.flatnonzero(binding & (shared == 0) & (least < most))


def _layers(program: Program, priced: Whole, theirs: Truths) -> list[tuple[Whole, Whole]]:
    """For each column the first priced row that it is in, and its coefficient, then the second, and so on."""
    chosen = program.with_rows(priced)
    keep = theirs[chosen.column] & (chosen.coefficient != 0)
    row, column, coefficient = chosen.row[keep], chosen.column[keep], chosen.coefficient[keep]
    order = np.argsort(column, kind="stable")
    row, column, coefficient = row[order], column[order], coefficient[order]
    place = np.arange(len(column)) - np.searchsorted(column, column)
    layers = []
    for depth in range(int(place.max(initial=-1)) + 1):
        here = place == depth
        rows, by = np.full(len(theirs), len(priced)), np.zeros(len(theirs), np.int64)
        rows[column[here]], by[column[here]] = row[here], coefficient[here]
        layers.append((rows, by))
    return layers
