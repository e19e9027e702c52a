"""Our engine: bounds from relaxations; a timetable first and its people by linear programming; better timetables."""

from __future__ import annotations

import numpy as np

from allocator.model import cpsat, linear
from allocator.model.columns import Columns
from allocator.model.cpsat import Effort
from allocator.model.improve import improve
from allocator.model.linear import Linear, proved_bound
from allocator.model.objectives import Level, total_cost, vector_of
from allocator.model.program import Program
from allocator.model.relax import without_rounds
from allocator.model.search import Impossible, Task, least
from allocator.model.terms import Whole
from allocator.model.timetable import first_timetable

FIRST_TRIES = (0.8, 3.0)
"""Seconds for a first timetable: one that is soon there, and one to go on from."""


class Staged:
    """Relax, place the sessions, seat the people, improve."""

    def begin(self, task: Task, program: Program) -> None:
        """A first plan with the total cost in mind and gaps dearer than anything, whatever the levels are."""
        columns = task.columns
        guide = _cost(task) + 10 * int(_cost(task).max(initial=1)) * vector_of(columns, columns.gaps)
        if _settled(program, columns):
            _seat_people(task, program, guide, task.halt.left, proves=False)
            return
        effort = Effort(task.halt.left / 10, task.workers, task.seed)
        relaxed = without_rounds(program, columns)
        sets = cpsat.minimise(relaxed.program, relaxed.vector(guide), halt=task.halt, effort=effort)
        if sets.impossible:
            raise Impossible
        if sets.values is not None:
            for seconds in FIRST_TRIES:
                effort = Effort(min(seconds, task.halt.left / 10), task.workers, task.seed)
                timetable = first_timetable(program, columns, relaxed, sets.values, halt=task.halt, effort=effort)
                if timetable is not None:
                    _seat_in(task, program, guide, timetable)
        if task.incumbent.values is None:
            _seat_anyhow(task, program)

    def lower(self, task: Task, program: Program, level: Level, seconds: float) -> int:
        """Proves what it can by relaxations, then searches until that is met or the time is up."""
        end = task.halt.elapsed + seconds
        if level.name == "worst rank":
            return _lower_worst_rank(task, program, level.vector, end)
        bound = _bound(task, program, level.vector)
        task.incumbent.prove(bound)
        return _search(task, program, level.vector, bound, end)


def _lower_worst_rank(task: Task, program: Program, vector: Whole, end: float) -> int:
    """The worst rank, one rank at a time: must anybody be worse off than that?

    As a sum of steps it says next to nothing to a relaxation; the seats beyond a rank, counted, say much.
    """
    columns, incumbent = task.columns, task.incumbent
    seats = columns.seats.frame["step"]
    beyond = [vector_of(columns, columns.seats.where(seats > rank)) for rank in range(columns.event.lowest_rank + 1)]
    reached = incumbent.value(vector)
    if reached is None:
        return 0
    # The fewer ranks are allowed, the more seats lie beyond them: halve the ranks in question until one is left.
    bound = 0
    low, high = 0, reached
    while low < high:
        middle = (low + high) // 2
        if _bound(task, program, beyond[middle]) > 0:
            low = middle + 1
        else:
            high = middle
    bound = low
    incumbent.prove(bound)
    while bound < reached and task.halt.elapsed < end:
        if _search(task, program, beyond[reached - 1], 0, end) > 0:
            bound = reached
            incumbent.prove(bound)
        better = incumbent.value(vector)
        assert better is not None
        if better == reached:
            break
        reached = better
    return bound


def _bound(task: Task, program: Program, vector: Whole) -> int:
    """What relaxations prove of an objective."""
    bound = least(program, vector)
    if task.incumbent.value(vector) == bound:
        return bound
    root = Linear(program, vector, warm=False).solve(task.halt)
    if root.impossible:
        raise Impossible
    return bound if root.prices is None else max(bound, proved_bound(program, vector, root.prices))


def _search(task: Task, program: Program, vector: Whole, bound: int, end: float) -> int:
    """Improves the incumbent until the bound is met or the time is up; returns the bound, raised where proved."""
    if task.incumbent.value(vector) == bound:
        return bound
    if _settled(program, task.columns):
        return max(bound, _seat_people(task, program, vector, end - task.halt.elapsed))
    relaxed = without_rounds(program, task.columns)
    # The bound is one on plans; the relaxation may well go below it, and must not be told.
    effort = Effort((end - task.halt.elapsed) / 10, task.workers, task.seed)
    sets = cpsat.minimise(relaxed.program, relaxed.vector(vector), halt=task.halt, effort=effort)
    if sets.impossible:
        raise Impossible
    bound = max(bound, sets.bound + relaxed.constant(vector))
    if task.incumbent.values is not None:
        guide = None if np.array_equal(vector, _cost(task)) else _cost(task)
        improve(task, program, vector, bound=bound, seconds=end - task.halt.elapsed, guide=guide)
    return bound


def _seat_people(task: Task, program: Program, vector: Whole, seconds: float, *, proves: bool = True) -> int:
    """Everybody's seats in a settled timetable, in whole numbers; returns the bound."""
    with task.incumbent.listening(proves=proves) as tell:
        found = linear.minimise(
            program, vector, halt=task.halt, seconds=seconds, start=task.incumbent.values, on_solution=tell
        )
    if found.impossible:
        raise Impossible
    if found.values is not None:
        task.incumbent.offer(found.values)
    return found.bound


def _seat_in(task: Task, program: Program, vector: Whole, timetable: Whole) -> None:
    """Everybody's seats in a timetable, as good as a part of the time allows."""
    placements = task.columns.placements.frame["column"].to_numpy()
    people = program.with_bounds(placements, timetable).tightened()
    found = linear.minimise(people, vector, halt=task.halt, seconds=task.halt.left / 4)
    if found.values is not None:
        task.incumbent.offer(found.values)


def _seat_anyhow(task: Task, program: Program) -> None:
    """Any plan at all."""
    effort = Effort(task.halt.left, task.workers, task.seed)
    nothing = np.zeros(len(program.low), np.int64)
    found = cpsat.minimise(program, nothing, halt=task.halt, effort=effort)
    if found.impossible:
        raise Impossible
    if found.values is not None:
        task.incumbent.offer(found.values)


def _cost(task: Task) -> Whole:
    """The total cost, which tells plans apart that are otherwise equal."""
    return vector_of(task.columns, total_cost(task.columns))


def _settled(program: Program, columns: Columns) -> bool:
    """Whether the rules leave no choice of when and where sessions run."""
    placements = columns.placements.frame["column"].to_numpy()
    return bool(np.all(program.low[placements] == program.high[placements]))
