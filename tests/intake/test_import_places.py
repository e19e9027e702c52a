"""Where sessions are held, as the cells of a list of them show it: tables with numbers, and codes that are no rooms."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import pytest
from foreign import Rows, imported, table

GAMES: Rows = [
    ["Game", "System", "GM", "Slot", "Table"],
    ["Crypt", "5e", "Olivia Patel", "Sat AM", "Table 1"],
    ["Nebula", "5e", "Liam Walker", "Sat PM", "Table 2"],
    ["Harvest", "5e", "Ava Brooks", "Sat AM", "Table 3"],
]


def rooms(folder: Path) -> list[tuple[str, str, str]]:
    """Title, allowed rounds and fixed room of each session."""
    return [
        (row["Title"], row.get("Allowed rounds", ""), row.get("Fixed room", "")) for row in table(folder, "Sessions")
    ]


SETTLED = [("Crypt", "Sat AM", "Table 1"), ("Nebula", "Sat PM", "Table 2"), ("Harvest", "Sat AM", "Table 3")]


@pytest.mark.parametrize("order", list(permutations(range(5)))[::7])
def test_numbered_tables_are_rooms_and_a_code_of_all_sessions_is_none(order: tuple[int, ...], tmp_path: Path) -> None:
    imported(tmp_path, [[line[at] for at in order] for line in GAMES], rounds="Sat AM; Sat PM")
    assert rooms(tmp_path) == SETTLED


@pytest.mark.parametrize(
    ("heading", "word"),
    [
        ("Table", "Table"),
        ("TABLE ", "table"),
        ("Tafel", "Tafel"),
        ("Kraam", "kraam"),
        ("Tisch", "Tisch"),
        ("Stand", "Stand"),
        ("Terrain", "Terrain"),
        ("Mesa", "Mesa"),
        ("Puesto", "Puesto"),
        ("Where", "Court"),
        ("", "Booth"),
    ],
)
@pytest.mark.parametrize("is_blank", [False, True])
def test_places_have_many_words(heading: str, word: str, is_blank: bool, tmp_path: Path) -> None:
    rows = [[*GAMES[0][:4], heading], *([*line[:4], f"{word} {number}"] for number, line in enumerate(GAMES[1:], 1))]
    rows += [["Masque", "5e", "Grace Foster", "Sat PM", ""]] if is_blank else []
    imported(tmp_path, rows, rounds="Sat AM; Sat PM")
    places = [(title, round, f"{word} {number}") for number, (title, round, _) in enumerate(SETTLED, 1)]
    assert rooms(tmp_path) == [*places, *([("Masque", "Sat PM", "")] if is_blank else [])]


@pytest.mark.parametrize("codes", [("5e", "5e", "4e"), ("B2", "B3", "B2"), ("5e", "5e", "5e")])
def test_what_two_sessions_of_a_round_have_is_no_room(codes: tuple[str, str, str], tmp_path: Path) -> None:
    rows = [["Game", "Edition", "Slot"], ["Crypt", codes[0], "Sat AM"], ["Nebula", codes[1], "Sat PM"]]
    rows += [["Harvest", codes[2], "Sat AM"], ["Masque", codes[0], "Sat AM"]]
    imported(tmp_path, rows, rounds="Sat AM; Sat PM")
    assert [room for _, _, room in rooms(tmp_path)] == ["", "", "", ""]


def test_names_such_as_rooms_have_are_rooms_where_each_is_taken_once_in_a_round(tmp_path: Path) -> None:
    rows = [
        ["Game", "Edition", "Slot"],
        ["Crypt", "B2", "Sat AM"],
        ["Nebula", "B2", "Sat PM"],
        ["Tide", "B3", "Sat AM"],
    ]
    imported(tmp_path, rows, rounds="Sat AM; Sat PM")
    assert rooms(tmp_path) == [("Crypt", "Sat AM", "B2"), ("Nebula", "Sat PM", "B2"), ("Tide", "Sat AM", "B3")]


def test_a_word_for_rooms_counts_though_all_are_in_one(tmp_path: Path) -> None:
    rows = [["Game", "Room", "Slot"], ["Crypt", "B2", "Sat AM"], ["Nebula", "B2", "Sat PM"]]
    imported(tmp_path, rows, rounds="Sat AM; Sat PM")
    assert rooms(tmp_path) == [("Crypt", "Sat AM", "B2"), ("Nebula", "Sat PM", "B2")]


@pytest.mark.parametrize("heading", ["Table", "Station"])
def test_numbered_tables_without_other_titles_are_the_sessions(heading: str, tmp_path: Path) -> None:
    rows = [[heading, "Max", "Leader"], ["Table 1", 5, "Olivia Patel"], ["Table 2", 6, "Liam Walker"]]
    imported(tmp_path, rows, rounds="1")
    assert rooms(tmp_path) == [("Table 1", "", ""), ("Table 2", "", "")]
