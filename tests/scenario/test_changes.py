"""Each change does what it says, and what cannot be understood is told all at once."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from allocator import coherence
from allocator.demand import Ask, Demand
from allocator.errors import ChangeTrouble
from allocator.event import Attendee, Event, Fixed, Pin, Room, Round, Session, Speaker, Wish
from allocator.model.solve import solve
from allocator.policy import Policy
from allocator.scenario.changes import (
    AddRoom,
    AddRound,
    Cancel,
    Capacity,
    Change,
    CloseRoom,
    DropRound,
    DropRule,
    Gone,
    Late,
    Layout,
    Move,
    SpeakerAway,
    SplitSession,
    applied,
    contradictions,
)
from allocator.scenario.changes.agreement import odd_now
from allocator.workbook.event.schema import SESSIONS
from allocator.workbook.event.schema.columns import Column
from allocator.workbook.scenarios.said import changes_of, saying_meant
from allocator.workbook.scenarios.session_columns import AddSession, ChangeSession, heading_meant
from allocator.workbook.scenarios.setting import Setting
from allocator.workbook.scenarios.wish_cells import AddAttendee, ChangeWishes
from tests.small import DAY, with_attendee, with_room, with_session, with_speaker

ALL = frozenset({"R1", "R2", "R3"})


def out(id: str, session: str, group: str) -> Pin:
    """What keeps somebody out of the group that is not theirs."""
    return Pin(id, session, None, must=False, reason=f"Their group is {group}")


def at(hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, 25, hour, minute)


def wishes(*changed: Wish) -> Event:
    """The day with other wishes."""
    return replace(DAY, wishes=changed)


RULED = replace(
    DAY,
    demands=(Demand(Ask.TOGETHER, ("a", "b"), cell="Rules!A2"), Demand(Ask.BEFORE, ("W1",), ("W2",), cell="Rules!A5")),
)


CASES: tuple[tuple[Change, Event, Event, str], ...] = (
    (DropRule("Rules!A5"), RULED, replace(DAY, demands=RULED.demands[:1]), "rule Rules!A5 does not hold"),
    (DropRule("a2"), RULED, replace(DAY, demands=RULED.demands[1:]), "rule a2 does not hold"),
    (DropRule("All"), RULED, DAY, "no rule of Rules holds"),
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
        "Cellar is added, with 4 seats",
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
    (
        AddRoom("Cellar", 4, ("RAMP", "sink")),
        DAY,
        replace(DAY, rooms=(*DAY.rooms, Room("Cellar", 4, frozenset({"ramp", "sink"})))),
        "Cellar is added, with 4 seats, RAMP and sink",
    ),
    (
        Layout("barn", 9, ("Ramp", "sink")),
        DAY,
        with_room("Barn", capacity=9, features=frozenset({"ramp", "sink"})),
        "barn seats 9, with Ramp and sink",
    ),
    (
        Layout("Attic", 1, ()),
        DAY,
        with_room("Attic", capacity=1, features=frozenset()),
        "Attic seats 1, without features",
    ),
    (Layout("Attic", 1), DAY, with_room("Attic", capacity=1), "Attic seats 1, with the features that it has"),
    # Only R2 has a room that has a ramp, so that without R2 it need run nowhere.
    (
        Cancel("W1", "R2"),
        replace(
            with_session("W1", at_least=1, features=frozenset({"ramp"})),
            rooms=with_room("Attic", closed=frozenset({"R1", "R3"})).rooms,
        ),
        replace(
            with_session("W1", features=frozenset({"ramp"}), rounds=frozenset({"R1", "R3"})),
            rooms=with_room("Attic", closed=frozenset({"R1", "R3"})).rooms,
        ),
        "W1 is cancelled in R2",
    ),
    (
        AddSession("W4", "Dancing  in the dark", (("minimum", "2"), ("Maximum", "3"), ("Fixed rounds", "r1 = barn"))),
        DAY,
        replace(
            DAY,
            sessions=(
                *DAY.sessions,
                Session("W4", "Dancing in the dark", minimum=2, maximum=3, fixed=(Fixed("R1", "Barn"),)),
            ),
        ),
        "W4 Dancing  in the dark is added, with minimum 2, Maximum 3, Fixed rounds r1 = barn",
    ),
    (
        AddSession(
            "W4",
            "Dancing",
            (("Speakers", "jos; ines"), ("Allowed rounds", "R2; R3"), ("Fixed room", "attic"), ("At most", "1")),
        ),
        DAY,
        replace(
            DAY,
            sessions=(
                *DAY.sessions,
                Session("W4", "Dancing", ("Jos", "Ines"), at_most=1, rounds=frozenset({"R2", "R3"}), room="Attic"),
            ),
        ),
        "W4 Dancing is added, with Speakers jos; ines, Allowed rounds R2; R3, Fixed room attic, At most 1",
    ),
    (
        ChangeSession("pottery", (("At least", "2"), ("Title", "Clay"), ("Required features", "ramp"))),
        DAY,
        with_session("W1", at_least=2, title="Clay", features=frozenset({"ramp"})),
        "pottery has At least 2, Title Clay, Required features ramp",
    ),
    (
        ChangeSession("W2", (("Maximum", ""), ("Fixed rounds", ""), ("Allowed rounds", ""), ("At least", ""))),
        with_session("W2", maximum=2, fixed=(Fixed("R1"),), rounds=frozenset({"R1"})),
        with_session("W2", at_least=1),
        "W2 has Maximum blank, Fixed rounds blank, Allowed rounds blank, At least blank",
    ),
    (Move("W3", "R2"), DAY, with_session("W3", fixed=(Fixed("R2"),)), "W3 runs in R2"),
    (
        Move("W3", "R2", "barn", "R1"),
        replace(with_session("W3", at_least=3, fixed=(Fixed("R1"), Fixed("R3"))), pins=(Pin("a", "W3", "R1"),)),
        replace(
            with_session("W3", at_least=2, rounds=frozenset({"R2", "R3"}), fixed=(Fixed("R3"), Fixed("R2", "Barn"))),
            pins=(Pin("a", "W3", "R2"),),
        ),
        "W3 runs in R2 in barn, not in R1",
    ),
    # It runs once, so it leaves where it was though nobody says so.
    (
        Move("W3", "R2"),
        replace(
            with_session("W3", at_least=1, at_most=1, rounds=frozenset({"R1"}), fixed=(Fixed("R1", "Attic"),)),
            pins=(Pin("a", "W3", "R1"), Pin("b", "W3", "R3", must=False)),
        ),
        replace(
            with_session("W3", at_least=1, at_most=1, rounds=frozenset({"R2"}), fixed=(Fixed("R2"),)),
            pins=(Pin("a", "W3", "R2"), Pin("b", "W3", "R3", must=False)),
        ),
        "W3 runs in R2",
    ),
    (
        Move("W3", "R2", "Barn"),
        with_session("W3", at_least=0, at_most=0),
        with_session("W3", at_least=0, at_most=1, fixed=(Fixed("R2", "Barn"),)),
        "W3 runs in R2 in Barn",
    ),
    # It lasts two rounds, and leaves those of the run that begins in R1.
    (
        Move("W3", "R2", "Barn", "R1"),
        replace(
            with_session("W3", lasts=2, at_most=1, fixed=(Fixed("R1", "Attic"), Fixed("R2", "Attic"))),
            pins=(Pin("a", "W3", "R1"), Pin("b", "W3", "R2")),
        ),
        replace(
            with_session(
                "W3",
                lasts=2,
                at_most=1,
                rounds=frozenset({"R2", "R3"}),
                fixed=(Fixed("R2", "Barn"), Fixed("R3", "Barn")),
            ),
            pins=(Pin("a", "W3", "R2"), Pin("b", "W3", "R2")),
        ),
        "W3 runs in R2 in Barn, not in R1",
    ),
    # Without R2 no two rounds follow each other.
    (
        Cancel("W3", "R2"),
        with_session("W3", lasts=2, at_least=1, fixed=(Fixed("R1"), Fixed("R2"))),
        with_session("W3", lasts=2, at_least=0, at_most=0),
        "W3 is cancelled in R2",
    ),
    (
        Cancel("W3", "R1"),
        with_session("W3", lasts=2, at_least=1, fixed=(Fixed("R1"), Fixed("R2"))),
        with_session("W3", lasts=2, at_least=1, rounds=frozenset({"R2", "R3"}), fixed=(Fixed("R2"),)),
        "W3 is cancelled in R1",
    ),
    # One round for both: nobody can be in both, so both are wished for.
    (
        SplitSession("W2", "W2b", ("ines",)),
        replace(
            with_session("W2", minimum=1, maximum=2, at_most=1, fixed=(Fixed("R1", "Barn"),), room="Barn"),
            pins=(Pin("c", "W2", None), Pin("d", "W2", "R1", must=False)),
        ),
        replace(
            DAY,
            sessions=(
                DAY.sessions[0],
                replace(
                    DAY.sessions[1],
                    minimum=1,
                    maximum=2,
                    at_most=1,
                    rounds=frozenset({"R1"}),
                    fixed=(Fixed("R1", "Barn"),),
                    room="Barn",
                ),
                Session("W2b", "Weaving (2)", ("Ines",), 1, 2, 0, 1, frozenset({"R1"}), (Fixed("R1"),)),
                DAY.sessions[2],
            ),
            wishes=(
                *(Wish("a", "W1", 1), Wish("a", "W2", 2), Wish("a", "W2b", 2)),
                *(Wish("b", "W2", 1), Wish("b", "W2b", 1)),
            ),
            pins=(
                Pin("c", "W2", None),
                Pin("d", "W2", "R1", must=False),
                Pin("d", "W2b", "R1", must=False),
            ),
        ),
        "W2 is held in two groups, the second as W2b, given by ines",
    ),
    # Several rounds: every other one has the second group, beginning with those to whom it is dearest. Who must be
    # in the first stays there, and who must not be there is in neither.
    (
        SplitSession("W3", "W3b"),
        replace(
            DAY,
            wishes=(Wish("a", "W3", 1, "R2"), Wish("b", "W3", 1), Wish("c", "W3", 4)),
            pins=(Pin("a", "W3", None), Pin("d", "W3", None, must=False)),
        ),
        replace(
            DAY,
            sessions=(*DAY.sessions, Session("W3b", "Carving (2)", at_least=0)),
            wishes=(Wish("a", "W3", 1, "R2"), Wish("b", "W3b", 1), Wish("c", "W3", 4)),
            pins=(
                *(Pin("a", "W3", None), Pin("d", "W3", None, must=False), Pin("d", "W3b", None, must=False)),
                *(out("a", "W3b", "W3"), out("b", "W3", "W3b"), out("c", "W3b", "W3")),
            ),
        ),
        "W3 is held in two groups, the second as W3b",
    ),
    (
        AddRound("R1b", "r1", at(10, 45), at(11, 30)),
        DAY,
        replace(DAY, rounds=(Round("R1"), Round("R1b", at(10, 45), at(11, 30)), Round("R2"), Round("R3"))),
        "R1b is added after r1, 2026-11-25 10:45-11:30",
    ),
    (AddRound("R4"), DAY, replace(DAY, rounds=(*DAY.rounds, Round("R4"))), "R4 is added"),
    (
        DropRound("r1"),
        replace(
            DAY,
            rooms=(replace(DAY.rooms[0], closed=frozenset({"R1", "R2"})), DAY.rooms[1]),
            speakers=(replace(DAY.speakers[0], unavailable=frozenset({"R1"})), DAY.speakers[1]),
            sessions=(
                replace(DAY.sessions[0], at_least=2, rounds=frozenset({"R1", "R2"})),
                replace(DAY.sessions[1], at_least=1, rounds=frozenset({"R1"})),
                replace(DAY.sessions[2], at_least=3, fixed=(Fixed("R1"), Fixed("R2"))),
            ),
            attendees=(replace(DAY.attendees[0], unavailable=frozenset({"R1", "R3"})), *DAY.attendees[1:]),
            wishes=(Wish("a", "W1", 1, "R1"), Wish("b", "W3", 2)),
            pins=(Pin("b", "W2", None), Pin("b", None, "R1"), Pin("b", "W3", "R2"), Pin("c", "W3", "R1", must=False)),
        ),
        replace(
            DAY,
            rounds=(Round("R2"), Round("R3")),
            rooms=(replace(DAY.rooms[0], closed=frozenset({"R2"})), DAY.rooms[1]),
            sessions=(
                replace(DAY.sessions[0], at_least=1, rounds=frozenset({"R2"})),
                replace(DAY.sessions[1], at_least=0, at_most=0),
                replace(DAY.sessions[2], at_least=2, fixed=(Fixed("R2"),)),
            ),
            attendees=(replace(DAY.attendees[0], unavailable=frozenset({"R3"})), *DAY.attendees[1:]),
            wishes=(Wish("b", "W3", 2),),
            pins=(Pin("b", "W3", "R2"),),
        ),
        "r1 is not held",
    ),
    # Of the two who wish, each is taken after the other, from those first in the order of ids.
    (
        Late(3),
        replace(DAY, attendees=(*DAY.attendees, Attendee("Late 2", "Lee"))),
        replace(
            DAY,
            attendees=(
                *DAY.attendees,
                Attendee("Late 2", "Lee"),
                *(Attendee(f"late {number}", f"Late {number}") for number in (1, 3, 4)),
            ),
            wishes=(
                *DAY.wishes,
                *(Wish("late 1", "W1", 1), Wish("late 1", "W2", 2), Wish("late 3", "W1", 1), Wish("late 3", "W2", 2)),
                Wish("late 4", "W2", 1),
            ),
        ),
        "3 more attendees come late",
    ),
    (
        Late(1),
        wishes(),
        replace(wishes(), attendees=(*DAY.attendees, Attendee("late 1", "Late 1", answered=False))),
        "1 more attendee comes late",
    ),
    (
        AddAttendee("e", "Eve", ("carving", "W1 @ R2", "W2; W1")),
        DAY,
        replace(
            DAY,
            attendees=(*DAY.attendees, Attendee("e", "Eve")),
            wishes=(
                *DAY.wishes,
                *(Wish("e", "W3", 1), Wish("e", "W1", 2, "R2"), Wish("e", "W2", 3), Wish("e", "W1", 3)),
            ),
        ),
        "Eve is added",
    ),
    (
        AddAttendee("e", ""),
        DAY,
        replace(DAY, attendees=(*DAY.attendees, Attendee("e", "e", answered=False))),
        "e is added",
    ),
    (
        ChangeWishes("ada", ("W3", "W2 @ r1")),
        DAY,
        wishes(Wish("b", "W2", 1), Wish("a", "W3", 1), Wish("a", "W2", 2, "R1")),
        "ada wishes for W3, W2 @ r1",
    ),
    (
        ChangeWishes("c", ()),
        with_attendee("c", answered=False),
        DAY,
        "c wishes for nothing",
    ),
)


@pytest.mark.parametrize(
    ("change", "before", "after", "words"),
    CASES,
    ids=[f"{type(case[0]).__name__} {place}" for place, case in enumerate(CASES)],
)
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
    assert changes_of(said, DAY) == (
        Capacity("Big = hall", 80),
        Cancel("W1", "R2"),
        Cancel("W2"),
        CloseRoom("Attic"),
        Gone("Ada"),
    )


def test_who_is_named_twice_gives_the_second_group_once() -> None:
    after = SplitSession("W3", "W3b", ("ines", "Ines")).applied(DAY)
    assert after.session_of["W3b"].speakers == ("Ines",)


def test_a_name_may_hold_what_parts_a_round() -> None:
    at_home = Room("Studio @ Home", 9)
    event = replace(
        DAY,
        rooms=(*DAY.rooms, at_home),
        speakers=(*DAY.speakers, Speaker("j@craft")),
        sessions=(*DAY.sessions, Session("a@b", "Dye @ dusk", at_least=0)),
    )
    said = {
        "close_room": ("studio @ home", "Studio @ Home@R2", "Attic@R2"),
        "cancel": ("a@b", "Dye @ dusk@R1"),
        "move": ("a@b=R3",),
        "speaker_away": ("j@craft",),
    }
    assert changes_of(said, event) == (
        Move("a@b", "R3"),
        Cancel("a@b"),
        Cancel("Dye @ dusk", "R1"),
        CloseRoom("studio @ home"),
        CloseRoom("Studio @ Home", "R2"),
        CloseRoom("Attic", "R2"),
        SpeakerAway("j@craft"),
    )


def test_all_that_cannot_be_understood_is_told_at_once() -> None:
    said = {"cancel": ("Potery", "W1@R9"), "capacity": ("Attic", "Atic=3"), "add_room": ("BARN=4",), "gone": ("x",)}
    with pytest.raises(ChangeTrouble) as told:
        applied(DAY, Policy(), changes_of(said, DAY))
    assert str(told.value).splitlines() == [
        '"BARN" is a room already; change its capacity instead.',
        '"Attic" is incomplete for --capacity; write for example "Grote Zaal=60".',
        '"Atic" is not a room of this event. Did you mean "Attic"?',
        '"Potery" is not a session of this event. Did you mean "Pottery"?',
        '"R9" is not a round of this event. There is "R1", "R2", "R3".',
        '"x" is not an attendee of this event. There is "a", "b", "c", "d".',
    ]


TROUBLES: tuple[tuple[str, str, str], ...] = (
    ("add_round", "r2", '"r2" is a round already; give the new one another name.'),
    ("add_round", "R4@R9", '"R9" is not a round of this event. There is "R1", "R2", "R3".'),
    ("add_round", "R4=soon", '"soon" is not a day and time; write for example 2026-11-25 16:00 - 16:50.'),
    ("add_round", "R4=2026-11-25 late", 'the start is "late"; write a time, for example 10:45.'),
    ("add_round", "R4=2026-11-25 10:45-10:30", "Rounds R4: the end, 10:30, is not after the start, 10:45."),
    (
        "add_room",
        "Cellar=big",
        '"Cellar=big" is incomplete for --add-room; write for example "Kelder=40; drempelvrij; beamer".',
    ),
    ("add_room", "A;B=4", 'Rooms A;B: "A;B" holds ";", which separates items in lists; leave it out.'),
    ("drop_rule", "the first", '"the first" is not a row of Rules; write for example "A5".'),
    ("drop_rule", "A3", '"A3" is not a row of Rules that says a rule. The event has no rule there.'),
    ("layout", "Atic=4", '"Atic" is not a room of this event. Did you mean "Attic"?'),
    ("add_session", "W4", '"W4" is incomplete for --add-session; write for example "W16=Eerste hulp; Maximum = 30".'),
    ("add_session", "w3=Dance", '"w3" is a session already; give the new one another code.'),
    ("add_session", "W4=Maximum = 3", 'Title is empty; write it, for example "Pottery".'),
    (
        "add_session",
        "W4=Dance; Maximun = 3",
        '"Maximun" is not a column of Sessions. Did you mean "Maximum"?',
    ),
    ("add_session", "W4=Dance; Maximum = few", 'maximum is "few"; write a whole number, for example 25.'),
    ("add_session", "W4=Dance; Speakers = Joss", '"Joss" is not a speaker of this event. Did you mean "Jos"?'),
    ("add_session", "W4=Dance; Maximum = 1; Minimum = 2", "Sessions W4: the minimum, 2, is more than the maximum, 1."),
    ("add_session", "W4=W1", 'Sessions W4: the title "W1" also stands for session "W1"; change the title or the code.'),
    (
        "add_session",
        "W4=Dance = joy",
        '"Dance" is not a column of Sessions. A title that holds a = is written: Title = Dance = joy',
    ),
    ("change_session", "W1== 30", "No column is named before the =; write for example Maximum = 30."),
    ("change_session", "W1=30", '"30" does not name a column; write for example Maximum = 30.'),
    ("change_session", "W1=Code = W7", '"Code" cannot be changed: a session keeps its code.'),
    ("change_session", "W1=Minimum = 1; minimum = 2", '"Minimum" is said twice; leave one out.'),
    (
        "change_session",
        "W1=Fixed rounds = R1; Fixed room = Shed",
        '"Shed" is not a room of this event. There is "Attic", "Barn".',
    ),
    ("change_session", "W1=Required features = sink", '"sink" is not a feature of any room. There is "ramp".'),
    ("add_attendee", "A=Ada", '"A" is an attendee already; change their wishes instead.'),
    ("add_attendee", "e=Eve; Potery", '"Potery" is not a session of this event. Did you mean "Pottery"?'),
    ("late", "many", '"many" is not a number of attendees; write a whole number, for example 25.'),
    ("late", "0", "0 is not a number of people who come late; write 1 or more."),
    ("late", "100001", "100,001 more attendees are too many; write 100,000 at most."),
    ("wishes", "a", '"a" is incomplete for --wishes; write for example "D017=W3; W1 @ Ronde 2".'),
    ("wishes", "a=W1; Pottery", '"Pottery" is wish 1 too; leave one out.'),
    ("wishes", "a=W1 @ R9", '"R9" is not a round of this event. There is "R1", "R2", "R3".'),
    ("split", "W1=w2", '"w2" is a session already; give the second group another code.'),
    ("split", "W1=;", "a new session needs a name of its own."),
    ("split", "W1=W1b; Joss", '"Joss" is not a speaker of this event. Did you mean "Jos"?'),
    ("move", "W1=R9", '"R9" is not a round of this event. There is "R1", "R2", "R3".'),
    ("move", "W1=R2=Shed", '"Shed" is not a room of this event. There is "Attic", "Barn".'),
    ("move", "W1@R2=R2", '"R2" is the round that it is moved from; name another one to move it to.'),
    ("drop_round", "R9", '"R9" is not a round of this event. There is "R1", "R2", "R3".'),
    ("set", "Seed", '"Seed" is incomplete for --set; write for example "Everybody must be seated=yes".'),
    ("set", "Sead=4", '"Sead" is not a setting. Did you mean "Seed"?'),
    ("set", "Colour=4", '"Colour" is not a setting. The sheet Settings lists them.'),
    ("set", "Seed=four", 'seed is "four"; write a whole number, for example 1.'),
    ("set", "Event title=Fair", '"Event title" is no part of a plan; change it in the event workbook.'),
    (
        "set",
        "Sessions run at most=2",
        '"Sessions run at most" fills blank cells of Sessions; change those in the event workbook.',
    ),
    ("set", "Objectives=unseated; unseated", 'Settings Objectives: "unseated" is named twice.'),
    (
        "set",
        "Cost per rank=3; 1",
        "Settings Cost per rank: a later wish may not cost less than an earlier one: 1 comes after 3.",
    ),
)


@pytest.mark.parametrize(("option", "text", "message"), TROUBLES, ids=[f"{case[0]} {case[1]}" for case in TROUBLES])
def test_what_cannot_be_done_is_told_in_a_sentence(option: str, text: str, message: str) -> None:
    with pytest.raises(ChangeTrouble) as told:
        applied(DAY, Policy(), changes_of({option: (text,)}, DAY))
    assert str(told.value) == message


def test_a_rule_that_is_not_there_is_told_with_those_that_are() -> None:
    with pytest.raises(ChangeTrouble) as told:
        DropRule("Rules!A3").applied(RULED)
    assert str(told.value) == '"Rules!A3" is not a row of Rules that says a rule. The rules are in A2 and A5.'


REFUSED: tuple[tuple[Change, Event, str], ...] = (
    (
        Move("W1", "R2", instead_of="R1"),
        with_session("W1", rounds=frozenset({"R3"})),
        '"W1" does not run in "R1", and cannot be moved from it.',
    ),
    (
        Move("W1", "R3"),
        with_session("W1", at_most=2, fixed=(Fixed("R1"), Fixed("R2"))),
        '"W1" runs 2 times at most and is fixed in "R1" and "R2"; say from which round it is moved.',
    ),
    (
        Move("W1", "R2", "Attic"),
        with_session("W1", room="Barn"),
        'Sessions W1: "Attic" is not its fixed room "Barn".',
    ),
    (
        Move("W2", "R2"),
        replace(with_session("W2", fixed=()), speakers=with_speaker("Jos", unavailable=frozenset({"R2"})).speakers),
        'Sessions W2: "R2" is fixed, and its speaker "Jos" is unavailable then.',
    ),
    (SplitSession("W1", "W9"), with_session("W1", at_most=0), '"W1" is not held, and cannot be held in two groups.'),
    (DropRound("R1"), replace(DAY, rounds=DAY.rounds[:1]), '"R1" is the only round; an event needs one.'),
    (Gone("a"), replace(wishes(), attendees=DAY.attendees[:1]), '"a" is the only attendee; an event needs one.'),
    (Capacity("Attic", -1), DAY, "Rooms Attic: -1 is less than 0."),
)


@pytest.mark.parametrize(("change", "event", "message"), REFUSED, ids=[case[2] for case in REFUSED])
def test_what_would_contradict_the_event_is_refused(change: Change, event: Event, message: str) -> None:
    with pytest.raises(ChangeTrouble) as told:
        applied(event, Policy(), (change,))
    assert str(told.value) == message


STRICT = Policy(seed=3, rank_costs=(0, 4))

SETTINGS: tuple[tuple[Setting, Policy, str], ...] = (
    (Setting("seed", " 7"), replace(STRICT, seed=7), "seed is 7"),
    (
        Setting("Everybody must be seated", "ja"),
        replace(STRICT, everybody_seated=True),
        "Everybody must be seated is ja",
    ),
    (Setting("Cost per rank", ""), replace(STRICT, rank_costs=()), "Cost per rank is blank"),
    (
        Setting("Objectives", "Total cost;unseated"),
        replace(STRICT, objectives=("total cost", "unseated")),
        "Objectives is Total cost;unseated",
    ),
)


@pytest.mark.parametrize(("change", "after", "words"), SETTINGS, ids=[case[2] for case in SETTINGS])
def test_a_setting_makes_of_one_policy_another(change: Setting, after: Policy, words: str) -> None:
    assert applied(DAY, STRICT, (change,)) == (DAY, after)
    assert str(change) == words


def test_what_a_change_takes_from_others_is_told_once_all_are_made() -> None:
    before = replace(with_session("W1", minimum=2), pins=(Pin("a", "W1", None),))
    smaller, _ = applied(before, Policy(), (Capacity("Attic", 1), CloseRoom("Barn")))
    assert contradictions(before, Policy(), smaller, Policy()) == ()
    must = replace(before, sessions=(replace(before.sessions[0], at_least=1), *before.sessions[1:]))
    smaller, _ = applied(must, Policy(), (Capacity("Attic", 1), CloseRoom("Barn")))
    assert contradictions(must, Policy(), smaller, Policy()) == (
        "Sessions W1: it must run in at least 1 round and can run in none: look at its allowed rounds, its speakers, "
        "and the rooms that suit it.",
    )


@pytest.mark.slow
def test_nobody_sits_in_both_groups_though_both_suit_them_best() -> None:
    # Ada wishes for weaving alone. With a third group under a code of its own she would be in W2 and W9, at no cost.
    alone = replace(DAY, rounds=DAY.rounds[:2], sessions=DAY.sessions[1:2], attendees=DAY.attendees[:1], speakers=())
    alone = replace(alone, sessions=(replace(alone.sessions[0], speakers=()),), wishes=(Wish("a", "W2", 1),))
    twin = replace(alone.sessions[0], code="W9", title="Weaving again")
    loose = replace(alone, sessions=(*alone.sessions, twin), wishes=(*alone.wishes, Wish("a", "W9", 1)))
    seats = []
    for event in (SplitSession("W2", "W2b").applied(alone), loose):
        result = solve(event, Policy(), time_limit=10, workers=1)
        assert result.plan is not None
        seats.append(len(result.plan.assignments))
    assert seats == [1, 2]


def test_a_group_is_drawn_the_same_whatever_the_order_of_people() -> None:
    there = SplitSession("W2", "W2b").applied(DAY)
    back = SplitSession("W2", "W2b").applied(replace(DAY, attendees=DAY.attendees[::-1], wishes=DAY.wishes[::-1]))
    assert sorted(map(repr, there.wishes)) == sorted(map(repr, back.wishes))
    assert sorted(map(repr, there.pins)) == sorted(map(repr, back.pins))


def test_a_name_that_two_have_is_not_guessed_at() -> None:
    twins = with_attendee("b", name="Ada")
    same = replace(DAY, sessions=(*DAY.sessions, Session("W4", "Pottery")))
    with pytest.raises(ChangeTrouble, match=r'"Ada" is the name of "a" and "b"; give the id\.'):
        Gone("Ada").applied(twins)
    with pytest.raises(ChangeTrouble, match=r'"Pottery" is the title of "W1" and "W4"; give the code\.'):
        Cancel("Pottery").applied(same)


def test_what_is_odd_only_after_a_change_is_told() -> None:
    settled = replace(DAY, sessions=tuple(replace(one, rounds=ALL) for one in DAY.sessions))
    more = replace(settled, rounds=(*settled.rounds, Round("R4")))
    assert [(one.where, one.message) for one in odd_now((settled, Policy()), (more, Policy()))] == [
        ("Rounds R4", f"at least {len(DAY.attendees)} attendees need a seat, but there are at most 0.")
    ]


@pytest.mark.parametrize("column", SESSIONS.columns[1:], ids=lambda column: column.heading)
def test_every_column_of_a_session_can_be_changed(column: Column) -> None:
    assert heading_meant(column.heading.upper()) == column.heading
    if not column.required:
        default = getattr(Session("W2", "Weaving"), column.field)
        changed = ChangeSession("W2", ((column.heading, ""),)).applied(DAY)
        assert changed == with_session("W2", **{column.field: default})


@pytest.mark.parametrize(
    ("said", "features"),
    [("Attic=40", {"ramp"}), ("Attic=40; oven", {"oven"}), ("Attic=40; none", set()), ("Attic=40; -", set())],
)
def test_a_layout_keeps_what_a_room_has_unless_it_says_otherwise(said: str, features: set[str]) -> None:
    (change,) = changes_of({"layout": [said]}, DAY)
    room = change.applied(DAY).room_of["Attic"]  # type: ignore[union-attr]
    assert (room.capacity, set(room.features)) == (40, features)


def test_a_kind_of_change_may_be_said_in_dutch_and_where_it_is_none_the_kinds_are_listed() -> None:
    assert (saying_meant("indeling").word, saying_meant("Zaal dicht").word) == ("layout", "close room")
    with pytest.raises(ChangeTrouble, match="The kinds are: add round, add room, layout, "):
        saying_meant("xyzzy")
