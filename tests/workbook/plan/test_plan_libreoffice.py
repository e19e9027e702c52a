"""The plan workbook opened by another program."""

from __future__ import annotations

import csv
import shutil
import subprocess
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill
from plan_cases import NOW, result_of

from allocator.event import Attendee, Event, Room, Round, Session
from allocator.plan import Assignment, Placement, Plan
from allocator.policy import Policy
from allocator.scenario.replan.edits import Edits, edits_of
from allocator.workbook.plan.read import read_plan
from allocator.workbook.plan.write import write_plan

SOFFICE = shutil.which("soffice")

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(SOFFICE is None, reason="LibreOffice (soffice) is not installed"),
]

EVENT = Event(
    title="=TITLE()",
    rounds=(Round("R1"),),
    rooms=(Room("@Hall", 9),),
    speakers=(),
    sessions=(Session("W1", "+1 day"),),
    attendees=(
        Attendee("007", "=1+1", organisation="-2"),
        Attendee("2", "@SUM(1)", organisation="<b>"),
        Attendee("3", "Ann", unavailable=frozenset({"R1"})),
    ),
    wishes=(),
)
PLAN = Plan.of([Placement("W1", "R1", "@Hall")], [Assignment("007", "W1", "R1"), Assignment("2", "W1", "R1")])


def convert(folder: Path, form: str) -> Path:
    path = folder / "plan.xlsx"
    write_plan(EVENT, Policy(), result_of(PLAN), path, event_file="event.xlsx", now=NOW)
    return converted(path, form, folder)


def converted(path: Path, form: str, folder: Path) -> Path:
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [str(SOFFICE), profile, "--headless", "--convert-to", form, "--outdir", str(folder), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return folder


def test_it_becomes_a_document_to_print(tmp_path: Path) -> None:
    assert (convert(tmp_path, "pdf") / "plan.pdf").read_bytes().startswith(b"%PDF-")


def test_its_text_is_text(tmp_path: Path) -> None:
    # Comma, double quote, UTF-8, from row 1; values as shown; every sheet in a file of its own.
    form = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
    folder = convert(tmp_path, form)
    with (folder / "plan-Assignments.csv").open(encoding="utf-8", newline="") as file:
        assert list(csv.reader(file)) == [
            ["Id", "Attendee", "Organisation", "R1", "R1 room", "R1 rank", "Pinned"],
            ["007", "=1+1", "-2", "W1 +1 day", "@Hall", "", ""],
            ["2", "@SUM(1)", "<b>", "W1 +1 day", "@Hall", "", ""],
            ["3", "Ann", "", "–", "", "", ""],
        ]


def test_nothing_was_edited_where_another_program_saved_it(tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    pinned = frozenset(PLAN.assignments[:1])
    write_plan(EVENT, Policy(), result_of(PLAN), path, event_file="event.xlsx", now=NOW, pinned=pinned)
    workbook = load_workbook(path)
    sheet = workbook["Assignments"]
    sheet["B3"].comment = Comment("Comes late", "Ines")
    sheet["D3"].fill = PatternFill("solid", start_color="FFFF00", end_color="FFFF00")
    sheet.column_dimensions["D"].width = 61
    workbook.create_sheet("Money")["A1"] = 100
    workbook.save(path)
    saved = converted(path, "xlsx", tmp_path / "saved") / "plan.xlsx"
    read = read_plan(saved, EVENT)
    assert read.written == PLAN
    assert edits_of(PLAN, read.plan) == Edits()
    assert read.pinned == pinned
    told: list[str] = []
    written = write_plan(
        EVENT, Policy(), result_of(PLAN), saved, force=True, event_file="event.xlsx", now=NOW, tell=told.append
    )
    assert (written, told) == (saved, [])
    workbook = load_workbook(saved)
    sheet = workbook["Assignments"]
    assert sheet["B3"].comment is not None
    assert sheet["B3"].comment.text == "Comes late"
    assert str(sheet["D3"].fill.fgColor.rgb)[2:] == "FFFF00"
    assert sheet["D2"].fill.fill_type is None
    assert [round(sheet.column_dimensions[letter].width) for letter in "BD"] == [25, 61]
    assert workbook["Money"]["A1"].value == 100
    assert workbook.sheetnames[-2:] == ["As written", "Money"]
