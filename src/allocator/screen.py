"""What the command line says: results, checks and progress as text and as JSON."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, replace
from typing import TYPE_CHECKING

from allocator.errors import Problem
from allocator.event import Labels
from allocator.plan import Difference, Edition, Measures, Result, Stage, Status
from allocator.policy import OBJECTIVE_NAMES
from allocator.words import several

if TYPE_CHECKING:
    from allocator.model.search import OnProgress, Progress
    from allocator.scenario.edits import Edits
    from allocator.scenario.replan import Replanning
    from allocator.verify import Violation

STATUS_SENTENCES = {
    Status.PROVED_BEST: "This is the best plan there is; that is proved.",
    Status.BEST_FOUND: "This is the best plan found in time; how far from the best it can be at most is said below.",
    Status.PROVED_IMPOSSIBLE: "No plan exists; that is proved.",
    Status.NOTHING_FOUND: "No plan was found in time. That does not say that there is none: try a longer --time-limit.",
}


def counted(counts: Mapping[str, int], labels: Labels) -> str:
    """What was read, in the event's own words: '360 deelnemers, 15 workshops, ...'."""
    own = {"attendees": (labels.attendee, labels.attendees), "sessions": (labels.session, labels.sessions)}
    words = {what: own.get(what, (what.removesuffix("s"), what)) for what in counts} | {"wishes": ("wish", "wishes")}
    return ", ".join(f"{number:,} {words[what][number != 1]}" for what, number in counts.items())


def listed(problems: Sequence[Problem]) -> list[str]:
    """A line per problem, the places in one column."""
    width = max((len(problem.where) for problem in problems), default=0)
    return [f"  {problem.where:<{width}}   {problem.message}" for problem in problems]


def result_lines(result: Result, labels: Labels) -> Iterator[str]:
    """A result for people."""
    yield STATUS_SENTENCES[result.status]
    yield from result.reasons
    if result.measures is None:
        return
    yield ""
    width = max((len(stage.name) for stage in result.stages), default=0) + 2
    for stage in result.stages:
        yield f"  {stage.name:<{width}} {stage.value:>6}   {known(stage)}"
    yield ""
    yield from measure_lines(result.measures, labels)


def known(stage: Stage) -> str:
    """What is known about how good a stage's value is."""
    if stage.proved:
        return "proved best"
    return f"proved: at least {stage.bound} (gap {stage.gap:.1%})"


def measure_lines(measures: Measures, labels: Labels) -> Iterator[str]:
    """The figures of a plan for people: seats by the rank of the wish that they grant, and the rest."""
    rows = [(f"wish {rank}", seats) for rank, seats in measures.granted.items()]
    rows += [("not wished for", measures.unwished), ("no wishes or pinned", measures.neutral)]
    rows += [("without a seat", measures.unseated)]
    most = max(seats for _, seats in rows)
    yield f"  {measures.seated} seats taken by {measures.attendees} {labels.attendees}, by the wish that they grant:"
    for name, seats in rows:
        if seats or name.startswith("wish"):
            yield f"  {name:<20} {seats:>5}  {'█' * round(30 * seats / max(1, most))}".rstrip()
    yield (
        f"  {measures.sessions_held} {labels.sessions} held {measures.offerings} times; "
        f"{measures.fill:.0%} of {measures.seats_offered} seats filled"
    )


def replanning_lines(
    asked: Replanning, differences: Sequence[Difference], result: Result, labels: Labels
) -> Iterator[str]:
    """What does not hold any more, and who has something else, for people."""
    if asked.edits:
        yield f"Edited by hand and kept: {edited(asked.edits)}."
    if asked.no_longer:
        number = len(asked.no_longer)
        plan, holds = ("plan as edited", "does not hold") if asked.edits else ("announced plan", "no longer holds")
        if number > 1:
            holds = holds.replace("does", "do").removesuffix("s")
        yield f"{several(number, 'thing')} of the {plan} {holds}:"
        yield from (f"  {sentence}" for sentence in asked.no_longer[:NO_LONGER_AT_MOST])
        if len(asked.no_longer) > NO_LONGER_AT_MOST:
            yield f"  and {len(asked.no_longer) - NO_LONGER_AT_MOST} more."
    else:
        yield f"All of the {'plan as edited' if asked.edits else 'announced plan still'} holds."
    if result.measures is None:
        return
    moved = sum(one.moved for one in differences)
    others = len(differences) - moved
    yield f"{moved} of {result.measures.attendees} {labels.attendees} lose a seat that they were announced."
    if asked.edits:
        by_hand = {seat.attendee for seat in asked.edits.seats_gone}
        yield f"Of these, {sum(one.moved and one.attendee in by_hand for one in differences)} by hand."
    yield f"{others} more have a new seat or another room."


NO_LONGER_AT_MOST = 10
"""Sentences about what no longer holds that the screen shows."""


def replanning_facts(asked: Replanning, differences: Sequence[Difference]) -> dict[str, object]:
    """The same for machines."""
    return {
        "no_longer": list(asked.no_longer),
        "changes": [str(change) for change in asked.changes],
        "edits": {"seats": asked.edits.seats_edited, "offerings": asked.edits.offerings_edited},
        "moved": sum(one.moved for one in differences),
        "differences": [asdict(one) for one in differences],
    }


def edited(edits: Edits) -> str:
    """How much was edited: '3 seats and 1 offering'."""
    counts = ((edits.seats_edited, "seat"), (edits.offerings_edited, "offering"))
    return " and ".join(several(count, what) for count, what in counts if count)


def edit_lines(edits: Edits | None, since: tuple[Measures, Measures] | None) -> Iterator[str]:
    """What was edited by hand and which figures are others for it, for people; nothing where nothing was edited."""
    if not edits or since is None:
        return
    yield ""
    yield f"Edited by hand since it was written: {edited(edits)}."
    before, now = since
    names = {name: name.replace(" ", "_") for name in OBJECTIVE_NAMES}
    names |= {"got their first wish": "got_first_wish", "got nothing wished": "got_nothing_wished"}
    figures = {name: (getattr(before, key), getattr(now, key)) for name, key in names.items()}
    others = {name: (was, is_now) for name, (was, is_now) in figures.items() if was != is_now}
    width = max(map(len, others), default=0) + 2
    for name, (was, is_now) in others.items():
        yield f"  {name:<{width}} {was:>6} → {is_now}"
    if not others:
        yield "No objective has changed by it."


def edit_facts(edits: Edits | None, since: tuple[Measures, Measures] | None) -> dict[str, object] | None:
    """The same for machines; None where the workbook does not tell what was written."""
    if edits is None or since is None:
        return None
    counts = {"seats": edits.seats_edited, "offerings": edits.offerings_edited}
    return {**counts, "measures_as_written": asdict(since[0]), "measures": asdict(since[1])}


def edition_lines(editions: Sequence[Edition]) -> Iterator[str]:
    """A line for each plan of a line of plans, and what happened before it."""
    for one in editions:
        yield f"{one.written or 'at an unknown time':<18}  {one.plan_hash[:12]}  {one.event_file}"
        yield from (f"{'':<20}{change}" for change in one.changes)


def result_facts(result: Result) -> dict[str, object]:
    """A result for machines."""
    measures = result.measures
    return {
        "status": str(result.status),
        "proved": result.status in (Status.PROVED_BEST, Status.PROVED_IMPOSSIBLE),
        "stages": [{**asdict(stage), "proved": stage.proved, "gap": round(stage.gap, 6)} for stage in result.stages],
        "measures": None if measures is None else asdict(measures),
        "attendees": None if measures is None else measures.attendees,
        "unseated": None if measures is None else measures.unseated,
        "seconds": round(result.seconds, 3),
        "first_plan_seconds": result.first_plan_seconds,
        "peak_mb": result.peak_mb,
        "reproducible": result.reproducible,
        "seed": result.seed,
        "engine": result.engine,
        "versions": dict(result.versions),
        "input_hash": result.input_hash,
        "reasons": list(result.reasons),
    }


def violation_lines(violations: Sequence[Violation]) -> Iterator[str]:
    """Broken rules for people, each rule once, with who and how much."""
    rules = dict.fromkeys(violation.rule for violation in violations)
    for rule in rules:
        yield f"{rule.replace('_', ' ')}:"
        for violation in violations:
            if violation.rule == rule:
                yield f"  {violation.message} (by {violation.excess})"


def as_json(facts: object) -> str:
    """Facts as indented JSON, letters as they are."""
    return json.dumps(facts, indent=2, ensure_ascii=False, default=str)


@contextmanager
def progress() -> Iterator[OnProgress]:
    """While this lasts, progress is shown on stderr: a live line on a terminal, plain lines elsewhere."""
    if not sys.stderr.isatty():
        yield _plainly
        return
    from rich.console import Console
    from rich.live import Live

    line = _LiveLine()
    with Live(line, console=Console(stderr=True), transient=True):
        yield line.show


class _LiveLine:
    """The newest progress, with a clock that runs between one and the next."""

    def __init__(self) -> None:
        self._began = time.monotonic()
        self._newest: Progress | None = None

    def show(self, newest: Progress) -> None:
        self._newest = newest

    def __rich__(self) -> str:
        seconds = time.monotonic() - self._began
        if self._newest is None:
            return f"{seconds:7.1f} s   looking for a first plan; Ctrl-C ends the search"
        return f"{progress_line(replace(self._newest, seconds=seconds))}; Ctrl-C takes this plan"


def _plainly(one: Progress) -> None:
    sys.stderr.write(progress_line(one) + "\n")
    sys.stderr.flush()


def progress_line(one: Progress) -> str:
    """One line of progress: seconds, objective, value, bound, gap."""
    if one.value is None:
        return f"{one.seconds:7.1f} s   {one.level}: no plan yet"
    stage = Stage(one.level, one.value, one.bound)
    return f"{one.seconds:7.1f} s   {one.level}: {one.value}, at least {one.bound}, gap {stage.gap:.1%}"
