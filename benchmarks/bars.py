"""What is demanded of our engine, and whether runs meet it: the median of the runs counts."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Protocol

from benchmarks.measure import Moment, Record

LATE = 1.0
"""Seconds by which a search that is told to end at a moment may end after it."""

OURS = "default"

Runs = Mapping[str, Sequence[Record]]
"""The runs of one row, by engine; never an empty sequence."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was reached, in words, and whether that is enough (None: it cannot be said)."""

    reached: str
    met: bool | None


class Bar(Protocol):
    """One demand on our engine."""

    @property
    def demand(self) -> str:
        """The demand in words."""

    def judged(self, runs: Runs) -> Verdict:
        """Whether our runs meet it; there is at least one."""


@dataclass(frozen=True, slots=True)
class Proved:
    """The optimum is proved in time."""

    within: float

    @property
    def demand(self) -> str:
        return f"proved best within {self.within:g} s"

    def judged(self, runs: Runs) -> Verdict:
        seconds = middle(usual(runs), lambda run: run.seconds if run.status == "proved best" else None)
        if seconds is not None:
            return Verdict(f"proved after {seconds:.1f} s", seconds <= self.within)
        return Verdict(f"not proved, {_percent(middle(usual(runs), lambda run: run.gap))}", False)


@dataclass(frozen=True, slots=True)
class FirstPlan:
    """A plan, verified, is there in time."""

    within: float

    @property
    def demand(self) -> str:
        return f"first plan within {self.within:g} s"

    def judged(self, runs: Runs) -> Verdict:
        seconds = middle(usual(runs), lambda run: run.first_plan_seconds)
        if seconds is None:
            return Verdict("no plan", False)
        return Verdict(f"after {seconds:.1f} s", seconds <= self.within)


@dataclass(frozen=True, slots=True)
class Gap:
    """Value and bound are near each other in time; `at_most` is a part, 0 to 1."""

    at_most: float
    within: float

    @property
    def demand(self) -> str:
        return f"gap at most {self.at_most * 100:g} % within {self.within:g} s"

    def judged(self, runs: Runs) -> Verdict:
        gap = middle(usual(runs), lambda run: at(run, self.within).gap)
        return Verdict(f"{_percent(gap)} at {self.within:g} s", gap is not None and gap <= self.at_most)


@dataclass(frozen=True, slots=True)
class Granted:
    """So many of the wishes that could be granted are; for cases whose value is the number of wishes denied."""

    at_least: int
    of: int
    within: float

    @property
    def demand(self) -> str:
        return f"{self.at_least} of {self.of} wishes granted within {self.within:g} s"

    def judged(self, runs: Runs) -> Verdict:
        denied = middle(usual(runs), lambda run: at(run, self.within).value)
        if denied is None:
            return Verdict(f"no plan at {self.within:g} s", False)
        granted = self.of - denied
        return Verdict(f"{granted:g} granted at {self.within:g} s", granted >= self.at_least)


@dataclass(frozen=True, slots=True)
class Stated:
    """The optimum is proved, or it is said how far from it the plan can be at most."""

    @property
    def demand(self) -> str:
        return "proved best, or the gap stated"

    def judged(self, runs: Runs) -> Verdict:
        gap = middle(usual(runs), lambda run: run.gap)
        return Verdict("proved best" if gap == 0 else _percent(gap), gap is not None)


@dataclass(frozen=True, slots=True)
class Memory:
    """Our process never holds more than that."""

    under_gb: float

    @property
    def demand(self) -> str:
        return f"under {self.under_gb:g} GB"

    def judged(self, runs: Runs) -> Verdict:
        held = middle(usual(runs), lambda run: run.peak_mb)
        if held is None:
            return Verdict("not counted here", None)
        return Verdict(f"{held / 1000:.2f} GB", held < self.under_gb * 1000)


@dataclass(frozen=True, slots=True)
class Faster:
    """Our engine is done so many times sooner than another with the same; one that gives up counts until it does."""

    than: str
    times: float

    @property
    def demand(self) -> str:
        return f"at least {self.times:g} times faster than {self.than}"

    def judged(self, runs: Runs) -> Verdict:
        if self.than not in runs:
            return Verdict(f"{self.than} did not run", None)
        ours = middle(usual(runs), lambda run: run.seconds if run.status == "proved best" else None)
        theirs = median(run.seconds for run in runs[self.than])
        if ours is None:
            return Verdict("not proved", False)
        more = "" if all(run.status == "proved best" for run in runs[self.than]) else "more than "
        return Verdict(f"{more}{theirs / ours:.0f} times", theirs / ours >= self.times)


@dataclass(frozen=True, slots=True)
class NearLongRun:
    """The plan in time is hardly worse than what our engine itself reaches in `long` seconds.

    Without such a run the bound decides, if it can: no run reaches less than that.
    """

    at_most: float
    within: float
    long: float

    @property
    def demand(self) -> str:
        return f"within {self.at_most * 100:g} % of our own {self.long / 60:g} minutes, after {self.within:g} s"

    def judged(self, runs: Runs) -> Verdict:
        short = usual(runs)
        value = middle(short, lambda run: at(run, self.within).value)
        if value is None:
            return Verdict(f"no plan at {self.within:g} s", False)
        reached = middle([run for run in runs[OURS] if run.time_limit >= self.long], lambda run: run.value)
        if reached is not None:
            over = (value - reached) / max(1, abs(reached))
            return Verdict(f"{over * 100:.2f} % over {reached:g}", over <= self.at_most)
        gap = middle(short, lambda run: at(run, self.within).gap)
        met = True if gap is not None and gap <= self.at_most else None
        return Verdict(f"no long run; {_percent(gap)}", met)


def usual(runs: Runs) -> Sequence[Record]:
    """Our runs of the least time limit: any others are for comparison with them."""
    limit = min(run.time_limit for run in runs[OURS])
    return [run for run in runs[OURS] if run.time_limit == limit]


def middle(runs: Sequence[Record], figure: Callable[[Record], float | None]) -> float | None:
    """The median of a figure; a run without it counts as worse than any, and None is the median of such."""
    figures = [math.inf if (value := figure(run)) is None else value for run in runs]
    found = median(figures) if figures else math.inf
    return None if math.isinf(found) else found


def at(run: Record, seconds: float) -> Moment:
    """What a run knew at that moment."""
    known = [moment for moment in run.curve if moment.seconds <= seconds + LATE]
    return known[-1] if known else Moment(0.0, None, None, None)


def seconds_to_gap(run: Record, gap: float) -> float | None:
    """When a run had value and bound that near each other, None if never."""
    return next((moment.seconds for moment in run.curve if moment.gap is not None and moment.gap <= gap), None)


def _percent(gap: float | None) -> str:
    return "no gap known" if gap is None else f"gap {gap * 100:.2f} %"
