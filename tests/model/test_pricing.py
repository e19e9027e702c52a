"""The dynamic program over sets of rounds, against trying every choice."""

from __future__ import annotations

from itertools import product

import numpy as np
import numpy.typing as npt
import pytest
from hidden import some
from hypothesis import given
from hypothesis import strategies as st

from allocator.model.bounds.pricing import CHUNK, Costs, Spans, cheapest, dearer, none_of, round_by_round

KINDS = [np.float32, np.int64]


def drawn(seed: int, kind: type, attendees: int = 3) -> tuple[Costs, Costs]:
    """Costs of up to four sessions in up to three rounds, some of which are not there."""
    random = np.random.default_rng(seed)
    sessions, rounds = random.integers(0, 5), random.integers(1, 4)
    seats = random.integers(-5, 9, (sessions, rounds, attendees)).astype(kind)
    seats[random.random(seats.shape) < 0.3] = none_of(seats)
    empty = random.integers(0, 9, (rounds, attendees)).astype(kind)
    return seats, empty


def choices(seats: Costs, empty: Costs) -> list[tuple[tuple[int, ...], float]]:
    """For one attendee every choice of a session (-1: none) for each round, no session twice, with its cost."""
    sessions, rounds = seats.shape
    found = []
    for choice in product(range(-1, sessions), repeat=rounds):
        taken = [one for one in choice if one >= 0]
        if len(taken) == len(set(taken)):
            costs = [empty[r] if one < 0 else seats[one, r] for r, one in enumerate(choice)]
            found.append((choice, float("inf") if none_of(seats) in costs else float(sum(costs))))
    return found


@pytest.mark.parametrize("kind", KINDS)
@some
@given(st.integers(0, 10_000))
def test_the_cheapest_choice_is_found_and_is_worth_what_is_said(kind: type, seed: int) -> None:
    seats, empty = drawn(seed, kind)
    value, taken = cheapest(seats, empty)
    for who in range(seats.shape[2]):
        every = dict(choices(seats[:, :, who], empty[:, who]))
        assert float(value[who]) == min(every.values()) == every[tuple(int(one) for one in taken[:, who])]


@pytest.mark.parametrize("kind", KINDS)
@some
@given(st.integers(0, 10_000))
def test_a_seat_is_dearer_by_what_the_cheapest_choice_with_it_costs_more(kind: type, seed: int) -> None:
    seats, empty = drawn(seed, kind)
    with_seat, with_gap = dearer(seats, empty)
    for who in range(seats.shape[2]):
        every = choices(seats[:, :, who], empty[:, who])
        for (session, round), found in np.ndenumerate(with_seat[:, :, who]):
            assert agree(found, extra(every, round, session))
        for (round,), found in np.ndenumerate(with_gap[:, who]):
            assert agree(found, extra(every, round, -1))


def extra(every: list[tuple[tuple[int, ...], float]], round: int, session: int) -> float:
    """What the cheapest choice with a session in a round costs more than the cheapest of all."""
    least = min(cost for _, cost in every)
    return min((cost for choice, cost in every if choice[round] == session), default=float("inf")) - least


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


def drawn_spans(seed: int, sessions: int, rounds: int) -> Spans:
    """For each session a chance that each of its seats fills the next round as well, or the last one with the first."""
    random = np.random.default_rng(seed)
    return {
        (session, round): tuple(sorted({round, (round + 1) % rounds}))
        for session in range(sessions)
        for round in range(rounds)
        if rounds > 1 and random.random() < 0.4
    }


def choices_with(seats: Costs, empty: Costs, spans: Spans) -> list[tuple[frozenset[tuple[int, int]], float]]:
    """For one attendee every choice of seats, by session and round, that fill no round and no session twice."""
    sessions, rounds = seats.shape
    found = []
    for choice in product(range(-1, rounds), repeat=sessions):
        taken = frozenset((session, round) for session, round in enumerate(choice) if round >= 0)
        filled = [one for session, round in taken for one in spans.get((session, round), (round,))]
        if len(filled) == len(set(filled)):
            costs = [seats[at] for at in taken] + [empty[round] for round in range(rounds) if round not in filled]
            found.append((taken, float("inf") if none_of(seats) in costs else float(sum(costs))))
    return found


@pytest.mark.parametrize("kind", KINDS)
@some
@given(st.integers(0, 10_000))
def test_seats_may_fill_several_rounds_at_once(kind: type, seed: int) -> None:
    seats, empty = drawn(seed, kind)
    spans, none = drawn_spans(seed, *seats.shape[:2]), float("inf")
    value, taken = cheapest(seats, empty, spans)
    with_seat, with_gap = dearer(seats, empty, spans)
    for who in range(seats.shape[2]):
        every = dict(choices_with(seats[:, :, who], empty[:, who], spans))
        least = min(every.values())
        assert float(value[who]) == least
        filled = {
            one: session
            for choice, cost in every.items()
            if cost == least
            for session, round in choice
            for one in spans.get((session, round), (round,))
            if int(taken[one, who]) == session
        }
        assert set(filled) == set(np.flatnonzero(taken[:, who] >= 0).tolist())
        for at, found in np.ndenumerate(with_seat[:, :, who]):
            assert agree(found, min((cost for choice, cost in every.items() if at in choice), default=none) - least)
        for round, found in enumerate(with_gap[:, who]):
            empty_then = (
                cost for choice, cost in every.items() if all(round not in spans.get(one, (one[1],)) for one in choice)
            )
            assert agree(found, min(empty_then) - least)
