"""From the values of all columns to the plan that they describe, and back."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from allocator.model.formulation.seats import SEAT, UNNAMED, Truths
from allocator.model.formulation.terms import Whole, frame_of
from allocator.plan import Assignment, Placement, Plan
from allocator.verify.if_possible import broken_requests

if TYPE_CHECKING:
    from allocator.model.formulation.columns import Columns


def plan_of(columns: Columns, values: Whole) -> Plan:
    """The plan that the values of all columns describe, those of merged ones too; unnamed seats are left out."""
    values = columns.unmerged(values)
    placements = columns.placements.frame[values[columns.placements.frame["column"].to_numpy()] == 1]
    seats = columns.seat_frame[values[columns.seat_frame["column"].to_numpy()] == 1]
    seats = seats[seats["session"] != UNNAMED]
    names = {key: index.to_numpy() for key, index in columns.codes.items()}
    return Plan.of(
        (
            Placement(*(str(names[key][getattr(line, key)]) for key in ("session", "round", "room")))
            for line in placements.itertuples()
        ),
        (
            Assignment(*(str(names[key][getattr(line, key)]) for key in ("attendee", "session", "round")))
            for line in seats.itertuples()
        ),
    )


def values_of(columns: Columns, plan: Plan) -> Whole:
    """The value of every column under a plan; seats that are not in play are unnamed ones, if there are any."""
    values = np.zeros(columns.count, np.int64)
    seats = columns.coded(
        ("attendee", "session", "round"), [(one.attendee, one.session, one.round) for one in plan.assignments]
    )
    if columns.unnamed:
        known = _among(seats, columns.seat_frame, SEAT)
        seats["session"] = seats["session"].where(known, UNNAMED)
    taken = columns.seat_frame.merge(seats)
    values[taken["column"].to_numpy()] = 1
    held = columns.placements.among(
        columns.coded(("session", "round", "room"), [(one.session, one.round, one.room) for one in plan.placements])
    )
    values[held.frame["column"].to_numpy()] = 1
    busy = pd.concat(
        [taken[["attendee", "round"]], columns.speaking.among(held.frame[["column"]]).frame[["attendee", "round"]]]
    )
    seated = columns.gaps.among(busy).frame["column"].to_numpy()
    values[columns.gaps.frame["column"].to_numpy()] = 1
    values[seated] = 0
    missing = columns.gaps.frame["rank"].to_numpy()[values[columns.gaps.frame["column"].to_numpy()] == 1]
    worst = max(int(taken["step"].max()) if len(taken) else 0, int(missing.max(initial=0)))
    values[columns.steps.where(lambda steps: steps["rank"] <= worst).frame["column"].to_numpy()] = 1
    if columns.event.baseline is not None:
        for part, moved in zip(columns.moves, _moved(columns, taken, held.frame), strict=True):
            values[part.frame["column"].to_numpy()[moved]] = 1
    if len(columns.broken.frame):
        found = list(broken_requests(columns.event, columns.policy, plan))
        lost = columns.broken.among(frame_of(("demand", "group"), found)) if found else None
        values[[] if lost is None else lost.frame["column"].to_numpy()] = 1
    if columns.event.choice is not None:
        values[columns.uses.among(held.frame[["room"]]).frame["column"].to_numpy()] = 1
    return values


def _moved(columns: Columns, taken: pd.DataFrame, held: pd.DataFrame) -> Iterator[Truths]:
    """Which of `moves` there are with these seats and placements."""
    said = columns.baseline
    lost = said.seats[~_among(said.seats, taken, SEAT)]
    yield _among(columns.moves[0].frame, lost, ["attendee"])
    yield ~_among(said.offerings, held, ["session", "round"])
    still = _among(said.rooms, held, ["session", "round"])
    yield still & ~_among(said.rooms, held, ["session", "round", "room"])


def _among(frame: pd.DataFrame, others: pd.DataFrame, keys: list[str]) -> Truths:
    """For each line of a frame whether the others have one with the same keys."""
    found = frame[keys].merge(others[keys].drop_duplicates(), how="left", indicator="found")["found"]
    return np.asarray(found == "both")
