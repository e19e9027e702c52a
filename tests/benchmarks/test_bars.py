"""Bars: the median of the runs, against what is demanded."""

from __future__ import annotations

from dataclasses import replace

import pytest

from benchmarks.bars import (
    Bar,
    Faster,
    FirstPlan,
    Gap,
    Granted,
    Memory,
    NearLongRun,
    Proved,
    Stated,
    Verdict,
    at,
    middle,
    seconds_to_gap,
)
from benchmarks.measure import Moment, Record

CURVE = (Moment(1.0, 150, 90, 0.4), Moment(20.0, 101, 99, 0.019802), Moment(50.0, 100, 99, 0.01))
RUN = Record(
    *("event", "default", "best found", 100, 99, 0.01, 60.5, 2500.0, {"unseated": 0}, None),
    time_limit=60.0,
    first_plan_seconds=1.0,
    curve=CURVE,
)
PROVED = replace(RUN, status="proved best", bound=100, gap=0.0, seconds=10.0)
NOTHING = replace(RUN, value=None, bound=None, gap=None, first_plan_seconds=None, curve=(), status="over time")
CPSAT = replace(RUN, engine="cpsat", seconds=200.0)


def test_the_median_counts_what_is_missing_as_worst() -> None:
    assert middle([PROVED, RUN, NOTHING], lambda run: run.gap) == 0.01
    assert middle([PROVED, NOTHING, NOTHING], lambda run: run.gap) is None
    assert middle([PROVED, NOTHING], lambda run: run.gap) is None
    assert middle([], lambda run: run.gap) is None


def test_what_was_known_at_a_moment() -> None:
    assert [at(RUN, seconds) for seconds in (20, 48, 49.5)] == [CURVE[1], CURVE[1], CURVE[2]]
    assert at(RUN, -0.5) == Moment(0.0, None, None, None)


def test_when_a_gap_was_reached() -> None:
    assert [seconds_to_gap(RUN, gap) for gap in (0.5, 0.02, 0.01, 0.001)] == [1.0, 20.0, 50.0, None]


@pytest.mark.parametrize(
    ("bar", "runs", "demand", "verdict"),
    [
        (Proved(30), [PROVED], "proved best within 30 s", Verdict("proved after 10.0 s", True)),
        (Proved(5), [PROVED], "proved best within 5 s", Verdict("proved after 10.0 s", False)),
        (Proved(30), [PROVED, RUN, RUN], "proved best within 30 s", Verdict("not proved, gap 1.00 %", False)),
        (Proved(30), [NOTHING], "proved best within 30 s", Verdict("not proved, no gap known", False)),
        (FirstPlan(2), [RUN], "first plan within 2 s", Verdict("after 1.0 s", True)),
        (FirstPlan(0.5), [RUN], "first plan within 0.5 s", Verdict("after 1.0 s", False)),
        (FirstPlan(2), [NOTHING], "first plan within 2 s", Verdict("no plan", False)),
        (Gap(0.01, 60), [RUN], "gap at most 1 % within 60 s", Verdict("gap 1.00 % at 60 s", True)),
        (Gap(0.01, 30), [RUN], "gap at most 1 % within 30 s", Verdict("gap 1.98 % at 30 s", False)),
        (Gap(0.001, 90), [NOTHING], "gap at most 0.1 % within 90 s", Verdict("no gap known at 90 s", False)),
        (
            Granted(245, 345, 60),
            [RUN],
            "245 of 345 wishes granted within 60 s",
            Verdict("245 granted at 60 s", True),
        ),
        (
            Granted(245, 345, 30),
            [RUN],
            "245 of 345 wishes granted within 30 s",
            Verdict("244 granted at 30 s", False),
        ),
        (Stated(), [PROVED], "proved best, or the gap stated", Verdict("proved best", True)),
        (Stated(), [RUN], "proved best, or the gap stated", Verdict("gap 1.00 %", True)),
        (Stated(), [NOTHING], "proved best, or the gap stated", Verdict("no gap known", False)),
        (Memory(4), [RUN], "under 4 GB", Verdict("2.50 GB", True)),
        (Memory(2.5), [RUN], "under 2.5 GB", Verdict("2.50 GB", False)),
        (Memory(4), [replace(RUN, peak_mb=None)], "under 4 GB", Verdict("not counted here", None)),
        (
            Faster("cpsat", 20),
            [PROVED, CPSAT],
            "at least 20 times faster than cpsat",
            Verdict("more than 20 times", True),
        ),
        (
            Faster("cpsat", 21),
            [PROVED, replace(CPSAT, status="proved best")],
            "at least 21 times faster than cpsat",
            Verdict("20 times", False),
        ),
        (Faster("cpsat", 20), [PROVED], "at least 20 times faster than cpsat", Verdict("cpsat did not run", None)),
        (Faster("cpsat", 20), [RUN, CPSAT], "at least 20 times faster than cpsat", Verdict("not proved", False)),
        (
            NearLongRun(0.01, 60, 3600),
            [RUN, replace(RUN, value=99, time_limit=3600)],
            "within 1 % of our own 60 minutes, after 60 s",
            Verdict("1.01 % over 99", False),
        ),
        (
            NearLongRun(0.02, 60, 3600),
            [RUN, replace(RUN, value=99, time_limit=3600)],
            "within 2 % of our own 60 minutes, after 60 s",
            Verdict("1.01 % over 99", True),
        ),
        (
            NearLongRun(0.01, 60, 3600),
            [RUN],
            "within 1 % of our own 60 minutes, after 60 s",
            Verdict("no long run; gap 1.00 %", True),
        ),
        (
            NearLongRun(0.001, 60, 3600),
            [RUN],
            "within 0.1 % of our own 60 minutes, after 60 s",
            Verdict("no long run; gap 1.00 %", None),
        ),
        (
            NearLongRun(0.01, 60, 3600),
            [NOTHING],
            "within 1 % of our own 60 minutes, after 60 s",
            Verdict("no plan at 60 s", False),
        ),
    ],
)
def test_bars(bar: Bar, runs: list[Record], demand: str, verdict: Verdict) -> None:
    by_engine: dict[str, list[Record]] = {}
    for run in runs:
        by_engine.setdefault(run.engine, []).append(run)
    assert (bar.demand, bar.judged(by_engine)) == (demand, verdict)


def test_a_long_run_counts_for_no_other_bar() -> None:
    runs = {"default": [NOTHING, replace(PROVED, time_limit=3600)]}
    assert FirstPlan(60).judged(runs) == Verdict("no plan", False)
