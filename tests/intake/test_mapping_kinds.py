"""What somebody writes below Holds on the sheet Mapping has to be said in every row, and has to fit the columns."""

from __future__ import annotations

from pathlib import Path

import pytest
from foreign import write_csv
from openpyxl import load_workbook

from allocator.errors import InputProblems
from allocator.intake.imported import Choices
from allocator.intake.run import import_files

ROOMS: list[list[object]] = [["Room", "Seats"], ["Hall", 40], ["Attic", 12]]
SESSIONS: list[list[object]] = [["Workshop", "Max", "Leader"], ["Pottery", 9, "Ada Lind"], ["Yoga", 12, "Bo Null"]]


def edited(folder: Path, rows: list[list[object]], cells: dict[str, str]) -> list[tuple[str, str]]:
    """The problems of importing a file again, after cells of the sheet Mapping were changed."""
    event, file = folder / "event.xlsx", write_csv(folder / "list.csv", rows)
    import_files(event, [file], Choices())
    book = load_workbook(event)
    for cell, text in cells.items():
        book["Mapping"][cell] = text
    book.save(event)
    before = event.read_bytes()
    with pytest.raises(InputProblems) as found:
        import_files(event, [file], Choices())
    assert event.read_bytes() == before
    return [(problem.where, problem.message) for problem in found.value.problems]


@pytest.mark.parametrize(("cell", "above", "here"), [("C2", "sessions", "rooms"), ("C3", "rooms", "sessions")])
def test_a_table_holds_one_thing(cell: str, above: str, here: str, tmp_path: Path) -> None:
    assert edited(tmp_path, ROOMS, {cell: "sessions"}) == [
        ("Mapping!C3", f'one table holds "{above}" in the row above, and "{here}" here; write the same in both.')
    ]


@pytest.mark.parametrize(
    ("rows", "holds", "needed"),
    [
        (ROOMS, "sessions", "title"),
        (ROOMS, "Rounds", "round"),
        (ROOMS, "wishes", "name"),
        (ROOMS, "attendees", "name"),
        (SESSIONS, "rooms", "room"),
        (SESSIONS, "fixed people", "name"),
    ],
)
def test_a_table_has_the_column_that_it_is_about(
    rows: list[list[object]], holds: str, needed: str, tmp_path: Path
) -> None:
    cells = {f"C{row}": holds for row in range(2, 2 + len(rows[0]))}
    message = f'this table holds {holds.lower()}, but no column of it is "{needed}". '
    assert edited(tmp_path, rows, cells) == [
        ("Mapping!G2", f'{message}Say which one is, or that it is "left out".'),
    ]


def test_rooms_become_sessions_where_the_columns_are_said_to_fit(tmp_path: Path) -> None:
    event, file = tmp_path / "event.xlsx", write_csv(tmp_path / "list.csv", ROOMS)
    import_files(event, [file], Choices())
    book = load_workbook(event)
    for cell, text in {"C2": "sessions", "C3": "sessions", "G2": "title", "G3": "maximum"}.items():
        book["Mapping"][cell] = text
    book.save(event)
    counts = import_files(event, [file], Choices()).counts
    assert (counts["sessions"], counts["rooms"]) == (2, 0)
