"""A plan at once: people come one after the other and take the best that is left."""

from __future__ import annotations

from collections import defaultdict
from random import Random

from allocator.model.formulation.columns import Columns
from allocator.model.formulation.program import Program
from allocator.model.formulation.seats import UNNAMED
from allocator.model.formulation.units import Units
from allocator.plan import Assignment, Placement, Plan


def greedy_plan(program: Program, columns: Columns, seed: int) -> Plan:
    """A plan for a settled timetable in which everybody, in an order drawn, takes the cheapest seats that are left.

    Who moves with others takes seats for all of them. It keeps capacities, and nobody sits twice at a time or in a
    session twice; other rules it may break.
    """
    units = Units(columns)
    placements = columns.placements.frame
    held = placements[program.low[placements["column"].to_numpy()] == 1]
    left: dict[tuple[int, int], int] = defaultdict(int)
    by_round: dict[int, list[int]] = defaultdict(list)
    for session, round, capacity in zip(held["session"], held["round"], held["capacity"], strict=True):
        left[session, round] += capacity
        by_round[round].append(session)
    seats = columns.seat_frame[columns.seat_frame["session"] != UNNAMED]
    seats = seats[program.high[seats["column"].to_numpy()] == 1].sort_values(["attendee", "cost", "column"])
    wished: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for attendee, session, round in zip(seats["attendee"], seats["session"], seats["round"], strict=True):
        wished[attendee].append((session, round))
    due: dict[int, list[int]] = defaultdict(list)
    speaking = columns.speaking.frame
    speaking = speaking[program.low[speaking["column"].to_numpy()] == 1]
    busy = set(zip(speaking["attendee"], speaking["round"], strict=True))
    for attendee, round in zip(columns.due["attendee"], columns.due["round"], strict=True):
        if (attendee, round) not in busy and units.size[attendee, round]:
            due[attendee].append(round)
    order = sorted(due)
    Random(seed).shuffle(order)
    taken: dict[int, dict[int, int]] = {attendee: {} for attendee in order}
    for attendee in order:
        mine = taken[attendee]
        for session, round in wished[attendee]:
            size = units.size[attendee, round]
            free = round in due[attendee] and round not in mine and session not in mine.values()
            if free and left[session, round] >= size:
                mine[round] = session
                left[session, round] -= size
    for attendee in order:
        mine = taken[attendee]
        for round in due[attendee]:
            if round not in mine:
                session = max(by_round[round], key=lambda one: (one not in mine.values(), left[one, round]), default=-1)
                size = units.size[attendee, round]
                if session >= 0 and left[session, round] >= size and session not in mine.values():
                    mine[round] = session
                    left[session, round] -= size
    names = {key: index.to_numpy() for key, index in columns.codes.items()}
    rooms = zip(held["session"], held["round"], held["room"], strict=True)
    return Plan.of(
        (
            Placement(*(str(names[key][at]) for key, at in zip(("session", "round", "room"), keys, strict=True)))
            for keys in rooms
        ),
        (
            Assignment(str(names["attendee"][one]), str(names["session"][session]), str(names["round"][round]))
            for attendee, mine in taken.items()
            for round, session in mine.items()
            for one in units.led_by(attendee, round)
        ),
    )
