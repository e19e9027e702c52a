"""Every sheet and column of the event workbook: what it is called, what it means and how it is read."""

from __future__ import annotations

from allocator.policy import DEFAULT_OBJECTIVES, OBJECTIVE_NAMES
from allocator.workbook.event.schema.columns import CellKind, Column, Sheet
from allocator.workbook.xlsx.text import BETWEEN

LISTS = "Lists"
"""The hidden sheet that feeds the drop-downs; it is written and never read."""

MAPPING = "Mapping"
"""The sheet on which `import` keeps what it took each column of other spreadsheets for; no facts of the event."""

FEATURES = "Features"
"""What `Column.of` says of names that the Rooms sheet lists under Features."""


ROUNDS = Sheet(
    "Rounds",
    "The times in which one attends one session, in their order.",
    (
        Column(
            "Round",
            "Its name, unlike any other round's. It may not hold ; = or @.",
            required=True,
            example="Round 1",
        ),
        Column("Date", "The day. Needed when there is a start.", CellKind.DATE, example="2026-11-25", width=14),
        Column("Start", "When it begins.", CellKind.TIME, example="10:45", width=10),
        Column("End", "When it ends, on the same day.", CellKind.TIME, example="11:30", width=10),
    ),
    example_key="Example round",
)

ROOMS = Sheet(
    "Rooms",
    "The places. Without any, sessions are placed in rounds alone and each needs a Maximum.",
    (
        Column(
            "Room",
            "Its name, unlike any other room's. It may not hold a ;",
            required=True,
            example="Room 101",
        ),
        Column("Capacity", "How many attendees it seats.", CellKind.WHOLE, required=True, example="30", width=12),
        Column("Features", "What it has.", CellKind.TEXTS, example="step-free; projector", width=30),
        Column(
            "Closed in rounds",
            "The rounds in which it cannot be used.",
            CellKind.NAMES,
            of="Rounds",
            example="Round 1; Round 3",
            width=26,
        ),
    ),
    example_key="Example room",
)

SPEAKERS = Sheet(
    "Speakers",
    "Those who give sessions, with what must be known of them. The sheet may be absent or empty.",
    (
        Column(
            "Speaker",
            "The name, unlike any other speaker's. It may not hold a ;",
            required=True,
            example="Ada Jansen",
            width=28,
        ),
        Column("Email", "The address.", example="ada@example.org", width=32),
        Column(
            "Unavailable rounds",
            "The rounds in which they cannot give a session.",
            CellKind.NAMES,
            of="Rounds",
            example="Round 1",
            width=26,
        ),
        Column(
            "Attendee id",
            "Who they are on the Attendees sheet, if they attend sessions too. "
            "Blank: the attendee with the same address, if there is one.",
            CellKind.NAME,
            of="Attendees",
            example="A17",
            width=16,
        ),
    ),
    needed=False,
    example_key="Example Speaker",
)

SESSIONS = Sheet(
    "Sessions",
    "What can be wished for. One row each; how often each runs is decided within At least and At most.",
    (
        Column(
            "Code",
            "A short name, unlike any other session's. It may not hold ' @ ' or a ;",
            required=True,
            example="W1",
            width=10.5,
        ),
        Column("Title", "What people read.", required=True, example="Pottery", width=42),
        Column("Speakers", "Who gives it.", CellKind.NAMES, of="Speakers", example="Ada Jansen; Bo Smit", width=24),
        Column(
            "Minimum",
            "The fewest attendees with which it is held. Blank: as the Settings say.",
            CellKind.WHOLE,
            example="5",
            width=10.5,
        ),
        Column(
            "Maximum",
            "The most attendees at a time. Blank: as many as the room seats.",
            CellKind.WHOLE,
            example="25",
            width=10.5,
        ),
        Column(
            "At least",
            "In how many rounds it runs at least; 0 if it need not run. Blank: as the Settings say.",
            CellKind.WHOLE,
            example="1",
            width=10.5,
        ),
        Column(
            "At most",
            "In how many rounds it runs at most. Blank: as the Settings say.",
            CellKind.WHOLE,
            example="2",
            width=10.5,
        ),
        Column(
            "Allowed rounds",
            "The rounds in which it may run. Blank: all of them.",
            CellKind.NAMES,
            of="Rounds",
            example="Round 1; Round 2",
            width=24,
        ),
        Column(
            "Fixed rounds",
            "The rounds in which it must run, each with '= room' behind it if the room is settled too.",
            CellKind.FIXED,
            example="Round 1; Round 3 = Room 101",
            width=24,
        ),
        Column(
            "Fixed room",
            "The only room in which it may be. Blank: any.",
            CellKind.NAME,
            of="Rooms",
            example="Room 101",
            width=18,
        ),
        Column(
            "Required features", "What its room must have.", CellKind.NAMES, of=FEATURES, example="projector", width=24
        ),
    ),
    example_key="EXAMPLE",
    frozen=2,
)

ATTENDEES = Sheet(
    "Attendees",
    "The people to be placed.",
    (
        Column(
            "Id",
            "Whatever tells one from another, for instance a number.",
            required=True,
            example="A17",
            width=14,
        ),
        Column("Name", "The name.", required=True, example="Sam de Vries", width=28),
        Column("Email", "The address, unlike any other attendee's.", example="sam@example.org", width=40),
        Column("Organisation", "Where they come from.", example="Harbour College", width=34),
        Column(
            "Needs",
            "Features that every room they sit in must have.",
            CellKind.NAMES,
            of=FEATURES,
            example="step-free",
            width=22,
        ),
        Column(
            "Unavailable rounds",
            "The rounds in which they are not there.",
            CellKind.NAMES,
            of="Rounds",
            example="Round 1",
            width=26,
        ),
    ),
    example_key="example",
    frozen=2,
)

PINS = Sheet(
    "Pins",
    "Who must, or must not, be where. A session, a round, or both; the sheet may be absent or empty.",
    (
        Column("Attendee", "The id.", CellKind.NAME, required=True, of="Attendees", example="A17", width=16),
        Column("Session", "The session, by code or title. Blank: any.", CellKind.NAME, of="Sessions", example="W1"),
        Column("Round", "The round. Blank: any.", CellKind.NAME, of="Rounds", example="Round 2"),
        Column(
            "Must",
            "must: they sit there. must not: they do not. Must not with a round alone: free in that round.",
            CellKind.MUST,
            required=True,
            example="must",
            choices=("must", "must not"),
            width=12,
        ),
        Column("Reason", "Why, for whoever asks.", example="Chairs this session", width=44),
    ),
    needed=False,
    example_key="example",
)

WISHES = Sheet(
    "Wishes",
    "Who would like what: one row per attendee, the dearest wish under 1.",
    (
        Column("Attendee", "The id.", CellKind.NAME, required=True, of="Attendees", example="A17", width=16),
        Column(
            "Name",
            "For whoever reads this sheet; it should agree with the Attendees sheet.",
            example="Sam de Vries",
            width=28,
        ),
    ),
    ranked=Column(
        "1, 2, 3, ...",
        "A session, by code or title; with ' @ ' and a round behind it, wished for in that round only. "
        "The heading is the rank. Several that are equally dear stand in one cell with ; between them. "
        "As many columns as needed; blank is no wish of that rank.",
        of="Sessions",
        example="W3 @ Round 2",
        width=16,
    ),
    example_key="example",
    frozen=2,
)

SETTING_ROWS = (
    Column("Event title", "What the event is called.", example="Symposium 2026"),
    Column("Word for session", "What you call a session.", example="workshop"),
    Column("Word for sessions", "The same for several.", example="workshops"),
    Column("Word for attendee", "What you call an attendee.", example="participant"),
    Column("Word for attendees", "The same for several.", example="participants"),
    Column(
        "Objectives",
        "What is made small, the most important first. Leave out what does not matter. "
        "Blank: " + BETWEEN.join(DEFAULT_OBJECTIVES) + ".",
        CellKind.CHOICES,
        example=BETWEEN.join(DEFAULT_OBJECTIVES),
        choices=OBJECTIVE_NAMES,
    ),
    Column(
        "Cost per rank",
        "What granting wish 1, 2, 3, ... costs: whole numbers that do not fall. "
        "Each rank beyond them costs one more. Blank: 0; 1; 2; ...",
        CellKind.WHOLES,
        example="0; 1; 3; 6",
    ),
    Column(
        "Cost of an unwished seat",
        "What it costs to seat somebody where they did not ask to be; not less than the lowest rank costs. "
        "Blank: what the lowest rank costs, plus the number of rounds, plus 3.",
        CellKind.WHOLE,
        example="12",
    ),
    Column(
        "Unwished seats allowed",
        "Whether somebody with wishes may be seated where they did not ask to be. Blank: yes.",
        CellKind.YES_NO,
        example="yes",
        choices=("yes", "no"),
    ),
    Column(
        "Seats for those who wished nothing",
        "Whether somebody with a row on Wishes and no wish in it is seated where there is room; pins are kept anyway. "
        "Blank: yes.",
        CellKind.YES_NO,
        example="yes",
        choices=("yes", "no"),
    ),
    Column(
        "Seats for those who did not answer",
        "Whether somebody without a row on Wishes is seated where there is room; pins are kept anyway. Blank: yes.",
        CellKind.YES_NO,
        example="yes",
        choices=("yes", "no"),
    ),
    Column(
        "Everybody must be seated",
        "Whether a plan that leaves somebody without a seat is no plan at all. Blank: no.",
        CellKind.YES_NO,
        example="no",
        choices=("yes", "no"),
    ),
    Column(
        "Attendees moved at most",
        "When a plan is made anew: how many may lose a seat that they were announced. Blank: as few as can be.",
        CellKind.WHOLE,
        example="20",
    ),
    Column("Seed", "Same number, same plan. Blank: 1.", CellKind.WHOLE, example="1"),
    Column(
        "Sessions run at least",
        "In how many rounds a session runs at least, where its own cell is blank. Blank: 1.",
        CellKind.WHOLE,
        example="1",
    ),
    Column(
        "Sessions run at most",
        "In how many rounds a session runs at most, where its own cell is blank. Blank: as many as there are.",
        CellKind.WHOLE,
        example="3",
    ),
    Column(
        "Minimum per session",
        "The fewest attendees with which a session is held, where its own cell is blank. Blank: 0.",
        CellKind.WHOLE,
        example="5",
    ),
)

SETTINGS = Sheet(
    "Settings",
    "What you decide. Every value may stay blank; the sheet may be absent.",
    (
        Column("Setting", "What is decided.", required=True, example="Seed", width=28),
        Column("Value", "Your choice.", example="1", width=34),
        Column("What it means", "An explanation; it is not read.", width=92),
    ),
    needed=False,
)

SCENARIOS = Sheet(
    "Scenarios",
    "What could be otherwise: one row per change. No facts of the event; the sheet may be absent or empty.",
    (
        Column(
            "Scenario",
            "Its name, unlike any other scenario's; Base is the event as it stands. Blank: the scenario above.",
            example="Aula closed",
            width=28,
        ),
        Column(
            "Change",
            "What happens. A scenario may have no change at all.",
            example="close room",
            choices=(
                "add round",
                "add room",
                "layout",
                "capacity",
                "add session",
                "change session",
                "add attendee",
                "late",
                "wishes",
                "split",
                "move",
                "cancel",
                "close room",
                "speaker away",
                "drop round",
                "gone",
                "set",
            ),
        ),
        Column("What", "The room, session, speaker, attendee, round or setting; for late how many.", example="Aula"),
        Column(
            "Round",
            "The round in which it happens. Blank: all of them. For move the round that it leaves, for add round the "
            "round that goes before.",
            CellKind.NAME,
            of="Rounds",
            example="Round 2",
        ),
        Column(
            "To",
            "What it is from then on: seats and features of a room, title and columns of a session, code and speakers "
            "of a second group, the round to move to, name and wishes of an attendee, the value of a setting.",
            example="80; step-free; projector",
            width=44,
        ),
        Column("Note", "For whoever reads this sheet.", example="The projector is repaired", width=44),
    ),
    needed=False,
)

SHEETS = (SETTINGS, ROUNDS, ROOMS, SPEAKERS, SESSIONS, ATTENDEES, PINS, WISHES)
"""All sheets of facts and decisions in the order in which they stand and problems are listed."""
