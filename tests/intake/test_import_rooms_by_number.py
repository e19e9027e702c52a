"""Lists whose rows have numbers for names, and words below them: rows that state facts stay, or are pointed at."""

from __future__ import annotations

from pathlib import Path

import pytest
from foreign import Rows, imported, said, table

HEADINGS = [("Room", "Seats"), ("Lokaal", "Plaatsen"), ("Raum", "Plätze"), ("Salle", "Places"), ("Aula", "Plazas")]
NUMBERS: Rows = [["101", "30"], ["102", "28"], ["103", "28"], ["104", "26"], ["105", "30"]]
WORDS: Rows = [["Gym", "80"], ["Canteen", "60"], ["Media library", "24"]]


def rooms(folder: Path) -> dict[str, str]:
    """The capacity of each room."""
    return {row["Room"]: row.get("Capacity", "") for row in table(folder, "Rooms")}


@pytest.mark.parametrize("words", [1, 2, 3])
@pytest.mark.parametrize("numbers", [3, 4, 5])
@pytest.mark.parametrize("headings", HEADINGS)
@pytest.mark.parametrize("more", [(), ("Floor", "1", "0"), ("Building", "Main", "Annex")])
def test_rooms_with_words_below_rooms_with_numbers(
    headings: tuple[str, str], numbers: int, words: int, more: tuple[str, ...], tmp_path: Path
) -> None:
    rows = [[*headings, *more[:1]], *([*row, *more[1:2]] for row in NUMBERS[:numbers])]
    rows += [[*row, *more[2:]] for row in WORDS[:words]]
    found = imported(tmp_path, rows)
    assert rooms(tmp_path) == {str(row[0]): row[1] for row in (*NUMBERS[:numbers], *WORDS[:words])}
    assert said(found) == {}


@pytest.mark.parametrize("turn", [0, 1])
def test_the_order_of_columns_is_all_the_same(turn: int, tmp_path: Path) -> None:
    rows = [row[::-1] if turn else row for row in (["Room", "Seats"], *NUMBERS, *WORDS)]
    imported(tmp_path, rows)
    assert rooms(tmp_path) == {str(row[0]): row[1] for row in (*NUMBERS, *WORDS)}


@pytest.mark.parametrize("row", [["Total", "142"], ["All rooms", "142"], ["Insgesamt", "142"]])
def test_a_sum_stays_none(row: list[str], tmp_path: Path) -> None:
    imported(tmp_path, [["Room", "Seats"], *NUMBERS, row])
    assert rooms(tmp_path) == {str(row[0]): row[1] for row in NUMBERS}


def test_a_row_with_facts_that_is_left_out_is_something_to_look_at(tmp_path: Path) -> None:
    more = [["Floor", "Sockets", "Windows"], *([str(at % 2), str(at % 2 + 4), str(at % 3)] for at in range(6))]
    rows = [["Room", "Seats"], *NUMBERS, ["Gym", "80"]]
    found = imported(tmp_path, [[*row, *rest] for row, rest in zip(rows, more, strict=True)])
    assert [(note.where, note.message) for note in found.notes.remarks] == [
        (
            "answers.csv, row 7, column 1 (A)",
            '"Gym 80 1 5 2" is no row like those above, and is left out. If it counts, add it to the workbook.',
        )
    ]
