"""How far what-ifs are, as a live table or as lines."""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from allocator.plan import Result, Stage
from allocator.scenario.whatif.case import Outcome
from allocator.screen.result import COST, figure
from allocator.screen.terminal import console
from allocator.words import one_line, several

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions
    from rich.table import Table

    from allocator.scenario.whatif.notes import CaseNotes, Note
    from allocator.scenario.whatif.run import Watch
    from allocator.scenario.whatif.worker import CaseAnswer, CaseTask

NAME_AT_MOST = 30
"""Letters of a scenario's name that a line shows."""

LINES_BESIDE = 5
"""Lines of a screen that the rows of the live table leave: title, headings, how many more, Ctrl-C, the cursor."""

NAME_AT_LEAST = 16
"""Letters that the live table leaves to scenarios' names; it leaves out figures before it shortens them further."""

FIGURES = ("", "objective", "value", "at least", "gap", "seconds")
"""The headings of the live table, after the scenario."""

DISPENSABLE = (4, 3, 5)
"""The places of those that a narrow screen does not show, the first to go first."""

WORTH_SEEING = ("running", "failed", "done", "from before", "waiting")
"""The states of a case, the most interesting first, for a screen too low to show all."""


def shortened(name: str) -> str:
    """A name on one line, without what a terminal would obey; an ellipsis where it goes on."""
    line = one_line(name)
    return line if len(line) <= NAME_AT_MOST else line[: NAME_AT_MOST - 1].rstrip() + "…"


@contextmanager
def watching(cases: Sequence[Outcome], *, seconds: float | None = None) -> Iterator[Watch]:
    """While this lasts, stderr shows how far cases are: in a live table on a terminal, else a line for each.

    Each may take so many seconds; None: that is not known.
    """
    if not sys.stderr.isatty():
        yield _Lines(cases)
        return
    from rich.live import Live

    table = LiveTable(cases, seconds)
    with Live(table, console=console(err=True), transient=True):
        yield table


class _Lines:
    """A line for every case that is finished."""

    def __init__(self, cases: Sequence[Outcome]) -> None:
        self._count = len(cases)
        self._done = 0
        for outcome in cases:
            if outcome.fault:
                self._tell(outcome.case.name, f"failed: {outcome.fault}")

    def begins(self, tasks: Sequence[CaseTask], notes: CaseNotes | None) -> None:
        """Nothing is finished yet."""

    def arrives(self, task: CaseTask, answer: CaseAnswer) -> None:
        """A line for every case that it is about."""
        for name in task.names:
            self._tell(name, answer_line(answer))

    def _tell(self, name: str, what: str) -> None:
        self._done += 1
        sys.stderr.write(f"{self._done} of {self._count}   {shortened(name)}: {one_line(what)}\n")
        sys.stderr.flush()


def answer_line(answer: CaseAnswer) -> str:
    """What came of a case, in a line: 'best found: unseated 0, total cost 1020 (≥ 1019), 20.1 s'."""
    if answer.result is None:
        return f"failed: {answer.fault}"
    stages = [
        one for one in answer.result.stages if one.name != "unseated without wishes" or one.value or not one.proved
    ]
    said = [f"{stage.name} {figure(stage)}" for stage in stages]
    said.append("from before" if answer.before else f"{answer.result.seconds:.1f} s")
    return f"{answer.result.status}: {', '.join(said)}"


class LiveTable:
    """A row for every case: waiting, running, done, from before or failed, and how far it is."""

    def __init__(self, cases: Sequence[Outcome], limit: float | None = None) -> None:
        self._limit = limit
        self._names = [outcome.case.name for outcome in cases]
        self._faulty = {outcome.case.name for outcome in cases if outcome.fault}
        self._tasks: dict[str, CaseTask] = {}
        self._answers: dict[str, CaseAnswer] = {}
        self._notes: CaseNotes | None = None

    def begins(self, tasks: Sequence[CaseTask], notes: CaseNotes | None) -> None:
        """Takes down what is to be solved."""
        self._tasks = {name: task for task in tasks for name in task.names}
        self._notes = notes

    def arrives(self, task: CaseTask, answer: CaseAnswer) -> None:
        """Takes down what is solved."""
        self._answers |= dict.fromkeys(task.names, answer)

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Table]:
        """The rows for which the screen has room, and how many more there are."""
        yield self.table(rows=max(1, console.height - LINES_BESIDE), width=options.max_width)

    def table(self, *, rows: int, width: int) -> Table:
        """At most `rows` rows, the most interesting; and of the columns those for whose figures there is room."""
        from rich.table import Table
        from rich.text import Text

        stand = {name: self.row(name) for name in self._names}
        shown = sorted(self._names, key=lambda name: WORTH_SEEING.index(stand[name][0]))[:rows]
        more = Counter(stand[name][0] for name in self._names if name not in shown)
        table = Table(box=None, pad_edge=False, title=self._title(), title_justify="left", caption_justify="left")
        table.caption = "Ctrl-C ends and keeps them."
        if more:
            told = ", ".join(f"{more[how]} {how}" for how in WORTH_SEEING if more[how])
            table.caption = f"and {several(more.total(), 'other')}: {told}\n{table.caption}"
        table.add_column("scenario")  # the only one that may be cut where the screen is narrow
        kept = _columns([stand[name] for name in shown], width)
        for place in kept:
            table.add_column(FIGURES[place], justify="left" if place < 2 else "right", no_wrap=True)
        for name in self._names:
            if name in shown:
                # As text: what stands in brackets in a name would be markup.
                called = Text(shortened(name), no_wrap=True, overflow="ellipsis")
                table.add_row(called, *(Text(stand[name][place]) for place in kept if place < len(stand[name])))
        return table

    def _title(self) -> str:
        done = len(self._faulty) + len(self._answers)
        each = "" if self._limit is None else f"; each takes at most {self._limit:g} s"
        return f"{done} of {len(self._names)} scenarios are done{each}"

    def row(self, name: str) -> tuple[str, ...]:
        """The cells of a case: its state, objective, value, bound, gap, seconds."""
        if name in self._answers:
            answer = self._answers[name]
            if answer.result is None:
                return ("failed",)
            return _finished("from before" if answer.before else "done", answer.result)
        if name in self._faulty:
            return ("failed",)
        task = self._tasks.get(name)
        note = self._notes.newest(task.key) if self._notes is not None and task is not None else None
        return ("waiting",) if note is None else _running(note)


def _finished(how: str, result: Result) -> tuple[str, ...]:
    """The last objective that is not proved, or the last of all; without a plan what is known instead."""
    open_ones = [stage for stage in result.stages if not stage.proved]
    if not result.stages:
        return how, str(result.status), "", "", "", f"{result.seconds:.1f}"
    return how, *_level((open_ones or result.stages)[-1]), f"{result.seconds:.1f}"


def _running(note: Note) -> tuple[str, ...]:
    seconds = f"{time.time() - note.began:.1f}"
    if note.value is None:
        return "running", note.objective, "", "", "", seconds
    return "running", *_level(Stage(note.objective, note.value, note.bound)), seconds


def _level(stage: Stage) -> tuple[str, str, str, str]:
    """Its name, value, bound and gap: the bound where it says something, the gap of a cost alone."""
    said = stage.proved or stage.bound > 0
    return stage.name, str(stage.value), str(stage.bound) * said, f"{stage.gap:.1%}" * (said and stage.name == COST)


def _columns(rows: Sequence[Sequence[str]], width: int) -> list[int]:
    """The places in FIGURES for which a screen of this width has room beside a scenario's name."""
    longest = [
        max(len(heading), *(len(row[place]) for row in rows if place < len(row)), 0)
        for place, heading in enumerate(FIGURES)
    ]
    kept = list(range(len(FIGURES)))
    for place in DISPENSABLE:
        if NAME_AT_LEAST + sum(longest[one] + 2 for one in kept) > width:
            kept.remove(place)
    return kept
