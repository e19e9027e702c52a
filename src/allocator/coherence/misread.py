"""What is odd as it would be if somebody else's spreadsheet had been misread: rooms as sessions, sessions as people."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from allocator.coherence.incoherence import EventCheck, Incoherence
from allocator.event import Attendee, Event
from allocator.words import folded, listed

NAMED_AT_MOST = 5

DOUBLED_NAMES = 2
"""Names that at least two people have, from which a list may have been imported twice."""

_ADDRESS = re.compile(r"\S+@\S+\.\S+")
_FORMULA = re.compile(r"=[A-Za-z.]+\(")
_WORDS = re.compile(r"\w+")


def sessions_with_names_of_rooms(event: Event) -> Iterator[Incoherence]:
    """A session has the name of a room."""
    rooms = {folded(room.name) for room in event.rooms}
    yield from _told(
        ("Sessions", "Title"),
        [(one.code, one.title) for one in event.sessions if folded(one.title) in rooms],
        "{names} is also a room; if it is no session, delete the row.",
        "{count} sessions have the names of rooms: {names}. Delete the rows of those that are no sessions.",
    )


def rooms_with_codes_of_sessions(event: Event) -> Iterator[Incoherence]:
    """The codes of most sessions are rooms too, as if a list of sessions had been read as one of rooms."""
    codes = {folded(session.code) for session in event.sessions}
    alike = [(room.name, room.name) for room in event.rooms if folded(room.name) in codes]
    if len(alike) > NAMED_AT_MOST and 2 * len(alike) > len(codes):
        message = (
            "{count} rooms are called as sessions are, by their codes: {names}. Delete the rows that are no rooms."
        )
        yield from _told(("Rooms", "Room"), alike, message, message)


def names_that_are_formulas(event: Event) -> Iterator[Incoherence]:
    """A room, a session or an attendee is called by the text of a formula."""
    for place, what, names in (
        (("Rooms", "Room"), "room", [(room.name, room.name) for room in event.rooms]),
        (("Sessions", "Title"), "session", [(session.code, session.title) for session in event.sessions]),
        (("Attendees", "Name"), "person", [(one.id, one.name) for one in event.attendees]),
    ):
        many = "people" if what == "person" else f"{what}s"
        yield from _told(
            place,
            [(key, name) for key, name in names if _FORMULA.match(name)],
            f"{{names}} is a formula; if this is no {what}, delete the row.",
            f"{{count}} {many} are called by formulas: {{names}}. Delete the rows that are no {many}.",
        )


def people_with_names_of_others(event: Event) -> Iterator[Incoherence]:
    """An attendee has the name of a room, or the title of a session, in whatever order of its words."""
    named = [(one, key) for one in event.attendees if not _is_nameless(one) and (key := _key(one.name))]
    for what, names in (
        ("room", {_key(room.name) for room in event.rooms}),
        ("session", {_key(session.title) for session in event.sessions}),
    ):
        yield from _told(
            ("Attendees", "Name"),
            [(one.id, one.name) for one, key in named if key in names],
            f"{{names}} is also a {what}; if one of the two is misread, delete its row.",
            f"{{count}} attendees have the names of {what}s: {{names}}. Delete the rows that are misread.",
        )


def attendees_without_a_name(event: Event) -> Iterator[Incoherence]:
    """Somebody has no name but an id or an address, though others have one."""
    without = [(one.id, one.id) for one in event.attendees if _is_nameless(one)]
    if len(without) < len(event.attendees):
        yield from _told(
            ("Attendees", "Name"),
            without,
            "{names} has no name; write it, or delete the row if it is no person.",
            "{count} attendees have no name: {names}. Write it, or delete the rows that are no people.",
        )


def lists_that_came_twice(event: Event) -> Iterator[Incoherence]:
    """Most people share their name with somebody else, as if a list had been imported twice."""
    counts = Counter(folded(one.name) for one in event.attendees if not _is_nameless(one))
    shared = {name: count for name, count in counts.items() if count > 1}
    people = sum(shared.values())
    if len(shared) < DOUBLED_NAMES or 2 * people <= len(event.attendees):
        return
    first: dict[str, str] = {}
    for one in event.attendees:
        first.setdefault(folded(one.name), one.name)
    answered = sum(one.answered for one in event.attendees)
    few = f", and {answered} of all {len(event.attendees)} answered" if 2 * answered <= len(event.attendees) else ""
    message = (
        f"{people} attendees share their name with another: {_some([first[name] for name in shared])}{few}. "
        "If a list was imported twice, delete the second rows here and on Wishes."
    )
    yield Incoherence("Attendees", "", "", message)


def sessions_nobody_wishes(event: Event) -> Iterator[Incoherence]:
    """A session is wished for by nobody, though others are; nobody gives it either, though others have speakers."""
    wished = {wish.session for wish in event.wishes}
    unwished = [session for session in event.sessions if session.code not in wished] if wished else []
    given = any(session.speakers for session in event.sessions)
    nobodys = [(one.code, one.title) for one in unwished if given and not one.speakers]
    others = [(one.code, one.title) for one in unwished if not given or one.speakers]
    place = ("Sessions", "Title")
    count = len(event.sessions)
    yield from _told(
        place,
        others,
        "nobody wishes for {names}.",
        f"nobody wishes for {{count}} of the {count} sessions: {{names}}.",
    )
    yield from _told(
        place,
        nobodys,
        "nobody wishes for {names}, and nobody gives it; if it is no session, delete the row.",
        "nobody wishes for {count} sessions, and nobody gives them: {names}. Delete the rows that are no sessions.",
    )


def _told(place: tuple[str, str], found: Sequence[tuple[str, str]], one: str, many: str) -> Iterator[Incoherence]:
    """A line for each row, given by its key and what to call it; one line at the first where they are many."""
    if len(found) > NAMED_AT_MOST:
        message = many.format(count=len(found), names=_some([name for _, name in found]))
        yield Incoherence(place[0], found[0][0], place[1], message)
        return
    for key, name in found:
        yield Incoherence(place[0], key, place[1], one.format(names=f'"{name}"'))


def _is_nameless(attendee: Attendee) -> bool:
    return folded(attendee.name) == folded(attendee.id) or _ADDRESS.fullmatch(attendee.name.strip()) is not None


def _key(name: str) -> tuple[str, ...]:
    """What 'Jan Bakker' and 'BAKKER, Jan' have in common."""
    return tuple(sorted(_WORDS.findall(folded(name))))


def _some(names: Sequence[str]) -> str:
    """The first few names in quotes, and how many more there are."""
    more = len(names) - NAMED_AT_MOST
    shown = [f'"{name}"' for name in names[:NAMED_AT_MOST]]
    return listed([*shown, f"{more:,} more"] if more > 0 else shown)


MISREADINGS: tuple[EventCheck, ...] = (
    sessions_with_names_of_rooms,
    rooms_with_codes_of_sessions,
    names_that_are_formulas,
    people_with_names_of_others,
    attendees_without_a_name,
    lists_that_came_twice,
    sessions_nobody_wishes,
)
