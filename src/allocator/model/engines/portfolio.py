"""Our engine: one of three roads, by whether the timetable is settled, open, or open to a crowd."""

from __future__ import annotations

import numpy as np

from allocator.event import Event
from allocator.model.engines import fixed_timetable, large_timetable, open_timetable, repair
from allocator.model.formulation.columns import Columns
from allocator.model.formulation.objectives import Level, of, vector_of
from allocator.model.formulation.program import Program, assemble
from allocator.model.formulation.terms import Whole
from allocator.model.search.incumbent import Task, least
from allocator.model.search.neighbourhood import Want
from allocator.model.search.seating import relax_people
from allocator.policy import MOVE_OBJECTIVES, Policy


class Portfolio:
    """Relax, place the sessions, seat the people, improve."""

    def prepare(self, event: Event, policy: Policy) -> tuple[Columns, Program]:
        """Every seat there could be; in a settled timetable the seats wished for, the others being anonymous."""
        columns, program = large_timetable.people_of(event, policy)
        program = _held_where_free(program, columns)
        if not program.impossible and _settled(program, columns):
            return columns, program
        columns = Columns(event, policy)
        return columns, _held_where_free(assemble(columns).tightened(), columns)

    def begin(self, task: Task, program: Program) -> None:
        """A first plan with the total cost in mind and gaps dearer than anything, whatever the levels are.

        Where a plan was announced, that plan mended; the usual plan beside it where any number may be moved for it.
        """
        if task.columns.event.baseline is not None:
            if task.incumbent.plan is None or task.columns.policy.most_moved is None:
                repair.begin(task)
            limited = task.incumbent.levels[0].name in MOVE_OBJECTIVES or task.columns.policy.most_moved is not None
            if limited and task.incumbent.plan is not None:
                return
        if task.columns.anonymous:
            fixed_timetable.begin(task, program)
        elif large_timetable.too_many(program):
            large_timetable.begin(task, program)
        else:
            open_timetable.begin(task, program)

    def lower(self, task: Task, program: Program, level: Level) -> int:
        """Proves what it can by relaxations, then searches until that is met or the time is up."""
        if level.name in MOVE_OBJECTIVES:
            return repair.lower(task, level.name)
        if large_timetable.too_many(program) and not task.columns.anonymous:
            return large_timetable.lower(task, program, level.vector)
        if level.name == "worst rank" and task.incumbent.values is not None:
            return _lower_worst_rank(task, program, level.vector)
        return _lower(task, program, lambda columns: of(columns, level.name), proves=True)


def _held_where_free(program: Program, columns: Columns) -> Program:
    """Sessions are held wherever nothing speaks against it: a seat more harms nobody, and no objective counts them."""
    if program.impossible:
        return program
    return program.raised(columns.placements.frame["column"].to_numpy()).tightened()


def _lower(task: Task, program: Program, want: Want, *, proves: bool) -> int:
    """Improves the incumbent until the bound is met or the time is up; returns the bound.

    `proves`: the bound is one on the level that is worked on.
    """
    vector = want(task.columns)
    bound = least(program, vector)
    if task.incumbent.value(vector) == bound:
        return bound
    method = fixed_timetable.seat if task.columns.anonymous else open_timetable.lower
    return method(task, program, want, proves=proves)


def _lower_worst_rank(task: Task, program: Program, vector: Whole) -> int:
    """The worst rank, one rank at a time: must anybody be worse off than that?

    As a sum of steps it says next to nothing to a relaxation; the seats beyond a rank, counted, say much.
    """
    incumbent = task.incumbent

    def beyond(rank: int) -> Want:
        return lambda columns: vector_of(columns, columns.seats.where(lambda seats: seats["step"] > rank))

    reached = incumbent.value(vector)
    assert reached is not None
    # The fewer ranks are allowed, the more seats lie beyond them: halve the ranks in question until one is left.
    low, high = 0, reached
    while low < high:
        middle = (low + high) // 2
        if _bound(task, program, beyond(middle)) > 0:
            low = middle + 1
        else:
            high = middle
    bound = low
    incumbent.prove(bound)
    while bound < reached and task.deadline.left > 0:
        if _lower(task, program, beyond(reached - 1), proves=False) > 0:
            bound = reached
            incumbent.prove(bound)
        better = incumbent.value(vector)
        assert better is not None
        if better == reached:
            break
        reached = better
    return bound


def _bound(task: Task, program: Program, want: Want) -> int:
    """What the linear relaxation proves of an objective."""
    bound = least(program, want(task.columns))
    if task.incumbent.value(want(task.columns)) == bound:
        return bound
    return relax_people(task, program, want).bound


def _settled(program: Program, columns: Columns) -> bool:
    """Whether the rules leave no choice of when and where sessions run."""
    placements = columns.placements.frame["column"].to_numpy()
    return bool(np.all(program.low[placements] == program.high[placements]))
