"""A search ends when it must, with what it has: a verified plan, or word that there is none yet."""

from __future__ import annotations

import threading
from dataclasses import replace
from random import Random

import pytest

from allocator.event import Attendee, Event, Room, Round, Session, Wish
from allocator.model.search.incumbent import Progress
from allocator.model.solve import solve
from allocator.model.solvers.deadline import Deadline
from allocator.plan import Result, Status
from allocator.policy import Policy
from allocator.verify import violations
from tests.small import DAY


def crowd(attendees: int, sessions: int, rounds: int) -> Event:
    """People with four wishes each, and fewer rooms than sessions, so that not every session fits in every round."""
    random = Random(7)
    codes = [f"W{number:02}" for number in range(sessions)]
    people = [f"p{number:03}" for number in range(attendees)]
    rooms = sessions // 2
    return Event(
        title="RoundsApart",
        rounds=tuple(Round(f"R{number}") for number in range(rounds)),
        rooms=tuple(Room(f"Room {number}", attendees // rooms + 1 + number) for number in range(rooms)),
        speakers=(),
        sessions=tuple(Session(code, f"Craft {code}", minimum=3) for code in codes),
        attendees=tuple(Attendee(id, f"Pat {id}") for id in people),
        wishes=tuple(
            Wish(id, code, rank) for id in people for rank, code in enumerate(random.sample(codes, 4), start=1)
        ),
    )


def demand_honest(event: Event, result: Result) -> None:
    """Either a verified plan with a stage per objective, or none and nothing said about one."""
    if result.plan is None:
        assert (result.status, result.stages, result.measures) == (Status.NOTHING_FOUND, (), None)
    else:
        assert violations(event, Policy(), result.plan) == ()
        assert result.measures is not None
        assert [(stage.name, stage.value) for stage in result.stages] == [
            (name, result.measures.value(name)) for name in Policy().objectives
        ]
        proved = all(stage.proved for stage in result.stages)
        assert result.status == (Status.PROVED_BEST if proved else Status.BEST_FOUND)


@pytest.mark.parametrize("engine", ["default", "cpsat"])
@pytest.mark.parametrize("seconds", [0.0, 0.001, 0.05])
@pytest.mark.parametrize("event", [DAY, crowd(20, 6, 2)], ids=["day", "crowd"])
def test_no_time_is_no_fault(event: Event, seconds: float, engine: str) -> None:
    result = solve(event, Policy(), time_limit=seconds, engine=engine, workers=1)
    demand_honest(event, result)


@pytest.mark.parametrize("engine", ["default", "cpsat"])
def test_no_time_proves_nothing_impossible_but_what_counts_say(engine: str) -> None:
    event = replace(DAY, sessions=tuple(replace(session, at_least=3) for session in DAY.sessions))
    counted = "The sessions need a room 9 times in all, and the rooms can be used 6 times."
    result = solve(event, Policy(), time_limit=0, engine=engine, workers=1)
    assert result.plan is None
    assert result.status in (Status.NOTHING_FOUND, Status.PROVED_IMPOSSIBLE)
    assert result.reasons[:1] == ((counted,) if result.status is Status.PROVED_IMPOSSIBLE else result.reasons[:1])


def test_a_deadline_that_was_asked_for_has_no_time_left() -> None:
    deadline, called = Deadline(100), list[str]()
    assert deadline.left > 99
    with deadline.stopping(lambda: called.append("running")):
        deadline.ask()
    assert (deadline.left, called) == (0.0, ["running"])
    with deadline.stopping(lambda: called.append("later")):
        pass
    assert called == ["running", "later"]
    deadline.ask()
    assert called == ["running", "later"]


def test_a_deadline_counts_from_its_beginning() -> None:
    deadline = Deadline(5, counted=True)
    assert (deadline.left, deadline.elapsed) == (5.0, 0.0)
    deadline.spend(2)
    assert (deadline.left, deadline.elapsed) == (3.0, 2.0)
    deadline.spend(4)
    assert (deadline.left, deadline.elapsed) == (0.0, 6.0)


def test_progress_is_told_level_by_level_and_never_claims_more_than_there_is() -> None:
    told: list[Progress] = []
    event = crowd(20, 6, 2)
    result = solve(event, Policy(), time_limit=5, workers=1, on_progress=told.append)
    assert list(dict.fromkeys(line.level for line in told)) == list(Policy().objectives)
    assert [line for line in told if line.value is not None and line.bound > line.value] == []
    assert [line.seconds for line in told] == sorted(line.seconds for line in told)
    last = {line.level: line for line in told}
    assert [(last[stage.name].value, last[stage.name].bound) for stage in result.stages][-1:] == [
        (stage.value, stage.bound) for stage in result.stages
    ][-1:]


@pytest.mark.slow
@pytest.mark.parametrize("engine", ["default", "cpsat"])
def test_somebody_who_asks_gets_the_best_plan_so_far_soon(engine: str) -> None:
    event, deadline = crowd(100, 10, 3), Deadline(300)

    def ask_a_second_after_the_first_plan(progress: Progress) -> None:
        if progress.value is not None and not timers:
            timers.append(threading.Timer(1, deadline.ask))
            timers[0].start()

    timers: list[threading.Timer] = []
    result = solve(
        event, Policy(), engine=engine, workers=1, deadline=deadline, on_progress=ask_a_second_after_the_first_plan
    )
    timers[0].join()
    assert result.seconds < 300
    assert (result.status, result.plan is None) == (Status.BEST_FOUND, False)
    demand_honest(event, result)


@pytest.mark.slow
@pytest.mark.parametrize("engine", ["default", "cpsat"])
def test_somebody_who_asks_at_once_is_answered_at_once(engine: str) -> None:
    event, deadline = crowd(100, 10, 3), Deadline(300)
    deadline.ask()
    result = solve(event, Policy(), engine=engine, workers=1, deadline=deadline)
    assert result.seconds < 300
    demand_honest(event, result)
