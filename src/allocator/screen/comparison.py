"""What the command line says of a comparison of what-ifs: a table and sentences for people, and facts for machines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING

from allocator.comparison import Compared, Comparison
from allocator.event import Labels
from allocator.screen.result import figure, figure_lines
from allocator.screen.table import block_lines, table_lines
from allocator.screen.whatif import shortened
from allocator.words import one_line, several

if TYPE_CHECKING:
    from allocator.scenario.sensitivity.room_offers import Tried

NOTHING = "–"
INDENT = "  "

SETTLED = ("unseated without wishes",)
"""Objectives that are not worth a column where they are 0 and proved in every scenario."""


def comparison_lines(comparison: Comparison, labels: Labels, width: int | None = None) -> Iterator[str]:
    """A line per scenario, why each verdict is what it is, and which scenario is best.

    Where the table is wider than `width`, the figures of each scenario are below one another, with its reasons.
    """
    settled = [objective for objective in SETTLED if _is_settled(comparison, objective)]
    objectives = [objective for objective in comparison.objectives if objective not in settled]
    headings = ["scenario", "verdict", *objectives, "better off", "worse off"]
    rows = [_row(one, objectives) for one in comparison.cases]
    lines = table_lines(headings, rows, left=2, width=None if width is None else width - len(INDENT))
    for one, row in zip(comparison.cases, rows, strict=True) if lines is None else ():
        yield f"{INDENT}{row[0]}: {row[1]}"
        there = [pair for pair in zip(headings[2:], row[2:], strict=True) if pair[1] != NOTHING]
        yield from (INDENT * 2 + line for line in block_lines(there))
        if one is not comparison.cases[0]:
            yield INDENT * 2 + _why(one)
            yield from (INDENT * 3 + text for text in _trouble(one))
        yield ""
    if lines is not None:
        yield from (INDENT + line for line in lines)
        yield ""
    stages = [stage for one in comparison.cases for stage in one.stages]
    yield from (INDENT + line for line in figure_lines(stages))
    yield from (f"{INDENT}{objective}: 0 everywhere, proved." for objective in settled)
    if any(one.otherwise for one in comparison.solved):
        yield "  *: counted differently from the base."
    yield f"  better off, worse off: {labels.attendees} whose cost falls or rises, between these two plans."
    yield ""
    for one in comparison.cases[1:] if lines is not None else ():
        yield f"{INDENT}{shortened(one.name)}: {one.verdict}: {_why(one)}"
        yield from (INDENT * 2 + text for text in _trouble(one))
    yield one_line(comparison.best)
    if comparison.rooms:
        yield one_line(comparison.rooms)
    if comparison.held:
        yield ""
        yield from seat_lines(comparison)


def _why(one: Compared) -> str:
    return one_line(one.why) + (f" (note: {one.mind})" if one.mind else "")


def _trouble(one: Compared) -> Iterator[str]:
    """What stands in the way of a plan, where the reasons do not say it already."""
    return map(one_line, one.trouble if one.result is not None else ())


def _is_settled(comparison: Comparison, objective: str) -> bool:
    """Whether an objective is 0, and proved, in every scenario that has a plan."""
    stages = [stage for one in comparison.cases if (stage := one.stage(objective)) is not None]
    return bool(stages) and all(stage.value == 0 and stage.proved for stage in stages)


def seat_lines(comparison: Comparison) -> Iterator[str]:
    """Where one more seat helps, the most first; those where it gains nothing are only counted."""
    helps = [one for one in comparison.seats if one.helps(comparison.held)]
    nothing = sum(one.cannot_help(comparison.held) for one in comparison.seats)
    now = ", ".join(f"{stage.name} {stage.value}" for stage in comparison.held)
    if not comparison.seats:
        yield f"No offering of the base is full ({now}), so none was given one more seat."
        return
    yield f"Where one more seat helps (now: {now}; the timetable stays):"
    base = {stage.name: stage.value for stage in comparison.base.stages}
    if [stage.value for stage in comparison.held] < [base.get(stage.name, stage.value) for stage in comparison.held]:
        yield "  'Now' is what the base's timetable allows with everybody seated anew; its plan has not found that."
    for one in helps[:SEATS_AT_MOST]:
        values = ", ".join(f"{stage.name} {stage.value}" for stage in one.stages)
        place = ", ".join(filter(None, (one.session, one.round, one.room)))
        yield f"  {one_line(place)}: {values}"
    if len(helps) > SEATS_AT_MOST:
        yield f"  and {len(helps) - SEATS_AT_MOST} more, on the sheet One more seat."
    yield f"  In {several(nothing, 'full offering')} it gains nothing; that is proved."
    open_ = len(comparison.seats) - len(helps) - nothing
    if open_:
        yield f"  In {several(open_, 'other')} no gain was found in time, and nothing is proved."


SEATS_AT_MOST = 10
"""Offerings that the screen shows."""


def tried_line(one: Tried) -> str:
    """A choice of rooms as soon as it was tried."""
    values = ", ".join(f"{stage.name} {figure(stage)}" for stage in one.result.stages)
    return f"{one_line(' + '.join(one.rooms))}: {values or one.result.status}"


def _row(one: Compared, objectives: Iterable[str]) -> list[str]:
    effect = one.effect
    return [
        shortened(one.name),
        one.verdict.value,
        *(_value(one, objective) for objective in objectives),
        NOTHING if effect is None else str(effect.better),
        NOTHING if effect is None else str(effect.worse),
    ]


def _value(one: Compared, objective: str) -> str:
    stage = one.stage(objective)
    if stage is None:
        return NOTHING
    value, blank, bound = figure(stage).partition(" ")
    return f"{value}{'*' if objective in one.otherwise else ''}{blank}{bound}"


def comparison_facts(comparison: Comparison) -> dict[str, object]:
    """The same for machines, with everything that is known."""
    return {
        "title": comparison.title,
        "objectives": list(comparison.objectives),
        "best": [one.name for one in comparison.cases if one.best],
        "best_proved": comparison.best_proved,
        "rooms": comparison.rooms or None,
        "seats": [asdict(one) for one in comparison.seats],
        "scenarios": [_facts(one) for one in comparison.cases],
    }


def _facts(one: Compared) -> dict[str, object]:
    result = one.result
    return {
        "name": one.name,
        "changes": list(one.changes),
        "status": one.status,
        "verdict": one.verdict.value,
        "decides": one.decides,
        "why": one.why,
        "mind": one.mind,
        "best": one.best,
        "otherwise": list(one.otherwise),
        "stages": [{**asdict(stage), "proved": stage.proved, "gap": round(stage.gap, 6)} for stage in one.stages],
        "measures": None if one.measures is None else asdict(one.measures),
        "recounted": None if one.recounted is None else asdict(one.recounted),
        "effect": None if one.effect is None else asdict(one.effect),
        "not_held": list(one.not_held),
        "trouble": list(one.trouble),
        "seed": None if result is None else result.seed,
        "seconds": None if result is None else round(result.seconds, 3),
        "reproducible": None if result is None else result.reproducible,
        "input_hash": None if result is None else result.input_hash,
    }
