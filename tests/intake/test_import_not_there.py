"""Who cannot be there, in which rounds a session is not held, and who is there in a column for each round."""

from __future__ import annotations

from pathlib import Path

import pytest
from foreign import Rows, imported, said, table, wishes

from allocator.intake.cells.rounds.there import heads_there
from allocator.intake.mapping.questions import Unsettled

NAMES = ("Ada Lind", "Bo Null", "Cy Roer")
WISHED = (("Pottery", "Yoga"), ("Yoga", "Pottery"), ("Yoga", "Pottery"))


def answers(headings: tuple[str, ...], *cells: tuple[str, ...]) -> Rows:
    head = ["Name", "1st choice", "2nd choice", *headings]
    return [head, *([name, *two, *more] for name, two, more in zip(NAMES, WISHED, cells, strict=True))]


def away(folder: Path) -> dict[str, str]:
    return {row["Name"]: row.get("Unavailable rounds", "") for row in table(folder, "Attendees")}


CANNOT = [
    "Which session can you not attend?",
    "Which slot can you not make?",
    "WHICH SLOTS CAN'T YOU MAKE?",
    "Slots I can't make",
    "Times I am not available",
    "Rounds you cannot attend",
    "When are you away?",
    "Welke ronde kun je niet?",
    "Momenten waarop je niet kunt",
    "Wanneer ben je er niet?",
    "An welchen Tagen kannst du nicht teilnehmen?",
    "Wann bist du nicht da?",
    "Quand ne peux-tu pas venir ?",
    "¿En qué turno no puedes?",
]


@pytest.mark.parametrize("heading", CANNOT)
@pytest.mark.parametrize("last", [True, False])
def test_a_question_when_people_cannot_come_gives_unavailable_rounds(tmp_path: Path, heading: str, last: bool) -> None:
    rows = answers((heading,), ("AM",), ("",), ("",))
    imported(tmp_path, rows if last else [[row[0], row[3], *row[1:3]] for row in rows], rounds="AM; PM")
    assert away(tmp_path) == {"Ada Lind": "AM", "Bo Null": "", "Cy Roer": ""}
    assert wishes(tmp_path)["Ada Lind"] == {1: ["Pottery"], 2: ["Yoga"]}


@pytest.mark.parametrize(
    "heading",
    ["Which rounds can you attend?", "Slots I can make", "Session you like", "Notes", "Which did you not see?"],
)
def test_other_questions_do_not_say_that_people_cannot_come(heading: str) -> None:
    assert heads_there(heading) is not False


def test_one_round_in_one_row_is_asked_about_where_no_heading_tells(tmp_path: Path) -> None:
    with pytest.raises(Unsettled) as caught:
        imported(tmp_path, answers(("Anything odd?",), ("AM",), ("",), ("",)), rounds="AM; PM")
    assert [[choice.answer for choice in one.choices] for one in caught.value.questions] == [
        ["there", "not there", "left out"]
    ]


THERE = [
    ("Here in {}?", "AM", "PM"),
    ("{}: here?", "AM", "PM"),
    ("Can you come in the {}?", "AM", "PM"),
    ("PRESENT IN THE {}", "MORNING", "AFTERNOON"),
    ("Ben je er in de {}?", "ochtend", "middag"),
    ("Aanwezig {}?", "ochtend", "middag"),
    ("Bist du am {} da?", "Vormittag", "Nachmittag"),
    ("Présent le {} ?", "matin", "soir"),
    ("¿Estás por la {}?", "mañana", "tarde"),
]


@pytest.mark.parametrize("yes", [("yes", "no"), ("x", "")])
@pytest.mark.parametrize(("heading", "first", "second"), THERE)
def test_yes_and_no_below_a_question_for_each_round(
    tmp_path: Path, heading: str, first: str, second: str, yes: tuple[str, str]
) -> None:
    on, off = yes
    rows = answers((heading.format(first), heading.format(second)), (on, off), (on, on), (off, on))
    imported(tmp_path, rows, rounds=f"{first}; {second}")
    assert away(tmp_path) == {"Ada Lind": second, "Bo Null": "", "Cy Roer": first}


def test_yes_below_absent_in_a_round_is_not_there(tmp_path: Path) -> None:
    rows = answers(("Absent in AM?", "Absent in PM?"), ("yes", "no"), ("no", "no"), ("no", "yes"))
    imported(tmp_path, rows, rounds="AM; PM")
    assert away(tmp_path) == {"Ada Lind": "AM", "Bo Null": "", "Cy Roer": "PM"}


def test_questions_for_each_round_name_the_rounds(tmp_path: Path) -> None:
    rows = answers(("Here in the morning?", "Here in the evening?"), ("yes", "no"), ("yes", "yes"), ("no", "yes"))
    imported(tmp_path, rows)
    assert away(tmp_path) == {"Ada Lind": "Evening", "Bo Null": "", "Cy Roer": "Morning"}


@pytest.mark.parametrize(
    ("answer", "expected"),
    [("there", ["PM", "", "AM"]), ("not there", ["AM", "AM; PM", "PM"]), ("left out", ["", "", ""])],
)
def test_yes_and_no_below_other_words_with_a_round_are_asked_about(
    tmp_path: Path, answer: str, expected: list[str]
) -> None:
    rows = answers(("Foo AM", "Foo PM"), ("yes", "no"), ("yes", "yes"), ("no", "yes"))
    with pytest.raises(Unsettled) as caught:
        imported(tmp_path, rows, rounds="AM; PM")
    (question,) = caught.value.questions
    assert [choice.answer for choice in question.choices] == ["there", "not there", "left out"]
    imported(tmp_path, rows, rounds="AM; PM", answers=((question.key, answer),))
    assert [*away(tmp_path).values()] == expected


NOT_THEN = [
    "Not in",
    "NOT POSSIBLE IN",
    "Except",
    "Clashes with",
    "Leader not available",
    "Speaker can't make",
    "Niet in",
    "Begeleider afwezig",
    "Leiding kan niet",
    "Nicht in",
    "Leitung verhindert",
    "Animateur absent",
    "Pas le",
    "No en",
    "Ponente no disponible",
]


def allowed(folder: Path) -> dict[str, str]:
    return {row["Title"]: row.get("Allowed rounds", "") for row in table(folder, "Sessions")}


@pytest.mark.parametrize("heading", NOT_THEN)
def test_rounds_in_which_a_session_is_not_held(tmp_path: Path, heading: str) -> None:
    rows = [["Workshop", heading, "Leader", "Max"], ["Pottery", "AM", "J. Kok", 8], ["Yoga", "", "Bo Wit", 9]]
    imported(tmp_path, rows, rounds="AM; PM; Eve")
    assert allowed(tmp_path) == {"Pottery": "PM; Eve", "Yoga": ""}
    assert [row["Speakers"] for row in table(tmp_path, "Sessions")] == ["J. Kok", "Bo Wit"]


@pytest.mark.parametrize("heading", NOT_THEN)
def test_the_list_alone_names_the_rounds_in_which_sessions_are_not_held(tmp_path: Path, heading: str) -> None:
    rows = [["Workshop", "Leader", heading], ["Pottery", "J. Kok", "morning"], ["Yoga", "Bo Wit", "evening"]]
    imported(tmp_path, rows)
    assert allowed(tmp_path) == {"Pottery": "Evening", "Yoga": "Morning"}


@pytest.mark.parametrize("heading", ["Leader available", "Leader availability", "Speaker present", "Leiding aanwezig"])
def test_rounds_in_which_who_gives_a_session_is_there(tmp_path: Path, heading: str) -> None:
    rows = [["Workshop", "Leader", "Max", heading], ["Pottery", "J. Kok", 8, "AM"], ["Yoga", "Bo Wit", 9, ""]]
    imported(tmp_path, rows, rounds="AM; PM")
    assert allowed(tmp_path) == {"Pottery": "AM", "Yoga": ""}


@pytest.mark.parametrize(("heading", "other"), [("Leader not available", "PM"), ("Not in", "")])
def test_absence_of_a_leader_is_that_of_all_their_sessions(tmp_path: Path, heading: str, other: str) -> None:
    rows = [
        ["Workshop", "Leader", heading],
        ["Pottery", "J. Kok", "AM"],
        ["Yoga", "Bo Wit", ""],
        ["Weave", "J. Kok", ""],
    ]
    imported(tmp_path, rows, rounds="AM; PM")
    assert allowed(tmp_path) == {"Pottery": "PM", "Yoga": "", "Weave": other}


def test_rounds_that_a_session_is_not_held_in_are_taken_from_those_that_are_allowed(tmp_path: Path) -> None:
    rows = [["Workshop", "Round", "Max", "Not in"], ["Pottery", "AM, Eve", 8, "AM"], ["Yoga", "PM", 9, ""]]
    imported(tmp_path, rows, rounds="AM; PM; Eve")
    assert allowed(tmp_path) == {"Pottery": "Eve", "Yoga": "PM"}


def test_a_session_that_is_held_in_no_round_is_a_problem(tmp_path: Path) -> None:
    rows = [["Workshop", "Leader", "Not in"], ["Pottery", "J. Kok", "all"], ["Yoga", "Bo Wit", "AM, PM"]]
    found = imported(tmp_path, rows, rounds="AM; PM")
    assert said(found)["problems"] == [
        'answers.csv, row 2, column 3 (C): "all" leaves no round in which the session may run.',
        'answers.csv, row 3, column 3 (C): "AM, PM" leaves no round in which the session may run.',
    ]
