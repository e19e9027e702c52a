"""When no plan exists, people are told why, and what would help."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest
from hidden import Instance, instances
from hypothesis import HealthCheck, Phase, given, settings

from allocator.demand import Ask, Demand
from allocator.event import (
    Attendee,
    Event,
    Fixed,
    Labels,
    Pin,
    Place,
    Room,
    RoomChoice,
    Round,
    Session,
    Speaker,
    Wish,
)
from allocator.model.bounds.necessary import counted
from allocator.model.engines.portfolio import Portfolio
from allocator.model.infeasible.remedies import NEGOTIABLE, Facts, remedy
from allocator.model.solve import solve
from allocator.plan import Assignment, Placement, Plan, Status
from allocator.policy import Policy
from allocator.verify import violations

POTTERY, WEAVING = Session("W1", "Pottery", at_least=0), Session("W2", "Weaving", at_least=0)
ADA, BO = Attendee("a", "Ada"), Attendee("b", "Bo")
ONE, TWO = (Round("R1"),), (Round("R1"), Round("R2"))
HALL = Room("Hall", 4)
IN_POTTERY = (Pin("a", "W1", "R1"), Pin("b", "W1", "R1"))
IN_POTTERY_TWICE = (*IN_POTTERY, Pin("a", "W1", None), Pin("b", "W1", None))
"""A pin for the session and one for the round too: to give up a person's seat breaks both."""
PLAIN = Policy()


def day(
    *sessions: Session,
    rounds: tuple[Round, ...] = ONE,
    rooms: tuple[Room, ...] = (HALL,),
    speakers: tuple[Speaker, ...] = (),
    attendees: tuple[Attendee, ...] = (ADA, BO),
    wishes: tuple[Wish, ...] = (),
    pins: tuple[Pin, ...] = IN_POTTERY,
) -> Event:
    return Event("No plan", rounds, rooms, speakers, sessions, attendees, wishes, pins)


@dataclass(frozen=True)
class Impossible:
    """An event in which one rule is in the way, what is broken then, and what helps."""

    rule: str
    event: Event
    broken: tuple[str, ...]
    remedies: tuple[str, ...]
    policy: Policy = PLAIN


THREE = (Round("R1"), Round("R2"), Round("R3"))


def demanding(event: Event, demand: Demand) -> Event:
    return replace(event, demands=(demand,))


def both_held() -> Event:
    """Ada must be in Pottery and Bo in Weaving, in the only round."""
    pins = (Pin("a", "W1", "R1"),) * 3 + (Pin("b", "W2", "R1"),) * 3
    return day(POTTERY, WEAVING, rooms=(HALL, Room("Attic", 4)), pins=pins)


INES_AWAY = Speaker("Ines", unavailable=frozenset({"R1"}))

CASES = (
    Impossible(
        "attendees_are_available",
        day(POTTERY, attendees=(replace(ADA, unavailable=frozenset({"R1"})), BO), pins=IN_POTTERY_TWICE),
        ("Ada (a) is unavailable in R1 and sits in W1 Pottery",),
        ("Ask Ada (a) to be there in R1.",),
    ),
    Impossible(
        "no_offering_is_overfull",
        day(
            replace(POTTERY, maximum=2),
            attendees=tuple(Attendee(id, id.upper()) for id in "abcd"),
            pins=tuple(Pin(id, "W1", round) for id in "abcd" for round in (None, "R1")),
        ),
        ("W1 Pottery, R1: 4 attendees for 2 seats",),
        ("Find 2 more seats for W1 Pottery in R1.",),
    ),
    Impossible(
        "no_offering_is_underfilled",
        day(
            replace(POTTERY, minimum=4, at_least=1),
            attendees=(ADA, BO, *(Attendee(id, id.upper(), unavailable=frozenset({"R1"})) for id in "cd")),
        ),
        ("W1 Pottery, R1: 2 attendees, and it needs at least 4",),
        ("Lower the minimum of W1 Pottery to 2, or do not hold it then.",),
    ),
    Impossible(
        "sessions_run_as_often_as_asked",
        day(POTTERY, replace(WEAVING, at_least=1)),
        ("W2 Weaving runs 0 times, and should run at least 1 time",),
        ("Let W2 Weaving not be held.",),
    ),
    Impossible(
        "sessions_run_as_often_as_asked",
        day(replace(POTTERY, at_most=0)),
        ("W1 Pottery runs 1 time, and may run at most 0 times",),
        ("Let W1 Pottery run once.",),
    ),
    Impossible(
        "sessions_run_in_allowed_rounds",
        day(replace(POTTERY, rounds=frozenset({"R2"})), rounds=TWO),
        ("W1 Pottery runs in R1, which is not allowed for it",),
        ("Allow W1 Pottery in R1.",),
    ),
    # It lasts two rounds, and its room changes in between.
    Impossible(
        "fixed_rounds_are_kept",
        day(
            replace(POTTERY, lasts=2, fixed=(Fixed("R1", "Hall"),) * 3 + (Fixed("R2", "Attic"),)),
            rounds=TWO,
            rooms=(HALL, Room("Attic", 4)),
        ),
        ("W1 Pottery is fixed in Attic in R2, and runs in Hall",),
        ("Do not fix W1 Pottery in R2.",),
    ),
    Impossible(
        "fixed_rounds_are_kept",
        day(POTTERY, replace(WEAVING, fixed=(Fixed("R1"),))),
        ("W2 Weaving is fixed in R1, and does not run then",),
        ("Do not fix W2 Weaving in R1.",),
    ),
    Impossible(
        "fixed_rooms_are_kept",
        day(
            replace(POTTERY, room="Attic"),
            rooms=(HALL, Room("Attic", 1)),
            attendees=tuple(Attendee(id, id.upper()) for id in "abcd"),
            pins=tuple(Pin(id, "W1", "R1") for id in "abcd"),
        ),
        ("W1 Pottery runs in Hall in R1, and its room is Attic",),
        ("Let W1 Pottery use another room than Attic.",),
    ),
    Impossible(
        "closed_rooms_stay_empty",
        day(POTTERY, rooms=(replace(HALL, closed=frozenset({"R1"})),)),
        ("Hall is closed in R1 and holds W1 Pottery",),
        ("Open Hall in R1.",),
    ),
    Impossible(
        "rooms_have_what_sessions_require",
        day(replace(POTTERY, features=frozenset({"sink"}))),
        ("W1 Pottery requires sink, which Hall lacks (R1)",),
        ("Give Hall what it lacks: sink.",),
    ),
    Impossible(
        "rooms_have_what_sessions_require",
        day(replace(POTTERY, features=frozenset({"sink", "kiln"}))),
        ("W1 Pottery requires kiln, which Hall lacks (R1)", "W1 Pottery requires sink, which Hall lacks (R1)"),
        ("Give Hall what it lacks: kiln, sink.",),
    ),
    Impossible(
        "rooms_have_what_attendees_need",
        day(POTTERY, attendees=(replace(ADA, needs=frozenset({"ramp"})), BO), pins=IN_POTTERY_TWICE),
        ("Ada (a) needs ramp, which Hall lacks (W1 Pottery, R1)",),
        ("Give Hall what it lacks: ramp.",),
    ),
    Impossible(
        "speakers_are_available",
        day(replace(POTTERY, speakers=("Ines",)), speakers=(INES_AWAY,)),
        ("Ines is unavailable in R1 and gives W1 Pottery",),
        ("Ask Ines to be there in R1.",),
    ),
    Impossible(
        "speakers_are_available",
        day(
            replace(POTTERY, speakers=("Ines", "Jos"), at_least=1),
            speakers=(INES_AWAY, replace(INES_AWAY, name="Jos")),
            pins=IN_POTTERY_TWICE,
        ),
        ("Ines is unavailable in R1 and gives W1 Pottery", "Jos is unavailable in R1 and gives W1 Pottery"),
        ("Ask Ines and Jos to be there in R1.",),
    ),
    Impossible(
        "pins_are_kept",
        day(POTTERY, WEAVING, rooms=(HALL, Room("Attic", 4)), pins=(*IN_POTTERY_TWICE, Pin("a", "W2", "R1"))),
        ("Ada (a) must be in W2 Weaving in R1, and is not",),
        ("Take away the pin of Ada (a): W2 Weaving in R1.",),
    ),
    Impossible(
        "exclusions_are_kept",
        day(POTTERY, pins=(*IN_POTTERY_TWICE, Pin("a", "W1", None, must=False, cell="Attendees!J2"))),
        ("Ada (a) must not be in W1 Pottery in R1, and is",),
        ("Take away the exclusion of Ada (a): W1 Pottery in R1 (Attendees!J2).",),
    ),
    Impossible(
        "unwished_seats_are_allowed",
        day(
            POTTERY,
            replace(WEAVING, rounds=frozenset({"R2"}), features=frozenset({"sink"})),
            rounds=TWO,
            attendees=(replace(ADA, unavailable=frozenset({"R2"})),),
            wishes=(Wish("a", "W2", 1),),
            pins=(Pin("a", None, "R1"),),
        ),
        ("Ada (a) did not wish for W1 Pottery in R1",),
        ("Set 'Unwished seats allowed' to yes.",),
        Policy(unwished_allowed=False, everybody_seated=True),
    ),
    Impossible(
        "groups_stay_together",
        demanding(
            day(
                POTTERY,
                WEAVING,
                rooms=(HALL, Room("Attic", 4)),
                pins=(Pin("a", "W1", "R1"),) * 3 + (Pin("b", "W2", "R1"),) * 3,
            ),
            Demand(Ask.TOGETHER, ("a", "b"), cell="Rules!A4"),
        ),
        (
            "Ada (a) sits in W1 Pottery in R1, and Bo (b) is not",
            "Bo (b) sits in W2 Weaving in R1, and Ada (a) is not",
        ),
        ("Drop Rules!A4: Ada and Bo sit together.",),
    ),
    Impossible(
        "no_offering_has_too_many_of_a_kind",
        demanding(day(POTTERY, pins=IN_POTTERY_TWICE), Demand(Ask.APART, ("a", "b"))),
        ("Ada (a) and Bo (b) sit in W1 Pottery in R1, and at most 1 of them may",),
        ("Drop the rule: Ada and Bo are never in the same session.",),
    ),
    Impossible(
        "every_offering_has_enough_of_a_kind",
        demanding(day(POTTERY, pins=IN_POTTERY_TWICE), Demand(Ask.AT_LEAST, ("a",), number=2, sessions=("W1",))),
        ("W1 Pottery, R1: 1 of Ada (a), and it needs at least 2",),
        ("Drop the rule: At least 2 of Ada are in every offering of W1 Pottery that is held.",),
    ),
    Impossible(
        "sessions_are_for_those_named",
        demanding(day(POTTERY, pins=IN_POTTERY_TWICE), Demand(Ask.ONLY_FOR, ("a",), sessions=("W1",))),
        ("Bo (b) sits in W1 Pottery in R1, and it is for others",),
        ("Drop the rule: W1 Pottery is only for Ada.",),
    ),
    Impossible(
        "what_comes_first_was_attended",
        demanding(both_held(), Demand(Ask.ATTENDED_BEFORE, ("W1",), ("W2",))),
        ("Bo (b) sits in W2 Weaving in R1, and not in W1 Pottery before",),
        ("Drop the rule: Whoever attends W2 Weaving has attended W1 Pottery in an earlier round.",),
    ),
    Impossible(
        "all_or_none_are_attended",
        demanding(both_held(), Demand(Ask.ALL_OR_NONE, ("W1", "W2"))),
        (
            "Ada (a) sits in W1 Pottery in R1, and not in W2 Weaving",
            "Bo (b) sits in W2 Weaving in R1, and not in W1 Pottery",
        ),
        ("Drop the rule: Whoever attends one of W1 Pottery and W2 Weaving attends all of them.",),
    ),
    Impossible(
        "sessions_stay_in_one_room",
        demanding(
            day(
                replace(POTTERY, fixed=(Fixed("R1", "Hall"),) * 3 + (Fixed("R2", "Attic"),) * 3),
                rounds=TWO,
                rooms=(HALL, Room("Attic", 4)),
            ),
            Demand(Ask.ONE_ROOM, ("W1",)),
        ),
        ("W1 Pottery runs in Hall and Attic",),
        ("Drop the rule: W1 Pottery runs in one and the same room.",),
    ),
    Impossible(
        "sessions_run_without_a_break",
        demanding(
            day(replace(POTTERY, fixed=(Fixed("R1"), Fixed("R3")), rounds=frozenset({"R1", "R3"})), rounds=THREE),
            Demand(Ask.NO_BREAK, ("W1",)),
        ),
        ("W1 Pottery runs before and after R2, and not then",),
        ("Drop the rule: W1 Pottery runs in rounds that follow each other.",),
    ),
    Impossible(
        "few_enough_run_at_once",
        demanding(both_held(), Demand(Ask.AT_ONCE, ("W1", "W2"), number=1)),
        ("W1 Pottery and W2 Weaving run in R1, and at most 1 may",),
        ("Drop the rule: At most 1 of W1 Pottery and W2 Weaving runs in a round.",),
    ),
    Impossible(
        "sessions_run_in_the_order_asked",
        demanding(both_held(), Demand(Ask.BEFORE, ("W1",), ("W2",))),
        ("W1 Pottery runs in R1, and W2 Weaving in R1",),
        ("Drop the rule: W1 Pottery runs only in rounds before W2 Weaving.",),
    ),
    Impossible(
        "different_rounds_are_kept",
        demanding(both_held(), Demand(Ask.DIFFERENT_ROUNDS, ("W1", "W2"))),
        ("W1 Pottery and W2 Weaving run in R1",),
        ("Drop the rule: W1 Pottery and W2 Weaving never run in the same round.",),
    ),
    Impossible(
        "same_rounds_are_kept",
        demanding(
            day(POTTERY, replace(WEAVING, at_most=0, features=frozenset({"sink"})), pins=IN_POTTERY_TWICE),
            Demand(Ask.SAME_ROUND, ("W1", "W2")),
        ),
        ("W1 Pottery runs in R1, and W2 Weaving does not",),
        ("Drop the rule: W1 Pottery and W2 Weaving run in the same rounds.",),
    ),
    Impossible(
        "everybody_is_seated",
        day(
            POTTERY,
            attendees=(ADA, BO, Attendee("c", "Cy", needs=frozenset({"ramp"}))),
            pins=(*IN_POTTERY, Pin("c", "W1", None, must=False)),
        ),
        ("Cy (c) has no seat in R1",),
        ("Set 'Everybody must be seated' to no: as many as possible are then seated.",),
        Policy(everybody_seated=True),
    ),
    Impossible(
        "few_enough_are_moved",
        replace(
            day(POTTERY),
            baseline=Plan.of([], [Assignment("a", "W8", "R1"), Assignment("b", "W9", "R1")]),
        ),
        ("2 attendees moved, and at most 1 may be",),
        ("Let 2 attendees be moved.",),
        Policy(most_moved=1),
    ),
    Impossible(
        "few_enough_are_moved",
        replace(day(POTTERY), baseline=Plan.of([], [Assignment("a", "W8", "R1")])),
        ("1 attendee moved, and at most 0 may be",),
        ("Let 1 attendee be moved.",),
        Policy(most_moved=0),
    ),
    Impossible(
        "rooms_are_chosen_as_agreed",
        replace(day(POTTERY, pins=IN_POTTERY_TWICE), choice=RoomChoice((Place((HALL.name,)),), at_most=0)),
        ("1 place on offer is used, and at most 0 may be",),
        ("Take 1 of the places.",),
    ),
)


@pytest.mark.parametrize("answered", [True, False])
def test_who_asked_for_nothing_may_be_seated_where_that_helps(answered: bool) -> None:
    # The nearest plan might as well have a smaller minimum, so the remedy is asked for outright.
    event = day(POTTERY, attendees=(ADA, replace(BO, answered=answered)), wishes=(Wish("a", "W1", 1),), pins=())
    facts = Facts(event, Policy(seats_for_wishless=False, seats_for_silent=False))
    plan = Plan.of([Placement("W1", "R1", HALL.name)], [Assignment("b", "W1", "R1")])
    (broken,) = violations(facts.event, facts.policy, plan)
    mended = remedy(facts, plan, broken)
    what = "wished nothing" if answered else "did not answer"
    assert mended.sentence == f"Set 'Seats for those who {what}' to yes."
    assert violations(mended.facts.event, mended.facts.policy, plan) == ()
    assert mended.facts.policy == Policy(seats_for_wishless=answered, seats_for_silent=not answered)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.rule)
def test_the_reasons_name_what_is_broken_and_what_helps(case: Impossible) -> None:
    result = solve(case.event, case.policy, time_limit=20, workers=1)
    assert result.reasons == (
        *counted(case.event, case.policy),
        "The nearest plan breaks 1 rule:",
        *(f"  {sentence}." for sentence in case.broken),
        "What would help (checked: with all of it a plan exists):",
        *(f"  {sentence}" for sentence in case.remedies),
    )
    assert (result.status, result.plan, result.stages, result.measures) == (Status.PROVED_IMPOSSIBLE, None, (), None)


def test_every_rule_that_can_be_given_up_has_a_case() -> None:
    assert {case.rule for case in CASES} | {"unasked_seats_are_allowed"} == NEGOTIABLE


def test_what_a_count_proves_is_not_searched_for(monkeypatch: pytest.MonkeyPatch) -> None:
    def begin(self: object, task: object, program: object) -> None:
        raise AssertionError("the search has begun")

    monkeypatch.setattr(Portfolio, "begin", begin)
    full = day(POTTERY, rooms=(replace(HALL, capacity=1),), pins=())
    result = solve(full, Policy(everybody_seated=True), time_limit=20, workers=1)
    assert result.status is Status.PROVED_IMPOSSIBLE
    assert result.reasons[0] == "R1: 2 attendees need a seat, and the rooms hold 1."


def test_several_reasons_each_have_their_remedy() -> None:
    event = day(
        replace(POTTERY, speakers=("Ines",)),
        replace(WEAVING, fixed=(Fixed("R1"),)),
        speakers=(INES_AWAY,),
        pins=IN_POTTERY_TWICE,
    )
    assert solve(event, Policy(), time_limit=20, workers=1).reasons == (
        "The nearest plan breaks 2 rules:",
        "  W2 Weaving is fixed in R1, and does not run then.",
        "  Ines is unavailable in R1 and gives W1 Pottery.",
        "What would help (checked: with all of it a plan exists):",
        "  Do not fix W2 Weaving in R1.",
        "  Ask Ines to be there in R1.",
    )


def test_a_long_list_of_reasons_is_cut_short() -> None:
    away = tuple(Attendee(f"p{number:02}", "Pat", unavailable=frozenset({"R1"})) for number in range(15))
    pins = tuple(Pin(one.id, "W1", round) for one in away for round in (None, "R1"))
    event = day(POTTERY, rooms=(Room("Hall", 20),), attendees=away, pins=pins)
    reasons = solve(event, Policy(), time_limit=20, workers=1).reasons
    assert reasons == (
        "The nearest plan breaks 1 rule:",
        *(f"  Pat (p{number:02}) is unavailable in R1 and sits in W1 Pottery." for number in range(12)),
        "  and 3 more.",
        "What would help (checked: with all of it a plan exists):",
        *(f"  Ask Pat (p{number:02}) to be there in R1." for number in range(12)),
        "  and 3 more.",
    )


EVERYBODY = Policy(everybody_seated=True)
WISHING = (Wish("a", "W1", 1), Wish("b", "W2", 1))


@pytest.mark.parametrize(
    ("event", "policy", "sentences"),
    [
        # seats: Cy is a third person for two seats, unless they are away, kept free, or may be speaking
        (day(POTTERY, rooms=(Room("Attic", 1),), pins=()), Policy(), []),
        (
            day(POTTERY, WEAVING, rooms=(Room("Attic", 1), Room("Cell", 0)), pins=()),
            EVERYBODY,
            ["R1: 2 attendees need a seat, and the rooms hold 1."],
        ),
        (day(POTTERY, WEAVING, rooms=(Room("Attic", 1), Room("Cell", 1)), pins=()), EVERYBODY, []),
        (
            day(POTTERY, rooms=(Room("Attic", 1), Room("Cell", 1)), pins=()),
            EVERYBODY,
            ["R1: 2 attendees need a seat, and the rooms hold 1."],
        ),
        (
            day(POTTERY, rounds=TWO, rooms=(replace(HALL, closed=frozenset({"R2"})),), pins=()),
            EVERYBODY,
            ["R2: 2 attendees need a seat, and the rooms hold 0."],
        ),
        (
            day(
                POTTERY,
                rooms=(Room("Attic", 1),),
                attendees=(ADA, replace(BO, unavailable=frozenset({"R1"}))),
                pins=(),
            ),
            EVERYBODY,
            [],
        ),
        (day(POTTERY, rooms=(Room("Attic", 1),), pins=(Pin("a", None, "R1", must=False),)), EVERYBODY, []),
        (day(POTTERY, rooms=(Room("Attic", 1),), speakers=(Speaker("Ada", attendee="a"),), pins=()), EVERYBODY, []),
        (
            day(replace(POTTERY, maximum=1), rooms=(), pins=()),
            EVERYBODY,
            ["R1: 2 attendees need a seat, and the sessions that may run then hold 1."],
        ),
        (day(replace(POTTERY, maximum=1), replace(WEAVING, maximum=1), rooms=(), pins=()), EVERYBODY, []),
        (
            day(replace(POTTERY, maximum=1), replace(WEAVING, rounds=frozenset({"R2"})), rounds=TWO, pins=()),
            EVERYBODY,
            ["R1: 2 attendees need a seat, and the sessions that may run then hold 1."],
        ),
        # seats in all: each session once, in rooms of 4 and 1: 4 + 1 for the 2 x 2 seats, but 1 + 1 with maxima of 1
        (day(replace(POTTERY, at_most=1), replace(WEAVING, at_most=1), rounds=TWO, pins=()), EVERYBODY, []),
        (
            day(
                replace(POTTERY, at_most=1, maximum=2),
                replace(WEAVING, at_most=1, maximum=1),
                rounds=TWO,
                rooms=(HALL, Room("Attic", 1)),
                pins=(),
            ),
            EVERYBODY,
            ["In all rounds together 4 seats are needed, and the sessions can run 2 times at most, with 3 seats."],
        ),
        # pins
        (
            day(replace(POTTERY, maximum=1), pins=IN_POTTERY),
            Policy(),
            [
                "2 attendees are pinned to W1 Pottery in R1, and it can hold 1 then.",
                "2 attendees are pinned to W1 Pottery, and all its runs together hold 1.",
            ],
        ),
        (
            day(replace(POTTERY, maximum=1, at_most=1), rounds=TWO, pins=(Pin("a", "W1", "R1"), Pin("b", "W1", None))),
            Policy(),
            ["2 attendees are pinned to W1 Pottery, and all its runs together hold 1."],
        ),
        (day(replace(POTTERY, maximum=1), rounds=TWO, pins=(Pin("a", "W1", "R1"), Pin("b", "W1", None))), Policy(), []),
        # minimums: 2 + 1 people for the 2 that there are
        (
            day(
                replace(POTTERY, at_least=1, minimum=2),
                replace(WEAVING, at_least=1, minimum=1),
                rooms=(HALL, Room("Attic", 9)),
                pins=(),
            ),
            Policy(),
            ["The sessions that must run need 3 seats taken in all, and the attendees can take 2."],
        ),
        # rooms
        (
            day(replace(POTTERY, at_least=2), replace(WEAVING, at_least=2), rounds=TWO, pins=()),
            Policy(),
            ["The sessions need a room 4 times in all, and the rooms can be used 2 times."],
        ),
        (day(replace(POTTERY, at_least=1), replace(WEAVING, at_least=1), rounds=TWO, pins=()), Policy(), []),
        (
            day(
                replace(POTTERY, at_least=2),
                replace(WEAVING, at_least=2),
                rounds=TWO,
                rooms=(HALL, replace(HALL, name="Attic", closed=frozenset({"R2"}))),
                pins=(),
            ),
            Policy(),
            ["The sessions need a room 4 times in all, and the rooms can be used 3 times."],
        ),
        (day(replace(POTTERY, at_least=2, maximum=9), rooms=(), rounds=TWO, pins=()), Policy(), []),
        # speakers
        (
            day(
                replace(POTTERY, at_least=2, speakers=("Ines",)),
                replace(WEAVING, at_least=1, speakers=("Jos", "Ines")),
                rounds=TWO,
                rooms=(HALL, Room("Attic", 9)),
                speakers=(Speaker("Ines"), Speaker("Jos")),
                pins=(),
            ),
            Policy(),
            ["Ines gives sessions that must run in 3 rounds in all, and is there in 2."],
        ),
        # takers
        (
            day(replace(POTTERY, at_least=1, minimum=3), pins=()),
            Policy(),
            ["W1 Pottery must have 3 attendees in all, and 2 may attend it."],
        ),
        (
            day(replace(POTTERY, at_least=2, minimum=2), rounds=TWO, pins=()),
            Policy(),
            ["W1 Pottery must have 4 attendees in all, and 2 may attend it."],
        ),
        (
            day(replace(POTTERY, at_least=1, minimum=2), WEAVING, wishes=WISHING, pins=()),
            Policy(unwished_allowed=False),
            ["W1 Pottery must have 2 attendees in all, and 1 may attend it."],
        ),
        (
            day(replace(POTTERY, at_least=1, minimum=2), WEAVING, wishes=WISHING, pins=(Pin("b", "W1", None),)),
            Policy(unwished_allowed=False),
            [],
        ),
        (
            day(replace(POTTERY, at_least=1, minimum=2), WEAVING, wishes=WISHING[:1], pins=()),
            Policy(unwished_allowed=False),
            [],
        ),
    ],
)
def test_counts_that_leave_no_plan_possible(event: Event, policy: Policy, sentences: list[str]) -> None:
    assert list(counted(event, policy)) == sentences


def test_counts_use_the_events_own_words() -> None:
    event = day(replace(POTTERY, at_least=2), replace(WEAVING, minimum=3, at_least=1), rounds=TWO, pins=())
    event = replace(event, labels=Labels("workshop", "workshops", "guest", "guests"))
    assert list(counted(event, Policy())) == [
        "The workshops need a room 3 times in all, and the rooms can be used 2 times.",
        "W2 Weaving must have 3 guests in all, and 2 may attend it.",
    ]


def test_a_count_comes_before_the_nearest_plan() -> None:
    event = day(POTTERY, rooms=(Room("Attic", 1),), pins=(Pin("a", None, "R1"), Pin("a", "W1", "R1")))
    event = replace(event, attendees=(ADA, replace(BO, needs=frozenset({"ramp"}))))
    assert solve(event, EVERYBODY, time_limit=20, workers=1).reasons == (
        "R1: 2 attendees need a seat, and the rooms hold 1.",
        "The nearest plan breaks 1 rule:",
        "  Bo (b) has no seat in R1.",
        "What would help (checked: with all of it a plan exists):",
        "  Set 'Everybody must be seated' to no: as many as possible are then seated.",
    )


@settings(
    max_examples=50,
    deadline=None,
    database=None,
    derandomize=True,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(instances(attendees=6, sessions=4, rounds=3, rooms=3))
def test_no_count_speaks_of_an_event_that_has_a_plan(instance: Instance) -> None:
    assert list(counted(instance.event, instance.policy)) == []


@pytest.mark.parametrize("people", [16, *(pytest.param(many, marks=pytest.mark.slow) for many in (31, 41, 61))])
def test_more_people_than_seats_is_proved_without_rooms_too(people: int) -> None:
    sessions = tuple(Session(f"W{number}", "Craft", maximum=people // 3) for number in range(3))
    attendees = tuple(Attendee(f"a{number}", "Pat") for number in range(people))
    event = day(*sessions, rooms=(), attendees=attendees, pins=())
    result = solve(event, EVERYBODY, time_limit=20, workers=1)
    assert result.status is Status.PROVED_IMPOSSIBLE
    held = people // 3 * 3
    assert result.reasons[0] == f"R1: {people} attendees need a seat, and the sessions that may run then hold {held}."


def test_what_no_count_shows_is_proved_by_a_second_search() -> None:
    # Four people who must all sit, three sessions of one seat and one that nobody may attend: counts see four seats.
    sessions = tuple(Session(f"W{number}", "Craft", maximum=1) for number in range(1, 5))
    attendees = tuple(Attendee(id, id.upper()) for id in "abcd")
    excluded = tuple(Pin(id, "W4", None, must=False) for id in "abcd")
    event = day(*sessions, rooms=(), attendees=attendees, pins=excluded)
    assert list(counted(event, EVERYBODY)) == []
    result = solve(event, EVERYBODY, time_limit=20, workers=1)
    assert result.status is Status.PROVED_IMPOSSIBLE
    assert result.reasons[0] == "The nearest plan breaks 1 rule:"
