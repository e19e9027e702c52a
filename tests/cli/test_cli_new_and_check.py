"""`allocator new` and `allocator check`: what they write, say and refuse."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from fair import FAIR, edit, event_book, run
from openpyxl import load_workbook

from allocator.condition import ORGANISATION, Condition, Operator
from allocator.demand import Ask, Demand
from allocator.event import Attendee
from allocator.example import symposium
from allocator.workbook.event.read import read_event


def test_new_writes_a_template_that_check_asks_to_fill_in(tmp_path: Path) -> None:
    event = tmp_path / "event.xlsx"
    told = run("new", event)
    assert (told.exit_code, told.stderr) == (0, "")
    assert told.stdout == f"{event} is written. Fill it in, then:  allocator check {event}\n"
    checked = run("check", event)
    assert (checked.exit_code, checked.stdout) == (1, "")
    assert checked.stderr.splitlines() == [
        f"{event} has 7 problems:",
        "  Rounds!A2      this is the example row of an empty workbook; write your own over it, or delete the row.",
        "  Rooms!A2       this is the example row of an empty workbook; write your own over it, or delete the row.",
        "  Speakers!A2    this is the example row of an empty workbook; write your own over it, or delete the row.",
        "  Sessions!A2    this is the example row of an empty workbook; write your own over it, or delete the row.",
        "  Attendees!A2   this is the example row of an empty workbook; write your own over it, or delete the row.",
        "  Pins!A2        this is the example row of an empty workbook; write your own over it, or delete the row.",
        "  Wishes!A2      this is the example row of an empty workbook; write your own over it, or delete the row.",
        f"Nothing was solved. Fix these cells and run again:  allocator check {event}",
    ]


def test_new_example_writes_the_symposium(tmp_path: Path) -> None:
    event = tmp_path / "event.xlsx"
    assert run("new", event, "--example").exit_code == 0
    reading = read_event(event)
    assert (reading.event, reading.policy) == symposium()


def test_new_overwrites_only_when_forced(tmp_path: Path) -> None:
    event = tmp_path / "event.xlsx"
    event.write_bytes(b"somebody's work")
    told = run("new", event)
    assert (told.exit_code, told.stdout) == (1, "")
    assert told.stderr == f"{event} already exists; nothing was written. Give another name, or add --force.\n"
    assert event.read_bytes() == b"somebody's work"
    assert run("new", event, "--force").exit_code == 0
    assert event.read_bytes()[:2] == b"PK"


def test_check_counts_what_was_read(tmp_path: Path) -> None:
    event = event_book(tmp_path / "event.xlsx")
    told = run("check", event)
    assert (told.exit_code, told.stderr) == (0, "")
    assert told.stdout.splitlines() == [
        f"{event}: 5 attendees, 4 sessions, 1 speaker, 3 rooms, 2 rounds, 10 wishes, 0 pins.",
        f"No problems. Next:  allocator solve {event} -o plan.xlsx",
    ]


def test_check_uses_the_words_of_the_event(tmp_path: Path) -> None:
    event = tmp_path / "event.xlsx"
    assert run("new", event, "--example").exit_code == 0
    assert run("check", event).stdout.splitlines()[0] == (
        f"{event}: 360 deelnemers, 15 workshops, 21 speakers, 12 rooms, 3 rounds, 1,770 wishes, 3 pins."
    )


def test_check_for_machines(tmp_path: Path) -> None:
    told = run("check", event_book(tmp_path / "event.xlsx"), "--json")
    assert (told.exit_code, told.stderr) == (0, "")
    assert json.loads(told.stdout) == {
        "attendees": 5,
        "sessions": 4,
        "speakers": 1,
        "rooms": 3,
        "rounds": 2,
        "wishes": 10,
        "pins": 0,
        "problems": [],
        "warnings": [],
    }


def test_warnings_stop_nothing(tmp_path: Path) -> None:
    crowd = replace(FAIR, attendees=(*FAIR.attendees, Attendee("6", "Gil Ester")))
    event = event_book(tmp_path / "event.xlsx", crowd)
    message = "1 attendee wished nothing: 6. They are seated where there is room."
    told = run("check", event)
    assert (told.exit_code, told.stdout.splitlines()[-1]) == (
        0,
        f"No problems. Next:  allocator solve {event} -o plan.xlsx",
    )
    assert told.stderr.splitlines() == ["1 warning:", f"  Wishes   {message}"]
    for_machines = run("check", event, "--json")
    assert (for_machines.exit_code, for_machines.stderr) == (0, "")
    facts = json.loads(for_machines.stdout)
    assert (facts["problems"], facts["warnings"]) == ([], [{"where": "Wishes", "message": message}])


def test_problems_are_all_listed_on_stderr(tmp_path: Path) -> None:
    event = event_book(tmp_path / "event.xlsx")
    edit(event, "Rooms", "B3", "20 ppl")
    edit(event, "Wishes", "C2", "Potery")
    told = run("check", event)
    assert (told.exit_code, told.stdout) == (1, "")
    assert told.stderr.splitlines() == [
        f"{event} has 2 problems:",
        '  Rooms!B3    capacity is "20 ppl"; write a whole number, for example 30.',
        '  Wishes!C2   "Potery" is not a session. Did you mean "Pottery"?',
        f"Nothing was solved. Fix these cells and run again:  allocator check {event}",
    ]
    for_machines = run("check", event, "--json")
    assert (for_machines.exit_code, for_machines.stderr) == (1, "")
    assert json.loads(for_machines.stdout)["problems"] == [
        {"where": "Rooms!B3", "message": 'capacity is "20 ppl"; write a whole number, for example 30.'},
        {"where": "Wishes!C2", "message": '"Potery" is not a session. Did you mean "Pottery"?'},
    ]


def test_a_path_with_a_blank_can_be_pasted(tmp_path: Path) -> None:
    event = event_book(tmp_path / "our event.xlsx")
    assert run("check", event).stdout.splitlines()[1] == f'No problems. Next:  allocator solve "{event}" -o plan.xlsx'
    edit(event, "Rooms", "B3", "20 ppl")
    last = run("check", event).stderr.splitlines()[-1]
    assert last == f'Nothing was solved. Fix these cells and run again:  allocator check "{event}"'


RULES = (
    Demand(Ask.TOGETHER, ("1", "2"), reason="They come as a pair"),
    Demand(Ask.AT_MOST, (), each=ORGANISATION, number=8, rounds=("Morning",)),
    Demand(Ask.BEFORE, ("B",), ("C",)),
)


def test_rules_are_listed_as_sentences_with_their_rows_and_whom_they_bind(tmp_path: Path) -> None:
    people = tuple(replace(one, organisation="North" if one.id in "123" else "South") for one in FAIR.attendees)
    event = event_book(tmp_path / "event.xlsx", replace(FAIR, attendees=people, demands=RULES))
    told = run("rules", event)
    assert (told.exit_code, told.stderr) == (0, "")
    assert told.stdout.splitlines() == [
        "Rules!A2  Ada Lind and Bo Null sit together. (2 attendees, 8 possible offerings)",
        "          Why: They come as a pair",
        "Rules!A3  At most 8 of each organisation are in an offering in Morning. "
        "(5 attendees in 2 groups, 4 possible offerings)",
        "Rules!A4  B Baking runs only in rounds before C Carving. (4 possible offerings)",
    ]
    facts = json.loads(run("rules", event, "--json").stdout)
    assert facts == {
        "rules": [
            {"where": "Rules!A2", "rule": "sit together", "strength": "must", "attendees": 2, "offerings": 8},
            {"where": "Rules!A3", "rule": "at most so many of", "strength": "must", "attendees": 5, "offerings": 4},
            {"where": "Rules!A4", "rule": "runs before", "strength": "must", "attendees": 0, "offerings": 4},
        ]
    }


def test_columns_of_ones_own_are_told_once_by_check_and_by_rules(tmp_path: Path) -> None:
    people = tuple(replace(one, attributes=(("Age", one.id), ("Department", "Arts"))) for one in FAIR.attendees)
    young = Demand(Ask.AT_MOST, (), number=1, where=(Condition("Age", Operator.LESS, ("3",)),))
    event = event_book(tmp_path / "event.xlsx", replace(FAIR, attendees=people, demands=(young,)))
    said = "Columns of your own on Attendees, which rules may use: Age, Department."
    checked = run("check", event)
    assert (checked.stdout.splitlines()[1], checked.stderr) == (said, "")
    assert run("rules", event).stdout.splitlines() == [
        "Rules!A2  At most 1 of those with Age below 3 is in an offering. (2 attendees, 8 possible offerings)",
        said,
    ]


def test_an_event_without_rules_says_how_they_are_written(tmp_path: Path) -> None:
    event = event_book(tmp_path / "event.xlsx")
    told = run("rules", event)
    assert told.stdout.split() == (
        f"{event} has no rules of its own. See how they are written:  allocator new rules.xlsx --rules".split()
    )


def test_new_with_rules_writes_one_of_every_kind(tmp_path: Path) -> None:
    event = tmp_path / "event.xlsx"
    assert run("new", event, "--rules").exit_code == 0
    page = load_workbook(event)["Rules"]
    asked = [row[0].value for row in page.iter_rows(min_row=2) if row[0].value]
    assert list(dict.fromkeys(asked)) == [
        *("sit together", "never in the same session", "at most so many of", "at least so many of", "only for"),
        *("is attended before", "runs before", "run in the same rounds", "never in the same round"),
        *("are served first", "at most so many in a round"),
        *("attended all or none", "run in one room", "run without a break"),
    ]
    assert [row[1].value for row in page.iter_rows(min_row=2) if row[1].value] == [
        *("example; friend", "example; friend", "Organisation", "Grade = 5; 6 and Age < 12", "Department"),
        *("example; friend", "Grade = 5", "EXAMPLE", "EXAMPLE", "EXAMPLE; W0", "EXAMPLE; W0"),
        *("example; friend", "EXAMPLE; W0", "EXAMPLE; W0", "EXAMPLE; W0", "EXAMPLE; W0"),
    ]
    assert [cell.value for cell in load_workbook(event)["Attendees"][1]][-3:] == ["Age", "Department", "Grade"]
    assert run("new", event, "--rules", "--example", "--force").exit_code == 2
