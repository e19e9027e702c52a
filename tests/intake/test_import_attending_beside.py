"""A grid of who can attend which round, beside columns of favourites: unavailable rounds, and the wishes."""

from __future__ import annotations

from pathlib import Path

import pytest
from foreign import Rows, imported, in_order, table, wishes
from test_import_adverse_wishes import answers, question, rows
from test_import_columns_in_doubt import reordered

from allocator.intake.mapping.questions import Unsettled

GRID = """
Your name, {asked} [{round} 1], {asked} [{round} 2], {asked} [{round} 3], {first}, {second}
Ann Lee, {yes}, {no}, {yes}, Parkour, Quiz
Bob Roy, {no}, {yes}, {yes}, Quiz, Origami
Cy Hill, {yes}, {yes}, {no}, Origami, Parkour
Di Fox, {yes}, {no}, {yes}, Quiz, Parkour
"""
ORDERS = [(0, 1, 2, 3, 4, 5), (5, 4, 3, 2, 1, 0), (4, 5, 0, 1, 2, 3)]


def away(folder: Path) -> list[str]:
    """In which rounds each person is not there."""
    return [row.get("Unavailable rounds", "") for row in table(folder, "Attendees")]


def grid(**words: str) -> Rows:
    """Who can attend when, and what they like."""
    return rows(GRID.format(**{"yes": "Yes", "no": "No", "round": "Session", **words}))


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize(
    ("asked", "round", "yes", "no", "first", "second"),
    [
        ("Can you attend?", "Session", "Yes", "No", "Favourites", "Second favourites"),
        ("WHICH CAN YOU ATTEND?", "Slot", "x", "", "1st favorite", "2nd favorite"),
        ("Which sessions can you attend", "Session", "yes", "no", "First choice", "Second choice"),
        ("Kun je erbij zijn?", "Sessie", "ja", "nee", "Favoriet", "Tweede favoriet"),
        ("Kannst du kommen?", "Runde", "Ja", "Nein", "Favorit", "Zweiter Favorit"),
        ("Pouvez-vous venir ?", "Séance", "oui", "non", "Favori", "Deuxième favori"),
        ("¿Puedes asistir?", "Sesión", "sí", "no", "Favorito", "Segundo favorito"),
    ],
)
def test_who_can_attend_is_no_wish(
    tmp_path: Path, asked: str, round: str, yes: str, no: str, first: str, second: str, order: tuple[int, ...]
) -> None:
    lines = grid(asked=asked, round=round, yes=yes, no=no, first=first, second=second)
    imported(tmp_path, reordered(lines, order), rounds="3")
    assert away(tmp_path) == [f"{round} 2", f"{round} 1", f"{round} 3", f"{round} 2"]
    assert wishes(tmp_path)["Ann Lee"] == in_order("Parkour", "Quiz")


def test_columns_of_titles_beside_are_asked_after_as_without_the_grid(tmp_path: Path) -> None:
    lines = grid(asked="Can you attend?", first="Option A", second="Option B")
    asked = question(tmp_path, lines, rounds="3")
    assert (asked.key, answers(asked)) == ("answers.csv:Option A", ["ranks", "rounds"])
    imported(tmp_path, lines, rounds="3", answers=((asked.key, "ranks"),))
    assert away(tmp_path) == ["Session 2", "Session 1", "Session 3", "Session 2"]
    assert wishes(tmp_path)["Di Fox"] == in_order("Quiz", "Parkour")


def test_a_grid_that_may_be_sessions_is_left_out_and_the_rest_is_read(tmp_path: Path) -> None:
    lines = grid(asked="Pick", first="Option A", second="Option B")
    asked = question(tmp_path, lines, rounds="1")
    assert answers(asked) == ["ticks", "left out"]
    rest = question(tmp_path, lines, rounds="1", answers=((asked.key, "left out"),))
    assert (rest.key, answers(rest)) == ("answers.csv:Option A", ["ranks", "rounds"])
    imported(tmp_path, lines, rounds="1", answers=((asked.key, "left out"), (rest.key, "ranks")))
    assert wishes(tmp_path)["Ann Lee"] == in_order("Parkour", "Quiz")
    again = imported(tmp_path, lines)
    assert again.unchanged


PREFERRED = """
Name, {}, Option A, Option B
Ann Lee, Mon, Maps, Bees
Bob Roy, Tue, Bees, Tides
Cy Hill, Mon, Tides, Maps
Di Fox, Tue, Maps, Tides
"""


@pytest.mark.parametrize("order", [(0, 1, 2, 3), (3, 2, 1, 0), (2, 3, 0, 1)])
@pytest.mark.parametrize("heading", ["Preferred day", "Voorkeur dag", "Wunschtag", "Jour souhaité", "Día preferido"])
@pytest.mark.parametrize(
    ("answer", "unavailable"), [("there", ["Tue", "Mon"]), ("not there", ["Mon", "Tue"]), ("left out", ["", ""])]
)
def test_a_column_of_rounds_is_a_question_of_its_own(
    tmp_path: Path, heading: str, answer: str, unavailable: list[str], order: tuple[int, ...]
) -> None:
    lines = reordered(rows(PREFERRED.format(heading)), order)
    with pytest.raises(Unsettled) as trouble:
        imported(tmp_path, lines, rounds="Mon; Tue")
    run, when = trouble.value.questions
    assert (answers(run), answers(when)) == (["ranks", "rounds"], ["there", "not there", "left out"])
    assert when.key == f"answers.csv:{heading}"
    imported(tmp_path, lines, rounds="Mon; Tue", answers=((run.key, "ranks"), (when.key, answer)))
    assert away(tmp_path)[:2] == unavailable
    first, second = ("Maps", "Bees") if order.index(2) < order.index(3) else ("Bees", "Maps")
    assert wishes(tmp_path)["Ann Lee"] == in_order(first, second)


def test_the_question_shows_when_people_are_there(tmp_path: Path) -> None:
    lines = rows("Name, 1st choice, 2nd choice, Day\nAnn Lee, Maps, Bees, Mon\nBob Roy, Bees, Maps, Tue")
    when = question(tmp_path, lines, rounds="Mon; Tue")
    assert [choice.examples[0] for choice in when.choices] == [
        "Ann Lee wishes 1 Maps, 2 Bees and is there in Mon",
        "Ann Lee wishes 1 Maps, 2 Bees and is not there in Mon",
        "Ann Lee wishes 1 Maps, 2 Bees",
    ]
