"""The Scenarios sheet: what might change. It holds no facts of the event."""

from __future__ import annotations

from allocator.workbook.event.schema.columns import CellKind, Column, Sheet

SCENARIOS = Sheet(
    "Scenarios",
    "What might change: one row per change. Not facts of the event; the sheet may be missing or empty.",
    (
        Column(
            "Scenario",
            "A unique name; Base is the event as it is. Blank: the scenario above.",
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
                "drop rule",
                "gone",
                "set",
            ),
        ),
        Column(
            "What",
            "The room, session, speaker, attendee, round, row of Rules or setting; for late how many.",
            example="Aula",
        ),
        Column(
            "Round",
            "The round in which it happens. Blank: all of them. For move: the round it leaves. For add round: the "
            "round before it.",
            CellKind.NAME,
            of="Rounds",
            example="Round 2",
        ),
        Column(
            "To",
            "What it is from then on: seats and features of a room, title and columns of a session, code and speakers "
            "of a second group, the round to move to, name and wishes of an attendee, the value of a setting.",
            example="80; step-free; projector",
            width=36,
        ),
        Column("Note", "For people who read this sheet.", example="The projector is repaired", width=36),
    ),
    needed=False,
)
