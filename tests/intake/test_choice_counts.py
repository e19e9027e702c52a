"""Rows below ranks that count them are nobody, and people who rank look like no count."""

from __future__ import annotations

from pathlib import Path

import pytest
from foreign import Rows, imported, table

PEOPLE = ("Isla Lamb", "Ravi Menon", "Nell Ash")
RANKS: Rows = [
    ["Camper", "Archery", "Canoe", "Drama"],
    *([name, *line] for name, line in zip(PEOPLE, ((1, 2, 3), (2, 1, 3), (1, 3, 2)), strict=True)),
]

LABELS = (
    "First choices",
    "1st choices",
    "Number wanting as 1st",
    "Number of first choices",
    "Aantal 1e keuzes",
    "Eerste keuzes",
    "Hoeveel eerste keuzes",
    "Anzahl Erstwünsche",
    "Erste Wünsche",
    "Nombre de premiers choix",
    "Premiers choix",
)


@pytest.mark.parametrize("label", LABELS)
@pytest.mark.parametrize("figures", [(2, 1, 0), ("", "", ""), (1, 2, 3)])
@pytest.mark.parametrize("gap", [[], [["", "", "", ""]]])
def test_a_row_that_is_called_a_count_of_choices_is_nobody(
    label: str, figures: tuple[object, ...], gap: list[list[object]], tmp_path: Path
) -> None:
    found = imported(tmp_path, [*RANKS, *gap, [label, *figures]])
    assert [row["Name"] for row in table(tmp_path, "Attendees")] == list(PEOPLE)
    told = [] if gap else ["answers.csv, row 5, column 1 (A)"]
    assert [note.where for note in found.notes.left_out if not gap] == told


@pytest.mark.parametrize("label", ["", "1", "1e", "Populair"])
def test_a_row_that_has_how_often_1_stands_above_is_nobody(label: str, tmp_path: Path) -> None:
    imported(tmp_path, [*RANKS, [label, 2, 1, 0]])
    assert [row["Name"] for row in table(tmp_path, "Attendees")] == list(PEOPLE)


@pytest.mark.parametrize("line", [(1, 2, 3), (2, 1, 3), (2, 1, ""), (3, 1, 2)])
@pytest.mark.parametrize("name", ["Jude Farrow", "Nombre Diaz", "Ann Keuzes"])
def test_somebody_who_ranks_is_no_count(name: str, line: tuple[object, ...], tmp_path: Path) -> None:
    imported(tmp_path, [*RANKS, [name, *line]])
    assert [row["Name"] for row in table(tmp_path, "Attendees")] == [*PEOPLE, name]
