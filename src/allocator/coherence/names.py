"""Whether each name means one thing, and one that exists."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Iterator

from allocator.coherence.incoherence import EventCheck, Incoherence
from allocator.condition import ORGANISATION
from allocator.event import Event
from allocator.words import folded


def names_can_be_written(event: Event) -> Iterator[Incoherence]:
    """Every row has a key, and none holds what stands between the items of a list."""
    for sheet, column, keys, forbidden in (
        ("Rounds", "Round", [round.name for round in event.rounds], (";", "=", "@")),
        ("Rooms", "Room", [room.name for room in event.rooms], (";",)),
        ("Speakers", "Speaker", [speaker.name for speaker in event.speakers], (";",)),
        ("Sessions", "Code", [session.code for session in event.sessions], (" @ ", ";")),
        ("Attendees", "Id", [attendee.id for attendee in event.attendees], ()),
    ):
        for key, occurrence in _numbered(keys):
            if not key.strip():
                yield Incoherence(sheet, key, column, f"{column} is empty; give every row its own.", occurrence)
            for mark in forbidden:
                if mark in key:
                    message = f'"{key}" holds "{mark.strip()}", which separates items in lists; leave it out.'
                    yield Incoherence(sheet, key, column, message, occurrence)


def features_can_be_written(event: Event) -> Iterator[Incoherence]:
    """No feature holds the mark that stands between the items of a list."""
    for room in event.rooms:
        for feature in sorted(room.features):
            if ";" in feature or not feature.strip():
                yield Incoherence(
                    "Rooms", room.name, "Features", f'"{feature}" cannot be a feature; leave out the ";".'
                )


def own_columns_can_be_written(event: Event) -> Iterator[Incoherence]:
    """A column of one's own has a heading, which no other column has, and an attendee has one text in it."""
    programs = (*PROGRAM_COLUMNS, *ASKING_COLUMNS)
    spelt = {folded(heading): heading for heading in programs}
    for attendee in event.attendees:
        own = [heading for heading, _ in attendee.attributes]
        for heading in own:
            bare = folded(heading).rstrip(" *")
            if not bare or own.count(heading) > 1 or spelt.setdefault(bare, heading) != heading:
                message = f'"{heading}" cannot be a column of its own; give each another heading.'
                yield Incoherence("Attendees", attendee.id, "Id", message)
            elif heading in programs:
                message = f'"{heading}" is a column of the program; give yours another heading.'
                yield Incoherence("Attendees", attendee.id, "Id", message)


PROGRAM_COLUMNS = ("Id", "Name", "Email", ORGANISATION, "Needs", "Unavailable rounds")
"""The columns of attendees that are none of one's own."""

ASKING_COLUMNS = (
    *("Together with", "Samen met", "Zusammen mit"),
    *("Not with", "Niet met", "Nicht mit"),
    *("Must have", "Must", "Moet", "Muss"),
    *("Veto", "Must not", "Mag niet", "Darf nicht"),
)
"""Those that say rules of an attendee, where there are any; in all their spellings."""


def nothing_has_two_rows(event: Event) -> Iterator[Incoherence]:
    """A key names one row of its sheet, whatever its spelling."""
    for sheet, column, keys in (
        ("Rounds", "Round", [round.name for round in event.rounds]),
        ("Rooms", "Room", [room.name for room in event.rooms]),
        ("Speakers", "Speaker", [speaker.name for speaker in event.speakers]),
        ("Sessions", "Code", [session.code for session in event.sessions]),
        ("Attendees", "Id", [attendee.id for attendee in event.attendees]),
    ):
        seen: set[str] = set()
        for key, occurrence in _numbered(keys):
            if folded(key) in seen:
                message = f'"{key}" is on an earlier row too; give each row its own, or delete one.'
                yield Incoherence(sheet, key, column, message, occurrence)
            seen.add(folded(key))


def titles_are_no_codes(event: Event) -> Iterator[Incoherence]:
    """No title can be read as another session's code, or as another session in one round."""
    taken = {folded(session.code): session.code for session in event.sessions}
    taken |= {
        folded(f"{name} @ {round.name}"): session.code
        for session in event.sessions
        for name in (session.code, session.title)
        for round in event.rounds
    }
    for session in event.sessions:
        other = taken.get(folded(session.title), session.code)
        if other != session.code:
            message = f'the title "{session.title}" also stands for session "{other}"; change the title or the code.'
            yield Incoherence("Sessions", session.code, "Title", message)


def addresses_have_one_owner(event: Event) -> Iterator[Incoherence]:
    """No two attendees have one address, nor two speakers."""
    for sheet, owners in (
        ("Attendees", [(attendee.id, attendee.email) for attendee in event.attendees]),
        ("Speakers", [(speaker.name, speaker.email) for speaker in event.speakers]),
    ):
        first: dict[str, str] = {}
        for (key, email), (_, occurrence) in zip(owners, _numbered([key for key, _ in owners]), strict=True):
            owner = first.setdefault(folded(email), key) if email else key
            if owner != key:
                message = f'"{email}" is the address of "{owner}" too; if that is one person, keep one row.'
                yield Incoherence(sheet, key, "Email", message, occurrence)


def names_are_known(event: Event) -> Iterator[Incoherence]:
    """Every round, room, speaker, session, attendee and feature that is named exists."""
    rounds, rooms, sessions, attendees = event.round_of, event.room_of, event.session_of, event.attendee_of
    features = {feature for room in event.rooms for feature in room.features}
    for room in event.rooms:
        yield from _unknown("Rooms", room.name, "Closed in rounds", sorted(room.closed), rounds, "a round")
    for speaker in event.speakers:
        place = ("Speakers", speaker.name)
        yield from _unknown(*place, "Unavailable rounds", sorted(speaker.unavailable), rounds, "a round")
        yield from _unknown(*place, "Attendee id", [speaker.attendee], attendees, "the id of an attendee")
    for session in event.sessions:
        place = ("Sessions", session.code)
        yield from _unknown(*place, "Speakers", session.speakers, event.speaker_of, "a speaker")
        yield from _unknown(*place, "Allowed rounds", sorted(session.rounds or ()), rounds, "a round")
        yield from _unknown(*place, "Fixed rounds", [fixed.round for fixed in session.fixed], rounds, "a round")
        yield from _unknown(*place, "Fixed rounds", [fixed.room for fixed in session.fixed], rooms, "a room")
        yield from _unknown(*place, "Fixed room", [session.room], rooms, "a room")
        yield from _unknown(*place, "Required features", sorted(session.features), features, "a feature of any room")
    for attendee in event.attendees:
        place = ("Attendees", attendee.id)
        yield from _unknown(*place, "Needs", sorted(attendee.needs), features, "a feature of any room")
        yield from _unknown(*place, "Unavailable rounds", sorted(attendee.unavailable), rounds, "a round")
    for pin, (_, nth) in zip(event.pins, _numbered([pin.attendee for pin in event.pins]), strict=True):
        place = ("Pins", pin.attendee)
        yield from _unknown(*place, "Attendee", [pin.attendee], attendees, "the id of an attendee", nth)
        yield from _unknown(*place, "Session", [pin.session], sessions, "a session", nth)
        yield from _unknown(*place, "Round", [pin.round], rounds, "a round", nth)
    for wish in event.wishes:
        place = ("Wishes", wish.attendee)
        yield from _unknown(*place, "Attendee", [wish.attendee], attendees, "the id of an attendee")
        yield from _unknown(*place, str(wish.rank), [wish.session], sessions, "a session")
        yield from _unknown(*place, str(wish.rank), [wish.round], rounds, "a round")


def who_wishes_has_answered(event: Event) -> Iterator[Incoherence]:
    """Nobody has wishes who is said not to have answered."""
    wishing = {wish.attendee for wish in event.wishes}
    for attendee in event.attendees:
        if attendee.id in wishing and not attendee.answered:
            message = f'"{attendee.id}" has wishes, but is marked as not having answered.'
            yield Incoherence("Wishes", attendee.id, "Attendee", message)


def speakers_are_one_attendee(event: Event) -> Iterator[Incoherence]:
    """No two speakers are one attendee."""
    first: dict[str, str] = {}
    for speaker in event.speakers:
        if speaker.attendee is not None and first.setdefault(speaker.attendee, speaker.name) != speaker.name:
            message = (
                f'"{first[speaker.attendee]}" is attendee "{speaker.attendee}" too; one of them must be somebody else.'
            )
            yield Incoherence("Speakers", speaker.name, "Attendee id", message)


def addresses_and_ids_agree(event: Event) -> Iterator[Incoherence]:
    """A speaker with an attendee's address is that attendee."""
    owners = {folded(attendee.email): attendee.id for attendee in event.attendees if attendee.email}
    for speaker in event.speakers:
        owner = owners.get(folded(speaker.email))
        if owner not in (None, speaker.attendee):
            message = f'"{speaker.email}" is the address of attendee "{owner}"; write "{owner}", or change the address.'
            yield Incoherence("Speakers", speaker.name, "Attendee id", message)


def _unknown(
    sheet: str,
    key: str,
    column: str,
    names: Iterable[str | None],
    known: Container[str],
    what: str,
    occurrence: int = 1,
) -> Iterator[Incoherence]:
    for name in names:
        if name is not None and name not in known:
            yield Incoherence(sheet, key, column, f'"{name}" is not {what}.', occurrence)


def _numbered(keys: Iterable[str]) -> list[tuple[str, int]]:
    """Each key with how many times it has come by so far."""
    times: Counter[str] = Counter()
    numbered = []
    for key in keys:
        times[key] += 1
        numbered.append((key, times[key]))
    return numbered


NAME_CHECKS: tuple[EventCheck, ...] = (
    names_can_be_written,
    features_can_be_written,
    own_columns_can_be_written,
    nothing_has_two_rows,
    titles_are_no_codes,
    addresses_have_one_owner,
    names_are_known,
    who_wishes_has_answered,
    speakers_are_one_attendee,
    addresses_and_ids_agree,
)
