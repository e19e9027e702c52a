"""What a misread spreadsheet leaves behind is pointed at, and an event that is as it should be is not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from allocator import coherence
from allocator.coherence import Incoherence
from allocator.event import Attendee, Event, Room, Round, Session, Speaker, Wish
from allocator.policy import Policy

NAMES = ("Ada Lind", "Bo Null", "Cy Roer", "Di Stam", "Ed Visser", "Fay Kok")
TITLES = ("Pottery", "Weaving", "Carving", "Baking", "Yoga", "Sewing", "Singing")
SOUND = Event(
    title="Craft day",
    rounds=(Round("R1"), Round("R2"), Round("R3"), Round("R4")),
    rooms=tuple(Room(name, 30) for name in ("Attic", "Barn", "008", "Aula", "Cellar", "Dome", "Hall")),
    speakers=tuple(Speaker(f"Speaker {at}") for at in range(len(TITLES))),
    sessions=tuple(Session(f"W{at}", title, (f"Speaker {at}",)) for at, title in enumerate(TITLES)),
    attendees=tuple(Attendee(f"A{at}", name) for at, name in enumerate(NAMES)),
    wishes=tuple(Wish(f"A{person}", f"W{at}", at + 1) for person in range(len(NAMES)) for at in range(len(TITLES))),
)


def people(*names: str) -> Event:
    """The event with these people, all of whom wish for everything."""
    attendees = tuple(Attendee(f"A{at}", name) for at, name in enumerate(names))
    wishes = tuple(Wish(one.id, session.code, at + 1) for one in attendees for at, session in enumerate(SOUND.sessions))
    return replace(SOUND, attendees=attendees, wishes=wishes)


def more_sessions(*sessions: Session, wished: bool = False) -> Event:
    """The event with further sessions, which somebody wishes for or nobody."""
    wishes = tuple(Wish("A0", one.code, 20 + at) for at, one in enumerate(sessions)) if wished else ()
    return replace(SOUND, sessions=(*SOUND.sessions, *sessions), wishes=(*SOUND.wishes, *wishes))


def odd(event: Event) -> list[tuple[str, str, str, str]]:
    """The warnings of an event in which nothing is wrong."""
    assert list(coherence.problems(event, Policy())) == []
    return [(one.sheet, one.key, one.column, one.message) for one in coherence.warnings(event, Policy())]


def test_an_event_that_is_as_it_should_be_is_not_suspected() -> None:
    assert odd(SOUND) == []


@pytest.mark.parametrize("title", ["Aula", "AULA", "aula ", "008"])
def test_a_session_that_is_a_room(title: str) -> None:
    message = f'"{title}" is also a room; if it is no session, delete the row.'
    assert odd(more_sessions(Session("Z", title, ("Speaker 1",)), wished=True)) == [("Sessions", "Z", "Title", message)]


@pytest.mark.parametrize("title", ["Aula tour", "Au", "A008"])
def test_a_session_that_speaks_of_a_room_is_none(title: str) -> None:
    assert odd(more_sessions(Session("Z", title, ("Speaker 1",)), wished=True)) == []


def test_many_sessions_that_are_rooms_are_told_once() -> None:
    sessions = [Session(f"Z{at}", room.name, ("Speaker 1",)) for at, room in enumerate(SOUND.rooms)]
    message = (
        '7 sessions have the names of rooms: "Attic", "Barn", "008", "Aula", "Cellar" and 2 more. '
        "Delete the rows of those that are no sessions."
    )
    assert odd(more_sessions(*sessions, wished=True)) == [("Sessions", "Z0", "Title", message)]


def test_rooms_that_are_called_as_most_sessions_are() -> None:
    message = (
        '7 rooms are called as sessions are, by their codes: "W0", "W1", "W2", "W3", "W4" and 2 more. '
        "Delete the rows that are no rooms."
    )
    event = replace(SOUND, rooms=(*SOUND.rooms, *(Room(one.code, 30) for one in SOUND.sessions)))
    assert odd(event) == [("Rooms", "W0", "Room", message)]


def test_a_name_that_is_a_formula() -> None:
    counted = "=COUNTIF(A1:A9,L2)"
    rooms = (*SOUND.rooms, Room(counted, 30))
    message = f'"{counted}" is a formula; if this is no room, delete the row.'
    assert odd(replace(SOUND, rooms=rooms)) == [("Rooms", counted, "Room", message)]
    message = f'"{counted}" is a formula; if this is no person, delete the row.'
    assert odd(people(*NAMES, counted)) == [("Attendees", "A6", "Name", message)]
    assert odd(people(*NAMES, "=) Gus")) == []
    message = f'"{counted}" is a formula; if this is no session, delete the row.'
    event = more_sessions(Session("Z", counted, ("Speaker 1",)), wished=True)
    assert odd(event) == [("Sessions", "Z", "Title", message)]


def test_some_rooms_may_be_called_as_sessions_are() -> None:
    assert odd(replace(SOUND, rooms=(*SOUND.rooms, *(Room(one.code, 30) for one in SOUND.sessions[:5])))) == []
    many = [Session(f"Z{at}", f"Glass {at}", ("Speaker 1",), at_least=0) for at in range(9)]
    event = replace(SOUND, rooms=(*SOUND.rooms, *(Room(one.code, 30) for one in SOUND.sessions)))
    event = replace(
        event, sessions=(*event.sessions, *many), wishes=(*event.wishes, *(Wish("A0", one.code, 9) for one in many))
    )
    assert odd(event) == []


@pytest.mark.parametrize(
    ("name", "what"),
    [("Aula", "room"), ("008", "room"), ("Pottery", "session"), ("pottery", "session"), ("BARN", "room")],
)
def test_an_attendee_that_is_a_room_or_a_session(name: str, what: str) -> None:
    message = f'"{name}" is also a {what}; if one of the two is misread, delete its row.'
    assert odd(people(*NAMES, name)) == [("Attendees", "A6", "Name", message)]


@pytest.mark.parametrize("title", ["Ada Lind", "Lind, Ada", "ADA LIND", "Lind Ada"])
def test_a_session_that_is_one_of_the_people(title: str) -> None:
    message = '"Ada Lind" is also a session; if one of the two is misread, delete its row.'
    event = more_sessions(Session("Z", title, ("Speaker 1",)), wished=True)
    assert odd(event) == [("Attendees", "A0", "Name", message)]


@pytest.mark.parametrize("title", ["Ada Lind tells", "Ada", "A. Lind"])
def test_a_session_that_speaks_of_somebody_is_none(title: str) -> None:
    assert odd(more_sessions(Session("Z", title, ("Speaker 1",)), wished=True)) == []


def test_many_attendees_that_are_sessions_are_told_once() -> None:
    message = (
        '7 attendees have the names of sessions: "Pottery", "Weaving", "Carving", "Baking", "Yoga" and 2 more. '
        "Delete the rows that are misread."
    )
    assert odd(people(*NAMES, *TITLES)) == [("Attendees", "A6", "Name", message)]


@pytest.mark.parametrize("name", ["A6", "a6", "g@example.org"])
def test_an_attendee_without_a_name(name: str) -> None:
    message = '"A6" has no name; write it, or delete the row if it is no person.'
    assert odd(people(*NAMES, name)) == [("Attendees", "A6", "Name", message)]


def test_many_attendees_without_a_name_are_told_once() -> None:
    message = (
        '6 attendees have no name: "A6", "A7", "A8", "A9", "A10" and 1 more. '
        "Write it, or delete the rows that are no people."
    )
    found = odd(people(*NAMES, *(f"A{at}" for at in range(6, 12))))
    assert found == [("Attendees", "A6", "Name", message)]


def test_an_event_of_nameless_people_is_meant_so() -> None:
    assert odd(people(*(f"A{at}" for at in range(9)))) == []


def test_a_list_that_came_twice() -> None:
    message = (
        '6 attendees share their name with another: "Ada Lind", "Bo Null" and "Cy Roer". '
        "If a list was imported twice, delete the second rows here and on Wishes."
    )
    assert odd(people(*NAMES[:3], "ADA LIND", *NAMES[1:3])) == [("Attendees", "", "", message)]
    assert odd(people(*NAMES, *NAMES[:3])) == [("Attendees", "", "", message)]


def test_a_list_of_which_half_answered_came_twice() -> None:
    event = people(*NAMES, *NAMES)
    silent = {f"A{at}" for at in range(6, 12)}
    attendees = tuple(replace(one, answered=one.id not in silent) for one in event.attendees)
    event = replace(event, attendees=attendees, wishes=tuple(one for one in event.wishes if one.attendee not in silent))
    message = (
        '12 attendees share their name with another: "Ada Lind", "Bo Null", "Cy Roer", "Di Stam", "Ed Visser" and 1 '
        "more, and 6 of all 12 answered. If a list was imported twice, delete the second rows here and on Wishes."
    )
    assert odd(event)[-1] == ("Attendees", "", "", message)


@pytest.mark.parametrize(
    "names",
    [
        (*NAMES, "Ada Lind"),  # one pair of namesakes
        (*NAMES, "Ada Lind", "Bo Null"),  # two pairs, but most have a name of their own
        ("Ada Lind",) * 5,  # a family, or a test
    ],
)
def test_namesakes_are_no_list_that_came_twice(names: tuple[str, ...]) -> None:
    assert [one for one in odd(people(*names)) if one[0] == "Attendees"] == []


def test_a_session_that_nobody_wishes_and_nobody_gives() -> None:
    message = 'nobody wishes for "Lunch", and nobody gives it; if it is no session, delete the row.'
    assert odd(more_sessions(Session("Z", "Lunch"))) == [("Sessions", "Z", "Title", message)]


def test_a_session_that_somebody_gives_may_still_be_unwished() -> None:
    message = 'nobody wishes for "Glass".'
    assert odd(more_sessions(Session("Z", "Glass", ("Speaker 1",)))) == [("Sessions", "Z", "Title", message)]
    assert odd(more_sessions(Session("Z", "Glass"), wished=True)) == []


def test_where_no_session_has_a_speaker_nobody_need_give_one() -> None:
    event = more_sessions(Session("Z", "Glass"))
    event = replace(event, speakers=(), sessions=tuple(replace(one, speakers=()) for one in event.sessions))
    assert odd(event) == [("Sessions", "Z", "Title", 'nobody wishes for "Glass".')]


def test_many_unwished_sessions_are_told_once() -> None:
    lunches = [Session(f"Z{at}", f"Lunch {at}") for at in range(6)]
    lunch = (
        'nobody wishes for 6 sessions, and nobody gives them: "Lunch 0", "Lunch 1", "Lunch 2", "Lunch 3", "Lunch 4" '
        "and 1 more. Delete the rows that are no sessions."
    )
    assert odd(more_sessions(*lunches)) == [("Sessions", "Z0", "Title", lunch)]
    given = [replace(one, speakers=("Speaker 1",), at_least=0) for one in lunches]
    message = (
        'nobody wishes for 6 of the 13 sessions: "Lunch 0", "Lunch 1", "Lunch 2", "Lunch 3", "Lunch 4" and 1 more.'
    )
    assert odd(more_sessions(*given)) == [("Sessions", "Z0", "Title", message)]


def test_many_wishes_for_what_cannot_run_are_told_once() -> None:
    away = tuple(replace(one, unavailable=frozenset({"R1"})) for one in SOUND.attendees)
    sessions = (replace(SOUND.sessions[0], rounds=frozenset({"R1"})), *SOUND.sessions[1:])
    event = replace(SOUND, attendees=away, sessions=sessions)
    message = '"W0" cannot run when those who wish for it are there: A0, A1, A2, A3, A4 and 1 more.'
    assert odd(event) == [("Wishes", "A0", "1", message)]


def test_many_speakers_who_may_attend_are_told_once() -> None:
    speakers = tuple(Speaker(name) for name in NAMES)
    event = replace(SOUND, speakers=(*SOUND.speakers, *speakers))
    message = (
        '6 speakers have the names of attendees: "Ada Lind", "Bo Null", "Cy Roer", "Di Stam", "Ed Visser" and 1 more; '
        "for those who are the same, write the id."
    )
    assert list(coherence.warnings(event, Policy())) == [Incoherence("Speakers", "Ada Lind", "Attendee id", message)]
