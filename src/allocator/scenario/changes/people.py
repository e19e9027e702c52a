"""What becomes of those who attend and those who speak."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import count, islice

from allocator.coherence import folded
from allocator.errors import ChangeTrouble
from allocator.event import Attendee, Event, Wish
from allocator.scenario.changes.change import agreeing
from allocator.scenario.changes.named import attendee_meant, known, names_of, rounds_meant, unused, written
from allocator.scenario.changes.sessions import Cancel
from allocator.workbook.event.values.names import Unreadable
from allocator.workbook.event.values.wish import parse_wishes

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
        """Takes them out, with their wishes and pins."""
        id = attendee_meant(self.attendee, event)
        if len(event.attendees) == 1:
            raise ChangeTrouble(f'"{id}" is the only attendee; an event needs one.')
        return replace(
            event,
            attendees=tuple(one for one in event.attendees if one.id != id),
            wishes=tuple(wish for wish in event.wishes if wish.attendee != id),
            pins=tuple(pin for pin in event.pins if pin.attendee != id),
            speakers=tuple(replace(one, attendee=None) if one.attendee == id else one for one in event.speakers),
        )

    def __str__(self) -> str:
        return f"{self.attendee} does not come"


@dataclass(frozen=True, slots=True)
class Late:
    """So many more attendees come whose names are not known yet, and who wish as those wish who registered."""

    number: int

    def applied(self, event: Event) -> Event:
        """Adds them; each has the wishes of one of those with wishes, who are taken evenly from the list of ids."""
        if self.number < 1:
            raise ChangeTrouble(f"{self.number} is no number of people who come late; write 1 or more.")
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


@dataclass(frozen=True, slots=True)
class AddAttendee:
    """Somebody comes too; their wishes are as in the cells of the Wishes sheet, the dearest first."""

    id: str
    name: str
    wishes: tuple[str, ...] = ()

    def applied(self, event: Event) -> Event:
        """Adds them; without wishes they are among those who did not answer."""
        id = unused(self.id, event.attendee_of, "attendee", "change their wishes instead")
        attendee = Attendee(id, " ".join(self.name.split()) or id, answered=bool(self.wishes))
        wishes = _wishes(event, id, self.wishes)
        changed = replace(event, attendees=(*event.attendees, attendee), wishes=(*event.wishes, *wishes))
        return agreeing(event, changed)

    def __str__(self) -> str:
        return f"{self.name or self.id} comes too"


@dataclass(frozen=True, slots=True)
class Wishes:
    """An attendee wishes for something else: as in the cells of the Wishes sheet, the dearest first."""

    attendee: str
    wishes: tuple[str, ...]

    def applied(self, event: Event) -> Event:
        """Puts these wishes in the place of all that they had; none: they answered, and wish nothing."""
        id = attendee_meant(self.attendee, event)
        others = tuple(wish for wish in event.wishes if wish.attendee != id)
        return replace(
            event,
            wishes=(*others, *_wishes(event, id, self.wishes)),
            attendees=tuple(replace(one, answered=True) if one.id == id else one for one in event.attendees),
        )

    def __str__(self) -> str:
        return f"{self.attendee} wishes for {', '.join(self.wishes) or 'nothing'}"


def _wishes(event: Event, id: str, texts: tuple[str, ...]) -> list[Wish]:
    """The wishes that these cells hold; raises ChangeTrouble with all that is wrong in them."""
    names = names_of(event)
    found: dict[tuple[str, str | None], Wish] = {}
    troubles: list[str] = []
    for rank, text in enumerate(texts, start=1):
        try:
            asked = parse_wishes(written(text), names)
        except Unreadable as error:
            troubles += error.messages
            continue
        if not asked:
            troubles.append(f"wish {rank} is blank; leave it out.")
        for wish in asked:
            if wish in found:
                troubles.append(f'"{text}" is wish {found[wish].rank} too; leave one out.')
            found[wish] = Wish(id, wish[0], rank, wish[1])
    if troubles:
        raise ChangeTrouble("\n".join(troubles))
    return list(found.values())
