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
from allocator.scenario.sensitivity.room_offers import Tried
from allocator.scenario.whatif.notes import CaseNotes, Note
from allocator.scenario.whatif.run import cases_of
from allocator.scenario.whatif.worker import CaseAnswer, CaseTask
from allocator.screen.comparison import tried_line
from allocator.screen.whatif import LiveTable, answer_line, watching
from tests.scenario.results import outcome
from tests.scenario.test_replan import ANNOUNCED, DAY

POLICY = Policy(objectives=("unseated", "total cost"))
FOUND = outcome("", DAY, POLICY, ANNOUNCED).result
assert FOUND is not None


def test_every_state_of_a_case_has_its_row(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names = ["kept", "killed", "looks", "found", "waits"]
    cases = cases_of(DAY, POLICY, [*(Scenario(name, ()) for name in names), Scenario("typo", (Cancel("Potery"),))])
    tasks = {case.case.name: CaseTask(case.case.name, case.case, (case.case.name,)) for case in cases if not case.fault}
    notes, table = CaseNotes(tmp_path), LiveTable(cases, 60)
    monkeypatch.setattr(time, "time", lambda: 1012.3)
    table.begins(list(tasks.values()), notes)
    table.arrives(tasks["Base"], CaseAnswer(FOUND))
    table.arrives(tasks["kept"], CaseAnswer(FOUND, before=True))
    table.arrives(tasks["killed"], CaseAnswer(None, "It was killed."))
    notes.write("looks", Note(1000, "", None, 0))
    notes.write("found", Note(1010, "total cost", 40, 30))
    assert {name: table.row(name) for name in ("Base", *names, "typo")} == {
        # Nothing is proved of 4, so neither a bound nor a part of it is said.
        "Base": ("done", "total cost", "4", "", "", "2.5"),
        "kept": ("from before", "total cost", "4", "", "", "2.5"),
        "killed": ("failed",),
        "looks": ("running", "", "", "", "", "12.3"),
        "found": ("running", "total cost", "40", "30", "25.0%", "2.3"),
        "waits": ("waiting",),
        "typo": ("failed",),
    }
    assert shown(table, width=100, height=25)[:3] == [
        "4 of 7 scenarios are done; each takes at most 60 s",
        "scenario               objective   value  at least    gap  seconds",
        "Base      done         total cost      4                       2.5",
    ]


def shown(table: LiveTable, *, width: int, height: int) -> list[str]:
    """What a screen of this size shows."""
    console = Console(file=StringIO(), width=width, height=height)
    console.print(table)
    assert isinstance(console.file, StringIO)
    return [line.rstrip() for line in console.file.getvalue().splitlines()]


def test_a_screen_too_low_for_all_shows_the_most_telling(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names = ["waits", "[/]", "x" * 40, *(f"w{number}" for number in range(20))]
    cases = cases_of(DAY, POLICY, [Scenario(name, ()) for name in names])
    tasks = {case.case.name: CaseTask(f"k{place}", case.case, (case.case.name,)) for place, case in enumerate(cases)}
    notes, table = CaseNotes(tmp_path), LiveTable(cases)
    monkeypatch.setattr(time, "time", lambda: 1012.3)
    table.begins(list(tasks.values()), notes)
    table.arrives(tasks["Base"], CaseAnswer(FOUND, before=True))
    notes.write(tasks["[/]"].key, Note(1010, "total cost", 40, 30))
    notes.write(tasks["x" * 40].key, Note(1010, "total cost", 40, 30))
    # Brackets in a name are no markup, and a long name leaves the figures whole.
    assert shown(table, width=80, height=8) == [
        "1 of 24 scenarios are done",
        "scenario                             objective   value  at least    gap  seconds",
        "Base                    from before  total cost      4                       2.5",
        "[/]                     running      total cost     40        30  25.0%      2.3",
        "xxxxxxxxxxxxxxxxxxxxx…  running      total cost     40        30  25.0%      2.3",
        "and 21 others: 21 waiting",
        "Ctrl-C ends and keeps them.",
    ]
    # A narrow screen leaves out the gap, then the bound, and never a part of a figure.
    assert shown(table, width=60, height=8)[1:4] == [
        "scenario                          objective   value  seconds",
        "Base                 from before  total cost      4      2.5",
        "[/]                  running      total cost     40      2.3",
    ]


def test_lines_for_those_without_a_terminal() -> None:
    stages = (Stage("unseated", 0, 0), Stage("total cost", 40, 30))
    assert answer_line(CaseAnswer(replace(FOUND, stages=stages))) == (
        "best found: unseated 0, total cost 40 (≥ 30), 2.5 s"
    )
    nothing = replace(FOUND, status=Status.NOTHING_FOUND, stages=())
    assert answer_line(CaseAnswer(nothing, before=True)) == "nothing found: from before"
    assert answer_line(CaseAnswer(None, "It was killed.")) == "failed: It was killed."


def test_a_line_obeys_nothing_that_a_name_holds(capsys: pytest.CaptureFixture[str]) -> None:
    cases = cases_of(DAY, POLICY, [Scenario("\x1b[31m" + "x" * 40, (Cancel("Potery\u2028"),))])
    with watching(cases):
        pass
    assert capsys.readouterr().err == (
        '1 of 2   [31mxxxxxxxxxxxxxxxxxxxxxxxxx…: failed: "Potery " is not a session of this event. '
        'Did you mean "Pottery"?\n'
    )


def test_a_choice_of_rooms_shows_bounds_only_of_what_is_not_proved() -> None:
    stages = (Stage("unseated", 0, 0), Stage("total cost", 40, 30))
    tried = Tried(("Tent", "Barn"), DAY, replace(FOUND, stages=stages))
    assert tried_line(tried) == "Tent + Barn: unseated 0, total cost 40 (≥ 30)"
