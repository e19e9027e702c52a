"""Codes of sessions that no heading tells: numbers and letters that people wish for, also anew in each round."""

from __future__ import annotations

from pathlib import Path

import pytest
from foreign import Rows, imported, said, table

TITLES = ["Alpaca walk", "Bread", "Candles", "Darts"]


def told(folder: Path, sheet: str, *headings: str) -> list[tuple[str, ...]]:
    """Some columns of a sheet of the event workbook."""
    return [tuple(row.get(heading, "") for heading in headings) for row in table(folder, sheet)]


def answers(codes: str, write: str) -> Rows:
    """Three people with two wishes each, by codes as they write them."""
    wished = ["AC", "BD", "CA"]
    rows = [[write.format(codes["ABCD".index(one)]) for one in line] for line in wished]
    names = ["Ethan Marsh", "Mason Gray", "Nora Bishop"]
    return [["Name", "First choice", "Second choice"], *([name, *row] for name, row in zip(names, rows, strict=True))]


@pytest.mark.parametrize("heading", ["#", "No.", "N°", "Nr", "", "Which"])
@pytest.mark.parametrize("write", ["{}", "#{}", "{}.", "# {}"])
@pytest.mark.parametrize("is_last", [False, True])
def test_numbers_that_people_wish_for_are_codes(heading: str, write: str, is_last: bool, tmp_path: Path) -> None:
    rows: Rows = [[heading, "Workshop", "Spots"], *([at, title, 8] for at, title in enumerate(TITLES, 1))]
    rows = [[*line[1:], line[0]] for line in rows] if is_last else rows
    found = imported(tmp_path, rows, answers("1234", write), rounds="1")
    assert told(tmp_path, "Sessions", "Code", "Title", "Maximum") == [
        (str(at), title, "8") for at, title in enumerate(TITLES, 1)
    ]
    assert told(tmp_path, "Wishes", "1", "2") == [("1", "3"), ("2", "4"), ("3", "1")]
    assert said(found).get("problems", []) == []


@pytest.mark.parametrize("heading", ["Letter", "Buchstabe", "Lettre", "Letra", "", "Key"])
def test_letters_that_people_wish_for_are_codes(heading: str, tmp_path: Path) -> None:
    rows: Rows = [[heading, "Workshop", "Spots"], *([at, title, 8] for at, title in zip("ABCD", TITLES, strict=True))]
    imported(tmp_path, rows, answers("ABCD", "{}"), rounds="1")
    assert told(tmp_path, "Sessions", "Code", "Title") == [*zip("ABCD", TITLES, strict=True)]
    assert told(tmp_path, "Wishes", "1", "2") == [("A", "C"), ("B", "D"), ("C", "A")]


def test_figures_beside_titles_that_people_wish_for_are_no_codes(tmp_path: Path) -> None:
    rows: Rows = [["Workshop", "Year", "Spots"], *([title, at, 8] for at, title in enumerate(TITLES, 1))]
    wishes: Rows = [["Name", "First choice", "Second choice"], ["Ethan Marsh", "Bread", "Darts"]]
    imported(tmp_path, rows, wishes, rounds="1")
    assert told(tmp_path, "Sessions", "Code") == [("S1",), ("S2",), ("S3",), ("S4",)]


SLOTS: Rows = [
    ["Slot", "Letter", "Workshop title"],
    ["Slot 1", "A", "Trust"],
    ["Slot 1", "B", "Tools"],
    ["Slot 1", "C", "Tempo"],
    ["Slot 2", "A", "Voice"],
    ["Slot 2", "B", "Value"],
    ["Slot 2", "C", "Vision"],
]
DELEGATES: Rows = [
    ["Delegate", "Slot 1 choice", "Slot 1 back-up", "Slot 2 choice", "Slot 2 back-up"],
    ["Henry King", "C", "A", "B", "C"],
    ["Miles Walker", "b", "C", "A", "B"],
    ["Olivia Gray", "A", "B", "B", "C"],
]
CODED = [(f"{slot} {letter}", title) for slot, letter, title in SLOTS[1:]]
WISHED = [
    ("Slot 1 C @ Slot 1; Slot 2 B @ Slot 2", "Slot 1 A @ Slot 1; Slot 2 C @ Slot 2"),
    ("Slot 1 B @ Slot 1; Slot 2 A @ Slot 2", "Slot 1 C @ Slot 1; Slot 2 B @ Slot 2"),
    ("Slot 1 A @ Slot 1; Slot 2 B @ Slot 2", "Slot 1 B @ Slot 1; Slot 2 C @ Slot 2"),
]


@pytest.mark.parametrize("heading", ["Letter", "Code", "Nr", "#"])
@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0)])
def test_a_letter_stands_for_another_session_in_each_round(
    heading: str, order: tuple[int, int, int], tmp_path: Path
) -> None:
    rows = [["Slot", heading, "Workshop title"], *SLOTS[1:]]
    found = imported(tmp_path, [[line[at] for at in order] for line in rows], DELEGATES, rounds="Slot 1; Slot 2")
    assert told(tmp_path, "Sessions", "Code", "Title") == CODED
    assert told(tmp_path, "Wishes", "1", "2") == WISHED
    assert said(found).get("problems", []) == []


def test_answers_that_come_later_are_read_by_the_same_letters(tmp_path: Path) -> None:
    imported(tmp_path, SLOTS, DELEGATES[:2], rounds="Slot 1; Slot 2")
    imported(tmp_path, DELEGATES, rounds="Slot 1; Slot 2")
    assert told(tmp_path, "Sessions", "Code", "Title") == CODED
    assert told(tmp_path, "Wishes", "1", "2") == WISHED


@pytest.mark.parametrize("word", ["back-up", "Backup", "fall-back", "reserve", "Ersatz", "alternative", "suplente"])
def test_a_wish_to_fall_back_on_comes_after_that_of_its_round(word: str, tmp_path: Path) -> None:
    headings = [str(heading).replace("back-up", word) for heading in DELEGATES[0]]
    imported(tmp_path, SLOTS, [headings, *DELEGATES[1:]], rounds="Slot 1; Slot 2")
    assert told(tmp_path, "Wishes", "1", "2") == WISHED
