"""The lists for those who work in Excel: a row for each person, each seat, each offering, to sort and to filter."""

from __future__ import annotations

from collections.abc import Iterator

from allocator.event import Event, Round
from allocator.person_names import by_surname, surname_key
from allocator.report.papers import Papers
from allocator.report.programme import Item, Programme, Roster, Why
from allocator.report.words import Words
from allocator.words import shortened
from allocator.workbook.xlsx.lists import BOX, ListRow, ListSheet


def lists(papers: Papers) -> tuple[ListSheet, ...]:
    """Programmes by organisation, then surname; attendance; what speakers give; rooms; who lacks: if there are any."""
    words = papers.words
    event = papers.event
    lists = [
        ListSheet(words("Programme"), _programme_headings(event, words), tuple(_programmes(papers)), frozen=2),
        ListSheet(words("Attendance list"), _headings(words, *_ATTENDANCE), tuple(_attendance(papers))),
        ListSheet(words("Speakers"), _headings(words, *_SPEAKERS), tuple(_speakers(papers))),
        ListSheet(words("Rooms"), _headings(words, *_ROOMS), tuple(_rooms(papers))),
        ListSheet(words("Not placed"), _headings(words, *_NOT_PLACED), tuple(_not_placed(papers)), frozen=2),
    ]
    return tuple(one for place, one in enumerate(lists) if one.rows or not place)


_LONGEST_NAME = 32
"""Letters of a session where a row has one for each round."""

_ATTENDANCE = ("Round", "When", "Room", "Code", "{Session}", "Name", "Organisation", "Needs", "Present")
_SPEAKERS = ("Speaker", "E-mail", "Round", "When", "Room", "Code", "{Session}", "Taken", "Seats")
_ROOMS = ("Room", "Round", "When", "Code", "{Session}", "Speakers", "Taken", "Seats")
_NOT_PLACED = ("Organisation", "Name", "E-mail", "Without a seat in")


def _headings(words: Words, *phrases: str) -> tuple[str, ...]:
    return tuple(words(phrase) for phrase in phrases)


def _programme_headings(event: Event, words: Words) -> tuple[str, ...]:
    found = [*_headings(words, "Organisation", "Name", "Id", "E-mail")]
    for round in event.rounds:
        found.append(" · ".join(filter(None, (round.name, words.hours(event, round)))))
        if event.rooms:
            found.append(f"{round.name}: {words('Room')}")
    return tuple(found)


def _programmes(papers: Papers) -> Iterator[ListRow]:
    for one in papers.programmes:
        who = one.attendee
        row = [who.organisation, by_surname(who.name), who.id, who.email]
        for item in one.items:
            row.append(_said(papers.words, item))
            if papers.event.rooms:
                row.append(item.room.name if item.room else "")
        yield tuple(row)


def _said(words: Words, item: Item) -> str:
    if item.session is None:
        return words("no seat" if item.why is Why.NO_SEAT else "free")
    named = shortened(f"{item.session.code} {item.session.title}", _LONGEST_NAME)
    return named if item.why is Why.ATTENDS else f"{named} ({words('speaks')})"


def _attendance(papers: Papers) -> Iterator[ListRow]:
    for roster in papers.rosters:
        for one in roster.attendees:
            needs = ", ".join(sorted(one.needs))
            yield (*_where(papers, roster.round), *_what(roster), by_surname(one.name), one.organisation, needs, BOX)


def _speakers(papers: Papers) -> Iterator[ListRow]:
    for speaker in sorted(papers.event.speakers, key=lambda one: surname_key(one.name)):
        name = by_surname(speaker.name)
        given = [one for one in papers.rosters if speaker in one.speakers]
        for one in given:
            yield name, speaker.email, *_where(papers, one.round), *_what(one), len(one.attendees), one.seats
        if not given:
            yield name, speaker.email, *[""] * (len(_SPEAKERS) - 2)


def _rooms(papers: Papers) -> Iterator[ListRow]:
    """Every room in every round: what is held there, that it is closed, or nothing."""
    for room in papers.event.rooms:
        for round in papers.event.rounds:
            held = [one for one in papers.rosters if (one.room, one.round) == (room, round)]
            when = _where(papers, round)
            for one in held:
                speakers = ", ".join(speaker.name for speaker in one.speakers)
                yield room.name, *when, *_what(one)[1:], speakers, len(one.attendees), one.seats
            if not held:
                yield room.name, *when, "", papers.words("closed") if round.name in room.closed else "", "", 0, 0


def _not_placed(papers: Papers) -> Iterator[ListRow]:
    for one in papers.programmes:
        if one.lacking:
            yield one.attendee.organisation, by_surname(one.attendee.name), one.attendee.email, _lacking(one)


def _lacking(programme: Programme) -> str:
    return ", ".join(item.round.name for item in programme.lacking)


def _where(papers: Papers, round: Round) -> tuple[str, str]:
    return round.name, papers.words.hours(papers.event, round)


def _what(roster: Roster) -> tuple[str, str, str]:
    return roster.room.name if roster.room else "", roster.session.code, roster.session.title
