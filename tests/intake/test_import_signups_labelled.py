"""Sign-up sheets with sessions across, labelled lines of leaders and maxima, and people on numbered lines."""

from __future__ import annotations

from pathlib import Path

import pytest
from foreign import Rows, imported, said, table
from test_import_adverse_wishes import answers, pins, question

SHEET: Rows = [
    ["", "Bowlen", "Koken", "Judo"],
    ["begeleiding", "Marja", "Ali", "Marja"],
    ["max. aantal", "6", "7", ""],
    ["1", "Sanne de Wit", "Thijs Hoekstra", "Lot Kok"],
    ["2", "Bram Vos", "", "Fleur van Dijk"],
]
EVERYBODY = {
    ("Sanne de Wit", "Bowlen"),
    ("Thijs Hoekstra", "Koken"),
    ("Lot Kok", "Judo"),
    ("Bram Vos", "Bowlen"),
    ("Fleur van Dijk", "Judo"),
}
ABOUT = {
    "Bowlen": {"Maximum": "6", "Speakers": "Marja"},
    "Koken": {"Maximum": "7", "Speakers": "Ali"},
    "Judo": {"Speakers": "Marja"},
}
WORDS = [
    ("begeleiding", "max. aantal"),
    ("Leader:", "Max:"),
    ("Leitung", "Max. TN"),
    ("Animateur", "Places"),
    ("Monitor", "Plazas"),
]


def settled(folder: Path) -> set[tuple[str, str]]:
    """Everybody by name with the session in which they are settled."""
    names = {row["Id"]: row["Name"] for row in table(folder, "Attendees")}
    return {(names[who], title) for who, title, _ in pins(folder)}


def sessions(folder: Path) -> dict[str, dict[str, str]]:
    """What is said of each session beside its code."""
    named = {row["Code"]: row.get("Speaker", "") for row in table(folder, "Speakers") if "Code" in row}
    return {
        row["Title"]: {
            heading: named.get(row[heading], row[heading]) for heading in ("Maximum", "Speakers") if heading in row
        }
        for row in table(folder, "Sessions")
    }


@pytest.mark.parametrize("length", [2, 6])
@pytest.mark.parametrize(("leader", "most"), WORDS)
def test_names_below_lines_about_sessions(tmp_path: Path, leader: str, most: str, length: int) -> None:
    head, leaders, maxima, *people = [list(line) for line in SHEET]
    blank = [[str(number), "", "", ""] for number in range(3, length + 1)]
    lines = [head, [leader, *leaders[1:]], [most, *maxima[1:]], *people, *blank]
    asked = question(tmp_path, lines)
    assert (asked.key, answers(asked)) == ("answers.csv:Bowlen", ["settled", "wishes"])
    imported(tmp_path, lines, answers=((asked.key, "settled"),))
    assert settled(tmp_path) == EVERYBODY
    assert sessions(tmp_path) == ABOUT


def test_titles_above_and_remarks_below_are_told(tmp_path: Path) -> None:
    lines = [["Aanmeldlijst uitje", "", "", ""], *SHEET, ["Graag voor 1 juni!", "", "", ""]]
    found = imported(tmp_path, lines, readings=(1,))
    assert said(found)["left out"] == [
        'answers.csv, row 1, column 1 (A): a remark: "Aanmeldlijst uitje"',
        'answers.csv, row 7, column 1 (A): a remark: "Graag voor 1 juni!"',
    ]
    assert {name for name, _ in settled(tmp_path)} == {name for name, _ in EVERYBODY}


def test_two_names_a_column_are_people_and_not_wishes_of_sessions(tmp_path: Path) -> None:
    lines = [line[:3] for line in SHEET]
    imported(tmp_path, lines, readings=(1,))
    assert settled(tmp_path) == {one for one in EVERYBODY if one[1] != "Judo"}


def test_people_on_their_side_with_numbered_wishes_stay_people(tmp_path: Path) -> None:
    lines = [
        ["name", "Ann Lee", "Bob Roy", "Cy Hill"],
        ["class", "1a", "1b", "1a"],
        ["1", "Pottery", "Weaving", "Pottery"],
        ["2", "Weaving", "Pottery", "Carving"],
    ]
    imported(tmp_path, lines)
    assert [row["Name"] for row in table(tmp_path, "Attendees")] == ["Ann Lee", "Bob Roy", "Cy Hill"]
    assert len(table(tmp_path, "Wishes")) == 3
