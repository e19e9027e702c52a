"""Lines about single sessions above the list of them are no headings, and make no sessions."""

from __future__ import annotations

from pathlib import Path

import pytest
from foreign import Rows, imported, said, table

LISTED: Rows = [["Code", "Titel", "Max"], ["A", "Pottery", 9], ["B", "Carving", 8], ["C", "Weaving", 7]]

ABOVE: dict[str, Rows] = {
    "title, leader and maximum": [
        ["Session 1: Pottery", "Leader: Eva Kuip", "max 9"],
        ["Session 2: Carving", "Leader: Tom Prins", "max 8"],
    ],
    "leader and room": [["Leider: Eva Kuip", "Lokaal: 12", ""], ["Leider: Tom Prins", "Lokaal: 14", ""]],
    "title and leader": [["Workshop A", "Leitung: Eva Kuip", ""], ["Workshop B", "Leitung: Tom Prins", ""]],
    "one line each": [["Workshop A – leider Eva Kuip", "", ""], ["Workshop B – leider Tom Prins", "", ""]],
    "a leader alone": [["Workshop A", "leader Eva Kuip", ""], ["Workshop B", "leader Tom Prins", ""]],
}


@pytest.mark.parametrize("between", [[], [["", "", ""]]], ids=["at once", "after a blank line"])
@pytest.mark.parametrize("kind", ABOVE)
def test_leaders_above_a_list_double_no_session(tmp_path: Path, kind: str, between: Rows) -> None:
    above = ABOVE[kind]
    found = imported(tmp_path, [*above, *between, *LISTED])
    assert [(row["Code"], row["Title"], row["Maximum"]) for row in table(tmp_path, "Sessions")] == [
        ("A", "Pottery", "9"),
        ("B", "Carving", "8"),
        ("C", "Weaving", "7"),
    ]
    assert said(found) == {
        "left out": [
            f'answers.csv, row {number}, column 1 (A): above the headings: "{" ".join(map(str, row)).strip()}"'
            for number, row in enumerate(above, 1)
        ]
    }


def test_headings_that_begin_alike_stay_headings(tmp_path: Path) -> None:
    head = ["Naam", "Ochtend: Pottery", "Ochtend: Carving", "Middag: Pottery", "Middag: Weaving"]
    imported(tmp_path, [head, ["Ada Lind", "x", "", "", "x"], ["Bo Null", "", "x", "x", ""]])
    assert [row["Title"] for row in table(tmp_path, "Sessions")] == [
        "Carving",
        "Pottery",
        "Weaving",
    ]
