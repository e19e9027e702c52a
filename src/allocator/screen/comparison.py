"""What the command line says of a comparison of what-ifs: a table and sentences for people, and facts for machines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

from allocator.comparison import Compared, Comparison
from allocator.event import Labels
from allocator.screen.whatif import reached, shortened
from allocator.words import one_line, several

if TYPE_CHECKING:
    from allocator.scenario.sensitivity.room_offers import Tried

NOTHING = "–"


def comparison_lines(comparison: Comparison, labels: Labels) -> Iterator[str]:
    """A line per scenario, why each verdict is what it is, and which scenario is best."""
    headings = ["scenario", "verdict", *comparison.objectives, "better off", "worse off"]
    rows = [headings, *(_row(comparison, one) for one in comparison.cases)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        yield "  " + "   ".join(_aligned(row, widths)).rstrip()
    yield ""
    if any(not stage.proved for one in comparison.cases for stage in one.stages):
        yield "  (≥ n): the value is not proved best; no plan goes below n."
    if any(one.otherwise for one in comparison.solved):
        yield "  *: counted differently from the base."
    yield f"  better off, worse off: {labels.attendees} whose cost falls or rises, between these two plans."
    yield ""
    for one in comparison.cases[1:]:
        yield f"  {shortened(one.name)}: {one.verdict}: {one_line(one.why)}" + (
            f" (note: {one.mind})" if one.mind else ""
        )
        if one.result is not None:
            yield from (f"    {one_line(text)}" for text in one.trouble)
    yield one_line(comparison.best)
    if comparison.rooms:
        yield one_line(comparison.rooms)
    if comparison.held:
        yield ""
        yield from seat_lines(comparison)


def seat_lines(comparison: Comparison) -> Iterator[str]:
    """Where one more seat helps, the most first; those where it gains nothing are only counted."""
    helps = [one for one in comparison.seats if one.helps(comparison.held)]
    nothing = sum(one.cannot_help(comparison.held) for one in comparison.seats)
    now = ", ".join(f"{stage.name} {stage.value}" for stage in comparison.held)
    if not comparison.seats:
        yield f"No offering of the base is full ({now}), so none was given one more seat."
        return
    yield f"Where one more seat helps (now: {now}; the timetable stays):"
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
    values = ", ".join(f"{stage.name} {reached(stage)}" for stage in one.result.stages)
    return f"{one_line(' + '.join(one.rooms))}: {values or one.result.status}"


def _aligned(row: Sequence[str], widths: Sequence[int]) -> Iterator[str]:
    """Words to the left, figures to the right."""
    for place, (text, width) in enumerate(zip(row, widths, strict=True)):
        yield text.ljust(width) if place < 2 else text.rjust(width)


def _row(comparison: Comparison, one: Compared) -> list[str]:
    effect = one.effect
    return [
        shortened(one.name),
        one.verdict.value,
        *(_value(one, objective) for objective in comparison.objectives),
        NOTHING if effect is None else str(effect.better),
        NOTHING if effect is None else str(effect.worse),
    ]


def _value(one: Compared, objective: str) -> str:
    stage = one.stage(objective)
    if stage is None:
        return NOTHING
    return f"{stage.value}{'*' if objective in one.otherwise else ''}{'' if stage.proved else f' (≥ {stage.bound})'}"


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
