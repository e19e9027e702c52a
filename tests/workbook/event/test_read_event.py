"""Every problem of a workbook has the exact line that somebody sees, and nothing is dropped in silence."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time
from pathlib import Path

import pytest
from event_books import SOUND, InputProblems, Rows, problems, warnings, write_book
from openpyxl import load_workbook

from allocator.event import Attendee, Fixed, Labels, Pin, Room, Round, Session, Speaker, Wish
from allocator.policy import Policy
from allocator.workbook.event.read import inspect_event, read_event


def with_row(sheet: str, *row: object) -> dict[str, Rows]:
    """The sound sheet with one row more; it is row 2 of an empty one, else the next."""
    return {sheet: [*SOUND[sheet], row]}


def with_setting(name: object, value: object) -> dict[str, Rows]:
    return {"Settings": [["Setting", "Value"], [name, value]]}


def test_a_sound_workbook_reads_as_its_facts(tmp_path: Path) -> None:
    reading = read_event(write_book(tmp_path / "event.xlsx"))
    event = reading.event
    assert event.rounds == (Round("Round 1"), Round("Round 2"))
    assert event.rooms == (Room("Attic", 20, frozenset({"step-free"})), Room("Barn", 30))
    assert event.speakers == (Speaker("Ines Park", "ines@example.org"),)
    assert event.sessions == (Session("W1", "Pottery", ("Ines Park",)), Session("W2", "Weaving, and why"))
    assert event.attendees == (Attendee("7", "Ada Lind"), Attendee("8", "Bo Null"))
    assert event.wishes == (Wish("7", "W1", 1), Wish("7", "W2", 2), Wish("8", "W2", 1))
    assert (event.pins, reading.policy, reading.warnings) == ((), Policy(), ())
    assert reading.counts == {
        "attendees": 2,
        "sessions": 2,
        "speakers": 1,
        "rooms": 2,
        "rounds": 2,
        "wishes": 3,
        "pins": 0,
    }


@pytest.mark.parametrize(
    ("sheets", "where", "message"),
    [
        # cells that cannot be read
        (
            with_row("Rooms", "Cellar", "20 ppl"),
            "Rooms!B4",
            'capacity is "20 ppl"; write a whole number, for example 30.',
        ),
        (with_row("Rooms", "Cellar", 20.5), "Rooms!B4", 'capacity is "20.5"; write a whole number, for example 30.'),
        (with_row("Rooms", "Cellar", -3), "Rooms!B4", 'capacity is "-3"; write a whole number, for example 30.'),
        (with_row("Rooms", "Cellar", True), "Rooms!B4", 'capacity is "TRUE"; write a whole number, for example 30.'),
        (with_row("Rooms", "Cellar"), "Rooms!B4", 'Capacity is empty; write it, for example "30".'),
        (with_row("Rooms", None, 20), "Rooms!A4", 'Room is empty; write it, for example "Room 101".'),
        (
            with_row("Rooms", datetime(2026, 2, 1), 20),
            "Rooms!A4",
            "Excel has made a date or time of this (2026-02-01); type an apostrophe before it: '1-2",
        ),
        (
            with_row("Rooms", "Cellar", "=B2"),
            "Rooms!B4",
            "holds a formula that was never calculated; open the file in Excel, save it, and try again.",
        ),
        (with_row("Rooms", "Cellar", "#N/A"), "Rooms!B4", 'holds the error "#N/A"; write the value itself.'),
        (
            {"Wishes": [["Attendee", "1"], ["7", "#REF!"]]},
            "Wishes!B2",
            'holds the error "#REF!"; write the value itself.',
        ),
        (
            with_row("Rounds", "Round 3", "25 Nov"),
            "Rounds!B4",
            'the date is "25 Nov"; write a day, for example 2026-11-25.',
        ),
        (
            with_row("Rounds", "Round 3", "11/12/2026"),
            "Rounds!B4",
            'the date is "11/12/2026"; write a day, for example 2026-11-25.',
        ),
        (
            with_row("Rounds", "Round 3", datetime(2026, 11, 25, 9)),
            "Rounds!B4",
            "the date is 2026-11-25 09:00; write the day alone, and the time under Start.",
        ),
        (
            with_row("Rounds", "Round 3", "2026-11-25", "noon"),
            "Rounds!C4",
            'the start is "noon"; write a time, for example 10:45.',
        ),
        (
            with_row("Rounds", "Round 3", None, time(9)),
            "Rounds!B4",
            "there is a time and no date; write the day, for example 2026-11-25.",
        ),
        (
            with_row("Rounds", "Round 3", "2026-11-25", "11:00", "10:00"),
            "Rounds!D4",
            "the end, 10:00, is not after the start, 11:00.",
        ),
        (with_row("Pins", "7", "W1", None, "should"), "Pins!D2", '"should" is neither; write "must" or "must not".'),
        (with_row("Pins", "7", "W1"), "Pins!D2", 'Must is empty; write "must" or "must not".'),
        (with_row("Pins", None, "W1", None, "must"), "Pins!A2", "Attendee is empty; write the id of an attendee."),
        # names that nothing has
        (
            with_row("Attendees", "9", "Cy", None, "step free"),
            "Attendees!D4",
            '"step free" is not a feature of any room. Did you mean "step-free"?',
        ),
        (
            with_row("Attendees", "9", "Cy", None, None, "Rond 1"),
            "Attendees!E4",
            '"Rond 1" is not a round. Did you mean "Round 1"?',
        ),
        (
            with_row("Sessions", "W3", "Sewing", "Ines Prak"),
            "Sessions!C4",
            '"Ines Prak" is not on the Speakers sheet. Did you mean "Ines Park"?',
        ),
        (with_row("Pins", "9", "W1", None, "must"), "Pins!A2", '"9" is not the id of an attendee. There is "7", "8".'),
        (
            with_row("Attendees", "9", "Cy", None, None, "Round 1, Round 2"),
            "Attendees!E4",
            '"Round 1, Round 2" has commas between its items; write ; instead: "Round 1; Round 2".',
        ),
        # settings
        (with_setting("Sead", 1), "Settings!A2", '"Sead" is not a setting. Did you mean "Seed"?'),
        (with_setting("Seed", "one"), "Settings!B2", 'seed is "one"; write a whole number, for example 1.'),
        (
            with_setting("Unwished seats allowed", "perhaps"),
            "Settings!B2",
            '"perhaps" is neither yes nor no; write "yes" or "no".',
        ),
        (
            with_setting("Objectives", "total costs"),
            "Settings!B2",
            '"total costs" is not known here. Did you mean "total cost"?',
        ),
        (
            with_setting("Objectives", "worst rank, total cost"),
            "Settings!B2",
            '"worst rank, total cost" has commas between its items; write ; instead: "worst rank; total cost".',
        ),
        (
            with_setting("Cost per rank", "0; 2; 1"),
            "Settings!B2",
            "a later wish may not cost less than an earlier one: 1 comes after 2.",
        ),
        (
            with_setting("Cost of an unwished seat", 0),
            "Settings!B2",
            "0 is less than the 1 that a wish of rank 2 costs.",
        ),
        (
            {"Settings": [["Setting", "Value"], ["Seed", 1], ["seed", 2]]},
            "Settings!A3",
            '"Seed" is on an earlier row too; delete one.',
        ),
        # facts that disagree, each at its cell
        (
            with_row("Attendees", 7, "Cy"),
            "Attendees!A4",
            '"7" is on an earlier row too; give each row its own, or delete one.',
        ),
        (
            with_row("Rooms", "ATTIC", 5),
            "Rooms!A4",
            '"ATTIC" is on an earlier row too; give each row its own, or delete one.',
        ),
        (
            with_row("Sessions", "W3", "Sewing", None, 25, None, None, None, None, "Attic"),
            "Sessions!I4",
            '"Attic" seats 20, fewer than the minimum of 25.',
        ),
    ],
)
def test_a_problem_has_its_cell_and_says_what_to_write(
    tmp_path: Path, sheets: dict[str, Rows], where: str, message: str
) -> None:
    assert problems(tmp_path, **sheets) == [(where, message)]


def test_ids_that_differ_by_a_leading_zero_are_two_people(tmp_path: Path) -> None:
    assert problems(tmp_path, **with_row("Attendees", "07", "Cy", "x@example.org")) == []


@pytest.mark.parametrize(
    ("cell", "message"),
    [
        ("Potery", '"Potery" is not a session. Did you mean "Pottery"?'),
        (
            "W1, pottery",
            '"W1, pottery" names several sessions; write one in each column, or ; between equal wishes.',
        ),
        ("W1 @ Round 9", '"Round 9" is not a round. Did you mean "Round 1" or "Round 2"?'),
        ("Potery @ Round 1", '"Potery" is not a session. Did you mean "Pottery"?'),
        ("zzz @ yyy", '"zzz @ yyy" is not a session. There is "W1", "W2", "Pottery", "Weaving, and why".'),
        (
            datetime(2026, 1, 2),
            "Excel has made a date or time of this (2026-01-02); type an apostrophe before it: '1-2",
        ),
    ],
)
def test_a_wish_that_is_no_session_gets_the_nearest(tmp_path: Path, cell: object, message: str) -> None:
    rows = [["Attendee", "1"], ["7", cell], ["8", "W2"]]
    assert problems(tmp_path, Wishes=rows) == [("Wishes!B2", message)]


def test_wishes_that_are_equally_dear_stand_in_one_cell(tmp_path: Path) -> None:
    rows = [["Attendee", "1", "2"], ["7", "Weaving, and why; w1 @ Round 2"], ["8", "Potery; W2; W9", "W2"]]
    assert problems(tmp_path, Wishes=rows) == [
        ("Wishes!B3", '"Potery" is not a session. Did you mean "Pottery"?'),
        ("Wishes!B3", '"W9" is not a session. There is "W1", "W2", "Pottery", "Weaving, and why".'),
    ]
    rows[2] = ["8", "Pottery; W2", "W2; W2 @ Round 1"]
    write_book(tmp_path / "event.xlsx", Wishes=rows)
    reading = read_event(tmp_path / "event.xlsx")
    assert reading.event.wishes == (
        Wish("7", "W2", 1),
        Wish("7", "W1", 1, "Round 2"),
        Wish("8", "W1", 1),
        Wish("8", "W2", 1),
        Wish("8", "W2", 2, "Round 1"),
    )
    assert [(one.where, one.message) for one in reading.warnings] == [
        ("Wishes!C3", '"W2" is wish 1 too; wish 1 counts.')
    ]


def test_wishes_go_by_code_or_title_whatever_the_spelling_and_for_one_round(tmp_path: Path) -> None:
    sessions = [["Code", "Title"], ["W1", "Tea @ four"], ["W2", "=1+1"], ["7", "NA"]]
    rows = [
        ["Attendee", 1.0, "2", "3", 5],
        ["7", " tea  @ FOUR ", "TEA @ four @ round 2", "'=1+1", "na"],
        [8, 7.0, None, "w2"],
    ]
    path = write_book(tmp_path / "event.xlsx", Sessions=sessions, Wishes=rows)
    workbook = load_workbook(path)
    for address, sheet in (("B3", "Sessions"), ("D2", "Wishes")):
        workbook[sheet][address].value = "=1+1"
        workbook[sheet][address].data_type = "s"
    workbook.save(path)
    assert read_event(path).event.wishes == (
        Wish("7", "W1", 1),
        Wish("7", "W1", 2, "Round 2"),
        Wish("7", "W2", 3),
        Wish("7", "7", 5),
        Wish("8", "7", 1),
        Wish("8", "W2", 3),
    )


def test_a_title_of_several_sessions_is_no_wish(tmp_path: Path) -> None:
    sessions = [["Code", "Title"], ["W1", "Pottery"], ["W2", "pottery"]]
    assert problems(tmp_path, Sessions=sessions, Wishes=[["Attendee", "1"], ["7", "Pottery"]]) == [
        ("Wishes!B2", '"Pottery" is the title of several sessions; write the code instead: "W1" or "W2".')
    ]


def test_an_attendee_has_one_row_of_wishes(tmp_path: Path) -> None:
    rows = [["Attendee", "1"], ["7", "W1"], ["8", "W1"], ["7", "W2"]]
    assert problems(tmp_path, Wishes=rows) == [("Wishes!A4", '"7" has a row already (Wishes!A2); keep one.')]


def test_what_is_odd_is_a_warning(tmp_path: Path) -> None:
    path = write_book(
        tmp_path / "event.xlsx",
        Settings=None,
        Speakers=[["Speaker", "Email", "Phone"], ["Ines Park", "ines@example.org", "1"], ["Bo Null", "bo@example.org"]],
        Attendees=[["Id", "Name"], ["7", "Ada Lind"], ["8", "Bo Null"], ["9", "Cy Ode"]],
        Rooms=[["Room", "Capacity", "Features"], ["Attic", 20, "beamer, step-free"]],
        Rounds=[["Round", "Date"], ["Round 1", "2026-11-25"]],
        Wishes=[["Attendee", "Name", "1", "2"], ["7", "Ada Lint", "W1", "Pottery"], ["8", None, "W1"], ["9"]],
        Notes=[["buy tea"]],
    )
    workbook = load_workbook(path)
    workbook["Attendees"].row_dimensions[3].hidden = True
    workbook.save(path)
    assert [(warning.where, warning.message) for warning in read_event(path).warnings] == [
        ("Settings", "the workbook has no sheet of this name; it is taken as empty."),
        ("Rounds!B2", "a date without a start says nothing; it is not used."),
        ("Rooms!C2", '"beamer, step-free" is taken as one feature; if these are several, write ; between them.'),
        ("Speakers!C1", '"Phone" is not a column of this sheet; it is not read.'),
        ("Speakers!A3", '"Bo Null" is also the name of attendee "8"; if this is one person, write the id.'),
        (
            "Sessions!B3",
            'nobody wishes for "Weaving, and why", and nobody gives it; if it is no session, delete the row.',
        ),
        ("Attendees", "1 hidden row is read like any other."),
        ("Wishes", "1 attendee wished nothing: 9. They are seated where there is room."),
        ("Wishes!B2", '"Ada Lint" is not the name of "7", which is "Ada Lind".'),
        ("Wishes!D2", '"Pottery" is wish 1 too; wish 1 counts.'),
        ("Notes", "this sheet is not part of an event workbook; it is not read."),
    ]


def test_a_speaker_is_the_attendee_with_their_address(tmp_path: Path) -> None:
    speakers = [["Speaker", "Email", "Attendee id"], ["Ines Park", "INES@example.org"], ["Bo", None, 8]]
    attendees = [["Id", "Name", "Email"], ["7", "I. Park", "ines@example.org"], ["8", "Bo Null"]]
    event = read_event(write_book(tmp_path / "event.xlsx", Speakers=speakers, Attendees=attendees)).event
    assert [speaker.attendee for speaker in event.speakers] == ["7", "8"]


def test_settings_decide_and_hold_for_sessions_that_say_nothing(tmp_path: Path) -> None:
    rows = [
        ["Setting", "Value", "What it means"],
        ["Event title", "Craft day"],
        ["word for SESSION", "workshop"],
        ["Objectives", "total cost; Unseated"],
        ["Cost per rank", "0; 1; 4"],
        ["Cost of an unwished seat", 9],
        ["Unwished seats allowed", "nee"],
        ["Everybody must be seated", True],
        ["Seats for those who wished nothing", "no"],
        ["Seats for those who did not answer", "NEIN"],
        ["Seed", "12"],
        ["Sessions run at least", 2],
        ["Sessions run at most", 2],
        ["Minimum per session", 3],
    ]
    sessions = [
        ["Code", "Title", "Minimum", "At least", "Fixed rounds"],
        ["W1", "Tea", 5, 1, "Round 1; round 2 = barn"],
        ["W2", "Cake"],
    ]
    reading = read_event(write_book(tmp_path / "event.xlsx", Settings=rows, Sessions=sessions))
    assert (reading.event.title, reading.event.labels) == ("Craft day", Labels(session="workshop"))
    assert reading.policy == Policy(("total cost", "unseated"), (0, 1, 4), 9, False, True, False, False, seed=12)
    assert reading.event.sessions == (
        Session("W1", "Tea", minimum=5, at_least=1, at_most=2, fixed=(Fixed("Round 1"), Fixed("Round 2", "Barn"))),
        Session("W2", "Cake", minimum=3, at_least=2, at_most=2),
    )


def test_pins_are_read(tmp_path: Path) -> None:
    rows = [*SOUND["Pins"], [7, "pottery", None, "Must", "Chairs it"], ["8", None, "Round 2", "must not"]]
    event = read_event(write_book(tmp_path / "event.xlsx", Pins=rows)).event
    assert event.pins == (Pin("7", "W1", None, True, "Chairs it"), Pin("8", None, "Round 2", False))


def test_dates_and_times_may_be_typed_in_several_ways(tmp_path: Path) -> None:
    rows = [
        ["Round", "Date", "Start", "End"],
        ["Round 1", "25-11-2026", "9.30", "10:15"],
        ["Round 2", datetime(2026, 11, 25), time(10, 45), "11:30 AM"],
    ]
    event = read_event(write_book(tmp_path / "event.xlsx", Rounds=rows)).event
    assert event.rounds == (
        Round("Round 1", datetime(2026, 11, 25, 9, 30), datetime(2026, 11, 25, 10, 15)),
        Round("Round 2", datetime(2026, 11, 25, 10, 45), datetime(2026, 11, 25, 11, 30)),
    )


def test_headings_and_sheets_are_known_by_any_spelling(tmp_path: Path) -> None:
    rounds = SOUND["Rounds"]
    sheets = {"Rounds": None, " ROUNDS ": [[], ["round *", " DATE"], *rounds[1:]]}
    reading = read_event(write_book(tmp_path / "event.xlsx", **sheets))
    assert reading.event.rounds == (Round("Round 1"), Round("Round 2"))


def test_missing_sheets_and_columns_are_said_once_and_lead_to_nothing_else(tmp_path: Path) -> None:
    sheets = {
        "Attendees": None,
        "Atendees": SOUND["Attendees"],
        "Sessions": [["Title"], ["Pottery"]],
        "Wishes": [["Attendee", "W"], ["7", "W1"]],
    }
    assert problems(tmp_path, **sheets) == [
        ("Sessions!A1", 'there is no column "Code" (row 1 is taken for the headings); add it.'),
        (
            "Attendees",
            'the workbook has no sheet of this name; add it. Did you mean "Atendees"? Then give it this name.',
        ),
        ("Wishes!A1", "there is no column of wishes; give them the headings 1, 2, 3, ..."),
    ]


def test_merged_cells_and_double_columns_are_problems(tmp_path: Path) -> None:
    path = write_book(tmp_path / "event.xlsx", Rounds=[["Round", "round"], ["Round 1"], ["Round 2"]])
    workbook = load_workbook(path)
    workbook["Sessions"].merge_cells("C2:C3")
    workbook.save(path)
    assert [(problem.where, problem.message) for problem in inspect_event(path).problems] == [
        ("Rounds!B1", 'there are two columns "Round"; keep one.'),
        ("Sessions!C2", "the cells C2:C3 are merged; unmerge them and write every value in its own cell."),
    ]


def test_empty_sheets_have_nothing_to_plan(tmp_path: Path) -> None:
    sheets = {"Rounds": [["Round"]], "Sessions": [], "Attendees": SOUND["Attendees"]}
    assert problems(tmp_path, **sheets, Pins=None, Wishes=[["Attendee", "1"]]) == [
        ("Sessions", "this sheet is empty; its first row holds the headings."),
    ]
    assert problems(tmp_path, Rounds=[["Round"]]) == [("Rounds", "the sheet has no rows; write at least a round.")]


def test_an_event_without_rooms_needs_a_maximum_everywhere(tmp_path: Path) -> None:
    sessions = [["Code", "Title", "Maximum"], ["W1", "Pottery", 10], ["W2", "Weaving"]]
    message = "there are no rooms, so every session needs a maximum; write one, or fill the Rooms sheet."
    assert problems(tmp_path, Rooms=[["Room", "Capacity"]], Sessions=sessions) == [("Sessions!C3", message)]


def test_what_no_sheet_has_is_said_once(tmp_path: Path) -> None:
    sessions = [["Code", "Title", "Speakers", "Fixed room"], *([f"W{n}", f"T{n}", f"S{n}", f"R{n}"] for n in range(6))]
    sheets = {"Sessions": sessions, "Rooms": [["Room", "Capacity"]], "Speakers": [["Speaker"]], "Pins": None}
    sheets["Wishes"] = [["Attendee", "1"]]
    with pytest.raises(InputProblems) as caught:
        read_event(write_book(tmp_path / "event.xlsx", **{**SOUND, **sheets}))
    assert [line.split("   ", 1)[1].strip() for line in str(caught.value).splitlines()[1:-1]] == [
        "there are no rooms, so every session needs a maximum; write one, or fill the Rooms sheet. "
        "6 cells: A2, A3, A4, A5, A6 and 1 more.",
        "there are no speakers yet, so none can be named; fill the Speakers sheet. "
        "6 cells: C2, C3, C4, C5, C6 and 1 more.",
        "there are no rooms yet, so none can be named; fill the Rooms sheet. 6 cells: D2, D3, D4, D5, D6 and 1 more.",
    ]
    assert len(caught.value.problems) == 18


def test_an_unreadable_cell_leads_to_no_problem_that_is_not_there(tmp_path: Path) -> None:
    sessions = [
        ["Code", "Title", "Minimum", "Maximum", "At least", "Allowed rounds", "Fixed room"],
        ["W1", "Pottery", "many", "few", "often", "Rond 1", "Attic"],
        ["W2", "Weaving", 25, None, None, None, "Cellar"],
    ]
    rooms = [["Room", "Capacity"], ["Attic", "?"], ["Cellar", "??"]]
    assert problems(tmp_path, Sessions=sessions, Rooms=rooms) == [
        ("Rooms!B2", 'capacity is "?"; write a whole number, for example 30.'),
        ("Rooms!B3", 'capacity is "??"; write a whole number, for example 30.'),
        ("Sessions!C2", 'minimum is "many"; write a whole number, for example 5.'),
        ("Sessions!D2", 'maximum is "few"; write a whole number, for example 25.'),
        ("Sessions!E2", 'at least is "often"; write a whole number, for example 1.'),
        ("Sessions!F2", '"Rond 1" is not a round. Did you mean "Round 1"?'),
    ]


def test_all_problems_are_told_at_once(tmp_path: Path) -> None:
    path = write_book(
        tmp_path / "event.xlsx",
        Rooms=[["Room", "Capacity"], ["Attic", "20 ppl"]],
        Wishes=[["Attendee", "1"], ["7", "Potery"]],
    )
    with pytest.raises(InputProblems) as caught:
        read_event(path)
    assert str(caught.value) == (
        f"{path} has 2 problems:\n"
        '  Rooms!B2    capacity is "20 ppl"; write a whole number, for example 30.\n'
        '  Wishes!B2   "Potery" is not a session. Did you mean "Pottery"?\n'
        f"Nothing was solved. Fix these cells and run again:  allocator check {path}"
    )


def test_two_hundred_problems_are_kept_and_the_first_hundred_shown(tmp_path: Path) -> None:
    rows = [["Attendee", "1"], *([str(number), "W1"] for number in range(1000, 1200))]
    with pytest.raises(InputProblems) as caught:
        read_event(write_book(tmp_path / "event.xlsx", Wishes=rows))
    lines = str(caught.value).split("\n")
    assert len(caught.value.problems) == 200
    assert (len(lines), lines[0][-17:], lines[100].split()[0]) == (103, "has 200 problems:", "Wishes!A101")
    assert lines[101] == "  ... and 100 more."


def test_the_input_hash_is_of_facts_and_decisions_not_of_looks_or_order(tmp_path: Path) -> None:
    plain = read_event(write_book(tmp_path / "plain.xlsx"))
    turned = {name: [rows[0], *reversed(rows[1:])] for name, rows in SOUND.items() if name != "Rounds"}
    other = read_event(write_book(tmp_path / "other.xlsx", **turned, Notes=[["x"]]))
    assert other.input_hash == plain.input_hash
    hashes = {
        plain.input_hash,
        read_event(write_book(tmp_path / "a.xlsx", **with_setting("Seed", 2))).input_hash,
        read_event(
            write_book(tmp_path / "b.xlsx", Wishes=[["Attendee", "1", "2"], [7, "W2", "W1"], [8, "W2"]])
        ).input_hash,
        read_event(write_book(tmp_path / "c.xlsx", **with_row("Attendees", "9", "Cy"))).input_hash,
        read_event(write_book(tmp_path / "d.xlsx", **with_row("Pins", "7", "W1", None, "must"))).input_hash,
    }
    assert len(hashes) == 5


def test_inspection_counts_and_warns_where_there_are_problems_too(tmp_path: Path) -> None:
    path = write_book(tmp_path / "event.xlsx", **with_row("Rooms", "Cellar", "?"), Pins=None)
    inspection = inspect_event(path)
    assert (inspection.reading, len(inspection.problems), inspection.counts["rooms"]) == (None, 1, 3)
    assert [warning.where for warning in inspection.warnings] == ["Pins"]


def test_facts_are_those_of_the_sheet_whatever_its_columns_order(tmp_path: Path) -> None:
    rooms = [["Capacity", None, "Room"], [20, None, "Attic"], [None, None, None], [30, "note", "Barn"]]
    event = read_event(write_book(tmp_path / "event.xlsx", Rooms=rooms)).event
    assert event.rooms == (Room("Attic", 20), Room("Barn", 30))
    assert replace(event, rooms=()) != event
    assert warnings(tmp_path, Rooms=rooms) == []
