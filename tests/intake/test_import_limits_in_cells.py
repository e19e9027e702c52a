"""'6-12', 'max 8' and 'min. 4' in a column of a list of sessions: the fewest and the most people of each."""

from __future__ import annotations

from pathlib import Path

import pytest
from foreign import Rows, imported, table

from allocator.intake.cells.limits.ranges import fewest_in, most_in
from allocator.intake.mapping.questions import Unsettled

CELLS = ["6-12", "4-10", "8 tot 20", "5"]
LIMITS = {
    "max 8": (None, 8),
    "max. 8": (None, 8),
    "maximaal 8": (None, 8),
    "maximal 8 Personen": (None, 8),
    "8 max": (None, 8),
    "≤ 12": (None, 12),
    "<= 12": (None, 12),
    "up to 15": (None, 15),
    "höchstens 9": (None, 9),
    "jusqu'à 10": (None, 10),
    "máx. 7": (None, 7),
    "min. 4": (4, None),
    "min 4": (4, None),
    "mindestens 5": (5, None),
    "minstens 5 kinderen": (5, None),
    "au moins 6": (6, None),
    "al menos 6": (6, None),
    "≥ 4": (4, None),
}


def lists(heading: str, cells: list[str], first: bool = False) -> Rows:
    rows = [
        ["Activiteit", "Wie leidt", heading],
        *([f"Spel {at}", f"Akela {at}", cell] for at, cell in enumerate(cells)),
    ]
    return [[row[2], *row[:2]] for row in rows] if first else rows


def limits(folder: Path) -> list[tuple[str, str]]:
    """The minimum and the maximum of each session, in their order."""
    return [(row.get("Minimum", ""), row.get("Maximum", "")) for row in table(folder, "Sessions")]


@pytest.mark.parametrize(("text", "both"), LIMITS.items())
def test_a_limit_is_the_fewest_or_the_most(text: str, both: tuple[int | None, int | None]) -> None:
    assert (fewest_in(text), most_in(text)) == both


@pytest.mark.parametrize(
    "heading",
    [
        "Aantal kinderen",
        "Number of children",
        "How many people?",
        "Anzahl Kinder",
        "Nombre d'enfants",
        "Número de niños",
        "Deelnemers",
    ],
)
@pytest.mark.parametrize("first", [False, True])
def test_ranges_below_a_heading_that_counts_people(heading: str, first: bool, tmp_path: Path) -> None:
    imported(tmp_path, lists(heading, CELLS, first))
    assert limits(tmp_path) == [("6", "12"), ("4", "10"), ("8", "20"), ("", "5")]


@pytest.mark.parametrize("heading", ["Aantal kinderen", "Bunch", "#", "Crowd"])
@pytest.mark.parametrize(("text", "both"), LIMITS.items())
def test_a_word_beside_a_number_makes_it_plain(
    text: str, both: tuple[int | None, int | None], heading: str, tmp_path: Path
) -> None:
    found = imported(tmp_path, lists(heading, ["6-12", "4 bis 10", text]))
    few, most = ("" if one is None else str(one) for one in both)
    assert limits(tmp_path) == [("6", "12"), ("4", "10"), (few, most)]
    assert found.notes.problems == []


@pytest.mark.parametrize("heading", ["Kids", "Bunch"])
def test_it_is_asked_where_nothing_says_what_is_counted(heading: str, tmp_path: Path) -> None:
    with pytest.raises(Unsettled) as caught:
        imported(tmp_path, lists(heading, CELLS))
    (question,) = caught.value.questions
    assert [choice.answer for choice in question.choices] == ["maxima", "left out"]


@pytest.mark.parametrize(
    ("heading", "cells"),
    [
        ("Leeftijd", ["6-12", "4-10", "max 8"]),
        ("Klas", ["5-1", "5-2", "4-3"]),
        ("Alter", ["6-8", "ab 8", "max 10"]),
        ("Voor wie", ["6-12 jaar", "4-10 jaar", "max 8 jaar"]),
        ("Duur", ["max 60 min", "30-45 min", "min 20 min"]),
        ("Prijs", ["max 8 euro", "4-6 euro", "5"]),
    ],
)
def test_other_figures_are_no_people(heading: str, cells: list[str], tmp_path: Path) -> None:
    imported(tmp_path, lists(heading, cells))
    assert limits(tmp_path) == [("", "")] * 3


def test_at_least_below_maximum_is_no_maximum(tmp_path: Path) -> None:
    found = imported(tmp_path, lists("Maximum", ["12", "min. 4", "8"]))
    assert limits(tmp_path) == [("", "12"), ("4", ""), ("", "8")]
    assert [note.message for note in found.notes.corrections] == ['"min. 4" is taken as at least 4.']
