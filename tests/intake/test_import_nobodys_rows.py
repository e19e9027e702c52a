"""Rows that name nobody, ids with a word before their number, and ranks behind a day."""

from __future__ import annotations

from pathlib import Path

import pytest
from foreign import Rows, imported, table, wishes

NAMES = ("Ann Lee", "Bo Roy", "Cy Hill", "Di Fox", "Eve Gray")
HEAD = ["Naam", "1e keuze", "2e keuze"]
ANSWERS: Rows = [HEAD, *([name, "Klei", "Dans"] for name in NAMES)]


@pytest.mark.parametrize(
    "odd", [["", "", "Number of Activities"], ["", "nog vrij", ""], ["", "Left over", "6"], ["", "19", "24"]]
)
def test_a_row_that_names_nobody_is_left_out_and_told(odd: list[str], tmp_path: Path) -> None:
    found = imported(tmp_path, [*ANSWERS, odd])
    assert [row["Name"] for row in table(tmp_path, "Attendees")] == [*NAMES]
    assert [row["Title"] for row in table(tmp_path, "Sessions")] == ["Dans", "Klei"]
    assert [note.where for note in found.notes.left_out] == ["answers.csv, row 7, column 1 (A)"]


def test_somebody_without_a_name_who_wishes_what_others_do_stays(tmp_path: Path) -> None:
    imported(tmp_path, [*ANSWERS[:3], ["", "Dans", "Klei"], *ANSWERS[3:]])
    assert len(table(tmp_path, "Attendees")) == 6


@pytest.mark.parametrize(
    ("listed", "answered"),
    [("Nr. 00001", "000001"), ("Number 007", "7"), ("7", "No. 7"), ("n° 12", "012"), ("#5", "5")],
)
def test_a_word_before_the_number_of_an_id_is_no_part_of_it(listed: str, answered: str, tmp_path: Path) -> None:
    people: Rows = [["Nr.", "Achternaam", "Voornaam"], [listed, "Lee", "Ann"], ["A99", "Roy", "Bo"]]
    imported(tmp_path, people, [["Nummer", *HEAD], [answered, "Ann Lee", "Klei", "Dans"]])
    assert [row["Name"] for row in table(tmp_path, "Attendees")] == ["Ann Lee", "Bo Roy"]


@pytest.mark.parametrize(
    ("rounds", "rest"),
    [
        (("Montag", "Dienstag"), ("- 1. Wunsch", "- 2. Wunsch")),
        (("Vormittag", "Nachmittag"), (", 1. Wahl", ", 2. Wahl")),
        (("Ochtend", "Middag"), (" 1e keuze", " 2e keuze")),
    ],
)
def test_a_number_before_a_word_for_wishes_is_a_rank(
    rounds: tuple[str, str], rest: tuple[str, str], tmp_path: Path
) -> None:
    head = ["Naam", *(f"{round} {rank}" for round in rounds for rank in rest)]
    lines = [[name, "Klei", "Dans", "Dans", "Koken"] for name in NAMES]
    imported(tmp_path, [head, *lines])
    first, second = rounds
    assert [row["Round"] for row in table(tmp_path, "Rounds")] == [first, second]
    assert wishes(tmp_path)["Ann Lee"] == {
        1: [f"Klei @ {first}", f"Dans @ {second}"],
        2: [f"Dans @ {first}", f"Koken @ {second}"],
    }
