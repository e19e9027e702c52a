"""Answers that name people by what one column of the list of people has: user names, short names, numbers of cards."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import pytest
from foreign import Rows, imported, in_order, table, wishes

PEOPLE = (("StarMa", "Stark", "Marie", "K1"), ("KranEm", "Kranz", "Emil", "K1"), ("VogtLu", "Vogt", "Lukas", "K2"))
CHOSEN = {"KranEm": ("Recht", "Medien"), "StarMa": ("Medien", "Recht"), "VogtLu": ("Medien", "Recht")}
NAMED = {f"{first} {last}": key for key, last, first, _ in PEOPLE}
WISHES = {name: in_order(*CHOSEN[key]) for name, key in NAMED.items()}

LISTS = [
    ("Kurzname", "Langname", "Vorname", "Klasse"),
    ("Kürzel", "Nachname", "Vorname", "Klasse"),
    ("Login", "Last name", "First name", "Class"),
    ("Account", "Surname", "Given name", "Group"),
    ("Afkorting", "Achternaam", "Voornaam", "Klas"),
    ("INLOGNAAM", "ACHTERNAAM", "ROEPNAAM", "KLAS"),
    ("Sigle", "Nom", "Prénom", "Classe"),
    ("Compte", "Nom de famille", "Prénom", "Groupe"),
    ("Clave", "Apellidos", "Nombre de pila", "Curso"),
]
ANSWERS = [
    ("Schüler", "1. Wahl", "2. Wahl"),
    ("Kürzel", "1. Wahl", "2. Wahl"),
    ("Name", "1st choice", "2nd choice"),
    ("Username", "1st choice", "2nd choice"),
    ("Leerling", "Keuze 1", "Keuze 2"),
    ("Élève", "Choix 1", "Choix 2"),
    ("Alumno", "Opción 1", "Opción 2"),
]


def people(folder: Path) -> list[tuple[str, str]]:
    return sorted((row["Name"], row["Id"]) for row in table(folder, "Attendees"))


@pytest.mark.parametrize("answers", ANSWERS, ids=lambda head: head[0])
@pytest.mark.parametrize("listed", LISTS, ids=lambda head: head[0])
def test_a_column_of_the_list_of_people_is_the_key(
    tmp_path: Path, listed: tuple[str, ...], answers: tuple[str, ...]
) -> None:
    rows: Rows = [answers, *([key, *titles] for key, titles in CHOSEN.items())]
    imported(tmp_path, [listed, *PEOPLE], rows)
    assert people(tmp_path) == sorted(NAMED.items())
    assert wishes(tmp_path) == WISHES


@pytest.mark.parametrize("order", list(permutations(range(4)))[::5])
@pytest.mark.parametrize("is_first", [False, True], ids=["list first", "answers first"])
def test_the_key_may_stand_anywhere_and_capitals_do_not_matter(
    tmp_path: Path, order: tuple[int, ...], is_first: bool
) -> None:
    listed: Rows = [[row[at] for at in order] for row in (LISTS[0], *PEOPLE)]
    rows: Rows = [ANSWERS[0], *([key.lower(), *titles] for key, titles in CHOSEN.items())]
    imported(tmp_path, *((rows, listed) if is_first else (listed, rows)))
    assert [name for name, _ in people(tmp_path)] == sorted(NAMED)
    assert wishes(tmp_path) == WISHES


def test_names_that_both_have_need_no_key(tmp_path: Path) -> None:
    rows: Rows = [["Schüler", "1. Wahl", "2. Wahl"], *([name, *CHOSEN[key]] for name, key in NAMED.items())]
    imported(tmp_path, [LISTS[1], *PEOPLE], rows)
    assert [name for name, _ in people(tmp_path)] == sorted(NAMED)
    assert wishes(tmp_path) == WISHES


def test_first_names_are_no_key(tmp_path: Path) -> None:
    rows: Rows = [["Name", "1. Wahl", "2. Wahl"], *([first, *CHOSEN[key]] for key, _, first, _ in PEOPLE)]
    imported(tmp_path, [LISTS[1], *PEOPLE], rows)
    assert [row["Id"] for row in table(tmp_path, "Attendees") if row["Id"] in NAMED.values()] == []


def test_codes_of_sessions_with_counts_are_nobodys_key(tmp_path: Path) -> None:
    tally: Rows = [["Kürzel", "1. Wahl", "2. Wahl"], ["Recht", 1, 2], ["Medien", 2, 1]]
    rows: Rows = [["Schüler", "1. Wahl", "2. Wahl"], *([key, *titles] for key, titles in CHOSEN.items())]
    imported(tmp_path, [LISTS[0], *PEOPLE], rows, tally)
    assert people(tmp_path) == sorted(NAMED.items())
    assert wishes(tmp_path) == WISHES
