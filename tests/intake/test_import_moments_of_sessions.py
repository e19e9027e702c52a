"""Programmes as tools export them: days with times and offsets for rounds, and ids beside the names of speakers."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from foreign import Rows, imported, said, table

from allocator.intake.cells.rounds.moments_said import as_round, round_at

TALKS: Rows = [
    ["ID", "Title", "Speaker IDs", "Speaker names", "Start", "End"],
    ["ABC", "Async", "X0Y", "Camille Martin", "2025-06-01T10:00:00+02:00", "2025-06-01T11:30:00+02:00"],
    ["DEF", "Types", "X1Y", "Jonas Schmidt\nDaan de Vries", "2025-06-01T14:00:00+02:00", "2025-06-01T15:30:00+02:00"],
    ["GHJ", "Notes", "X3Y", "Finn Fischer", "2025-06-02T10:00:00+02:00", "2025-06-02T11:30:00+02:00"],
]


def runs(folder: Path) -> list[str]:
    """The allowed rounds of the sessions."""
    return [row.get("Allowed rounds", "") for row in table(folder, "Sessions")]


@pytest.mark.parametrize(
    ("rounds", "expected"),
    [
        ("2025-06-01; 2025-06-02", ["2025-06-01", "2025-06-01", "2025-06-02"]),
        ("01-06-2025; 02-06-2025", ["01-06-2025", "01-06-2025", "02-06-2025"]),
        ("1 juni 2025; 2 juni 2025", ["1 juni 2025", "1 juni 2025", "2 juni 2025"]),
        ("Sunday; Monday", ["Sunday", "Sunday", "Monday"]),
        ("zondag; maandag", ["zondag", "zondag", "maandag"]),
        ("Sonntag; Montag", ["Sonntag", "Sonntag", "Montag"]),
        ("dimanche; lundi", ["dimanche", "dimanche", "lundi"]),
        ("domingo; lunes", ["domingo", "domingo", "lunes"]),
        ("Sun 10:00; Sun 14:00; Mon 10:00", ["Sun 10:00", "Sun 14:00", "Mon 10:00"]),
        ("Sunday morning; Sunday afternoon; Monday", ["Sunday morning", "Sunday afternoon", "Monday"]),
        ("2025-06-01 10:00; 2025-06-01 14:00; 2025-06-02 10:00",
         ["2025-06-01 10:00", "2025-06-01 14:00", "2025-06-02 10:00"]),
    ],
)  # fmt: skip
def test_a_moment_is_the_round_whose_name_speaks_of_it(rounds: str, expected: list[str], tmp_path: Path) -> None:
    found = imported(tmp_path, TALKS, rounds=rounds)
    assert runs(tmp_path) == expected
    assert said(found).get("problems", []) == []


@pytest.mark.parametrize("rounds", ["Morning; Afternoon", "10:00; 14:00"])
def test_parts_of_the_day_are_rounds_of_one_day(rounds: str, tmp_path: Path) -> None:
    imported(tmp_path, TALKS[:3], rounds=rounds)
    assert runs(tmp_path) == rounds.split("; ")


def test_a_moment_that_is_in_no_round_is_a_problem(tmp_path: Path) -> None:
    found = imported(tmp_path, TALKS, rounds="2025-06-01; 2025-06-03")
    assert [text.partition(": ")[2] for text in said(found)["problems"]] == [
        '"2025-06-02T10:00:00+02:00" is no round. There is "2025-06-01", "2025-06-03".'
    ]


def test_without_rounds_they_are_called_by_day_and_time(tmp_path: Path) -> None:
    imported(tmp_path, TALKS)
    assert [row["Round"] for row in table(tmp_path, "Rounds")] == runs(tmp_path)
    assert runs(tmp_path) == ["2025-06-01 10:00", "2025-06-01 14:00", "2025-06-02 10:00"]


@pytest.mark.parametrize("order", [(0, 1, 2, 3, 4, 5), (4, 3, 2, 1, 0, 5), (3, 1, 2, 4, 5, 0)])
@pytest.mark.parametrize(
    ("ids", "names"),
    [
        ("Speaker IDs", "Speaker names"),
        ("Docentcode", "Docent"),
        ("Referent Nr", "Referent"),
        ("Speaker", "Speakers"),
    ],
)
def test_speakers_are_called_by_their_names(order: tuple[int, ...], ids: str, names: str, tmp_path: Path) -> None:
    rows = [["ID", "Title", ids, names, "Start", "End"], *TALKS[1:]]
    imported(tmp_path, [[line[at] for at in order] for line in rows], rounds="2025-06-01; 2025-06-02")
    assert [row["Speakers"] for row in table(tmp_path, "Sessions")] == [
        "Camille Martin",
        "Jonas Schmidt; Daan de Vries",
        "Finn Fischer",
    ]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("2025-06-01T10:00:00+02:00", "2025-06-01 10:00"),
        ("2025-06-01T10:00Z", "2025-06-01 10:00"),
        ("2025-06-01 10:00:00.000 +0200", "2025-06-01 10:00"),
        ("2025-13-01T10:00", ""),
        ("2025-06-01", ""),
        ("Round 1", ""),
    ],
)
def test_what_a_moment_is_called(text: str, name: str) -> None:
    assert as_round(text) == name


@pytest.mark.parametrize("rounds", [("Round 1", "Round 2"), ("Sunday", "2025-06-01"), ("Monday",), ()])
def test_no_round_is_meant_where_none_or_several_fit(rounds: tuple[str, ...]) -> None:
    assert round_at(datetime(2025, 6, 1, 10), rounds) == ""
