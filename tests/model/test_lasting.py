"""Sessions that last several rounds, in what finds and proves plans."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import numpy as np
import pytest

from allocator.event import Attendee, Event, Fixed, Pin, Room, Round, Session, Wish
from allocator.model.bounds.aggregation import without_rounds
from allocator.model.bounds.lagrangian import lagrangian_relaxation
from allocator.model.bounds.people_alone import at_most_one, rounds_filled
from allocator.model.formulation.columns import Columns
from allocator.model.formulation.objectives import of
from allocator.model.formulation.program import assemble
from allocator.model.formulation.rules import DEFINITIONS, RULES
from allocator.model.formulation.units import with_units
from allocator.model.search.greedy import greedy_plan
from allocator.model.search.pruning import without_empty_offerings
from allocator.model.search.timetable import Walk
from allocator.model.solve import solve
from allocator.model.solvers import cpsat
from allocator.model.solvers.deadline import Deadline
from allocator.plan import Assignment
from allocator.policy import Policy
from allocator.verify import violations
from tests.small import plan

COST = Policy(objectives=("total cost",), rank_costs=(0, 1, 5), unwished_cost=20)
FOUR = tuple(Round(f"R{number}") for number in range(1, 5))
ADA = Attendee("a", "Ada")


def day(*sessions: Session, rounds: tuple[Round, ...] = FOUR, wishes: str = "", seats: int = 2) -> Event:
    """Ada wishes for sessions in this order; Attic and Barn have so many seats."""
    ranked = tuple(Wish("a", code, rank) for rank, code in enumerate(wishes.split(), start=1))
    return Event("Day", rounds, (Room("Attic", seats), Room("Barn", seats)), (), sessions, (ADA,), ranked)


def settled(code: str, *rounds: str, room: str = "Attic", lasts: int = 2) -> Session:
    times = len(rounds) // lasts
    fixed = tuple(Fixed(round, room) for round in rounds)
    return Session(code, code, at_least=times, at_most=times, fixed=fixed, lasts=lasts)


TWICE = day(settled("W1", "R1", "R2", "R3", "R4"), settled("W2", "R1", "R3", room="Barn", lasts=1), wishes="W1 W2")
"""Pottery runs twice, for two rounds each."""


def test_the_seats_of_a_settled_run_are_one_column_and_those_of_the_next_run_another() -> None:
    columns = Columns(TWICE, COST)
    columns, _ = with_units(columns, assemble(columns).tightened())
    assert columns.merging is not None
    theirs = columns.seat_frame[columns.seat_frame["session"] == 0]["column"].to_numpy()
    assert columns.merging.first[theirs].tolist() == [theirs[0], theirs[0], theirs[2], theirs[2]]


def test_in_the_lagrangian_relaxation_a_seat_fills_the_rounds_of_its_run() -> None:
    columns = Columns(TWICE, COST)
    columns, program = with_units(columns, assemble(columns).tightened())
    relaxation = lagrangian_relaxation(columns, program, of(columns, "total cost"))
    assert relaxation is not None
    (place,) = {place for place, _ in relaxation.spans}
    assert relaxation.spans == {(place, 0): (0, 1), (place, 2): (2, 3)}
    # Either run of pottery, 0 each round, with weaving (1) in the other half, and one round without: 20.
    assert relaxation.bound(np.zeros(len(relaxation.lower))) == 21


def test_seats_that_are_not_whole_runs_have_no_lagrangian_relaxation() -> None:
    columns = Columns(TWICE, COST)
    program = assemble(columns).tightened()
    assert len(rounds_filled(columns, program)) == 1
    title = np.full(columns.count, -1)
    title[columns.seat_frame["column"]] = columns.seat_frame["session"]
    assert not at_most_one(program, [title])
    assert lagrangian_relaxation(columns, program, of(columns, "total cost")) is None


def test_whoever_comes_first_takes_whole_runs() -> None:
    columns = Columns(TWICE, COST)
    columns, program = with_units(columns, assemble(columns).tightened())
    found = greedy_plan(program, columns, seed=1)
    assert violations(TWICE, COST, found) == ()
    assert sorted(found.assignments) == [
        Assignment("a", "W1", "R1"),
        Assignment("a", "W1", "R2"),
        Assignment("a", "W2", "R3"),
    ]


OPEN = day(
    Session("W1", "Pottery", at_most=1, lasts=2),
    Session("W2", "Weaving", at_most=1),
    Session("W3", "Carving", at_most=1),
    rounds=FOUR[:3],
    wishes="W2 W3 W1",
)
"""Three rounds, and four rounds of what Ada wishes for."""


@pytest.mark.parametrize(("rule", "multiple", "least"), [("", 2, 10), ("whoever_begins_stays", 1, 6)])
def test_without_rounds_people_still_attend_whole_runs(rule: str, multiple: int, least: int) -> None:
    # Weaving (0) and two rounds of pottery (5 each). Whoever need not stay has carving (1) and one round of pottery.
    columns = Columns(OPEN, COST)
    rules = tuple(one for one in RULES + DEFINITIONS if one.__name__ != rule)
    relaxed = without_rounds(assemble(columns, rules).tightened(), columns)
    vector = of(columns, "total cost")
    effort = cpsat.Effort(20, workers=1)
    found = cpsat.minimise(relaxed.program, relaxed.vector(vector), deadline=Deadline(20), effort=effort)
    pottery = columns.seat_frame[columns.seat_frame["session"] == 0]["column"].to_numpy()
    assert set(relaxed.multiple[relaxed.group[pottery]].tolist()) == {multiple}
    assert found.bound + relaxed.constant(vector) == least


def test_a_round_to_which_somebody_is_pinned_is_no_whole_run() -> None:
    pinned = replace(OPEN, pins=(Pin("a", "W1", "R2"),))
    columns = Columns(pinned, COST)
    relaxed = without_rounds(assemble(columns).tightened(), columns)
    assert set(relaxed.multiple.tolist()) == {1, 2}  # of its placements it is known all the same
    pottery = columns.seat_frame[columns.seat_frame["session"] == 0]["column"].to_numpy()
    open_ = relaxed.group[pottery]
    assert set(relaxed.multiple[open_[open_ >= 0]].tolist()) == {1}


def test_a_walk_moves_whole_runs_and_what_is_in_their_way() -> None:
    columns = Columns(OPEN, COST)
    walk = Walk(assemble(columns).tightened(), columns, Random(1))
    begin = plan(["W1 R1 Attic", "W1 R2 Attic", "W2 R2 Barn", "W3 R3 Barn"])
    placements = columns.placements.frame["column"].to_numpy()
    timetable = columns.values(begin)[placements]
    walk.stand_at(timetable)
    met = set()
    for _ in range(4000):
        drawn = walk.step([0.0] * len(timetable))
        if drawn is not None:
            timetable = walk.turned(drawn[0])
            walk.stand_at(timetable)
            values = np.zeros(columns.count, np.int64)
            values[placements] = timetable
            held = columns.plan(values).placements
            met.add(tuple((one.round, one.room) for one in held if one.session == "W1"))
    assert met == {
        *((("R1", room), ("R2", room)) for room in ("Attic", "Barn")),
        *((("R2", room), ("R3", room)) for room in ("Attic", "Barn")),
    }


def test_an_empty_run_is_left_out_whole() -> None:
    event = day(Session("W1", "Pottery", at_least=1, lasts=2), wishes="W1")
    both = [f"W1 R{number} Attic" for number in range(1, 5)]
    full = plan(both, ["a W1 R1", "a W1 R2"])
    left = without_empty_offerings(event, full, lambda one: violations(event, COST, one) == ())
    assert left == plan(both[:2], ["a W1 R1", "a W1 R2"])
    once = replace(event, sessions=(replace(event.sessions[0], at_least=2),))
    assert without_empty_offerings(once, full, lambda one: violations(once, COST, one) == ()) == full


def test_rounds_that_are_fixed_twice_do_not_settle_the_others() -> None:
    # Ada is there in R3 and R4 alone, when pottery may run a second time.
    event = day(Session("W1", "Pottery", at_most=2, fixed=(Fixed("R1"), Fixed("R2")) * 2, lasts=2), wishes="W1")
    late = replace(event, attendees=(replace(ADA, unavailable=frozenset({"R1", "R2"})),))
    result = solve(late, COST, time_limit=20, workers=1)
    assert [(stage.value, stage.bound) for stage in result.stages] == [(0, 0)]
