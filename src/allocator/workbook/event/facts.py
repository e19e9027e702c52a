"""The rows of an event workbook as the facts of an event."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from allocator.coherence import folded
from allocator.event import Attendee, Event, Pin, Room, Round, Session, Speaker
from allocator.workbook.event.rows.entries import SheetEntry
from allocator.workbook.event.rows.findings import EventFindings
from allocator.workbook.event.settings import Settings
from allocator.workbook.event.values.parse import NamesOf
from allocator.workbook.event.wishes import read_wishes

_ROOMY = 10**9


def event_of(
    settings: Settings,
    rows: Mapping[str, list[SheetEntry]],
    ranks: Iterable[int],
    names: NamesOf,
    findings: EventFindings,
) -> Event:
    """The event, as far as it can be read; unreadable cells stand for whatever limits least."""
    answered = {entry.key for entry in rows["Wishes"]}
    attendees = tuple(_attendee(entry, answered=entry.key in answered) for entry in rows["Attendees"])
    by_id = {attendee.id: attendee for attendee in attendees}
    by_address = {folded(attendee.email): attendee.id for attendee in attendees if attendee.email}
    return Event(
        title=settings.title,
        rounds=tuple(_round(entry, findings) for entry in rows["Rounds"]),
        rooms=tuple(_room(entry, findings) for entry in rows["Rooms"]),
        speakers=tuple(_speaker(entry, by_address) for entry in rows["Speakers"]),
        sessions=tuple(_session(entry, settings) for entry in rows["Sessions"]),
        attendees=attendees,
        wishes=tuple(read_wishes(rows["Wishes"], tuple(ranks), by_id, names, findings)),
        pins=tuple(_pin(entry) for entry in rows["Pins"] if "Must" in entry.values),
        labels=settings.labels,
    )


def _round(entry: SheetEntry, findings: EventFindings) -> Round:
    day = entry.value("Date", blank=None, unreadable=date.min)
    start = entry.value("Start", blank=None, unreadable=None)
    end = entry.value("End", blank=None, unreadable=None)
    if day is None and (start or end):
        findings.problem(entry.cell("Date"), "there is a time and no date; write the day, for example 2026-11-25.")
    if day is not None and not (start or end) and {"Date", "Start", "End"} <= entry.values.keys():
        findings.warn(entry.cell("Date"), "a date without a start says nothing; it is not used.")
    if day in (None, date.min) or not {"Start", "End"} <= entry.values.keys():
        return Round(entry.key)
    return Round(
        entry.key,
        None if start is None else datetime.combine(day, start),
        None if end is None else datetime.combine(day, end),
    )


def _room(entry: SheetEntry, findings: EventFindings) -> Room:
    features: tuple[str, ...] = entry.value("Features", blank=(), unreadable=())
    for several in (feature for feature in features if "," in feature):
        message = f'"{several}" is taken as one feature; if these are several, write ; between them.'
        findings.warn(entry.cell("Features"), message)
    return Room(
        name=entry.key,
        capacity=entry.value("Capacity", blank=_ROOMY, unreadable=_ROOMY),
        features=frozenset(features),
        closed=frozenset(entry.value("Closed in rounds", blank=(), unreadable=())),
    )


def _speaker(entry: SheetEntry, by_address: Mapping[str, str]) -> Speaker:
    email = entry.value("Email", blank="", unreadable="")
    same_address = by_address.get(folded(email))
    return Speaker(
        name=entry.key,
        email=email,
        unavailable=frozenset(entry.value("Unavailable rounds", blank=(), unreadable=())),
        attendee=entry.value("Attendee id", blank=same_address, unreadable=same_address),
    )


def _session(entry: SheetEntry, settings: Settings) -> Session:
    allowed = entry.value("Allowed rounds", blank=(), unreadable=())
    return Session(
        code=entry.key,
        title=entry.value("Title", blank=entry.key, unreadable=entry.key),
        speakers=entry.value("Speakers", blank=(), unreadable=()),
        minimum=entry.value("Minimum", blank=settings.minimum, unreadable=0),
        maximum=entry.value("Maximum", blank=None, unreadable=_ROOMY),
        at_least=entry.value("At least", blank=settings.at_least, unreadable=0),
        at_most=entry.value("At most", blank=settings.at_most, unreadable=None),
        rounds=frozenset(allowed) or None,
        fixed=entry.value("Fixed rounds", blank=(), unreadable=()),
        room=entry.value("Fixed room", blank=None, unreadable=None),
        features=frozenset(entry.value("Required features", blank=(), unreadable=())),
    )


def _attendee(entry: SheetEntry, *, answered: bool) -> Attendee:
    return Attendee(
        id=entry.key,
        name=entry.value("Name", blank=entry.key, unreadable=entry.key),
        email=entry.value("Email", blank="", unreadable=""),
        organisation=entry.value("Organisation", blank="", unreadable=""),
        needs=frozenset(entry.value("Needs", blank=(), unreadable=())),
        unavailable=frozenset(entry.value("Unavailable rounds", blank=(), unreadable=())),
        answered=answered,
    )


def _pin(entry: SheetEntry) -> Pin:
    return Pin(
        attendee=entry.key,
        session=entry.value("Session", blank=None, unreadable=None),
        round=entry.value("Round", blank=None, unreadable=None),
        must=entry.values["Must"],
        reason=entry.value("Reason", blank="", unreadable=""),
    )
