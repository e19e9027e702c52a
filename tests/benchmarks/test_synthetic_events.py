"""The synthetic events: drawn to the recipe, and laid out as an event."""

from __future__ import annotations

import importlib.util
from collections import Counter
from types import ModuleType

import numpy as np
import pytest

from allocator.event import Fixed, Room
from benchmarks.real import folder
from benchmarks.synthetic import FixedTimetable, OpenTimetable, case, room_sizes

RECIPE = folder().parent / "synthetic_events.py"


@pytest.fixture(scope="module")
def recipe() -> ModuleType:
    """The recipe as it was first written down, where it lies next to the repository."""
    if not RECIPE.exists():
        pytest.skip(f"the recipe is not at {RECIPE}")
    spec = importlib.util.spec_from_file_location("synthetic_events", RECIPE)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    "made_up",
    [
        FixedTimetable(attendees=300, sessions=15, rounds=3, wishes=6, slack=1.05, seed=0),
        FixedTimetable(attendees=1000, sessions=30, rounds=4, wishes=8, slack=1.02, seed=0, offered_in=2),
        FixedTimetable(attendees=50, sessions=9, rounds=2, wishes=4, slack=1.3, seed=5),
    ],
    ids=lambda made_up: made_up.name,
)
def test_a_fixed_timetable_follows_the_recipe(recipe: ModuleType, made_up: FixedTimetable) -> None:
    size = (made_up.attendees, made_up.sessions, made_up.rounds, made_up.wishes)
    expected = recipe.fixed(*size, slack=made_up.slack, seed=made_up.seed, offered_in=made_up.offered_in)
    for ours, theirs in zip(made_up.draw(), expected, strict=True):
        np.testing.assert_array_equal(ours, theirs)


def test_an_open_timetable_follows_the_recipe(recipe: ModuleType) -> None:
    made_up = OpenTimetable(attendees=300, sessions=15, rounds=3, wishes=5, rooms=10, seed=0)
    np.testing.assert_array_equal(made_up.draw(), recipe.joint())


def test_a_fixed_timetable_as_an_event() -> None:
    made_up = FixedTimetable(attendees=40, sessions=6, rounds=3, wishes=3, slack=1.1, seed=1, offered_in=2)
    event, policy = made_up.build()
    drawn = made_up.draw()
    seats = {
        (f"S{session + 1}", f"Round {round + 1}"): int(drawn.capacity[session, round])
        for session, round in np.argwhere(drawn.offered)
    }
    assert {
        (session.code, fixed.round): event.room_of[fixed.room or ""].capacity
        for session in event.sessions
        for fixed in session.fixed
    } == seats
    assert {(session.at_least, session.at_most, len(session.fixed)) for session in event.sessions} == {(2, 2, 2)}
    assert event.rooms[0] == Room(event.sessions[0].fixed[0].room or "", seats["S1", event.sessions[0].fixed[0].round])
    assert len({room.name for room in event.rooms}) == len(seats) == 12
    assert [
        [int(wish.session[1:]) - 1 for wish in wishes] for wishes in event.wishes_of.values()
    ] == drawn.wishes.tolist()
    assert policy.unwished_seat_cost(event) == 3 + 3 + 2
    assert (policy.objectives, policy.everybody_seated) == (("total cost",), True)


def test_a_fixed_round_names_its_own_room() -> None:
    event, _ = FixedTimetable(attendees=10, sessions=1, rounds=2, wishes=1, slack=1.0, seed=0).build()
    assert event.sessions[0].fixed == (Fixed("Round 1", "S1, Round 1"), Fixed("Round 2", "S1, Round 2"))
    assert [room.capacity for room in event.rooms] == [10, 10]


def test_an_open_timetable_as_an_event() -> None:
    event, policy = OpenTimetable(attendees=300, sessions=15, rounds=3, wishes=5, rooms=10, seed=0).build()
    assert sum(room.capacity for room in event.rooms) == 340
    assert Counter((s.minimum, s.at_least, s.at_most, s.speakers) for s in event.sessions) == {
        (8, 0, 2, ("Speaker 1",)): 2,
        (8, 0, 2, ("Speaker 2",)): 2,
        (8, 0, 2, ()): 11,
    }
    assert [speaker.name for speaker in event.speakers] == ["Speaker 1", "Speaker 2"]
    assert policy.unwished_seat_cost(event) == 5 + 3 + 2


def test_a_small_open_timetable_has_no_speaker_without_a_session() -> None:
    event, _ = OpenTimetable(attendees=20, sessions=2, rounds=1, wishes=1, rooms=1, seed=0).build()
    assert [speaker.name for speaker in event.speakers] == ["Speaker 1"]


def test_rooms_beyond_ten_begin_again() -> None:
    assert room_sizes(3) == [60, 50, 40]
    assert room_sizes(12) == [60, 50, 40, 40, 30, 30, 25, 25, 20, 20, 60, 50]


@pytest.mark.parametrize(
    ("made_up", "published"),
    [
        (FixedTimetable(attendees=1000, sessions=30, rounds=3, wishes=6, slack=1.05, seed=0), 6276),
        (FixedTimetable(attendees=1000, sessions=30, rounds=4, wishes=8, slack=1.02, seed=0, offered_in=2), 14636),
        (FixedTimetable(attendees=1000, sessions=30, rounds=3, wishes=6, slack=1.05, seed=1), None),
        (OpenTimetable(attendees=300, sessions=15, rounds=3, wishes=5, rooms=10, seed=0), 981),
    ],
)
def test_known_figures_go_with_their_case_alone(made_up: FixedTimetable | OpenTimetable, published: int | None) -> None:
    assert case(made_up).published == published
