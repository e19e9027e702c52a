"""Several people in each row, each with columns of their own: a person each, or nobody where that is not clear."""

from __future__ import annotations

from pathlib import Path

import pytest
from foreign import Rows, imported, table, wishes

from allocator.errors import FileTrouble


def parted(text: str) -> Rows:
    """Rows with / between them, of cells with commas between."""
    return [[cell.strip() for cell in line.split(",")] for line in text.split("/")]


@pytest.mark.parametrize(
    "headings",
    [
        "Parent, Child 1, Child 1 - choice, Child 2, Child 2 - choice",
        "Ouder, Kind 1, Keuze kind 1, Kind 2, Keuze kind 2",
        "Eltern, Kind 1, Wunsch Kind 1, Kind 2, Wunsch Kind 2",
        "Parent, Nom enfant 1, Choix enfant 1, Nom enfant 2, Choix enfant 2",
        "Padres, Alumno 1, Opción alumno 1, Alumno 2, Opción alumno 2",
        "E-MAIL, NAME OF PUPIL 1, CHOICE, NAME OF PUPIL 2, CHOICE",
    ],
)
@pytest.mark.parametrize("behind", [False, True])
def test_each_child_is_an_attendee(headings: str, behind: bool, tmp_path: Path) -> None:
    rows = parted(f"{headings}/ Ann Lind, Ada Lind, Pottery, Al Lind, Yoga/ Jo Null, Bo Null, Yoga, , ")
    rows = [[*line, more] for line, more in zip(rows, ["Remarks", "wheelchair", ""], strict=True)] if behind else rows
    if headings.startswith("E-MAIL"):
        rows = [rows[0], *([f"{line[0].split()[0]}@x.org", *line[1:]] for line in rows[1:])]
    imported(tmp_path, rows, rounds="1")
    assert wishes(tmp_path) == {"Ada Lind": {1: ["Pottery"]}, "Al Lind": {1: ["Yoga"]}, "Bo Null": {1: ["Yoga"]}}


def test_children_with_a_class_and_several_choices(tmp_path: Path) -> None:
    headings = [f"{text} {child}" for child in (1, 2, 3) for text in ("Pupil", "Class", "1st choice", "2nd choice")]
    rows = [headings, ["Ada Lind", "3A", "Pottery", "Yoga", "Al Lind", "4B", "Yoga", "Pottery", "", "", "", ""]]
    rows += [["Bo Null", "3A", "Yoga", "Pottery", *[""] * 8]]
    imported(tmp_path, rows, rounds="1")
    assert wishes(tmp_path) == {
        "Ada Lind": {1: ["Pottery"], 2: ["Yoga"]},
        "Al Lind": {1: ["Yoga"], 2: ["Pottery"]},
        "Bo Null": {1: ["Yoga"], 2: ["Pottery"]},
    }
    assert [row["Organisation"] for row in table(tmp_path, "Attendees")] == ["3A", "4B", "3A"]


def test_a_mistake_is_told_with_its_own_cell(tmp_path: Path) -> None:
    rows = parted("Child 1, Choice 1, Child 2, Choice 2/ Ada Lind, Pottery, Al Lind, Yogurt/ Bo Null, Yoga, , ")
    found = imported(tmp_path, rows, [["Workshop", "Max"], ["Pottery", 9], ["Yoga", 9]], rounds="1")
    assert [one.where for one in found.notes.problems] == ["answers.csv, row 2, column 4 (D)"]


@pytest.mark.parametrize(
    "rows",
    [
        "Name of child 1, Name of child 2, 1st choice, 2nd choice/ Ada Lind, Al Lind, Yoga, Clay/ Bo Null, , Yoga, ",
        "Child 1, Choice, Child 2/ Ada Lind, Yoga, Al Lind/ Bo Null, Clay, ",
    ],
)
def test_wishes_of_nobody_knows_whom_are_refused(rows: str, tmp_path: Path) -> None:
    with pytest.raises(FileTrouble) as trouble:
        imported(tmp_path, parted(rows), rounds="1")
    assert str(trouble.value).startswith("Nothing in this file can be read")
    people = tmp_path / "beside"
    people.mkdir()
    found = imported(people, parted(rows), [["Room", "Seats"], ["Aula", 9], ["Gym", 8]], rounds="1")
    assert found.tables[0][1] == (
        "left out: each of its rows names several people, and it does not say which wishes are whose; give each a row"
    )
