"""Rounds, rooms, sessions, speakers and attendees as people name them, and values as they write them in cells."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeVar

from allocator.coherence import folded, quoted
from allocator.errors import ChangeTrouble
from allocator.event import Event
from allocator.suggest import did_you_mean
from allocator.words import shortened

T = TypeVar("T")


def known(text: str, names: Mapping[str, T], what: str) -> str:
    """The name that is meant, whatever its case and spaces; raises ChangeTrouble. `what` is what one calls it."""
    found = [name for name in names if folded(name) == folded(text)]
    if found:
        return found[0]
    a = "an" if what == "attendee" else "a"
    raise ChangeTrouble(f'"{text}" is not {a} {what} of this event. {did_you_mean(text, names)}'.rstrip())


def unused(text: str, names: Iterable[str], what: str, instead: str) -> str:
    """A new name as it is written; raises ChangeTrouble where something has it already, with what to do instead."""
    name = " ".join(text.split())
    if not name:
        raise ChangeTrouble(f"a new {what} needs a name of its own.")
    if folded(name) in map(folded, names):
        raise ChangeTrouble(f'"{name}" is {"an" if what == "attendee" else "a"} {what} already; {instead}.')
    return name


TITLE = 40
"""Letters of a session's title in a sentence about a change."""


def said_of(change: object, event: Event) -> str:
    """A change in words, with the title of its session beside the code."""
    said, text = str(change), getattr(change, "session", None)
    if not isinstance(text, str) or text not in said:
        return said
    try:
        session = event.session_of[session_meant(text, event)]
    except ChangeTrouble:
        return said
    return said.replace(text, shortened(f"{session.code} {session.title}", TITLE), 1)


def session_meant(text: str, event: Event) -> str:
    """The code of the session of which this is the code, the title, or both."""
    for names in (
        {session.code: session.code for session in event.sessions},
        {f"{session.code} {session.title}": session.code for session in event.sessions},
    ):
        found = [code for name, code in names.items() if folded(name) == folded(text)]
        if found:
            return found[0]
    titled = [session.code for session in event.sessions if folded(session.title) == folded(text)]
    if len(titled) > 1:
        raise ChangeTrouble(f'"{text}" is the title of {quoted(titled)}; give the code.')
    return titled[0] if titled else known(text, {one.title: one for one in event.sessions}, "session")


def names_with_rounds(event: Event) -> frozenset[str]:
    """What can be followed by a round, whatever its case: rooms, speakers, sessions by code and by title."""
    sessions = (name for one in event.sessions for name in (one.code, one.title))
    return frozenset(map(folded, (*event.room_of, *event.speaker_of, *sessions)))


def attendee_meant(text: str, event: Event) -> str:
    """The id of the attendee of whom this is the id, the address or the name."""
    for of in ("id", "email", "name"):
        found = [one.id for one in event.attendees if folded(getattr(one, of)) == folded(text)]
        if len(found) > 1:
            raise ChangeTrouble(f'"{text}" is the name of {quoted(found)}; give the id.')
        if found:
            return found[0]
    return known(text, event.attendee_of, "attendee")


def rounds_meant(event: Event, round: str | None) -> frozenset[str]:
    """One round, or all."""
    return frozenset(event.round_of) if round is None else frozenset({known(round, event.round_of, "round")})


def features_meant(event: Event, features: Iterable[str]) -> frozenset[str]:
    """Features as the event spells them, new ones as they are written."""
    spelt = {folded(feature): feature for room in event.rooms for feature in sorted(room.features)}
    return frozenset(spelt.get(folded(feature), " ".join(feature.split())) for feature in features)
