"""Figures beside sessions that are the seats of a room, or the places that are taken or free already."""

from __future__ import annotations

from pathlib import Path

import pytest
from foreign import Rows, imported, table

from allocator.intake.mapping.questions import Unsettled

SEATS = [
    ("Workshop", "Room", "Room holds"),
    ("Workshop", "Room", "ROOM CAPACITY"),
    ("Workshop", "Room", "Holds"),
    ("Workshop", "Room", "Seats in room"),
    ("Workshop", "Venue", "Size of venue"),
    ("Workshop", "Zaal", "Capaciteit zaal"),
    ("Workshop", "Lokaal", "Plaatsen in lokaal"),
    ("Kurs", "Raum", "Raumkapazität"),
    ("Kurs", "Raum", "Plätze im Raum"),
    ("Atelier", "Salle", "Capacité de la salle"),
    ("Taller", "Sala", "Aforo de la sala"),
]


def rooms(folder: Path) -> dict[str, str]:
    return {row["Room"]: row.get("Capacity", "") for row in table(folder, "Rooms")}


def maxima(folder: Path) -> list[str]:
    return [row.get("Maximum", "") for row in table(folder, "Sessions")]


@pytest.mark.parametrize("limited", [False, True])
@pytest.mark.parametrize("head", SEATS, ids=lambda head: head[2])
def test_seats_of_the_room_are_no_maximum(tmp_path: Path, head: tuple[str, ...], limited: bool) -> None:
    rows: list[list[object]] = [[*head], ["Bees", "Hall", 60], ["Ants", "Attic", 30], ["Moths", "Hall", 60]]
    more: list[list[object]] = [["Max"], [20], [25], [10]] if limited else [[], [], [], []]
    imported(tmp_path, [[*row, *extra] for row, extra in zip(rows, more, strict=True)])
    assert rooms(tmp_path) == {"Hall": "60", "Attic": "30"}
    assert maxima(tmp_path) == (["20", "25", "10"] if limited else ["", "", ""])


def test_a_list_of_rooms_says_how_many_they_seat(tmp_path: Path) -> None:
    offered: Rows = [["Workshop", "Room", "Room holds"], ["Bees", "Hall", 60], ["Ants", "Attic", 30]]
    imported(tmp_path, [["Room", "Seats"], ["Hall", 50]], offered)
    assert rooms(tmp_path) == {"Hall": "50", "Attic": "30"}


def test_seats_that_change_in_a_newer_list_are_changed(tmp_path: Path) -> None:
    head = ["Workshop", "Room", "Room holds"]
    imported(tmp_path, [head, ["Bees", "Hall", 60], ["Ants", "Attic", 30]])
    imported(tmp_path, [head, ["Bees", "Hall", 70], ["Ants", "Attic", 30]])
    assert rooms(tmp_path) == {"Hall": "70", "Attic": "30"}


@pytest.mark.parametrize(("answer", "seats", "most"), [("maxima", "", "60"), ("seats", "60", ""), ("left out", "", "")])
def test_figures_that_fit_a_room_may_be_its_seats(tmp_path: Path, answer: str, seats: str, most: str) -> None:
    offered: Rows = [["Workshop", "Room", "Foo"], ["Bees", "Hall", 60], ["Ants", "Attic", 30], ["Moths", "Hall", 60]]
    with pytest.raises(Unsettled) as caught:
        imported(tmp_path, offered)
    (question,) = caught.value.questions
    assert [choice.answer for choice in question.choices] == ["maxima", "seats", "left out"]
    imported(tmp_path, offered, answers=((question.key, answer),))
    assert (rooms(tmp_path)["Hall"], maxima(tmp_path)[0]) == (seats, most)


def test_figures_that_differ_in_one_room_are_not_its_seats(tmp_path: Path) -> None:
    with pytest.raises(Unsettled) as caught:
        imported(tmp_path, [["Workshop", "Room", "Foo"], ["Bees", "Hall", 60], ["Ants", "Hall", 30]])
    assert [[choice.answer for choice in one.choices] for one in caught.value.questions] == [["maxima", "left out"]]


FREE = [
    ("Workshop", "Capacity", "Already booked", "Free"),
    ("Workshop", "Places", "Taken", "Places left"),
    ("Workshop", "Plekken", "Bezet", "Vrij"),
    ("Kurs", "Plätze", "belegt", "frei"),
    ("Atelier", "Places", "Prises", "Libres"),
    ("Taller", "Plazas", "Ocupadas", "Libres"),
]
TAKEN = (("Bees", 8, 2, 6), ("Ants", 9, 0, 9), ("Moths", 12, 3, 9), ("Flies", 10, 10, 0), ("Wasps", 7, 1, 6))


@pytest.mark.parametrize("count", [2, 5])
@pytest.mark.parametrize("head", FREE, ids=lambda head: head[3])
@pytest.mark.parametrize("answer", ["all places", "free places"])
def test_it_is_asked_whether_all_places_count_or_those_that_are_free(
    tmp_path: Path, head: tuple[str, ...], count: int, answer: str
) -> None:
    rows: Rows = [head, *TAKEN[:count]]
    with pytest.raises(Unsettled) as caught:
        imported(tmp_path, rows)
    (question,) = caught.value.questions
    assert [choice.answer for choice in question.choices] == ["all places", "free places"]
    imported(tmp_path, rows, answers=((question.key, answer),))
    assert maxima(tmp_path) == [str(row[1 if answer == "all places" else 3]) for row in TAKEN[:count]]
    assert [row.get("Minimum", "") for row in table(tmp_path, "Sessions")] == [""] * count


def test_nothing_is_asked_where_no_place_is_taken(tmp_path: Path) -> None:
    imported(tmp_path, [["Workshop", "Capacity", "Booked", "Free"], ["Bees", 8, 0, 8], ["Ants", 9, 0, 9]])
    assert maxima(tmp_path) == ["8", "9"]
    assert [row.get("Allowed rounds", "") for row in table(tmp_path, "Sessions")] == ["", ""]
