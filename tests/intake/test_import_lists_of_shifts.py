"""Lists of shifts and slots that are what people do, and no rounds; whoever leads one gives it."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import pytest
from foreign import imported, table

from allocator.errors import FileTrouble

HEADINGS = {
    "en": ("Shift", "Max", "Shift lead"),
    "en, slots": ("Slot", "Capacity", "Leader"),
    "nl": ("Dienst", "Max.", "Leider"),
    "de": ("Schicht", "Plätze", "Leitung"),
    "fr": ("Créneau", "Places", "Responsable"),
    "es": ("TURNO", "MÁXIMO", "RESPONSABLE"),
}
TASKS = ("Setup", "Gate", "Bar")
MAXIMA = (4, 3, 5)
LEADERS = {"full names": ("Jo Tait", "Al Roe", "Di Fox"), "first names": ("Jo", "Al", "Di")}


def sessions(folder: Path) -> list[tuple[str, str, str]]:
    return [(row["Title"], row.get("Speakers", ""), row.get("Maximum", "")) for row in table(folder, "Sessions")]


@pytest.mark.parametrize("order", list(permutations(range(3))))
@pytest.mark.parametrize("leaders", LEADERS.values(), ids=LEADERS)
@pytest.mark.parametrize("language", HEADINGS)
def test_shifts_are_sessions_and_their_leaders_give_them(
    tmp_path: Path, language: str, leaders: tuple[str, ...], order: tuple[int, ...]
) -> None:
    rows = [HEADINGS[language], *zip(TASKS, MAXIMA, leaders, strict=True)]
    imported(tmp_path, [[row[at] for at in order] for row in rows])
    assert sessions(tmp_path) == [
        (task, leader, str(most)) for task, leader, most in zip(TASKS, leaders, MAXIMA, strict=True)
    ]
    assert table(tmp_path, "Attendees") == []


def test_a_minimum_of_helpers_makes_no_session_of_who_leads(tmp_path: Path) -> None:
    rows = [["Shift", "Volunteers needed (min)", "Max", "Shift lead"], ["Setup", 2, 4, "Jo"], ["Door", 2, 3, "Al"]]
    imported(tmp_path, [*rows, ["Bar", 2, 5, "Di"]])
    assert sessions(tmp_path) == [("Setup", "Jo", "4"), ("Door", "Al", "3"), ("Bar", "Di", "5")]
    assert [row["Minimum"] for row in table(tmp_path, "Sessions")] == ["2", "2", "2"]


def test_shifts_beside_what_there_is_to_do_are_no_sessions(tmp_path: Path) -> None:
    rows = [["Task", "Shift", "Max", "Lead"], ["Setup", "Early", 4, "Jo"], ["Gate", "Late", 3, "Al"]]
    imported(tmp_path, rows)
    assert sessions(tmp_path) == [("Setup", "Jo", "4"), ("Gate", "Al", "3")]


def test_rounds_below_a_word_for_shifts_stay_rounds(tmp_path: Path) -> None:
    rows = [
        ["Shift", "Workshop", "Max", "Leader"],
        ["Morning", "Clay", 4, "Jo Tait"],
        ["Afternoon", "Judo", 3, "Al Roe"],
    ]
    imported(tmp_path, rows)
    assert sessions(tmp_path) == [("Clay", "Jo Tait", "4"), ("Judo", "Al Roe", "3")]
    assert [row["Allowed rounds"] for row in table(tmp_path, "Sessions")] == ["Morning", "Afternoon"]


@pytest.mark.parametrize("times", [("9:00", "10:00"), ("Monday", "Tuesday"), ("Morning", "Afternoon")])
def test_who_leads_at_what_time_is_no_attendee(tmp_path: Path, times: tuple[str, str]) -> None:
    with pytest.raises(FileTrouble, match="Nothing in this file can be read"):
        imported(tmp_path, [["Slot", "Max", "Leader"], [times[0], 4, "Jo Tait"], [times[1], 3, "Al Roe"]])


@pytest.mark.parametrize("times", [("9:00", "10:00"), ("Monday", "Tuesday"), ("Morning", "Afternoon")])
@pytest.mark.parametrize("head", [("Dienst", "Max", "Leider"), ("Schicht", "Plätze", "Leiter")])
def test_a_shift_may_be_called_by_its_time(tmp_path: Path, head: tuple[str, ...], times: tuple[str, str]) -> None:
    imported(tmp_path, [head, [times[0], 4, "Jo Tait"], [times[1], 3, "Al Roe"]])
    assert table(tmp_path, "Attendees") == []
    assert sessions(tmp_path) == [(times[0], "Jo Tait", "4"), (times[1], "Al Roe", "3")]
