"""The commands about plans: solve and verify."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from allocator.cli.group import main
from allocator.cli.options import EVENT, searching
from allocator.cli.search import EXIT_CODES, found
from allocator.cli.talk import say, warn
from allocator.policy import LARGEST_SEED
from allocator.words import quoted, several


@main.command(epilog="For example:  allocator solve event.xlsx -o plan.xlsx --time-limit 120")
@click.argument("event", type=EVENT)
@click.option("-o", "--output", "plan", type=EVENT, required=True, help="The plan workbook to write.")
@searching
@click.option("--seed", type=click.IntRange(0, LARGEST_SEED), help="Another seed than the workbook's.")
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
@click.option("--force", is_flag=True, help="Overwrite the plan workbook if it exists.")
def solve(
    event: Path,
    plan: Path,
    seed: int | None,
    as_json: bool,
    force: bool,
    **said: Any,
) -> None:
    """Find the best plan for an event workbook and write it to a plan workbook.

    Ctrl-C ends the search early with the best plan so far. Exit code 3: proved that no plan exists; 4: none found in
    time.
    """
    from dataclasses import replace

    from allocator import screen
    from allocator.workbook.plan_write import write_plan
    from allocator.workbook.read import read_event
    from allocator.workbook.style import demand_writable

    demand_writable(plan, force=force, sparing=event)
    reading = read_event(event)
    warn(reading.warnings)
    policy = reading.policy if seed is None else replace(reading.policy, seed=seed)
    result = found(reading.event, policy, said)
    written = None
    if result.plan is not None:
        written = write_plan(
            reading.event, policy, result, plan, force=force, event_file=event.name, now=datetime.now(), tell=say
        )
    if as_json:
        click.echo(screen.as_json({**screen.result_facts(result), "plan": written and str(written)}))
    else:
        click.echo(f"{reading.event.title or event.name}: {result.status}")
        for line in screen.result_lines(result, reading.event.labels):
            click.echo(line)
        if written is not None:
            command = f"allocator verify {quoted(event)} {quoted(written)}"
            click.echo(f"\nThe plan is in {written}. After editing it by hand:  {command}")
    sys.exit(EXIT_CODES.get(str(result.status), 0))


@main.command(epilog="For example:  allocator verify event.xlsx plan.xlsx")
@click.argument("event", type=EVENT)
@click.argument("plan", type=EVENT)
@click.option("--json", "as_json", is_flag=True, help="Print broken rules and measures as JSON.")
def verify(event: Path, plan: Path, as_json: bool) -> None:
    """Check any plan workbook against its event, edited by hand or not; exit code 1 if it breaks a rule."""
    from dataclasses import asdict

    from allocator import screen
    from allocator.errors import Problem
    from allocator.scenario.replan.edits import edits_of, measured
    from allocator.verify import violations
    from allocator.verify.measures import measure
    from allocator.workbook.plan_read import read_plan
    from allocator.workbook.read import read_event

    reading = read_event(event)
    read = read_plan(plan, reading.event)
    broken = violations(reading.event, reading.policy, read.plan)
    measures = measure(reading.event, reading.policy, read.plan)
    edits = None if read.written is None else edits_of(read.written, read.plan)
    since = measured(reading.event, reading.policy, read.written, read.plan) if read.written is not None else None
    warnings = list(read.warnings)
    if read.input_hash not in (None, reading.input_hash):
        warnings.append(Problem("About", f"{event} has changed since this plan was made from it."))
    if as_json:
        facts = {
            "violations": [asdict(one) for one in broken],
            "measures": asdict(measures),
            "edits": screen.edit_facts(edits, since),
        }
        click.echo(screen.as_json({**facts, "warnings": [asdict(one) for one in warnings]}))
        sys.exit(1 if broken else 0)
    warn(warnings)
    if broken:
        click.echo(f"{plan} breaks {several(len({one.rule for one in broken}), 'rule')}:")
        for line in screen.violation_lines(broken):
            click.echo(f"  {line}")
    else:
        click.echo(f"{plan} keeps every rule.")
    click.echo("")
    for line in screen.measure_lines(measures, reading.event.labels):
        click.echo(line)
    for line in screen.edit_lines(edits, since):
        click.echo(line)
    sys.exit(1 if broken else 0)
