"""Rooms whose names say how many they seat, in lists of rooms, lists of sessions and timetables."""

from __future__ import annotations

from pathlib import Path

import pytest
from foreign import Rows, imported, table

NAMES = {
    "Aula (150)": ("Aula", "150"),
    "Lab 2 (max 24)": ("Lab 2", "24"),
    "Gym - 80 seats": ("Gym", "80"),
    "Zaal 3 (30 plaatsen)": ("Zaal 3", "30"),
    "Turnhalle (60 Plätze)": ("Turnhalle", "60"),
    "CDI (40 places)": ("CDI", "40"),
    "Gimnasio (90 plazas)": ("Gimnasio", "90"),
    "Foyer (45 zitplaatsen)": ("Foyer", "45"),
}


def rooms(folder: Path) -> dict[str, str]:
    """The capacity of each room."""
    return {row["Room"]: row.get("Capacity", "") for row in table(folder, "Rooms")}


@pytest.mark.parametrize(("text", "expected"), NAMES.items())
@pytest.mark.parametrize("down", [False, True])
def test_in_a_timetable(text: str, expected: tuple[str, str], down: bool, tmp_path: Path) -> None:
    rows: Rows = [["Raum", "9:00", "10:00"], ["A 101", "Polizei", "Zoll"], [text, "Bank", "Uni"]]
    if down:
        rows = [["Zeit", "A 101", text], ["9:00", "Polizei", "Bank"], ["10:00", "Zoll", "Uni"]]
    found = imported(tmp_path, rows)
    name, seats = expected
    assert rooms(tmp_path) == {"A 101": "", name: seats}
    fixed = {row["Title"]: row["Fixed rounds"] for row in table(tmp_path, "Sessions")}
    assert fixed["Bank"] == f"9:00 = {name}"
    assert [note.message for note in found.notes.corrections] == [
        f'the numbers behind rooms are taken as their seats: "{name}" has {seats}.'
    ]


@pytest.mark.parametrize(("text", "expected"), NAMES.items())
def test_in_a_list_of_rooms_and_beside_sessions(text: str, expected: tuple[str, str], tmp_path: Path) -> None:
    rows: Rows = [["Room", "Floor"], [text, "1"], ["A 101", "2"]]
    sessions: Rows = [["Title", "Leader", "Room"], ["Yoga", "Bo Null", text], ["Bread", "Cy Roer", "A 101"]]
    imported(tmp_path, rows, sessions)
    assert rooms(tmp_path) == {expected[0]: expected[1], "A 101": ""}
    assert [row["Fixed room"] for row in table(tmp_path, "Sessions")] == [expected[0], "A 101"]


def test_a_column_of_seats_counts(tmp_path: Path) -> None:
    imported(tmp_path, [["Room", "Seats"], ["Aula (150)", "140"], ["A 101", "30"]])
    assert rooms(tmp_path) == {"Aula": "140", "A 101": "30"}


@pytest.mark.parametrize(
    "names",
    [
        ("Room (1)", "Room (2)"),
        ("Room (12)", "Hall (13)"),
        ("Zaal (20)", "Zaal (30)"),
        ("Zaal (20)", "Aula"),
        ("Lab (2)", "Gym (4)"),
        ("Lab (11)", "Gym (12)", "Foyer (13)"),
    ],
)
def test_numbers_that_belong_to_a_name_stay(names: tuple[str, ...], tmp_path: Path) -> None:
    rows: Rows = [["Room", "9:00", "10:00"], *([name, f"Yoga {at}", f"Bread {at}"] for at, name in enumerate(names))]
    imported(tmp_path, rows)
    assert rooms(tmp_path) == dict.fromkeys(names, "")


def test_importing_again_changes_nothing(tmp_path: Path) -> None:
    rows: Rows = [["Raum", "9:00", "10:00"], ["A 101", "Polizei", "Zoll"], ["Aula (150)", "Bank", "Uni"]]
    imported(tmp_path, rows)
    before = rooms(tmp_path), table(tmp_path, "Sessions")
    imported(tmp_path, rows)
    assert (rooms(tmp_path), table(tmp_path, "Sessions")) == before
