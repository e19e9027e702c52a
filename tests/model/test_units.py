"""People who sit together are a unit with a size, whatever rule says so, and nothing is proved that is not so."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from allocator.condition import ORGANISATION
from allocator.demand import Ask, Demand
from allocator.event import Attendee, Event, Fixed, Room, Round, Session, Wish
from allocator.model.formulation.columns import Columns
from allocator.model.formulation.objectives import of
from allocator.model.formulation.program import assemble
from allocator.model.formulation.seats import NO_SEATS, UNNAMED
from allocator.model.formulation.units import Units, with_units
from allocator.model.parameters import STANDARD, Parameters
from allocator.model.solve import solve
from allocator.plan import Placement, Plan, Status
from allocator.policy import Policy
from benchmarks.soundness import METHODS
from tests.small import plan

COST = Policy(objectives=("total cost",), everybody_seated=True)


def held(*rounds: str, seats: int = 3, codes: str = "ABC") -> Event:
    """Every session in every round, in a room of its own; nobody comes yet."""
    return Event(
        "Day",
        tuple(map(Round, rounds)),
        tuple(Room(f"{code} {round}", seats) for code in codes for round in rounds),
        (),
        tuple(
            Session(
                code,
                code,
                at_least=len(rounds),
                at_most=len(rounds),
                fixed=tuple(Fixed(round, f"{code} {round}") for round in rounds),
            )
            for code in codes
        ),
        (),
        (),
    )


def coming(event: Event, people: dict[str, str], *demands: Demand) -> Event:
    """The event with attendees who wish for sessions, the best first."""
    return replace(
        event,
        attendees=tuple(Attendee(id, id.upper()) for id in people),
        wishes=tuple(
            Wish(id, code, rank) for id, wished in people.items() for rank, code in enumerate(wished, start=1)
        ),
        demands=demands,
    )


FRIENDS = coming(held("R1"), {"a": "A", "b": "B"}, Demand(Ask.TOGETHER, ("a", "b")))
"""Each wishes for another session: together one of them gets a seat that they did not wish for, which costs 1 + 1 + 2.
"""


@pytest.mark.parametrize(
    "method", [pytest.param(name, marks=() if name == "standard" else pytest.mark.slow) for name in METHODS]
)
def test_friends_who_wish_for_different_sessions_get_what_one_of_them_wished_for(method: str) -> None:
    result = solve(FRIENDS, COST, time_limit=5, workers=1, parameters=replace(METHODS[method], reference=True))
    assert [(stage.value, stage.bound) for stage in result.stages] == [(4, 4)]
    assert result.status is Status.PROVED_BEST


def test_seats_of_no_known_session_are_the_same_for_friends() -> None:
    columns = Columns(FRIENDS, COST, chosen=NO_SEATS, unnamed=True)
    merged, program = with_units(columns, assemble(columns).tightened())
    frame = merged.seat_frame
    assert frame[["attendee", "session"]].to_numpy().tolist() == [
        [0, UNNAMED],
        [0, 0],
        [0, 1],
        [1, UNNAMED],
        [1, 0],
        [1, 1],
    ]
    assert merged.merging is not None
    assert merged.merging.first[frame["column"].to_numpy()].tolist() == [0, 1, 2, 0, 1, 2]
    # A wish granted costs nothing, an unwished seat 4: of three sessions each is wished for by one or by nobody.
    assert of(merged, "total cost")[:6].tolist() == [8, 4, 4, 0, 0, 0]
    assert program.high[:6].tolist() == [1, 1, 1, 0, 0, 0]


def test_a_unit_has_the_size_of_those_who_are_there() -> None:
    event = coming(held("R1", "R2"), {"a": "AB", "b": "BA", "c": "AC", "d": "A"}, Demand(Ask.TOGETHER, ("a", "b", "c")))
    away = tuple(replace(one, unavailable=frozenset({"R2"} if one.id == "c" else ())) for one in event.attendees)
    columns = Columns(replace(event, attendees=away), COST)
    merged, program = with_units(columns, assemble(columns).tightened())
    units = Units(merged)
    assert units.size.tolist() == [[3, 2], [0, 0], [0, 1], [1, 1]]
    assert units.led_by(0, 0) == [0, 1, 2]
    assert units.linked(np.array([False, False, True, False])).tolist() == [True, True, True, False]
    seats = merged.seat_frame
    column = seats["column"].to_numpy()
    mine = column[(seats["attendee"] == 0) & (seats["session"] == 0)]
    full = np.flatnonzero(np.isin(program.row, program.row[np.isin(program.column, column[seats["attendee"] == 3])]))
    sizes = {int(program.coefficient[entry]) for entry in full if program.column[entry] in mine}
    assert sizes == {2, 3}


def test_a_plan_is_a_solution_of_the_merged_program_at_the_same_cost() -> None:
    event = coming(
        held("R1", "R2"), {"a": "AB", "b": "BA", "c": "CA"}, Demand(Ask.TOGETHER, ("a", "b"), rounds=("R1",))
    )
    offerings = [(code, round) for code in "ABC" for round in ("R1", "R2")]
    whole = Plan.of(
        (Placement(code, round, f"{code} {round}") for code, round in offerings),
        plan([], ["ab A R1", "c C R1", "a B R2", "b C R2", "c A R2"]).assignments,
    )
    columns = Columns(event, COST)
    merged, program = with_units(columns, assemble(columns).tightened())
    values = merged.values(whole)
    clipped = np.clip(values, program.low, program.high)
    assert program.satisfied_by(clipped)
    # Second wishes of a in R2, b in R1 and c in R2 cost 1 each; b's seat in C costs 6, 2 for 2 wishes and 2 rounds.
    costs = [
        int(of(those, "total cost") @ given)
        for those, given in ((columns, values), (merged, values), (merged, clipped))
    ]
    assert costs == [9, 9, 9]
    assert merged.plan(clipped) == whole


def test_friends_fill_the_room_that_has_place_for_all_of_them() -> None:
    """Four friends and two others, all of whom wish for A alone, where there are five seats; elsewhere there are four.

    Two others in A and four friends outside cost 4 unwished seats, four friends and one other in A cost 1.
    """
    event = coming(held("R1", seats=5, codes="AB"), dict.fromkeys("abcdef", "A"), Demand(Ask.TOGETHER, tuple("abcd")))
    for parameters in (STANDARD, Parameters(small=0, reference=False), Parameters(small=0, priced=0, reference=False)):
        result = solve(event, COST, time_limit=5, workers=1, parameters=parameters)
        assert [(stage.value, stage.bound) for stage in result.stages] == [(4, 4)]


def test_exchanges_find_the_best_seats_where_quotas_and_friends_get_in_the_way() -> None:
    """No search over everybody is allowed to help: the linear relaxation alone does not say who sits where."""
    people = dict(zip("abcdefghij", ["AB", "AC", "AB", "BA", "AC"] * 2, strict=True))
    event = coming(
        held("R1", "R2", seats=4), people, Demand(Ask.TOGETHER, ("a", "b")), Demand(Ask.TOGETHER, ("c", "d"))
    )
    mixed = tuple(
        replace(one, organisation="North" if place % 2 else "South") for place, one in enumerate(event.attendees)
    )
    quota = Demand(Ask.AT_MOST, (), number=2, each=ORGANISATION)
    event = replace(event, attendees=mixed, demands=(*event.demands, quota))
    best = solve(event, COST, time_limit=20, workers=1, engine="cpsat")
    assert best.status is Status.PROVED_BEST
    alone = Parameters(small=0, reference=False)
    found = solve(event, COST, time_limit=5, workers=1, parameters=alone)
    assert [stage.value for stage in found.stages] == [stage.value for stage in best.stages]
