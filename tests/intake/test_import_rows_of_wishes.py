"""A row for each wish, whatever says how dear it is and whatever is beside it: people with several rows are one."""

from __future__ import annotations

from pathlib import Path

import pytest
from foreign import Rows, imported, said, table, wishes
from test_import_weighed import asked

REQUESTS = [
    ("Ada Lind", "Maths", 0),
    ("Ada Lind", "English", 2),
    ("Bo Null", "English", 0),
    ("Bo Null", "Science", 1),
    ("Cy Roer", "Science", 2),
    ("Cy Roer", "Maths", 1),
]
WISHED = {
    "Ada Lind": {1: ["Maths"], 3: ["English"]},
    "Bo Null": {1: ["English"], 2: ["Science"]},
    "Cy Roer": {2: ["Maths"], 3: ["Science"]},
}
LIST: Rows = [["Workshop", "Max"], ["Maths", 5], ["English", 5], ["Science", 5]]
SPOKEN = {
    "en": ("Pupil", "Teacher requested", "Priority", ("High", "Medium", "Low")),
    "nl": ("Leerling", "Gewenste docent", "Prioriteit", ("Hoog", "Middel", "Laag")),
    "de": ("Schüler", "Gewünschter Lehrer", "PRIORITÄT", ("hoch", "mittel", "niedrig")),
    "fr": ("Élève", "Professeur demandé", "Priorité", ("haute", "moyenne", "basse")),
    "es": ("Alumno", "Profesor solicitado", "Prioridad", ("ALTA", "MEDIA", "BAJA")),
    "figures": ("Pupil", "Workshop", "Priority", ("1", "2", "3")),
    "letters": ("Pupil", "Teacher", "Prio", ("A", "B", "C")),
    "urgency": ("Pupil", "Consultant", "Urgency", ("High", "Medium", "Low")),
}


def requests(language: str, order: tuple[int, ...], *, numbered: bool) -> Rows:
    """A row for each wish in columns of some order, with the number of the request and who entered it around them."""
    *headings, words = SPOKEN[language]
    lines = [headings, *([who, what, words[dear]] for who, what, dear in REQUESTS)]
    lines = [[line[place] for place in order] for line in lines]
    if numbered:
        around = [("ID", "Entered by"), *((f"R{row}", "JK" if row < 5 else "MP") for row in range(1, 7))]
        lines = [[first, *line, last] for line, (first, last) in zip(lines, around, strict=True)]
    return lines


@pytest.mark.parametrize("numbered", [False, True])
@pytest.mark.parametrize("order", [(0, 1, 2), (2, 0, 1)])
@pytest.mark.parametrize("language", list(SPOKEN))
def test_words_figures_and_letters_say_how_dear_a_wish_is(
    language: str, order: tuple[int, ...], numbered: bool, tmp_path: Path
) -> None:
    imported(tmp_path, requests(language, order, numbered=numbered), rounds="2")
    assert wishes(tmp_path) == WISHED
    assert len(table(tmp_path, "Attendees")) == 3


@pytest.mark.parametrize("language", list(SPOKEN))
def test_the_same_beside_a_list_of_sessions(language: str, tmp_path: Path) -> None:
    imported(tmp_path, requests(language, (0, 1, 2), numbered=False), LIST, rounds="2")
    assert wishes(tmp_path) == WISHED


def test_an_odd_word_is_a_problem_and_no_wish(tmp_path: Path) -> None:
    rows = [*requests("en", (0, 1, 2), numbered=False), ["Di Stam", "Maths", "whenever"], ["Di Stam", "Science", "Low"]]
    found = imported(tmp_path, rows, rounds="2")
    assert wishes(tmp_path) == {**WISHED, "Di Stam": {3: ["Science"]}}
    assert said(found)["problems"] == [
        'answers.csv, row 8, column 3 (C): "whenever" is not a liking; it is left out. Write a word of the scale.'
    ]


@pytest.mark.parametrize("heading", ["Choice", "Keuze", "Wunsch", "Choix", "Opción"])
@pytest.mark.parametrize("named", ["every row", "first row"])
def test_numbers_of_wishes_below_a_word_for_choices(heading: str, named: str, tmp_path: Path) -> None:
    lines = [["Name", "Workshop", heading]]
    for who, titles in (("Ada Lind", "Maths English Science"), ("Bo Null", "English Science Maths")):
        for at, title in enumerate(titles.split()):
            lines.append([who if named == "every row" or not at else "", title, str(at + 1)])
    for number, tables in enumerate(([lines], [lines, LIST])):
        folder = tmp_path / str(number)
        folder.mkdir()
        imported(folder, *tables, rounds="1")
        assert wishes(folder) == {
            "Ada Lind": {1: ["Maths"], 2: ["English"], 3: ["Science"]},
            "Bo Null": {1: ["English"], 2: ["Science"], 3: ["Maths"]},
        }


def test_rows_below_a_name_are_of_that_person_where_words_come_again(tmp_path: Path) -> None:
    rows = [["Name", "Teacher", "Priority"], ["Ada Lind", "Maths", "High"], ["", "English", "Low"]]
    found = imported(tmp_path, [*rows, ["Bo Null", "English", "High"], ["", "Science", "High"]], rounds="2")
    assert wishes(tmp_path) == {
        "Ada Lind": {1: ["Maths"], 2: ["English"]},
        "Bo Null": {1: ["English", "Science"]},
    }
    assert said(found)["corrections"] == [
        "answers.csv, row 3, column 1 (A): 2 rows without a person are read as those of the person above."
    ]


def test_which_of_two_columns_is_wished_for_is_asked(tmp_path: Path) -> None:
    rows = [["Name", "Teacher", "Subject", "Priority"], ["Ada Lind", "Jo Kok", "Maths", "1"]]
    rows += [["Ada Lind", "Bo Wit", "English", "2"], ["Bo Null", "Bo Wit", "English", "1"]]
    rows += [["Bo Null", "Al Bak", "Science", "2"]]
    assert asked(tmp_path, rows, rounds="2") == [("answers.csv:Teacher", ["Teacher", "Subject"])]
    imported(tmp_path, rows, rounds="2", answers=(("answers.csv:Teacher", "Subject"),))
    assert wishes(tmp_path) == {"Ada Lind": {1: ["Maths"], 2: ["English"]}, "Bo Null": {1: ["English"], 2: ["Science"]}}


def test_rows_without_anything_that_says_how_dear_a_wish_is(tmp_path: Path) -> None:
    rows = [["Name", "Wish"], ["Ada Lind", "Maths"], ["Ada Lind", "English"], ["Bo Null", "English"]]
    imported(tmp_path, [*rows, ["Bo Null", "Maths"]], rounds="2")
    assert wishes(tmp_path) == {"Ada Lind": {1: ["Maths", "English"]}, "Bo Null": {1: ["English", "Maths"]}}
    rows = [["Name", "Teacher"], ["Ada Lind", "Jo Kok"], ["Ada Lind", "Bo Wit"], ["Bo Null", "Bo Wit"]]
    with_several = [*rows, ["Bo Null", "Al Bak"]]
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    assert asked(elsewhere, with_several, rounds="2") == [("answers.csv:Teacher", ["Teacher", "none"])]


def test_people_with_one_row_each_have_no_rows_of_wishes(tmp_path: Path) -> None:
    rows = [["Name", "Priority"], ["Ada Lind", "High"], ["Bo Null", "Low"], ["Cy Roer", "High"], ["Di Stam", "Low"]]
    imported(tmp_path, [[*line, mark] for line, mark in zip(rows, ["Team", *"NSNS"], strict=True)], rounds="2")
    assert len(table(tmp_path, "Attendees")) == 4


def test_rows_for_each_round_stay_wishes_for_that_round(tmp_path: Path) -> None:
    rows = [["Name", "Day", "Wish"], ["Ada Lind", "Mon", "Maths"], ["Ada Lind", "Tue", "English"]]
    imported(tmp_path, [*rows, ["Bo Null", "Mon", "English"], ["Bo Null", "Tue", "Maths"]], rounds="Mon; Tue")
    assert wishes(tmp_path) == {
        "Ada Lind": {1: ["Maths @ Mon", "English @ Tue"]},
        "Bo Null": {1: ["English @ Mon", "Maths @ Tue"]},
    }
