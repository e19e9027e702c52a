"""What numbers and letters in wishes stand for, where a legend says it in the same sheet: '1 = Photography'."""

from __future__ import annotations

from itertools import zip_longest
from pathlib import Path

import pytest
from foreign import Rows, imported, table

ANSWERS: Rows = [
    ["First name", "Surname", "Choice A", "Choice B"],
    ["Liam", "Brooks", 3, 1],
    ["Grace", "Price", 2, 1],
    ["Ella", "Foster", 3, 2],
    ["Hazel", "Gray", 1, 2],
    ["Owen", "Long", 2, 3],
]
TITLES = ["Photography", "Woodwork", "Cooking"]
SESSIONS = [("1", "Photography"), ("2", "Woodwork"), ("3", "Cooking")]


def told(folder: Path, sheet: str, *headings: str) -> list[tuple[str, ...]]:
    """Some columns of a sheet of the event workbook."""
    return [tuple(row.get(heading, "") for heading in headings) for row in table(folder, sheet)]


def wishes(folder: Path) -> list[tuple[str, ...]]:
    """The names and wishes of everybody."""
    return told(folder, "Wishes", "Name", "1", "2")


def beside(legend: list[str], *, gap: int, above: int) -> Rows:
    """The answers with a legend to the right."""
    lines = [*[""] * above, *legend]
    return [
        [*(line or [""] * 4), *[""] * gap, text]
        for line, text in zip_longest(ANSWERS, lines, fillvalue="")
        if line or text
    ]


@pytest.mark.parametrize("mark", [" = ", "=", ". ", ": ", ") ", " - ", " -> "])
@pytest.mark.parametrize("gap", [0, 1, 2])
@pytest.mark.parametrize("above", [0, 1, 2])
def test_a_legend_beside_wishes_gives_their_numbers_titles(mark: str, gap: int, above: int, tmp_path: Path) -> None:
    legend = [f"{number}{mark}{title}" for number, title in enumerate(TITLES, 1)]
    imported(tmp_path, beside(legend, gap=gap, above=above), rounds="1")
    assert told(tmp_path, "Sessions", "Code", "Title") == SESSIONS
    assert wishes(tmp_path) == [(f"{first} {last}", str(one), str(two)) for first, last, one, two in ANSWERS[1:]]


@pytest.mark.parametrize("heading", ["Electives", "Legend", "Legenda", "Legende", "Légende", "Leyenda", "Key"])
def test_a_legend_may_have_a_heading(heading: str, tmp_path: Path) -> None:
    legend = [heading, *(f"{number} = {title}" for number, title in enumerate(TITLES, 1))]
    imported(tmp_path, beside(legend, gap=0, above=0), rounds="1")
    assert told(tmp_path, "Sessions", "Code", "Title") == SESSIONS
    assert len(wishes(tmp_path)) == 5


@pytest.mark.parametrize("gap", [0, 1])
@pytest.mark.parametrize("place", [0, 1, 3])
def test_a_legend_may_stand_below_the_wishes(gap: int, place: int, tmp_path: Path) -> None:
    below = [[*[""] * place, f"{number} = {title}", *[""] * (3 - place)] for number, title in enumerate(TITLES, 1)]
    imported(tmp_path, [*ANSWERS, *[[""] * 4] * gap, *below], rounds="1")
    assert told(tmp_path, "Sessions", "Code", "Title") == SESSIONS
    assert told(tmp_path, "Attendees", "Name") == [(f"{first} {last}",) for first, last, *_ in ANSWERS[1:]]


def test_letters_are_explained_in_the_same_way(tmp_path: Path) -> None:
    rows = [ANSWERS[0], *([*line[:2], *("ABC"[int(str(one)) - 1] for one in line[2:])] for line in ANSWERS[1:])]
    legend = [f"{letter} = {title}" for letter, title in zip("ABC", TITLES, strict=True)]
    rows = [[*line, text] for line, text in zip(rows, ["", *legend, "", ""], strict=True)]
    imported(tmp_path, rows, rounds="1", answers=(("answers.csv:Choice A", "ranks"),))
    assert told(tmp_path, "Sessions", "Code", "Title") == [*zip("ABC", TITLES, strict=True)]
    assert wishes(tmp_path)[0] == ("Liam Brooks", "C", "A")


@pytest.mark.parametrize(
    "texts",
    [
        ["1. Photography", "2. Woodwork", "3. Cooking", "4. Chess", "5. Spanish"],
        ["2. Woodwork", "1. Photography", "3. Cooking", "", ""],
        ["1. Photography", "1. Photography", "2. Woodwork", "", ""],
    ],
)
def test_answers_that_begin_with_numbers_are_no_legend(texts: list[str], tmp_path: Path) -> None:
    names = ["Liam Brooks", "Grace Price", "Ella Foster", "Hazel Gray", "Owen Long"]
    rows: Rows = [["Name", "Age", "1st choice"]]
    rows = [*rows, *([name, 1 + at % 3, text] for at, (name, text) in enumerate(zip(names, texts, strict=True)))]
    imported(tmp_path, rows, rounds="1")
    assert told(tmp_path, "Attendees", "Name") == [(name,) for name in names]
    assert [row.get("1", "") for row in table(tmp_path, "Wishes")] == [text[:1] for text in texts]
