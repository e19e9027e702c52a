"""The picture: every line that has figures, named, and none that has not."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from allocator.errors import AllocatorError
from benchmarks import plot
from benchmarks.case import Case
from benchmarks.measure import Moment, Record
from benchmarks.plot import drawn
from benchmarks.rows import Row
from benchmarks.store import Store

RUN = Record(
    *("event", "default", "proved best", 3, 3, 0.0, 1.5, 120.0, {"unseated": 0}, None),
    first_plan_seconds=0.25,
    curve=(Moment(0.25, 5, 2, 0.6), Moment(1.5, 3, 3, 0.0)),
)


def never() -> Case:
    raise AssertionError("nothing is solved for a picture")


ROWS = [Row(f"fixed{size}", f"{size} people", never, (), attendees=size) for size in (300, 100_000)]


def test_the_picture(tmp_path: Path) -> None:
    pytest.importorskip("matplotlib", reason="matplotlib is not installed")
    kept = Store(tmp_path / "table.json", resume=False)
    kept.add("fixed300", RUN)
    kept.add("fixed300", replace(RUN, engine="highs", gap=0.5))
    kept.add("fixed100000", RUN)
    drawn(ROWS, kept, tmp_path)
    words = re.findall(r"<text[^>]*>([^<]*)</text>", (tmp_path / "growth.svg").read_text(encoding="utf-8"))
    names = [word for word in words if word.startswith(("allocator", "CP-SAT", "HiGHS"))]
    assert names == [
        *("allocator: end", "allocator: gap 1 %", "allocator: first plan", "HiGHS: end"),
        *("allocator", "HiGHS"),
    ]
    assert {"300", "100,000", "attendees", "seconds", "proved best"} <= set(words)
    assert (tmp_path / "growth.png").read_bytes().startswith(b"\x89PNG")


def test_without_matplotlib_there_is_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plot, "there", lambda: False)
    with pytest.raises(AllocatorError) as trouble:
        drawn(ROWS, Store(tmp_path / "table.json", resume=False), tmp_path)
    assert str(trouble.value) == (
        "matplotlib is not installed, so there is no picture. Install it:  pip install matplotlib"
    )
