"""The commands about event workbooks: new, check, import."""

from __future__ import annotations

import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

import allocator
from allocator.cli.group import main
from allocator.cli.options import EVENT, EXIT_CODES, Importing, PricingSearch, importing, pricing
from allocator.cli.talk import put, say, warn
from allocator.words import quoted

if TYPE_CHECKING:
    from allocator.intake.mapping.questions import TableQuestion


@main.command(epilog="For example:  allocator new event.xlsx")
@click.argument("event", type=EVENT)
@click.option("--example", is_flag=True, help="Write a complete example, a symposium, instead of an empty template.")
@click.option("--programme", type=EVENT, help="Take sessions and speakers from a programme (.txt, .md, .docx).")
@click.option("--rules", is_flag=True, help="With one example of every kind of rule, on a sheet Rules.")
@click.option("--force", is_flag=True, help="Overwrite the file if it exists.")
def new(event: Path, example: bool, programme: Path | None, rules: bool, force: bool) -> None:
    """Write a new event workbook to fill in."""
    from allocator.workbook.event.template import write_template

    if example and programme is not None:
        raise click.UsageError("Give --example or --programme, not both.")
    if rules and (example or programme is not None):
        raise click.UsageError("Give --rules alone: it goes with an empty workbook.")
    if example:
        from allocator.example import WHAT_IFS, symposium

        allocator.write_event(*symposium(), event, what_ifs=WHAT_IFS, force=force)
        now = "It holds a complete example. Next"
    elif programme is not None:
        _new_from_programme(programme, event, force=force)
        now = "Fill in the rest, then"
    else:
        write_template(event, rules=rules, force=force)
        now = "Fill it in, then"
    put(f"{event} is written. {now}:  allocator check {quoted(event)}")


def _new_from_programme(programme: Path, event: Path, *, force: bool) -> None:
    """Writes what a programme says, and reports what was found, what to check and what was not read."""
    from allocator import screen
    from allocator.intake.programme.read_programme import read_programme
    from allocator.intake.programme.settled import tell
    from allocator.intake.programme.settled.write import write_programme

    allocator.demand_writable(event, force=force, sparing=programme)
    read = read_programme(programme)
    marked = write_programme(read, event, force=force)
    put(f"{programme}: {tell.counted(read)}.")
    put(*tell.remarks(read))
    for found, what in ((marked, f"to check, marked in {event}"), (read.left_out, "left out")):
        if found:
            say(f"{len(found)} {what}:")
            say(*screen.listed(found))


@main.command(epilog="For example:  allocator check event.xlsx")
@click.argument("event", type=EVENT)
@click.option("--json", "as_json", is_flag=True, help="Print counts, problems and warnings as JSON.")
def check(event: Path, as_json: bool) -> None:
    """List everything that is wrong or odd in an event workbook."""
    from allocator import screen

    inspection = allocator.inspect_event(event)
    if as_json:
        found = {"problems": inspection.problems, "warnings": inspection.warnings}
        places = {what: [{"where": one.where, "message": one.message} for one in ones] for what, ones in found.items()}
        click.echo(screen.as_json({**inspection.counts, **places}))
        sys.exit(1 if inspection.problems else 0)
    facts, _ = allocator.read_event(event)
    put(f"{event}: {screen.counted(inspection.counts, facts.labels)}.")
    put(*screen.own_columns(facts))
    warn(inspection.warnings)
    put(f"No problems. Next:  allocator solve {quoted(event)} -o plan.xlsx")


@main.command(epilog="For example:  allocator rules event.xlsx --price")
@click.argument("event", type=EVENT)
@click.option("--price", is_flag=True, help="Say what each rule costs the attendees: solve without it, too.")
@pricing
@click.option("--json", "as_json", is_flag=True, help="Print rows, rules and whom they bind as JSON, without names.")
def rules(event: Path, price: bool, search: PricingSearch, as_json: bool) -> None:
    """List the rules of an event workbook as sentences, each with its row and whom it binds.

    With --price: what would be better without each of them. Exit code 3: no plan keeps all rules; 4: none was found in
    time, or ended early by Ctrl-C.
    """
    if search.asked and not price:
        raise click.UsageError("--time-limit, --jobs and --reproducible need --price.")
    from allocator import screen

    facts, policy = allocator.read_event(event, on_warnings=warn)
    if price and facts.demands:
        _price(facts, policy, search, as_json=as_json)
        return
    if as_json:
        click.echo(screen.as_json({"rules": screen.rule_facts(facts)}))
        return
    lines = list(screen.rule_lines(facts))
    put(*lines, *screen.own_columns(facts))
    if not lines:
        put(f"{event} has no rules of its own. See how they are written:  allocator new rules.xlsx --rules")


def _price(facts: allocator.Event, policy: allocator.Policy, search: PricingSearch, *, as_json: bool) -> None:
    """Says what each rule costs."""
    from allocator import screen

    try:
        prices = allocator.price_rules(
            facts,
            policy,
            time_limit=120 if search.time_limit is None else search.time_limit,
            workers=search.jobs,
            reproducible=search.reproducible,
            watching=screen.watching,
        )
    except allocator.EndedEarly as ended:
        say(f"Ended early: {ended}, and the event with all its rules is not among them.")
        sys.exit(EXIT_CODES["nothing found"])
    if as_json:
        click.echo(screen.as_json(screen.price_facts(prices)))
    else:
        put(*screen.price_lines(prices), columns=100)
    if prices.ended_early:
        say("Ended early: prices that are not proved may be more exact with more time.")
        sys.exit(EXIT_CODES["nothing found"])
    if prices.base.plan is None:
        sys.exit(EXIT_CODES[str(prices.base.status)])
    sys.exit(1 if any(one.fault for one in (*prices.rules, prices.together)) else 0)


@main.command("import", epilog="For example:  allocator import event.xlsx answers.xlsx --rounds 3")
@click.argument("event", type=EVENT)
@click.argument("files", type=EVENT, nargs=-1)
@importing
@click.option("--undo", is_flag=True, help="Take the last import back:  allocator import event.xlsx --undo")
@click.option("--json", "as_json", is_flag=True, help="Print counts and notes as JSON.")
@click.option("--force", is_flag=True, help="Write even if pictures or an older annotated copy are lost.")
def import_(event: Path, files: tuple[Path, ...], tables: Importing, undo: bool, as_json: bool, force: bool) -> None:
    """Add data from other spreadsheets to an event workbook.

    Recognises answers to forms, lists of wishes, sessions, rooms and people, says how it reads each column, and asks
    where a table can be read in two ways. The event workbook is created if it is missing. A file that was imported
    before updates what it gave; cells that you changed since stay. Exit code 1: something needs fixing, a question is
    open, nothing was read from a file, or there is nothing to take back.
    """
    if undo:
        if files or any(value for name, value in asdict(tables).items() if name != "dry_run"):
            raise click.UsageError("--undo goes without files, and with --dry-run, --json and --force alone.")
        _undo(event, dry_run=tables.dry_run, as_json=as_json, force=force)
        return
    if not files:
        raise click.UsageError("Missing argument 'FILES...'.")
    from allocator import screen
    from allocator.intake.imported import choices_of
    from allocator.intake.output.report import asked, facts, report
    from allocator.intake.run import import_files

    def ask(question: TableQuestion) -> int:
        say(*asked(question))
        last = len(question.choices)
        return int(click.prompt(f"1 to {last}", type=click.IntRange(1, last), err=True)) - 1

    choices = choices_of(**asdict(tables), force=force)
    imported = import_files(event, files, choices, ask=ask if sys.stdin.isatty() else None)
    if as_json:
        click.echo(screen.as_json(facts(imported)))
    else:
        put(*report(imported), columns=80)
    sys.exit(1 if imported.notes.problems or imported.notes.unread else 0)


def _undo(event: Path, *, dry_run: bool, as_json: bool, force: bool) -> None:
    """Takes the last import back, or says what that would do."""
    from allocator import screen
    from allocator.intake.undo import undo_import, undone_facts, undone_lines

    undone = undo_import(event, dry_run=dry_run, force=force)
    if as_json:
        click.echo(screen.as_json(undone_facts(undone)))
    else:
        put(*undone_lines(undone))
