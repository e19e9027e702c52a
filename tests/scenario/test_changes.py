"""Each change does what it says, and what cannot be understood is told all at once."""

from __future__ import annotations

from dataclasses import replace

import pytest

from allocator import coherence
from allocator.errors import ChangeTrouble
from allocator.event import Event, Fixed, Pin, Room, Session, Speaker
from allocator.policy import Policy
from allocator.scenario.changes import (
    AddRoom,
    Cancel,
    Capacity,
    Change,
    CloseRoom,
    Gone,
    SpeakerAway,
    applied,
    changes_of,
)
from tests.small import DAY, with_attendee, with_room, with_session, with_speaker

ALL = frozenset({"R1", "R2", "R3"})

CASES: tuple[tuple[Change, Event, Event, str], ...] = (
    (CloseRoom("attic", "r2"), DAY, with_room("Attic", closed=frozenset({"R2"})), "attic is closed in r2"),
    (CloseRoom("Barn"), DAY, with_room("Barn", closed=ALL), "Barn is closed"),
    (
        CloseRoom("Barn"),
        with_session("W2", room="Barn", fixed=(Fixed("R1", "Barn"),)),
        replace(with_session("W2", fixed=(Fixed("R1"),)), rooms=with_room("Barn", closed=ALL).rooms),
        "Barn is closed",
    ),
    (Capacity("Attic", 9), DAY, with_room("Attic", capacity=9), "Attic seats 9"),
    (
        AddRoom("Cellar", 4),
        DAY,
        replace(DAY, rooms=(*DAY.rooms, Room("Cellar", 4))),
        "there is Cellar with 4 seats too",
    ),
    (Cancel("Pottery"), DAY, with_session("W1", at_least=0, at_most=0), "Pottery is cancelled"),
    (
        Cancel("W1 pottery"),
        replace(with_session("W1", fixed=(Fixed("R1"),)), pins=(Pin("a", "W1", None), Pin("a", "W2", "R1"))),
        replace(with_session("W1", at_least=0, at_most=0), pins=(Pin("a", "W2", "R1"),)),
        "W1 pottery is cancelled",
    ),
    (
        Cancel("W1", "R2"),
        replace(with_session("W1", at_least=3), pins=(Pin("a", "W1", "R2"), Pin("b", "W1", None))),
        replace(
            with_session("W1", at_least=2, rounds=frozenset({"R1", "R3"})),
            pins=(Pin("b", "W1", None),),
        ),
        "W1 is cancelled in R2",
    ),
    (
        SpeakerAway("Jos", "R1"),
        DAY,
        replace(
            with_speaker("Jos", unavailable=frozenset({"R1"})),
            sessions=with_session("W2", rounds=frozenset({"R2", "R3"})).sessions,
        ),
        "Jos is away in R1",
    ),
    (
        SpeakerAway("jos"),
        DAY,
        replace(with_speaker("Jos", unavailable=ALL), sessions=with_session("W2", at_least=0, at_most=0).sessions),
        "jos is away",
    ),
    (
        Gone("Ines"),
        replace(DAY, pins=(Pin("d", "W3", None),)),
        replace(DAY, attendees=DAY.attendees[:3], speakers=(Speaker("Ines"), Speaker("Jos"))),
        "Ines does not come",
    ),
)


@pytest.mark.parametrize(("change", "before", "after", "words"), CASES, ids=[case[3] for case in CASES])
def test_a_change_makes_of_one_event_another(change: Change, before: Event, after: Event, words: str) -> None:
    assert change.applied(before) == after
    assert str(change) == words
    assert list(coherence.problems(after, Policy())) == []


def test_what_options_say_becomes_changes_in_a_settled_order() -> None:
    said = {
        "gone": ("Ada",),
        "capacity": ("Big = hall=80",),
        "cancel": ("W1@R2", "W2 "),
        "close_room": ("Attic",),
        "time_limit": 60,
    }
    assert changes_of(said) == (
        Cancel("W1", "R2"),
        Cancel("W2"),
        CloseRoom("Attic"),
        Capacity("Big = hall", 80),
        Gone("Ada"),
    )


def test_all_that_cannot_be_understood_is_told_at_once() -> None:
    said = {"cancel": ("Potery", "W1@R9"), "capacity": ("Attic", "Atic=3"), "add_room": ("BARN=4",), "gone": ("x",)}
    with pytest.raises(ChangeTrouble) as told:
        applied(DAY, Policy(), changes_of(said))
    assert str(told.value).splitlines() == [
        '"Potery" is not a session of this event. Did you mean "Pottery"?',
        '"R9" is not a round of this event. There is "R1", "R2", "R3".',
        '"Attic" is not a name and a number; write for example Aula=80.',
        '"Atic" is not a room of this event. Did you mean "Attic"?',
        '"BARN" is a room already; change its capacity instead.',
        '"x" is not an attendee of this event. There is "a", "b", "c", "d".',
    ]


def test_a_name_that_two_have_is_not_guessed_at() -> None:
    twins = with_attendee("b", name="Ada")
    same = replace(DAY, sessions=(*DAY.sessions, Session("W4", "Pottery")))
    with pytest.raises(ChangeTrouble, match=r'"Ada" is the name of "a" and "b"; give the id\.'):
        Gone("Ada").applied(twins)
    with pytest.raises(ChangeTrouble, match=r'"Pottery" is the title of "W1" and "W4"; give the code\.'):
        Cancel("Pottery").applied(same)
