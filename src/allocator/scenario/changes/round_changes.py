"""What becomes of rounds."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from allocator.demand import without_round
from allocator.errors import ChangeTrouble
from allocator.event import Event, Round, Session
from allocator.scenario.changes.change import agreeing
from allocator.scenario.changes.named import known, unused
from allocator.scenario.changes.session_changes import Cancel, without_rounds


@dataclass(frozen=True, slots=True)
class AddRound:
    """There is one more round, after another one (None: after all others)."""

    round: str
    after: str | None = None
    start: datetime | None = None
    end: datetime | None = None

    def applied(self, event: Event) -> Event:
        """Adds it; every room is open and everybody is there, and sessions that may run in all rounds may run then."""
        name = unused(self.round, event.round_of, "round", "give the new one another name")
        names = list(event.round_of)
        place = len(names) if self.after is None else names.index(known(self.after, event.round_of, "round")) + 1
        rounds = (*event.rounds[:place], Round(name, self.start, self.end), *event.rounds[place:])
        return agreeing(event, replace(event, rounds=rounds))

    def __str__(self) -> str:
        end = f"-{self.end:%H:%M}" if self.end else ""
        when = f", {self.start:%Y-%m-%d %H:%M}{end}" if self.start else ""
        return f"{self.round} is added" + (f" after {self.after}" if self.after else "") + when


@dataclass(frozen=True, slots=True)
class DropRound:
    """A round is not held."""

    round: str

    def applied(self, event: Event) -> Event:
        """Takes it out of everything that names it; a session that has no round left is cancelled."""
        name = known(self.round, event.round_of, "round")
        if len(event.rounds) == 1:
            raise ChangeTrouble(f'"{name}" is the only round; an event needs one.')
        lost = {name}
        cancelled = [one.code for one in event.sessions if one.rounds is not None and one.rounds <= lost]
        for code in cancelled:
            event = Cancel(code).applied(event)

        def left(session: Session) -> Session:
            if session.code in cancelled:
                return replace(session, rounds=None)
            fewer = without_rounds(event, session, lost)
            return fewer if session.rounds is not None else replace(fewer, rounds=None)

        sessions = tuple(map(left, event.sessions))
        return replace(
            event,
            rounds=tuple(one for one in event.rounds if one.name != name),
            rooms=tuple(replace(one, closed=one.closed - lost) for one in event.rooms),
            speakers=tuple(replace(one, unavailable=one.unavailable - lost) for one in event.speakers),
            sessions=sessions,
            attendees=tuple(replace(one, unavailable=one.unavailable - lost) for one in event.attendees),
            wishes=tuple(wish for wish in event.wishes if wish.round != name),
            pins=tuple(pin for pin in event.pins if pin.round != name),
            demands=without_round(event.demands, name),
        )

    def __str__(self) -> str:
        return f"{self.round} is not held"
