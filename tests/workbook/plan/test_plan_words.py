"""Names written so that they read back, also where names are alike."""

from __future__ import annotations

from dataclasses import replace

import pytest
from plan_cases import small_event

from allocator.event import Event, Labels, Round, Session
from allocator.workbook.plan.words import Lookup, SessionNames, assignment_columns, name_heading, timetable_columns


def event(*sessions: tuple[str, str], rounds: tuple[str, ...] = ("R",)) -> Event:
    held = tuple(Session(code, title) for code, title in sessions)
    return replace(small_event(), sessions=held, rounds=tuple(Round(name) for name in rounds))


def test_a_lookup_prefers_the_letter_to_the_fold_and_earlier_names_to_later() -> None:
    lookup = Lookup([("a", "1"), ("A", "2")], [("B", "3"), ("a", "4"), ("b b", "5"), ("B  B", "6")])
    assert [lookup.keys(text) for text in ("a", "A", " b ", "b  B", "b b", "c")] == [
        ("1",),
        ("2",),
        ("3",),
        ("5", "6"),
        ("5",),
        (),
    ]


@pytest.mark.parametrize(
    ("sessions", "written"),
    [
        ([("W1", "Pottery")], ["W1 Pottery"]),
        ([("W1", "  Pot \n tery ")], ["W1 Pot tery"]),
        ([("A", "B C"), ("A B", "C")], ["A", "A B"]),
        ([("no", "seat")], ["no"]),
        ([("-", "-")], ["- -"]),
        ([("speaks:", "X"), ("X", "Y")], ["speaks: X", "X Y"]),
    ],
)
def test_what_is_written_for_a_session_means_it(sessions: list[tuple[str, str]], written: list[str]) -> None:
    names = SessionNames(event(*sessions))
    assert [names.written(code) for code, _ in sessions] == written
    assert [names.meant(text) for text in written] == [(code,) for code, _ in sessions]
    assert not any(names.is_free(text) for text in written)


def test_rounds_whose_headings_clash_get_a_number() -> None:
    rounds = event(("W1", "Pottery"), rounds=("R", "R room", "Id", "room"))
    assert [(columns.session, columns.others) for columns in assignment_columns(rounds).values()] == [
        ("R", {"room": "R room", "rank": "R rank"}),
        ("R room (2)", {"room": "R room (2) room", "rank": "R room (2) rank"}),
        ("Id (2)", {"room": "Id (2) room", "rank": "Id (2) rank"}),
        ("room", {"room": "room room", "rank": "room rank"}),
    ]
    assert [columns.session for columns in timetable_columns(rounds).values()] == ["R", "R room", "Id", "room (2)"]


def test_names_stand_under_the_event_s_word_unless_a_column_has_that() -> None:
    assert name_heading(small_event()) == "Deelnemer"
    assert name_heading(replace(small_event(), labels=Labels(attendee="organisation"))) == "Name"


LONG = "From flax to linen: the long way of a thread"


def test_a_long_title_is_shortened_and_means_the_session_all_the_same() -> None:
    names = SessionNames(event(("W1", LONG), ("W12", LONG), ("W3", "Baking")))
    brief = ["W1 From flax to linen: the…", "W12 From flax to linen: the…", "W3 Baking"]
    assert [names.brief(code) for code in ("W1", "W12", "W3")] == brief
    assert [names.meant(text) for text in brief] == [("W1",), ("W12",), ("W3",)]


def test_titles_that_are_alike_in_brief_are_written_so_that_they_can_be_told_apart() -> None:
    code = "Workshop number one of the day"
    names = SessionNames(event((f"{code}, morning", "Pottery"), (f"{code}, evening", "Weaving")))
    assert names.brief(f"{code}, morning") == f"{code}, morning Pottery"
