"""Counts, problems, results and checks, for people and for machines."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

from allocator.errors import Problem, told_once
from allocator.event import Labels
from allocator.plan import Measures, Result, Stage, Status
from allocator.rule import Rule
from allocator.words import beyond_wishes

if TYPE_CHECKING:
    from allocator.verify import Violation

STATUS_SENTENCES = {
    Status.PROVED_BEST: "This is the best plan there is; that is proved.",
    Status.BEST_FOUND: "This is the best plan found in time; below is how far from the best possible it can be.",
    Status.PROVED_IMPOSSIBLE: "No plan exists; that is proved.",
    Status.NOTHING_FOUND: "No plan was found in time. There may still be one: try a longer --time-limit.",
}


LEFT_AT_80 = 30
"""Letters of an objective's name and value that leave room for what is known of it on a line of 80."""

COST = "total cost"
"""The one objective of which a part means something."""


def counted(counts: Mapping[str, int], labels: Labels) -> str:
    """What was read, in the event's own words: '360 deelnemers, 15 workshops, ...'."""
    own = {"attendees": (labels.attendee, labels.attendees), "sessions": (labels.session, labels.sessions)}
    words = {what: own.get(what, (what.removesuffix("s"), what)) for what in counts} | {"wishes": ("wish", "wishes")}
    return ", ".join(f"{number:,} {words[what][number != 1]}" for what, number in counts.items())


def listed(problems: Sequence[Problem]) -> list[str]:
    """A line per problem, the places in one column; what many cells of a sheet have in common is told once."""
    shown = told_once(problems)
    width = max((len(problem.where) for problem in shown), default=0)
    return [f"  {problem.where:<{width}}   {problem.message}" for problem in shown]


def result_lines(result: Result, labels: Labels) -> Iterator[str]:
    """A result for people."""
    yield STATUS_SENTENCES[result.status]
    yield from result.reasons
    if result.measures is None:
        return
    yield ""
    longest = max((len(stage.name) for stage in result.stages), default=0)
    digits = max((len(str(stage.value)) for stage in result.stages), default=0)
    width = max(longest + 1 + digits, min(longest + 9, LEFT_AT_80))
    for stage in result.stages:
        yield f"  {stage.name}{stage.value:>{width - len(stage.name)}}   {known(stage)}{_worst(stage, result.measures)}"
    yield ""
    yield from measure_lines(result.measures, labels)


def _worst(stage: Stage, measures: Measures) -> str:
    """What a worst rank beyond all wishes means."""
    lowest = max(measures.granted, default=0)
    if stage.name != "worst rank" or stage.value <= lowest:
        return ""
    return f"; {stage.value} is {beyond_wishes(stage.value, lowest)}"


def known(stage: Stage) -> str:
    """How far a stage's value can be from the best possible: a cost as a part of it, a rank or a count in so many."""
    if stage.proved:
        return "proved best"
    if stage.bound <= 0:
        return "nothing proved yet"
    if stage.name == COST:
        return f"at most {stage.short_of_best:.1f}% from the best possible (≥ {stage.bound})"
    return f"at most {stage.value - stage.bound} less is possible (≥ {stage.bound})"


def figure(stage: Stage) -> str:
    """What an objective reached, with its bound where that says something and the value is not proved."""
    if stage.proved:
        return f"{stage.value}"
    return f"{stage.value} (≥ {stage.bound})" if stage.bound > 0 else f"{stage.value} (?)"


def figure_lines(stages: Iterable[Stage]) -> Iterator[str]:
    """What stands behind the figures of these stages."""
    unproved = [stage.bound > 0 for stage in stages if not stage.proved]
    if any(unproved):
        yield "(≥ n): the value is not proved best; no plan goes below n."
    if not all(unproved):
        yield "(?): nothing is proved of this value yet."


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
        "methods": list(result.methods),
        "versions": dict(result.versions),
        "input_hash": result.input_hash,
        "reasons": list(result.reasons),
    }


def violation_lines(violations: Sequence[Violation], own: Sequence[Rule] = ()) -> Iterator[str]:
    """Broken rules for people, each rule once, with who and how much; those of one's `own` with their sentence."""
    rules = dict.fromkeys(violation.rule for violation in violations)
    sentences = {rule.name: rule.sentence for rule in own}
    for rule in rules:
        sentence = f" ({sentences[rule]})" if rule in sentences else ""
        yield f"{rule.replace('_', ' ')}{sentence}:"
        for violation in violations:
            if violation.rule == rule:
                yield f"  {violation.message} (by {violation.excess})"


def as_json(facts: object) -> str:
    """Facts as indented JSON, letters as they are."""
    return json.dumps(facts, indent=2, ensure_ascii=False, default=str)
