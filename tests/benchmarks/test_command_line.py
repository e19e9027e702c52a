"""`python -m benchmarks` as it is typed: what it prints, and how it says no."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from rich.console import Console

from benchmarks import plot
from benchmarks.__main__ import main, table
from benchmarks.measure import Record

ROOT = Path(__file__).resolve().parents[2]
RECORD = Record("fixed 4 x 2 x 1", "cpsat", "best found", 5, 4, 0.2, 1.25, 88.0, {"unseated": 0}, None)


def run(*arguments: str, data: Path | None = None) -> subprocess.CompletedProcess[str]:
    """The command in a process of its own."""
    environment = os.environ | ({"ALLOCATOR_DATA": str(data)} if data else {})
    command = [sys.executable, "-m", "benchmarks", *arguments]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False, timeout=300)


@pytest.mark.slow
def test_a_small_event_is_proved_and_told_as_json() -> None:
    size = ("--attendees", "20", "--sessions", "4", "--rounds", "2", "--wishes", "3", "--time-limit", "30")
    told = run("synthetic", *size, "--engine", "default", "--engine", "cpsat", "--json")
    assert (told.returncode, told.stderr) == (0, "")
    default, cpsat = (json.loads(line) for line in told.stdout.splitlines())
    assert list(default) == [
        *("case", "engine", "status", "value", "bound", "gap"),
        *("seconds", "peak_mb", "measures", "published"),
        *("time_limit", "first_plan_seconds", "levels", "broken", "curve", "note"),
    ]
    assert (default["engine"], cpsat["engine"]) == ("default", "cpsat")
    for record in (default, cpsat):
        assert record["case"] == "fixed 20 x 4 x 2, 3 wishes, slack 1.05, seed 0"
        assert (record["status"], record["gap"], record["published"]) == ("proved best", 0.0, None)
        assert record["value"] == record["bound"] == record["measures"]["total_cost"] == default["value"]
        assert record["measures"]["seated"] == 40


@pytest.mark.slow
def test_an_absent_data_set_ends_with_one_sentence(tmp_path: Path) -> None:
    told = run("real", "science_fair", data=tmp_path)
    assert (told.returncode, told.stdout) == (1, "")
    assert told.stderr == (
        f"The data set science_fair is not in {tmp_path}. Set ALLOCATOR_DATA to the folder that holds it; "
        "benchmarks/README.md says where it comes from.\n"
    )


@pytest.mark.slow
def test_an_unknown_engine_ends_with_one_sentence() -> None:
    told = run(
        "synthetic", "--attendees", "4", "--sessions", "2", "--wishes", "1", "--rounds", "1", "--engine", "steam"
    )
    assert (told.returncode, told.stdout) == (1, "")
    assert told.stderr == (
        'There is no engine "steam"; write one of: default, cpsat, highs, fairpyx utilitarian, fairpyx OC, '
        "fairpyx almost egalitarian, fairpyx round robin, first come, serial dictatorship, boston, draft.\n"
    )


@pytest.mark.slow
def test_the_quick_table(tmp_path: Path) -> None:
    """Every figure is the verifier's; our engine proves what HiGHS proves."""
    told = run("table", "--quick", "--repeat", "1", "-o", str(tmp_path))
    assert told.returncode == 0, told.stderr
    assert told.stdout == (tmp_path / "table.md").read_text(encoding="utf-8")
    rows = json.loads((tmp_path / "table.json").read_text(encoding="utf-8"))["rows"]
    assert {name: [made["engine"] for made in runs] for name, runs in rows.items()} == {
        "fixed30": ["default", "cpsat", "highs"],
        "fixed60": ["default", "cpsat", "highs"],
        "joint40": ["default", "serial dictatorship"],
        "one40": ["default", "fairpyx utilitarian"],
    }
    for name in ("fixed30", "fixed60"):
        ours, _, highs = rows[name]
        assert (ours["status"], ours["value"]) == (highs["status"], highs["value"]) == ("proved best", ours["bound"])
        assert ours["value"] == ours["measures"]["total_cost"]
        assert ours["curve"][-1]["gap"] == 0.0
    drawn = {path.name for path in tmp_path.iterdir()} - {"table.md", "table.json"}
    assert drawn == ({"growth.svg", "growth.png"} if plot.there() else set())


def test_an_unknown_event_of_the_table_is_a_sentence() -> None:
    told = CliRunner().invoke(main, ["table", "--quick", "--only", "fixed31"])
    sentence = "Error: There is no event fixed31; write one of: fixed30, fixed60, joint40, one40."
    assert (told.exit_code, told.output.splitlines()[-1]) == (2, sentence)


def test_the_table() -> None:
    paper = io.StringIO()
    Console(width=110, file=paper).print(table([RECORD]))
    assert [cell.strip() for cell in paper.getvalue().splitlines()[3].split("│")[1:-1]] == [
        *("fixed 4 x 2 x 1", "cpsat", "best found", "5", "4"),
        *("20.00%", "1.2", "88.0", ""),
    ]


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (("--wishes", "20"), "20 wishes are more than 15 sessions."),
        (("--joint", "--rooms", "5"), "5 rooms hold 220, and there are 300 attendees; give more --rooms."),
        (("--offered-in", "4"), "A session cannot run in 4 of 3 rounds."),
    ],
)
def test_an_event_that_cannot_be_drawn_is_a_sentence(options: tuple[str, ...], sentence: str) -> None:
    told = CliRunner().invoke(main, ["synthetic", *options])
    assert (told.exit_code, told.output.splitlines()[-1]) == (2, f"Error: {sentence}")
