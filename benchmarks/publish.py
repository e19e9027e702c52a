"""Handing out: how long it takes to publish the plan of a large event, part by part, and to draft everybody's message.

`python -m benchmarks.publish` draws an event, makes a plan, and writes all into a folder that it removes again.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

import click

from allocator.event import Event, Speaker
from allocator.mail.compose import Composer, Sender
from allocator.mail.languages import LANGUAGES
from allocator.mail.letter import Templates
from allocator.mail.outbox import opened
from allocator.mail.telling import tellings
from allocator.model.solve import solve
from allocator.plan import Plan
from allocator.policy import Policy
from allocator.report.calendars import calendars
from allocator.report.documents import can_print, documents
from allocator.report.figures import Certainty, report_of
from allocator.report.files import write_files
from allocator.report.html import report_html
from allocator.report.lists import lists
from allocator.report.papers import Papers
from allocator.report.words import Words
from allocator.workbook.xlsx.lists import sheets_as_bytes
from benchmarks.synthetic import FixedTimetable

ZONE = ZoneInfo("Europe/Amsterdam")
NOW = datetime(2026, 11, 1, tzinfo=UTC)
FIRST = datetime(2026, 11, 25, 9)


@click.command(help="Measure how long handing out takes.", epilog="python -m benchmarks.publish --attendees 2000")
@click.option("--attendees", default=2000, show_default=True)
@click.option("--sessions", default=40, show_default=True)
@click.option("--rounds", default=3, show_default=True)
@click.option("--time-limit", default=30.0, show_default=True, help="Seconds for the plan.")
def main(attendees: int, sessions: int, rounds: int, time_limit: float) -> None:
    """Draw, solve, publish and draft."""
    made_up = FixedTimetable(attendees=attendees, sessions=sessions, rounds=rounds, wishes=6, slack=1.05, seed=0)
    drawn, policy = made_up.build()
    found = solve(drawn, policy, time_limit=time_limit)
    plan = found.plan
    assert plan is not None
    event = dressed(drawn)
    print(f"{attendees:,} attendees, {sessions} sessions in each of {rounds} rounds: {found.status}")
    with TemporaryDirectory() as folder:
        total = sum(_published(event, policy, plan, Path(folder)))
        print(f"{total:8.1f} s  all that is published", flush=True)
        _timed("messages drafted", lambda: _drafted(event, policy, plan, Path(folder) / "outbox"))
        print("          (no more than 60 s for what is published, and 30 s for the messages, is asked for)")


def dressed(event: Event) -> Event:
    """The event with times, a speaker for each session, addresses and organisations."""
    hours = (FIRST + timedelta(hours=2 * number) for number in range(len(event.rounds)))
    people = tuple(
        replace(one, email=f"{one.id}@example.org", organisation=f"Organisation {number % 97}")
        for number, one in enumerate(event.attendees)
    )
    return replace(
        event,
        rounds=tuple(
            replace(one, start=start, end=start + timedelta(hours=1))
            for one, start in zip(event.rounds, hours, strict=True)
        ),
        speakers=tuple(Speaker(f"Speaker of {one.code}") for one in event.sessions),
        sessions=tuple(replace(one, speakers=(f"Speaker of {one.code}",)) for one in event.sessions),
        attendees=people,
    )


def _published(event: Event, policy: Policy, plan: Plan, folder: Path) -> list[float]:
    """The seconds of each part, which are printed too."""
    papers = Papers(event, policy, plan, Words.of(event, "en"))
    content: dict[str, bytes] = {}

    def report() -> None:
        made = report_of(event, policy, plan, certainty=Certainty(), language="en")
        content["report.html"] = report_html(made, event).encode()

    def workbook() -> None:
        content["lists.xlsx"] = sheets_as_bytes(lists(papers), title=event.title)

    def calendar() -> None:
        made = calendars(event, policy, plan, title=event.title, folder=folder, zone=ZONE, now=NOW, anonymous=False)
        content.update(made.files)

    seconds = [_timed("report.html", report)]
    if can_print():
        printing = documents(papers)
        while True:
            started = time.perf_counter()
            name, pdf = next(printing, ("", b""))
            if not name:
                break
            content[name] = pdf
            seconds.append(_told(f"{name}, {len(pdf) / 1e6:.1f} MB", time.perf_counter() - started))
    seconds.append(_timed("lists.xlsx", workbook))
    seconds.append(_timed("calendars, the first time", calendar))
    seconds.append(_timed("files written", lambda: write_files(folder, content)))
    _timed("calendars, taken further (not counted)", calendar)
    return seconds


def _drafted(event: Event, policy: Policy, plan: Plan, outbox: Path) -> None:
    language = LANGUAGES["en"]
    composer = Composer(event.title, Sender("office@example.org", "Office"), Templates(language), language, NOW)
    with opened(outbox, make=True, alone=True) as box:
        made = box.draft(composer, tellings(event, policy, plan, ZONE), only_changed=False)
    assert len(made.messages) >= len(event.attendees)


def _timed(what: str, act: Callable[[], object]) -> float:
    started = time.perf_counter()
    act()
    return _told(what, time.perf_counter() - started)


def _told(what: str, seconds: float) -> float:
    print(f"{seconds:8.1f} s  {what}", flush=True)
    return seconds


if __name__ == "__main__":
    main(prog_name="python -m benchmarks.publish")
