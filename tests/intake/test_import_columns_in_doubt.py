"""Columns of sessions that are left out beside wishes: each is asked after on its own, or its heading says enough."""

from __future__ import annotations

from pathlib import Path

import pytest
from foreign import Rows, imported, in_order, table, wishes
from test_import_adverse_wishes import answers, pins, question, rows

from allocator.intake.mapping.questions import Unsettled

TEAMS = """
Name, Dept, {}, {}, {}
Owen Carter, IT, Cooking, Escape, Kayaks
Ivy Bell, IT, Pottery, Kayaks, Cooking
Zoe Foster, HR, Escape, Pottery, Kayaks
Max Reed, HR, Kayaks, Cooking, Pottery
"""
BARRED = [("A1", "Kayaks", "must not"), ("A2", "Cooking", "must not"), ("A3", "Kayaks", "must not")]


def reordered(lines: Rows, order: tuple[int, ...]) -> Rows:
    """The columns of a table in another order."""
    return [[line[place] for place in order] for line in lines]


@pytest.mark.parametrize("order", [(0, 1, 2, 3, 4), (4, 3, 2, 1, 0), (2, 0, 4, 1, 3)])
@pytest.mark.parametrize(
    ("first", "second", "barred"),
    [
        ("Team building option", "Second option", "Can't do"),
        ("WORKSHOP CHOICE", "second choice", "cannot attend"),
        ("Keuze workshop", "Tweede keuze", "Kan niet bijwonen"),
        ("Wunsch", "Zweiter Wunsch", "Kann nicht teilnehmen"),
        ("Atelier, choix", "Deuxième choix", "Ne peut pas faire"),
        ("Opción", "Segunda opción", "No puedo hacer"),
    ],
)
def test_the_first_wish_needs_no_number_where_the_second_has_one(
    tmp_path: Path, first: str, second: str, barred: str, order: tuple[int, ...]
) -> None:
    lines = [[*line] for line in rows(TEAMS)]
    lines[0] = ["Name", "Dept", first, second, barred]
    imported(tmp_path, reordered(lines, order))
    assert wishes(tmp_path)["Owen Carter"] == in_order("Cooking", "Escape")
    assert wishes(tmp_path)["Max Reed"] == in_order("Kayaks", "Cooking")
    assert pins(tmp_path)[:3] == BARRED


@pytest.mark.parametrize("order", [(0, 1, 2, 3, 4), (4, 3, 2, 1, 0), (3, 1, 0, 4, 2)])
@pytest.mark.parametrize(
    ("first", "second"),
    [("Activity", "Second choice"), ("Activiteit", "2e keuze"), ("Angebot", "Zweitwunsch"), ("Sport", "2e choix")],
)
def test_the_first_wish_is_an_answer_where_only_the_second_has_a_heading(
    tmp_path: Path, first: str, second: str, order: tuple[int, ...]
) -> None:
    lines = reordered(rows(TEAMS.format(first, second, "Cannot do")), order)
    asked = question(tmp_path, lines)
    assert (asked.key, answers(asked)) == (f"answers.csv:{first}", ["wish 1", "settled", "not there", "left out"])
    imported(tmp_path, lines, answers=((asked.key, "wish 1"),))
    assert wishes(tmp_path)["Owen Carter"] == in_order("Cooking", "Escape")
    assert pins(tmp_path)[:3] == BARRED


def test_what_a_question_shows_says_where_somebody_must_not_be(tmp_path: Path) -> None:
    asked = question(tmp_path, rows(TEAMS.format("Activity", "Second choice", "Can't do")))
    assert [choice.examples[0] for choice in asked.choices] == [
        "Owen Carter wishes 1 Cooking, 2 Escape and must not be in Kayaks",
        "Owen Carter wishes 2 Escape, has a seat in Cooking and must not be in Kayaks",
        "Owen Carter wishes 2 Escape and must not be in Cooking, Kayaks",
        "Owen Carter wishes 2 Escape and must not be in Kayaks",
    ]


@pytest.mark.parametrize("heading", ["Can't do", "Kan niet bijwonen", "Cannot attend"])
def test_days_that_somebody_cannot_do_are_no_sessions(tmp_path: Path, heading: str) -> None:
    lines = rows(f"Name, 1st choice, 2nd choice, {heading}\nAda Lind, Chess, Yoga, late\nBo Roy, Yoga, Chess, lunch")
    imported(tmp_path, lines)
    assert pins(tmp_path) == []
    assert [row["Taken for"] for row in table(tmp_path, "Mapping")] == ["name", "wish 1", "wish 2", "left out"]


TWO_LEFT = """
Name, 1st choice, 2nd choice, Placed by, Trip in May
Ann Lee, Maps, Bees, Tides, Maps
Bob Roy, Bees, Tides, Maps, Tides
Cy Hill, Tides, Maps, Bees, Maps
Di Fox, Maps, Tides, Bees, Bees
"""


@pytest.mark.parametrize(
    ("said", "pinned"),
    [
        (("settled", "left out"), [("A1", "Tides", "must")]),
        (("left out", "not there"), [("A1", "Maps", "must not")]),
        (("left out", "left out"), []),
    ],
)
@pytest.mark.parametrize("order", [(0, 1, 2, 3, 4), (3, 0, 1, 2, 4)])
def test_two_columns_of_sessions_are_two_questions(
    tmp_path: Path, order: tuple[int, ...], said: tuple[str, str], pinned: list[tuple[str, str, str]]
) -> None:
    lines = reordered(rows(TWO_LEFT), order)
    with pytest.raises(Unsettled) as trouble:
        imported(tmp_path, lines)
    keys = [asked.key for asked in trouble.value.questions]
    assert keys == ["answers.csv:Placed by", "answers.csv:Trip in May"]
    elsewhere = ["settled", "not there", "left out"]
    assert [answers(asked) for asked in trouble.value.questions] == [["next wish", *elsewhere], elsewhere]
    imported(tmp_path, lines, answers=tuple(zip(keys, said, strict=True)))
    assert pins(tmp_path)[:1] == pinned
    assert wishes(tmp_path)["Ann Lee"] == in_order("Maps", "Bees")


def test_an_answer_about_a_column_is_kept(tmp_path: Path) -> None:
    lines = rows(TWO_LEFT)
    said = (("answers.csv:Placed by", "settled"), ("answers.csv:Trip in May", "left out"))
    imported(tmp_path, lines, answers=said)
    again = imported(tmp_path, lines)
    assert again.unchanged
    assert [row["Taken for"] for row in table(tmp_path, "Mapping")][3:] == ["fixed session", "left out"]
