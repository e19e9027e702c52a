"""The seats that exchanges are made of: which are in play, over one program, and values of them to begin with."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import pandas as pd

from allocator.model.bounds.lagrangian import Numbers
from allocator.model.formulation.columns import Columns
from allocator.model.formulation.objectives import vector_of
from allocator.model.formulation.program import Program
from allocator.model.formulation.seats import SEAT
from allocator.model.formulation.terms import FREE, Whole
from allocator.model.formulation.units import Units, with_units
from allocator.model.search.incumbent import Task
from allocator.model.search.neighbourhood import WHOLE, Truths, Want, with_levels
from allocator.model.search.prices import Prices

DEAR = 10
"""What a missing seat costs while there is no plan, in parts of the dearest column."""

OTHERS = 6
"""In how many sessions a round people may sit for whom a seat nobody knows is near, where not all seats are in play."""


MOST_IN_PLAY, BUILDING = 1_500_000, 1e-5
"""The most seats in play, for the memory that they take; and about the seconds that each takes to be put in rows."""


@dataclass(frozen=True)
class SeatsInPlay:
    """The seats of everybody in a settled timetable, with a program and an objective over them.

    `owner` is for each column the attendee whose seat or gap it is (-1: nobody's), `extra` what it costs beyond the
    cheapest. If it is `elastic`, seats may be missing that must not.
    """

    columns: Columns
    program: Program
    vector: Whole
    units: Units
    owner: Whole
    extra: Numbers
    elastic: bool

    @property
    def missing(self) -> Whole:
        """The gaps, by their columns."""
        return self.columns.gaps.frame["column"].to_numpy()

    @cached_property
    def entries(self) -> tuple[Whole, Whole, Whole]:
        """The program's entries by column: where those of each begin, their rows, and their coefficients."""
        order = np.argsort(self.program.column, kind="stable")
        start = np.searchsorted(self.program.column[order], np.arange(self.columns.count + 1))
        return start, self.program.row[order], self.program.coefficient[order]

    def left(self, values: Whole, columns: Whole) -> Program:
        """What is left to choose where all other columns are held at values: these columns, under new numbers."""
        start, row, by = self.entries
        size = start[columns + 1] - start[columns]
        column = np.repeat(np.arange(len(columns)), size)
        place = np.repeat(start[columns] - np.concatenate([[0], np.cumsum(size)[:-1]]), size) + np.arange(size.sum())
        rows, number = np.unique(row[place], return_inverse=True)
        sums = self.program.sums(self.program.coefficient * values[self.program.column])[rows]
        np.subtract.at(sums, number, by[place] * values[columns][column])
        order = np.argsort(number, kind="stable")
        lower, upper = self.program.lower[rows], self.program.upper[rows]
        return Program(
            start=np.concatenate([[0], np.cumsum(np.bincount(number, minlength=len(rows)))]),
            column=column[order],
            coefficient=by[place][order],
            lower=np.where(lower <= -FREE, -FREE, lower - sums),
            upper=np.where(upper >= FREE, FREE, upper - sums),
            low=self.program.low[columns],
            high=self.program.high[columns],
        )


def worth_building(task: Task) -> bool:
    """Whether the seats in play are not too many, and there is more time than building their program takes."""
    event = task.columns.event
    places = len(event.attendees) * len(event.rounds)
    number = places * len(event.sessions)
    if number > task.parameters.most_seats:
        number = len(task.columns.wished) + places * OTHERS
    return number <= MOST_IN_PLAY and task.deadline.left > BUILDING * number


def seats_in_play(task: Task, prices: Prices, want: Want) -> SeatsInPlay:
    """The seats in the timetable that is settled."""
    event, policy = task.columns.event, task.columns.policy
    elastic = task.incumbent.plan is None and policy.everybody_seated
    policy = replace(policy, everybody_seated=False) if elastic else policy
    dearer = prices.dearer
    chosen = None if dearer.size <= task.parameters.most_seats else _chosen(task, dearer)
    columns = Columns(event, policy, chosen=chosen)
    placements = columns.placements.frame["column"].to_numpy()
    timetable = prices.program.low[prices.columns.placements.frame["column"].to_numpy()]
    settled = with_levels(task, columns).with_bounds(placements, timetable)
    columns, settled = with_units(columns, settled.tightened())
    vector = want(columns)
    extra = np.zeros(columns.count)
    frame, gaps = columns.seat_frame, columns.gaps.frame
    extra[frame["column"].to_numpy()] = dearer[frame["attendee"], frame["session"], frame["round"]]
    if elastic:
        vector = vector + DEAR * int(np.abs(vector).max(initial=1)) * vector_of(columns, columns.gaps)
        extra[gaps["column"].to_numpy()] = vector.max(initial=1)
    return SeatsInPlay(columns, settled, vector, Units(columns), columns.owner, extra, elastic)


def _chosen(task: Task, dearer: Numbers) -> pd.DataFrame:
    """For everybody in each round the cheapest seats in a few sessions, drawn where equally dear; their own too."""
    random = np.random.default_rng(task.seed)
    sessions = dearer.shape[1]
    noisy = dearer + random.random(dearer.shape) * WHOLE
    best = np.argpartition(noisy, min(OTHERS, sessions) - 1, axis=1)[:, :OTHERS]
    people, rounds = np.indices((len(dearer), dearer.shape[2]))
    chosen = pd.DataFrame(
        {
            "attendee": np.repeat(people[:, None], best.shape[1], axis=1).ravel(),
            "session": best.ravel(),
            "round": np.repeat(rounds[:, None], best.shape[1], axis=1).ravel(),
        }
    )
    plan = task.incumbent.plan
    if plan is None:
        return chosen
    seats = [(one.attendee, one.session, one.round) for one in plan.assignments]
    return pd.concat([chosen, task.columns.coded(("attendee", "session", "round"), seats)], ignore_index=True)


def first_values(task: Task, prices: Prices, seats: SeatsInPlay) -> Whole | None:
    """The values to begin with: the incumbent's, or seats one after the other, those taken at the prices first.

    None where some row is not kept by these.
    """
    if task.incumbent.plan is not None:
        values = np.clip(seats.columns.values(task.incumbent.plan), seats.program.low, seats.program.high)
    else:
        values = _filled(seats, _taken(prices, seats))
    return values if seats.program.satisfied_by(values) else None


def _taken(prices: Prices, seats: SeatsInPlay) -> Truths:
    """The columns of the seats that people take at the prices."""
    known, frame = prices.columns.seat_frame, seats.columns.seat_frame
    taken = known.loc[prices.taken[known["column"].to_numpy()], SEAT]
    found = np.zeros(seats.columns.count, bool)
    found[frame.merge(taken, on=SEAT)["column"].to_numpy()] = True
    return found


def _filled(seats: SeatsInPlay, taken: Truths) -> Whole:
    """A seat wherever no row speaks against it, those taken first, then the cheapest; the largest units go first."""
    program, frame = seats.program, seats.columns.seat_frame
    start, row, by = seats.entries
    values = program.high.copy()
    number = frame["column"].to_numpy()
    values[number] = program.low[number]
    sums = program.sums(program.coefficient * values[program.column])
    rounds = len(seats.columns.codes["round"])
    place = (frame["attendee"] * rounds + frame["round"]).to_numpy()
    cheap = np.lexsort((seats.extra[number], ~taken[number], place))
    cheap = cheap[program.high[number[cheap]] == 1]
    number, place = number[cheap], place[cheap]
    gaps = seats.columns.gaps.frame
    missing = gaps[values[gaps["column"].to_numpy()] == 1]
    wanted = np.zeros(len(seats.columns.codes["attendee"]) * rounds, bool)
    wanted[place[taken[number]]] = True
    theirs = (missing["attendee"] * rounds + missing["round"]).to_numpy()
    order = np.lexsort((-seats.units.size[missing["attendee"], missing["round"]], ~wanted[theirs]))
    for at, gap in zip(theirs[order].tolist(), missing["column"].to_numpy()[order].tolist(), strict=True):
        first, last = np.searchsorted(place, (at, at + 1))
        for one in number[first:last].tolist():
            entries = slice(start[one], start[one + 1])
            after = sums[row[entries]] + by[entries]
            if np.all(after <= program.upper[row[entries]]):
                sums[row[entries]] = after
                values[one], values[gap] = 1, 0
                entries = slice(start[gap], start[gap + 1])
                sums[row[entries]] -= by[entries]
                break
    return values
