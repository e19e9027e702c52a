"""Shifts that people tick: a day with its part or hours in the heading, two of them alone, and a door to stand at."""

from __future__ import annotations

from pathlib import Path

import pytest
from foreign import Rows, imported, table, wishes

from allocator.intake.mapping.questions import Unsettled

NAMES = ("Mina Park", "Nell Ash", "Jude Farrow")
TICKS = (("x", "", "x"), ("", "x", ""), ("x", "x", ""))


def ticked(name: str, *headings: str, mark: str = "x") -> Rows:
    """A row for each person, with marks below the headings."""
    cells = [[mark if cell else "" for cell in line[: len(headings)]] for line in TICKS]
    return [[name, *headings], *([person, *line] for person, line in zip(NAMES, cells, strict=True))]


def wished(*headings: str) -> dict[str, dict[int, list[str]]]:
    """What the people of `ticked` wish for."""
    return {
        person: {1: [heading for heading, cell in zip(headings, line, strict=False) if cell]}
        for person, line in zip(NAMES, TICKS, strict=True)
    }


@pytest.mark.parametrize(
    "headings",
    [
        ("Name", "Fri evening setup", "Sat morning bar", "Sun takedown"),
        ("Naam", "za ochtend kassa", "za middag bar", "zo afbouw"),
        ("Name", "Fr Abend Aufbau", "Sa Vormittag Bar", "So Abbau"),
        ("Nom", "ven soir montage", "sam matin bar", "dim démontage"),
        ("Naam", "vr 17-19 uur", "za 9.00-12.00", "za 12 tot 15 uur"),
        ("Nom", "ven 17h-19h", "sam 9h-12h", "sam 12h à 15h"),
        ("Naam", "zaterdag 9.00-12.00 bar", "zaterdag 12.00-15.00 kassa", "zondag afbouw"),
    ],
)
@pytest.mark.parametrize("mark", ["x", "✓", "X"])
def test_ticks_below_a_day_with_a_part_of_it_and_a_shift_are_wishes(
    headings: tuple[str, ...], mark: str, tmp_path: Path
) -> None:
    imported(tmp_path, ticked(*headings, mark=mark))
    assert sorted(row["Title"] for row in table(tmp_path, "Sessions")) == sorted(headings[1:])
    assert wishes(tmp_path) == wished(*headings[1:])


@pytest.mark.parametrize(
    "headings",
    [
        ("Name", "Fri 17-19", "Sat 9-12", "Sat 12-15"),
        ("Name", "Fr 17-19", "Sa 9-12", "Sa 12-15"),
        ("Name", "Setup", "Gate"),
        ("Naam", "Kassa", "Door"),
        ("Name", "Fri setup", "Sat kitchen"),
        ("Name", "Bar", "Hall"),
        ("Nom", "Caisse", "Porte"),
    ],
)
def test_ticks_that_may_be_wishes_or_not_are_asked_about(headings: tuple[str, ...], tmp_path: Path) -> None:
    with pytest.raises(Unsettled) as raised:
        imported(tmp_path, ticked(*headings))
    (asked,) = raised.value.questions
    assert [choice.answer for choice in asked.choices] == ["ticks", "none"]
    imported(tmp_path, ticked(*headings), answers=((asked.key, "ticks"),))
    assert wishes(tmp_path) == wished(*headings[1:])


@pytest.mark.parametrize("headings", [("Name", "Sat morning lunch", "Sat evening lunch"), ("Naam", "Betaald", "Lunch")])
def test_ticks_about_people_are_no_wishes(headings: tuple[str, ...], tmp_path: Path) -> None:
    imported(tmp_path, ticked(*headings))
    assert [row["Name"] for row in table(tmp_path, "Attendees")] == list(NAMES)
    assert wishes(tmp_path) == {}


@pytest.mark.parametrize(
    "corner",
    [
        "Shift",
        "SHIFTS",
        "Task",
        "Duty",
        "Schicht",
        "Dienst",
        "Aufgabe",
        "Taak",
        "Klus",
        "Tâche",
        "Créneau",
        "Turno",
        "Tarea",
    ],
)
@pytest.mark.parametrize("titles", [("Setup", "Bar", "Door"), ("Opbouw", "Bar", "Kassa"), ("Aufbau", "Theke", "Kasse")])
def test_shifts_down_and_people_across_are_turned(corner: str, titles: tuple[str, ...], tmp_path: Path) -> None:
    lines = zip(titles, (("x", "", "x"), ("", "x", "x"), ("x", "x", "")), strict=True)
    imported(tmp_path, [[corner, *NAMES], *([title, *line] for title, line in lines)])
    assert sorted(row["Title"] for row in table(tmp_path, "Sessions")) == sorted(titles)
    first, second, third = titles
    assert wishes(tmp_path) == {
        NAMES[0]: {1: [first, third]},
        NAMES[1]: {1: [second, third]},
        NAMES[2]: {1: [first, second]},
    }
