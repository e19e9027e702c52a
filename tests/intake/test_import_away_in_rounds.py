"""Words such as 'absent' in a column of one round: who wrote them is not there then, and comes in the other rounds."""

from __future__ import annotations

from pathlib import Path

import pytest
from foreign import Rows, imported, table, wishes

WORDS = [
    "afwezig",
    "Absent",
    "nicht da",
    "away",
    "ziek",
    "krank",
    "n/a",
    "niet aanwezig",
    "abwesend",
    "absente",
    "pas là",
    "ausente",
    "no está",
]
ROUNDS = [("Ronde 1", "Ronde 2"), ("Round 1", "Round 2"), ("Runde 1", "Runde 2"), ("Vormittag", "Nachmittag")]


def form(rounds: tuple[str, ...], *cells: tuple[str, ...]) -> Rows:
    return [["Name", *rounds], ["Ada Lind", "Yoga", "Bread"], ["Cy Roer", "Bread", "Yoga"], *cells]


def away(folder: Path) -> dict[str, str]:
    """The rounds in which each person is not there."""
    return {row["Name"]: row.get("Unavailable rounds", "") for row in table(folder, "Attendees")}


@pytest.mark.parametrize("word", WORDS)
@pytest.mark.parametrize("rounds", ROUNDS)
def test_who_is_absent_in_a_round_is_not_available_then(word: str, rounds: tuple[str, str], tmp_path: Path) -> None:
    rows = form(rounds, ("Bo Null", "Bread", word), ("Di Stam", word, "Yoga"), ("Ed Kok", "Yoga", "Bread"))
    found = imported(tmp_path, rows)
    assert away(tmp_path) == {"Ada Lind": "", "Cy Roer": "", "Bo Null": rounds[1], "Di Stam": rounds[0], "Ed Kok": ""}
    assert wishes(tmp_path)["Bo Null"] == {1: [f"Bread @ {rounds[0]}"]}
    assert wishes(tmp_path)["Di Stam"] == {1: [f"Yoga @ {rounds[1]}"]}
    assert found.notes.asides == []
    assert [note.message for note in found.notes.corrections] == [
        f'"{word}" is taken as not there in {rounds[0]}.',
        f'"{word}" is taken as not there in {rounds[1]}.',
    ]


def test_who_is_absent_in_all_rounds_does_not_come(tmp_path: Path) -> None:
    found = imported(tmp_path, form(("Round 1", "Round 2"), ("Bo Null", "absent", "absent"), ("Ed", "Yoga", "Bread")))
    assert set(away(tmp_path).values()) == {""}
    assert [note.kind for note in found.notes.asides] == ["cancelled"]


def test_in_a_column_of_no_round_the_advice_stays(tmp_path: Path) -> None:
    rows = form(("1st choice", "2nd choice"), ("Bo Null", "Bread", "absent"), ("Ed Kok", "Yoga", "Bread"))
    found = imported(tmp_path, rows)
    assert set(away(tmp_path).values()) == {""}
    assert [note.kind for note in found.notes.asides] == ["cancelled"]


def test_a_second_wish_that_is_blank_says_nothing_of_the_round(tmp_path: Path) -> None:
    head = ["Name", "Round 1, 1st choice", "Round 1, 2nd choice", "Round 2, 1st choice", "Round 2, 2nd choice"]
    full = ["Yoga", "Bread", "Bread", "Yoga"]
    rows = [head, ["Ada Lind", *full], ["Bo Null", "Yoga", "n/a", "absent", "absent"], ["Cy Roer", *full]]
    imported(tmp_path, rows)
    assert away(tmp_path) == {"Ada Lind": "", "Bo Null": "Round 2", "Cy Roer": ""}


def test_a_session_of_that_name_is_a_wish(tmp_path: Path) -> None:
    rows = form(("Round 1", "Round 2"), ("Bo Null", "Bread", "Away"), ("Ed Kok", "Away", "Bread"))
    imported(tmp_path, rows, [["Title"], ["Yoga"], ["Bread"], ["Away"]])
    assert set(away(tmp_path).values()) == {""}
