"""Repair of a plan that does not hold any more: keep what still holds, place the rest, then move as few as possible.

Hardly anything moves, so that the announced plan is the best of hints, and CP-SAT needs no more than that and a bound.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd

from allocator.model.bounds.headcount import Headcount
from allocator.model.formulation.columns import Columns
from allocator.model.formulation.objectives import guide, of, vector_of
from allocator.model.formulation.program import Program, assemble
from allocator.model.formulation.seats import SEAT
from allocator.model.formulation.terms import Whole
from allocator.model.formulation.units import Units
from allocator.model.search.incumbent import Impossible, Task
from allocator.model.search.neighbourhood import NEVER, Truths, in_the_way, neighbourhood_of, search_in, with_levels
from allocator.model.search.seating import relax_people
from allocator.model.solvers import cpsat
from allocator.model.solvers.cpsat import Effort
from allocator.model.solvers.found import Found
from allocator.plan import Plan

REPAIRING = 0.1
"""The part of the time left that each way of repairing may take."""

LOOSENED = 12
"""How often those who are in the way of a plan are loosened before everybody is."""

DEAR = 50
"""How many missing seats a move is worth while a plan is repaired for the fewest moves."""


def begin(task: Task) -> None:
    """Offers the announced plan repaired; where that fails, what CP-SAT makes of it with ever fewer moves forbidden."""
    baseline = task.columns.event.baseline
    assert baseline is not None
    columns = _all_seats(task)
    program = assemble(columns).tightened()
    if program.impossible:
        raise Impossible
    repair(replace(task, columns=columns), program, baseline)
    if task.incumbent.plan is not None:
        return
    hint = columns.values(_possible(columns, baseline))
    for held in _less_and_less(columns, program):
        repaired = program.with_bounds(held, program.low[held]).tightened()
        if repaired.impossible:
            continue
        effort = Effort(task.deadline.left * REPAIRING, task.workers, task.seed)
        found = cpsat.minimise(repaired, guide(columns), deadline=task.deadline, effort=effort, hint=hint)
        if found.values is not None:
            task.incumbent.offer_plan(columns.plan(found.values))
            return


def start_from(task: Task, plan: Plan) -> None:
    """Offers a plan repaired."""
    columns = _all_seats(task)
    program = assemble(columns).tightened()
    if program.impossible:
        raise Impossible
    repair(replace(task, columns=columns), program, plan)


def repair(task: Task, program: Program, plan: Plan) -> None:
    """Offers a plan with as much of another as still fits: its timetable, or the nearest one, and then its seats.

    The columns of the task have every seat, and the program is over these.
    """
    columns = task.columns
    possible = _possible(columns, plan)
    values = columns.values(possible)
    placements = columns.placements.frame["column"].to_numpy()
    timetable = np.clip(values[placements], program.low[placements], program.high[placements])
    task.incumbent.took("repair of a plan")
    if _seat_as_before(task, program, possible, timetable):
        return
    # What was held and what people had, by headcounts: hardly anything but rooms and rounds decides about that.
    headcount = Headcount(program, columns, _moved(columns))
    part = min(task.deadline.left * 2 * REPAIRING, task.deadline.left)
    near = headcount.best(values[placements], task.deadline, part).timetable
    if near is not None and not np.array_equal(near, timetable):
        _seat_as_before(task, program, possible, near)


def _moved(columns: Columns) -> Whole:
    """Missing seats and moves together, as a coefficient for every column."""
    moves = [vector_of(columns, part) for part in columns.moves]
    return np.asarray(sum(moves) + 2 * vector_of(columns, columns.gaps), np.int64)


def _seat_as_before(task: Task, program: Program, plan: Plan, timetable: Whole) -> bool:
    """Offers a plan with this timetable in which people sit as in another, but for those who are in the way; whether.

    Whoever has lost a seat, or should have one, is placed with them.
    """
    columns = task.columns
    settled = program.with_bounds(columns.placements.frame["column"].to_numpy(), timetable).tightened()
    if settled.impossible:
        return False
    held = columns.placements.frame[timetable == 1]
    coded = columns.coded(
        ("attendee", "session", "round"), [(one.attendee, one.session, one.round) for one in plan.assignments]
    )
    seats = coded.merge(columns.seat_frame[[*SEAT, "column"]], on=SEAT, how="left")
    kept = seats.merge(held[["session", "round"]].drop_duplicates(), on=["session", "round"])
    kept = kept[columns.unmerged(settled.high)[kept["column"].to_numpy()] == 1]
    units = Units(columns)
    loose = np.zeros(len(columns.codes["attendee"]), bool)
    due = columns.due.merge(kept[["attendee", "round"]], how="left", indicator=True)
    loose[due["attendee"].to_numpy()[(due["_merge"] == "left_only").to_numpy()]] = True
    before = task.incumbent.plan

    def want(these: Columns) -> Whole:
        moved = vector_of(these, these.moves[0])
        aim = guide(these)
        return np.asarray(aim + DEAR * int(aim.max(initial=1)) * moved if task.columns.event.baseline else aim)

    for number in range(LOOSENED):
        loose = units.linked(loose)
        free = loose if number < LOOSENED - 1 else np.ones(len(loose), bool)
        mine = kept[~free[kept["attendee"].to_numpy()]]
        asked = neighbourhood_of(task, settled, mine[SEAT], free, timetable=timetable)
        if not asked.program.impossible and search_in(task, asked, want) < NEVER:
            return task.incumbent.plan is not before
        more = in_the_way(asked) & ~loose
        if free.all() or task.deadline.left <= 0:
            return False
        # Where no single row says who is in the way, others of the same offerings are.
        loose = loose | (more if more.any() else _beside(kept, loose))
    return False


def _beside(kept: pd.DataFrame, loose: Truths) -> Truths:
    """The attendees who share an offering with one who is loose; everybody, where that is nobody new."""
    theirs = kept[loose[kept["attendee"].to_numpy()]][["session", "round"]].drop_duplicates()
    found = np.zeros(len(loose), bool)
    found[kept.merge(theirs, on=["session", "round"])["attendee"].to_numpy()] = True
    return found if (found & ~loose).any() else np.ones(len(loose), bool)


def lower(task: Task, name: str) -> int:
    """Makes the number of one kind of moves as small as it can be, as far as time allows; returns the bound."""
    columns = _all_seats(task)
    program = with_levels(task, columns).tightened()
    vector = of(columns, name)
    # Seats that the rooms lost are moves in the linear relaxation already, which a search is slow to see.
    bound = relax_people(replace(task, columns=columns), program, lambda these: of(these, name)).bound
    task.incumbent.prove(bound)
    plan = task.incumbent.plan
    value = None if plan is None else int(vector @ columns.values(plan))
    if value == bound:
        return bound
    found = _minimised(task, columns, program, vector, bound)
    return max(bound, found.bound)


def _minimised(task: Task, columns: Columns, program: Program, vector: Whole, bound: int) -> Found:
    effort = Effort(task.deadline.left, task.workers, task.seed, floor=bound)
    plan = task.incumbent.plan
    hint = None if plan is None else columns.values(plan)
    found = cpsat.minimise(program, vector, deadline=task.deadline, effort=effort, hint=hint)
    if found.impossible:
        raise Impossible
    if found.values is not None:
        task.incumbent.offer_plan(columns.plan(found.values))
    return found


def _all_seats(task: Task) -> Columns:
    """Columns in which every seat is one of its own."""
    return Columns(task.columns.event, task.columns.policy) if task.columns.unnamed else task.columns


def _possible(columns: Columns, baseline: Plan) -> Plan:
    """What of the announced plan speaks of things that there still are."""
    event = columns.event
    return Plan.of(
        (
            one
            for one in baseline.placements
            if one.session in event.session_of and one.round in event.round_of and one.room in ("", *event.room_of)
        ),
        (
            one
            for one in baseline.assignments
            if one.attendee in event.attendee_of and one.session in event.session_of and one.round in event.round_of
        ),
    )


def _less_and_less(columns: Columns, program: Program) -> list[Whole]:
    """Moves to forbid where that is possible: first all of them, then those of rounds and rooms, then none."""
    people, rounds, rooms = (part.frame["column"].to_numpy() for part in columns.moves)
    still = [part[program.low[part] < program.high[part]] for part in (people, rounds, rooms)]
    return [np.concatenate(still), np.concatenate(still[1:]), np.zeros(0, np.int64)]
