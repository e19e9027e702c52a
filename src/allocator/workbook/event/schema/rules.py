"""The Rules sheet: what else every plan must keep."""

from __future__ import annotations

from allocator.demand import Ask, Strength
from allocator.workbook.event.schema.columns import CellKind, Column, Sheet

RULES = Sheet(
    "Rules",
    "What else every plan must keep: who sits together or apart, how many of whom, which session runs before which. "
    "One row per rule; the sheet may be missing or empty.",
    (
        Column(
            "Rule",
            "What it asks.",
            CellKind.CHOICE,
            required=True,
            example=str(Ask.TOGETHER),
            choices=tuple(map(str, Ask)),
            width=26,
        ),
        Column(
            "Who or what",
            "Attendees, by id or name, or the sessions that it is about. Organisation, or a column of your own on "
            "Attendees, stands for a group for each of its values; 'Grade = 5; 6' or 'Age >= 12' for those who fit; "
            "everybody for all.",
            CellKind.TEXTS,
            required=True,
            example="A17; Sam de Vries",
            width=36,
        ),
        Column(
            "With",
            "For 'runs before' and 'is attended before': the sessions that come later.",
            CellKind.TEXTS,
            example="W3",
            width=18,
        ),
        Column(
            "Number",
            "For 'at most' and 'at least': how many of them in one offering, or round.",
            CellKind.WHOLE,
            example="8",
            width=10,
        ),
        Column(
            "Where or when",
            "The sessions and rounds in which it holds. Blank: in all of them.",
            CellKind.TEXTS,
            example="W1; Round 2",
            width=24,
        ),
        Column(
            "Strength",
            "Whether a plan that breaks it is none (must, or blank), or as few as possible are broken (if possible).",
            CellKind.CHOICE,
            example=str(Strength.IF_POSSIBLE),
            choices=tuple(map(str, Strength)),
            width=12,
        ),
        Column("Why", "For people who ask.", example="They came as a pair", width=36),
        Column(
            "In words",
            "What the row says, or what it still needs: a formula that follows what you type. It is never read.",
            CellKind.UNREAD,
            width=66,
        ),
    ),
    needed=False,
    missed=False,
    frozen=1,
)
