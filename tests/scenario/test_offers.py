"""Rooms on offer are read from a workbook, and what is wrong with it is told at its cells."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook

from allocator.errors import FileTrouble, InputProblems
from allocator.event import Place, Room, RoomChoice
from allocator.workbook.scenarios.offers import OFFERS, with_offers
from tests.small import DAY

HEADINGS = [column.heading for column in OFFERS.columns]


def offers(place: Path, *rows: tuple[object, ...], title: str = "Rooms") -> Path:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = title
    for row in (HEADINGS, *rows):
        sheet.append(list(row))
    book.save(place / "rooms.xlsx")
    return place / "rooms.xlsx"


def test_rooms_are_places_and_layouts_are_their_rooms(tmp_path: Path) -> None:
    path = offers(
        tmp_path,
        ("Tent", None, 40, "stage", "R1"),
        ("Hall", "theatre", 90),
        ("Hall", "tables", "50", "tables"),
        ("attic", "cleared", 12),
    )
    read = with_offers(path, DAY, 1)
    assert read.rooms[len(DAY.rooms) :] == (
        Room("Tent", 40, frozenset({"stage"}), frozenset({"R1"})),
        Room("Hall (theatre)", 90),
        Room("Hall (tables)", 50, frozenset({"tables"})),
        Room("attic (cleared)", 12, closed=DAY.room_of["Attic"].closed),
    )
    assert read.choice == RoomChoice(
        (
            Place(("Tent",)),
            Place(("Hall (theatre)", "Hall (tables)")),
            Place(("Attic", "attic (cleared)"), offered=False),
        ),
        1,
    )


def test_everything_wrong_is_told_at_its_cell(tmp_path: Path) -> None:
    path = offers(tmp_path, ("Attic", None, 9), ("Tent", None, "many"), ("Tent", None, 4), ("Hall", "x", 5, None, "R9"))
    with pytest.raises(InputProblems) as told:
        with_offers(path, DAY, None)
    assert [(one.where, one.message) for one in told.value.problems] == [
        ("Rooms!B2", '"Attic" is a room of the event already; name the layout, or delete the row.'),
        ("Rooms!C3", 'capacity is "many"; write a whole number, for example 30.'),
        ("Rooms!A4", '"Tent" is there already; give each room or layout one row.'),
        ("Rooms!E5", '"R9" is not a round. There is "R1", "R2", "R3".'),
    ]


def test_a_workbook_without_rooms_is_refused(tmp_path: Path) -> None:
    path = offers(tmp_path)
    with pytest.raises(FileTrouble) as told:
        with_offers(path, DAY, None)
    assert str(told.value) == f"{path} offers no rooms: its sheet holds none."
