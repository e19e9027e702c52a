"""What a terminal of 60, 80 or 120 letters shows: lines that fit, commands and figures whole, verdicts in colour."""

from __future__ import annotations

import re
import sys
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from fair import FAIR, edit, event_book, on_a_terminal, run
from rich.cells import cell_len

from allocator.comparison import Compared, Comparison, Verdict
from allocator.event import Labels
from allocator.plan import Result, Stage, Trade
from allocator.policy import Policy
from allocator.screen import terminal
from allocator.screen.comparison import comparison_lines
from allocator.screen.replan import trade_lines
from allocator.screen.result import known, result_lines
from allocator.screen.terminal import coloured, fitted
from allocator.words import beyond_wishes
from tests.intake.foreign import write_csv
from tests.scenario.results import outcome
from tests.scenario.test_replan import ANNOUNCED, DAY

WIDTHS = (60, 80, 120)
ESCAPES = re.compile(r"\x1b\[[0-9;?]*[a-zA-Z]")

STAGES = (
    Stage("unseated with wishes", 29, 29),
    Stage("unseated without wishes", 0, 0),
    Stage("worst rank", 5, 4),
    Stage("total cost", 1320, 1316),
)
OBJECTIVES = tuple(stage.name for stage in STAGES)


def shown(monkeypatch: pytest.MonkeyPatch, wide: int, *words: str) -> tuple[str, str]:
    """What a command prints on a terminal of this width, without its colours: all of it, and its answer."""
    monkeypatch.setattr(terminal, "_is_terminal", lambda *, err: True)
    monkeypatch.setenv("COLUMNS", str(wide))
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm-256color")
    told = run(*words)
    monkeypatch.undo()
    return ESCAPES.sub("", told.output), ESCAPES.sub("", told.stdout)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An event with a title and rooms of many words, a plan for it, and answers of other people."""
    made = tmp_path_factory.mktemp("terminal")
    titles = {
        "P": "Pottery for people who have never before touched clay",
        "W": "Weaving with the wool of our own sheep",
    }
    sessions = tuple(replace(one, title=titles.get(one.code, one.title)) for one in FAIR.sessions)
    rounds = tuple(
        replace(one, start=datetime(2026, 5, 9, hour), end=datetime(2026, 5, 9, hour + 2))
        for one, hour in zip(FAIR.rounds, (10, 13), strict=True)
    )
    attendees = tuple(replace(one, email=f"{one.id}@example.org") for one in FAIR.attendees)
    event = replace(FAIR, rounds=rounds, sessions=sessions, attendees=attendees)
    event_book(made / "event.xlsx", event)
    edit(event_book(made / "broken.xlsx", event), "Rooms", "B2", "20 people if they stand close to one another")
    write_csv(made / "answers.csv", [["Name", "Choice 1", "Choice 2"], ["Ada Lind", "Potery", "Weaving"]])
    assert run("solve", made / "event.xlsx", "-o", made / "plan.xlsx").exit_code == 0
    return made


COMMANDS = (
    "check event.xlsx",
    "check broken.xlsx",
    "verify event.xlsx plan.xlsx",
    "import imported.xlsx answers.csv --rounds 2 --dry-run",
    "mail draft event.xlsx plan.xlsx --from office@example.org",
    "mail status",
    "replan event.xlsx plan.xlsx -o r.xlsx --waitlist --moves 3",
    "solve nowhere.xlsx -o p.xlsx",
)
WHOLE_RUNS = (
    "solve event.xlsx -o p.xlsx --force",
    "replan event.xlsx plan.xlsx -o r.xlsx --cancel Carving --force",
    "publish event.xlsx plan.xlsx -o out --force",
    "new new.xlsx --example --force",
)
"""Commands that take a second for the four times that each is run here."""


@pytest.mark.parametrize("command", [*COMMANDS, *(pytest.param(one, marks=pytest.mark.slow) for one in WHOLE_RUNS)])
def test_lines_fit_and_say_the_same_words(command: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    piped = run(*command.split())
    assert ESCAPES.findall(piped.output) == []
    for wide in WIDTHS:
        monkeypatch.chdir(folder)
        told, answer = shown(monkeypatch, wide, *command.split())
        lines = told.splitlines()
        assert [line for line in lines if cell_len(line) > wide and " " in line.strip()] == []
        assert answer.split() == piped.stdout.split()
        to_paste = re.findall(r"  (allocator .*)$", piped.output, re.MULTILINE)
        assert [one for one in to_paste if not any(line.endswith(one) for line in lines)] == []


@pytest.mark.slow
def test_what_ifs_fit_whatever_the_width(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for wide in WIDTHS:
        monkeypatch.chdir(folder)
        command = "whatif event.xlsx -o c.xlsx --cancel Carving --close-room Attic@Morning --force --time-limit 5"
        _, answer = shown(monkeypatch, wide, *command.split())
        assert [line for line in answer.splitlines() if cell_len(line) > wide] == []
        assert "Asked: proved worse" in answer
        # The base has 5: five people with wishes 1 and 2.
        assert re.findall(r"^ *Base.*5 .*$|^ +total cost +5$", answer, re.MULTILINE) != []


def test_a_command_is_never_parted_and_a_bound_stays_with_its_figure() -> None:
    line = 'The plan is in "my plan.xlsx". Edit it, then:  allocator verify event.xlsx "my plan.xlsx"'
    assert list(fitted(line, 60)) == [
        'The plan is in "my plan.xlsx". Edit it, then:',
        '  allocator verify event.xlsx "my plan.xlsx"',
    ]
    assert list(fitted("Next:  allocator solve a-long-name-for-an-event.xlsx -o plan.xlsx", 40)) == [
        "Next:",
        "  allocator solve a-long-name-for-an-event.xlsx -o plan.xlsx",
    ]
    assert list(fitted("  total cost 1081 (≥ 1019), and more", 17)) == [
        "  total cost",
        "   1081 (≥ 1019),",
        "    and more",
    ]
    # What follows a place goes on below what is said of it.
    assert list(fitted("  Wishes!C14   is not a session of this event.", 30)) == [
        "  Wishes!C14   is not a",
        "               session of this",
        "               event.",
    ]


@pytest.mark.parametrize(
    ("line", "colours"),
    [
        ("Village fair: proved best", {"proved best": "green"}),
        ("  total cost     1020   proved best", {"proved best": "green"}),
        ("event.xlsx has 2 problems:", {"has 2 problems": "bold red"}),
        ("plan.xlsx breaks 1 rule:", {"breaks 1 rule": "bold red"}),
        ("  Aula dicht   proved worse   29", {"proved worse": "bold red"}),
        ("Is it proved best practice?", {}),
    ],
)
def test_verdicts_have_colours(line: str, colours: dict[str, str]) -> None:
    text = coloured(line)
    assert {line[span.start : span.end]: str(span.style) for span in text.spans} == colours


FOUND = outcome("", DAY, Policy(), ANNOUNCED).result


def case(name: str, verdict: Verdict) -> Compared:
    assert FOUND is not None
    result = replace(FOUND, stages=STAGES)
    why = "total cost: the base has 1020, and this cannot go below 1157 at the same unseated and worst rank"
    return Compared(name, (), result, "", verdict, "total cost", why, "", (), None, (), None, False)


def comparison() -> Comparison:
    cases = (case("Base", Verdict.BASE), case("Aula in theateropstelling", Verdict.PROVED_WORSE))
    return Comparison("Day", Labels(), cases, OBJECTIVES, (1, 2), (), "Best: Base.", True)


def test_a_comparison_is_a_table_where_it_fits() -> None:
    lines = list(comparison_lines(comparison(), Labels()))
    assert lines[:6] == [
        "  scenario                    verdict        unseated with wishes   worst rank      total cost   better off   "
        "worse off",
        "  Base                        base                             29      5 (≥ 4)   1320 (≥ 1316)            –   "
        "        –",
        "  Aula in theateropstelling   proved worse                     29      5 (≥ 4)   1320 (≥ 1316)            –   "
        "        –",
        "",
        "  (≥ n): the value is not proved best; no plan goes below n.",
        "  unseated without wishes: 0 everywhere, proved.",
    ]
    assert list(comparison_lines(comparison(), Labels(), width=100))[:5] == [
        "                                             unseated",
        "                                                 with     worst                   better   worse",
        "  scenario                    verdict          wishes      rank      total cost      off     off",
        "  Base                        base                 29   5 (≥ 4)   1320 (≥ 1316)        –       –",
        "  Aula in theateropstelling   proved worse         29   5 (≥ 4)   1320 (≥ 1316)        –       –",
    ]


@pytest.mark.parametrize("wide", [60, 80])
def test_a_comparison_wider_than_the_screen_has_a_block_for_each_scenario(wide: int) -> None:
    lines = list(comparison_lines(comparison(), Labels(), width=wide))
    assert lines[5:11] == [
        "  Aula in theateropstelling: proved worse",
        "    unseated with wishes     29",
        "    worst rank                5 (≥ 4)",
        "    total cost             1320 (≥ 1316)",
        "    total cost: the base has 1020, and this cannot go below 1157 at the same unseated and worst rank",
        "",
    ]
    whole = [figure for figure in ("5 (≥ 4)", "1320 (≥ 1316)") if sum(figure in line for line in lines) != 2]
    assert whole == []


def test_a_trade_wider_than_the_screen_has_a_block_for_each_plan() -> None:
    trade = (Trade(10, (10, 1, 0), STAGES, True), Trade(None, (40, 2, 1), STAGES, False))
    assert list(trade_lines(trade, width=70))[:5] == [
        "                     unseated   unseated",
        "   at most               with    without     worst",
        "     moved   moved     wishes     wishes      rank      total cost",
        "→       10      10         29          0   5 (≥ 4)   1320 (≥ 1316)",
        "  no limit      40         29          0   5 (≥ 4)   1320 (≥ 1316)",
    ]
    assert list(trade_lines(trade, width=60))[:8] == [
        "→ at most moved               10",
        "  moved                       10",
        "  unseated with wishes        29",
        "  unseated without wishes      0",
        "  worst rank                   5 (≥ 4)",
        "  total cost                1320 (≥ 1316)",
        "",
        "  at most moved               no limit",
    ]


@pytest.mark.parametrize(
    ("stage", "said"),
    [
        (Stage("total cost", 1020, 1019), "at most 0.1% from the best possible (≥ 1019)"),
        (Stage("worst rank", 5, 4), "at most 1 less is possible (≥ 4)"),
        (Stage("unseated with wishes", 40, 10), "at most 30 less is possible (≥ 10)"),
        (Stage("moved attendees", 3, 0), "nothing proved yet"),
        (Stage("total cost", 1117, -4), "nothing proved yet"),
        (Stage("total cost", 0, 0), "proved best"),
    ],
)
def test_a_part_is_said_of_a_cost_alone(stage: Stage, said: str) -> None:
    assert known(stage) == said


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo terminals")
@pytest.mark.parametrize("colours", [True, False])
def test_a_terminal_shows_a_bar_the_time_asked_for_and_colours_unless_told_not_to(colours: bool, folder: Path) -> None:
    written = solving(folder, {} if colours else {"NO_COLOR": "1"})
    assert re.findall(r"\d+ of 7 s", written) != []
    assert "━" in written
    assert "Looking for a first plan." in written
    assert ("\x1b[32mproved best\x1b[0m" in written) == colours
    assert (re.findall(r"\x1b\[[0-9;]+m", written) != []) == colours


def solving(folder: Path, environment: dict[str, str]) -> str:
    """All that a terminal of 60 letters is sent while it solves the event."""
    words = ("solve", "event.xlsx", "-o", "p.xlsx", "--force", "--time-limit", "7")
    code, told = on_a_terminal(*words, folder=folder, columns=60, environment=environment)
    assert code == 0
    return told


def test_a_result_with_the_longest_names_fits_a_line_of_80() -> None:
    assert FOUND is not None
    stages = (*STAGES[:3], Stage("total cost", 1178, 1019))
    lines = list(result_lines(replace(FOUND, stages=stages), Labels()))
    assert lines[2:6] == [
        "  unseated with wishes        29   proved best",
        "  unseated without wishes      0   proved best",
        f"  worst rank                   5   at most 1 less is possible (≥ 4){beyond(FOUND)}",
        "  total cost                1178   at most 13.5% from the best possible (≥ 1019)",
    ]
    assert len(lines[5]) == 80


def beyond(result: Result) -> str:
    """What a worst rank of 5 is where fewer wishes were stated."""
    assert result.measures is not None
    return f"; 5 is {beyond_wishes(5, max(result.measures.granted))}"
