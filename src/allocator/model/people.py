"""Everybody's seats in a settled timetable: relax, keep whom the relaxation leaves whole, place the others exactly.

Only the capacities couple the attendees, so a basic solution of the linear relaxation is fractional for at most about
as many attendees as there are offerings. Seats that nobody wished for are anonymous in it; those who need one are
placed with the fractional ones.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
import pandas as pd

from allocator.model import linear
from allocator.model.columns import Columns
from allocator.model.linear import Answer, Linear, Priced, priced
from allocator.model.objectives import levels
from allocator.model.program import Program, assemble
from allocator.model.search import Impossible, Task, least
from allocator.model.seats import ANONYMOUS, SEAT
from allocator.model.terms import FREE, Whole

Want = Callable[[Columns], Whole]
"""What is to be made small: a coefficient for every column of whichever columns are in play."""

NEVER = FREE
"""The cost of a plan that does not exist."""

WIDER = 4
"""How many times more attendees are placed anew when the exact question falls short of the bound."""

MOST_SEATS = 400_000
"""The most seats that an exact question may have."""

WHOLE = 1e-6
"""How far from a whole number a value may be and still count as one."""


@dataclass(frozen=True)
class _Relaxed:
    """The linear relaxation's answer for the seats in play, what its prices prove (None: no answer), and a bound."""

    columns: Columns
    program: Program
    answer: Answer
    priced: Priced | None
    bound: int


def relax_people(task: Task, program: Program, want: Want) -> _Relaxed:
    """The relaxation under an objective; raises Impossible where it has no solution."""
    bare = program.with_rows(program.binding()).united()
    vector = want(task.columns)
    answer = Linear(bare, vector, warm=False).solve(task.halt)
    if answer.impossible:
        raise Impossible
    bound = least(program, vector)
    if answer.prices is None:
        return _Relaxed(task.columns, program, answer, None, bound)
    proved = priced(bare, vector, answer.prices)
    return _Relaxed(task.columns, program, answer, proved, max(bound, proved.bound))


def seat_people(task: Task, relaxed: _Relaxed, want: Want, end: float) -> int:
    """Improves the incumbent until the bound is met or the time is up; returns the bound, raised where proved."""
    halt = task.halt
    if relaxed.answer.values is None:
        return relaxed.bound
    vector = want(task.columns)
    loose = _not_whole(relaxed)
    random = np.random.default_rng(task.seed)
    while halt.elapsed < end and halt.left > 0:
        question = _question(task, relaxed, loose)
        _answer(task, _sharpened(task, question, want), want, end)
        value = task.incumbent.value(vector)
        if value is not None and value <= relaxed.bound:
            break
        best = _answer(task, question, want, end)
        if best >= NEVER and loose.all():
            raise Impossible
        value = task.incumbent.value(vector)
        if (value is not None and value <= relaxed.bound) or loose.all():
            break
        if value is not None and loose.sum() * WIDER > len(loose) // 2:
            break
        more = random.permutation(len(loose))[: max(20, WIDER * int(loose.sum()))]
        loose = loose.copy()
        loose[more] = True
    value = task.incumbent.value(vector)
    if value is None or value <= relaxed.bound or halt.elapsed >= end:
        return relaxed.bound
    return _prove(task, relaxed, want, value, end)


def _not_whole(relaxed: _Relaxed) -> npt.NDArray[np.bool_]:
    """The attendees, by code, who get a part of a seat or an anonymous one."""
    assert relaxed.answer.values is not None
    frame = relaxed.columns.seats.frame
    share = relaxed.answer.values[: len(frame)]
    split = (share > WHOLE) & (share < 1 - WHOLE)
    nameless = (share > WHOLE) & (frame["session"] == ANONYMOUS).to_numpy()
    loose = np.zeros(len(relaxed.columns.codes["attendee"]), bool)
    loose[frame["attendee"].to_numpy()[split | nameless]] = True
    return loose


@dataclass(frozen=True)
class _Question:
    """Columns without anonymous seats, and a programme that says what of them may still be chosen."""

    columns: Columns
    program: Program


def _question(task: Task, relaxed: _Relaxed, loose: npt.NDArray[np.bool_]) -> _Question:
    """The loose attendees in the seats that the others leave, any they wished for and any in an offering with room."""
    assert relaxed.answer.values is not None
    frame = relaxed.columns.seats.frame
    taken = (relaxed.answer.values[: len(frame)] > 0.5) & ~loose[frame["attendee"].to_numpy()]
    kept = frame[taken]
    held = relaxed.columns.placements.frame
    held = held[relaxed.program.low[held["column"].to_numpy()] == 1]
    room = held.groupby(["session", "round"])["capacity"].sum()
    left = room.sub(kept.groupby(["session", "round"]).size(), fill_value=0)
    offerings = left[left > 0].reset_index()[["session", "round"]]
    people = pd.DataFrame({"attendee": np.flatnonzero(loose)})
    columns = replace(relaxed.columns, chosen=people.merge(offerings, how="cross"), anonymous=False)
    program = _with_levels(task, columns)
    seats = columns.seats.frame
    settled = ~loose[seats["attendee"].to_numpy()]
    mine = seats[SEAT].merge(kept[SEAT], how="left", indicator=True)["_merge"].to_numpy() == "both"
    number = seats["column"].to_numpy()[settled]
    return _Question(columns, program.with_bounds(number, mine[settled].astype(np.int64)).tightened())


def _sharpened(task: Task, question: _Question, want: Want) -> _Question:
    """The same question with those settled whom its own relaxation, where every seat has a session, leaves whole."""
    program = question.program
    bare = program.with_rows(program.binding()).united()
    answer = Linear(bare, want(question.columns), warm=False).solve(task.halt)
    if answer.values is None:
        return question
    seats = question.columns.seats.frame
    number, who = seats["column"].to_numpy(), seats["attendee"].to_numpy()
    share = answer.values[number]
    split = np.zeros(len(question.columns.codes["attendee"]), bool)
    split[who[(share > WHOLE) & (share < 1 - WHOLE)]] = True
    settled = ~split[who]
    whole = np.rint(share[settled]).astype(np.int64)
    return _Question(question.columns, program.with_bounds(number[settled], whole).tightened())


def _with_levels(task: Task, columns: Columns) -> Program:
    """The rules over these columns, with the levels reached so far held."""
    program = assemble(columns)
    for level in levels(columns):
        if level.name in task.incumbent.fixed:
            program = program.with_row(level.vector, at_most=task.incumbent.fixed[level.name])
    return program


def _answer(task: Task, question: _Question, want: Want, end: float) -> int:
    """Offers the best plan of a question; returns what that costs at least, NEVER where there is none."""
    program = question.program
    if program.impossible:
        return NEVER
    bare = program.with_rows(program.binding()).united()
    seconds = end - task.halt.elapsed
    found = linear.minimise(bare, want(question.columns), halt=task.halt, seconds=seconds)
    if found.values is not None:
        task.incumbent.offer_plan(question.columns.plan(found.values))
    return found.bound


def _prove(task: Task, relaxed: _Relaxed, want: Want, value: int, end: float) -> int:
    """Asks for a plan better than the incumbent's in the seats that one could use; returns the bound.

    A seat whose reduced cost is above what is left between the relaxation and the incumbent is in no better plan, and
    so is, where that holds of the anonymous seat, any seat that it stands for.
    """
    assert relaxed.priced is not None
    frame = relaxed.columns.seats.frame
    open_ = ~relaxed.priced.hopeless(value)[: len(frame)]
    nameless = frame[open_ & (frame["session"] == ANONYMOUS).to_numpy()][["attendee", "round"]]
    sessions = pd.DataFrame({"session": np.arange(len(relaxed.columns.codes["session"]))})
    if len(nameless) * len(sessions) + int(open_.sum()) > MOST_SEATS:
        return relaxed.bound
    columns = replace(relaxed.columns, chosen=nameless.merge(sessions, how="cross"), anonymous=False)
    seats = columns.seats.frame
    closed = frame[~open_ & (frame["session"] != ANONYMOUS).to_numpy()]
    shut = seats[SEAT].merge(closed[SEAT], how="left", indicator=True)["_merge"].to_numpy() == "both"
    number = seats["column"].to_numpy()[shut]
    program = _with_levels(task, columns)
    program = program.with_row(want(columns), at_most=value - 1)
    program = program.with_bounds(number, np.zeros(len(number), np.int64)).tightened()
    proved = _answer(task, _Question(columns, program), want, end)
    return max(relaxed.bound, min(value, proved))
