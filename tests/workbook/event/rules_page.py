"""The table of docs/rules.md, made of a small event. `python tests/workbook/event/rules_page.py` writes it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from allocator.condition import ORGANISATION, Condition, Operator
from allocator.demand import Ask, Demand, Strength
from allocator.event import Attendee, Event, Round, Session
from allocator.workbook.event.demands import row_of_demand
from allocator.workbook.event.said_back import IN_WORDS, READ, said
from allocator.workbook.event.schema import ATTENDEES, RULES

PAGE = Path(__file__).parents[3] / "docs" / "rules.md"

BEGINS, ENDS = "<!-- the table -->\n", "<!-- end of the table -->\n"

EVENT = Event(
    title="Craft day",
    rounds=(Round("Round 1"), Round("Round 2")),
    rooms=(),
    speakers=(),
    sessions=(
        Session("W1", "Basics", maximum=20),
        Session("W2", "Advanced", maximum=20),
        Session("W3", "Glazing", maximum=20),
    ),
    attendees=(
        Attendee(
            "A1", "Ada Lee", organisation="North", attributes=(("Age", "11"), ("Department", "Sales"), ("Grade", "5"))
        ),
        Attendee(
            "A2",
            "Bo Roy",
            organisation="North",
            attributes=(("Age", "12"), ("Department", "Sales"), ("Grade", "6"), ("VIP", "yes")),
        ),
        Attendee(
            "A3", "Cy Ham", organisation="South", attributes=(("Age", "14"), ("Department", "Arts"), ("Grade", "7"))
        ),
    ),
    wishes=(),
)

SHOWN = (
    Demand(Ask.TOGETHER, ("A1", "A2")),
    Demand(Ask.TOGETHER, ("A1", "A3"), rounds=("Round 1",)),
    Demand(Ask.APART, ("A2", "A3")),
    Demand(Ask.TOGETHER, ("A2", "A3"), strength=Strength.IF_POSSIBLE),
    Demand(Ask.AT_MOST, (), each=ORGANISATION, number=8),
    Demand(Ask.AT_MOST, ("A1", "A2", "A3"), number=2, sessions=("W3",)),
    Demand(Ask.AT_MOST, (), number=8, each="Department"),
    Demand(Ask.AT_MOST, (), number=3, sessions=("W1",), where=(Condition("Grade", Operator.IS, ("5", "6")),)),
    Demand(
        Ask.AT_MOST,
        (),
        number=1,
        where=(Condition("Age", Operator.LESS, ("12",)), Condition("VIP", Operator.IS_NOT, ("yes",))),
    ),
    Demand(Ask.AT_MOST, (), number=15, rounds=("Round 2",), everybody=True),
    Demand(Ask.AT_LEAST, ("A1", "A2"), number=1, sessions=("W2",)),
    Demand(Ask.ONLY_FOR, (), sessions=("W3",), where=(Condition("Grade", Operator.IS, ("5", "6")),)),
    Demand(Ask.ATTENDED_BEFORE, ("W1",), others=("W2",)),
    Demand(Ask.BEFORE, ("W1",), others=("W2",)),
    Demand(Ask.SAME_ROUND, ("W1", "W3")),
    Demand(Ask.DIFFERENT_ROUNDS, ("W2", "W3")),
    Demand(Ask.FIRST, (), where=(Condition("VIP", Operator.IS, ("yes",)),)),
    Demand(Ask.AT_ONCE, ("W1", "W2", "W3"), number=2),
    Demand(Ask.ALL_OR_NONE, ("W1", "W2")),
    Demand(Ask.ONE_ROOM, ("W3",)),
    Demand(Ask.NO_BREAK, ("W1", "W3"), rounds=("Round 1", "Round 2")),
)

ATTENDEE_HEADINGS = (*(column.heading for column in ATTENDEES.columns), "Age", "Department", "Grade", "VIP")

HEADINGS = tuple(column.heading for column in RULES.columns if column.heading != "Why")


def table() -> str:
    """A row for each rule that is shown, as the sheet has it; people by name, as one would write them."""
    lines = [f"| {' | '.join(HEADINGS)} |", "|" + "---|" * len(HEADINGS)]
    for demand in SHOWN:
        row = dict(row_of_demand(demand, EVENT))
        row["Who or what"] = "; ".join(
            EVENT.attendee_of[one].name if one in EVENT.attendee_of else one
            for one in str(row["Who or what"]).split("; ")
        )
        row[IN_WORDS] = said({heading: str(row[heading] or "") for heading in READ}, ATTENDEE_HEADINGS)
        lines.append(f"| {' | '.join(str(row[heading] or '') for heading in HEADINGS)} |")
    return "\n".join(lines) + "\n"


def with_table(page: str) -> str:
    """The page with the table as it is."""
    before, _, rest = page.partition(BEGINS)
    return f"{before}{BEGINS}\n{table()}\n{ENDS}{rest.partition(ENDS)[2]}"


def event_with(demand: Demand) -> Event:
    """The event of the page with one rule."""
    return replace(EVENT, demands=(demand,))


if __name__ == "__main__":
    PAGE.write_text(with_table(PAGE.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")
