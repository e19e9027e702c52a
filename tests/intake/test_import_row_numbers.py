"""Numbers of rows that start again for each class, block or file: they number people, and are nobody's id."""

from __future__ import annotations

from pathlib import Path

import pytest
from foreign import Rows, imported, in_order, said, table, wishes

HEADINGS = {
    "nl": ("Nr", "Naam", "Keuze 1", "Keuze 2"),
    "en": ("No.", "Name", "1st choice", "2nd choice"),
    "de": ("lfd. Nr.", "Name", "1. Wahl", "2. Wahl"),
    "fr": ("Numéro", "Nom complet", "Choix 1", "Choix 2"),
    "es": ("NÚM.", "Nombre", "Opción 1", "Opción 2"),
}
PEOPLE = ("Mees Bos", "Roos Kok", "Al Roe", "Sem Vos", "Ada Lind")
CHOSEN = (("Dans", "Judo"), ("Judo", "Dans"), ("Judo", "Koor"), ("Koor", "Dans"), ("Dans", "Koor"))
WISHES = {name: in_order(*titles) for name, titles in zip(PEOPLE, CHOSEN, strict=True)}
NUMBERS = {
    "two blocks": (1, 2, 3, 1, 2),
    "three blocks": (1, 2, 1, 2, 1),
    "one more": (1, 2, 3, 4, 1),
    "gaps": (1, 3, 4, 1, 3),
}


def people(folder: Path) -> list[tuple[str, str]]:
    return [(row["Id"], row["Name"]) for row in table(folder, "Attendees")]


NEW_IDS = [(f"A{number}", name) for number, name in enumerate(PEOPLE, start=1)]


@pytest.mark.parametrize("numbers", NUMBERS.values(), ids=NUMBERS)
@pytest.mark.parametrize("language", HEADINGS)
def test_numbers_that_start_again_are_no_ids(tmp_path: Path, language: str, numbers: tuple[int, ...]) -> None:
    rows = [[number, name, *titles] for number, name, titles in zip(numbers, PEOPLE, CHOSEN, strict=True)]
    imported(tmp_path, [HEADINGS[language], *rows])
    assert people(tmp_path) == NEW_IDS
    assert wishes(tmp_path) == WISHES


@pytest.mark.parametrize("dot", ["", "."])
@pytest.mark.parametrize(("first", "last"), [("Voornaam", "Achternaam"), ("Vorname", "Nachname"), ("Prénom", "Nom")])
def test_names_in_two_columns_tell_numbers_apart_too(tmp_path: Path, first: str, last: str, dot: str) -> None:
    rows = [
        [f"{number}{dot}", *name.split(), *titles]
        for number, name, titles in zip((1, 2, 3, 1, 2), PEOPLE, CHOSEN, strict=True)
    ]
    imported(tmp_path, [["Nr.", first, last, "1", "2"], *rows])
    assert people(tmp_path) == NEW_IDS
    assert wishes(tmp_path) == WISHES


@pytest.mark.parametrize("block", ["Klas {}", "Class {}", "Klasse {}", "Groupe {}"])
def test_numbers_start_again_below_headings_of_classes(tmp_path: Path, block: str) -> None:
    rows: list[list[object]] = []
    for number, name, titles in zip((1, 2, 3, 1, 2), PEOPLE, CHOSEN, strict=True):
        rows += [[block.format(len(rows)), "", "", ""]] if number == 1 else []
        rows.append([number, name, *titles])
    imported(tmp_path, [HEADINGS["nl"], *rows])
    assert people(tmp_path) == NEW_IDS
    assert wishes(tmp_path) == WISHES


def test_numbers_of_two_files_with_gaps_are_no_ids(tmp_path: Path) -> None:
    numbered = list(zip((1, 3, 4, 1, 3), PEOPLE, CHOSEN, strict=True))
    files: list[Rows] = [
        [HEADINGS["nl"], *([number, name, *titles] for number, name, titles in part)]
        for part in (numbered[:3], numbered[3:])
    ]
    imported(tmp_path, *files)
    assert people(tmp_path) == NEW_IDS
    assert wishes(tmp_path) == WISHES


AGAIN = {
    "the same name": "Mees Bos",
    "a slip": "Mees Boss",
    "a first name alone": "Mees",
    "an initial": "M. Bos",
}


@pytest.mark.parametrize("again", AGAIN.values(), ids=AGAIN)
def test_an_id_that_comes_again_with_much_the_same_name_is_one_person(tmp_path: Path, again: str) -> None:
    rows = [[number, name, *titles] for number, name, titles in zip((1, 2, 3), PEOPLE, CHOSEN, strict=False)]
    found = imported(tmp_path, [HEADINGS["nl"], *rows, [1, again, "Koor", "Judo"]])
    assert [id for id, _ in people(tmp_path)] == ["1", "2", "3"]
    assert [row["1"] for row in table(tmp_path, "Wishes")] == ["Koor", "Judo", "Judo"]
    assert [len(lines) for lines in said(found).values()] == [1]


@pytest.mark.parametrize("last", ["Anna Vos", "Anna Bosch"])
def test_one_other_name_tells_that_a_count_starts_again(tmp_path: Path, last: str) -> None:
    names = ("Anna Bos", "Anna Kok", last, "Piet Kok")
    rows = [[number, name, *titles] for number, name, titles in zip((1, 2, 1, 2), names, CHOSEN, strict=False)]
    imported(tmp_path, [HEADINGS["nl"], *rows])
    assert people(tmp_path) == [(f"A{number}", name) for number, name in enumerate(names, start=1)]


def test_a_long_number_that_stands_beside_another_name_once_is_an_id(tmp_path: Path) -> None:
    numbers = (20931, 20932, 20933, 20934, 20931)
    rows = [[number, name, *titles] for number, name, titles in zip(numbers, PEOPLE, CHOSEN, strict=True)]
    imported(tmp_path, [HEADINGS["nl"], *rows])
    assert [id for id, _ in people(tmp_path)] == ["20931", "20932", "20933", "20934"]
