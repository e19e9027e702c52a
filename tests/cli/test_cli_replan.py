"""`allocator replan` and `allocator log`, from workbooks to workbooks."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner

from allocator.cli import main
from allocator.condition import Condition, Operator
from allocator.demand import Ask, Demand
from allocator.event import Round
from allocator.fingerprint import plan_hash
from allocator.model.solve import solve
from allocator.plan import Plan
from allocator.policy import Policy
from allocator.workbook.event.read import read_event
from allocator.workbook.event.write import write_event
from allocator.workbook.plan.read import read_plan
from allocator.workbook.plan.write import write_plan
from tests.scenario.test_replan import ANNOUNCED, DAY

pytestmark = pytest.mark.slow

POLICY = Policy(objectives=("unseated", "total cost"))
FIRST = ["Id", "Attendee", "Organisation", "Moved", "Before", "Now", "Why"]


def files(place: Path, *, plan: Plan = ANNOUNCED) -> tuple[str, str]:
    """An event workbook and the plan that was announced for it."""
    event, written = place / "event.xlsx", place / "plan.xlsx"
    write_event(DAY, POLICY, event)
    result = replace(solve(DAY, POLICY, time_limit=10, workers=1), plan=plan)
    now = datetime(2026, 11, 24, 9, 30)
    write_plan(DAY, POLICY, result, written, event_file="event.xlsx", now=now)
    return str(event), str(written)


def run(*words: object) -> tuple[int, str, str]:
    result = CliRunner().invoke(main, [str(word) for word in words])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.stdout, result.stderr


def sheet(path: Path, name: str) -> list[list[object]]:
    rows = openpyxl.load_workbook(path)[name].iter_rows(values_only=True)
    return [list(row) for row in rows]


def test_an_announced_plan_is_replanned_and_everybody_concerned_is_listed(tmp_path: Path) -> None:
    event, plan = files(tmp_path)
    new, changed = tmp_path / "new.xlsx", tmp_path / "changed.xlsx"
    code, said, _ = run("replan", event, plan, "-o", new, "--cancel", "W1@R2", "--changed-event", changed)
    assert code == 0
    assert said.splitlines()[:5] == [
        "Craft day: proved best",
        "1 thing in the announced plan no longer holds:",
        "  W1 Pottery runs in R2, which is not allowed for it",
        "2 of 4 attendees lose an announced seat.",
        "0 more have a new seat or another room.",
    ]
    had, has = "W1 Pottery (Attic)", "W3 Carving (Attic)"
    assert sheet(new, "Changes") == [
        FIRST,
        # In the first round they stay where they were.
        ["c", "Cy", None, "yes", f"R2: {had}", f"R2: {has}", "W1 Pottery is cancelled in R2"],
        ["d", "Di", None, "yes", f"R2: {had}", f"R2: {has}", "W1 Pottery is cancelled in R2"],
    ]
    assert run("verify", changed, new)[0] == 0
    replanned = read_plan(new, read_event(changed).event)
    assert [edition.changes for edition in replanned.editions] == [(), ("W1 Pottery is cancelled in R2",)]
    assert [edition.plan_hash for edition in replanned.editions] == [plan_hash(ANNOUNCED), plan_hash(replanned.plan)]


def test_a_plan_is_known_to_be_made_from_the_event_as_it_now_is(tmp_path: Path) -> None:
    event, plan = files(tmp_path)
    new, changed, same = tmp_path / "new.xlsx", tmp_path / "changed.xlsx", tmp_path / "same.xlsx"
    run("replan", event, plan, "-o", new, "--cancel", "W1@R2", "--freeze", "R1", "--changed-event", changed)
    run("replan", event, plan, "-o", same, "--frontier", "--points", "2")
    assert run("verify", changed, new)[2] == ""
    assert run("verify", event, same)[2] == ""
    run("replan", event, plan, "-o", same, "--waitlist", "--force")
    assert run("verify", event, same)[2] == ""


def test_options_say_all_kinds_of_changes(tmp_path: Path) -> None:
    event, plan = files(tmp_path)
    new, changed = tmp_path / "new.xlsx", tmp_path / "changed.xlsx"
    options = ["--set", "Seed=7", "--late", "1", "--add-attendee", "e=Eve; W3", "--add-room", "Cellar=4; sink"]
    code, _, _ = run("replan", event, plan, "-o", new, *options, "--changed-event", changed)
    assert code == 0
    after = read_event(changed)
    assert after.policy.seed == 7
    assert [one.id for one in after.event.attendees[4:]] == ["e", "late 1"]
    assert [(one.name, one.capacity, one.features) for one in after.event.rooms[2:]] == [
        ("Cellar", 4, frozenset({"sink"}))
    ]
    assert [edition.changes for edition in read_plan(new, after.event).editions] == [
        (),
        ("Cellar is added, with 4 seats and sink", "Eve is added", "1 more attendee comes late", "Seed is 7"),
    ]


def test_the_log_tells_every_plan_of_the_line(tmp_path: Path) -> None:
    event, plan = files(tmp_path)
    new = tmp_path / "new.xlsx"
    run("replan", event, plan, "-o", new, "--cancel", "W1@R2", "--close-room", "Barn@R1", "--gone", "Di")
    code, said, _ = run("log", new)
    lines = said.splitlines()
    assert code == 0
    assert lines[0] == f"2026-11-24 09:30    {plan_hash(ANNOUNCED)[:12]}  event.xlsx"
    assert [line.strip() for line in lines[2:]] == [
        "W1 Pottery is cancelled in R2",
        "Barn is closed in R1",
        "Di does not come",
    ]
    empty = tmp_path / "empty.xlsx"
    openpyxl.Workbook().save(empty)
    assert run("log", empty) == (0, "", f"{empty} does not say where it comes from.\n")


def test_an_event_workbook_that_was_edited_needs_no_options(tmp_path: Path) -> None:
    event, plan = files(tmp_path)
    book = openpyxl.load_workbook(event)
    sessions, people, wishes = book["Sessions"], book["Attendees"], book["Wishes"]
    sessions.delete_rows(4)  # W3, which was not held
    people.delete_rows(5)  # Di
    wishes.delete_rows(5)
    for row in wishes.iter_rows(min_row=2):
        for cell in row[2:]:
            if cell.value == "W3":
                cell.value = None
    people.append(["e", "Ed"])
    book.save(event)
    new = tmp_path / "new.xlsx"
    code, said, warned = run("replan", event, plan, "-o", new, "--json")
    assert code == 0
    facts = json.loads(said)
    assert (facts["moved"], facts["no_longer"], facts["changes"]) == (0, [], [])
    assert [(one["attendee"], one["moved"], one["why"]) for one in facts["differences"]] == [("e", False, ["is new"])]
    assert '"d" is no longer in the event' in warned


def test_a_round_that_is_no_more_is_a_seat_lost_for_everybody_in_it(tmp_path: Path) -> None:
    event, plan = files(tmp_path)
    other = replace(DAY, rounds=(Round("R1"), Round("R3")))
    write_event(other, POLICY, event, force=True)
    code, said, _ = run("replan", event, plan, "-o", tmp_path / "new.xlsx", "--json")
    facts = json.loads(said)
    assert (code, facts["moved"]) == (0, 4)
    assert facts["stages"][:2] == [
        {**facts["stages"][0], "name": "moved attendees", "value": 4, "bound": 4},
        {**facts["stages"][1], "name": "moved rounds", "value": 2, "bound": 2},
    ]
    # Whoever has moved anyway may sit elsewhere in R1 too, where that costs nobody anything.
    for one, before in zip(facts["differences"], ("W2 Weaving (Barn)",) * 2 + ("W1 Pottery (Attic)",) * 2, strict=True):
        assert (one["before"]["R2"], one["moved"]) == (before, True)
        assert {"R2 no longer exists", "had no seat before in R3"} <= set(one["why"])
        assert set(one["now"]) == {"R1", "R3"}


def test_what_cannot_be_understood_is_told_and_nothing_is_written(tmp_path: Path) -> None:
    event, plan = files(tmp_path)
    new = tmp_path / "new.xlsx"
    code, said, told = run("replan", event, plan, "-o", new, "--cancel", "Potery", "--freeze", "R9")
    assert (code, said) == (1, "")
    assert told == '"Potery" is not a session of this event. Did you mean "Pottery"?\n'
    code, said, told = run("replan", event, plan, "-o", new, "--freeze", "R9")
    assert (code, said, told) == (1, "", '"R9" is not a round of this event. There is "R1", "R2".\n')
    assert not new.exists()


def test_no_plan_at_all_has_its_own_exit_code(tmp_path: Path) -> None:
    event, plan = files(tmp_path)
    words = ["--cancel", "W1@R2", "--moves", "0"]
    code, said, _ = run("replan", event, plan, "-o", tmp_path / "new.xlsx", *words)
    assert code == 3
    assert "No plan exists; that is proved." in said.splitlines()
    assert "  Allow W1 Pottery in R2." in said.splitlines()


@pytest.mark.parametrize(
    "words",
    [
        ("-o", "event.xlsx"),
        ("-o", "plan.xlsx"),
        ("-o", "new.xlsx", "--changed-event", "event.xlsx"),
        ("-o", "new.xlsx", "--changed-event", "plan.xlsx"),
    ],
)
def test_neither_workbook_that_is_read_is_overwritten(
    tmp_path: Path, words: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    files(tmp_path)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    monkeypatch.chdir(tmp_path)
    code, said, told = run("replan", "event.xlsx", "plan.xlsx", *words, "--force")
    assert (code, said) == (1, "")
    assert told.splitlines() == [
        f"{words[-1]} is the workbook that is read; it is never overwritten. Give another name."
    ]
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_columns_of_ones_own_and_the_rules_that_use_them_are_in_the_changed_event(tmp_path: Path) -> None:
    young = Demand(Ask.AT_MOST, (), number=2, where=(Condition("Age", Operator.LESS, ("13",)),))
    people = tuple(replace(one, attributes=(("Age", str(10 + at)),)) for at, one in enumerate(DAY.attendees))
    event = tmp_path / "event.xlsx"
    write_event(replace(DAY, attendees=people, demands=(young,)), POLICY, event)
    plan, new, changed = tmp_path / "first.xlsx", tmp_path / "new.xlsx", tmp_path / "changed.xlsx"
    assert run("solve", event, "-o", plan)[0] == 0
    assert run("replan", event, plan, "-o", new, "--gone", people[0].id, "--changed-event", changed)[0] == 0
    found = read_event(changed).event
    assert (found.attendees, found.demands) == (people[1:], (young,))
    assert run("verify", changed, new)[0] == 0


def test_the_plan_and_the_changed_event_are_two_files(tmp_path: Path) -> None:
    event, plan = files(tmp_path)
    new = tmp_path / "new.xlsx"
    code, said, told = run("replan", event, plan, "-o", new, "--changed-event", new)
    assert (code, said) == (2, "")
    assert told.splitlines()[-1] == ("Error: -o and --changed-event name the same file: give each a name of its own.")
    assert not new.exists()


def test_whoever_had_no_seat_in_the_announced_plan_is_not_new(tmp_path: Path) -> None:
    without = Plan.of(ANNOUNCED.placements, [one for one in ANNOUNCED.assignments if one.attendee != "d"])
    event, plan = files(tmp_path, plan=without)
    code, said, _ = run("replan", event, plan, "-o", tmp_path / "new.xlsx", "--json")
    assert code == 0
    told = [(one["attendee"], one["why"]) for one in json.loads(said)["differences"]]
    assert told == [("d", ["had no seat before in R1", "had no seat before in R2"])]
