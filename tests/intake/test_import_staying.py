"""People who stay in the session where they are, and others who choose anew: 'Current club', 'Stays (Y/N)'."""

from __future__ import annotations

from pathlib import Path

import pytest
from foreign import Rows, imported, in_order, table, wishes
from test_import_adverse_wishes import answers, pins, question, rows
from test_import_columns_in_doubt import reordered

CLUBS = """
Student, {}, {}, New choice 1, New choice 2
Hazel Fox, Band, {no}, Drama, Choir
Nora Reed, Robots, {yes}, ,
Nora Bell, Band, {yes}, ,
Leo Carter, Choir, {no}, Band, Drama
Max Reed, Drama, {yes}, ,
"""
STAYING = [("A2", "Robots", "must"), ("A3", "Band", "must"), ("A5", "Drama", "must")]


def clubs(now: str, stays: str, yes: str, no: str) -> Rows:
    """Who is where, who stays there, and what the others wish for."""
    return rows(CLUBS.format(now, stays, yes=yes, no=no))


@pytest.mark.parametrize("order", [(0, 1, 2, 3, 4), (4, 3, 2, 1, 0), (2, 0, 3, 1, 4)])
@pytest.mark.parametrize(
    ("now", "stays", "yes", "no"),
    [
        ("Current club", "Wants to stay (Y/N)", "Y", "N"),
        ("Huidige club", "Blijft ja/nee", "ja", "nee"),
        ("Bisherige AG", "BLEIBT?", "x", ""),
        ("Club actuel", "Reste (oui/non)", "oui", "non"),
        ("Club actual", "¿Se queda?", "Sí", "No"),
        ("Current club", "Changes", "no", "yes"),
        ("Huidige club", "Wisselt", "", "x"),
    ],
)
def test_only_those_who_stay_are_settled(
    tmp_path: Path, now: str, stays: str, yes: str, no: str, order: tuple[int, ...]
) -> None:
    imported(tmp_path, reordered(clubs(now, stays, yes, no), order))
    assert pins(tmp_path) == STAYING
    assert wishes(tmp_path)["Hazel Fox"] == in_order("Drama", "Choir")


def test_who_stays_and_wishes_all_the_same_is_asked_after(tmp_path: Path) -> None:
    lines = [*rows(CLUBS.format("Current club", "Stays", yes="Y", no="N"))]
    lines[2:4] = [["Nora Reed", "Robots", "Y", "Drama", "Band"], ["Nora Bell", "Band", "Y", "Choir", "Drama"]]
    asked = question(tmp_path, lines)
    assert answers(asked) == ["who stays", "settled", "not there", "left out"]
    imported(tmp_path, lines, answers=((asked.key, "who stays"),))
    assert pins(tmp_path) == STAYING
    assert [row["Taken for"] for row in table(tmp_path, "Mapping")][1:3] == ["fixed session", "stays there"]


@pytest.mark.parametrize("heading", ["Photo consent (Y/N)", "Does not want to stay", "Stay or change"])
def test_ticks_that_do_not_say_who_stays_leave_the_question(tmp_path: Path, heading: str) -> None:
    asked = question(tmp_path, clubs("Current club", heading, "Y", "N"))
    assert answers(asked) == ["settled", "not there", "left out"]


def test_a_mapping_says_who_leaves(tmp_path: Path) -> None:
    (tmp_path / "map.toml").write_text(
        '[[table]]\nfile = "answers.csv"\nsheet = ""\nholds = "wishes"\ncolumns = [\n'
        + "".join(
            f'{{ column = "{letter}", heading = "{heading}", is = "{role}" }},\n'
            for letter, heading, role in [
                ("A", "Student", "name"),
                ("B", "Now", "fixed session"),
                ("C", "Other", "leaves"),
                ("D", "New choice 1", "wish 1"),
                ("E", "New choice 2", "wish 2"),
            ]
        )
        + "]\n",
        encoding="utf-8",
    )
    imported(tmp_path, clubs("Now", "Other", "no", "yes"), mapping=tmp_path / "map.toml")
    assert pins(tmp_path) == STAYING


ONE_CHOICE = """
Name, {}, {}, {}
Ann Lee, Chess, {no}, Dance
Bob Roy, Dance, {yes},
Cy Hill, Chess, {yes},
Di Fox, Choir, {no}, Chess
Ed Moss, Choir, {yes},
"""


@pytest.mark.parametrize("order", [(0, 1, 2, 3), (3, 2, 1, 0), (1, 0, 3, 2)])
@pytest.mark.parametrize(
    ("now", "stays", "new", "yes", "no"),
    [
        ("Current club", "Staying?", "New club", "Y", "N"),
        ("Huidige club", "Blijft", "Nieuwe club", "j", "n"),
        ("Aktuelle AG", "Bleibt (ja/nein)", "Neue AG", "ja", "nein"),
        ("Club actuel", "Reste", "Nouveau club", "oui", "non"),
        ("Club actual", "Se queda", "Nuevo club", "sí", "no"),
    ],
)
def test_one_new_choice_is_a_wish_and_what_is_so_now_is_none(
    tmp_path: Path, now: str, stays: str, new: str, yes: str, no: str, order: tuple[int, ...]
) -> None:
    imported(tmp_path, reordered(rows(ONE_CHOICE.format(now, stays, new, yes=yes, no=no)), order))
    assert pins(tmp_path) == [("A2", "Dance", "must"), ("A3", "Chess", "must"), ("A5", "Choir", "must")]
    assert wishes(tmp_path)["Di Fox"] == in_order("Chess")


def test_what_is_so_now_is_asked_after_where_nothing_says_who_stays(tmp_path: Path) -> None:
    lines = rows(ONE_CHOICE.format("Current club", "?", "New club", yes="", no=""))
    lines = [[name, now, new] for name, now, _, new in lines]
    asked = question(tmp_path, lines)
    assert (asked.key, answers(asked)) == ("answers.csv:Current club", ["settled", "not there", "left out"])
    imported(tmp_path, lines, answers=((asked.key, "left out"),))
    assert wishes(tmp_path)["Ann Lee"] == in_order("Dance")
