"""The words of programmes in messages, and how dates are written, in each language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from allocator.mail.telling import Because, Line, because
from allocator.report.programme import Why


@dataclass(frozen=True, slots=True)
class MailLanguage:
    """Phrases; `day` is how a date is written."""

    code: str
    day: str
    before: str
    now: str
    speaks: str
    no_seat: str
    free: str
    room_unknown: str
    nothing: str
    whole: str
    joint: str
    because: Mapping[Because, str]

    def date(self, line: Line) -> str:
        """The day of a line, '' where it has none."""
        return f"{date.fromisoformat(line.date):{self.day}}" if line.date else ""

    def when(self, line: Line) -> str:
        """Its times."""
        return "–".join(time for time in (line.start, line.end) if time)

    def what(self, line: Line) -> str:
        """Its session, or why there is none."""
        given = {Why.NO_SEAT: self.no_seat, Why.FREE: self.free, Why.SPEAKS: f"{line.session} ({self.speaks})"}
        return given.get(Why(line.why), line.session)

    def where(self, line: Line) -> str:
        """Its room, '' where there is no session."""
        return (line.room or self.room_unknown) if line.session else ""

    def all(self, lines: Sequence[Line], *, dated: bool) -> str:
        """Everything about a round, in one sentence, with its date or without."""
        said = (
            ", ".join(filter(None, (self.what(one), self.where(one), self.date(one) * dated, self.when(one))))
            for one in lines
        )
        return "; ".join(said) or self.nothing

    def why(self, old: Sequence[Line], new: Sequence[Line], held: Mapping[str, Sequence[str]]) -> str:
        """Why a round is another, in sentences; `held` are those of `rounds_held`."""
        said = []
        for line in old:
            rounds = held.get(line.code) or held.get(line.session, ())
            reason = because(line, new, rounds)
            if reason is not None:
                said.append(self.because[reason].format(session=line.session, rounds=self.listed(rounds or ("",))))
        return " ".join(dict.fromkeys(said))

    def listed(self, things: Sequence[str]) -> str:
        """Some things as people list them: 'a, b and c'."""
        *most, last = things
        return f"{', '.join(most)} {self.joint} {last}" if most else last


LANGUAGES: Mapping[str, MailLanguage] = {
    language.code: language
    for language in (
        MailLanguage(
            code="en",
            day="%Y-%m-%d",
            before="Before",
            now="Now",
            speaks="you give this",
            no_seat="no seat",
            free="free",
            room_unknown="room not yet known",
            nothing="nothing",
            whole="This is your whole programme now:",
            joint="and",
            because={
                Because.CANCELLED: "‘{session}’ is cancelled.",
                Because.MOVED: "‘{session}’ is now in {rounds}.",
                Because.ROOM: "The room has changed.",
                Because.TIME: "The time has changed.",
                Because.RESEATED: "Seats had to be given out again.",
            },
        ),
        MailLanguage(
            code="nl",
            day="%d-%m-%Y",
            before="Eerst",
            now="Nu",
            speaks="u geeft dit",
            no_seat="geen plaats",
            free="vrij",
            room_unknown="zaal nog niet bekend",
            nothing="niets",
            whole="Dit is nu uw hele programma:",
            joint="en",
            because={
                Because.CANCELLED: "‘{session}’ gaat niet door.",
                Because.MOVED: "‘{session}’ is verplaatst naar {rounds}.",
                Because.ROOM: "De zaal is gewijzigd.",
                Because.TIME: "De tijd is gewijzigd.",
                Because.RESEATED: "De plaatsen moesten opnieuw worden verdeeld.",
            },
        ),
        MailLanguage(
            code="de",
            day="%d.%m.%Y",
            before="Bisher",
            now="Jetzt",
            speaks="von Ihnen geleitet",
            no_seat="kein Platz",
            free="frei",
            room_unknown="Raum noch nicht bekannt",
            nothing="nichts",
            whole="Das ist jetzt Ihr ganzes Programm:",
            joint="und",
            because={
                Because.CANCELLED: "„{session}“ fällt aus.",
                Because.MOVED: "„{session}“ findet jetzt in {rounds} statt.",
                Because.ROOM: "Der Raum hat sich geändert.",
                Because.TIME: "Die Zeit hat sich geändert.",
                Because.RESEATED: "Die Plätze mussten neu verteilt werden.",
            },
        ),
    )
}
"""The languages there are, by code."""
