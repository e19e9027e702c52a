"""A sheet of scenarios becomes changes, or a list of all that is wrong with it, each with its cell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from allocator.demand import Ask, Demand
from allocator.errors import FileTrouble, InputProblems
from allocator.event import Event
from allocator.example import WHAT_IFS, symposium
from allocator.policy import Policy
from allocator.scenario.changes import AddRoom, Cancel, CloseRoom, Late, Layout, Move, Scenario, SplitSession
from allocator.workbook.event.read import inspect_event, read_event
from allocator.workbook.event.schema import SCENARIOS
from allocator.workbook.event.template import write_template
from allocator.workbook.event.write import write_event
from allocator.workbook.scenarios.said import SAYINGS, changes_of
from allocator.workbook.scenarios.setting import Setting
from allocator.workbook.scenarios.sheet import read_scenarios
from allocator.workbook.scenarios.wish_cells import ChangeWishes
from tests.small import DAY, with_session

HEADINGS = tuple(column.heading for column in SCENARIOS.columns)


def book(path: Path, *rows: Sequence[object], headings: Sequence[object] = HEADINGS, name: str = "Scenarios") -> Path:
    """A workbook with one sheet of these rows, each as long as it is."""
    workbook = Workbook()
    page = workbook.worksheets[0]
    page.title = name
    for number, row in enumerate([headings, *rows], start=1):
        for column, value in enumerate(row, start=1):
            page.cell(number, column).value = value
    workbook.save(path / "scenarios.xlsx")
    return path / "scenarios.xlsx"


def problems(path: Path, *rows: Sequence[object], event: Event = DAY, policy: Policy | None = None) -> list[str]:
    with pytest.raises(InputProblems) as told:
        read_scenarios(book(path, *rows), event, policy or Policy())
    return [f"{one.where.removeprefix('Scenarios!')} {one.message}" for one in told.value.problems]


def test_rows_become_changes_scenario_by_scenario(tmp_path: Path) -> None:
    path = book(
        tmp_path,
        ["No attic", "Close room", "attic", "r2"],
        ["", "LAYOUT", "Barn", None, "9; ramp", "Without tables"],
        [None, None, None, None, None, "a remark alone is none"],
        ["no  ATTIC", "cancel-session", "Pottery"],
        ["As it is"],
        ["More people", "late", 2.0],
        ["", "Wishes", "c", "", "W3; W1 @ R2"],
        ["", "Move", "W3", "R1", "R2 = Barn"],
        ["", "setting", "Seed", "", 7],
    )
    assert read_scenarios(path, DAY) == (
        Scenario("No attic", (CloseRoom("attic", "r2"), Layout("Barn", 9, ("ramp",)), Cancel("Pottery"))),
        Scenario("As it is", ()),
        Scenario(
            "More people",
            (Late(2), ChangeWishes("c", ("W3", "W1 @ R2")), Move("W3", "R2", "Barn", "R1"), Setting("Seed", "7")),
        ),
    )


def test_columns_stand_in_any_order_and_may_be_absent(tmp_path: Path) -> None:
    path = book(tmp_path, ["Cancel", "W1", "One less"], headings=["change", "WHAT", "Scenario"], name="scenarios")
    assert read_scenarios(path, DAY) == (Scenario("One less", (Cancel("W1"),)),)


def test_a_row_says_the_same_as_an_option(tmp_path: Path) -> None:
    example, policy = symposium()
    event = replace(example, demands=(Demand(Ask.TOGETHER, ("D001", "D002"), cell="Rules!A2"),))
    rows = [[saying.word, saying.word, *(saying.parts(saying.example) or ())] for saying in SAYINGS]
    others = [
        [f"{saying.word} {word}", word, *(saying.parts(saying.example) or ())]
        for saying in SAYINGS
        for word in saying.others
    ]
    told = {saying.option.replace("-", "_"): (saying.example,) for saying in SAYINGS}
    changes = changes_of(told, event)
    assert len(changes) == len(SAYINGS)
    found = read_scenarios(book(tmp_path, *rows, *others), event, policy)
    assert [scenario.changes for scenario in found[: len(SAYINGS)]] == [(change,) for change in changes]
    said = {saying.word: change for saying, change in zip(SAYINGS, changes, strict=True)}
    assert [scenario.changes for scenario in found[len(SAYINGS) :]] == [
        (said[saying.word],) for saying in SAYINGS for _ in saying.others
    ]


def test_no_word_stands_for_two_kinds_and_the_drop_down_offers_them_all() -> None:
    words = [word for saying in SAYINGS for word in (saying.word, *saying.others)]
    assert len(words) == len(set(words))
    offered = next(column.choices for column in SCENARIOS.columns if column.heading == "Change")
    assert offered == tuple(saying.word for saying in SAYINGS)


def test_all_that_is_wrong_is_told_at_once_with_its_cell(tmp_path: Path) -> None:
    assert problems(
        tmp_path,
        ["", "cancel", "W1"],
        ["One", "close room", "Atic", "R9"],
        ["", "cancle", "W1"],
        ["", "", "W1"],
        ["", "capacity", "Attic", "R1", ""],
        ["", "cancel", "W1", "R9"],
        ["", "cancel", "", "", "W1"],
        ["base", "late", "many"],
        ["One", "add session", "W4", "", "Dance; Maximum = few; Speakers = Joss"],
        ["Two", "add session", "W4", "", "Dance; Minimum = 3; Maximum = 1"],
        ["", "cancel", "W4"],
        ["", "move", "W1", "R2", "R2"],
        ["", "set", "Seed", "", "four"],
    ) == [
        "A2 Scenario is empty; write its name here.",
        'C3 "Atic" is not a room of this event. Did you mean "Attic"?',
        'B4 "cancle" is not a kind of change. Did you mean "cancel"?',
        'B5 Change is empty; write what happens, for example "close room".',
        'D6 "capacity" takes nothing under Round; leave this cell blank.',
        'E6 To is empty; write for example "60".',
        'D7 "R9" is not a round of this event. There is "R1", "R2", "R3".',
        'C8 What is empty; write for example "W5".',
        'E8 "cancel" takes nothing under To; leave this cell blank.',
        'A9 "Base" is the event as it is; give the scenario another name.',
        'C9 "many" is not a number of attendees; write a whole number, for example 25.',
        'A10 "One" is a scenario already (Scenarios!A3); put its rows together.',
        'E10 maximum is "few"; write a whole number, for example 25.',
        'E10 "Joss" is not a speaker of this event. Did you mean "Jos"?',
        "C11 Sessions W4: the minimum, 3, is more than the maximum, 1.",
        'C12 "W4" is not a session of this event. There is "Pottery", "Weaving", "Carving".',
        'D13 "R2" is the round that it is moved from; name another one to move it to.',
        'E14 seed is "four"; write a whole number, for example 1.',
    ]


def test_the_message_shows_file_cells_and_what_to_do(tmp_path: Path) -> None:
    path = book(tmp_path, ["One", "close room", "Zaal"])
    with pytest.raises(InputProblems) as told:
        read_scenarios(path, DAY)
    assert str(told.value) == (
        f"{path} has 1 problem:\n"
        '  Scenarios!C2   "Zaal" is not a room of this event. There is "Attic", "Barn".\n'
        "Nothing was solved. Fix these cells and try again."
    )


def test_what_the_changes_leave_in_contradiction_is_told_at_the_first_row(tmp_path: Path) -> None:
    home = with_session("W1", room="Attic", at_least=2)
    rows = (["One", "late", 1], ["", "close room", "Attic", "R1"], ["", "close room", "Attic", "R3"])
    assert problems(tmp_path, *rows, event=home) == [
        "A2 after its changes the event does not agree with itself: Sessions W1: it must run in at least 2 rounds and "
        'can run only in "R2": look at its allowed rounds, its speakers, and the rooms that suit it.'
    ]
    mended = ["", "change session", "W1", "", "Fixed room = ; At least = 1"]
    assert len(read_scenarios(book(tmp_path, *rows, mended), home)) == 1


def test_settings_are_tried_on_the_policy_that_there_is(tmp_path: Path) -> None:
    dear = Policy(rank_costs=(0, 9))
    row = ["One", "set", "Cost of an unwished seat", "", "5"]
    assert problems(tmp_path, row, policy=dear) == [
        "A2 after its changes the event does not agree with itself: Settings Cost of an unwished seat: 5 is less than "
        "the 9 that a wish of rank 2 costs."
    ]
    assert read_scenarios(book(tmp_path, row), DAY) == (Scenario("One", (Setting("Cost of an unwished seat", "5"),)),)


def test_columns_that_nobody_reads_and_cells_without_value_are_problems(tmp_path: Path) -> None:
    path = book(tmp_path, ["One", "cancel", "W1"], headings=["Scenario", "Chance", "What", "Note"])
    with pytest.raises(InputProblems) as told:
        read_scenarios(path, DAY)
    assert [f"{one.where} {one.message}" for one in told.value.problems] == [
        'Scenarios!A1 there is no column "Change" (row 1 is taken for the headings); add it.',
        'Scenarios!B1 "Chance" is not a column of this sheet. Did you mean "Change"?',
    ]
    workbook = load_workbook(book(tmp_path, ["One", "cancel", "W1"]))
    workbook["Scenarios"]["C2"] = "=A1&B7"
    workbook.save(tmp_path / "scenarios.xlsx")
    with pytest.raises(InputProblems) as told:
        read_scenarios(tmp_path / "scenarios.xlsx", DAY)
    assert [(one.where, one.message) for one in told.value.problems] == [
        (
            "Scenarios!C2",
            "holds a formula that was never calculated; open the file in Excel, save it, and try again.",
        )
    ]


def test_a_workbook_without_the_sheet_is_refused(tmp_path: Path) -> None:
    path = book(tmp_path, name="Scenario's")
    with pytest.raises(FileTrouble) as told:
        read_scenarios(path, DAY)
    assert str(told.value) == (
        f"""{path} has no sheet "Scenarios". Did you mean "Scenario's"? Then give it this name. """
        "Its first row is: Scenario, Change, What, Round, To, Note."
    )


def test_an_empty_workbook_has_the_sheet_with_drop_downs_and_no_scenario(tmp_path: Path) -> None:
    write_template(tmp_path / "event.xlsx")
    page = load_workbook(tmp_path / "event.xlsx")["Scenarios"]
    assert [cell.value for cell in page[1]] == list(HEADINGS)
    assert page.max_row == 1
    offered = {str(rule.sqref): rule.formula1 for rule in page.data_validations.dataValidation}
    assert offered == {
        "B2:B501": "Lists!$E$1:$E$18",
        "D2:D501": "OFFSET('Rounds'!$A$2,0,0,MAX(1,COUNTA('Rounds'!$A$2:$A$5000)),1)",
    }
    assert read_scenarios(tmp_path / "event.xlsx", DAY) == ()


def test_what_is_written_with_the_example_reads_back_and_is_no_part_of_the_event(tmp_path: Path) -> None:
    event, policy = symposium()
    with_sheet, without = tmp_path / "with.xlsx", tmp_path / "without.xlsx"
    write_event(event, policy, with_sheet, what_ifs=WHAT_IFS)
    assert read_scenarios(with_sheet, event, policy) == (
        Scenario("Aula dicht in ronde 2", (CloseRoom("Aula", "Ronde 2"),)),
        Scenario("Workshop 5 vervalt", (Cancel("W5"),)),
        Scenario("Aula in theateropstelling", (Layout("Aula", 80, ("drempelvrij", "beamer", "geluid")),)),
        Scenario("Grote opkomst", (Late(25), AddRoom("Kelder", 40, ("drempelvrij", "beamer")))),
        Scenario("Workshop 1 dubbel", (SplitSession("W1", "W1b"),)),
    )
    workbook = load_workbook(with_sheet)
    del workbook["Scenarios"]
    workbook.save(without)
    assert read_event(with_sheet) == read_event(without)
    workbook.create_sheet("scenarios")
    workbook.save(without)
    assert inspect_event(without).warnings == read_event(with_sheet).warnings
