"""Which of the rooms on offer serve the attendees best, and in which layout."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from allocator.errors import UnverifiedPlan
from allocator.event import Event, Session
from allocator.model.engines.room_choice import Promise, RoomChoices
from allocator.model.solve import solve
from allocator.model.solvers.deadline import Deadline
from allocator.plan import Plan, Result, Status
from allocator.policy import Policy
from allocator.scenario.bounds import values
from allocator.scenario.whatif.case import Case, Outcome
from allocator.verify import violations

ASKING = 0.5
"""The part of a plan's time that the question takes which choice to try next."""


@dataclass(frozen=True, slots=True)
class Tried:
    """Rooms of those on offer, the event with these, and the best plan for it."""

    rooms: tuple[str, ...]
    event: Event
    result: Result

    @property
    def reached(self) -> tuple[int, ...] | None:
        """What the objectives reach, in their order; None without a plan."""
        return None if self.result.plan is None else values(self.result.stages)


@dataclass(frozen=True, slots=True)
class BestRooms:
    """The choices tried, in their order; the best of them; and whether no other choice is better.

    Without a best one `proved` says that no choice has a plan.
    """

    tried: tuple[Tried, ...]
    best: Tried | None
    proved: bool


def best_rooms(
    event: Event,
    policy: Policy,
    *,
    time_limit: float,
    at_most: int,
    gap: float = 0.0,
    engine: str = "default",
    workers: int = 2,
    deadline: Deadline | None = None,
    start: Plan | None = None,
    on_tried: Callable[[Tried], None] | None = None,
) -> BestRooms:
    """The best choice of rooms for an event with a choice; at most `at_most` are tried, `time_limit` seconds each.

    A relaxation names the choice that may be the best of all that are left; that is planned for in earnest. It ends
    where none left can be better than the best plan so far. Each search goes on from `start`, where that is a plan with
    these rooms. `deadline` lets another thread end it early.
    """
    deadline = deadline or Deadline(time_limit * at_most * (1 + ASKING))
    promising = RoomChoices(event, policy, deadline=deadline, workers=workers, seconds=time_limit * ASKING)
    tried: list[Tried] = []
    best: Tried | None = None
    promise = promising.next(None)
    while promise.rooms is not None and len(tried) < at_most and deadline.left > 0:
        chosen = with_rooms(event, promise.rooms)
        with deadline.part(time_limit) as part:
            result = solve(chosen, policy, deadline=part, gap=gap, engine=engine, workers=workers, start=start)
        if result.plan is not None and violations(event, policy, result.plan):
            raise UnverifiedPlan("A plan of our own uses rooms that it may not: a fault of this program.")
        tried.append(Tried(promise.rooms, chosen, result))
        best = min((best, tried[-1]) if best else (tried[-1],), key=_order)
        if on_tried is not None:
            on_tried(tried[-1])
        promising.leave_out(promise.rooms)
        promise = promising.next(best.reached)
    return BestRooms(tuple(tried), best, _proved(promise, tried, best))


def _proved(promise: Promise, tried: Sequence[Tried], best: Tried | None) -> bool:
    """Whether no plan with other rooms is better, neither with those left nor with those tried."""
    if not promise.known or promise.rooms is not None:
        return False
    reached = None if best is None else best.reached

    def cannot_be_better(other: Tried) -> bool:
        if other.result.status is Status.PROVED_IMPOSSIBLE:
            return True
        return reached is not None and tuple(stage.bound for stage in other.result.stages) >= reached

    return all((other is best and reached is not None) or cannot_be_better(other) for other in tried)


def _order(one: Tried) -> tuple[bool, tuple[int, ...]]:
    return (one.reached is None, one.reached or ())


def outcomes(found: BestRooms, policy: Policy) -> tuple[Outcome, ...]:
    """The choices tried as what-ifs, named by their rooms."""

    def case(one: Tried) -> Case:
        return Case(_called(one.rooms), (f"of the rooms on offer there are {', '.join(one.rooms)}",), one.event, policy)

    return tuple(Outcome(case(one), one.result) for one in found.tried)


def with_results(found: BestRooms, outcomes: Sequence[Outcome]) -> BestRooms:
    """The same choices with what came of them in the end; only where no best one is proved can another be it."""
    results = {outcome.case.name: outcome.result for outcome in outcomes}
    tried = tuple(replace(one, result=results[_called(one.rooms)] or one.result) for one in found.tried)
    best = None if found.best is None else min(tried, key=_order)
    return found if found.proved else replace(found, tried=tried, best=best)


def told(found: BestRooms) -> str:
    """In a sentence which choice is the best, and what is proved of that."""
    if found.proved and (found.best is None or found.best.reached is None):
        return "No choice of rooms has a plan; that is proved."
    if found.tried and all(one.result.status is Status.PROVED_IMPOSSIBLE for one in found.tried):
        return "No choice of rooms that was tried has a plan; that is proved."
    if found.best is None or found.best.reached is None:
        return "No plan was found with any choice of rooms."
    choice = _called(found.best.rooms)
    if found.proved:
        return f"The best choice is {choice}: no plan with other rooms is better; that is proved."
    return f"The best choice found is {choice}; other rooms may be as good or better; that is not settled."


def _called(rooms: Sequence[str]) -> str:
    return " + ".join(rooms)


def with_rooms(event: Event, rooms: Sequence[str]) -> Event:
    """The event with these of the rooms on offer, and nothing left to choose.

    What is fixed in a place is fixed in the layout that it has now.
    """
    assert event.choice is not None
    gone = {room for place in event.choice.places for room in place.rooms} - set(rooms)
    rooms_left = tuple(room for room in event.rooms if room.name not in gone)
    nowhere = bool(event.rooms) and not rooms_left
    there = {
        room: next((layout for layout in rooms if layout in layouts), room)
        for room, layouts in event.layouts_of.items()
    }

    def left(session: Session) -> Session:
        room = None if session.room is None else there[session.room]
        fixed = tuple(replace(one, room=None if one.room is None else there[one.room]) for one in session.fixed)
        if not nowhere and gone.isdisjoint({room, *(one.room for one in fixed)}):
            return replace(session, room=room, fixed=fixed)
        # It can be nowhere: where it must be held all the same, no plan exists.
        must = session.at_least or int(bool(session.fixed))
        return replace(session, room=None, fixed=(), at_least=must, at_most=0)

    return replace(
        event,
        rooms=rooms_left,
        sessions=tuple(map(left, event.sessions)),
        choice=None,
    )
