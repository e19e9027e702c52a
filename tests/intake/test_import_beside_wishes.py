"""What stands beside wishes: where people must be or must not be, and which round a row is about."""

from __future__ import annotations

from pathlib import Path

import pytest
from foreign import Rows, imported, in_order, said, table, wishes

from allocator.intake.mapping.questions import Unsettled
from allocator.intake.shapes.settling.fixed import says_barred, says_fixed

LISTED: Rows = [["Title", "Maximum"], ["Pottery", 9], ["Weaving", 9], ["Carving", 9]]


def rows(heading: str) -> Rows:
    """Wishes of four people, with a session for one of them below a heading."""
    return [
        ["Name", "Choice 1", "Choice 2", heading],
        ["Ann Lee", "Pottery", "Weaving", ""],
        ["Bo Roy", "Weaving", "Pottery", "Carving"],
        ["Cy Ott", "Carving", "Weaving", ""],
        ["Di Stam", "Pottery", "Carving", ""],
    ]


def pins(folder: Path) -> list[tuple[str, str, str]]:
    """Who must, or must not, be where."""
    return [(row["Attendee"], row["Session"], row["Must"]) for row in table(folder, "Pins")]


@pytest.mark.parametrize(
    "heading",
    ["Placement", "Vast in", "Zit al bij", "Fest in", "Affecté à", "Placé dans", "Asignado a", "Plaza fija en"],
)
@pytest.mark.parametrize("sessions", [[LISTED], []], ids=["a list", "no list"])
def test_where_somebody_must_be(tmp_path: Path, heading: str, sessions: list[Rows]) -> None:
    assert says_fixed(heading)
    imported(tmp_path, rows(heading), *sessions)
    assert pins(tmp_path) == [("A2", "Carving", "must")]


@pytest.mark.parametrize(
    "heading",
    [
        *("Not allowed in", "Must not attend", "Niet bij", "Mag niet in", "Mag niet naar", "Nicht in", "Darf nicht in"),
        *("Interdit dans", "Ne peut pas aller à", "No puede ir a", "Excluido de", "Cannot be in", "Uitgesloten van"),
    ],
)
@pytest.mark.parametrize("sessions", [[LISTED], []], ids=["a list", "no list"])
def test_where_somebody_must_not_be(tmp_path: Path, heading: str, sessions: list[Rows]) -> None:
    assert (says_barred(heading), says_fixed(heading)) == (True, False)
    found = imported(tmp_path, rows(heading), *sessions)
    assert pins(tmp_path) == [("A2", "Carving", "must not")]
    assert wishes(tmp_path)["Bo Roy"] == in_order("Weaving", "Pottery")
    assert [row["Taken for"] for row in table(tmp_path, "Mapping")][3] == "must not be in"
    assert said(found) == {}


def test_several_sessions_where_somebody_must_not_be(tmp_path: Path) -> None:
    lines = [*rows("Not allowed in")[:2], ["Bo Roy", "Pottery", "", "Carving; Weaving"], *rows("")[3:]]
    imported(tmp_path, lines, LISTED)
    assert pins(tmp_path) == [("A2", "Carving", "must not"), ("A2", "Weaving", "must not")]


@pytest.mark.parametrize(
    ("answer", "pinned"),
    [("settled", [("A2", "Carving", "must")]), ("not there", [("A2", "Carving", "must not")]), ("left out", [])],
)
@pytest.mark.parametrize("sessions", [[LISTED], []], ids=["a list", "no list"])
def test_a_few_titles_below_a_heading_that_says_nothing_are_asked_after(
    tmp_path: Path, answer: str, pinned: list[tuple[str, str, str]], sessions: list[Rows]
) -> None:
    with pytest.raises(Unsettled) as trouble:
        imported(tmp_path, rows("Organiser"), *sessions)
    (question,) = trouble.value.questions
    assert [choice.answer for choice in question.choices] == ["next wish", "settled", "not there", "left out"]
    imported(tmp_path, rows("Organiser"), *sessions, answers=((question.key, answer),))
    assert pins(tmp_path) == pinned


@pytest.mark.parametrize("heading", ["Day", "Dag", "Tag", "Jour", "Día", "Round", "Ronde", "Runde", "Block"])
def test_a_row_is_about_the_round_that_it_names(tmp_path: Path, heading: str) -> None:
    lines = [["Ann Lee", "Mon", "Pottery", "Weaving"], ["Ann Lee", "Tue", "Carving", "Pottery"]]
    lines += [["Bo Roy", "Mon", "Weaving", "Carving"], ["Bo Roy", "Tue", "Pottery", "Weaving"]]
    imported(tmp_path, [["Name", heading, "1st choice", "2nd choice"], *lines], LISTED)
    assert [row["Taken for"] for row in table(tmp_path, "Mapping")][:4] == ["name", "round", "wish 1", "wish 2"]
    assert [row["Round"] for row in table(tmp_path, "Rounds")] == ["Mon", "Tue"]


def test_one_row_for_each_person_is_about_no_round(tmp_path: Path) -> None:
    lines = [["Ann Lee", "Mon", "Pottery", "Weaving"], ["Bo Roy", "Tue", "Weaving", "Carving"]]
    imported(tmp_path, [["Name", "Day", "1st choice", "2nd choice"], *lines], LISTED)
    assert [row["Taken for"] for row in table(tmp_path, "Mapping")][:4] == ["name", "left out", "wish 1", "wish 2"]
