"""How cost grows with size, as a picture: seconds and gap against attendees."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable, Container, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

from allocator.errors import AllocatorError
from benchmarks.bars import middle, seconds_to_gap
from benchmarks.measure import Record
from benchmarks.rows import Row
from benchmarks.store import Store

LEAST_GAP = 1e-5
"""Where a gap of nothing is drawn on an axis that has no zero."""

Figure = Callable[[Record], float | None]

# Colours of Okabe and Ito, which the colour-blind can tell apart; markers and dashes say the same once more.
BLUE, ORANGE, GREEN = "#0072B2", "#D55E00", "#009E73"

ENGINES = (("default", "allocator", BLUE, "o"), ("cpsat", "CP-SAT", ORANGE, "s"), ("highs", "HiGHS", GREEN, "^"))


def there() -> bool:
    """Whether pictures can be drawn."""
    return importlib.util.find_spec("matplotlib") is not None


def drawn(rows: Sequence[Row], store: Store, folder: Path) -> None:
    """Draw growth.svg and growth.png; without matplotlib an AllocatorError says so."""
    if not there():
        raise AllocatorError("matplotlib is not installed, so there is no picture. Install it:  pip install matplotlib")
    matplotlib: Any = import_module("matplotlib")
    matplotlib.use("Agg")
    # Text stays text in the SVG, and the same figures give the same file.
    matplotlib.rcParams |= {"svg.fonttype": "none", "svg.hashsalt": "growth", "font.size": 11}
    pyplot: Any = import_module("matplotlib.pyplot")
    grown = [row for row in rows if row.attendees]
    figure, (time, gap) = pyplot.subplots(2, 1, figsize=(8, 9), sharex=True, layout="constrained")
    for engine, label, colour, marker in ENGINES:
        style: dict[str, Any] = {"color": colour, "marker": marker}
        ours = engine == "default"
        ended = _series(grown, store, engine, lambda run: run.seconds)
        open_end = {row.attendees for row in grown for run in store.of(row.name).get(engine, ()) if run.gap != 0}
        _line(time, ended, hollow=open_end, label=f"{label}: end", **style)
        if ours:
            near = _series(grown, store, engine, lambda run: seconds_to_gap(run, 0.01))
            _line(time, near, label=f"{label}: gap 1 %", **style | {"marker": "D"}, linestyle="--")
            first = _series(grown, store, engine, lambda run: run.first_plan_seconds)
            _line(time, first, label=f"{label}: first plan", **style | {"marker": "v"}, linestyle=":")
        gaps = _series(grown, store, engine, lambda run: None if run.gap is None else max(LEAST_GAP, run.gap))
        _line(gap, gaps, label=label, **style)
    sizes = sorted({row.attendees for row in grown if row.attendees and store.of(row.name)})
    for axes in (time, gap):
        axes.set_xscale("log")
        axes.set_yscale("log")
        axes.set_xticks(sizes, [f"{size:,}" for size in sizes])
        axes.minorticks_off()
        axes.grid(color="#dddddd")
        axes.set_axisbelow(True)
        axes.spines[["top", "right"]].set_visible(False)
    time.set_title("People into a settled timetable (hollow: ended without a proof)", loc="left")
    time.set_ylabel("seconds")
    time.yaxis.set_major_formatter(lambda seconds, _: f"{seconds:g}")
    time.legend(frameon=False)
    gap.set_title("How far from the best the plan at the end can be at most", loc="left")
    gap.set_ylabel("gap between value and bound")
    gap.set_ylim(LEAST_GAP / 1.6, 1.6)
    gap.set_yticks([LEAST_GAP, 1e-4, 1e-3, 1e-2, 1e-1, 1], ["proved best", "0.01 %", "0.1 %", "1 %", "10 %", "100 %"])
    gap.minorticks_off()
    gap.set_xlabel("attendees")
    gap.legend(frameon=False)
    folder.mkdir(parents=True, exist_ok=True)
    figure.savefig(folder / "growth.svg", metadata={"Date": None})
    figure.savefig(folder / "growth.png", dpi=120)
    pyplot.close(figure)


def _line(axes: Any, series: tuple[list[int], list[float]], hollow: Container[int | None] = (), **style: Any) -> None:
    """A line, unless there is nothing to draw; it would stand in the legend all the same. Some markers are hollow."""
    if not series[0]:
        return
    axes.plot(*series, linewidth=1.8, markersize=6, **style)
    inside = [(size, value) for size, value in zip(*series, strict=True) if size in hollow]
    for size, value in inside:
        axes.plot(size, value, markersize=3, color="white", marker=style["marker"], zorder=3)


def _series(rows: Sequence[Row], store: Store, engine: str, figure: Figure) -> tuple[list[int], list[float]]:
    """Attendees and the median of a figure, where there is one."""
    found = [
        (row.attendees, value)
        for row in rows
        if row.attendees
        if (value := middle(store.of(row.name).get(engine, ()), figure)) is not None
    ]
    return [size for size, _ in found], [value for _, value in found]
