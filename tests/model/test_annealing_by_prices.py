"""Timetables by prices: what a change is worth is what it does, and what comes out keeps every rule."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import numpy as np
import pytest
from hidden import Instance, larger, some
from hypothesis import given
from hypothesis import strategies as st

from allocator.event import Attendee, Event, Round, Session, Wish
from allocator.model.bounds.pricing import cheapest
from allocator.model.formulation.columns import Columns
from allocator.model.formulation.objectives import of
from allocator.model.formulation.program import assemble
from allocator.model.parameters import Parameters
from allocator.model.search import annealing_by_prices
from allocator.model.search.annealing_by_prices import RoundsApart, RoundsTogether, anneal_by_prices, with_timetable
from allocator.model.solve import solve
from allocator.model.solvers.deadline import Deadline
from allocator.plan import Placement, Status
from allocator.policy import Policy
from allocator.verify import violations
from allocator.verify.measures import measure

POLICY = Policy(objectives=("total cost",), everybody_seated=True)


def one_run_each(attendees: int, *, seed: int = 1, maximum: int = 40, minimum: int = 0) -> Event:
    """Six sessions that run once, in two rounds to be chosen; everybody has a taste of their own for all of them."""
    random = Random(seed)
    codes = [f"W{number}" for number in range(1, 7)]
    return Event(
        title="Once each",
        rounds=(Round("R1"), Round("R2")),
        rooms=(),
        speakers=(),
        sessions=tuple(Session(code, f"Craft {code}", minimum=minimum, maximum=maximum, at_most=1) for code in codes),
        attendees=tuple(Attendee(f"a{number}", f"Guest {number}") for number in range(attendees)),
        wishes=tuple(
            Wish(f"a{number}", code, rank)
            for number in range(attendees)
            for rank, code in enumerate(random.sample(codes, len(codes)), start=1)
        ),
    )


@pytest.mark.parametrize("kind", [RoundsApart, RoundsTogether])
def test_what_a_change_is_worth_is_the_difference_of_what_the_timetables_cost(kind: type[RoundsApart]) -> None:
    event = one_run_each(30)
    columns = Columns(event, POLICY)
    program = assemble(columns).tightened()
    crowd = kind(program, columns, of(columns, "total cost"), 1)
    count = len(columns.placements.frame)
    timetable = np.zeros(count, np.int64)
    timetable[::2] = 1
    crowd.stand_at(timetable)
    crowd.move_prices(1.0, 0.1, 3)
    for turned in ((0, 1), (2, 3, 4, 5), (7,)):
        before, drawn = whole(crowd, timetable), crowd.after(turned)
        assert drawn is not None
        change, held = drawn
        crowd.take(held)
        assert crowd.cost - before == pytest.approx(change, abs=0.01)
        timetable[list(turned)] = 1 - timetable[list(turned)]
        assert whole(crowd, timetable) - before == pytest.approx(change, abs=0.01)


def whole(crowd: RoundsApart, timetable: np.ndarray[tuple[int], np.dtype[np.int64]]) -> float:
    """What a timetable costs everybody at the crowd's prices, from the beginning."""
    crowd.stand_at(timetable)
    return crowd.cost


@pytest.mark.slow
@some
@given(larger)
def test_seen_together_nobody_is_in_a_session_twice(instance: Instance) -> None:
    columns = Columns(instance.event, instance.policy)
    program = assemble(columns).tightened()
    vector = of(columns, "total cost")
    circle = RoundsTogether(program, columns, vector, 1)
    placed = columns.placements.frame
    timetable = columns.values(instance.plan)[placed["column"].to_numpy()]
    circle.stand_at(timetable)
    offered = placed[timetable == 1]
    frame = columns.seat_frame[program.high[columns.seat_frame["column"].to_numpy()] > 0]
    seats = np.full((len(columns.codes["session"]), len(columns.codes["round"]), len(instance.event.attendees)), np.inf)
    for line in frame.merge(offered[["session", "round"]], on=["session", "round"]).itertuples():
        seats[line.session, line.round, line.attendee] = vector[line.column]
    value, _ = cheapest(seats.astype(np.float32), circle._empty)
    assert circle.cost == pytest.approx(float(value.sum()))


def test_a_round_that_has_no_room_for_everybody_is_not_considered() -> None:
    columns = Columns(one_run_each(30, maximum=20), POLICY)
    program = assemble(columns).tightened()
    crowd = RoundsApart(program, columns, of(columns, "total cost"), 1)
    timetable = np.array([1, 0] * 3 + [0, 1] * 3)
    crowd.stand_at(timetable)
    assert crowd.after((0,)) is not None
    crowd.stand_at(np.array([1, 0] * 2 + [0, 1] * 4))
    assert crowd.after((0,)) is None


def test_no_timetable_is_met_in_which_more_seats_are_lacking_than_may_be() -> None:
    # 60 seats are wanted and 48 are there; with four sessions in one round, two more are lacking.
    columns = Columns(one_run_each(30, maximum=8), Policy(objectives=("unseated", "total cost")))
    program = assemble(columns).tightened()
    unbalanced = np.array([1, 0] * 4 + [0, 1] * 2)
    annealing_by_prices = [RoundsApart(program, columns, of(columns, "total cost"), 1, short) for short in (13, 14)]
    for crowd in annealing_by_prices:
        crowd.stand_at(np.array([1, 0] * 3 + [0, 1] * 3))
    assert [crowd.after((6, 7)) is None for crowd in annealing_by_prices] == [True, False]
    for crowd in annealing_by_prices:
        crowd.stand_at(unbalanced)
        assert crowd.after((6, 7)) is not None


@pytest.mark.slow
@some
@given(larger)
def test_no_plan_with_a_timetable_lacks_fewer_seats_than_are_said_to_be_lacking(instance: Instance) -> None:
    columns = Columns(instance.event, instance.policy)
    program = assemble(columns).tightened()
    crowd = RoundsApart(program, columns, of(columns, "total cost"), 1)
    crowd.stand_at(columns.values(instance.plan)[columns.placements.frame["column"].to_numpy()])
    assert crowd._lacking({}) <= measure(instance.event, instance.policy, instance.plan).unseated


@pytest.mark.parametrize("seed", range(4))
def test_a_walk_that_may_not_lack_more_ends_with_no_more_lacking(seed: int) -> None:
    columns = Columns(one_run_each(30, maximum=8), Policy(objectives=("unseated", "total cost")))
    program = assemble(columns).tightened()
    # Empty rounds cost nothing, so that nothing but the limit keeps a session anywhere.
    vector = of(columns, "total cost") * (of(columns, "unseated") == 0)
    begun = np.array([1, 0] * 3 + [0, 1] * 3)
    found = anneal_by_prices(
        program, columns, vector, sweeps=5, seed=seed, deadline=Deadline(30), start=begun, short=12
    )
    assert found is not None
    assert found[::2].sum() == found[1::2].sum() == 3


def test_prices_rise_where_too_many_come_and_fall_where_too_few_do() -> None:
    # Everybody has W1 for a first wish, and nobody W6 before the last.
    event = one_run_each(20, maximum=12, minimum=4)
    wishes = tuple(Wish(one.id, f"W{rank}", rank) for one in event.attendees for rank in range(1, 7))
    columns = Columns(Event(**{**vars_of(event), "wishes": wishes}), POLICY)
    program = assemble(columns).tightened()
    crowd = RoundsApart(program, columns, of(columns, "total cost"), 1)
    # W1, W3 and W5 in R1, the others in R2.
    crowd.stand_at(np.array([1, 0, 0, 1] * 3))
    crowd.move_prices(1.0, 0.0, 1)
    # A session costs in the other round what it does in its own.
    assert (np.sign(crowd.prices).T == [[1, 1, -1, -1, -1, -1]] * 2).all()


def vars_of(event: Event) -> dict[str, object]:
    """An event's facts by name."""
    return {name: getattr(event, name) for name in event.__dataclass_fields__}


@pytest.mark.slow
def test_the_timetable_found_has_room_for_everybody_and_the_people_like_it() -> None:
    event = one_run_each(60)
    columns = Columns(event, POLICY)
    program = assemble(columns).tightened()
    found = anneal_by_prices(program, columns, of(columns, "total cost"), sweeps=5, seed=1, deadline=Deadline(30))
    assert found is not None
    values = np.zeros(columns.count, np.int64)
    values[columns.placements.frame["column"].to_numpy()] = found
    within = with_timetable(event, columns.plan(values).placements)
    best = solve(event, POLICY, time_limit=30)
    given_timetable = solve(within, POLICY, time_limit=30)
    assert best.status == given_timetable.status == Status.PROVED_BEST
    assert given_timetable.stages[0].value <= 1.05 * best.stages[0].value


def test_a_timetable_that_cannot_be_is_not_found() -> None:
    columns = Columns(one_run_each(60, maximum=15), POLICY)
    program = assemble(columns).tightened()
    vector = of(columns, "total cost")
    assert anneal_by_prices(program, columns, vector, sweeps=1, seed=1, deadline=Deadline(30)) is None


@pytest.mark.slow
@pytest.mark.parametrize("minimum", [0, 8])
def test_many_people_are_given_a_sound_plan_and_bound(minimum: int) -> None:
    event = one_run_each(60, maximum=30, minimum=minimum)
    best = solve(event, POLICY, time_limit=30)
    forced = Parameters(small=0, large_timetable=0, large_sweeps=2, reference=False)
    result = solve(event, POLICY, time_limit=1, parameters=forced)
    assert result.plan is not None
    assert violations(event, POLICY, result.plan) == ()
    assert result.measures == measure(event, POLICY, result.plan)
    assert best.status is Status.PROVED_BEST
    assert result.stages[0].bound <= best.stages[0].value <= result.stages[0].value <= 1.02 * best.stages[0].value


@pytest.mark.slow
@some
@given(larger, st.integers(0, 3))
def test_whatever_the_rules_many_people_are_promised_nothing_false(instance: Instance, seed: int) -> None:
    event, policy = instance.event, instance.policy
    reference = solve(event, policy, time_limit=20, engine="cpsat", workers=1)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(annealing_by_prices.RoundsApart, "SWEEP", 20)
        forced = Parameters(small=0, large_timetable=0, large_sweeps=1, reference=False)
        result = solve(event, policy, time_limit=0.3, parameters=forced)
    assert result.status is not Status.PROVED_IMPOSSIBLE
    if result.plan is not None:
        assert violations(event, policy, result.plan) == ()
        values = [stage.value for stage in result.stages]
        assert values >= [stage.value for stage in reference.stages]
        assert result.stages[0].bound <= reference.stages[0].value


@pytest.mark.slow
def test_many_rounds_are_not_seen_together_as_their_sets_would_be_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    event = one_run_each(12, maximum=6)
    many = replace(
        event,
        rounds=tuple(Round(f"R{number}") for number in range(1, 13)),
        sessions=tuple(replace(session, at_most=4) for session in event.sessions),
    )
    monkeypatch.setattr(annealing_by_prices, "RoundsTogether", None)
    monkeypatch.setattr(annealing_by_prices, "cheapest", None)
    seldom = Policy(objectives=("total cost",), everybody_seated=False)
    columns = Columns(many, seldom)
    program = assemble(columns).tightened()
    found = anneal_by_prices(program, columns, of(columns, "total cost"), sweeps=2, seed=1, deadline=Deadline(30))
    assert found is not None
    result = solve(many, seldom, time_limit=2)
    assert result.plan is not None
    assert violations(many, seldom, result.plan) == ()


def test_the_event_with_its_timetable_fixed_allows_no_other() -> None:
    event = one_run_each(6)
    placements = [Placement(f"W{number}", "R1" if number < 4 else "R2") for number in range(1, 7)]
    result = solve(with_timetable(event, placements), POLICY, time_limit=20)
    assert result.plan is not None
    assert list(result.plan.placements) == placements
