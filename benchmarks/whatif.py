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
import time
from collections.abc import Callable, Sequence
from itertools import chain, zip_longest
from multiprocessing import active_children
from pathlib import Path

import click

from allocator.event import Event
from allocator.example import symposium
from allocator.model.solve import solve
from allocator.scenario.changes import Cancel, Capacity, Change, CloseRoom, Scenario
from allocator.scenario.whatif.case import Outcome
from allocator.scenario.whatif.notes import CaseNotes
from allocator.scenario.whatif.parallel import Crew
from allocator.scenario.whatif.run import cases_of, run
from allocator.scenario.whatif.worker import CaseAnswer, CaseTask, Search

SCENARIOS = 20

DEMAND = 12
"""Twenty scenarios on two cores take less than so many times as long as one solve by one worker."""


@click.command(help="Measure what many what-ifs cost.", epilog="python -m benchmarks.whatif --time-limit 20")
@click.option("--time-limit", default=20.0, show_default=True, help="Seconds to search for a plan of each case.")
@click.option("--jobs", default=2, show_default=True, help="Processes that search side by side.")
@click.option("--only-into", type=click.Path(path_type=Path), help="Solve all once, keep them in this folder, and end.")
def main(time_limit: float, jobs: int, only_into: Path | None) -> None:
    """Side by side, with one process killed, and with all of them killed."""
    if only_into is not None:
        _solved(only_into, time_limit, jobs)
        return
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
    """Sums up what arrives, and calls `then` after the first `many` of them."""

    def __init__(self, many: int, then: Callable[[], None]) -> None:
        self.began = time.perf_counter()
        self.before = 0
        self.searched = 0.0
        self._left = many
        self._then = then

    def begins(self, tasks: Sequence[CaseTask], notes: CaseNotes | None) -> None:
        """Nothing has arrived yet."""

    def arrives(self, task: CaseTask, answer: CaseAnswer) -> None:  # noqa: ARG002 - each counts the same
        """Counts it."""
        self.before += answer.before
        self.searched += answer.result.seconds if answer.result is not None else 0.0
        self._left -= 1
        if self._left == 0:
            self._then()

    @property
    def seconds(self) -> float:
        """Since the beginning."""
        return time.perf_counter() - self.began


def _solved(
    folder: Path, time_limit: float, jobs: int, *, then: Callable[[], None] = lambda: None
) -> tuple[Timing, tuple[Outcome, ...]]:
    """All cases with their results kept in a folder; `then` is called when a third has arrived."""
    event, policy = symposium()
    cases = cases_of(event, policy, scenarios(event))
    timing = Timing(len(cases) // 3, then)
    outcomes = run(cases, search=Search(time_limit), crew=Crew(jobs), solved=folder, watch=timing)
    return timing, outcomes


def _side_by_side(folder: Path, time_limit: float, jobs: int) -> None:
    began = time.perf_counter()
    alone = solve(*symposium(), time_limit=time_limit, workers=1)
    one = time.perf_counter() - began
    print(f"one solve by one worker: {one:.1f} s, {alone.status}", flush=True)
    timing, outcomes = _solved(folder, time_limit, jobs)
    print(
        f"{len(outcomes)} cases by {jobs} processes: {timing.seconds:.1f} s, "
        f"{timing.seconds / one:.2f} times as long (demand: < {DEMAND})"
    )
    print(f"    {timing.searched:.1f} s in the searches, {timing.searched / jobs:.1f} s each process")
    for outcome in outcomes:
        print(f"    {_said(outcome)}", flush=True)


def _one_killed(folder: Path, time_limit: float, jobs: int) -> None:
    timing, outcomes = _solved(folder, time_limit, jobs, then=_kill_one)
    print(f"one process killed: {_solved_of(outcomes)}, {timing.seconds:.1f} s", flush=True)


def _kill_one() -> None:
    os.kill(active_children()[0].pid or 0, signal.SIGKILL)


def _all_killed(folder: Path, time_limit: float, jobs: int) -> None:
    command = [sys.executable, "-m", "benchmarks.whatif", "--only-into", str(folder)]
    command += ["--time-limit", str(time_limit), "--jobs", str(jobs)]
    with subprocess.Popen(command, start_new_session=True) as whole:
        while len(list(folder.glob("*.json"))) < SCENARIOS // 3:
            time.sleep(0.1)
        os.killpg(whole.pid, signal.SIGKILL)
    timing, outcomes = _solved(folder, time_limit, jobs)
    taken = f"{timing.before} of them from before"
    print(f"all killed, then taken up: {_solved_of(outcomes)}, {taken}, {timing.seconds:.1f} s", flush=True)


def _solved_of(outcomes: Sequence[Outcome]) -> str:
    return f"{sum(outcome.result is not None for outcome in outcomes)} of {len(outcomes)} came out"


def _said(outcome: Outcome) -> str:
    if outcome.result is None:
        return f"{outcome.case.name}: {outcome.fault}"
    stages = ", ".join(f"{stage.name} {stage.value} (at least {stage.bound})" for stage in outcome.result.stages)
    adopted = "; another's plan" if outcome.result.notes else ""
    return f"{outcome.case.name}: {outcome.result.status}, {stages}{adopted}"


if __name__ == "__main__":
    main(prog_name="python -m benchmarks.whatif")
