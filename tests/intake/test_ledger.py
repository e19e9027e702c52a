"""Importing again, and taking back: what stays, what goes, and what is said of it."""

from __future__ import annotations

import json
import shutil
import subprocess
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from click.testing import CliRunner
from foreign import SESSIONS, in_order, table, wishes, write_csv
from ledger_states import facts, people, state
from openpyxl import load_workbook
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill

from allocator.cli import main
from allocator.errors import FileTrouble
from allocator.intake.event_workbook import open_book
from allocator.intake.imported import Choices, Imported
from allocator.intake.ledger.imports_sheet import ledger_in
from allocator.intake.merge.defaults import Defaults
from allocator.intake.run import import_files
from allocator.intake.undo import undo_import
from allocator.workbook.event.read import inspect_event
from allocator.workbook.event.schema import IMPORTS

HEAD = ["Name", "Class", "1st choice", "2nd choice"]
ANSWERS = [
    HEAD,
    ["Ann Lee", "4A", "Pottery", "Carving"],
    ["Bo Null", "4B", "Carving", "Pottery"],
    ["Cy Roer", "4A", "Pottery", ""],
    ["Cy Roer", "4A", "Carving", ""],
    ["", "", "Carving", "Pottery"],
]
"""Two people have one name, and somebody has none."""


def brought(folder: Path, name: str, rows: list[list[str]], **choices: object) -> Imported:
    """A table imported as a file of this name."""
    return import_files(folder / "event.xlsx", [write_csv(folder / name, rows)], Choices(**choices))  # type: ignore[arg-type]


def begun(folder: Path, *, listed: bool = False) -> None:
    """ANSWERS imported before all else but, where `listed`, a list of sessions."""
    write_csv(folder / "answers.csv", ANSWERS)
    (folder / "event.xlsx").write_bytes(_begun(listed))


@cache
def _begun(listed: bool) -> bytes:
    with TemporaryDirectory() as name:
        folder = Path(name)
        if listed:
            brought(folder, "sessions.csv", SESSIONS)
        brought(folder, "answers.csv", ANSWERS)
        return (folder / "event.xlsx").read_bytes()


def typed(folder: Path, *cells: tuple[str, str, object]) -> None:
    """Cells that somebody changes by hand, each with its sheet."""
    workbook = load_workbook(folder / "event.xlsx")
    for sheet, cell, value in cells:
        workbook[sheet][cell] = value
    workbook.save(folder / "event.xlsx")


def remarks(found: Imported) -> list[str]:
    """What is good to know of the workbook."""
    sheets = ("Rounds", "Rooms", "Speakers", "Sessions", "Attendees", "Pins", "Wishes")
    told = [f"{one.where}: {one.message}" for one in found.notes.remarks if one.where.split(",")[0] in sheets]
    return [one for one in told if "no list of them was given" not in one]


def test_the_same_file_under_any_name_adds_nobody(tmp_path: Path) -> None:
    begun(tmp_path)
    before = state(tmp_path / "event.xlsx")
    for name in ("answers.csv", "answers (1).csv", "answers.csv"):
        found = brought(tmp_path, name, ANSWERS)
        assert (found.unchanged, found.counts["attendees"], found.changes) == (True, 5, ())
        assert state(tmp_path / "event.xlsx") == before


def test_the_record_of_rounds_has_them_in_order(tmp_path: Path) -> None:
    names = [f"Part {letter}" for letter in "FBDAEC"]
    brought(tmp_path, "rounds.csv", [["Round"], *([name] for name in names)])
    (source,) = ledger_in(open_book(tmp_path / "event.xlsx", force=False)).sources
    assert list(source.told["Rounds"]) == [f"part {letter}" for letter in "abcdef"]


def test_540_people_without_ids_stay_540(tmp_path: Path) -> None:
    rows = [[f"Person {number % 500}" if number % 27 else "", "4A", "Pottery", "Carving"] for number in range(540)]
    assert brought(tmp_path, "answers.csv", [HEAD, *rows]).counts["attendees"] == 540
    assert brought(tmp_path, "answers.csv", [HEAD, *rows]).counts["attendees"] == 540


def test_a_newer_version_adds_changes_and_takes_out(tmp_path: Path) -> None:
    begun(tmp_path)
    newer = [HEAD, ["Dee Lux", "4C", "Pottery", ""], ["ann  LEE ", "4C", "Carving", ""], *ANSWERS[3:]]
    found = brought(tmp_path, "answers.csv", newer)
    assert [(one.sheet, str(one)) for one in found.changes] == [
        ("Attendees", "1 added, 1 changed, 1 taken out"),
        ("Wishes", "1 added, 1 changed, 1 taken out"),
    ]
    assert [(row["Id"], row["Name"], row.get("Organisation")) for row in table(tmp_path, "Attendees")] == [
        ("A1", "ann LEE", "4C"),
        ("A3", "Cy Roer", "4A"),
        ("A4", "Cy Roer", "4A"),
        ("A5", "A5", None),
        ("A6", "Dee Lux", "4C"),
    ]
    assert wishes(tmp_path)["Dee Lux"] == in_order("Pottery")
    assert remarks(found) == ["Attendees: 1 attendee is no longer in answers.csv, and is taken out: Bo Null (A2)."]


def test_another_file_of_the_same_name_is_no_newer_version(tmp_path: Path) -> None:
    begun(tmp_path)
    found = brought(
        tmp_path, "answers.csv", [HEAD, ["Eve Moss", "5A", "Pottery", ""], ["Fay Onn", "5A", "Carving", ""]]
    )
    assert found.counts["attendees"] == 7
    assert [one.message for one in found.notes.remarks if one.where == "answers.csv"] == [
        "hardly anything of the file of this name that was imported before is in this one; it is taken for another "
        "file, and what the earlier one gave stays. If it is a newer version, take the earlier one back first with "
        "--undo."
    ]


def test_who_is_in_another_file_stays(tmp_path: Path) -> None:
    people_of_class = [["Student name", "Class"], ["Ann Lee", "4A"], ["Bo Null", "4B"], ["Gus Pym", "4B"]]
    brought(tmp_path, "class.csv", people_of_class)
    brought(tmp_path, "answers.csv", ANSWERS, rounds="2")
    found = brought(tmp_path, "answers.csv", [HEAD, *ANSWERS[2:]])
    assert [str(one) for one in found.changes] == ["1 taken out"]
    assert "Ann Lee" in {row["Name"] for row in table(tmp_path, "Attendees")}
    assert "Ann Lee" not in wishes(tmp_path)
    brought(tmp_path, "class.csv", [people_of_class[0], *people_of_class[2:]])
    assert "Ann Lee" not in {row["Name"] for row in table(tmp_path, "Attendees")}


def test_cells_that_somebody_changed_stay_and_are_named(tmp_path: Path) -> None:
    begun(tmp_path, listed=True)
    typed(tmp_path, ("Wishes", "C2", "B"), ("Attendees", "D3", "4X"), ("Attendees", "E4", "step-free"))
    newer = [HEAD, ["Ann Lee", "4A", "Carving", "Pottery"], ["Bo Null", "4D", "Carving", "Pottery"], *ANSWERS[3:]]
    found = brought(tmp_path, "answers.csv", newer)
    assert wishes(tmp_path)["Ann Lee"] == in_order("Baking for 2", "Pottery")
    assert table(tmp_path, "Attendees")[1]["Organisation"] == "4X"
    assert remarks(found) == [
        'Attendees, row 3: Organisation of "Bo Null (A2)" stays as somebody changed it; the file says 4D.',
        'Wishes, row 2: wish 1 of Ann Lee stays "B", as somebody changed it; the file says "C".',
    ]


def test_namesakes_are_told_apart_by_their_rows(tmp_path: Path) -> None:
    begun(tmp_path)
    typed(tmp_path, ("Attendees", "E5", "step-free"))
    found = brought(tmp_path, "answers.csv", [*ANSWERS[:3], *ANSWERS[4:]])
    assert remarks(found) == ["Attendees: 1 attendee is no longer in answers.csv, and is taken out: Cy Roer (A3)."]
    assert (table(tmp_path, "Attendees")[2]["Id"], wishes(tmp_path)["Cy Roer"]) == ("A4", in_order("Carving"))


def test_who_is_gone_stays_with_what_somebody_typed(tmp_path: Path) -> None:
    begun(tmp_path)
    typed(tmp_path, ("Attendees", "E3", "step-free"))
    found = brought(tmp_path, "answers.csv", [ANSWERS[0], ANSWERS[1], *ANSWERS[3:]])
    assert remarks(found) == [
        'Attendees, row 3: "Bo Null (A2)" stays, though it is not in answers.csv any more, because somebody changed '
        "Needs. Delete the row if it is not needed."
    ]
    assert found.counts["attendees"] == 5
    assert wishes(tmp_path)["Bo Null"] == in_order("Carving", "Pottery")


def test_who_was_deleted_by_hand_stays_away(tmp_path: Path) -> None:
    begun(tmp_path)
    workbook = load_workbook(tmp_path / "event.xlsx")
    for sheet in ("Attendees", "Wishes"):
        workbook[sheet].delete_rows(5)
    workbook.save(tmp_path / "event.xlsx")
    before = facts(tmp_path / "event.xlsx")
    found = brought(tmp_path, "answers.csv", ANSWERS)
    assert facts(tmp_path / "event.xlsx") == before
    assert [one for one in remarks(found) if "deleted" in one] == [
        "Attendees: 1 person of these files was deleted here since, and stays away: Cy Roer. "
        "To have somebody again, write their row here."
    ]


def test_a_maximum_that_somebody_typed_stays_with_its_session(tmp_path: Path) -> None:
    begun(tmp_path)
    typed(tmp_path, ("Sessions", "E2", 12), ("Sessions", "E3", 14))
    found = brought(tmp_path, "answers.csv", [*ANSWERS, ["Dee Lux", "4A", "Advanced weaving for all", "Pottery"]])
    assert [(row["Title"], row.get("Maximum")) for row in table(tmp_path, "Sessions")] == [
        ("Carving", "12"),
        ("Pottery", "14"),
        ("Advanced weaving for all", None),
    ]
    assert wishes(tmp_path)["Dee Lux"] == in_order("Advanced weaving for all", "Pottery")
    assert [one.message for one in found.notes.to_fill if one.where == "Sessions"] == [
        "1 session without a maximum. Write it there, or import with --capacity 20."
    ]


def test_an_edited_mapping_replaces_what_the_first_reading_made(tmp_path: Path) -> None:
    begun(tmp_path)
    page = load_workbook(tmp_path / "event.xlsx")["Mapping"]
    row = next(row for row in range(2, page.max_row + 1) if page.cell(row, 5).value == "Class")
    typed(tmp_path, ("Mapping", f"G{row}", "wish 3"))
    brought(tmp_path, "answers.csv", ANSWERS)
    assert [one["Title"] for one in table(tmp_path, "Sessions")] == ["Carving", "Pottery", "4A", "4B"]
    typed(tmp_path, ("Mapping", f"G{row}", "organisation"))
    found = brought(tmp_path, "answers.csv", ANSWERS)
    assert [one["Title"] for one in table(tmp_path, "Sessions")] == ["Carving", "Pottery"]
    assert people(tmp_path / "event.xlsx")[0] == ("", None, None, ("Carving", "Pottery"))
    assert "Sessions: 2 sessions are no longer in answers.csv, and are taken out: 4A, 4B." in remarks(found)


def mapped(path: Path, holds: str, first: str, second: str) -> Path:
    """A mapping of the table of rooms below."""
    path.write_text(
        f'[[table]]\nfile = "rooms.csv"\nsheet = ""\nholds = "{holds}"\ncolumns = [\n'
        f'{{ column = "A", heading = "Lokaal", is = "{first}" }},\n'
        f'{{ column = "B", heading = "Aantal stoelen", is = "{second}" }},\n]\n'
    )
    return path


READINGS = [
    ("rooms", "room", "capacity"),
    ("sessions", "title", "maximum"),
    ("attendees", "name", "organisation"),
]
ROOM_LIST = [["Lokaal", "Aantal stoelen"], ["Aula", "90"], ["B12", "24"], ["B14", "20"]]


@pytest.mark.parametrize("wrong", READINGS[1:])
def test_rooms_that_were_read_as_something_else_go(tmp_path: Path, wrong: tuple[str, str, str]) -> None:
    brought(tmp_path, "rooms.csv", ROOM_LIST, mapping=mapped(tmp_path / "wrong.toml", *wrong))
    brought(tmp_path, "rooms.csv", ROOM_LIST, mapping=mapped(tmp_path / "right.toml", *READINGS[0]))
    found = {name: rows for name, rows in facts(tmp_path / "event.xlsx").items() if rows}
    assert found == {"Rooms": [("Aula", 90, None, None), ("B12", 24, None, None), ("B14", 20, None, None)]}


@pytest.mark.parametrize("wrong", READINGS)
def test_what_is_left_out_the_second_time_goes(tmp_path: Path, wrong: tuple[str, str, str]) -> None:
    brought(tmp_path, "rooms.csv", ROOM_LIST, mapping=mapped(tmp_path / "wrong.toml", *wrong))
    brought(tmp_path, "rooms.csv", ROOM_LIST, mapping=mapped(tmp_path / "no.toml", "left out", "left out", "left out"))
    assert all(rows == [] for rows in facts(tmp_path / "event.xlsx").values())


def test_undoing_takes_back_one_import_at_a_time(tmp_path: Path) -> None:
    event = tmp_path / "event.xlsx"
    states = []
    newer = [*ANSWERS, ["Dee", "4A", "Pottery", ""]]
    for name, rows in (("sessions.csv", SESSIONS), ("answers.csv", ANSWERS), ("answers.csv", newer)):
        brought(tmp_path, name, [list(map(str, row)) for row in rows], rounds="2")
        states.append(state(event))
    for left in (2, 1):
        assert undo_import(event).left == left
        states.pop()
        assert state(event) == states[-1]
    undo_import(event)
    with pytest.raises(FileTrouble) as caught:
        undo_import(event)
    assert str(caught.value) == f"{event} has no import that could be taken back. Nothing was written."
    assert IMPORTS not in load_workbook(event).sheetnames


def test_undoing_leaves_what_somebody_typed(tmp_path: Path) -> None:
    begun(tmp_path, listed=True)
    newer = [
        HEAD,
        ["Ann Lee", "4A", "Carving", "Pottery"],
        *ANSWERS[2:],
        ["Dee Lux", "4A", "Pottery", ""],
        ["Eve Moss", "", "", ""],
    ]
    brought(tmp_path, "answers.csv", newer)
    typed(tmp_path, ("Wishes", "D2", "B"), ("Attendees", "C7", "dee@example.org"))
    undone = undo_import(tmp_path / "event.xlsx")
    assert wishes(tmp_path)["Ann Lee"] == in_order("Pottery", "Baking for 2")
    assert [f"{one.where}: {one.message}" for one in undone.remarks] == [
        'Wishes, row 2: wish 2 of Ann Lee stays "B", as somebody changed it since.',
        "Attendees: 1 attendee is taken out: Eve Moss (A7).",
        'Attendees, row 7: "Dee Lux (A6)" stays, because somebody changed Email. Delete the row if it is not needed.',
    ]
    assert [row["Name"] for row in table(tmp_path, "Attendees")][-1] == "Dee Lux"


def test_a_session_that_a_hand_names_stays(tmp_path: Path) -> None:
    begun(tmp_path)
    typed(tmp_path, ("Pins", "A2", "A1"), ("Pins", "B2", "Pottery"), ("Pins", "D2", "must"))
    undo_import(tmp_path / "event.xlsx")
    assert [row["Title"] for row in table(tmp_path, "Sessions")] == ["Pottery"]
    assert [row["Name"] for row in table(tmp_path, "Attendees")] == ["Ann Lee"]


def test_the_example_rows_come_back(tmp_path: Path) -> None:
    from allocator.workbook.event.template import write_template

    write_template(tmp_path / "event.xlsx")
    before = state(tmp_path / "event.xlsx")
    brought(tmp_path, "answers.csv", ANSWERS)
    undo_import(tmp_path / "event.xlsx")
    after = state(tmp_path / "event.xlsx")
    assert {name: after[name][0] for name in after} == {name: before[name][0] for name in before}  # type: ignore[index]


def test_the_sheet_of_imports_is_hidden_and_no_oddity(tmp_path: Path) -> None:
    brought(tmp_path, "answers.csv", ANSWERS, rounds="2")
    page = load_workbook(tmp_path / "event.xlsx")[IMPORTS]
    assert page.sheet_state == "hidden"
    assert [cell.value for cell in page[1]] == ["Import", "When", "Files", "Record", "Part", "What was done"]
    assert max(len(row[5]) for row in page.iter_rows(values_only=True)) <= 16_000
    assert [one for one in inspect_event(tmp_path / "event.xlsx").warnings if IMPORTS in one.where] == []


def test_a_record_that_somebody_spoilt_is_named(tmp_path: Path) -> None:
    begun(tmp_path)
    typed(tmp_path, (IMPORTS, "F3", "{"))
    event = tmp_path / "event.xlsx"
    with pytest.raises(FileTrouble) as caught:
        brought(tmp_path, "answers.csv", ANSWERS)
    assert str(caught.value) == (
        f"{event}: Imports!F3 does not say any more what an import did; nothing was written. Take an older copy of "
        "the workbook, or delete the sheet Imports: files are then added as new ones, and no earlier import can be "
        "taken back."
    )


def test_long_and_odd_texts_survive_in_the_records(tmp_path: Path) -> None:
    names = [f"Zoë _x0041_ =1+1 'q' \"{number}\" 😀 {'x' * 300}" for number in range(150)]
    rows = [["Name", "Wens 1"], *([name, "Pottery"] for name in names)]
    brought(tmp_path, "answers.csv", rows)
    before = state(tmp_path / "event.xlsx")
    assert brought(tmp_path, "answers.csv", rows).unchanged
    assert state(tmp_path / "event.xlsx") == before
    undo_import(tmp_path / "event.xlsx")
    assert facts(tmp_path / "event.xlsx")["Attendees"] == []


def run(*arguments: object) -> tuple[int, str]:
    """The command: exit code and what it said."""
    result = CliRunner().invoke(main, ["import", *map(str, arguments)])
    return result.exit_code, result.output


def test_a_dry_run_says_what_the_run_says(tmp_path: Path) -> None:
    event, answers = tmp_path / "event.xlsx", write_csv(tmp_path / "answers.csv", ANSWERS)
    run(event, answers)
    write_csv(answers, [*ANSWERS[:2], *ANSWERS[3:], ["Dee Lux", "4A", "Pottery", ""]])
    before = event.read_bytes()
    code, dry = run(event, answers, "--dry-run")
    assert (code, event.read_bytes()) == (0, before)
    _, real = run(event, answers)
    told = "What changed:\n  Attendees   1 added, 1 taken out\n  Wishes      1 added, 1 taken out\n"
    assert [told in real, told.replace("changed", "would change") in dry] == [True, True]
    assert [line for line in dry.splitlines() if "taken out" in line] == [
        line for line in real.splitlines() if "taken out" in line
    ]


def test_the_command_takes_back(tmp_path: Path) -> None:
    event, answers = tmp_path / "event.xlsx", write_csv(tmp_path / "answers.csv", ANSWERS)
    run(event, answers)
    before = event.read_bytes()
    code, output = run(event, "--undo", "--dry-run")
    assert (code, output.splitlines()[-1], event.read_bytes()) == (0, "Nothing was written.", before)
    code, output = run(event, "--undo", "--json")
    found = json.loads(output)
    assert (code, found["taken_back"], found["imports_left"], found["changes"]["Attendees"]) == (
        0,
        ["answers.csv"],
        0,
        {"added": 0, "changed": 0, "taken_out": 5},
    )
    assert run(event, "--undo") == (1, f"{event} has no import that could be taken back. Nothing was written.\n")
    assert run(tmp_path / "none.xlsx", "--undo")[0] == 1
    assert run(event, answers, "--undo")[0] == 2
    assert run(event)[0] == 2


def test_files_that_came_together_are_updated_one_by_one(tmp_path: Path) -> None:
    event = tmp_path / "event.xlsx"
    sessions = write_csv(tmp_path / "workshops.csv", SESSIONS)
    listed = [["Number", "Name", "Class"], ["01", "Ann Lee", "4A"], ["02", "Bo Null", "4B"], ["03", "Cy Roer", "4A"]]
    answers = [["Number", "Choice 1"], ["1", "Pottery"], ["2", "Carving"], ["3", "Pottery"]]
    both = [write_csv(tmp_path / "class.csv", listed), write_csv(tmp_path / "answers.csv", answers)]
    import_files(event, [sessions, *both], Choices(rounds="1"))
    assert import_files(event, [*both, sessions], Choices()).unchanged
    assert import_files(event, [both[1]], Choices()).unchanged
    write_csv(both[0], [*listed[:2], ["02", "Bo Null", "4C"], ["04", "Dee Lux", "4A"]])
    write_csv(sessions, [*SESSIONS[:-1], ["D", "Dancing", 12]])
    found = import_files(event, [both[0], sessions], Choices())
    assert [(one.sheet, str(one)) for one in found.changes] == [
        ("Sessions", "1 added, 1 taken out"),
        ("Attendees", "1 added, 1 changed"),
    ]
    assert [(row["Id"], row.get("Organisation")) for row in table(tmp_path, "Attendees")] == [
        ("01", "4A"),
        ("02", "4C"),
        ("03", "4A"),
        ("04", "4A"),
    ]
    for left in (1, 0):
        assert undo_import(event).left == left
    assert all(rows == [] for rows in facts(event).values())


def test_a_list_of_sessions_updates_what_it_told(tmp_path: Path) -> None:
    head = ["Title", "Speaker", "Maximum", "Room"]
    old = [
        head,
        ["Pottery", "Kim Kok", "12", "Attic"],
        ["Carving", "Lou Pan", "14", "Barn"],
        ["Dance", "Mo Ra", "9", "Hall"],
    ]
    new = [head, ["Pottery", "Kim Kok", "15", "Attic"], ["Carving", "Ned Fox", "", "Barn"]]
    brought(tmp_path, "workshops.csv", old)
    brought(tmp_path, "workshops.csv", new)
    found = facts(tmp_path / "event.xlsx")
    assert [row[:5] for row in found["Sessions"]] == [
        ("Pottery", "Pottery", "Kim Kok", None, 15),
        ("Carving", "Carving", "Ned Fox", None, None),
    ]
    assert [row[0] for row in found["Speakers"]] == ["Kim Kok", "Ned Fox"]
    assert [row[0] for row in found["Rooms"]] == ["Attic", "Barn"]
    undo_import(tmp_path / "event.xlsx")
    assert [row[:5] for row in facts(tmp_path / "event.xlsx")["Sessions"]] == [
        ("Pottery", "Pottery", "Kim Kok", None, 12),
        ("Carving", "Carving", "Lou Pan", None, 14),
        ("Dance", "Dance", "Mo Ra", None, 9),
    ]


def test_people_below_sessions_are_updated(tmp_path: Path) -> None:
    old = [["Ingedeeld", ""], ["Pottery", "Carving"], ["Ann Lee", "Bo Null"], ["Cy Roer", "Dee Lux"], ["Eve Moss", ""]]
    brought(tmp_path, "workshops.csv", SESSIONS)
    brought(tmp_path, "seats.csv", old)
    before = state(tmp_path / "event.xlsx")
    assert brought(tmp_path, "seats.csv", old).unchanged
    assert state(tmp_path / "event.xlsx") == before
    brought(tmp_path, "seats.csv", [*old[:3], ["Cy Roer", "Fay Onn"], ["", "Eve Moss"]])
    found = facts(tmp_path / "event.xlsx")
    assert [(row[0], row[1]) for row in found["Attendees"]] == [
        ("A1", "Ann Lee"),
        ("A2", "Cy Roer"),
        ("A3", "Eve Moss"),
        ("A4", "Bo Null"),
        ("A6", "Fay Onn"),
    ]
    assert sorted((row[0], row[1]) for row in found["Pins"]) == [
        ("A1", "P"),
        ("A2", "P"),
        ("A3", "C"),
        ("A4", "C"),
        ("A6", "C"),
    ]
    undo_import(tmp_path / "event.xlsx")
    assert state(tmp_path / "event.xlsx") == before


def test_options_of_the_first_time_stay(tmp_path: Path) -> None:
    brought(tmp_path, "answers.csv", ANSWERS, rounds="2", defaults=Defaults(capacity=20, rooms=2, seats=30))
    before = facts(tmp_path / "event.xlsx")
    assert brought(tmp_path, "answers.csv", ANSWERS).unchanged
    brought(tmp_path, "answers.csv", [*ANSWERS, ["Dee Lux", "4A", "Pottery", ""]])
    after = facts(tmp_path / "event.xlsx")
    assert {name: after[name] for name in ("Rounds", "Rooms", "Sessions")} == {
        name: before[name] for name in ("Rounds", "Rooms", "Sessions")
    }


def test_ranks_that_an_import_added_go_with_it(tmp_path: Path) -> None:
    brought(tmp_path, "workshops.csv", SESSIONS)
    before = state(tmp_path / "event.xlsx")
    ranks = [f"Choice {number}" for number in range(1, 8)]
    brought(tmp_path, "answers.csv", [["Name", *ranks], ["Ann Lee", *["Pottery"] * 6, "Carving"]])
    assert load_workbook(tmp_path / "event.xlsx")["Wishes"]["H1"].value == "7"
    undo_import(tmp_path / "event.xlsx")
    assert state(tmp_path / "event.xlsx") == before


def test_colours_and_notes_of_rows_move_with_them(tmp_path: Path) -> None:
    begun(tmp_path)
    workbook = load_workbook(tmp_path / "event.xlsx")
    page = workbook["Attendees"]
    page["B5"].fill = PatternFill("solid", start_color="FFFF00")
    page["B5"].comment = Comment("A guest", "me")
    page.row_dimensions[5].height = 44
    workbook.save(tmp_path / "event.xlsx")
    newer = [ANSWERS[0], *ANSWERS[2:]]
    brought(tmp_path, "answers.csv", newer)
    page = load_workbook(tmp_path / "event.xlsx")["Attendees"]
    assert [page["A4"].value, page["B4"].fill.fgColor.rgb, page.row_dimensions[4].height] == ["A4", "00FFFF00", 44]
    assert page["B4"].comment is not None
    undo_import(tmp_path / "event.xlsx")
    page = load_workbook(tmp_path / "event.xlsx")["Attendees"]
    assert [page["A5"].value, page["B5"].fill.fgColor.rgb, page.row_dimensions[5].height] == ["A4", "00FFFF00", 44]


def test_an_import_that_fails_leaves_the_workbook(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    begun(tmp_path)
    before = (tmp_path / "event.xlsx").read_bytes()

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("allocator.intake.event_workbook.stamp", killed)
    with pytest.raises(KeyboardInterrupt):
        brought(tmp_path, "answers.csv", [*ANSWERS, ["Dee Lux", "4A", "Pottery", ""]])
    assert (tmp_path / "event.xlsx").read_bytes() == before


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice (soffice) is not installed")
def test_what_is_kept_survives_libreoffice(tmp_path: Path) -> None:
    begun(tmp_path)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    (tmp_path / "out").mkdir()
    command = ["soffice", profile, "--headless", "--convert-to", "xlsx", "--outdir", "out", "event.xlsx"]
    subprocess.run(command, check=True, capture_output=True, timeout=120, cwd=tmp_path)
    write_csv(tmp_path / "out" / "answers.csv", ANSWERS)
    again = import_files(tmp_path / "out" / "event.xlsx", [tmp_path / "out" / "answers.csv"], Choices())
    assert again.unchanged
    undo_import(tmp_path / "out" / "event.xlsx")
    assert all(rows == [] for rows in facts(tmp_path / "out" / "event.xlsx").values())


def test_two_files_with_one_heading_and_the_same_people_stay_two(tmp_path: Path) -> None:
    morning = [
        HEAD,
        ["Ann Lee", "4A", "Pottery", ""],
        ["Bo Null", "4B", "Carving", ""],
        ["Cy Roer", "4A", "Pottery", ""],
    ]
    afternoon = [["Name", "Class", "Ronde 2", ""], *([name, group, "Dance", ""] for name, group, *_ in morning[1:])]
    files = [write_csv(tmp_path / "one.csv", morning), write_csv(tmp_path / "two.csv", afternoon)]
    import_files(tmp_path / "event.xlsx", files, Choices(rounds="Ronde 1; Ronde 2"))
    before = wishes(tmp_path)
    assert import_files(tmp_path / "event.xlsx", files, Choices()).unchanged
    assert wishes(tmp_path) == before


def test_a_file_that_is_taken_for_a_newer_version_under_another_name_is_named(tmp_path: Path) -> None:
    brought(tmp_path, "morning.csv", ANSWERS)
    found = brought(tmp_path, "afternoon.csv", [*ANSWERS[:3], ["Cy Roer", "4A", "Carving", ""], *ANSWERS[4:]])
    assert [one.message for one in found.notes.remarks if one.where == "afternoon.csv"] == [
        "it is taken for a newer version of morning.csv: its headings are the same, and most of its people or titles. "
        "If both files count, take it back with --undo and import them together."
    ]


def test_of_two_files_with_one_heading_only_the_one_that_comes_again_is_newer(tmp_path: Path) -> None:
    lists = {"4A.csv": ["Ann Lee", "Bo Null", "Cy Roer"], "4B.csv": ["Dee Lux", "Eve Moss", "Fay Onn"]}
    for name, people_of_it in lists.items():
        brought(tmp_path, name, [["Name", "Class"], *([one, name[:2]] for one in people_of_it)])
    found = brought(tmp_path, "4A.csv", [["Name", "Class"], ["Ann Lee", "4A"], ["Bo Null", "4A"]])
    assert [str(one) for one in found.changes] == ["1 taken out"]
    assert found.counts["attendees"] == 5


@pytest.mark.parametrize("together", [True, False])
def test_wishes_for_different_rounds_add_up_however_they_come(tmp_path: Path, together: bool) -> None:
    first = [["Name", "Ronde 1 - 1e keuze", "Ronde 1 - 2e keuze"], ["Ann Lee", "Pottery", "Carving"]]
    one = write_csv(tmp_path / "one.csv", first)
    two = write_csv(tmp_path / "two.csv", [["Name", "Ronde 2 - 1e keuze"], ["Ann Lee", "Baking for 2"]])
    brought(tmp_path, "workshops.csv", SESSIONS, rounds="Ronde 1; Ronde 2")
    for files in [[one, two]] if together else [[one], [two]]:
        import_files(tmp_path / "event.xlsx", files, Choices())
    both = {1: ["Pottery @ Ronde 1", "Baking for 2 @ Ronde 2"], 2: ["Carving @ Ronde 1"]}
    assert wishes(tmp_path) == {"Ann Lee": both}
    for file in (one, two):
        assert import_files(tmp_path / "event.xlsx", [file], Choices()).unchanged
    write_csv(two, [["Name", "Ronde 2 - 1e keuze"], ["Ann Lee", "Pottery"]])
    import_files(tmp_path / "event.xlsx", [two], Choices())
    assert wishes(tmp_path) == {"Ann Lee": {1: ["Pottery @ Ronde 1", "Pottery @ Ronde 2"], 2: ["Carving @ Ronde 1"]}}
