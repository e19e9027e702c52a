"""Replanning with the whole trade or from the waiting list, and what-ifs that ask which rooms and which seats."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import Workbook
from test_cli_replan import POLICY, files, run, sheet

from allocator.event import Room
from allocator.model.solve import solve
from allocator.workbook.event.read import read_event
from allocator.workbook.event.write import write_event
from allocator.workbook.plan.read import read_plan
from allocator.workbook.plan.write import write_plan
from tests.scenario.test_frontier import POOR
from tests.scenario.test_replan import ANNOUNCED, DAY
from tests.scenario.test_rooms import DAY as ROOMS_DAY
from tests.scenario.test_rooms import POLICY as ROOMS_POLICY
from tests.scenario.test_waitlist import LATE

pytestmark = pytest.mark.slow

NOW = datetime(2026, 11, 24, 9, 30)


def test_the_trade_is_shown_and_the_fewest_moved_are_taken(tmp_path: Path) -> None:
    event, plan = files(tmp_path, plan=POOR)
    new = tmp_path / "new.xlsx"
    code, said, told = run("replan", event, plan, "-o", new, "--frontier", "--points", 3)
    assert code == 0
    lines = said.splitlines()
    at = lines.index("  at most moved   moved   unseated   total cost")
    assert lines[at + 1 : at + 4] == [
        "→             0       0          0           10",
        "              2       2          0            6",
        "       no limit       4          0            4",
    ]
    assert "with at most 2 moved: unseated 0, total cost 6" in told.splitlines()
    rows = sheet(new, "Frontier")
    assert rows[0][:4] == ["At most moved", "Moved attendees", "Moved rounds", "Moved rooms"]
    assert [row[0] for row in rows[1:4]] == ["0", "2", "no limit"]
    assert [row[1] for row in rows[1:4]] == [0, 2, 4]
    reading = read_event(event)
    assert set(POOR.assignments) <= set(read_plan(new, reading.event).plan.assignments)


def test_a_number_of_moves_picks_its_plan(tmp_path: Path) -> None:
    event, plan = files(tmp_path, plan=POOR)
    new = tmp_path / "new.xlsx"
    code, said, _ = run("replan", event, plan, "-o", new, "--frontier", "--points", 3, "--moves", 3, "--json")
    assert code == 0
    facts = json.loads(said)
    assert [(one["most"], one["moves"][0], one["chosen"]) for one in facts["frontier"]] == [
        (0, 0, False),
        (3, 3, True),
        (None, 4, False),
    ]
    assert (facts["moved"], facts["measures"]["total_cost"]) == (3, 5)


def test_free_seats_are_given_out_and_nobody_else_moves(tmp_path: Path) -> None:
    event, plan, new = tmp_path / "event.xlsx", tmp_path / "plan.xlsx", tmp_path / "new.xlsx"
    write_event(LATE, POLICY, event)
    result = replace(solve(DAY, POLICY, time_limit=10, workers=1), plan=ANNOUNCED)
    write_plan(DAY, POLICY, result, plan, event_file="event.xlsx", now=NOW)
    code, said, _ = run("replan", event, plan, "-o", new, "--waitlist")
    assert code == 0
    lines = said.splitlines()
    assert "2 free seats given to 2 attendees, in the order of the draw." in lines
    assert "2 still wait for 2 seats." in lines
    assert "  unseated          2   no less" in lines
    seats = set(read_plan(new, read_event(event).event).plan.assignments)
    assert len(seats) == len(ANNOUNCED.assignments) + 2
    assert seats > set(ANNOUNCED.assignments)


def test_the_waiting_list_goes_with_no_moves(tmp_path: Path) -> None:
    event, plan = files(tmp_path)
    code, _, told = run("replan", event, plan, "-o", tmp_path / "new.xlsx", "--waitlist", "--moves", 3)
    assert (code, told.splitlines()[-1]) == (
        2,
        "Error: --waitlist moves nobody: leave out --frontier and --moves.",
    )


@pytest.fixture
def rooms_day(tmp_path: Path) -> tuple[Path, Path]:
    """An event without the attic and the barn, and a workbook that offers these two."""
    event, offers = tmp_path / "event.xlsx", tmp_path / "rooms.xlsx"
    own = tuple(room for room in ROOMS_DAY.rooms if room.name == "Tent")
    write_event(replace(ROOMS_DAY, rooms=own), ROOMS_POLICY, event)
    book = Workbook()
    page = book.worksheets[0]
    page.title = "Rooms"
    for row in (["Room", "Layout", "Capacity"], ["Attic", None, 1], ["Barn", None, 2], ["Tent", "in rows", 3]):
        page.append(row)
    book.save(offers)
    return event, offers


@pytest.mark.slow
def test_the_rooms_that_serve_best_and_the_seat_that_helps_most(rooms_day: tuple[Path, Path], tmp_path: Path) -> None:
    event, offers = rooms_day
    comparison = tmp_path / "comparison.xlsx"
    asked = ("--best-of", offers, "--choose", 1, "--seats", "--time-limit", 20, "--jobs", 1)
    code, said, told = run("whatif", event, "-o", comparison, *asked)
    assert code == 0
    lines = said.splitlines()
    assert "The best choice is Barn + Tent (in rows): no plan with other rooms is better; that is proved." in lines
    assert "Barn + Tent (in rows): unseated 0, total cost 0" in told.splitlines()
    # Only the tent, with two seats for five people: a third seat is one unseated less, whichever session is held.
    at = lines.index("Where one more seat helps (now: unseated 3, total cost 12; the timetable stays):")
    assert lines[at + 1].split(", ")[1:3] == ["R1", "Tent: unseated 2"]
    chosen = read_event(event).event
    chosen = replace(chosen, rooms=(Room("Barn", 2), Room("Tent (in rows)", 3)))
    held = read_plan(tmp_path / "comparison-plans" / "Barn + Tent (in rows).xlsx", chosen).plan
    assert {one.room for one in held.placements} == {"Barn", "Tent (in rows)"}


def test_a_slip_in_an_option_is_told_before_anything_is_solved(tmp_path: Path) -> None:
    event, _ = files(tmp_path)
    comparison = tmp_path / "c.xlsx"
    code, said, told = run("whatif", event, "-o", comparison, "--cancel", "Potery", "--late", 0)
    assert (code, said, told.splitlines()) == (
        1,
        "",
        [
            "0 is not a number of people who come late; write 1 or more.",
            '"Potery" is not a session of this event. Did you mean "Pottery"?',
        ],
    )
    assert not (tmp_path / "c-plans").exists()


def test_no_workbook_that_is_read_is_overwritten(tmp_path: Path) -> None:
    event, _ = files(tmp_path)
    scenarios, rooms = tmp_path / "scenarios.xlsx", tmp_path / "rooms.xlsx"
    for read in (scenarios, rooms):
        Workbook().save(read)
        asked = (event, scenarios, "--best-of", rooms, "-o", read, "--force")
        code, _, told = run("whatif", *asked)
        sentence = f"{read} is the workbook that is read; it is never overwritten. Give another name.\n"
        assert (code, told) == (1, sentence)


def test_how_many_to_choose_goes_with_what_to_choose_from(tmp_path: Path) -> None:
    event, _ = files(tmp_path)
    code, _, told = run("whatif", event, "-o", tmp_path / "c.xlsx", "--choose", 3)
    assert (code, told.splitlines()[-1]) == (2, "Error: --choose needs --best-of.")
