"""What answers a replanning: a search, a point of the trade, or free seats given out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from allocator.fingerprint import input_hash
from allocator.model.search.incumbent import OnProgress
from allocator.model.solve import solve
from allocator.model.solvers.deadline import Deadline
from allocator.plan import Difference, Plan, Result, Stage, Trade
from allocator.policy import Policy
from allocator.scenario.bounds import status_of
from allocator.scenario.differences import differences
from allocator.scenario.replan.frontier import Point, demand_a_trade, frontier, picked_from, trade
from allocator.scenario.replan.replanning import Replanning
from allocator.scenario.replan.waitlist import Waitlist, filled, waitlist_result


@dataclass(frozen=True, slots=True)
class Replanned:
    """What was asked, a result, the policy that it answers, and the trade or the waiting list that it comes from.

    `picked` is how many were to be moved at most, where a point of the trade was asked for; `beside` is what is proved
    of a waiting list while everybody else stays.
    """

    asked: Replanning
    policy: Policy
    result: Result
    trade: tuple[Trade, ...] = ()
    picked: int | None = None
    waitlist: Waitlist | None = None
    beside: tuple[Stage, ...] = ()

    @property
    def differences(self) -> tuple[Difference, ...]:
        """Who has what instead of what was announced, and why; empty without a plan."""
        asked, plan = self.asked, self.result.plan
        if plan is None:
            return ()
        return differences(asked.event, asked.announced, plan, asked.causes, known=asked.known)


@dataclass(frozen=True, slots=True)
class Way:
    """How to search: seconds for each plan, the gap that is good enough, the engine, and the threads."""

    time_limit: float
    gap: float = 0.0
    engine: str = "default"
    workers: int = 2


def searched(asked: Replanning, way: Way, *, deadline: Deadline, on_progress: OnProgress | None = None) -> Replanned:
    """The plan that is asked for."""
    result = solve(
        asked.event,
        asked.policy,
        gap=way.gap,
        engine=way.engine,
        workers=way.workers,
        deadline=deadline,
        on_progress=on_progress,
    )
    return Replanned(asked, asked.policy, _made_for(asked, result))


def traded(
    asked: Replanning,
    way: Way,
    *,
    points: int,
    moves: int | None,
    deadline: Deadline,
    on_progress: OnProgress | None = None,
    on_point: Callable[[Point], None] | None = None,
) -> Replanned:
    """The whole trade of moves against quality, and its plan with at most `moves` moves; None: the fewest."""
    demand_a_trade(asked.policy)
    with deadline.part(way.time_limit) as part:
        fewest = searched(asked, way, deadline=part, on_progress=on_progress)
    found = frontier(
        asked,
        fewest.result,
        points=points,
        picked=moves,
        time_limit=way.time_limit,
        gap=way.gap,
        engine=way.engine,
        workers=way.workers,
        deadline=deadline,
        on_point=on_point,
    )
    if not found:
        return fewest
    point = picked_from(found, moves)
    return Replanned(asked, point.policy, _made_for(asked, point.result), trade(found, point), moves)


def given_out(asked: Replanning, way: Way, *, deadline: Deadline) -> Replanned:
    """The announced plan with its free seats given to those who wait; raises ChangeTrouble where it does not hold."""
    announced = asked.event.baseline or Plan((), ())
    waitlist = filled(asked.changed, asked.decided, announced)
    result = waitlist_result(
        asked.changed,
        asked.decided,
        waitlist,
        deadline=deadline,
        gap=way.gap,
        engine=way.engine,
        workers=way.workers,
    )
    # What is proved holds while everybody else and the timetable stay; of plans in general it says nothing.
    alone = tuple(replace(stage, bound=min(stage.value, 0)) for stage in result.stages)
    shown = replace(result, stages=alone, status=status_of(alone))
    return Replanned(asked, asked.decided, _made_for(asked, shown), waitlist=waitlist, beside=result.stages)


def _made_for(asked: Replanning, result: Result) -> Result:
    """The result with the hash of the event as it now is in its workbook, without a baseline."""
    return replace(result, input_hash=input_hash(asked.changed, asked.decided))
