"""The Sessions and Speakers sheets: what can be wished for, and who gives it."""

from __future__ import annotations

from allocator.event import Session, Speaker
from allocator.workbook.event.schema.columns import FEATURES, MANY, CellKind, Column, Instead, Sheet

SESSIONS = Sheet(
    "Sessions",
    "What can be wished for. One row each; how often each runs is decided within At least and At most.",
    fact=Session,
    columns=(
        Column(
            "Code",
            "A short, unique name. It may not contain ' @ ' or a ;",
            required=True,
            example="W1",
            width=10.5,
            field="code",
        ),
        Column(
            "Title",
            "What people read.",
            required=True,
            example="Pottery",
            width=40,
            field="title",
            unreadable=Instead.KEY,
        ),
        Column(
            "Speakers",
            "Who gives it.",
            CellKind.NAMES,
            of="Speakers",
            example="Ada Jansen; Bo Smit",
            width=24,
            field="speakers",
        ),
        Column(
            "Minimum",
            "The fewest attendees with which it is held. Blank: as the Settings say.",
            CellKind.WHOLE,
            example="5",
            width=10.5,
            field="minimum",
        ),
        Column(
            "Maximum",
            "The most attendees at a time. Blank: as many as the room seats.",
            CellKind.WHOLE,
            example="25",
            width=10.5,
            field="maximum",
            unreadable=MANY,
        ),
        Column(
            "At least",
            "The fewest rounds it runs in; 0 if it need not run. Blank: as the Settings say.",
            CellKind.WHOLE,
            example="1",
            width=10.5,
            field="at_least",
            unreadable=0,
        ),
        Column(
            "At most",
            "The most rounds it runs in. Blank: as the Settings say.",
            CellKind.WHOLE,
            example="2",
            width=10.5,
            field="at_most",
        ),
        Column(
            "Allowed rounds",
            "The rounds in which it may run. Blank: all of them.",
            CellKind.NAMES,
            of="Rounds",
            example="Round 1; Round 2",
            width=18,
            field="rounds",
        ),
        Column(
            "Fixed rounds",
            "The rounds in which it must run, each followed by '= room' if the room is fixed too.",
            CellKind.FIXED,
            example="Round 1; Round 3 = Room 101",
            width=20,
            field="fixed",
        ),
        Column(
            "Fixed room",
            "The only room in which it may be. Blank: any.",
            CellKind.NAME,
            of="Rooms",
            example="Room 101",
            width=16,
            field="room",
        ),
        Column(
            "Required features",
            "What its room must have.",
            CellKind.NAMES,
            of=FEATURES,
            example="projector",
            width=20,
            field="features",
        ),
    ),
    example_key="EXAMPLE",
    frozen=2,
)

SPEAKERS = Sheet(
    "Speakers",
    "The people who give sessions. The sheet may be missing or empty.",
    fact=Speaker,
    columns=(
        Column(
            "Speaker",
            "A unique name. It may not contain a ;",
            required=True,
            example="Ada Jansen",
            width=28,
            field="name",
        ),
        Column("Email", "The address.", example="ada@example.org", width=32, field="email"),
        Column(
            "Unavailable rounds",
            "The rounds in which they cannot give a session.",
            CellKind.NAMES,
            of="Rounds",
            example="Round 1",
            width=26,
            field="unavailable",
        ),
        Column(
            "Attendee id",
            "Who they are on the Attendees sheet, if they attend sessions too. "
            "Blank: the attendee with the same address, if there is one.",
            CellKind.NAME,
            of="Attendees",
            example="A17",
            width=16,
            field="attendee",
        ),
    ),
    needed=False,
    example_key="Example Speaker",
)
