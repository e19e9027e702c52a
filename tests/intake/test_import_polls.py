"""Points and polls: 0 points are no wish, and a title above an export hides no headings."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from foreign import Rows, imported, said, wishes, write_csv
from test_import_weighed import asked

from allocator.cli import main

POINTS: Rows = [["Name", "Pottery", "Yoga", "Bread"], ["Ada Lind", 10, 5, 0], ["Bo Null", 0, 10, 5]]


@pytest.mark.parametrize("zero", ["0", "0,0", "0.00"])
def test_no_points_are_no_wish(zero: str, tmp_path: Path) -> None:
    rows = [*POINTS, ["Cy Roer", 5, 0, 10]]
    found = imported(tmp_path, [[zero if cell == 0 else cell for cell in line] for line in rows], rounds="1")
    assert wishes(tmp_path) == {
        "Ada Lind": {1: ["Pottery"], 6: ["Yoga"]},
        "Bo Null": {1: ["Yoga"], 6: ["Bread"]},
        "Cy Roer": {1: ["Bread"], 6: ["Pottery"]},
    }
    assert said(found)["corrections"] == [
        "answers.csv, row 2, column 4 (D): 0 points are taken as no wish (3 such cells, this one first)."
    ]


def test_scores_that_are_not_shared_out_may_be_0_and_that_is_said(tmp_path: Path) -> None:
    found = imported(tmp_path, [POINTS[0], ["Ada Lind", 5, 0, 1], ["Bo Null", 4, 3, 2], ["Cy Roer", 5, 4, 0]])
    assert wishes(tmp_path)["Ada Lind"] == {1: ["Pottery"], 5: ["Bread"], 6: ["Yoga"]}
    assert [one.message for one in found.notes.remarks if "0 is" in one.message] == [
        "0 is read as the lowest score (2 such cells, this one first). If it is no wish, leave the cell blank, and "
        "import again."
    ]


@pytest.mark.parametrize("word", ["Points", "Punten", "Punkte", "Puntos"])
def test_points_by_their_word_are_shared_out(word: str, tmp_path: Path) -> None:
    head = ["Name", *(f"{word} [{title}]" for title in ("Pottery", "Yoga", "Bread"))]
    imported(tmp_path, [head, ["Ada Lind", 9, 0, 1], ["Bo Null", 4, 9, 0], ["Cy Roer", 0, 0, 9]], rounds="1")
    assert wishes(tmp_path)["Ada Lind"] == {1: ["Pottery"], 9: ["Bread"]}


def test_no_points_in_a_row_for_each_wish_are_none(tmp_path: Path) -> None:
    rows = [["Name", "Choice", "Points"], ["Ada Lind", "Pottery", 9], ["Ada Lind", "Yoga", 0], ["Bo Null", "Yoga", 9]]
    imported(tmp_path, [*rows, ["Bo Null", "Pottery", 5]], rounds="1")
    assert wishes(tmp_path) == {"Ada Lind": {1: ["Pottery"]}, "Bo Null": {1: ["Yoga"], 5: ["Pottery"]}}


def test_zero_between_points_above_and_below_it_is_one_of_them(tmp_path: Path) -> None:
    rows = [POINTS[0], ["Ada Lind", 9, -5, 0], ["Bo Null", 0, 9, 5], ["Cy Roer", 5, 0, -9]]
    imported(tmp_path, rows, rounds="1", answers=(("answers.csv:Pottery", "scores"),))
    assert wishes(tmp_path)["Ada Lind"] == {1: ["Pottery"], 10: ["Bread"], 15: ["Yoga"]}


@pytest.mark.parametrize(
    "above",
    [
        ['Poll "Staff wellbeing afternoon"', "https://poll.example/8hk2"],
        ["Workshops on Friday"],
        ["Umfrage: Projekttag am Nachmittag", "Stand 3. März"],
    ],
)
@pytest.mark.parametrize("gap", [True, False])
def test_a_title_above_a_poll_is_no_heading(above: list[str], gap: bool, tmp_path: Path) -> None:
    rows = [*([text, "", "", ""] for text in above), *([["", "", "", ""]] if gap else [])]
    rows += [["", "Pottery", "Yoga", "Bread"], ["Ada Lind", "OK", "(OK)", ""], ["Bo Null", "", "OK", "OK"]]
    rows += [["Cy Roer", "OK", "", "(OK)"], ["Di Stam", "OK", "OK", "OK"], ["Count", "3", "2", "2"]]
    imported(tmp_path, rows, [["Title", "Max"], ["Pottery", 5], ["Yoga", 5], ["Bread", 5]], rounds="1")
    assert wishes(tmp_path) == {
        "Ada Lind": {1: ["Pottery"], 2: ["Yoga"]},
        "Bo Null": {1: ["Yoga", "Bread"]},
        "Cy Roer": {1: ["Pottery"], 2: ["Bread"]},
        "Di Stam": {1: ["Pottery", "Yoga", "Bread"]},
    }


def test_a_file_that_gives_nothing_ends_with_exit_code_1(tmp_path: Path) -> None:
    good = write_csv(tmp_path / "rooms.csv", [["Room", "Seats"], ["Aula", 30], ["Gym", 20]])
    bad = write_csv(tmp_path / "odd.csv", [["lorem", "ipsum"], ["dolor", "sit"], ["amet", "elit"]])
    for files, code in (([good], 0), ([good, bad], 1)):
        words = ["import", str(tmp_path / "event.xlsx"), *map(str, files), "--rounds", "1", "--dry-run", "--json"]
        ended = CliRunner().invoke(main, words)
        assert (ended.exit_code, [one["where"] for one in json.loads(ended.stdout)["unread"]]) == (
            code,
            ["odd.csv"] * code,
        )


@pytest.mark.parametrize(
    "title",
    [
        "Sign-up sheet - write your name below your sport",
        "Intekenlijst: zet je naam onder je sport",
        "Einschreibeliste für den Sporttag",
        "Feuille d'inscription",
        "Apunta tu nombre",
    ],
)
def test_a_sheet_on_which_people_write_themselves_is_asked_about(title: str, tmp_path: Path) -> None:
    rows = [
        [title, "", ""],
        ["Tennis", "Padel", "Judo"],
        ["Ada Lind", "Bo Null", "Cy Roer"],
        ["Fay Kok", "Gus Bos", ""],
    ]
    assert asked(tmp_path, rows, rounds="1") == [("answers.csv:Tennis", ["settled", "wishes"])]
