"""After the announcement: the symposium loses a session and a room, and 25 people register late.

`python -m benchmarks.replan` announces a plan, makes the next one with the fewest people moved, and one from scratch.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace
from random import Random

import click

from allocator.event import Attendee, Event, Wish
from allocator.example import symposium
from allocator.model.solve import solve
from allocator.plan import Moves, Plan, Result, Stage, moves
from allocator.scenario.changes import Cancel, Change, CloseRoom
from allocator.scenario.replan.frontier import Point, frontier
from allocator.scenario.replan.replanning import replanning

LATE = 25
"""People who register after the announcement, each with five wishes."""


@click.command(help="Measure what a late change costs.", epilog="python -m benchmarks.replan --time-limit 60")
@click.option("--announced", default=60.0, show_default=True, help="Seconds for the plan that is announced.")
@click.option("--time-limit", default=60.0, show_default=True, help="Seconds for each of the others.")
@click.option("--seed", default=1, show_default=True, help="Who registers late, and what they wish for.")
@click.option("--points", default=0, help="Points of the trade of moves against quality; 0 for none.")
def main(announced: float, time_limit: float, seed: int, points: int) -> None:
    """Announce, change, and make a plan in both ways."""
    event, policy = symposium()
    first = solve(event, policy, time_limit=announced)
    assert first.plan is not None
    _tell("announced", first, moves(first.plan, first.plan), None)
    happened = changes(event)
    print(f"then: {'; '.join(map(str, happened))}; {LATE} register late")
    asked = replanning(with_late(event, seed), policy, first.plan, happened)
    fewest: list[float] = []
    started = time.perf_counter()
    found = solve(
        asked.event,
        asked.policy,
        time_limit=time_limit,
        on_progress=lambda now: fewest.append(time.perf_counter() - started) if now.level == "moved rounds" else None,
    )
    _tell("fewest moved", found, _moved(first.plan, found), fewest[0] if fewest else None)
    scratch = solve(asked.changed, policy, time_limit=time_limit)
    _tell("from scratch", scratch, _moved(first.plan, scratch), None)
    if points:
        print(f"the trade, {points} points of {time_limit:g} s each:")
        for point in frontier(asked, found, points=points, time_limit=time_limit):
            print(f"    {_limit(point)}: {point.moved} moved, {_stages(point.stages)}", flush=True)


def changes(event: Event) -> tuple[Change, ...]:
    """The fifth session is cancelled, and the room of 60 closed in the second round."""
    (largest,) = (room for room in event.rooms if room.capacity == 60)
    return Cancel(event.sessions[4].code), CloseRoom(largest.name, event.rounds[1].name)


def with_late(event: Event, seed: int) -> Event:
    """The event with those who register late."""
    random = Random(seed)
    codes = [session.code for session in event.sessions if session is not event.sessions[4]]
    people = tuple(Attendee(f"late{number}", f"Late {number}") for number in range(1, LATE + 1))
    wishes = tuple(Wish(one.id, code, rank) for one in people for rank, code in enumerate(random.sample(codes, 5), 1))
    return replace(event, attendees=event.attendees + people, wishes=event.wishes + wishes)


def _moved(announced: Plan, result: Result) -> Moves:
    return moves(announced, result.plan) if result.plan is not None else Moves((), (), ())


def _tell(name: str, result: Result, moved: Moves, seconds: float | None) -> None:
    print(f"{name}: {result.status} after {result.seconds:.1f} s")
    print(f"    {len(moved.attendees)} attendees, {len(moved.offerings)} offerings, {len(moved.rooms)} rooms moved")
    if seconds is not None:
        print(f"    the fewest attendees are settled after {seconds:.1f} s")
    print(f"    {_stages(result.stages)}", flush=True)


def _stages(stages: Sequence[Stage]) -> str:
    return ", ".join(f"{stage.name} {stage.value} (at least {stage.bound})" for stage in stages)


def _limit(point: Point) -> str:
    return "no limit" if point.most is None else f"at most {point.most}"


if __name__ == "__main__":
    main(prog_name="python -m benchmarks.replan")
