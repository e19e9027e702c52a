"""docs/plan-workbook.md names every sheet, column and line of the plan workbook, and no others."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from openpyxl import Workbook
from plan_cases import NOW, result_of

from allocator.event import Attendee, Event, Labels, Room, Round, Session, Wish
from allocator.plan import Assignment, Origin, Placement, Plan, Stage, Trade
from allocator.policy import Policy
from allocator.workbook.plan.book import PlanBook
from allocator.workbook.plan.write import plan_workbook

PAGE = Path(__file__).parents[3] / "docs" / "plan-workbook.md"

EVENT = Event(
    title="Any",
    rounds=(Round("<round>"),),
    rooms=(Room("Hall", 5),),
    speakers=(),
    sessions=(Session("W1", "Pottery"),),
    attendees=(Attendee("A1", "Ann"),),
    wishes=(Wish("A1", "W1", 1),),
    labels=Labels("<session>", "<sessions>", "<attendee>", "<attendees>"),
)
PLAN = Plan.of([Placement("W1", "<round>", "Hall")], [Assignment("A1", "W1", "<round>")])
HEADER_ROWS = {"Assignments": 1, "Offerings": 1, "Rosters": 6, "Timetable": 3, "Demand": 5, "Unlucky": 1}
HEADER_ROWS |= {"Changes": 1, "Frontier": 1, "History": 1}
TRADE = (Trade(None, (0, 0, 0), (Stage("<objective>", 0, 0),), chosen=True),)


def workbook() -> Workbook:
    result = replace(result_of(PLAN), first_plan_seconds=1.0, peak_mb=99.5)
    return plan_workbook(PlanBook(EVENT, Policy(most_moved=3), PLAN, result, "e.xlsx", NOW, Origin((), (), (), TRADE)))


def described() -> dict[str, list[str]]:
    """The first cells of the table of each section; '(none)' is a column without a heading."""
    sections = PAGE.read_text(encoding="utf-8").split("\n## ")[1:]
    first_cell = re.compile(r"^\| (?:`([^`]+)`|\(none\)) \|", re.MULTILINE)
    tables = {section.split("\n")[0]: first_cell.findall(section) for section in sections}
    return {title: names for title, names in tables.items() if names}


def lines(book: Workbook, sheet: str, column: int, titles: set[str]) -> list[str]:
    """The names in a column of a sheet below certain titles, each down to a blank."""
    found: list[str] = []
    inside = False
    for (cell,) in book[sheet].iter_rows(min_col=column, max_col=column, values_only=True):
        inside = cell in titles or (inside and cell is not None)
        found += [str(cell)] if inside and cell not in titles else []
    return found


def test_every_sheet_column_and_line_is_described() -> None:
    book = workbook()
    there = {
        sheet: [str(cell) if cell else "" for cell in list(book[sheet].values)[row - 1]]
        for sheet, row in HEADER_ROWS.items()
    }
    there["Summary"] = [
        *lines(book, "Summary", 1, {"<attendees>"}),
        *lines(book, "Summary", 5, {"<sessions>"}),
        *lines(book, "Summary", 1, {"Seat"}),
    ]
    there["About"] = lines(book, "About", 1, {"This plan", "Policy"})
    assert described() == there


def test_the_other_sheets_are_named() -> None:
    assert {*described(), "Lists", "As written"} == set(workbook().sheetnames)
