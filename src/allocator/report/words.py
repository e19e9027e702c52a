"""The words of pages and documents in English, Dutch and German, and how each language writes dates and numbers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from allocator.event import Event, Labels, Round
from allocator.report.phrases import DE, EN, NL


def _english_ordinal(rank: int) -> str:
    ending = "th" if 10 <= rank % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(rank % 10, "th")
    return f"{rank}{ending}"


@dataclass(frozen=True, slots=True)
class Language:
    """A language: its phrases by their English, and how it writes dates, numbers and ranks.

    `day` takes the day of the week, the day, the month and the year; `thousand` and `decimal` are what stands between
    digits, `percent` what follows a percentage. `nouns` are what the event's labels are called where it has its own.
    """

    code: str
    phrases: Mapping[str, str]
    weekdays: tuple[str, ...]
    months: tuple[str, ...]
    day: str
    thousand: str
    decimal: str
    percent: str
    ordinal: Callable[[int], str]
    nouns: Labels
    capital_nouns: bool = False


LANGUAGES = {
    "en": Language(
        "en",
        EN,
        ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
        (
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ),
        "{weekday} {day} {month} {year}",
        ",",
        ".",
        "%",
        _english_ordinal,
        Labels(),
    ),
    "nl": Language(
        "nl",
        NL,
        ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"),
        (
            "januari",
            "februari",
            "maart",
            "april",
            "mei",
            "juni",
            "juli",
            "augustus",
            "september",
            "oktober",
            "november",
            "december",
        ),
        "{weekday} {day} {month} {year}",
        ".",
        ",",
        "%",
        lambda rank: f"{rank}e",
        Labels("sessie", "sessies", "deelnemer", "deelnemers"),
    ),
    "de": Language(
        "de",
        DE,
        ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"),
        (
            "Januar",
            "Februar",
            "März",
            "April",
            "Mai",
            "Juni",
            "Juli",
            "August",
            "September",
            "Oktober",
            "November",
            "Dezember",
        ),
        "{weekday}, {day}. {month} {year}",
        ".",
        ",",
        "\u00a0%",
        lambda rank: f"{rank}.",
        Labels("Veranstaltung", "Veranstaltungen", "Teilnehmende", "Teilnehmende"),
        capital_nouns=True,
    ),
}
"""The languages by their codes of ISO 639."""


@dataclass(frozen=True)
class Words:
    """A language with the event's own labels, ready to be asked for phrases."""

    language: Language
    labels: Labels

    @classmethod
    def of(cls, event: Event, language: str) -> Words:
        """The words of a language for an event."""
        return cls.with_labels(event.labels, language)

    @classmethod
    def with_labels(cls, labels: Labels, language: str) -> Words:
        """The words of a language with an event's labels; where it did not choose any, the language's own."""
        known = LANGUAGES[language]
        chosen = known.nouns if labels == Labels() else labels
        if known.capital_nouns:
            chosen = Labels(*map(capitalised, (chosen.session, chosen.sessions, chosen.attendee, chosen.attendees)))
        return cls(known, chosen)

    def __call__(self, phrase: str, **values: object) -> str:
        """A phrase in this language; raises KeyError for one that the language has not."""
        labels = self.labels
        named = {
            "session": labels.session,
            "sessions": labels.sessions,
            "Session": capitalised(labels.session),
            "Sessions": capitalised(labels.sessions),
            "attendee": labels.attendee,
            "attendees": labels.attendees,
            "Attendee": capitalised(labels.attendee),
            "Attendees": capitalised(labels.attendees),
        }
        return self.language.phrases[phrase].format(**named, **values)

    def wish(self, rank: int) -> str:
        """A wish by its rank: '1st wish'."""
        return self("{nth} wish", nth=self.language.ordinal(rank))

    def nth(self, rank: int) -> str:
        """A rank alone: '1st'."""
        return self.language.ordinal(rank)

    def count(self, number: int) -> str:
        """A whole number with its thousands apart."""
        return f"{number:,}".replace(",", self.language.thousand)

    def part(self, share: float, *, digits: int = 0) -> str:
        """A part of 1 as a percentage."""
        return f"{share * 100:.{digits}f}".replace(".", self.language.decimal) + self.language.percent

    def day(self, moment: date) -> str:
        """A day: 'Wednesday 25 November 2026'."""
        language = self.language
        return language.day.format(
            weekday=language.weekdays[moment.weekday()],
            day=moment.day,
            month=language.months[moment.month - 1],
            year=moment.year,
        )

    def days(self, event: Event) -> str:
        """The days on which there are rounds, in words; '' where no round says when it is."""
        days = dict.fromkeys(day for round in event.rounds if (day := _day_of(round)) is not None)
        return "; ".join(self.day(day) for day in days)

    def hours(self, event: Event, round: Round) -> str:
        """When a round is: '11:15–12:05', with the day before it where the event has several; '' if nothing says."""
        start, end = (f"{moment:%H:%M}" if moment else "" for moment in (round.start, round.end))
        clock = f"{start}–{end}" if start and end else start or (self("until {time}", time=end) if end else "")
        day = _day_of(round)
        several = len({_day_of(one) for one in event.rounds} - {None}) > 1
        return f"{self.day(day)}, {clock}" if several and day is not None else clock


def _day_of(round: Round) -> date | None:
    moment = round.start or round.end
    return None if moment is None else moment.date()


def capitalised(text: str) -> str:
    """The text with a capital first letter, the rest as it stands."""
    return text[:1].upper() + text[1:]
