"""The command about what-ifs: whatif."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

import allocator
from allocator.cli.group import main
from allocator.cli.options import (
    EVENT,
    EXIT_CODES,
    RULES,
    Choosing,
    Searching,
    Spreading,
    changing,
    choosing,
    searching_each,
    spreading,
)
from allocator.cli.talk import own_rules, put, say, warn

if TYPE_CHECKING:
    from allocator.scenario.whatif.case import Outcome


@main.command(epilog="For example:  allocator whatif event.xlsx -o comparison.xlsx --cancel W5")
@click.argument("event", type=EVENT)
@click.argument("scenarios", type=EVENT, required=False)
@click.option("-o", "--output", "comparison", type=EVENT, required=True, help="The comparison workbook to write.")
@RULES
@choosing
@changing
@searching_each
@spreading
@click.option("--json", "as_json", is_flag=True, help="Print all results as JSON.")
@click.option("--force", is_flag=True, help="Overwrite workbooks that exist.")
def whatif(
    event: Path,
    scenarios: Path | None,
    comparison: Path,
    rules: Path | None,
    choice: Choosing,
    happens: Mapping[str, tuple[str, ...]],
    search: Searching,
    spread: Spreading,
    as_json: bool,
    force: bool,
) -> None:
    """Solve an event as it is and under each scenario, and compare.

    Scenarios are on the sheet Scenarios of the workbook SCENARIOS, or else of the event workbook. Changes given as
    options are one more scenario, or the only one. Every plan is written to a folder beside the comparison. To resume a
    run that was ended early, give the same command again. Exit code 1: a scenario has no result; 4: ended early by
    Ctrl-C.
    """
    if choice.choose is not None and choice.best_of is None:
        raise click.UsageError("--choose needs --best-of.")
    if spread.scheduler is not None and spread.backend != "dask":
        raise click.UsageError("--scheduler needs --backend dask.")
    from allocator import screen

    for read in (event, scenarios, choice.best_of):
        allocator.demand_writable(comparison, force=force, sparing=read)
    odd: list[allocator.Problem] = []
    facts, policy = allocator.read_event(event, on_warnings=odd.extend)
    policy = own_rules(rules).added_to(policy)
    changes = allocator.changes(happens, facts)
    asked: tuple[allocator.Scenario, ...] = ()
    turned = choice.best_of is not None or choice.seats
    if scenarios is not None or not (changes or turned):
        asked = allocator.read_scenarios(scenarios or event, facts, policy)
    if changes:
        asked = (*asked, allocator.Scenario("Asked", changes))
    if not asked and not turned:
        raise click.UsageError("There is no scenario. Fill in the sheet Scenarios, or give an option such as --cancel.")
    offers = None
    if choice.best_of is not None:
        offers = allocator.read_offers(choice.best_of, facts, at_most=choice.choose)

    def ready(cases: Sequence[Outcome]) -> None:
        if changes and cases[-1].fault:
            # Scenarios of a sheet were tried when it was read.
            raise allocator.ChangeTrouble(cases[-1].fault)
        allocator.begin_comparison(comparison, [case.case.name for case in cases], force=force)
        warn(odd)

    try:
        found = allocator.what_if(
            facts,
            policy,
            asked,
            offers=offers,
            tries=choice.tries,
            seats=choice.seats,
            jobs=spread.jobs,
            cluster=spread.backend == "dask",
            scheduler=spread.scheduler,
            keep=allocator.plans_folder(comparison) / ".solved",
            on_cases=ready,
            watching=partial(screen.watching, seconds=search.seconds),
            on_tried=lambda one: say(screen.tried_line(one)),
            interruptible=True,
            **search.as_arguments(),
        )
    except allocator.EndedEarly as ended:
        say(f"Ended early: {ended} and kept. Run the same command again to continue.")
        sys.exit(EXIT_CODES["nothing found"])
    if found.seats_unknown:
        say("Cannot say where one more seat helps: the base has no plan.")
    written = allocator.write_comparison(found, comparison, force=force, event_file=event.name, now=datetime.now())
    if as_json:
        plans = {name: str(path) for name, path in written.plans.items()}
        places = {"comparison": str(written.path), "plans": plans}
        click.echo(screen.as_json({**screen.comparison_facts(found.comparison), **places}))
    else:
        put(*screen.comparison_lines(found.comparison, facts.labels, screen.width()))
        put(f"\nThe comparison is in {written.path}, and the plan of every scenario in {written.folder}.")
    if found.ended_early:
        say("Ended early: rooms or seats that were not tried yet are not in the comparison.")
        sys.exit(EXIT_CODES["nothing found"])
    sys.exit(1 if any(outcome.fault for outcome in found.outcomes) else 0)
