"""Twenty what-ifs of the symposium beside the event as it stands: what they cost, and what a kill does to them.

`python -m benchmarks.whatif` solves all of them side by side and one case by itself; then it kills one of the processes
in the midst, and then all of them, and goes on.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from contextlib import suppress
from itertools import chain, zip_longest
from pathlib import Path

import click

from allocator.event import Event
from allocator.example import symposium
from allocator.model.solve import solve
from allocator.plan import Result
from allocator.scenario.case import Outcome
from allocator.scenario.changes import Cancel, Capacity, Change, CloseRoom, Scenario
from allocator.scenario.notes import Notes
from allocator.scenario.parallel import Crew
from allocator.scenario.whatif import cases_of, run
from allocator.scenario.worker import Answer, Search, Task

SCENARIOS = 20

DEMAND = 12
"""Twenty scenarios on two cores take less than so many times as long as one solve by one worker."""


@click.command(help="Measure what many what-ifs cost.", epilog="python -m benchmarks.whatif --time-limit 20")
@click.option("--time-limit", default=20.0, show_default=True, help="Seconds to search for a plan of each case.")
@click.option("--jobs", default=2, show_default=True, help="Processes that search side by side.")
def main(time_limit: float, jobs: int) -> None:
    """Side by side, with one process killed, and with all of them killed."""
    for part in (_side_by_side, _one_killed, _all_killed):
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
            part(Path(folder), time_limit, jobs)


def scenarios(event: Event) -> tuple[Scenario, ...]:
    """Twenty, from a room closed for a round, a session cancelled in a round or at all, and a room that seats fewer."""
    rounds = [round.name for round in event.rounds]
    closed = [CloseRoom(room.name, round) for room in event.rooms for round in rounds[:1]]
    cancelled = [Cancel(session.code) for session in event.sessions]
    absent = [Cancel(session.code, rounds[-1]) for session in event.sessions]
    smaller = [Capacity(room.name, room.capacity * 3 // 4) for room in event.rooms]
    kinds: tuple[Sequence[Change], ...] = (closed, cancelled, absent, smaller)
    found = [change for change in chain.from_iterable(zip_longest(*kinds)) if change is not None]
    return tuple(Scenario(f"{number:02} {change}", (change,)) for number, change in enumerate(found[:SCENARIOS], 1))


class Timing:
    """Notes when which case was finished, and shows it."""

    def __init__(self) -> None:
        self.began = time.perf_counter()
        self.notes: Notes | None = None
        self.taken = 0
        self.worked = 0.0

    def begins(self, tasks: Sequence[Task], notes: Notes | None) -> None:
        """Keeps the notes."""
        self.notes = notes

    def arrives(self, task: Task, answer: Answer) -> None:
        """Counts it."""
        self.taken += answer.before
        self.worked += answer.result.seconds if answer.result is not None and not answer.before else 0.0

    @property
    def seconds(self) -> float:
        """Since the beginning."""
        return time.perf_counter() - self.began


def _side_by_side(folder: Path, time_limit: float, jobs: int) -> None:
    event, policy = symposium()
    cases = cases_of(event, policy, scenarios(event))
    began = time.perf_counter()
    alone = solve(event, policy, time_limit=time_limit, workers=1)
    one = time.perf_counter() - began
    print(f"one solve by one worker: {one:.1f} s ({_said(alone)})")
    timing = Timing()
    outcomes = run(cases, search=Search(time_limit), crew=Crew(jobs), solved=folder, watch=timing)
    all_of_them = timing.seconds
    print(f"{len(cases)} cases by {jobs} processes: {all_of_them:.1f} s, {all_of_them / one:.2f} times one (< {DEMAND})")
    print(f"    in the searches {timing.worked:.1f} s, so {jobs * all_of_them - timing.worked:.1f} s of {jobs} lost")
    print(outcomes)


def _one_killed(folder: Path, time_limit: float, jobs: int) -> None:
    event, policy = symposium()
    cases = cases_of(event, policy, scenarios(event))
    timing = Timing()
    killer = threading.Timer(time_limit * 5, _kill_one)
    killer.start()
    outcomes = run(cases, search=Search(time_limit), crew=Crew(jobs), solved=folder, watch=timing)
    killer.join()
    print(f"one process killed after {time_limit * 5:.0f} s: {_plans(outcomes)} after {timing.seconds:.1f} s")
