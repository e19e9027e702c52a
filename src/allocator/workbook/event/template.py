"""An empty event workbook: every sheet, with one example row each to write over."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path

from allocator.condition import ORGANISATION, Condition, Operator
from allocator.demand import Ask, Demand, Strength
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


ANOTHER = "W0"
"""The code of a second example session, which only the example rules are about."""

EXAMPLE_RULES = (
    Demand(Ask.TOGETHER, (ATTENDEES.example_key, "friend"), reason="They come as a pair"),
    Demand(
        Ask.APART,
        (ATTENDEES.example_key, "friend"),
        sessions=(SESSIONS.example_key,),
        reason="Sisters",
        strength=Strength.IF_POSSIBLE,
    ),
    Demand(Ask.AT_MOST, (), number=8, sessions=(ANOTHER,), reason="So that people mix", each=ORGANISATION),
    Demand(
        Ask.AT_MOST,
        (),
        number=3,
        sessions=(ANOTHER,),
        reason="The youngest are few in each group",
        where=(Condition("Grade", Operator.IS, ("5", "6")), Condition("Age", Operator.LESS, ("12",))),
    ),
    Demand(Ask.AT_LEAST, (), number=1, sessions=(ANOTHER,), reason="A helper in each", each="Department"),
    Demand(Ask.AT_LEAST, (ATTENDEES.example_key, "friend"), number=1, rounds=(ROUNDS.example_key,)),
    Demand(
        Ask.ONLY_FOR,
        (),
        sessions=(ANOTHER,),
        reason="The others had it last year",
        where=(Condition("Grade", Operator.IS, ("5",)),),
    ),
    Demand(Ask.ATTENDED_BEFORE, (SESSIONS.example_key,), others=(ANOTHER,), reason="One builds on the other"),
    Demand(Ask.BEFORE, (SESSIONS.example_key,), others=(ANOTHER,), reason="Basics before Advanced"),
    Demand(Ask.SAME_ROUND, (SESSIONS.example_key, ANOTHER), reason="They share a guest"),
    Demand(Ask.DIFFERENT_ROUNDS, (SESSIONS.example_key, ANOTHER), reason="The same people want both"),
    Demand(Ask.FIRST, (ATTENDEES.example_key, "friend"), reason="They give the keynote"),
    Demand(Ask.AT_ONCE, (SESSIONS.example_key, ANOTHER), number=1, reason="There is one projector"),
    Demand(Ask.ALL_OR_NONE, (SESSIONS.example_key, ANOTHER), reason="Two halves of one workshop"),
    Demand(Ask.ONE_ROOM, (SESSIONS.example_key, ANOTHER), reason="Much has to be set up"),
    Demand(Ask.NO_BREAK, (SESSIONS.example_key, ANOTHER), reason="The guest leaves early"),
)
"""A rule of every kind; they do not agree with one another. Each names somebody or something that there is not.

So none of them becomes a rule of an event unseen.
"""


def write_template(path: str | Path, *, rules: bool = False, force: bool = False) -> None:
    """Write an empty event workbook, its example rows in grey italics, one of every kind of rule among them if asked.

    Raises FileTrouble if it cannot be written.
    """
    own = (("Age", "11"), ("Department", "Arts"), ("Grade", "5"))
    attendees = tuple(replace(one, attributes=own) for one in EXAMPLE.attendees)
    example = replace(EXAMPLE, attendees=attendees, demands=EXAMPLE_RULES) if rules else EXAMPLE
    save_whole(build_workbook(example, Policy(), font=MUTED, show_asking=rules), path, force=force)
