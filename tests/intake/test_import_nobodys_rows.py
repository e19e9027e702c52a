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


@pytest.mark.parametrize(
    ("head", "wished"),
    [
        (("Antwoord-ID", "Datum van inzending", "Laatste pagina", "Wat is je naam?"), "Volgorde"),
        (("Response ID", "Date submitted", "Last page", "What is your name?"), "Ranking"),
        (("Antwort-ID", "Datum Abgeschickt", "Letzte Seite", "Wie heißt du?"), "Reihenfolge"),
        (("ID de la réponse", "Date de soumission", "Dernière page", "Nom"), "Classement"),
        (("id", "submitdate", "lastpage", "E-mail"), "Rank"),
    ],
)
def test_an_answer_that_has_an_id_alone_is_left_out_and_told(
    head: tuple[str, ...], wished: str, tmp_path: Path
) -> None:
    people = ("mees@x.nl", "roos@x.nl", "jip@x.nl") if head[-1] == "E-mail" else ("Mees Bos", "Roos Kok", "Jip Blom")
    rows = [
        [*head, f"{wished} [Rang 1]", f"{wished} [Rang 2]"],
        ["3", "2026-10-02 11:00:00", "3", people[0], "N&T", "C&M"],
        ["4", "", "1", "", "", ""],
        ["5", "2026-10-02 11:01:00", "3", people[1], "C&M", "N&T"],
        ["6", "2026-10-02 11:02:00", "3", "", "C&M", "N&T"],
        ["7", "2026-10-02 11:03:00", "3", people[2], "", ""],
    ]
    found = imported(tmp_path, rows)
    assert len(table(tmp_path, "Attendees")) == 4
    assert [note.where for note in found.notes.left_out] == ["answers.csv, row 3, column 1 (A)"]


def test_ids_whose_names_are_hardly_ever_there_stay_people(tmp_path: Path) -> None:
    rows = [["Nummer", "Naam", "Keuze 1", "Keuze 2"], ["101", "", "Klei", "Dans"], ["102", "", "", ""]]
    imported(tmp_path, [*rows, ["103", "", "Dans", "Klei"], ["104", "Ann Lee", "Klei", "Dans"], ["105", "", "", ""]])
    assert [row["Name"] for row in table(tmp_path, "Attendees")] == ["101", "102", "103", "Ann Lee", "105"]


def test_ids_with_a_class_stay_people(tmp_path: Path) -> None:
    rows = [["Nummer", "Naam", "Klas", "Keuze 1", "Keuze 2"], ["101", "Ann Lee", "3A", "Klei", "Dans"]]
    imported(tmp_path, [*rows, ["102", "", "3A", "", ""], ["103", "Bo Roy", "3B", "Dans", "Klei"]])
    assert [row["Name"] for row in table(tmp_path, "Attendees")] == ["Ann Lee", "102", "Bo Roy"]
