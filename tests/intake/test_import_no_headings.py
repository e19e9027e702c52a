"""Tables without headings: whose wishes they are is told by the cells, and nobody without a wish is lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from foreign import SESSIONS, Rows, imported, in_order, table, wishes

from allocator.intake.files.grid import TextGrid
from allocator.intake.shapes.person_columns import person_roles
from allocator.intake.shapes.proposal import Known
from allocator.intake.shapes.proposals import proposals
from allocator.intake.tables.roles import TableKind, What
from allocator.intake.tables.table import SourceTable, find_tables

FIRST = ["Anna", "Bob", "Cy", "Di", "Ed"]
LAST = ["Walker", "Roy", "Ham", "Fox", "Gee"]
WISHED = [["Pottery", "Carving"], ["Carving", "Baking for 2"], ["Baking for 2", "Pottery"], ["", ""], ["Pottery", ""]]
NAMES = [f"{first} {last}" for first, last in zip(FIRST, LAST, strict=True)]
EXPECTED = {name: in_order(*filter(None, wished)) for name, wished in zip(NAMES, WISHED, strict=True)}


def only(rows: Rows) -> SourceTable:
    (found,) = find_tables(TextGrid("a.csv", "", tuple(tuple(map(str, row)) for row in rows)))
    return found


def said(rows: Rows, *, taken: tuple[int, ...] = ()) -> dict[int, str]:
    roles = person_roles(only(rows), taken=taken)
    return {place: str(role) for place, role in roles.items() if role.what is not What.LEFT_OUT}


BEFORE: dict[str, list[list[object]]] = {
    "first and last": [[first, last] for first, last in zip(FIRST, LAST, strict=True)],
    "with an age": [[first, last, 11 + at % 3] for at, (first, last) in enumerate(zip(FIRST, LAST, strict=True))],
    "with ages that differ": [[first, last, 11 + at] for at, (first, last) in enumerate(zip(FIRST, LAST, strict=True))],
    "with a class": [[first, last, "3A"] for first, last in zip(FIRST, LAST, strict=True)],
    "with an id": [[7001 + at, first, last] for at, (first, last) in enumerate(zip(FIRST, LAST, strict=True))],
    "capitals first": [[last.upper(), first] for first, last in zip(FIRST, LAST, strict=True)],
    "one column": [[name] for name in NAMES],
    "one column and a class": [[name, "3A"] for name in NAMES],
}


@pytest.mark.parametrize("listed", [True, False], ids=["with a list of sessions", "without"])
@pytest.mark.parametrize("name", BEFORE)
def test_wishes_without_headings_are_those_of_the_names_before_them(tmp_path: Path, name: str, listed: bool) -> None:
    rows: Rows = [[*before, *wished] for before, wished in zip(BEFORE[name], WISHED, strict=True)]
    imported(tmp_path, rows, *([SESSIONS] if listed else []))
    found = {key.title(): value for key, value in wishes(tmp_path).items()}
    assert found == EXPECTED
    assert [row["Name"].title() for row in table(tmp_path, "Attendees")] == NAMES


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([["de Vries", "Anna"], ["Bakker", "Bob"], ["van den Berg", "Cy"]], {0: "last name", 1: "first name"}),
        ([["DUPONT", "Anna"], ["MARTIN", "Bob"], ["PETIT", "Cy"]], {0: "last name", 1: "first name"}),
        ([["Dupont", "A."], ["Martin", "B."], ["Petit", "C."]], {0: "last name", 1: "first name"}),
        ([["Wolff", "Ingo"], ["Jäger", "Dieter"], ["Möller", "Hanna"]], {0: "last name", 1: "first name"}),
        ([["Noël", "Léa"], ["Renaud", "Ørjan"], ["Simon", "Rémi"]], {0: "last name", 1: "first name"}),
        ([["Quy", "Bao"], ["Xu", "Li"], ["Ng", "Wei"]], {0: "first name", 1: "last name"}),
        ([["Anna", "de Vries"], ["Bob", "Bakker"], ["Cy", "van den Berg"]], {0: "first name", 1: "last name"}),
        ([["A.", "Dupont"], ["B.", "Martin"], ["C.", "Petit"]], {0: "first name", 1: "last name"}),
        ([["Anna-Lena", "Müller-Voß"], ["Zoë", "O'Neil"], ["José", "García"]], {0: "first name", 1: "last name"}),
        ([["Anna Walker", "Bob Roy"], ["Cy Ham", "Di Fox"], ["Ed Gee", "Flo Ash"]], {0: "name"}),
        ([["Anna", "3A"], ["Bob", "3B"], ["Cy", "4A"]], {0: "name", 1: "organisation"}),
        ([["Anna", "a@example.org"], ["Bob", "b@example.org"]], {0: "name", 1: "e-mail"}),
    ],
)
def test_the_columns_of_first_and_last_names_are_told_by_their_cells(rows: Rows, expected: dict[int, str]) -> None:
    assert said(rows) == expected


@pytest.mark.parametrize(
    "rows",
    [
        [["Red", "Walker"], ["Red", "Roy"], ["Red", "Ham"], ["Red", "Fox"]],
        [["pottery", "Walker"], ["carving", "Roy"], ["baking", "Ham"]],
        [["Pottery and clay", "Walker"], ["Carving in wood", "Roy"], ["Baking for two", "Ham"]],
        [["Anna", ""], ["Bob", "Roy"], ["Cy", ""]],
        [["Anna", "Bob"], ["Bob", "Cy"], ["Cy", "Anna"]],
    ],
)
def test_other_neighbours_are_no_first_and_last_names(rows: Rows) -> None:
    assert {"first name", "last name"} & set(said(rows).values()) == set()


def test_a_list_of_names_in_two_columns_is_one_of_attendees() -> None:
    rows = [[7001 + at, first, last, "3A"] for at, (first, last) in enumerate(zip(FIRST, LAST, strict=True))]
    best = proposals(only(rows), Known())[0]
    assert best.kind is TableKind.ATTENDEES
    assert [str(best.roles[place]) for place in range(4)] == ["id", "first name", "last name", "organisation"]


@pytest.mark.parametrize("heading", ["Contact", "Kontakt", "Bereikbaar via"])
def test_addresses_below_any_heading_are_addresses(heading: str) -> None:
    rows = [["Name", heading], ["Anna", "a@example.org"], ["Bob", "b@example.org"]]
    assert said(rows) == {0: "name", 1: "e-mail"}


@pytest.mark.parametrize("heading", ["username", "student_id", "Leerlingnummer"])
def test_an_id_may_come_back_in_a_row_for_each_wish(tmp_path: Path, heading: str) -> None:
    rows: list[list[object]] = [[heading, "session", "rank"]]
    for person in ("u1", "u2", "u3"):
        rows += [[person, title, rank] for rank, title in enumerate(("Pottery", "Carving", "Baking for 2"), 1)]
    imported(tmp_path, rows, SESSIONS)
    assert [row["Id"] for row in table(tmp_path, "Attendees")] == ["u1", "u2", "u3"]


def test_an_id_without_a_noun_may_come_back_where_nothing_else_says_who() -> None:
    rows = [["id", "session", "rank"], *([person, "Pottery", "1"] for person in ("u1", "u2") for _ in range(3))]
    assert said(rows, taken=(1, 2)) == {0: "id"}
    named = [
        ["id", "name", "rank"],
        *([person, f"{[*FIRST, 'Flo'][at]} Lind", "1"] for at, person in enumerate(["u1"] * 3 + ["u2"] * 3)),
    ]
    assert said(named, taken=(2,)) == {1: "name"}
