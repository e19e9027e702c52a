"""Files of drawn events are never read wrong in silence; and the judge who says so finds what is wrong."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from allocator.errors import Problem
from allocator.intake.import_notes import ImportNotes
from allocator.workbook.event.schema import ATTENDEES, PINS, ROOMS, ROUNDS, SESSIONS, WISHES
from allocator.workbook.event.schema.columns import Sheet
from tests.intake.organisers.case import SHAPES, Case, drawn_case
from tests.intake.organisers.held import Held
from tests.intake.organisers.judge import faults
from tests.intake.organisers.verdict import Outcome, judged
from tests.intake.organisers.written import WrittenFile

SEED = 1

STILL_WRONG: frozenset[int] = frozenset({59})
"""Cases that are still read wrong in silence; this list only ever becomes shorter."""


@pytest.mark.parametrize(
    "number", [*range(20), *(pytest.param(number, marks=pytest.mark.slow) for number in range(20, 60))]
)
def test_a_drawn_case_is_not_wrong_in_silence(tmp_path: Path, number: int) -> None:
    verdict = judged(drawn_case(SEED, number), tmp_path)
    silent = verdict.outcome in (Outcome.WRONG, Outcome.BROKEN)
    assert not silent or number in STILL_WRONG, "; ".join(map(str, verdict.faults))


def test_a_case_is_the_same_alone_and_in_a_run() -> None:
    run = [drawn_case(3, number) for number in range(4)]
    alone = drawn_case(3, 3)
    assert [file.lines for file in alone.files] == [file.lines for file in run[3].files]
    assert (alone.shape, alone.held) == (run[3].shape, run[3].held)
    assert drawn_case(4, 3).held != run[3].held


@pytest.mark.parametrize("shape", SHAPES)
def test_a_case_of_each_shape_can_be_drawn(shape: str) -> None:
    case = drawn_case(5, 0, shape)
    assert (case.shape, len(case.held.people) > 0, 1 <= len(case.files) <= 4) == (shape, True, True)


def held() -> Held:
    """What some files hold."""
    found = Held()
    found.name_rounds(["Round 1", "Round 2"])
    found.rooms = {"Attic": 20, "Barn": 30}
    pottery = found.session("Pottery")
    pottery.maximum, pottery.minimum, pottery.speakers = 9, 2, ("Eva Kuip",)
    pottery.rounds = frozenset({"Round 1"})
    found.session("Carving").maximum = 8
    for number, (name, id) in enumerate([("Ada Lind", "7"), ("Bo Null", "8")]):
        person = found.person(number)
        person.called, person.ids, person.email = {name}, {id}, f"{name[:2].lower().strip()}@example.org"
    found.wish(0, "Pottery", 1)
    found.wish(0, "Carving", 2)
    found.wish(1, "Carving", 1)
    found.pin(0, "Carving")
    found.pin(1, "Pottery")
    return found


class Written:
    """An event workbook in which what `held` says stands, and that can be tampered with."""

    def __init__(self) -> None:
        self.texts: dict[str, list[dict[str, str]]] = {
            ROUNDS.name: [{"Round": "Round 1"}, {"Round": "Round 2"}],
            ROOMS.name: [{"Room": "Attic", "Capacity": "20"}, {"Room": "Barn", "Capacity": "30"}],
            SESSIONS.name: [
                {
                    "Code": "P",
                    "Title": "Pottery",
                    "Maximum": "9",
                    "Minimum": "2",
                    "Speakers": "Eva Kuip",
                    "Allowed rounds": "Round 1",
                },
                {"Code": "C", "Title": "Carving", "Maximum": "8"},
            ],
            ATTENDEES.name: [
                {"Id": "7", "Name": "Ada Lind", "Email": "ad@example.org"},
                {"Id": "8", "Name": "Bo Null", "Email": "bo@example.org"},
            ],
            WISHES.name: [{"Attendee": "7", "1": "P", "2": "C"}, {"Attendee": "8", "1": "C"}],
            PINS.name: [
                {"Attendee": "7", "Session": "C", "Must": "must"},
                {"Attendee": "8", "Session": "P", "Must": "must"},
            ],
        }

    def rows(self, sheet: Sheet) -> list[dict[str, str]]:
        """The rows of a sheet."""
        return self.texts[sheet.name]


NOTHING_SAID = ImportNotes()


def test_what_is_read_right_has_no_fault() -> None:
    assert faults(held(), Written(), NOTHING_SAID) == []


@pytest.mark.parametrize(
    ("sheet", "heading", "value", "expected"),
    [
        (ATTENDEES, "Name", "Cy Roer", ["a person", "a person"]),
        (ATTENDEES, "Email", "cy@example.org", ["a person", "a person"]),
        (ATTENDEES, "Email", "", ["e-mail of Ada Lind"]),
        (ATTENDEES, "Organisation", "4A", ["organisation of Ada Lind"]),
        (WISHES, "1", "C", ["wishes"]),
        (WISHES, "2", "", ["wishes"]),
        (WISHES, "3", "C", ["wishes"]),
        (WISHES, "1", "P @ Round 1", ["wishes"]),
        (PINS, "Must", "must not", ["wishes"]),
        (PINS, "Round", "Round 1", ["wishes"]),
        (SESSIONS, "Title", "Poetry", ["sessions", "wishes", "wishes"]),
        (SESSIONS, "Maximum", "10", ["Maximum of Pottery"]),
        (SESSIONS, "Maximum", "", ["Maximum of Pottery"]),
        (SESSIONS, "Minimum", "", ["Minimum of Pottery"]),
        (SESSIONS, "Speakers", "Eva Kuip; Bo Null", ["speakers of Pottery"]),
        (SESSIONS, "Allowed rounds", "", ["allowed rounds of Pottery"]),
        (SESSIONS, "Fixed rounds", "Round 2", ["fixed rounds of Pottery"]),
        (SESSIONS, "Fixed room", "Attic", ["rooms of Pottery"]),
        (ROOMS, "Capacity", "9", ["capacity of room attic"]),
        (ROOMS, "Room", "Cellar", ["rooms"]),
        (ROUNDS, "Round", "Round 9", ["rounds"]),
        (ROUNDS, "Start", "09:00", ["round Round 1"]),
    ],
)
def test_a_cell_that_was_tampered_with_is_found_wrong(
    sheet: Sheet, heading: str, value: str, expected: list[str]
) -> None:
    tampered = Written()
    tampered.rows(sheet)[0][heading] = value
    assert [fault.about for fault in faults(held(), tampered, NOTHING_SAID)] == expected


@pytest.mark.parametrize(
    ("sheet", "expected"),
    [
        (ATTENDEES, ["people", "a person"]),
        (WISHES, ["wishes"]),
        (PINS, ["wishes"]),
        (SESSIONS, ["sessions", "wishes", "wishes"]),
        (ROOMS, ["rooms"]),
        (ROUNDS, ["rounds"]),
    ],
)
def test_a_row_that_is_missing_or_twice_there_is_found_wrong(sheet: Sheet, expected: list[str]) -> None:
    tampered = Written()
    tampered.rows(sheet).pop(0)
    assert [fault.about for fault in faults(held(), tampered, NOTHING_SAID)] == expected
    doubled = Written()
    doubled.rows(sheet).append(doubled.rows(sheet)[0] | {"Id": "9"})
    twice = [] if sheet in (WISHES, PINS, ROOMS) else [expected[0], *(["a person"] if sheet is ATTENDEES else [])]
    assert [fault.about for fault in faults(held(), doubled, NOTHING_SAID)] == twice


@pytest.mark.parametrize(
    ("heading", "value", "note", "expected"),
    [
        ("Maximum", "", 'the maximum of "Pottery" is missing', []),
        ("Maximum", "", "2 sessions without a maximum", []),
        ("Maximum", "", 'the maximum of "Carving" is missing', ["Maximum of Pottery"]),
        ("Maximum", "10", 'the maximum of "Pottery" is missing', ["Maximum of Pottery"]),
        ("Speakers", "", 'the speaker of "Pottery" is missing', ["speakers of Pottery"]),
    ],
)
def test_only_what_is_missing_can_be_told(heading: str, value: str, note: str, expected: list[str]) -> None:
    tampered = Written()
    tampered.rows(SESSIONS)[0][heading] = value
    notes = ImportNotes(to_fill=[Problem("Sessions", note)])
    assert [fault.about for fault in faults(held(), tampered, notes)] == expected


LISTS = {
    "workshops": "Code,Title,Maximum\nP,Pottery,9\nC,Carving,8\nW,Weaving,7\n",
    "people": "Name,Class\nAda Lind,4A\nBo Null,4B\nCy Roer,4A\nDi Stam,4B\n",
}
SHEET = "Pottery,Carving\nAda Lind,Cy Roer\nBo Null,Di Stam\n"


def case(**texts: str) -> Case:
    """A case of these text files: sessions and people, of whom two are in Pottery and two in Carving."""
    files = tuple(WrittenFile(f"{name}.csv", text.encode(), tuple(text.splitlines())) for name, text in texts.items())
    found = Held()
    for title, maximum in (("Pottery", 9), ("Carving", 8), ("Weaving", 7)):
        found.session(title).maximum = maximum
    people = [("Ada Lind", "Pottery"), ("Bo Null", "Pottery"), ("Cy Roer", "Carving"), ("Di Stam", "Carving")]
    for number, (name, title) in enumerate(people):
        found.person(number).called = {name}
        found.person(number).organisation = "4A" if number in (0, 2) else "4B"
        if "sheet" in texts:
            found.pin(number, title)
    return Case(0, 0, "written by hand", files, found)


def test_a_question_counts_as_asked_if_an_answer_gives_what_is_true(tmp_path: Path) -> None:
    verdict = judged(case(**LISTS, sheet=SHEET), tmp_path)
    assert (verdict.outcome, len(verdict.questions), verdict.faults) == (Outcome.ASKED, 1, ())


def test_a_question_is_in_vain_if_no_answer_gives_what_is_true(tmp_path: Path) -> None:
    asked = case(**LISTS, sheet=SHEET)
    asked.held.pin(0, "Weaving")
    assert judged(asked, tmp_path).outcome == Outcome.IN_VAIN


def test_files_that_cannot_be_read_are_refused(tmp_path: Path) -> None:
    broken = WrittenFile("people.xlsx", b"PK broken", ())
    verdict = judged(replace(case(**LISTS), files=(broken,)), tmp_path)
    assert (verdict.outcome, verdict.said.splitlines()[-1]) == (Outcome.REFUSED, "Nothing was written.")


@pytest.mark.parametrize("to_file", [False, True])
def test_what_is_true_is_right_in_memory_and_in_a_file(tmp_path: Path, to_file: bool) -> None:
    assert judged(case(**LISTS), tmp_path, to_file=to_file).outcome == Outcome.RIGHT
    assert list(tmp_path.iterdir()) == []


def test_what_is_not_true_is_silently_wrong(tmp_path: Path) -> None:
    wrong = case(**LISTS)
    wrong.held.session("Pottery").maximum = 10
    verdict = judged(wrong, tmp_path)
    assert (verdict.outcome, [str(fault) for fault in verdict.faults]) == (
        Outcome.WRONG,
        ["Maximum of Pottery: expected 10, found 9"],
    )


def test_remarks_that_no_note_shows_are_counted(tmp_path: Path) -> None:
    told = case(**LISTS)
    told.held.told.append("wheelchair")
    assert judged(told, tmp_path).untold == ("wheelchair",)
