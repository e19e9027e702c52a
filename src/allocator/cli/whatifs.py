"""The command about what-ifs: whatif."""

from __future__ import annotations

import math
import sys
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from allocator.cli.group import main
from allocator.cli.options import EVENT, changing, choosing, searching_each, spreading
from allocator.cli.search import EXIT_CODES
from allocator.cli.talk import say, warn


@main.command(epilog="For example:  allocator whatif event.xlsx -o comparison.xlsx --cancel W5")
@click.argument("event", type=EVENT)
@click.argument("scenarios", type=EVENT, required=False)
@click.option("-o", "--output", "comparison", type=EVENT, required=True, help="The comparison workbook to write.")
@choosing
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
    if said["choose"] is not None and said["best_of"] is None:
        raise click.UsageError("--choose goes with --best-of.")
    if said["scheduler"] is not None and said["backend"] != "dask":
        raise click.UsageError("--scheduler goes with --backend dask.")
    from dataclasses import replace

    from allocator import screen
    from allocator.errors import ChangeTrouble
    from allocator.scenario.changes import Scenario
    from allocator.scenario.sensitivity.room_offers import outcomes as tried_as_outcomes
    from allocator.scenario.sensitivity.room_offers import told, with_results
    from allocator.scenario.sensitivity.seat_worths import with_seats
    from allocator.scenario.whatif import run as whatif
    from allocator.scenario.whatif.compare import compared
    from allocator.scenario.whatif.exchange import exchanged
    from allocator.scenario.whatif.parallel import Crew
    from allocator.scenario.whatif.worker import Search
    from allocator.screen.whatif import watching
    from allocator.workbook.comparison_write import write_comparison
    from allocator.workbook.read import read_event
    from allocator.workbook.scenarios.books import Books
    from allocator.workbook.scenarios.offers import with_offers
    from allocator.workbook.scenarios.said import changes_of
    from allocator.workbook.scenarios.sheet import read_scenarios
    from allocator.workbook.style import demand_writable

    search = Search(**{key: said[key] for key in ("time_limit", "gap", "engine", "reproducible")})
    crew = Crew(said["jobs"], dask=said["backend"] == "dask", scheduler=said["scheduler"])
    for read in (event, scenarios, said["best_of"]):
        demand_writable(comparison, force=force, sparing=read)
    reading = read_event(event)
    changes = changes_of(said, reading.event)
    asked: tuple[Scenario, ...] = ()
    turned = said["best_of"] is not None or said["seats"]
    if scenarios is not None or not (changes or turned):
        asked = read_scenarios(scenarios or event, reading.event, reading.policy)
    if changes:
        asked = (*asked, Scenario("Asked", changes))
    if not asked and not turned:
        raise click.UsageError("There is no scenario. Fill in the sheet Scenarios, or give an option such as --cancel.")
    open_ = None if said["best_of"] is None else with_offers(said["best_of"], reading.event, said["choose"])
    cases = whatif.cases_of(reading.event, reading.policy, asked)
    if changes and cases[-1].fault:
        # Scenarios of a sheet were tried when it was read.
        raise ChangeTrouble(cases[-1].fault)
    books = Books(comparison)
    books.begin([case.case.name for case in cases], force=force)
    warn(reading.warnings)
    try:
        with watching(cases) as watch:
            outcomes = whatif.run(cases, search=search, crew=crew, solved=books.solved, watch=watch)
    except whatif.EndedEarly as ended:
        click.echo(f"Ended early: {ended} and kept. The same command goes on from there.", err=True)
        sys.exit(EXIT_CODES["nothing found"])
    base = None if outcomes[0].result is None else outcomes[0].result.plan
    rooms = None if open_ is None else _best_rooms(open_, reading.policy, base, said)
    if rooms is not None:
        outcomes = exchanged((*outcomes, *tried_as_outcomes(rooms, reading.policy)))
        rooms = with_results(rooms, outcomes)
    now = datetime.now()
    written = books.write(outcomes, event_file=event.name, now=now)
    facts = compared(outcomes)
    if rooms is not None:
        facts = replace(facts, rooms=told(rooms))
    if said["seats"] and base is None:
        say("Where one more seat helps cannot be told: the base has no plan.")
    elif said["seats"]:
        worths = _seat_worths(reading.event, reading.policy, base, said)
        facts = with_seats(facts, reading.event, worths)
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


def _best_rooms(event: Any, policy: Any, start: Any, said: Mapping[str, Any]) -> Any:
    """The best choice of the rooms on offer; each that is tried is told."""
    from allocator import screen
    from allocator.interrupt import run_until_interrupted
    from allocator.model.solvers.deadline import Deadline

    deadline = Deadline(math.inf, counted=said["reproducible"])

    def work() -> Any:
        from allocator.scenario.sensitivity.room_offers import best_rooms

        def tell(one: Any) -> None:
            say(screen.tried_line(one))

        return best_rooms(
            event, policy, deadline=deadline, at_most=said["tries"], start=start, on_tried=tell, **_how(said)
        )

    return run_until_interrupted(work, deadline.ask)


def _seat_worths(event: Any, policy: Any, plan: Any, said: Mapping[str, Any]) -> Any:
    """What one more seat is worth in each full offering of the base."""
    from allocator.interrupt import run_until_interrupted
    from allocator.model.solvers.deadline import Deadline

    deadline = Deadline(math.inf, counted=said["reproducible"])

    def work() -> Any:
        from allocator.scenario.sensitivity.seat_worths import seat_worths

        return seat_worths(event, policy, plan, deadline=deadline, **_how(said))

    return run_until_interrupted(work, deadline.ask)


def _how(said: Mapping[str, Any]) -> dict[str, Any]:
    """How one search after the other goes, each with all the threads that there may be."""
    return {**{key: said[key] for key in ("time_limit", "gap", "engine")}, "workers": said["jobs"] or 2}
