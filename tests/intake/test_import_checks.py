"""A column that checks the ranks or scores beside it is no session."""

from __future__ import annotations

from pathlib import Path

import pytest
from foreign import Rows, imported, table, wishes

NAMES = ("Mina Park", "Nell Ash", "Jude Farrow")
TITLES = ("Pottery", "Dance", "Robots")
RANKS = ((1, 2, 3), (2, 1, 3), (3, 2, 1))
HEADINGS = ("Check", "Kontrolle", "Controle", "Contrôle", "Points", "Punten", "Punkte", "OK?", "Summe", "x")
RANKED = {
    "Mina Park": {1: ["Pottery"], 2: ["Dance"], 3: ["Robots"]},
    "Nell Ash": {1: ["Dance"], 2: ["Pottery"], 3: ["Robots"]},
    "Jude Farrow": {1: ["Robots"], 2: ["Dance"], 3: ["Pottery"]},
}


@pytest.mark.parametrize("heading", HEADINGS)
@pytest.mark.parametrize("check", [6, 1, 100])
def test_a_check_behind_ranks_is_no_session(heading: str, check: int, tmp_path: Path) -> None:
    rows: Rows = [
        ["Pupil", *TITLES, heading],
        *([name, *line, check] for name, line in zip(NAMES, RANKS, strict=True)),
    ]
    imported(tmp_path, rows)
    assert sorted(row["Title"] for row in table(tmp_path, "Sessions")) == sorted(TITLES)
    assert wishes(tmp_path) == RANKED


@pytest.mark.parametrize("heading", HEADINGS)
def test_a_check_before_ranks_is_no_session(heading: str, tmp_path: Path) -> None:
    rows: Rows = [
        ["Pupil", heading, *TITLES],
        *([name, 6, *line] for name, line in zip(NAMES, RANKS, strict=True)),
    ]
    imported(tmp_path, rows)
    assert wishes(tmp_path) == RANKED


@pytest.mark.parametrize("heading", HEADINGS)
def test_a_sum_behind_scores_is_no_session(heading: str, tmp_path: Path) -> None:
    scores = ((9, 4, 7), (8, 2, 5), (1, 6, 9))
    rows: Rows = [
        ["Pupil", *TITLES, heading],
        *([name, *line, sum(line)] for name, line in zip(NAMES, scores, strict=True)),
    ]
    imported(tmp_path, rows)
    assert sorted(row["Title"] for row in table(tmp_path, "Sessions")) == sorted(TITLES)


@pytest.mark.parametrize(
    "lines", [((1, 2, 3, 4), (2, 1, 3, 4), (3, 2, 1, 4)), ((1, 2, "", 3), (2, 1, "", 3), (1, "", 2, 3))]
)
def test_a_session_that_all_like_least_stays(lines: Rows, tmp_path: Path) -> None:
    rows: Rows = [["Pupil", *TITLES, "Chess"], *([name, *line] for name, line in zip(NAMES, lines, strict=True))]
    imported(tmp_path, rows)
    assert sorted(row["Title"] for row in table(tmp_path, "Sessions")) == sorted([*TITLES, "Chess"])
