"""The command that puts a plan into people's hands: publish."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import click

import allocator
from allocator.cli.group import main
from allocator.cli.options import EVENT, LANGUAGE, RULES, ZONE
from allocator.cli.talk import own_rules, put, say, warn
from allocator.words import listed, several

if TYPE_CHECKING:
    from allocator.report.figures import Certainty
    from allocator.workbook.plan.read import ReadPlan

HOW_TO_PRINT = (
    "No PDFs were made: they need the package typst. Install it with  pip install typst  "
    "and run the same command again with --force."
)


@main.command(epilog="For example:  allocator publish event.xlsx plan.xlsx -o out --language nl")
@click.argument("event", type=EVENT)
@click.argument("plan", type=EVENT)
@click.option("-o", "--output", "folder", type=EVENT, required=True, help="The folder to write into.")
@LANGUAGE
@click.option("--anonymous", is_flag=True, help="Name nobody, and write only what needs no names.")
@ZONE
@RULES
@click.option("--anyway", is_flag=True, help="Publish even if the plan breaks a rule.")
@click.option("--json", "as_json", is_flag=True, help="Print the files that were written as JSON.")
@click.option("--force", is_flag=True, help="Overwrite files that exist.")
def publish(
    event: Path,
    plan: Path,
    folder: Path,
    language: str,
    anonymous: bool,
    zone: ZoneInfo | None,
    rules: Path | None,
    anyway: bool,
    as_json: bool,
    force: bool,
) -> None:
    """Write a report on a plan, and everything to hand out.

    That is programmes, lists, signs, badges and calendars. The report is one HTML file that works offline. The PDFs
    need the extra `documents`. With --force, calendars that are in the folder are updated: they show what was changed
    or cancelled. Exit code 1: the plan breaks a rule, or something needs fixing.
    """
    from allocator import screen
    from allocator.report.calendar import without_times, zone_said
    from allocator.report.calendars import PEOPLE, ROOMS, calendars
    from allocator.report.documents import can_print
    from allocator.report.files import demand_folder, remove_files, write_files
    from allocator.report.publish import file_names, naming, published

    never = naming() if anonymous else ()
    possible = file_names(anonymous=anonymous)
    demand_folder(folder, possible, force=force, never=never)
    found, policy = allocator.read_event(event)
    policy = own_rules(rules).added_to(policy)
    read = allocator.read_plan_workbook(plan, found)
    warn(read.warnings)
    facts = found, policy, read.plan
    certainty = _certainty(found, policy, read, event, plan, anyway=anyway)
    content = dict(published(*facts, certainty=certainty, language=language, anonymous=anonymous))
    title, now = found.title or event.stem, _written(read, plan)
    booked = calendars(*facts, title=title, folder=folder, zone=zone, now=now, anonymous=anonymous)
    written = write_files(folder, {**content, **booked.files})
    outdated = remove_files(folder, (name for name in possible if name not in content))
    if as_json:
        gone = [str(folder / name) for name in booked.gone]
        click.echo(screen.as_json({"files": [str(path) for path in written], "gone": gone, "pdfs": can_print()}))
    else:
        put(f"{several(len(written), 'file')} written:")
        for name in content:
            put(f"  {folder / name}")
        for place in (PEOPLE, ROOMS):
            count = sum(name.startswith(f"{place}/") for name in booked.files)
            if count:
                put(f"  {folder / place}: {several(count, 'calendar')}")
    if outdated:
        say(f"Removed, as nobody is on it any more: {listed([str(path) for path in outdated])}.")
    if booked.files:
        say(f"Calendar times are in the time zone of {zone_said(zone, now)}.")
    if booked.gone:
        say(f"No longer in the event; their calendars now cancel everything: {_some(booked.gone)}.")
    untimed = without_times(found)
    if untimed is not None:
        say(untimed)
    if not can_print():
        say(HOW_TO_PRINT)


def _some(names: Sequence[str]) -> str:
    """The names of the first files, and how many more there are."""
    shown = [name.rpartition("/")[2] for name in names[:5]]
    return listed([*shown, f"{len(names) - 5:,} more"] if len(names) > 5 else shown)


def _written(read: ReadPlan, plan: Path) -> datetime:
    """When the plan was written, as its workbook says, or else its file: the same plan gives the same calendars."""
    written = datetime.fromtimestamp(plan.stat().st_mtime)
    for edition in read.editions:
        with suppress(ValueError):
            written = datetime.strptime(edition.written, "%Y-%m-%d %H:%M")
    return written.astimezone()


def _certainty(
    facts: allocator.Event, policy: allocator.Policy, read: ReadPlan, event: Path, plan: Path, *, anyway: bool
) -> Certainty:
    """What is known about a plan as it is; raises AllocatorError for one that breaks a rule, unless `anyway`."""
    from allocator import screen
    from allocator.report.figures import Certainty

    broken = allocator.verify(facts, policy, read.plan)
    if broken:
        lines = [f"{plan} breaks {several(len({one.rule for one in broken}), 'rule')}:"]
        lines += [f"  {line}" for line in screen.violation_lines(broken, policy.rules)]
        if not anyway:
            lines.append("Nothing was written. Fix the plan, or add --anyway to publish it as it is.")
            raise allocator.AllocatorError("\n".join(lines))
        say(*lines)
        return Certainty(broken=True)
    changed = allocator.changed_since(facts, policy, read, event)
    if changed:
        say(f"{event} has changed since this plan was made from it, so the report leaves out what was proved then.")
    edited = read.written is not None and read.written != read.plan
    if changed or edited or read.input_hash is None:
        return Certainty()
    return Certainty(read.status, read.stages)
