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

# The code that reads or writes a file reports what is wrong with it.
EVENT = click.Path(path_type=Path, readable=False)


EXIT_CODES = {"proved impossible": 3, "nothing found": 4}
"""By the status of a result; all others are 0."""


class Finite(click.FloatRange):
    """A finite number within a range."""

    def __init__(self, what: str, least: float, most: float | None = None) -> None:
        super().__init__(least, most)
        self._what = what

    def convert(self, value: float, param: click.Parameter | None, ctx: click.Context | None) -> float:
        """The number; fails where it is infinite or not a number."""
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


ZONE = click.option("--zone", metavar="ZONE", callback=_zone, help="The event's time zone; by default this computer's.")

SECONDS = Finite("seconds", 0)
PART = click.FloatRange(0, 1, max_open=True)
COUNT = click.IntRange(min=0)
GAP_HELP = "Good enough: stop when the plan is at most this far from the best possible; 0.01 is 1%."


def _adding(*options: Decorator) -> Decorator:
    """Adds these options to a command, in the order in which its help lists them."""

    def add(command: Command) -> Command:
        for option in reversed(options):
            command = option(command)
        return command

    return add


def _packed(name: str, keys: Sequence[str], pack: Callable[..., object], *options: Decorator) -> Decorator:
    """Adds these options, and passes their values to the command packed into one argument of this name."""

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
    """The arguments about a search that the library's functions take."""

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

    @property
    def seconds(self) -> float | None:
        """How long a search may take; None where its limit counts work."""
        return None if self.reproducible else self.time_limit

    def as_arguments(self) -> SearchArguments:
        """The same, as the library's functions take it."""
        return SearchArguments(
            time_limit=self.time_limit, gap=self.gap, engine=self.engine, reproducible=self.reproducible
        )


@dataclass(frozen=True, slots=True)
class PricingSearch:
    """How to search for prices: seconds and processes (None where nothing is said), and whether time is counted."""

    time_limit: float | None
    jobs: int | None
    reproducible: bool

    @property
    def asked(self) -> bool:
        """Whether anything is said."""
        return self.time_limit is not None or self.jobs is not None or self.reproducible


@dataclass(frozen=True, slots=True)
class Spreading:
    """Where many searches run: the number of processes, or a cluster and the address of its scheduler."""

    jobs: int | None
    backend: str
    scheduler: str | None


@dataclass(frozen=True, slots=True)
class Choosing:
    """What would help: the workbook of rooms, how many of them, how many choices to try, and whether to rank seats."""

    best_of: Path | None
    choose: int | None
    tries: int
    seats: bool


@dataclass(frozen=True, slots=True)
class Importing:
    """What other people's tables do not say, and how to read them."""

    rounds: str
    capacity: int | None
    minimum: int | None
    at_least: int | None
    at_most: int | None
    rooms: int | None
    seats: int | None
    only: tuple[str, ...]
    readings: tuple[int, ...]
    answers: tuple[str, ...]
    mapping: Path | None
    dry_run: bool
    annotate: bool


_LIMITS = (
    click.option("--time-limit", type=SECONDS, default=60, show_default=True, help="Seconds to search."),
    click.option("--gap", type=PART, default=0, show_default=True, help=GAP_HELP),
    click.option(
        "--engine",
        type=click.Choice(["default", "cpsat"]),
        default="default",
        show_default=True,
        help="cpsat: the reference engine, to compare with.",
    ),
)
_WORKERS = click.option(
    "--workers", type=click.IntRange(min=1), default=2, show_default=True, help="Threads to search with."
)
_REPRODUCIBLE = click.option(
    "--reproducible", is_flag=True, help="Give the same plan on every run: count work, not seconds."
)

searching_each = _packed("search", _fields(Searching), Searching, *_LIMITS, _REPRODUCIBLE)
"""Adds the options about how and how long to search, as `search`, for many searches with a thread each."""


searching = _packed("search", _fields(Searching), Searching, *_LIMITS, _WORKERS, _REPRODUCIBLE)
"""The same for one search, with `workers` as well."""


pricing = _packed(
    "search",
    ("time_limit", "jobs", "reproducible"),
    PricingSearch,
    click.option("--time-limit", type=SECONDS, help="Seconds for all searches together.  [default: 120]"),
    click.option(
        "--jobs", type=click.IntRange(min=1), help="Processes that search in parallel; by default one per core."
    ),
    click.option("--reproducible", is_flag=True, help="Give the same prices on every run: count work, not seconds."),
)
"""Adds the options about how long and with how many processes to search for prices, as `search`."""


LANGUAGE = click.option(
    "--language",
    type=click.Choice(["en", "nl", "de"]),
    default="en",
    show_default=True,
    help="The language to write in.",
)

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
        "--jobs", type=click.IntRange(min=1), help="Processes that search in parallel; by default one per core."
    ),
    click.option(
        "--backend",
        type=click.Choice(["processes", "dask"]),
        default="processes",
        show_default=True,
        help="Where searches run.",
    ),
    click.option(
        "--scheduler",
        metavar="ADDRESS",
        help="With dask: the scheduler's address; by default a cluster on this computer.",
    ),
)
"""Adds the options about where many searches run, as `spread`."""


choosing = _packed(
    "choice",
    _fields(Choosing),
    Choosing,
    click.option("--best-of", type=EVENT, metavar="ROOMS", help="A workbook of rooms, or layouts, to choose from."),
    click.option("--choose", type=click.IntRange(min=1), help="How many of those rooms you can have; by default all."),
    click.option(
        "--tries", type=click.IntRange(min=1), default=10, show_default=True, help="The most choices of rooms to try."
    ),
    click.option("--seats", is_flag=True, help="Show where one more seat would help most."),
)
"""Adds the options that ask what would help, as `choice`: which rooms, which seats."""


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
    "drop_rule",
    "gone",
    "set",
)


def _said(**said: tuple[str, ...]) -> Mapping[str, tuple[str, ...]]:
    return said


changing = _packed(
    "happens",
    _HAPPENINGS,
    _said,
    click.option("--add-round", multiple=True, metavar="ROUND[@AFTER][=TIME]", help="Add a round."),
    click.option("--add-room", multiple=True, metavar="ROOM=SEATS[;FEATURE...]", help="Add a room."),
    click.option("--layout", multiple=True, metavar="ROOM=SEATS[;FEATURE...]", help="Set up a room differently."),
    click.option("--capacity", multiple=True, metavar="ROOM=SEATS", help="Change how many a room seats."),
    click.option("--add-session", multiple=True, metavar="CODE=TITLE[;COLUMN=...]", help="Add a session."),
    click.option("--change-session", multiple=True, metavar="SESSION=COLUMN=...", help="Change a session."),
    click.option("--add-attendee", multiple=True, metavar="ID[=NAME[;WISH...]]", help="Add an attendee."),
    click.option("--late", multiple=True, metavar="N", help="Add N attendees who wish as the others do."),
    click.option("--wishes", multiple=True, metavar="ATTENDEE=[WISH;...]", help="Change an attendee's wishes."),
    click.option("--split", multiple=True, metavar="SESSION=CODE[;SPEAKER...]", help="Give a session a second group."),
    click.option(
        "--move", multiple=True, metavar="SESSION[@FROM]=ROUND[=ROOM]", help="Move a session to another round or room."
    ),
    click.option("--cancel", multiple=True, metavar="SESSION[@ROUND]", help="Cancel a session, or one round of it."),
    click.option("--close-room", multiple=True, metavar="ROOM[@ROUND]", help="Close a room."),
    click.option("--speaker-away", multiple=True, metavar="SPEAKER[@ROUND]", help="A speaker cannot come."),
    click.option("--drop-round", multiple=True, metavar="ROUND", help="Cancel a round."),
    click.option("--drop-rule", multiple=True, metavar="ROW", help="A rule does not hold: its row, as A5, or all."),
    click.option("--gone", multiple=True, metavar="ATTENDEE", help="An attendee cannot come."),
    click.option("--set", multiple=True, metavar="SETTING=VALUE", help="Change a row of the sheet Settings."),
)
"""Adds the options that say what happens, as `happens`: the values of each option, by its name.

Each may be given more than once, and they take effect in this order.
"""


importing = _packed(
    "tables",
    _fields(Importing),
    Importing,
    click.option("--rounds", default="", help="How many rounds there are, or their names: 'Morning; Afternoon'."),
    click.option("--capacity", type=COUNT, help="The maximum of sessions that do not have one."),
    click.option("--minimum", type=COUNT, help="The minimum of sessions that do not have one."),
    click.option("--at-least", type=COUNT, help="The fewest rounds a session runs in, if no file says."),
    click.option("--at-most", type=COUNT, help="The most rounds a session runs in, if no file says."),
    click.option("--rooms", type=COUNT, help="How many rooms there are, if no file lists them."),
    click.option("--seats", type=COUNT, help="The capacity of rooms that do not have one."),
    click.option(
        "--only", multiple=True, metavar="HEADING=VALUE", help="Read only rows with this value in that column."
    ),
    click.option(
        "--answer",
        "answers",
        multiple=True,
        metavar="FILE:HEADING=ANSWER",
        help="Answer a question by its name, such as 'rooms.csv:Place=rooms'.",
    ),
    click.option(
        "--reading",
        "readings",
        multiple=True,
        type=click.IntRange(1, 9),
        help="Answer the next question by the number of a reading.",
    ),
    click.option("--mapping", type=EVENT, help="A file that says what each column means; created if it is missing."),
    click.option("--dry-run", is_flag=True, help="Show how each column would be read; write nothing."),
    click.option("--annotate", is_flag=True, help="Also write copies of the files with coloured and commented cells."),
)
"""Adds the options about what other people's tables do not say, as `tables`."""
