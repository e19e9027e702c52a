"""What was announced, as frames of codes: whose seats, which offerings, which rooms the plan should keep."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pandas as pd

from allocator.event import Event
from allocator.model.formulation.terms import frame_of
from allocator.plan import Plan

GONE = -2
"""The code of a session, round or room that there is no more."""


@dataclass(frozen=True)
class Baseline:
    """The baseline of an event; each line has a number of its own, its `move`.

    `seats` has the attendees that there still are with session and round, `offerings` session and round, `rooms`
    session, round and room.
    """

    seats: pd.DataFrame
    offerings: pd.DataFrame
    rooms: pd.DataFrame

    @property
    def possible(self) -> pd.DataFrame:
        """The seats of which session and round still exist, without numbers."""
        there = (self.seats["session"] != GONE) & (self.seats["round"] != GONE)
        return self.seats[there].drop(columns="move")


def baseline(event: Event, codes: Mapping[str, pd.Index[str]]) -> Baseline:
    """The baseline in codes; nothing where there is none."""
    announced = event.baseline or Plan((), ())
    number = {key: {name: code for code, name in enumerate(names)} for key, names in codes.items()}

    def lines(keys: tuple[str, ...], names: Iterable[tuple[str, ...]]) -> pd.DataFrame:
        coded = [tuple(number[key].get(name, GONE) for key, name in zip(keys, line, strict=True)) for line in names]
        return frame_of((*keys, "move"), [(*line, move) for move, line in enumerate(coded)])

    seats = [
        (one.attendee, one.session, one.round) for one in announced.assignments if one.attendee in event.attendee_of
    ]
    placements = [(one.session, one.round, one.room) for one in announced.placements]
    return Baseline(
        lines(("attendee", "session", "round"), seats),
        lines(("session", "round"), dict.fromkeys((session, round) for session, round, _ in placements)),
        lines(("session", "round", "room"), placements),
    )
