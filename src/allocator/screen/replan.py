"""What came of an announced plan: what no longer holds, who has something else, and what else there would have been."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

from allocator.event import Labels
from allocator.plan import Difference, Edition, Measures, Result, Stage, Trade
from allocator.policy import OBJECTIVE_NAMES
from allocator.screen.result import figure, figure_lines, result_lines
from allocator.screen.rules import broken_lines
from allocator.screen.table import block_lines, table_lines
from allocator.words import several

if TYPE_CHECKING:
    from allocator.scenario.replan.edits import Edits
    from allocator.scenario.replan.frontier import Point
    from allocator.scenario.replan.replanned import Replanned
    from allocator.scenario.replan.replanning import Replanning
    from allocator.scenario.replan.waitlist import Waitlist

NO_LONGER_AT_MOST = 10
"""Sentences about what no longer holds that the screen shows."""


def replanning_lines(
    asked: Replanning, differences: Sequence[Difference], result: Result, labels: Labels
) -> Iterator[str]:
    """What no longer holds, and who has something else, for people."""
    if asked.edits:
        yield f"Edited by hand and kept: {edited(asked.edits)}."
    if asked.no_longer:
        number = len(asked.no_longer)
        plan, holds = ("plan as edited", "does not hold") if asked.edits else ("announced plan", "no longer holds")
        if number > 1:
            holds = holds.replace("does", "do").removesuffix("s")
        yield f"{several(number, 'thing')} in the {plan} {holds}:"
        yield from (f"  {sentence}" for sentence in asked.no_longer[:NO_LONGER_AT_MOST])
        if len(asked.no_longer) > NO_LONGER_AT_MOST:
            yield f"  and {len(asked.no_longer) - NO_LONGER_AT_MOST} more."
    else:
        yield f"All of the {'plan as edited' if asked.edits else 'announced plan still'} holds."
    if result.measures is None:
        return
    moved = sum(one.moved for one in differences)
    others = len(differences) - moved
    lose = f"{moved} of {result.measures.attendees} {labels.attendees} lose an announced seat"
    if asked.edits:
        edited_away = {seat.attendee for seat in asked.edits.seats_gone}
        by_hand = sum(one.moved and one.attendee in edited_away for one in differences)
        yield f"{lose}: {by_hand} by the edits, {moved - by_hand} only because of the rest."
    else:
        yield f"{lose}."
    yield f"{others} more have a new seat or another room."
    if asked.edits:
        yield "Below, 'moved' counts what changes beyond the edits."


def replanning_facts(asked: Replanning, differences: Sequence[Difference], answer: Replanned) -> dict[str, object]:
    """The same for machines."""
    return {
        "frontier": [asdict(point) for point in answer.trade],
        "waitlist": None if answer.waitlist is None else waitlist_facts(answer.waitlist),
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
    """What was edited by hand and which figures it changes, for people; nothing where nothing was edited."""
    if not edits or since is None:
        return
    yield ""
    yield f"Edited by hand since it was written: {edited(edits)}."
    before, now = since
    # Its two parts say it.
    names = {name: name.replace(" ", "_") for name in OBJECTIVE_NAMES if name != "unseated"}
    names |= {"got their first wish": "got_first_wish", "got nothing wished": "got_nothing_wished"}
    figures = {name: (getattr(before, key), getattr(now, key)) for name, key in names.items()}
    others = {name: (was, is_now) for name, (was, is_now) in figures.items() if was != is_now}
    width = max(map(len, others), default=0) + 2
    for name, (was, is_now) in others.items():
        yield f"  {name:<{width}} {was:>6} → {is_now}"
    if not others:
        yield "No objective changes."


def edit_facts(edits: Edits | None, since: tuple[Measures, Measures] | None) -> dict[str, object] | None:
    """The same for machines; None where the workbook does not say what was written."""
    if edits is None or since is None:
        return None
    counts = {"seats": edits.seats_edited, "offerings": edits.offerings_edited}
    return {**counts, "measures_as_written": asdict(since[0]), "measures": asdict(since[1])}


def edition_lines(editions: Sequence[Edition]) -> Iterator[str]:
    """A line for each plan of a line of plans, and what happened before it."""
    for one in editions:
        yield f"{one.written or 'at an unknown time':<18}  {one.plan_hash[:12]}  {one.event_file}"
        yield from (f"{'':<20}{change}" for change in one.changes)


def answer_lines(answer: Replanned, labels: Labels, width: int | None = None) -> Iterator[str]:
    """The result, after the trade that it was chosen from or what the waiting list came to."""
    if answer.trade:
        yield ""
        yield from trade_lines(answer.trade, width)
        if answer.picked is not None and answer.trade[0].chosen and answer.trade[0].moves[0] > answer.picked:
            yield f"  No plan was found with at most {answer.picked} moved; the plan that moves the fewest is used."
        yield ""
    if answer.waitlist is not None:
        yield from waitlist_lines(answer.waitlist, answer.beside, labels)
    else:
        if answer.policy.most_moved is not None:
            yield f"Of the plans that move at most {several(answer.policy.most_moved, 'attendee')}:"
        yield from result_lines(answer.result, labels)
        if answer.result.plan is not None:
            yield from broken_lines(answer.asked.event, answer.policy, answer.result.plan)


def trade_lines(trade: Sequence[Trade], width: int | None = None) -> Iterator[str]:
    """A line for each point of the trade, the chosen one marked; several lines where they are wider than `width`."""
    headings = ["at most moved", "moved", *(stage.name for stage in trade[0].stages)]
    rows = []
    for point in trade:
        figures = map(figure, point.stages)
        rows.append(["no limit" if point.most is None else str(point.most), str(point.moves[0]), *figures])
    lines = table_lines(headings, rows, left=0, width=None if width is None else width - len(CHOSEN))
    if lines is not None:
        marks = [BLANK] * (len(lines) - len(rows)) + [CHOSEN if point.chosen else BLANK for point in trade]
        yield from (mark + line for mark, line in zip(marks, lines, strict=True))
    else:
        for row, point in zip(rows, trade, strict=True):
            first, *others = block_lines(list(zip(headings, row, strict=True)))
            yield (CHOSEN if point.chosen else BLANK) + first
            yield from (BLANK + line for line in others)
            yield ""
    yield from (f"  {line}" for line in figure_lines(stage for point in trade for stage in point.stages))


CHOSEN, BLANK = "→ ", "  "


def point_line(point: Point) -> str:
    """One point of the trade as soon as it is known."""
    limit = "with no limit" if point.most is None else f"with at most {point.most} moved"
    return f"{limit}: {', '.join(f'{stage.name} {figure(stage)}' for stage in point.stages)}"


def waitlist_lines(waitlist: Waitlist, stages: Sequence[Stage], labels: Labels) -> Iterator[str]:
    """How many seats were given out and who still waits, and what the order of the draw costs."""
    happy = len({seat.attendee for seat in waitlist.given})
    people = labels.attendee if happy == 1 else labels.attendees
    yield f"{several(len(waitlist.given), 'free seat')} given to {happy} {people}, in the order of the draw."
    still = len({attendee for attendee, _ in waitlist.waiting})
    if still:
        yield f"{still} still wait{'s' if still == 1 else ''} for {several(len(waitlist.waiting), 'seat')}."
    yield (
        "Nobody else was moved. Beside each figure is the least that any seating of those who wait can reach while the "
        "timetable, everybody else and the figures above it stay."
    )
    yield ""
    width = max((len(stage.name) for stage in stages), default=0) + 2
    for stage in stages:
        least = "nothing proved yet" if stage.bound <= 0 else f"at least {stage.bound}"
        yield f"  {stage.name:<{width}} {stage.value:>6}   {'no less' if stage.proved else least}"


def waitlist_facts(waitlist: Waitlist) -> dict[str, object]:
    """The same for machines: the seats in the order in which they were given, and who waits for which rounds."""
    waiting = [{"attendee": attendee, "round": round} for attendee, round in waitlist.waiting]
    return {"given": [asdict(seat) for seat in waitlist.given], "waiting": waiting}
