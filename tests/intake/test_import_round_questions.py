"""Columns that each ask for a session of a round are its wishes, or are asked after; they are never kept in silence."""

from __future__ import annotations

from pathlib import Path

import pytest
from foreign import imported, in_order, wishes
from test_import_adverse_wishes import answers, question, rows
from test_import_columns_in_doubt import reordered

from allocator.intake.tables.headings import named_round

TWO = """
Name, {}, {}
Priya, Walk, Cheese
Tom, Dyeing, Spoon
Gwen, Walk, Basket
Leo, Walk, Basket
"""
THREE = """
Name, {}, {}, {}
Priya, Walk, Cheese, Basket
Tom, Dyeing, Spoon, Cheese
Gwen, Walk, Basket, Spoon
Leo, Walk, Basket, Cheese
"""
QUESTIONS = [
    ("Which AM workshop would you like?", "Which PM workshop would you like?", "AM", "PM"),
    ("AM workshop", "PM workshop", "AM", "PM"),
    ("Which a.m. session?", "Which p.m. session?", "AM", "PM"),
    ("Welke workshop in de ochtend?", "Welke workshop in de middag?", "Ochtend", "Middag"),
    ("Quel atelier le matin ?", "Quel atelier le soir ?", "Matin", "Soir"),
    ("Welcher Workshop am Vormittag?", "Welcher Workshop am Nachmittag?", "Vormittag", "Nachmittag"),
    ("¿Qué taller por la mañana?", "¿Qué taller por la tarde?", "Mañana", "Tarde"),
]
SECOND = {
    "AM": "If your PM workshop is full what is your second choice?",
    "Ochtend": "Middag: tweede keuze",
    "Matin": "2e choix pour le soir",
    "Vormittag": "Zweitwunsch am Nachmittag",
    "Mañana": "Segunda opción por la tarde",
}


CHOSEN = (("Walk", "Cheese", "Basket"), ("Dyeing", "Spoon", "Cheese"), ("Walk", "Basket", "Spoon"))
CHOSEN_BY = dict(zip(("Priya", "Tom", "Gwen", "Leo"), (*CHOSEN, ("Walk", "Basket", "Cheese")), strict=True))


def in_any_order(folder: Path) -> dict[str, dict[int, list[str]]]:
    """What everybody wishes for by rank, those of one rank by the alphabet."""
    return {name: {rank: sorted(titles) for rank, titles in one.items()} for name, one in wishes(folder).items()}


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0)])
@pytest.mark.parametrize(("first", "second", "early", "late"), QUESTIONS)
def test_a_question_for_each_round_is_a_wish_in_each(
    tmp_path: Path, first: str, second: str, early: str, late: str, order: tuple[int, ...]
) -> None:
    found = imported(tmp_path, reordered(rows(TWO.format(first, second)), order))
    assert found.notes.kept == []
    assert in_any_order(tmp_path) == {
        name: {1: sorted([f"{one} @ {early}", f"{other} @ {late}"])} for name, (one, other, _) in CHOSEN_BY.items()
    }


@pytest.mark.parametrize("rounds", ["", "{early}; {late}"])
@pytest.mark.parametrize("order", [(0, 1, 2, 3), (3, 2, 1, 0), (1, 0, 3, 2)])
@pytest.mark.parametrize(("first", "second", "early", "late"), QUESTIONS)
def test_a_second_wish_in_one_round_leaves_no_question_out(
    tmp_path: Path, first: str, second: str, early: str, late: str, order: tuple[int, ...], rounds: str
) -> None:
    lines = reordered(rows(THREE.format(first, second, SECOND[early])), order)
    imported(tmp_path, lines, rounds=rounds.format(early=early, late=late))
    assert in_any_order(tmp_path) == {
        name: {1: sorted([f"{one} @ {early}", f"{other} @ {late}"]), 2: [f"{third} @ {late}"]}
        for name, (one, other, third) in CHOSEN_BY.items()
    }


def test_a_second_wish_is_of_the_round_that_is_named_beforehand(tmp_path: Path) -> None:
    lines = rows(THREE.format("Which early workshop?", "Which late workshop?", "Late: second choice"))
    imported(tmp_path, lines, rounds="Early; Late")
    assert in_any_order(tmp_path)["Priya"] == {1: ["Cheese @ Late", "Walk @ Early"], 2: ["Basket @ Late"]}


@pytest.mark.parametrize(
    "heading", ["Session in the early slot", "Activiteit vooraf", "Projekt davor", "Activité avant", "Taller antes"]
)
def test_other_sessions_beside_wishes_are_asked_after(tmp_path: Path, heading: str) -> None:
    lines = rows(THREE.format(heading, "Choice 1", "Choice 2"))
    asked = question(tmp_path, lines)
    assert (asked.key, answers(asked)) == (
        f"answers.csv:{heading}",
        ["next wish", "round", "settled", "not there", "left out"],
    )
    imported(tmp_path, lines, answers=((asked.key, "round"),))
    assert in_any_order(tmp_path)["Tom"] == {1: [f"Dyeing @ {heading}", "Spoon"], 2: ["Cheese"]}


def test_a_session_of_no_round_beside_wishes_in_rounds_is_asked_after(tmp_path: Path) -> None:
    lines = rows(THREE.format("Workshop", "Monday workshop", "Tuesday workshop"))
    asked = question(tmp_path, lines)
    assert (asked.key, answers(asked)) == ("answers.csv:Workshop", ["wishes", "settled", "not there", "left out"])
    imported(tmp_path, lines, answers=((asked.key, "wishes"),))
    assert in_any_order(tmp_path)["Tom"] == {1: ["Cheese @ Tuesday", "Dyeing", "Spoon @ Monday"]}


def test_what_is_answered_to_be_no_wish_is_told_and_not_kept(tmp_path: Path) -> None:
    lines = rows(THREE.format("Activity before", "Choice 1", "Choice 2"))
    found = imported(tmp_path, lines, answers=(("answers.csv:Activity before", "left out"),))
    assert found.notes.kept == []
    assert [one.heading for one in found.notes.columns] == ["Activity before"]


def test_a_few_titles_are_asked_after_where_nobody_wishes_for_anything(tmp_path: Path) -> None:
    lines = rows(TWO.format("Workshop before lunchtime", "Workshop after it"))
    asked = question(tmp_path, lines)
    assert answers(asked) == ["rounds", "Workshop before lunchtime", "Workshop after it", "none"]
    imported(tmp_path, lines, answers=((asked.key, "rounds"),))
    assert in_any_order(tmp_path)["Tom"] == {1: ["Dyeing @ before lunchtime", "Spoon @ after it"]}


@pytest.mark.parametrize("heading", ["Why this workshop?", "Reden van je keuze", "Department", "Vorige workshop"])
def test_other_columns_beside_wishes_are_not_asked_after(tmp_path: Path, heading: str) -> None:
    imported(tmp_path, rows(THREE.format(heading, "Choice 1", "Choice 2")))
    assert wishes(tmp_path)["Tom"] == in_order("Spoon", "Cheese")


@pytest.mark.parametrize(
    ("heading", "round"),
    [
        ("PM", "PM"),
        ("Choice a.m.", "AM"),
        ("WORKSHOP AM 3. MAI", None),
        ("Workshop am 3. Mai", None),
        ("Start 9 AM", None),
        ("9:30PM", None),
        ("TEAM", None),
    ],
)
def test_halves_of_a_day_are_rounds_and_times_are_none(heading: str, round: str | None) -> None:
    assert named_round(heading) == round
