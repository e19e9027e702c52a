"""The command line: `python -m benchmarks synthetic ...`, `... real NAME ...` and `... table`."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.table import Table

from allocator.errors import AllocatorError
from benchmarks import hostile, real, side_by_side, soundness, synthetic, with_rules
from benchmarks.case import Case
from benchmarks.measure import Record, measured
from benchmarks.rows import QUICK, ROWS
from benchmarks.synthetic import FixedTimetable, OpenTimetable

RESULTS = Path(__file__).resolve().parent / "results"

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
    """Group the commands."""


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
@click.argument("names", nargs=-1, required=True, type=click.Choice(real.DATA_SETS), metavar="NAME...")
@running
def real_command(names: tuple[str, ...], engines: tuple[str, ...], time_limit: float, as_json: bool) -> None:
    """Solve data sets of real events."""
    report([case for name in names for case in real.cases(name)], engines, time_limit, as_json)


@main.command("rules", epilog="python -m benchmarks rules --only symposium")
@click.option("--seed", default=71, show_default=True)
@click.option("--only", "names", multiple=True, metavar="TEXT", help="Only events with this in their names.")
@running
def rules_command(
    seed: int, names: tuple[str, ...], engines: tuple[str, ...], time_limit: float, as_json: bool
) -> None:
    """Solve events with groups of friends, quotas and other rules of their own."""
    cases = [one for one in with_rules.cases(seed) if not names or any(name in one.name for name in names)]
    if not cases:
        raise click.UsageError(f"No event has {' or '.join(names)} in its name.")
    report(cases, engines, time_limit, as_json)


@main.command("table", epilog="python -m benchmarks table --repeat 3 --resume")
@click.option(
    "--repeat", default=3, show_default=True, type=click.IntRange(1), help="Runs of our engine on each event."
)
@click.option("--quick", is_flag=True, help="Tiny events, to see that it works.")
@click.option("--only", "names", multiple=True, metavar="NAME", help="These events only; may be given more than once.")
@click.option("--resume", is_flag=True, help="Keep the runs in table.json that the same program made here.")
@click.option("--long", is_flag=True, help="Also our run of an hour, for comparison.")
@click.option("--memory-gb", default=12.0, show_default=True, help="A run that holds more is ended.")
@click.option("-o", "--output", default=RESULTS, show_default="benchmarks/results", type=click.Path(path_type=Path))
def table_command(
    repeat: int, quick: bool, names: tuple[str, ...], resume: bool, long: bool, memory_gb: float, output: Path
) -> None:
    """Compare engines on all events; write table.md, table.json and the picture."""
    rows = QUICK if quick else ROWS
    known = [row.name for row in rows]
    if unknown := [name for name in names if name not in known]:
        raise click.UsageError(f"There is no event {unknown[0]}; write one of: {', '.join(known)}.")
    page = side_by_side.made(
        [row for row in rows if not names or row.name in names],
        output,
        shown=rows,
        repeat=repeat,
        resume=resume,
        long=long,
        memory_gb=memory_gb,
        say=lambda line: print(line, file=sys.stderr, flush=True),
    )
    print(page, end="")


@main.command("soundness", epilog="python -m benchmarks soundness --cases 2000 --seed 1")
@click.option(
    "--cases", default=200, show_default=True, type=click.IntRange(1), help="Random events with random rules."
)
@click.option("--seed", default=1, show_default=True, help="Of the first event; the others have those that follow.")
@click.option("--seconds", default=0.25, show_default=True, help="For each method alone on each event.")
def soundness_command(cases: int, seed: int, seconds: float) -> None:
    """Hold every method of the engine against the reference engine; end with 1 where anything is false."""
    sys.exit(1 if soundness.run(cases=cases, seed=seed, seconds=seconds) else 0)


main.add_command(hostile.main)


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
