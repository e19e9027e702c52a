"""An empty event workbook: every sheet, with one example row each to write over."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from allocator.event import Attendee, Event, Pin, Room, Round, Session, Speaker, Wish
from allocator.policy import Policy
from allocator.workbook.event.schema import ATTENDEES, ROOMS, ROUNDS, SESSIONS, SPEAKERS
from allocator.workbook.event.write import build_workbook
from allocator.workbook.xlsx.style import MUTED, save_whole

EXAMPLE = Event(
    title="",
    rounds=(Round(ROUNDS.example_key, datetime(2026, 11, 25, 10, 45), datetime(2026, 11, 25, 11, 30)),),
    rooms=(Room(ROOMS.example_key, 30, frozenset({"step-free", "projector"})),),
    speakers=(Speaker(SPEAKERS.example_key, "speaker@example.org"),),
    sessions=(
        Session(
            code=SESSIONS.example_key,
            title="An example session",
            speakers=(SPEAKERS.example_key,),
            minimum=1,
            maximum=25,
            at_most=1,
            features=frozenset({"projector"}),
        ),
    ),
    attendees=(
        Attendee(
            id=ATTENDEES.example_key,
            name="Example Attendee",
            email="attendee@example.org",
            organisation="Example organisation",
            needs=frozenset({"step-free"}),
        ),
    ),
    wishes=(Wish(ATTENDEES.example_key, SESSIONS.example_key, 1),),
    pins=(Pin(ATTENDEES.example_key, SESSIONS.example_key, None, reason="Chairs this session"),),
)
"""The example rows. They agree with one another, and reading a workbook that still has them asks to replace them."""


def write_template(path: str | Path, *, force: bool = False) -> None:
    """Write an empty event workbook, its example rows in grey italics; FileTrouble if it cannot be written."""
    save_whole(build_workbook(EXAMPLE, Policy(), font=MUTED), path, force=force)
