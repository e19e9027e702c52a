"""What each rule of an event costs the attendees."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager, nullcontext
from typing import TYPE_CHECKING

from allocator.event import Event
from allocator.library.own_rules import Own, with_rules
from allocator.library.what_ifs import Unwatched, folder_of_results
from allocator.policy import Policy
from allocator.price import RulePrices

if TYPE_CHECKING:
    from allocator.scenario.whatif.case import Outcome
    from allocator.scenario.whatif.run import Watch


def price_rules(
    event: Event,
    policy: Policy,
    *,
    rules: Iterable[Own] = (),
    time_limit: float = 120.0,
    workers: int | None = None,
    reproducible: bool = False,
    watching: Callable[[Sequence[Outcome]], AbstractContextManager[Watch]] | None = None,
) -> RulePrices:
    """What each of the `demands` of an event costs the attendees, and all together, within `time_limit` seconds in all.

    The event is solved as it is, without each demand alone, and without any; `workers` processes search side by side
    with a thread each (None: one for each core). If it is `reproducible`, the limit counts the work of all searches
    together, and the same input gives the same prices on every run. `watching` shows how the searches get on. In a
    script that starts processes, call this under `if __name__ == "__main__":`.

    Raises ValueError where there are no demands, RuleTrouble for rules of one's own that cannot be used, AllocatorError
    where solving fails, and EndedEarly where Ctrl-C comes before anything is known; when it comes later, the prices say
    what is known.
    """
    from allocator.scenario.sensitivity.rule_prices import cases_without, rule_prices

    cases = cases_without(event, with_rules(policy, rules))
    with folder_of_results(None) as solved, watching(cases.all) if watching else nullcontext(Unwatched()) as watch:
        return rule_prices(
            cases,
            time_limit=time_limit,
            jobs=workers,
            reproducible=reproducible,
            solved=solved,
            watch=watch,
        )
