"""The Rounds and Rooms sheets: when and where sessions are held."""

from __future__ import annotations

from datetime import datetime

from allocator.event import Room, Round
from allocator.workbook.event.schema.columns import MANY, CellKind, Column, Sheet

ROUNDS = Sheet(
    "Rounds",
    "The times in which everybody attends one session, in order.",
    fact=Round,
    columns=(
        Column(
            "Round",
            "A unique name. It may not contain ; = or @.",
            required=True,
            example="Round 1",
            field="name",
        ),
        Column("Date", "The day. Needed when there is a start.", CellKind.DATE, example="2026-11-25", width=14),
        Column(
            "Start", "When it begins.", CellKind.TIME, example="10:45", width=10, field="start", shown=datetime.time
        ),
        Column(
            "End",
            "When it ends, on the same day.",
            CellKind.TIME,
            example="11:30",
            width=10,
            field="end",
            shown=datetime.time,
        ),
        Column(
            "Held",
            "Yes where the round is over: replanning changes nothing in it, and what is fixed and pinned in it is not "
            "checked against rooms and numbers as they are now. Blank: no.",
            CellKind.YES_NO,
            example="no",
            choices=("yes", "no"),
            width=9,
            field="held",
        ),
    ),
    example_key="Example round",
)

ROOMS = Sheet(
    "Rooms",
    "The places. Without rooms, sessions only get rounds, and each needs a Maximum.",
    fact=Room,
    columns=(
        Column(
            "Room",
            "A unique name. It may not contain a ;",
            required=True,
            example="Room 101",
            field="name",
        ),
        Column(
            "Capacity",
            "How many attendees it seats.",
            CellKind.WHOLE,
            required=True,
            example="30",
            width=12,
            field="capacity",
            unreadable=MANY,
        ),
        Column("Features", "What it has.", CellKind.TEXTS, example="step-free; projector", width=30, field="features"),
        Column(
            "Closed in rounds",
            "The rounds in which it cannot be used.",
            CellKind.NAMES,
            of="Rounds",
            example="Round 1; Round 3",
            width=26,
            field="closed",
        ),
    ),
    example_key="Example room",
)
