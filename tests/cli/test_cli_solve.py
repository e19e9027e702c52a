"""`allocator solve`: what it writes and says, for people and for machines, and how each status ends."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from fair import FAIR, IMPOSSIBLE, event_book, run, run_apart
from openpyxl import load_workbook

from allocator.example import symposium
from allocator.policy import Policy

pytestmark = pytest.mark.slow

FIGURES = [
    "  10 seats taken by 5 attendees, by the wish that they grant:",
    "  wish 1                   5  ██████████████████████████████",
    "  wish 2                   5  ██████████████████████████████",
    "  4 sessions held 6 times; 56% of 18 seats filled",
]


@pytest.mark.slow
def test_the_answer_is_on_stdout_and_progress_on_stderr(tmp_path: Path) -> None:
    event, plan = event_book(tmp_path / "event.xlsx"), tmp_path / "plan.xlsx"
    told = run_apart("solve", event, "-o", plan)
    assert told.returncode == 0
    assert told.stdout.splitlines() == [
        "Village fair: proved best",
        "This is the best plan there is; that is proved.",
        "",
        "  unseated with wishes         0   proved best",
        "  unseated without wishes      0   proved best",
        "  worst rank                   2   proved best",
        "  total cost                   5   proved best",
        "",
        *FIGURES,
        "",
        f"The plan is in {plan}. After editing it by hand:  allocator verify {event} {plan}",
    ]
    lines = [line.split(" s   ") for line in told.stderr.splitlines()]
    assert [seconds.strip().replace(".", "").isdigit() for seconds, _ in lines] == [True] * len(lines)
    assert lines[-1][1] == "total cost: 5, proved best"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["event.xlsx", "plan.xlsx"]


def test_the_plan_is_that_of_the_event(tmp_path: Path) -> None:
    event, plan = event_book(tmp_path / "event.xlsx"), tmp_path / "plan.xlsx"
    assert run("solve", event, "-o", plan).exit_code == 0
    page = load_workbook(plan)["Timetable"]
    rows = [[cell.value for cell in row] for row in page.iter_rows(values_only=False)]
    held = {row[0]: [row[2], row[4]] for row in rows if row[0] in ("Barn", "Attic")}
    assert held == {"Barn": ["P Pottery", "P Pottery"], "Attic": ["W Weaving", "W Weaving"]}


def test_the_answer_for_machines_is_all_there_is_on_stdout(tmp_path: Path) -> None:
    event, plan = event_book(tmp_path / "event.xlsx"), tmp_path / "plan.xlsx"
    told = run("solve", event, "-o", plan, "--json")
    assert told.exit_code == 0
    facts = json.loads(told.stdout)
    stages = [{key: stage[key] for key in ("name", "value", "bound", "proved", "gap")} for stage in facts["stages"]]
    assert stages == [
        {"name": "unseated with wishes", "value": 0, "bound": 0, "proved": True, "gap": 0.0},
        {"name": "unseated without wishes", "value": 0, "bound": 0, "proved": True, "gap": 0.0},
        {"name": "worst rank", "value": 2, "bound": 2, "proved": True, "gap": 0.0},
        {"name": "total cost", "value": 5, "bound": 5, "proved": True, "gap": 0.0},
    ]
    assert facts["measures"] == {
        "attendees": 5,
        "seats_due": 10,
        "seated": 10,
        "unseated": 0,
        "unseated_with_wishes": 0,
        "unseated_without_wishes": 0,
        "attendees_unseated": 0,
        "worst_rank": 2,
        "total_cost": 5,
        "granted": {"1": 5, "2": 5},
        "unwished": 0,
        "neutral": 0,
        "got_first_wish": 5,
        "got_nothing_wished": 0,
        "offerings": 6,
        "sessions_held": 4,
        "seats_offered": 18,
        "fill": 10 / 18,
        "rules_broken": 0,
        "cost_of_those_first": 0,
        "moved_attendees": 0,
        "moved_rounds": 0,
        "moved_rooms": 0,
        "own": {},
    }
    plain = {key: facts[key] for key in ("status", "proved", "attendees", "unseated", "seed", "engine", "reasons")}
    assert plain == {
        "status": "proved best",
        "proved": True,
        "attendees": 5,
        "unseated": 0,
        "seed": 1,
        "engine": "default",
        "reasons": [],
    }
    assert 0 < facts["first_plan_seconds"] <= facts["seconds"] < 60
    assert (facts["plan"], len(facts["input_hash"])) == (str(plan), 64)


def test_both_engines_agree(tmp_path: Path) -> None:
    event = event_book(tmp_path / "event.xlsx")
    told = run("solve", event, "-o", tmp_path / "plan.xlsx", "--engine", "cpsat", "--workers", "1", "--json")
    facts = json.loads(told.stdout)
    assert [(stage["name"], stage["value"], stage["bound"]) for stage in facts["stages"]] == [
        ("unseated with wishes", 0, 0),
        ("unseated without wishes", 0, 0),
        ("worst rank", 2, 2),
        ("total cost", 5, 5),
    ]
    assert (told.exit_code, facts["engine"], facts["methods"]) == (0, "cpsat", ["CP-SAT over all columns"])


def test_the_seed_may_be_another_than_the_workbooks(tmp_path: Path) -> None:
    event = event_book(tmp_path / "event.xlsx", FAIR, Policy(seed=11))
    seeds = [
        json.loads(run("solve", event, "-o", tmp_path / f"plan {number}.xlsx", "--json", *option).stdout)["seed"]
        for number, option in enumerate([(), ("--seed", "12")])
    ]
    assert seeds == [11, 12]


def test_an_event_without_a_title_is_not_announced_by_a_colon(tmp_path: Path) -> None:
    event = event_book(tmp_path / "event.xlsx", replace(FAIR, title=""))
    assert run("solve", event, "-o", tmp_path / "plan.xlsx").stdout.splitlines()[0].lower() == "event.xlsx: proved best"


def test_an_impossible_event_says_why_and_writes_nothing(tmp_path: Path) -> None:
    event, plan = event_book(tmp_path / "event.xlsx", IMPOSSIBLE), tmp_path / "plan.xlsx"
    told = run("solve", event, "-o", plan)
    assert told.exit_code == 3
    assert told.stdout.splitlines() == [
        "Village fair: proved impossible",
        "No plan exists; that is proved.",
        "Ines Park gives sessions that must run in 4 rounds in all, and is there in 2.",
        "The nearest plan breaks 1 rule:",
        "  W Weaving runs 0 times, and should run at least 2 times.",
        "What would help (checked: with all of it a plan exists):",
        "  Let W Weaving not be held.",
    ]
    assert [path.name for path in tmp_path.iterdir()] == ["event.xlsx"]


def test_an_impossible_event_for_machines(tmp_path: Path) -> None:
    event, plan = event_book(tmp_path / "event.xlsx", IMPOSSIBLE), tmp_path / "plan.xlsx"
    told = run("solve", event, "-o", plan, "--json")
    facts = json.loads(told.stdout)
    assert told.exit_code == 3
    assert (facts["status"], facts["proved"], facts["stages"], facts["measures"], facts["plan"]) == (
        "proved impossible",
        True,
        [],
        None,
        None,
    )
    assert facts["reasons"][0] == "Ines Park gives sessions that must run in 4 rounds in all, and is there in 2."
    assert not plan.exists()


def test_what_it_says_would_help_helps(tmp_path: Path) -> None:
    mended = replace(IMPOSSIBLE, sessions=(IMPOSSIBLE.sessions[0], replace(IMPOSSIBLE.sessions[1], at_least=0)))
    event = event_book(tmp_path / "event.xlsx", mended)
    assert run("solve", event, "-o", tmp_path / "plan.xlsx").exit_code == 0


def test_no_plan_in_time_is_not_called_impossible(tmp_path: Path) -> None:
    event, plan = event_book(tmp_path / "event.xlsx", *symposium()), tmp_path / "plan.xlsx"
    told = run("solve", event, "-o", plan, "--time-limit", "0")
    assert told.exit_code == 4
    assert told.stdout.splitlines() == [
        "Symposium 'Een weerbare samenleving': nothing found",
        "No plan was found in time. There may still be one: try a longer --time-limit.",
    ]
    assert not plan.exists()


@pytest.fixture
def no_search(monkeypatch: pytest.MonkeyPatch) -> None:
    """Searching fails the test."""

    def search(*_: Any, **__: Any) -> None:
        pytest.fail("it searched before it knew whether it could write")

    monkeypatch.setattr("allocator.model.solve.solve", search)


@pytest.mark.usefixtures("no_search")
def test_an_older_plan_is_refused_before_the_search(tmp_path: Path) -> None:
    event, plan = event_book(tmp_path / "event.xlsx"), tmp_path / "plan.xlsx"
    plan.write_bytes(b"somebody's work")
    told = run("solve", event, "-o", plan)
    assert (told.exit_code, told.stdout) == (1, "")
    assert told.stderr == f"{plan} already exists; nothing was written. Give another name, or add --force.\n"
    assert plan.read_bytes() == b"somebody's work"


@pytest.mark.usefixtures("no_search")
def test_a_folder_that_does_not_exist_is_told_before_the_search(tmp_path: Path) -> None:
    event, plan = event_book(tmp_path / "event.xlsx"), tmp_path / "plans" / "plan.xlsx"
    told = run("solve", event, "-o", plan)
    assert (told.exit_code, told.stdout) == (1, "")
    assert told.stderr == (f"There is no folder {plan.parent} to write plan.xlsx in. Make it, or give another name.\n")


@pytest.mark.usefixtures("no_search")
def test_a_folder_that_nobody_may_write_in_is_told_before_the_search(tmp_path: Path) -> None:
    event, folder = event_book(tmp_path / "event.xlsx"), tmp_path / "plans"
    folder.mkdir()
    folder.chmod(0o555)
    if os.access(folder, os.W_OK):
        pytest.skip("this user may write in every folder")
    told = run("solve", event, "-o", folder / "plan.xlsx")
    assert (told.exit_code, told.stdout, len(told.stderr.splitlines())) == (1, "", 1)


@pytest.mark.usefixtures("no_search")
def test_a_plan_is_never_written_over_its_event(tmp_path: Path) -> None:
    event = event_book(tmp_path / "event.xlsx")
    before = event.read_bytes()
    (tmp_path / "other name.xlsx").hardlink_to(event)
    for plan in (event, tmp_path / "." / "event.xlsx", tmp_path / "other name.xlsx"):
        told = run("solve", event, "-o", plan, "--force")
        assert (told.exit_code, told.stdout, len(told.stderr.splitlines())) == (1, "", 1)
    assert event.read_bytes() == before


def test_an_older_plan_is_overwritten_when_forced(tmp_path: Path) -> None:
    event, plan = event_book(tmp_path / "event.xlsx"), tmp_path / "plan.xlsx"
    plan.write_bytes(b"an older plan")
    assert run("solve", event, "-o", plan, "--force").exit_code == 0
    assert run("verify", event, plan).exit_code == 0


def test_a_plan_that_was_opened_in_excel_meanwhile_is_written_beside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    event, plan = event_book(tmp_path / "event.xlsx"), tmp_path / "plan.xlsx"
    plan.write_bytes(b"an older plan")
    replace_file = Path.replace

    def locked(self: Path, target: Path) -> Path:
        if target == plan:
            raise PermissionError(13, "it is open elsewhere")
        return replace_file(self, target)

    monkeypatch.setattr(Path, "replace", locked)
    told = run("solve", event, "-o", plan, "--force")
    beside = tmp_path / "plan (2).xlsx"
    assert told.exit_code == 0
    assert told.stdout.splitlines()[-1].split(". ")[0] == f"The plan is in {beside}"
    assert plan.read_bytes() == b"an older plan"
    assert run("verify", event, beside).exit_code == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["event.xlsx", "plan (2).xlsx", "plan.xlsx"]
