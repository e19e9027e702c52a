"""The command that puts a plan into people's hands: publish."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from allocator.cli.group import main
from allocator.cli.options import EVENT
from allocator.cli.talk import say, warn
from allocator.words import several

HOW_TO_PRINT = (
    "No PDFs were made: they need the package typst. Install it with  pip install typst  "
    "and run the same command again with --force."
)


@main.command(epilog="For example:  allocator publish event.xlsx plan.xlsx -o out --language nl")
@click.argument("event", type=EVENT)
@click.argument("plan", type=EVENT)
@click.option("-o", "--output", "folder", type=EVENT, required=True, help="The folder to write into.")
@click.option("--language", type=click.Choice(["en", "nl", "de"]), default="en", show_default=True)
@click.option("--anonymous", is_flag=True, help="Name nobody: the report, the timetable and the door signs alone.")
@click.option("--anyway", is_flag=True, help="Publish a plan that breaks a rule.")
@click.option("--json", "as_json", is_flag=True, help="Print the files that were written as JSON.")
@click.option("--force", is_flag=True, help="Overwrite files that exist.")
def publish(
    event: Path, plan: Path, folder: Path, language: str, anonymous: bool, anyway: bool, as_json: bool, force: bool
) -> None:
    """Write a report on a plan and all that is handed out: programmes, lists, signs, badges.

    The report is one HTML file that needs no network. The others are PDFs, and need the extra `documents`. Exit code 1:
    the plan breaks a rule, or something has to be mended.
    """
    from allocator import screen
    from allocator.report.documents import NAMING, can_print
    from allocator.report.files import demand_folder, write_files
    from allocator.report.publish import file_names, published
    from allocator.workbook.plan_read import read_plan
    from allocator.workbook.read import read_event

    never = tuple(NAMING) if anonymous else ()
    demand_folder(folder, file_names(anonymous=anonymous), force=force, never=never)
    reading = read_event(event)
    read = read_plan(plan, reading.event)
    warn(read.warnings)
    certainty = _certainty(reading, read, event, plan, anyway=anyway)
    content = dict(
        published(reading.event, reading.policy, read.plan, certainty=certainty, language=language, anonymous=anonymous)
    )
    written = write_files(folder, content)
    if as_json:
        click.echo(screen.as_json({"files": [str(path) for path in written], "pdfs": can_print()}))
    else:
        click.echo(f"{several(len(written), 'file')} written:")
        for path in written:
            click.echo(f"  {path}")
    if not can_print():
        say(HOW_TO_PRINT)


def _certainty(reading: Any, read: Any, event: Path, plan: Path, *, anyway: bool) -> Any:
    """What is known about a plan as it stands; raises AllocatorError for one that breaks a rule, unless `anyway`."""
    from allocator import screen
    from allocator.errors import AllocatorError
    from allocator.report.figures import Certainty
    from allocator.verify import violations

    broken = violations(reading.event, reading.policy, read.plan)
    if broken:
        lines = [f"{plan} breaks {several(len({one.rule for one in broken}), 'rule')}:"]
        lines += [f"  {line}" for line in screen.violation_lines(broken)]
        if not anyway:
            lines.append("Nothing was written. Mend the plan, or add --anyway to publish it as it is.")
            raise AllocatorError("\n".join(lines))
        for line in lines:
            say(line)
        return Certainty(broken=True)
    changed = read.input_hash not in (None, reading.input_hash)
    if changed:
        say(f"{event} has changed since this plan was made from it; what was proved then is not said of it.")
    edited = read.written is not None and read.written != read.plan
    if changed or edited or read.input_hash is None:
        return Certainty()
    return Certainty(read.status, read.stages)
