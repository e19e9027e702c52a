"""What is written reads back as it was."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from plan_cases import METHODS, NOW, events_and_plans, result_of

from allocator.event import Event
from allocator.fingerprint import plan_hash
from allocator.plan import Assignment, Edition, Placement, Plan, Status
from allocator.policy import Policy
from allocator.scenario.replan.edits import edits_of
from allocator.verify import violations
from allocator.workbook.plan.read import ReadPlan, read_plan
from allocator.workbook.plan.words import SessionNames, assignment_columns, timetable_columns
from allocator.workbook.plan.write import write_plan


@pytest.mark.slow
@settings(max_examples=40, deadline=None)
@given(events_and_plans())
def test_what_is_written_reads_back(case: tuple[Event, Plan]) -> None:
    event, plan = case
    assert violations(event, Policy(), plan) == ()
    with TemporaryDirectory() as folder:
        path = Path(folder) / "plan.xlsx"
        write_plan(event, Policy(), result_of(plan), path, event_file="event.xlsx", now=NOW)
        edition = Edition(plan_hash(plan), f"{NOW:%Y-%m-%d %H:%M}", "event.xlsx")
        assert read_plan(path, event) == ReadPlan(
            plan,
            (),
            "c0ffee",
            (edition,),
            written=plan,
            status=Status.PROVED_BEST,
            attendees=frozenset(event.attendee_of),
            methods=METHODS,
        )


@pytest.mark.slow
@settings(max_examples=25, deadline=None)
@given(events_and_plans(), st.data())
def test_what_is_edited_reads_back_as_these_edits(case: tuple[Event, Plan], data: st.DataObject) -> None:
    event, plan = case
    seats = {(one.attendee, one.round): one for one in plan.assignments}
    places = {(one.room, one.round): one for one in plan.placements}
    names = SessionNames(event)
    codes = [None, *(session.code for session in event.sessions)]
    with TemporaryDirectory() as folder:
        path = Path(folder) / "plan.xlsx"
        pinned = data.draw(st.frozensets(st.sampled_from(plan.assignments))) if plan.assignments else frozenset()
        write_plan(event, Policy(), result_of(plan), path, event_file="event.xlsx", now=NOW, pinned=pinned)
        workbook = load_workbook(path)
        sheet = workbook["Assignments"]
        columns = {cell.value: cell.column for cell in sheet[1]}
        for row, attendee in enumerate(event.attendees, start=2):
            for round, headings in assignment_columns(event).items():
                if data.draw(st.booleans()):
                    code = data.draw(st.sampled_from(codes))
                    seats.pop((attendee.id, round), None)
                    if code is not None:
                        seats[attendee.id, round] = Assignment(attendee.id, code, round)
                    cell = sheet.cell(row, columns[headings.session])
                    cell.value = None if code is None else names.written(code)
                    cell.data_type = "n" if code is None else "s"
        sheet = workbook["Timetable"]
        columns = {cell.value: cell.column for cell in sheet[3]}
        for row, room in enumerate(event.rooms, start=4):
            for round, headings in timetable_columns(event).items():
                if data.draw(st.booleans()):
                    code = data.draw(st.sampled_from(codes))
                    places.pop((room.name, round), None)
                    if code is not None:
                        places[room.name, round] = Placement(code, round, room.name)
                    cell = sheet.cell(row, columns[headings.session])
                    cell.value = None if code is None else names.written(code)
                    cell.data_type = "n" if code is None else "s"
        workbook.save(path)
        # Without rooms a Timetable has no place for what is held; it stays as it was.
        held = places.values() if event.rooms else plan.placements
        edited = Plan.of(held, seats.values())
        read = read_plan(path, event)
        assert read.written == plan
        assert read.plan == edited
        assert edits_of(plan, read.plan).done(plan) == edited
        assert {(one.attendee, one.round) for one in read.pinned} >= {
            (one.attendee, one.round) for one in pinned if (one.attendee, one.round) in seats
        }
