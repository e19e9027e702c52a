"""Large neighbourhood search from prices: what all take at them is nearly a plan, and those who pay too much move."""

from __future__ import annotations

from collections import defaultdict

import numpy as np
import pandas as pd

from allocator.model.bounds.lagrangian import lagrangian_relaxation
from allocator.model.bounds.subgradient import Multipliers, subgradient_ascent
from allocator.model.formulation.columns import Columns
from allocator.model.formulation.program import Program
from allocator.model.formulation.seats import SEAT, UNNAMED
from allocator.model.formulation.terms import FREE, frame_of
from allocator.model.formulation.units import Units
from allocator.model.search.incumbent import Impossible, Task
from allocator.model.search.neighbourhood import (
    WHOLE,
    Truths,
    Want,
    in_the_way,
    neighbourhood_of,
    room_left,
    search_in,
    sharpened,
)
from allocator.plan import Plan

LEEWAY = 0.5
"""How much dearer than the cheapest a seat may be, in units of the relaxation, to be near."""

NEIGHBOURHOOD = 1500
"""How many attendees a neighbourhood has."""

LOOSENED, MOST_LOOSE = 6, 0.5
"""How often those who are in the way of a row are moved too, and which part of all attendees may move at a time."""

IDLE = 3
"""Neighbourhoods in a row without a better plan after which the search ends."""


def priced_seats(task: Task, program: Program, want: Want, *, proves: bool) -> Multipliers | None:
    """Prices of what is scarce, where the linear program would take its time; None elsewhere.

    `proves`: the bound is one on the level that is worked on. Raises Impossible.
    """
    if program.free <= task.parameters.priced:
        return None
    place = lagrangian_relaxation(task.columns, program, want(task.columns))
    if place is None:
        return None
    task.incumbent.took("Lagrangian relaxation")
    steps, tell = task.parameters.subgradient_steps, task.incumbent.prove if proves else _in_silence
    found = subgradient_ascent(place, task.seed, task.deadline, steps, tell)
    if found.bound >= FREE:
        raise Impossible
    return found


def _in_silence(_: int) -> None:
    """Tells nobody."""


def round_to_plan(task: Task, program: Program, multipliers: Multipliers, want: Want) -> None:
    """Offers a plan made of what everybody takes at the prices.

    Where too many come, some drawn by lot are placed again, and so are those whose seats break a row.
    Who takes a seat of no known session gets one that is left.
    """
    columns = task.columns
    frame = columns.seat_frame
    units = Units(columns)
    taken = np.zeros(columns.count, bool)
    taken[multipliers.choice.columns] = True
    taken = columns.unmerged(taken)
    mine = frame[taken[: len(frame)]].sample(frac=1, random_state=task.seed)
    known, nameless = mine[mine["session"] != UNNAMED], mine[mine["session"] == UNNAMED]
    room = room_left(columns, program, known.iloc[:0]).rename("room").reset_index()
    place = known[["session", "round"]].merge(room, how="left")["room"].fillna(0).to_numpy()
    crowded = known.groupby(["session", "round"]).cumcount().to_numpy() >= place
    loose = np.zeros(len(columns.codes["attendee"]), bool)
    loose[known["attendee"].to_numpy()[crowded]] = True
    loose = units.linked(loose)
    kept = known[~loose[known["attendee"].to_numpy()]][SEAT]
    nameless = nameless[~loose[nameless["attendee"].to_numpy()]]
    filled, unplaced = _filled(room_left(columns, program, kept), kept, nameless, units)
    loose[unplaced] = True
    kept = pd.concat([kept, filled], ignore_index=True)
    if unplaced:
        loose = units.linked(loose)
        kept = kept[~loose[kept["attendee"].to_numpy()]]
    _reseat(task, program, multipliers, kept, loose, want)


def improve_seating(task: Task, program: Program, multipliers: Multipliers, want: Want, *, times: int) -> None:
    """Searches one neighbourhood after the other: attendees who could do better at the prices, and some drawn by lot.

    Stops after so many times, when the bound is met, when nothing comes of it any more, or when time is up.
    """
    columns, incumbent, deadline = task.columns, task.incumbent, task.deadline
    incumbent.took("large neighbourhood search")
    vector = want(columns)
    units = Units(columns)
    random = np.random.default_rng(task.seed)
    idle = 0
    for _ in range(times):
        if idle == IDLE or incumbent.values is None or incumbent.plan is None:
            return
        before = int(vector @ incumbent.values)
        if before <= multipliers.bound or deadline.left <= 0:
            return
        dear = np.flatnonzero(multipliers.excess_costs(incumbent.values) > WHOLE * multipliers.relaxation.unit)
        dear = random.permutation(dear)[: NEIGHBOURHOOD // 2]
        loose = np.zeros(len(columns.codes["attendee"]), bool)
        loose[random.permutation(len(loose))[: NEIGHBOURHOOD - len(dear)]] = True
        content = loose.copy()
        content[dear] = False
        loose[dear] = True
        loose = units.linked(loose)
        _reseat(task, program, multipliers, _seats_of(columns, incumbent.plan), loose, want, content=content)
        idle = idle + 1 if int(vector @ incumbent.values) == before else 0


def _reseat(
    task: Task,
    program: Program,
    multipliers: Multipliers,
    seats: pd.DataFrame,
    loose: Truths,
    want: Want,
    content: Truths | None = None,
) -> None:
    """Offers a plan in which the free attendees are placed again, those who are content in their near seats."""
    who = seats["attendee"].to_numpy()
    near = None if content is None else _near(task.columns, program, multipliers, seats[content[who]], content)
    asked = neighbourhood_of(task, program, seats[~loose[who]], loose, near)
    units = Units(task.columns)
    for _ in range(LOOSENED):
        # Prices know nothing of rows about single attendees: who is in the way of one moves too.
        more = units.linked(in_the_way(asked)) & ~loose
        if not asked.program.impossible or not more.any() or (more | loose).sum() > MOST_LOOSE * len(loose):
            break
        loose = loose | more
        asked = neighbourhood_of(task, program, seats[~loose[who]], loose, near)
    if not asked.program.impossible:
        search_in(task, sharpened(task, asked, want), want)


def _near(
    columns: Columns, program: Program, multipliers: Multipliers, seats: pd.DataFrame, content: Truths
) -> pd.DataFrame:
    """The near seats of those who are content, and the seats they have."""
    frame = columns.seat_frame
    open_ = columns.unmerged(multipliers.near(columns.count, LEEWAY) & (program.high == 1))[: len(frame)]
    near = frame[open_ & content[frame["attendee"].to_numpy()]]
    return pd.DataFrame(pd.concat([near[SEAT], seats]).drop_duplicates())


def _seats_of(columns: Columns, plan: Plan) -> pd.DataFrame:
    """A plan's seats as a frame of keys."""
    return columns.coded(
        ("attendee", "session", "round"), [(one.attendee, one.session, one.round) for one in plan.assignments]
    )


def _filled(
    room: pd.Series, kept: pd.DataFrame, nameless: pd.DataFrame, units: Units
) -> tuple[pd.DataFrame, list[int]]:
    """A seat where most are left for each seat of no known session; and the attendees for whom there is none.

    Those who move together get theirs in the same session.
    """
    left: dict[tuple[int, int], int] = {}
    by_round: dict[int, list[int]] = defaultdict(list)
    for session, round, seats in room[room > 0].rename("room").reset_index().itertuples(index=False):
        left[session, round] = seats
        by_round[round].append(session)
    known: dict[int, set[int]] = defaultdict(set)
    some = kept[kept["attendee"].isin(nameless["attendee"])]
    for attendee, session in zip(some["attendee"], some["session"], strict=True):
        known[attendee].add(session)
    together: dict[tuple[int, int], list[int]] = defaultdict(list)
    for attendee, round in zip(nameless["attendee"], nameless["round"], strict=True):
        together[units.leader[attendee, round], round].append(attendee)
    filled: list[tuple[int, int, int]] = []
    unplaced: list[int] = []
    for (_, round), company in together.items():
        size, taken = len(company), set[int]().union(*(known[one] for one in company))
        options = [one for one in by_round[round] if left[one, round] >= size and one not in taken]
        if not options:
            unplaced += company
            continue
        session = max(options, key=lambda one: left[one, round])
        left[session, round] -= size
        for attendee in company:
            known[attendee].add(session)
            filled.append((attendee, session, round))
    return frame_of(SEAT, filled), unplaced
