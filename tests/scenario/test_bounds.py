"""A bound proved beside one plan is told of another as far as it holds for it."""

from __future__ import annotations

import pytest

from allocator.errors import UnverifiedPlan
from allocator.plan import Stage, Status
from allocator.scenario.bounds import beside_bounds, status_of

NAMES = ("unseated", "worst rank", "total cost")
PROVED = (Stage("unseated", 1, 1), Stage("worst rank", 3, 2), Stage("total cost", 20, 15))


@pytest.mark.parametrize(
    ("reached", "bounds"),
    [
        ((1, 3, 18), (1, 2, 15)),
        # With 4 as the worst rank the cost may be less than 15.
        ((1, 4, 18), (1, 2, 0)),
        # With 2 unseated nothing is known of the others.
        ((2, 2, 18), (1, 0, 0)),
    ],
)
def test_a_bound_holds_while_no_level_before_it_is_worse(reached: tuple[int, ...], bounds: tuple[int, ...]) -> None:
    stages = beside_bounds(NAMES, dict(zip(NAMES, reached, strict=True)).__getitem__, PROVED)
    assert tuple(stage.value for stage in stages) == reached
    assert tuple(stage.bound for stage in stages) == bounds
    assert status_of(stages) is Status.BEST_FOUND


def test_nothing_is_proved_by_a_search_without_a_plan() -> None:
    stages = beside_bounds(NAMES, {"unseated": 0, "worst rank": 2, "total cost": 9}.__getitem__, ())
    assert stages == (Stage("unseated", 0, 0), Stage("worst rank", 2, 0), Stage("total cost", 9, 0))


def test_a_plan_below_its_bound_is_a_fault_of_ours() -> None:
    with pytest.raises(UnverifiedPlan) as told:
        beside_bounds(NAMES, {"unseated": 0, "worst rank": 3, "total cost": 20}.__getitem__, PROVED)
    assert str(told.value) == (
        "A plan is better than what was proved possible: a fault of this program. Please report it."
    )
