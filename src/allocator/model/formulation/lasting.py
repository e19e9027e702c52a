"""The rules about sessions that last several rounds, as rows: one function from columns to rows each.

Each has the name and the sentence of its twin in verify/lasting.py; rules.py has them among all others.

Over rounds that follow each other, a run that lasts k rounds begins in round i so often: what is held in the rounds i,
i - k, i - 2k, ..., less what is held in the rounds i - 1, i - k - 1, ... That is a sum of columns, so that runs need
none of their own.
"""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from allocator.event import Session
from allocator.model.formulation.columns import Columns
from allocator.model.formulation.terms import Rows
from allocator.runs import continued, lasting, runs_of, stretches


def sessions_run_their_length(columns: Columns) -> Iterator[Rows]:
    """A session that lasts several rounds runs in rounds that follow each other on one day, in one room."""
    begun = columns.placements.joined(_beginnings(columns)).times("sign")
    yield begun.by("session", "room", "start").at_least(0)
    late = columns.placements.joined(_beginnings(columns, late=True)).times("sign")
    yield late.by("session", "room", "start").at_most(0)


def whoever_begins_stays(columns: Columns) -> Iterator[Rows]:
    """Whoever attends a session that lasts several rounds attends all of a run."""
    begun = columns.seats.joined(_beginnings(columns)).times("sign")
    yield begun.by("attendee", "session", "start").at_least(0)
    late = columns.seats.joined(_beginnings(columns, late=True)).times("sign")
    yield late.by("attendee", "session", "start").at_most(0)
    # No more begin than there are seats in the runs that begin. Where a stretch has rounds for one run alone, whoever
    # attends as long as that run lasts attends that run.
    several = _beginnings(columns, several=True)
    runs = columns.placements.joined(several).times("sign").times("capacity")
    yield (columns.seats.joined(several).times("sign") - runs).by("session", "start").at_most(0)
    # That follows where it is settled when a run begins, and says of single people that they do not begin at others.
    settled = columns.seats.joined(several.merge(_settled_without(columns), on=["session", "start"])).times("sign")
    yield settled.by("attendee", "session", "start").at_most(0)
    yield from _those_who_had_begun(columns)


def _beginnings(columns: Columns, *, late: bool = False, several: bool = False) -> pd.DataFrame:
    """What sums to how often a run of a session begins in a round: a frame of session, round, `start` and `sign`.

    `late` ones are in rounds in which too little of a stretch is left for a run; `several` asks for those stretches
    alone that have rounds for more than one.
    """
    lines = [
        (session.code, earlier, start, sign)
        for session in lasting(columns.event)
        for rounds in stretches(columns.event, session)
        if not several or len(rounds) >= 2 * session.lasts
        for place, start in enumerate(rounds)
        if not late or place > len(rounds) - session.lasts
        for earlier, sign in _counted(session, rounds, place)
    ]
    keys = columns.coded(("session", "round"), [line[:2] for line in lines])
    starts = columns.coded(("round",), [(start,) for _, _, start, _ in lines])["round"]
    return keys.assign(start=starts, sign=pd.Series([sign for *_, sign in lines], dtype="int64"))


def _settled_without(columns: Columns) -> pd.DataFrame:
    """The rounds in which no run of a session begins that runs in its fixed rounds alone: frame of session, `start`."""
    lines = [
        (session.code, round)
        for session in lasting(columns.event)
        for fixed in [{one.round for one in session.fixed}]
        if session.most_rounds == len(fixed)
        for begins in [{run[0] for run in runs_of(columns.event, session, fixed)}]
        for rounds in stretches(columns.event, session)
        for round in rounds
        if round not in begins
    ]
    return columns.coded(("session", "round"), lines).rename(columns={"round": "start"})


def _counted(session: Session, rounds: tuple[str, ...], place: int) -> Iterator[tuple[str, int]]:
    """The rounds that count for or against a run that begins at a place among them."""
    for at in range(place, -1, -session.lasts):
        yield rounds[at], 1
        if at > 0:
            yield rounds[at - 1], -1


def _those_who_had_begun(columns: Columns) -> Iterator[Rows]:
    """Nobody joins a run that had begun, and nobody who could stay leaves it where it goes on."""
    event = columns.event
    goes_on = [(session.code, *pair) for session in lasting(event) for pair in continued(event, session)]
    before = columns.coded(("session", "round"), [(code, round) for code, round, _ in goes_on])
    rest = columns.coded(("session", "round"), [(code, round) for code, _, round in goes_on])
    before, rest = (keys.assign(start=rest["round"]) for keys in (before, rest))
    had, have = columns.seats.joined(before), columns.seats.joined(rest)
    yield (have - had).by("attendee", "session", "start").at_most(0)
    away = [(one.id, round) for one in event.attendees for round in one.unavailable]
    people = columns.coded(("attendee",), [(id,) for id in columns.codes["attendee"]])
    runs = columns.placements.joined(rest).joined(people)
    unavailable = columns.coded(("attendee", "round"), away).rename(columns={"round": "start"})
    excluded = columns.pinned(must=False)[["attendee", "session", "round"]].rename(columns={"round": "start"})
    staying = (had + runs - have).without(unavailable).without(excluded)
    yield staying.by("attendee", "session", "start").at_most(1)
