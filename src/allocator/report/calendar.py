"""Calendars (iCalendar): what somebody does, or what is held in a room, in UTC, with all that was changed or cancelled.

A calendar that was given out is the memory of its own changes: the next one is made from it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from itertools import groupby
from uuid import UUID, uuid5

import icalendar

from allocator.errors import FileTrouble
from allocator.event import Event, Round
from allocator.report.programme import Item, Roster
from allocator.words import listed, one_line

_NAMESPACE = UUID("6f3c8d5e-0a57-4f0e-9d53-5b8d2f1c7a40")
"""Ours alone, so that no other program makes the same ids; drawn at random, once."""

_CONFIRMED, _CANCELLED = "CONFIRMED", "CANCELLED"


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """A thing in a calendar; `uid` stays the same whatever the plan holds then. Times are in UTC."""

    uid: str
    title: str
    place: str
    note: str
    start: datetime
    end: datetime | None


def personal_entries(event: Event, key: str, items: Iterable[Item], zone: tzinfo | None) -> tuple[CalendarEntry, ...]:
    """What somebody attends or gives, where the round has a time; `key` is theirs alone. Raises FileTrouble."""
    return tuple(
        _entry(event, key, item.round, item.session.title, item.room.name if item.room else "", zone)
        for item in items
        if item.session is not None and item.round.start is not None
    )


def room_entries(event: Event, room: str, rosters: Iterable[Roster], zone: tzinfo | None) -> tuple[CalendarEntry, ...]:
    """What is held in a room, where the round has a time. Raises FileTrouble."""
    held = [one for one in rosters if one.room is not None and one.room.name == room and one.round.start is not None]
    return tuple(
        # More than one session in a room at a time is a broken rule, and still to be seen.
        _entry(event, f"room {room}", round, " / ".join(one.session.title for one in ones), room, zone)
        for round, ones in groupby(held, key=lambda one: one.round)
    )


def calendar(
    entries: Iterable[CalendarEntry], *, name: str, now: datetime, before: str = "", about: str = "", where: str = ""
) -> str:
    """The text of a calendar; `before` is the text of the one given out last, '' for none. `now` knows its zone.

    What is as it was keeps its SEQUENCE, what differs has one more, and what is no more is cancelled. Without a
    difference the text is the same. `about` is the event, if that is not the name; a calendar without a name keeps the
    one that it had. Raises FileTrouble where `before`, which is to be found `where`, is no calendar or another event's.
    """
    last = _Last(before, where or f"The earlier calendar of {name}")
    last.demand_event(about)
    book = icalendar.Calendar()
    book.add("prodid", "-//allocator//programme//EN")
    book.add("version", "2.0")
    book.add("x-wr-calname", icalendar.vText(one_line(name) or last.said("x-wr-calname")))
    if about:
        book.add("x-wr-caldesc", icalendar.vText(one_line(about)))
    for entry in entries:
        book.add_component(_renewed(_component(entry), last.told.pop(entry.uid, None), now))
    for gone in last.told.values():
        book.add_component(_cancelled(gone, now))
    text: bytes = book.to_ical()
    return text.decode()


def without_times(event: Event) -> str | None:
    """Which rounds are in no calendar, in words, or None where all are."""
    lacking = [round.name for round in event.rounds if round.start is None]
    if not lacking:
        return None
    what_now = "Write Date, Start and End on the sheet Rounds."
    if len(lacking) == len(event.rounds):
        return f"No round has a time, so there are no calendars. {what_now}"
    return f"{listed(lacking)} {'has' if len(lacking) == 1 else 'have'} no time, and no calendar shows it. {what_now}"


def zone_said(zone: tzinfo | None, now: datetime) -> str:
    """The zone in which times are read, in words; None is that of this computer. `now` is any time there."""
    if zone is not None:
        return str(zone)
    local = now.astimezone()
    return f"this computer, {local.tzname()} (UTC{local:%z}) today"


def _entry(event: Event, key: str, round: Round, title: str, place: str, zone: tzinfo | None) -> CalendarEntry:
    assert round.start is not None
    uid = str(uuid5(_NAMESPACE, json.dumps([event.title, key, round.name])))
    end = None if round.end is None else _utc(round.end, round, zone)
    # What a calendar program gives back when it is read has no blanks at the ends and no breaks of lines.
    return CalendarEntry(
        uid, one_line(title), one_line(place), one_line(round.name), _utc(round.start, round, zone), end
    )


def _utc(local: datetime, round: Round, zone: tzinfo | None) -> datetime:
    meant = local.astimezone(UTC) if zone is None else local.replace(tzinfo=zone).astimezone(UTC)
    if meant.astimezone(zone).replace(tzinfo=None) != local:
        raise FileTrouble(
            f"{round.name} has the time {local:%Y-%m-%d %H:%M}, which the clocks of {zone or 'this computer'} skip "
            "that day. Change it on the sheet Rounds, or give another --zone."
        )
    return meant


def _component(entry: CalendarEntry) -> icalendar.Event:
    component = icalendar.Event()
    component.add("uid", entry.uid)
    component.add("summary", entry.title)
    component.add("description", entry.note)
    if entry.place:
        component.add("location", entry.place)
    component.add("dtstart", entry.start)
    if entry.end is not None:
        component.add("dtend", entry.end)
    component.add("status", _CONFIRMED)
    return component


class _Last:
    """The calendar given out last, and the things in it by uid; raises FileTrouble where it cannot be read."""

    def __init__(self, text: str, where: str) -> None:
        self._where = where
        try:
            self._book = icalendar.Calendar.from_ical(text) if text else icalendar.Calendar()
            self.told = {str(one["uid"]): one for one in self._book.events}
            wrong = [fault for one in self.told.values() for _, fault in one.errors]
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise FileTrouble(f"{where} cannot be read: {one_line(str(error))}. Put it aside.") from error
        if wrong:
            raise FileTrouble(f"{where} cannot be read: {one_line(wrong[0])}. Put it aside.")

    def said(self, name: str) -> str:
        """A property of the whole calendar, or ''."""
        return str(icalendar.vText.from_ical(str(self._book.get(name, ""))))

    def demand_event(self, title: str) -> None:
        """Raises FileTrouble where the calendar says that it is about another event."""
        known = self.said("x-wr-caldesc")
        if known and known != one_line(title):
            raise FileTrouble(
                f'{self._where} is a calendar of "{known}", and this event is "{title}". Give another folder; if it is '
                f'the same event, give it the title "{known}" again.'
            )


def _renewed(new: icalendar.Event, old: icalendar.Event | None, now: datetime) -> icalendar.Event:
    if old is not None and _facts(new) == _facts(old):
        return old
    return _stamped(new, 0 if old is None else _next(old), now)


def _cancelled(old: icalendar.Event, now: datetime) -> icalendar.Event:
    if str(old.get("status")) == _CANCELLED:
        return old
    sequence = _next(old)
    for name in ("status", "sequence", "dtstamp"):
        old.pop(name, None)
    old.add("status", _CANCELLED)
    return _stamped(old, sequence, now)


def _next(old: icalendar.Event) -> int:
    return int(old.sequence) + 1


def _stamped(component: icalendar.Event, sequence: int, now: datetime) -> icalendar.Event:
    component.add("sequence", sequence)
    component.add("dtstamp", now.astimezone(UTC).replace(microsecond=0))
    return component


def _facts(component: icalendar.Event) -> Mapping[str, object]:
    """What of a thing people notice."""
    told = ("summary", "description", "location", "status")
    times = {name: component.decoded(name) for name in ("dtstart", "dtend") if name in component}
    return times | {name: str(component.get(name, "")) for name in told}
