"""What is proved of a plan by a search that found another one."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from allocator.errors import UnverifiedPlan
from allocator.plan import Stage, Status


def beside_bounds(objectives: Sequence[str], value: Callable[[str], int], proved: Sequence[Stage]) -> tuple[Stage, ...]:
    """The objectives with what a plan reaches of each (`value`), beside the bounds that a search proved.

    A bound holds as long as the levels before it are no worse than they were when it was proved; no measure is below 0.
    Nothing is proved where a search ended without a plan. Raises UnverifiedPlan where a value is below its bound.
    """
    found = []
    holds = True
    for stage in proved or tuple(Stage(name, 0, 0) for name in objectives):
        reached = value(stage.name)
        found.append(Stage(stage.name, reached, stage.bound if holds else 0, stage.seconds))
        holds = holds and reached <= stage.value
    if any(stage.value < stage.bound for stage in found):
        raise UnverifiedPlan(
            "A plan is better than what was proved possible: a fault of this program. Please report it."
        )
    return tuple(found)


def values(stages: Sequence[Stage]) -> tuple[int, ...]:
    """What the objectives reach, in their order: of two plans the one with less is better."""
    return tuple(stage.value for stage in stages)


def status_of(stages: Sequence[Stage]) -> Status:
    """What is known of a plan by its objectives."""
    return Status.PROVED_BEST if all(stage.proved for stage in stages) else Status.BEST_FOUND
