"""Facts that contradict each other are found, each with its message; facts that agree are left alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from allocator import coherence
from allocator.coherence import Incoherence
from allocator.event import Attendee, Event, Fixed, Pin, Room, Round, Session, Speaker, Wish
from allocator.policy import Policy

OBJECTIVES = (
    '"moved attendees", "moved rounds", "moved rooms", "unseated", "unseated with wishes", "unseated without wishes", '
    '"rules broken", "worst rank", "cost of those first" and "total cost"'
)
R1, R2 = "Round 1", "Round 2"
POTTERY = Session("W1", "Pottery", ("Ines",))
WEAVING = Session("W2", "Weaving")
SOUND = Event(
    title="Craft day",
    rounds=(Round(R1), Round(R2)),
    rooms=(Room("Attic", 20, frozenset({"step-free"})), Room("Barn", 30)),
    speakers=(Speaker("Ines", "ines@example.org"),),
    sessions=(POTTERY, WEAVING),
    attendees=(Attendee("a", "Ada", "ada@example.org"), Attendee("b", "Bo")),
    wishes=(Wish("a", "W1", 1), Wish("b", "W2", 1)),
)


def at(hour: int, minute: int = 0, *, day: int = 25) -> datetime:
    return datetime(2026, 11, day, hour, minute)


def sessions(**changes: object) -> Event:
    """The sound event with a changed pottery session."""
    return replace(SOUND, sessions=(replace(POTTERY, **changes), WEAVING))  # type: ignore[arg-type]


def pins(*pins: Pin, **changes: object) -> Event:
    return replace(SOUND, pins=pins, **changes)  # type: ignore[arg-type]


def rounds(*rounds: Round) -> Event:
    return replace(SOUND, rounds=rounds)


CROWD = tuple(Attendee(f"c{number}", "C") for number in range(21))


@pytest.mark.parametrize(
    ("event", "key", "message"),
    [
        # 21 people for 15 seats: in a round, and in its only run.
        (
            replace(SOUND, attendees=CROWD, wishes=(), pins=tuple(Pin(one.id, "W2", R1) for one in CROWD)),
            "c20",
            '21 people are pinned to "W2" in "Round 1", which has 15 seats then.',
        ),
        (
            replace(SOUND, attendees=CROWD, wishes=(), pins=tuple(Pin(one.id, "W2", None) for one in CROWD)),
            "c20",
            '21 people are pinned to "W2", which has 15 seats in all rounds together.',
        ),
        (
            replace(pins(Pin("a", "W2", R1)), sessions=(POTTERY, replace(WEAVING, maximum=0))),
            "a",
            '1 person is pinned to "W2" in "Round 1", which has no seats then.',
        ),
        # Both run in the first round only.
        (
            replace(
                pins(Pin("a", "W1", None), Pin("a", "W2", None)),
                sessions=tuple(replace(one, rounds=frozenset({R1})) for one in (POTTERY, WEAVING)),
            ),
            "a",
            '"a" is pinned to "W1" and "W2", which cannot all be in different rounds.',
        ),
    ],
    ids=["a round", "all rounds", "no seats", "one round for two"],
)
def test_pins_are_counted_before_anything_is_solved(event: Event, key: str, message: str) -> None:
    if len(event.attendees) == 21:
        event = replace(event, sessions=(POTTERY, replace(WEAVING, maximum=15, at_most=1)))
    found = list(coherence.problems(event, Policy()))
    assert [(one.sheet, one.key, one.message) for one in found] == [("Pins", key, message)]


def test_of_two_rounds_each_pin_finds_one_where_there_is_a_way() -> None:
    # W1 runs in both rounds and comes first; W2 in the first one only.
    event = replace(
        pins(Pin("a", "W1", None), Pin("a", "W2", None)),
        sessions=(POTTERY, replace(WEAVING, rounds=frozenset({R1}))),
    )
    assert list(coherence.problems(event, Policy())) == []


def test_missing_seats_that_count_alike_are_told_where_some_wished_nothing() -> None:
    alike = Policy(objectives=("unseated", "total cost"))
    quiet = replace(SOUND, wishes=SOUND.wishes[:1])
    told = [one.message for one in coherence.warnings(quiet, alike) if one.sheet == "Settings"]
    assert [message.split(":")[0] for message in told] == ['"unseated" counts everybody alike']
    assert [one for one in coherence.warnings(quiet, Policy()) if one.sheet == "Settings"] == []
    assert [one for one in coherence.warnings(SOUND, alike) if one.sheet == "Settings"] == []


def test_one_title_under_several_codes_is_told() -> None:
    event = replace(SOUND, sessions=(POTTERY, replace(WEAVING, title=" pottery"), Session("W3", "Pottery")))
    event = replace(event, wishes=(*event.wishes, Wish("a", "W3", 2)))
    (told,) = coherence.warnings(event, Policy())
    assert (told.sheet, told.key, told.column) == ("Sessions", "W2", "Title")
    assert told.message == (
        '"Pottery" is the title of "W1", "W2" and "W3", so that somebody may attend it 3 times. To let everybody '
        "attend it once, keep one row, with 3 under At least and At most."
    )


def test_steep_costs_are_told_and_endless_ones_refused() -> None:
    steep = Policy(rank_costs=(0, 1, 2300, 5_300_000, 12_200_000_000))
    assert list(coherence.problems(SOUND, steep)) == []
    (told,) = coherence.warnings(SOUND, steep)
    assert (told.sheet, told.key) == ("Settings", "Cost per rank")
    assert 'put "worst rank" before "total cost"' in told.message
    assert list(coherence.warnings(SOUND, Policy(rank_costs=(0, 99_990)))) == []
    # Two people in two rounds.
    (refused,) = coherence.problems(SOUND, Policy(rank_costs=(0, 2**46 + 1)))
    assert (
        refused.message
        == "70,368,744,177,665 is more than can be added up over all seats; the most is 70,368,744,177,664."
    )


def test_a_sound_event_has_no_problem_and_no_warning() -> None:
    assert list(coherence.problems(SOUND, Policy())) == []
    assert list(coherence.warnings(SOUND, Policy())) == []


@pytest.mark.parametrize(
    ("event", "sheet", "key", "column", "message"),
    [
        (
            replace(SOUND, attendees=(replace(SOUND.attendees[0], answered=False), SOUND.attendees[1])),
            "Wishes",
            "a",
            "Attendee",
            '"a" has wishes, but is marked as not having answered.',
        ),
        # names
        (
            rounds(Round(R1), Round("2 = b")),
            "Rounds",
            "2 = b",
            "Round",
            '"2 = b" holds "=", which separates items in lists; leave it out.',
        ),
        (rounds(Round(R1), Round(" ")), "Rounds", " ", "Round", "Round is empty; give every row its own."),
        (
            replace(SOUND, rooms=(Room("A; B", 30),)),
            "Rooms",
            "A; B",
            "Room",
            '"A; B" holds ";", which separates items in lists; leave it out.',
        ),
        (
            replace(SOUND, rooms=(Room("A", 30, frozenset({"x; y"})),)),
            "Rooms",
            "A",
            "Features",
            '"x; y" cannot be a feature; leave out the ";".',
        ),
        (
            replace(SOUND, sessions=(POTTERY, WEAVING, Session("w2", "Sewing"))),
            "Sessions",
            "w2",
            "Code",
            '"w2" is on an earlier row too; give each row its own, or delete one.',
        ),
        (
            sessions(title="w2"),
            "Sessions",
            "W1",
            "Title",
            'the title "w2" also stands for session "W2"; change the title or the code.',
        ),
        (
            sessions(title="weaving @ round 1"),
            "Sessions",
            "W1",
            "Title",
            'the title "weaving @ round 1" also stands for session "W2"; change the title or the code.',
        ),
        (
            replace(SOUND, attendees=(*SOUND.attendees, Attendee("c", "Ada", "ADA@example.org"))),
            "Attendees",
            "c",
            "Email",
            '"ADA@example.org" is the address of "a" too; if that is one person, keep one row.',
        ),
        (
            replace(SOUND, speakers=(Speaker("Ines", attendee="a"), Speaker("Ada", attendee="a"))),
            "Speakers",
            "Ada",
            "Attendee id",
            '"Ines" is attendee "a" too; one of them must be somebody else.',
        ),
        (
            replace(SOUND, speakers=(Speaker("Ines", attendee="z"),)),
            "Speakers",
            "Ines",
            "Attendee id",
            '"z" is not the id of an attendee.',
        ),
        (
            replace(SOUND, speakers=(Speaker("Ines", unavailable=frozenset({"R"})),)),
            "Speakers",
            "Ines",
            "Unavailable rounds",
            '"R" is not a round.',
        ),
        (
            replace(SOUND, rooms=(Room("Barn", 30, closed=frozenset({"R"})),)),
            "Rooms",
            "Barn",
            "Closed in rounds",
            '"R" is not a round.',
        ),
        (sessions(speakers=("Bob",)), "Sessions", "W1", "Speakers", '"Bob" is not a speaker.'),
        (sessions(rounds=frozenset({R1, "R"})), "Sessions", "W1", "Allowed rounds", '"R" is not a round.'),
        (sessions(fixed=(Fixed("R"),)), "Sessions", "W1", "Fixed rounds", '"R" is not a round.'),
        (sessions(fixed=(Fixed(R1, "Shed"),)), "Sessions", "W1", "Fixed rounds", '"Shed" is not a room.'),
        (sessions(room="Shed", at_least=0), "Sessions", "W1", "Fixed room", '"Shed" is not a room.'),
        (
            sessions(features=frozenset({"kiln"}), at_least=0),
            "Sessions",
            "W1",
            "Required features",
            '"kiln" is not a feature of any room.',
        ),
        (
            replace(SOUND, attendees=(Attendee("a", "Ada"), Attendee("b", "Bo", needs=frozenset({"lift"})))),
            "Attendees",
            "b",
            "Needs",
            '"lift" is not a feature of any room.',
        ),
        (replace(SOUND, wishes=(Wish("a", "W9", 1),)), "Wishes", "a", "1", '"W9" is not a session.'),
        (replace(SOUND, wishes=(Wish("a", "W1", 2, "R"),)), "Wishes", "a", "2", '"R" is not a round.'),
        (replace(SOUND, wishes=(Wish("z", "W1", 1),)), "Wishes", "z", "Attendee", '"z" is not the id of an attendee.'),
        (pins(Pin("z", "W1", None)), "Pins", "z", "Attendee", '"z" is not the id of an attendee.'),
        (
            replace(SOUND, speakers=(Speaker("Ines", "ADA@example.org", attendee="b"),)),
            "Speakers",
            "Ines",
            "Attendee id",
            '"ADA@example.org" is the address of attendee "a"; write "a", or change the address.',
        ),
        # rounds
        (rounds(Round(R1, at(10), at(10))), "Rounds", R1, "End", "the end, 10:00, is not after the start, 10:00."),
        (rounds(Round(R1, None, at(10))), "Rounds", R1, "Start", "there is an end but no start; write the start too."),
        (rounds(Round(R1, at(10), at(9, day=26))), "Rounds", R1, "End", "a round ends on the day on which it starts."),
        (
            rounds(Round(R1, at(10), at(11)), Round(R2, at(10, 59), at(12))),
            "Rounds",
            R2,
            "Start",
            'it starts at 10:59, when "Round 1" has not ended (11:00).',
        ),
        # numbers
        (replace(SOUND, rooms=(Room("Barn", 30), Room("Pit", -1))), "Rooms", "Pit", "Capacity", "-1 is less than 0."),
        (sessions(minimum=-1), "Sessions", "W1", "Minimum", "-1 is less than 0."),
        (replace(SOUND, wishes=(Wish("a", "W1", 0),)), "Wishes", "a", "0", "a wish has rank 0; the first is 1."),
        (sessions(minimum=9, maximum=8), "Sessions", "W1", "Minimum", "the minimum, 9, is more than the maximum, 8."),
        (sessions(at_least=2, at_most=1), "Sessions", "W1", "At least", "at least 2 is more than at most 1."),
        (
            sessions(at_most=1, fixed=(Fixed(R1), Fixed(R2))),
            "Sessions",
            "W1",
            "Fixed rounds",
            "2 rounds are fixed, more than it runs at most, 1.",
        ),
        (
            sessions(at_least=0, at_most=0, fixed=(Fixed(R1),)),
            "Sessions",
            "W1",
            "Fixed rounds",
            "1 round is fixed, more than it runs at most, 0.",
        ),
        (
            sessions(rounds=frozenset()),
            "Sessions",
            "W1",
            "Allowed rounds",
            "no round is allowed; if the session should not run, write 0 under At most.",
        ),
        (
            sessions(at_least=3),
            "Sessions",
            "W1",
            "At least",
            'it must run in at least 3 rounds and can run only in "Round 1" and "Round 2": look at its allowed rounds, its speakers, and the rooms that suit it.',  # noqa: E501
        ),
        (
            sessions(minimum=31),
            "Sessions",
            "W1",
            "At least",
            "it must run in at least 1 round and can run in none: look at its allowed rounds, its speakers, and the rooms that suit it.",  # noqa: E501
        ),
        (sessions(lasts=0), "Sessions", "W1", "Lasts", "0 is less than 1."),
        (
            sessions(lasts=3),
            "Sessions",
            "W1",
            "Lasts",
            "it lasts 3 rounds, and no more than 2 rounds follow each other on one day.",
        ),
        (
            replace(sessions(lasts=2), rounds=(Round(R1, at(10)), Round(R2, at(10, day=26)))),
            "Sessions",
            "W1",
            "Lasts",
            "it lasts 2 rounds, and no two rounds follow each other on one day.",
        ),
        # Each of the rooms is closed in one of the rounds.
        (
            replace(
                sessions(lasts=2),
                rooms=(
                    Room("Attic", 20, frozenset({"step-free"}), frozenset({R1})),
                    Room("Barn", 30, closed=frozenset({R2})),
                ),
            ),
            "Sessions",
            "W1",
            "At least",
            "it must run in at least 2 rounds that follow each other and can run in none: look at its allowed rounds, its speakers, and the rooms that suit it.",  # noqa: E501
        ),
        (
            replace(
                sessions(lasts=2, at_least=0, fixed=(Fixed("Night"),)),
                rounds=(Round(R1, at(10)), Round(R2, at(11)), Round("Night", at(10, day=26))),
            ),
            "Sessions",
            "W1",
            "Fixed rounds",
            '"Night" is fixed, and it lasts 2 rounds: that day has fewer.',
        ),
        # fixings
        (
            sessions(fixed=(Fixed(R1),), rounds=frozenset({R2})),
            "Sessions",
            "W1",
            "Fixed rounds",
            '"Round 1" is fixed and is not among the allowed rounds.',
        ),
        (sessions(fixed=(Fixed(R1), Fixed(R1))), "Sessions", "W1", "Fixed rounds", '"Round 1" is fixed twice.'),
        (
            replace(sessions(fixed=(Fixed(R1),)), speakers=(Speaker("Ines", unavailable=frozenset({R1})),)),
            "Sessions",
            "W1",
            "Fixed rounds",
            '"Round 1" is fixed, and its speaker "Ines" is unavailable then.',
        ),
        (
            sessions(room="Attic", minimum=21),
            "Sessions",
            "W1",
            "Fixed room",
            '"Attic" seats 20, fewer than the minimum of 21.',
        ),
        (
            sessions(room="Barn", features=frozenset({"step-free"})),
            "Sessions",
            "W1",
            "Fixed room",
            '"Barn" lacks "step-free".',
        ),
        (
            sessions(fixed=(Fixed(R1, "Attic"),), minimum=21),
            "Sessions",
            "W1",
            "Fixed rounds",
            '"Attic" seats 20, fewer than the minimum of 21.',
        ),
        (
            sessions(fixed=(Fixed(R1, "Attic"),), room="Barn"),
            "Sessions",
            "W1",
            "Fixed rounds",
            '"Attic" is not its fixed room "Barn".',
        ),
        (
            replace(sessions(fixed=(Fixed(R1, "Pit"),)), rooms=(*SOUND.rooms, Room("Pit", 9, closed=frozenset({R1})))),
            "Sessions",
            "W1",
            "Fixed rounds",
            '"Pit" is closed in "Round 1".',
        ),
        (
            replace(
                SOUND,
                sessions=(
                    replace(POTTERY, fixed=(Fixed(R1, "Barn"),)),
                    replace(WEAVING, fixed=(Fixed(R1),), room="Barn"),
                ),
            ),
            "Sessions",
            "W2",
            "Fixed rounds",
            '"Barn" holds "W1" in "Round 1" already.',
        ),
        (
            replace(
                SOUND,
                sessions=(
                    replace(POTTERY, fixed=(Fixed(R1),)),
                    replace(WEAVING, fixed=(Fixed(R1),), speakers=("Ines",)),
                ),
            ),
            "Sessions",
            "W2",
            "Fixed rounds",
            '"Ines" gives "W1" in "Round 1" already.',
        ),
        # pins
        (pins(Pin("a", None, None)), "Pins", "a", "Session", "write a session, a round, or both."),
        (
            pins(Pin("a", "W1", R1), sessions=(replace(POTTERY, rounds=frozenset({R2})), WEAVING)),
            "Pins",
            "a",
            "Round",
            '"W1" cannot run in "Round 1".',
        ),
        (
            pins(
                Pin("b", None, R1), attendees=(Attendee("a", "Ada"), Attendee("b", "Bo", unavailable=frozenset({R1})))
            ),
            "Pins",
            "b",
            "Round",
            '"b" is unavailable in "Round 1".',
        ),
        (
            pins(
                Pin("b", "W1", None),
                attendees=(Attendee("a", "Ada"), Attendee("b", "Bo", unavailable=frozenset({R1, R2}))),
            ),
            "Pins",
            "b",
            "Session",
            '"b" is unavailable in every round in which "W1" can run.',
        ),
        (
            pins(Pin("a", "W1", None), speakers=(Speaker("Ines", attendee="a"),)),
            "Pins",
            "a",
            "Session",
            '"a" gives "W1" and cannot attend it.',
        ),
        (
            pins(
                Pin("a", "W2", R1),
                speakers=(Speaker("Ines", attendee="a"),),
                sessions=(replace(POTTERY, fixed=(Fixed(R1),)), WEAVING),
            ),
            "Pins",
            "a",
            "Round",
            '"a" gives "W1" in "Round 1".',
        ),
    ],
)
def test_a_contradiction_is_found(event: Event, sheet: str, key: str, column: str, message: str) -> None:
    assert list(coherence.problems(event, Policy())) == [Incoherence(sheet, key, column, message)]


@pytest.mark.parametrize(
    ("one", "other", "said"),
    [
        (Pin("a", "W1", R1), Pin("a", "W2", R1), '"a" must be in "W1" in "Round 1"'),
        (Pin("a", "W1", R1), Pin("a", "W1", R2), '"a" must be in "W1" in "Round 1"'),
        (Pin("a", "W1", R1), Pin("a", "W1", R1, must=False), '"a" must be in "W1" in "Round 1"'),
        (Pin("a", "W1", None, must=False), Pin("a", "W1", R1), '"a" must not be in "W1"'),
        (Pin("a", None, R1, must=False), Pin("a", "W1", R1), '"a" must not be in "Round 1"'),
    ],
)
def test_pins_that_contradict_are_found_at_the_later_one(one: Pin, other: Pin, said: str) -> None:
    expected = Incoherence("Pins", "a", "Round", f"this contradicts an earlier pin: {said}.", occurrence=2)
    assert list(coherence.problems(pins(one, other), Policy())) == [expected]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Pin("a", "W1", R1), Pin("a", "W2", R2)),
        (Pin("a", "W1", R1), Pin("b", "W2", R1)),
        (Pin("a", "W1", None), Pin("a", "W1", R1)),
        (Pin("a", "W1", None), Pin("a", "W1", R1, must=False)),
        (Pin("a", None, R1), Pin("a", "W1", R1, must=False)),
        (Pin("a", "W1", None, must=False), Pin("a", "W1", R1, must=False)),
    ],
)
def test_pins_that_can_both_be_kept_are_no_problem(one: Pin, other: Pin) -> None:
    assert list(coherence.problems(pins(one, other), Policy())) == []


def test_rows_with_one_key_are_told_apart() -> None:
    event = replace(SOUND, rooms=(Room("Barn", 30), Room("Barn", 30), Room("Barn", 30)))
    message = '"Barn" is on an earlier row too; give each row its own, or delete one.'
    assert list(coherence.problems(event, Policy())) == [
        Incoherence("Rooms", "Barn", "Room", message, occurrence=2),
        Incoherence("Rooms", "Barn", "Room", message, occurrence=3),
    ]


def test_an_event_has_something_to_plan() -> None:
    empty = Event("", (), (), (), (), (), ())
    assert list(coherence.problems(empty, Policy())) == [
        Incoherence("Rounds", "", "", "the sheet has no rows; write at least a round."),
        Incoherence("Sessions", "", "", "the sheet has no rows; write at least a session."),
        Incoherence("Attendees", "", "", "the sheet has no rows; write at least an attendee."),
    ]


def test_without_rooms_every_session_has_a_maximum() -> None:
    event = replace(SOUND, rooms=(), sessions=(POTTERY, replace(WEAVING, maximum=9)))
    message = "there are no rooms, so every session needs a maximum; write one, or fill the Rooms sheet."
    assert list(coherence.problems(event, Policy())) == [Incoherence("Sessions", "W1", "Maximum", message)]


@pytest.mark.parametrize(
    ("policy", "setting", "message"),
    [
        (
            Policy(objectives=()),
            "Objectives",
            f"there is no objective; write one or more of {OBJECTIVES}.",
        ),
        (
            Policy(objectives=("envy",)),
            "Objectives",
            f'"envy" is not an objective; the objectives are {OBJECTIVES}.',
        ),
        (Policy(objectives=("unseated", "unseated")), "Objectives", '"unseated" is named twice.'),
        (
            Policy(rank_costs=(0, 3, 2)),
            "Cost per rank",
            "a later wish may not cost less than an earlier one: 2 comes after 3.",
        ),
        (Policy(seed=-1), "Seed", "a seed is a whole number from 0 to 2147483647."),
        (Policy(rank_costs=(-1, 0)), "Cost per rank", "a cost is 0 or more."),
        (
            Policy(rank_costs=(5,), unwished_cost=4),
            "Cost of an unwished seat",
            "4 is less than the 5 that a wish of rank 1 costs.",
        ),
    ],
)
def test_a_policy_that_cannot_be_followed_is_found(policy: Policy, setting: str, message: str) -> None:
    assert list(coherence.problems(SOUND, policy)) == [Incoherence("Settings", setting, "Value", message)]


@pytest.mark.parametrize(
    ("event", "sheet", "key", "column", "message"),
    [
        (
            replace(
                SOUND,
                attendees=(replace(SOUND.attendees[0], unavailable=frozenset({R1})), SOUND.attendees[1]),
                sessions=(replace(POTTERY, rounds=frozenset({R1})), WEAVING),
            ),
            "Wishes",
            "a",
            "1",
            '"W1" cannot run in a round in which "a" is there.',
        ),
        (
            replace(
                SOUND,
                wishes=(*SOUND.wishes, Wish("b", "W1", 2, R2)),
                sessions=(replace(POTTERY, rounds=frozenset({R1})), WEAVING),
            ),
            "Wishes",
            "b",
            "2",
            '"W1" cannot run in "Round 2" in a round in which "b" is there.',
        ),
        (
            replace(SOUND, speakers=(Speaker("Ines", attendee="a"),)),
            "Wishes",
            "a",
            "1",
            '"a" gives "W1" and wishes to attend it.',
        ),
        (
            replace(SOUND, speakers=(Speaker("Ines"), Speaker("BO"))),
            "Speakers",
            "BO",
            "Attendee id",
            '"BO" is also the name of attendee "b"; if this is one person, write the id.',
        ),
        (
            replace(SOUND, wishes=(Wish("a", "W1", 1), Wish("b", "W1", 1))),
            "Sessions",
            "W2",
            "Title",
            'nobody wishes for "Weaving", and nobody gives it; if it is no session, delete the row.',
        ),
        (
            replace(
                SOUND, wishes=SOUND.wishes, attendees=(*SOUND.attendees, *(Attendee(f"c{n}", "Cy") for n in range(7)))
            ),
            "Wishes",
            "",
            "",
            "7 attendees wished nothing: c0, c1, c2, c3, c4 and 2 more. They are seated where there is room.",
        ),
        (
            replace(SOUND, rooms=(Room("Nook", 1),)),
            "Rounds",
            R1,
            "Round",
            "at least 2 attendees need a seat, but there are at most 1.",
        ),
    ],
)
def test_what_is_odd_is_said(event: Event, sheet: str, key: str, column: str, message: str) -> None:
    found = [warning for warning in coherence.warnings(event, Policy()) if (warning.sheet, warning.key) == (sheet, key)]
    assert found == [Incoherence(sheet, key, column, message)]


def test_who_wished_nothing_and_who_did_not_answer_are_told_apart_and_what_they_get() -> None:
    few = (Attendee("c", "Cy"), Attendee("d", "Di", answered=False), Attendee("e", "Ed", answered=False))
    event = replace(SOUND, attendees=(*SOUND.attendees, *few))
    warned = [warning.message for warning in coherence.warnings(event, Policy(seats_for_silent=False))]
    assert warned == [
        "1 attendee wished nothing: c. They are seated where there is room.",
        "2 attendees did not answer: d, e. They get no seat, as Settings say.",
    ]


def test_who_gets_no_seat_needs_none() -> None:
    full = replace(SOUND, rooms=(Room("Nook", 2),), attendees=(*SOUND.attendees, Attendee("c", "Cy")))
    for policy, expected in ((Policy(), 2), (Policy(seats_for_wishless=False), 0)):
        assert len([one for one in coherence.warnings(full, policy) if one.sheet == "Rounds"]) == expected


def test_seats_count_the_best_rooms_and_the_sessions_own_limits() -> None:
    crowd = tuple(Attendee(f"c{number}", "Cy") for number in range(36))
    event = replace(SOUND, attendees=(*crowd, *SOUND.attendees), sessions=(replace(POTTERY, maximum=7), WEAVING))
    # Weaving in the Barn seats 30, Pottery 7, of 38 who are there
    message = "at least 38 attendees need a seat, but there are at most 37."
    warned = [warning for warning in coherence.warnings(event, Policy()) if warning.sheet == "Rounds"]
    assert warned == [Incoherence("Rounds", R1, "Round", message), Incoherence("Rounds", R2, "Round", message)]
    assert [
        w for w in coherence.warnings(replace(event, attendees=crowd, wishes=()), Policy()) if w.sheet == "Rounds"
    ] == []


def test_pins_in_the_rounds_of_one_run_do_not_contradict() -> None:
    both = (Pin("a", "W1", R1), Pin("a", "W1", R2))
    long = replace(POTTERY, lasts=2)
    assert list(coherence.problems(pins(*both, sessions=(long, WEAVING)), Policy())) == []
    nights = (Round(R1, at(10)), Round(R2, at(10, day=26)), Round("Late", at(11, day=26)))
    told = coherence.problems(pins(*both, sessions=(long, WEAVING), rounds=nights), Policy())
    assert [one.message for one in told if one.sheet == "Pins"] == [
        '"W1" cannot run in "Round 1".',
        'this contradicts an earlier pin: "a" must be in "W1" in "Round 1".',
    ]
