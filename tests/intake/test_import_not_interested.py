"""'Not interested' beside ranks, and as a choice, is no wish; in a scale of words it is the least."""

from __future__ import annotations

from pathlib import Path

import pytest
from foreign import Rows, imported, table, wishes

NAMES = ("Jude Farrow", "Mina Park", "Theo Askew")
TITLES = ("Pottery", "Dance", "Robots")
REFUSED = (
    "Not interested",
    "not interested",
    "No interest",
    "Geen interesse",
    "Niet geïnteresseerd",
    "Kein Interesse",
    "Nicht interessiert",
    "Pas intéressé",
    "Pas intéressée",
    "No me interesa",
)
WISHED = {
    "Jude Farrow": {1: ["Pottery"], 2: ["Dance"]},
    "Mina Park": {1: ["Dance"], 2: ["Robots"]},
    "Theo Askew": {1: ["Robots"], 2: ["Pottery"]},
}


@pytest.mark.parametrize("refused", REFUSED)
@pytest.mark.parametrize(
    ("first", "second"),
    [("1st choice", "2nd choice"), ("1e keuze", "2e keuze"), ("1. Wunsch", "2. Wunsch"), ("1", "2")],
)
@pytest.mark.parametrize("heading", ["Rank [{}]", "{}"])
def test_a_word_for_no_interest_beside_ranks_is_no_wish(
    refused: str, first: str, second: str, heading: str, tmp_path: Path
) -> None:
    rows: Rows = [
        ["Name", *map(heading.format, TITLES)],
        [NAMES[0], first, second, refused],
        [NAMES[1], refused, first, second],
        [NAMES[2], second, refused, first],
    ]
    imported(tmp_path, rows)
    assert wishes(tmp_path) == WISHED


@pytest.mark.parametrize("refused", REFUSED)
def test_a_choice_that_says_no_interest_is_no_session(refused: str, tmp_path: Path) -> None:
    rows: Rows = [
        ["Name", "1st choice", "2nd choice", "3rd choice"],
        [NAMES[0], "Pottery", "Dance", refused],
        [NAMES[1], "Dance", "Robots", refused],
        [NAMES[2], "Robots", "Pottery", refused],
    ]
    imported(tmp_path, rows)
    assert wishes(tmp_path) == WISHED
    assert sorted(row["Title"] for row in table(tmp_path, "Sessions")) == sorted(TITLES)


def test_no_interest_is_the_least_of_a_scale_in_words(tmp_path: Path) -> None:
    rows: Rows = [
        ["Name", *TITLES],
        [NAMES[0], "Very interested", "Interested", "Not interested"],
        [NAMES[1], "Interested", "Very interested", "Not interested"],
        [NAMES[2], "Very interested", "Not interested", "Not interested"],
    ]
    imported(tmp_path, rows)
    assert wishes(tmp_path) == {
        NAMES[0]: {1: ["Pottery"], 2: ["Dance"]},
        NAMES[1]: {1: ["Dance"], 2: ["Pottery"]},
        NAMES[2]: {1: ["Pottery"]},
    }
