"""Outboxes for tests, with as many people as are asked for."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from allocator.event import Attendee, Event, Room, Round, Session
from allocator.mail.compose import Composer, Sender
from allocator.mail.delivery import Clock
from allocator.mail.languages import LANGUAGES
from allocator.mail.letter import Templates
from allocator.mail.outbox import Draft, Outbox, opened
from allocator.mail.telling import tellings
from allocator.plan import Assignment, Placement, Plan
from allocator.policy import Policy

ENGLISH = LANGUAGES["en"]
AMSTERDAM = ZoneInfo("Europe/Amsterdam")
NOW = datetime(2026, 11, 1, 12, tzinfo=UTC)
MORNING = Round("Morning", datetime(2026, 11, 25, 10), datetime(2026, 11, 25, 11))
NAMES = ("Ada Lind", "Bo Null", "Cy Roer", "Di Maan", "Fay Vink")


def crowd(people: int) -> tuple[Event, Plan]:
    """An event with so many attendees, all in one session."""
    names = [NAMES[number] if number < len(NAMES) else f"Person {number}" for number in range(people)]
    event = Event(
        title="Craft day",
        rounds=(MORNING,),
        rooms=(Room("Barn", people), Room("Hall", people)),
        speakers=(),
        sessions=(Session("W", "Weaving"), Session("P", "Pottery")),
        attendees=tuple(Attendee(str(n), name, f"a{n}@example.org") for n, name in enumerate(names)),
        wishes=(),
    )
    seats = (Assignment(str(n), "W", "Morning") for n in range(people))
    return event, Plan.of([Placement("W", "Morning", "Barn"), Placement("P", "Morning", "Hall")], seats)


def moved(plan: Plan, attendee: str) -> Plan:
    """The plan with one attendee in Pottery instead."""
    seats = (replace(one, session="P") if one.attendee == attendee else one for one in plan.assignments)
    return Plan.of(plan.placements, seats)


def composer(**changes: object) -> Composer:
    """What all messages of these tests have in common."""
    common = Composer("Craft day", Sender("office@example.org", "Office"), Templates(ENGLISH), ENGLISH, NOW)
    return replace(common, **changes)  # type: ignore[arg-type]


def draft(outbox: Outbox, event: Event, plan: Plan, *, only_changed: bool = False) -> Draft:
    """The messages about a plan."""
    return outbox.draft(composer(), tellings(event, Policy(), plan, AMSTERDAM), only_changed=only_changed)


@contextmanager
def drafted(folder: Path, people: int) -> Iterator[Outbox]:
    """An outbox with a message to each of so many people."""
    with opened(folder, make=True, alone=True) as outbox:
        draft(outbox, *crowd(people))
        yield outbox


def states(outbox: Outbox) -> list[str]:
    """Every message as 'Ada Lind sent 250 taken'."""
    return [f"{one.name} {one.state} {one.words}".strip() for one in outbox.ledger.messages()]


class Watch:
    """A clock that only moves when somebody waits."""

    def __init__(self) -> None:
        self.time = 0.0
        self.waited: list[float] = []
        self.clock = Clock(now=lambda: self.time, sleep=self._sleep)

    def _sleep(self, seconds: float) -> None:
        self.waited.append(seconds)
        self.time += seconds
