"""Many cases at once, each in a process of its own, whatever becomes of the others."""

from __future__ import annotations

import logging
import os
import tempfile
import warnings
from collections import Counter
from collections.abc import Generator, Iterator, Sequence
from concurrent.futures.process import BrokenProcessPool
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from allocator.errors import AllocatorError
from allocator.scenario.whatif.notes import CaseNotes
from allocator.scenario.whatif.worker import CaseAnswer, CaseTask, Search, answered, begin, failed
from allocator.whole import passing

DEATHS = 2
"""So often may processes die while a case is among those that are solved; from then on it is solved alone."""

KILLED = "The process that solved it was killed, perhaps because memory ran out."


Answers = Generator[tuple[CaseTask, CaseAnswer], None, None]


@dataclass(frozen=True, slots=True)
class Crew:
    """Who solves: `jobs` processes at once on this machine (None: one per core), or a cluster (`dask`).

    The cluster is that of the scheduler at this address, or one of `jobs` processes on this machine.
    """

    jobs: int | None = None
    dask: bool = False
    scheduler: str | None = None


class Team(Protocol):
    """Processes that solve; notes are left by those on this machine."""

    @property
    def notes(self) -> CaseNotes | None:
        """What the processes write while they work."""

    def answers(self, tasks: Sequence[CaseTask], search: Search) -> Answers:
        """What comes of tasks, in any order; raises what kept it from coming of some."""


@contextmanager
def hired(crew: Crew) -> Iterator[Team]:
    """The team of a crew; raises AllocatorError where there is none."""
    from joblib import cpu_count

    jobs = crew.jobs or cpu_count()
    with ExitStack() as stack:
        if crew.dask:
            yield stack.enter_context(_cluster(crew.scheduler, jobs))
        else:
            notes = stack.enter_context(passing(Path(tempfile.gettempdir()))) / "notes"
            notes.mkdir()
            yield _Processes(jobs, CaseNotes(notes))


def answers(tasks: Sequence[CaseTask], search: Search, team: Team) -> Answers:
    """What comes of every task, as it comes.

    When a process dies, what was not finished is begun again; a case during which that happened twice is solved alone
    afterwards, so that it is known whether it is the one that kills.
    """
    left = {task.key: task for task in tasks}
    deaths: Counter[str] = Counter()
    while shared := [task for task in left.values() if deaths[task.key] < DEATHS]:
        if team.notes is not None:
            team.notes.clear()
        try:
            with closing(team.answers(shared, search)) as arriving:
                for task, answer in arriving:
                    del left[task.key]
                    yield task, answer
        except Exception:  # noqa: BLE001 - whatever it is, it is not about the cases that were not begun
            lost = [task.key for task in shared if task.key in left]
            begun = [key for key in lost if team.notes is not None and team.notes.newest(key)]
            deaths.update(begun or lost)
    for task in left.values():
        try:
            yield from team.answers([task], search)
        except BrokenProcessPool:
            yield task, CaseAnswer(None, KILLED)
        except Exception as fault:  # noqa: BLE001 - the other cases must not suffer
            yield task, failed(fault)


class _Processes:
    """Processes on this machine."""

    def __init__(self, jobs: int, notes: CaseNotes) -> None:
        self._jobs = jobs
        self.notes: CaseNotes | None = notes

    def answers(self, tasks: Sequence[CaseTask], search: Search) -> Answers:
        """What comes of tasks; raises BrokenProcessPool for all that are left where one of the processes dies."""
        from joblib import Parallel, delayed

        parallel = Parallel(
            # With a single job, joblib would solve in this very process.
            n_jobs=max(2, self._jobs),
            pre_dispatch=self._jobs,
            batch_size=1,
            backend="loky",
            return_as="generator_unordered",
            initializer=begin,
            initargs=(os.getpid(),),
        )
        arriving = parallel(delayed(answered)(task, search, self.notes) for task in tasks)
        try:
            # Not `yield from`, by which somebody who leaves early would close it outside what follows.
            for one in arriving:  # noqa: UP028
                yield one
        finally:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # leaving early is meant
                arriving.close()


@contextmanager
def _cluster(address: str | None, jobs: int) -> Iterator[Team]:
    try:
        from distributed import Client, LocalCluster
    except ImportError:
        message = "A cluster needs the package distributed. Install it with this extra:  allocator[cluster]"
        raise AllocatorError(message) from None
    with ExitStack() as stack:
        if address is None:
            # On any free port, for nobody else on this machine: two clusters at a time would want the same one.
            local = LocalCluster(
                n_workers=jobs, threads_per_worker=1, dashboard_address="127.0.0.1:0", silence_logs=logging.CRITICAL
            )
            address = stack.enter_context(local).scheduler_address
        try:
            client = Client(address, set_as_default=False)
        except (OSError, ValueError):
            message = f"No scheduler answers at {address}. Give its address, for example tcp://10.0.0.5:8786."
            raise AllocatorError(message) from None
        yield _Cluster(stack.enter_context(client))


class _Cluster:
    """The workers of a scheduler."""

    notes: CaseNotes | None = None

    def __init__(self, client: Any) -> None:
        self._client = client

    def answers(self, tasks: Sequence[CaseTask], search: Search) -> Answers:
        """What comes of tasks; raises BrokenProcessPool where some were lost.

        Dask itself tries a task again whose worker dies, and gives it up when that has happened often enough. Not by
        way of joblib, which waits for ever for such a task.
        """
        from distributed import as_completed
        from distributed.scheduler import KilledWorker

        asked = {self._client.submit(answered, task, search, None, pure=False): task for task in tasks}
        lost = False
        try:
            for future in as_completed(asked, loop=self._client.loop):
                if future.status == "finished":
                    yield future.result()
                elif future.status == "error":
                    fault = future.exception()
                    if isinstance(fault, KilledWorker) and len(asked) > 1:
                        # It may only have been waiting at a worker that another case killed.
                        lost = True
                    else:
                        killed = isinstance(fault, KilledWorker)
                        yield asked[future], CaseAnswer(None, KILLED) if killed else failed(fault)
                else:
                    lost = True
        finally:
            self._client.cancel(list(asked))
        if lost:
            raise BrokenProcessPool
