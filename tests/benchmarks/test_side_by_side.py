"""The table: which runs are made, kept and taken up again, and the page that comes of them."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from allocator.errors import AllocatorError, FileTrouble
from benchmarks import side_by_side, store
from benchmarks.bars import FirstPlan
from benchmarks.case import Case
from benchmarks.engines import ENGINES
from benchmarks.measure import Moment, Record
from benchmarks.report import written
from benchmarks.rows import QUICK, ROWS, Row, Run
from benchmarks.side_by_side import made, minutes, told
from benchmarks.store import Store, circumstances
from benchmarks.synthetic import FixedTimetable

MADE_WITH = {
    "python": "3.11.0",
    "allocator": "0.1.0",
    "ortools": "9.15",
    "highspy": "1.14.0",
    "numpy": "2.4",
    "fairpyx": None,
    "code": "abc",
    "system": "Linux",
    "cores": 2,
}
TINY = Case("tiny", FixedTimetable(attendees=4, sessions=2, rounds=1, wishes=1, slack=2.0, seed=0).build, 3)
ROW = Row(
    name="tiny",
    title="tiny event",
    case=lambda: TINY,
    runs=(Run("default", 60, 9), Run("default", 600, long=True), Run("highs", 30)),
    bars=(FirstPlan(2),),
)
RUN = Record(
    *("tiny", "default", "proved best", 3, 3, 0.0, 1.5, 120.0, {"unseated": 0}, 3),
    time_limit=60.0,
    first_plan_seconds=0.25,
    levels={"total cost": 3},
    broken={},
    curve=(Moment(0.25, 5, 2, 0.6), Moment(1.5, 3, 3, 0.0)),
)


@pytest.fixture
def ran(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, float]]:
    """The runs that were asked for; each ends at once."""
    asked: list[tuple[str, float]] = []

    def measured(case: Case, *, engine: str, time_limit: float, memory_gb: float) -> Record:
        asked.append((engine, time_limit))
        return replace(RUN, case=case.name, engine=engine, time_limit=time_limit)

    monkeypatch.setattr(side_by_side, "measured", measured)
    monkeypatch.setattr(store, "circumstances", lambda: MADE_WITH)
    return asked


def table(folder: Path, *rows: Row, repeat: int = 2, resume: bool = False, long: bool = False) -> tuple[str, list[str]]:
    """The page, and what was said meanwhile."""
    said: list[str] = []
    page = made(rows, folder, shown=rows, repeat=repeat, resume=resume, long=long, memory_gb=12, say=said.append)
    return page, said


def test_ours_is_repeated_and_the_others_run_once(tmp_path: Path, ran: list[tuple[str, float]]) -> None:
    _, said = table(tmp_path, ROW)
    assert ran == [("default", 60), ("default", 60), ("highs", 30)]
    assert said == [
        "At most 2 minutes if every run takes its whole time.",
        "tiny event: default: proved best, 3, at least 3, 1.5 s",
        "tiny event: default: proved best, 3, at least 3, 1.5 s",
        "tiny event: highs: proved best, 3, at least 3, 1.5 s",
    ]


def test_runs_are_taken_up_again(tmp_path: Path, ran: list[tuple[str, float]]) -> None:
    first, _ = table(tmp_path, ROW, repeat=1)
    ran.clear()
    again, _ = table(tmp_path, ROW, repeat=1, resume=True)
    assert (ran, again) == ([], first)
    table(tmp_path, ROW, repeat=3, resume=True, long=True)
    assert ran == [("default", 60), ("default", 60), ("default", 600)]
    ran.clear()
    table(tmp_path, ROW, repeat=1)
    assert ran == [("default", 60), ("highs", 30)]


def test_runs_of_another_program_are_not(
    tmp_path: Path, ran: list[tuple[str, float]], monkeypatch: pytest.MonkeyPatch
) -> None:
    table(tmp_path, ROW, repeat=1)
    ran.clear()
    monkeypatch.setattr(store, "circumstances", lambda: MADE_WITH | {"code": "def"})
    table(tmp_path, ROW, repeat=1, resume=True)
    assert ran == [("default", 60), ("highs", 30)]


def test_a_run_that_fails_is_noted_and_tried_again(
    tmp_path: Path, ran: list[tuple[str, float]], monkeypatch: pytest.MonkeyPatch
) -> None:
    honest = side_by_side.measured

    def fails(case: Case, *, engine: str, time_limit: float, memory_gb: float) -> Record:
        if engine == "highs":
            raise AllocatorError("It is not installed.")
        return honest(case, engine=engine, time_limit=time_limit, memory_gb=memory_gb)

    monkeypatch.setattr(side_by_side, "measured", fails)
    page, said = table(tmp_path, ROW, repeat=1)
    assert said[-1] == "tiny event: highs: failed. It is not installed."
    assert page.splitlines()[-3:] == [
        "| HiGHS, the whole programme | 1 | 30 | failed |  |  |  |  |  | 0.00 |  |",
        "",
        "- highs: It is not installed.",
    ]
    monkeypatch.setattr(side_by_side, "measured", honest)
    ran.clear()
    table(tmp_path, ROW, repeat=1, resume=True)
    assert ran == [("highs", 30)]


def test_a_data_set_that_is_absent_is_said(tmp_path: Path, ran: list[tuple[str, float]]) -> None:
    def absent() -> Case:
        raise FileTrouble("The data set real is not in /home/ada.")

    page, said = table(tmp_path, replace(ROW, case=absent))
    assert ran == []
    assert said[-1] == "tiny event: The data set is not here; README.md says where it comes from."
    assert page.splitlines()[-3:] == [
        "### tiny event",
        "",
        "The data set is not here; README.md says where it comes from.",
    ]


def test_the_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "circumstances", lambda: MADE_WITH)
    kept = Store(tmp_path / "table.json", resume=False)
    for seconds, first in ((1.5, 0.25), (2.5, 3.0), (30.0, 4.0)):
        kept.add("tiny", replace(RUN, seconds=seconds, first_plan_seconds=first))
    nothing = {"value": None, "bound": None, "gap": None, "first_plan_seconds": None, "measures": None, "levels": {}}
    kept.add("tiny", replace(RUN, engine="cpsat", status="over memory", time_limit=30.0, seconds=20.0, **nothing))
    by_hand = {"status": "breaks rules", "bound": None, "gap": None, "seconds": 0.004, "first_plan_seconds": 0.001}
    broken = {"everybody_is_seated": 2, "no_offering_is_underfilled": 1}
    hand = replace(RUN, engine="boston", value=11, measures={"unseated": 2}, broken=broken, **by_hand)
    kept.add("tiny", replace(hand, levels={"unseated": 2, "total cost": 11}))
    assert written([ROW], kept, {}) == PAGE


PAGE = """\
# Benchmarks

Made by `python -m benchmarks table` with python 3.11.0, ortools 9.15, highspy 1.14.0, on 2 cores (Linux). Figures are \
medians over the runs given. Values are measured on the plan by the verifier, small ones better; a missing seat costs \
what an unwished one does. A bound stands only where the engine proves one. Seconds are wall-clock from event to \
verified plan; README.md beside this folder explains the rest.

## What is demanded, and what was reached

| event | demanded | reached | met |
| --- | --- | --- | --- |
| tiny event | first plan within 2 s | after 3.0 s | **no** |

## Side by side

### tiny event

Best value known before: 3. Before the value come, in the first run of each: boston: unseated 2.

| engine | runs | limit s | status | value | seats missing | bound | gap | first plan s | seconds | peak MB |
| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
| **allocator** | 3 | 60 | proved best | 3 | 0 | 3 | 0.00 % | 3.0 | 2.5 | 120 |
| CP-SAT, a boolean per seat | 1 | 30 | over memory |  |  |  |  |  | 20.0 | 120 |
| boston | 1 | 60 | breaks rules (no_offering_is_underfilled: 1) | 11 | 2 |  |  | 0.00 | 0.00 | 120 |
"""


def test_runs_read_back_as_they_were_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "circumstances", lambda: MADE_WITH)
    kept = Store(tmp_path / "table.json", resume=False)
    kept.add("tiny", RUN)
    assert Store(tmp_path / "table.json", resume=True).of("tiny") == {"default": [RUN]}
    written_before = (tmp_path / "table.json").read_text(encoding="utf-8")
    assert Store(tmp_path / "table.json", resume=False).of("tiny") == {}
    assert [path.name for path in tmp_path.iterdir()] == ["table.before"]
    assert (tmp_path / "table.before").read_text(encoding="utf-8") == written_before


def test_a_file_that_holds_something_else_is_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "table.json"
    path.write_text(json.dumps(["no", "runs"]), encoding="utf-8")
    with pytest.raises(FileTrouble) as trouble:
        Store(path, resume=True)
    assert str(trouble.value) == (
        f"{path} does not hold runs of this program. Remove it, or run without --resume to write it anew."
    )


def test_the_circumstances_name_no_machine() -> None:
    assert list(circumstances()) == list(MADE_WITH)


def test_runs_in_a_line() -> None:
    assert told(replace(RUN, value=None, bound=None, status="over time")) == "default: over time, no plan, 1.5 s"


@pytest.mark.parametrize("rows", [ROWS, QUICK], ids=["all", "quick"])
def test_rows_are_of_engines_that_there_are(rows: tuple[Row, ...]) -> None:
    assert len({row.name for row in rows}) == len(rows)
    assert {run.engine for row in rows for run in row.runs} - set(ENGINES) == set()
    assert all(row.runs[0].engine == "default" and not row.runs[0].long for row in rows)


def test_the_whole_table_takes_less_than_two_hours(tmp_path: Path) -> None:
    """If every single run took its whole time; those that end by themselves, as most of ours do, take far less."""
    rows = [
        replace(row, runs=tuple(run for run in row.runs if run.engine in ("default", "cpsat", "highs"))) for row in ROWS
    ]
    assert minutes(rows, Store(tmp_path / "table.json", resume=False), repeat=3, long=False) <= 120


def test_runs_of_another_time_limit_are_forgotten(tmp_path: Path, ran: list[tuple[str, float]]) -> None:
    table(tmp_path, ROW, repeat=1)
    ran.clear()
    shorter = replace(ROW, runs=(Run("default", 60), Run("highs", 20)))
    page, _ = table(tmp_path, shorter, repeat=1, resume=True)
    assert ran == [("highs", 20)]
    assert [line.split(" | ")[:3] for line in page.splitlines()[-2:]] == [
        ["| **allocator**", "1", "60"],
        ["| HiGHS, the whole programme", "1", "20"],
    ]


def test_the_page_keeps_events_that_were_not_run_again(tmp_path: Path, ran: list[tuple[str, float]]) -> None:
    other = replace(ROW, name="other", title="another event")
    first, _ = table(tmp_path, ROW, other, repeat=1)
    ran.clear()
    again = made(
        [other], tmp_path, shown=[ROW, other], repeat=2, resume=True, long=False, memory_gb=12, say=lambda _: None
    )
    assert ran == [("default", 60)]
    mine, changed = first.split("### another event")[0], again.split("### another event")[0]
    assert mine.split("## Side by side")[1] == changed.split("## Side by side")[1]
