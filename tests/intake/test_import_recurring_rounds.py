"""Texts that come again and again in a list of sessions: the rounds in which these may run, or something else."""

from __future__ import annotations

from pathlib import Path

import pytest
from foreign import Rows, imported, table

from allocator.intake.cells.rounds.recurring import are_numbered, are_positions, come_again
from allocator.intake.cells.rounds.rounds_said import rounds_named
from allocator.intake.mapping.questions import Unsettled


def offered(heading: str, *cells: str) -> Rows:
    """A list of sessions with a column of a heading that says little."""
    titles = ("Klei", "Dans", "Koken", "Toneel", "Yoga", "Film")
    return [["Workshop", "Max", heading], *([title, 9, cell] for title, cell in zip(titles, cells, strict=False))]


@pytest.mark.parametrize("heading", ["Runs in", "Draait in", "Läuft in", "Peut tourner", "Rounds", "Columna"])
@pytest.mark.parametrize(
    "names",
    [
        ("1st Activity", "2nd Activity", "3rd Activity"),
        ("1e carrousel", "2e carrousel", "3e carrousel"),
        ("1er service", "2e service", "3e service"),
    ],
)
@pytest.mark.parametrize("mark", ["; ", ", ", " & "])
def test_positions_are_rounds_whatever_is_above_them(
    heading: str, names: tuple[str, str, str], mark: str, tmp_path: Path
) -> None:
    one, two, three = names
    imported(tmp_path, offered(heading, three, f"{one}{mark}{two}", two, f"{one}{mark}{three}", one))
    assert [row["Round"] for row in table(tmp_path, "Rounds")] == list(names)
    allowed = [row["Allowed rounds"] for row in table(tmp_path, "Sessions")]
    assert allowed == [three, f"{one}; {two}", two, f"{one}; {three}", one]


def test_other_texts_that_come_again_are_asked_after(tmp_path: Path) -> None:
    rows = offered("Cuándo puede", "Tanda roja, tanda azul", "Tanda azul", "Tanda roja", "Tanda roja, tanda azul")
    with pytest.raises(Unsettled) as unsettled:
        imported(tmp_path, rows)
    (question,) = unsettled.value.questions
    assert question.key.endswith(":Cuándo puede")
    assert [choice.answer for choice in question.choices] == ["which rounds", "left out"]


@pytest.mark.parametrize(
    ("heading", "cells"),
    [
        ("Geeignet", ("Klasse 5; Klasse 6", "Klasse 6", "Klasse 5", "Klasse 5; Klasse 6")),
        ("Doelgroep", ("Onderbouw; Bovenbouw", "Onderbouw", "Bovenbouw", "Onderbouw; Bovenbouw")),
        ("Materiaal", ("verf, lijm", "lijm", "verf", "verf, lijm")),
        ("Level", ("1st level; 2nd level", "1st level", "2nd level", "1st level; 2nd level")),
    ],
)
def test_what_sessions_are_sorted_by_is_no_round(heading: str, cells: tuple[str, ...], tmp_path: Path) -> None:
    imported(tmp_path, offered(heading, *cells))
    assert [row.get("Allowed rounds", "") for row in table(tmp_path, "Sessions")] == [""] * 4


@pytest.mark.parametrize("days", [("ma", "di", "wo"), ("Mo", "Di", "Mi"), ("lun", "mar", "mer"), ("Mon", "Tue", "Wed")])
def test_ticks_below_short_days_are_rounds(days: tuple[str, str, str], tmp_path: Path) -> None:
    rows: Rows = [
        ["Titel", *days, "Max"],
        ["Koken", "x", "", "x", 9],
        ["Dans", "", "x", "", 9],
        ["Film", "x", "x", "", 9],
    ]
    imported(tmp_path, rows)
    one, two, three = days
    allowed = [row["Allowed rounds"] for row in table(tmp_path, "Sessions")]
    assert [text.casefold() for text in allowed] == [
        text.casefold() for text in (f"{one}; {three}", two, f"{one}; {two}")
    ]


@pytest.mark.parametrize("heading", ["Not in", "Niet in", "Nicht in", "Sauf", "Afwezig"])
def test_rounds_in_which_a_session_does_not_run_leave_the_others(heading: str, tmp_path: Path) -> None:
    rounds: Rows = [["Ronde"], ["Ronde 1"], ["Ronde 2"], ["Ronde 3"]]
    imported(tmp_path, offered(heading, "Ronde 1", "Ronde 2", "", "Ronde 2"), rounds)
    left = ["Ronde 2; Ronde 3", "Ronde 1; Ronde 3", "", "Ronde 1; Ronde 3"]
    assert [row.get("Allowed rounds", "") for row in table(tmp_path, "Sessions")] == left


def test_letters_below_a_word_for_rounds_are_rounds(tmp_path: Path) -> None:
    imported(tmp_path, offered("Créneaux", "A/B", "B", "A/C"))
    assert [row["Round"] for row in table(tmp_path, "Rounds")] == ["A", "B", "C"]


@pytest.mark.parametrize("heading", ["Moment", "Bloc", "Wanneer"])
def test_names_beside_times_are_those_of_rounds(heading: str, tmp_path: Path) -> None:
    imported(tmp_path, [[heading, "Van", "Tot"], ["Ronde 1", "9:00", "10:00"], ["Ronde 2", "10:15", "11:15"]])
    assert [row["Round"] for row in table(tmp_path, "Rounds")] == ["Ronde 1", "Ronde 2"]


def test_times_with_an_h_head_blocks(tmp_path: Path) -> None:
    rows: Rows = [["Horaire", "Atelier", "Places"], ["9h00", "Chant", 8], ["", "Danse", 9], ["", "Yoga", 9]]
    imported(tmp_path, [*rows, ["10h30", "Chant", 8], ["", "Danse", 9], ["", "Yoga", 9]])
    assert [row["Round"] for row in table(tmp_path, "Rounds")] == ["9h00", "10h30"]


@pytest.mark.parametrize(
    ("texts", "again"),
    [
        (("a; b", "b; c", "c; a"), True),
        (("a", "b", "a", "b"), False),
        (("a; b", "c; d", "e; f"), False),
        (("", "", ""), False),
    ],
)
def test_parts_come_again(texts: tuple[str, ...], again: bool) -> None:
    assert come_again(texts) is again


def test_positions_and_numbers() -> None:
    assert are_positions(("1st Act; 2nd Act", "2nd Act"))
    assert not are_positions(("1st Act; 2nd Act", "3rd Act"))
    assert not are_positions(("Act 1; Act 2", "Act 2"))
    assert are_numbered(("Act 1", "Act 3"))
    assert not are_numbered(("Act 1", "Scene 2"))
    assert rounds_named(["3rd Act", "1st Act; 2nd Act"], "") == ["1st Act", "2nd Act", "3rd Act"]
