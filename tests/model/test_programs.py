"""What is derived from the rows keeps every plan possible: tightened bounds, relaxations, proved bounds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

import numpy as np
import pandas as pd
import pytest
from hidden import Instance, larger, some
from hypothesis import given
from hypothesis import strategies as st

from allocator.event import Attendee, Event, Labels, Pin, Room, Round, Session
from allocator.fingerprint import input_hash
from allocator.model.bounds.aggregation import Aggregation, without_people, without_rounds, without_titles
from allocator.model.formulation.columns import Columns
from allocator.model.formulation.objectives import levels
from allocator.model.formulation.program import Program, assemble
from allocator.model.formulation.rows import one_number
from allocator.model.formulation.terms import FREE, Terms, Whole
from allocator.model.solvers import cpsat
from allocator.model.solvers.cpsat import Effort
from allocator.model.solvers.deadline import Deadline
from allocator.model.solvers.highs import LinearRelaxation, priced
from allocator.plan import Plan
from allocator.policy import Policy
from allocator.verify.measures import measure
from tests.small import DAY, plan, with_room, with_session


def hidden_values(instance: Instance) -> tuple[Columns, Program, Whole]:
    columns = Columns(instance.event, instance.policy)
    return columns, assemble(columns), columns.values(instance.plan)


def aggregated(relaxed: Aggregation, values: Whole) -> Whole:
    """The values of the aggregated columns: those of their parts summed, divided by what these are multiples of."""
    total = np.zeros(len(relaxed.program.low), np.int64)
    np.add.at(total, relaxed.group[relaxed.group >= 0], values[relaxed.group >= 0])
    assert not (total % relaxed.multiple).any()
    return total // relaxed.multiple


@pytest.mark.slow
@some
@given(larger)
def test_a_plan_goes_into_columns_and_back(instance: Instance) -> None:
    columns, program, values = hidden_values(instance)
    assert columns.plan(values) == instance.plan
    assert columns.values(columns.plan(values)).tolist() == values.tolist()
    assert program.satisfied_by(values)


PINNED = replace(
    DAY, pins=(Pin("d", "W2", "R3"), Pin("b", "W1", None), Pin("a", None, "R2"), Pin("b", None, "R1", False))
)


@pytest.mark.parametrize("rows", ["rounds", "rooms", "speakers", "sessions", "attendees", "wishes", "pins"])
def test_the_order_of_rows_changes_nothing_in_the_program(rows: str) -> None:
    reversed_rows = replace(PINNED, **{rows: getattr(PINNED, rows)[::-1]})
    one, other = (assemble(Columns(event, Policy())) for event in (PINNED, reversed_rows))
    for part in ("start", "column", "coefficient", "lower", "upper", "low", "high"):
        assert (part, getattr(one, part).tolist()) == (part, getattr(other, part).tolist())
    same = input_hash(PINNED, Policy()) == input_hash(reversed_rows, Policy())
    assert same == (rows != "rounds"), "the order of the rounds alone is a fact"


@pytest.mark.parametrize(
    ("event", "policy"),
    [
        (replace(PINNED, title="Craft week"), Policy()),
        (replace(PINNED, pins=PINNED.pins[1:]), Policy()),
        (replace(PINNED, labels=Labels(session="workshop")), Policy()),
        (replace(PINNED, rooms=with_room("Attic", capacity=1).rooms), Policy()),
        (replace(PINNED, rooms=with_room("Attic", features=frozenset({"sink"})).rooms), Policy()),
        (replace(PINNED, rounds=(Round("R1", datetime(2026, 11, 25, 9)), *DAY.rounds[1:])), Policy()),
        (PINNED, Policy(seed=2)),
        (PINNED, Policy(rank_costs=(0, 2))),
    ],
)
def test_other_facts_or_decisions_have_another_hash(event: Event, policy: Policy) -> None:
    assert input_hash(event, policy) != input_hash(PINNED, Policy())


@pytest.mark.slow
@some
@given(larger)
def test_the_columns_of_a_plan_cost_what_is_measured(instance: Instance) -> None:
    columns, _, values = hidden_values(instance)
    measures = measure(instance.event, instance.policy, instance.plan)
    assert {level.name: int(level.vector @ values) for level in levels(columns)} == {
        name: measures.value(name) for name in instance.policy.objectives
    }


@pytest.mark.slow
@some
@given(larger)
def test_tightened_bounds_cut_no_plan_off(instance: Instance) -> None:
    _, program, values = hidden_values(instance)
    tightened = program.tightened()
    assert not tightened.impossible
    assert tightened.satisfied_by(values)


@pytest.mark.parametrize(
    "event",
    [
        with_room("Attic", capacity=0),
        replace(with_room("Attic", capacity=0), rooms=with_room("Attic", capacity=0).rooms[:1]),
        with_session("W1", maximum=0),
        replace(with_session("W1", maximum=0), rooms=()),
    ],
)
def test_a_place_without_seats_may_stay_empty(event: Event) -> None:
    event = replace(event, sessions=tuple(replace(one, maximum=one.maximum or 0) for one in event.sessions))
    columns = Columns(event, Policy())
    tightened = assemble(columns).tightened()
    assert not tightened.impossible
    assert tightened.satisfied_by(columns.values(plan()))
    assert tightened.high[columns.seat_frame["column"]].max() == 0


def test_tightening_settles_what_single_rows_say() -> None:
    # Weaving never runs, so that nobody sits in it: its seats and placements are held at 0, and nothing else is.
    columns = Columns(with_session("W2", at_most=0), Policy())
    tightened = assemble(columns).tightened()
    held = {
        part: sorted(frame["session"][(tightened.high == 0)[frame["column"]]].unique())
        for part, frame in (
            ("seats", columns.seat_frame),
            ("placements", columns.placements.frame[columns.placements.frame["room"] > 0]),
        )
    }
    assert list(columns.codes["session"]) == ["W1", "W2", "W3"]
    assert held == {"seats": [1], "placements": [1]}


@pytest.mark.slow
@pytest.mark.parametrize("relax", [without_rounds, without_titles, without_people])
@some
@given(instance=larger)
def test_a_relaxation_keeps_every_plan_and_makes_none_dearer(
    relax: Callable[[Program, Columns], Aggregation], instance: Instance
) -> None:
    columns, program, values = hidden_values(instance)
    for level in levels(columns):
        program = program.tightened()
        relaxed = relax(program, columns)
        assert not relaxed.program.impossible
        image = aggregated(relaxed, values)
        assert relaxed.program.satisfied_by(image)
        cost = int(relaxed.vector(level.vector) @ image) + relaxed.constant(level.vector)
        assert cost <= int(level.vector @ values)
        program = program.with_row(level.vector, at_most=int(level.vector @ values))


@pytest.mark.slow
@some
@given(instance=larger, data=st.data())
def test_any_prices_prove_a_bound_that_every_plan_keeps(instance: Instance, data: st.DataObject) -> None:
    columns, program, values = hidden_values(instance)
    random = np.random.default_rng(data.draw(st.integers(0, 1000)))
    for one in (program, program.tightened()):
        prices = random.normal(scale=data.draw(st.sampled_from([0.1, 1.0, 20.0])), size=len(one.lower))
        for level in levels(columns):
            assert priced(one, level.vector, prices).bound <= int(level.vector @ values)


@pytest.mark.slow
@some
@given(larger)
def test_the_relaxations_own_prices_prove_its_value_rounded_up(instance: Instance) -> None:
    columns, program, _ = hidden_values(instance)
    program = program.tightened()
    for level in levels(columns):
        answer = LinearRelaxation(program, level.vector, warm=False).solve(Deadline(20))
        assert answer.prices is not None
        assert priced(program, level.vector, answer.prices).bound == int(np.ceil(answer.value - 1e-4))


def test_prices_are_worth_what_they_prove() -> None:
    # Two columns of cost 3 and 5, at least one of them to be taken: the price 3 proves 3, the price 5 proves
    # 5 - (5 - 3) = 3, no price proves 0; 2.5 proves 2.5, which is 3 for whole numbers.
    program = Program(
        start=np.array([0, 2]),
        column=np.array([0, 1]),
        coefficient=np.array([1, 1]),
        lower=np.array([1]),
        upper=np.array([FREE]),
        low=np.zeros(2, np.int64),
        high=np.ones(2, np.int64),
    )
    bounds = [priced(program, np.array([3, 5]), np.array([price])).bound for price in (3.0, 5.0, 0.0, 2.5, -1.0)]
    assert bounds == [3, 3, 0, 3, 0]


def terms(*lines: tuple[int, int, int]) -> Terms:
    """Terms from (session, column, coefficient)."""
    return Terms(pd.DataFrame(lines, columns=["session", "column", "coefficient"]))


def test_rows_that_ask_for_more_and_for_less_of_the_same_cannot_be_met() -> None:
    program = Program(
        start=np.array([0, 2, 4]),
        column=np.array([0, 1, 0, 1]),
        coefficient=np.ones(4, np.int64),
        lower=np.array([2, -FREE]),
        upper=np.array([FREE, 1]),
        low=np.zeros(2, np.int64),
        high=np.full(2, 3),
    )
    assert (program.impossible, program.united().impossible) == (False, True)
    found = cpsat.minimise(program.united(), np.ones(2, np.int64), deadline=Deadline(9), effort=Effort(9, 1))
    assert found.impossible


def test_rows_have_the_bounds_of_their_keys() -> None:
    rows = terms((4, 0, 1), (2, 1, 5), (4, 2, 3)).by("session").at_most(pd.Series({2: 20, 4: 40}))
    assert rows.about["session"].tolist() == [2, 4]
    assert (rows.row.tolist(), rows.column.tolist(), rows.coefficient.tolist()) == ([1, 0, 1], [0, 1, 2], [1, 5, 3])
    assert (rows.lower.tolist(), rows.upper.tolist()) == ([-FREE, -FREE], [20, 40])


def test_a_bound_about_which_there_are_no_terms_is_a_row_that_cannot_be_met() -> None:
    columns = Columns(DAY, Policy())

    def demand(_: Columns) -> list[object]:
        return [columns.placements.by("session").at_least(pd.Series({0: 0, 1: 0, 2: 0, 7: 1}))]

    program = assemble(columns, [demand])  # type: ignore[list-item]
    assert program.sources[0].about["session"].tolist()[-1] == 7
    assert np.diff(program.start).tolist()[-1] == 0
    assert program.impossible
    assert program.tightened().impossible


def test_rows_added_and_columns_held_are_kept() -> None:
    event = Event("x", (Round("R1"),), (Room("Attic", 1),), (), (Session("W1", "Pottery", at_least=0),), (), ())
    everybody = replace(event, attendees=(Attendee("a", "Ada"), Attendee("b", "Bo")))
    columns = Columns(everybody, Policy(objectives=("unseated",)))
    program, (unseated, *_) = assemble(columns), levels(columns)
    one = columns.values(plan(["W1 R1 Attic"], ["a W1 R1"]))
    none = columns.values(Plan.of((), ()))
    assert [program.satisfied_by(values) for values in (one, none)] == [True, True]
    bounded = program.with_row(unseated.vector, at_most=1)
    assert [bounded.satisfied_by(values) for values in (one, none)] == [True, False]
    placements = columns.placements.frame["column"].to_numpy()
    held = program.with_bounds(placements, one[placements])
    assert [held.satisfied_by(values) for values in (one, none)] == [True, False]


def test_rows_of_equal_entries_are_one_and_rows_that_only_look_alike_are_not(monkeypatch: pytest.MonkeyPatch) -> None:
    # 2 x + 3 y <= 5, the same at least 1, and x + y <= 1.
    program = Program(
        start=np.array([0, 2, 4, 6]),
        column=np.array([0, 1, 1, 0, 0, 1]),
        coefficient=np.array([2, 3, 3, 2, 1, 1]),
        lower=np.array([-FREE, 1, -FREE]),
        upper=np.array([5, FREE, 1]),
        low=np.zeros(2, np.int64),
        high=np.ones(2, np.int64),
    )
    united = program.united()
    assert sorted(zip(united.lower.tolist(), united.upper.tolist(), strict=True)) == [(-FREE, 1), (1, 5)]
    # Should all fingerprints be equal, the entries still tell rows apart.
    monkeypatch.setattr(Program, "_prints", lambda self, swapped=None: np.zeros(len(self.lower), np.int64))
    united = program.united()
    assert sorted(zip(united.lower.tolist(), united.upper.tolist(), strict=True)) == [(-FREE, 1), (1, 5)]


def test_places_are_alike_only_where_all_rows_and_objectives_are() -> None:
    event = Event("x", (Round("R1"),), (Room("Attic", 2), Room("Barn", 2)), (), (Session("W1", "Pottery"),), (), ())
    columns = Columns(event, Policy())
    program, frame = assemble(columns), columns.placements.frame
    attic, barn = (frame["column"][frame["room"] == room].to_numpy() for room in (1, 2))
    swapped = np.arange(columns.count)
    swapped[attic], swapped[barn] = barn, attic
    vectors = [level.vector for level in levels(columns)]
    assert program.stays_the_same(swapped, vectors)
    asked = np.zeros(columns.count, np.int64)
    asked[attic] = 1
    assert not program.stays_the_same(swapped, [*vectors, asked])
    assert not program.with_row(asked, at_most=0).stays_the_same(swapped, vectors)
    assert not program.with_bounds(attic, np.zeros(len(attic), np.int64)).stays_the_same(swapped, vectors)


def test_keys_that_are_not_equal_are_never_one_number() -> None:
    keys = np.array([[1, 0, -1, 2**40], [-1, 4, 2, 0], [0, 0, 0, 2**40]])
    assert len(set(one_number([*keys], 4).tolist())) == 4
    assert one_number([*np.array([[1, 0], [-1, 4]])], 2).tolist() != [3, 3]
    wide = np.array([[0, 2**62 - 1, 5]] * 3)
    assert len(set(one_number([*wide], 3).tolist())) == 3
