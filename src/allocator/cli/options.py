"""The options of commands, and the kinds of values that they take."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import wraps
from pathlib import Path
from typing import TypedDict
from zoneinfo import ZoneInfo

import click

Command = Callable[..., None]
Decorator = Callable[[Command], Command]

# What is wrong with a file is told by whoever reads or writes it.
EVENT = click.Path(path_type=Path, readable=False)


EXIT_CODES = {"proved impossible": 3, "nothing found": 4}
"""By the status of a result; all others are 0."""


class Finite(click.FloatRange):
    """A number within a range, and a finite one."""

    def __init__(self, what: str, least: float, most: float | None = None) -> None:
        super().__init__(least, most)
        self._what = what

    def convert(self, value: float, param: click.Parameter | None, ctx: click.Context | None) -> float:
        """Refuses what is no finite number."""
        number = float(super().convert(value, param, ctx))
        if not math.isfinite(number):
            self.fail(f"{value} is not a number of {self._what}.", param, ctx)
        return number


def _zone(_ctx: click.Context, _param: click.Parameter, value: str | None) -> ZoneInfo | None:
    """A time zone by its name."""
    try:
        return None if value is None else ZoneInfo(value)
    except (ValueError, OSError, LookupError) as fault:
        raise click.BadParameter(f"{value} is not a time zone. Write it as, for example, Europe/Amsterdam.") from fault


ZONE = click.option("--zone", metavar="ZONE", callback=_zone, help="That of the event; by default this computer's.")

SECONDS = Finite("seconds", 0)
PART = click.FloatRange(0, 1, max_open=True)
COUNT = click.IntRange(min=0)
GAP_HELP = "Good enough: stop when no plan can be better by this part."


def _adding(*options: Decorator) -> Decorator:
    """These options, on one command after the other, in this order of its help."""

    def add(command: Command) -> Command:
        for option in reversed(options):
            command = option(command)
        return command

    return add


def _packed(name: str, keys: Sequence[str], pack: Callable[..., object], *options: Decorator) -> Decorator:
    """The same, what they say packed into one argument of this name."""

    def add(command: Command) -> Command:
        @wraps(command)
        def unpacked(**said: object) -> None:
            mine = {key: said.pop(key) for key in keys}
            command(**said, **{name: pack(**mine)})

        return _adding(*options)(unpacked)

    return add


def _fields(kind: type[Searching | Spreading | Choosing | Importing]) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


class SearchArguments(TypedDict):
    """What the library's functions are told of a search."""

    time_limit: float
    gap: float
    engine: str
    reproducible: bool


@dataclass(frozen=True, slots=True)
class Searching:
    """How long and how to search: seconds, the gap that is good enough, the engine, and whether time is counted."""

    time_limit: float
    gap: float
    engine: str
    reproducible: bool

    def as_arguments(self) -> SearchArguments:
        """The same as the library's functions take it."""
        return SearchArguments(
            time_limit=self.time_limit, gap=self.gap, engine=self.engine, reproducible=self.reproducible
        )


@dataclass(frozen=True, slots=True)
class Spreading:
    """Where many searches run: so many processes, or a cluster and the address of its scheduler."""

    jobs: int | None
    backend: str
    scheduler: str | None


@dataclass(frozen=True, slots=True)
class Choosing:
    """The question turned round: the workbook of rooms, how many of them, the choices tried, and whether seats."""

    best_of: Path | None
    choose: int | None
    tries: int
    seats: bool


@dataclass(frozen=True, slots=True)
class Importing:
    """What the tables of other people do not say, and how they are read."""

    rounds: str
    capacity: int | None
    minimum: int | None
    at_least: int | None
    at_most: int | None
    rooms: int | None
    seats: int | None
    only: tuple[str, ...]
    readings: tuple[int, ...]
    mapping: Path | None
    dry_run: bool
    annotate: bool


_LIMITS = (
    click.option("--time-limit", type=SECONDS, default=60, show_default=True, help="Seconds to search."),
    click.option("--gap", type=PART, default=0, show_default=True, help=GAP_HELP),
    click.option("--engine", type=click.Choice(["default", "cpsat"]), default="default", show_default=True),
)
_WORKERS = click.option(
    "--workers", type=click.IntRange(min=1), default=2, show_default=True, help="Threads to search with."
)
_REPRODUCIBLE = click.option(
    "--reproducible", is_flag=True, help="The same plan on every run: time is counted in work."
)

searching_each = _packed("search", _fields(Searching), Searching, *_LIMITS, _REPRODUCIBLE)
"""Adds the options about how long and how to search, as `search`, for many searches with a thread each."""


searching = _packed("search", _fields(Searching), Searching, *_LIMITS, _WORKERS, _REPRODUCIBLE)
"""The same for one search, with `workers` besides."""


RULES = click.option(
    "--rules",
    type=EVENT,
    metavar="FILE.py",
    help="Rules of your own: a Python file with a tuple RULES. Run only files that you trust.",
)


spreading = _packed(
    "spread",
    _fields(Spreading),
    Spreading,
    click.option(
        "--jobs", type=click.IntRange(min=1), help="Processes that search side by side; by default all cores."
    ),
    click.option("--backend", type=click.Choice(["processes", "dask"]), default="processes", show_default=True),
    click.option(
        "--scheduler", metavar="ADDRESS", help="With dask: the cluster's scheduler; by default one of its own."
    ),
)
"""Adds the options about where many searches run, as `spread`."""


choosing = _packed(
    "choice",
    _fields(Choosing),
    Choosing,
    click.option("--best-of", type=EVENT, metavar="ROOMS", help="A workbook of rooms, or layouts, to choose from."),
    click.option("--choose", type=click.IntRange(min=1), help="How many of those rooms can be had; by default all."),
    click.option("--tries", type=click.IntRange(min=1), default=10, show_default=True, help="Choices tried at most."),
    click.option("--seats", is_flag=True, help="Rank where one more seat would help most."),
)
"""Adds the options that turn the question round, as `choice`: which rooms, which seats."""


_HAPPENINGS = (
    "add_round",
    "add_room",
    "layout",
    "capacity",
    "add_session",
    "change_session",
    "add_attendee",
    "late",
    "wishes",
    "split",
    "move",
    "cancel",
    "close_room",
    "speaker_away",
    "drop_round",
    "gone",
    "set",
)


def _said(**said: tuple[str, ...]) -> Mapping[str, tuple[str, ...]]:
    return said


changing = _packed(
    "happens",
    _HAPPENINGS,
    _said,
    click.option("--add-round", multiple=True, metavar="ROUND[@AFTER][=TIME]", help="There is one more round."),
    click.option("--add-room", multiple=True, metavar="ROOM=SEATS[;FEATURE...]", help="There is one more room."),
    click.option("--layout", multiple=True, metavar="ROOM=SEATS[;FEATURE...]", help="A room is laid out otherwise."),
    click.option("--capacity", multiple=True, metavar="ROOM=SEATS", help="A room seats another number."),
    click.option("--add-session", multiple=True, metavar="CODE=TITLE[;COLUMN=...]", help="There is one more session."),
    click.option("--change-session", multiple=True, metavar="SESSION=COLUMN=...", help="A session is changed."),
    click.option("--add-attendee", multiple=True, metavar="ID[=NAME[;WISH...]]", help="Somebody comes too."),
    click.option("--late", multiple=True, metavar="N", help="N more come, and wish as those do who registered."),
    click.option("--wishes", multiple=True, metavar="ATTENDEE=[WISH;...]", help="Somebody wishes for something else."),
    click.option("--split", multiple=True, metavar="SESSION=CODE[;SPEAKER...]", help="A session has a second group."),
    click.option(
        "--move", multiple=True, metavar="SESSION[@FROM]=ROUND[=ROOM]", help="A session runs at another time."
    ),
    click.option("--cancel", multiple=True, metavar="SESSION[@ROUND]", help="A session is not held."),
    click.option("--close-room", multiple=True, metavar="ROOM[@ROUND]", help="A room cannot be used."),
    click.option("--speaker-away", multiple=True, metavar="SPEAKER[@ROUND]", help="A speaker cannot be there."),
    click.option("--drop-round", multiple=True, metavar="ROUND", help="A round is not held."),
    click.option("--gone", multiple=True, metavar="ATTENDEE", help="An attendee does not come."),
    click.option("--set", multiple=True, metavar="SETTING=VALUE", help="A row of Settings has another value."),
)
"""Adds the options that say what happens, as `happens`: what each says, by its name.

Each may be given more than once, and they take effect in this order.
"""


importing = _packed(
    "tables",
    _fields(Importing),
    Importing,
    click.option("--rounds", default="", help="How many rounds there are, or their names: 'Morning; Afternoon'."),
    click.option("--capacity", type=COUNT, help="The maximum of sessions that have none of their own."),
    click.option("--minimum", type=COUNT, help="The minimum of sessions that have none of their own."),
    click.option("--at-least", type=COUNT, help="In how many rounds a session runs at least, where nothing says it."),
    click.option("--at-most", type=COUNT, help="In how many rounds a session runs at most, where nothing says it."),
    click.option("--rooms", type=COUNT, help="How many rooms there are, where no table lists them."),
    click.option("--seats", type=COUNT, help="What a room seats that has no capacity of its own."),
    click.option(
        "--only", multiple=True, metavar="HEADING=VALUE", help="Read only rows with this value in that column."
    ),
    click.option("--reading", "readings", multiple=True, type=click.IntRange(1, 2), help="Answer a question: 1 or 2."),
    click.option("--mapping", type=EVENT, help="A file that says what each column is; written if it is not there."),
    click.option("--dry-run", is_flag=True, help="Show what each column would be taken for, and write nothing."),
    click.option(
        "--annotate", is_flag=True, help="Write copies of the files too, with the cells coloured and commented."
    ),
)
"""Adds the options about what the tables of other people do not say, as `tables`."""
