"""Buildings beside rooms, in lists of rooms and of sessions."""

from __future__ import annotations

from pathlib import Path

import pytest
from foreign import Rows, imported, table

WISHED: Rows = [["Name", "1st choice", "2nd choice"], ["Ada Lind", "Bees", "Ants"], ["Bo Null", "Ants", "Bees"]]
OFFERED: Rows = [["Workshop", "Leader", "Max"], ["Bees", "Jo Kok", 8], ["Ants", "Bo Wit", 6]]

HEADS = [
    ("Building", "Room", "Cap"),
    ("BUILDING", "ROOM", "SEATS"),
    ("Location", "Room", "Seats"),
    ("Site", "Room no", "Capacity"),
    ("Gebouw", "Lokaal", "Plaatsen"),
    ("Gebäude", "Raum", "Plätze"),
    ("Bâtiment", "Salle", "Places"),
    ("Edificio", "Aula", "Plazas"),
]


def rooms(folder: Path) -> dict[str, str]:
    return {row["Room"]: row.get("Capacity", "") for row in table(folder, "Rooms")}


@pytest.mark.parametrize("beside", [[], [WISHED], [WISHED, OFFERED]], ids=["alone", "wishes", "wishes and sessions"])
@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize("head", HEADS, ids=lambda head: head[0])
def test_rooms_are_listed_by_building(tmp_path: Path, head: tuple[str, ...], turned: bool, beside: list[Rows]) -> None:
    rows: Rows = [head, ["Main", "Studio", 30], ["Main", "Lab", 25], ["Annex", "Gym", 20]]
    imported(tmp_path, *beside, [row[::-1] for row in rows] if turned else rows, rounds="1")
    assert rooms(tmp_path) == {"Studio": "30", "Lab": "25", "Gym": "20"}
    assert {row["Title"] for row in table(tmp_path, "Sessions")} == ({"Ants", "Bees"} if beside else set())


@pytest.mark.parametrize("beside", [[], [WISHED, OFFERED]], ids=["alone", "wishes and sessions"])
@pytest.mark.parametrize("blank", [True, False])
@pytest.mark.parametrize("head", HEADS, ids=lambda head: head[0])
def test_rooms_of_one_name_have_their_building_in_front_which_may_be_blank_below(
    tmp_path: Path, head: tuple[str, ...], blank: bool, beside: list[Rows]
) -> None:
    again = ("", "") if blank else ("Main", "Annex")
    rows: Rows = [head, ["Main", 101, 30], [again[0], 102, 25], ["Annex", 101, 20], [again[1], 103, 15]]
    imported(tmp_path, *beside, rows, rounds="1")
    assert rooms(tmp_path) == {"Main 101": "30", "Main 102": "25", "Annex 101": "20", "Annex 103": "15"}


def test_sessions_find_their_rooms_by_building(tmp_path: Path) -> None:
    listed: Rows = [["Building", "Room", "Cap"], ["Main", 101, 30], ["", 102, 25], ["Annex", 101, 20], ["", 103, 15]]
    offered: Rows = [["Workshop", "Building", "Room"], ["Bees", "Main", 101], ["Ants", "Annex", 103]]
    imported(tmp_path, listed, offered)
    assert [row["Fixed room"] for row in table(tmp_path, "Sessions")] == ["Main 101", "Annex 103"]
    assert rooms(tmp_path) == {"Main 101": "30", "Main 102": "25", "Annex 101": "20", "Annex 103": "15"}


def test_sessions_alone_name_their_rooms_by_building(tmp_path: Path) -> None:
    offered: Rows = [
        ["Workshop", "Building", "Room"],
        ["Bees", "Main", 101],
        ["Ants", "", 102],
        ["Moths", "Annex", 101],
    ]
    imported(tmp_path, offered)
    assert [row["Fixed room"] for row in table(tmp_path, "Sessions")] == ["Main 101", "Main 102", "Annex 101"]


def test_a_building_beside_rooms_of_different_names_is_left_out(tmp_path: Path) -> None:
    imported(tmp_path, [["Workshop", "Building", "Room"], ["Bees", "Main", "Aula"], ["Ants", "Annex", "Gym"]])
    assert [row["Fixed room"] for row in table(tmp_path, "Sessions")] == ["Aula", "Gym"]
    assert [row["Taken for"] for row in table(tmp_path, "Mapping")] == ["title", "left out", "fixed room"]


def test_a_building_alone_is_the_room(tmp_path: Path) -> None:
    imported(tmp_path, [["Building", "Cap"], ["Main", 30], ["Annex", 20]])
    assert rooms(tmp_path) == {"Main": "30", "Annex": "20"}


def test_importing_again_changes_nothing(tmp_path: Path) -> None:
    listed: Rows = [["Building", "Room", "Cap"], ["Main", 101, 30], ["", 102, 25], ["Annex", 101, 20]]
    imported(tmp_path, listed)
    before = rooms(tmp_path)
    imported(tmp_path, listed)
    assert rooms(tmp_path) == before == {"Main 101": "30", "Main 102": "25", "Annex 101": "20"}
