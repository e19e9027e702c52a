"""Attendees who are added with their wishes, or wish for something else, as in the cells of the Wishes sheet."""

from __future__ import annotations

from dataclasses import dataclass, replace

from allocator.errors import ChangeTrouble
from allocator.event import Attendee, Event, Wish
from allocator.scenario.changes.change import agreeing
from allocator.scenario.changes.named import attendee_meant, unused
from allocator.workbook.event.values.names import Unreadable
from allocator.workbook.event.values.wish import parse_wishes
from allocator.workbook.scenarios.values import names_of, written


@dataclass(frozen=True, slots=True)
class AddAttendee:
    """One more attendee; their wishes are as in the cells of the Wishes sheet, the best first."""

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
        return f"{self.name or self.id} is added"


@dataclass(frozen=True, slots=True)
class ChangeWishes:
    """An attendee wishes for something else: as in the cells of the Wishes sheet, the best first."""

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
