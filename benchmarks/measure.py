"""One case solved by one engine in a process of its own, so that its memory is its own and it can be ended."""

from __future__ import annotations

import multiprocessing
import os
import threading
import time
from collections import Counter
from dataclasses import asdict, dataclass
from multiprocessing.connection import Connection
from typing import Any

from allocator.errors import AllocatorError, UnverifiedPlan
from allocator.event import Event
from allocator.memory import peak_mb
from allocator.policy import Policy
from benchmarks.case import Case
from benchmarks.engine import Answer

BUILDING = 600.0
"""Seconds in which an event must be drawn or read."""

GRACE = 120.0
"""Seconds beyond its time limit after which a run is ended: for building a model, which cannot be interrupted."""

SEATS = "everybody_is_seated"
"""The rule that a rival may break openly: seats that are missing are counted."""

BY_US = ("default", "cpsat")
"""Engines of ours: a plan of theirs that breaks a rule is a fault, not a figure."""


@dataclass(frozen=True, slots=True)
class Moment:
    """What was known of the last objective after so many seconds, in the unit of the case; `gap` is a part, 0 to 1."""

    seconds: float
    value: int | None
    bound: int | None
    gap: float | None


@dataclass(frozen=True, slots=True)
class Record:
    """What is told about one run.

    `value`, `bound` and `gap` are those of the last objective, None if it was not reached; `value`, `bound` and
    `published` are in the unit of the case; `levels` are the values of all objectives in their order. `seconds` are
    wall-clock, from event to verified plan; `peak_mb` is the most memory the process held. `broken` counts by how
    much a rival's plan breaks which rules, in seats, runs or persons. `note` says what went wrong, if anything did.
    """

    case: str
    engine: str
    status: str
    value: int | None
    bound: int | None
    gap: float | None
    seconds: float
    peak_mb: float | None
    measures: dict[str, Any] | None
    published: int | None
    time_limit: float = 0.0
    first_plan_seconds: float | None = None
    levels: dict[str, int] | None = None
    broken: dict[str, int] | None = None
    curve: tuple[Moment, ...] = ()
    note: str = ""

    @property
    def missing(self) -> int:
        """Seats that are due and missing."""
        return 0 if self.measures is None else int(self.measures["unseated"])


def measured(case: Case, *, engine: str, time_limit: float, memory_gb: float | None = None) -> Record:
    """Solve in a new process; one that dies, or is ended for its time or memory, is recorded as such."""
    started = time.perf_counter()

    def ended(status: str, peak_mb: float | None = None) -> Record:
        seconds = round(time.perf_counter() - started, 2)
        return Record(
            *(case.name, engine, status, None, None, None, seconds, peak_mb, None, case.published),
            time_limit=time_limit,
        )

    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_work, args=(theirs, case, engine, time_limit, memory_gb), daemon=False)
    process.start()
    theirs.close()
    try:
        for seconds in (BUILDING, time_limit + GRACE):
            if not ours.poll(seconds):
                return ended("over time")
            message = ours.recv()
            if isinstance(message, str):
                raise AllocatorError(message)
            if isinstance(message, float):
                return ended("over memory", message)
            if isinstance(message, Record):
                return message
        raise AssertionError("a run says that it begins, and then how it ends")
    except EOFError:
        return ended("crashed")
    finally:
        process.kill()
        process.join()
        ours.close()


def _work(told: Connection, case: Case, engine: str, time_limit: float, memory_gb: float | None) -> None:
    """Say that the event is there (None), then how it went: a record, the memory held (a float), or what is wrong."""
    try:
        from benchmarks.engines import ENGINES

        if engine not in ENGINES:
            raise AllocatorError(f'There is no engine "{engine}"; write one of: {", ".join(ENGINES)}.')
        if memory_gb is not None:
            threading.Thread(target=_watch, args=(told, memory_gb * 1000), daemon=True).start()
        event, policy = case.build()
        told.send(None)
        started = time.perf_counter()
        answer = ENGINES[engine](event, policy, time_limit)
        told.send(recorded(case, engine, time_limit, event, policy, answer, started))
    except AllocatorError as fault:
        told.send(str(fault))


def recorded(
    case: Case, engine: str, time_limit: float, event: Event, policy: Policy, answer: Answer, started: float
) -> Record:
    """Verify and measure a plan before anything is said about it."""
    from allocator.verify import violations
    from allocator.verify.measures import measure

    broken: Counter[str] = Counter()
    messages = []
    if answer.plan is not None:
        for violation in violations(event, policy, answer.plan):
            broken[violation.rule] += violation.excess
            messages.append(violation.message)
    measures = None if answer.plan is None else measure(event, policy, answer.plan)
    seconds = round(time.perf_counter() - started, 2)
    if broken and engine in BY_US:
        raise UnverifiedPlan("\n".join([f"{case.name}, {engine}: the plan breaks rules:", *messages]))
    levels = {} if measures is None else {name: measures.value(name) for name in policy.objectives}
    cost = levels.get(policy.objectives[-1])
    return Record(
        case=case.name,
        engine=engine,
        status="breaks rules" if set(broken) - {SEATS} else str(answer.status),
        value=None if cost is None else case.figure(cost),
        bound=None if answer.bound is None else case.figure(answer.bound),
        gap=gap_of(cost, answer.bound),
        seconds=seconds,
        peak_mb=peak_mb(),
        measures=asdict(measures) if measures else None,
        published=case.published,
        time_limit=time_limit,
        first_plan_seconds=answer.first_plan_seconds,
        levels=levels,
        broken=dict(broken),
        curve=tuple(
            Moment(
                seconds=round(point.seconds, 3),
                value=None if point.value is None else case.figure(point.value),
                bound=None if point.bound is None else case.figure(point.bound),
                gap=gap_of(point.value, point.bound),
            )
            for point in answer.curve
        ),
    )


def gap_of(value: int | None, bound: int | None) -> float | None:
    """The part of a cost that is not proved necessary, 0 to 1; None where value or bound is missing."""
    if value is None or bound is None:
        return None
    return 0.0 if value <= bound else round((value - bound) / max(1, abs(value)), 6)


def _watch(told: Connection, most_mb: float) -> None:
    """End this process as soon as it holds more than that."""
    while (held := peak_mb()) is not None:
        if held > most_mb:
            told.send(held)
            os._exit(1)
        time.sleep(0.5)
