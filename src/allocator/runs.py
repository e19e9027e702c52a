"""Sessions that last several rounds: where their runs may lie, each a session in rounds that follow each other.

A plan has a placement for every round of a run, and a seat in each for whoever attends it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from allocator.event import Event, Session


def lasting(event: Event) -> tuple[Session, ...]:
    """The sessions that last several rounds."""
    return tuple(session for session in event.sessions if session.lasts > 1)


def stretches(event: Event, session: Session) -> tuple[tuple[str, ...], ...]:
    """The rounds ahead in which runs of a session lie, as far as they follow each other on one day.

    In the rounds that `continued` has no run begins or ends.
    """
    ended = {rest for _, rest in continued(event, session)}
    found: list[list[str]] = [[]]
    for place, round in enumerate(event.rounds):
        if round.held or round.name in ended or not _follows(event, place):
            found.append([])
        if not round.held and round.name not in ended:
            found[-1].append(round.name)
    return tuple(tuple(rounds) for rounds in found if rounds)


def continued(event: Event, session: Session) -> tuple[tuple[str, str], ...]:
    """The rounds ahead in which a run that had begun when a round was held goes on, each after the one before it."""
    found = []
    begun = 0
    for place, round in enumerate(event.rounds):
        if not _follows(event, place):
            begun = 0
        if round.held:
            here = (session.code, round.name) in event.fixed_in_held
            begun = (begun or session.lasts) - 1 if here else 0
        elif begun:
            begun -= 1
            found.append((event.rounds[place - 1].name, round.name))
    return tuple(found)


def runs_within(session: Session, rounds: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """The rounds of each run that fits into rounds that follow each other."""
    return (rounds[place : place + session.lasts] for place in range(len(rounds) - session.lasts + 1))


def runs_of(event: Event, session: Session, rounds: Collection[str]) -> tuple[tuple[str, ...], ...]:
    """The rounds of each run where a session is held in these rounds as long as it lasts.

    A round that was held, or in which a run goes on that had begun in one, is by itself.
    """
    ahead = [] if session.lasts == 1 else [[one for one in part if one in rounds] for part in stretches(event, session)]
    found = [part[first : first + session.lasts] for part in ahead for first in range(0, len(part), session.lasts)]
    inside = {round for run in found for round in run}
    alone = [[round.name] for round in event.rounds if round.name in rounds and round.name not in inside]
    return tuple(map(tuple, [*found, *alone]))


def in_one_run(event: Event, session: Session, one: str, other: str) -> bool:
    """Whether a run of a session can be in both of two rounds."""
    names = [round.name for round in event.rounds]
    first, last = sorted((names.index(one), names.index(other)))
    return last - first < session.lasts and all(_follows(event, place) for place in range(first + 1, last + 1))


def granted_in(event: Event, session: Session, round: str) -> tuple[str, ...]:
    """The rounds in which a wish that names a round grants a seat: as many from there on as the session lasts."""
    names = [one.name for one in event.rounds]
    place = names.index(round)
    return tuple(names[place : place + session.lasts])


def _follows(event: Event, place: int) -> bool:
    """Whether a round is on the same day as the one before it, as far as is known."""
    if place == 0:
        return False
    before, here = event.rounds[place - 1].start, event.rounds[place].start
    return before is None or here is None or before.date() == here.date()
