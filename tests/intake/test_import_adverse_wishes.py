"""Wishes and people in tables that look like something else: read right, or asked after, and never dropped."""

from __future__ import annotations

from pathlib import Path

import pytest
from foreign import Rows, imported, in_order, table, wishes

from allocator.intake.mapping.questions import TableQuestion, Unsettled


def rows(text: str) -> Rows:
    """A table written on lines, with commas between the cells."""
    return [[cell.strip() for cell in line.split(",")] for line in text.strip().splitlines()]


def question(folder: Path, *tables: Rows, **choices: object) -> TableQuestion:
    """The one question that an import asks."""
    with pytest.raises(Unsettled) as trouble:
        imported(folder, *tables, **choices)
    (found,) = trouble.value.questions
    return found


def answers(found: TableQuestion) -> list[str]:
    """The words for the choices of a question."""
    return [choice.answer for choice in found.choices]


def pins(folder: Path) -> list[tuple[str, str, str]]:
    """Who must, or must not, be where."""
    titles = {row["Code"]: row["Title"] for row in table(folder, "Sessions")}
    return [(row["Attendee"], titles.get(row["Session"], row["Session"]), row["Must"]) for row in table(folder, "Pins")]


DISLIKED = """
Name, Erstwunsch, Zweitwunsch, {}
Anna Pohl, Comic, Radtour, Zirkus
Ben Reh, Zirkus, Comic, Radtour
Cem Aus, Radtour, Zirkus, Comic
"""
LISTED = rows("Title, Maximum\nComic, 9\nRadtour, 9\nZirkus, 9")


@pytest.mark.parametrize("sessions", [[LISTED], []], ids=["a list", "no list"])
@pytest.mark.parametrize(
    "heading",
    [
        *("Nichtwunsch", "Nicht-Wunsch", "Lieber nicht", "Not wished", "Rather not", "Not wanted", "liever niet"),
        *("Plutôt pas", "no quiero", "NO QUIERO", "Would not like", "Least favourite"),
    ],
)
def test_what_is_not_wished_for_is_asked_after(tmp_path: Path, heading: str, sessions: list[Rows]) -> None:
    lines = rows(DISLIKED.format(heading))
    asked = question(tmp_path, lines, *sessions)
    assert (asked.key, answers(asked)) == (f"answers.csv:{heading}", ["not there", "left out"])
    imported(tmp_path, lines, *sessions, answers=((asked.key, "not there"),))
    assert pins(tmp_path) == [
        ("A1", "Zirkus", "must not"),
        ("A2", "Radtour", "must not"),
        ("A3", "Comic", "must not"),
    ]
    assert wishes(tmp_path)["Anna Pohl"] == in_order("Comic", "Radtour")


def test_what_is_not_wished_for_may_come_first_and_in_two_columns(tmp_path: Path) -> None:
    lines = rows("Nichtwunsch 1, Nichtwunsch 2, Name, 1. Wunsch\nComic, Zirkus, Anna Pohl, Radtour")
    lines = [*lines, *rows("Zirkus, Radtour, Ben Reh, Comic\nRadtour, Comic, Cem Aus, Zirkus")]
    asked = question(tmp_path, lines, LISTED)
    imported(tmp_path, lines, LISTED, answers=((asked.key, "not there"),))
    assert pins(tmp_path)[:2] == [("A1", "Comic", "must not"), ("A1", "Zirkus", "must not")]
    assert wishes(tmp_path)["Anna Pohl"] == in_order("Radtour")


@pytest.mark.parametrize(
    ("heading", "choices"), [("Trip in May", ["settled", "not there", "left out"]), ("Last year", []), ("Vorjahr", [])]
)
def test_titles_that_are_left_out_are_asked_after(tmp_path: Path, heading: str, choices: list[str]) -> None:
    lines = rows(DISLIKED.format(heading))
    if choices:
        assert answers(question(tmp_path, lines)) == choices
    else:
        imported(tmp_path, lines)
        assert wishes(tmp_path)["Anna Pohl"] == in_order("Comic", "Radtour")


LANGUAGES = """
Student ID, Student, House, Lang 1, Lang 2, Old choice
7000, Ivy Hill, Oak, Spanish, Latin, Spanish
7001, Max Price, Elm, German, Spanish, German
7002, Leo Long, Oak, Latin, German, Spanish
7003, Ann Roy, Elm, Spanish, German, Spanish
7004, Cy Fox, Elm, Spanish, German, German
7005, Di Fox, Elm, Latin, German, Latin
"""


@pytest.mark.parametrize("order", [(0, 1, 2, 3, 4, 5), (1, 5, 3, 4, 2, 0), (5, 3, 4, 1, 2, 0)])
def test_a_column_that_repeats_a_title_of_its_row_stops_no_question(tmp_path: Path, order: tuple[int, ...]) -> None:
    lines = [[line[place] for place in order] for line in rows(LANGUAGES)]
    asked = question(tmp_path, lines, rounds="1")
    assert answers(asked)[:2] == ["ranks, left out", "rounds, left out"]
    imported(tmp_path, lines, rounds="1", answers=((asked.key, "ranks, left out"),))
    assert wishes(tmp_path)["Ivy Hill"] == in_order("Spanish", "Latin")
    assert pins(tmp_path) == []
