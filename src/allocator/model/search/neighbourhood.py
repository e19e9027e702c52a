"""A neighbourhood of a plan: some attendees are placed again, exactly, in the seats that the others leave."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from allocator.model.formulation.columns import Columns
from allocator.model.formulation.objectives import levels
from allocator.model.formulation.program import Program, assemble
from allocator.model.formulation.seats import SEAT, UNNAMED
from allocator.model.formulation.terms import FREE, Whole
from allocator.model.search.incumbent import Task
from allocator.model.solvers import highs
from allocator.model.solvers.highs import LinearRelaxation

Want = Callable[[Columns], Whole]
"""What is to be made small: a coefficient for every column of whichever columns are in play."""

Truths = npt.NDArray[np.bool_]

NEVER = FREE
"""The cost of a plan that does not exist."""

FEW_SEATS = 20_000
"""The seats in offerings with room left that are always in play; where there are more, some of them do."""

WHOLE = 1e-6
"""How far from a whole number a value may be and still count as one."""


@dataclass(frozen=True)
class Neighbourhood:
    """Columns without unnamed seats, and a program that says what of them may still be chosen.

    `held` is the program before anything was concluded from the seats that are held.
    """

    columns: Columns
    program: Program
    held: Program | None = None


def neighbourhood_of(
    task: Task,
    program: Program,
    kept: pd.DataFrame,
    loose: Truths,
    near: pd.DataFrame | None = None,
    *,
    timetable: Whole | None = None,
) -> Neighbourhood:
    """The loose attendees (by code) in what the kept seats leave: any they wished for, and any where there is room.

    `program` says which offerings are held; where the rules leave that open, `timetable` has a value for each
    placement. `kept` (a frame of SEAT keys) are all the seats of everybody else. With `near`, attendees of whom seats
    are there may have those only.
    """
    chosen = [kept[SEAT]]
    free = loose.copy()
    if near is not None:
        nameless = near["session"] == UNNAMED
        chosen.append(near[~nameless][SEAT])
        free[near["attendee"].to_numpy()] = False
        offerings = _roomy(room_left(task.columns, program, kept), int(nameless.sum()), everybody=False)
        chosen.append(near[nameless][["attendee", "round"]].merge(offerings, on="round")[SEAT])
    people = np.flatnonzero(free)
    offerings = _roomy(room_left(task.columns, program, kept), len(people), everybody=bool(free.all()))
    chosen.append(pd.DataFrame({"attendee": people}).merge(offerings, how="cross"))
    columns = task.columns.with_seats(pd.concat(chosen, ignore_index=True), wishing=people)
    seats = columns.seat_frame
    settled = seats["column"].to_numpy()[~loose[seats["attendee"].to_numpy()]]
    mine = np.isin(_numbers(columns, seats.iloc[settled]), _numbers(columns, kept)).astype(np.int64)
    held = with_levels(task, columns).with_bounds(settled, mine)
    if timetable is not None:
        held = held.with_bounds(columns.placements.frame["column"].to_numpy(), timetable)
    return Neighbourhood(columns, held.tightened(), held)


def _roomy(left: pd.Series, people: int, *, everybody: bool) -> pd.DataFrame:
    """The offerings with room left, or, where those are many, the roomiest of each round with more than enough."""
    lines = left[left > 0].rename("room").reset_index()
    if everybody or len(lines) * people <= FEW_SEATS:
        return lines[["session", "round"]]
    lines = lines.sort_values(["round", "room", "session"], ascending=[True, False, True])
    ahead = lines.groupby("round")["room"].cumsum() - lines["room"]
    several = lines.groupby("round").cumcount() <= lines["round"].nunique()
    return lines[(ahead < 2 * people) | several][["session", "round"]]


def room_left(columns: Columns, program: Program, kept: pd.DataFrame) -> pd.Series:
    """The seats that are left in every offering held, by session and round."""
    placed = columns.placements.frame
    held = placed[program.low[placed["column"].to_numpy()] == 1]
    room = held.groupby(["session", "round"])["capacity"].sum()
    return pd.Series(room.sub(kept.groupby(["session", "round"]).size(), fill_value=0).astype(np.int64))


def _numbers(columns: Columns, seats: pd.DataFrame) -> Whole:
    """One number for each seat."""
    attendee, session, round = (seats[key].to_numpy(np.int64) for key in SEAT)
    shape = [len(columns.codes[key]) for key in SEAT]
    return np.asarray((attendee * shape[1] + session) * shape[2] + round, np.int64)


def sharpened(task: Task, asked: Neighbourhood, want: Want) -> Neighbourhood:
    """The same neighbourhood without those whom its own linear relaxation leaves whole: they keep those seats."""
    program = asked.program
    bare = program.with_rows(program.binding()).united()
    search_in = LinearRelaxation(bare, want(asked.columns), warm=False).solve(task.deadline)
    if search_in.values is None:
        return asked
    seats = asked.columns.seat_frame
    number, who = seats["column"].to_numpy(), seats["attendee"].to_numpy()
    share = search_in.values[number]
    split = np.zeros(len(asked.columns.codes["attendee"]), bool)
    split[who[(share > WHOLE) & (share < 1 - WHOLE)]] = True
    settled = ~split[who]
    whole = np.rint(share[settled]).astype(np.int64)
    return Neighbourhood(asked.columns, program.with_bounds(number[settled], whole).tightened())


def with_levels(task: Task, columns: Columns) -> Program:
    """The rules over these columns, with the levels reached so far held."""
    program = assemble(columns)
    for level in levels(columns):
        if level.name in task.incumbent.fixed:
            program = program.with_row(level.vector, at_most=task.incumbent.fixed[level.name])
    return program


def search_in(task: Task, asked: Neighbourhood, want: Want) -> int:
    """Offers the best plan of a neighbourhood; returns what that costs at least, NEVER where there is none."""
    program = asked.program
    if program.impossible:
        return NEVER
    bare = program.with_rows(program.binding()).united()
    found = highs.minimise(bare, want(asked.columns), deadline=task.deadline)
    if found.values is not None:
        task.incumbent.offer_plan(asked.columns.plan(found.values))
    return found.bound


def in_the_way(asked: Neighbourhood) -> Truths:
    """The attendees, by code, with a seat in a row that cannot be met as the seats of a neighbourhood are held."""
    program, seats = asked.held or asked.program, asked.columns.seat_frame
    least, most = program.activity()
    broken = (least > program.upper) | (most < program.lower)
    columns = np.zeros(len(program.low), bool)
    columns[program.column[broken[program.row]]] = True
    found = np.zeros(len(asked.columns.codes["attendee"]), bool)
    found[seats["attendee"].to_numpy()[columns[seats["column"].to_numpy()]]] = True
    return found
