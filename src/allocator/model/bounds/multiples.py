"""Sums over rounds that are multiples of how long a session lasts: nobody attends a part of a run."""

from __future__ import annotations

import numpy as np
import pandas as pd

from allocator.model.formulation.columns import Columns
from allocator.model.formulation.lasting import sessions_run_their_length, whoever_begins_stays
from allocator.model.formulation.program import Program
from allocator.model.formulation.terms import Whole
from allocator.runs import lasting, stretches


def rounds_at_a_time(columns: Columns, program: Program, group: Whole) -> Whole:
    """For each group of columns a number of which the sum of their values is a multiple in every plan; 1 if unknown.

    It is how long a session lasts where the group has all the seats of one attendee (or of several who have the same)
    in that session, or its placements in some rooms, that are open: those of whole runs then. `group` is -1 for columns
    that are held.
    """
    multiple = np.ones(int(group.max(initial=-1)) + 1, np.int64)
    stated = {source.rule for source in program.sources}
    for rule, frame, keys in (
        (whoever_begins_stays.__name__, columns.seat_frame, ["attendee", "session"]),
        (sessions_run_their_length.__name__, columns.placements.frame, ["session", "room"]),
    ):
        if lasting(columns.event) and rule in stated:
            _note_multiples(multiple, columns, program, group, frame, keys)
    return multiple


def _note_multiples(
    multiple: Whole, columns: Columns, program: Program, group: Whole, frame: pd.DataFrame, keys: list[str]
) -> None:
    """Notes how long sessions last for the groups that have whole runs alone."""
    lasts = columns.series("session", [(one.code, one.lasts) for one in columns.event.sessions])
    ahead = columns.coded(
        ("session", "round"),
        [
            (session.code, round)
            for session in lasting(columns.event)
            for rounds in stretches(columns.event, session)
            for round in rounds
        ],
    )
    column = frame["column"].to_numpy()
    stands = column if columns.merging is None else columns.merging.first[column]
    lines = frame[[*keys, "round"]].assign(
        stands=stands, high=program.high[stands], low=program.low[stands], group=group[stands]
    )
    lines = lines.merge(ahead, how="left", on=["session", "round"], indicator="where")
    rounds = lines["session"].map(ahead.groupby("session").size()).fillna(0)
    listed = lines["where"].eq("both").groupby([lines[key] for key in keys]).transform("sum")
    lines = lines.assign(inside=lines["where"].eq("both") & (listed == rounds))
    # Columns that cannot be anything but 0 add nothing to a sum.
    lines = lines[lines["high"] > 0]
    lines = lines.assign(rounds=lines["session"].map(lasts).fillna(1).astype(np.int64))
    whole = lines.groupby(keys, as_index=False).agg(
        inside=("inside", "all"),
        least=("low", "max"),
        groups=("group", "nunique"),
        columns=("stands", "nunique"),
        size=("stands", "size"),
    )
    whole["whole"] = (
        whole["inside"] & (whole["least"] == 0) & (whole["groups"] == 1) & (whole["columns"] == whole["size"])
    )
    lines = lines.merge(whole[[*keys, "whole"]], on=keys)
    lines = lines[lines["group"] >= 0]
    found = lines.groupby("group").agg(
        whole=("whole", "all"), fewest=("rounds", "min"), most=("rounds", "max"), columns=("stands", "nunique")
    )
    there = np.bincount(group[group >= 0], minlength=len(multiple))
    alike = found[found["whole"] & (found["fewest"] == found["most"])]
    alike = alike[alike["columns"].to_numpy() == there[alike.index]]
    multiple[alike.index] = alike["fewest"].to_numpy()
