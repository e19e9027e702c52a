"""The rows of an event workbook as the facts of an event."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from allocator.coherence import folded
from allocator.event import Attendee, Event, Pin, Room, Session, Speaker
from allocator.workbook.event.asked.asked import Asked, asked_in
from allocator.workbook.event.asked.of_sessions import within
from allocator.workbook.event.demands import demand_in
from allocator.workbook.event.rounds import round_in
from allocator.workbook.event.rows.entries import SheetEntry
from allocator.workbook.event.rows.findings import EventFindings
from allocator.workbook.event.schema import ATTENDEES, PINS, ROOMS, SESSIONS, SPEAKERS
from allocator.workbook.event.settings import Settings
from allocator.workbook.event.values.fields import fields_of
from allocator.workbook.event.values.names import NamesOf
from allocator.workbook.event.whom import People
from allocator.workbook.event.wishes import read_wishes
from allocator.workbook.xlsx.text import clean


def event_of(
    settings: Settings,
    rows: Mapping[str, list[SheetEntry]],
    ranks: Iterable[int],
    headings: Iterable[str],
    names: NamesOf,
    findings: EventFindings,
) -> tuple[Event, Asked]:
    """The event, as far as it can be read, and what of it columns ask of one person or session.

    An unreadable cell counts as the value that limits least. `ranks` are the headings of wishes, `headings` those of
    the organiser's own columns of attendees.
    """
    answered = {entry.key for entry in rows["Wishes"]}
    attendees = tuple(_attendee(entry, answered=entry.key in answered) for entry in rows["Attendees"])
    people = People(attendees, tuple(headings))
    by_id = {attendee.id: attendee for attendee in attendees}
    by_address = {folded(attendee.email): attendee.id for attendee in attendees if attendee.email}
    demands = tuple(demand for entry in rows["Rules"] if (demand := demand_in(entry, people, names, findings)))
    _note_unreadable(rows["Attendees"], {column for one in demands for column in one.columns}, findings)
    rounds = tuple(round_in(entry, findings) for entry in rows["Rounds"])
    pins = tuple(_pin(entry) for entry in rows["Pins"] if "Must" in entry.values)
    asked = asked_in(rows, people, names, findings).besides(pins, demands)
    event = Event(
        title=settings.title,
        rounds=rounds,
        rooms=tuple(_room(entry, findings) for entry in rows["Rooms"]),
        speakers=tuple(_speaker(entry, by_address) for entry in rows["Speakers"]),
        sessions=tuple(
            within(_session(entry, settings), entry, rounds, names["Rounds"], findings) for entry in rows["Sessions"]
        ),
        attendees=attendees,
        wishes=tuple(read_wishes(rows["Wishes"], tuple(ranks), by_id, names, findings)),
        pins=(*pins, *(one.pin for one in asked.pins)),
        demands=(*demands, *(one.demand for one in asked.demands)),
        labels=settings.labels,
    )
    return event, asked


def _room(entry: SheetEntry, findings: EventFindings) -> Room:
    room = Room(**fields_of(ROOMS, entry.values, entry.key))
    features: tuple[str, ...] = entry.value("Features", blank=(), unreadable=())
    for several in (feature for feature in features if "," in feature):
        message = f'"{several}" is taken as one feature; if these are several, write ; between them.'
        findings.warn(entry.cell("Features"), message)
    return room


def _speaker(entry: SheetEntry, by_address: Mapping[str, str]) -> Speaker:
    """A speaker; one who is not said to be an attendee is the one with the same address."""
    fields = fields_of(SPEAKERS, entry.values, entry.key)
    return Speaker(**{**fields, "attendee": fields["attendee"] or by_address.get(folded(fields["email"]))})


def _session(entry: SheetEntry, settings: Settings) -> Session:
    return Session(**fields_of(SESSIONS, entry.values, entry.key, blank=settings.of_sessions))


def _attendee(entry: SheetEntry, *, answered: bool) -> Attendee:
    own = {heading: clean(cell.text) for heading, cell in entry.row.own.items() if not cell.trouble}
    attributes = tuple(sorted((heading, text) for heading, text in own.items() if text))
    return Attendee(**fields_of(ATTENDEES, entry.values, entry.key), answered=answered, attributes=attributes)


def _note_unreadable(rows: Iterable[SheetEntry], columns: Collection[str], findings: EventFindings) -> None:
    """What cannot be read in a column of one's own is a problem where rules use it."""
    for entry in rows:
        for heading, cell in entry.row.own.items():
            if cell.trouble and heading in columns:
                findings.problem(cell, cell.trouble)


def _pin(entry: SheetEntry) -> Pin:
    return Pin(**fields_of(PINS, entry.values, entry.key))
