"""For every rule a plan that just keeps it, one that breaks it, and an event whose best plan is another one without it.

CASES are for the verifier and need no solver; BITES are for the model, with both values worked out by hand.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from allocator.condition import ORGANISATION, Condition, Operator
from allocator.demand import Ask, Demand
from allocator.event import Attendee, Event, Fixed, Pin, Place, Room, RoomChoice, Round, Session, Speaker, Wish
from allocator.plan import Assignment, Plan
from allocator.policy import Policy
from tests.small import DAY, plan, with_attendee, with_room, with_session, with_speaker

Broken = tuple[tuple[str, ...], int, str]
PLAIN = Policy()


@dataclass(frozen=True)
class Case:
    """A rule, facts, a plan that keeps all rules, and one that breaks this rule alone, in this way."""

    rule: str
    kept: Plan
    broken: Plan
    violations: tuple[Broken, ...]
    event: Event = DAY
    policy: Policy = PLAIN


def pinned(*pins: Pin) -> Event:
    return replace(DAY, pins=pins)


def unasked(*pins: Pin) -> Event:
    """Cy wished nothing, and Di did not answer."""
    silent = tuple(replace(one, answered=one.id != "d") for one in DAY.attendees)
    return replace(DAY, attendees=silent, wishes=tuple(w for w in DAY.wishes if w.attendee in "ab"), pins=pins)


def demanded(ask: Ask, who: tuple[str, ...], **more: object) -> Event:
    """The day with one rule of its own."""
    return replace(DAY, demands=(Demand(ask, who, **more),))  # type: ignore[arg-type]


ROOMLESS = replace(DAY, rooms=(), sessions=tuple(replace(session, maximum=2) for session in DAY.sessions))

CASES = (
    Case(
        "one_session_at_a_time",
        plan(["W1 R1 Attic", "W2 R1 Barn"], ["a W1 R1", "b W2 R1"]),
        plan(["W1 R1 Attic", "W2 R1 Barn"], ["a W1 R1", "ab W2 R1"]),
        ((("a", "R1"), 1, "Ada (a) has 2 seats in R1"),),
    ),
    Case(
        "attendees_are_available",
        plan(["W1 R1 Attic", "W1 R2 Attic"], ["b W1 R1", "a W1 R2"]),
        plan(["W1 R1 Attic", "W1 R2 Attic"], ["a W1 R1", "b W1 R2"]),
        ((("a", "W1", "R1"), 1, "Ada (a) is unavailable in R1 and sits in W1 Pottery"),),
        with_attendee("a", unavailable=frozenset({"R1", "R3"})),
    ),
    Case(
        "nobody_repeats_a_session",
        plan(["W1 R1 Attic", "W1 R2 Attic"], ["a W1 R1", "b W1 R2"]),
        plan(["W1 R1 Attic", "W1 R2 Attic"], ["a W1 R1", "ab W1 R2"]),
        ((("a", "W1"), 1, "Ada (a) attends W1 Pottery 2 times"),),
    ),
    Case(
        "nobody_repeats_a_session",
        plan(["W1 R1 Attic", "W1 R2 Attic", "W1 R3 Attic"], ["a W1 R3"]),
        plan(["W1 R1 Attic", "W1 R2 Attic", "W1 R3 Attic"], ["a W1 R1", "a W1 R2", "a W1 R3"]),
        ((("a", "W1"), 2, "Ada (a) attends W1 Pottery 3 times"),),
    ),
    Case(
        "no_offering_is_overfull",
        plan(["W1 R1 Attic"], ["ab W1 R1"]),
        plan(["W1 R1 Attic"], ["abc W1 R1"]),
        ((("W1", "R1"), 1, "W1 Pottery, R1: 3 attendees for 2 seats"),),
    ),
    Case(
        "no_offering_is_overfull",
        plan(["W3 R1 Barn"], ["ab W3 R1"]),
        plan(["W3 R1 Barn"], ["abcd W3 R1"]),
        ((("W3", "R1"), 2, "W3 Carving, R1: 4 attendees for 2 seats"),),
        with_session("W3", maximum=2),
    ),
    Case(
        "no_offering_is_overfull",
        plan(["W1 R1 Attic"], ["ab W1 R1"]),
        plan(["W1 R1 Attic"], ["ab W1 R2"]),
        ((("W1", "R2"), 2, "W1 Pottery, R2: 2 attendees for 0 seats (it is not held then)"),),
    ),
    Case(
        "no_offering_is_overfull",
        plan(["W1 R1"], ["ab W1 R1"]),
        plan(["W1 R1"], ["abc W1 R1"]),
        ((("W1", "R1"), 1, "W1 Pottery, R1: 3 attendees for 2 seats"),),
        ROOMLESS,
    ),
    Case(
        "no_offering_is_underfilled",
        plan(["W1 R1 Barn"], ["abc W1 R1"]),
        plan(["W1 R1 Barn"], ["ab W1 R1"]),
        ((("W1", "R1"), 1, "W1 Pottery, R1: 2 attendees, and it needs at least 3"),),
        with_session("W1", minimum=3),
    ),
    Case(
        "no_offering_is_underfilled",
        plan([], []),
        plan(["W1 R1 Barn", "W1 R2 Barn"], ["abc W1 R1"]),
        ((("W1", "R2"), 3, "W1 Pottery, R2: 0 attendees, and it needs at least 3"),),
        with_session("W1", minimum=3),
    ),
    Case(
        "sessions_run_as_often_as_asked",
        plan(["W1 R1 Barn", "W1 R2 Barn"]),
        plan(["W2 R1 Barn"]),
        ((("W1",), 2, "W1 Pottery runs 0 times, and should run at least 2 times"),),
        with_session("W1", at_least=2),
    ),
    Case(
        "sessions_run_as_often_as_asked",
        plan(["W1 R1 Barn", "W1 R3 Barn"]),
        plan(["W1 R1 Barn", "W1 R2 Barn", "W1 R3 Barn"]),
        ((("W1",), 1, "W1 Pottery runs 3 times, and may run at most 2 times"),),
        with_session("W1", at_most=2),
    ),
    Case(
        "sessions_run_as_often_as_asked",
        plan(["W2 R1 Barn"]),
        plan(["W1 R1 Barn", "W1 R2 Barn"]),
        ((("W1",), 2, "W1 Pottery runs 2 times, and may run at most 0 times"),),
        with_session("W1", at_most=0),
    ),
    Case(
        "a_session_runs_once_a_round",
        plan(["W1 R1 Attic", "W1 R2 Barn"], ["a W1 R1"]),
        plan(["W1 R1 Attic", "W1 R1 Barn"], ["a W1 R1"]),
        ((("W1", "R1"), 1, "W1 Pottery runs 2 times in R1: in Attic and Barn"),),
    ),
    Case(
        "sessions_run_their_length",
        plan(["W1 R2 Attic", "W1 R3 Attic"], ["ab W1 R2", "ab W1 R3"]),
        plan(["W1 R1 Attic", "W1 R2 Barn"], ["a W1 R1", "a W1 R2"]),
        (
            (("W1", "R1"), 1, "W1 Pottery lasts 2 rounds, and runs for 1 from R1 on in Attic"),
            (("W1", "R2"), 1, "W1 Pottery lasts 2 rounds, and runs for 1 from R2 on in Barn"),
        ),
        with_session("W1", lasts=2),
    ),
    # It would go on overnight.
    Case(
        "sessions_run_their_length",
        plan(["W1 R2 Attic", "W1 R3 Attic"]),
        plan(["W1 R1 Attic", "W1 R2 Attic"]),
        (
            (("W1", "R1"), 1, "W1 Pottery lasts 2 rounds, and runs for 1 from R1 on in Attic"),
            (("W1", "R2"), 1, "W1 Pottery lasts 2 rounds, and runs for 1 from R2 on in Attic"),
        ),
        replace(
            with_session("W1", lasts=2),
            rounds=tuple(
                Round(f"R{number}", datetime(2026, 11, day, 9 + number), None)
                for number, day in enumerate((25, 26, 26), start=1)
            ),
        ),
    ),
    # Of two runs one after the other nobody attends the end of one and the beginning of the other.
    Case(
        "whoever_begins_stays",
        plan([f"W1 R{round} Attic" for round in range(4)], ["a W1 R0", "a W1 R1", "b W1 R2", "b W1 R3"]),
        plan([f"W1 R{round} Attic" for round in range(4)], ["a W1 R1", "a W1 R2", "b W1 R2", "b W1 R3"]),
        (
            (("a", "W1", "R0"), 1, "Ada (a) has seats in 1 round of W1 Pottery from R0 on, which lasts 2 rounds"),
            (("a", "W1", "R2"), 1, "Ada (a) has seats in 1 round of W1 Pottery from R2 on, which lasts 2 rounds"),
        ),
        replace(with_session("W1", lasts=2), rounds=(Round("R0"), *DAY.rounds)),
    ),
    # R1 is over, and Cy left then.
    Case(
        "whoever_begins_stays",
        plan(["W1 R1 Attic", "W1 R2 Attic"], ["abc W1 R1", "ab W1 R2"]),
        plan(["W1 R1 Attic", "W1 R2 Attic", "W2 R2 Barn"], ["abc W1 R1", "bd W1 R2", "a W2 R2"]),
        (
            (("d", "W1", "R2"), 1, "Ines (d) joins W1 Pottery in R2, when it has begun"),
            (("a", "W1", "R2"), 1, "Ada (a) has no seat in R2 in W1 Pottery, which goes on"),
        ),
        replace(
            with_session("W1", lasts=2, fixed=(Fixed("R1", "Attic"),), speakers=()),
            rounds=(Round("R1", held=True), *DAY.rounds[1:]),
            attendees=tuple(
                replace(one, unavailable=frozenset({"R2"} if one.id == "c" else ())) for one in DAY.attendees
            ),
            pins=tuple(Pin(id, "W1", "R1") for id in "abc"),
        ),
    ),
    Case(
        "sessions_run_in_allowed_rounds",
        plan(["W1 R1 Attic", "W1 R3 Attic", "W2 R2 Attic"]),
        plan(["W1 R1 Attic", "W1 R2 Attic"]),
        ((("W1", "R2"), 1, "W1 Pottery runs in R2, which is not allowed for it"),),
        with_session("W1", rounds=frozenset({"R1", "R3"})),
    ),
    Case(
        "fixed_rounds_are_kept",
        plan(["W1 R2 Attic", "W1 R3 Barn"]),
        plan(["W1 R1 Attic"]),
        (
            (("W1", "R2"), 1, "W1 Pottery is fixed in R2, and does not run then"),
            (("W1", "R3"), 1, "W1 Pottery is fixed in R3, and does not run then"),
        ),
        with_session("W1", fixed=(Fixed("R2"), Fixed("R3", "Barn"))),
    ),
    Case(
        "fixed_rounds_are_kept",
        plan(["W1 R2 Barn", "W1 R1 Attic"]),
        plan(["W1 R2 Attic", "W1 R1 Barn"]),
        ((("W1", "R2", "Barn"), 1, "W1 Pottery is fixed in Barn in R2, and runs in Attic"),),
        with_session("W1", fixed=(Fixed("R2", "Barn"),)),
    ),
    Case(
        "fixed_rooms_are_kept",
        plan(["W1 R1 Barn", "W1 R2 Barn", "W2 R1 Attic"]),
        plan(["W1 R1 Barn", "W1 R2 Attic"]),
        ((("W1", "R2", "Attic"), 1, "W1 Pottery runs in Attic in R2, and its room is Barn"),),
        with_session("W1", room="Barn"),
    ),
    Case(
        "every_offering_has_a_room",
        plan(["W1 R1 Barn"], ["ab W1 R1"]),
        plan(["W1 R1"], ["ab W1 R1"]),
        ((("W1", "R1"), 1, "W1 Pottery, R1: it has no room"),),
        with_session("W1", maximum=2),
    ),
    Case(
        "every_offering_has_a_room",
        plan(["W1 R1 Barn"], ["ab W1 R1"]),
        plan(["W1 R1"], ["ab W1 R1"]),
        ((("W1", "R1"), 1, "W1 Pottery, R1: it has no room"),),
        with_session("W1", maximum=None),
    ),
    Case(
        "a_room_holds_one_session_a_round",
        plan(["W1 R1 Barn", "W2 R1 Attic", "W3 R2 Barn"]),
        plan(["W1 R1 Barn", "W2 R1 Barn", "W3 R1 Barn"]),
        ((("R1", "Barn"), 2, "Barn holds 3 sessions in R1: W1 Pottery and W2 Weaving and W3 Carving"),),
    ),
    Case(
        "closed_rooms_stay_empty",
        plan(["W1 R1 Barn", "W2 R2 Attic"]),
        plan(["W1 R2 Barn"]),
        ((("W1", "R2", "Barn"), 1, "Barn is closed in R2 and holds W1 Pottery"),),
        with_room("Barn", closed=frozenset({"R2"})),
    ),
    Case(
        "rooms_have_what_sessions_require",
        plan(["W1 R1 Attic", "W2 R1 Barn"]),
        plan(["W1 R1 Barn", "W2 R1 Attic"]),
        ((("W1", "R1", "Barn"), 1, "W1 Pottery requires ramp, which Barn lacks (R1)"),),
        with_session("W1", features=frozenset({"ramp"})),
    ),
    Case(
        "rooms_have_what_sessions_require",
        plan(["W2 R1 Barn"]),
        plan(["W1 R1 Barn"]),
        (
            (("W1", "R1", "Barn"), 1, "W1 Pottery requires ramp, which Barn lacks (R1)"),
            (("W1", "R1", "Barn"), 1, "W1 Pottery requires sink, which Barn lacks (R1)"),
        ),
        with_session("W1", features=frozenset({"sink", "ramp"})),
    ),
    Case(
        "rooms_have_what_attendees_need",
        plan(["W1 R1 Attic", "W2 R1 Barn"], ["a W1 R1", "b W2 R1"]),
        plan(["W1 R1 Attic", "W2 R1 Barn"], ["a W2 R1", "b W1 R1"]),
        ((("a", "W2", "R1", "Barn"), 1, "Ada (a) needs ramp, which Barn lacks (W2 Weaving, R1)"),),
        with_attendee("a", needs=frozenset({"ramp"})),
    ),
    Case(
        "rooms_have_what_attendees_need",
        plan(["W1 R1"], ["b W1 R1"]),
        plan(["W1 R1"], ["a W1 R1"]),
        ((("a", "W1", "R1", ""), 1, "Ada (a) needs ramp, which no room lacks (W1 Pottery, R1)"),),
        replace(ROOMLESS, attendees=with_attendee("a", needs=frozenset({"ramp"})).attendees),
    ),
    Case(
        "speakers_give_one_session_a_round",
        plan(["W1 R1 Attic", "W3 R2 Barn"]),
        plan(["W1 R1 Attic", "W3 R1 Barn"]),
        ((("R1", "W1", "W3"), 1, "Ines gives 2 sessions in R1: W1 Pottery and W3 Carving"),),
        with_session("W3", speakers=("Jos", "Ines")),
    ),
    Case(
        "speakers_are_available",
        plan(["W1 R2 Attic", "W2 R1 Barn"]),
        plan(["W1 R1 Attic", "W2 R1 Barn"]),
        ((("R1", "W1"), 1, "Ines is unavailable in R1 and gives W1 Pottery"),),
        with_speaker("Ines", unavailable=frozenset({"R1"})),
    ),
    Case(
        "speakers_have_no_seat_while_speaking",
        plan(["W1 R1 Attic", "W2 R2 Barn"], ["d W2 R2"]),
        plan(["W1 R1 Attic", "W2 R1 Barn"], ["d W2 R1"]),
        ((("d", "W2", "R1"), 1, "Ines (d) gives W1 Pottery in R1 and sits in W2 Weaving"),),
    ),
    Case(
        "speakers_have_no_seat_while_speaking",
        plan(["W1 R1 Attic"], ["a W1 R1"]),
        plan(["W1 R1 Attic"], ["ad W1 R1"]),
        ((("d", "W1", "R1"), 1, "Ines (d) gives W1 Pottery in R1 and sits in W1 Pottery"),),
    ),
    Case(
        "pins_are_kept",
        plan(["W1 R1 Attic", "W1 R2 Attic"], ["a W1 R2"]),
        plan(["W1 R1 Attic", "W2 R2 Attic"], ["a W1 R1"]),
        ((("a", "W1", "R2"), 1, "Ada (a) must be in W1 Pottery in R2, and is not"),),
        pinned(Pin("a", "W1", "R2")),
    ),
    Case(
        "pins_are_kept",
        plan(["W1 R3 Attic"], ["a W1 R3"]),
        plan(["W1 R3 Attic"], ["b W1 R3"]),
        ((("a", "W1", ""), 1, "Ada (a) must be in W1 Pottery, and is not"),),
        pinned(Pin("a", "W1", None)),
    ),
    Case(
        "pins_are_kept",
        plan(["W3 R1 Attic"], ["a W3 R1"]),
        plan(["W1 R2 Attic"], ["a W1 R2"]),
        ((("a", "", "R1"), 1, "Ada (a) must be in a session in R1, and is not"),),
        pinned(Pin("a", None, "R1")),
    ),
    Case(
        "exclusions_are_kept",
        plan(["W1 R1 Attic", "W1 R2 Attic"], ["a W1 R1", "b W1 R2"]),
        plan(["W1 R1 Attic", "W1 R2 Attic"], ["a W1 R2", "b W1 R1"]),
        ((("a", "W1", "R2"), 1, "Ada (a) must not be in W1 Pottery in R2, and is"),),
        pinned(Pin("a", "W1", "R2", must=False)),
    ),
    Case(
        "exclusions_are_kept",
        plan(["W1 R1 Attic", "W2 R3 Attic"], ["b W1 R1", "a W2 R3"]),
        plan(["W1 R1 Attic", "W2 R3 Attic"], ["a W1 R1", "a W2 R3"]),
        ((("a", "W1", "R1"), 1, "Ada (a) must not be in W1 Pottery in R1, and is"),),
        pinned(Pin("a", "W1", None, must=False)),
    ),
    Case(
        "exclusions_are_kept",
        plan(["W1 R1 Attic", "W1 R2 Attic"], ["a W1 R1"]),
        plan(["W1 R1 Attic", "W1 R2 Attic"], ["a W1 R2"]),
        ((("a", "W1", "R2"), 1, "Ada (a) must not be in W1 Pottery in R2, and is"),),
        pinned(Pin("a", None, "R2", must=False)),
    ),
    Case(
        "unwished_seats_are_allowed",
        plan(["W1 R1 Attic", "W2 R2 Attic", "W3 R3 Attic"], ["a W1 R1", "a W2 R2", "c W3 R3"]),
        plan(["W1 R1 Attic", "W2 R2 Attic", "W3 R3 Attic"], ["a W1 R1", "a W2 R2", "a W3 R3"]),
        ((("a", "W3", "R3"), 1, "Ada (a) did not wish for W3 Carving in R3"),),
        policy=Policy(unwished_allowed=False),
    ),
    Case(
        "unwished_seats_are_allowed",
        plan(["W3 R1 Attic", "W1 R2 Attic"], ["a W3 R1"]),
        plan(["W3 R1 Attic", "W1 R2 Attic"], ["a W3 R1", "b W1 R2"]),
        ((("b", "W1", "R2"), 1, "Bo (b) did not wish for W1 Pottery in R2"),),
        pinned(Pin("a", "W3", None)),
        Policy(unwished_allowed=False),
    ),
    Case(
        "unasked_seats_are_allowed",
        plan(["W3 R1 Attic", "W2 R2 Attic"], ["a W3 R1", "b W3 R1", "b W2 R2"]),
        plan(["W3 R1 Attic", "W2 R2 Attic"], ["a W3 R1", "c W3 R1", "b W2 R2", "d W2 R2"]),
        (
            (("c", "W3", "R1"), 1, "Cy (c) wished nothing, and sits in W3 Carving in R1"),
            (("d", "W2", "R2"), 1, "Ines (d) did not answer, and sits in W2 Weaving in R2"),
        ),
        unasked(),
        Policy(seats_for_wishless=False, seats_for_silent=False),
    ),
    Case(
        "unasked_seats_are_allowed",
        plan(["W3 R1 Attic", "W2 R2 Attic"], ["c W3 R1", "d W3 R1", "d W2 R2"]),
        plan(["W3 R1 Attic", "W2 R2 Attic"], ["c W3 R1", "d W3 R1", "cd W2 R2"]),
        ((("c", "W2", "R2"), 1, "Cy (c) wished nothing, and sits in W2 Weaving in R2"),),
        unasked(Pin("c", "W3", None), Pin("d", None, "R1"), Pin("d", "W2", "R2")),
        Policy(seats_for_wishless=False, seats_for_silent=False),
    ),
    Case(
        "groups_stay_together",
        plan(["W2 R1 Barn", "W3 R2 Barn"], ["abc W2 R1", "c W3 R2"]),
        plan(["W2 R1 Barn", "W3 R2 Barn"], ["ac W2 R1", "c W3 R2"]),
        ((("1", "W2", "R1"), 1, "Ada (a) sits in W2 Weaving in R1, and Bo (b) is not"),),
        demanded(Ask.TOGETHER, ("a", "b")),
    ),
    Case(  # Ines speaks in R1, Bo is away in R2 and kept free in R3: Ada may be anywhere then
        "groups_stay_together",
        plan(["W1 R1 Attic", "W2 R1 Barn", "W2 R2 Barn", "W3 R3 Barn"], ["ab W2 R1", "c W2 R2", "a W3 R3", "d W3 R3"]),
        plan(["W1 R1 Attic", "W2 R1 Barn", "W2 R2 Barn", "W3 R3 Barn"], ["ab W2 R1", "d W2 R2", "a W3 R3"]),
        (
            (("1", "W2", "R2"), 1, "Ines (d) sits in W2 Weaving in R2, and Ada (a) is not"),
            (("1", "W3", "R3"), 1, "Ada (a) sits in W3 Carving in R3, and Ines (d) is not"),
        ),
        replace(
            demanded(Ask.TOGETHER, ("a", "b", "d")),
            attendees=tuple(
                replace(one, unavailable=frozenset({"R2"} if one.id == "b" else ())) for one in DAY.attendees
            ),
            pins=(Pin("b", None, "R3", must=False),),
        ),
    ),
    Case(
        "no_offering_has_too_many_of_a_kind",
        plan(["W2 R1 Barn", "W3 R2 Barn"], ["ac W2 R1", "b W3 R2"]),
        plan(["W2 R1 Barn", "W3 R2 Barn"], ["abc W2 R1"]),
        ((("1", "W2", "R1"), 1, "Ada (a) and Bo (b) sit in W2 Weaving in R1, and at most 1 of them may"),),
        demanded(Ask.APART, ("a", "b")),
    ),
    Case(
        "no_offering_has_too_many_of_a_kind",
        plan(["W2 R1 Barn", "W2 R2 Barn"], ["ad W2 R1", "bc W2 R2"]),
        plan(["W2 R1 Barn", "W2 R2 Barn"], ["ad W2 R2", "bc W2 R1"]),
        ((("1", "W2", "R1"), 1, "Bo (b) and Cy (c) sit in W2 Weaving in R1, and at most 1 of them may"),),
        replace(
            demanded(Ask.AT_MOST, (), each=ORGANISATION, number=1, sessions=("W2",), rounds=("R1",)),
            attendees=tuple(
                replace(one, organisation="North" if one.id in "bc" else "South" if one.id == "a" else "")
                for one in DAY.attendees
            ),
        ),
    ),
    Case(  # Ada and Cy are young enough, Bo is not, and Ines is named besides
        "no_offering_has_too_many_of_a_kind",
        plan(["W2 R1 Barn", "W3 R2 Barn"], ["ab W2 R1", "cd W3 R2"]),
        plan(["W2 R1 Barn", "W3 R2 Barn"], ["acd W2 R1", "b W3 R2"]),
        ((("1", "W2", "R1"), 1, "Ada (a), Cy (c) and Ines (d) sit in W2 Weaving in R1, and at most 2 of them may"),),
        replace(
            demanded(
                Ask.AT_MOST,
                ("d",),
                number=2,
                where=(Condition("Grade", Operator.IS, ("5.0", "6")), Condition("Age", Operator.LESS, ("12,5",))),
            ),
            attendees=tuple(
                replace(one, attributes=(("Age", "12" if one.id in "ac" else "13"), ("Grade", "5")))
                for one in DAY.attendees
            ),
        ),
    ),
    Case(
        "every_offering_has_enough_of_a_kind",
        plan(["W2 R1 Barn", "W3 R2 Barn", "W2 R3 Barn"], ["ac W2 R1", "b W3 R2", "d W2 R3"]),
        plan(["W2 R1 Barn", "W3 R2 Barn", "W2 R3 Barn"], ["c W2 R1", "a W3 R2", "d W2 R3"]),
        ((("1", "W2", "R1"), 1, "W2 Weaving, R1: 0 of Ada (a) and Bo (b), and it needs at least 1"),),
        demanded(Ask.AT_LEAST, ("a", "b"), number=1, rounds=("R1", "R2")),
    ),
    # Nobody fits, so that nothing can be held.
    Case(
        "every_offering_has_enough_of_a_kind",
        plan(),
        plan(["W1 R1 Attic"], ["ab W1 R1"]),
        ((("1", "W1", "R1"), 1, "W1 Pottery, R1: 0 of nobody, and it needs at least 1"),),
        demanded(Ask.AT_LEAST, (), number=1, where=(Condition("Age", Operator.LESS, ("12",)),)),
    ),
    Case(
        "sessions_are_for_those_named",
        plan(["W1 R1 Attic", "W1 R2 Attic", "W2 R1 Barn"], ["a W1 R1", "b W1 R2", "b W2 R1"]),
        plan(["W1 R1 Attic", "W1 R2 Attic", "W2 R1 Barn"], ["ab W1 R1", "c W1 R2"]),
        ((("1", "W1", "R1"), 1, "Bo (b) sits in W1 Pottery in R1, and it is for others"),),
        demanded(Ask.ONLY_FOR, ("a", "c"), sessions=("W1",), rounds=("R1",)),
    ),
    Case(
        "what_comes_first_was_attended",
        plan(["W1 R1 Attic", "W2 R1 Barn", "W3 R3 Barn"], ["a W1 R1", "b W2 R1", "a W3 R3"]),
        plan(["W3 R1 Barn", "W1 R2 Attic", "W3 R3 Barn"], ["a W3 R1", "a W1 R2", "b W1 R2", "b W3 R3"]),
        ((("1", "a", "W3", "R1"), 1, "Ada (a) sits in W3 Carving in R1, and not in W1 Pottery before"),),
        demanded(Ask.ATTENDED_BEFORE, ("W1",), others=("W3",)),
    ),
    Case(
        "all_or_none_are_attended",
        plan(["W1 R1 Attic", "W2 R2 Attic", "W3 R3 Attic"], ["ab W1 R1", "ab W2 R2", "c W3 R3"]),
        plan(["W1 R1 Attic", "W2 R2 Attic"], ["ab W1 R1", "bc W2 R2"]),
        (
            (("1", "a"), 1, "Ada (a) sits in W1 Pottery in R1, and not in W2 Weaving"),
            (("1", "c"), 1, "Cy (c) sits in W2 Weaving in R2, and not in W1 Pottery"),
        ),
        demanded(Ask.ALL_OR_NONE, ("W1", "W2")),
    ),
    # What was attended when a round was held counts, and binds nobody.
    Case(
        "all_or_none_are_attended",
        plan(["W1 R1 Attic", "W2 R2 Attic"], ["ab W1 R1", "b W2 R2"]),
        plan(["W1 R1 Attic", "W2 R2 Attic"], ["ab W1 R1", "bc W2 R2"]),
        ((("1", "c"), 1, "Cy (c) sits in W2 Weaving in R2, and not in W1 Pottery"),),
        replace(
            demanded(Ask.ALL_OR_NONE, ("W1", "W2")),
            rounds=(Round("R1", held=True), *DAY.rounds[1:]),
            sessions=tuple(replace(one, speakers=()) for one in DAY.sessions),
        ),
    ),
    Case(
        "sessions_run_in_the_order_asked",
        plan(["W1 R1 Attic", "W3 R2 Attic", "W3 R3 Attic"]),
        plan(["W1 R2 Attic", "W3 R2 Barn", "W3 R3 Attic"]),
        ((("1", "W1", "W3", "R2", "R2"), 1, "W1 Pottery runs in R2, and W3 Carving in R2"),),
        demanded(Ask.BEFORE, ("W1",), others=("W3",)),
    ),
    Case(
        "different_rounds_are_kept",
        plan(["W1 R1 Attic", "W2 R1 Barn", "W3 R2 Barn"]),
        plan(["W1 R1 Attic", "W2 R2 Barn", "W3 R1 Barn"]),
        ((("1", "R1"), 1, "W1 Pottery and W3 Carving run in R1"),),
        demanded(Ask.DIFFERENT_ROUNDS, ("W1", "W3")),
    ),
    Case(
        "same_rounds_are_kept",
        plan(["W1 R1 Attic", "W3 R1 Barn", "W2 R2 Barn", "W1 R3 Attic"]),
        plan(["W1 R1 Attic", "W3 R2 Barn", "W1 R3 Attic"]),
        (
            (("1", "R1"), 1, "W1 Pottery runs in R1, and W3 Carving does not"),
            (("1", "R2"), 1, "W3 Carving runs in R2, and W1 Pottery does not"),
        ),
        demanded(Ask.SAME_ROUND, ("W1", "W3"), rounds=("R1", "R2")),
    ),
    Case(
        "few_enough_run_at_once",
        plan(["W1 R1 Attic", "W2 R1 Barn", "W3 R2 Barn"]),
        plan(["W1 R1 Attic", "W3 R1 Barn", "W2 R2 Barn", "W3 R2 Attic"]),
        ((("1", "R1"), 1, "W1 Pottery and W3 Carving run in R1, and at most 1 may"),),
        demanded(Ask.AT_ONCE, ("W1", "W3"), number=1),
    ),
    Case(
        "sessions_stay_in_one_room",
        plan(["W1 R1 Attic", "W1 R3 Attic", "W2 R1 Barn", "W2 R2 Attic"]),
        plan(["W1 R1 Attic", "W1 R2 Barn", "W1 R3 Attic"]),
        ((("1", "W1"), 1, "W1 Pottery runs in Attic and Barn"),),
        demanded(Ask.ONE_ROOM, ("W1", "W3")),
    ),
    # In R3 it may be elsewhere.
    Case(
        "sessions_stay_in_one_room",
        plan(["W1 R1 Attic", "W1 R3 Barn"]),
        plan(["W1 R1 Attic", "W1 R2 Barn"]),
        ((("1", "W1"), 1, "W1 Pottery runs in Attic and Barn"),),
        demanded(Ask.ONE_ROOM, ("W1",), rounds=("R1", "R2")),
    ),
    Case(
        "sessions_run_without_a_break",
        plan(["W1 R1 Attic", "W1 R2 Barn", "W2 R3 Attic"]),
        plan(["W1 R1 Attic", "W1 R3 Attic"]),
        ((("1", "W1"), 1, "W1 Pottery runs before and after R2, and not then"),),
        demanded(Ask.NO_BREAK, ("W1", "W2")),
    ),
    Case(
        "everybody_is_seated",
        plan(["W1 R1 Attic", "W2 R1 Barn"], ["ab W1 R1", "c W2 R1"]),
        plan(["W1 R1 Attic", "W2 R1 Barn"], ["a W1 R1", "b W2 R1"]),
        ((("c", "R1"), 1, "Cy (c) has no seat in R1"),),
        replace(DAY, rounds=DAY.rounds[:1]),
        Policy(everybody_seated=True),
    ),
    Case(
        "few_enough_are_moved",
        plan(["W1 R1 Attic", "W2 R1 Barn"], ["a W1 R1", "b W2 R1"]),
        plan(["W1 R1 Attic", "W2 R1 Barn"], ["ab W2 R1"]),
        (((), 1, "2 attendees moved, and at most 1 may be"),),
        replace(DAY, baseline=plan([], ["ab W1 R1", "z W2 R1"])),
        Policy(most_moved=1),
    ),
    Case(
        "rooms_are_chosen_as_agreed",
        plan(["W1 R1 Attic", "W2 R2 Attic"], []),
        plan(["W1 R1 Attic", "W2 R2 Barn", "W3 R1 Tent"], []),
        (
            (("Barn", "Tent"), 1, "Barn and Tent are one place, and both are used"),
            ((), 1, "2 places on offer are used, and at most 1 may be"),
        ),
        replace(
            DAY,
            rooms=(*DAY.rooms, Room("Tent", 9)),
            choice=RoomChoice((Place(("Attic",)), Place(("Barn", "Tent"))), 1),
        ),
    ),
)


ONE, TWO = (Round("R1"),), (Round("R1"), Round("R2"))
ATTIC, BARN = Room("Attic", 2), Room("Barn", 1)
SEATS_FIRST = Policy(objectives=("unseated", "total cost"))
POTTERY, WEAVING = Session("W1", "Pottery", at_least=0), Session("W2", "Weaving", at_least=0)
ADA, BO = Attendee("a", "Ada"), Attendee("b", "Bo")
ADA_POTTERY, BO_POTTERY, BO_WEAVING = Wish("a", "W1", 1), Wish("b", "W1", 1), Wish("b", "W2", 1)


def day(
    *sessions: Session,
    rounds: tuple[Round, ...] = ONE,
    rooms: tuple[Room, ...] = (ATTIC, BARN),
    speakers: tuple[Speaker, ...] = (),
    attendees: tuple[Attendee, ...] = (ADA, BO),
    wishes: tuple[Wish, ...] = (ADA_POTTERY, BO_POTTERY),
    pins: tuple[Pin, ...] = (),
) -> Event:
    return Event("Bite", rounds, rooms, speakers, sessions, attendees, wishes, pins)


def demanding(event: Event, ask: Ask, who: str, **more: object) -> Event:
    return replace(event, demands=(Demand(ask, tuple(who.split()), **more),))  # type: ignore[arg-type]


@dataclass(frozen=True)
class Bite:
    """An event in which a rule stands in the way of something better, or of any plan at all (`value` None).

    `value` and `without` are what the objectives reach with and without the rule, in the policy's order.
    """

    rule: str
    event: Event
    value: tuple[int, ...] | None
    without: tuple[int, ...]
    policy: Policy = SEATS_FIRST


BITES = (
    # Both sessions must have somebody, and there is one person.
    Bite(
        "one_session_at_a_time",
        day(
            replace(POTTERY, minimum=1, at_least=1),
            replace(WEAVING, minimum=1, at_least=1),
            attendees=(ADA,),
            wishes=(),
        ),
        None,
        (0, 0),
    ),
    # Pottery needs somebody, and Ada, the only one, is away.
    Bite(
        "attendees_are_available",
        day(
            replace(POTTERY, minimum=1, at_least=1),
            attendees=(replace(ADA, unavailable=frozenset({"R1"})),),
            wishes=(ADA_POTTERY,),
        ),
        None,
        (0, 0),
    ),
    # Pottery is all there is: Ada misses one round of two, at a cost of 0 + 1 + 2 rounds + 2.
    Bite("nobody_repeats_a_session", day(POTTERY, rounds=TWO, attendees=(ADA,), wishes=(ADA_POTTERY,)), (1, 5), (0, 0)),
    # One seat for two people: one misses, at 0 + 1 + 1 round + 2.
    Bite("no_offering_is_overfull", day(POTTERY, rooms=(BARN,)), (1, 4), (0, 0)),
    Bite("no_offering_is_overfull", day(replace(POTTERY, maximum=1)), (1, 4), (0, 0)),
    # Three must come, and two exist.
    Bite("no_offering_is_underfilled", day(replace(POTTERY, minimum=3), rooms=(Room("Hall", 9),)), (2, 8), (0, 0)),
    # Weaving must run in the only room, and nobody wished for it: two unwished seats.
    Bite("sessions_run_as_often_as_asked", day(POTTERY, replace(WEAVING, at_least=1), rooms=(ATTIC,)), (0, 8), (0, 0)),
    # Pottery may run once, for one of two people.
    Bite(
        "sessions_run_as_often_as_asked",
        day(replace(POTTERY, at_most=1), rounds=TWO, rooms=(BARN,)),
        (3, 15),
        (2, 10),
    ),
    # One seat in each of two rooms, for a session that both wish for.
    Bite("a_session_runs_once_a_round", day(POTTERY, rooms=(BARN, Room("Cellar", 1))), (1, 4), (0, 0)),
    # In each round another room is closed: nobody could have it in one room, and there would be a seat for one in two.
    Bite(
        "sessions_run_their_length",
        day(
            replace(POTTERY, lasts=2),
            rounds=TWO,
            rooms=(replace(ATTIC, closed=frozenset({"R2"})), replace(BARN, closed=frozenset({"R1"}))),
        ),
        (4, 20),
        (2, 10),
    ),
    # Ada is there for the first half.
    Bite(
        "whoever_begins_stays",
        day(
            replace(POTTERY, lasts=2),
            rounds=TWO,
            attendees=(replace(ADA, unavailable=frozenset({"R2"})), BO),
        ),
        (1, 5),
        (0, 0),
    ),
    # It runs twice, and Ada is there for the end of one run and the beginning of the other.
    Bite(
        "whoever_begins_stays",
        day(
            replace(POTTERY, lasts=2, at_least=2),
            rounds=tuple(Round(f"R{number}") for number in range(4)),
            attendees=(replace(ADA, unavailable=frozenset({"R0", "R3"})),),
            wishes=(ADA_POTTERY,),
        ),
        (2, 14),
        (0, 0),
    ),
    Bite("sessions_run_in_allowed_rounds", day(replace(POTTERY, rounds=frozenset())), (2, 8), (0, 0)),
    # Weaving is fixed in the only room.
    Bite("fixed_rounds_are_kept", day(POTTERY, replace(WEAVING, fixed=(Fixed("R1"),)), rooms=(ATTIC,)), (0, 8), (0, 0)),
    # The room fixed has one seat for two.
    Bite("fixed_rounds_are_kept", day(replace(POTTERY, fixed=(Fixed("R1", "Barn"),))), (1, 4), (0, 0)),
    Bite("fixed_rooms_are_kept", day(replace(POTTERY, room="Barn")), (1, 4), (0, 0)),
    # Outdoors there would be seats for two.
    Bite("every_offering_has_a_room", day(replace(POTTERY, maximum=2), rooms=(BARN,)), (1, 4), (0, 0)),
    # One room for what each of two wishes for: one seat is unwished.
    Bite(
        "a_room_holds_one_session_a_round",
        day(POTTERY, WEAVING, rooms=(ATTIC,), wishes=(ADA_POTTERY, BO_WEAVING)),
        (0, 4),
        (0, 0),
    ),
    Bite("closed_rooms_stay_empty", day(POTTERY, rooms=(replace(ATTIC, closed=frozenset({"R1"})),)), (2, 8), (0, 0)),
    # The sink is in the smaller room.
    Bite(
        "rooms_have_what_sessions_require",
        day(replace(POTTERY, features=frozenset({"sink"})), rooms=(ATTIC, replace(BARN, features=frozenset({"sink"})))),
        (1, 4),
        (0, 0),
    ),
    # Without a ramp Ada sits nowhere.
    Bite(
        "rooms_have_what_attendees_need",
        day(POTTERY, attendees=(replace(ADA, needs=frozenset({"ramp"})), BO)),
        (1, 4),
        (0, 0),
    ),
    # Ines can give one of the two: one seat is unwished.
    Bite(
        "speakers_give_one_session_a_round",
        day(
            replace(POTTERY, speakers=("Ines",)),
            replace(WEAVING, speakers=("Ines",)),
            speakers=(Speaker("Ines"),),
            wishes=(ADA_POTTERY, BO_WEAVING),
        ),
        (0, 4),
        (0, 0),
    ),
    Bite(
        "speakers_are_available",
        day(replace(POTTERY, speakers=("Ines",)), speakers=(Speaker("Ines", unavailable=frozenset({"R1"})),)),
        (2, 8),
        (0, 0),
    ),
    # Ada gives pottery, and is the only one who could fill weaving.
    Bite(
        "speakers_have_no_seat_while_speaking",
        day(
            replace(POTTERY, speakers=("Ada",), at_least=1),
            replace(WEAVING, minimum=1, at_least=1),
            speakers=(Speaker("Ada", attendee="a"),),
            attendees=(ADA,),
            wishes=(),
        ),
        None,
        (0, 0),
    ),
    # Pinned to weaving, Ada leaves Bo an unwished seat in the only room.
    Bite("pins_are_kept", day(POTTERY, WEAVING, rooms=(ATTIC,), pins=(Pin("a", "W2", "R1"),)), (0, 4), (0, 0)),
    # One seat, Ada's second wish and Bo's first; headcount misses costs 1 + 1 + 1 round + 2.
    Bite(
        "pins_are_kept",
        day(
            POTTERY,
            replace(WEAVING, at_most=0),
            rooms=(BARN,),
            wishes=(Wish("a", "W2", 1), Wish("a", "W1", 2), BO_POTTERY),
            pins=(Pin("a", None, "R1"),),
        ),
        (1, 6),
        (1, 5),
    ),
    # Kept from pottery, Ada gets an unwished seat.
    Bite("exclusions_are_kept", day(POTTERY, WEAVING, pins=(Pin("a", "W1", None, must=False),)), (0, 4), (0, 0)),
    # Pottery needs both, and Ada is kept free: Bo has nothing.
    Bite(
        "exclusions_are_kept",
        day(replace(POTTERY, minimum=2), pins=(Pin("a", None, "R1", must=False),)),
        (1, 4),
        (0, 0),
    ),
    # Weaving is all there is, and not wished for.
    Bite(
        "unwished_seats_are_allowed",
        day(replace(POTTERY, at_most=0), WEAVING),
        (2, 8),
        (0, 8),
        Policy(objectives=("unseated", "total cost"), unwished_allowed=False),
    ),
    # Pottery needs two; Bo, who wished nothing, would be the second, and Ada needs Bo.
    Bite(
        "unasked_seats_are_allowed",
        day(replace(POTTERY, minimum=2), wishes=(ADA_POTTERY,)),
        (1, 4),
        (0, 0),
        replace(SEATS_FIRST, seats_for_wishless=False),
    ),
    # The same where Bo did not answer.
    Bite(
        "unasked_seats_are_allowed",
        day(replace(POTTERY, minimum=2), wishes=(ADA_POTTERY,), attendees=(ADA, replace(BO, answered=False))),
        (1, 4),
        (0, 0),
        replace(SEATS_FIRST, seats_for_silent=False),
    ),
    # Ada wishes for Pottery and Bo for Weaving: together one of them has an unwished seat, at 0 + 1 + 1 round + 2.
    Bite(
        "groups_stay_together",
        demanding(day(POTTERY, WEAVING, wishes=(ADA_POTTERY, BO_WEAVING)), Ask.TOGETHER, "a b"),
        (0, 4),
        (0, 0),
    ),
    # Both wish for Pottery, and one of them has to do without: there is nothing else.
    Bite("no_offering_has_too_many_of_a_kind", demanding(day(POTTERY), Ask.APART, "a b"), (1, 4), (0, 0)),
    Bite("no_offering_has_too_many_of_a_kind", demanding(day(POTTERY), Ask.AT_MOST, "a b", number=0), (2, 8), (0, 0)),
    # Weaving needs Ada, who wishes for Pottery; or else Bo does without his wish.
    Bite(
        "every_offering_has_enough_of_a_kind",
        demanding(
            day(POTTERY, WEAVING, wishes=(ADA_POTTERY, BO_WEAVING)), Ask.AT_LEAST, "a", number=1, sessions=("W2",)
        ),
        (0, 4),
        (0, 0),
    ),
    # Pottery is for Bo alone, who wished for it too; Ada, who did, has nothing.
    Bite("sessions_are_for_those_named", demanding(day(POTTERY), Ask.ONLY_FOR, "b", sessions=("W1",)), (1, 4), (0, 0)),
    # Nobody attended anything before the only round.
    Bite(
        "what_comes_first_was_attended",
        demanding(day(POTTERY, WEAVING, wishes=(ADA_POTTERY, BO_WEAVING)), Ask.ATTENDED_BEFORE, "W1", others=("W2",)),
        (0, 4),
        (0, 0),
    ),
    # Whoever has pottery must have weaving too, in the one round that there is.
    Bite(
        "all_or_none_are_attended",
        demanding(day(POTTERY, WEAVING, wishes=(ADA_POTTERY, BO_WEAVING)), Ask.ALL_OR_NONE, "W1 W2"),
        (2, 8),
        (0, 0),
    ),
    # Weaving would have to wait for another round, and there is one.
    Bite(
        "sessions_run_in_the_order_asked",
        demanding(day(POTTERY, WEAVING, wishes=(ADA_POTTERY, BO_WEAVING)), Ask.BEFORE, "W1", others=("W2",)),
        (0, 4),
        (0, 0),
    ),
    Bite(
        "different_rounds_are_kept",
        demanding(day(POTTERY, WEAVING, wishes=(ADA_POTTERY, BO_WEAVING)), Ask.DIFFERENT_ROUNDS, "W1 W2"),
        (0, 4),
        (0, 0),
    ),
    # There is one room: neither can run.
    Bite(
        "same_rounds_are_kept",
        demanding(day(POTTERY, WEAVING, rooms=(ATTIC,)), Ask.SAME_ROUND, "W1 W2"),
        (2, 8),
        (0, 0),
    ),
    # One of them runs, and one of the two gets a seat there that they did not wish for.
    Bite(
        "few_enough_run_at_once",
        demanding(day(POTTERY, WEAVING, wishes=(ADA_POTTERY, BO_WEAVING)), Ask.AT_ONCE, "W1 W2", number=1),
        (0, 4),
        (0, 0),
    ),
    # The room in which there are seats for both is closed in R2, so that one of them is missing then.
    Bite(
        "sessions_stay_in_one_room",
        demanding(
            day(
                replace(POTTERY, fixed=(Fixed("R1"), Fixed("R2"))),
                rounds=TWO,
                rooms=(replace(ATTIC, closed=frozenset({"R2"})), BARN),
                attendees=(ADA, BO, replace(ADA, id="c")),
                wishes=(ADA_POTTERY, BO_POTTERY, Wish("c", "W1", 1)),
            ),
            Ask.ONE_ROOM,
            "W1",
        ),
        (4, 20),
        (3, 15),
    ),
    # Pottery would run in R1 and R3 for those who are there: Ada comes late, Bo leaves early.
    Bite(
        "sessions_run_without_a_break",
        demanding(
            day(
                replace(POTTERY, rounds=frozenset({"R1", "R3"})),
                rounds=(Round("R1"), Round("R2"), Round("R3")),
                attendees=(
                    replace(ADA, unavailable=frozenset({"R1", "R2"})),
                    replace(BO, unavailable=frozenset({"R2", "R3"})),
                ),
            ),
            Ask.NO_BREAK,
            "W1",
        ),
        (1, 6),
        (0, 0),
    ),
    # A seat costs 5, no seat costs 0.
    Bite(
        "everybody_is_seated",
        day(POTTERY),
        (10,),
        (0,),
        Policy(objectives=("total cost",), rank_costs=(5,), unwished_cost=0, everybody_seated=True),
    ),
    # Both were announced weaving, and both wish for pottery: 4 each.
    Bite(
        "few_enough_are_moved",
        replace(
            day(POTTERY, WEAVING), baseline=Plan.of([], [Assignment("a", "W2", "R1"), Assignment("b", "W2", "R1")])
        ),
        (0, 4),
        (0, 0),
        replace(SEATS_FIRST, most_moved=1),
    ),
    # Each wishes for another session, and one of them only has a room: an unwished seat costs 4.
    Bite(
        "rooms_are_chosen_as_agreed",
        replace(
            day(POTTERY, WEAVING, wishes=(ADA_POTTERY, BO_WEAVING)),
            choice=RoomChoice((Place((ATTIC.name, BARN.name)),)),
        ),
        (0, 4),
        (0, 0),
    ),
)
