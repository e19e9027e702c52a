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
from allocator.model.solvers import cpsat
from allocator.model.solvers.cpsat import Effort
from allocator.model.solvers.deadline import Deadline
from allocator.plan import Plan, Status
from allocator.policy import Policy
from allocator.verify import violations
from allocator.words import several

MOST = 12
"""The most broken rules and remedies that are listed; beyond these their number is given."""


COUNTED = 0.25
"""The part of the time left in which the nearest plan is looked for where a count has proved that there is none."""


def diagnose(columns: Columns, *, deadline: Deadline, workers: int, seed: int) -> tuple[Status, tuple[str, ...]]:
    """What is known of an event of which one search said that it has no plan: a status, and sentences.

    Nobody is told 'impossible' on the word of one search: the nearest plan is a second, different one.
    """
    event, policy = columns.event, columns.policy
    reasons = list(counted(event, policy))
    elastic, slack = _elastic(assemble(columns, (*RULES, *DEFINITIONS, seats_are_where_sessions_are_held)))
    # Where a count says it all, the nearest plan only adds to that.
    seconds = deadline.left * (COUNTED if reasons else 1.0)
    found = cpsat.minimise(elastic, slack, deadline=deadline, effort=Effort(seconds, workers, seed))
    if found.values is None:
        if reasons:
            return Status.PROVED_IMPOSSIBLE, tuple(reasons)
        unsure = "One search found that no plan exists; there was no time to confirm it, nor to say why."
        return Status.NOTHING_FOUND, (unsure,)
    if found.value == 0:
        return Status.NOTHING_FOUND, ("Two searches disagree on whether a plan exists: please report this event.",)
    proved = bool(reasons) or found.bound > 0
    reasons += _described(event, policy, columns.plan(found.values[: columns.count]))
    return (Status.PROVED_IMPOSSIBLE if proved else Status.NOTHING_FOUND), tuple(reasons)


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
