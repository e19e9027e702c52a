"""The table in Markdown: per event what is demanded and reached, then every engine side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from benchmarks.bars import OURS, middle, seconds_to_gap
from benchmarks.measure import Record
from benchmarks.rows import Row
from benchmarks.store import Store

LABELS = {"default": "**allocator**", "cpsat": "CP-SAT, a boolean per seat", "highs": "HiGHS, the whole programme"}
"""How engines are named to readers, where their own name does not say it."""

HEADS = (
    *("engine", "runs", "limit s", "status", "value", "seats missing", "bound", "gap"),
    *("first plan s", "seconds", "peak MB"),
)


def written(rows: Sequence[Row], store: Store, absent: Mapping[str, str]) -> str:
    """The whole page; `absent` says of rows why they have no runs."""
    parts = ["# Benchmarks", _preface(store.circumstances)]
    shown = [row for row in rows if store.of(row.name) or row.name in absent]
    bars = [line for row in shown if OURS in store.of(row.name) for line in _bars(row, store.of(row.name))]
    if bars:
        parts += ["## What is demanded, and what was reached", _grid(("event", "demanded", "reached", "met"), bars)]
    parts.append("## Side by side")
    for row in shown:
        runs = store.of(row.name)
        parts.append(f"### {row.title}")
        if runs:
            published = next(iter(runs.values()))[0].published
            known = f"Best value known before: {published}. " if published is not None else ""
            levels = _objectives(runs)
            if known or levels:
                parts.append(f"{known}{levels}".strip())
            parts.append(_grid(HEADS, [_line(same) for engine in runs for same in _by_limit(runs[engine])]))
            parts += _faults(runs)
        else:
            parts.append(absent[row.name])
    grown = [row for row in shown if row.attendees and OURS in store.of(row.name)]
    if grown:
        parts += ["## Growth", _growth(grown, store), "![Seconds and gap against attendees](growth.svg)"]
    return "\n\n".join(parts) + "\n"


def _preface(made: Mapping[str, Any]) -> str:
    """What the figures are, and what they were made with."""
    versions = ", ".join(f"{name} {made[name]}" for name in ("python", "ortools", "highspy", "fairpyx") if made[name])
    return (
        f"Made by `python -m benchmarks table` with {versions}, on {made['cores']} cores ({made['system']}). "
        "Figures are medians over the runs given. Values are measured on the plan by the verifier, small ones better; "
        "a missing seat costs what an unwished one does. A bound stands only where the engine proves one. "
        "Seconds are wall-clock from event to verified plan; README.md beside this folder explains the rest."
    )


def _bars(row: Row, runs: Mapping[str, Sequence[Record]]) -> Iterable[tuple[str, ...]]:
    """A line per demand."""
    words = {True: "yes", False: "**no**", None: "open"}
    for bar in row.bars:
        verdict = bar.judged(runs)
        yield row.title, bar.demand, verdict.reached, words[verdict.met]


def _by_limit(runs: Sequence[Record]) -> list[list[Record]]:
    """Runs of one engine, those of one time limit together."""
    limits = sorted({run.time_limit for run in runs})
    return [[run for run in runs if run.time_limit == limit] for limit in limits]


def _line(runs: Sequence[Record]) -> tuple[str, ...]:
    """The line of an engine."""
    first = runs[0]
    statuses = Counter(run.status for run in runs)
    status = ", ".join(name if len(statuses) == 1 else f"{count} {name}" for name, count in statuses.items())
    broken = {rule: excess for run in runs for rule, excess in (run.broken or {}).items() if rule not in SEATS_MISSING}
    if broken:
        status += f" ({', '.join(f'{rule}: {excess}' for rule, excess in broken.items())})"
    planned = [run for run in runs if run.measures is not None]
    gap = middle(runs, lambda run: run.gap)
    return (
        LABELS.get(first.engine, first.engine),
        str(len(runs)),
        f"{first.time_limit:g}",
        status,
        _number(middle(runs, lambda run: run.value)),
        _number(middle(planned, lambda run: run.missing)),
        _number(_median_bound(runs)),
        "" if gap is None else f"{gap * 100:.2f} %",
        _seconds(middle(runs, lambda run: run.first_plan_seconds)),
        _seconds(middle(runs, lambda run: run.seconds)),
        _number(middle(runs, lambda run: run.peak_mb)),
    )


SEATS_MISSING = ("everybody_is_seated",)
"""Rules of which the breach has a column of its own."""


def _median_bound(runs: Sequence[Record]) -> float | None:
    """The median of the bounds proved."""
    return middle([run for run in runs if run.bound is not None], lambda run: run.bound)


def _objectives(runs: Mapping[str, Sequence[Record]]) -> str:
    """What the levels before the last come to, where there are any."""
    told = []
    for engine, records in runs.items():
        levels = records[0].levels or {}
        if len(levels) > 1:
            before = ", ".join(f"{name} {value}" for name, value in list(levels.items())[:-1])
            told.append(f"{engine}: {before}")
    return f"Before the value come, in the first run of each: {'; '.join(told)}." if told else ""


def _faults(runs: Mapping[str, Sequence[Record]]) -> list[str]:
    """What went wrong, a line each."""
    notes = {f"- {engine}: {run.note}" for engine, records in runs.items() for run in records if run.note}
    return ["\n".join(sorted(notes))] if notes else []


def _growth(rows: Sequence[Row], store: Store) -> str:
    """How the cost grows with the attendees."""
    heads = ("attendees", "engine", "first plan s", "1 % gap s", "end s", "end", "gap at the end", "peak MB")
    lines = []
    for row in rows:
        runs = store.of(row.name)
        for engine in ("default", "cpsat", "highs"):
            if engine not in runs:
                continue
            same = runs[engine]
            gap = middle(same, lambda run: run.gap)
            lines.append(
                (
                    f"{row.attendees:,}",
                    LABELS[engine],
                    _seconds(middle(same, lambda run: run.first_plan_seconds)),
                    _seconds(middle(same, lambda run: seconds_to_gap(run, 0.01))),
                    _seconds(middle(same, lambda run: run.seconds)),
                    same[0].status,
                    "" if gap is None else f"{gap * 100:.2f} %",
                    _number(middle(same, lambda run: run.peak_mb)),
                )
            )
    return _grid(heads, lines)


def _grid(heads: Sequence[str], lines: Sequence[Sequence[str]]) -> str:
    """A Markdown table."""
    rows = [heads, ["---"] * len(heads), *lines]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _number(figure: float | None) -> str:
    return "" if figure is None else f"{figure:.10g}" if figure == int(figure) else f"{figure:.1f}"


def _seconds(figure: float | None) -> str:
    return "" if figure is None else f"{figure:.1f}" if figure >= 1 else f"{figure:.2f}"
