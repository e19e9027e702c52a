"""The whole trade after an announcement: how much better the plan is for everybody if more may be moved."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from allocator.errors import ChangeTrouble
from allocator.model.solve import solve
from allocator.model.solvers.deadline import Deadline
from allocator.plan import Result, Stage, Trade
from allocator.policy import MOVE_OBJECTIVES, Policy
from allocator.scenario.bounds import beside_bounds, status_of, values
from allocator.scenario.replan.replanning import Replanning, with_limit
from allocator.verify.measures import measure


@dataclass(frozen=True, slots=True)
class Point:
    """The best plan in which no more than `most` attendees are moved (None: as many as it takes)."""

    most: int | None
    policy: Policy
    result: Result

    @property
    def moved(self) -> int:
        """The attendees who are moved."""
        return 0 if self.result.measures is None else self.result.measures.moved_attendees

    @property
    def stages(self) -> tuple[Stage, ...]:
        """The objectives about everybody, in their order; those about moves only choose among equals."""
        return tuple(stage for stage in self.result.stages if stage.name not in MOVE_OBJECTIVES)

    @property
    def proved(self) -> bool:
        """Whether no plan within the limit is better for everybody."""
        return all(stage.proved for stage in self.stages)


def frontier(
    asked: Replanning,
    fewest: Result,
    *,
    points: int,
    picked: int | None = None,
    time_limit: float,
    gap: float = 0.0,
    engine: str = "default",
    workers: int = 2,
    deadline: Deadline | None = None,
    on_point: Callable[[Point], None] | None = None,
) -> tuple[Point, ...]:
    """Points of the trade, from the fewest moved to the best plan there is, each with what is proved of it.

    `fewest` is the answer to `asked`; a number of moves that was `picked` is one of the points. Between the ends the
    next point lies in the middle of the widest part over which the plan still becomes better. Each has `time_limit`
    seconds; the last is searched as if nothing had been announced. A plan with fewer moves is a plan where more are
    allowed, so that no point is worse than one before it.
    """
    if fewest.measures is None:
        return ()
    deadline = deadline or Deadline(time_limit * points)

    def at(most: int | None, near: Sequence[Point]) -> Point:
        policy = with_limit(asked.policy, most)
        with deadline.part(time_limit) as part:
            if most is None:
                new = solve(asked.changed, _new(policy), deadline=part, gap=gap, engine=engine, workers=workers)
                result = _as_if_new(asked, policy, new)
            else:
                within = [point for point in near if point.moved <= most and point.result.plan is not None]
                start = min(within, key=quality).result.plan if within else None
                result = solve(asked.event, policy, deadline=part, gap=gap, engine=engine, workers=workers, start=start)
        point = _no_worse(asked, Point(most, policy, result), near)
        if on_point is not None:
            on_point(point)
        return point

    least = fewest.measures.moved_attendees
    found: tuple[Point, ...] = (at(least, [Point(least, asked.policy, fewest)]),)
    found = (*found, at(None, found))
    if picked is not None and picked > least:
        found = monotone(asked, (found[0], at(picked, found), found[1]))
    while len(found) < points and deadline.left > 0:
        step = _widest(found)
        if step is None:
            break
        place, most = step
        found = monotone(asked, (*found[:place], at(most, found), *found[place:]))
    return bounded(monotone(asked, found))


def demand_a_trade(policy: Policy) -> None:
    """Raises ChangeTrouble where no objective is about anything but moves."""
    if not _new(policy).objectives:
        raise ChangeTrouble(
            "The objectives are only about moves, so there is nothing to weigh moves against. Name another objective "
            "on Settings, for example total cost, or leave out --frontier."
        )


def _new(policy: Policy) -> Policy:
    """The policy without a word about moves."""
    return replace(
        policy, most_moved=None, objectives=tuple(name for name in policy.objectives if name not in MOVE_OBJECTIVES)
    )


def _as_if_new(asked: Replanning, policy: Policy, result: Result) -> Result:
    """A plan made from scratch with what it moves; nothing is proved of that."""
    if result.plan is None:
        return result
    measures = measure(asked.event, policy, result.plan)
    moved = tuple(Stage(name, measures.value(name), 0) for name in MOVE_OBJECTIVES)
    stages = (*result.stages, *moved)
    return replace(result, measures=measures, stages=stages, status=status_of(stages))


def picked_from(points: Sequence[Point], moves: int | None) -> Point:
    """The last point that moves at most `moves`; the first where there is no limit, or no point moves so few."""
    within = [point for point in points if moves is not None and point.moved <= moves]
    return within[-1] if within else points[0]


def trade(points: Sequence[Point], chosen: Point) -> tuple[Trade, ...]:
    """The points as they are shown, one of them chosen."""
    found = []
    for point in points:
        measures = point.result.measures
        if measures is not None:
            moves = (measures.moved_attendees, measures.moved_rounds, measures.moved_rooms)
            found.append(Trade(point.most, moves, point.stages, point is chosen))
    return tuple(found)


def quality(point: Point) -> tuple[int, ...]:
    """What the objectives about everybody reach, in their order; smaller is better."""
    return values(point.stages)


def monotone(asked: Replanning, points: Sequence[Point]) -> tuple[Point, ...]:
    """The points, each with the best of all their plans that keep its limit: the more may be moved, the more do."""
    return tuple(_no_worse(asked, point, points) for point in points)


def _no_worse(asked: Replanning, point: Point, others: Sequence[Point]) -> Point:
    """The point with the best of its own plan and those of others that keep its limit."""
    for other in others:
        plan = other.result.plan
        if plan is None or (point.most is not None and other.moved > point.most):
            continue
        measures = measure(asked.event, point.policy, plan)
        reached = tuple(map(measures.value, point.policy.objectives))
        if point.result.plan is None or reached < values(point.result.stages):
            stages = beside_bounds(point.policy.objectives, measures.value, point.result.stages)
            result = replace(point.result, plan=plan, stages=stages, status=status_of(stages), measures=measures)
            point = replace(point, result=result)
    return point


def bounded(points: Sequence[Point]) -> tuple[Point, ...]:
    """The points, each with what is proved of the one after it too: what no plan can do, none that moves fewer can."""
    found: list[Point] = []
    for point in reversed(points):
        if found:
            stages = tuple(_raised(point.result.stages, found[-1].stages))
            point = replace(point, result=replace(point.result, stages=stages, status=status_of(stages)))
        found.append(point)
    return tuple(reversed(found))


def _raised(stages: Sequence[Stage], looser: Sequence[Stage]) -> Iterator[Stage]:
    """Stages with the bounds of those of a looser limit, as far as the levels before agree."""
    others = {stage.name: stage for stage in looser}
    same = True
    for stage in stages:
        other = others.get(stage.name)
        same = same and other is not None
        if same and other is not None:
            yield replace(stage, bound=max(stage.bound, min(stage.value, other.bound)))
            same = stage.value <= other.value
        else:
            yield stage


def _widest(points: Sequence[Point]) -> tuple[int, int] | None:
    """Where another point would be most useful: its place among them, and the moves that it allows.

    That is between what one allows and what the next one moves, wherever that is better and furthest apart.
    """
    steps = [
        (after.moved - before.most, -place, (before.most + after.moved) // 2)
        for place, (before, after) in enumerate(pairwise(points), start=1)
        if before.most is not None and after.moved - before.most > 1 and quality(after) < quality(before)
    ]
    if not steps:
        return None
    _, place, most = max(steps)
    return -place, most
