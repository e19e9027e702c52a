"""The live table of many cases, row by row."""

from __future__ import annotations

import time
from dataclasses import replace
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from allocator.plan import Stage, Status
from allocator.policy import Policy
from allocator.scenario.changes import Cancel, Scenario
from allocator.scenario.notes import Note, Notes
from allocator.scenario.rooms import Tried
from allocator.scenario.whatif import cases_of
from allocator.scenario.worker import Answer, Task
from allocator.screen.comparison import tried_line
from allocator.screen.whatif import LiveTable, answer_line
from tests.scenario.results import outcome
from tests.scenario.test_replan import ANNOUNCED, DAY

POLICY = Policy(objectives=("unseated", "total cost"))
FOUND = outcome("", DAY, POLICY, ANNOUNCED).result
assert FOUND is not None


def test_every_state_of_a_case_has_its_row(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names = ["kept", "killed", "looks", "found", "waits"]
    cases = cases_of(DAY, POLICY, [*(Scenario(name, ()) for name in names), Scenario("typo", (Cancel("Potery"),))])
    tasks = {case.case.name: Task(case.case.name, case.case, (case.case.name,)) for case in cases if not case.fault}
    notes, table = Notes(tmp_path), LiveTable(cases)
    monkeypatch.setattr(time, "time", lambda: 1012.3)
    table.begins(list(tasks.values()), notes)
    table.arrives(tasks["Base"], Answer(FOUND))
    table.arrives(tasks["kept"], Answer(FOUND, before=True))
    table.arrives(tasks["killed"], Answer(None, "It was killed."))
    notes.write("looks", Note(1000, "", None, 0))
    notes.write("found", Note(1010, "total cost", 40, 30))
    assert {name: table.row(name) for name in ("Base", *names, "typo")} == {
        "Base": ("done", "total cost", "4", "0", "100.0%", "2.5"),
        "kept": ("from before", "total cost", "4", "0", "100.0%", "2.5"),
        "killed": ("failed",),
        "looks": ("running", "", "", "", "", "12.3"),
        "found": ("running", "total cost", "40", "30", "25.0%", "2.3"),
        "waits": ("waiting",),
        "typo": ("failed",),
    }
    console = Console(file=StringIO(), width=100)
    console.print(table)
    assert isinstance(console.file, StringIO)
    lines = [line.rstrip() for line in console.file.getvalue().splitlines()]
    assert lines[:3] == [
        "4 of 7 scenarios are done; Ctrl-C ends and keeps them",
        "scenario               objective   value  at least     gap  seconds",
        "Base      done         total cost      4         0  100.0%      2.5",
    ]


def test_lines_for_those_without_a_terminal() -> None:
    stages = (Stage("unseated", 0, 0), Stage("total cost", 40, 30))
    assert answer_line(Answer(replace(FOUND, stages=stages))) == (
        "best found: unseated 0, total cost 40 (at least 30), 2.5 s"
    )
    nothing = replace(FOUND, status=Status.NOTHING_FOUND, stages=())
    assert answer_line(Answer(nothing, before=True)) == "nothing found: from before"
    assert answer_line(Answer(None, "It was killed.")) == "failed: It was killed."


def test_a_choice_of_rooms_shows_bounds_only_of_what_is_not_proved() -> None:
    stages = (Stage("unseated", 0, 0), Stage("total cost", 40, 30))
    tried = Tried(("Tent", "Barn"), DAY, replace(FOUND, stages=stages))
    assert tried_line(tried) == "Tent + Barn: unseated 0, total cost 40 (at least 30)"
