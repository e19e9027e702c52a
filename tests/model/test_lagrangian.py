"""Prices: what they prove holds for every plan, and plans made from them keep the rules."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hidden import Instance, instances, some
from hypothesis import given
from hypothesis import strategies as st

from allocator.event import Pin
from allocator.model.bounds.lagrangian import LagrangianRelaxation, lagrangian_relaxation
from allocator.model.bounds.subgradient import subgradient_ascent
from allocator.model.formulation.columns import Columns
from allocator.model.formulation.objectives import levels
from allocator.model.formulation.program import Program, assemble
from allocator.model.formulation.seats import NO_SEATS
from allocator.model.formulation.terms import FREE, Whole
from allocator.model.parameters import Parameters
from allocator.model.solve import solve
from allocator.model.solvers.deadline import Deadline
from allocator.plan import Status
from allocator.policy import Policy
from allocator.verify import violations
from benchmarks.synthetic import FixedTimetable

PRICES_ALONE = Parameters(priced=0, most_columns=0, reference=False)

settled = instances(attendees=6, sessions=4, rounds=3, rooms=3, settled=True)


def relaxation(instance: Instance) -> tuple[Columns, Program]:
    """The columns with unnamed seats, and the rules over them."""
    columns = Columns(instance.event, instance.policy, chosen=NO_SEATS, unnamed=True)
    return columns, assemble(columns).tightened()


def markets(instance: Instance) -> list[tuple[LagrangianRelaxation, Columns, Whole]]:
    """A lagrangian_relaxation for each objective, with its columns and its coefficients."""
    columns, program = relaxation(instance)
    found = [
        (lagrangian_relaxation(columns, program, level.vector), columns, level.vector) for level in levels(columns)
    ]
    return [(place, columns, vector) for place, columns, vector in found if place is not None]


def prices_of(place: LagrangianRelaxation, seed: int) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    """Some prices, of either sign."""
    return np.random.default_rng(seed).normal(0, 3, len(place.lower))


@pytest.mark.slow
@some
@given(settled, st.integers(0, 1000))
def test_no_plan_costs_less_than_any_prices_prove(instance: Instance, seed: int) -> None:
    for place, columns, vector in markets(instance):
        values = columns.values(instance.plan)
        assert place.bound(prices_of(place, seed)) <= int(vector @ values)


@pytest.mark.slow
@some
@given(settled, st.integers(0, 1000))
def test_no_plan_with_a_column_costs_less_than_the_bound_and_what_the_column_is_dearer(
    instance: Instance, seed: int
) -> None:
    for place, columns, vector in markets(instance):
        values, prices = columns.values(instance.plan), prices_of(place, seed)
        column, extra = place.dearer(prices)
        used = extra[values[column] == 1]
        assert place.bound(prices) + used.max(initial=0.0) < int(vector @ values) + 1


@pytest.mark.slow
@some
@given(settled)
def test_nobody_pays_more_than_the_least_for_what_they_take_at_the_prices(instance: Instance) -> None:
    for place, columns, _ in markets(instance):
        prices = np.zeros(len(place.lower))
        choice = place.choose(prices, np.zeros(place.seats.column.shape, np.float32))
        values = np.zeros(columns.count, np.int64)
        values[choice.columns] = 1
        assert np.abs(place.excess_costs(prices, values)).max(initial=0.0) < 1e-3


@pytest.mark.slow
def test_prices_of_a_scarce_seat_rise_until_only_as_many_want_it_as_it_holds() -> None:
    # Five sessions for 400 people, the dearest wish of most being the same; the optimum is proved by CP-SAT.
    event, policy = FixedTimetable(attendees=400, sessions=8, rounds=2, wishes=4, slack=1.05, seed=3).build()
    columns = Columns(event, policy, chosen=NO_SEATS, unnamed=True)
    program = assemble(columns).tightened()
    (level,) = levels(columns)
    place = lagrangian_relaxation(columns, program, level.vector)
    assert place is not None
    found = subgradient_ascent(place, 1, Deadline(60), 360, lambda bound: None)
    best = solve(event, policy, time_limit=60).stages[0]
    assert best.proved
    assert best.value * 0.99 <= found.bound <= best.value
    assert np.all(found.choice.load <= place.upper * 1.1 + 2)


@pytest.mark.slow
@some
@given(settled)
def test_with_prices_the_same_is_reached_and_proved(instance: Instance) -> None:
    event, policy = instance.event, instance.policy
    ours = solve(event, policy, time_limit=20, parameters=Parameters(priced=0, subgradient_steps=40))
    reference = solve(event, policy, time_limit=20, engine="cpsat", workers=1)
    assert ours.status == reference.status == Status.PROVED_BEST
    assert [stage.value for stage in ours.stages] == [stage.value for stage in reference.stages]
    assert ours.plan is not None
    assert violations(event, policy, ours.plan) == ()


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(3))
def test_prices_and_polishing_alone_come_close_where_the_linear_program_is_too_large(seed: int) -> None:
    event, policy = FixedTimetable(attendees=400, sessions=10, rounds=3, wishes=5, slack=1.05, seed=seed).build()
    best = solve(event, policy, time_limit=60).stages[0]
    found = solve(event, policy, time_limit=20, parameters=PRICES_ALONE).stages[0]
    assert best.proved
    assert found.bound <= best.value <= found.value
    assert found.gap < 0.02


@pytest.mark.slow
def test_people_of_whom_more_is_asked_are_placed_without_a_linear_program_over_all(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # Every tenth attendee must be in a session of their choice at some time, and every other tenth not in their first.
    event, policy = FixedTimetable(attendees=300, sessions=10, rounds=3, wishes=5, slack=1.1, seed=4).build()
    wished = {attendee.id: event.wishes_of[attendee.id] for attendee in event.attendees}
    pins = [Pin(one.id, wished[one.id][2].session, None) for one in event.attendees[::10]]
    pins += [Pin(one.id, wished[one.id][0].session, None, must=False) for one in event.attendees[5::10]]
    event = replace(event, pins=tuple(pins))
    best = solve(event, policy, time_limit=60).stages[0]
    monkeypatch.setattr("allocator.model.engines.fixed_timetable.seat_greedily", lambda task, program: None)
    result = solve(event, policy, time_limit=6, parameters=PRICES_ALONE)
    assert result.plan is not None
    assert violations(event, policy, result.plan) == ()
    assert result.stages[0].bound <= best.value <= result.stages[0].value <= 1.03 * best.value


def test_too_many_rounds_have_no_lagrangian_relaxation() -> None:
    event, _ = FixedTimetable(attendees=12, sessions=10, rounds=9, wishes=3, slack=1.2, seed=0).build()
    columns = Columns(event, Policy(), chosen=NO_SEATS, unnamed=True)
    assert lagrangian_relaxation(columns, assemble(columns).tightened(), np.zeros(columns.count, np.int64)) is None


def test_an_attendee_without_any_possible_seat_makes_the_bound_endless() -> None:
    event, policy = FixedTimetable(attendees=4, sessions=2, rounds=2, wishes=1, slack=1.2, seed=0).build()
    columns = Columns(event, policy, chosen=NO_SEATS, unnamed=True)
    program = assemble(columns)
    seats = columns.seat_frame
    hers = seats["column"].to_numpy()[seats["attendee"] == 0]
    program = program.with_bounds(hers, np.zeros(len(hers), np.int64))
    gaps = columns.gaps.frame["column"].to_numpy()
    place = lagrangian_relaxation(
        columns, program.with_bounds(gaps, np.zeros(len(gaps), np.int64)), levels(columns)[0].vector
    )
    assert place is not None
    assert place.bound(np.zeros(len(place.lower))) == FREE
