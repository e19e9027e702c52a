"""The commands about plans that were announced: replan and log."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import click

import allocator
from allocator.cli.group import main
from allocator.cli.options import COUNT, EVENT, EXIT_CODES, RULES, Searching, changing, searching
from allocator.cli.talk import own_rules, put, say, warn
from allocator.errors import Problem

POINTS = 6
"""Plans on the frontier where nobody says how many."""


@main.command(epilog="For example:  allocator replan event.xlsx plan.xlsx -o new.xlsx --cancel W5")
@click.argument("event", type=EVENT)
@click.argument("plan", type=EVENT)
@click.option("-o", "--output", "new_plan", type=EVENT, required=True, help="The plan workbook to write.")
@RULES
@changing
@click.option("--freeze", multiple=True, metavar="ROUND", help="A round that is already over: nothing changes in it.")
@click.option("--moves", type=COUNT, help="The most attendees who may lose a seat; by default as few as possible.")
@click.option("--frontier", is_flag=True, help="Show what more moves would gain; --moves picks one of the plans.")
@click.option("--points", type=click.IntRange(min=2), help=f"How many plans --frontier makes.  [default: {POINTS}]")
@click.option("--waitlist", is_flag=True, help="Only give out free seats, in the order of a draw; nobody else moves.")
@click.option("--keep-edits", is_flag=True, help="Keep what was edited by hand in the plan; repair the rest around it.")
@click.option("--changed-event", type=EVENT, help="Also write the event workbook with these changes.")
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
    rules: Path | None,
    happens: Mapping[str, tuple[str, ...]],
    search: Searching,
    workers: int,
) -> None:
    """Make a new plan from an announced one, with the fewest moves.

    As few attendees as possible lose an announced seat. Give what changed as options, or change the event workbook
    first. Exit code 3: proved that no plan exists; 4: none found in time.
    """
    from allocator import screen

    if waitlist and (frontier or moves is not None):
        raise click.UsageError("--waitlist moves nobody: leave out --frontier and --moves.")
    if points is not None and not frontier:
        raise click.UsageError("--points says how many plans --frontier makes: add --frontier, or leave it out.")
    if changed_event is not None and changed_event.resolve() == new_plan.resolve():
        raise click.UsageError("-o and --changed-event name the same file: give each a name of its own.")
    for written in filter(None, (new_plan, changed_event)):
        for source in (event, plan):
            allocator.demand_writable(written, force=force, sparing=source)
    odd: list[Problem] = []
    facts, policy = allocator.read_event(event, on_warnings=odd.extend)
    policy = own_rules(rules).added_to(policy)
    if changed_event is not None and not facts.title:
        # Without a title an event is called as its file is, and the changed one is still the same event.
        facts = replace(facts, title=event.stem)
    read = allocator.read_plan_workbook(plan, facts, announced=True)
    plans = (points or POINTS) + 1 if frontier else 1
    with screen.progress(search.seconds and search.seconds * plans) as tell:
        answer = allocator.replan(
            facts,
            policy,
            read,
            allocator.changes(happens, facts),
            frozen=freeze,
            moves=moves,
            points=(points or POINTS) if frontier else None,
            waitlist=waitlist,
            keep_edits=keep_edits,
            announced_file=plan,
            workers=workers,
            on_warnings=lambda more: warn((*odd, *more)),
            on_progress=tell,
            on_point=lambda point: say(screen.point_line(point)),
            interruptible=True,
            **search.as_arguments(),
        )
    asked, result = answer.asked, answer.result
    place = None
    if result.plan is not None:
        place = allocator.write_replanned(
            answer,
            new_plan,
            announced=read,
            announced_file=plan,
            force=force,
            event_file=(changed_event or event).name,
            now=datetime.now(),
            tell=say,
        )
        if changed_event is not None:
            allocator.write_event(asked.changed, asked.decided, changed_event, force=force)
    if as_json:
        found = {**screen.result_facts(result), **screen.replanning_facts(asked, answer.differences, answer)}
        click.echo(screen.as_json({**found, "plan": place and str(place)}))
    else:
        put(f"{facts.title or event.name}: {result.status}")
        put(*screen.replanning_lines(asked, answer.differences, result, facts.labels))
        put(*screen.answer_lines(answer, facts.labels, screen.width()))
        if place is not None:
            put(f"\nThe plan is in {place}; its sheet Changes lists who has something else.")
            if changed_event is not None:
                put(f"{changed_event} is the event with these changes; use it from now on.")
            elif asked.changes or asked.edits:
                put(f"{event} is unchanged; --changed-event writes the event with these changes.")
    sys.exit(EXIT_CODES.get(str(result.status), 0))


@main.command(epilog="For example:  allocator log plan.xlsx")
@click.argument("plan", type=EVENT)
def log(plan: Path) -> None:
    """Print the history of a plan: earlier plans and what changed.

    The oldest plan comes first.
    """
    from allocator import screen

    editions = allocator.read_editions(plan)
    put(*screen.edition_lines(editions))
    if not editions:
        say(f"{plan} does not say where it comes from.")
