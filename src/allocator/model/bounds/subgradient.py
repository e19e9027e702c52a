"""The subgradient method for the multipliers of the Lagrangian relaxation.

Multipliers are prices: raised where too many come, lowered where too few do.

Costs are whole numbers and many seats are equally dear, so that a small change of a price can move everybody at once.
A little noise on every seat, less and less of it, makes demand answer smoothly.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from allocator.model.bounds.lagrangian import Choice, LagrangianRelaxation, Numbers, Truths
from allocator.model.formulation.terms import FREE, Whole
from allocator.model.solvers.deadline import Deadline

SAMPLE = 20_000
"""Attendees, drawn by lot, on whom the first half of the steps works; that is enough to see what is scarce."""

NOISE = (2.0, 0.02)
"""The noise in the beginning and at the end, in units of the relaxation."""

COOLED = 0.9
"""The part of the steps in which the noise falls, by the same factor with every step; then it stays."""

STRIDE = (2.0, 0.3)
"""How far a price moves where twice as many come as can, in parts of the noise, in the beginning and at the end.

The more noise there is, the less a price moves demand.
"""

INERTIA = 0.7
"""The part of each step that repeats the step before (heavy ball)."""

MOST_EXCESS = 4.0
"""An excess beyond this, in parts of what there is, counts as this."""

ROUNDED = (1, 2)
"""The parts of a whole number that prices are rounded to: the best ones are often such."""

STEP = 5e-9
"""About the seconds that each seat and set of rounds costs in a step."""

ENDLESS = FREE / 2
"""A side beyond this is none."""


@dataclass(frozen=True)
class Multipliers:
    """Prices, what they prove, and what everybody takes at them but for a little noise."""

    relaxation: LagrangianRelaxation
    prices: Numbers
    bound: int
    choice: Choice

    def near(self, columns: int, units: float) -> Truths:
        """The columns with which an attendee's seats need cost no more than this beyond the cheapest."""
        column, extra = self.relaxation.dearer(self.prices)
        near = np.ones(columns, bool)
        near[column[extra > units * self.relaxation.unit]] = False
        return near

    def excess_costs(self, values: Whole) -> Numbers:
        """What each attendee's seats cost beyond the cheapest; `values` are those of all columns."""
        return self.relaxation.excess_costs(self.prices, values)


def subgradient_ascent(
    relaxation: LagrangianRelaxation, seed: int, deadline: Deadline, steps: int, tell: Callable[[int], None]
) -> Multipliers:
    """Multipliers after so many `steps` of the subgradient method; `tell` hears of each better bound."""
    random = np.random.default_rng(seed)
    noise = random.random(relaxation.seats.column.shape, dtype=np.float32) * np.float32(relaxation.unit)
    prices = np.zeros(len(relaxation.lower))
    begun = 0.0
    if relaxation.attendees > SAMPLE:
        begun = 0.5
        people = np.sort(random.choice(relaxation.attendees, SAMPLE, replace=False))
        prices, _ = _moved(relaxation.of(people), noise[..., people], prices, (0.0, begun), deadline, steps)
    prices, choice = _moved(relaxation, noise, prices, (begun, 1.0), deadline, steps)
    best, bound = prices, relaxation.bound(prices)
    tell(bound)
    for parts in ROUNDED:
        rounded = np.rint(prices * parts) / parts
        proved = relaxation.bound(rounded)
        if proved > bound:
            best, bound = rounded, proved
            tell(bound)
    return Multipliers(relaxation, best, bound, choice)


def _moved(
    relaxation: LagrangianRelaxation,
    noise: npt.NDArray[np.float32],
    prices: Numbers,
    span: tuple[float, float],
    deadline: Deadline,
    steps: int,
) -> tuple[Numbers, Choice]:
    """The prices after a part of the way, and the last choice."""
    pull = np.zeros(len(prices))
    steps = round(steps * (span[1] - span[0]))
    choice = relaxation.choose(prices, noise * np.float32(NOISE[0]))
    for step in range(steps):
        if deadline.left <= 0:
            break
        part = span[0] + (span[1] - span[0]) * step / steps
        loud = _between(NOISE, part / COOLED)
        pull = INERTIA * pull + (1 - INERTIA) * _excess(relaxation, prices, choice.load)
        prices = prices - relaxation.unit * loud * _between(STRIDE, part) * pull
        prices = np.where(relaxation.lower < -ENDLESS, np.minimum(prices, 0), prices)
        prices = np.where(relaxation.upper > ENDLESS, np.maximum(prices, 0), prices)
        choice = relaxation.choose(prices, noise * np.float32(loud))
        deadline.spend(STEP * relaxation.seats.column.size * 2 ** relaxation.seats.column.shape[1])
    return prices, choice


def _between(ends: tuple[float, float], part: float) -> float:
    """A number on the way from one end to the other, by equal factors."""
    first, last = ends
    return float(first * (last / first) ** min(1.0, part))


def _excess(relaxation: LagrangianRelaxation, prices: Numbers, load: Whole) -> Numbers:
    """By how much each row is above (or, negative, below) the side that its price pays for, in parts of that side."""
    above, below = load - relaxation.upper, load - relaxation.lower
    excess = np.where(prices < 0, above, np.where(prices > 0, below, np.maximum(above, 0) + np.minimum(below, 0)))
    side = np.where(relaxation.upper < ENDLESS, relaxation.upper, relaxation.lower)
    return np.asarray(np.clip(excess / np.maximum(1.0, np.abs(side)), -MOST_EXCESS, MOST_EXCESS))
