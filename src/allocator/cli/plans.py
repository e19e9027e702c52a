"""The commands about plans: solve and verify."""

from __future__ import annotations

import sys
from dataclasses import asdict, replace
from datetime import datetime
from pathlib import Path

import click

import allocator
from allocator.cli.group import main
from allocator.cli.options import EVENT, EXIT_CODES, RULES, Searching, searching
from allocator.cli.talk import own_rules, put, say, warn
from allocator.policy import LARGEST_SEED
from allocator.words import quoted, several


@main.command(epilog="For example:  allocator solve event.xlsx -o plan.xlsx --time-limit 120")
@click.argument("event", type=EVENT)
@click.option("-o", "--output", "plan", type=EVENT, required=True, help="The plan workbook to write.")
@RULES
@searching
@click.option("--seed", type=click.IntRange(0, LARGEST_SEED), help="A seed to use instead of the workbook's.")
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
@click.option("--force", is_flag=True, help="Overwrite the plan workbook if it exists.")
def solve(
    event: Path,
    plan: Path,
    rules: Path | None,
    search: Searching,
    workers: int,
    seed: int | None,
    as_json: bool,
    force: bool,
) -> None:
    """Find the best plan for an event and write it to a workbook.

    Ctrl-C ends the search early with the best plan so far. Exit code 3: proved that no plan exists; 4: none found in
    time.
    """
    from allocator import screen

    allocator.demand_writable(plan, force=force, sparing=event)
    facts, policy = allocator.read_event(event, on_warnings=warn)
    policy = own_rules(rules).added_to(policy if seed is None else replace(policy, seed=seed))
    with screen.progress(search.seconds) as tell:
        result = allocator.solve(
            facts, policy, workers=workers, on_progress=tell, interruptible=True, **search.as_arguments()
        )
    written = None
    if result.plan is not None:
        written = allocator.write_plan(
            facts, policy, result, plan, force=force, event_file=event.name, now=datetime.now(), tell=say
        )
    if as_json:
        click.echo(screen.as_json({**screen.result_facts(result), "plan": written and str(written)}))
    else:
        put(f"{facts.title or event.name}: {result.status}")
        put(*screen.result_lines(result, facts.labels))
        if result.plan is not None:
            put(*screen.broken_lines(facts, policy, result.plan))
        if written is not None:
            command = f"allocator verify {quoted(event)} {quoted(written)}"
            put(f"\nThe plan is in {written}. After editing it by hand:  {command}")
    sys.exit(EXIT_CODES.get(str(result.status), 0))


@main.command(epilog="For example:  allocator verify event.xlsx plan.xlsx")
@click.argument("event", type=EVENT)
@click.argument("plan", type=EVENT)
@RULES
@click.option("--json", "as_json", is_flag=True, help="Print broken rules and measures as JSON.")
def verify(event: Path, plan: Path, rules: Path | None, as_json: bool) -> None:
    """Check a plan workbook against its event workbook.

    The plan may have been edited by hand. Exit code 1: it breaks a rule.
    """
    from allocator import screen

    facts, policy = allocator.read_event(event)
    policy = own_rules(rules).added_to(policy)
    read = allocator.read_plan_workbook(plan, facts)
    broken = allocator.verify(facts, policy, read.plan)
    measures = allocator.measure(facts, policy, read.plan)
    edits, since = allocator.edits_by_hand(facts, policy, read)
    warnings = [*read.warnings, *allocator.changed_since(facts, policy, read, event)]
    if as_json:
        found = {
            "violations": [asdict(one) for one in broken],
            "measures": asdict(measures),
            "edits": screen.edit_facts(edits, since),
        }
        click.echo(screen.as_json({**found, "warnings": [asdict(one) for one in warnings]}))
        sys.exit(1 if broken else 0)
    warn(warnings)
    if broken:
        put(f"{plan} breaks {several(len({one.rule for one in broken}), 'rule')}:")
        put(*(f"  {line}" for line in screen.violation_lines(broken, policy.rules)))
    else:
        put(f"{plan} keeps every rule.")
    put("")
    put(*screen.measure_lines(measures, facts.labels))
    put(*screen.broken_lines(facts, policy, read.plan))
    put(*screen.edit_lines(edits, since))
    sys.exit(1 if broken else 0)
