"""A list of people and their answers, imported one after the other, where answers name people by an id alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from foreign import Rows, imported_files, in_order, saved, table, wishes, write_csv

from allocator.intake.imported import Choices, Imported
from allocator.intake.rows.people.same_person import number_of
from allocator.intake.run import import_files
from allocator.intake.undo import undo_import

EXPECTED = {
    "Ann Lee": in_order("Maps", "Bees"),
    "Bob Roy": in_order("Bees", "Tides"),
    "Cy Hill": in_order("Tides", "Maps"),
}


def listed(heads: tuple[str, ...], *ids: str) -> Rows:
    """A list of three people."""
    return [[*heads], *([id, name, "4A"] for id, name in zip(ids, EXPECTED, strict=True))]


def asked(heads: tuple[str, ...], *ids: str) -> Rows:
    """What they wish for."""
    wished = (("Maps", "Bees"), ("Bees", "Tides"), ("Tides", "Maps"))
    return [[*heads], *([id, *titles] for id, titles in zip(ids, wished, strict=True))]


def one_by_one(folder: Path, first: Rows, second: Rows) -> Imported:
    """Two tables, one import each."""
    imported_files(folder, [write_csv(folder / "first.csv", first)], Choices(rounds="1"))
    saved(folder)
    return import_files(folder / "event.xlsx", [write_csv(folder / "second.csv", second)], Choices())


@pytest.mark.parametrize(
    ("heads", "ids", "later", "other"),
    [
        (("Number", "Name", "Class"), ("007", "012", "031"), ("Number", "Choice 1", "Choice 2"), ("7", "12", "31")),
        (("Number", "Name", "Class"), ("7", "12", "31"), ("Number", "Choice 1", "Choice 2"), ("007", "012", "031")),
        (
            ("Number", "Name", "Class"),
            ("7", "12", "31"),
            ("Number", "Choice 1", "Choice 2"),
            ("Number 007", "number 012", "NUMBER 031"),
        ),
        (
            ("Leerlingnummer", "Naam", "Klas"),
            ("0007", "0012", "0031"),
            ("Leerling", "1e keuze", "2e keuze"),
            ("leerling 7", "Leerling 12", "leerling 31"),
        ),
        (
            ("Schülernummer", "Name", "Klasse"),
            ("7", "12", "31"),
            ("Schüler", "Erstwunsch", "Zweitwunsch"),
            ("Schüler Nr. 7", "Schüler Nr. 12", "Schüler 031"),
        ),
        (
            ("Login", "Nom", "Classe"),
            ("alee", "broy", "chill"),
            ("User", "Choix 1", "Choix 2"),
            ("ALEE", "broy", "chill"),
        ),
    ],
)
def test_answers_find_the_people_of_the_workbook(
    tmp_path: Path,
    heads: tuple[str, ...],
    ids: tuple[str, ...],
    later: tuple[str, ...],
    other: tuple[str, ...],
) -> None:
    one_by_one(tmp_path, listed(heads, *ids), asked(later, *other))
    assert [(row["Id"], row["Name"]) for row in table(tmp_path, "Attendees")] == list(zip(ids, EXPECTED, strict=True))
    assert wishes(tmp_path) == EXPECTED


@pytest.mark.parametrize(
    ("ids", "others"),
    [
        (("7", "12", "31"), ("007", "012", "031")),
        (("Number 7", "Number 12", "Number 31"), ("007", "012", "031")),
        (("nr. 7", "nr. 12", "nr. 31"), ("7", "12", "31")),
    ],
)
def test_a_list_finds_the_people_who_answered_and_tells_their_names(
    tmp_path: Path, ids: tuple[str, ...], others: tuple[str, ...]
) -> None:
    answers = asked(("Number", "Choice 1", "Choice 2"), *ids)
    one_by_one(tmp_path, answers, listed(("Number", "Name", "Class"), *others))
    assert [(row["Id"], row["Name"]) for row in table(tmp_path, "Attendees")] == list(zip(ids, EXPECTED, strict=True))
    assert wishes(tmp_path) == EXPECTED


def test_who_was_called_by_an_id_is_so_again_without_the_import_that_told_the_name(tmp_path: Path) -> None:
    answers = asked(("Number", "Choice 1", "Choice 2"), "Number 7", "Number 12", "Number 31")
    one_by_one(tmp_path, answers, listed(("Number", "Name", "Class"), "7", "12", "31"))
    undo_import(tmp_path / "event.xlsx")
    assert [row["Name"] for row in table(tmp_path, "Attendees")] == ["Number 7", "Number 12", "Number 31"]
    assert [row["Name"] for row in table(tmp_path, "Wishes")] == ["Number 7", "Number 12", "Number 31"]


@pytest.mark.parametrize("heading", ["Locker", "User", "Name"])
def test_answers_of_nobody_who_is_listed_are_pointed_out(tmp_path: Path, heading: str) -> None:
    people = listed(("Remarks", "Name", "Class"), "", "", "")
    answers = asked((heading, "Choice 1", "Choice 2"), "K301", "K302", "K303")
    found = one_by_one(tmp_path, people, answers)
    assert len(table(tmp_path, "Attendees")) == 6
    assert [one.message for one in found.notes.remarks if "listed" in one.message] == [
        "none of its 3 people (K301, K302, K303) is one of the 3 who are listed: they are taken as others. If they are "
        "the same, give both tables a column with what tells them apart, such as an id, take this import back with "
        "--undo, and import them together."
    ]


def test_full_names_of_other_people_are_not_pointed_out(tmp_path: Path) -> None:
    people = listed(("Number", "Name", "Class"), "7", "12", "31")
    found = one_by_one(tmp_path, people, asked(("Name", "Choice 1", "Choice 2"), "Di Fox", "Ed Finn", "Flo Gray"))
    assert len(table(tmp_path, "Attendees")) == 6
    assert [one.message for one in found.notes.remarks if "listed" in one.message] == []


def test_what_numbers_have_in_common() -> None:
    said = ("7", "007", "Nr. 7", "Number 007", "student 7", "Leerling nr 07", "Élève n° 7", "#7", "Schüler-7", "id 7")
    assert {number_of(text) for text in said} == {"7"}
    assert [number_of(text) for text in ("a7", "room 7", "7b")] == ["a7", "room 7", "7b"]
