"""The table made: every engine on every event, the page and the picture of what came of it."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence
from pathlib import Path

from allocator.errors import AllocatorError, FileTrouble
from benchmarks import plot
from benchmarks.case import Case
from benchmarks.measure import Record, measured
from benchmarks.report import written
from benchmarks.rows import Row, Run
from benchmarks.store import FAILED, Store

Say = Callable[[str], None]

ABSENT = "The data set is not here; README.md says where it comes from."


def made(
    rows: Sequence[Row],
    folder: Path,
    *,
    shown: Sequence[Row],
    repeat: int,
    resume: bool,
    long: bool,
    memory_gb: float,
    say: Say,
) -> str:
    """Run what is not yet there, write table.json after every run, then table.md and the picture; return the page.

    `rows` are run; the page has all of `shown` that have runs, those taken up from another time among them.
    """
    store = Store(folder / "table.json", resume=resume)
    store.keep({row.name: {(run.engine, run.limit) for run in row.runs} for row in shown})
    absent: dict[str, str] = {}
    say(f"At most {minutes(rows, store, repeat=repeat, long=long):.0f} minutes if every run takes its whole time.")
    for row in rows:
        try:
            case = row.case()
        except FileTrouble:
            absent[row.name] = ABSENT
            say(f"{row.title}: {ABSENT}")
            continue
        for run in row.runs:
            for _ in range(_wanted(row, run, store, repeat=repeat, long=long)):
                record = attempted(case, run, memory_gb=memory_gb)
                store.add(row.name, record)
                say(f"{row.title}: {told(record)}")
    page = written(shown, store, absent)
    if any(row.attendees and store.of(row.name) for row in shown):
        try:
            plot.drawn(shown, store, folder)
        except AllocatorError as trouble:
            say(str(trouble))
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "table.md").write_text(page, encoding="utf-8")
    return page


def attempted(case: Case, run: Run, *, memory_gb: float) -> Record:
    """One run; what goes wrong is noted, and the table goes on."""
    try:
        return measured(case, engine=run.engine, time_limit=run.limit, memory_gb=memory_gb)
    except AllocatorError as trouble:
        nothing = Record(case.name, run.engine, FAILED, None, None, None, 0.0, None, None, case.published)
        return dataclasses.replace(nothing, time_limit=run.limit, note=str(trouble))


def minutes(rows: Sequence[Row], store: Store, *, repeat: int, long: bool) -> float:
    """How long what is not yet there takes at most, runs that overrun their limit apart."""
    return sum(run.limit * _wanted(row, run, store, repeat=repeat, long=long) for row in rows for run in row.runs) / 60


def told(record: Record) -> str:
    """A run in a line."""
    if record.note:
        return f"{record.engine}: {record.status}. {record.note}"
    value = "no plan" if record.value is None else f"{record.value}"
    bound = "" if record.bound is None else f", at least {record.bound}"
    return f"{record.engine}: {record.status}, {value}{bound}, {record.seconds:.1f} s"


def _wanted(row: Row, run: Run, store: Store, *, repeat: int, long: bool) -> int:
    """How many more runs there should be."""
    if run.long and not long:
        return 0
    return max(0, min(repeat, run.at_most) - store.count(row.name, run.engine, run.limit))
