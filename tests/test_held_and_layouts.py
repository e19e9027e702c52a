"""Rounds that were held, and layouts of one place: what they allow, and no more, in both twins of the rules."""

from __future__ import annotations

from dataclasses import replace

import pytest

from allocator.event import Attendee, Event, Fixed, Pin, Place, Room, RoomChoice, Round, Session
from allocator.model.formulation.columns import Columns
from allocator.model.formulation.program import assemble
from allocator.plan import Plan
from allocator.policy import Policy
from allocator.verify import violations
from tests.small import plan

RAMP = frozenset({"ramp"})
DAY = Event(
    title="Craft day",
    rounds=(Round("R1"), Round("R2")),
    rooms=(Room("Attic", 2), Room("Barn", 4, RAMP)),
    speakers=(),
    sessions=(Session("W1", "Pottery", minimum=2, at_least=0), Session("W2", "Weaving", at_least=0)),
    attendees=(Attendee("a", "Ada", needs=RAMP), *(Attendee(id, id.upper()) for id in "bcde")),
    wishes=(),
)


def held(*ids: str, fixed: bool = True, **session: object) -> Event:
    """The day with R1 over: W1 was in the Attic then, and these people in it."""
    pottery = replace(DAY.sessions[0], fixed=(Fixed("R1", "Attic"),) * fixed, **session)  # type: ignore[arg-type]
    return replace(
        DAY,
        rounds=(Round("R1", held=True), Round("R2")),
        sessions=(pottery, DAY.sessions[1]),
        pins=tuple(Pin(id, "W1", "R1") for id in ids),
    )


@pytest.mark.parametrize(
    ("event", "made", "broken"),
    [
        # Three were in a room that seats two now; a fourth cannot join them.
        (held(*"bcd"), plan(["W1 R1 Attic"], ["bcd W1 R1"]), set()),
        (held(*"bcd"), plan(["W1 R1 Attic"], ["bcde W1 R1"]), {"no_offering_is_overfull"}),
        # In a round that is still to come the room seats two, whoever is pinned.
        (
            replace(DAY, pins=tuple(Pin(id, "W1", "R1") for id in "bcd")),
            plan(["W1 R1 Attic"], ["bcd W1 R1"]),
            {"no_offering_is_overfull"},
        ),
        # One of two came; nobody is left of those who were fewer than that.
        (held("b"), plan(["W1 R1 Attic"], ["b W1 R1"]), set()),
        (held("b", fixed=False), plan(["W1 R1 Attic"], ["b W1 R1"]), {"no_offering_is_underfilled"}),
        (held("b"), plan(["W1 R1 Attic", "W1 R2 Attic"], ["b W1 R1", "c W1 R2"]), {"no_offering_is_underfilled"}),
        # The Attic had a ramp then, which W1 and Ada need. It has none in R2.
        (held(*"ab", features=RAMP), plan(["W1 R1 Attic"], ["ab W1 R1"]), set()),
        (
            held(*"ab", features=RAMP),
            plan(["W1 R1 Attic", "W1 R2 Attic"], ["ab W1 R1", "cd W1 R2"]),
            {"rooms_have_what_sessions_require"},
        ),
        (
            held(*"bc"),
            plan(["W1 R1 Attic", "W2 R2 Attic"], ["bc W1 R1", "a W2 R2"]),
            {"rooms_have_what_attendees_need"},
        ),
    ],
    ids=[
        *("as many as were there", "one more", "not held", "as few as were there", "not fixed", "too few later"),
        *("features then", "features later", "needs later"),
    ],
)
def test_what_was_held_was_possible_and_nothing_else(event: Event, made: Plan, broken: set[str]) -> None:
    agree(event, made, broken)


LAYOUTS = RoomChoice((Place(("Attic", "Loft"), offered=False),))
CHOOSING = replace(
    DAY,
    rooms=(Room("Attic", 2), Room("Loft", 4), Room("Barn", 4)),
    sessions=(Session("W1", "Pottery", fixed=(Fixed("R1", "Attic"),), room="Attic"), DAY.sessions[1]),
    attendees=DAY.attendees[1:],
    choice=LAYOUTS,
)


@pytest.mark.parametrize(
    ("event", "room", "broken"),
    [
        (CHOOSING, "Attic", set()),
        (CHOOSING, "Loft", set()),
        (CHOOSING, "Barn", {"fixed_rounds_are_kept", "fixed_rooms_are_kept"}),
        (replace(CHOOSING, choice=None), "Loft", {"fixed_rounds_are_kept", "fixed_rooms_are_kept"}),
    ],
    ids=["as it is", "another layout", "another room", "nothing to choose"],
)
def test_what_is_fixed_in_a_room_may_be_in_its_other_layouts(event: Event, room: str, broken: set[str]) -> None:
    agree(event, plan([f"W1 R1 {room}"], ["bc W1 R1"]), broken)


def agree(event: Event, made: Plan, broken: set[str]) -> None:
    """The verifier names these rules, and the rows of just these rules are not met."""
    assert {one.rule for one in violations(event, Policy(), made)} == broken
    columns = Columns(event, Policy())
    program, values = assemble(columns), columns.values(made)
    sums = program.sums(program.coefficient * values[program.column])
    unmet = (sums < program.lower) | (sums > program.upper)
    ends = [*(source.first for source in program.sources[1:]), len(program.lower)]
    rules = {source.rule for source, end in zip(program.sources, ends, strict=True) if unmet[source.first : end].any()}
    assert rules == broken
