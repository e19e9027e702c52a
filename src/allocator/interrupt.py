"""Work that Ctrl-C ends early instead of killing."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")

WORK = "interruptible work"
"""The name of the thread that works."""


def run_until_interrupted(work: Callable[[], T], ask: Callable[[], None]) -> T:
    """What `work` returns; the first Ctrl-C calls `ask`, which should make it end soon, a second one is raised.

    The work runs in a thread of its own: solvers that see the signal themselves may take the process down.
    """
    working = _Working(work, WORK)
    try:
        working.start()
        working.wait()
    except KeyboardInterrupt:
        if not working.is_begun:
            raise
        ask()
        working.wait()
    return working.outcome()


def waited_for(work: Callable[[], T]) -> T:
    """What `work` returns; Ctrl-C is raised at once, and the work is left to its end.

    For what no signal reaches, such as the system's search for the address of a server.
    """
    working = _Working(work, "work without signals")
    working.start()
    working.wait()
    return working.outcome()


class _Working(Generic[T]):
    """Work in a thread of its own, which does not keep the process alive."""

    def __init__(self, work: Callable[[], T], name: str) -> None:
        self._work = work
        self._outcome: list[T] = []
        self._faults: list[BaseException] = []
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True, name=name)
        self.start = self._thread.start

    @property
    def is_begun(self) -> bool:
        """Whether the work was begun."""
        return self._thread.ident is not None

    def _run(self) -> None:
        try:
            self._outcome.append(self._work())
        except BaseException as fault:  # noqa: BLE001 - handed to whoever waits for it
            self._faults.append(fault)
        finally:
            self._over.set()

    def wait(self) -> None:
        """Waits until it is over; on Windows, Ctrl-C gets through only to waiting that has a limit."""
        while not self._over.wait(0.2):
            pass

    def outcome(self) -> T:
        """What it returned; raises what it raised."""
        if self._faults:
            raise self._faults[0]
        return self._outcome[0]
