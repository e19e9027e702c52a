"""Prices at which hardly anything is taken too often: raised where too many come, lowered where too few do.

Costs are whole numbers and many seats are equally dear, so that a small change of a price can move everybody at once.
A little noise on every seat, less and less of it, makes demand answer smoothly.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from allocator.model.halt import Halt
from allocator.model.market import Choice, Market, Numbers, Truths
from allocator.model.terms import FREE, Whole

STEPS = 360
"""Changes of all prices."""

SAMPLE = 20_000
"""Attendees who are asked in the first half of the steps; that is enough to see what is scarce."""

NOISE = (2.0, 0.02)
"""The noise in the beginning and at the end, in units of the market."""

COOLED = 0.9
"""The part of the steps in which the noise falls, by the same factor with every step; then it stays."""

STRIDE = (2.0, 0.3)
"""How far a price moves where twice as many come as can, in parts of the noise, in the beginning and at the end.

The more noise there is, the less a price moves demand.
"""

INERTIA = 0.7
"""The part of a change that is that of the change before."""

MOST_EXCESS = 4.0
"""An excess beyond this, in parts of what there is, counts as this."""

ROUNDED = (1, 2)
"""The parts of a whole number that prices are rounded to: the best ones are often such."""

STEP = 5e-9
"""About the seconds that each seat and set of rounds costs in a step."""

ENDLESS = FREE / 2
"""A side beyond this is none."""


@dataclass(frozen=True)
class Bargain:
    """Prices, what they prove, and what everybody takes at them but for a little noise."""

    market: Market
    prices: Numbers
    bound: int
    choice: Choice

    def near(self, columns: int, units: float) -> Truths:
        """The columns with which an attendee's seats need cost no more than this beyond the cheapest."""
        column, extra = self.market.dearer(self.prices)
        near = np.ones(columns, bool)
        near[column[extra > units * self.market.unit]] = False
        return near

    def regrets(self, values: Whole) -> Numbers:
        """What each attendee's seats cost beyond the cheapest; `values` are those of all columns."""
        return self.market.regrets(self.prices, values)


def bargain(market: Market, seed: int, halt: Halt, tell: Callable[[int], None]) -> Bargain:
    """Prices that prove much; `tell` hears of each better bound."""
    random = np.random.default_rng(seed)
    noise = random.random(market.seats.column.shape, dtype=np.float32) * np.float32(market.unit)
    prices = np.zeros(len(market.lower))
    begun = 0.0
    if market.attendees > SAMPLE:
        begun = 0.5
        people = np.sort(random.choice(market.attendees, SAMPLE, replace=False))
        prices, _ = _moved(market.of(people), noise[..., people], prices, (0.0, begun), halt)
    prices, choice = _moved(market, noise, prices, (begun, 1.0), halt)
    best, bound = prices, market.bound(prices)
    tell(bound)
    for parts in ROUNDED:
        rounded = np.rint(prices * parts) / parts
        proved = market.bound(rounded)
        if proved > bound:
            best, bound = rounded, proved
            tell(bound)
    return Bargain(market, best, bound, choice)


def _moved(
    market: Market, noise: npt.NDArray[np.float32], prices: Numbers, span: tuple[float, float], halt: Halt
) -> tuple[Numbers, Choice]:
    """The prices after a part of the way, and the last choice."""
    pull = np.zeros(len(prices))
    steps = round(STEPS * (span[1] - span[0]))
    choice = market.choose(prices, noise * np.float32(NOISE[0]))
    for step in range(steps):
        if halt.left <= 0:
            break
        part = span[0] + (span[1] - span[0]) * step / steps
        loud = _between(NOISE, part / COOLED)
        pull = INERTIA * pull + (1 - INERTIA) * _excess(market, prices, choice.load)
        prices = prices - market.unit * loud * _between(STRIDE, part) * pull
        prices = np.where(market.lower < -ENDLESS, np.minimum(prices, 0), prices)
        prices = np.where(market.upper > ENDLESS, np.maximum(prices, 0), prices)
        choice = market.choose(prices, noise * np.float32(loud))
        halt.spend(STEP * market.seats.column.size * 2 ** market.seats.column.shape[1])
    return prices, choice


def _between(ends: tuple[float, float], part: float) -> float:
    """A number on the way from one end to the other, by equal factors."""
    first, last = ends
    return float(first * (last / first) ** min(1.0, part))


def _excess(market: Market, prices: Numbers, load: Whole) -> Numbers:
    """By how much each row is above (or, negative, below) the side that its price pays for, in parts of that side."""
    above, below = load - market.upper, load - market.lower
    excess = np.where(prices < 0, above, np.where(prices > 0, below, np.maximum(above, 0) + np.minimum(below, 0)))
    side = np.where(market.upper < ENDLESS, market.upper, market.lower)
    return np.asarray(np.clip(excess / np.maximum(1.0, np.abs(side)), -MOST_EXCESS, MOST_EXCESS))
