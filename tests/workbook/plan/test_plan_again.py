"""What people put into a plan workbook is in the one that takes its place, or that one stands beside it."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import Color, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.formula import ArrayFormula
from plan_cases import NOW, events_and_plans, result_of, small_event, small_plan

from allocator.event import Attendee, Event, Room
from allocator.plan import Assignment, Origin, Placement, Plan, Stage, Trade
from allocator.policy import Policy
from allocator.workbook.plan.read import read_plan
from allocator.workbook.plan.words import assignment_headings
from allocator.workbook.plan.write import write_plan
from allocator.workbook.xlsx.lossy import sheet_parts, would_lose

EVENT = small_event()
PLAN = small_plan()
OURS = ["Summary", "Assignments", "Offerings", "Rosters", "Timetable", "Demand", "Unlucky", "About", "History", "Lists"]
ALL = [*OURS, "As written"]
YELLOW = PatternFill("solid", start_color="FFFF00", end_color="FFFF00")

Change = Callable[[Workbook], object]


def write(
    path: Path,
    *,
    event: Event = EVENT,
    plan: Plan = PLAN,
    keeping: Path | None = None,
    origin: Origin | None = None,
    pinned: frozenset[Assignment] = frozenset(),
) -> tuple[Path, list[str]]:
    """Write a plan, and what is told of it."""
    told: list[str] = []
    result = result_of(plan)
    written = write_plan(
        event,
        Policy(),
        result,
        path,
        force=True,
        event_file="market.xlsx",
        now=NOW,
        origin=origin,
        pinned=pinned,
        keeping=keeping,
        tell=told.append,
    )
    return written, told


@cache
def as_written() -> bytes:
    """The plan workbook as the program writes it: the same each time, for it is always NOW."""
    with TemporaryDirectory() as folder:
        path, _ = write(Path(folder) / "plan.xlsx")
        return path.read_bytes()


def worked_in(path: Path, *changes: Change) -> Path:
    """A plan workbook in which somebody worked."""
    path.write_bytes(as_written())
    if not changes:
        return path
    workbook = load_workbook(path)
    for change in changes:
        change(workbook)
    workbook.save(path)
    return path


def comment(sheet: str, cell: str, text: str = "Mind this", author: str | None = "Bo") -> Change:
    def change(workbook: Workbook) -> None:
        workbook[sheet][cell].comment = Comment(text, author)  # type: ignore[arg-type]

    return change


def comments(path: Path) -> dict[str, str]:
    """All comments but those of the program, by their cells."""
    cells = [cell for sheet in load_workbook(path).worksheets for row in sheet.iter_rows() for cell in row]
    return {
        f"{cell.parent.title}!{cell.coordinate}": cell.comment.text
        for cell in cells
        if cell.comment is not None and cell.comment.author != "allocator"
    }


def test_nothing_is_told_where_nobody_worked_in_it(tmp_path: Path) -> None:
    path = worked_in(tmp_path / "plan.xlsx")
    assert write(path) == (path, [])
    assert load_workbook(path).sheetnames == ALL
    assert read_plan(path, EVENT).plan == PLAN
    assert sorted(tmp_path.iterdir()) == [path]


def test_comments_go_with_their_attendee_and_their_room(tmp_path: Path) -> None:
    path = worked_in(
        tmp_path / "plan.xlsx",
        comment("Assignments", "D3", "Asked for this"),
        comment("Assignments", "G1", "After lunch"),
        comment("Timetable", "E4", "Bring clay"),
        comment("Unlucky", "H2", "Poor Dot"),
        comment("Summary", "A1", "Draft"),
    )
    # The other way round: attendees, rooms.
    turned = replace(EVENT, attendees=EVENT.attendees[::-1], rooms=EVENT.rooms[::-1])
    assert write(path, event=turned) == (path, [])
    assert comments(path) == {
        "Assignments!D4": "Asked for this",
        "Assignments!G1": "After lunch",
        "Timetable!E5": "Bring clay",
        "Unlucky!H2": "Poor Dot",
        "Summary!A1": "Draft",
    }


def test_comments_go_with_rows_that_were_sorted_and_filtered(tmp_path: Path) -> None:
    def sort(workbook: Workbook) -> None:
        sheet = workbook["Assignments"]
        rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
        for number, values in enumerate(reversed(rows), start=2):
            for column, value in enumerate(values, start=1):
                sheet.cell(number, column).value = value
        sheet.row_dimensions[3].hidden = True

    path = worked_in(tmp_path / "plan.xlsx", sort, comment("Assignments", "A5", "The speaker"))
    write(path)
    assert comments(path) == {"Assignments!A2": "The speaker"}


@pytest.mark.parametrize("author", [None, "", "Bo"])
def test_a_comment_may_have_no_author(tmp_path: Path, author: str | None) -> None:
    path = worked_in(tmp_path / "plan.xlsx", comment("Assignments", "D3", author=author))
    write(path)
    found = load_workbook(path)["Assignments"]["D3"].comment
    assert found is not None
    # What is blank in the file, openpyxl reads as 'None'.
    assert (found.text, found.author) == ("Mind this", author or "None")


def test_a_comment_that_has_no_place_any_more_is_not_lost(tmp_path: Path) -> None:
    path = worked_in(tmp_path / "plan.xlsx", comment("Assignments", "D5"), comment("Timetable", "C5"))
    before = path.read_bytes()
    fewer = replace(EVENT, attendees=EVENT.attendees[:3], rooms=EVENT.rooms[:1], wishes=EVENT.wishes[:4])
    beside = tmp_path / "plan (2).xlsx"
    lost = "the comment on Assignments!D5 and the comment on Timetable!C5"
    assert write(path, event=fewer) == (
        beside,
        [f"{path} stays as it is: {lost} would have been lost. The new plan is in {beside}."],
    )
    assert path.read_bytes() == before
    assert comments(beside) == {}


def test_a_comment_on_what_reads_otherwise_now_is_not_lost(tmp_path: Path) -> None:
    path = worked_in(tmp_path / "plan.xlsx", comment("Summary", "B8", "Four is few"))
    more = replace(EVENT, attendees=(*EVENT.attendees, Attendee("A5", "Eva Dam")))
    _, told = write(path, event=more)
    beside = tmp_path / "plan (2).xlsx"
    assert told == [
        f"{path} stays as it is: the comment on Summary!B8 would have been lost. The new plan is in {beside}."
    ]


def test_colours_of_theirs_stay_and_those_of_ours_follow_the_plan(tmp_path: Path) -> None:
    def colour(workbook: Workbook) -> None:
        sheet = workbook["Assignments"]
        sheet["D3"].fill = YELLOW
        sheet["B2"].fill = PatternFill("solid", start_color=Color(theme=5))

    path = worked_in(tmp_path / "plan.xlsx", colour)
    ours = load_workbook(path)["Assignments"]["D5"].fill.fgColor.rgb
    # Dot, who had no seat, gets that of Bo, who gets Dot's lack of one.
    seats = [one for one in PLAN.assignments if (one.attendee, one.round) != ("A2", "Ronde 1")]
    other = Plan.of(PLAN.placements, [*seats, Assignment("A4", "W1", "Ronde 1")])
    assert write(path, plan=other) == (path, [])
    sheet = load_workbook(path)["Assignments"]
    assert sheet["D3"].value == "no seat"
    assert sheet["D3"].fill.fgColor.rgb == "00FFFF00"
    assert (sheet["B2"].fill.fgColor.type, sheet["B2"].fill.fgColor.theme) == ("theme", 5)
    assert sheet["D5"].value == "W1 Pottery"
    assert ours == "00FDE7E4"
    assert sheet["D5"].fill.fill_type is None


def test_widths_that_were_changed_stay(tmp_path: Path) -> None:
    def widen(workbook: Workbook) -> None:
        workbook["Assignments"].column_dimensions["D"].width = 61.5
        workbook["Assignments"].column_dimensions["F"].hidden = True
        workbook["Timetable"].column_dimensions["A"].width = 9
        workbook["Summary"].column_dimensions["A"].width = 70
        workbook["Demand"].column_dimensions["B"].width = 12
        # As other programs round.
        workbook["Assignments"].column_dimensions["B"].width = 25.7109375

    path = worked_in(tmp_path / "plan.xlsx", widen)
    write(path)
    workbook = load_workbook(path)
    sheet = workbook["Assignments"]
    assert [sheet.column_dimensions[letter].width for letter in "BD"] == [25, 61.5]
    assert (sheet.column_dimensions["F"].hidden, sheet.column_dimensions["E"].hidden) == (True, False)
    assert workbook["Timetable"].column_dimensions["A"].width == 9
    assert workbook["Summary"].column_dimensions["A"].width == 70
    assert workbook["Demand"].column_dimensions["B"].width == 12


def test_columns_that_were_added_go_with_their_attendee(tmp_path: Path) -> None:
    def add(workbook: Workbook) -> None:
        sheet = workbook["Assignments"]
        for row, value in enumerate(["Diet", "vegan", None, "=1+1", 7], start=1):
            sheet.cell(row, 11).value = value
        sheet["K4"].data_type = "s"
        for row, value in enumerate(["Sum", "=K2", "=K3&D3", None, None], start=1):
            sheet.cell(row, 12).value = value
        sheet.column_dimensions["K"].width = 33

    path = worked_in(tmp_path / "plan.xlsx", add, comment("Assignments", "K5", "Lucky"))
    turned = replace(EVENT, attendees=EVENT.attendees[::-1])
    assert write(path, event=turned) == (path, [])
    sheet = load_workbook(path)["Assignments"]
    assert [cell.value for cell in sheet["K"]] == ["Diet", 7, "=1+1", None, "vegan"]
    assert sheet["K3"].data_type == "s"
    assert [cell.value for cell in sheet["L"]] == ["Sum", None, None, "=K4&D4", "=K5"]
    assert (sheet.auto_filter.ref, sheet.column_dimensions["K"].width) == ("A1:L5", 33)
    assert comments(path) == {"Assignments!K2": "Lucky"}


def test_sheets_of_their_own_stand_behind_ours_in_their_order(tmp_path: Path) -> None:
    def add(workbook: Workbook) -> None:
        first = workbook.create_sheet("Costs", 0)
        first["A1"] = "=SUM(Assignments!I2:I5)"
        first["A1"].fill = YELLOW
        first.column_dimensions["A"].width = 44
        menu = DataValidation(type="list", formula1="Lists!$A$2:$A$4")
        menu.add("B1")
        first.add_data_validation(menu)
        hidden = workbook.create_sheet("Secret", 4)
        hidden["A1"] = "shh"
        hidden["A1"].comment = Comment("psst", None)  # type: ignore[arg-type]
        hidden.sheet_state = "veryHidden"
        workbook.create_sheet("Änderungen")
        workbook.defined_names["ids"] = DefinedName("ids", attr_text="Assignments!$A$2:$A$5")
        workbook["Timetable"].defined_names["here"] = DefinedName("here", attr_text="Timetable!$A$4")
        workbook.active = 0

    path = worked_in(tmp_path / "plan.xlsx", add)
    assert write(path) == (path, [])
    workbook = load_workbook(path)
    assert workbook.sheetnames == [*ALL, "Costs", "Secret", "Änderungen"]
    costs = workbook["Costs"]
    assert (costs["A1"].value, costs["A1"].fill.fgColor.rgb) == ("=SUM(Assignments!I2:I5)", "00FFFF00")
    assert costs.column_dimensions["A"].width == 44
    assert [one.formula1 for one in costs.data_validations.dataValidation] == ["Lists!$A$2:$A$4"]
    assert (workbook["Secret"]["A1"].value, workbook["Secret"].sheet_state) == ("shh", "veryHidden")
    assert workbook.defined_names["ids"].attr_text == "Assignments!$A$2:$A$5"
    assert workbook["Timetable"].defined_names["here"].attr_text == "Timetable!$A$4"
    assert workbook["Assignments"].print_title_rows == "$1:$1"
    assert [sheet.title for sheet in workbook.worksheets if sheet.sheet_view.tabSelected] == ["Summary"]
    assert (workbook.active.title, workbook.calculation.fullCalcOnLoad) == ("Summary", True)
    # And once more.
    assert write(path) == (path, [])
    assert load_workbook(path).sheetnames == [*ALL, "Costs", "Secret", "Änderungen"]


def test_a_sheet_of_theirs_with_a_name_that_ours_takes_gets_another(tmp_path: Path) -> None:
    def add(workbook: Workbook) -> None:
        workbook.create_sheet("CHANGES")["A1"] = "mine"

    path = worked_in(tmp_path / "plan.xlsx", add)
    new = tmp_path / "new.xlsx"
    renamed = f'Your sheet "CHANGES" of {path} is called "CHANGES (2)" now: the program has one of that name.'
    assert write(new, keeping=path, origin=Origin((), (), ())) == (new, [renamed])
    workbook = load_workbook(new)
    assert workbook.sheetnames == [ALL[0], "Changes", *ALL[1:], "CHANGES (2)"]
    assert workbook["CHANGES (2)"]["A1"].value == "mine"
    assert write(new, origin=Origin((), (), ())) == (new, [])


def test_a_sheet_of_ours_in_another_case_is_ours(tmp_path: Path) -> None:
    def rename(workbook: Workbook) -> None:
        workbook["Assignments"].title = "x"
        workbook["x"].title = "ASSIGNMENTS"

    path = worked_in(tmp_path / "plan.xlsx", rename, comment("ASSIGNMENTS", "D3"))
    assert write(path) == (path, [])
    assert load_workbook(path).sheetnames == ALL
    assert comments(path) == {"Assignments!D3": "Mind this"}


def test_a_new_workbook_takes_over_what_was_in_the_announced_one(tmp_path: Path) -> None:
    path = worked_in(
        tmp_path / "plan.xlsx", comment("Assignments", "D3"), lambda workbook: workbook.create_sheet("Mine")
    )
    before = path.read_bytes()
    new = tmp_path / "new.xlsx"
    assert write(new, keeping=path) == (new, [])
    assert load_workbook(new).sheetnames == [*ALL, "Mine"]
    assert comments(new) == {"Assignments!D3": "Mind this"}
    assert path.read_bytes() == before


def test_what_was_in_both_workbooks_is_in_the_new_one(tmp_path: Path) -> None:
    path = worked_in(
        tmp_path / "plan.xlsx",
        comment("Assignments", "D3", "older"),
        comment("Assignments", "D4", "only here"),
        lambda workbook: workbook.create_sheet("Notes"),
    )
    new = worked_in(
        tmp_path / "new.xlsx",
        comment("Assignments", "D3", "newer"),
        lambda workbook: workbook.create_sheet("Costs"),
    )
    assert write(new, keeping=path) == (
        new,
        [f'Not copied from {path}, where it still is: the sheet "Notes".'],
    )
    assert load_workbook(new).sheetnames == [*ALL, "Costs"]
    assert comments(new) == {"Assignments!D3": "newer", "Assignments!D4": "only here"}


def test_what_a_new_plan_has_no_sheet_for_is_not_lost(tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    write(path, origin=Origin((), (), ()))
    workbook = load_workbook(path)
    workbook["Changes"]["A1"].comment = Comment("Told by mail", "Bo")
    bold = FormulaRule(formula=["$A2=1"], fill=YELLOW)
    workbook["Demand"].conditional_formatting.add("A2:A4", bold)
    workbook.save(path)
    beside = tmp_path / "plan (2).xlsx"
    lost = "the comment on Changes!A1 and the conditional formats of Demand"
    assert write(path) == (
        beside,
        [f"{path} stays as it is: {lost} would have been lost. The new plan is in {beside}."],
    )


@pytest.mark.parametrize("of_theirs", [0, 1])
def test_charts_of_ours_are_drawn_anew_and_one_more_is_theirs(tmp_path: Path, of_theirs: int) -> None:
    trade = tuple(
        Trade(most, (most, 0, 0), (Stage("total cost", cost, cost),), chosen=most == 0)
        for most, cost in ((0, 9), (2, 4))
    )
    origin = Origin((), (), (), trade)
    path = tmp_path / "plan.xlsx"
    assert write(path, origin=origin) == (path, [])
    workbook = load_workbook(path)
    for _ in range(of_theirs):
        workbook["Frontier"].add_chart(BarChart(), "Z1")
    workbook.save(path)
    place, told = write(path, origin=origin)
    assert place == (tmp_path / "plan (2).xlsx" if of_theirs else path)
    assert len(told) == of_theirs


def test_what_cannot_be_saved_again_is_not_written_over(tmp_path: Path) -> None:
    def draw(workbook: Workbook) -> None:
        sheet = workbook.create_sheet("Mine")
        sheet["A1"] = 3
        chart = BarChart()
        chart.add_data(Reference(sheet, min_col=1, min_row=1))
        sheet.add_chart(chart)

    path = worked_in(tmp_path / "plan.xlsx", draw)
    before = path.read_bytes()
    for number in (2, 3):
        beside = tmp_path / f"plan ({number}).xlsx"
        assert write(path) == (
            beside,
            [f"{path} stays as it is: charts would have been lost. The new plan is in {beside}."],
        )
    assert path.read_bytes() == before
    new = tmp_path / "new.xlsx"
    assert write(new, keeping=path) == (new, [f"Not copied from {path}, where it still is: charts."])


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"<x14:sparklineGroups><x14:sparklineGroup displayEmptyCellsAs='gap'>", ["sparklines"]),
        (b"<x14:conditionalFormattings><x14:conditionalFormatting>", ["newer conditional formats"]),
        (
            b"<x14:dataValidations><x14:dataValidation type='list'>",
            ["drop-downs that take their choices from another sheet"],
        ),
        (b"<dataValidation type='list'>", []),
    ],
)
def test_what_newer_programs_put_into_their_own_sheets_is_seen(tmp_path: Path, content: bytes, what: list[str]) -> None:
    path = worked_in(tmp_path / "plan.xlsx", lambda workbook: workbook.create_sheet("Mine"))
    other = tmp_path / "other.xlsx"
    with zipfile.ZipFile(path) as archive, zipfile.ZipFile(other, "w") as copy:
        parts = sheet_parts(archive)
        for name in archive.namelist():
            more = b"<!--" + content + b"-->" if name in (parts["Mine"], parts["Assignments"]) else b""
            copy.writestr(name, archive.read(name) + more)
    ours = dict.fromkeys(map(str.casefold, ALL), 0) | {"summary": 1}
    assert would_lose(other, anew=ours) == what
    assert would_lose(other) == ["charts", *what]


def test_a_sheet_that_is_a_chart_is_theirs(tmp_path: Path) -> None:
    def draw(workbook: Workbook) -> None:
        chart = BarChart()
        chart.add_data(Reference(workbook["Demand"], min_col=3, min_row=1, max_row=4))
        workbook.create_chartsheet("Picture", 0).add_chart(chart)

    path = worked_in(tmp_path / "plan.xlsx", draw)
    beside = tmp_path / "plan (2).xlsx"
    told = f"{path} stays as it is: charts would have been lost. The new plan is in {beside}."
    assert write(path) == (beside, [told])
    assert load_workbook(beside).sheetnames == [*ALL, "Picture"]


@pytest.mark.parametrize(
    ("part", "content", "what"),
    [
        ("xl/media/image1.png", b"", "pictures"),
        ("xl/threadedComments/threadedComment1.xml", b"", "comments with answers"),
        ("xl/vbaProject.bin", b"", "macros"),
    ],
)
def test_parts_that_would_be_lost_are_seen(tmp_path: Path, part: str, content: bytes, what: str) -> None:
    path = worked_in(tmp_path / "plan.xlsx")
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(part, content)
    beside = tmp_path / "plan (2).xlsx"
    assert write(path) == (
        beside,
        [f"{path} stays as it is: {what} would have been lost. The new plan is in {beside}."],
    )


def test_seats_edited_by_hand_are_not_written_over(tmp_path: Path) -> None:
    def edit(workbook: Workbook) -> None:
        workbook["Assignments"]["D5"] = "W1"
        workbook["Assignments"]["G2"] = None
        workbook["Timetable"]["C5"] = "W3"

    path = worked_in(tmp_path / "plan.xlsx", edit)
    beside = tmp_path / "plan (2).xlsx"
    lost = "2 seats edited by hand and 1 offering edited by hand"
    assert write(path) == (
        beside,
        [f"{path} stays as it is: {lost} would have been lost. The new plan is in {beside}."],
    )


def test_what_nobody_understands_is_not_written_over(tmp_path: Path) -> None:
    path = worked_in(tmp_path / "plan.xlsx", lambda workbook: workbook["Assignments"].merge_cells("A2:B3"))
    beside = tmp_path / "plan (2).xlsx"
    lost = "cells edited by hand that cannot be understood"
    assert write(path) == (
        beside,
        [f"{path} stays as it is: {lost} would have been lost. The new plan is in {beside}."],
    )


def test_pins_stay_with_their_seats(tmp_path: Path) -> None:
    def pin(workbook: Workbook) -> None:
        workbook["Assignments"]["J3"] = "all"
        workbook["Assignments"]["J4"] = "ronde 1"

    path = worked_in(tmp_path / "plan.xlsx", pin)
    seats = {Assignment("A2", "W1", "Ronde 1"), Assignment("A2", "W2", "Ronde 2"), Assignment("A3", "W1", "Ronde 1")}
    assert read_plan(path, EVENT).pinned == seats
    assert write(path) == (path, [])
    assert read_plan(path, EVENT).pinned == seats
    without = Plan.of(PLAN.placements, [one for one in PLAN.assignments if one.attendee != "A3"])
    beside = tmp_path / "plan (2).xlsx"
    assert write(path, plan=without) == (
        beside,
        [f"{path} stays as it is: 1 pinned seat would have been lost. The new plan is in {beside}."],
    )
    assert read_plan(beside, EVENT).pinned == {one for one in seats if one.attendee == "A2"}


def test_another_workbook_is_overwritten_as_ever(tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    other = Workbook()
    other["Sheet"]["A1"].comment = Comment("mine", "me")
    other.save(path)
    assert write(path) == (path, [])
    assert load_workbook(path).sheetnames == ALL
    for content in (b"", b"nonsense", path.read_bytes()[:2000]):
        path.write_bytes(content)
        assert write(path) == (path, [])
        assert load_workbook(path).sheetnames == ALL


def test_an_older_plan_workbook_has_no_hidden_sheet_and_keeps_its_comments(tmp_path: Path) -> None:
    path = worked_in(
        tmp_path / "plan.xlsx", lambda workbook: workbook.remove(workbook["As written"]), comment("Assignments", "D3")
    )
    assert read_plan(path, EVENT).written is None
    assert write(path) == (path, [])
    assert load_workbook(path).sheetnames == ALL
    assert comments(path) == {"Assignments!D3": "Mind this"}


def test_a_room_that_is_added_moves_nothing_of_theirs(tmp_path: Path) -> None:
    path = worked_in(tmp_path / "plan.xlsx", comment("Timetable", "C4", "Bring clay"))
    more = replace(EVENT, rooms=(Room("Annex", 9), *EVENT.rooms))
    moved = Plan.of([*PLAN.placements[1:], Placement("W1", "Ronde 1", "Aula")], PLAN.assignments)
    assert write(path, event=more, plan=moved) == (path, [])
    assert comments(path) == {"Timetable!C5": "Bring clay"}


@pytest.mark.slow
@settings(max_examples=15, deadline=None)
@given(events_and_plans(), st.data())
def test_marks_stay_with_their_attendee_and_round(case: tuple[Event, Plan], data: st.DataObject) -> None:
    event, plan = case
    headings = assignment_headings(event)
    places = [(one.id, heading) for one in event.attendees for heading in headings]
    marked = st.frozensets(st.sampled_from(places)) if places else st.just(frozenset())
    noted, coloured = data.draw(marked), data.draw(marked)
    widths = data.draw(st.dictionaries(st.sampled_from(headings), st.integers(60, 90)))
    own = data.draw(st.lists(st.sampled_from(["Mine", "zz", "Blad 1", "Ünï"]), unique=True))
    turned = replace(event, attendees=tuple(data.draw(st.permutations(event.attendees))))
    with TemporaryDirectory() as folder:
        path = Path(folder) / "plan.xlsx"
        write(path, event=event, plan=plan)
        workbook = load_workbook(path)
        sheet = workbook["Assignments"]
        for row, attendee in enumerate(event.attendees, start=2):
            for column, heading in enumerate(headings, start=1):
                if (attendee.id, heading) in noted:
                    sheet.cell(row, column).comment = Comment(f"{attendee.id} {heading}", "Bo")
                if (attendee.id, heading) in coloured:
                    sheet.cell(row, column).fill = YELLOW
        for heading, width in widths.items():
            sheet.column_dimensions[get_column_letter(headings.index(heading) + 1)].width = width
        for title in own:
            workbook.create_sheet(title)["A1"] = title
        workbook.save(path)
        assert write(path, event=turned, plan=plan) == (path, [])
        workbook = load_workbook(path)
        sheet = workbook["Assignments"]
        for row, attendee in enumerate(turned.attendees, start=2):
            for column, heading in enumerate(headings, start=1):
                cell = sheet.cell(row, column)
                text = None if cell.comment is None else cell.comment.text
                assert text == (f"{attendee.id} {heading}" if (attendee.id, heading) in noted else None)
                assert (cell.fill.fgColor.rgb == "00FFFF00") == ((attendee.id, heading) in coloured)
        for column, heading in enumerate(headings, start=1):
            if heading in widths:
                assert sheet.column_dimensions[get_column_letter(column)].width == widths[heading]
        assert [workbook[title]["A1"].value for title in workbook.sheetnames[len(ALL) :]] == own


@pytest.mark.parametrize("title", ["Assignments", "Timetable"])
def test_a_plan_is_one_though_a_sheet_that_counts_was_renamed(tmp_path: Path, title: str) -> None:
    def rename(workbook: Workbook) -> None:
        workbook[title].title = "Indeling"
        workbook.create_sheet("Mine")["A1"] = "keep me"

    path = worked_in(tmp_path / "plan.xlsx", rename)
    before = path.read_bytes()
    beside = tmp_path / "plan (2).xlsx"
    lost = "cells edited by hand that cannot be understood"
    assert write(path) == (
        beside,
        [f"{path} stays as it is: {lost} would have been lost. The new plan is in {beside}."],
    )
    assert path.read_bytes() == before
    assert load_workbook(beside).sheetnames == [*ALL[:-1], "As written", "Indeling", "Mine"]


def test_text_of_which_a_part_is_bold_is_text(tmp_path: Path) -> None:
    def write_bold(workbook: Workbook) -> None:
        cell = workbook["Assignments"]["D2"]
        code, _, title = str(cell.value).partition(" ")
        bold = CellRichText(f"{code} ", TextBlock(InlineFont(b=True), title))
        cell.value = bold
        workbook.create_sheet("Mine")["A1"] = bold

    path = worked_in(tmp_path / "plan.xlsx", write_bold)
    text = load_workbook(path)["Assignments"]["D2"].value
    assert write(path) == (path, [])
    assert read_plan(path, EVENT).plan == PLAN
    kept = load_workbook(path, rich_text=True)["Mine"]["A1"].value
    assert isinstance(kept, CellRichText)
    assert str(kept) == text


def test_a_formula_that_fills_several_cells_is_kept_on_their_own_sheet(tmp_path: Path) -> None:
    def fill(workbook: Workbook) -> None:
        workbook.create_sheet("Mine")["A1"] = ArrayFormula("A1:A3", "=Assignments!A2:A4")

    path = worked_in(tmp_path / "plan.xlsx", fill)
    assert write(path) == (path, [])
    kept = load_workbook(path)["Mine"]["A1"].value
    assert (kept.ref, kept.text) == ("A1:A3", "=Assignments!A2:A4")


def test_edits_of_a_workbook_that_does_not_tell_what_was_written_are_seen_by_its_fingerprint(tmp_path: Path) -> None:
    def edit(workbook: Workbook) -> None:
        workbook.remove(workbook["As written"])
        workbook["Assignments"]["D5"] = "W1"

    path = worked_in(tmp_path / "plan.xlsx", edit)
    beside = tmp_path / "plan (2).xlsx"
    lost = "what was edited by hand since it was written"
    assert write(path) == (
        beside,
        [f"{path} stays as it is: {lost} would have been lost. The new plan is in {beside}."],
    )
