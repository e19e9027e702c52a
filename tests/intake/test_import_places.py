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


@pytest.mark.parametrize(("heading", "one", "other"), [("Edition", "Aula", "Gym"), ("Where", "B2", "B3")])
def test_names_such_as_rooms_have_are_rooms_where_each_is_taken_once_in_a_round(
    heading: str, one: str, other: str, tmp_path: Path
) -> None:
    rows = [
        ["Game", heading, "Slot"],
        ["Crypt", one, "Sat AM"],
        ["Nebula", one, "Sat PM"],
        ["Tide", other, "Sat AM"],
    ]
    imported(tmp_path, rows, rounds="Sat AM; Sat PM")
    assert rooms(tmp_path) == [("Crypt", "Sat AM", one), ("Nebula", "Sat PM", one), ("Tide", "Sat AM", other)]


CODED = (
    *("Edition", "Cost code", "Target group", "Budget", "Kostenstelle", "Zielgruppe", "Jahrgang", "Doelgroep"),
    *("Jaargang", "Niveau", "Klas", "Kostenplaats", "Centre de coût", "Public visé", "Código contable", ""),
)


@pytest.mark.parametrize("heading", CODED)
@pytest.mark.parametrize("codes", [("H3", "V4", "H4"), ("A 101", "B 204", "C 12")])
def test_codes_are_rooms_only_below_a_heading_of_rooms(heading: str, codes: tuple[str, ...], tmp_path: Path) -> None:
    lines = zip(("Koken", "Dans", "Judo"), ("Ria", "Sjors", "Wim"), (10, 12, 8), codes, strict=True)
    imported(tmp_path, [["Workshop", "Leider", "Max", heading], *map(list, lines)])
    assert table(tmp_path, "Rooms") == []
    assert [(row["Title"], row["Speakers"], row["Maximum"]) for row in table(tmp_path, "Sessions")] == [
        ("Koken", "Ria", "10"),
        ("Dans", "Sjors", "12"),
        ("Judo", "Wim", "8"),
    ]
    assert [row.get("Fixed room", "") for row in table(tmp_path, "Sessions")] == ["", "", ""]


@pytest.mark.parametrize("heading", ["Zaal", "Room", "Raum", "Salle", "LOKAAL"])
def test_codes_below_a_heading_of_rooms_or_in_a_list_of_them_are_rooms(heading: str, tmp_path: Path) -> None:
    lines = [["Koken", 10, "H3"], ["Dans", 12, "V4"], ["Judo", 8, "H4"]]
    imported(tmp_path, [["Workshop", "Max", heading], *lines])
    assert [row["Fixed room"] for row in table(tmp_path, "Sessions")] == ["H3", "V4", "H4"]
    listed = tmp_path / "listed"
    listed.mkdir()
    seats: Rows = [[heading, "Seats"], ["H3", 20], ["V4", 20], ["H4", 20], ["H5", 20]]
    imported(listed, [["Workshop", "Max", "Bijzonderheid"], *lines], seats)
    assert [row["Fixed room"] for row in table(listed, "Sessions")] == ["H3", "V4", "H4"]


def test_a_word_for_rooms_counts_though_all_are_in_one(tmp_path: Path) -> None:
    rows = [["Game", "Room", "Slot"], ["Crypt", "B2", "Sat AM"], ["Nebula", "B2", "Sat PM"]]
    imported(tmp_path, rows, rounds="Sat AM; Sat PM")
    assert rooms(tmp_path) == [("Crypt", "Sat AM", "B2"), ("Nebula", "Sat PM", "B2")]


@pytest.mark.parametrize("heading", ["Table", "Station"])
def test_numbered_tables_without_other_titles_are_the_sessions(heading: str, tmp_path: Path) -> None:
    rows = [[heading, "Max", "Leader"], ["Table 1", 5, "Olivia Patel"], ["Table 2", 6, "Liam Walker"]]
    imported(tmp_path, rows, rounds="1")
    assert rooms(tmp_path) == [("Table 1", "", ""), ("Table 2", "", "")]
