"""Wishes of people who have others in the workbook: asked whether they replace those, unless they are few or alike."""

from __future__ import annotations

from pathlib import Path

import pytest
from foreign import Rows, imported_files, saved, table, write_csv

from allocator.errors import FileTrouble
from allocator.intake.imported import Choices, Imported
from allocator.intake.mapping.questions import TableQuestion, Unsettled
from allocator.intake.run import import_files

PEOPLE = (("a@j.example", "Ann Lee"), ("b@j.example", "Bob Roy"), ("c@j.example", "Cy Hill"))
MAPS = (("Maps", "Bees"), ("Bees", "Tides"), ("Tides", "Maps"))
JAZZ = (("Jazz", "Kilns"), ("Kilns", "Ink"), ("Ink", "Jazz"))
LATER = (("Bees", "Tides"), ("Tides", "Maps"), ("Maps", "Bees"))
HEADS = ("Email", "Name", "Choose your workshop", "Back-up workshop")
RANKS = (("Morning.csv:Choose your workshop", "ranks"),)


def form(wishes: tuple[tuple[str, str], ...], *heads: str) -> Rows:
    """What the three people wish for."""
    return [[*(heads or HEADS)], *([*who, *asked] for who, asked in zip(PEOPLE, wishes, strict=True))]


def morning(folder: Path, rounds: str = "") -> None:
    """The first form, imported."""
    path = write_csv(folder / "Morning.csv", form(MAPS))
    imported_files(folder, [path], Choices(rounds=rounds, answers=RANKS))
    saved(folder)


def later(folder: Path, name: str, rows: Rows, *answers: tuple[str, str]) -> Imported:
    """Another form, imported after it."""
    return import_files(folder / "event.xlsx", [write_csv(folder / name, rows)], Choices(answers=answers))


def question(folder: Path, name: str, rows: Rows, *answers: tuple[str, str]) -> TableQuestion:
    """The one question that it asks."""
    with pytest.raises(Unsettled) as trouble:
        later(folder, name, rows, *answers)
    (asked,) = trouble.value.questions
    return asked


def firsts(folder: Path) -> list[str]:
    """The first wish of each, as it is written."""
    return [row["1"] for row in table(folder, "Wishes")]


@pytest.mark.parametrize("rounds", ["", "2", "Morning; Afternoon"])
@pytest.mark.parametrize(
    ("name", "rows"),
    [
        ("Afternoon.csv", form(JAZZ)),
        ("Afternoon.csv", form(LATER)),
        ("answers.csv", form(JAZZ, "Email", "Name", "1st choice", "2nd choice")),
        ("antwoorden.csv", form(LATER, "E-mail", "Naam", "1e keuze", "2e keuze")),
        ("Antworten.csv", form(JAZZ, "E-Mail", "Name", "Erstwunsch", "Zweitwunsch")),
        ("Morning.csv", form(JAZZ)),
        ("choix.csv", [["Nom", "Choix 1", "Choix 2"], ["Lee, Ann", *JAZZ[0]], ["ROY Bob", *JAZZ[1]]]),
    ],
)
def test_wishes_that_would_replace_others_are_asked_after(tmp_path: Path, rounds: str, name: str, rows: Rows) -> None:
    morning(tmp_path, rounds)
    asked = question(tmp_path, name, rows)
    before = "the workbook" if name == "Morning.csv" else "Morning.csv"
    assert asked.because == f"most of its people have other wishes already, of {before}"
    assert [choice.answer for choice in asked.choices] == ["newer answers", "both count"]
    assert firsts(tmp_path) == ["Maps", "Bees", "Tides"]
    later(tmp_path, name, rows, (asked.key, "newer answers"))
    assert firsts(tmp_path)[:2] == [str(rows[1][-2]), str(rows[2][-2])]


@pytest.mark.parametrize(("rounds", "option"), [("Morning; Afternoon", ""), ("", ' --rounds "Morning; Afternoon"')])
def test_where_both_count_they_are_imported_together(tmp_path: Path, rounds: str, option: str) -> None:
    morning(tmp_path, rounds)
    asked = question(tmp_path, "Afternoon.csv", form(JAZZ))
    with pytest.raises(FileTrouble) as trouble:
        later(tmp_path, "Afternoon.csv", form(JAZZ), (asked.key, "both count"))
    event = tmp_path / "event.xlsx"
    assert str(trouble.value) == (
        "Nothing was written. Import Morning.csv and Afternoon.csv together, so that the wishes of both count:\n"
        f"  allocator import {event} Morning.csv Afternoon.csv{option}"
    )
    assert firsts(tmp_path) == ["Maps", "Bees", "Tides"]
    files = [tmp_path / "Morning.csv", tmp_path / "Afternoon.csv"]
    answers = (("Afternoon.csv:Email", "rounds"),)
    import_files(event, files, Choices(rounds="" if rounds else "Morning; Afternoon", answers=answers))
    assert firsts(tmp_path) == [
        "Maps @ Morning; Jazz @ Afternoon",
        "Bees @ Morning; Kilns @ Afternoon",
        "Tides @ Morning; Ink @ Afternoon",
    ]


def test_in_one_round_the_newer_answers_count(tmp_path: Path) -> None:
    morning(tmp_path, "1")
    later(tmp_path, "Afternoon.csv", form(JAZZ))
    assert firsts(tmp_path) == ["Jazz", "Kilns", "Ink"]


def test_a_newer_version_of_the_file_replaces_what_it_gave(tmp_path: Path) -> None:
    morning(tmp_path, "2")
    later(tmp_path, "Morning.csv", form(LATER))
    assert firsts(tmp_path) == ["Bees", "Tides", "Maps"]


def test_the_same_wishes_however_written_are_no_others(tmp_path: Path) -> None:
    listed = [["Code", "Title", "Leader"], ["W1", "Maps", "Kok"], ["W2", "Bees", "Pan"], ["W3", "Tides", "Vis"]]
    paths = [write_csv(tmp_path / "list.csv", listed), write_csv(tmp_path / "Morning.csv", form(MAPS))]
    imported_files(tmp_path, paths, Choices(rounds="2", answers=RANKS))
    saved(tmp_path)
    codes = (("1", "W2: Bees"), ("Mr Pan", "3 Tides"), ("Vis", "Maps (W1)"))
    later(tmp_path, "answers.csv", form(codes, "Email", "Name", "1st choice", "2nd choice"))
    assert firsts(tmp_path) == ["W1", "W2", "W3"]


def test_one_other_wish_is_an_answer_that_changed(tmp_path: Path) -> None:
    morning(tmp_path, "2")
    later(tmp_path, "answers (1).csv", form((("Tides", "Bees"), *MAPS[1:])))
    assert firsts(tmp_path) == ["Tides", "Bees", "Tides"]


def test_wishes_for_another_round_replace_nothing_and_nothing_of_that_is_said(tmp_path: Path) -> None:
    first = form(MAPS, "Email", "Name", "Morning - choice 1", "Morning - choice 2")
    second = form(LATER, "Email", "Name", "Afternoon - choice 1", "Afternoon - choice 2")
    imported_files(tmp_path, [write_csv(tmp_path / "one.csv", first)], Choices(rounds="Morning; Afternoon"))
    saved(tmp_path)
    found = later(tmp_path, "two.csv", second)
    assert firsts(tmp_path) == [
        "Maps @ Morning; Bees @ Afternoon",
        "Bees @ Morning; Tides @ Afternoon",
        "Tides @ Morning; Maps @ Afternoon",
    ]
    assert [one.message for one in found.notes.left_out] == []
