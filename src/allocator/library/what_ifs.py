"""What-ifs: an event as it is and under each scenario, solved side by side and compared."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import gettempdir
from typing import TYPE_CHECKING, TypeVar

from allocator.comparison import Comparison
from allocator.event import Event
from allocator.library.own_rules import Own, with_rules
from allocator.library.plans import within
from allocator.plan import Plan
from allocator.policy import Policy
from allocator.whole import passing

if TYPE_CHECKING:
    from allocator.model.solvers.deadline import Deadline
    from allocator.scenario.changes.change import Scenario
    from allocator.scenario.sensitivity.room_offers import BestRooms, Tried
    from allocator.scenario.sensitivity.seat_worths import SeatWorths
    from allocator.scenario.whatif.case import Outcome
    from allocator.scenario.whatif.notes import CaseNotes
    from allocator.scenario.whatif.run import Watch
    from allocator.scenario.whatif.worker import CaseAnswer, CaseTask

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class WhatIfs:
    """The comparison, and what came of each case: its event, its policy, and its result or the fault; the base first.

    `seats_unknown` says that it was asked where one more seat helps, and the base has no plan; `ended_early` that
    Ctrl-C ended the trials of rooms or seats.
    """

    comparison: Comparison
    outcomes: tuple[Outcome, ...]
    seats_unknown: bool = False
    ended_early: bool = False


class Unwatched:
    """Nobody watches."""

    def begins(self, tasks: Sequence[CaseTask], notes: CaseNotes | None) -> None:
        """Nothing is shown."""

    def arrives(self, task: CaseTask, answer: CaseAnswer) -> None:
        """Nothing is shown."""


def what_if(
    event: Event,
    policy: Policy,
    scenarios: Sequence[Scenario] = (),
    *,
    rules: Iterable[Own] = (),
    offers: Event | None = None,
    tries: int = 10,
    seats: bool = False,
    time_limit: float = 60.0,
    gap: float = 0.0,
    engine: str = "default",
    reproducible: bool = False,
    jobs: int | None = None,
    cluster: bool = False,
    scheduler: str | None = None,
    keep: Path | None = None,
    on_cases: Callable[[Sequence[Outcome]], None] | None = None,
    watching: Callable[[Sequence[Outcome]], AbstractContextManager[Watch]] | None = None,
    on_tried: Callable[[Tried], None] | None = None,
    interruptible: bool = False,
) -> WhatIfs:
    """An event as it is and under each scenario, each solved within `time_limit` seconds, and the comparison.

    A scenario whose changes contradict the event has a fault instead of a result. `jobs` processes search side by side
    (None: one for each core), or with `cluster` the workers of dask, of the scheduler at that address or of this
    machine. Results are kept in the folder `keep`, and taken from there by the next run that asks the same under the
    same rules. With `offers` (see `read_offers`) the best choice of rooms is looked for among at most `tries`, with
    `seats` where one more seat would help most; if it is `interruptible`, Ctrl-C ends these two early.

    `on_cases` is given all cases before the first is solved, `watching` shows how they get on, `on_tried` is given each
    choice of rooms. In a script that starts processes, call this under `if __name__ == "__main__":`. Raises
    ChangeTrouble where two scenarios have one name, RuleTrouble for rules that cannot be used, EndedEarly on Ctrl-C
    with all that is solved kept.
    """
    from allocator.scenario.sensitivity.room_offers import outcomes as as_outcomes
    from allocator.scenario.sensitivity.room_offers import told, with_results
    from allocator.scenario.sensitivity.seat_worths import with_seats
    from allocator.scenario.whatif.compare import compared
    from allocator.scenario.whatif.exchange import exchanged
    from allocator.scenario.whatif.parallel import Crew
    from allocator.scenario.whatif.run import cases_of, run
    from allocator.scenario.whatif.worker import Search

    policy = with_rules(policy, rules)
    cases = cases_of(event, policy, scenarios)
    if on_cases is not None:
        on_cases(cases)
    search = Search(time_limit, gap, engine, reproducible)
    with (
        folder_of_results(keep) as solved,
        watching(cases) if watching is not None else nullcontext(Unwatched()) as watch,
    ):
        crew = Crew(jobs, dask=cluster, scheduler=scheduler)
        outcomes = run(cases, search=search, crew=crew, solved=solved, watch=watch)
    base = None if outcomes[0].result is None else outcomes[0].result.plan
    workers = jobs or 2

    def choose(deadline: Deadline) -> BestRooms:
        from allocator.scenario.sensitivity.room_offers import best_rooms

        assert offers is not None
        return best_rooms(
            offers,
            policy,
            time_limit=time_limit,
            at_most=tries,
            gap=gap,
            engine=engine,
            workers=workers,
            deadline=deadline,
            start=base,
            on_tried=on_tried,
        )

    def weigh(deadline: Deadline, plan: Plan) -> SeatWorths:
        from allocator.scenario.sensitivity.seat_worths import seat_worths

        return seat_worths(
            event, policy, plan, time_limit=time_limit, gap=gap, engine=engine, workers=workers, deadline=deadline
        )

    interrupts: list[None] = []

    def tried(work: Callable[[Deadline], T]) -> T:
        return within(
            work,
            math.inf,
            reproducible=reproducible,
            interruptible=interruptible,
            on_interrupt=lambda: interrupts.append(None),
        )

    rooms = None
    if offers is not None:
        rooms = tried(choose)
        outcomes = exchanged((*outcomes, *as_outcomes(rooms, policy)))
        rooms = with_results(rooms, outcomes)
        base = None if outcomes[0].result is None else outcomes[0].result.plan
    worths = None
    if seats and base is not None:
        worths = tried(lambda deadline: weigh(deadline, base))
        if worths.plan is not None:
            # What is found without a seat more is a plan of the base.
            outcomes = exchanged(outcomes, {worths.plan: "One more seat"})
    comparison = compared(outcomes)
    if rooms is not None:
        comparison = replace(comparison, rooms=told(rooms))
    if worths is not None:
        comparison = with_seats(comparison, event, worths)
    return WhatIfs(comparison, outcomes, seats_unknown=seats and base is None, ended_early=bool(interrupts))


@contextmanager
def folder_of_results(keep: Path | None) -> Iterator[Path]:
    """The folder in which results are kept: the one that was given, or one that is removed after the run."""
    if keep is not None:
        yield keep
        return
    with passing(Path(gettempdir())) as folder:
        yield folder
