"""What files hold of an event: the facts that an import must find, no more and no fewer."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field

_NO_WORD = re.compile(r"[\W_]+")


def plain(text: str) -> str:
    """A text without what nobody means by it: capitals, accents, punctuation, blanks."""
    letters = unicodedata.normalize("NFKD", text)
    letters = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return _NO_WORD.sub(" ", letters.casefold()).strip()


WishSaid = tuple[int, str, str]
"""Rank, title, and the round in which alone it counts or ''."""


@dataclass
class PersonHeld:
    """What the files say of a person; `called` are the forms of the name that are right.

    `ids` are those that the files give. `wishes` and `pins` hold titles; a pin is (title, round or '', must).
    """

    called: set[str] = field(default_factory=set)
    ids: set[str] = field(default_factory=set)
    email: str = ""
    organisation: str = ""
    wishes: set[WishSaid] = field(default_factory=set)
    pins: set[tuple[str, str, bool]] = field(default_factory=set)


@dataclass
class SessionHeld:
    """What the files say of a session; None, or nothing, where they do not.

    `rounds` are those in which it may run; `rooms` are (round or '', room).
    """

    maximum: int | None = None
    minimum: int | None = None
    speakers: tuple[str, ...] = ()
    rounds: frozenset[str] | None = None
    rooms: set[tuple[str, str]] = field(default_factory=set)
    runs: int | None = None
    may_miss: bool = False


@dataclass
class RoundHeld:
    """A round; `date`, `start` and `end` as the event workbook has them, '' where the files do not say."""

    name: str
    date: str = ""
    start: str = ""
    end: str = ""


@dataclass
class Held:
    """All that the files of a case hold; people by their number in the event, sessions by title, rooms by name.

    `told` are texts about people that no sheet has a place for, and that a person has to hear of.
    """

    people: dict[int, PersonHeld] = field(default_factory=dict)
    sessions: dict[str, SessionHeld] = field(default_factory=dict)
    rooms: dict[str, int | None] = field(default_factory=dict)
    rounds: dict[str, RoundHeld] = field(default_factory=dict)
    told: list[str] = field(default_factory=list)

    def person(self, number: int) -> PersonHeld:
        """What is held of a person, who is held from now on."""
        return self.people.setdefault(number, PersonHeld())

    def session(self, title: str) -> SessionHeld:
        """What is held of a session, which is held from now on."""
        found = self.sessions.setdefault(title, SessionHeld())
        found.may_miss = False
        return found

    def name_rounds(self, names: Iterable[str]) -> None:
        """Rounds that are named, without times."""
        for name in names:
            self.rounds.setdefault(name, RoundHeld(name))

    def wish(self, number: int, title: str, rank: int, round: str = "") -> None:
        """A person who wishes for a session."""
        self.session(title)
        self.person(number).wishes.add((rank, title, round))
        if round:
            self.name_rounds([round])

    def pin(self, number: int, title: str, round: str = "", *, must: bool = True) -> None:
        """A person who must, or must not, be in a session."""
        self.session(title)
        self.person(number).pins.add((title, round, must))
        if round:
            self.name_rounds([round])
