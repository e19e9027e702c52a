"""Whatever happens to whatever event: it agrees with itself afterwards, or a sentence says why it cannot happen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import assume, given, settings
from hypothesis import event as seen
from hypothesis import strategies as st

from allocator import coherence
from allocator.errors import ChangeTrouble
from allocator.event import Event
from allocator.policy import Policy
from allocator.scenario.changes import (
    AddRoom,
    AddRound,
    Cancel,
    Capacity,
    Change,
    CloseRoom,
    DropRound,
    Gone,
    Late,
    Layout,
    Move,
    SpeakerAway,
    SplitSession,
    applied,
    contradictions,
)
from allocator.workbook.scenarios.session_columns import AddSession, ChangeSession
from allocator.workbook.scenarios.setting import Setting
from allocator.workbook.scenarios.wish_cells import AddAttendee, ChangeWishes
from tests.model.hidden import Instance, larger, some

TAKES_FROM_OTHERS = (CloseRoom, AddRoom, Capacity, Layout, SpeakerAway, Cancel, DropRound)
"""What these leave of the limits, needs and pins of others is told once all changes are made."""

OF_OTHERS = {
    ("Sessions", "At least"),
    ("Sessions", "Fixed rounds"),
    ("Sessions", "Fixed room"),
    ("Sessions", "Required features"),
    ("Attendees", "Needs"),
    ("Pins", "Session"),
    ("Pins", "Round"),
}


def _maybe(draw: st.DrawFn, names: list[str]) -> str | None:
    return draw(st.sampled_from([None, *names]))


@st.composite
def cases(draw: st.DrawFn) -> tuple[Instance, Change]:
    """An event that has a plan, and something that may happen to it."""
    instance: Instance = draw(larger)
    event = replace(instance.event, baseline=None)
    rounds, codes, ids = list(event.round_of), list(event.session_of), list(event.attendee_of)
    rooms, speakers = list(event.room_of) or ["Attic"], list(event.speaker_of)
    number, round = draw(st.integers(0, 4)), draw(st.sampled_from(rounds))
    room, speaker = draw(st.sampled_from(rooms)), draw(st.sampled_from(speakers))
    code, id = draw(st.sampled_from(codes)), draw(st.sampled_from(ids))
    some_features = tuple(draw(st.sets(st.sampled_from(["ramp", "sink", "lift"]))))
    some_wishes = tuple(
        wish + draw(st.sampled_from(["", f" @ {round}"]))
        for wish in draw(st.lists(st.sampled_from(codes), unique=True))
    )
    columns = tuple(
        (heading, draw(values))
        for heading, values in {
            "Minimum": st.sampled_from(["0", "1", "2", ""]),
            "Maximum": st.sampled_from(["0", "1", "9", ""]),
            "At least": st.sampled_from(["0", "1", "2", ""]),
            "At most": st.sampled_from(["0", "1", "2", ""]),
            "Allowed rounds": st.sampled_from(["", *rounds]),
            "Fixed rounds": st.sampled_from(["", *rounds, f"{round} = {room}", "; ".join(rounds)]),
            "Fixed room": st.sampled_from(["", room]),
            "Required features": st.sampled_from(["", "ramp", "ramp; sink"]),
            "Speakers": st.sampled_from(["", *speakers, "; ".join(speakers)]),
        }.items()
        if draw(st.booleans())
    )
    makes: tuple[Callable[[], Change], ...] = (
        lambda: CloseRoom(room, _maybe(draw, rounds)),
        lambda: AddRoom("Shed", number, some_features),
        lambda: Capacity(room, number),
        lambda: Layout(room, number, some_features),
        lambda: Cancel(code, _maybe(draw, rounds)),
        lambda: AddSession("W0", "Dancing", columns),
        lambda: ChangeSession(code, columns),
        lambda: SplitSession(code, "W0", tuple(draw(st.sets(st.sampled_from(speakers))))),
        lambda: Move(code, round, _maybe(draw, rooms), _maybe(draw, rounds)),
        lambda: AddRound("R0", _maybe(draw, rounds)),
        lambda: DropRound(round),
        lambda: SpeakerAway(speaker, _maybe(draw, rounds)),
        lambda: Gone(id),
        lambda: Late(number),
        lambda: AddAttendee("new", "New", some_wishes),
        lambda: ChangeWishes(id, some_wishes),
        lambda: Setting("Everybody must be seated", "yes"),
    )
    return replace(instance, event=event), draw(st.sampled_from(makes))()


def outcome(event: Event, policy: Policy, change: Change) -> tuple[Event, Policy] | str:
    """What becomes of an event, or the sentence that says why nothing does."""
    try:
        return applied(event, policy, (change,))
    except ChangeTrouble as trouble:
        return str(trouble)


@pytest.mark.slow
@settings(some, max_examples=200)
@given(cases())
def test_an_event_agrees_with_itself_after_any_change(case: tuple[Instance, Change]) -> None:
    instance, change = case
    before = instance.event
    assume(not list(coherence.problems(before, instance.policy)))
    became = outcome(before, instance.policy, change)
    if isinstance(became, str):
        seen(f"{type(change).__name__}: refused")
        assert became
        return
    after, policy = became
    found = list(coherence.problems(after, policy))
    seen(f"{type(change).__name__}: {'others lose' if found else 'agrees'}")
    assert len(found) == len(contradictions(before, instance.policy, after, policy))
    if isinstance(change, TAKES_FROM_OTHERS):
        assert {(one.sheet, one.column) for one in found} <= OF_OTHERS
    else:
        assert found == []


@settings(some, max_examples=50)
@given(larger, st.data())
def test_nobody_can_wish_their_way_into_both_groups(instance: Instance, data: st.DataObject) -> None:
    code = data.draw(st.sampled_from(list(instance.event.session_of)))
    became = outcome(instance.event, instance.policy, SplitSession(code, "W0"))
    if isinstance(became, str):
        assert became == f'"{code}" is not held, and cannot be held in two groups.'
        return
    after, _ = became
    groups = {code, "W0"}
    rounds = [after.session_of[group].rounds or frozenset(after.round_of) for group in sorted(groups)]
    in_one_round = rounds[0] == rounds[1] and len(rounds[0]) == after.session_of[code].lasts
    for attendee in after.attendees:
        barred = {
            pin.session for pin in after.pins if pin.attendee == attendee.id and not pin.must and pin.round is None
        }
        assert in_one_round or barred & groups
        asked = {(wish.session, wish.rank, wish.round) for wish in after.wishes_of[attendee.id]}
        before = {(wish.session, wish.rank, wish.round) for wish in instance.event.wishes_of[attendee.id]}
        assert {("W0" if in_one_round else code, *rest) for group, *rest in asked if group in groups} == {
            ("W0" if in_one_round else code, *rest) for group, *rest in before if group == code
        }
