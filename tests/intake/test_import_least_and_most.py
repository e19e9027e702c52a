"""Lists of sessions with the fewest and the most people in two columns, in the words that people put above them."""

from __future__ import annotations

from pathlib import Path

import pytest
from foreign import Rows, imported, table

TITLES = ("Bees", "Ants", "Moths")
FIGURES = {
    "well apart": ((4, 9), (4, 7), (5, 9)),
    "from 1": ((1, 4), (1, 3), (2, 5)),
    "at times the same": ((3, 3), (2, 4), (5, 5)),
}

ABBREVIATED = [
    ("Atelier", "Places mini", "Places maxi"),
    ("Atelier", "Effectif mini", "Effectif maxi"),
    ("Activité", "Mini", "Maxi"),
    ("ATELIER", "NB MINI DE PARTICIPANTS", "NB MAXI DE PARTICIPANTS"),
    ("Thema", "Min. TN", "Max. TN"),
]
RANGES = [
    ("Topic", "Group size from", "Group size to"),
    ("Topic", "Group size (from)", "Group size (up to)"),
    ("Topic", "Lowest group size", "Highest group size"),
    ("Thema", "Gruppengröße von", "Gruppengröße bis"),
    ("Kurs", "Plätze (von)", "Plätze (bis)"),
    ("Workshop", "Groepsgrootte van", "Groepsgrootte tot"),
    ("WORKSHOP", "PLAATSEN VAN", "PLAATSEN T/M"),
    ("Atelier", "Effectif de", "Effectif à"),
    ("Taller", "Plazas desde", "Plazas hasta"),
]


def limits(folder: Path) -> dict[str, tuple[str, str]]:
    return {row["Title"]: (row.get("Minimum", ""), row.get("Maximum", "")) for row in table(folder, "Sessions")}


@pytest.mark.parametrize("figures", FIGURES.values(), ids=FIGURES)
@pytest.mark.parametrize("turned", [False, True], ids=["least first", "most first"])
@pytest.mark.parametrize("head", [*ABBREVIATED, *RANGES], ids=lambda head: head[1])
def test_words_for_the_fewest_and_the_most(
    tmp_path: Path, head: tuple[str, ...], turned: bool, figures: tuple[tuple[int, int], ...]
) -> None:
    rows: list[list[object]] = [list(head), *([title, *both] for title, both in zip(TITLES, figures, strict=True))]
    if turned:
        rows = [[title, most, least] for title, least, most in rows]
    imported(tmp_path, rows)
    assert limits(tmp_path) == {
        title: (str(least), str(most)) for title, (least, most) in zip(TITLES, figures, strict=True)
    }


@pytest.mark.parametrize(
    ("above", "low", "high"),
    [
        ("Group size", "from", "to"),
        ("Gruppengröße", "von", "bis"),
        ("Groepsgrootte", "van", "tot"),
        ("Effectif", "de", "à"),
    ],
)
def test_a_heading_above_from_and_to(tmp_path: Path, above: str, low: str, high: str) -> None:
    figures = FIGURES["well apart"]
    rows: Rows = [
        ["Thema", above, ""],
        ["", low, high],
        *([title, *both] for title, both in zip(TITLES, figures, strict=True)),
    ]
    imported(tmp_path, rows)
    assert limits(tmp_path) == {
        title: (str(least), str(most)) for title, (least, most) in zip(TITLES, figures, strict=True)
    }


@pytest.mark.parametrize(
    ("low", "high"),
    [("Age from", "Age to"), ("Alter von", "Alter bis"), ("Leeftijd van", "Leeftijd tot"), ("Âge de", "Âge à")],
)
def test_from_and_to_of_something_else_limits_no_session(tmp_path: Path, low: str, high: str) -> None:
    rows = [["Workshop", "Max", low, high], ["Bees", 9, 4, 12], ["Ants", 7, 6, 14], ["Moths", 8, 5, 10]]
    imported(tmp_path, rows)
    assert limits(tmp_path) == {"Bees": ("", "9"), "Ants": ("", "7"), "Moths": ("", "8")}


@pytest.mark.parametrize(
    "head", [("Prix mini", "Prix maxi"), ("Min. Preis", "Max. Preis"), ("Min. duration", "Max. duration")]
)
def test_the_least_and_the_most_of_something_else_limit_no_session(tmp_path: Path, head: tuple[str, str]) -> None:
    rows = [["Workshop", *head, "Places"], ["Bees", 4, 9, 12], ["Ants", 4, 7, 10], ["Moths", 5, 9, 8]]
    imported(tmp_path, rows)
    assert limits(tmp_path) == {"Bees": ("", "12"), "Ants": ("", "10"), "Moths": ("", "8")}
