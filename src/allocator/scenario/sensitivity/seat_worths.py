"""Where one more seat helps most: each full offering in turn with one more, and everybody seated again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from allocator.comparison import Comparison, SeatGain
from allocator.event import Event, Fixed, Room, Session
from allocator.model.solve import solve
from allocator.model.solvers.deadline import Deadline
from allocator.plan import Placement, Plan, Stage
from allocator.policy import Policy
from allocator.runs import runs_of
from allocator.scenario.bounds import beside_bounds, values
from allocator.verify.measures import measure
from allocator.verify.view import View, named

EACH = 0.3
"""The part of the time of all others together that each seat more has."""


@dataclass(frozen=True, slots=True)
class MoreSeats:
    """An offering with a seat more than its `seats`: what the objectives then reach."""

    placement: Placement
    seats: int
    stages: tuple[Stage, ...]

    @property
    def reached(self) -> tuple[int, ...]:
        """The values of the objectives, in their order."""
        return values(self.stages)


@dataclass(frozen=True, slots=True)
class SeatWorths:
    """What the objectives reach with the timetable as it is, and with a seat more in each offering, the best first.

    `plan` is the one found without a seat more, where it is better than the one that was given.
    """

    stages: tuple[Stage, ...]
    offerings: tuple[MoreSeats, ...]
    plan: Plan | None = None


def seat_worths(
    event: Event,
    policy: Policy,
    plan: Plan,
    *,
    time_limit: float,
    gap: float = 0.0,
    engine: str = "default",
    workers: int = 2,
    deadline: Deadline | None = None,
    on_offering: Callable[[MoreSeats], None] | None = None,
) -> SeatWorths:
    """The worth of one more seat in each offering that is full, the timetable staying.

    What can be had without one has `time_limit` seconds, each seat more a part of that. The plan can be had without,
    and what is found without can be had with it, too.
    """
    view = View(event, policy, plan)
    own = _rooms_of_their_own(view)
    apart = _each_in_a_room_of_its_own(view, own)
    full = [
        (number, placement)
        for number, placement in enumerate(plan.placements)
        if len(view.taken.get((placement.session, placement.round), ())) >= view.room_for(placement)
    ]
    deadline = deadline or Deadline(time_limit * (1 + EACH * len(full)))
    with deadline.part(time_limit) as part:
        without = solve(apart, policy, deadline=part, gap=gap, engine=engine, workers=workers)
    reached = measure(replace(event, baseline=None), policy, plan)
    known = tuple(Stage(name, reached.value(name), 0) for name in policy.objectives)
    base = _better(known, without.stages)
    better = None
    if without.plan is not None and values(without.stages) < values(known):
        better = Plan.of(plan.placements, without.plan.assignments)
    found = []
    for number, placement in full:
        if deadline.left <= 0:
            break
        seats = view.room_for(placement)
        rooms = (
            replace(room, capacity=room.capacity + 1) if room.name == own[number] else room for room in apart.rooms
        )
        with deadline.part(time_limit * EACH) as part:
            result = solve(
                replace(apart, rooms=tuple(rooms)), policy, deadline=part, gap=gap, engine=engine, workers=workers
            )
        found.append(MoreSeats(placement, seats, _better(base, result.stages)))
        if on_offering is not None:
            on_offering(found[-1])
    return SeatWorths(base, tuple(sorted(found, key=lambda one: (one.reached, one.placement))), better)


def with_seats(comparison: Comparison, event: Event, worths: SeatWorths) -> Comparison:
    """The comparison that says where one more seat would help its base."""
    gains = (
        SeatGain(
            named(event.session_of[one.placement.session]),
            one.placement.round,
            one.placement.room,
            one.seats,
            one.stages,
        )
        for one in worths.offerings
    )
    return replace(comparison, held=worths.stages, seats=tuple(gains))


def _better(known: tuple[Stage, ...], more: tuple[Stage, ...]) -> tuple[Stage, ...]:
    """The stages of a search, or those known before where these are better, as far as the bounds allow to say so."""
    if more and values(more) <= values(known):
        return more
    reached = {stage.name: stage.value for stage in known}
    return beside_bounds(tuple(reached), reached.__getitem__, more)


def _rooms_of_their_own(view: View) -> list[str]:
    """For each placement the name of a room that holds one run only, as long as it lasts."""
    first: dict[tuple[str, str], str] = {}
    for session in view.event.sessions:
        rounds = [one.round for one in view.plan.placements if one.session == session.code]
        for run in runs_of(view.event, session, rounds):
            first |= {(session.code, round): f"{session.code} from {run[0]} on" for round in run}
    return [first[one.session, one.round] for one in view.plan.placements]


def _each_in_a_room_of_its_own(view: View, own: Sequence[str]) -> Event:
    """The event with the plan's timetable, each run in a room that seats as many as can attend it now."""
    event, placements = view.event, view.plan.placements
    rooms = {
        name: Room(name, view.room_for(one), event.room_of[one.room].features if one.room else frozenset())
        for name, one in zip(own, placements, strict=True)
    }
    fixed = {
        session.code: tuple(
            Fixed(one.round, name) for name, one in zip(own, placements, strict=True) if one.session == session.code
        )
        for session in event.sessions
    }

    def settled(session: Session) -> Session:
        here = fixed[session.code]
        times = len(here) // session.lasts
        most = -(-len(here) // session.lasts)
        return replace(session, maximum=None, room=None, fixed=here, at_least=times, at_most=most)

    sessions = tuple(map(settled, event.sessions))
    return replace(event, rooms=tuple(rooms.values()), sessions=sessions, baseline=None, choice=None)
