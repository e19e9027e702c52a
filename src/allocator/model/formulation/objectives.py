"""What is wanted, as terms to be made small. The order is the policy's; the figures are those of verify/measures.py."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from allocator.model.formulation.columns import Columns
from allocator.model.formulation.terms import Terms, Whole
from allocator.policy import COST_OF_THE_FIRST


def unseated(columns: Columns) -> Terms:
    """How many seats are missing, an attendee in a round counting as one."""
    return columns.gaps


def unseated_with_wishes(columns: Columns) -> Terms:
    """How many seats are missing of those who stated wishes."""
    return columns.gaps.where(lambda gaps: gaps["rank"] > 0)


def unseated_without_wishes(columns: Columns) -> Terms:
    """How many seats are missing of those who stated no wishes."""
    return columns.gaps.where(lambda gaps: gaps["rank"] == 0)


def rules_broken(columns: Columns) -> Terms:
    """How many rules that hold if possible are broken, one about several groups counting once for each."""
    return columns.broken


def worst_rank(columns: Columns) -> Terms:
    """The worst rank that anybody gets; lacking a seat is worse than any."""
    return columns.steps


def total_cost(columns: Columns) -> Terms:
    """What all seats cost together; a missing seat costs what an unwished one does."""
    return columns.seats.times("cost") + columns.gaps.times(columns.policy.unwished_seat_cost(columns.event))


def cost_of_those_first(columns: Columns) -> Terms:
    """What the seats of those cost together who are served first, missing ones among them."""
    theirs = columns.coded(("attendee",), [(id,) for id in sorted(columns.event.first)])
    missing = columns.gaps.among(theirs).times(columns.policy.unwished_seat_cost(columns.event))
    return columns.seats.among(theirs).times("cost") + missing


def moved_attendees(columns: Columns) -> Terms:
    """How many attendees lose a seat that they were announced."""
    return columns.moves[0]


def moved_rounds(columns: Columns) -> Terms:
    """How many offerings that were announced are held no more."""
    return columns.moves[1]


def moved_rooms(columns: Columns) -> Terms:
    """How many offerings are held in another room than was announced."""
    return columns.moves[2]


TermsOf = Callable[[Columns], Terms]

OBJECTIVES: tuple[TermsOf, ...] = (
    moved_attendees,
    moved_rounds,
    moved_rooms,
    unseated,
    unseated_with_wishes,
    unseated_without_wishes,
    rules_broken,
    worst_rank,
    cost_of_those_first,
    total_cost,
)


def named(objective: TermsOf) -> str:
    """The name of an objective as the policy writes it."""
    return objective.__name__.replace("_", " ")


def vector_of(columns: Columns, terms: Terms) -> Whole:
    """Terms as a coefficient for every column; a seat of unknown session costs the least that it may."""
    vector = terms.vector(columns.count)
    return vector if columns.merging is None else columns.merging.costs(vector)


@dataclass(frozen=True)
class Level:
    """An objective in its place: its name as the policy writes it, and a coefficient for every column."""

    name: str
    vector: Whole


def levels(columns: Columns) -> tuple[Level, ...]:
    """The policy's objectives, most important first."""
    return tuple(Level(name, of(columns, name)) for name in columns.policy.objectives)


def of(columns: Columns, name: str) -> Whole:
    """An objective by its name, as a coefficient for every column."""
    return vector_of(columns, terms_of(columns, name))


def terms_of(columns: Columns, name: str) -> Terms:
    """The terms of an objective by its name: one of ours, or one of the policy's own."""
    for own in columns.policy.own_objectives:
        if own.name == name:
            return own.terms(columns)
    (objective,) = (objective for objective in OBJECTIVES if named(objective) == name)
    return objective(columns)


PRECEDENCE = 10
"""For how many seats a seat of somebody counts who is served first."""


def guide(columns: Columns) -> Whole:
    """The total cost, with gaps dearer than anything: what a first plan goes by, whatever the policy's objectives.

    The gaps of those who stated wishes are twice as dear. The seats of those who are served first count for several.
    """
    cost = of(columns, "total cost")
    if COST_OF_THE_FIRST in columns.policy.objectives:
        cost = cost + (PRECEDENCE - 1) * of(columns, COST_OF_THE_FIRST)
    gaps = vector_of(columns, columns.gaps + unseated_with_wishes(columns))
    return cost + 10 * int(cost.max(initial=1)) * gaps
