"""The command about what-ifs: whatif."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from allocator.cli.group import main
from allocator.cli.options import EVENT, changing, searching_each, spreading
from allocator.cli.search import EXIT_CODES
from allocator.cli.talk import warn


@main.command(epilog="For example:  allocator whatif event.xlsx -o comparison.xlsx --cancel W5")
@click.argument("event", type=EVENT)
@click.argument("scenarios", type=EVENT, required=False)
@click.option("-o", "--output", "comparison", type=EVENT, required=True, help="The comparison workbook to write.")
@changing
@searching_each
@spreading
@click.option("--json", "as_json", is_flag=True, help="Print all results as JSON.")
@click.option("--force", is_flag=True, help="Overwrite workbooks that exist.")
def whatif(event: Path, scenarios: Path | None, comparison: Path, as_json: bool, force: bool, **said: Any) -> None:
    """Solve an event as it stands and under each scenario, and compare what comes of them.

    Scenarios are on the sheet Scenarios of a workbook of their own, or of the event workbook; what options change is
    one more, or the only one. Every plan is written beside the comparison. A run that was ended early is taken up by
    the same command. Exit code 1: a scenario has no result; 4: ended early by Ctrl-C.
    """
    if said["scheduler"] is not None and said["backend"] != "dask":
        raise click.UsageError("--scheduler goes with --backend dask.")
    from allocator import screen
    from allocator.scenario import whatif
    from allocator.scenario.books import Books
    from allocator.scenario.changes import Scenario, changes_of
    from allocator.scenario.compare import compared
    from allocator.scenario.parallel import Crew
    from allocator.scenario.sheet import read_scenarios
    from allocator.scenario.worker import Search
    from allocator.screen.whatif import watching
    from allocator.workbook.comparison_write import write_comparison
    from allocator.workbook.read import read_event
    from allocator.workbook.style import demand_writable

    search = Search(**{key: said[key] for key in ("time_limit", "gap", "engine", "reproducible")})
    crew = Crew(said["jobs"], dask=said["backend"] == "dask", scheduler=said["scheduler"])
    demand_writable(comparison, force=force, sparing=event)
    reading = read_event(event)
    changes = changes_of(said)
    asked: tuple[Scenario, ...] = ()
    if scenarios is not None or not changes:
        asked = read_scenarios(scenarios or event, reading.event, reading.policy)
    if changes:
        asked = (*asked, Scenario("Asked", changes))
    if not asked:
        raise click.UsageError("There is no scenario. Fill in the sheet Scenarios, or give an option such as --cancel.")
    cases = whatif.cases_of(reading.event, reading.policy, asked)
    books = Books(comparison)
    books.begin([case.case.name for case in cases], force=force)
    warn(reading.warnings)
    try:
        with watching(cases) as watch:
            outcomes = whatif.run(cases, search=search, crew=crew, solved=books.solved, watch=watch)
    except whatif.EndedEarly as ended:
        click.echo(f"Ended early: {ended} and kept. The same command goes on from there.", err=True)
        sys.exit(EXIT_CODES["nothing found"])
    now = datetime.now()
    written = books.write(outcomes, event_file=event.name, now=now)
    facts = compared(outcomes)
    place = write_comparison(facts, comparison, force=force, event_file=event.name, now=now)
    books.finished()
    if as_json:
        places = {"comparison": str(place), "plans": {name: str(path) for name, path in written.items()}}
        click.echo(screen.as_json({**screen.comparison_facts(facts), **places}))
    else:
        for line in screen.comparison_lines(facts, reading.event.labels):
            click.echo(line)
        click.echo(f"\nThe comparison is in {place}, and the plan of every scenario in {books.folder}.")
    sys.exit(1 if any(outcome.fault for outcome in outcomes) else 0)
