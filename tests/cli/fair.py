"""A fair whose best plan is known to the last seat, and the ways to run the command line on it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from openpyxl import load_workbook

from allocator.cli import main
from allocator.event import Attendee, Event, Fixed, Room, Round, Session, Speaker, Wish
from allocator.policy import Policy
from allocator.workbook.event.write import write_event

# Pottery and Weaving fill their rooms of two in both rounds with the same four people, who get their first and second
# wish; Fay gets Baking and Carving, both in the hall. Cost: 5 people with wishes 1 and 2, so 5 x (0 + 1).
FAIR = Event(
    title="Village fair",
    rounds=(Round("Morning"), Round("Afternoon")),
    rooms=(Room("Barn", 2), Room("Attic", 2), Room("Hall", 5)),
    speakers=(Speaker("Ines Park"),),
    sessions=(
        Session("P", "Pottery", speakers=("Ines Park",), room="Barn"),
        Session("W", "Weaving", room="Attic"),
        Session("B", "Baking", at_most=1, room="Hall"),
        Session("C", "Carving", at_most=1, room="Hall"),
    ),
    attendees=(
        Attendee("1", "Ada Lind"),
        Attendee("2", "Bo Null"),
        Attendee("3", "Cy Roer"),
        Attendee("4", "Di Maan"),
        Attendee("5", "Fay Vink"),
    ),
    wishes=(
        *(Wish(attendee, session, rank) for attendee in "12" for rank, session in enumerate("PW", start=1)),
        *(Wish(attendee, session, rank) for attendee in "34" for rank, session in enumerate("WP", start=1)),
        *(Wish("5", session, rank) for rank, session in enumerate("BC", start=1)),
    ),
)

# Ines gives both, and Pottery is fixed in every round there is: only without Weaving is there a plan.
IMPOSSIBLE = replace(
    FAIR,
    rooms=(Room("Barn", 5), Room("Attic", 5)),
    sessions=(
        Session("P", "Pottery", speakers=("Ines Park",), at_least=2, fixed=(Fixed("Morning"), Fixed("Afternoon"))),
        Session("W", "Weaving", speakers=("Ines Park",), at_least=2),
    ),
    wishes=(),
)

PLAIN_CALL = (sys.executable, "-m", "allocator.cli")


def event_book(path: Path, event: Event = FAIR, policy: Policy | None = None) -> Path:
    """The workbook of an event."""
    write_event(event, policy or Policy(), path)
    return path


def run(*arguments: str | Path) -> Result:
    """A command in this process; a fault that is not told in words fails the test."""
    return CliRunner().invoke(main, list(map(str, arguments)), catch_exceptions=False)


def run_apart(*arguments: str | Path, call: tuple[str, ...] = PLAIN_CALL) -> subprocess.CompletedProcess[str]:
    """A command in a process of its own."""
    command = [*call, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=False, timeout=120)


def solved(folder: Path) -> tuple[Path, Path]:
    """The fair and a plan for it, in files."""
    event, plan = event_book(folder / "event.xlsx"), folder / "plan.xlsx"
    assert run("solve", event, "-o", plan).exit_code == 0
    return event, plan


def edit(path: Path, sheet: str, cell: str, value: object) -> None:
    """Change one cell of a workbook, as somebody would by hand."""
    workbook = load_workbook(path)
    workbook[sheet][cell].value = value
    workbook.save(path)


def on_a_terminal(
    *words: object, folder: Path | None = None, columns: int = 80, environment: Mapping[str, str] | None = None
) -> tuple[int, str]:
    """The exit code of a command, and all that a terminal of so many letters a line is sent by it."""
    pty = pytest.importorskip("pty")
    import fcntl
    import struct
    import termios

    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
    kept = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "NO_COLOR", "FORCE_COLOR")}
    with subprocess.Popen(
        [*PLAIN_CALL, *map(str, words)],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        cwd=folder,
        env={**kept, "TERM": "xterm-256color", **(environment or {})},
    ) as process:
        os.close(theirs)
        told = b""
        with suppress(OSError):  # the end of a terminal is an error
            while piece := os.read(ours, 65_536):
                told += piece
        os.close(ours)
    return process.returncode, told.decode()
