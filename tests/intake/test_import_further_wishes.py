"""Columns of the same titles beside wishes, in people's own words: the next wishes, or that is the first answer."""

from __future__ import annotations

from pathlib import Path

import pytest
from foreign import Rows, imported, in_order, table, wishes
from test_import_weighed import asked

CHOSEN = [
    ["Ada Lind", "Pottery", "Yoga", "Bread"],
    ["Bo Null", "Yoga", "Bread", "Pottery"],
    ["Cy Roer", "Bread", "Yoga", "Pottery"],
    ["Di Stam", "Yoga", "Pottery", "Bread"],
]
LIST: Rows = [["Talk", "Max"], ["Pottery", 5], ["Yoga", 5], ["Bread", 5]]


def chosen(*headings: str) -> Rows:
    """Three choices of four people below these headings."""
    return [["Name", *headings], *CHOSEN]


@pytest.mark.parametrize(
    "headings",
    [
        ("First choice", "Second", "Third"),
        ("1st choice", "2nd", "3rd"),
        ("1e keus", "2e keus", "Reservekeus"),
        ("Eerste keuze", "Tweede", "Derde"),
        ("ERSTWUNSCH", "ZWEITER", "DRITTER"),
        ("Premier choix", "Deuxième", "Troisième"),
        ("Primera opción", "Segunda", "Tercera"),
    ],
)
@pytest.mark.parametrize("listed", [True, False])
def test_ordinals_and_words_for_a_reserve_go_on_after_a_numbered_wish(
    headings: tuple[str, ...], listed: bool, tmp_path: Path
) -> None:
    imported(tmp_path, chosen(*headings), *([LIST] if listed else []), rounds="1")
    assert wishes(tmp_path) == {who: in_order(*titles) for who, *titles in CHOSEN}


def test_one_column_more_may_be_the_next_wish(tmp_path: Path) -> None:
    rows = chosen("1st choice", "2nd choice", "If all else fails")
    key = "answers.csv:If all else fails"
    assert asked(tmp_path, rows, rounds="1") == [(key, ["next wish", "settled", "not there", "left out"])]
    imported(tmp_path, rows, rounds="1", answers=((key, "next wish"),))
    assert wishes(tmp_path) == {who: in_order(*titles) for who, *titles in CHOSEN}


def test_neighbours_are_asked_after_once(tmp_path: Path) -> None:
    rows = chosen("My top pick", "Otherwise", "If all else fails")
    key = "answers.csv:Otherwise"
    assert asked(tmp_path, rows, rounds="1") == [(key, ["next wishes", "settled", "not there", "left out"])]
    imported(tmp_path, rows, rounds="1", answers=((key, "next wishes"),))
    assert wishes(tmp_path) == {who: in_order(*titles) for who, *titles in CHOSEN}


def test_columns_apart_are_asked_after_one_by_one_and_never_of_one_rank(tmp_path: Path) -> None:
    rows = chosen("My top pick", "Otherwise", "If all else fails")
    parted = [[*line[:3], mark, line[3]] for line, mark in zip(rows, ["Class", *"AABB"], strict=True)]
    one, other = "answers.csv:Otherwise", "answers.csv:If all else fails"
    ways = ["next wish", "settled", "not there", "left out"]
    assert asked(tmp_path, parted, rounds="1") == [(one, ways), (other, ways)]
    imported(tmp_path, parted, rounds="1", answers=((one, "next wish"), (other, "next wish")))
    assert wishes(tmp_path) == {who: in_order(*titles) for who, *titles in CHOSEN}


def test_an_outcome_that_repeats_wishes_is_no_wish(tmp_path: Path) -> None:
    rows = [[*line, line[1 + at % 3]] for at, line in enumerate(chosen("1st choice", "2nd choice", "3rd choice"))]
    rows[0][-1] = "Where"
    assert asked(tmp_path, rows, LIST, rounds="1") == [("answers.csv:Where", ["settled", "not there", "left out"])]


@pytest.mark.parametrize("year", ["", "Which talk did you go to LAST year?"])
def test_three_headings_in_own_words_are_in_order(year: str, tmp_path: Path) -> None:
    headings = ["Pick your favourite talk", "And your next favourite", "And a third in case those are full"]
    rows = [[*line] for line in chosen(*headings)]
    # Somebody wishes for two talks alike, and last year's talk comes again, so that the columns are not told by that.
    for line, before in zip(rows, [year, "Yoga", "Yoga", "Bread", "Yoga"], strict=True):
        if year:
            line.insert(1, before)
    key = "answers.csv:Pick your favourite talk"
    in_order_first = ["in order", "all equal", "settled", "not there", "left out"]
    assert asked(tmp_path, rows, LIST, rounds="2") == [(key, in_order_first if year else ["ranks", "rounds"])]
    imported(tmp_path, rows, LIST, rounds="2", answers=((key, "in order" if year else "ranks"),))
    assert wishes(tmp_path) == {who: in_order(*titles) for who, *titles in CHOSEN}
    assert table(tmp_path, "Pins") == []
