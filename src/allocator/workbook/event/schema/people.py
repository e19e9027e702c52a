"""The Attendees, Pins and Wishes sheets: who is to be placed, who must be where, and who would like what."""

from __future__ import annotations

from allocator.event import Attendee, Pin
from allocator.workbook.event.schema.columns import FEATURES, CellKind, Column, Instead, Sheet

ATTENDEES = Sheet(
    "Attendees",
    "The people to be placed. Columns of your own, such as Department or Grade, are kept, and rules may use them.",
    fact=Attendee,
    own_columns=True,
    columns=(
        Column(
            "Id",
            "Anything unique, for instance a number.",
            required=True,
            example="A17",
            width=10,
            field="id",
        ),
        Column(
            "Name", "The name.", required=True, example="Sam de Vries", width=28, field="name", unreadable=Instead.KEY
        ),
        Column("Email", "A unique address.", example="sam@example.org", width=36, field="email"),
        Column("Organisation", "Where they come from.", example="Harbour College", width=28, field="organisation"),
        Column(
            "Needs",
            "Features that every room they sit in must have.",
            CellKind.NAMES,
            of=FEATURES,
            example="step-free",
            width=18,
            field="needs",
        ),
        Column(
            "Unavailable rounds",
            "The rounds in which they are not there.",
            CellKind.NAMES,
            of="Rounds",
            example="Round 1",
            width=20,
            field="unavailable",
        ),
    ),
    asking=(
        Column(
            "Together with",
            "Others, by id or name, with whom they sit in every round. They are one group; it is enough that one says "
            "so. The column need not exist.",
            CellKind.NAMES,
            of="Attendees",
            example="Bo Roy; A18",
            width=24,
            aliases=("Samen met", "Zusammen mit"),
        ),
        Column(
            "Not with",
            "Others, by id or name, with whom they never sit in one session. It is enough that one of the two says so. "
            "The column need not exist.",
            CellKind.NAMES,
            of="Attendees",
            example="Cy Ham",
            width=24,
            aliases=("Niet met", "Nicht mit"),
        ),
        Column(
            "Must have",
            "Sessions, by code or title, in which they must sit, in whatever round. The column need not exist.",
            CellKind.NAMES,
            of="Sessions",
            example="W1",
            aliases=("Must", "Moet", "Muss"),
        ),
        Column(
            "Veto",
            "Sessions, by code or title, in which they never sit. The column need not exist.",
            CellKind.NAMES,
            of="Sessions",
            example="W3; Glazing",
            aliases=("Must not", "Mag niet", "Darf nicht"),
        ),
    ),
    example_key="example",
    frozen=2,
)

PINS = Sheet(
    "Pins",
    "Who must, or must not, be where. A session, a round, or both; the sheet may be missing or empty.",
    fact=Pin,
    columns=(
        Column(
            "Attendee",
            "The id.",
            CellKind.NAME,
            required=True,
            of="Attendees",
            example="A17",
            width=16,
            field="attendee",
        ),
        Column(
            "Session",
            "The session, by code or title. Blank: any.",
            CellKind.NAME,
            of="Sessions",
            example="W1",
            field="session",
        ),
        Column("Round", "The round. Blank: any.", CellKind.NAME, of="Rounds", example="Round 2", field="round"),
        Column(
            "Must",
            "must: they sit there. must not: they do not. Must not with a round alone: free in that round.",
            CellKind.MUST,
            required=True,
            example="must",
            choices=("must", "must not"),
            width=12,
            field="must",
        ),
        Column("Reason", "Why, for people who ask.", example="Chairs this session", width=44, field="reason"),
    ),
    needed=False,
    example_key="example",
)

WISHES = Sheet(
    "Wishes",
    "Who would like what: one row per attendee, the first wish under 1.",
    (
        Column("Attendee", "The id.", CellKind.NAME, required=True, of="Attendees", example="A17", width=16),
        Column(
            "Name",
            "For people who read this sheet; it should match the Attendees sheet.",
            example="Sam de Vries",
            width=28,
        ),
    ),
    ranked=Column(
        "1, 2, 3, ...",
        "A session, by code or title; followed by ' @ ' and a round, it is wished for in that round only. "
        "The heading is the rank. Write equal wishes in one cell, with ; between them. "
        "As many columns as needed; blank is no wish of that rank.",
        of="Sessions",
        example="W3 @ Round 2",
        width=16,
    ),
    example_key="example",
    frozen=2,
)
