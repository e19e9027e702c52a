"""When a search must end: a time limit, or somebody who asks."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager


class Halt:
    """A deadline that can be brought forward from another thread."""

    def __init__(self, seconds: float) -> None:
        self.started = time.monotonic()
        self._deadline = self.started + seconds
        self._lock = threading.Lock()
        self._asked = False
        self._stops: list[Callable[[], None]] = []

    def ask(self) -> None:
        """Ends whatever runs now, and all that would follow."""
        with self._lock:
            self._asked = True
            stops = list(self._stops)
        for stop in stops:
            stop()

    @property
    def elapsed(self) -> float:
        """Seconds since the beginning."""
        return time.monotonic() - self.started

    @property
    def left(self) -> float:
        """Seconds left, 0 when it is time to stop."""
        return 0.0 if self._asked else max(0.0, self._deadline - time.monotonic())

    @contextmanager
    def stopping(self, stop: Callable[[], None]) -> Iterator[None]:
        """While this lasts, `stop` is called when somebody asks."""
        with self._lock:
            self._stops.append(stop)
            asked = self._asked
        if asked:
            stop()
        try:
            yield
        finally:
            with self._lock:
                self._stops.remove(stop)
