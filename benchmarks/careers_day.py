"""A careers day whose events run several times, one run after the other in one room: BOT 2022/23."""

from __future__ import annotations

from collections.abc import Iterator

from openpyxl import load_workbook

from allocator.demand import Ask, Demand
from allocator.event import Attendee, Event, Room, Round, Session, Wish
from allocator.policy import Policy
from benchmarks.case import Case
from benchmarks.read import folder

ROUNDS = "ABCDE"
WISHES = 6
"""Wish 6 is the substitute, and an unwished seat is worth nothing: a seat costs 6 less its points."""


def careers_day() -> tuple[Event, Policy]:
    """135 pupils with six wishes, 27 events that run up to five times from an earliest round on, 14 rooms, five rounds.

    How often an event runs is open; its runs follow each other and stay in one room. Points 6 to 1 become costs 0 to 5.
    """
    sessions = tuple(
        Session(
            number,
            f"{company} {field}".strip(),
            maximum=int(maximum),
            at_least=0,
            at_most=int(times),
            rounds=frozenset(ROUNDS[ROUNDS.index(earliest) :]),
        )
        for number, company, field, maximum, times, earliest in _cells("IMPORT BOT1_Veranstaltungsliste.xlsx", 6)
    )
    codes = {session.code for session in sessions}
    pupils = {str(place): row[3:] for place, row in enumerate(_cells("BOT2_Wahl_full.xlsx", 3 + WISHES), start=1)}
    chosen = {id: [one for one in dict.fromkeys(wishes) if one in codes] for id, wishes in pupils.items()}
    event = Event(
        title="BOT 2022/23",
        rounds=tuple(map(Round, ROUNDS)),
        rooms=tuple(Room(name, int(seats)) for name, seats in _cells("IMPORT BOT0_Raumliste.xlsx", 2)),
        speakers=(),
        sessions=sessions,
        attendees=tuple(Attendee(id, f"Pupil {id}") for id in pupils),
        wishes=tuple(Wish(id, code, pupils[id].index(code) + 1) for id, wishes in chosen.items() for code in wishes),
        demands=tuple(Demand(ask, tuple(one.code for one in sessions)) for ask in (Ask.ONE_ROOM, Ask.NO_BREAK)),
    )
    costs = tuple(range(WISHES))
    policy = Policy(objectives=("total cost",), rank_costs=costs, unwished_cost=WISHES, everybody_seated=True)
    return event, policy


def _cells(name: str, columns: int) -> Iterator[list[str]]:
    """The rows of the first sheet of a workbook below its headings, so many columns of each as texts."""
    page = load_workbook(folder() / "bot_2022_23" / name, read_only=True, data_only=True).worksheets[0]
    for row in page.iter_rows(min_row=2, max_col=columns, values_only=True):
        cells = ["" if cell is None else str(cell).strip() for cell in row]
        if any(cells):
            yield cells


CASE = Case("bot_2022_23", careers_day, published=2692, most_points=135 * len(ROUNDS) * WISHES)
"""2692 points are the best known; the teachers' own plan has 2658."""
