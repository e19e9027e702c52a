"""An event and a policy as the rows of an event workbook: for each sheet, values by heading."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from allocator.event import Attendee, Event, Pin, Room, Round, Session, Speaker, Wish
from allocator.policy import Policy
from allocator.workbook.event.schema import (
    ATTENDEES,
    PINS,
    ROOMS,
    ROUNDS,
    SESSIONS,
    SETTING_ROWS,
    SETTINGS,
    SPEAKERS,
    WISHES,
)
from allocator.workbook.xlsx.style import CellValue
from allocator.workbook.xlsx.text import BETWEEN

RowValues = Mapping[str, CellValue]


def rows_of(event: Event, policy: Policy) -> Mapping[str, list[RowValues]]:
    """The rows of every sheet, by its name; a heading that is left out is a blank cell."""
    return {
        SETTINGS.name: list(_settings(event, policy)),
        ROUNDS.name: [_round(round) for round in event.rounds],
        ROOMS.name: [_room(room) for room in event.rooms],
        SPEAKERS.name: [_speaker(speaker) for speaker in event.speakers],
        SESSIONS.name: [_session(session) for session in event.sessions],
        ATTENDEES.name: [_attendee(attendee) for attendee in event.attendees],
        PINS.name: [_pin(pin) for pin in event.pins],
        WISHES.name: [_wishes(one, event.wishes_of[one.id]) for one in event.attendees if one.answered],
    }


def _settings(event: Event, policy: Policy) -> Iterator[RowValues]:
    values: dict[str, CellValue] = {
        "Event title": event.title,
        "Word for session": event.labels.session,
        "Word for sessions": event.labels.sessions,
        "Word for attendee": event.labels.attendee,
        "Word for attendees": event.labels.attendees,
        "Objectives": BETWEEN.join(policy.objectives),
        "Cost per rank": BETWEEN.join(map(str, policy.rank_costs)),
        "Cost of an unwished seat": policy.unwished_cost,
        "Unwished seats allowed": _yes_or_no(policy.unwished_allowed),
        "Seats for those who wished nothing": _yes_or_no(policy.seats_for_wishless),
        "Seats for those who did not answer": _yes_or_no(policy.seats_for_silent),
        "Everybody must be seated": _yes_or_no(policy.everybody_seated),
        "Attendees moved at most": policy.most_moved,
        "Seed": policy.seed,
    }
    for setting in SETTING_ROWS:
        yield {"Setting": setting.heading, "Value": values.get(setting.heading), "What it means": setting.meaning}


def _yes_or_no(value: bool) -> str:
    return "yes" if value else "no"


def _listed(names: Iterable[str]) -> str:
    return BETWEEN.join(names)


def _round(round: Round) -> RowValues:
    moment = round.start or round.end
    return {
        "Round": round.name,
        "Date": moment.date() if moment else None,
        "Start": round.start.time() if round.start else None,
        "End": round.end.time() if round.end else None,
    }


def _room(room: Room) -> RowValues:
    return {
        "Room": room.name,
        "Capacity": room.capacity,
        "Features": _listed(sorted(room.features)),
        "Closed in rounds": _listed(sorted(room.closed)),
    }


def _speaker(speaker: Speaker) -> RowValues:
    return {
        "Speaker": speaker.name,
        "Email": speaker.email,
        "Unavailable rounds": _listed(sorted(speaker.unavailable)),
        "Attendee id": speaker.attendee,
    }


def _session(session: Session) -> RowValues:
    return {
        "Code": session.code,
        "Title": session.title,
        "Speakers": _listed(session.speakers),
        "Minimum": session.minimum,
        "Maximum": session.maximum,
        "At least": session.at_least,
        "At most": session.at_most,
        "Allowed rounds": _listed(sorted(session.rounds or ())),
        "Fixed rounds": _listed(
            fixed.round if fixed.room is None else f"{fixed.round} = {fixed.room}" for fixed in session.fixed
        ),
        "Fixed room": session.room,
        "Required features": _listed(sorted(session.features)),
    }


def _attendee(attendee: Attendee) -> RowValues:
    return {
        "Id": attendee.id,
        "Name": attendee.name,
        "Email": attendee.email,
        "Organisation": attendee.organisation,
        "Needs": _listed(sorted(attendee.needs)),
        "Unavailable rounds": _listed(sorted(attendee.unavailable)),
    }


def _pin(pin: Pin) -> RowValues:
    return {
        "Attendee": pin.attendee,
        "Session": pin.session,
        "Round": pin.round,
        "Must": "must" if pin.must else "must not",
        "Reason": pin.reason,
    }


def _wishes(attendee: Attendee, wishes: Iterable[Wish]) -> RowValues:
    asked: dict[str, list[str]] = {}
    for wish in wishes:
        text = wish.session if wish.round is None else f"{wish.session} @ {wish.round}"
        asked.setdefault(str(wish.rank), []).append(text)
    return {"Attendee": attendee.id, "Name": attendee.name, **{rank: _listed(texts) for rank, texts in asked.items()}}
