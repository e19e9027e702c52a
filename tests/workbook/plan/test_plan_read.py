"""Plan workbooks edited by hand: what is understood, and what is said of what is not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from plan_cases import METHODS, NOW, result_of, small_event, small_plan

from allocator.errors import InputProblems, Problem
from allocator.event import Event, Session
from allocator.fingerprint import plan_hash
from allocator.plan import Assignment, Edition, Placement, Plan, Stage, Status
from allocator.policy import Policy
from allocator.verify import violations
from allocator.workbook.plan.book import PlanBook
from allocator.workbook.plan.read import ReadPlan, read_plan
from allocator.workbook.plan.write import plan_workbook

EVENT = small_event()
PLAN = small_plan()
EDITIONS = (Edition(plan_hash(PLAN), f"{NOW:%Y-%m-%d %H:%M}", "market.xlsx"),)

Edit = Callable[[Workbook], object]


def as_read(*facts: Any, **others: Any) -> ReadPlan:
    """What is read of a workbook in which everybody has a row."""
    methods = METHODS if "status" in others else ()
    return ReadPlan(*facts, attendees=frozenset(EVENT.attendee_of), methods=methods, **others)


def edited(folder: Path, *edits: Edit, event: Event = EVENT, plan: Plan = PLAN) -> Path:
    """The plan workbook after some edits."""
    workbook = plan_workbook(PlanBook(event, Policy(), plan, result_of(plan), "market.xlsx", NOW))
    for edit in edits:
        edit(workbook)
    path = folder / "plan.xlsx"
    workbook.save(path)
    return path


def cell(where: str, value: object) -> Edit:
    """The edit that writes a value into a cell: 'Assignments!D2'."""
    sheet, address = where.split("!")

    def edit(workbook: Workbook) -> None:
        workbook[sheet][address].value = value

    return edit


def row(sheet: str, *values: object) -> Edit:
    """The edit that adds a row at the foot of a sheet."""
    return lambda workbook: workbook[sheet].append(values)


def problems(path: Path, event: Event = EVENT) -> list[tuple[str, str]]:
    with pytest.raises(InputProblems) as trouble:
        read_plan(path, event)
    return [(problem.where, problem.message) for problem in trouble.value.problems]


def with_assignment(*changed: Assignment, without: tuple[Assignment, ...] = ()) -> Plan:
    kept = [seat for seat in PLAN.assignments if seat not in without]
    return Plan.of(PLAN.placements, [*kept, *changed])


@pytest.mark.parametrize("text", ["W2", "w2", "Weaving", "  weaVING ", "W2 Weaving", "w2  weaving", "W2\nWeaving"])
def test_a_session_is_a_code_a_title_or_both(tmp_path: Path, text: str) -> None:
    read = read_plan(edited(tmp_path, cell("Assignments!G5", text)), EVENT)
    assert read == as_read(
        with_assignment(Assignment("A4", "W2", "Ronde 2")),
        (),
        "c0ffee",
        EDITIONS,
        written=PLAN,
        status=Status.PROVED_BEST,
    )


@pytest.mark.parametrize("text", [None, " ", "-", "–", "—", "No Seat", "speaks: W1 Pottery", "Speaks: what not"])
def test_what_means_no_session(tmp_path: Path, text: str | None) -> None:
    gone = Assignment("A1", "W2", "Ronde 2")
    assert read_plan(edited(tmp_path, cell("Assignments!G2", text)), EVENT).plan == with_assignment(without=(gone,))


def test_rows_and_columns_may_be_moved_and_blank_rows_left(tmp_path: Path) -> None:
    def shuffle(workbook: Workbook) -> None:
        for sheet, first in (("Assignments", 1), ("Timetable", 3)):
            header, *rest = list(workbook[sheet].values)[first - 1 :]
            below = [header, *reversed(rest)]
            workbook.remove(workbook[sheet])
            moved = workbook.create_sheet(sheet)
            moved.append(["made by hand"])
            moved.append([])
            for values in below:
                moved.append(list(reversed(values)))
                moved.append([])

    shuffled = edited(tmp_path, shuffle)
    assert read_plan(shuffled, EVENT) == as_read(PLAN, (), "c0ffee", EDITIONS, written=PLAN, status=Status.PROVED_BEST)


def test_what_was_known_about_the_plan_is_read_back(tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    stages = (Stage("unseated", 2, 2, 0.1), Stage("total cost", 1118, 12, 3.0))
    result = result_of(PLAN, stages=stages, status=Status.BEST_FOUND)
    plan_workbook(PlanBook(EVENT, Policy(), PLAN, result, "market.xlsx", NOW)).save(path)
    read = read_plan(path, EVENT)
    assert (read.status, read.methods, read.stages) == (
        Status.BEST_FOUND,
        METHODS,
        (Stage("unseated", 2, 2), Stage("total cost", 1118, 12)),
    )


def test_a_plan_without_about_has_no_hash(tmp_path: Path) -> None:
    path = edited(tmp_path, lambda workbook: workbook.remove(workbook["About"]))
    assert read_plan(path, EVENT) == as_read(PLAN, (), None, EDITIONS, written=PLAN)


def test_a_seat_too_many_is_read_and_left_to_the_verifier(tmp_path: Path) -> None:
    read = read_plan(edited(tmp_path, cell("Assignments!D5", "W1")), EVENT)
    assert read == as_read(
        with_assignment(Assignment("A4", "W1", "Ronde 1")),
        (),
        "c0ffee",
        EDITIONS,
        written=PLAN,
        status=Status.PROVED_BEST,
    )
    broken = [violation.message for violation in violations(EVENT, Policy(), read.plan)]
    assert broken == ["W1 Pottery, Ronde 1: 3 attendees for 2 seats"]


def test_a_session_in_two_rooms_at_once_is_two_placements(tmp_path: Path) -> None:
    read = read_plan(edited(tmp_path, cell("Timetable!C5", "W1")), EVENT)
    assert read.plan.placements == (*PLAN.placements[:1], Placement("W1", "Ronde 1", "Hof"), *PLAN.placements[1:])


def test_two_sessions_in_a_room_at_once_are_two_rows(tmp_path: Path) -> None:
    read = read_plan(edited(tmp_path, row("Timetable", "aula", None, "W3")), EVENT)
    assert read.plan.placements == (*PLAN.placements, Placement("W3", "Ronde 1", "Aula"))


def test_everything_wrong_is_said_at_once(tmp_path: Path) -> None:
    path = edited(
        tmp_path,
        cell("Timetable!C5", "Waeving"),
        cell("Timetable!A5", "Hoff"),
        row("Timetable", None, None, "W3"),
        cell("Assignments!D3", "Potery"),
        cell("Assignments!G3", "12"),
        cell("Assignments!A4", "A44"),
        row("Assignments", "A2", "Bo Vink"),
        row("Assignments", None, "Somebody"),
    )
    with pytest.raises(InputProblems) as trouble:
        read_plan(path, EVENT)
    assert str(trouble.value) == "\n".join(
        [
            f"{path} has 9 problems:",
            '  Timetable!C5     "Waeving" is not one of the workshops. Did you mean "Weaving"?',
            '  Timetable!A5     "Hoff" is not one of the rooms. Did you mean "Hof"?',
            "  Timetable!A6     the room is missing, and something is held in it; write the room.",
            '  Assignments!D3   "Potery" is not one of the workshops. Did you mean "Pottery"?',
            '  Assignments!G3   "12" is not one of the workshops. There is "Pottery", "Weaving", "Baking".',
            '  Assignments!A4   "A44" is not the id of one of the deelnemers. Did you mean "A4"?',
            '  Assignments!A6   "A2" has a row at Assignments!A3 too; keep one of them.',
            "  Assignments!A7   the id is missing; write whose row it is, or clear the row.",
            "  Assignments      Cas Roer (A3) has no row; add one, left blank where they have no seat.",
            "Nothing was done. Fix these cells and run the same command again.",
        ]
    )


def test_a_title_that_two_sessions_bear_is_not_enough(tmp_path: Path) -> None:
    event = replace(EVENT, sessions=(*EVENT.sessions, Session("W4", "weaving", at_least=0)))
    path = edited(tmp_path, cell("Assignments!G5", "Weaving"), event=event)
    assert read_plan(path, event).plan == with_assignment(Assignment("A4", "W2", "Ronde 2"))
    path = edited(tmp_path, cell("Assignments!G5", "WEAVING"), event=event)
    assert problems(path, event) == [("Assignments!G5", '"WEAVING" may be W2 or W4; write the code.')]


def test_headings_misspelt_or_missing(tmp_path: Path) -> None:
    path = edited(tmp_path, cell("Timetable!E3", "Rond 2"), cell("Assignments!D1", "First"))
    assert problems(path) == [
        ("Timetable!E3", '"Rond 2" is not a heading of this sheet. Did you mean "Ronde 2"?'),
        ("Timetable!A3", 'no column has the heading "Ronde 2" in this row; write it above its column.'),
        ("Assignments!A1", 'no column has the heading "Ronde 1" in this row; write it above its column.'),
    ]


def test_a_round_that_the_event_has_not(tmp_path: Path) -> None:
    path = edited(tmp_path, cell("Timetable!G3", "Evening"), cell("Assignments!J1", "ronde 2"))
    assert problems(path) == [
        ("Timetable!G3", '"Evening" is not one of the rounds; rename this column or remove it.'),
        ("Assignments!J1", 'the heading "Ronde 2" is in Assignments!G1 too; remove one of them.'),
    ]


def test_a_column_of_notes_is_said_not_to_be_read(tmp_path: Path) -> None:
    path = edited(tmp_path, cell("Assignments!J1", "Notes"), cell("Assignments!J2", "called on Friday"))
    warning = Problem("Assignments!J1", 'the column "Notes" is not read.')
    assert read_plan(path, EVENT) == as_read(
        PLAN, (warning,), "c0ffee", EDITIONS, written=PLAN, status=Status.PROVED_BEST
    )


def test_the_timetable_counts_where_a_room_disagrees(tmp_path: Path) -> None:
    path = edited(tmp_path, cell("Assignments!E3", "Hof"), cell("Assignments!E4", " AULA "))
    message = 'says "Hof", but W1 is held in Aula (Timetable!C4); the Timetable counts.'
    assert read_plan(path, EVENT) == as_read(
        PLAN, (Problem("Assignments!E3", message),), "c0ffee", EDITIONS, written=PLAN, status=Status.PROVED_BEST
    )


def test_a_room_that_the_event_has_no_more_agrees_with_itself(tmp_path: Path) -> None:
    event = replace(EVENT, rooms=tuple(replace(room, name=f"New {room.name}") for room in EVENT.rooms))
    path = edited(tmp_path)
    read = read_plan(path, event, announced=True)
    assert (read.plan, read.warnings) == (PLAN, ())


def test_the_code_counts_where_an_announced_title_was_corrected(tmp_path: Path) -> None:
    sessions = tuple(
        replace(session, title="Pottery for all") if session.code == "W1" else session for session in EVENT.sessions
    )
    read = read_plan(edited(tmp_path), replace(EVENT, sessions=sessions), announced=True)
    message = 'says "W1 Pottery", but W1 is "Pottery for all" in the event; the code counts.'
    assert (read.plan, read.written, read.gone) == (PLAN, PLAN, ())
    assert read.warnings == (Problem("Timetable!C4", message),)


def test_the_plan_of_another_event_was_not_announced_for_this_one(tmp_path: Path) -> None:
    event = replace(
        EVENT, attendees=tuple(replace(attendee, id=f"X{attendee.id}") for attendee in EVENT.attendees), wishes=()
    )
    with pytest.raises(InputProblems) as trouble:
        read_plan(edited(tmp_path), event, announced=True)
    message = "not one of these deelnemers is in the event; give the plan announced for it."
    assert trouble.value.problems == (Problem("Assignments", message),)


def test_the_id_counts_where_a_name_disagrees(tmp_path: Path) -> None:
    path = edited(tmp_path, cell("Assignments!B3", "Cas Roer"), cell("Assignments!B4", "cas  roer"))
    message = 'says "Cas Roer", but A2 is "Bo Vink" in the event; the id counts.'
    assert read_plan(path, EVENT) == as_read(
        PLAN, (Problem("Assignments!B3", message),), "c0ffee", EDITIONS, written=PLAN, status=Status.PROVED_BEST
    )


def test_merged_cells_must_be_unmerged(tmp_path: Path) -> None:
    def merge(workbook: Workbook) -> None:
        workbook["Timetable"].merge_cells("C4:F4")
        workbook["Assignments"].merge_cells("K1:L9")

    message = "is merged with other cells; unmerge them and write every value in its own cell."
    assert problems(edited(tmp_path, merge)) == [("Timetable!C4", message)]


def test_hidden_rows_are_read_and_counted(tmp_path: Path) -> None:
    def hide(workbook: Workbook) -> None:
        for number in (3, 4):
            workbook["Assignments"].row_dimensions[number].hidden = True
        workbook["Timetable"].row_dimensions[5].hidden = True

    warnings = (
        Problem("Timetable", "1 hidden row is read like any other."),
        Problem("Assignments", "2 hidden rows are read like any other."),
    )
    assert read_plan(edited(tmp_path, hide), EVENT) == as_read(
        PLAN, warnings, "c0ffee", EDITIONS, written=PLAN, status=Status.PROVED_BEST
    )


def test_missing_sheets(tmp_path: Path) -> None:
    def tear(workbook: Workbook) -> None:
        workbook.remove(workbook["Assignments"])
        workbook.remove(workbook["Timetable"])

    message = "this sheet is missing; copy it from the plan as it was written."
    assert problems(edited(tmp_path, tear)) == [("Timetable", message), ("Assignments", message)]


def test_a_missing_id_column_is_one_problem(tmp_path: Path) -> None:
    path = edited(tmp_path, cell("Assignments!A1", None))
    message = 'no column has the heading "Id" in this row; write it above its column.'
    assert problems(path) == [("Assignments!A1", message)]


def test_a_missing_room_column_is_one_problem(tmp_path: Path) -> None:
    path = edited(tmp_path, cell("Timetable!A3", None))
    message = 'no column has the heading "Room" in this row; write it above its column.'
    assert problems(path) == [("Timetable!A3", message)]


def test_a_formula_that_was_never_calculated(tmp_path: Path) -> None:
    path = edited(tmp_path, cell("Assignments!G5", '="W"&2'))
    message = "holds a formula that was never calculated; open the file in Excel, save it, and try again."
    assert problems(path) == [("Assignments!G5", message)]


def test_a_session_that_is_gone_is_known_by_its_title_in_brief_too(tmp_path: Path) -> None:
    title = "From flax to linen: the long way of a thread"
    named = tuple(replace(one, title=title) if one.code == "W2" else one for one in EVENT.sessions)
    path = edited(tmp_path, event=replace(EVENT, sessions=named))
    fewer = tuple(one for one in EVENT.sessions if one.code != "W2")
    wishes = tuple(wish for wish in EVENT.wishes if wish.session != "W2")
    read = read_plan(path, replace(EVENT, sessions=fewer, wishes=wishes), announced=True)
    assert {one.session for one in read.plan.placements} == {"W1", f"W2 {title}"}
    assert {one.session for one in read.plan.assignments} == {"W1", f"W2 {title}"}
