"""A column of small numbers beside rankings that are complete without it: asked after by its own heading."""

from __future__ import annotations

from pathlib import Path

import pytest
from foreign import Rows, imported, in_order, table, wishes

from allocator.intake.mapping.questions import Unsettled

RANKS = ((1, 2, 3), (2, 1, 3), (3, 1, 2), (1, 3, 2), (2, 3, 1))
NAMES = ("Ann Lee", "Bob Roy", "Cy Hill", "Di Fox", "Ed Finn")
TITLES = ("Maps", "Bees", "Tides")
EXPECTED = {
    name: in_order(*(title for _, title in sorted(zip(ranks, TITLES, strict=True))))
    for name, ranks in zip(NAMES, RANKS, strict=True)
}


def answers(heading: str, numbers: tuple[object, ...], at: int, name: str = "Name") -> Rows:
    """Ranks of three sessions, with one more column at a place behind the names."""
    rows: list[list[object]] = [[name, *TITLES], *([one, *ranks] for one, ranks in zip(NAMES, RANKS, strict=True))]
    for row, cell in zip(rows, (heading, *numbers), strict=True):
        row.insert(at, cell)
    return rows


@pytest.mark.parametrize(
    ("heading", "name"),
    [("Bus", "Name"), ("TAFEL", "Naam"), ("Zelt", "Name"), ("Tente", "Nom"), ("Autobús", "Nombre")],
)
@pytest.mark.parametrize("numbers", [(1, 2, 2, 3, 1), (3, 3, 1, 2, 2), (1, 1, "", 2, 3)])
@pytest.mark.parametrize("at", [1, 4])
def test_a_number_beside_rankings_is_asked_after(
    tmp_path: Path, heading: str, name: str, numbers: tuple[object, ...], at: int
) -> None:
    rows = answers(heading, numbers, at, name)
    with pytest.raises(Unsettled) as trouble:
        imported(tmp_path, rows, rounds="1")
    (question,) = trouble.value.questions
    assert question.key == f"answers.csv:{heading}"
    assert [choice.answer for choice in question.choices][:2] == ["left out", "session"]
    imported(tmp_path, rows, rounds="1", answers=((question.key, "left out"),))
    assert wishes(tmp_path) == EXPECTED
    assert sorted(row["Title"] for row in table(tmp_path, "Sessions")) == sorted(TITLES)


def test_one_more_session_is_read_with_the_others(tmp_path: Path) -> None:
    rows = answers("Kilns", (1, 2, 2, 3, 1), 4)
    imported(tmp_path, rows, rounds="1", answers=(("answers.csv:Kilns", "session"),))
    assert wishes(tmp_path)["Bob Roy"] == {1: ["Bees"], 2: ["Maps", "Kilns"], 3: ["Tides"]}


def test_numbers_may_be_scores_with_one_more_session(tmp_path: Path) -> None:
    rows = answers("Kilns", (1, 2, 2, 3, 1), 4)
    imported(tmp_path, rows, rounds="1", answers=(("answers.csv:Kilns", "scores"),))
    assert wishes(tmp_path)["Bob Roy"] == {1: ["Tides"], 2: ["Maps", "Kilns"], 3: ["Bees"]}


def test_a_column_that_completes_the_ranks_is_a_session(tmp_path: Path) -> None:
    rows = answers("Kilns", (4, 4, 4, 4, 4), 4)
    rows[2] = ["Bob Roy", 2, 4, 3, 1]
    imported(tmp_path, rows, rounds="1")
    assert wishes(tmp_path)["Bob Roy"] == in_order("Kilns", "Maps", "Tides", "Bees")


def test_two_such_columns_are_asked_after_one_by_one(tmp_path: Path) -> None:
    rows = [list(row) for row in answers("Bus", (1, 2, 2, 3, 1), 1)]
    for row, cell in zip(rows, ("Table", 3, 1, 2, 2, 1), strict=True):
        row.append(cell)
    with pytest.raises(Unsettled) as trouble:
        imported(tmp_path, rows, rounds="1")
    asked = [(one.key, [choice.answer for choice in one.choices]) for one in trouble.value.questions]
    assert asked == [(f"answers.csv:{name}", ["left out", "session"]) for name in ("Bus", "Table")]
    imported(tmp_path, rows, rounds="1", answers=tuple((key, "left out") for key, _ in asked))
    assert wishes(tmp_path) == EXPECTED
