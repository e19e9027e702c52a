"""What docs/rules.md shows of prices, of an event of twenty. `python tests/workbook/event/prices_page.py` writes it."""

from __future__ import annotations

import re
from pathlib import Path
from tempfile import TemporaryDirectory

from click.testing import CliRunner

from allocator.cli import main
from allocator.demand import Ask, Demand
from allocator.event import Attendee, Event, Round, Session, Wish
from allocator.policy import Policy
from allocator.workbook.event.write import write_event

PAGE = Path(__file__).parents[3] / "docs" / "rules.md"

SHOWN = re.compile(r"(?<=^```\n\$ allocator rules event\.xlsx --price\n).*?(?=^```$)", re.MULTILINE | re.DOTALL)

PEOPLE = """
Ada Lee Arts 123; Bo Roy Law 123; Cy Ham Sales 124; Di Fox Arts 123;
Ed Ray Law 124; Fay Orr Sales 124; Gus Poe Arts 124; Hal Day Law 124;
Ida May Sales 214; Jo Kay Arts 123; Kit Low Law 132; Lou Bay Sales 341;
Mo Tan Arts 124; Ned Cox Law 143; Oz Hay Sales 431; Pam Ely Arts 431;
Quin Ash Sales 243; Rob Fry Sales 241; Sue Nye Sales 243; Ted Ivy Sales 124
"""
"""Names, departments, and the sessions that they wish for."""

_PEOPLE = tuple(one.rsplit(maxsplit=2) for one in PEOPLE.replace("\n", " ").split(";"))

EVENT = Event(
    title="Craft day",
    rounds=(Round("Round 1"), Round("Round 2")),
    rooms=(),
    speakers=(),
    sessions=tuple(
        Session(f"W{number}", title, maximum=8, at_most=2)
        for number, title in enumerate(("Basics", "Advanced", "Glazing", "Throwing"), start=1)
    ),
    attendees=tuple(
        Attendee(f"A{number}", name.strip(), attributes=(("Department", department),))
        for number, (name, department, _) in enumerate(_PEOPLE, start=1)
    ),
    wishes=tuple(
        Wish(f"A{number}", f"W{session}", rank)
        for number, (_, _, sessions) in enumerate(_PEOPLE, start=1)
        for rank, session in enumerate(sessions, start=1)
    ),
    demands=(
        Demand(Ask.TOGETHER, ("A1", "A12")),
        Demand(Ask.APART, ("A2", "A3", "A5")),
        Demand(Ask.AT_MOST, (), each="Department", number=3),
        Demand(Ask.BEFORE, ("W1",), ("W2",)),
        Demand(Ask.AT_MOST, (), everybody=True, number=7, rounds=("Round 2",)),
    ),
)


def told() -> str:
    """What the command says of the event."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "event.xlsx"
        write_event(EVENT, Policy(), path)
        return CliRunner().invoke(main, ["rules", str(path), "--price"], catch_exceptions=False).stdout


def with_prices(page: str, prices: str) -> str:
    """The page with these prices."""
    return SHOWN.sub(lambda _: prices, page, count=1)


if __name__ == "__main__":
    PAGE.write_text(with_prices(PAGE.read_text(encoding="utf-8"), told()), encoding="utf-8", newline="\n")
