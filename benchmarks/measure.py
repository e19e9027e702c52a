"""One case solved by one engine in a process of its own, so that its memory is its own."""

from __future__ import annotations

import multiprocessing
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import asdict, dataclass
from typing import Any

from allocator.errors import AllocatorError, UnverifiedPlan
from benchmarks.case import Case


@dataclass(frozen=True, slots=True)
class Record:
    """What is printed about one run.

    `value`, `bound` and `gap` are those of the last objective, None if it was not reached; `value`, `bound` and
    `published` are in the unit of the case. `seconds` are wall-clock, from event to verified plan; `peak_mb` is the
    most memory the process held.
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


def measured(case: Case, *, engine: str, time_limit: float) -> Record:
    """Solve in a new process; one that dies is recorded as such."""
    started = time.perf_counter()
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
        try:
            return pool.submit(_solved, case, engine, time_limit).result()
        except BrokenProcessPool:
            seconds = round(time.perf_counter() - started, 2)
            return Record(case.name, engine, "crashed", None, None, None, seconds, None, None, case.published)


def _solved(case: Case, engine: str, time_limit: float) -> Record:
    """Solve here, and verify the plan before anything is said about it."""
    from allocator.model.solve import ENGINES, solve
    from allocator.verify import violations

    if engine not in ENGINES:
        raise AllocatorError(f'There is no engine "{engine}"; write one of: {", ".join(ENGINES)}.')
    event, policy = case.build()
    started = time.perf_counter()
    result = solve(event, policy, time_limit=time_limit, engine=engine)
    broken = violations(event, policy, result.plan) if result.plan is not None else ()
    seconds = round(time.perf_counter() - started, 2)
    if broken:
        raise UnverifiedPlan(
            "\n".join([f"{case.name}, {engine}: the plan breaks rules:", *(v.message for v in broken)])
        )
    last = next((stage for stage in result.stages if stage.name == policy.objectives[-1]), None)
    return Record(
        case=case.name,
        engine=engine,
        status=str(result.status),
        value=case.figure(last.value) if last else None,
        bound=case.figure(last.bound) if last else None,
        gap=round(last.gap, 6) if last else None,
        seconds=seconds,
        peak_mb=_peak_mb(),
        measures=asdict(result.measures) if result.measures else None,
        published=case.published,
    )


def _peak_mb() -> float | None:
    """The most memory this process has held, in MB; None on Windows, which keeps no such count."""
    if sys.platform == "win32":
        return None
    import resource

    unit = 1e6 if sys.platform == "darwin" else 1e6 / 1024  # bytes there, KiB elsewhere
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit, 1)
