"""Plan workbooks edited by hand: what `verify` says of it, and `replan --keep-edits`."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from fair import FAIR, edit, event_book, run
from openpyxl import load_workbook
from openpyxl.comments import Comment

from allocator.event import Room, Session
from allocator.plan import Result, Status
from allocator.policy import Policy
from allocator.workbook.event.read import read_event
from allocator.workbook.plan.write import write_plan
from tests.cli.test_cli_verify import FIGURES, cell_of
from tests.small import plan as plan_of

pytestmark = pytest.mark.slow

PLAN = plan_of(
    [
        "P Morning Barn",
        "W Morning Attic",
        "B Morning Hall",
        "P Afternoon Barn",
        "W Afternoon Attic",
        "C Afternoon Hall",
    ],
    ["12 P Morning", "34 W Morning", "5 B Morning", "34 P Afternoon", "12 W Afternoon", "5 C Afternoon"],
)
NOW = datetime(2026, 11, 24, 9, 30)

HEADER = "What was edited by hand, or pinned, in the plan cannot be kept:"


def solved(folder: Path) -> tuple[Path, Path]:
    """The fair and a best plan for it, in files."""
    event, path = event_book(folder / "event.xlsx"), folder / "plan.xlsx"
    result = Result(PLAN, Status.PROVED_BEST, (), None, 1, 1.0, {}, read_event(event).input_hash, "by hand")
    write_plan(FAIR, Policy(), result, path, event_file="event.xlsx", now=NOW)
    return event, path


def seat(plan: Path, attendee: str, heading: str) -> object:
    return load_workbook(plan)["Assignments"][cell_of(plan, attendee, heading)].value


def swapped(folder: Path) -> tuple[Path, Path]:
    """The fair with Ada put into Weaving in the morning and Pottery in the afternoon, both of which are full."""
    event, plan = solved(folder)
    edit(plan, "Assignments", cell_of(plan, "1", "Morning"), "W")
    edit(plan, "Assignments", cell_of(plan, "1", "Afternoon"), "P")
    return event, plan


def test_verify_counts_the_edits_and_what_they_cost(tmp_path: Path) -> None:
    # Fay's second wish cost 1; the seat that she has not costs as much as an unwished one, 1 + 1 + 2 rounds + 2.
    event, plan = solved(tmp_path)
    edit(plan, "Assignments", cell_of(plan, "5", "Afternoon"), None)
    edit(plan, "Timetable", "A5", "Hall")
    edit(plan, "Timetable", "A6", "Attic")
    told = run("verify", event, plan)
    assert told.stdout.splitlines()[-7:] == [
        "",
        "Edited by hand since it was written: 1 seat and 4 offerings.",
        "  moved attendees             0 → 1",
        "  moved rooms                 0 → 4",
        "  unseated with wishes        0 → 1",
        "  worst rank                  2 → 4",
        "  total cost                  5 → 10",
    ]
    facts = json.loads(run("verify", event, plan, "--json").stdout)["edits"]
    assert (facts["seats"], facts["offerings"]) == (1, 4)
    assert (facts["measures_as_written"]["total_cost"], facts["measures"]["total_cost"]) == (5, 10)


def test_verify_says_nothing_of_edits_where_there_are_none_or_none_can_be_known(tmp_path: Path) -> None:
    event, plan = solved(tmp_path)
    assert run("verify", event, plan).stdout.splitlines() == [f"{plan} keeps every rule.", "", *FIGURES]
    counts = json.loads(run("verify", event, plan, "--json").stdout)["edits"]
    assert (counts["seats"], counts["offerings"]) == (0, 0)
    workbook = load_workbook(plan)
    workbook.remove(workbook["As written"])
    workbook.save(plan)
    assert run("verify", event, plan).stdout.splitlines() == [f"{plan} keeps every rule.", "", *FIGURES]
    assert json.loads(run("verify", event, plan, "--json").stdout)["edits"] is None


def test_edits_are_kept_and_one_other_makes_room(tmp_path: Path) -> None:
    event, plan = swapped(tmp_path)
    new, changed = tmp_path / "new.xlsx", tmp_path / "changed.xlsx"
    assert run("verify", event, plan).exit_code == 1
    told = run("replan", event, plan, "-o", new, "--keep-edits", "--changed-event", changed)
    assert told.exit_code == 0
    assert told.stdout.splitlines()[:2] == ["Village fair: proved best", "Edited by hand and kept: 2 seats."]
    assert [line for line in told.stdout.splitlines() if "announced" in line or "by hand" in line][1:] == [
        "2 of 5 attendees lose an announced seat: 1 by the edits, 1 only because of the rest.",
    ]
    assert seat(new, "1", "Afternoon") == "P Pottery"
    assert run("verify", changed, new).exit_code == 0
    rows = list(load_workbook(new)["Changes"].iter_rows(values_only=True))
    assert (*rows[1][:4], rows[1][6]) == ("1", "Ada Lind", None, "yes", "edited by hand")
    assert [(row[3], row[6]) for row in rows[2:]] == [("yes", "makes room for others")]
    log = [line.strip() for line in run("log", new).stdout.splitlines()]
    assert (len(log), log[2], log[4]) == (5, "edited by hand", "what was edited by hand is kept")
    facts = json.loads(run("replan", event, plan, "-o", new, "--keep-edits", "--json", "--force").stdout)
    assert (facts["edits"], facts["moved"]) == ({"seats": 2, "offerings": 0}, 2)


def test_without_the_option_an_edited_plan_counts_as_announced(tmp_path: Path) -> None:
    event, plan = swapped(tmp_path)
    facts = json.loads(run("replan", event, plan, "-o", tmp_path / "new.xlsx", "--json").stdout)
    assert (facts["edits"], facts["moved"]) == ({"seats": 0, "offerings": 0}, 1)


def test_edits_that_no_plan_can_keep_are_told_and_nothing_is_written(tmp_path: Path) -> None:
    event, plan = solved(tmp_path)
    edit(plan, "Assignments", cell_of(plan, "5", "Morning"), "W")
    edit(plan, "Assignments", cell_of(plan, "5", "Afternoon"), "Weaving")
    edit(plan, "Assignments", cell_of(plan, "4", "Afternoon"), "Potery")
    for option in ((), ("--keep-edits",)):
        told = run("replan", event, plan, "-o", tmp_path / "new.xlsx", *option)
        assert (told.exit_code, told.stdout) == (1, "")
        assert told.stderr.splitlines() == [
            f"{plan} has 1 problem:",
            f'  Assignments!{cell_of(plan, "4", "Afternoon")}   "Potery" is not one of the sessions. '
            'Did you mean "Pottery"?',
            "Nothing was done. Fix these cells and run the same command again.",
        ]
    edit(plan, "Assignments", cell_of(plan, "4", "Afternoon"), None)
    told = run("replan", event, plan, "-o", tmp_path / "new.xlsx", "--keep-edits")
    assert told.stderr.splitlines() == [HEADER, "  Fay Vink (5) attends W Weaving 2 times"]
    assert not (tmp_path / "new.xlsx").exists()


def test_edits_for_which_there_are_no_seats_are_counted(tmp_path: Path) -> None:
    event, plan = solved(tmp_path)
    for attendee in "345":
        edit(plan, "Assignments", cell_of(plan, attendee, "Morning"), "P")
        edit(plan, "Assignments", cell_of(plan, attendee, "Afternoon"), None)
    told = run("replan", event, plan, "-o", tmp_path / "new.xlsx", "--keep-edits")
    assert (told.exit_code, told.stdout) == (1, "")
    assert told.stderr.splitlines()[-2:] == [
        "What was edited by hand, or pinned, in the plan cannot be kept:",
        'Pins 5: 3 people are pinned to "P" in "Morning", which has 2 seats then.',
    ]


def test_an_older_plan_workbook_cannot_tell_its_edits(tmp_path: Path) -> None:
    event, plan = solved(tmp_path)
    workbook = load_workbook(plan)
    workbook.remove(workbook["As written"])
    workbook.save(plan)
    told = run("replan", event, plan, "-o", tmp_path / "new.xlsx", "--keep-edits")
    assert (told.exit_code, told.stdout) == (1, "")
    assert told.stderr == (
        f'{plan} does not say what the program wrote in it: it has no sheet "As written". '
        "--keep-edits needs a plan workbook that this version of allocator wrote.\n"
    )


def test_a_row_taken_out_of_the_plan_is_missed(tmp_path: Path) -> None:
    event, plan = solved(tmp_path)
    workbook = load_workbook(plan)
    workbook["Assignments"].delete_rows(3)
    workbook.save(plan)
    told = run("replan", event, plan, "-o", tmp_path / "new.xlsx", "--keep-edits")
    assert told.stderr.splitlines()[1] == (
        "  Assignments   Bo Null (2) has no row; add one, left blank where they have no seat."
    )


def test_pins_comments_and_sheets_survive(tmp_path: Path) -> None:
    event, plan = solved(tmp_path)
    workbook = load_workbook(plan)
    sheet = workbook["Assignments"]
    pinned = sheet.cell(1, 10)
    assert pinned.value == "Pinned"
    sheet.cell(3, 10).value = "all"
    sheet["B6"].comment = Comment("Comes late", "Ines")
    workbook.create_sheet("Money")["A1"] = 100
    workbook.save(plan)
    for new, words in ((tmp_path / "new.xlsx", ()), (tmp_path / "newer.xlsx", ("--keep-edits", "--cancel", "B"))):
        told = run("replan", event, plan, "-o", new, *words)
        assert (told.exit_code, told.stderr.count("stays")) == (0, 0)
        workbook = load_workbook(new)
        comment = workbook["Assignments"]["B6"].comment
        assert comment is not None
        assert (comment.text, workbook["Assignments"]["J3"].value) == ("Comes late", "all")
        assert (workbook.sheetnames[-1], workbook["Money"]["A1"].value) == ("Money", 100)


def test_a_pin_that_cannot_be_kept_is_told(tmp_path: Path) -> None:
    event, plan = solved(tmp_path)
    edit(plan, "Assignments", "J6", "yes")
    told = run("replan", event, plan, "-o", tmp_path / "new.xlsx", "--cancel", "B@Morning")
    assert told.exit_code == 1
    assert told.stderr.splitlines() == [HEADER, 'Pins 5: "B" cannot run in "Morning".']


def test_a_pin_of_no_round_is_a_problem_and_one_without_a_seat_is_odd(tmp_path: Path) -> None:
    event, plan = solved(tmp_path)
    edit(plan, "Assignments", "J3", "Evening; Morning")
    edit(plan, "Assignments", cell_of(plan, "5", "Morning"), None)
    edit(plan, "Assignments", "J6", "morning")
    told = run("verify", event, plan)
    message = '"Evening" is not "all" or one of the rounds. There is "Morning", "Afternoon".'
    assert told.stderr.splitlines()[1] == f"  Assignments!J3   {message}"
    edit(plan, "Assignments", "J3", None)
    told = run("verify", event, plan)
    odd = '"morning" is pinned, but this row has no seat in that round.'
    assert told.stderr.splitlines() == ["1 warning:", f"  Assignments!J6   {odd}"]


def test_solve_does_not_write_over_what_was_edited(tmp_path: Path) -> None:
    event, plan = swapped(tmp_path)
    before = plan.read_bytes()
    told = run("solve", event, "-o", plan, "--force")
    beside = tmp_path / "plan (2).xlsx"
    assert told.exit_code == 0
    assert told.stderr.splitlines()[-1] == (
        f"{plan} stays as it is: 2 seats edited by hand would have been lost. The new plan is in {beside}."
    )
    assert f"The plan is in {beside}." in told.stdout
    assert plan.read_bytes() == before


def test_a_late_session_put_in_by_hand_is_held(tmp_path: Path) -> None:
    event, plan = solved(tmp_path)
    late = replace(
        FAIR, sessions=(*FAIR.sessions, Session("X", "Extra", at_least=0)), rooms=(*FAIR.rooms, Room("Loft", 9))
    )
    event.unlink()
    event_book(event, late)
    for cell, value in (("A7", "loft"), ("C7", "Extra")):
        edit(plan, "Timetable", cell, value)
    told = run("replan", event, plan, "-o", tmp_path / "new.xlsx", "--keep-edits")
    assert (told.exit_code, told.stdout.splitlines()[1]) == (0, "Edited by hand and kept: 1 offering.")
    new = load_workbook(tmp_path / "new.xlsx")["Timetable"]
    assert [row[2] for row in new.iter_rows(min_row=4, values_only=True) if row[0] == "Loft"] == ["X Extra"]
