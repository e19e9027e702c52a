"""Why no plan exists, in the organiser's words, and what would help.

There is no trust in unsatisfiable cores here: first counts that speak for themselves, then the plan that breaks as
little as possible, described by the verifier; what is proposed is checked by applying it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from allocator.event import Event
from allocator.model.bounds.necessary import counted
from allocator.model.formulation.columns import Columns
from allocator.model.formulation.program import Program, assemble
from allocator.model.formulation.rules import DEFINITIONS, RULES
from allocator.model.formulation.terms import FREE, Rows, Whole
from allocator.model.infeasible.remedies import NEGOTIABLE, Facts, remedy
from allocator.model.solvers import cpsat, highs
from allocator.model.solvers.cpsat import Effort
from allocator.model.solvers.deadline import Deadline
from allocator.plan import Plan, Status
from allocator.policy import Policy
from allocator.verify import violations
from allocator.words import several

MOST = 12
"""The most broken rules and remedies that are listed; beyond these their number is given."""


NEAREST, SMALL = (0.3, 5.0), 4000
"""The seconds for the nearest plan of a program of so few free columns, and of a larger one, where a proof is there."""

WITNESS = 0.6
"""The part of the time left in which a second search may prove that there is no plan."""


def diagnose(columns: Columns, *, deadline: Deadline, workers: int, seed: int) -> tuple[Status, tuple[str, ...]]:
    """What is known of an event of which one search said that it has no plan: a status, and sentences.

    Nobody is told 'impossible' on the word of one search. A count is a proof by itself; else a second search by another
    solver must come to the same, or the nearest plan must be proved to break something.
    """
    event, policy = columns.event, columns.policy
    reasons = list(counted(event, policy))
    program = assemble(columns, (*RULES, *DEFINITIONS, seats_are_where_sessions_are_held))
    proved = bool(reasons)
    if not proved:
        witness = _witness(program.tightened(), deadline, workers, seed)
        if witness is False:
            return Status.NOTHING_FOUND, ("Two searches disagree on whether a plan exists: please report this event.",)
        proved = witness is True
    elastic, slack = _elastic(program)
    seconds = NEAREST[program.free > SMALL] if proved else deadline.left
    found = cpsat.minimise(elastic, slack, deadline=deadline, effort=Effort(seconds, workers, seed))
    if found.values is None and not reasons and deadline.left > 0:
        effort = Effort(deadline.left, workers, seed)
        found = cpsat.minimise(elastic, slack, deadline=deadline, effort=effort)
    if found.values is not None and found.value == 0 and not proved:
        return Status.NOTHING_FOUND, ("Two searches disagree on whether a plan exists: please report this event.",)
    proved = proved or found.bound > 0
    if found.values is not None:
        reasons += _described(event, policy, columns.plan(found.values[: columns.count]))
    if proved:
        return Status.PROVED_IMPOSSIBLE, tuple(reasons)
    unsure = "One search found that no plan exists; there was no time to confirm it."
    return Status.NOTHING_FOUND, (unsure, *reasons)


def _witness(program: Program, deadline: Deadline, workers: int, seed: int) -> bool | None:
    """Whether other searches prove that nothing keeps the rows; False: something does, None: no time to say.

    HiGHS, and CP-SAT from another seed: of the two at least one is not the search that said so first.
    """
    if program.impossible:
        return True
    nothing = np.zeros(len(program.low), np.int64)
    found = highs.minimise(program, nothing, deadline=deadline, seconds=deadline.left * WITNESS / 2)
    if found.impossible or found.values is not None:
        return found.impossible
    effort = Effort(deadline.left * WITNESS, workers, seed + 1)
    found = cpsat.minimise(program, nothing, deadline=deadline, effort=effort)
    if found.impossible or found.values is not None:
        return found.impossible
    return None


def seats_are_where_sessions_are_held(columns: Columns) -> Iterator[Rows]:
    """A seat is in a session that is held then, however many seats that may have."""
    everybody = len(columns.event.attendees)
    yield (columns.seats - columns.placements.times(everybody)).by("session", "round").at_most(0)


def _elastic(program: Program) -> tuple[Program, Whole]:
    """The program with a slack on every negotiable row, and the slacks to be kept small."""
    rules = np.concatenate([np.full(len(source.about), source.rule in NEGOTIABLE) for source in program.sources])
    above = np.flatnonzero(rules & (program.upper < FREE))
    below = np.flatnonzero(rules & (program.lower > -FREE))
    rows = np.concatenate([program.row, above, below])
    count = len(program.low)
    slacks = count + np.arange(len(above) + len(below))
    column = np.concatenate([program.column, slacks])
    coefficient = np.concatenate([program.coefficient, np.full(len(above), -1), np.full(len(below), 1)])
    order = np.argsort(rows, kind="stable")
    most = int(np.abs(program.coefficient).sum())
    elastic = replace(
        program,
        start=np.concatenate([np.zeros(1, np.int64), np.cumsum(np.bincount(rows, minlength=len(program.lower)))]),
        column=column[order],
        coefficient=coefficient[order],
        low=np.concatenate([program.low, np.zeros(len(slacks), np.int64)]),
        high=np.concatenate([program.high, np.full(len(slacks), most)]),
    )
    vector = np.zeros(count + len(slacks), np.int64)
    vector[slacks] = 1
    return elastic, vector


def _described(event: Event, policy: Policy, plan: Plan) -> list[str]:
    """What the nearest plan breaks, and what would mend it, checked by applying it."""
    broken = violations(event, policy, plan)
    lines = [f"The nearest plan breaks {several(len({violation.rule for violation in broken}), 'rule')}:"]
    lines += [f"  {violation.message}." for violation in broken[:MOST]]
    if len(broken) > MOST:
        lines.append(f"  and {len(broken) - MOST} more.")
    facts, remedies = Facts(event, policy), list[str]()
    left = broken
    while left and len(remedies) < len(broken):
        mended = remedy(facts, plan, left[0])
        facts = mended.facts
        remedies.append(mended.sentence)
        left = violations(facts.event, facts.policy, plan)
    if not left:
        lines.append("What would help (checked: with all of it a plan exists):")
        lines += [f"  {sentence}" for sentence in remedies[:MOST]]
        if len(remedies) > MOST:
            lines.append(f"  and {len(remedies) - MOST} more.")
    return lines
