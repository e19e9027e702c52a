"""A reproducible search finds the same plan every time; one that is good enough ends."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from allocator.model.solve import solve
from allocator.plan import Status
from benchmarks.synthetic import FixedTimetable, OpenTimetable

SOLVE = """
import sys
from allocator.model.solve import solve
from benchmarks.synthetic import FixedTimetable, OpenTimetable
from allocator.model.parameters import Parameters
if sys.argv[1] == "open":
    made_up = OpenTimetable(attendees=60, sessions=6, rounds=2, wishes=3, rooms=3, seed=5)
else:
    made_up = FixedTimetable(attendees=200, sessions=8, rounds=2, wishes=4, slack=1.05, seed=5)
event, policy = made_up.build()
how = {"workers": int(sys.argv[3]), "parameters": Parameters(priced=1000)}
result = solve(event, policy, time_limit=float(sys.argv[2]), reproducible=True, **how)
print([(stage.value, stage.bound) for stage in result.stages], result.plan)
"""


def told(kind: str, seconds: float, *, workers: int, hash_seed: int) -> str:
    """What a process of its own finds."""
    command = [sys.executable, "-c", SOLVE, kind, str(seconds), str(workers)]
    environment = {**os.environ, "PYTHONHASHSEED": str(hash_seed)}
    return subprocess.run(command, capture_output=True, text=True, check=True, env=environment).stdout


@pytest.mark.slow
@pytest.mark.parametrize(("kind", "seconds"), [("open", 1), ("settled", 20)])
def test_the_same_plan_is_found_whatever_the_workers(kind: str, seconds: float) -> None:
    first = told(kind, seconds, workers=1, hash_seed=1)
    assert "Placement" in first
    assert told(kind, seconds, workers=4, hash_seed=2) == first


@pytest.mark.slow
def test_a_search_ends_as_soon_as_the_gap_is_small_enough() -> None:
    event, policy = OpenTimetable(attendees=100, sessions=8, rounds=3, wishes=4, rooms=4, seed=2).build()
    result = solve(event, policy, time_limit=60, gap=0.3)
    (stage,) = result.stages
    assert result.status in (Status.BEST_FOUND, Status.PROVED_BEST)
    assert stage.gap <= 0.3
    assert result.seconds < 60


def test_without_a_gap_a_search_goes_on_to_the_proof() -> None:
    event, policy = FixedTimetable(attendees=100, sessions=8, rounds=2, wishes=4, slack=1.05, seed=2).build()
    assert solve(event, policy, time_limit=60, gap=0.0).status is Status.PROVED_BEST


def test_a_result_says_how_much_memory_it_took_and_whether_it_can_be_had_again() -> None:
    event, policy = FixedTimetable(attendees=20, sessions=4, rounds=2, wishes=2, slack=1.2, seed=2).build()
    plain, again = solve(event, policy), solve(event, policy, reproducible=True)
    assert (plain.reproducible, again.reproducible) == (False, True)
    assert sys.platform == "win32" or (plain.peak_mb is not None and 50 < plain.peak_mb < 5000)
