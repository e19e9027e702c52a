"""Files that are no event workbook: each gets its sentence, exit code 1, and leaves everything as it was."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from fair import edit, event_book, run, run_apart, solved
from openpyxl import load_workbook

SAVE_AS = "Open it in Excel and save it as an Excel workbook (.xlsx)."
OLE = bytes.fromhex("D0CF11E0A1B11AE1")


def nothing(path: Path) -> None:
    """There is no file at all."""


FILES: list[tuple[str, Callable[[Path], object], str]] = [
    ("missing", nothing, "does not exist. Check the name and the folder."),
    ("folder", Path.mkdir, "is a folder. Give the name of the workbook in it."),
    ("empty", Path.touch, "is empty (0 bytes). Save the workbook again, or take another copy."),
    ("text", lambda path: path.write_text("Dear all,\n"), f"is not an Excel workbook but a text file (CSV). {SAVE_AS}"),
    (
        "CSV",
        lambda path: path.write_text("id;name\n7;Ada\n"),
        f"is not an Excel workbook but a text file (CSV). {SAVE_AS}",
    ),
    (
        "password",
        lambda path: path.write_bytes(OLE + bytes(504) + "EncryptedPackage".encode("utf-16-le") + bytes(512)),
        "is protected with a password. Open it in Excel, remove the password (File > Info) and save it.",
    ),
    (
        "old format",
        lambda path: path.write_bytes(OLE + bytes(2048)),
        f"is in the old format of before 2007 (.xls). {SAVE_AS}",
    ),
]


@pytest.fixture(params=FILES, ids=[name for name, _, _ in FILES])
def bad(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Path, str]:
    """A file that is no workbook, and what is said of it."""
    _, make, sentence = request.param
    path = tmp_path / "event.xlsx"
    make(path)
    return path, f"{path} {sentence}\n"


@pytest.mark.parametrize("command", ["check", "check --json", "solve", "verify"])
def test_as_an_event(bad: tuple[Path, str], command: str, tmp_path: Path) -> None:
    path, sentence = bad
    before = sorted(tmp_path.iterdir())
    name, *options = command.split()
    plan = {"solve": ["-o", tmp_path / "plan.xlsx"], "verify": [tmp_path / "plan.xlsx"]}.get(name, [])
    told = run(name, path, *plan, *options)
    assert (told.exit_code, told.stdout, told.stderr) == (1, "", sentence)
    assert sorted(tmp_path.iterdir()) == before


def test_as_a_plan(bad: tuple[Path, str], tmp_path: Path) -> None:
    path, sentence = bad
    told = run("verify", event_book(tmp_path / "sound.xlsx"), path)
    assert (told.exit_code, told.stdout, told.stderr) == (1, "", sentence)


def test_a_process_of_its_own_ends_with_1_and_no_traceback(tmp_path: Path) -> None:
    told = run_apart("check", tmp_path / "event.xlsx")
    assert (told.returncode, told.stdout) == (1, "")
    assert told.stderr == f"{tmp_path / 'event.xlsx'} does not exist. Check the name and the folder.\n"


def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    event = event_book(tmp_path / "event.xlsx")
    event.chmod(0o000)
    if os.access(event, os.R_OK):
        pytest.skip("this user may read every file")
    told = run("check", event)
    assert (told.exit_code, told.stdout) == (1, "")
    assert told.stderr == (
        f"{event} cannot be read: it is open in another program, or you have no permission. Close it and try again.\n"
    )


def test_a_missing_sheet(tmp_path: Path) -> None:
    event = event_book(tmp_path / "event.xlsx")
    workbook = load_workbook(event)
    del workbook["Wishes"]
    workbook.save(event)
    told = run("solve", event, "-o", tmp_path / "plan.xlsx")
    assert (told.exit_code, told.stdout) == (1, "")
    assert told.stderr.splitlines() == [
        f"{event} has 1 problem:",
        "  Wishes   the workbook has no sheet of this name; add it.",
        f"Nothing was solved. Fix these cells and run again:  allocator check {event}",
    ]
    assert not (tmp_path / "plan.xlsx").exists()


def test_two_hundred_problems(tmp_path: Path) -> None:
    event = event_book(tmp_path / "event.xlsx")
    workbook = load_workbook(event)
    for row in range(8, 208):
        workbook["Rooms"].cell(row, 1).value = f"Room {row}"
        workbook["Rooms"].cell(row, 2).value = f"{row} ppl"
    workbook.save(event)

    def line(row: int) -> str:
        return f'capacity is "{row} ppl"; write a whole number, for example 30.'

    told = run("solve", event, "-o", tmp_path / "plan.xlsx")
    assert (told.exit_code, told.stdout) == (1, "")
    assert told.stderr.splitlines() == [
        f"{event} has 200 problems:",
        *(f"  {f'Rooms!B{row}':<10}   {line(row)}" for row in range(8, 108)),
        "  ... and 100 more.",
        f"Nothing was solved. Fix these cells and run again:  allocator check {event}",
    ]
    listed = json.loads(run("check", event, "--json").stdout)["problems"]
    assert listed == [{"where": f"Rooms!B{row}", "message": line(row)} for row in range(8, 208)]


def test_a_seed_that_the_solvers_cannot_take_is_a_problem_of_its_cell(tmp_path: Path) -> None:
    event = event_book(tmp_path / "event.xlsx")
    settings = load_workbook(event)["Settings"]
    (cell,) = [f"B{row[0].row}" for row in settings.iter_rows() if row[0].value == "Seed"]
    edit(event, "Settings", cell, 99_999_999_999)
    told = run("solve", event, "-o", tmp_path / "plan.xlsx")
    assert (told.exit_code, told.stdout) == (1, "")
    assert told.stderr.splitlines()[1].split("   ")[0] == f"  Settings!{cell}"


def test_a_plan_given_as_the_event(tmp_path: Path) -> None:
    event, plan = solved(tmp_path)
    told = run("verify", plan, event)
    assert (told.exit_code, told.stdout) == (1, "")
    assert told.stderr.splitlines() == [
        f"{plan} is a plan workbook. Give the event workbook that it was made from.",
    ]


def test_an_event_given_as_the_plan(tmp_path: Path) -> None:
    event = event_book(tmp_path / "event.xlsx")
    told = run("verify", event, event)
    assert (told.exit_code, told.stdout) == (1, "")
    assert told.stderr.splitlines() == [
        f"{event} is an event workbook. Give the plan workbook that was made from it.",
    ]
