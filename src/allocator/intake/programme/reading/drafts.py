"""What is known of a session while a programme is being read, and what one should look at."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import IntEnum

from allocator.intake.programme.phrases.named_people import NamedPerson


class Attribution(IntEnum):
    """How the programme names a speaker; the plainest way first, and only the plainest counts."""

    PLAINLY = 0
    LINE = 1
    DASH = 2
    HEAD = 3
    EMPHASIS = 4


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something to look at: where in the programme, which cell of the session, and what was read."""

    place: str
    column: str
    message: str


@dataclass(frozen=True, slots=True)
class Naming:
    """People named in one way at one place, and what the title is if it is true."""

    attribution: Attribution
    place: str
    people: tuple[NamedPerson, ...]
    title: str = ""


@dataclass(slots=True)
class SessionDraft:
    """A session at one place of the programme; `round` is the one under which it stands, '' for none.

    `body` are its lines so far below the title; `plenary` are people of it who speak for everybody too, and where.
    """

    place: str
    number: str = ""
    title: str = ""
    namings: list[Naming] = field(default_factory=list)
    round: str = ""
    room: str = ""
    maximum: int | None = None
    doubts: list[Doubt] = field(default_factory=list)
    body: int = 0
    plenary: list[tuple[str, str]] = field(default_factory=list)

    def doubt(self, place: str, column: str, message: str) -> None:
        """Note something to look at, once."""
        found = Doubt(place, column, message)
        if message and found not in self.doubts:
            self.doubts.append(found)

    def name(self, attribution: Attribution, place: str, people: Iterable[NamedPerson], title: str = "") -> None:
        """Note people who are named, if there are any."""
        named = tuple(people)
        if named:
            self.namings.append(Naming(attribution, place, named, title))
