"""Nobody wishes for anything, and words that come back are left out: asked after, also where an answer left it so."""

from __future__ import annotations

from pathlib import Path

import pytest
from foreign import Rows, imported, in_order, table, wishes
from test_import_adverse_wishes import answers, question, rows
from test_import_columns_in_doubt import reordered

INTEREST = """
Child, {} Netball, {} Chess, Preferred day
Leo Marsh, {yes}, {no}, Wed
Zoe Foster, {no}, {no}, Mon
Ivy Lane, {maybe}, {yes}, Wed
Cy Hill, {yes}, {maybe}, Mon
Di Fox, {no}, {yes}, Mon
"""


def interest(asked: str, yes: str, no: str, maybe: str) -> Rows:
    """Two sessions below one question."""
    return rows(INTEREST.format(asked, asked, yes=yes, no=no, maybe=maybe))


@pytest.mark.parametrize("order", [(0, 1, 2, 3), (3, 2, 1, 0), (1, 0, 2, 3)])
@pytest.mark.parametrize(
    ("asked", "yes", "no", "maybe"),
    [
        ("Interested in:", "Yes", "No", "Maybe"),
        ("Interesse in:", "ja", "nee", "misschien"),
        ("Hast du Lust auf?", "Ja", "Nein", "Vielleicht"),
        ("Intéressé par :", "oui", "non", "peut-être"),
        ("¿Te interesa?", "sí", "no", "quizás"),
    ],
)
def test_two_sessions_below_one_question_are_asked_after(
    tmp_path: Path, asked: str, yes: str, no: str, maybe: str, order: tuple[int, ...]
) -> None:
    lines = reordered(interest(asked, yes, no, maybe), order)
    found = question(tmp_path, lines)
    assert answers(found) == ["liking", "none"]
    imported(tmp_path, lines, answers=((found.key, "liking"),))
    assert wishes(tmp_path)["Cy Hill"] == {1: ["Netball"], 2: ["Chess"]}
    assert {row["Title"] for row in table(tmp_path, "Sessions")} == {"Netball", "Chess"}


def test_ticks_below_one_question_are_asked_after_and_none_is_an_answer(tmp_path: Path) -> None:
    lines = interest("Would you like:", "x", "", "x")
    found = question(tmp_path, lines)
    assert answers(found) == ["ticks", "none"]
    imported(tmp_path, lines, answers=((found.key, "none"),))
    assert table(tmp_path, "Wishes") == []
    assert imported(tmp_path, lines).unchanged


@pytest.mark.parametrize("heading", ["Vegetarian", "Photo consent", "Has paid"])
def test_ticks_about_people_are_no_wishes(tmp_path: Path, heading: str) -> None:
    imported(tmp_path, rows(f"Name, {heading}, Swimmer\nAnn Lee, yes, no\nBob Roy, no, no\nCy Hill, yes, yes"))
    assert [row["Name"] for row in table(tmp_path, "Attendees")] == ["Ann Lee", "Bob Roy", "Cy Hill"]


HOUSES = """
Name, {}, {}
Ann Lee, Griffin, Maps
Bob Roy, Phoenix, Bees
Cy Hill, Dragon, Tides
Di Fox, Griffin, Maps
Ed Moss, Phoenix, Tides
Fay Kok, Dragon, Bees
"""


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0)])
@pytest.mark.parametrize(
    ("house", "other"),
    [
        ("Choice of house", "Something"),
        ("Keuze van huis", "Iets"),
        ("Wahl des Hauses", "Etwas"),
        ("Choix de maison", "Ceci"),
    ],
)
def test_what_an_answer_leaves_out_is_as_if_it_were_not_there(
    tmp_path: Path, house: str, other: str, order: tuple[int, ...]
) -> None:
    lines = reordered(rows(HOUSES.format(house, other)), order)
    found = question(tmp_path, lines)
    assert (found.key, answers(found)) == (f"answers.csv:{house}", ["wishes", "left out"])
    rest = question(tmp_path, lines, answers=((found.key, "left out"),))
    assert (rest.key, answers(rest)) == (f"answers.csv:{other}", [other, "none"])
    imported(tmp_path, lines, answers=((found.key, "left out"), (rest.key, other)))
    assert wishes(tmp_path)["Ann Lee"] == in_order("Maps")
    assert [row["Taken for"] for row in table(tmp_path, "Mapping")][order.index(1)] == "left out"


def test_columns_that_share_titles_are_offered_together(tmp_path: Path) -> None:
    listed = rows("Workshop, Max\nPottery, 9\nWeaving, 9\nCarving, 9")
    lines = rows(
        "Name, This, That\nAnn Lee, Maps, Bees\nBob Roy, Bees, Tides\nCy Hill, Tides, Maps\nDi Fox, Maps, Tides"
    )
    lines = [*lines, ["Ed Moss", "Bees", "Maps"], ["Fay Kok", "Tides", "Bees"]]
    found = question(tmp_path, lines, listed)
    assert answers(found) == ["ranks", "none"]
    imported(tmp_path, lines, listed, answers=((found.key, "ranks"),))
    assert [row["Taken for"] for row in table(tmp_path, "Mapping")][:3] == ["name", "wish 1", "wish 2"]


CODES = """
DNI, Nombre, {}, {}, {}
112X, Javier Romero, 3A, 1, OPT1
112X, Javier Romero, 3A, 2, OPT2
112X, Javier Romero, 3A, 3, OPT4
113X, Mateo Gil, 3B, 1, OPT2
113X, Mateo Gil, 3B, 2, OPT3
"""
ELECTIVES = rows("Código, Asignatura, Plazas\nOPT1, Teatro, 20\nOPT2, Robótica, 15\nOPT3, Cine, 25\nOPT4, Huerto, 12")


@pytest.mark.parametrize("order", [(0, 1, 2, 3, 4), (4, 3, 2, 1, 0), (1, 0, 4, 2, 3)])
@pytest.mark.parametrize(
    ("group", "rank", "code"),
    [
        ("Curso", "Orden", "Código asignatura"),
        ("Course", "Rank", "Code of choice"),
        ("Cursus", "Volgorde", "Code"),
        ("Kurs", "Rang", "Fach"),
    ],
)
def test_a_row_for_each_wish_has_what_the_list_knows(
    tmp_path: Path, group: str, rank: str, code: str, order: tuple[int, ...]
) -> None:
    imported(tmp_path, reordered(rows(CODES.format(group, rank, code)), order), ELECTIVES)
    assert wishes(tmp_path) == {
        "Javier Romero": in_order("Teatro", "Robótica", "Huerto"),
        "Mateo Gil": in_order("Robótica", "Cine"),
    }
