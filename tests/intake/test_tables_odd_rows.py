"""Rows and columns around the data that are none of it: totals, counts, remarks, legends, sums; and true rows stay."""

from __future__ import annotations

from pathlib import Path

import pytest
from foreign import SESSIONS, imported, in_order, said, table, wishes

from allocator.intake.files.grid import TextGrid
from allocator.intake.tables.table import SourceTable, find_tables

PEOPLE = ["Ann Lee", "Bob Roy", "Cy Ham", "Di Fox", "Ed Gee", "Flo Ash"]
WISHED = [
    ["Pottery", "Carving", "Weaving"],
    ["Carving", "Pottery", "Weaving"],
    ["Weaving", "Carving", "Pottery"],
    ["Pottery", "Weaving", "Carving"],
    ["Carving", "Weaving", "Pottery"],
    ["Pottery", "", ""],
]
CHOICES = [[name, str(10 + at), *wished] for at, (name, wished) in enumerate(zip(PEOPLE, WISHED, strict=True))]
HEAD = ["Name", "Age", "Choice 1", "Choice 2", "Choice 3"]
RANKS = [
    ["Name", "Pottery", "Carving", "Weaving"],
    *([name, *"123"] for name in PEOPLE[:3]),
    *([name, *"321"] for name in PEOPLE[3:]),
]
TICKS = [
    ["Name", "Pottery", "Carving", "Weaving"],
    *([name, "x", "", "x"] for name in PEOPLE[:4]),
    *([name, "", "x", "x"] for name in PEOPLE[4:]),
]


def only(rows: list[list[str]]) -> SourceTable:
    width = max(map(len, rows))
    (found,) = find_tables(TextGrid("a.csv", "", tuple(tuple(row) + ("",) * (width - len(row)) for row in rows)))
    return found


@pytest.mark.parametrize(
    "below",
    [
        [["", "", "", "", "Number of Activities"], ["1", "0", "33", "12", "25"]],
        [["1", "0", "33", "12", "25"]],
        [["", "", "6", "5", "5"]],
        [["Totaal", "", "6", "5", "5"]],
        [["", "12.5"]],
        [[], ["", "", "Nog te doen"]],
        [["* Cy komt later"]],
        [[], ["NB: Cy komt later, zie de lijst"]],
        [[], ["x = aanwezig"], ["o = afwezig"]],
        [[], ["Legenda"], ["x", "aanwezig"], ["o", "afwezig"]],
        [[], ["Légende"], ["P", "potier"], ["C", "sculpture"]],
        [[], ["Pottery", "3"], ["Carving", "2"], ["Weaving", "1"]],
        [["Aangemeld", "", "6", "5", "5"], ["* zonder wachtlijst"]],
        [["", "Summe", "6", "5", "5"]],
    ],
)
def test_what_stands_below_the_data_is_set_aside_and_named(below: list[list[str]]) -> None:
    found = only([HEAD, *CHOICES, *below])
    assert [found.cells(row) for row in found.rows] == CHOICES
    filled = [number for number, row in enumerate([HEAD, *CHOICES, *below]) if number > len(CHOICES) and any(row)]
    assert sorted(row for row, _ in found.aside) == filled


@pytest.mark.parametrize(
    "last",
    [
        ["Gus Hill", "", "", "", ""],
        ["Gus", "12", "", "", ""],
        ["", "12", "Pottery", "Carving", ""],
        ["", "", "Pottery", "Carving", "Weaving"],
        ["Gus Hill", "12", "Baking for 2", "", ""],
        ["Max Hill", "", "Pottery", "", ""],
        ["Stella Note", "", "", "", ""],
        ["A. Starling", "", "", "", ""],
    ],
)
def test_a_true_row_at_the_end_stays(last: list[str]) -> None:
    found = only([HEAD, *CHOICES, last])
    assert [found.cells(row) for row in found.rows] == [*CHOICES, last]
    assert found.aside == ()


def test_a_true_row_behind_a_blank_one_stays() -> None:
    found = only([HEAD, *CHOICES, [], ["Gus Hill", "12", "Carving"], ["Hal Ives"]])
    assert [found.cells(row)[0] for row in found.rows] == [*PEOPLE, "Gus Hill", "Hal Ives"]


@pytest.mark.parametrize("label", ["", "Deelnemers", "Aanmeldingen"])
def test_counts_below_ranks_and_ticks_are_none(label: str) -> None:
    for rows, counts in ((RANKS, ["12", "12", "12"]), (TICKS, ["4", "2", "6"])):
        found = only([*rows, [label, *counts]])
        assert [found.cells(row) for row in found.rows] == rows[1:]
        assert found.aside == ((len(rows), "counts of what is above"),)


def test_ranks_of_somebody_without_a_name_are_no_counts() -> None:
    assert len(only([*RANKS, ["", "3", "1", "2"]]).rows) == 7


@pytest.mark.parametrize("heading", ["", "Total", "Totaal", "Summe", "Somme", "Suma"])
def test_sums_beside_the_data_are_set_aside_and_named(heading: str) -> None:
    ranks = [[*RANKS[0], heading], *([*row, str(6 + at)] for at, row in enumerate(RANKS[1:]))]
    for at, row in enumerate(ranks[1:]):
        row[1] = str(at + 1)
        row[4] = str(sum(map(int, row[1:4])))
    ticks = [
        [*TICKS[0], heading],
        *([*row, "2"] for row in TICKS[1:]),
    ]
    ticks[1] = ["Ann Lee", "x", "x", "x", "3"]
    for rows in (ranks, ticks):
        found = only(rows)
        assert (found.headings, found.beside) == (
            ("Name", "Pottery", "Carving", "Weaving"),
            ((4, "sums or counts of the columns before it"),),
        )


def test_a_maximum_that_is_a_sum_is_none_of_these_columns() -> None:
    rows = [["Title", "Enrolled", "Seats left", "Capacity"], ["Pottery", "3", "4", "7"], ["Carving", "2", "7", "9"]]
    found = only([*rows, ["Weaving", "5", "5", "10"], ["Baking", "5", "7", "12"]])
    assert (found.headings, found.beside) == (("Title", "Enrolled", "Seats left", "Capacity"), ())


def test_rows_and_columns_that_are_set_aside_are_in_the_report(tmp_path: Path) -> None:
    rows = [HEAD, *CHOICES, ["", "", "", "", "Number of Activities"], ["1", "0", "33", "12", "25"]]
    found = imported(tmp_path, rows, SESSIONS)
    assert [row["Name"] for row in table(tmp_path, "Attendees")] == PEOPLE
    assert wishes(tmp_path)["Ann Lee"] == in_order("Pottery", "Carving", "Weaving")
    left = [line for line in said(found)["left out"] if "row like those" in line]
    assert left == [
        'answers.csv, row 8, column 1 (A): no row like those above: "Number of Activities"',
        'answers.csv, row 9, column 1 (A): no row like those above: "1 0 33 12 25"',
    ]
