"""Sign-up sheets with blocks of sessions side by side, each below its round: one table, whatever its length."""

from __future__ import annotations

from pathlib import Path

import pytest
from foreign import Rows, imported, table

from allocator.intake.mapping.questions import Unsettled

FIRST = ["Ann", "Bob", "Cy", "Di", "Eve", "Flo", "Gus", "Hal", "Ida", "Jo", "Kit", "Liv", "Max", "Ned", "Oli", "Pat"]
LAST = ["Lee", "Roy", "Hill", "Fox", "Gray", "Bell", "Kay", "Marsh"]
PEOPLE = [f"{first} {last}" for last in LAST for first in FIRST]
TITLES = ("Archery", "Canoe", "Swim", "Hike", "Chess", "Drama")
ROUNDS = [
    ("Monday Period 1", "Monday Period 2"),
    ("Maandag", "Dinsdag"),
    ("Ronde 1", "Ronde 2"),
    ("Runde 1", "Runde 2"),
    ("Matin", "Après-midi"),
    ("Turno 1", "Turno 2", "Turno 3"),
    ("Land", "Water"),
]


def settled(folder: Path, rows: Rows, rounds: tuple[str, ...]) -> dict[tuple[str, str], list[str]]:
    """Who is settled in which session and round, after one question whether they are."""
    width = max(map(len, rows))
    rows = [[*row, *[""] * (width - len(row))] for row in rows]
    said = "; ".join(rounds)
    with pytest.raises(Unsettled) as caught:
        imported(folder, rows, rounds=said)
    (question,) = caught.value.questions
    assert [choice.answer for choice in question.choices] == ["settled", "wishes"]
    imported(folder, rows, rounds=said, answers=((question.key, "settled"),))
    titles = {row["Code"]: row["Title"] for row in table(folder, "Sessions")}
    names = {row["Id"]: row["Name"] for row in table(folder, "Attendees")}
    found: dict[tuple[str, str], list[str]] = {}
    for row in table(folder, "Pins"):
        found.setdefault((row["Round"], titles.get(row["Session"], row["Session"])), []).append(names[row["Attendee"]])
    return {key: sorted(people) for key, people in found.items()}


def blocks(rounds: tuple[str, ...], length: int) -> tuple[list[list[str]], dict[tuple[str, str], list[str]]]:
    """Two sessions below each round with so many people, or one less; and who is where."""
    head = [text for round in rounds for text in (round, "")]
    titles = list(TITLES[: len(head)])
    columns = [PEOPLE[at * length : (at + 1) * length - at % 2] for at in range(len(head))]
    lines = [[column[row] if row < len(column) else "" for column in columns] for row in range(length)]
    where = [(rounds[at // 2], title) for at, title in enumerate(titles)]
    return [head, titles, *lines], dict(zip(where, map(sorted, columns), strict=True))


@pytest.mark.parametrize("length", [3, 5, 12])
@pytest.mark.parametrize("rounds", ROUNDS)
def test_blocks_below_rounds_are_one_table(rounds: tuple[str, ...], length: int, tmp_path: Path) -> None:
    rows, expected = blocks(rounds, length)
    assert settled(tmp_path, rows, rounds) == expected
    assert {row["Title"] for row in table(tmp_path, "Sessions")} == {title for _, title in expected}


@pytest.mark.parametrize("form", ["{} (10)", "{}"])
def test_blocks_of_columns_that_are_all_full(form: str, tmp_path: Path) -> None:
    head, titles, *_ = blocks(("Monday Period 1", "Monday Period 2"), 6)[0]
    names = [PEOPLE[at * 4 : at * 4 + 4] for at in range(6)]
    rows = [head, [form.format(title) for title in titles], *names]
    found = settled(tmp_path, rows, ("Monday Period 1", "Monday Period 2"))
    assert found == {
        (f"Monday Period {at // 2 + 1}", title): sorted(column)
        for at, (title, column) in enumerate(zip(titles, zip(*names, strict=True), strict=True))
    }
    maxima = {row["Title"]: row.get("Maximum", "") for row in table(tmp_path, "Sessions")}
    assert maxima == dict.fromkeys(titles, "10" if "10" in form else "")


@pytest.mark.parametrize("title", [[], [["Camp"]], [["Camp"], []]])
@pytest.mark.parametrize("rounds", ROUNDS[:5])
def test_a_blank_column_between_blocks_parts_nothing(
    rounds: tuple[str, ...], title: list[list[str]], tmp_path: Path
) -> None:
    rows, expected = blocks(rounds, 5)
    parted = [[*row[:2], "", *row[2:]] for row in rows]
    assert settled(tmp_path, [*title, *parted], rounds) == expected
