"""How far a search has come: a live line on a terminal, plain lines elsewhere."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from allocator.plan import Stage
from allocator.screen.result import known

if TYPE_CHECKING:
    from allocator.model.search.incumbent import OnProgress, Progress


@contextmanager
def progress() -> Iterator[OnProgress]:
    """While this lasts, progress is shown on stderr: a live line on a terminal, plain lines elsewhere."""
    if not sys.stderr.isatty():
        yield _plainly
        return
    from rich.console import Console
    from rich.live import Live

    line = _LiveLine()
    with Live(line, console=Console(stderr=True), transient=True):
        yield line.show


class _LiveLine:
    """The newest progress, with a clock that runs between one and the next."""

    def __init__(self) -> None:
        self._began = time.monotonic()
        self._newest: Progress | None = None

    def show(self, newest: Progress) -> None:
        self._newest = newest

    def __rich__(self) -> str:
        seconds = time.monotonic() - self._began
        if self._newest is None:
            return f"{seconds:7.1f} s   looking for a first plan; Ctrl-C ends the search"
        return f"{progress_line(replace(self._newest, seconds=seconds))}; Ctrl-C takes this plan"


def _plainly(one: Progress) -> None:
    sys.stderr.write(progress_line(one) + "\n")
    sys.stderr.flush()


def progress_line(one: Progress) -> str:
    """One line of progress: seconds, objective, value, and how far that can be from the best possible."""
    if one.value is None:
        return f"{one.seconds:7.1f} s   {one.level}: no plan yet"
    stage = Stage(one.level, one.value, one.bound)
    return f"{one.seconds:7.1f} s   {one.level}: {one.value}, {known(stage)}"
