"""The Settings sheet: a row for each decision."""

from __future__ import annotations

from allocator.event import Event, Labels, Session
from allocator.policy import DEFAULT_OBJECTIVES, OBJECTIVE_NAMES, Policy
from allocator.workbook.event.schema.columns import CellKind, Column, Sheet
from allocator.workbook.xlsx.text import BETWEEN

SETTING_ROWS = (
    Column("Event title", "What the event is called.", example="Symposium 2026", field="title", fact=Event),
    Column("Word for session", "What you call a session.", example="workshop", field="session", fact=Labels),
    Column("Word for sessions", "The same for several.", example="workshops", field="sessions", fact=Labels),
    Column("Word for attendee", "What you call an attendee.", example="participant", field="attendee", fact=Labels),
    Column("Word for attendees", "The same for several.", example="participants", field="attendees", fact=Labels),
    Column(
        "Objectives",
        "What to make as small as possible, the most important first. Leave out what does not matter. "
        "Blank: " + BETWEEN.join(DEFAULT_OBJECTIVES) + ".",
        CellKind.CHOICES,
        example=BETWEEN.join(DEFAULT_OBJECTIVES),
        choices=OBJECTIVE_NAMES,
        field="objectives",
        fact=Policy,
    ),
    Column(
        "Cost per rank",
        "What granting wish 1, 2, 3, ... costs: whole numbers that do not fall. "
        "Each rank beyond them costs one more. Blank: 0; 1; 2; ...",
        CellKind.WHOLES,
        example="0; 1; 3; 6",
        field="rank_costs",
        fact=Policy,
    ),
    Column(
        "Cost of an unwished seat",
        "What it costs to seat somebody where they did not ask to be; not less than the lowest rank costs. "
        "Blank: what the lowest rank costs, plus the number of rounds, plus 3.",
        CellKind.WHOLE,
        example="12",
        field="unwished_cost",
        fact=Policy,
    ),
    Column(
        "Unwished seats allowed",
        "Whether somebody with wishes may be seated where they did not ask to be. Blank: yes.",
        CellKind.YES_NO,
        example="yes",
        choices=("yes", "no"),
        field="unwished_allowed",
        fact=Policy,
    ),
    Column(
        "Seats for those who wished nothing",
        "Whether somebody with a row on Wishes and no wish in it is seated where there is room; pins are kept anyway. "
        "Blank: yes.",
        CellKind.YES_NO,
        example="yes",
        choices=("yes", "no"),
        field="seats_for_wishless",
        fact=Policy,
    ),
    Column(
        "Seats for those who did not answer",
        "Whether somebody without a row on Wishes is seated where there is room; pins are kept anyway. Blank: yes.",
        CellKind.YES_NO,
        example="yes",
        choices=("yes", "no"),
        field="seats_for_silent",
        fact=Policy,
    ),
    Column(
        "Everybody must be seated",
        "Whether every plan must give everybody their seats. Blank: no.",
        CellKind.YES_NO,
        example="no",
        choices=("yes", "no"),
        field="everybody_seated",
        fact=Policy,
    ),
    Column(
        "Attendees moved at most",
        "In a replan: the most attendees who may lose an announced seat. Blank: as few as possible.",
        CellKind.WHOLE,
        example="20",
        field="most_moved",
        fact=Policy,
    ),
    Column("Seed", "Same number, same plan. Blank: 1.", CellKind.WHOLE, example="1", field="seed", fact=Policy),
    Column(
        "Sessions run at least",
        "How often a session runs at least, if its own cell is blank. Blank: 1.",
        CellKind.WHOLE,
        example="1",
        field="at_least",
        fact=Session,
    ),
    Column(
        "Sessions run at most",
        "How often a session runs at most, if its own cell is blank. Blank: as many as there are.",
        CellKind.WHOLE,
        example="3",
        field="at_most",
        fact=Session,
    ),
    Column(
        "Minimum per session",
        "The fewest attendees with which a session is held, if its own cell is blank. Blank: 0.",
        CellKind.WHOLE,
        example="5",
        field="minimum",
        fact=Session,
    ),
)

SETTINGS = Sheet(
    "Settings",
    "What you decide. Every value may stay blank; the sheet may be missing.",
    (
        Column("Setting", "What is decided.", required=True, example="Seed", width=36),
        Column("Value", "Your choice.", example="1", width=30),
        Column("What it means", "An explanation; it is not read.", width=80),
    ),
    needed=False,
)
