"""The commands about plans that were announced: replan and log."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from allocator.cli.group import main
from allocator.cli.options import COUNT, EVENT, changing, searching
from allocator.cli.search import EXIT_CODES
from allocator.cli.talk import say, warn

POINTS = 6
"""Plans on the frontier where nobody says how many."""


@main.command(epilog="For example:  allocator replan event.xlsx plan.xlsx -o new.xlsx --cancel W5")
@click.argument("event", type=EVENT)
@click.argument("plan", type=EVENT)
@click.option("-o", "--output", "new_plan", type=EVENT, required=True, help="The plan workbook to write.")
@changing
@click.option("--freeze", multiple=True, metavar="ROUND", help="A round that was held already: nothing changes in it.")
@click.option("--moves", type=COUNT, help="At most so many attendees lose a seat; by default as few as can be.")
@click.option("--frontier", is_flag=True, help="Show what more moves would gain; --moves picks one of the plans.")
@click.option("--points", type=click.IntRange(min=2), help=f"Plans on the frontier.  [default: {POINTS}]")
@click.option("--waitlist", is_flag=True, help="Only give out free seats, in the order of a draw; nobody else moves.")
@click.option("--keep-edits", is_flag=True, help="Keep what was edited by hand in the plan; repair the rest around it.")
@click.option("--changed-event", type=EVENT, help="Write the event workbook too, with what these options change.")
@searching
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
@click.option("--force", is_flag=True, help="Overwrite workbooks that exist.")
def replan(
    event: Path,
    plan: Path,
    new_plan: Path,
    freeze: tuple[str, ...],
    moves: int | None,
    frontier: bool,
    points: int | None,
    waitlist: bool,
    keep_edits: bool,
    changed_event: Path | None,
    as_json: bool,
    force: bool,
    **said: Any,
) -> None:
    """Make the next plan from one that was announced, with as few attendees moved as can be.

    What changed is given by options, or stands in the event workbook already. Exit code 3: proved that no plan exists;
    4: none found in time.
    """
    from dataclasses import replace

    from allocator import screen
    from allocator.scenario.changes.agreement import odd_now
    from allocator.scenario.replan.edits import NONE, edits_to_keep
    from allocator.scenario.replan.replanning import replanning
    from allocator.workbook.plan_read import read_plan
    from allocator.workbook.plan_write import write_plan
    from allocator.workbook.read import read_event
    from allocator.workbook.scenarios.said import changes_of
    from allocator.workbook.style import demand_writable
    from allocator.workbook.write_event import write_event

    if waitlist and (frontier or moves is not None):
        raise click.UsageError("--waitlist moves nobody: leave out --frontier and --moves.")
    if points is not None and not frontier:
        raise click.UsageError("--points says how many plans --frontier makes: add --frontier, or leave it out.")
    if changed_event is not None and changed_event.resolve() == new_plan.resolve():
        raise click.UsageError("-o and --changed-event name the same file: give each a name of its own.")
    for written in filter(None, (new_plan, changed_event)):
        for source in (event, plan):
            demand_writable(written, force=force, sparing=source)
    reading = read_event(event)
    read = read_plan(plan, reading.event, announced=True)
    edits = edits_to_keep(read.written, read.plan, plan) if keep_edits else NONE
    asked = replanning(
        reading.event,
        reading.policy,
        read.plan,
        changes_of(said, reading.event),
        frozen=freeze,
        moves=None if frontier else moves,
        edits=edits,
        pinned=read.pinned,
        known_before=read.attendees,
    )
    odd = odd_now((reading.event, reading.policy), (asked.changed, asked.decided))
    warn((*reading.warnings, *odd, *read.warnings, *read.gone))
    answer = _answered(asked, said, points=(points or POINTS) if frontier else None, moves=moves, waitlist=waitlist)
    result = answer.result
    place = None
    differences: tuple[Any, ...] = ()
    if result.plan is not None:
        origin = replace(asked.origin(result.plan, read.editions, plan.name), trade=answer.trade)
        differences = origin.differences
        made_for = (changed_event or event).name
        now = datetime.now()
        place = write_plan(
            asked.event,
            answer.policy,
            result,
            new_plan,
            force=force,
            event_file=made_for,
            now=now,
            origin=origin,
            pinned=read.pinned,
            keeping=plan,
            tell=say,
        )
        if changed_event is not None:
            write_event(asked.changed, asked.decided, changed_event, force=force)
    if as_json:
        facts = {
            **screen.result_facts(result),
            **screen.replanning_facts(asked, differences, answer),
            "plan": place and str(place),
        }
        click.echo(screen.as_json(facts))
    else:
        click.echo(f"{reading.event.title or event.name}: {result.status}")
        for line in screen.replanning_lines(asked, differences, result, reading.event.labels):
            click.echo(line)
        for line in screen.answer_lines(answer, reading.event.labels):
            click.echo(line)
        if place is not None:
            click.echo(f"\nThe plan is in {place}; who has what instead is on its sheet Changes.")
            if changed_event is not None:
                click.echo(f"{changed_event} is the event as it now is; from now on, go on with that one.")
            elif asked.changes or asked.edits:
                click.echo(f"{event} is as it was; --changed-event writes the event as it now is.")
    sys.exit(EXIT_CODES.get(str(result.status), 0))


@main.command(epilog="For example:  allocator log plan.xlsx")
@click.argument("plan", type=EVENT)
def log(plan: Path) -> None:
    """Print the plans that led to this one, the oldest first, and what happened between them."""
    from allocator import screen
    from allocator.workbook.plan_read import read_editions

    editions = read_editions(plan)
    for line in screen.edition_lines(editions):
        click.echo(line)
    if not editions:
        click.echo(f"{plan} does not say where it comes from.", err=True)


def _answered(asked: Any, said: Mapping[str, Any], *, points: int | None, moves: int | None, waitlist: bool) -> Any:
    """What answers a replanning: the trade with so many points, free seats given out, or else a search."""
    from allocator import screen
    from allocator.interrupt import run_until_interrupted
    from allocator.model.solvers.deadline import Deadline

    plans = 1 if points is None else points + 1
    deadline = Deadline(said["time_limit"] * plans, counted=said["reproducible"])

    def work() -> Any:
        from allocator.scenario.replan.replanned import Way, given_out, searched, traded

        way = Way(**{key: said[key] for key in ("time_limit", "gap", "engine", "workers")})
        if waitlist:
            return given_out(asked, way, deadline=deadline)
        if points is None:
            return searched(asked, way, deadline=deadline, on_progress=tell)
        told = {"on_progress": tell, "on_point": lambda point: say(screen.point_line(point))}
        return traded(asked, way, points=points, moves=moves, deadline=deadline, **told)

    with screen.progress() as tell:
        return run_until_interrupted(work, deadline.ask)
