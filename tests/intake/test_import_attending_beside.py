"""A grid of who can attend which round, beside columns of favourites: unavailable rounds, and the wishes."""

from __future__ import annotations

from pathlib import Path

import pytest
from foreign import Rows, imported, in_order, table, wishes
from test_import_adverse_wishes import answers, question, rows
from test_import_columns_in_doubt import reordered

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
