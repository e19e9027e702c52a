"""The rules about sessions that last several rounds, one generator of violations each.

Each has the name and the sentence of its twin in model/formulation/lasting.py; rules.py has them among all others.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from allocator.event import Session
from allocator.runs import continued, lasting, stretches
from allocator.verify.view import View
from allocator.verify.violation import Violation
from allocator.words import several


def sessions_run_their_length(view: View) -> Iterator[Violation]:
    """A session that lasts several rounds runs in rounds that follow each other on one day, in one room."""
    for session in lasting(view.event):
        for room, rounds in _runs(view, session):
            here = len(rounds)
            if here < session.lasts:
                message = (
                    f"{view.title(session.code)} lasts {session.lasts} rounds, and runs for {here} from {rounds[0]} on"
                    f"{f' in {room}' if room else ''}"
                )
                yield Violation((session.code, rounds[0]), session.lasts - here, message)


def whoever_begins_stays(view: View) -> Iterator[Violation]:
    """Whoever attends a session that lasts several rounds attends all of a run."""
    for session in lasting(view.event):
        seated = {
            round: {seat.attendee for seat in view.taken.get((session.code, round), ())}
            for round in view.event.round_of
        }
        for _, rounds in _runs(view, session):
            for attendee in sorted(set[str]().union(*(seated[round] for round in rounds))):
                missed = [round for round in rounds if attendee not in seated[round]]
                if missed:
                    where = f"{view.title(session.code)} from {rounds[0]} on, which lasts {session.lasts} rounds"
                    message = f"{view.name(attendee)} has seats in {several(len(rounds) - len(missed), 'round')} of"
                    yield Violation((attendee, session.code, rounds[0]), len(missed), f"{message} {where}")
        # A run had begun when a round was held: somebody may be away when it goes on.
        for before, rest in continued(view.event, session):
            for attendee in sorted(seated[rest] - seated[before]):
                message = f"{view.name(attendee)} joins {view.title(session.code)} in {rest}, when it has begun"
                yield Violation((attendee, session.code, rest), 1, message)
            for attendee in sorted(seated[before] - seated[rest]):
                if (session.code, rest) in view.placed and not view.away(attendee, session.code, rest):
                    message = (
                        f"{view.name(attendee)} has no seat in {rest} in {view.title(session.code)}, which goes on"
                    )
                    yield Violation((attendee, session.code, rest), 1, message)


def _runs(view: View, session: Session) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The room and the rounds of each run ahead; it is too short where the session changes rooms or ends early."""
    room = {round: min(one.room for one in held) for (code, round), held in view.placed.items() if code == session.code}
    for rounds in stretches(view.event, session):
        left = rounds
        while left:
            here = [room.get(round) for round in left[: session.lasts]]
            if here[0] is not None:
                yield here[0], left[: _alike(here)]
            left = left[_alike(here) if here[0] is not None else 1 :]


def _alike(rooms: Sequence[str | None]) -> int:
    """How many rooms at the beginning are the same."""
    return next((place for place, room in enumerate(rooms) if room != rooms[0]), len(rooms))
