"""The cheapest seats of one attendee after the other, all attendees at once: at most one a round and one a session.

A dynamic program over the sets of rounds that are filled: session by session, each is left out or fills one more
round, or those of its span. Shapes are sessions x rounds x attendees, a session being the first, second, ... of those
that an attendee can have; a seat that there is not costs NONE.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

import numpy as np
import numpy.typing as npt

Costs = npt.NDArray[Any]
"""Costs in 32-bit floating-point or 64-bit whole numbers."""

Spans = Mapping[tuple[int, int], tuple[int, ...]]
"""By session and round the rounds that a seat then fills all at once, where it is not that round alone."""

ALONE: Spans = MappingProxyType({})
"""Every seat fills its round alone."""

MOST_ROUNDS = 8
"""The most rounds; the work doubles with each."""

CHUNK = 4096
"""Attendees at a time: few enough for the processor's cache."""


def none_of(costs: Costs) -> Any:
    """The cost of a seat that there is not: more than any, and twice of it can still be added."""
    return costs.dtype.type(2**60 if costs.dtype == np.int64 else np.inf)


def cheapest(seats: Costs, empty: Costs, spans: Spans = ALONE) -> tuple[Costs, npt.NDArray[np.int16]]:
    """What each attendee's cheapest seats cost together, and which session that is in each round (-1: none).

    `empty` (rounds x attendees) is what a round without one of these seats costs.
    """
    sessions, rounds, attendees = seats.shape
    if not spans and _are_apart(seats):
        return round_by_round(seats, empty)
    value = np.empty(attendees, seats.dtype)
    taken = np.full((rounds, attendees), -1, np.int16)
    for chunk in _chunks(attendees):
        mine = seats[:, :, chunk]
        filled, came = _forward(mine, spans)
        _add_empty(filled, empty[:, chunk])
        at = filled.argmin(axis=0)
        who = np.arange(len(at))
        value[chunk] = filled[at, who]
        here = taken[:, chunk]
        for session in reversed(range(sessions)):
            round = came[session][at, who]
            some = np.flatnonzero(round >= 0)
            sets = np.array([_bits(spans, session, one) for one in range(rounds)])[round[some]]
            for one in range(rounds):
                here[one, some[(sets >> one & 1) == 1]] = session
            at[some] &= ~sets
    return value, taken


def dearer(seats: Costs, empty: Costs, spans: Spans = ALONE) -> tuple[Costs, Costs]:
    """By how much an attendee's cheapest seats with each seat, and with each round empty, are dearer than the cheapest.

    The first has the shape of `seats`, the second that of `empty`.
    """
    if not spans and _are_apart(seats):
        least = np.minimum(seats.min(axis=0, initial=none_of(seats)), empty)
        return np.where(seats < none_of(seats), seats - least, none_of(seats)), empty - least
    seat, gap = np.empty_like(seats), np.empty_like(empty)
    for chunk in _chunks(seats.shape[2]):
        seat[:, :, chunk], gap[:, chunk] = _dearer(seats[:, :, chunk], empty[:, chunk], spans)
    return seat, gap


def round_by_round(seats: Costs, empty: Costs) -> tuple[Costs, npt.NDArray[np.int16]]:
    """The cheapest seat of every round on its own, as `cheapest` gives it: a session may come twice.

    The same as `cheapest` where no session is in two rounds; for any number of rounds.
    """
    value = np.zeros(seats.shape[2], seats.dtype)
    taken = np.full(empty.shape, -1, np.int16)
    for round, cost in enumerate(empty):
        here = np.flatnonzero((seats[:, round] < none_of(seats)).any(axis=1))
        best = cost
        if len(here):
            offered = seats[here, round]
            at = offered.argmin(axis=0)
            least = offered[at, np.arange(len(at))]
            taken[round] = np.where(least < cost, here[at], -1)
            best = np.minimum(least, cost)
        value = np.minimum(value + best, none_of(value))
    return value, taken


def _are_apart(seats: Costs) -> bool:
    """Whether no session is in two rounds: then the rounds have nothing to do with each other."""
    there = (seats < none_of(seats)).any(axis=2)
    return bool((there.sum(axis=1) <= 1).all())


def _chunks(attendees: int) -> Iterator[slice]:
    return (slice(first, min(first + CHUNK, attendees)) for first in range(0, attendees, CHUNK))


def _bits(spans: Spans, session: int, round: int) -> int:
    """The set of rounds that a seat fills."""
    return sum(1 << one for one in spans.get((session, round), (round,)))


def _forward(seats: Costs, spans: Spans) -> tuple[Costs, list[npt.NDArray[np.int16]]]:
    """For each set of rounds the least cost of filling just these, and the round that each session fills in it."""
    sessions, rounds, attendees = seats.shape
    filled = np.full((1 << rounds, attendees), none_of(seats), seats.dtype)
    filled[0] = 0
    came = []
    for session in range(sessions):
        before = filled.copy()
        way = np.full(filled.shape, -1, np.int16)
        for mask, round, after in _fillings(session, rounds, spans):
            cost = before[mask] + seats[session, round]
            better = cost < filled[after]
            np.copyto(filled[after], cost, where=better)
            way[after][better] = round
        came.append(way)
    return filled, came


def _steps(rounds: int) -> Iterator[tuple[int, int]]:
    """Every set of rounds with every round that is not in it."""
    return ((mask, round) for mask in range(1 << rounds) for round in range(rounds) if not mask >> round & 1)


def _fillings(session: int, rounds: int, spans: Spans) -> Iterator[tuple[int, int, int]]:
    """Every set of rounds with every round of a session's seat that can be added to it, and the set with that."""
    for mask, round in _steps(rounds):
        bits = _bits(spans, session, round)
        if not mask & bits:
            yield mask, round, mask | bits


def _add_empty(filled: Costs, empty: Costs) -> None:
    """Adds to each set's cost that of the rounds that are not in it."""
    for mask, round in _steps(len(empty)):
        np.minimum(filled[mask] + empty[round], none_of(filled), out=filled[mask])


def _dearer(seats: Costs, empty: Costs, spans: Spans) -> tuple[Costs, Costs]:
    sessions, rounds, attendees = seats.shape
    befores = []
    filled = np.full((1 << rounds, attendees), none_of(seats), seats.dtype)
    filled[0] = 0
    for session in range(sessions):
        befores.append(filled)
        filled = filled.copy()
        for mask, round, after in _fillings(session, rounds, spans):
            np.minimum(filled[after], befores[session][mask] + seats[session, round], out=filled[after])
    ahead = np.zeros_like(filled)
    _add_empty(ahead, empty)
    whole = filled + ahead
    least = whole.min(axis=0)
    gap = np.stack(
        [whole[[mask for mask in range(1 << rounds) if not mask >> r & 1]].min(axis=0) for r in range(rounds)]
    )
    seat = np.full(seats.shape, none_of(seats), seats.dtype)
    for session in reversed(range(sessions)):
        later = ahead
        ahead = later.copy()
        for mask, round, after in _fillings(session, rounds, spans):
            cost = seats[session, round] + later[after]
            np.minimum(ahead[mask], cost, out=ahead[mask])
            np.minimum(seat[session, round], befores[session][mask] + cost, out=seat[session, round])
    return seat - least, gap - least
