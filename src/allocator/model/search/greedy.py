"""A plan at once: people come one after the other and take the best that is left."""

from __future__ import annotations

from collections import defaultdict
from random import Random

import pandas as pd

from allocator.model.formulation.columns import Columns
from allocator.model.formulation.program import Program
from allocator.model.formulation.seats import UNNAMED
from allocator.model.formulation.units import Units
from allocator.plan import Assignment, Placement, Plan
from allocator.runs import lasting, runs_of


def greedy_plan(program: Program, columns: Columns, seed: int) -> Plan:
    """A plan for a settled timetable in which everybody, in an order drawn, takes the cheapest seats that are left.

    Who moves with others takes seats for all of them, and whoever takes one has it as long as the session lasts. It
    keeps capacities, and nobody sits twice at a time or in a session twice; other rules it may break.
    """
    units = Units(columns)
    placements = columns.placements.frame
    held = placements[program.low[placements["column"].to_numpy()] == 1]
    run_of = _runs(columns, held)
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

    def take(attendee: int, session: int, round: int) -> bool:
        """Seats somebody for the whole run, and all for whom they stand, if that can be."""
        mine, run = taken[attendee], run_of.get((session, round), (round,))
        sizes = [units.size[attendee, one] for one in run]
        free = session not in mine.values() and all(one in due[attendee] and one not in mine for one in run)
        if not free or any(left[session, one] < size for one, size in zip(run, sizes, strict=True)):
            return False
        for one, size in zip(run, sizes, strict=True):
            mine[one] = session
            left[session, one] -= size
        return True

    for attendee in order:
        for session, round in wished[attendee]:
            take(attendee, session, round)
    for attendee in order:
        mine = taken[attendee]
        for round in due[attendee]:
            if round not in mine:
                for session in sorted(by_round[round], key=lambda one: -left[one, round]):
                    if take(attendee, session, round):
                        break
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


def _runs(columns: Columns, held: pd.DataFrame) -> dict[tuple[int, int], tuple[int, ...]]:
    """By session and round the rounds of the run then, of sessions that last several."""
    round_of, code_of = ({name: at for at, name in enumerate(columns.codes[key])} for key in ("round", "session"))
    names = columns.codes["round"].to_numpy()
    found: dict[tuple[int, int], tuple[int, ...]] = {}
    for session in lasting(columns.event):
        code = code_of[session.code]
        rounds = [str(names[at]) for at in held["round"][held["session"] == code]]
        for run in runs_of(columns.event, session, rounds):
            numbers = tuple(round_of[name] for name in run)
            found |= {(code, at): numbers for at in numbers}
    return found
