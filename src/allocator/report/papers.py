"""What is printed, as plain values: every document has a function that says what stands in it, and no looks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from functools import cached_property
from typing import Any

from allocator.event import Attendee, Event, Room, Round, Session
from allocator.person_names import by_surname, surname_key
from allocator.plan import Plan
from allocator.policy import Policy
from allocator.report.figures import timetable_of
from allocator.report.programme import Item, Programme, Roster, Why, programmes, rosters
from allocator.report.view import Timetable, in_parts
from allocator.report.words import Words

ROUNDS_ON_A_POSTER, ROUNDS_ON_A_SIGN = 8, 12
"""How many rounds are on a sheet at most: with more of them the letters would be too small, or run into each other."""

UNBROKEN = 24
"""Letters of the longest word that is kept on one line."""

Paper = dict[str, Any]
"""What a document says, of nothing but dicts, lists, texts and numbers."""

_PARTS = ("people", "lists", "rooms", "sheets")
"""What a document has one or more of."""


@dataclass(frozen=True)
class Papers:
    """An event and its plan, ready to be put on paper in a language; with `anonymous` nobody is named."""

    event: Event
    policy: Policy
    plan: Plan
    words: Words
    anonymous: bool = False

    @cached_property
    def programmes(self) -> tuple[Programme, ...]:
        """Everybody's programme, by organisation, then surname; those without one come last."""
        return tuple(sorted(programmes(self.event, self.policy, self.plan), key=_by_organisation))

    @cached_property
    def rosters(self) -> tuple[Roster, ...]:
        """Every offering with those in it."""
        return rosters(self.event, self.policy, self.plan)

    def personal(self) -> Paper:
        """A slip for each attendee."""
        return self._paper("Programme", people=[self._person(one) for one in self.programmes])

    def badges(self) -> Paper:
        """A badge for each attendee and each speaker, by surname; that of a speaker says so."""
        speakers = {speaker.attendee for speaker in self.event.speakers}
        people = [
            {**self._person(one), "kind": self.words("Speaker") if one.attendee.id in speakers else ""}
            for one in self.programmes
        ]
        everybody = [*people, *self._speakers_who_attend_nothing()]
        return self._paper("Badges", people=sorted(everybody, key=lambda one: surname_key(one["name"])))

    def attendance(self) -> Paper:
        """A list for each offering in which anybody sits, round by round."""
        words = self.words
        columns = ("Name", "Organisation", "Needs", "Present")
        lists = [
            {
                **self._offering(one),
                "said": words("{taken} of {seats} seats", taken=len(one.attendees), seats=one.seats),
                "people": [_line(attendee) for attendee in one.attendees],
            }
            for one in self.rosters
            if one.attendees
        ]
        return self._paper("Attendance list", lists=lists, words={phrase: words(phrase) for phrase in columns})

    def speakers(self) -> Paper:
        """For each speaker who gives anything what that is, when and where, and who comes."""
        given: dict[str, list[Roster]] = defaultdict(list)
        for roster in self.rosters:
            for speaker in roster.speakers:
                given[speaker.name].append(roster)
        people = [
            {
                "name": speaker.name,
                "lists": [
                    {
                        **self._offering(one),
                        "said": self.words("{taken} of {seats} seats", taken=len(one.attendees), seats=one.seats),
                        "people": [_line(attendee) for attendee in one.attendees],
                    }
                    for one in given[speaker.name]
                ],
            }
            for speaker in sorted(self.event.speakers, key=lambda one: surname_key(one.name))
            if speaker.name in given
        ]
        phrases = ("Name", "Organisation")
        return self._paper("Speakers", people=people, words={phrase: self.words(phrase) for phrase in phrases})

    def door_signs(self) -> Paper:
        """For each room what is held there, round by round, on as many sheets as many rounds take.

        An event without rooms has none.
        """
        held: dict[tuple[str, str], list[Session]] = defaultdict(list)
        for placement in self.plan.placements:
            held[placement.room, placement.round].append(self.event.session_of[placement.session])
        rooms = [
            {"name": room.name, "rounds": [self._sign(round, held[room.name, round.name]) for round in rounds]}
            for room in self.event.rooms
            if any(held[room.name, round.name] for round in self.event.rounds)
            for rounds in in_parts(self.event.rounds, ROUNDS_ON_A_SIGN)
        ]
        return self._paper("Room", rooms=rooms)

    def poster(self) -> Paper:
        """The timetable on one sheet, or on as many as many rounds take."""
        made = timetable_of(self.event, self.policy, self.plan, self.words, anonymous=self.anonymous)
        parts = [part for part in made.parts(ROUNDS_ON_A_POSTER) if part.rows]
        sheets = [{**asdict(part), "longest": _longest_word(part)} for part in parts]
        return self._paper("Timetable", corner=made.corner, sheets=sheets, words={"closed": self.words("closed")})

    def not_placed(self) -> Paper:
        """Those who lack a seat in some round, with the rounds and where to reach them."""
        columns = ("Name", "Organisation", "E-mail", "Without a seat in")
        lacking = [one for one in self.programmes if one.lacking]
        people = [
            {
                **_line(one.attendee),
                "email": one.attendee.email,
                "rounds": ", ".join(item.round.name for item in one.lacking),
            }
            for one in sorted(lacking, key=lambda one: surname_key(one.attendee.name))
        ]
        return self._paper("Not placed", people=people, words={phrase: self.words(phrase) for phrase in columns})

    def _paper(self, kind: str, **content: Any) -> Paper:
        """What every document has, and what is in this one."""
        words = {"page": self.words("Page"), **content.pop("words", {})}
        head = {"title": self.event.title, "days": self.words.days(self.event), "kind": self.words(kind)}
        return {"language": self.words.language.code, **head, **content, "words": words}

    def _person(self, programme: Programme) -> Paper:
        return {
            "name": programme.attendee.name,
            "organisation": programme.attendee.organisation,
            "items": [self._item(item) for item in programme.items],
        }

    def _item(self, item: Item) -> Paper:
        said = {Why.SPEAKS: "speaks", Why.NO_SEAT: "no seat", Why.FREE: "free"}
        note = "" if item.why is Why.ATTENDS else self.words(said[item.why])
        return {**self._when(item.round), **_what(item.session), "room": _room(item.room), "note": note}

    def _when(self, round: Round) -> Paper:
        return {"round": round.name, "when": self.words.hours(self.event, round)}

    def _offering(self, roster: Roster) -> Paper:
        speakers = ", ".join(speaker.name for speaker in roster.speakers)
        where = {"room": _room(roster.room), "speakers": speakers}
        return {**self._when(roster.round), **_what(roster.session), **where}

    def _sign(self, round: Round, sessions: list[Session]) -> Paper:
        held = [
            {**_what(session), "speakers": "" if self.anonymous else ", ".join(session.speakers)}
            for session in sessions
        ]
        return {**self._when(round), "held": held}

    def _speakers_who_attend_nothing(self) -> Iterator[Paper]:
        for speaker in self.event.speakers:
            if speaker.attendee is None:
                items = [
                    {
                        **self._when(one.round),
                        **_what(one.session),
                        "room": _room(one.room),
                        "note": self.words("speaks"),
                    }
                    for one in self.rosters
                    if speaker in one.speakers
                ]
                yield {"name": speaker.name, "organisation": "", "items": items, "kind": self.words("Speaker")}


def says_nothing(paper: Paper) -> bool:
    """Whether a document would be a page on which nobody and nothing is."""
    return not any(paper.get(part) for part in _PARTS)


def _longest_word(timetable: Timetable) -> int:
    """The letters of the longest word in a column of a timetable, of those that are not broken."""
    held = [one for row in timetable.rows for cell in row.cells for one in cell.held]
    texts = [head.name for head in timetable.heads] + [text for one in held for text in (one.title, one.speakers)]
    return max((min(len(word), UNBROKEN) for text in texts for word in text.split()), default=1)


def _by_organisation(programme: Programme) -> tuple[bool, str, tuple[str, ...], str]:
    attendee = programme.attendee
    return not attendee.organisation, attendee.organisation.casefold(), surname_key(attendee.name), attendee.id


def _line(attendee: Attendee) -> Paper:
    """Somebody in a list."""
    needs = ", ".join(sorted(attendee.needs))
    return {"name": by_surname(attendee.name), "organisation": attendee.organisation, "needs": needs}


def _what(session: Session | None) -> Paper:
    return {"code": "", "session": ""} if session is None else {"code": session.code, "session": session.title}


def _room(room: Room | None) -> str:
    return "" if room is None else room.name
