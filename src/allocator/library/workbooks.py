"""Workbooks in and out; what reads and writes them is imported when it is first needed."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from allocator.errors import Problem
from allocator.event import Event
from allocator.library.own_rules import Own, with_rules
from allocator.plan import Assignment, Edition, Origin, Plan, Result
from allocator.policy import OBJECTIVE_NAMES, Policy

if TYPE_CHECKING:
    from allocator.library.what_ifs import WhatIfs
    from allocator.scenario.changes.change import Change, Scenario
    from allocator.scenario.replan.replanned import Replanned
    from allocator.workbook.event.read import Inspection
    from allocator.workbook.plan.read import ReadPlan

OnWarnings = Callable[[Sequence[Problem]], None]


def read_event(path: str | Path, *, on_warnings: OnWarnings | None = None) -> tuple[Event, Policy]:
    """The facts and the decisions of an event workbook; `on_warnings` is given what is odd in it.

    Raises InputProblems with all problems at once, each with its cell, or FileTrouble.
    """
    from allocator.workbook.event.read import read_event

    reading = read_event(path)
    if on_warnings is not None:
        on_warnings(reading.warnings)
    return reading.event, reading.policy


def inspect_event(path: str | Path) -> Inspection:
    """All problems, warnings and counts of an event workbook, and what it says if it has no problems."""
    from allocator.workbook.event.read import inspect_event

    return inspect_event(path)


def write_event(
    event: Event,
    policy: Policy,
    path: str | Path,
    *,
    what_ifs: Iterable[Sequence[str]] = (),
    force: bool = False,
) -> None:
    """Write an event workbook, without rules of one's own; `what_ifs` are rows of its Scenarios sheet.

    Raises InputProblems where facts and decisions do not agree, for a workbook cannot hold that; FileTrouble where the
    file is there, unless `force`, or cannot be written.
    """
    from allocator.workbook.event.write import write_event

    write_event(event, _without_own(policy), path, what_ifs=what_ifs, force=force)


def read_plan(path: str | Path, event: Event) -> Plan:
    """The plan of a plan workbook, edited by hand or not; whether it keeps the rules is for `verify` to say.

    Raises InputProblems with everything that cannot be understood, or FileTrouble.
    """
    return read_plan_workbook(path, event).plan


def read_plan_workbook(path: str | Path, event: Event, *, announced: bool = False) -> ReadPlan:
    """The plan of a plan workbook with all else that it says: pins, edits by hand, earlier plans, warnings.

    With `announced` the event may have changed since. Raises InputProblems or FileTrouble.
    """
    from allocator.workbook.plan.read import read_plan

    return read_plan(path, event, announced=announced)


def changed_since(event: Event, policy: Policy, read: ReadPlan, event_file: object) -> tuple[Problem, ...]:
    """A warning where a plan workbook was made from other facts or decisions than these."""
    from allocator.fingerprint import input_hash

    if read.input_hash in (None, input_hash(event, policy), input_hash(event, _without_own(policy))):
        return ()
    return (Problem("About", f"{event_file} has changed since this plan was made from it."),)


def _without_own(policy: Policy) -> Policy:
    """The policy that a workbook can hold: rules and objectives of one's own are code."""
    plain = tuple(name for name in policy.objectives if name in OBJECTIVE_NAMES)
    return replace(policy, rules=(), own_objectives=(), objectives=plain)


def read_editions(path: str | Path) -> tuple[Edition, ...]:
    """The plans that led to that of a plan workbook, the oldest first; raises FileTrouble."""
    from allocator.workbook.plan.read import read_editions

    return read_editions(path)


def write_plan(
    event: Event,
    policy: Policy,
    result: Result,
    path: str | Path,
    *,
    rules: Iterable[Own] = (),
    force: bool = False,
    event_file: str = "",
    now: datetime | None = None,
    tell: Callable[[str], None] | None = None,
) -> Path:
    """Verify the plan of a result and write it to a plan workbook; returns where it was written.

    That is beside the path, under a new name, where the file there is locked or holds something that would be lost;
    `tell` is given a sentence about that. `event_file` is the name of the event's workbook and `now` the time, as the
    workbook shows them. Raises ValueError for a result without a plan, UnverifiedPlan for a plan that breaks a rule,
    FileTrouble where the file is there, unless `force`, or cannot be written.
    """
    return _write(
        event, with_rules(policy, rules), result, path, force=force, event_file=event_file, now=now, tell=tell
    )


def write_replanned(
    answer: Replanned,
    path: str | Path,
    *,
    announced: ReadPlan | None = None,
    announced_file: Path | None = None,
    force: bool = False,
    event_file: str = "",
    now: datetime | None = None,
    tell: Callable[[str], None] | None = None,
) -> Path:
    """Verify the plan that `replan` found and write it, with what differs from the announced plan; see `write_plan`.

    With the workbook of the announced plan (`announced`, read from `announced_file`) its earlier plans, its pins, and
    what people put into it are taken over.
    """
    asked, plan = answer.asked, answer.result.plan
    if plan is None:
        raise ValueError("a result without a plan cannot be written")
    editions = () if announced is None else announced.editions
    origin = asked.origin(plan, editions, "" if announced_file is None else announced_file.name)
    return _write(
        asked.event,
        answer.policy,
        answer.result,
        path,
        force=force,
        event_file=event_file,
        now=now,
        tell=tell,
        origin=replace(origin, trade=answer.trade),
        pinned=() if announced is None else announced.pinned,
        keeping=announced_file,
    )


def _write(
    event: Event,
    policy: Policy,
    result: Result,
    path: str | Path,
    *,
    force: bool,
    event_file: str,
    now: datetime | None,
    tell: Callable[[str], None] | None,
    origin: Origin | None = None,
    pinned: Collection[Assignment] = (),
    keeping: Path | None = None,
) -> Path:
    from allocator.workbook.plan.write import write_plan

    return write_plan(
        event,
        policy,
        result,
        path,
        force=force,
        event_file=event_file,
        now=now or datetime.now(),
        origin=origin,
        pinned=pinned,
        keeping=keeping,
        tell=tell or _nobody,
    )


def _nobody(_: str) -> None:
    """Ignores what it is told."""


def read_scenarios(path: str | Path, event: Event, policy: Policy) -> tuple[Scenario, ...]:
    """The scenarios of the sheet Scenarios of a workbook; raises InputProblems or FileTrouble."""
    from allocator.workbook.scenarios.sheet import read_scenarios

    return read_scenarios(path, event, policy)


def change(text: str, event: Event) -> Change:
    """The change that a text says as an option of the command line does: `change("cancel W5@Round 1", event)`.

    The text is the option's name without dashes before it, a blank, and the option's value. Raises ChangeTrouble.
    """
    from allocator.errors import ChangeTrouble
    from allocator.scenario.changes.change import Misread
    from allocator.scenario.changes.named import names_with_rounds
    from allocator.workbook.scenarios.said import saying_meant

    word, _, value = text.partition(" ")
    found = saying_meant(word).of(value, names_with_rounds(event))
    if isinstance(found, Misread):
        raise ChangeTrouble(str(found))
    return found


def changes(options: Mapping[str, Sequence[str]], event: Event) -> tuple[Change, ...]:
    """The changes that options of the command line say, by the option's name; those that others build on first.

    What says no change is reported, with everything else that is wrong, when the changes are made.
    """
    from allocator.workbook.scenarios.said import changes_of

    return changes_of(options, event)


def read_offers(path: str | Path, event: Event, *, at_most: int | None = None) -> Event:
    """The event with a workbook's rooms to choose from, up to `at_most`; raises InputProblems or FileTrouble."""
    from allocator.workbook.scenarios.offers import with_offers

    return with_offers(path, event, at_most)


@dataclass(frozen=True, slots=True)
class WrittenComparison:
    """Where a comparison was written, the folder beside it, and the plan workbooks in it by the scenario's name."""

    path: Path
    folder: Path
    plans: dict[str, Path]


def plans_folder(comparison: str | Path) -> Path:
    """The folder beside a comparison workbook, with the plans, and in `.solved` what was solved for next time."""
    from allocator.workbook.scenarios.books import Books

    return Books(Path(comparison)).folder


def begin_comparison(comparison: str | Path, names: Sequence[str], *, force: bool = False) -> Path:
    """Make the folder beside a comparison for the plans of scenarios; returns the folder to `keep` what is solved in.

    Raises FileTrouble where it cannot be made, or a plan workbook is there, unless `force` or a run was ended early.
    """
    from allocator.workbook.scenarios.books import Books

    books = Books(Path(comparison))
    books.begin(names, force=force)
    return books.solved


def write_comparison(
    found: WhatIfs, path: str | Path, *, force: bool = False, event_file: str = "", now: datetime | None = None
) -> WrittenComparison:
    """Write the comparison of what-ifs, and in a folder beside it the plan of each; raises FileTrouble."""
    from allocator.workbook.comparison.write import write_comparison
    from allocator.workbook.scenarios.books import Books

    books = Books(Path(path))
    books.begin([outcome.case.name for outcome in found.outcomes], force=force)
    now = now or datetime.now()
    plans = books.write(found.outcomes, event_file=event_file, now=now)
    place = write_comparison(found.comparison, path, force=force, event_file=event_file, now=now)
    books.finished()
    return WrittenComparison(place, books.folder, plans)


def demand_writable(path: Path, *, force: bool, sparing: Path | None = None) -> None:
    """Raises FileTrouble where a workbook cannot be written, or is one that is read."""
    from allocator.workbook.xlsx.style import demand_writable

    demand_writable(path, force=force, sparing=sparing)
