"""Values of a change as people write them in cells, with the names that cells about an event may take."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from allocator.coherence import folded
from allocator.errors import ChangeTrouble
from allocator.event import Event
from allocator.workbook.event.schema import ATTENDEES, FEATURES, ROOMS, ROUNDS, SESSIONS, SPEAKERS
from allocator.workbook.event.schema.columns import Column
from allocator.workbook.event.values.names import Names, NamesOf, Unreadable
from allocator.workbook.event.values.parse import parse
from allocator.workbook.xlsx.cells import SheetCell


def names_of(event: Event) -> NamesOf:
    """The names that cells about this event may take, by sheet."""
    codes = {folded(session.code): (session.code,) for session in event.sessions}
    titles: dict[str, tuple[str, ...]] = {}
    for session in event.sessions:
        titles[folded(session.title)] = (*titles.get(folded(session.title), ()), session.code)
    offered = (*(one.code for one in event.sessions), *(one.title for one in event.sessions))
    features = (feature for room in event.rooms for feature in sorted(room.features))
    return {
        ROUNDS.name: _keys("a round of this event", event.round_of),
        ROOMS.name: _keys("a room of this event", event.room_of),
        SPEAKERS.name: _keys("a speaker of this event", event.speaker_of),
        SESSIONS.name: Names("a session of this event", {**titles, **codes}, offered),
        ATTENDEES.name: _keys("the id of an attendee", event.attendee_of),
        FEATURES: _keys("a feature of any room", dict.fromkeys(features)),
    }


def _keys(what: str, keys: Iterable[str]) -> Names:
    names = tuple(keys)
    return Names(what, {folded(name): (name,) for name in names}, names)


def written(text: str) -> SheetCell:
    """A cell that holds this text."""
    return SheetCell("", 0, 0, text)


def value_of(text: str, column: Column, names: NamesOf) -> Any:
    """What this text says in a column, None (or nothing listed) if blank; raises ChangeTrouble."""
    try:
        return parse(written(text), column, names)
    except Unreadable as error:
        raise ChangeTrouble("\n".join(error.messages)) from error
