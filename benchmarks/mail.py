"""2,000 people are written to: drafted, and sent as fast as can be to a server that counts.

`python -m benchmarks.mail` runs the commands that staff do, each in a process of its own, and times them. The server is
one of this process (aiosmtpd), or with `--server` one that runs already on this computer.
"""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from email import message_from_bytes
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import click

from allocator.event import Event, Round
from allocator.mail.send import is_loopback
from allocator.policy import Policy
from allocator.workbook.event.write import write_event
from benchmarks.synthetic import FixedTimetable

BAR = 30.0
"""Seconds in which 2,000 messages are to be drafted."""


@dataclass
class Counting:
    """A mail server's memory: how often it took a message for an address, and a message of an id."""

    recipients: Counter[str] = field(default_factory=Counter)
    ids: Counter[str] = field(default_factory=Counter)

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802 - aiosmtpd calls it so
        """Takes a message."""
        self.recipients.update(envelope.rcpt_tos)
        self.ids[message_from_bytes(envelope.content)["Message-ID"]] += 1
        return "250 taken"


@click.command(help="Draft and send to everybody.", epilog="python -m benchmarks.mail --server localhost:8026")
@click.option("--attendees", default=2000, show_default=True, help="How many are written to.")
@click.option("--seed", default=0, show_default=True, help="What they wish for.")
@click.option("--server", metavar="HOST:PORT", help="A server on this computer; by default one of this process.")
def main(attendees: int, seed: int, server: str | None) -> None:
    """Make a plan, draft, send and count."""
    if server is not None and not is_loopback(server.rpartition(":")[0]):
        raise click.UsageError(f"{server} is not on this computer. People who do not exist are written to there alone.")
    with TemporaryDirectory() as name, _counting(server) as (where, counting):
        folder = Path(name)
        event, policy = crowd(attendees, seed)
        write_event(event, policy, folder / "event.xlsx")
        _run(folder, "solve", "event.xlsx", "-o", "plan.xlsx", "--gap", "0.2")
        office = ("--from", "Office <office@example.org>", "--zone", "Europe/Amsterdam")
        seconds = _run(folder, "mail", "draft", "event.xlsx", "plan.xlsx", *office)
        drafted = len(list((folder / "outbox").glob("*.eml")))
        print(f"drafted: {drafted:,} messages in {seconds:.1f} s (to be: {BAR:g} s for 2,000)", flush=True)
        to = ("--server", where, "--insecure-no-tls", "--rate", "0", "--count", str(drafted))
        seconds = _run(folder, "mail", "send", *to)
        print(f"sent: {drafted:,} messages in {seconds:.1f} s, {drafted / seconds:.0f} a second, through {where}")
        if counting is None:
            print("all of them taken, as the server says; count there too")
            return
        once = sum(times == 1 for times in counting.ids.values())
        print(f"counted at the server: {len(counting.recipients):,} people, {once:,} messages that came just once")
        if counting.ids.total() != drafted or once != drafted or len(counting.recipients) != drafted:
            sys.exit(1)


def crowd(attendees: int, seed: int) -> tuple[Event, Policy]:
    """A made-up event whose people have addresses and whose rounds have times."""
    made_up = FixedTimetable(attendees=attendees, sessions=40, rounds=4, wishes=8, slack=1.05, seed=seed)
    event, policy = made_up.build()
    first = datetime(2030, 5, 20, 9)
    rounds = tuple(
        Round(one.name, first + timedelta(hours=number), first + timedelta(hours=number, minutes=50))
        for number, one in enumerate(event.rounds)
    )
    people = tuple(replace(one, email=f"{one.id}@example.org") for one in event.attendees)
    return replace(event, rounds=rounds, attendees=people), policy


@contextmanager
def _counting(server: str | None) -> Iterator[tuple[str, Counting | None]]:
    """The server and its port, and what it counts where it is ours."""
    if server is not None:
        yield server, None
        return
    from aiosmtpd.controller import Controller  # of the tests alone

    counting = Counting()
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    controller = Controller(counting, hostname="127.0.0.1", port=port)
    controller.start()
    try:
        yield f"127.0.0.1:{port}", counting
    finally:
        controller.stop()


def _run(folder: Path, *arguments: str) -> float:
    """The seconds that a command takes; ends with what it says where it fails."""
    started = time.perf_counter()
    command = [sys.executable, "-m", "allocator.cli", *arguments]
    done = subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", check=False)
    if done.returncode != 0:
        print(done.stdout, done.stderr, file=sys.stderr)
        sys.exit(1)
    return time.perf_counter() - started


if __name__ == "__main__":
    main(prog_name="python -m benchmarks.mail")
