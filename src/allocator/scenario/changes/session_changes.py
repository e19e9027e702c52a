"""What becomes of sessions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from allocator.coherence import quoted
from allocator.coherence.possible import rounds_for
from allocator.demand import without_partner
from allocator.errors import ChangeTrouble
from allocator.event import Event, Fixed, Session
from allocator.runs import granted_in, runs_within, stretches
from allocator.scenario.changes.change import agreeing
from allocator.scenario.changes.named import known, rounds_meant, session_meant
from allocator.words import several


@dataclass(frozen=True, slots=True)
class Cancel:
    """A session is not held, in one round or at all."""

    session: str
    round: str | None = None

    def applied(self, event: Event) -> Event:
        """Cancels it; its wishes stay, and pins to it go, so that it is still known what was asked for."""
        code = session_meant(self.session, event)
        gone = rounds_meant(event, self.round)
        changed = with_session(event, without_rounds(event, event.session_of[code], gone))
        never = changed.session_of[code].at_most == 0
        pins = tuple(
            pin
            for pin in event.pins
            if not (pin.must and pin.session == code and (never if pin.round is None else pin.round in gone))
        )
        return replace(changed, pins=pins, demands=without_partner(event.demands, code) if never else event.demands)

    def __str__(self) -> str:
        return f"{self.session} is cancelled" + (f" in {self.round}" if self.round else "")


@dataclass(frozen=True, slots=True)
class Move:
    """A session runs in a round (and a room, if that is settled too), and no longer in the round that it is moved from.

    A session that runs once at most runs then and at no other time, whichever round it is moved from.
    """

    session: str
    round: str
    room: str | None = None
    instead_of: str | None = None

    def applied(self, event: Event) -> Event:
        """Fixes it there; who must be in it goes along, and what was wished for another round stays as it was."""
        session = event.session_of[session_meant(self.session, event)]
        to = known(self.round, event.round_of, "round")
        room = None if self.room is None else known(self.room, event.room_of, "room")
        here = self._run(event, session, to)
        left = frozenset[str]() if self.instead_of is None else self._left(event, session, to) - frozenset(here)
        if session.at_most in (0, 1):
            left = frozenset(event.round_of) - frozenset(here)
        held = replace(session, at_most=1) if session.at_most == 0 else session
        kept = tuple(one for one in session.fixed if one.round not in {*here, *left})
        if held.most_rounds is not None and len(kept) + len(here) > held.most_rounds:
            where = quoted([one.round for one in kept])
            times = several(held.at_most or 0, "time")
            raise ChangeTrouble(
                f'"{session.code}" runs {times} at most and is fixed in {where}; say from which round it is moved.'
            )
        room = next((one.room for one in session.fixed if one.round == to), None) if room is None else room
        if session.rounds is not None or self.instead_of is not None:
            allowed = (session.rounds or frozenset(event.round_of)) - left | frozenset(here)
            held = replace(held, rounds=allowed)
        moved = replace(held, fixed=(*kept, *(Fixed(round, room) for round in here)))
        moved = replace(moved, at_least=min(moved.at_least, max(1, len(rounds_for(event, moved)) // moved.lasts)))
        pins = (
            replace(pin, round=to) if pin.must and pin.session == session.code and pin.round in left else pin
            for pin in event.pins
        )
        return agreeing(event, with_session(replace(event, pins=tuple(pins)), moved))

    def _run(self, event: Event, session: Session, to: str) -> tuple[str, ...]:
        """The rounds of the run that begins in a round."""
        for rounds in stretches(event, session):
            for run in runs_within(session, rounds):
                if run[0] == to:
                    return run
        if session.lasts == 1:
            return (to,)  # a round that was held
        raise ChangeTrouble(
            f'"{session.code}" lasts {session.lasts} rounds, and cannot begin in "{to}": too few follow it on its day.'
        )

    def _left(self, event: Event, session: Session, to: str) -> frozenset[str]:
        """The rounds that the session is moved from: of the run that begins in the one named, or that one alone."""
        (left,) = rounds_meant(event, self.instead_of)
        if left == to:
            raise ChangeTrouble(f'"{to}" is the round that it is moved from; name another one to move it to.')
        if session.at_most == 0 or left not in (session.rounds or event.round_of):
            raise ChangeTrouble(f'"{session.code}" does not run in "{left}", and cannot be moved from it.')
        return frozenset(granted_in(event, session, left))

    def __str__(self) -> str:
        where = f" in {self.room}" if self.room else ""
        return f"{self.session} runs in {self.round}{where}" + (
            f", not in {self.instead_of}" if self.instead_of else ""
        )


def with_session(event: Event, session: Session) -> Event:
    """The event with one of its sessions in this state."""
    return replace(event, sessions=tuple(session if one.code == session.code else one for one in event.sessions))


def without_rounds(event: Event, session: Session, gone: Iterable[str]) -> Session:
    """A session that no longer runs in these rounds; one that has no round left is not held."""
    allowed = (session.rounds or frozenset(event.round_of)) - frozenset(gone)
    if not allowed:
        return replace(session, at_least=0, at_most=0, fixed=())
    kept = allowed
    if session.lasts > 1:
        # What is left of a run of which a round is gone is no run.
        kept &= frozenset(rounds_for(event, replace(session, rounds=allowed, fixed=(), at_most=None)))
        if not kept:
            return replace(session, at_least=0, at_most=0, fixed=())
    left = replace(session, rounds=allowed, fixed=tuple(one for one in session.fixed if one.round in kept))
    return replace(left, at_least=min(session.at_least, len(rounds_for(event, left)) // session.lasts))
