"""Columns about people that nobody recognises: groups are kept, names of others become rules, and the rest is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from foreign import imported, imported_files, imported_to_file, saved, table, write_csv
from openpyxl import load_workbook

from allocator.intake.imported import Choices
from allocator.intake.merge.defaults import Defaults
from allocator.intake.output.report import facts, report
from allocator.intake.undo import undo_import
from allocator.workbook.event.read import read_event

NAMES = ["Ada Lee", "Bo Roy", "Cy Ham", "Di Fox", "Ed Gee", "Fi Hay"]
CHOICES = ["Pottery", "Weaving", "Pottery", "Glass", "Pottery", "Glass"]
OTHERS = ["Weaving", "Pottery", "Glass", "Weaving", "Weaving", "Pottery"]

Rows = list[list[str]]


def answers(**columns: list[str]) -> Rows:
    """Answers of six people with more columns, each with its cells; _ in a heading is a blank."""
    headings = [heading.replace("_", " ") for heading in columns]
    rows = [["Name", *headings, "Choice 1", "Choice 2"]]
    return rows + [
        [name, *(cells[at] for cells in columns.values()), CHOICES[at], OTHERS[at]] for at, name in enumerate(NAMES)
    ]


def attributes(folder: Path, heading: str) -> list[str]:
    """What stands below a heading of Attendees, row by row."""
    return [row.get(heading, "") for row in table(folder, "Attendees")]


LEVEL = ["basic", "basic", "far", "far", "basic", "Far"]
AGE = ["12", "13", "12", "14", "11", "15"]


@pytest.mark.parametrize(
    ("heading", "cells"),
    [
        ("Leeftijd", AGE),
        ("Stream", ["1", "2", "1", "2", "3", "3"]),
        ("Level", LEVEL),
        ("Colour", ["red", "red", "blue", "blue", "red", "blue"]),
        ("VIP", ["x", "", "", "", "x", ""]),
        ("Member", ["yes", "no", "no", "yes", "", "yes"]),
    ],
)
def test_a_column_that_groups_people_is_kept_under_its_own_heading(
    tmp_path: Path, heading: str, cells: list[str]
) -> None:
    found = imported(tmp_path, answers(**{heading: cells}))
    assert attributes(tmp_path, heading) == cells
    assert f"Kept as columns of your own: {heading}." in list(report(found))
    assert facts(found)["columns_kept"] == [heading]
    assert found.tables[0][1].endswith(f"; kept as columns of your own: {heading}")
    assert found.notes.columns == []


@pytest.mark.parametrize(
    ("heading", "cells"),
    [
        ("Remarks", ["basic", "basic", "far", "far", "basic", "far"]),
        ("Motivation", [f"I would like to learn it, reason {at}" for at in range(6)]),
        ("Phone", ["0612", "0613", "0614", "0615", "0616", "0617"]),
        ("Known", ["", "", "", "red", "", "red"]),
        ("Agreed", ["yes"] * 6),
        ("Last year", ["Pottery", "Pottery", "Glass", "Glass", "Pottery", "Glass"]),
        ("Access", ["wheelchair", "wheelchair", "fine", "fine", "fine", "fine"]),
    ],
)
def test_remarks_wishes_and_what_groups_nobody_stay_left_out_and_are_told(
    tmp_path: Path, heading: str, cells: list[str]
) -> None:
    found = imported(tmp_path, answers(**{heading: cells}))
    assert found.notes.kept == []
    assert [one.heading for one in found.notes.columns] == [heading]
    assert attributes(tmp_path, heading) == [""] * 6


def test_the_same_file_again_changes_nothing_and_a_newer_one_what_differs(tmp_path: Path) -> None:
    imported(tmp_path, answers(Level=LEVEL, Samen_met=["Bo Roy", "", "", "", "", ""]))
    again = imported_to_file(tmp_path, answers(Level=LEVEL, Samen_met=["Bo Roy", "", "", "", "", ""]))
    assert again.unchanged
    newer = imported_to_file(tmp_path, answers(Level=["far", *LEVEL[1:]], Samen_met=["", "", "Di Fox", "", "", ""]))
    assert {(one.sheet, one.added, one.changed, one.out) for one in newer.changes if str(one)} == {
        ("Attendees", 0, 1, 0),
        ("Rules", 1, 0, 1),
    }
    assert attributes(tmp_path, "Level") == ["far", *LEVEL[1:]]
    assert [row["Who or what"] for row in table(tmp_path, "Rules")] == ["A3; A4"]


def test_a_column_that_comes_with_a_later_file_joins_the_people_who_are_there(tmp_path: Path) -> None:
    imported(tmp_path, answers(), rounds="2", defaults=Defaults(capacity=6))
    before = load_workbook(saved(tmp_path))
    colours = zip(NAMES, ["r", "r", "b", "b", "r", "b"], strict=True)
    later = write_csv(tmp_path / "colours.csv", [["Name", "Colour"], *map(list, colours)])
    imported_files(tmp_path, [later], Choices())
    assert attributes(tmp_path, "Colour") == ["r", "r", "b", "b", "r", "b"]
    assert len(read_event(saved(tmp_path)).event.attendees) == 6
    undo_import(saved(tmp_path))
    after = load_workbook(saved(tmp_path))
    assert after.sheetnames == before.sheetnames
    assert [[cell.value for cell in row] for row in after["Attendees"]] == [
        [cell.value for cell in row] for row in before["Attendees"]
    ]


def test_what_somebody_wrote_into_a_column_of_their_own_stays(tmp_path: Path) -> None:
    imported(tmp_path, answers(Level=LEVEL))
    path = saved(tmp_path)
    workbook = load_workbook(path)
    (column,) = (cell.column_letter for cell in workbook["Attendees"][1] if cell.value == "Level")
    workbook["Attendees"][f"{column}2"] = "expert"
    workbook.save(path)
    imported_to_file(tmp_path, answers(Level=["far", *LEVEL[1:]]))
    assert attributes(tmp_path, "Level") == ["expert", *LEVEL[1:]]


@pytest.mark.parametrize(
    ("heading", "rule"),
    [
        ("Samen met", "sit together"),
        ("With", "sit together"),
        ("Freunde", "sit together"),
        ("Wil niet bij", "never in the same session"),
    ],
)
def test_names_of_others_make_a_rule_for_each_pair(tmp_path: Path, heading: str, rule: str) -> None:
    cells = ["Bo Roy", "ada lee", "Di Fox; Ed Gee", "-", "nee", ""]
    found = imported(tmp_path, answers(**{heading: cells}), rounds="2", defaults=Defaults(capacity=6))
    assert [(row["Rule"], row["Who or what"], row["Why"]) for row in table(tmp_path, "Rules")] == [
        (rule, "A1; A2", f"{heading} (answers.csv)"),
        (rule, "A3; A4", f"{heading} (answers.csv)"),
        (rule, "A3; A5", f"{heading} (answers.csv)"),
    ]
    verb = "sit together." if rule == "sit together" else "are never in the same session."
    page = load_workbook(saved(tmp_path), data_only=True)["Rules"]
    place = [cell.value for cell in page[1]].index("In words")
    said = [row[place] or "" for row in page.iter_rows(min_row=2, values_only=True)]
    assert said == [f"A1 and A2 {verb}", f"A3 and A4 {verb}", f"A3 and A5 {verb}", *[""] * 500]
    assert [one.message for one in found.notes.remarks if "Rules" in one.message] == [
        f'column "{heading}": 3 rows of Rules, "{rule}", made of the names here.'
    ]
    assert (found.notes.columns, found.notes.asides) == ([], [])
    assert len(read_event(saved(tmp_path)).event.demands) == 3


@pytest.mark.parametrize("cell", ["Somebody Else", "Bo", "Ada Lee", "Bo Roy or Cy Ham if they come"])
def test_a_cell_that_names_nobody_for_sure_leaves_its_whole_column_to_people(tmp_path: Path, cell: str) -> None:
    found = imported(tmp_path, answers(Samen_met=[cell, "", "Di Fox", "", "", ""]))
    assert table(tmp_path, "Rules") == []
    assert [one.heading for one in found.notes.columns] == ["Samen met"]
    assert [one.kind for one in found.notes.asides] != []


def test_a_rule_that_is_there_already_is_not_written_twice_and_undo_takes_back_what_was_made(tmp_path: Path) -> None:
    imported(tmp_path, answers())
    path = saved(tmp_path)
    before = load_workbook(path).sheetnames
    imported_to_file(tmp_path, answers(Samen_met=["Bo Roy", "", "Di Fox", "", "", ""]))
    assert load_workbook(path).sheetnames.index("Rules") == before.index("Wishes")
    undo_import(path)
    assert load_workbook(path).sheetnames == before
    workbook = load_workbook(path)
    page = workbook.create_sheet("Rules")
    page.append(["Rule", "Who or what", "With", "Number", "Where or when", "Why"])
    page.append(["sit together", "Bo Roy; Ada Lee"])
    workbook.save(path)
    imported_to_file(tmp_path, answers(Samen_met=["Bo Roy", "", "Di Fox", "", "", ""]))
    assert [row["Who or what"] for row in table(tmp_path, "Rules")] == ["Bo Roy; Ada Lee", "A3; A4"]


@pytest.mark.parametrize(("heading", "must"), [("Must have", True), ("Veto", False)])
def test_a_column_that_the_workbook_reads_as_a_rule_is_kept_with_the_codes_of_its_sessions(
    tmp_path: Path, heading: str, must: bool
) -> None:
    cells = ["Pottery", "", "weaving, Glass", "-", "", ""]
    imported(tmp_path, answers(**{heading: cells}), rounds="2", defaults=Defaults(capacity=6))
    code = {row["Title"]: row["Code"] for row in table(tmp_path, "Sessions")}
    two = f"{code['Weaving']}; {code['Glass']}"
    assert attributes(tmp_path, heading) == [code["Pottery"], "", two, "", "", ""]
    pins = read_event(saved(tmp_path)).event.pins
    assert [(pin.attendee, pin.session, pin.must) for pin in pins] == [
        ("A1", code["Pottery"], must),
        ("A3", code["Weaving"], must),
        ("A3", code["Glass"], must),
    ]
    assert imported_to_file(tmp_path, answers(**{heading: cells})).unchanged


def test_a_column_that_would_be_read_as_a_rule_and_says_something_else_stays_left_out(tmp_path: Path) -> None:
    found = imported(tmp_path, answers(Veto=["yes", "no", "no", "yes", "", "yes"]))
    assert "Veto" not in table(tmp_path, "Attendees")[0]
    assert [one.heading for one in found.notes.columns] == ["Veto"]


def test_an_import_keeps_what_an_organiser_asks_of_people_and_sessions_and_those_whom_it_names(tmp_path: Path) -> None:
    imported(tmp_path, answers(), rounds="2", defaults=Defaults(capacity=6))
    path = saved(tmp_path)
    workbook = load_workbook(path)
    people, sessions = workbook["Attendees"], workbook["Sessions"]
    width, last = people.max_column + 1, sessions.max_column + 1
    people.cell(1, width).value, people.cell(2, width).value = "Samen met", "Fi Hay"
    sessions.cell(1, last).value, sessions.cell(2, last).value = "Not beside", sessions["A3"].value
    workbook.save(path)
    before = read_event(path).event.demands
    assert [(one.cell[:-2], len(one.who)) for one in before] == [("Attendees!", 2), ("Sessions!", 2)]
    again = imported_to_file(tmp_path, answers()[:-1])
    assert read_event(path).event.demands == before
    assert [one.message for one in again.notes.remarks if "stays" in one.message] == [
        '"Fi Hay (A6)" stays, though it is not in answers.csv any more, because the sheet Attendees names it. '
        "Delete the row if it is not needed."
    ]
