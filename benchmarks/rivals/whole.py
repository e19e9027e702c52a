"""HiGHS on the whole programme at once: a yes-or-no for every seat, branch and cut on one thread, no stages of ours."""

from __future__ import annotations

from allocator.event import Event
from allocator.model.formulation.columns import Columns
from allocator.model.formulation.objectives import levels
from allocator.model.formulation.program import assemble
from allocator.model.formulation.terms import FREE, Whole
from allocator.model.solvers.deadline import Deadline
from allocator.model.solvers.highs import minimise
from allocator.plan import Status
from allocator.policy import Policy
from benchmarks.engine import Answer, Point

SHARE = 0.25
"""The part of the time left that an objective may take while another one follows, as in our own engine."""


def highs(event: Event, policy: Policy, time_limit: float) -> Answer:
    """One objective after the other, each held at what it reached before the next begins."""
    deadline = Deadline(time_limit)
    columns = Columns(event, policy)
    program = assemble(columns).tightened()
    values: Whole | None = None
    first: float | None = None
    proved = True
    bound = -FREE
    curve: list[Point] = []
    wanted = levels(columns)
    for level in wanted:
        last = level is wanted[-1]
        curve.clear()

        def note(found: Whole, below: int, vector: Whole = level.vector) -> None:
            nonlocal first
            first = deadline.elapsed if first is None else first
            curve.append(Point(deadline.elapsed, int(vector @ found), _known(below)))

        seconds = deadline.left * (1.0 if last else SHARE)
        found = minimise(program, level.vector, deadline=deadline, seconds=seconds, start=values, on_solution=note)
        if found.impossible:
            return Answer(None, None, Status.PROVED_IMPOSSIBLE)
        bound = found.bound
        if found.values is None:
            return Answer(None if values is None else columns.plan(values), None, _status(values, False), first)
        values = found.values
        first = deadline.elapsed if first is None else first
        curve.append(Point(deadline.elapsed, found.value, _known(bound)))
        proved = proved and found.value <= bound
        program = program.with_row(level.vector, at_most=found.value).tightened()
    assert values is not None
    return Answer(columns.plan(values), _known(bound), _status(values, proved), first, tuple(curve))


def _known(bound: int) -> int | None:
    """A bound, None where there is none yet."""
    return None if bound <= -FREE else bound


def _status(values: Whole | None, proved: bool) -> Status:
    """What is known in the end."""
    if values is None:
        return Status.NOTHING_FOUND
    return Status.PROVED_BEST if proved else Status.BEST_FOUND
