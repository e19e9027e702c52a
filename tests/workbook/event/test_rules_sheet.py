"""The Rules sheet: what its rows say, what is wrong with them, and that it is there only where there are rules."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import rules_page
from openpyxl import load_workbook
from rules_page import EVENT, SHOWN, event_with

from allocator.condition import ORGANISATION
from allocator.demand import Ask, Demand, Strength
from allocator.errors import InputProblems
from allocator.event import Attendee, Event
from allocator.policy import Policy
from allocator.workbook.event.read import inspect_event, read_event
from allocator.workbook.event.schema import RULES
from allocator.workbook.event.template import EXAMPLE_RULES, write_template
from allocator.workbook.event.write import write_event

Row = tuple[object, ...]


def book(path: Path, *rows: Row, event: Event = EVENT) -> Path:
    """An event workbook with these rows on its Rules sheet, in the order of its columns."""
    path.parent.mkdir(exist_ok=True)
    workbook = load_workbook(BytesIO(_with_a_rule(event)))
    page = workbook["Rules"]
    page.delete_rows(2, page.max_row)
    for row in rows:
        page.append(list(row))
    workbook.save(path)
    return path


@cache
def _with_a_rule(event: Event) -> bytes:
    with TemporaryDirectory() as folder:
        write_event(replace(event, demands=SHOWN[:1]), Policy(), Path(folder) / "event.xlsx")
        return (Path(folder) / "event.xlsx").read_bytes()


def read(path: Path, *rows: Row, event: Event = EVENT) -> tuple[Demand, ...]:
    return read_event(book(path / "event.xlsx", *rows, event=event)).event.demands


def problems(path: Path, *rows: Row, event: Event = EVENT) -> list[str]:
    with pytest.raises(InputProblems) as told:
        read(path, *rows, event=event)
    return [f"{one.where}: {one.message}" for one in told.value.problems]


@pytest.mark.parametrize("demand", SHOWN, ids=str)
def test_a_rule_that_is_written_reads_back_the_same(tmp_path: Path, demand: Demand) -> None:
    event = event_with(replace(demand, reason="They asked"))
    write_event(event, Policy(), tmp_path / "event.xlsx")
    assert read_event(tmp_path / "event.xlsx").event == event


def test_people_go_by_id_or_name_and_sessions_by_code_or_title_in_any_spelling(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        ("Sit  together", "ada lee; A2", None, None, "glazing; Round 1", "Must", "a pair"),
        ("runs before", "basics", "W2; Glazing"),
        ("at most so many of", "organisation", None, "8"),
        ("at least so many of", "Each Organisation", None, 1.0),
        (None, None, None, None, None, None),
        ("never in the same session", "Cy Ham; A1; cy ham", None, None, None, "if  possible"),
    )
    assert found == (
        Demand(Ask.TOGETHER, ("A1", "A2"), sessions=("W3",), rounds=("Round 1",), reason="a pair"),
        Demand(Ask.BEFORE, ("W1",), ("W2", "W3")),
        Demand(Ask.AT_MOST, (), each=ORGANISATION, number=8),
        Demand(Ask.AT_LEAST, (), each=ORGANISATION, number=1),
        Demand(Ask.APART, ("A3", "A1"), strength=Strength.IF_POSSIBLE),
    )
    assert [one.cell for one in found] == ["Rules!A2", "Rules!A3", "Rules!A4", "Rules!A5", "Rules!A7"]


def test_what_makes_sense_of_all_sessions_may_be_said_of_all(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        ("run in one room", "All  sessions"),
        ("run without a break", "alles; W1"),
        ("at most so many in a round", "alle workshops", None, 2),
    )
    everything = ("W1", "W2", "W3")
    assert [(one.ask, tuple(sorted(one.who))) for one in found] == [
        (Ask.ONE_ROOM, everything),
        (Ask.NO_BREAK, everything),
        (Ask.AT_ONCE, everything),
    ]
    assert problems(tmp_path, ("attended all or none", "all sessions")) == [
        'Rules!B2: "all sessions" is not a session. There is "W1", "W2", "W3", "Basics", "Advanced", "Glazing".'
    ]


def test_whatever_cannot_be_read_is_told_at_its_cell_and_all_at_once(tmp_path: Path) -> None:
    assert problems(
        tmp_path,
        ("sit togther", "Ada Lee; Bo Roy"),
        ("sit together", "Ada Leo; Bo Roy", None, None, "Glazin"),
        ("runs before", "Basic", "Round 1"),
        ("at most so many of", "A1; A2", None, "few"),
        ("sit together", "A1"),
        ("sit together",),
    ) == [
        'Rules!A2: "sit togther" is not known here. Did you mean "sit together"?',
        'Rules!B3: "Ada Leo" is not an attendee. Did you mean "Ada Lee"?',
        'Rules!E3: "Glazin" is neither a session nor a round. Did you mean "Glazing"?',
        'Rules!B4: "Basic" is not a session. Did you mean "Basics"?',
        'Rules!C4: "Round 1" is not a session. There is "W1", "W2", "W3", "Basics", "Advanced", "Glazing".',
        'Rules!D5: number is "few"; write a whole number, for example 8.',
        'Rules!B6: "sit together" needs at least two attendees; write ; between them.',
        'Rules!B7: Who or what is empty; write it, for example "A17; Sam de Vries".',
    ]


def test_a_name_that_two_attendees_have_is_asked_for_by_id(tmp_path: Path) -> None:
    twins = replace(EVENT, attendees=(*EVENT.attendees, Attendee("A9", "Ada Lee")))
    assert problems(tmp_path, ("sit together", "Ada Lee; Bo Roy"), event=twins) == [
        'Rules!B2: "Ada Lee" is the name of several attendees; write the id instead: "A1" or "A9".'
    ]


def test_commas_between_people_are_pointed_at(tmp_path: Path) -> None:
    assert problems(tmp_path, ("sit together", "Ada Lee, Bo Roy")) == [
        'Rules!B2: "Ada Lee, Bo Roy" has commas between its items; write ; instead: "Ada Lee; Bo Roy".'
    ]


def test_a_name_that_a_round_and_a_session_have_is_a_problem(tmp_path: Path) -> None:
    sessions = (replace(EVENT.sessions[0], title="Round 2"), *EVENT.sessions[1:])
    assert problems(
        tmp_path, ("sit together", "A1; A2", None, None, "Round 2"), event=replace(EVENT, sessions=sessions)
    ) == ['Rules!E2: "Round 2" is a round and a session; write the title or the code of the session.']


def test_what_the_row_says_is_not_read_whatever_it_holds(tmp_path: Path) -> None:
    row = ("sit together", "A1; A2", None, None, None, None, None, "#REF!")
    assert read(tmp_path, row) == (Demand(Ask.TOGETHER, ("A1", "A2")),)


@pytest.mark.parametrize("heading", ["Organisation", "Department"])
def test_a_name_that_is_also_a_column_is_asked_for_by_id(tmp_path: Path, heading: str) -> None:
    people = (replace(EVENT.attendees[0], name=heading.upper()), *EVENT.attendees[1:])
    event = replace(EVENT, attendees=people)
    assert problems(tmp_path, ("at most so many of", heading, None, 1), event=event) == [
        f'Rules!B2: "{heading}" is the name of an attendee too; write the id "A1" for them, or "each {heading}".'
    ]
    assert read(tmp_path / "1", ("at most so many of", f"each {heading}", None, 1), event=event) == (
        Demand(Ask.AT_MOST, (), each=heading, number=1),
    )
    rule = Demand(Ask.AT_MOST, (), each=heading, number=1)
    write_event(replace(event, demands=(rule,)), Policy(), tmp_path / "written.xlsx")
    assert read_event(tmp_path / "written.xlsx").event.demands == (rule,)


def test_what_the_row_says_stands_beside_it(tmp_path: Path) -> None:
    write_event(event_with(SHOWN[0]), Policy(), tmp_path / "event.xlsx")
    page = load_workbook(tmp_path / "event.xlsx", data_only=True)["Rules"]
    assert [cell.value for cell in page[1]] == [one.heading for one in RULES.columns]
    assert [cell.value for cell in page[2]] == [
        *("sit together", "A1; A2", None, None, None, None, None, "A1 and A2 sit together.")
    ]


def test_an_event_without_rules_has_no_sheet_for_them_and_nobody_misses_it(tmp_path: Path) -> None:
    write_event(EVENT, Policy(), tmp_path / "event.xlsx")
    assert "Rules" not in load_workbook(tmp_path / "event.xlsx").sheetnames
    assert [one for one in inspect_event(tmp_path / "event.xlsx").warnings if one.where == "Rules"] == []


def test_an_empty_workbook_has_every_kind_of_rule_if_asked_and_none_is_taken_for_one_of_the_event(
    tmp_path: Path,
) -> None:
    assert {one.ask for one in EXAMPLE_RULES} == set(Ask)
    write_template(tmp_path / "event.xlsx", rules=True)
    told = {one.where for one in inspect_event(tmp_path / "event.xlsx").problems}
    assert all({f"Rules!{column}{row}" for column in "BCE"} & told for row in range(2, 2 + len(EXAMPLE_RULES)))


def test_the_page_shows_every_kind_of_rule_as_it_is_written() -> None:
    page = rules_page.PAGE.read_text(encoding="utf-8")
    assert page == rules_page.with_table(page)
    assert {one.ask for one in SHOWN} == set(Ask)
