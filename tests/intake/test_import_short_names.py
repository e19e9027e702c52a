"""A name that may be somebody's of another table is pointed at, and nobody is taken for one person."""

from __future__ import annotations

from pathlib import Path

import pytest
from foreign import Rows, imported, table

PEOPLE: Rows = [
    ["Surname", "First name", "Class"],
    ["Lind", "Ada", "7A"],
    ["Null", "Bo", "7A"],
    ["de Roer", "Cy", "7B"],
]


def hints(folder: Path, *tables: Rows) -> list[str]:
    """What is said of names that may be one person's."""
    notes = imported(folder, *tables, rounds="1").notes
    return [one.message for one in notes.remarks if "may be" in one.message]


def answers(*names: str) -> Rows:
    return [["Name", "1st choice", "2nd choice"], *([name, "Pottery", "Yoga"] for name in names)]


@pytest.mark.parametrize(
    ("name", "whole"),
    [
        ("Lind, A.", "Ada Lind"),
        ("A. Lind", "Ada Lind"),
        ("Ada L.", "Ada Lind"),
        ("LIND", "Ada Lind"),
        ("C. de Roer", "Cy de Roer"),
        ("Roer, C", "Cy de Roer"),
    ],
)
@pytest.mark.parametrize("order", [1, -1])
def test_a_short_name_may_be_a_longer_one(name: str, whole: str, order: int, tmp_path: Path) -> None:
    told = f'"{name}" may be "{whole}". If that is one person, write the name alike in both files, and import again.'
    assert hints(tmp_path, *[PEOPLE, answers(name, "Bo Null")][::order]) == [told]
    assert len(table(tmp_path, "Attendees")) == 4


def test_several_may_be_meant(tmp_path: Path) -> None:
    told = hints(tmp_path, [*PEOPLE, ["Lind", "Abe", "7B"]], answers("Lind, A.", "B. Null"))
    assert told == [
        '"Lind, A." may be "Ada Lind" or "Abe Lind"; "B. Null" may be "Bo Null". If that is one person, write the name '
        "alike in both files, and import again."
    ]


@pytest.mark.parametrize("names", [("Bo Null", "Ada Lind"), ("E. Lind", "Bo Null"), ("A. Lund", "Bo Null")])
def test_other_names_are_not_pointed_at(names: tuple[str, ...], tmp_path: Path) -> None:
    assert hints(tmp_path, PEOPLE, answers(*names)) == []


def test_one_table_has_short_and_long_names_of_different_people(tmp_path: Path) -> None:
    assert hints(tmp_path, answers("Ada Lind", "A. Lind", "Bo Null")) == []
