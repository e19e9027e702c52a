"""How people say changes: in the cells of a row of the Scenarios sheet, or in an option of a command.

Both say the same: the option's WHAT[@ROUND][=TO] is what the cells What, Round and To hold.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any

from allocator.coherence import folded
from allocator.errors import ChangeTrouble
from allocator.event import Event
from allocator.scenario.changes.change import Change, Misread
from allocator.scenario.changes.named import names_with_rounds
from allocator.scenario.changes.people_changes import Gone, Late, SpeakerAway
from allocator.scenario.changes.room_changes import AddRoom, Capacity, CloseRoom
from allocator.scenario.changes.round_changes import DropRound
from allocator.scenario.changes.rule_changes import DropRule
from allocator.scenario.changes.session_changes import Cancel
from allocator.suggest import did_you_mean
from allocator.workbook.scenarios import cells
from allocator.workbook.scenarios.setting import Setting
from allocator.workbook.scenarios.wish_cells import ChangeWishes
from allocator.workbook.xlsx.text import clean, items

_AT_THE_FIRST = re.compile("([^=]*)=(.*)", re.DOTALL)
_BEFORE_A_NUMBER = re.compile(r"(.*)=(\s*[0-9]+\s*(?:;.*)?)", re.DOTALL)  # for names of rooms may hold a =


class Takes(Enum):
    """Whether a kind of change has something in a cell: NOTHING, SOMETHING, or either (BLANK says something too)."""

    NOTHING = auto()
    PERHAPS = auto()
    SOMETHING = auto()
    BLANK = auto()


@dataclass(frozen=True, slots=True)
class Saying:
    """A kind of change as people say it: its word, and other words for it.

    `make` takes What, Round and To ('' where blank), and raises ChangeTrouble where they cannot be read. `example` is
    how an option says it, `apart` where that parts What from To.
    """

    word: str
    others: tuple[str, ...]
    make: Callable[[str, str, str], Change]
    example: str
    round: Takes = Takes.NOTHING
    to: Takes = Takes.NOTHING
    apart: re.Pattern[str] = _AT_THE_FIRST

    @property
    def option(self) -> str:
        """Its option, without the dashes before it."""
        return self.word.replace(" ", "-")

    def parts(self, text: str, names: Collection[str] = ()) -> tuple[str, str, str] | None:
        """What, Round and To of what an option says, None where something is missing; a @ in a name parts nothing."""
        parted = self.apart.fullmatch(text) if self.to is not Takes.NOTHING else None
        what, to = parted.groups() if parted else (text, "")
        what, round = _somewhen(what, names) if self.round is not Takes.NOTHING else (what, "")
        whole = parted or self.to in (Takes.NOTHING, Takes.PERHAPS)
        if not whole or not what.strip() or (self.to is Takes.SOMETHING and not to.strip()):
            return None
        return what.strip(), round, to.strip()

    def of(self, text: str, names: Collection[str] = ()) -> Change:
        """The change that an option says, Misread where it says none."""
        parts = self.parts(text, names)
        if parts is None:
            return Misread(f'"{text}" is incomplete for --{self.option}; write for example "{self.example}".')
        try:
            return self.make(*parts)
        except ChangeTrouble as trouble:
            return Misread(str(trouble))


def changes_of(said: Mapping[str, Any], event: Event) -> tuple[Change, ...]:
    """The changes of an event that a command's options say, by the option's name; those that others build on first."""
    names = names_with_rounds(event)
    return tuple(saying.of(text, names) for saying in SAYINGS for text in said.get(saying.option.replace("-", "_"), ()))


def saying_meant(word: str) -> Saying:
    """The kind of change that a word stands for; raises ChangeTrouble."""
    for saying in SAYINGS:
        if folded(re.sub("[-_]", " ", word)) in (saying.word, *saying.others):
            return saying
    near = did_you_mean(word, [saying.word for saying in SAYINGS])
    kinds = ", ".join(saying.word for saying in SAYINGS)
    raise ChangeTrouble(f'"{clean(word)}" is not a kind of change. {near or f"The kinds are: {kinds}."}')


def _somewhen(text: str, names: Collection[str]) -> tuple[str, str]:
    """'Zaal 3@Ronde 2' as a name and a round, unless one of these names is written so."""
    if folded(text) in names:
        return text, ""
    name, _, round = text.rpartition("@")
    return (name, round.strip()) if name.strip() and round.strip() else (text, "")


SAYINGS: tuple[Saying, ...] = (
    Saying(
        "add round",
        ("new round", "round added", "ronde toevoegen", "extra ronde", "runde hinzu"),
        cells.add_round,
        "Ronde 4@Ronde 3=2026-11-25 15:45 - 16:35",
        round=Takes.PERHAPS,
        to=Takes.PERHAPS,
    ),
    Saying(
        "add room",
        ("new room", "room added", "zaal toevoegen", "extra zaal", "raum hinzu"),
        lambda what, _, to: AddRoom(what, *cells.seats(to)),
        "Kelder=40; drempelvrij; beamer",
        to=Takes.SOMETHING,
        apart=_BEFORE_A_NUMBER,
    ),
    Saying(
        "layout",
        ("room layout", "lay out", "indeling", "zaalindeling", "opstelling", "bestuhlung"),
        lambda what, _, to: cells.layout(what, to),
        "Aula=80; drempelvrij; geluid",
        to=Takes.SOMETHING,
        apart=_BEFORE_A_NUMBER,
    ),
    Saying(
        "capacity",
        ("seats", "change capacity", "capaciteit", "plaatsen", "kapazität", "plätze"),
        lambda what, _, to: Capacity(what, cells.number(to, "seats", 80)),
        "Grote Zaal=60",
        to=Takes.SOMETHING,
        apart=_BEFORE_A_NUMBER,
    ),
    Saying(
        "add session",
        ("new session", "session added", "sessie toevoegen", "workshop toevoegen", "sitzung hinzu"),
        cells.add_session,
        "W16=Eerste hulp; Maximum = 30",
        to=Takes.SOMETHING,
    ),
    Saying(
        "change session",
        ("session changed", "sessie wijzigen", "workshop wijzigen", "sitzung ändern"),
        cells.change_session,
        "W12=Maximum = 60; At most = 3",
        to=Takes.SOMETHING,
    ),
    Saying(
        "add attendee",
        ("new attendee", "attendee added", "deelnemer toevoegen", "teilnehmer hinzu"),
        cells.add_attendee,
        "D361=Sam de Vries; W3; W1",
        to=Takes.PERHAPS,
    ),
    Saying(
        "late",
        ("late attendees", "attendees late", "laatkomers", "nachzügler"),
        lambda what, *_: Late(cells.number(what, "attendees", 25)),
        "25",
    ),
    Saying(
        "wishes",
        ("change wishes", "wishes changed", "wensen", "wünsche"),
        lambda what, _, to: ChangeWishes(what, tuple(items(to))),
        "D017=W3; W1 @ Ronde 2",
        to=Takes.BLANK,
    ),
    Saying(
        "split",
        ("split session", "session split", "splitsen", "teilen"),
        cells.split,
        "W1=W1b; Perry Steckly",
        to=Takes.SOMETHING,
    ),
    Saying(
        "move",
        ("move session", "session moved", "verplaatsen", "verschieben"),
        cells.move,
        "W15@Ronde 2=Ronde 3 = Tuinzaal",
        round=Takes.PERHAPS,
        to=Takes.SOMETHING,
    ),
    Saying(
        "cancel",
        ("cancel session", "session cancelled", "cancelled", "vervalt", "annuleren", "entfällt", "absagen"),
        lambda what, round, _: Cancel(what, round or None),
        "W5@Ronde 1",
        round=Takes.PERHAPS,
    ),
    Saying(
        "close room",
        ("close", "room closed", "zaal dicht", "zaal sluiten", "raum schliessen"),
        lambda what, round, _: CloseRoom(what, round or None),
        "Aula@Ronde 2",
        round=Takes.PERHAPS,
    ),
    Saying(
        "speaker away",
        ("away", "speaker unavailable", "spreker afwezig", "referent abwesend"),
        lambda what, round, _: SpeakerAway(what, round or None),
        "Joris van Bladel@Ronde 2",
        round=Takes.PERHAPS,
    ),
    Saying(
        "drop round",
        ("remove round", "round dropped", "ronde vervalt", "runde entfällt"),
        lambda what, *_: DropRound(what),
        "Ronde 3",
    ),
    Saying(
        "drop rule",
        (
            "remove rule",
            "without rule",
            "rule dropped",
            "regel vervalt",
            "zonder regel",
            "regel entfällt",
            "ohne regel",
        ),
        lambda what, *_: DropRule(what),
        "A2",
    ),
    Saying(
        "gone",
        ("attendee gone", "remove attendee", "deelnemer weg", "teilnehmer weg"),
        lambda what, *_: Gone(what),
        "D017",
    ),
    Saying(
        "set",
        ("setting", "change setting", "instelling", "einstellung"),
        lambda what, _, to: Setting(what, to),
        "Everybody must be seated=yes",
        to=Takes.BLANK,
    ),
)
"""All kinds of change; the options of a command take effect in this order, so that one can build on another."""
