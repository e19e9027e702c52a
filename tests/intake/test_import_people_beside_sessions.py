"""People in a list of sessions: those who give them, those who are settled there, and those of whom nothing tells."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import pytest
from foreign import Choice, Rows, imported, table

from allocator.intake.mapping.questions import Unsettled

ANSWERS: Rows = [
    ["Student number", "Student name", "Choice 1", "Choice 2"],
    [201, "Zoe Walker", 1, 2],
    [202, "Mason Foster", 3, 1],
    [203, "Ann Lee", 2, 3],
]


def told(folder: Path, sheet: str, *headings: str) -> list[tuple[str, ...]]:
    """Some columns of a sheet of the event workbook."""
    return [tuple(row.get(heading, "") for heading in headings) for row in table(folder, sheet)]


def topics(
    settled: str, leader: str = "Supervisor", *, first: str = "Zoe Walker", second: str = "Mason Foster"
) -> Rows:
    """Three topics, two of them with somebody who is settled there."""
    return [
        ["No", "Project title", leader, "Max students", settled],
        [1, "Bio sensors", "Ada Fenn", 2, ""],
        [2, "Ore grades", "Bea Gale", 3, first],
        [3, "Flutter", "Cas Hull", 1, second],
        [4, "Kites", "Dee Irwin", 2, ""],
    ]


SPEAKERS = [("Bio sensors", "Ada Fenn"), ("Ore grades", "Bea Gale"), ("Flutter", "Cas Hull"), ("Kites", "Dee Irwin")]
PINS = [("201", "2", "must"), ("202", "3", "must")]


@pytest.mark.parametrize(
    "settled",
    [
        "Pre-assigned student",
        "PREASSIGNED",
        "Student",
        "Participant(s)",
        "Already assigned to",
        "Toegewezen aan",
        "Vooraf ingedeeld",
        "Deelnemer",
        "Zugeteilt",
        "Bereits vergeben an",
        "Teilnehmer*in",
        "Étudiant affecté",
        "Attribué à",
        "Alumno asignado",
        "Preasignado",
    ],
)
def test_a_word_for_people_who_attend_says_who_is_settled(settled: str, tmp_path: Path) -> None:
    imported(tmp_path, topics(settled), ANSWERS, rounds="1")
    assert told(tmp_path, "Sessions", "Title", "Speakers") == SPEAKERS
    assert told(tmp_path, "Pins", "Attendee", "Session", "Must") == PINS
    assert told(tmp_path, "Attendees", "Name") == [("Zoe Walker",), ("Mason Foster",), ("Ann Lee",)]


@pytest.mark.parametrize("order", list(permutations(range(5)))[::13])
def test_the_order_of_columns_does_not_say_who_is_settled(order: tuple[int, ...], tmp_path: Path) -> None:
    rows = [[line[at] for at in order] for line in topics("Pre-assigned student")]
    imported(tmp_path, rows, ANSWERS, rounds="1")
    assert told(tmp_path, "Sessions", "Title", "Speakers") == SPEAKERS
    assert told(tmp_path, "Pins", "Attendee", "Session", "Must") == PINS


@pytest.mark.parametrize(
    "leader",
    ["Supervisor", "supervisors", "Tutor", "Begeleider", "Betreuer/in", "Betreuung", "Encadrant", "Tuteur", "Tutora"],
)
def test_whoever_looks_after_sessions_gives_them(leader: str, tmp_path: Path) -> None:
    imported(tmp_path, topics("Pre-assigned student", leader), ANSWERS, rounds="1")
    assert told(tmp_path, "Sessions", "Title", "Speakers") == SPEAKERS


@pytest.mark.parametrize(
    ("first", "second"), [("201", "202"), ("Zoe Walker", "202"), ("zoe walker", "MASON FOSTER"), ("Walker, Zoe", "202")]
)
def test_who_is_settled_may_be_told_by_a_number(first: str, second: str, tmp_path: Path) -> None:
    imported(tmp_path, topics("Pre-assigned student", first=first, second=second), ANSWERS, rounds="1")
    assert told(tmp_path, "Pins", "Attendee", "Session", "Must") == PINS


@pytest.mark.parametrize("cell", ["Zoe Walker; Ann Lee", "Zoe Walker, Ann Lee", "Zoe Walker & Ann Lee", "201, 203"])
def test_several_people_may_be_settled_in_a_session(cell: str, tmp_path: Path) -> None:
    imported(tmp_path, topics("Pre-assigned students", first=cell), ANSWERS, rounds="1")
    pins = [("201", "2", "must"), ("203", "2", "must"), ("202", "3", "must")]
    assert sorted(told(tmp_path, "Pins", "Attendee", "Session", "Must")) == sorted(pins)


def test_the_same_list_again_changes_nothing_and_a_newer_one_its_own_pins(tmp_path: Path) -> None:
    rows = topics("Pre-assigned student", second="Una Kay")
    imported(tmp_path, rows, ANSWERS, rounds="1")
    people = told(tmp_path, "Attendees", "Name")
    assert imported(tmp_path, rows, ANSWERS, rounds="1").unchanged
    imported(tmp_path, topics("Pre-assigned student", second="Ann Lee"), ANSWERS, rounds="1")
    assert people == [("Zoe Walker",), ("Mason Foster",), ("Ann Lee",), ("Una Kay",)]
    assert told(tmp_path, "Attendees", "Name") == people[:3]
    assert told(tmp_path, "Pins", "Attendee", "Session", "Must") == [("201", "2", "must"), ("203", "3", "must")]


@pytest.mark.parametrize("heading", ["Helper", "Contact", "Hulp", "Ansprechpartner", "Aide", "Ayudante", ""])
@pytest.mark.parametrize(("answer", "pins", "speakers"), [("settled", PINS, SPEAKERS), ("left out", [], SPEAKERS)])
def test_attendees_below_any_other_word_are_asked_after(
    heading: str, answer: str, pins: Choice, speakers: Choice, tmp_path: Path
) -> None:
    rows = topics(heading)
    with pytest.raises(Unsettled) as asked:
        imported(tmp_path, rows, ANSWERS, rounds="1")
    assert [[choice.answer for choice in one.choices] for one in asked.value.questions] == [["settled", "left out"]]
    imported(tmp_path, rows, ANSWERS, rounds="1", answers=((f"answers.csv:{heading or 'E'}", answer),))
    assert told(tmp_path, "Sessions", "Title", "Speakers") == speakers
    assert told(tmp_path, "Pins", "Attendee", "Session", "Must") == pins


def test_attendees_in_a_list_without_speakers_may_give_its_sessions(tmp_path: Path) -> None:
    rows = [[*line[:2], *line[3:]] for line in topics("Who")]
    answers = (("answers.csv:Who", "speakers"),)
    imported(tmp_path, rows, ANSWERS, rounds="1", answers=answers)
    assert told(tmp_path, "Sessions", "Title", "Speakers") == [
        ("Bio sensors", ""),
        ("Ore grades", "Zoe Walker"),
        ("Flutter", "Mason Foster"),
        ("Kites", ""),
    ]
    assert told(tmp_path, "Pins", "Attendee") == []


HELPED: Rows = [
    ["No", "Project title", "Supervisor", "Co-supervisor"],
    [1, "Bio sensors", "Ada Fenn", ""],
    [2, "Ore grades", "Bea Gale", "Una Kay"],
    [3, "Flutter", "Cas Hull", "Una Kay"],
]


@pytest.mark.parametrize(
    "helper",
    ["Co-supervisor", "Second supervisor", "Assistant", "Assistent", "Tweede begeleider", "Zweitbetreuer",
     "Co-Betreuer", "Co-encadrant", "Asistente"],
)  # fmt: skip
@pytest.mark.parametrize("is_before", [False, True])
@pytest.mark.parametrize(("answer", "helped"), [("speakers", "; Una Kay"), ("left out", "")])
def test_people_who_help_are_asked_after(
    helper: str, is_before: bool, answer: str, helped: str, tmp_path: Path
) -> None:
    rows = [[*HELPED[0][:3], helper], *HELPED[1:]]
    rows = [[*line[:2], line[3], line[2]] for line in rows] if is_before else rows
    with pytest.raises(Unsettled) as asked:
        imported(tmp_path, rows, ANSWERS, rounds="1")
    assert [[choice.answer for choice in one.choices] for one in asked.value.questions] == [["speakers", "left out"]]
    imported(tmp_path, rows, ANSWERS, rounds="1", answers=((f"answers.csv:{helper}", answer),))
    found = [{*said.split("; ")} for _, said in told(tmp_path, "Sessions", "Title", "Speakers")]
    assert found == [{"Ada Fenn"}, {*f"Bea Gale{helped}".split("; ")}, {*f"Cas Hull{helped}".split("; ")}]


@pytest.mark.parametrize(("rounds", "gives"), [("1", False), ("2", True), ("", True)])
def test_who_looks_after_more_sessions_than_there_are_rounds_need_not_be_there(
    rounds: str, gives: bool, tmp_path: Path
) -> None:
    rows = [line if line[0] != 3 else [3, "Flutter", "Ada Fenn", 1, ""] for line in topics("Pre-assigned student")]
    imported(tmp_path, rows, ANSWERS, **({"rounds": rounds} if rounds else {}))
    speakers = ["Ada Fenn", "Bea Gale", "Ada Fenn", "Dee Irwin"] if gives else [""] * 4
    assert [row.get("Speakers", "") for row in table(tmp_path, "Sessions")] == speakers
    assert told(tmp_path, "Pins", "Attendee", "Session", "Must") == PINS[:1]


def test_a_list_of_people_with_their_tutors_is_no_list_of_sessions(tmp_path: Path) -> None:
    rows = [["Name", "Tutor", "Class"], ["Zoe Walker", "Ada Fenn", "4A"], ["Mason Foster", "Bea Gale", "4B"]]
    imported(tmp_path, rows, rounds="1")
    assert told(tmp_path, "Sessions", "Title") == []
    assert told(tmp_path, "Attendees", "Name") == [("Zoe Walker",), ("Mason Foster",)]


def test_seats_called_slots_are_no_rounds_where_there_are_fewer(tmp_path: Path) -> None:
    rows = [["Topic ID", "Title", "Slots"], ["T01", "Graphs", 2], ["T02", "Plans", 1], ["T03", "Fuzzing", 3]]
    imported(tmp_path, rows, rounds="1")
    assert told(tmp_path, "Sessions", "Code", "Maximum") == [("T01", "2"), ("T02", "1"), ("T03", "3")]
