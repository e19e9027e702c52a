"""Every sheet of the comparison workbook, cell by cell, for two people and four scenarios."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from comparison_cases import EVENT, NAMES, NOW, ONE_ROOM, POLICY, TWO_ROOMS, craft_day, outcome
from openpyxl import Workbook, load_workbook
from openpyxl.chart import BarChart
from openpyxl.utils import get_column_letter

from allocator.comparison import Compared, Comparison, SeatGain
from allocator.errors import FileTrouble
from allocator.plan import Stage
from allocator.scenario.whatif.case import BASE
from allocator.scenario.whatif.compare import compared
from allocator.screen.comparison import comparison_facts, comparison_lines, seat_lines, shortened
from allocator.workbook.comparison.book import ComparisonBook
from allocator.workbook.comparison.write import comparison_workbook, write_comparison
from allocator.workbook.xlsx import style
from allocator.workbook.xlsx.charts import axis_of, shades

FAULT = '"Brn" is not a room of this event. Did you mean "Barn"?'


def written(tmp_path: Path, comparison: Comparison) -> Workbook:
    """The workbook as it is read back from its file."""
    path = write_comparison(comparison, tmp_path / "comparison.xlsx", force=False, event_file="craft.xlsx", now=NOW)
    return load_workbook(path)


def rows(workbook: Workbook, sheet: str) -> list[list[object]]:
    """The rows that hold anything, without the blanks behind."""
    found = []
    for row in workbook[sheet].iter_rows(values_only=True):
        cells = list(row)
        while cells and cells[-1] is None:
            cells.pop()
        if cells:
            found.append(cells)
    return found


def test_the_overview(tmp_path: Path) -> None:
    left = "1 scenario not ranked: not solved, counted differently, or not the same people and rounds."
    assert rows(written(tmp_path, craft_day()), "Comparison") == [
        ["Craft day"],
        ["What-ifs compared with the event as it is; written on 3 November 2026, 14:05, from craft.xlsx"],
        [f"Best by the objectives in their order: Two rooms; that is proved. {left}"],
        [
            *("Scenario", "What it changes", "Best", "Verdict", "Why"),
            *("Unseated", "Unseated at least", "Total cost", "Total cost at least"),
            *("Better off", "Worse off", "Without a seat"),
        ],
        [BASE, "–", None, "Base", "What the others are compared with", 0, "proved", 1, "proved", "–", "–", 0],
        [
            *("Two rooms", "Barn is added, with 2 seats", "★", "Proved better"),
            "Total cost: this has 0, and the base cannot go below 1 at the same unseated",
            *(0, "proved", 0, "proved", 1, 0, 0),
        ],
        [
            *("No rooms", "room 1 is closed\nroom 2 is closed\nroom 3 is closed\nand 2 more: see Changes", None),
            *("Proved worse", "This has no plan that keeps every rule: that is proved"),
            *("–", None, "–", None, "–", "–", "–"),
        ],
        ["Misspelt", "Brn is closed", None, "Not solved", FAULT, "–", None, "–", None, "–", "–", "–"],
        ["Without a plan"],
        ["No rooms: proved impossible"],
        ["There is no room.\n  Open one."],
        ["Misspelt: not solved"],
        [FAULT],
    ]  # fmt: skip


def test_wishes_by_rank_and_their_bars(tmp_path: Path) -> None:
    workbook = written(tmp_path, craft_day())
    assert rows(workbook, "Wishes")[2:] == [
        [
            *("Scenario", "1st wish", "2nd wish", "Unwished", "Pinned, or stated no wishes", "No seat", "Seats due"),
            *("Got 1st wish", "Stated wishes and got none", "Offerings", "Workshops not held"),
            *("Seats on offer", "Seats filled"),
        ],
        [BASE, 1, 1, 0, 0, 0, 2, 1, 0, 1, 1, 2, 1],
        ["Two rooms", 2, 0, 0, 0, 0, 2, 2, 0, 2, 0, 4, 0.5],
    ]
    assert bars(workbook, "Wishes") == [[("A6:A7", f"{letter}6:{letter}7") for letter in "BCDEF"]]


def bars(workbook: Workbook, sheet: str) -> list[list[tuple[str, str]]]:
    """For each chart the cells of the names and of the values of each of its parts."""

    def cells(reference: str) -> str:
        name, _, where = reference.rpartition("!")
        assert name == f"'{sheet}'"
        return where.replace("$", "")

    charts = workbook[sheet]._charts  # type: ignore[attr-defined]  # the stubs leave it out
    assert all(isinstance(chart, BarChart) and chart.grouping == "stacked" for chart in charts)
    return [[(cells(one.cat.numRef.f), cells(one.val.numRef.f)) for one in chart.series] for chart in charts]


def test_gaps_and_their_bars(tmp_path: Path) -> None:
    open_plan = outcome("Open", ("the clock stops",), ONE_ROOM, bound=0)
    otherwise = outcome("Dear", ("an unwished seat costs 9",), ONE_ROOM, bound=1)
    otherwise = replace(otherwise, case=replace(otherwise.case, policy=replace(POLICY, unwished_cost=9)))
    workbook = written(tmp_path, craft_day(otherwise, open_plan))
    headings = ["Scenario", "Plan found", "No plan below", "Gap", "Gap in part", "What is known"]
    assert rows(workbook, "Gaps")[2:] == [
        ["Unseated"],
        headings,
        *([name, 0, 0, 0, None, "proved best"] for name in (BASE, "Two rooms", "Dear", "Open")),
        ["Total cost"],
        headings,
        [BASE, 1, 1, 0, 0, "proved best"],
        ["Two rooms", 0, 0, 0, None, "proved best"],
        ["Open", 1, 0, 1, None, "best found"],
        ["Dear", 1, 1, 0, 0, "proved best; counted differently"],
    ]
    # Where all values are 0, bars would say nothing.
    assert bars(workbook, "Gaps") == [[("A14:A16", "C14:C16"), ("A14:A16", "D14:D16")]]
    overview = {row[0]: row for row in rows(workbook, "Comparison")}
    assert overview["Dear"][5:9] == [0, "proved", 1, "counted differently"]
    assert overview["Open"][5:9] == [0, "proved", 1, 0]


def test_winners_and_losers(tmp_path: Path) -> None:
    workbook = written(tmp_path, craft_day())
    assert rows(workbook, "Winners and losers")[2:] == [
        [
            *("Scenario", "In both", "Better off", "As well off", "Worse off", "Not compared", "Come in", "Drop out"),
            *("Largest gain", "Largest loss", "Get their 1st wish now", "No longer get it"),
            *("No longer lack a seat", "Lack a seat now"),
        ],
        ["Two rooms", 2, 1, 1, 0, 0, 0, 0, 1, 0, 1, 0, 0, 0],
        ["By how much costs differ"],
        ["Scenario", "Cost 1 less", "Cost the same"],
        ["Two rooms", 1, 1],
    ]
    assert bars(workbook, "Winners and losers") == [[("A6", f"{letter}6") for letter in "CDEF"]]


def test_changes_and_where_it_comes_from(tmp_path: Path) -> None:
    workbook = written(tmp_path, craft_day())
    assert rows(workbook, "Changes")[2:] == [
        ["Scenario", "Number", "What it changes", "Workshops not held"],
        [BASE, None, "–", "W2 Weaving"],
        ["Two rooms", 1, "Barn is added, with 2 seats", "–"],
        ["No rooms", 1, "room 1 is closed", "no plan"],
        *(["No rooms", number, f"room {number} is closed"] for number in range(2, 6)),
        ["Misspelt", 1, "Brn is closed", "no plan"],
    ]
    assert rows(workbook, "About") == [
        ["Craft day"],
        ["This comparison"],
        ["Event workbook", "craft.xlsx"],
        ["Written", datetime(2026, 11, 3, 14, 5)],
        ["Scenarios", 3],
        ["Versions"],
        ["allocator", "0.1.0"],
        ["How each was solved"],
        ["Scenario", "Status", "Engine", "Seed", "Seconds", "Reproducible", "Input hash"],
        [BASE, "Proved best", "by hand", 7, 12.25, "no", "c0ffee"],
        ["Two rooms", "Proved best", "by hand", 7, 12.25, "no", "c0ffee"],
        ["No rooms", "Proved impossible", "by hand", 7, 12.25, "no", "c0ffee"],
        ["Misspelt", "Not solved", "–", "–", "–", "–", "–"],
    ]


def test_every_sheet_is_one_page_wide_and_landscape() -> None:
    for sheet in comparison_workbook(ComparisonBook(craft_day(), "craft.xlsx", NOW)).worksheets:
        assert (sheet.page_setup.orientation, sheet.page_setup.fitToWidth) == ("landscape", 1)


def test_what_looks_like_a_formula_or_a_tag_stays_text(tmp_path: Path) -> None:
    workbook = written(tmp_path, craft_day(*(outcome(name, (name,), TWO_ROOMS) for name in NAMES)))
    for sheet, column in (("Comparison", "A"), ("Comparison", "B"), ("Wishes", "A"), ("Changes", "C"), ("About", "A")):
        cells = [cell for cell in workbook[sheet][column] if cell.value in NAMES]
        assert [(cell.value, cell.data_type) for cell in cells] == [(name, "s") for name in NAMES]


def test_a_comparison_without_any_plan_is_written_too(tmp_path: Path) -> None:
    nothing = [outcome(BASE, (), None), outcome("Also", ("nothing",), None)]
    workbook = written(tmp_path, compared(nothing))
    assert [len(rows(workbook, sheet)) for sheet in ("Wishes", "Winners and losers")] == [3, 3]
    assert [workbook[sheet]._charts for sheet in workbook.sheetnames] == [[]] * 6  # type: ignore[attr-defined]


def test_many_scenarios_have_charts_on_pages_of_their_own() -> None:
    many = craft_day(*(outcome(f"Scenario {number}", ("seed",), ONE_ROOM) for number in range(40)))
    workbook = comparison_workbook(ComparisonBook(many, "craft.xlsx", NOW))
    # 42 have a plan: their table ends in row 47, and the bars begin in row 49.
    assert [one.id for one in workbook["Wishes"].row_breaks.brk] == [48]
    assert workbook["Wishes"].print_area == "'Wishes'!$A$1:$M$96"
    # A section takes 2 rows, 42 scenarios and two blank rows: the second begins in row 50.
    assert [one.id for one in workbook["Gaps"].row_breaks.brk] == [49]
    few = comparison_workbook(ComparisonBook(craft_day(), "craft.xlsx", NOW))
    assert [one.row_breaks.brk for one in few.worksheets] == [[]] * 6


def test_a_file_that_is_there_is_kept_and_one_that_is_open_is_written_beside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "comparison.xlsx"
    path.write_text("precious")
    with pytest.raises(FileTrouble) as trouble:
        write_comparison(craft_day(), path, force=False, event_file="craft.xlsx", now=NOW)
    message = f"{path} already exists; nothing was written. Give another name, or add --force."
    assert str(trouble.value) == message
    replacing = Path.replace

    def locked(self: Path, target: Path) -> Path:
        if Path(target) == path:
            raise PermissionError
        return replacing(self, target)

    monkeypatch.setattr(style.Path, "replace", locked)
    beside = write_comparison(craft_day(), path, force=True, event_file="craft.xlsx", now=NOW)
    assert (beside.name, path.read_text()) == ("comparison (2).xlsx", "precious")
    assert load_workbook(beside).sheetnames[0] == "Comparison"


@pytest.mark.parametrize(
    ("pairs", "axis"),
    [
        ([(0, 0)], (0, 1, 1)),
        ([(36, 0), (64, 29)], (0, 70, 10)),
        ([(1021, 1019), (1030, 1030)], (1018, 1032, 2)),
        ([(1000, 1000)], (999, 1001, 1)),
        ([(5, -3)], (-4, 6, 2)),
    ],
)
def test_axes_have_round_steps_and_leave_no_bar_out(pairs: list[tuple[int, int]], axis: tuple[int, int, int]) -> None:
    assert axis_of([Stage("total cost", *pair) for pair in pairs]) == axis


def test_shades_go_from_deep_to_pale() -> None:
    # Half way: 0x1F + (0xD6 - 0x1F) / 2 = 122.5, which rounds to 122 = 7A.
    assert (shades(1), shades(3)) == (["1F4E79"], ["1F4E79", "7A99B4", "D6E4F0"])


def test_the_same_on_the_screen() -> None:
    found = craft_day(outcome("Open\x1b[31m\nwith a name that nobody would like to read", ("x",), ONE_ROOM))
    assert list(comparison_lines(found, EVENT.labels)) == [
        "  scenario                         verdict             unseated   total cost   better off   worse off",
        "  Base                             base                       0            1            –           –",
        "  Two rooms                        proved better              0            0            1           0",
        "  No rooms                         proved worse               –            –            –           –",
        "  Misspelt                         not solved                 –            –            –           –",
        "  Open [31m with a name that no…   equal, not proved          0        1 (?)            0           0",
        "",
        "  (?): nothing is proved of this value yet.",
        "  better off, worse off: deelnemers whose cost falls or rises, between these two plans.",
        "",
        "  Two rooms: proved better: total cost: this has 0, and the base cannot go below 1 at the same unseated",
        "  No rooms: proved worse: this has no plan that keeps every rule: that is proved",
        "    There is no room. Open one.",
        f"  Misspelt: not solved: {FAULT}",
        "  Open [31m with a name that no…: equal, not proved: "
        "equal in the plans found, but not everything is proved; proved no worse",
        found.best,
    ]


def test_a_name_is_cut_where_the_table_ends() -> None:
    assert (shortened("x" * 30), shortened("x" * 31)) == ("x" * 30, "x" * 29 + "…")


def test_facts_for_machines() -> None:
    facts = json.loads(json.dumps(comparison_facts(craft_day())))
    assert {key: facts[key] for key in facts if key != "scenarios"} == {
        "title": "Craft day",
        "objectives": ["unseated", "total cost"],
        "best": ["Two rooms"],
        "best_proved": True,
        "rooms": None,
        "seats": [],
    }
    told = [(one["name"], one["verdict"], one["decides"], one["trouble"], one["seed"]) for one in facts["scenarios"]]
    assert told == [
        (BASE, "base", "", [], 7),
        ("Two rooms", "proved better", "total cost", [], 7),
        ("No rooms", "proved worse", "", ["There is no room.\n  Open one."], 7),
        ("Misspelt", "not solved", "", [FAULT], None),
    ]
    second = facts["scenarios"][1]
    assert second["effect"]["differences"] == [[-1, 1], [0, 1]]
    assert second["measures"]["granted"] == {"1": 2, "2": 0}
    assert second["stages"][1] == {
        "name": "total cost",
        "value": 0,
        "bound": 0,
        "seconds": 0.0,
        "proved": True,
        "gap": 0.0,
    }


def test_where_one_more_seat_helps_is_told_with_what_is_proved_of_it() -> None:
    held = (Stage("unseated", 3, 3), Stage("total cost", 12, 12))
    gains = tuple(
        SeatGain("W1 =Pottery", "R1", room, 2, (Stage("unseated", *unseated), Stage("total cost", *cost)))
        for room, unseated, cost in (
            ("Attic", (2, 2), (8, 8)),
            ("Barn", (2, 2), (12, 4)),
            ("Cellar", (3, 3), (12, 12)),
            ("Tent", (3, 1), (12, 0)),
        )
    )
    book = comparison_workbook(ComparisonBook(replace(craft_day(), held=held, seats=gains), "e.xlsx", NOW))
    rows = [list(row) for row in book["One more seat"].iter_rows(min_row=6, values_only=True)]
    assert rows == [
        ["W1 =Pottery", "R1", "Attic", 2, 2, 1, 8, 4, "proved"],
        ["W1 =Pottery", "R1", "Barn", 2, 2, 1, 12, 0, "found; more may be possible"],
        ["W1 =Pottery", "R1", "Cellar", 2, 3, 0, 12, 0, "it gains nothing, proved"],
        ["W1 =Pottery", "R1", "Tent", 2, 3, 0, 12, 0, "nothing found; not settled in time"],
    ]
    assert list(seat_lines(replace(craft_day(), held=held, seats=gains))) == [
        "Where one more seat helps (now: unseated 3, total cost 12; the timetable stays):",
        "  W1 =Pottery, R1, Attic: unseated 2, total cost 8",
        "  W1 =Pottery, R1, Barn: unseated 2, total cost 12",
        "  In 1 full offering it gains nothing; that is proved.",
        "  In 1 other no gain was found in time, and nothing is proved.",
    ]
    # The base of the craft day has a total cost of 1; somebody seated better in its timetable makes that 0.
    better = (Stage("unseated", 0, 0), Stage("total cost", 0, 0))
    assert list(seat_lines(replace(craft_day(), held=better, seats=gains)))[:2] == [
        "Where one more seat helps (now: unseated 0, total cost 0; the timetable stays):",
        "  'Now' is what the base's timetable allows with everybody seated anew; its plan has not found that.",
    ]
    assert list(seat_lines(replace(craft_day(), held=held))) == [
        "No offering of the base is full (unseated 3, total cost 12), so none was given one more seat."
    ]


def opening(comparison: Comparison) -> tuple[list[str], str]:
    """The sheets in their order, and the answer on the sheet Comparison."""
    workbook = comparison_workbook(ComparisonBook(comparison, "e.xlsx", NOW))
    return workbook.sheetnames, str(workbook["Comparison"]["A4"].value)


HELD = (Stage("unseated", 3, 3), Stage("total cost", 12, 12))


def gain(session: str, unseated: int, cost: int, *, bound: int | None = None) -> SeatGain:
    """What one more seat in a session gives, with the cost proved unless it has another bound."""
    stages = (Stage("unseated", unseated, unseated), Stage("total cost", cost, cost if bound is None else bound))
    return SeatGain(session, "R1", "Attic", 2, stages)


ALONE = replace(craft_day(), cases=craft_day().cases[:1], best="There is nothing to rank beside Base.")


def test_the_workbook_opens_with_what_was_asked() -> None:
    seats = ["One more seat", "Comparison", "Wishes", "Gaps", "About"]
    helps = replace(ALONE, held=HELD, seats=(gain("W1 Pottery", 2, 14), gain("W2 Weaving", 2, 14), gain("W3", 3, 12)))
    assert opening(helps) == (
        seats,
        "One more seat helps most in W1 Pottery, R1, Attic: unseated 2 instead of 3, and as much in 1 other offering.",
    )
    nowhere = replace(ALONE, held=HELD, seats=(gain("W1 Pottery", 3, 12),))
    assert opening(nowhere) == (seats, "One more seat in a full offering helps nowhere: that is proved.")
    unknown = replace(ALONE, held=HELD, seats=(gain("W1 Pottery", 3, 12, bound=4),))
    assert opening(unknown) == (
        seats,
        "One more seat in a full offering helps nowhere: in the plans found; that is not proved.",
    )
    none_full = replace(ALONE, held=HELD)
    assert opening(none_full) == (
        ["Comparison", "Wishes", "Gaps", "About"],
        "No offering is full, so that one more seat would help nowhere.",
    )


def test_which_rooms_are_best_stands_before_which_scenario_is() -> None:
    found = replace(craft_day(), rooms="The best choice is Barn; that is proved.", best="Best: Barn.")
    assert opening(found)[1] == "The best choice is Barn; that is proved. Best: Barn."


def test_a_section_of_gaps_that_would_be_cut_begins_on_the_next_page() -> None:
    more = (outcome(f"Scenario {number}", ("seed",), ONE_ROOM) for number in range(10))
    found = craft_day(*more)
    stages = tuple(Stage(name, 5, 2) for name in ("unseated", "worst rank", "total cost"))
    cases = tuple(one if one.measures is None else with_stages(one, stages) for one in found.cases)
    three = replace(found, cases=cases, objectives=("unseated", "worst rank", "total cost"))
    workbook = comparison_workbook(ComparisonBook(three, "e.xlsx", NOW))
    # 12 with a plan: a section takes 14 rows and two blank ones. The second ends in row 35: too far for a page of 30.
    assert [one.id for one in workbook["Gaps"].row_breaks.brk] == [19, 35]


def with_stages(one: Compared, stages: tuple[Stage, ...]) -> Compared:
    assert one.result is not None
    return replace(one, result=replace(one.result, stages=stages))


def test_no_sheet_is_wider_than_a_page_can_show_in_letters_that_can_be_read() -> None:
    for sheet in comparison_workbook(ComparisonBook(craft_day(), "craft.xlsx", NOW)).worksheets:
        widths = [sheet.column_dimensions[get_column_letter(number)].width for number in range(1, sheet.max_column + 1)]
        assert sum(widths) <= 186, sheet.title
