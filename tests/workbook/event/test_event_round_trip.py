"""Whatever event is written reads back as the same event."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from allocator import coherence
from allocator.coherence import folded
from allocator.errors import InputProblems
from allocator.event import Attendee, Event, Fixed, Labels, Pin, Room, Round, Session, Speaker, Wish
from allocator.example import symposium
from allocator.policy import OBJECTIVE_NAMES, Policy
from allocator.workbook.event.read import read_event
from allocator.workbook.event.template import EXAMPLE, write_template
from allocator.workbook.event.write import write_event

TRICKY = [
    "=1+1",
    "+49",
    "@home",
    "<b>",
    "007",
    "NA",
    "None",
    "#N/A",
    "TRUE",
    "'tis",
    '"q"',
    "😀",
    "שלום",
    "a,b",
    "1-2",
    "_x0041_",
]


def names(marks: str = "") -> st.SearchStrategy[str]:
    """Text as it is after reading: no blanks at the ends, one blank within; without some marks."""
    free = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn")), min_size=1, max_size=12)
    text = st.one_of(st.sampled_from(TRICKY), free).map(lambda text: " ".join(text.split()))
    return text.filter(lambda text: text != "" and not any(mark in text for mark in marks))


def distinct(text: st.SearchStrategy[str], *, least: int, most: int) -> st.SearchStrategy[list[str]]:
    return st.lists(text, min_size=least, max_size=most, unique_by=folded)


@st.composite
def events(draw: st.DrawFn) -> tuple[Event, Policy]:
    """A coherent event with every kind of fact, and a policy."""
    start = datetime(2026, 11, 25, 9, 0)
    rounds = tuple(
        Round(name, start + timedelta(hours=place), start + timedelta(hours=place, seconds=draw(st.integers(1, 3600))))
        for place, name in enumerate(draw(distinct(names(";=@"), least=1, most=3)))
    )
    some_rounds = st.frozensets(st.sampled_from([round.name for round in rounds]), max_size=len(rounds) - 1)
    allowed = st.frozensets(st.sampled_from([round.name for round in rounds]), min_size=1)
    features = draw(distinct(names(";"), least=1, most=3))
    rooms = tuple(
        Room(name, draw(st.integers(5, 99)), frozenset(features), draw(some_rounds) if place else frozenset())
        for place, name in enumerate(draw(distinct(names(";"), least=1, most=3)))
    )
    attendees = tuple(
        Attendee(
            id,
            draw(names()),
            draw(st.sampled_from(["", f"{place}@example.org"])),
            draw(st.one_of(st.just(""), names())),
            draw(st.frozensets(st.sampled_from(features))),
            draw(some_rounds),
        )
        for place, id in enumerate(draw(distinct(names(), least=1, most=4)))
    )
    speakers = tuple(
        Speaker(name, f"s{place}@example.org", draw(some_rounds), attendees[0].id if place == 0 else None)
        for place, name in enumerate(draw(distinct(names(";"), least=0, most=2)))
    )
    sessions = tuple(
        Session(
            code,
            draw(names()),
            draw(st.sampled_from([(), *((speaker.name,) for speaker in speakers)])),
            draw(st.integers(0, 4)),
            draw(st.one_of(st.none(), st.integers(4, 50))),
            draw(st.integers(0, 1)),
            draw(st.one_of(st.none(), st.integers(1, 3))),
            draw(st.one_of(st.none(), allowed)),
            draw(st.sampled_from([(), (Fixed(rounds[0].name),), (Fixed(rounds[0].name, rooms[0].name),)])),
            draw(st.sampled_from([None, rooms[0].name])),
            draw(st.frozensets(st.sampled_from(features))),
        )
        for code in draw(distinct(names("@;"), least=1, most=3))
    )
    offers = [(session.code, round) for session in sessions for round in (None, *(round.name for round in rounds))]
    wishes = tuple(
        Wish(attendee.id, session, rank, round)
        for attendee in attendees
        for rank, (session, round) in zip(
            sorted(draw(st.lists(st.integers(1, 3), min_size=3, max_size=3))),
            draw(st.lists(st.sampled_from(offers), max_size=3, unique=True)),
            strict=False,
        )
    )
    wishing = {wish.attendee for wish in wishes}
    attendees = tuple(replace(one, answered=one.id in wishing or draw(st.booleans())) for one in attendees)
    pins = tuple(
        Pin(attendees[0].id, session, round, draw(st.booleans()), draw(st.one_of(st.just(""), names())))
        for session, round in draw(st.lists(st.sampled_from(offers), max_size=1))
    )
    event = Event(draw(names()), rounds, rooms, speakers, sessions, attendees, wishes, pins, Labels(draw(names())))
    objectives = draw(st.permutations(OBJECTIVE_NAMES).map(lambda order: tuple(order[: 1 + len(order) // 2])))
    costs = draw(st.lists(st.integers(0, 9), max_size=3).map(lambda costs: tuple(sorted(costs))))
    unwished = draw(st.one_of(st.none(), st.integers(20, 30)))
    decided = [draw(st.booleans()) for _ in range(4)]
    most_moved = draw(st.one_of(st.none(), st.integers(0, 9)))
    policy = Policy(objectives, costs, unwished, *decided, most_moved, draw(st.integers(0, 99)))
    assume(not list(coherence.problems(event, policy)))
    return event, policy


@pytest.mark.slow
@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow])
@given(events())
def test_an_event_that_is_written_reads_back_the_same(case: tuple[Event, Policy]) -> None:
    event, policy = case
    with TemporaryDirectory() as folder:
        path = Path(folder) / "event.xlsx"
        write_event(event, policy, path)
        reading = read_event(path)
    assert (reading.event, reading.policy) == (event, policy)


def test_the_symposium_reads_back_the_same(tmp_path: Path) -> None:
    event, policy = symposium()
    write_event(event, policy, tmp_path / "event.xlsx")
    reading = read_event(tmp_path / "event.xlsx")
    assert (reading.event, reading.policy) == (event, policy)


def test_an_empty_workbook_asks_to_replace_its_example_rows(tmp_path: Path) -> None:
    path = tmp_path / "event.xlsx"
    write_template(path)
    with pytest.raises(InputProblems) as caught:
        read_event(path)
    asks = "this is the example row of an empty workbook; write your own over it, or delete the row."
    sheets = ("Rounds", "Rooms", "Speakers", "Sessions", "Attendees", "Pins", "Wishes")
    assert [(problem.where, problem.message) for problem in caught.value.problems] == [
        (f"{sheet}!A2", asks) for sheet in sheets
    ]


def test_the_example_rows_agree_with_one_another() -> None:
    assert list(coherence.problems(EXAMPLE, Policy())) == []
