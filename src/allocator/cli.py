"""The command line: parse, call one function, print, exit code.

Exit codes: 0 done, 1 the input has problems, 2 usage, 3 proved that no plan exists, 4 no plan found in time.
Libraries that are slow to import are imported inside the commands, so that `--help` answers at once.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from allocator import __version__
from allocator.errors import AllocatorError
from allocator.options import COUNT, EVENT, changing, importing, searching, searching_each, spreading
from allocator.policy import LARGEST_SEED
from allocator.words import quoted, several

EXIT_CODES = {"proved impossible": 3, "nothing found": 4}
"""By the status of a result; all others are 0."""


class Commands(click.Group):
    """Commands whose faults are told as they are, in words, with exit code 1."""

    def invoke(self, ctx: click.Context) -> Any:
        """Runs a command."""
        try:
            return super().invoke(ctx)
        except AllocatorError as fault:
            click.echo(str(fault), err=True)
            ctx.exit(1)


@click.group(cls=Commands, epilog="Start with:  allocator new event.xlsx --example")
@click.version_option(__version__, prog_name="allocator")
def main() -> None:
    """Who attends which session, in which round and room: the best plan there is, from Excel to Excel."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # A Windows console that knows fewer letters shows a '?' instead of failing.
            stream.reconfigure(errors="replace")


@main.command(epilog="For example:  allocator new event.xlsx")
@click.argument("event", type=EVENT)
@click.option("--example", is_flag=True, help="Write the symposium, filled in, instead of an empty template.")
@click.option("--programme", type=EVENT, help="Take sessions and speakers from a programme (.txt, .md, .docx).")
@click.option("--force", is_flag=True, help="Overwrite the file if it exists.")
def new(event: Path, example: bool, programme: Path | None, force: bool) -> None:
    """Write a new event workbook to fill in."""
    from allocator.workbook.template import write_template
    from allocator.workbook.write_event import write_event

    if example and programme is not None:
        raise click.UsageError("Give --example or --programme, not both.")
    if example:
        from allocator.example import symposium

        write_event(*symposium(), event, force=force)
    elif programme is not None:
        _new_from_programme(programme, event, force=force)
    else:
        write_template(event, force=force)
    click.echo(f"{event} is written. Fill it in, then:  allocator check {quoted(event)}")


def _new_from_programme(programme: Path, event: Path, *, force: bool) -> None:
    """Writes what a programme tells, and says what was found, what to check and what was not read."""
    from allocator import screen
    from allocator.intake.programme import tell
    from allocator.intake.programme.read import read_programme
    from allocator.intake.programme.write import write_programme
    from allocator.workbook.style import demand_writable

    demand_writable(event, force=force, sparing=programme)
    read = read_programme(programme)
    marked = write_programme(read, event, force=force)
    click.echo(f"{programme}: {tell.counted(read)}.")
    for line in tell.remarks(read):
        click.echo(line)
    for found, what in ((marked, f"to check, marked in {event}"), (read.left_out, "left out")):
        if found:
            click.echo(f"{len(found)} {what}:", err=True)
            for line in screen.listed(found):
                click.echo(line, err=True)


@main.command(epilog="For example:  allocator check event.xlsx")
@click.argument("event", type=EVENT)
@click.option("--json", "as_json", is_flag=True, help="Print counts, problems and warnings as JSON.")
def check(event: Path, as_json: bool) -> None:
    """Read an event workbook and list everything that is wrong or odd in it."""
    from allocator import screen
    from allocator.workbook.read import inspect_event, read_event

    inspection = inspect_event(event)
    if as_json:
        found = {"problems": inspection.problems, "warnings": inspection.warnings}
        places = {what: [{"where": one.where, "message": one.message} for one in ones] for what, ones in found.items()}
        click.echo(screen.as_json({**inspection.counts, **places}))
        sys.exit(1 if inspection.problems else 0)
    reading = read_event(event)
    click.echo(f"{event}: {screen.counted(reading.counts, reading.event.labels)}.")
    _warn(reading.warnings)
    click.echo(f"No problems. Next:  allocator solve {quoted(event)} -o plan.xlsx")


@main.command("import", epilog="For example:  allocator import event.xlsx answers.xlsx --rounds 3")
@click.argument("event", type=EVENT)
@click.argument("files", type=EVENT, nargs=-1, required=True)
@importing
@click.option("--json", "as_json", is_flag=True, help="Print counts and notes as JSON.")
@click.option("--force", is_flag=True, help="Write even where pictures or an older annotated copy would be lost.")
def import_(event: Path, files: tuple[Path, ...], as_json: bool, **said: Any) -> None:
    """Add what other spreadsheets hold to an event workbook, which is made if it is not there.

    Recognises answers to forms, lists of wishes, sessions, rooms and people, and says what it made of each column.
    Exit code 1: something in them has to be mended, or can be read in two ways.
    """
    from allocator import screen
    from allocator.intake.report import asked, facts, report
    from allocator.intake.run import choices_of, import_files

    def ask(question: Any) -> int:
        for line in asked(question):
            click.echo(line, err=True)
        return int(click.prompt("1 or 2", type=click.IntRange(1, 2), err=True)) - 1

    imported = import_files(event, files, choices_of(**said), ask=ask if sys.stdin.isatty() else None)
    for line in [screen.as_json(facts(imported))] if as_json else report(imported):
        click.echo(line)
    sys.exit(1 if imported.notes.problems else 0)


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
    _warn(reading.warnings)
    policy = reading.policy if seed is None else replace(reading.policy, seed=seed)
    result = _found(reading.event, policy, said)
    written = None
    if result.plan is not None:
        written = write_plan(
            reading.event, policy, result, plan, force=force, event_file=event.name, now=datetime.now()
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
    from allocator.verify import violations
    from allocator.verify.measures import measure
    from allocator.workbook.plan_read import read_plan
    from allocator.workbook.read import read_event

    reading = read_event(event)
    read = read_plan(plan, reading.event)
    broken = violations(reading.event, reading.policy, read.plan)
    measures = measure(reading.event, reading.policy, read.plan)
    warnings = list(read.warnings)
    if read.input_hash not in (None, reading.input_hash):
        warnings.append(Problem("About", f"{event} has changed since this plan was made from it."))
    if as_json:
        facts = {"violations": [asdict(one) for one in broken], "measures": asdict(measures)}
        click.echo(screen.as_json({**facts, "warnings": [asdict(one) for one in warnings]}))
        sys.exit(1 if broken else 0)
    _warn(warnings)
    if broken:
        click.echo(f"{plan} breaks {several(len({one.rule for one in broken}), 'rule')}:")
        for line in screen.violation_lines(broken):
            click.echo(f"  {line}")
    else:
        click.echo(f"{plan} keeps every rule.")
    click.echo("")
    for line in screen.measure_lines(measures, reading.event.labels):
        click.echo(line)
    sys.exit(1 if broken else 0)


@main.command(epilog="For example:  allocator replan event.xlsx plan.xlsx -o new.xlsx --cancel W5")
@click.argument("event", type=EVENT)
@click.argument("plan", type=EVENT)
@click.option("-o", "--output", "new_plan", type=EVENT, required=True, help="The plan workbook to write.")
@changing
@click.option("--freeze", multiple=True, metavar="ROUND", help="A round that was held already: nothing changes in it.")
@click.option("--moves", type=COUNT, help="At most so many attendees lose a seat; by default as few as can be.")
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
    changed_event: Path | None,
    as_json: bool,
    force: bool,
    **said: Any,
) -> None:
    """Make the next plan from one that was announced, with as few attendees moved as can be.

    What changed is given by options, or stands in the event workbook already. Exit code 3: proved that no plan exists;
    4: none found in time.
    """
    from allocator import screen
    from allocator.scenario.changes import changes_of
    from allocator.scenario.replan import replanning
    from allocator.workbook.plan_read import read_plan
    from allocator.workbook.plan_write import write_plan
    from allocator.workbook.read import read_event
    from allocator.workbook.style import demand_writable
    from allocator.workbook.write_event import write_event

    demand_writable(new_plan, force=force, sparing=plan)
    if changed_event is not None:
        demand_writable(changed_event, force=force, sparing=event)
    reading = read_event(event)
    read = read_plan(plan, reading.event, announced=True)
    asked = replanning(reading.event, reading.policy, read.plan, changes_of(said), frozen=freeze, moves=moves)
    _warn((*reading.warnings, *read.warnings, *read.gone))
    result = _found(asked.event, asked.policy, said)
    written = None
    differences: tuple[Any, ...] = ()
    if result.plan is not None:
        origin = asked.origin(result.plan, read.editions, plan.name)
        differences = origin.differences
        made_for = (changed_event or event).name
        now = datetime.now()
        written = write_plan(
            asked.event, asked.policy, result, new_plan, force=force, event_file=made_for, now=now, origin=origin
        )
        if changed_event is not None:
            write_event(asked.changed, asked.decided, changed_event, force=force)
    if as_json:
        facts = {
            **screen.result_facts(result),
            **screen.replanning_facts(asked, differences),
            "plan": written and str(written),
        }
        click.echo(screen.as_json(facts))
    else:
        click.echo(f"{reading.event.title or event.name}: {result.status}")
        for line in screen.replanning_lines(asked, differences, result, reading.event.labels):
            click.echo(line)
        for line in screen.result_lines(result, reading.event.labels):
            click.echo(line)
        if written is not None:
            click.echo(f"\nThe plan is in {written}; who has what instead is on its sheet Changes.")
            if changed_event is not None:
                click.echo(f"{changed_event} is the event as it now is; from now on, go on with that one.")
            elif asked.changes:
                click.echo(f"{event} is as it was; --changed-event writes the event as it now is.")
    sys.exit(EXIT_CODES.get(str(result.status), 0))


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
    from allocator import screen, screen_whatif
    from allocator.scenario import whatif
    from allocator.scenario.books import Books
    from allocator.scenario.changes import Scenario, changes_of
    from allocator.scenario.compare import compared
    from allocator.scenario.parallel import Crew
    from allocator.scenario.sheet import read_scenarios
    from allocator.scenario.worker import Search
    from allocator.screen_comparison import comparison_facts, comparison_lines
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
    _warn(reading.warnings)
    try:
        with screen_whatif.watching(cases) as watch:
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
        click.echo(screen.as_json({**comparison_facts(facts), **places}))
    else:
        for line in comparison_lines(facts, reading.event.labels):
            click.echo(line)
        click.echo(f"\nThe comparison is in {place}, and the plan of every scenario in {books.folder}.")
    sys.exit(1 if any(outcome.fault for outcome in outcomes) else 0)


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


def _found(event: Any, policy: Any, said: Mapping[str, Any]) -> Any:
    """What a search finds under the options of `searching`; its progress is shown, and Ctrl-C takes the best so far."""
    from allocator import screen
    from allocator.interrupt import run_until_interrupted
    from allocator.model.halt import Halt

    halt = Halt(said["time_limit"], counted=said["reproducible"])
    how = {key: said[key] for key in ("gap", "engine", "workers")}

    def work() -> Any:
        from allocator.model.solve import solve  # here, so that Ctrl-C while it is imported ends the search too

        return solve(event, policy, halt=halt, on_progress=tell, **how)

    with screen.progress() as tell:
        return run_until_interrupted(work, halt.ask)


def _warn(warnings: Any) -> None:
    """Says what is odd, on stderr."""
    from allocator import screen

    if warnings:
        click.echo(f"{several(len(warnings), 'warning')}:", err=True)
        for line in screen.listed(warnings):
            click.echo(line, err=True)


if __name__ == "__main__":
    main()
