"""What a process does that solves cases for another one."""

from __future__ import annotations

import os
import signal
import threading
import time
from dataclasses import dataclass

from allocator.errors import AllocatorError
from allocator.plan import Result
from allocator.scenario.whatif.case import Case
from allocator.scenario.whatif.notes import CaseNotes, Pen


@dataclass(frozen=True, slots=True)
class Search:
    """How long and how to search for a plan of each case; see `allocator.model.solve.solve`."""

    time_limit: float = 60.0
    gap: float = 0.0
    engine: str = "default"
    reproducible: bool = False


@dataclass(frozen=True, slots=True)
class CaseTask:
    """A case to be solved under a key that stands for all that its result depends on, for all cases that share it."""

    key: str
    case: Case
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CaseAnswer:
    """What came of a task: a result, or in words why there is none; `before`: it was solved by an earlier run."""

    result: Result | None
    fault: str = ""
    before: bool = False


def begin(parent: int) -> None:
    """Readies a process of its own: Ctrl-C is its parent's to hear, and it does not outlive the parent."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent: int) -> None:
    # On Windows this never ends: there a process keeps the number of its parent.
    while os.getppid() == parent:
        time.sleep(1)
    os._exit(1)


def answered(task: CaseTask, search: Search, notes: CaseNotes | None) -> tuple[CaseTask, CaseAnswer]:
    """What comes of a task, with one thread; a fault of any kind becomes a sentence."""
    pen = None if notes is None else Pen(notes, task.key)
    try:
        from allocator.model.solve import solve  # slow to import, and not wanted where nothing is solved

        result = solve(
            task.case.event,
            task.case.policy,
            time_limit=search.time_limit,
            gap=search.gap,
            engine=search.engine,
            workers=1,
            reproducible=search.reproducible,
            start=task.case.start,
            on_progress=None if pen is None else lambda now: pen.note(now.level, now.value, now.bound),
        )
    except AllocatorError as fault:
        return task, CaseAnswer(None, str(fault))
    except Exception as fault:  # noqa: BLE001 - the other cases must not suffer
        return task, failed(fault)
    return task, CaseAnswer(result)


def failed(fault: Exception) -> CaseAnswer:
    """What is said about a fault that is not in the input; its own text may hold names of people."""
    return CaseAnswer(None, f"Solving it failed ({type(fault).__name__}): a fault of this program. Please report it.")
