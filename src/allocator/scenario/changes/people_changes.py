"""What becomes of those who attend and those who speak."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import count, islice

from allocator.coherence import folded
from allocator.demand import Demand, without_attendee
from allocator.errors import ChangeTrouble
from allocator.event import Attendee, Event
from allocator.scenario.changes.named import attendee_meant, known, rounds_meant
from allocator.scenario.changes.session_changes import Cancel

LATE_AT_MOST = 100_000
"""More attendees at once than this are a slip of the finger, not an event."""


@dataclass(frozen=True, slots=True)
class SpeakerAway:
    """A speaker cannot be there, in one round or at all."""

    speaker: str
    round: str | None = None

    def applied(self, event: Event) -> Event:
        """Makes them unavailable; sessions that nobody is there for any more in any round are cancelled."""
        speaker = known(self.speaker, event.speaker_of, "speaker")
        away = rounds_meant(event, self.round)
        speakers = (
            replace(one, unavailable=one.unavailable | away) if one.name == speaker else one for one in event.speakers
        )
        event = replace(event, speakers=tuple(speakers))
        for session in event.sessions:
            if speaker in session.speakers:
                allowed = session.rounds or frozenset(event.round_of)
                for round in [None] if allowed <= away else sorted(away & allowed):
                    event = Cancel(session.code, round).applied(event)
        return event

    def __str__(self) -> str:
        return f"{self.speaker} is away" + (f" in {self.round}" if self.round else "")


@dataclass(frozen=True, slots=True)
class Gone:
    """An attendee does not come."""

    attendee: str

    def applied(self, event: Event) -> Event:
        """Takes them out, with their wishes and pins; rules hold for the others."""
        id = attendee_meant(self.attendee, event)
        if len(event.attendees) == 1:
            raise ChangeTrouble(f'"{id}" is the only attendee; an event needs one.')
        left = tuple(one for one in event.attendees if one.id != id)
        others = replace(
            event,
            attendees=left,
            wishes=tuple(wish for wish in event.wishes if wish.attendee != id),
            pins=tuple(pin for pin in event.pins if pin.attendee != id),
            demands=without_attendee(event.demands, id),
            speakers=tuple(replace(one, attendee=None) if one.attendee == id else one for one in event.speakers),
        )
        return replace(others, demands=tuple(_still_asked(others)))

    def __str__(self) -> str:
        return f"{self.attendee} does not come"


def _still_asked(event: Event) -> Iterator[Demand]:
    """The rules that bind somebody still, and ask for no more people than there are."""
    for demand in event.demands:
        fitting = sum(map(len, event.groups_of(replace(demand, who=())))) if demand.open else 0
        left = demand.of_those_left(event.groups_of(demand), fitting=fitting, columns=event.attendees_by)
        if left is not None:
            yield left


@dataclass(frozen=True, slots=True)
class Late:
    """So many more attendees come whose names are not known yet, and who wish as those wish who registered."""

    number: int

    def applied(self, event: Event) -> Event:
        """Adds them; each has the wishes of one of those with wishes, who are taken evenly from the list of ids."""
        if self.number < 1:
            raise ChangeTrouble(f"{self.number} is not a number of people who come late; write 1 or more.")
        if self.number > LATE_AT_MOST:
            raise ChangeTrouble(f"{self.number:,} more attendees are too many; write {LATE_AT_MOST:,} at most.")
        taken = {folded(id) for id in event.attendee_of}
        free = (id for place in count(1) if folded(id := f"late {place}") not in taken)
        ids = list(islice(free, self.number))
        like = sorted({wish.attendee for wish in event.wishes})
        wishes = [
            replace(wish, attendee=id)
            for place, id in enumerate(ids)
            for wish in (event.wishes_of[like[place * len(like) // len(ids)]] if like else ())
        ]
        attendees = (Attendee(id, id.capitalize(), answered=bool(like)) for id in ids)
        return replace(event, attendees=(*event.attendees, *attendees), wishes=(*event.wishes, *wishes))

    def __str__(self) -> str:
        return "1 more attendee comes late" if self.number == 1 else f"{self.number:,} more attendees come late"
