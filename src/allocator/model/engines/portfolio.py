"""The default engine: chooses methods by whether the timetable is settled, open, or open to a great many people."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from allocator.demand import OF_PEOPLE
from allocator.event import Event
from allocator.model.engines import fixed_timetable, large_timetable, open_timetable, repair
from allocator.model.engines.reference import ask_branch_and_cut, ask_outright, ask_reference, offer_if_kept
from allocator.model.formulation.columns import Columns
from allocator.model.formulation.objectives import Level, levels, of, terms_of, vector_of
from allocator.model.formulation.program import Program, assemble
from allocator.model.formulation.rows import Whole
from allocator.model.formulation.units import with_units
from allocator.model.parameters import Parameters
from allocator.model.search.incumbent import Task
from allocator.model.search.neighbourhood import Want
from allocator.model.search.seating import relax_people
from allocator.plan import Plan
from allocator.policy import DEFAULT_OBJECTIVES, MOVE_OBJECTIVES, Policy

OUTRIGHT, A_SECOND = 0.1, 1.0
"""The part of an objective's time, and the seconds at most, that each solver gets over a small program at first."""

SPECIALISED = 0.75
"""The part of an objective's time before CP-SAT takes over, where there is no plan or only prices make timetables."""

MOSTLY_SPECIALISED = 0.9
"""The same where CP-SAT would hardly find a plan that other methods do not."""

SMALL_SPECIALISED = 0.6
"""The same where the program is small; branch and cut has half of the rest, for a better bound."""

BEGINNING, SUITED = 0.5, 50_000
"""The part of all time that a first plan by prices alone may take where no more seats than that could be taken."""


class Portfolio:
    """Relax, place the sessions, seat the people, improve; and leave to CP-SAT what that does not settle."""

    def prepare(self, event: Event, policy: Policy, parameters: Parameters) -> tuple[Columns, Program]:
        """Every seat there could be; in a settled timetable the seats wished for, the others being unnamed.

        Seats are unnamed only where every objective has its true value with them, and there are many.
        """
        seats = len(event.attendees) * len(event.sessions) * len(event.rounds)
        if parameters.unnamed and seats > parameters.small and _may_be_settled(event, policy):
            columns, program = fixed_timetable.people_of(event, policy)
            if all(terms_of(columns, name).exact for name in policy.objectives):
                program = _held_where_free(program, columns)
                if not program.impossible and _settled(program, columns):
                    return with_units(columns, program)
        columns = Columns(event, policy)
        return with_units(columns, _held_where_free(assemble(columns).tightened(), columns))

    def start_from(self, task: Task, plan: Plan) -> None:
        """Offers a plan, repaired where it does not keep the rules."""
        if not offer_if_kept(task, plan):
            repair.start_from(task, plan)

    def begin(self, task: Task, program: Program) -> None:
        """A first plan with the total cost in mind and gaps dearer than anything, whatever the levels are.

        Where a plan was announced, that plan repaired; the usual plan beside it where any number may be moved for it.
        """
        if task.columns.event.baseline is not None:
            if task.incumbent.plan is None or task.columns.policy.most_moved is None:
                task.incumbent.took("repair of the announced plan")
                repair.begin(task)
            limited = task.incumbent.levels[0].name in MOVE_OBJECTIVES or task.columns.policy.most_moved is not None
            if limited and task.incumbent.plan is not None:
                return
        if task.columns.unnamed:
            fixed_timetable.begin(task, program)
        elif large_timetable.too_many(task, program):
            with task.deadline.part(task.deadline.left * (BEGINNING if _suited(task) else 1.0)) as deadline:
                large_timetable.begin(replace(task, deadline=deadline), program)
        elif not _small(task, program):
            open_timetable.begin(task, program)

    def lower(self, task: Task, program: Program, level: Level) -> int:
        """Proves what it can, then searches until that is met or the time is up; CP-SAT has what time is left."""
        bound = program.least(level.vector)
        if _small(task, program):
            for ask in (ask_branch_and_cut, ask_outright):
                if not _settles(task, level, bound):
                    with task.deadline.part(min(A_SECOND, task.deadline.left * OUTRIGHT)) as deadline:
                        bound = ask(replace(task, deadline=deadline), program, level.vector, bound, proves=True)
                    task.incumbent.prove(bound)
        if not _settles(task, level, bound):
            by_prices = not task.columns.unnamed and large_timetable.too_many(task, program) and _suited(task)
            helped = by_prices or (task.parameters.reference and task.incumbent.plan is None)
            part = (SPECIALISED if _suited(task) else MOSTLY_SPECIALISED) if helped else 1.0
            if _small(task, program) and task.parameters.reference:
                part = SMALL_SPECIALISED
            with task.deadline.part(task.deadline.left * part) as deadline:
                bound = max(bound, self._specialised(replace(task, deadline=deadline), program, level))
            task.incumbent.prove(bound)
        if _small(task, program) and task.parameters.reference and not _settles(task, level, bound):
            with task.deadline.part(task.deadline.left / 2) as deadline:
                bound = ask_branch_and_cut(replace(task, deadline=deadline), program, level.vector, bound, proves=True)
            task.incumbent.prove(bound)
        if task.parameters.reference and not _settles(task, level, bound):
            bound = ask_reference(task, level.name, bound)
        return bound

    def _specialised(self, task: Task, program: Program, level: Level) -> int:
        if level.name in MOVE_OBJECTIVES:
            return repair.lower(task, level.name)
        if not task.columns.unnamed and large_timetable.too_many(task, program):
            return large_timetable.lower(task, program, level.vector)
        if _small(task, program):
            # The solvers had no proof in their time, and what they found, if anything, is seldom good.
            open_timetable.begin(task, program)
        if level.name == "worst rank" and task.incumbent.values is not None:
            return _lower_worst_rank(task, program, level.vector)
        return _lower(task, program, lambda columns: of(columns, level.name), proves=True)


def _small(task: Task, program: Program) -> bool:
    """Whether the whole program is so small that solvers get it before anything else; all its seats have names."""
    return not task.columns.unnamed and program.free <= task.parameters.small


def _suited(task: Task) -> bool:
    """Whether CP-SAT over all columns may well find a first plan that other methods do not, if it has time for it."""
    event = task.columns.event
    seats = len(event.attendees) * len(event.sessions) * len(event.rounds)
    return task.parameters.reference and seats <= SUITED


def _settles(task: Task, level: Level, bound: int) -> bool:
    """Whether nothing is left to do for a level."""
    value = task.incumbent.value(level.vector)
    return task.deadline.left <= 0 or (value is not None and value <= bound)


def _held_where_free(program: Program, columns: Columns) -> Program:
    """Sessions are held wherever no row and no objective speaks against it, which leaves fewer choices open."""
    if program.impossible:
        return program
    placements = columns.placements.frame["column"].to_numpy()
    minded = np.zeros(columns.count, bool)
    for level in levels(columns):
        minded |= level.vector > 0
    return program.raised(placements[~minded[placements]]).tightened()


def _lower(task: Task, program: Program, want: Want, *, proves: bool) -> int:
    """Improves the incumbent until the bound is met or the time is up; returns the bound.

    `proves`: the bound is one on the level that is worked on.
    """
    vector = want(task.columns)
    bound = program.least(vector)
    if task.incumbent.value(vector) == bound:
        return bound
    method = fixed_timetable.seat if task.columns.unnamed else open_timetable.lower
    return method(task, program, want, proves=proves)


def _lower_worst_rank(task: Task, program: Program, vector: Whole) -> int:
    """The worst rank, one rank at a time: must anybody be worse off than that?

    As a sum of steps it says next to nothing to a relaxation; the seats beyond a rank, counted, say much.
    """
    incumbent = task.incumbent

    def beyond(rank: int) -> Want:
        def terms(columns: Columns) -> Whole:
            seats = columns.seats.where(lambda seats: seats["step"] > rank)
            return vector_of(columns, seats + columns.gaps.where(lambda gaps: gaps["rank"] > rank))

        return terms

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
    bound = program.least(want(task.columns))
    if task.incumbent.value(want(task.columns)) == bound:
        return bound
    return relax_people(task, program, want).bound


def _may_be_settled(event: Event, policy: Policy) -> bool:
    """Whether the rules that we ship leave no choice of when and where sessions run, people left out.

    This says soon that a timetable is open. Where only people or rules of one's own settle it, that is not seen here.
    """
    sessions = tuple(replace(one, minimum=0) for one in event.sessions)
    speakers = tuple(replace(one, attendee=None) for one in event.speakers)
    nobody = replace(
        event,
        sessions=sessions,
        speakers=speakers,
        attendees=(),
        wishes=(),
        pins=(),
        demands=tuple(one for one in event.demands if one.ask not in OF_PEOPLE),
        baseline=None,
    )
    columns = Columns(nobody, replace(policy, objectives=DEFAULT_OBJECTIVES, rules=(), own_objectives=()))
    program = _held_where_free(assemble(columns).tightened(), columns)
    return program.impossible or _settled(program, columns)


def _settled(program: Program, columns: Columns) -> bool:
    """Whether the rules leave no choice of when and where sessions run."""
    placements = columns.placements.frame["column"].to_numpy()
    return bool(np.all(program.low[placements] == program.high[placements]))
