"""How far a search has come: a bar and a line on a terminal, plain lines elsewhere."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from allocator.plan import Stage
from allocator.screen.result import known
from allocator.screen.terminal import console, fitted

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions, RenderableType

    from allocator.model.search.incumbent import OnProgress, Progress


@contextmanager
def progress(seconds: float | None = None) -> Iterator[OnProgress]:
    """While this lasts, stderr shows how far a search of so many seconds is: with a bar on a terminal, else in lines.

    None: how long it takes is not known, as where work is counted and not time.
    """
    if not sys.stderr.isatty():
        yield _plainly
        return
    from rich.live import Live

    live = LiveProgress(seconds)
    with Live(live, console=console(err=True), transient=True):
        yield live.show


class LiveProgress:
    """The newest progress in words, below a bar and a clock that run on between one and the next."""

    def __init__(self, limit: float | None) -> None:
        self._limit = limit
        self._began = time.monotonic()
        self._newest: Progress | None = None

    def show(self, newest: Progress) -> None:
        """Takes down what is known now."""
        self._newest = newest

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[RenderableType]:
        from rich.progress_bar import ProgressBar
        from rich.table import Table
        from rich.text import Text

        seconds = time.monotonic() - self._began
        clock = f"{seconds:.0f} s" if self._limit is None else f"{seconds:.0f} of {self._limit:g} s"
        line = Table.grid(padding=(0, 2))
        line.add_column(no_wrap=True)
        line.add_column(no_wrap=True)
        if self._limit:
            done = min(seconds, self._limit)
            bar = ProgressBar(
                total=self._limit, completed=done, width=BAR, complete_style="cyan", finished_style="cyan"
            )
            line.add_row(bar, Text(clock))
        else:
            line.add_row(Text(clock))
        yield line
        for sentence in self._said():
            yield Text("\n".join(fitted(sentence, options.max_width)))

    def _said(self) -> tuple[str, str]:
        newest = self._newest
        if newest is None or newest.value is None:
            return "Looking for a first plan.", "Ctrl-C ends the search."
        stage = Stage(newest.level, newest.value, newest.bound)
        return f"{newest.level}: {newest.value}, {known(stage)}", "Ctrl-C takes this plan."


BAR = 30
"""Letters that the bar is long."""


def _plainly(one: Progress) -> None:
    sys.stderr.write(progress_line(one) + "\n")
    sys.stderr.flush()


def progress_line(one: Progress) -> str:
    """One line of progress: seconds, objective, value, and how far that can be from the best possible."""
    if one.value is None:
        return f"{one.seconds:7.1f} s   {one.level}: no plan yet"
    stage = Stage(one.level, one.value, one.bound)
    return f"{one.seconds:7.1f} s   {one.level}: {one.value}, {known(stage)}"
