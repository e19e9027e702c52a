"""Who is there in which round: columns that a round heads, with marks below them, beside what people wish for."""

from __future__ import annotations

from pathlib import Path

import pytest
from foreign import Rows, imported, table

SESSIONS: Rows = [["Workshop", "Max"], ["Klei", 9], ["Dans", 9]]


def away(folder: Path) -> dict[str, str]:
    """The rounds in which people are not there, by name."""
    return {row["Name"]: row.get("Unavailable rounds", "") for row in table(folder, "Attendees")}


@pytest.mark.parametrize(
    ("rounds", "yes", "no"),
    [
        ("Mon 15:00; Mon 16:00", "y", "n"),
        ("Ochtend; Middag", "ja", "nee"),
        ("Ronde 1; Ronde 2", "x", ""),
        ("Vormittag; Nachmittag", "1", "0"),
        ("Matin; Soir", "oui", "non"),
    ],
)
def test_who_is_not_there_in_a_round_is_unavailable(rounds: str, yes: str, no: str, tmp_path: Path) -> None:
    first, second = rounds.split("; ")
    rows: Rows = [
        ["Naam", "Vak", "Keuze 1", first, second],
        ["Liam Long", "Rekenen", "Klei", yes, no],
        ["Nora Reed", "Taal", "Dans", no, yes],
        ["Ruby Gray", "Taal", "Dans", yes, yes],
    ]
    imported(tmp_path, rows, SESSIONS, rounds=rounds)
    assert away(tmp_path) == {"Liam Long": second, "Nora Reed": first, "Ruby Gray": ""}
    assert [row["Taken for"] for row in table(tmp_path, "Mapping")][3:5] == [
        f"is there in {first}",
        f"is there in {second}",
    ]


def test_a_row_without_any_mark_and_a_blank_beside_no_say_nothing(tmp_path: Path) -> None:
    rows: Rows = [["Naam", "Ronde 1", "Ronde 2"], ["Ann Lee", "ja", "nee"], ["Bo Roy", "", ""], ["Cy Hill", "ja", ""]]
    imported(tmp_path, rows, SESSIONS, rounds="Ronde 1; Ronde 2")
    assert away(tmp_path) == {"Ann Lee": "Ronde 2", "Bo Roy": "", "Cy Hill": ""}


def test_again_with_other_marks_it_is_changed(tmp_path: Path) -> None:
    head = ["Naam", "Ronde 1", "Ronde 2"]
    imported(tmp_path, [head, ["Ann Lee", "ja", "nee"], ["Bo Roy", "ja", "ja"]], rounds="Ronde 1; Ronde 2")
    imported(tmp_path, [head, ["Ann Lee", "nee", "ja"], ["Bo Roy", "ja", "ja"]], rounds="Ronde 1; Ronde 2")
    assert away(tmp_path) == {"Ann Lee": "Ronde 1", "Bo Roy": ""}


def test_titles_below_rounds_are_wishes_and_no_marks(tmp_path: Path) -> None:
    imported(
        tmp_path, [["Naam", "Ronde 1", "Ronde 2"], ["Ann Lee", "Klei", "Dans"], ["Bo Roy", "Dans", "Klei"]], SESSIONS
    )
    assert away(tmp_path) == {"Ann Lee": "", "Bo Roy": ""}
