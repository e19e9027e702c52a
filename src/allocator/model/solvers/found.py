"""What a solver found and proved."""

from __future__ import annotations

from dataclasses import dataclass

from allocator.model.formulation.rows import Whole


@dataclass(frozen=True)
class Found:
    """What a search knows at its end: the best values (None: none), their objective, and a proved bound.

    `impossible` says that no values at all keep the rows.
    """

    values: Whole | None
    value: int
    bound: int
    impossible: bool = False
