"""The real files, each by the command that the docs give for it, with the counts that their origin has."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from click.testing import CliRunner

from allocator.cli import main
from allocator.intake.files.grid import read_grids
from allocator.intake.imported import Choices
from allocator.intake.run import import_files
from allocator.workbook.event.read import inspect_event
from benchmarks.documented import carried_out, commands, placed

ROOT = Path(__file__).resolve().parents[2]
DATA = Path(os.environ.get("ALLOCATOR_DATA", ROOT.parent / "shared" / "data"))

pytestmark = pytest.mark.skipif(
    not DATA.is_dir(), reason="the real files are not there (ALLOCATOR_DATA names their folder)"
)

COUNTS = {
    # attendees, sessions, wishes (each once), pins, rooms, rounds; by the last file of the command
    "senior_seminar_2018/SrSeminar_RawData.csv": (74, 18, 345, 0, 5, 5),
    "bot_2022_23/BOT2_Wahl_full.xlsx": (135, 27, 806, 0, 14, 5),
    "bot_2022_23/IMPORT BOT2_Wahl_with_blanks.xlsx": (135, 27, 792, 0, 14, 5),
    "science_fair/student_choices.csv": (85, 11, 340, 0, 0, 3),
    "winterim_2020/students.csv": (282, 21, 1924, 40, 0, 1),  # 242 x 8 wishes, 12 of them stated twice
    "cornell_fws_2009/fws_f09_ballots.csv": (2886, 183, 14430, 0, 0, 1),
    "unl_senior_design_2021/preferences.xlsx": (134, 22, 2948, 0, 0, 1),
    "form_export_samples/msforms_export_ranking_question.xlsx": (1, 10, 10, 0, 0, 1),
    "pdn_microtests/test10_n10_multiple_ties_dense.xlsx": (10, 10, 30, 0, 0, 1),
    "pdn_microtests/test7_eligibility.xlsx": (5, 5, 25, 16, 0, 1),
    "tracon_2024/sessions.csv": (953, 21, 2187, 0, 0, 1),
    "wassign_realistic/120/rounds.csv": (120, 10, 1200, 0, 0, 3),
    "wassign_realistic/300/rounds.csv": (300, 50, 15000, 0, 0, 5),
    "wassign_realistic/5000/rounds.csv": (5000, 35, 175000, 0, 0, 6),
}


def test_every_command_of_the_docs_has_its_counts() -> None:
    assert set(commands()) == set(COUNTS)


@pytest.mark.slow
@pytest.mark.parametrize("last", COUNTS)
def test_a_real_event_is_imported_by_one_command(tmp_path: Path, last: str) -> None:
    event = tmp_path / "event.xlsx"
    result = CliRunner().invoke(main, placed(commands()[last], DATA, event))
    assert result.exit_code == 0, result.output
    inspection = inspect_event(event)
    assert inspection.problems == ()
    counts = inspection.counts
    kinds = ("attendees", "sessions", "wishes", "pins", "rooms", "rounds")
    assert tuple(counts[kind] for kind in kinds) == COUNTS[last]


@pytest.mark.slow
def test_what_was_imported_is_solved(tmp_path: Path) -> None:
    last = "pdn_microtests/test10_n10_multiple_ties_dense.xlsx"
    outcome = carried_out(commands()[last], DATA, tmp_path, time_limit=20)
    assert (outcome.counts["attendees"], outcome.problems, outcome.status) == (10, 0, "proved best")
    proved = [name for name, value, bound in outcome.stages if value == bound]
    assert proved == ["unseated with wishes", "unseated without wishes", "worst rank", "total cost"]


MICROTESTS = {
    "test1_equal_preferences_check_output_consistency": (5, 5, 25),
    "test2_trivial_perfect": (5, 5, 15),
    "test3_n60_two_equal_solutions": (60, 60, 300),
    "test4_n10_multiple_ties": (10, 10, 30),
    "test5_mean_vs_variance": (5, 5, 25),
    "test6_multiple_students_per_project": (10, 11, 30),
    "test8_tied_preferences": (5, 5, 15),
    "test9_supervisor_constraints": (7, 12, 84),
}


@pytest.mark.parametrize("name", MICROTESTS)
def test_the_wishes_of_students_alone_are_read(tmp_path: Path, name: str) -> None:
    found = import_files(tmp_path / "event.xlsx", [DATA / "pdn_microtests" / f"{name}.xlsx"], Choices(rounds="1"))
    assert (found.counts["attendees"], found.counts["sessions"], found.counts["wishes"]) == MICROTESTS[name]
    assert inspect_event(tmp_path / "event.xlsx").problems == ()


def test_headings_that_were_sorted_in_among_the_rows_are_found(tmp_path: Path) -> None:
    files = [
        DATA / "senior_seminar_2018" / name for name in ("SeniorSeminarStudent.xlsx", "SeniorSeminarSessions.xlsx")
    ]
    found = import_files(tmp_path / "event.xlsx", files, Choices())
    assert (found.counts["attendees"], found.counts["sessions"], found.counts["wishes"]) == (74, 18, 345)


def test_both_lotteries_at_once_are_equal_wishes(tmp_path: Path) -> None:
    files = [DATA / "tracon_2024" / name for name in ("wishes.csv", "sessions.csv")]
    found = import_files(tmp_path / "event.xlsx", files, Choices(rounds="1"))
    # One person takes part in both lotteries with one session: of 4,054 rows one is the same wish again.
    assert (found.counts["attendees"], found.counts["sessions"], found.counts["wishes"]) == (1362, 21, 4053)


@pytest.mark.slow
@pytest.mark.parametrize("file", sorted(DATA.glob("*/*.*")) if DATA.is_dir() else [], ids=lambda file: file.name)
def test_every_file_is_read_or_says_in_words_why_not(tmp_path: Path, file: Path) -> None:
    if file.suffix not in (".csv", ".xlsx"):
        pytest.skip("a programme, not a table")
    assert read_grids(file)
    result = CliRunner().invoke(main, ["import", str(tmp_path / "event.xlsx"), str(file)])
    assert result.exception is None or isinstance(result.exception, SystemExit)
    assert result.exit_code in (0, 1)
