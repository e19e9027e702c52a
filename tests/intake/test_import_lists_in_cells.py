"""All wishes in one cell, without a list of sessions: whether these are lists, of wishes, and whether order counts."""

from __future__ import annotations

from pathlib import Path

import pytest
from foreign import Rows, imported, in_order, table, wishes

from allocator.intake.mapping.questions import TableQuestion, Unsettled

NAMES = ("Ann Lee", "Bo Roy", "Cy Ott", "Di Stam")
FORM = ("Sushi", "Origami", "Dance", "Yoga")
TICKED = [("Sushi", "Origami", "Yoga"), ("Sushi", "Dance", "Yoga"), ("Origami", "Dance", "Yoga"), FORM[:3]]
ORDERED = [("Yoga", "Sushi", "Dance"), ("Sushi", "Yoga", "Origami"), ("Dance", "Sushi", "Yoga"), ("Origami", "Yoga")]


def column(heading: str, lists: list[tuple[str, ...]], between: str) -> Rows:
    """A time stamp, a name, a class and a cell with a list."""
    rows = [[f"2026-01-0{at} 10:00", name, "Y2"] for at, name in enumerate(NAMES, start=1)]
    head = ["Timestamp", "Name", "Year", heading]
    return [head, *([*row, between.join(line)] for row, line in zip(rows, lists, strict=True))]


def asked(folder: Path, *tables: Rows, **choices: object) -> TableQuestion:
    """The one question that an import puts."""
    with pytest.raises(Unsettled) as trouble:
        imported(folder, *tables, **choices)
    (question,) = trouble.value.questions
    return question


def words(question: TableQuestion) -> list[str]:
    """The answers that there are."""
    return [choice.answer for choice in question.choices]


@pytest.mark.parametrize("between", [", ", ";", "; ", "\n"])
@pytest.mark.parametrize(
    "heading",
    [
        *("Please tick 3 boxes!", "Kies er drie", "Bitte drei ankreuzen: welche?", "Choisissez trois ateliers"),
        *("Elige tres talleres", "Which ones?", "Workshops", "Sessies", "Keuzes", "Cochez les cases"),
    ],
)
def test_a_column_with_lists_is_wishes(tmp_path: Path, heading: str, between: str) -> None:
    imported(tmp_path, column(heading, TICKED, between))
    assert wishes(tmp_path) == {name: {1: list(line)} for name, line in zip(NAMES, TICKED, strict=True)}


@pytest.mark.parametrize(
    "heading",
    [
        *("Rank the workshops", "Zet in volgorde", "Bitte ordne", "Classez les ateliers", "Ordena los talleres"),
        *("1st, 2nd and 3rd workshop", "Workshops (1. Wahl, 2. Wahl)", "Eerste, tweede en derde keuze"),
    ],
)
@pytest.mark.parametrize("between", [", ", ";"])
def test_words_say_that_the_order_counts(tmp_path: Path, heading: str, between: str) -> None:
    imported(tmp_path, column(heading, ORDERED, between))
    assert wishes(tmp_path) == {name: in_order(*line) for name, line in zip(NAMES, ORDERED, strict=True)}


@pytest.mark.parametrize("between", [", ", ";"])
@pytest.mark.parametrize("heading", ["Workshops", "Top 3 workshops", "Choose your top 3"])
@pytest.mark.parametrize("answer", ["all equal", "in order"])
def test_orders_without_a_word_are_asked_after(tmp_path: Path, heading: str, between: str, answer: str) -> None:
    rows = column(heading, ORDERED, between)
    question = asked(tmp_path, rows)
    assert words(question) == ["all equal", "in order"]
    imported(tmp_path, rows, answers=((question.key, answer),))
    taken = {"all equal": lambda line: {1: list(line)}, "in order": lambda line: in_order(*line)}[answer]
    assert wishes(tmp_path) == {name: taken(line) for name, line in zip(NAMES, ORDERED, strict=True)}


def test_two_cells_are_no_order_of_a_form(tmp_path: Path) -> None:
    rows: Rows = [["Name", "Workshops"], ["Ann Lee", "Sushi;Dance"], ["Bo Roy", "Yoga;Origami"]]
    assert words(asked(tmp_path, rows)) == ["all equal", "in order"]


@pytest.mark.parametrize("heading", ["Fun!", "Bezigheden", "Aktionen", "Loisirs", "What else"])
def test_lists_below_a_heading_without_a_word_are_asked_after(tmp_path: Path, heading: str) -> None:
    rows = column(heading, TICKED, ", ")
    question = asked(tmp_path, rows)
    assert words(question) == ["all equal", "left out"]
    imported(tmp_path, rows, answers=((question.key, "left out"),))
    assert table(tmp_path, "Wishes") == []
    assert [row["Name"] for row in table(tmp_path, "Attendees")] == [*NAMES]


@pytest.mark.parametrize("heading", ["Allergies", "Dieetwensen", "Talen", "Opmerkingen", "Friends", "Commentaires"])
def test_lists_of_other_matters_are_left_out(tmp_path: Path, heading: str) -> None:
    imported(tmp_path, column(heading, TICKED, ", "))
    assert [row["Taken for"] for row in table(tmp_path, "Mapping")] == [
        "time stamp",
        "name",
        "organisation",
        "left out",
    ]


@pytest.mark.parametrize("cells", [("Koken, Vissen", "Koken, Vissen", "Dans"), ("Koken, Vissen", "Dans", "Yoga")])
@pytest.mark.parametrize("heading", ["Workshops", "Workshop", "Keuze"])
@pytest.mark.parametrize(
    ("answer", "ann"),
    [
        ("all equal", {1: ["Koken", "Vissen"]}),
        ("in order", in_order("Koken", "Vissen")),
        ("one title", in_order("Koken, Vissen")),
    ],
)
def test_a_pair_that_nobody_parts_may_be_one_title(
    tmp_path: Path, heading: str, cells: tuple[str, ...], answer: str, ann: dict[int, list[str]]
) -> None:
    rows: Rows = [["Naam", heading], *([name, cell] for name, cell in zip(NAMES, cells, strict=False))]
    question = asked(tmp_path, rows)
    assert words(question) == ["all equal", "in order", "one title"]
    imported(tmp_path, rows, answers=((question.key, answer),))
    assert wishes(tmp_path)["Ann Lee"] == ann


@pytest.mark.parametrize(
    "cells", [("Koken, Vissen", "Koken", "Vissen", "Dans"), ("Koken, Vissen", "Dans, Koken", "Vissen", "")]
)
def test_parts_that_stand_elsewhere_are_wishes(tmp_path: Path, cells: tuple[str, ...]) -> None:
    rows: Rows = [["Naam", "Vink aan: welke workshops"], *([n, cell] for n, cell in zip(NAMES, cells, strict=True))]
    imported(tmp_path, rows)
    assert wishes(tmp_path)["Ann Lee"] == {1: ["Koken", "Vissen"]}


def test_one_answer_holds_for_all_columns_alike(tmp_path: Path) -> None:
    first = [("Hike", "Bike"), ("Bike", "Hike"), ("Climb",), ("Hike", "Climb")]
    second = [("Swim", "Sail"), ("Swim", "Sail"), ("Swim", "Row"), ("Swim", "Sail", "Row")]  # as on the form, it seems
    lines = [[n, ";".join(one), ";".join(two)] for n, one, two in zip(NAMES, first, second, strict=True)]
    rows: Rows = [["Naam", "Ochtend", "Middag"], *lines]
    question = asked(tmp_path, rows)
    assert words(question) == ["all equal", "in order"]
    imported(tmp_path, rows, answers=((question.key, "in order"),))
    assert wishes(tmp_path)["Ann Lee"] == {
        1: ["Hike @ Ochtend", "Swim @ Middag"],
        2: ["Bike @ Ochtend", "Sail @ Middag"],
    }


@pytest.mark.parametrize("rounds", ["", "Early; Late"])
def test_columns_with_lists_may_be_rounds(tmp_path: Path, rounds: str) -> None:
    lines = [[name, "Hike;Bike", "Swim;Sail"] for name in NAMES]
    rows: Rows = [["Naam", "Kies: land", "Kies: water"], *lines]
    question = asked(tmp_path, rows, rounds=rounds)
    assert words(question) == ["all equal", "all equal, rounds"]
    imported(tmp_path, rows, rounds=rounds, answers=((question.key, "all equal, rounds"),))
    first, second = rounds.split("; ") if rounds else ("Kies: land", "Kies: water")
    assert wishes(tmp_path)["Ann Lee"] == {
        1: [f"{title} @ {first}" for title in ("Hike", "Bike")] + [f"{title} @ {second}" for title in ("Swim", "Sail")]
    }


@pytest.mark.parametrize("between", [" > ", " → ", " | "])
@pytest.mark.parametrize(
    "heading",
    ["Zet de workshops in volgorde van voorkeur", "Rank the sessions", "Reihenfolge", "Classez les ateliers", "Orden"],
)
def test_a_heading_that_asks_for_an_order_is_enough_where_hardly_a_title_comes_back(
    tmp_path: Path, heading: str, between: str
) -> None:
    lines = [("Fishing", "Graffiti", "Debate"), ("Food", "Nature"), ("Fishing", "Graffiti", "Dance"), ("Rap", "Food")]
    rows: Rows = [["Name", heading], *([n, between.join(line)] for n, line in zip(NAMES, lines, strict=True))]
    imported(tmp_path, rows)
    assert wishes(tmp_path) == {
        name: {rank: [title] for rank, title in enumerate(line, start=1)}
        for name, line in zip(NAMES, lines, strict=True)
    }
