"""The workbook of lists: what its sheets say, that text stays text, and that the same lists give the same bytes."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

from market import EVENT, HOSTILE, PLAN, POLICY, hostile
from openpyxl import load_workbook

from allocator.event import Event
from allocator.plan import Plan
from allocator.report.lists import lists
from allocator.report.papers import Papers
from allocator.report.words import Words
from allocator.workbook.xlsx.lists import sheets_as_bytes


def made(event: Event = EVENT, plan: Plan = PLAN, language: str = "en") -> bytes:
    return sheets_as_bytes(lists(Papers(event, POLICY, plan, Words.of(event, language))), title=event.title)


def read(content: bytes) -> dict[str, list[tuple[object, ...]]]:
    return {
        sheet.title: [tuple("" if value is None else value for value in row) for row in sheet.values]
        for sheet in load_workbook(BytesIO(content)).worksheets
    }


FIRST, SECOND = ("First", "09:00–10:00"), ("Second", "10:30–11:30")


def test_what_the_sheets_say() -> None:
    pottery, weaving = ("Hall", "W1", "Pottery"), ("Hall", "W2", "Weaving")
    heads = ("Organisation", "Name", "Id", "E-mail", "First · 09:00–10:00", "First: Room", "Second · 10:30–11:30")
    assert read(made()) == {
        "Programme": [
            (*heads, "Second: Room"),
            ("Kleihuis", "Maan, Dot", "id-4", "dot@example.org", "no seat", "", "no seat", ""),
            (
                "Kleihuis",
                "Speelman, Zus",
                "id-1",
                "zus@example.org",
                "W1 Pottery (speaks)",
                "Hall",
                "W2 Weaving",
                "Hall",
            ),
            ("Weefwerk", "Vink, Bo", "id-2", "bo@example.org", "W1 Pottery", "Hall", "W2 Weaving", "Hall"),
            ("", "Roer, Cas", "id-3", "cas@example.org", "W1 Pottery", "Hall", "free", ""),
        ],
        "Attendance list": [
            ("Round", "When", "Room", "Code", "Session", "Name", "Organisation", "Needs", "Present"),
            (*FIRST, *pottery, "Roer, Cas", "", "", "☐"),
            (*FIRST, *pottery, "Vink, Bo", "Weefwerk", "ramp", "☐"),
            (*SECOND, *weaving, "Speelman, Zus", "Kleihuis", "", "☐"),
            (*SECOND, *weaving, "Vink, Bo", "Weefwerk", "ramp", "☐"),
        ],
        "Speakers": [
            ("Speaker", "E-mail", "Round", "When", "Room", "Code", "Session", "Taken", "Seats"),
            ("Gast, Wim", "wim@example.org", *SECOND, *weaving, 2, 2),
            ("Speelman, Zus", "", *FIRST, *pottery, 2, 2),
        ],
        "Rooms": [
            ("Room", "Round", "When", "Code", "Session", "Speakers", "Taken", "Seats"),
            ("Hall", *FIRST, "W1", "Pottery", "Zus Speelman", 2, 2),
            ("Hall", *SECOND, "W2", "Weaving", "Wim Gast", 2, 2),
            ("Yard", *FIRST, "", "", "", 0, 0),
            ("Yard", *SECOND, "", "closed", "", 0, 0),
        ],
        "Not placed": [
            ("Organisation", "Name", "E-mail", "Without a seat in"),
            ("Kleihuis", "Maan, Dot", "dot@example.org", "First, Second"),
        ],
    }


def test_an_event_without_rooms_has_no_list_of_them() -> None:
    event = replace(EVENT, rooms=(), sessions=tuple(replace(one, room=None) for one in EVENT.sessions))
    plan = replace(PLAN, placements=tuple(replace(one, room="") for one in PLAN.placements))
    assert list(read(made(event, plan, "nl"))) == ["Programma", "Presentielijst", "Sprekers", "Niet geplaatst"]


def test_what_people_write_is_text_and_never_a_formula() -> None:
    book = load_workbook(BytesIO(made(*hostile())))
    names = {cell.value for row in book["Programme"].iter_rows(min_row=2) for cell in row}
    assert [name for name in HOSTILE if name not in names] == []
    assert {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row} == {"s", "n"}


def test_the_same_lists_give_the_same_bytes_whenever_they_are_made() -> None:
    first = made()
    assert made() == first
    with ZipFile(BytesIO(first)) as files:
        assert {one.date_time for one in files.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert files.read("docProps/core.xml").count(b"1980-01-01T00:00:00Z") == 2


def test_sheets_are_ready_to_be_printed() -> None:
    sheets = load_workbook(BytesIO(made())).worksheets
    set_up = {(int(one.page_setup.paperSize), one.page_setup.fitToWidth, one.print_title_rows) for one in sheets}
    assert set_up == {(9, 1, "$1:$1")}
