"""A matrix with people across and sessions down, with facts about the sessions before the people."""

from __future__ import annotations

from pathlib import Path

import pytest
from foreign import Rows, imported, table, wishes

from allocator.intake.files.grid import TextGrid
from allocator.intake.mapping.questions import Unsettled
from allocator.intake.tables.table import find_tables

TITLES = ("Ants", "Bees", "Crows", "Deer")
NAMES = ("Zoe Hughes", "Hazel Reed", "Grace Price")
CELLS: dict[str, list[list[object]]] = {
    "ranks": [[2, 1, 1], [3, 2, 4], [1, 3, 2], [4, 4, 3]],
    "ranks of some": [[2, 1, ""], ["", 2, 1], [1, "", 2], ["", "", ""]],
    "scores": [[8, 1, 9], [3, 2, 4], [10, 3, 2], [4, 4, 3]],
    "ticks": [["x", "", "x"], ["", "x", "x"], ["x", "", ""], ["", "x", ""]],
    "1 and 0": [[1, 0, 1], [0, 1, 1], [1, 0, 0], [0, 1, 0]],
    "words": [["yes", "no", "maybe"], ["no", "maybe", "yes"], ["maybe", "yes", "no"], ["no", "no", "yes"]],
}


def read(folder: Path, rows: Rows) -> object:
    """What everybody wishes for; where several readings are as likely, in the first."""
    folder.mkdir(exist_ok=True)
    try:
        imported(folder, rows, rounds="1")
    except Unsettled as unsettled:
        imported(
            folder, rows, rounds="1", answers=tuple((one.key, one.choices[0].answer) for one in unsettled.questions)
        )
    return wishes(folder)


def upright(kind: str, names: tuple[str, ...] = NAMES) -> list[list[object]]:
    columns = list(zip(*CELLS[kind], strict=True))
    return [["Name", *TITLES], *([name, *cells] for name, cells in zip(names, columns, strict=True))]


def held(folder: Path, *headings: str) -> list[tuple[str, ...]]:
    return [tuple(row.get(heading, "") for heading in headings) for row in table(folder, "Sessions")]


@pytest.mark.parametrize("corner", ["Topic", "Workshop", "Kurs", "Atelier", "Título", ""])
@pytest.mark.parametrize("kind", CELLS)
def test_people_across_are_read_with_the_places_of_sessions(kind: str, corner: str, tmp_path: Path) -> None:
    lines = zip(TITLES, (3, 2, 2, 3), CELLS[kind], strict=True)
    rows = [[corner, "Places", *NAMES], *([title, places, *cells] for title, places, cells in lines)]
    assert read(tmp_path / "across", rows) == read(tmp_path / "upright", upright(kind))
    assert held(tmp_path / "across", "Title", "Maximum") == [
        (title, str(places)) for title, places in zip(TITLES, (3, 2, 2, 3), strict=True)
    ]


@pytest.mark.parametrize("total", ["Total", "Totaal", "Summe", "Somme"])
@pytest.mark.parametrize("facts", [(), ("Max",)])
def test_a_title_above_and_a_total_below_are_no_sessions(facts: tuple[str, ...], total: str, tmp_path: Path) -> None:
    rows = [
        ["Project week"],
        [],
        ["Topic", *facts, *NAMES],
        *([title, *[5] * len(facts), *cells] for title, cells in zip(TITLES, CELLS["ticks"], strict=True)),
        [total, *[20] * len(facts), 2, 2, 2],
    ]
    assert read(tmp_path / "across", rows) == read(tmp_path / "upright", upright("ticks"))
    assert [title for (title,) in held(tmp_path / "across", "Title")] == list(TITLES)


def test_several_facts_are_before_the_people(tmp_path: Path) -> None:
    facts = [
        ["A1", 2, 5, "Eva Kuip", "Lab"],
        ["A2", 3, 6, "", "Hall"],
        ["A3", 2, 4, "Tom Prins", "Aula"],
        ["A4", 2, 9, "", "Gym"],
    ]
    rows = [["Code", "Topic", "Min", "Max", "Leader", "Room", *NAMES]]
    rows += [
        [code, title, *more, *cells] for title, (code, *more), cells in zip(TITLES, facts, CELLS["ranks"], strict=True)
    ]
    imported(tmp_path, [list(map(str, row)) for row in rows], rounds="1")
    assert held(tmp_path, "Code", "Title", "Minimum", "Maximum", "Speakers", "Fixed room") == [
        ("A1", "Ants", "2", "5", "Eva Kuip", "Lab"),
        ("A2", "Bees", "3", "6", "", "Hall"),
        ("A3", "Crows", "2", "4", "Tom Prins", "Aula"),
        ("A4", "Deer", "2", "9", "", "Gym"),
    ]
    assert list(wishes(tmp_path)) == list(NAMES)


@pytest.mark.parametrize(
    "names",
    [
        ("Zoe", "Anna", "Grace"),
        ("Hughes, Zoe", "Reed, Anna", "Price, Grace"),
        ("zoe@example.org", "reed@example.org", "price@example.org"),
        ("Nnamdi Okafor", "Wei Zhang", "Ibrahim Demir"),
        ("Jan de Vries", "Eva van den Berg", "Tom Bos"),
    ],
)
def test_people_may_be_called_in_many_ways(names: tuple[str, ...], tmp_path: Path) -> None:
    lines = zip(TITLES, (3, 2, 2, 3), CELLS["ranks"], strict=True)
    imported(tmp_path, [["Topic", "Places", *names], *([title, places, *cells] for title, places, cells in lines)])
    assert len(wishes(tmp_path)) == len(names) == len(table(tmp_path, "Attendees"))
    assert held(tmp_path, "Title", "Maximum") == [("Ants", "3"), ("Bees", "2"), ("Crows", "2"), ("Deer", "3")]


def test_people_across_have_the_addresses_of_their_cells(tmp_path: Path) -> None:
    lines = zip(TITLES, CELLS["ranks"], strict=True)
    found = imported(tmp_path, [["Topic", "Places", *NAMES], *([title, 3, *cells] for title, cells in lines)])
    assert [area for area, _ in found.tables] == ["answers.csv, rows 1 to 5", "answers.csv, rows 2 to 5"]


@pytest.mark.parametrize(
    "rows",
    [
        [["Workshop", "Max", "Ronde 1", "Ronde 2"], ["Klei", 8, "x", ""], ["Dans", 9, "x", "x"], ["Rap", 9, "", "x"]],
        [["Workshop", "Max", "Blue Hall", "Red Hall", "Big Hall"], ["Klei", 8, "x", "", ""], ["Dans", 9, "", "x", "x"]],
        [["Workshop", "Max", "Land", "Water"], ["Klei", 8, "x", ""], ["Dans", 9, "x", "x"]],
        [["Topic", "Min", "Max Monday", "Max Tuesday"], ["Klei", 8, 12, 13], ["Dans", 9, 14, 15]],
    ],
)
def test_other_columns_of_sessions_are_nobody(rows: Rows) -> None:
    width = max(map(len, rows))
    cells = tuple((*map(str, row), *[""] * (width - len(row))) for row in rows)
    assert [type(one.grid) for one in find_tables(TextGrid("a.csv", "", cells))] == [TextGrid]
