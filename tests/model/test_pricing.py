"""The dynamic program over sets of rounds, against trying every choice."""

from __future__ import annotations

from itertools import product

import numpy as np
import numpy.typing as npt
import pytest
from hidden import some
from hypothesis import given
from hypothesis import strategies as st

from allocator.model.bounds.pricing import ALONE, CHUNK, Costs, Spans, cheapest, dearer, none_of, round_by_round

KINDS = [np.float32, np.int64]


def drawn(seed: int, kind: type, attendees: int = 3) -> tuple[Costs, Costs]:
    """Costs of up to four sessions in up to three rounds, some of which are not there."""
    random = np.random.default_rng(seed)
    sessions, rounds = random.integers(0, 5), random.integers(1, 4)
    seats = random.integers(-5, 9, (sessions, rounds, attendees)).astype(kind)
    seats[random.random(seats.shape) < 0.3] = none_of(seats)
    empty = random.integers(0, 9, (rounds, attendees)).astype(kind)
    return seats, empty


def drawn_spans(seed: int, sessions: int, rounds: int) -> Spans:
    """For each session a chance that each of its seats fills the next round as well, or the last one with the first."""
    random = np.random.default_rng(seed)
    return {
        (session, round): tuple(sorted({round, (round + 1) % rounds}))
        for session in range(sessions)
        for round in range(rounds)
        if rounds > 1 and random.random() < 0.4
    }


Seats = frozenset[tuple[int, int]]


def choices(seats: Costs, empty: Costs, spans: Spans) -> dict[Seats, float]:
    """For one attendee every choice of seats, by session and round, that fill no round and no session twice."""
    sessions, rounds = seats.shape
    found = {}
    for choice in product(range(-1, rounds), repeat=sessions):
        taken = frozenset((session, round) for session, round in enumerate(choice) if round >= 0)
        filled = [one for seat in taken for one in spans.get(seat, seat[1:])]
        if len(filled) == len(set(filled)):
            costs = [seats[at] for at in taken] + [empty[round] for round in range(rounds) if round not in filled]
            found[taken] = float("inf") if none_of(seats) in costs else float(sum(costs))
    return found


def by_round(taken: Seats, spans: Spans) -> dict[int, int]:
    """The session that somebody is in in each round."""
    return {round: seat[0] for seat in taken for round in spans.get(seat, seat[1:])}


@pytest.mark.parametrize("spanned", [False, True])
@pytest.mark.parametrize("kind", KINDS)
@some
@given(st.integers(0, 10_000))
def test_the_cheapest_choice_is_found_and_is_worth_what_is_said(kind: type, spanned: bool, seed: int) -> None:
    seats, empty = drawn(seed, kind)
    spans = drawn_spans(seed, *seats.shape[:2]) if spanned else ALONE
    value, taken = cheapest(seats, empty, spans)
    for who in range(seats.shape[2]):
        every = choices(seats[:, :, who], empty[:, who], spans)
        least = min(every.values())
        assert float(value[who]) == least
        found = {round: int(one) for round, one in enumerate(taken[:, who]) if one >= 0}
        assert found in [by_round(choice, spans) for choice, cost in every.items() if cost == least]


@pytest.mark.parametrize("spanned", [False, True])
@pytest.mark.parametrize("kind", KINDS)
@some
@given(st.integers(0, 10_000))
def test_a_seat_is_dearer_by_what_the_cheapest_choice_with_it_costs_more(kind: type, spanned: bool, seed: int) -> None:
    seats, empty = drawn(seed, kind)
    spans = drawn_spans(seed, *seats.shape[:2]) if spanned else ALONE
    with_seat, with_gap = dearer(seats, empty, spans)
    for who in range(seats.shape[2]):
        every = choices(seats[:, :, who], empty[:, who], spans)
        least, none = min(every.values()), float("inf")
        for at, found in np.ndenumerate(with_seat[:, :, who]):
            assert agree(found, min((cost for choice, cost in every.items() if at in choice), default=none) - least)
        for round, found in enumerate(with_gap[:, who]):
            without = (cost for choice, cost in every.items() if round not in by_round(choice, spans))
            assert agree(found, min(without) - least)


def agree(found: npt.NDArray[np.generic], expected: float) -> bool:
    """Whether a cost is as expected; one of a seat that there is not is only known to be huge."""
    return float(found) > 2**50 if expected == float("inf") else float(found) == expected


def test_an_attendee_without_any_seat_to_choose_costs_more_than_anything() -> None:
    nothing = np.full((1, 2, 1), 2**60, np.int64)
    value, _ = cheapest(nothing, np.full((2, 1), 2**60, np.int64))
    assert value[0] >= none_of(nothing)


def test_attendees_beyond_a_chunk_are_not_forgotten() -> None:
    seats = np.arange(2 * CHUNK + 3, dtype=np.int64).reshape(1, 1, -1)
    value, taken = cheapest(seats, np.full((1, seats.shape[2]), 10**6, np.int64))
    assert np.array_equal(value, seats[0, 0])
    assert not taken.any()


@some
@given(st.integers(0, 10_000))
def test_round_by_round_everybody_takes_the_cheapest_of_each_round_alone(seed: int) -> None:
    seats, empty = drawn(seed, np.float32)
    value, taken = round_by_round(seats, empty)
    cheapest_of_each = np.minimum(seats.min(axis=0, initial=np.inf), empty)
    assert value.tolist() == cheapest_of_each.sum(axis=0, dtype=np.float32).tolist()
    for round, mine in enumerate(taken):
        took = [empty[round, who] if one < 0 else seats[one, round, who] for who, one in enumerate(mine)]
        assert took == cheapest_of_each[round].tolist()
