"""The seats that a plan may take, as a pandas frame: whose, in which session and round, and what they cost.

Where a million seats would be too many, only those that somebody wished for or is pinned to are listed, with a few
chosen ones; any other seat is then *unnamed*: a seat in that round, in whatever session it is.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt
import pandas as pd

from allocator.event import Event
from allocator.model.formulation.rows import NONE, Whole
from allocator.policy import Policy
from allocator.runs import granted_in

UNNAMED = -1
"""The session of a seat of which the session is not known."""

Truths = npt.NDArray[np.bool_]

SEAT = ["attendee", "session", "round"]
"""The keys of a seat."""


NO_SEATS = pd.DataFrame({key: np.zeros(0, np.int64) for key in SEAT})
"""A frame of no seats."""


def seat_frame(
    event: Event,
    policy: Policy,
    codes: Mapping[str, pd.Index[str]],
    granted: pd.DataFrame,
    keys: pd.DataFrame,
    pins: pd.DataFrame,
) -> pd.DataFrame:
    """The seats of these keys with their figures, sorted by attendee, session (unnamed first) and round.

    Figures per seat: `rank` (0: not wished for), `pinned`, `unwished` (by somebody who stated wishes, and not pinned),
    `cost`, `step`, the rank that counts towards the worst rank (0: none), and `organisation`, a code (NONE: none
    named). `granted` are the seats that grant a wish, `pins` those that pins name. All figures of seats that
    neither grant a wish nor are pinned are the same whatever their session.
    """
    shape = [len(codes[key]) for key in SEAT]
    numbers = np.unique(_number(keys, shape))
    frame = _keys(numbers, shape)
    place = pd.Index(_number(granted, shape)).get_indexer(pd.Index(numbers))
    rank = (
        np.where(place >= 0, granted["rank"].to_numpy()[place], 0) if len(granted) else np.zeros(len(frame), np.int64)
    )
    pinned = np.isin(numbers, _number(pins, shape))
    stated, full = _stated(event, codes["attendee"])
    who = frame["attendee"].to_numpy()
    unwished = (rank == 0) & ~pinned & stated[who]
    rank_costs = np.array([0, *(policy.rank_cost(rank) for rank in range(1, event.lowest_rank + 1))])
    return frame.assign(
        column=np.arange(len(frame)),
        coefficient=1,
        rank=rank,
        pinned=pinned,
        unwished=unwished,
        cost=np.where(unwished, policy.unwished_seat_cost(event), rank_costs[rank]),
        step=np.where(unwished & full[who], event.lowest_rank + 1, rank),
        organisation=_organisations(event, codes)[who],
    )


def all_seats(codes: Mapping[str, pd.Index[str]]) -> pd.DataFrame:
    """The keys of every seat there could be."""
    keys = np.indices([len(codes[key]) for key in SEAT], np.int32).reshape(3, -1)
    return pd.DataFrame(dict(zip(SEAT, keys, strict=True)))


def wished_seats(event: Event, codes: Mapping[str, pd.Index[str]]) -> pd.DataFrame:
    """Every seat that grants a wish, once, with the `rank` of the dearest wish that it grants."""
    code = {key: {name: at for at, name in enumerate(codes[key])} for key in SEAT}
    granting = [
        (wish, round)
        for wish in event.wishes
        for round in ((None,) if wish.round is None else granted_in(event, event.session_of[wish.session], wish.round))
    ]
    wishes = pd.DataFrame(
        {
            "attendee": [code["attendee"][wish.attendee] for wish, _ in granting],
            "session": [code["session"][wish.session] for wish, _ in granting],
            "rank": [wish.rank for wish, _ in granting],
            "round": [UNNAMED if round is None else code["round"][round] for _, round in granting],
        },
        dtype=np.int64,
    )
    every = wishes[wishes["round"] == UNNAMED].drop(columns="round")
    rounds = pd.DataFrame({"round": np.arange(len(codes["round"]))})
    seats = pd.concat([wishes[wishes["round"] != UNNAMED], every.merge(rounds, how="cross")], ignore_index=True)
    return seats.sort_values([*SEAT, "rank"], ignore_index=True).drop_duplicates(SEAT, ignore_index=True)


def _number(keys: pd.DataFrame, shape: list[int]) -> Whole:
    """A whole number for each seat, in the order of attendee, session (unnamed first) and round."""
    attendee, session, round = (keys[key].to_numpy(np.int64) for key in SEAT)
    return np.asarray((attendee * (shape[1] + 1) + session + 1) * shape[2] + round, np.int64)


def _keys(numbers: Whole, shape: list[int]) -> pd.DataFrame:
    """The keys behind such numbers."""
    rest, round = np.divmod(numbers, shape[2])
    attendee, session = np.divmod(rest, shape[1] + 1)
    return pd.DataFrame(dict(zip(SEAT, (attendee, session - 1, round), strict=True)))


def _stated(event: Event, attendees: pd.Index[str]) -> tuple[Truths, Truths]:
    """For each attendee whether they stated wishes, and whether these could fill as many rounds as they have."""
    lasts = {session.code: session.lasts for session in event.sessions}
    wished = np.array([sum(lasts[code] for code in {wish.session for wish in event.wishes_of[id]}) for id in attendees])
    rounds = np.array([len(event.round_of.keys() - event.attendee_of[id].unavailable) for id in attendees])
    return wished > 0, (wished > 0) & (wished >= rounds)


def _organisations(event: Event, codes: Mapping[str, pd.Index[str]]) -> Whole:
    """The code of each attendee's organisation, NONE for those who named none."""
    number = {name: code for code, name in enumerate(codes["organisation"])}
    return np.array([number.get(event.attendee_of[id].organisation, NONE) for id in codes["attendee"]], np.int64)
