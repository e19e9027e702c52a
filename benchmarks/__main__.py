"""The command line: `python -m benchmarks synthetic ...` and `python -m benchmarks real NAME ...`."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable
from dataclasses import asdict
from typing import Any

import click
from rich.console import Console
from rich.table import Table

from allocator.errors import AllocatorError
from benchmarks import real, synthetic
from benchmarks.case import Case
from benchmarks.measure import Record, measured
from benchmarks.synthetic import FixedTimetable, OpenTimetable

COLUMNS = ("case", "engine", "status", "value", "bound", "gap", "seconds", "peak MB", "published")


def running(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that both commands have."""
    for option in (
        click.option("--engine", "engines", multiple=True, default=("default",), help="May be given more than once."),
        click.option("--time-limit", default=60.0, show_default=True, help="Seconds for each run."),
        click.option("--json", "as_json", is_flag=True, help="One JSON object per line."),
    ):
        command = option(command)
    return command


@click.group(help="Solve synthetic or real events and print how fast and how good.")
def main() -> None:
    """Group the two commands."""


@main.command("synthetic", epilog="python -m benchmarks synthetic --attendees 300 --sessions 15 --rounds 3 --wishes 6")
@click.option("--attendees", default=300, show_default=True, type=click.IntRange(1))
@click.option("--sessions", default=15, show_default=True, type=click.IntRange(1))
@click.option("--rounds", default=3, show_default=True, type=click.IntRange(1))
@click.option("--wishes", default=6, show_default=True, type=click.IntRange(1), help="Ranked wishes of each attendee.")
@click.option("--slack", default=1.05, show_default=True, type=click.FloatRange(1), help="Seats per attendee.")
@click.option("--seed", default=0, show_default=True)
@click.option(
    "--offered-in", type=click.IntRange(1), help="Rounds in which each session runs; all of them if not given."
)
@click.option("--joint", is_flag=True, help="Leave timetable and rooms open (ignores --slack and --offered-in).")
@click.option("--rooms", default=10, show_default=True, type=click.IntRange(1), help="With --joint.")
@running
def synthetic_command(
    attendees: int,
    sessions: int,
    rounds: int,
    wishes: int,
    slack: float,
    seed: int,
    offered_in: int | None,
    joint: bool,
    rooms: int,
    engines: tuple[str, ...],
    time_limit: float,
    as_json: bool,
) -> None:
    """Solve one made-up event."""
    if wishes > sessions:
        raise click.UsageError(f"{wishes} wishes are more than {sessions} sessions.")
    if joint and sum(synthetic.room_sizes(rooms)) < attendees:
        seats = sum(synthetic.room_sizes(rooms))
        raise click.UsageError(f"{rooms} rooms hold {seats}, and there are {attendees} attendees; give more --rooms.")
    if offered_in is not None and offered_in > rounds:
        raise click.UsageError(f"A session cannot run in {offered_in} of {rounds} rounds.")
    size = {"attendees": attendees, "sessions": sessions, "rounds": rounds, "wishes": wishes, "seed": seed}
    made_up: FixedTimetable | OpenTimetable
    if joint:
        made_up = OpenTimetable(**size, rooms=rooms)
    else:
        made_up = FixedTimetable(**size, slack=slack, offered_in=offered_in)
    report([synthetic.case(made_up)], engines, time_limit, as_json)


@main.command("real", epilog="python -m benchmarks real science_fair")
@click.argument(
    "names", nargs=-1, required=True, type=click.Choice([case.name for case in real.CASES]), metavar="NAME..."
)
@running
def real_command(names: tuple[str, ...], engines: tuple[str, ...], time_limit: float, as_json: bool) -> None:
    """Solve data sets of real events."""
    report([real.case(name) for name in names], engines, time_limit, as_json)


def report(cases: Iterable[Case], engines: tuple[str, ...], time_limit: float, as_json: bool) -> None:
    """Run every case with every engine and print what came of it: lines as they come, or one table at the end."""
    records = []
    for case in cases:
        for engine in engines:
            record = measured(case, engine=engine, time_limit=time_limit)
            records.append(record)
            if as_json:
                print(json.dumps(asdict(record), ensure_ascii=False), flush=True)
    if not as_json:
        Console().print(table(records))


def table(records: Iterable[Record]) -> Table:
    """The records as a table, without their measures."""
    grid = Table(*COLUMNS)
    for column in grid.columns[3:]:
        column.justify = "right"
    for record in records:
        gap = None if record.gap is None else f"{record.gap:.2%}"
        figures = (record.value, record.bound, gap, f"{record.seconds:.1f}", record.peak_mb, record.published)
        texts = ("" if figure is None else str(figure) for figure in figures)
        grid.add_row(record.case, record.engine, record.status, *texts)
    return grid


if __name__ == "__main__":
    try:
        main(prog_name="python -m benchmarks")
    except AllocatorError as trouble:
        print(trouble, file=sys.stderr)
        sys.exit(1)
