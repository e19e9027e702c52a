"""When a search must end: a time limit, or somebody who asks.

Time is that of the clock, or, for results that can be had again, it is counted: every search says how much work it has
done, in about the seconds that it takes, and the clock plays no part.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from copy import copy

NANO = 10**9
"""Work is counted in whole parts of a second, so that the order of addition does not matter."""


class _Clock:
    """The time of the clock."""

    counted = False

    @property
    def now(self) -> float:
        """Seconds since some moment."""
        return time.monotonic()

    def spend(self, seconds: float) -> None:
        """Notes work done: the clock knows already."""

    def aside(self) -> _Clock:
        """A clock for a thread of its own."""
        return self


class _Count(_Clock):
    """Work that has been counted."""

    counted = True

    def __init__(self, work: int = 0) -> None:
        self._work = work

    @property
    def now(self) -> float:
        """Seconds of work done."""
        return self._work / NANO

    def spend(self, seconds: float) -> None:
        """Notes work done."""
        self._work += int(seconds * NANO)

    def aside(self) -> _Clock:
        """A count of its own, from here on."""
        return _Count(self._work)


class _Bell:
    """What is called when somebody asks for the end."""

    def __init__(self) -> None:
        self.rung = False
        self._lock = threading.Lock()
        self._stops: list[Callable[[], None]] = []

    def ring(self) -> None:
        """Calls all that listen now; who listens later is called at once."""
        with self._lock:
            self.rung = True
            stops = list(self._stops)
        for stop in stops:
            stop()

    @contextmanager
    def heard_by(self, stop: Callable[[], None]) -> Iterator[None]:
        """While this lasts, `stop` is called when the bell rings."""
        with self._lock:
            self._stops.append(stop)
            rung = self.rung
        if rung:
            stop()
        try:
            yield
        finally:
            with self._lock:
                self._stops.remove(stop)


class Deadline:
    """A deadline that can be brought forward from another thread; `counted`: in seconds of work, not of the clock."""

    def __init__(self, seconds: float, *, counted: bool = False) -> None:
        self._clock = _Count() if counted else _Clock()
        self._bell = _Bell()
        self._started = self._clock.now
        self._deadline = self._started + seconds

    @property
    def counted(self) -> bool:
        """Whether work is counted, so that nothing may depend on the clock."""
        return self._clock.counted

    def ask(self) -> None:
        """Ends whatever runs now, and all that would follow."""
        self._bell.ring()

    @property
    def elapsed(self) -> float:
        """Seconds since the beginning."""
        return self._clock.now - self._started

    @property
    def left(self) -> float:
        """Seconds left, 0 when it is time to stop."""
        return 0.0 if self._bell.rung else max(0.0, self._deadline - self._clock.now)

    def spend(self, seconds: float) -> None:
        """Counts work done, in about the seconds that it takes."""
        self._clock.spend(seconds)

    @contextmanager
    def stopping(self, stop: Callable[[], None]) -> Iterator[None]:
        """While this lasts, `stop` is called when somebody asks."""
        with self._bell.heard_by(stop):
            yield

    @contextmanager
    def part(self, seconds: float) -> Iterator[Deadline]:
        """A deadline for a part of the time, which can be asked for without ending the rest."""
        child = copy(self)
        child._bell = _Bell()
        child._deadline = min(self._deadline, self._clock.now + seconds)
        with self.stopping(child.ask):
            yield child

    def aside(self) -> Deadline:
        """The same deadline for a thread of its own, whose work the others do not see; `join` adds it."""
        child = copy(self)
        child._clock = self._clock.aside()
        return child

    def join(self, *others: Deadline) -> None:
        """Counts what was done aside, side by side."""
        self.spend(max(other.elapsed for other in others) - self.elapsed)
