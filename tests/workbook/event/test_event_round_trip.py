"""Whatever event is written reads back as the same event."""

from __future__ import annotations

from dataclasses import fields
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from types import SimpleNamespace
from typing import Any

import pytest
from drawn_events import FACTS, OTHERWISE, default, events
from hypothesis import HealthCheck, given, settings

from allocator import coherence
from allocator.errors import InputProblems
from allocator.event import Event, Fixed, Labels, Round
from allocator.example import symposium
from allocator.policy import Policy
from allocator.workbook.event.read import read_event
from allocator.workbook.event.rounds import row_of_round
from allocator.workbook.event.schema import FEATURES, PINS, SESSIONS, SETTING_ROWS
from allocator.workbook.event.schema.columns import CellKind, Column, Sheet
from allocator.workbook.event.template import EXAMPLE, write_template
from allocator.workbook.event.values.fields import cell_of, fields_of, in_field, row_of
from allocator.workbook.event.values.names import Names
from allocator.workbook.event.values.parse import parse
from allocator.workbook.event.write import write_event
from allocator.workbook.xlsx.cells import SheetCell

COLUMNS = [
    pytest.param(sheet, column, id=f"{sheet.name} {column.heading}")
    for sheet in FACTS
    for column in sheet.columns
    if column.field and column.kind is not CellKind.TIME
]
"""All columns that fill a field, without times: these are read with their date."""

NAMES = {name: Names("a name", {key: (key,) for key in "abcd"}, ()) for name in (*(s.name for s in FACTS), FEATURES)}


@pytest.mark.slow
@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow])
@given(events())
def test_an_event_that_is_written_reads_back_the_same(case: tuple[Event, Policy]) -> None:
    event, policy = case
    with TemporaryDirectory() as folder:
        path = Path(folder) / "event.xlsx"
        write_event(event, policy, path)
        reading = read_event(path)
    assert (reading.event, reading.policy) == (event, policy)


@pytest.mark.parametrize("sheet", FACTS, ids=lambda sheet: sheet.name)
def test_every_field_of_a_fact_has_a_column_of_its_own(sheet: Sheet) -> None:
    assert sheet.fact is not None
    filled = sorted(column.field for column in sheet.columns if column.field)
    assert filled == sorted({field.name for field in fields(sheet.fact)} - OTHERWISE.get(sheet.fact, set()))


@pytest.mark.parametrize("fact", [Event, Labels, Policy])
def test_every_decision_has_a_setting_of_its_own(fact: type) -> None:
    filled = sorted(setting.field for setting in SETTING_ROWS if setting.fact is fact)
    assert filled == sorted({field.name for field in fields(fact)} - OTHERWISE.get(fact, set()))


def test_what_fills_blank_cells_of_sessions_fills_a_column() -> None:
    filled = {setting.field for setting in SETTING_ROWS if setting.fact not in (Event, Labels, Policy)}
    assert {setting.fact for setting in SETTING_ROWS} == {Event, Labels, Policy, SESSIONS.fact}
    assert filled <= {column.field for column in SESSIONS.columns}


def something(column: Column) -> Any:
    """What the field of a column may hold, other than its default."""
    match column.kind:
        case CellKind.TEXT | CellKind.NAME:
            return "b"
        case CellKind.WHOLE:
            return 7
        case CellKind.WHOLES:
            return (2, 5)
        case CellKind.YES_NO | CellKind.MUST:
            return not default(column)
        case CellKind.FIXED:
            return (Fixed("b", "c"), Fixed("a"))
        case CellKind.CHOICES:
            return tuple(reversed(column.choices))
        case CellKind.TEXTS | CellKind.NAMES:
            (kind,) = (str(field.type) for field in fields(column.fact or object) if field.name == column.field)
            return frozenset("ac") if "frozenset" in kind else ("c", "a")
        case CellKind.TIME | CellKind.DATE:
            return datetime(2026, 11, 25, 10, 45)


@pytest.mark.parametrize(("sheet", "column"), COLUMNS)
def test_every_column_is_written_and_read(sheet: Sheet, column: Column) -> None:
    fact = fact_with(sheet, column)
    assert getattr(fact, column.field) != default(column)
    row = {**dict.fromkeys(one.heading for one in sheet.columns), **row_of(sheet, fact)}
    cells = {one.heading: SheetCell("", 2, 1, row[one.heading]) for one in sheet.columns}
    said = {one.heading: parse(cells[one.heading], one, NAMES) for one in sheet.columns}
    assert sheet.fact is not None
    assert sheet.fact(**fields_of(sheet, said, said[sheet.key.heading])) == fact


def fact_with(sheet: Sheet, column: Column) -> Any:
    """A fact with something in one field, and no more than it must have in the others."""
    assert sheet.fact is not None
    needed = {one.field: something(one) for one in sheet.columns if one.field and one.required}
    optional = {} if sheet is not PINS else {"session": None, "round": None}
    return sheet.fact(**{**optional, **needed, column.field: something(column)})


@pytest.mark.parametrize("setting", SETTING_ROWS, ids=lambda setting: setting.heading)
def test_every_setting_is_written_and_read(setting: Column) -> None:
    fact = SimpleNamespace(**{setting.field: something(setting)})
    cell = SheetCell("", 2, 2, cell_of(fact, setting))
    assert in_field(parse(cell, setting, {}), setting) == something(setting)


def test_a_round_is_written_with_its_date() -> None:
    start, end = datetime(2026, 11, 25, 10, 45), datetime(2026, 11, 25, 11, 30)
    day, begin, until = start.date(), start.time(), end.time()
    head = {"Round": "a", "Held": None}
    assert row_of_round(Round("a", start, end)) == {**head, "Date": day, "Start": begin, "End": until}
    assert row_of_round(Round("a", None, end)) == {**head, "Date": day, "Start": None, "End": until}
    assert row_of_round(Round("a")) == {**head, "Date": None, "Start": None, "End": None}
    assert row_of_round(Round("a", held=True))["Held"] == "yes"


def test_the_symposium_reads_back_the_same(tmp_path: Path) -> None:
    event, policy = symposium()
    write_event(event, policy, tmp_path / "event.xlsx")
    reading = read_event(tmp_path / "event.xlsx")
    assert (reading.event, reading.policy) == (event, policy)


def test_an_empty_workbook_asks_to_replace_its_example_rows(tmp_path: Path) -> None:
    path = tmp_path / "event.xlsx"
    write_template(path)
    with pytest.raises(InputProblems) as caught:
        read_event(path)
    asks = "this is the example row of an empty workbook; write your own over it, or delete the row."
    sheets = ("Rounds", "Rooms", "Speakers", "Sessions", "Attendees", "Pins", "Wishes")
    assert [(problem.where, problem.message) for problem in caught.value.problems] == [
        (f"{sheet}!A2", asks) for sheet in sheets
    ]


def test_the_example_rows_agree_with_one_another() -> None:
    assert list(coherence.problems(EXAMPLE, Policy())) == []
