"""The calendars that are handed out: a file for each person and each room, made from those that were handed out before.

A file is known by what its name ends in, whatever somebody is called by now, and so keeps its name.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, tzinfo
from pathlib import Path

from pathvalidate import sanitize_filename

from allocator.errors import FileTrouble
from allocator.event import Event
from allocator.plan import Plan
from allocator.policy import Policy
from allocator.report.calendar import CalendarEntry, calendar, personal_entries, room_entries
from allocator.report.programme import rosters, told
from allocator.words import one_line

CALENDARS = "calendars"
PEOPLE, ROOMS = f"{CALENDARS}/people", f"{CALENDARS}/rooms"
"""The folders of the calendars of attendees and speakers, and of those of rooms, which name nobody."""

LONGEST_NAME = 40
"""Letters of a name that the name of its file keeps: no more than 160 bytes, where file systems take 255."""

_TAG = re.compile(r"(?:.* )?([0-9a-f]{12})\.ics")


@dataclass(frozen=True, slots=True)
class Calendars:
    """Files by their names below the folder; in those `gone` all is cancelled now: the event has them no more."""

    files: Mapping[str, bytes]
    gone: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Book:
    """A calendar to be written: whose it is, what it is called, and what is in it."""

    key: str
    whose: str
    name: str
    entries: tuple[CalendarEntry, ...]


@dataclass(frozen=True, slots=True)
class _Earlier:
    """A calendar that is in the folder already."""

    path: Path
    text: str


def calendars(
    event: Event,
    policy: Policy,
    plan: Plan,
    *,
    title: str,
    folder: Path,
    zone: tzinfo | None,
    now: datetime,
    anonymous: bool,
) -> Calendars:
    """Every calendar in which there is something, made from what is in the `folder`; with `anonymous` those of rooms.

    `title` is what the event is called. Raises FileTrouble, also where the folder holds calendars of another event.
    """
    files: dict[str, bytes] = {}
    gone: list[str] = []
    kinds = {ROOMS: _of_rooms(event, policy, plan, title, zone)}
    if not anonymous:
        kinds = {PEOPLE: _of_people(event, policy, plan, title, zone), **kinds}
    for place, books in kinds.items():
        earlier = _earlier(folder / place)
        for book in books:
            before = earlier.pop(_tag(book.key), None)
            # Without times now or before there is nothing to put in a calendar.
            if book.entries or before:
                name = file_name(book.whose, book.key) if before is None else before.path.name
                files[f"{place}/{name}"] = _text(book, title, now, before)
        for before in earlier.values():
            name = f"{place}/{before.path.name}"
            files[name] = _text(_Book("", "", "", ()), title, now, before)
            if files[name] != before.text.encode():
                gone.append(name)
    return Calendars(files, tuple(gone))


def file_name(whose: str, key: str) -> str:
    """A name that people find, that every system can store, and that no other calendar has; `key` is theirs alone."""
    known = sanitize_filename(one_line(unicodedata.normalize("NFC", whose)), platform="universal")
    words = known[:LONGEST_NAME].strip(" .-_")
    return str(sanitize_filename(f"{words} {_tag(key)}.ics".lstrip(), platform="universal"))


def _of_people(event: Event, policy: Policy, plan: Plan, title: str, zone: tzinfo | None) -> Iterator[_Book]:
    """Attendees, then those who only speak. The keys are those of mail: the same thing has one id in both."""
    for one in told(event, policy, plan):
        yield _Book(one.key, one.who.name, title, personal_entries(event, one.key, one.items, zone))


def _of_rooms(event: Event, policy: Policy, plan: Plan, title: str, zone: tzinfo | None) -> Iterator[_Book]:
    held = rosters(event, policy, plan)
    for room in event.rooms:
        entries = room_entries(event, room.name, held, zone)
        yield _Book(f"room {room.name}", room.name, f"{room.name} – {title}", entries)


def _text(book: _Book, title: str, now: datetime, before: _Earlier | None) -> bytes:
    text, where = ("", "") if before is None else (before.text, str(before.path))
    return calendar(book.entries, name=book.name, about=title, now=now, before=text, where=where).encode()


def _tag(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()[:12]


def _earlier(folder: Path) -> dict[str, _Earlier]:
    """The calendars in a folder that were written by us, by their tags; copies beside them are nobody's memory."""
    found: dict[str, _Earlier] = {}
    for path in _files(folder):
        match = _TAG.fullmatch(path.name)
        if match is not None and match[1] not in found:
            try:
                found[match[1]] = _Earlier(path, path.read_bytes().decode())
            except (OSError, UnicodeDecodeError) as fault:
                raise FileTrouble(f"{path} cannot be read: {fault}. Put it aside and run the same again.") from fault
    return found


def _files(folder: Path) -> Iterable[Path]:
    return sorted(folder.iterdir()) if folder.is_dir() else ()
