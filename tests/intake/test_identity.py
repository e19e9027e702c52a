"""Who is who: ids with zeros before them, names in several rows, a row for each round, and answers at two times."""

from __future__ import annotations

from pathlib import Path

import pytest
from foreign import SESSIONS, Rows, imported, in_order, said, table, wishes

CLASS: Rows = [["Number", "Name"], ["007", "Ann Lee"], ["012", "Bo Null"], ["100", "Cy Roer"]]


def ids(folder: Path) -> list[tuple[str, str]]:
    """Everybody's id and name."""
    return [(row["Id"], row["Name"]) for row in table(folder, "Attendees")]


@pytest.mark.parametrize("seven", ["7", "07", "007", " 7 ", "7.0", "7,00"])
@pytest.mark.parametrize("heading", ["Number", "Nummer", "Student id"])
def test_zeros_before_an_id_do_not_make_another_person(tmp_path: Path, seven: str, heading: str) -> None:
    imported(
        tmp_path,
        CLASS,
        [[heading, "Choice 1", "Choice 2"], [seven, "Pottery", "Carving"], ["12", "Carving", ""]],
        SESSIONS,
    )
    assert ids(tmp_path) == [("007", "Ann Lee"), ("012", "Bo Null"), ("100", "Cy Roer")]
    assert wishes(tmp_path) == {"Ann Lee": in_order("Pottery", "Carving"), "Bo Null": in_order("Carving")}


def test_zeros_count_where_two_people_would_fall_together(tmp_path: Path) -> None:
    both = [*CLASS, ["7", "Dee Lux"]]
    imported(tmp_path, both, [["Number", "Choice 1"], ["7", "Pottery"], ["007", "Carving"]], SESSIONS)
    assert ids(tmp_path) == [("007", "Ann Lee"), ("012", "Bo Null"), ("100", "Cy Roer"), ("7", "Dee Lux")]
    assert wishes(tmp_path) == {"Dee Lux": in_order("Pottery"), "Ann Lee": in_order("Carving")}


def test_zeros_count_where_the_names_are_others(tmp_path: Path) -> None:
    imported(tmp_path, CLASS, [["Number", "Name", "Choice 1"], ["7", "Eve Moss", "Pottery"]], SESSIONS)
    assert ids(tmp_path) == [("007", "Ann Lee"), ("012", "Bo Null"), ("100", "Cy Roer"), ("7", "Eve Moss")]


def test_capitals_and_blanks_do_not_make_another_person(tmp_path: Path) -> None:
    imported(tmp_path, CLASS, [["Name", "Choice 1"], ["ANN LEE ", "Pottery"], ["  bo  null", "Carving"]], SESSIONS)
    assert ids(tmp_path) == [("007", "Ann Lee"), ("012", "Bo Null"), ("100", "Cy Roer")]


def test_one_name_twice_in_a_table_is_two_people(tmp_path: Path) -> None:
    imported(tmp_path, [["Name", "Choice 1"], ["Ann Lee", "Pottery"], ["Ann Lee", "Carving"]], SESSIONS)
    assert [name for _, name in ids(tmp_path)] == ["Ann Lee", "Ann Lee"]


@pytest.mark.parametrize(
    ("heading", "rounds"),
    [
        ("Day", ("Mon", "Tue")),
        ("Dag", ("Maandag", "Dinsdag")),
        ("Tag", ("Montag", "Dienstag")),
        ("Jour", ("Lundi", "Mardi")),
        ("Round", ("1", "2")),
        ("Ronde", ("Ronde 1", "Ronde 2")),
        ("Dagdeel", ("ochtend", "middag")),
    ],
)
@pytest.mark.parametrize("order", [(0, 1, 2, 3), (2, 0, 3, 1)])
def test_a_row_for_each_round_is_one_person(
    tmp_path: Path, heading: str, rounds: tuple[str, str], order: tuple[int, ...]
) -> None:
    first, second = rounds
    rows = [
        ["Ann Lee", first, "Pottery", "Carving"],
        ["Ann Lee", second, "Carving", ""],
        ["Bo Null", first, "Carving", "Pottery"],
        ["Bo Null", second, "Pottery", "Carving"],
    ]
    columns = [["Name", heading, "1st choice", "2nd choice"], *rows]
    imported(tmp_path, [[line[place] for place in order] for line in columns], SESSIONS)
    named = [row["Round"] for row in table(tmp_path, "Rounds")]
    assert named == list(rounds)
    assert wishes(tmp_path) == {
        "Ann Lee": {1: [f"Pottery @ {first}", f"Carving @ {second}"], 2: [f"Carving @ {first}"]},
        "Bo Null": {
            1: [f"Carving @ {first}", f"Pottery @ {second}"],
            2: [f"Pottery @ {first}", f"Carving @ {second}"],
        },
    }


def test_a_day_that_nobody_has_twice_is_no_round(tmp_path: Path) -> None:
    rows = [["Name", "Day", "1st choice"], ["Ann Lee", "Mon", "Pottery"], ["Bo Null", "Tue", "Carving"]]
    imported(tmp_path, rows, SESSIONS)
    assert wishes(tmp_path) == {"Ann Lee": in_order("Pottery"), "Bo Null": in_order("Carving")}


LONG = ["Name", "Time", "Workshop", "Rank"]


@pytest.mark.parametrize("order", [(0, 1, 2, 3, 4), (4, 3, 2, 1, 0), (2, 4, 0, 3, 1)])
def test_of_two_answers_with_a_row_for_each_wish_the_latest_counts_as_a_whole(
    tmp_path: Path, order: tuple[int, ...]
) -> None:
    rows = [
        ["Ann Lee", "2026-03-01 10:00", "Pottery", "1"],
        ["Ann Lee", "2026-03-01 10:00", "Carving", "2"],
        ["Ann Lee", "2026-03-01 10:00", "Baking for 2", "3"],
        ["Ann Lee", "2026-03-02 09:00", "Carving", "1"],
        ["Ann Lee", "2026-03-02 09:00", "Pottery", "2"],
    ]
    others = [["Bo Null", "2026-03-01 11:00", "Pottery", "1"], ["Bo Null", "2026-03-01 11:00", "Carving", "2"]]
    lines = [["Name", "Timestamp", "Workshop", "Rank"], *(rows[place] for place in order), *others]
    found = imported(tmp_path, lines, SESSIONS)
    assert wishes(tmp_path) == {"Ann Lee": in_order("Carving", "Pottery"), "Bo Null": in_order("Pottery", "Carving")}
    assert len(said(found)["left out"]) == 3


def test_wishes_that_were_sent_one_after_another_are_one_answer(tmp_path: Path) -> None:
    lines = [
        ["Name", "Timestamp", "Workshop", "Rank"],
        ["Ann Lee", "2026-03-01 10:00:01", "Pottery", "1"],
        ["Ann Lee", "2026-03-01 10:00:07", "Carving", "2"],
        ["Bo Null", "2026-03-01 10:02:00", "Pottery", "1"],
    ]
    imported(tmp_path, lines, SESSIONS)
    assert wishes(tmp_path)["Ann Lee"] == in_order("Pottery", "Carving")
