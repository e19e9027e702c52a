"""Many what-ifs of one event: what each of them asks, and what comes of all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Protocol

from allocator.coherence import folded, quoted
from allocator.errors import ChangeTrouble, EndedEarly
from allocator.event import Event
from allocator.policy import Policy
from allocator.scenario.changes import Scenario, applied, said_of
from allocator.scenario.changes.agreement import demand_agreement
from allocator.scenario.whatif.case import BASE, Case, Outcome
from allocator.scenario.whatif.exchange import exchanged
from allocator.scenario.whatif.notes import CaseNotes
from allocator.scenario.whatif.parallel import Crew, answers, hired
from allocator.scenario.whatif.store import Store, key_of
from allocator.scenario.whatif.worker import CaseAnswer, CaseTask, Search


class Watch(Protocol):
    """Somebody who follows the work."""

    def begins(self, tasks: Sequence[CaseTask], notes: CaseNotes | None) -> None:
        """These are to be solved; what is known of them meanwhile is in the notes, if there are any."""

    def arrives(self, task: CaseTask, answer: CaseAnswer) -> None:
        """This came of one of them."""


def cases_of(event: Event, policy: Policy, scenarios: Sequence[Scenario]) -> tuple[Outcome, ...]:
    """The event as it is, then each scenario: without a result yet, or with the fault for which it cannot have one.

    Raises ChangeTrouble where two have the same name.
    """
    names = [BASE, *(scenario.name for scenario in scenarios)]
    twice = [name for place, name in enumerate(names) if folded(name) in map(folded, names[:place])]
    if twice:
        what_now = f'Give each its own name; "{BASE}" is the event as it is.'
        raise ChangeTrouble(f"More than one scenario is called {quoted(twice)}. {what_now}")
    base = Outcome(Case(BASE, (), event, policy), None)
    return (base, *(_asked(event, policy, scenario) for scenario in scenarios))


def _asked(event: Event, policy: Policy, scenario: Scenario) -> Outcome:
    said = tuple(said_of(change, event) for change in scenario.changes)
    try:
        after = applied(event, policy, scenario.changes)
        demand_agreement((event, policy), after)
    except ChangeTrouble as trouble:
        return Outcome(Case(scenario.name, said, event, policy), None, str(trouble))
    return Outcome(Case(scenario.name, said, *after), None)


def run(cases: Sequence[Outcome], *, search: Search, crew: Crew, solved: Path, watch: Watch) -> tuple[Outcome, ...]:
    """What comes of every case that has no fault yet, in their order, each with the best plan of all that fits.

    See `solved_each`.
    """
    return exchanged(solved_each(cases, search=search, crew=crew, solved=solved, watch=watch))


def solved_each(
    cases: Sequence[Outcome], *, search: Search, crew: Crew, solved: Path, watch: Watch
) -> tuple[Outcome, ...]:
    """What comes of every case that has no fault yet, in their order.

    Results are kept in the folder `solved`, and taken from there; cases that ask the same are solved once. Raises
    EndedEarly, at once and with all that has been solved kept.
    """
    tasks = _tasks([outcome.case for outcome in cases if not outcome.fault], search)
    store = Store(solved)
    found: dict[str, CaseAnswer] = {}

    def arrived(task: CaseTask, answer: CaseAnswer) -> None:
        found[task.key] = answer
        watch.arrives(task, answer)

    try:
        with hired(crew) as team:
            watch.begins(tasks, team.notes)
            for task in tasks:
                if (result := store.taken(task.key, task.case)) is not None:
                    arrived(task, CaseAnswer(result, before=True))
            left = [task for task in tasks if task.key not in found]
            with closing(answers(left, search, team)) as arriving:
                for task, answer in arriving:
                    if answer.result is not None:
                        store.keep(task.key, answer.result)
                    arrived(task, answer)
    except KeyboardInterrupt:
        raise EndedEarly(sum(len(task.names) for task in tasks if task.key in found), len(cases)) from None
    answer_to = {name: found[task.key] for task in tasks for name in task.names}
    return tuple(outcome if outcome.fault else _answered(outcome.case, answer_to) for outcome in cases)


def _answered(case: Case, answer_to: Mapping[str, CaseAnswer]) -> Outcome:
    answer = answer_to[case.name]
    return Outcome(case, answer.result, answer.fault)


def _tasks(cases: Sequence[Case], search: Search) -> tuple[CaseTask, ...]:
    alike: dict[str, list[Case]] = {}
    for case in cases:
        alike.setdefault(key_of(case, search), []).append(case)
    return tuple(CaseTask(key, same[0], tuple(case.name for case in same)) for key, same in alike.items())
