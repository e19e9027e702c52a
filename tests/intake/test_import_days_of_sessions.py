"""The days on which sessions run, as people list them: several in a cell, all of them, and short."""

from __future__ import annotations

from pathlib import Path

import pytest
from foreign import Rows, imported, said, table, wishes

from allocator.intake.cells.rounds.rounds_said import RoundsSaid, rounds_in

DAYS = ("Monday", "Tuesday", "Wednesday")
WISHED: Rows = [
    ["Name", *DAYS],
    ["Ada Lind", "Kayaking", "Bushcraft", "Kayaking"],
    ["Bo Null", "Archery", "Archery", "Archery"],
    ["Cy Roer", "Kayaking", "Bushcraft", "Archery"],
]


def listed(heading: str, *days: str) -> Rows:
    titles = ("Kayaking", "Archery", "Bushcraft")
    return [["Activity", heading, "Max"], *([title, day, 9] for title, day in zip(titles, days, strict=True))]


def allowed(folder: Path) -> dict[str, str]:
    return {row["Title"]: row.get("Allowed rounds", "") for row in table(folder, "Sessions")}


@pytest.mark.parametrize("heading", ["Days", "Day", "DAYS", "Round", "When"])
@pytest.mark.parametrize(
    ("both", "every", "one"),
    [
        ("Mon & Wed", "every day", "Tue"),
        ("Monday and Wednesday", "each day", "Tuesday"),
        ("mon, wed", "daily", "tues"),
        ("Mon./Wed.", "all days", "Tue."),
        ("not Tue", "any day", "Tue"),
        ("Mon + Wed", "", "Tue"),
    ],
)
def test_days_of_sessions_are_their_allowed_rounds(
    tmp_path: Path, heading: str, both: str, every: str, one: str
) -> None:
    imported(tmp_path, WISHED, listed(heading, both, every, one), rounds="; ".join(DAYS))
    assert allowed(tmp_path) == {"Kayaking": "Monday; Wednesday", "Archery": "", "Bushcraft": "Tuesday"}
    assert wishes(tmp_path)["Ada Lind"] == {1: ["Kayaking @ Monday", "Bushcraft @ Tuesday", "Kayaking @ Wednesday"]}


@pytest.mark.parametrize(
    ("heading", "names", "days"),
    [
        ("Dagen", "maandag; dinsdag; woensdag", ("ma en wo", "elke dag", "di")),
        ("Tage", "Montag; Dienstag; Mittwoch", ("Mo, Mi", "jeden Tag", "Di")),
        ("Jours", "lundi; mardi; mercredi", ("lun et mer", "tous les jours", "mar")),
        ("Días", "lunes; martes; miércoles", ("lun y mié", "todos los días", "mar")),
    ],
)
@pytest.mark.parametrize("given", [True, False])
def test_short_days_of_other_languages(
    tmp_path: Path, heading: str, names: str, days: tuple[str, ...], given: bool
) -> None:
    imported(tmp_path, listed(heading, *days), rounds=names if given else "")
    first, second, third = names.split("; ") if given else [day for text in (days[0],) for day in _three(text, days[2])]
    assert allowed(tmp_path) == {"Kayaking": f"{first}; {third}", "Archery": "", "Bushcraft": second}
    assert [row["Round"] for row in table(tmp_path, "Rounds")] == [first, second, third]


def _three(both: str, one: str) -> list[str]:
    first, *_, third = both.replace(",", " ").split()
    return [name[:1].upper() + name[1:] for name in (first, one, third)]


def test_days_that_are_no_rounds_are_told(tmp_path: Path) -> None:
    found = imported(tmp_path, WISHED, listed("Days", "Mon & Fri", "every day", "weekend"), rounds="; ".join(DAYS))
    hint = 'is no round. There is "Monday", "Tuesday", "Wednesday".'
    assert said(found)["problems"] == [
        f'answers2.csv, row 2, column 2 (B): "Fri" {hint}',
        f'answers2.csv, row 4, column 2 (B): "weekend" {hint}',
    ]


def test_several_days_beside_a_time_are_several_rounds(tmp_path: Path) -> None:
    imported(
        tmp_path,
        [["Activity", "Days", "Time", "Max"], ["Kayaking", "Mon & Wed", "9:00", 8], ["Bow", "Tue", "11:00", 9]],
    )
    assert allowed(tmp_path) == {"Kayaking": "Mon 9:00; Wed 9:00", "Bow": "Tue 11:00"}


@pytest.mark.parametrize(
    ("text", "rounds", "names"),
    [
        ("Mon-Wed", DAYS, DAYS),
        ("Tue-Wed", DAYS, DAYS[1:]),
        ("mo", DAYS, DAYS[:1]),
        ("Morn", ("Morning", "Afternoon"), ("Morning",)),
        ("Aft.", ("Morning", "Afternoon"), ("Afternoon",)),
        ("PM", ("Morning", "Afternoon"), ("Afternoon",)),
        ("Mon am", ("Monday morning", "Monday afternoon"), ("Monday morning",)),
        ("Mon", ("Monday morning", "Tuesday morning", "Monday afternoon"), ("Monday morning", "Monday afternoon")),
        ("Monday", ("Mon", "Tue"), ("Mon",)),
    ],
)
def test_short_names_of_rounds(text: str, rounds: tuple[str, ...], names: tuple[str, ...]) -> None:
    assert rounds_in(text, rounds) == RoundsSaid(names)


@pytest.mark.parametrize(
    ("text", "rounds"),
    [
        ("Ses", ("Session A", "Session B")),
        ("Mo", ("Morning", "Moon")),
        ("Al", ("Alpha", "Beta")),
        ("Fri", DAYS),
        ("2", ("Morning 1", "Evening 1")),
    ],
)
def test_what_may_be_short_for_two_rounds_or_for_none_is_none(text: str, rounds: tuple[str, ...]) -> None:
    assert rounds_in(text, rounds) == RoundsSaid((), (text,))
