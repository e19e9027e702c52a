"""Work that Ctrl-C ends early instead of killing."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")

WORK = "interruptible work"
"""The name of the thread that works."""


def run_until_interrupted(work: Callable[[], T], ask: Callable[[], None]) -> T:
    """What `work` returns; the first Ctrl-C calls `ask`, which should make it end soon, a second one is raised.

    The work runs in a thread of its own: solvers that see the signal themselves may take the process down.
    """
    outcome: list[T] = []
    faults: list[BaseException] = []
    over = threading.Event()

    def run() -> None:
        try:
            outcome.append(work())
        except BaseException as fault:  # noqa: BLE001 - handed to the caller below
            faults.append(fault)
        finally:
            over.set()

    threading.Thread(target=run, daemon=True, name=WORK).start()
    try:
        _wait(over)
    except KeyboardInterrupt:
        ask()
        _wait(over)
    if faults:
        raise faults[0]
    return outcome[0]


def _wait(over: threading.Event) -> None:
    # Without a limit, Windows does not let Ctrl-C through while it waits.
    while not over.wait(0.2):
        pass
