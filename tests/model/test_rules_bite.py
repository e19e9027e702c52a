"""Each rule of the model is needed: left out, the best plan is another one, and it breaks that rule alone."""

from __future__ import annotations

import numpy as np
import pytest

from allocator.model.formulation.columns import Columns
from allocator.model.formulation.objectives import levels
from allocator.model.formulation.program import Program, assemble
from allocator.model.formulation.rules import DEFINITIONS, RULES, RowsOf
from allocator.model.formulation.terms import Whole
from allocator.model.solvers import cpsat
from allocator.model.solvers.cpsat import Effort
from allocator.model.solvers.deadline import Deadline
from allocator.model.solvers.found import Found
from allocator.verify import violations
from tests.rule_cases import BITES, Bite


def weighted(columns: Columns) -> Whole:
    """The objectives in one, each worth more than all that follow: enough for an event this small."""
    vectors = [level.vector for level in levels(columns)]
    total = np.zeros(columns.count, np.int64)
    for vector in vectors:
        total = total * 1000 + vector
    return total


def best(program: Program, vector: Whole) -> Found:
    return cpsat.minimise(program, vector, deadline=Deadline(20), effort=Effort(20, workers=1))


def without(rule: str) -> tuple[RowsOf, ...]:
    return tuple(one for one in RULES + DEFINITIONS if one.__name__ != rule)


@pytest.mark.parametrize("bite", BITES, ids=lambda bite: bite.rule)
def test_without_the_rule_the_best_plan_is_another_and_breaks_it(bite: Bite) -> None:
    columns = Columns(bite.event, bite.policy)
    reached: list[tuple[tuple[int, ...] | None, set[str]]] = []
    for rules in (RULES + DEFINITIONS, without(bite.rule)):
        found = best(assemble(columns, rules), weighted(columns))
        assert found.impossible == (found.values is None)
        if found.values is None:
            reached.append((None, set()))
        else:
            values = tuple(int(level.vector @ found.values) for level in levels(columns))
            broken = violations(bite.event, bite.policy, columns.plan(found.values))
            reached.append((values, {violation.rule for violation in broken}))
    assert reached == [(bite.value, set()), (bite.without, {bite.rule})]


def test_every_rule_bites() -> None:
    assert list(dict.fromkeys(bite.rule for bite in BITES)) == [rule.__name__ for rule in RULES]
