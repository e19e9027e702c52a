"""`allocator whatif`: which cases are solved, what is kept, and how it ends."""

from __future__ import annotations

import json
import os
import re
import signal
import sys
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType

import pytest
from fair import FAIR, IMPOSSIBLE, event_book, run

from allocator import screen
from allocator.event import Event
from allocator.policy import Policy
from allocator.scenario.changes import Cancel, CloseRoom, Scenario
from allocator.scenario.whatif.case import Outcome
from allocator.scenario.whatif.notes import CaseNotes
from allocator.scenario.whatif.worker import CaseAnswer, CaseTask

pytestmark = pytest.mark.slow

# Without the attic or the barn in the morning, two of the four who wish for both sit in the hall then, at wish 2 (1)
# + 1 + 2 rounds + 2 = 6, beside their first wish; the others have wishes 1 and 2, as has Fay: 2 x 6 + 3 x 1.
ON_THE_SHEET = (Scenario("No attic", (CloseRoom("Attic", "Morning"),)), Scenario("Typo", (Cancel("Potery"),)))


@pytest.fixture(autouse=True)
def others(monkeypatch: pytest.MonkeyPatch) -> None:
    """What reads scenarios and compares outcomes is tried by itself; here is something simple in its place."""

    def read_scenarios(path: Path, event: Event, policy: Policy) -> tuple[Scenario, ...]:
        return ON_THE_SHEET[:1] if path.name == "one.xlsx" else ON_THE_SHEET

    def lines(comparison: Sequence[Outcome], labels: object, width: int | None) -> list[str]:
        return [f"{outcome.case.name}: {outcome.result.status if outcome.result else '-'}" for outcome in comparison]

    def write_comparison(
        comparison: Sequence[Outcome], path: Path, *, force: bool, event_file: str, now: object
    ) -> Path:
        path.write_text(f"{event_file}, {len(comparison)} cases")
        return path

    for module, names in {
        "allocator.workbook.scenarios.sheet": {"read_scenarios": read_scenarios},
        "allocator.scenario.whatif.compare": {"compared": tuple},
        "allocator.workbook.comparison.write": {"write_comparison": write_comparison},
    }.items():
        stand_in = ModuleType(module)
        stand_in.__dict__.update(names)
        monkeypatch.setitem(sys.modules, module, stand_in)
    monkeypatch.setattr(screen, "comparison_lines", lines)
    monkeypatch.setattr(
        screen, "comparison_facts", lambda outcomes: {"cases": [outcome.case.name for outcome in outcomes]}
    )


def without_seconds(told: str) -> list[str]:
    """Lines of progress in the order of their names, as they may come in any."""
    return sorted(re.sub(r"^\d of |[\d.]+ s$", "", line) for line in told.splitlines())


def test_all_cases_are_solved_compared_and_written_and_taken_from_before(tmp_path: Path) -> None:
    event, comparison = event_book(tmp_path / "event.xlsx"), tmp_path / "comparison.xlsx"
    words = ("whatif", event, tmp_path / "sheet.xlsx", "-o", comparison, "--close-room", "Barn@Morning", "--jobs", "2")
    told = run(*words)
    plans = tmp_path / "comparison-plans"
    assert told.stdout.splitlines() == [
        "Base: proved best",
        "No attic: proved best",
        "Typo: -",
        "Asked: proved best",
        "",
        f"The comparison is in {comparison}, and the plan of every scenario in {plans}.",
    ]
    assert without_seconds(told.stderr) == [
        "4   Asked: proved best: unseated with wishes 0, worst rank 3, total cost 15, ",
        "4   Base: proved best: unseated with wishes 0, worst rank 2, total cost 5, ",
        "4   No attic: proved best: unseated with wishes 0, worst rank 3, total cost 15, ",
        '4   Typo: failed: "Potery" is not a session of this event. Did you mean "Pottery"?',
    ]
    assert told.exit_code == 1  # for the typo
    assert comparison.read_text() == "event.xlsx, 4 cases"
    files = ["Asked.xlsx", "Base.xlsx", "No attic.xlsx"]
    assert sorted(path.name for path in plans.glob("*.xlsx")) == files
    assert run("verify", event, plans / "Base.xlsx").exit_code == 0

    refused = run(*words)
    assert (refused.exit_code, refused.stdout) == (1, "")
    again = f"{comparison} already exists; nothing was written. Give another name, or add --force.\n"
    assert refused.stderr == again
    taken = run(*words, "--force", "--json")
    assert [line.endswith(", from before") for line in taken.stderr.splitlines()] == [False, True, True, True]
    facts = json.loads(taken.stdout)
    assert facts == {
        "cases": ["Base", "No attic", "Typo", "Asked"],
        "comparison": str(comparison),
        "plans": {name: str(plans / f"{name}.xlsx") for name in ("Base", "No attic", "Asked")},
    }


def test_without_a_fault_it_ends_well_and_an_option_alone_is_enough(tmp_path: Path) -> None:
    event = event_book(tmp_path / "event.xlsx")
    told = run("whatif", event, "-o", tmp_path / "c.xlsx", "--cancel", "Carving")
    assert (told.exit_code, told.stdout.splitlines()[:2]) == (0, ["Base: proved best", "Asked: proved best"])
    told = run("whatif", event, tmp_path / "one.xlsx", "-o", tmp_path / "d.xlsx")
    assert (told.exit_code, told.stdout.splitlines()[:2]) == (0, ["Base: proved best", "No attic: proved best"])


def test_no_rooms_are_no_choice(tmp_path: Path) -> None:
    told = run("whatif", tmp_path / "event.xlsx", "-o", tmp_path / "c.xlsx", "--best-of", "rooms.xlsx", "--choose", "0")
    assert (told.exit_code, told.stderr.splitlines()[-1]) == (
        2,
        "Error: Invalid value for '--choose': 0 is not in the range x>=1.",
    )


def test_a_scenario_without_a_plan_is_an_answer(tmp_path: Path) -> None:
    event = event_book(tmp_path / "event.xlsx", IMPOSSIBLE)
    told = run("whatif", event, "-o", tmp_path / "c.xlsx", "--cancel", "Weaving")
    assert (told.exit_code, told.stdout.splitlines()[:2]) == (0, ["Base: proved impossible", "Asked: proved best"])
    assert [path.name for path in (tmp_path / "c-plans").glob("*.xlsx")] == ["Asked.xlsx"]


@pytest.mark.skipif(os.name == "nt", reason="signals are sent as POSIX sends them")
def test_ctrl_c_ends_at_once_and_the_same_command_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    event = event_book(tmp_path / "event.xlsx", FAIR)

    class Presses:
        def begins(self, tasks: Sequence[CaseTask], notes: CaseNotes | None) -> None: ...

        def arrives(self, task: CaseTask, answer: CaseAnswer) -> None:
            os.kill(os.getpid(), signal.SIGINT)

    words = ("whatif", event, tmp_path / "one.xlsx", "-o", tmp_path / "c.xlsx", "--jobs", "1", "--cancel", "Carving")
    with monkeypatch.context() as patched:
        patched.setattr("allocator.screen.whatif._Lines", lambda cases: Presses())
        told = run(*words)
    sentence = "Ended early: 1 of 3 scenarios are solved and kept. Run the same command again to continue.\n"
    assert (told.exit_code, told.stdout, told.stderr) == (4, "", sentence)
    assert not (tmp_path / "c.xlsx").exists()
    told = run(*words)
    assert told.exit_code == 0
    assert [line.endswith(", from before") for line in told.stderr.splitlines()] == [True, False, False]


@pytest.mark.parametrize("words", [("scenarios.xlsx",), ("--best-of", "scenarios.xlsx")])
def test_no_workbook_that_is_read_is_overwritten(
    tmp_path: Path, words: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    event_book(tmp_path / "event.xlsx")
    event_book(tmp_path / "scenarios.xlsx")
    before = (tmp_path / "scenarios.xlsx").read_bytes()
    monkeypatch.chdir(tmp_path)
    told = run("whatif", "event.xlsx", *words, "-o", "scenarios.xlsx", "--force")
    assert (told.exit_code, told.stdout) == (1, "")
    assert told.stderr.splitlines() == [
        "scenarios.xlsx is the workbook that is read; it is never overwritten. Give another name."
    ]
    assert (tmp_path / "scenarios.xlsx").read_bytes() == before
