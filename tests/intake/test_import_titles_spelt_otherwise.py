"""Lists of sessions that spell a title otherwise, or have another code for it: one session, and said so."""

from __future__ import annotations

from pathlib import Path

import pytest
from foreign import Rows, imported, in_order, said, saved, table, wishes, write_csv

from allocator.intake.imported import Choices, Imported
from allocator.intake.run import import_files

LEADERS: Rows = [
    ["Workshop", "Leader"],
    ["Pottery", "Kok"],
    ["Yoga voor beginners", "Pan"],
    ["Bread", "Vis"],
    ["Art & Craft", "Bos"],
]


def places(*titles: str) -> Rows:
    """A list with a maximum for each title."""
    return [["Workshop", "Max"], *([title, number] for number, title in enumerate(titles, start=8))]


def both(folder: Path, first: Rows, second: Rows, *, together: bool) -> Imported:
    """Two lists, imported together or one after the other."""
    if together:
        return imported(folder, first, second, rounds="1")
    imported(folder, first, rounds="1")
    return import_files(saved(folder), [write_csv(folder / "later.csv", second)], Choices())


def told(found: Imported) -> list[str]:
    """What is said of titles."""
    notes = [*found.notes.corrections, *found.notes.remarks]
    return [one.message for one in notes if "earlier list" in one.message or "the workbook" in one.message]


def limits(folder: Path) -> dict[str, str]:
    """The maximum of each session by its title."""
    return {row["Title"]: row.get("Maximum", "") for row in table(folder, "Sessions")}


@pytest.mark.parametrize(
    ("title", "odd"),
    [
        ("Pottery", "Potery"),
        ("Pottery", "POTERY"),
        ("Yoga voor beginners", "Yoga (beginners)"),
        ("Yoga voor beginners", "Workshop yoga beginners"),
        ("Yoga voor beginners", "Yoga for beginners"),
        ("Yoga voor beginners", "Yoga für Beginners"),
        ("Yoga voor beginners", "Yoga pour les beginners"),
        ("Yoga voor beginners", "Yoga para beginners"),
        ("Art & Craft", "Art en craft"),
    ],
)
@pytest.mark.parametrize("together", [True, False])
def test_an_odd_spelling_is_the_same_session(tmp_path: Path, title: str, odd: str, together: bool) -> None:
    titles = [row[0] for row in LEADERS[1:]]
    listed = places(*(odd if one == title else str(one) for one in titles))
    found = both(tmp_path, LEADERS, listed, together=together)
    where = "an earlier list" if together else "the workbook"
    assert limits(tmp_path) == {str(one): str(number) for number, one in enumerate(titles, start=8)}
    assert told(found) == [f'"{odd}" is taken as "{title}" of {where}.']


@pytest.mark.parametrize("together", [True, False])
def test_what_is_not_near_enough_is_another_session_and_said(tmp_path: Path, together: bool) -> None:
    found = both(tmp_path, LEADERS, places("Potterie", "Bread"), together=together)
    assert [limits(tmp_path)[title] for title in ("Pottery", "Potterie", "Bread")] == ["", "8", "9"]
    assert told(found) == [
        f'"Potterie" may be "Pottery" of {"an earlier list" if together else "the workbook"}; they are taken as two '
        "sessions. If they are one, write their titles alike, and import again."
    ]


def test_a_wish_for_the_odd_spelling_is_one_for_the_session(tmp_path: Path) -> None:
    listed = places("Pottery", "Yoga (beginners)", "Bread")
    asked = [["Name", "Choice 1", "Choice 2"], ["Ann Lee", "Yoga (beginners)", "Bread"]]
    imported(tmp_path, LEADERS, listed, asked, rounds="1")
    assert wishes(tmp_path) == {"Ann Lee": in_order("Yoga voor beginners", "Bread")}


@pytest.mark.parametrize(
    "titles",
    [
        ("Yoga 1", "Yoga 3", "Bread", "Clay"),
        ("Group A", "Group C", "Bread", "Clay"),
        ("Level I", "Level II", "Bread", "Clay"),
    ],
)
def test_figures_and_letters_tell_titles_apart(tmp_path: Path, titles: tuple[str, ...]) -> None:
    one, other, *rest = titles
    leaders = [["Workshop", "Leader"], [one, "Kok"], *([title, "Vis"] for title in rest)]
    found = imported(tmp_path, leaders, places(other, *rest), rounds="1")
    assert sorted(limits(tmp_path)) == sorted(titles)
    assert told(found) == []


def test_other_speakers_give_another_session(tmp_path: Path) -> None:
    second = [["Workshop", "Leader", "Max"], ["Potery", "Bos", 8], ["Bread", "Vis", 9]]
    found = imported(tmp_path, LEADERS, second, rounds="1")
    assert limits(tmp_path)["Potery"] == "8"
    assert told(found) == [
        '"Potery" may be "Pottery" of an earlier list; they are taken as two sessions. If they are one, write their '
        "titles alike, and import again."
    ]


def test_lists_of_other_sessions_are_not_held_against_each_other(tmp_path: Path) -> None:
    found = imported(tmp_path, LEADERS, places("Potery", "Drama", "Chess", "Judo"), rounds="1")
    assert len(limits(tmp_path)) == 8
    assert told(found) == []


def test_two_lists_with_the_same_codes_complete_each_other(tmp_path: Path) -> None:
    first = [["Code", "Workshop", "Leader"], ["W1", "Pottery", "Kok"], ["W2", "Yoga", "Pan"]]
    second = [["Code", "Workshop", "Max"], ["W1", "Poterie", 8], ["W2", "Yoga", 12]]
    found = imported(tmp_path, first, second, rounds="1")
    assert [(row["Code"], row["Speakers"], row["Maximum"]) for row in table(tmp_path, "Sessions")] == [
        ("W1", "Kok", "8"),
        ("W2", "Pan", "12"),
    ]
    assert said(found) == {
        "corrections": ['answers2.csv, row 2, column 2 (B): "Poterie" is taken as "Pottery" of an earlier list.']
    }


def test_codes_that_come_later_are_those_of_the_sessions_that_are_there(tmp_path: Path) -> None:
    imported(tmp_path, LEADERS, rounds="1")
    second = [["Code", "Workshop", "Max"], ["W1", "Pottery", 8], ["W2", "Bread", 12]]
    asked = [["Name", "Choice 1", "Choice 2"], ["Ann Lee", "W1", "W2"]]
    paths = [write_csv(tmp_path / "later.csv", second), write_csv(tmp_path / "wishes.csv", asked)]
    found = import_files(saved(tmp_path), paths, Choices())
    assert limits(tmp_path) == {"Pottery": "8", "Yoga voor beginners": "", "Bread": "12", "Art & Craft": ""}
    assert wishes(tmp_path) == {"Ann Lee": in_order("Pottery", "Bread")}
    assert [one.message for one in found.notes.remarks] == [
        '"Pottery" is W1 here, and stays S1 as in the workbook.',
        '"Bread" is W2 here, and stays S3 as in the workbook.',
    ]
