"""`allocator verify`: a plan as it was written, edited by hand, and for an event that has changed since."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from fair import edit, run, solved
from openpyxl import load_workbook

pytestmark = pytest.mark.slow

FIGURES = [
    "  10 seats taken by 5 attendees, by the wish that they grant:",
    "  wish 1                   5  ██████████████████████████████",
    "  wish 2                   5  ██████████████████████████████",
    "  4 sessions held 6 times; 56% of 18 seats filled",
]


def cell_of(plan: Path, attendee: str, heading: str) -> str:
    """Where the Assignments sheet says what somebody attends in a round: 'B7'."""
    page = load_workbook(plan)["Assignments"]
    headings = {cell.value: cell.column_letter for row in page.iter_rows() for cell in row if cell.value == heading}
    rows = {cell.value: cell.row for cell in page["A"]}
    return f"{headings[heading]}{rows[attendee]}"


def test_a_plan_as_it_was_written_keeps_every_rule(tmp_path: Path) -> None:
    event, plan = solved(tmp_path)
    told = run("verify", event, plan)
    assert (told.exit_code, told.stderr) == (0, "")
    assert told.stdout.splitlines() == [f"{plan} keeps every rule.", "", *FIGURES]


def test_a_clean_plan_for_machines(tmp_path: Path) -> None:
    told = run("verify", *solved(tmp_path), "--json")
    facts = json.loads(told.stdout)
    assert (told.exit_code, told.stderr) == (0, "")
    assert (facts["violations"], facts["warnings"], facts["measures"]["total_cost"]) == ([], [], 5)


def test_an_attendee_moved_by_hand_into_a_full_offering(tmp_path: Path) -> None:
    event, plan = solved(tmp_path)
    edit(plan, "Assignments", cell_of(plan, "5", "Morning"), "P")
    told = run("verify", event, plan)
    assert told.exit_code == 1
    assert told.stdout.splitlines()[:4] == [
        f"{plan} breaks 1 rule:",
        "  no offering is overfull:",
        "    P Pottery, Morning: 3 attendees for 2 seats (by 1)",
        "",
    ]
    room = cell_of(plan, "5", "Morning room")
    assert told.stderr.splitlines() == [
        "1 warning:",
        f'  Assignments!{room}   says "Hall", but P is held in Barn (Timetable!C4); the Timetable counts.',
    ]


def test_a_broken_plan_for_machines(tmp_path: Path) -> None:
    event, plan = solved(tmp_path)
    edit(plan, "Assignments", cell_of(plan, "5", "Morning"), "Pottery")
    told = run("verify", event, plan, "--json")
    facts = json.loads(told.stdout)
    assert (told.exit_code, told.stderr) == (1, "")
    assert facts["violations"] == [
        {
            "about": ["P", "Morning"],
            "excess": 1,
            "message": "P Pottery, Morning: 3 attendees for 2 seats",
            "rule": "no_offering_is_overfull",
        }
    ]


def test_every_broken_rule_is_named_once_with_all_that_break_it(tmp_path: Path) -> None:
    event, plan = solved(tmp_path)
    for round in ("Morning", "Afternoon"):
        edit(plan, "Assignments", cell_of(plan, "5", round), "P Pottery")
    told = run("verify", event, plan)
    assert told.exit_code == 1
    lines = told.stdout.split("\n\n")[0].splitlines()
    assert lines[:4] == [
        f"{plan} breaks 2 rules:",
        "  nobody repeats a session:",
        "    Fay Vink (5) attends P Pottery 2 times (by 1)",
        "  no offering is overfull:",
    ]
    assert sorted(lines[4:]) == [
        "    P Pottery, Afternoon: 3 attendees for 2 seats (by 1)",
        "    P Pottery, Morning: 3 attendees for 2 seats (by 1)",
    ]


def test_an_event_that_has_changed_since_is_said_to_have(tmp_path: Path) -> None:
    event, plan = solved(tmp_path)
    edit(event, "Wishes", "C2", "W")
    edit(event, "Wishes", "D2", "P")
    told = run("verify", event, plan)
    assert (told.exit_code, told.stdout.splitlines()[0]) == (0, f"{plan} keeps every rule.")
    changed = f"{event} has changed since this plan was made from it."
    assert told.stderr.splitlines() == ["1 warning:", f"  About   {changed}"]
    facts = json.loads(run("verify", event, plan, "--json").stdout)
    assert facts["warnings"] == [{"where": "About", "message": changed}]


def test_a_smaller_room_breaks_the_plan_made_before(tmp_path: Path) -> None:
    event, plan = solved(tmp_path)
    edit(event, "Rooms", "B3", 0)
    told = run("verify", event, plan)
    lines = told.stdout.split("\n\n")[0].splitlines()
    assert (told.exit_code, lines[:2]) == (1, [f"{plan} breaks 1 rule:", "  no offering is overfull:"])
    assert sorted(lines[2:]) == [
        "    W Weaving, Afternoon: 2 attendees for 0 seats (by 2)",
        "    W Weaving, Morning: 2 attendees for 0 seats (by 2)",
    ]


def test_what_cannot_be_understood_is_listed_and_nothing_is_judged(tmp_path: Path) -> None:
    event, plan = solved(tmp_path)
    cell = cell_of(plan, "5", "Morning")
    edit(plan, "Assignments", cell, "Potery")
    told = run("verify", event, plan)
    assert (told.exit_code, told.stdout) == (1, "")
    assert told.stderr.splitlines() == [
        f"{plan} has 1 problem:",
        f'  Assignments!{cell}   "Potery" is not one of the sessions. Did you mean "Pottery"?',
        "Nothing was done. Fix these cells and run the same command again.",
    ]
