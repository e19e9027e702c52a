"""What whatif says to be proved is true: claims about tiny events, against the best there is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from allocator.comparison import Verdict
from allocator.event import Attendee, Event, Place, Room, RoomChoice, Round, Session, Wish
from allocator.model.solve import solve
from allocator.model.solvers.deadline import Deadline
from allocator.plan import Placement, Plan, Status
from allocator.policy import Policy
from allocator.scenario.changes import Cancel, Capacity, Change, CloseRoom, Gone, Late, Move, Scenario
from allocator.scenario.sensitivity.room_offers import best_rooms, with_rooms
from allocator.scenario.sensitivity.seat_worths import seat_worths
from allocator.scenario.whatif.case import Outcome
from allocator.scenario.whatif.compare import compared
from allocator.scenario.whatif.exchange import exchanged
from allocator.scenario.whatif.run import cases_of
from allocator.scenario.whatif.worker import CaseTask, Search, answered
from allocator.verify import violations
from tests.model.brute import Value, plans_with
from tests.model.hidden import some

OBJECTIVES = (("unseated", "worst rank", "total cost"), ("total cost", "unseated"), ("worst rank", "total cost"))
pytestmark = pytest.mark.slow

LIMITS = st.sampled_from([20.0, 0.02])
GAPS = st.sampled_from([0.0, 1.0])


@st.composite
def crowds(draw: st.DrawFn, *, attendees: int = 4, rounds: int = 2) -> tuple[Event, Policy]:
    """More people than seats where they wish to be, so that every seat counts."""
    names = [f"R{number}" for number in range(1, draw(st.integers(1, rounds)) + 1)]
    codes = ["W1", "W2", "W3"]
    event = Event(
        title="Crowded",
        rounds=tuple(map(Round, names)),
        rooms=(Room("Attic", draw(st.integers(1, 2))), Room("Barn", draw(st.integers(1, 2)))),
        speakers=(),
        sessions=tuple(
            Session(code, f"Craft {code}", minimum=draw(st.integers(0, 1)), at_least=0, at_most=draw(st.integers(1, 2)))
            for code in codes
        ),
        attendees=tuple(Attendee(id, id.upper()) for id in "abcdefgh"[:attendees]),
        wishes=tuple(
            Wish(id, code, rank)
            for id in "abcdefgh"[:attendees]
            for rank, code in enumerate(draw(st.permutations(codes))[: draw(st.integers(1, 3))], start=1)
        ),
    )
    return event, Policy(objectives=draw(st.sampled_from(OBJECTIVES)))


@st.composite
def comparisons(draw: st.DrawFn) -> tuple[Event, Policy, tuple[Scenario, ...]]:
    """A tiny event and scenarios of it, the last without a change."""
    event, policy = draw(crowds())
    rounds = list(event.round_of)
    code, room = draw(st.sampled_from(list(event.session_of))), draw(st.sampled_from(list(event.room_of)))
    round, maybe = draw(st.sampled_from(rounds)), draw(st.sampled_from([None, *rounds]))
    changes: list[Change] = [
        Cancel(code, maybe),
        Gone(draw(st.sampled_from(list(event.attendee_of)))),
        Late(1),
        Move(code, round),
        CloseRoom(room, maybe),
        Capacity(room, draw(st.integers(0, 3))),
    ]
    one, other = draw(st.permutations(changes))[:2]
    return event, policy, (Scenario("one", (one,)), Scenario("both", (one, other)), Scenario("as it is", ()))


def outcomes_of(event: Event, policy: Policy, scenarios: Sequence[Scenario], search: Search) -> tuple[Outcome, ...]:
    """What comes of the base and of each scenario, solved in this process."""
    found = []
    for asked in cases_of(event, policy, scenarios):
        if asked.fault:
            found.append(asked)
            continue
        _, answer = answered(CaseTask("", asked.case, ()), search, None)
        found.append(replace(asked, result=answer.result, fault=answer.fault))
    return exchanged(found)


def settled(event: Event, policy: Policy) -> Value | None:
    """What the reference engine proves to be the best; it agrees with brute force in tests of its own."""
    result = solve(event, policy, time_limit=20, workers=1, engine="cpsat")
    assert result.status in (Status.PROVED_BEST, Status.PROVED_IMPOSSIBLE)
    return None if result.plan is None else tuple(stage.value for stage in result.stages)


@settings(some, max_examples=5)
@given(comparisons(), st.sampled_from([1.0, 0.02]), GAPS)
def test_what_is_proved_of_scenarios_is_true(
    asked: tuple[Event, Policy, tuple[Scenario, ...]], seconds: float, gap: float
) -> None:
    search = Search(time_limit=seconds, gap=gap, reproducible=True)
    outcomes = outcomes_of(*asked, search)
    comparison = compared(outcomes)
    best: dict[str, Value | None] = {}
    for outcome in outcomes:
        if outcome.result is None:
            continue
        value = best[outcome.case.name] = settled(outcome.case.event, outcome.case.policy)
        stages = outcome.result.stages
        if outcome.result.plan is None:
            assert value is None or outcome.result.status is Status.NOTHING_FOUND
        else:
            assert value is not None
            bounds = tuple(min(stage.bound, stage.value) for stage in stages)
            assert bounds <= value <= tuple(stage.value for stage in stages)
    base = best["Base"]
    for one in comparison.cases[1:]:
        value = best.get(one.name)
        if one.otherwise:  # the longest list of wishes is another: only what comes before is the same
            continue
        if one.verdict is Verdict.PROVED_BETTER:
            assert value is not None
            assert base is None or value < base
        if one.verdict is Verdict.PROVED_WORSE:
            assert base is not None
            assert value is None or value > base
        if one.verdict is Verdict.PROVED_EQUAL:
            assert value == base
    assert comparison.cases[-1].verdict in (Verdict.PROVED_EQUAL, Verdict.FOUND_EQUAL)


@st.composite
def offers(draw: st.DrawFn) -> tuple[Event, Policy]:
    """An event with rooms on offer, and perhaps another layout for a room that it has."""
    event, policy = draw(crowds(attendees=6, rounds=1))
    seats = st.integers(0, 4)
    rooms = [Room(f"{name}{number}", draw(seats)) for name in "XY" for number in range(draw(st.integers(1, 2)))]
    places = [Place(tuple(room.name for room in rooms if room.name[0] == name)) for name in "XY"]
    if draw(st.booleans()):
        rooms.append(Room("laid out", draw(seats)))
        places.append(Place(("Attic", "laid out"), offered=False))
    choice = RoomChoice(tuple(places), draw(st.sampled_from([None, 1])))
    return replace(event, rooms=(*event.rooms, *rooms), choice=choice), policy


def choices(choice: RoomChoice) -> list[frozenset[str]]:
    """All that can be chosen: as many of the places on offer as may be, each in one layout."""
    offered = [place for place in choice.places if place.offered]
    there = [place for place in choice.places if not place.offered]
    number = len(offered) if choice.at_most is None else choice.at_most
    return [
        frozenset(rooms)
        for taken in combinations(offered, number)
        for rooms in product(*(place.rooms for place in (*there, *taken)))
    ]


@settings(some, max_examples=6)
@given(offers(), st.sampled_from([1, 50]), LIMITS, GAPS)
def test_no_choice_of_rooms_is_better_than_one_that_is_proved_best(
    asked: tuple[Event, Policy], at_most: int, seconds: float, gap: float
) -> None:
    event, policy = asked
    assert event.choice is not None
    deadline = Deadline(600, counted=True)
    found = best_rooms(event, policy, time_limit=seconds, at_most=at_most, gap=gap, workers=1, deadline=deadline)
    values: dict[frozenset[str], Value | None] = {}
    for rooms in choices(event.choice):
        values[rooms] = settled(with_rooms(event, sorted(rooms)), policy)
    assert {frozenset(one.rooms) for one in found.tried} <= set(values)
    if found.proved:
        reached = None if found.best is None else found.best.reached
        others = [value for rooms, value in values.items() if found.best is None or rooms != {*found.best.rooms}]
        assert all(value is None or (reached is not None and reached <= value) for value in others)
    else:
        assert at_most == 1 or seconds < 1 or gap


def best_with_a_seat_more(event: Event, policy: Policy, plan: Plan, where: Placement | None) -> Value:
    """What the objectives reach with the timetable of a plan, and one more seat there."""

    def allowed(found: Plan) -> bool:
        return all(
            where is not None
            and (one.rule, one.excess, one.about[:2]) == ("no_offering_is_overfull", 1, (where.session, where.round))
            for one in violations(event, policy, found)
        )

    return next(value for value, found in plans_with(event, policy, plan.placements) if allowed(found))


@settings(some, max_examples=12)
@given(crowds(attendees=3, rounds=1), LIMITS, GAPS)
def test_a_seat_more_gains_what_is_said(asked: tuple[Event, Policy], seconds: float, gap: float) -> None:
    event, policy = asked
    plan = solve(event, policy, time_limit=20, workers=1).plan
    assert plan is not None
    deadline = Deadline(600, counted=True)
    worths = seat_worths(event, policy, plan, time_limit=seconds, gap=gap, workers=1, deadline=deadline)
    asked = [(None, worths.stages), *((one.placement, one.stages) for one in worths.offerings)]
    for where, stages in asked:
        value = best_with_a_seat_more(event, policy, plan, where)
        bounds = tuple(min(stage.bound, stage.value) for stage in stages)
        reached = tuple(stage.value for stage in stages)
        assert bounds <= value <= reached
        if seconds > 1 and not gap:
            assert value == reached
