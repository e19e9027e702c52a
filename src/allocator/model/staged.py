"""Our engine: bounds from relaxations; a timetable first and its people by linear programming; better timetables."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from allocator.event import Event
from allocator.model import cpsat, linear
from allocator.model.columns import Columns
from allocator.model.cpsat import Effort
from allocator.model.crowd import crowd_timetable, settled
from allocator.model.exchange import bargained, complete, improve_people
from allocator.model.greedy import one_after_the_other
from allocator.model.improve import improve
from allocator.model.objectives import Level, levels, of, vector_of
from allocator.model.people import LEEWAY, MOST_COLUMNS, relax_people, seat_people
from allocator.model.polish import Want
from allocator.model.program import Program, assemble
from allocator.model.relax import without_rounds
from allocator.model.search import Impossible, Incumbent, Task, least
from allocator.model.seats import NO_SEATS
from allocator.model.terms import FREE, Whole
from allocator.model.timetable import first_timetable
from allocator.policy import Policy
from allocator.verify import violations

SMALL = 4000
"""Free columns up to which CP-SAT is asked outright."""

CROWDED = 200_000
"""Free columns from which on a timetable is looked for without linear programmes."""

SPELLS = 200
"""Spells for the first timetable of a crowd; later ones take twice as many each time."""

FIRST_BOUND = 5.0
"""The most seconds for the relaxation that the first timetable is made from."""

FIRST_TRY, SECOND_TRY = 2.0, 3.0
"""The most seconds for a first timetable: any, so that it is soon there, and a better one to go on from."""


TIMES = 3
"""How often people are placed anew before a linear programme over all of them is solved."""


class Staged:
    """Relax, place the sessions, seat the people, improve."""

    def prepare(self, event: Event, policy: Policy) -> tuple[Columns, Program]:
        """Every seat there could be; in a settled timetable the seats wished for, the others being anonymous."""
        return _prepared(event, policy)

    def begin(self, task: Task, program: Program) -> None:
        """A first plan with the total cost in mind and gaps dearer than anything, whatever the levels are."""
        columns = task.columns
        guide = _guide(columns)
        if columns.anonymous:
            _seat_greedily(task, program)
            if len(task.incumbent.levels) > 1:
                _seat(task, program, _guide, task.halt.elapsed + task.halt.left / 2, proves=False)
            return
        if _crowded(program):
            _seat_crowd(task, program, SPELLS, task.seed)
            return
        effort = Effort(min(FIRST_BOUND, task.halt.left / 10), task.workers, task.seed)
        relaxed = without_rounds(program, columns)
        sets = cpsat.minimise(relaxed.program, relaxed.vector(guide), halt=task.halt, effort=effort)
        if sets.impossible:
            raise Impossible
        if sets.values is not None:
            part = task.halt.left / 10
            tries = (
                Effort(min(FIRST_TRY, part), task.workers, task.seed, any_will_do=True),
                Effort(min(SECOND_TRY, part), task.workers, task.seed),
                Effort(task.halt.left / 3, task.workers, task.seed, any_will_do=True),
            )
            for number, effort in enumerate(tries):
                if number == len(tries) - 1 and task.incumbent.values is not None:
                    break
                timetable = first_timetable(program, columns, relaxed, sets.values, halt=task.halt, effort=effort)
                if timetable is not None:
                    _seat_in(task, program, guide, timetable)
        if task.incumbent.values is None:
            _seat_anyhow(task, program)

    def lower(self, task: Task, program: Program, level: Level, seconds: float) -> int:
        """Proves what it can by relaxations, then searches until that is met or the time is up."""
        end = task.halt.elapsed + seconds
        if _crowded(program) and not task.columns.anonymous:
            return _lower_crowded(task, program, level.vector)
        if level.name == "worst rank" and task.incumbent.values is not None:
            return _lower_worst_rank(task, program, level.vector, end)
        return _lower(task, program, lambda columns: of(columns, level.name), end)


def _prepared(event: Event, policy: Policy) -> tuple[Columns, Program]:
    columns = Columns(event, policy, chosen=NO_SEATS, anonymous=True)
    program = assemble(columns).tightened()
    if not program.impossible and _settled(program, columns):
        return columns, program
    columns = Columns(event, policy)
    return columns, assemble(columns).tightened()


def _crowded(program: Program) -> bool:
    """Whether the people are too many to value every timetable by a linear programme."""
    return int(np.count_nonzero(program.low < program.high)) > CROWDED


def _seat_greedily(task: Task, program: Program) -> None:
    """A plan at once, if taking turns makes one."""
    plan = one_after_the_other(program, task.columns, task.seed)
    if not violations(task.columns.event, task.columns.policy, plan):
        task.incumbent.offer_plan(plan)


def _seat_crowd(task: Task, program: Program, spells: int, seed: int) -> None:
    """A timetable for a crowd, and everybody's seats in it."""
    columns = task.columns
    timetable = crowd_timetable(program, columns, _guide(columns), spells=spells, seed=seed, halt=task.halt)
    if timetable is None:
        return
    values = np.zeros(columns.count, np.int64)
    values[columns.placements.frame["column"].to_numpy()] = timetable
    within, rules = _prepared(settled(columns.event, columns.plan(values).placements), columns.policy)
    incumbent = Incumbent(within, levels(within), task.halt, None)
    inner = replace(task, columns=within, incumbent=incumbent, seed=seed)
    _seat_greedily(inner, rules)
    if incumbent.plan is not None:
        task.incumbent.offer_plan(incumbent.plan)
    try:
        _seat(inner, rules, _guide, task.halt.elapsed + task.halt.left, proves=False)
    except Impossible:
        return
    if incumbent.plan is not None:
        task.incumbent.offer_plan(incumbent.plan)


def _lower_crowded(task: Task, program: Program, vector: Whole) -> int:
    """A bound from the sets of sessions that everybody could have, then timetables, longer and longer looked for."""
    melted = without_rounds(program, task.columns)
    bare = melted.program.with_rows(melted.program.binding()).united()
    wanted = melted.vector(vector)
    answer = linear.Linear(bare, wanted, warm=False).solve(task.halt)
    if answer.impossible:
        raise Impossible
    bound = least(program, vector)
    if answer.prices is not None:
        bound = max(bound, linear.priced(bare, wanted, answer.prices).bound + melted.constant(vector))
    task.incumbent.prove(bound)
    spells, seed = SPELLS, task.seed
    while task.halt.left > 0 and task.incumbent.value(vector) != bound:
        spells, seed = 2 * spells, seed + 1
        _seat_crowd(task, program, spells, seed)
    return bound


def _lower_worst_rank(task: Task, program: Program, vector: Whole, end: float) -> int:
    """The worst rank, one rank at a time: must anybody be worse off than that?

    As a sum of steps it says next to nothing to a relaxation; the seats beyond a rank, counted, say much.
    """
    incumbent = task.incumbent

    def beyond(rank: int) -> Want:
        return lambda columns: vector_of(columns, columns.seats.where(columns.seats.frame["step"] > rank))

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
    while bound < reached and task.halt.elapsed < end:
        if _lower(task, program, beyond(reached - 1), end, proves=False) > 0:
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


def _lower(task: Task, program: Program, want: Want, end: float, *, proves: bool = True) -> int:
    """Improves the incumbent until the bound is met or the time is up; returns the bound.

    `proves`: the bound is one on the level that is worked on.
    """
    vector = want(task.columns)
    bound = least(program, vector)
    if task.incumbent.value(vector) == bound:
        return bound
    if task.columns.anonymous:
        return _seat(task, program, want, end, proves=proves)
    bound = relax_people(task, program, want).bound
    if proves:
        task.incumbent.prove(bound)
    if task.incumbent.value(vector) == bound:
        return bound
    if np.count_nonzero(program.low < program.high) <= SMALL:
        bound = max(bound, _ask_outright(task, program, vector, bound, (end - task.halt.elapsed) / 2))
        if proves:
            task.incumbent.prove(bound)
        if task.incumbent.value(vector) == bound:
            return bound
    if task.halt.left <= 0:
        return bound
    melted = without_rounds(program, task.columns)
    # The bound is one on plans; the relaxation may well go below it, and must not be told.
    effort = Effort((end - task.halt.elapsed) / 10, task.workers, task.seed)
    sets = cpsat.minimise(melted.program, melted.vector(vector), halt=task.halt, effort=effort)
    if sets.impossible:
        raise Impossible
    bound = max(bound, sets.bound + melted.constant(vector))
    if proves:
        task.incumbent.prove(bound)
    if task.incumbent.values is not None:
        cost = of(task.columns, "total cost")
        guide = None if np.array_equal(vector, cost) else cost
        improve(task, program, vector, bound=bound, seconds=end - task.halt.elapsed, guide=guide)
    return bound


def _seat(task: Task, program: Program, want: Want, end: float, *, proves: bool) -> int:
    """The people of a settled timetable: plans from prices where there are many, then the relaxation and the rest."""
    vector = want(task.columns)
    struck = bargained(task, program, want, proves=proves)
    if struck is not None:
        if task.halt.left > 0:
            complete(task, program, struck, want, end)
        few = np.count_nonzero(struck.near(len(vector), LEEWAY)) <= MOST_COLUMNS
        improve_people(task, program, struck, want, end, times=TIMES if few else FREE)
        if task.incumbent.value(vector) == struck.bound or task.halt.left <= 0:
            return max(struck.bound, least(program, vector))
    relaxed = relax_people(task, program, want, struck)
    if proves:
        task.incumbent.prove(relaxed.bound)
    if task.incumbent.value(vector) == relaxed.bound:
        return relaxed.bound
    bound = seat_people(task, relaxed, want, end)
    if proves:
        task.incumbent.prove(bound)
    return bound


def _ask_outright(task: Task, program: Program, vector: Whole, bound: int, seconds: float) -> int:
    """Has CP-SAT solve a small programme as it is; returns its bound."""
    effort = Effort(seconds, task.workers, task.seed, floor=bound)
    found = cpsat.minimise(program, vector, halt=task.halt, effort=effort, hint=task.incumbent.values)
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


def _guide(columns: Columns) -> Whole:
    """The total cost, with gaps dearer than anything."""
    cost = of(columns, "total cost")
    return cost + 10 * int(cost.max(initial=1)) * vector_of(columns, columns.gaps)


def _settled(program: Program, columns: Columns) -> bool:
    """Whether the rules leave no choice of when and where sessions run."""
    placements = columns.placements.frame["column"].to_numpy()
    return bool(np.all(program.low[placements] == program.high[placements]))
