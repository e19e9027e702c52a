"""Every sheet of the plan workbook, cell by cell, for an event of four people."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import time
from functools import cache
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.chart import BarChart
from plan_cases import NOW, result_of, small_event, small_plan

from allocator.errors import FileTrouble, UnverifiedPlan
from allocator.event import Attendee, Event, Pin, Room, Round, Session, Wish
from allocator.plan import Assignment, Origin, Placement, Plan, Result, Stage, Status, Trade
from allocator.policy import Policy
from allocator.rule import Objective, Rule
from allocator.verify.demand import worst_first
from allocator.workbook.plan.book import PlanBook, clock, ordinal
from allocator.workbook.plan.sheets.figures.frontier import write_frontier
from allocator.workbook.plan.sheets.figures.summary import how_sure
from allocator.workbook.plan.write import plan_workbook, write_plan

STAGES = (Stage("unseated", 2, 2, 0.1), Stage("total cost", 18, 12, 3.0))
POLICY = Policy(objectives=("unseated", "total cost"))
RESULT = replace(result_of(small_plan(), stages=STAGES, status=Status.BEST_FOUND), notes=("Stopped by hand.",))

Rows = list[tuple[object, ...]]


def book(event: Event, plan: Plan, *, policy: Policy = POLICY, result: Result = RESULT) -> PlanBook:
    return PlanBook(event, policy, plan, result, "market.xlsx", NOW)


@cache
def small_workbook() -> Workbook:
    """The plan of the small event, to look at and not to change."""
    return plan_workbook(book(small_event(), small_plan()))


def rows(workbook: Workbook, sheet: str) -> Rows:
    return [tuple(cell if cell != "" else None for cell in row) for row in workbook[sheet].values]


def written(path: Path, event: Event, plan: Plan) -> Workbook:
    write_plan(event, POLICY, replace(RESULT, plan=plan), path, event_file="market.xlsx", now=NOW)
    return load_workbook(path)


def test_sheets_stand_in_this_order_and_lists_are_hidden() -> None:
    sheets = [(sheet.title, sheet.sheet_state) for sheet in small_workbook().worksheets]
    shown = ["Summary", "Assignments", "Offerings", "Rosters", "Timetable", "Demand", "Unlucky", "About", "History"]
    assert sheets == [(title, "visible") for title in shown] + [("Lists", "hidden"), ("As written", "hidden")]


def test_summary_on_one_page() -> None:
    workbook = small_workbook()
    sure = "Total cost is 18, and no plan goes below 12: it is at most 33.4 % from the best possible."
    assert rows(workbook, "Summary") == [
        ("Market day", None, None, None, None, None),
        ("Written on 3 November 2026, 14:05, from market.xlsx", None, None, None, None, None),
        (None, None, None, None, None, None),
        ("Best found", None, None, None, None, None),
        (sure, None, None, None, None, None),
        (None, None, None, None, None, None),
        ("Deelnemers", None, None, None, "Workshops", None),
        ("Deelnemers in all", 4, None, None, "Workshops in all", 3),
        ("got their 1st wish", 3, None, None, "held at least once", 2),
        ("stated wishes and got none of them", 1, None, None, "Offerings, all rounds together", 2),
        ("lack a seat in some round", 1, None, None, "Seats on offer", 4),
        ("Worst that anybody with wishes got", "no seat", None, None, "Seats taken", 4),
        ("Total cost", 18, None, None, "Part of the seats taken", 1.0),
        (None, None, None, None, "Seats lacking", 2),
        (None, None, None, None, None, None),
        ("Objectives, the most important first", None, None, None, None, None),
        ("Objective", "Value", "Bound", None, "What that means", None),
        ("Unseated", 2, 2, None, "proved: no plan has less", None),
        ("Total cost", 18, 12, None, "at most 33.4 % from the best possible", None),
        (None, None, None, None, None, None),
        ("Seats by the wish that they grant", None, None, None, None, None),
        ("Seat", "Seats", "Part", None, None, None),
        ("1st wish", 3, 3 / 6, None, None, None),
        ("2nd wish", 0, 0 / 6, None, None, None),
        ("Unwished", 1, 1 / 6, None, None, None),
        ("Pinned, or stated no wishes", 0, 0 / 6, None, None, None),
        ("No seat", 2, 2 / 6, None, None, None),
    ]
    sheet = workbook["Summary"]
    assert (sheet.print_area, sheet.page_setup.fitToHeight) == ("'Summary'!$A$1:$F$27", 1)


def test_the_charts_of_the_frontier_are_printed_with_its_table() -> None:
    trade = tuple(
        Trade(most, (most, 0, 0), (Stage("total cost", cost, cost),), chosen=most == 0)
        for most, cost in ((0, 9), (2, 4))
    )
    result = replace(RESULT, stages=())
    origin = Origin((), (), (), trade)
    sheet = Workbook().create_sheet("Frontier")
    write_frontier(sheet, PlanBook(small_event(), POLICY, small_plan(), result, "market.xlsx", NOW, origin))
    (chart,) = sheet._charts
    assert (chart.anchor.to.row, sheet.print_area) == (19, "'Frontier'!$A$1:$G$20")


def test_the_chart_draws_the_seats_by_wish(tmp_path: Path) -> None:
    (chart,) = written(tmp_path / "plan.xlsx", small_event(), small_plan())["Summary"]._charts
    assert isinstance(chart, BarChart)
    (series,) = chart.series
    assert (series.val.numRef.f, series.cat.numRef.f) == ("'Summary'!$B$23:$B$27", "'Summary'!$A$23:$A$27")
    # Each bar is in its own row, beside the table: columns E and F, rows 23 to 27, counted from 0.
    begin, end = chart.anchor._from, chart.anchor.to
    assert (begin.col, begin.row, end.col, end.row) == (4, 22, 6, 27)


def test_every_kind_of_seat_but_the_wishes_has_a_colour_of_its_own(tmp_path: Path) -> None:
    (chart,) = written(tmp_path / "plan.xlsx", small_event(), small_plan())["Summary"]._charts
    assert isinstance(chart, BarChart)
    (series,) = chart.series
    colors = [point.spPr.solidFill.srgbClr for point in series.dPt]
    assert (colors[:2], len(set(colors))) == (["1F4E79", "1F4E79"], 4)


def test_assignments() -> None:
    first, second = ([round, f"{round} room", f"{round} rank"] for round in ("Ronde 1", "Ronde 2"))
    assert rows(small_workbook(), "Assignments") == [
        ("Id", "Deelnemer", "Organisation", *first, *second, "Pinned"),
        ("A1", "Zus Speelman", "Kleihuis", "speaks: W1 Pottery", None, None, "W2 Weaving", "Aula", 1, None),
        ("A2", "Bo Vink", "Weefwerk", "W1 Pottery", "Aula", 1, "W2 Weaving", "Aula", "-", None),
        ("A3", "Cas Roer", None, "W1 Pottery", "Aula", 1, "–", None, None, None),
        ("A4", "Dot Maan", None, "no seat", None, None, "no seat", None, None, None),
    ]


def test_assignments_offer_what_is_held_in_the_round() -> None:
    drop_downs = small_workbook()["Assignments"].data_validations.dataValidation
    assert [(str(one.sqref), one.formula1) for one in drop_downs] == [
        ("D2:D5", "Lists!$B$2:$B$3"),
        ("G2:G5", "Lists!$C$2:$C$3"),
        ("J2:J5", "Lists!$D$2:$D$4"),
    ]


def test_lists() -> None:
    assert rows(small_workbook(), "Lists") == [
        ("all sessions", "Ronde 1", "Ronde 2", "pinned"),
        ("W1 Pottery", "W1 Pottery", "W2 Weaving", "all"),
        ("W2 Weaving", "no seat", "no seat", "Ronde 1"),
        ("W3 Baking", None, None, "Ronde 2"),
    ]


def test_what_was_written_is_kept_on_a_hidden_sheet() -> None:
    shown = ["Summary", "Assignments", "Offerings", "Rosters", "Timetable", "Demand", "Unlucky", "About", "History"]
    headings = rows(small_workbook(), "Assignments")[0]
    assert rows(small_workbook(), "As written") == [
        ("Sheet", "Row", "Ronde 1", "Ronde 2"),
        *(("Sheets", title, None, None) for title in [*shown, "Lists", "As written"]),
        ("Charts", "Summary", None, None),
        *(("Headings", heading, None, None) for heading in headings),
        ("Timetable", "Aula", "W1 Pottery", "W2 Weaving"),
        ("Assignments", "A1", None, "W2 Weaving"),
        ("Assignments", "A2", "W1 Pottery", "W2 Weaving"),
        ("Assignments", "A3", "W1 Pottery", None),
        ("Assignments", "A4", None, None),
    ]


def test_pinned_seats_are_marked() -> None:
    workbook = plan_workbook(
        replace(
            book(small_event(), small_plan()),
            pinned=frozenset({Assignment("A2", "W2", "Ronde 2"), Assignment("A3", "W1", "Ronde 1")}),
        )
    )
    assert [row[-1] for row in rows(workbook, "Assignments")] == ["Pinned", None, "Ronde 2", "all", None]


def test_a_pinned_seat_that_nobody_wished_for_has_no_rank() -> None:
    event = replace(small_event(), pins=(Pin("A2", "W2", None),))
    row = rows(plan_workbook(book(event, small_plan())), "Assignments")[2]
    assert row[6:9] == ("W2 Weaving", "Aula", None)


def test_offerings() -> None:
    header = ("Code", "Workshop", "Round", "Start", "End", "Room", "Capacity", "Minimum", "Filled", "Free")
    first, second = ("Ronde 1", time(9), time(10)), ("Ronde 2", time(10, 30), time(11, 30))
    assert rows(small_workbook(), "Offerings") == [
        (*header, "Speakers", "Deelnemers"),
        ("W1", "Pottery", *first, "Aula", 2, 1, 2, 0, "Zus Speelman", "Roer, Cas; Vink, Bo"),
        ("W2", "Weaving", *second, "Aula", 2, 0, 2, 0, None, "Speelman, Zus; Vink, Bo"),
    ]


def test_more_names_than_a_cell_holds_are_left_to_the_rosters() -> None:
    crowd = tuple(Attendee(f"A{number}", "N" * 1_000) for number in range(33))
    event = Event("Crowd", (Round("R"),), (), (), (Session("W1", "All", maximum=40),), crowd, ())
    plan = Plan.of([Placement("W1", "R")], [Assignment(attendee.id, "W1", "R") for attendee in crowd])
    header, row = rows(plan_workbook(book(event, plan)), "Offerings")
    assert dict(zip(header, row, strict=True))["Attendees"] == "see Rosters"


def test_rosters_have_a_page_for_each_offering() -> None:
    workbook = small_workbook()
    header = (None, "Deelnemer", "Organisation", "Needs", "Present")
    assert rows(workbook, "Rosters") == [
        ("W1  Pottery", None, None, None, None),
        ("Ronde 1   25 November 2026, 09:00–10:00   ·   Aula   ·   2 / 2 seats", None, None, None, None),
        ("Zus Speelman", None, None, None, None),
        ("Market day", None, None, None, None),
        (None, None, None, None, None),
        header,
        (1, "Roer, Cas", None, None, "☐"),
        (2, "Vink, Bo", "Weefwerk", "ramp", "☐"),
        (None, None, None, None, None),
        (None, None, None, None, None),
        ("W2  Weaving", None, None, None, None),
        ("Ronde 2   25 November 2026, 10:30–11:30   ·   Aula   ·   2 / 2 seats", None, None, None, None),
        (None, None, None, None, None),
        ("Market day", None, None, None, None),
        (None, None, None, None, None),
        header,
        (1, "Speelman, Zus", "Kleihuis", None, "☐"),
        (2, "Vink, Bo", "Weefwerk", "ramp", "☐"),
    ]
    assert [one.id for one in workbook["Rosters"].row_breaks.brk] == [10]


def test_timetable_with_rooms() -> None:
    assert rows(small_workbook(), "Timetable") == [
        ("Market day", None, None, None, None, None),
        (None, None, "25 November 2026, 09:00–10:00", None, "25 November 2026, 10:30–11:30", None),
        ("Room", "Capacity", "Ronde 1", "Ronde 1 seats", "Ronde 2", "Ronde 2 seats"),
        ("Aula", 2, "W1 Pottery", "2 / 2", "W2 Weaving", "2 / 2"),
        ("Hof", 2, None, None, "–", None),
    ]


def test_timetable_without_rooms_has_a_row_for_each_session_held() -> None:
    sessions = (Session("S", "Song", maximum=3), Session("T", "Tale", maximum=4), Session("U", "Unheard", at_least=0))
    event = Event("Fair", (Round("R1"), Round("R2")), (), (), sessions, (Attendee("A", "Ann"),), ())
    plan = Plan.of([Placement("T", "R1"), Placement("S", "R2"), Placement("T", "R2")], [Assignment("A", "T", "R1")])
    assert rows(plan_workbook(book(event, plan)), "Timetable") == [
        ("Fair", None, None, None),
        (None, None, None, None),
        ("R1", "R1 seats", "R2", "R2 seats"),
        (None, None, "S Song", "0 / 3"),
        ("T Tale", "1 / 4", "T Tale", "0 / 4"),
    ]


def test_demand() -> None:
    held = ("Times held", "Rounds", "Seats", "Filled", "Part filled")
    # W1: wished first by A2, A3 and A4, refused to A4, who got nothing. W3: wished by A2, who sits unwished in W2.
    title, turned_away, free, blank, *table = rows(small_workbook(), "Demand")
    assert [title[0], turned_away[0], free[0], blank[0]] == [
        "What was wished for, and who did not get it",
        "Turned away: deelnemers who wished for the workshop, at any rank, and do not attend it as they wished. Many "
        "of them attend what they ranked higher; the last column counts those who have a seat that they ranked lower, "
        "or did not wish for.",
        "Seats may be free all the same: in rounds in which these deelnemers attend something else or cannot come, or "
        "where a rule forbids the seat, or the plan would be worse for others.",
        None,
    ]
    assert table == [
        ("Code", "Workshop", "Wished by", "1st", "2nd", *held, "Turned away", "of whom got one they ranked lower"),
        ("W1", "Pottery", 3, 3, None, 1, "Ronde 1", 2, 2, 1.0, 1, 0),
        ("W2", "Weaving", 2, 1, 1, 1, "Ronde 2", 2, 2, 1.0, 1, 0),
        ("W3", "Baking", 1, None, 1, 0, None, 0, 0, None, 1, 1),
    ]


def test_a_wish_for_one_round_is_not_granted_in_another() -> None:
    event = replace(small_event(), wishes=(Wish("A2", "W1", 1, round="Ronde 2"), Wish("A3", "W1", 1, round="Ronde 1")))
    row = rows(plan_workbook(book(event, small_plan())), "Demand")[5]
    assert (row[2], row[-2:]) == (2, (1, 1))


def test_unlucky() -> None:
    # An unwished seat costs 6: 1 for rank 2, the longest list, and 1 + 2 rounds + 2. A4 lacks two seats.
    who = ("Id", "Deelnemer", "Organisation")
    assert rows(small_workbook(), "Unlucky") == [
        (*who, "No seat", "Unwished", "Cost", "Ronde 1", "Ronde 2", "Wishes not granted"),
        ("A4", "Dot Maan", None, 2, 0, 12, "no seat", "no seat", "1st Pottery; 2nd Weaving"),
        ("A2", "Bo Vink", "Weefwerk", 0, 1, 6, "1st Pottery", "Weaving (unwished)", "2nd Baking"),
        ("A1", "Zus Speelman", "Kleihuis", 0, 0, 0, "–", "1st Weaving", None),
        ("A3", "Cas Roer", None, 0, 0, 0, "1st Pottery", "–", None),
    ]


def test_who_lacks_a_seat_is_unluckier_than_who_pays_more() -> None:
    served = book(small_event(), small_plan()).served
    dear, unseated = replace(served[0], cost=99), replace(served[1], unseated=("Ronde 1",), cost=1)
    assert worst_first((served[2], dear, unseated)) == [unseated, dear, served[2]]


def test_about() -> None:
    values = [(row[0], row[1]) for row in rows(small_workbook(), "About")]
    assert values == [
        ("Market day", None),
        (None, None),
        ("This plan", None),
        ("Status", "Best found"),
        ("Event workbook", "market.xlsx"),
        ("Input hash", "c0ffee"),
        ("Written", NOW),
        ("Engine", "by hand"),
        ("Methods", "repair of the announced plan; CP-SAT over all columns"),
        ("Seed", 7),
        ("Seconds in all", 12.25),
        ("Reproducible", "no"),
        (None, None),
        ("Policy", None),
        ("Objectives", "unseated; total cost"),
        ("Cost per rank", "0; 1"),
        ("Cost of an unwished seat", 6),
        ("Unwished seats allowed", "yes"),
        ("Seats for those who wished nothing", "yes"),
        ("Seats for those who did not answer", "yes"),
        ("Everybody must be seated", "no"),
        ("Seed asked for", 1),
        (None, None),
        ("Versions", None),
        ("allocator", "0.1.0"),
        (None, None),
        ("Objectives, the most important first", None),
        ("Objective", "Status"),
        ("Unseated", "proved best"),
        ("Total cost", "best found"),
        (None, None),
        ("Notes", None),
        ("1", "Stopped by hand."),
    ]
    assert rows(small_workbook(), "About")[29] == ("Total cost", "best found", 18, 12, 0.334, 3.0)


CHANGED = {
    "objectives": ("total cost",),
    "rank_costs": (0, 5),
    "unwished_cost": 77,
    "unwished_allowed": False,
    "seats_for_wishless": False,
    "seats_for_silent": False,
    "everybody_seated": True,
    "most_moved": 17,
    "seed": 12345,
    "rules": (Rule("quota", "So many.", lambda _: (), lambda _: ()),),
    "own_objectives": (Objective("offerings", "Few.", lambda columns: columns.placements, lambda _: 0),),
}


@pytest.mark.parametrize("field", [field.name for field in fields(Policy)])
def test_about_tells_every_decision(field: str) -> None:
    changed = replace(POLICY, **{field: CHANGED[field]})
    about = rows(plan_workbook(book(small_event(), small_plan(), policy=changed)), "About")
    assert about != rows(small_workbook(), "About")


def test_how_sure() -> None:
    proved = result_of(small_plan(), stages=STAGES[:1])
    assert (
        how_sure(proved, ("unseated",)) == "No plan for this event is better, by the objectives below in their order."
    )
    stopped = replace(proved, status=Status.BEST_FOUND)
    assert how_sure(stopped, POLICY.objectives) == "Time ran out before total cost was made small."
    assert how_sure(stopped, ("unseated",)) == "Nothing is proved about it."


def test_ordinals() -> None:
    assert [ordinal(rank) for rank in (1, 2, 3, 4, 11, 12, 13, 21, 111)] == (
        ["1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "111th"]
    )


def test_when_a_round_is() -> None:
    whole = small_event().rounds[0]
    cases = [whole, replace(whole, end=None), replace(whole, start=None), Round("R")]
    assert [clock(round) for round in cases] == [
        "25 November 2026, 09:00–10:00",
        "25 November 2026, 09:00",
        "until 10:00",
        "",
    ]


@pytest.mark.parametrize("sheet", ["Assignments", "Offerings", "Timetable", "Demand", "Unlucky"])
def test_tables_are_frozen_filtered_and_fit_the_width_of_a_page(sheet: str) -> None:
    page = small_workbook()[sheet]
    header = {"Timetable": 3, "Demand": 5}.get(sheet, 1)
    assert page.freeze_panes == f"C{header + 1}"
    assert page.auto_filter.ref == f"A{header}:{page.cell(page.max_row, page.max_column).coordinate}"
    assert page.print_title_rows == f"${header}:${header}"
    assert (page.page_setup.fitToWidth, page.page_setup.fitToHeight, page.page_setup.orientation) == (1, 0, "landscape")


NASTY = ["=1+1", "+31 6", "-x", "@here", "<b>", "'quoted"]


def test_no_text_becomes_a_formula(tmp_path: Path) -> None:
    event = Event(
        title="=TITLE()",
        rounds=tuple(Round(name) for name in NASTY[:2]),
        rooms=tuple(Room(name, 9) for name in NASTY[2:5]),
        speakers=(),
        sessions=tuple(Session(f"={number}", name, at_least=0) for number, name in enumerate(NASTY)),
        attendees=tuple(Attendee(f"@{number}", name, organisation=name) for number, name in enumerate(NASTY)),
        wishes=(Wish("@0", "=0", 1),),
    )
    plan = Plan.of([Placement("=0", "=1+1", "-x")], [Assignment("@0", "=0", "=1+1"), Assignment("@5", "=0", "=1+1")])
    cells = [
        cell
        for sheet in written(tmp_path / "plan.xlsx", event, plan).worksheets
        for row in sheet.iter_rows()
        for cell in row
        if isinstance(cell.value, str)
    ]
    assert {cell.data_type for cell in cells} == {"s"}
    starts = {cell.value for cell in cells if cell.value in NASTY}
    assert starts == set(NASTY)
    assert all(cell.quotePrefix for cell in cells if str(cell.value).startswith(("=", "+", "-", "@", "'")))


def test_a_plan_that_breaks_a_rule_is_refused(tmp_path: Path) -> None:
    plan = Plan.of(small_plan().placements, (*small_plan().assignments, Assignment("A4", "W1", "Ronde 1")))
    target = tmp_path / "plan.xlsx"
    with pytest.raises(UnverifiedPlan) as refusal:
        write_plan(small_event(), POLICY, result_of(plan), target, event_file="market.xlsx", now=NOW)
    assert str(refusal.value) == (
        "The plan found breaks a rule:\n"
        "  W1 Pottery, Ronde 1: 3 attendees for 2 seats\n"
        f"This is a fault of the program, not of your workbook; nothing was written to {target}. Please report it."
    )
    assert list(tmp_path.iterdir()) == []


def test_a_result_without_a_plan_is_refused(tmp_path: Path) -> None:
    nothing = replace(RESULT, plan=None)
    with pytest.raises(ValueError, match=r"^a result without a plan cannot be written$"):
        write_plan(small_event(), POLICY, nothing, tmp_path / "plan.xlsx", event_file="market.xlsx", now=NOW)


def test_an_older_plan_is_overwritten_only_when_forced(tmp_path: Path) -> None:
    target = tmp_path / "plan.xlsx"
    target.write_text("older")
    with pytest.raises(FileTrouble):
        write_plan(small_event(), POLICY, RESULT, target, event_file="market.xlsx", now=NOW)
    assert target.read_text() == "older"
    write_plan(small_event(), POLICY, RESULT, target, force=True, event_file="market.xlsx", now=NOW)
    assert len(load_workbook(target).worksheets) == 11


def test_the_same_plan_gives_the_same_cells() -> None:
    first, second = small_workbook(), small_workbook.__wrapped__()
    assert [rows(first, sheet) for sheet in first.sheetnames] == [rows(second, sheet) for sheet in second.sheetnames]


def test_a_gap_stands_where_a_part_means_something() -> None:
    stages = (Stage("unseated", 41, 3), Stage("worst rank", 6, 0), Stage("total cost", 18, 0))
    found = replace(book(small_event(), small_plan()), result=result_of(small_plan(), stages=stages))
    about = {row[0]: row for row in rows(plan_workbook(found), "About")}
    assert [about[name][2:5] for name in ("Unseated", "Worst rank", "Total cost")] == [
        (41, 3, None),
        (6, 0, None),
        (18, 0, None),
    ]
    summary = [row for row in rows(plan_workbook(found), "Summary") if row[2] in (0, 3) and row[0] != "Objective"]
    assert [row[4] for row in summary if row[1] in (41, 6, 18)] == [
        "no plan goes below 3",
        "nothing is proved about it",
        "nothing is proved about it",
    ]


def test_facts_too_long_for_a_line_have_a_row_that_is_high_enough() -> None:
    found = replace(book(small_event(), small_plan()), event_file="x" * 100 + ".xlsx")
    about = plan_workbook(found)["About"]
    # 104 letters of 0.9 to 1 digit in columns of 76.
    assert [about.row_dimensions[row].height for row in (4, 5)] == [17.0, 32.0]


def test_what_is_held_and_who_sits_where_fits_the_width_of_a_page_with_three_rounds() -> None:
    rounds = tuple(Round(f"Ronde {number}") for number in range(1, 4))
    rooms = (Room("Spiegelkamer", 9), Room("Bibliotheek", 9))
    sessions = (Session("W1", "From flax to linen: the long way of a thread"),)
    event = Event("Fair", rounds, rooms, (), sessions, (Attendee("A", "Ann"),), ())
    plan = Plan.of([Placement("W1", "Ronde 1", "Bibliotheek")], [Assignment("A", "W1", "Ronde 1")])
    workbook = plan_workbook(book(event, plan))
    assert {sheet.title: sheet.page_setup.fitToWidth for sheet in workbook.worksheets[:7]} == dict.fromkeys(
        ["Summary", "Assignments", "Offerings", "Rosters", "Timetable", "Demand", "Unlucky"], 1
    )
    assert workbook["Assignments"].row_dimensions[2].height == 17.0
    assert rows(workbook, "Assignments")[1][3] == "W1 From flax to linen: the…"
