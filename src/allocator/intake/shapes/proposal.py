"""What a shape makes of a table, and what it may know of the other tables."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from allocator.intake.tables.roles import Role, TableKind


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Bare texts: titles and codes in lists of sessions, what people wish for, names of people, rooms, speakers.

    `ids` are those of people in the event workbook, without zeros before them.
    """

    titles: frozenset[str] = frozenset()
    wished: frozenset[str] = frozenset()
    people: frozenset[str] = frozenset()
    rooms: frozenset[str] = frozenset()
    speakers: frozenset[str] = frozenset()
    ids: frozenset[str] = frozenset()

    @property
    def sessions(self) -> frozenset[str]:
        """All that is called a session somewhere."""
        return self.titles | self.wished


@dataclass(frozen=True, slots=True)
class Known:
    """What other tables and the event workbook say: bare titles and codes of sessions, names of rounds, bare rooms.

    `listed` says that the sessions stand in a list of them, rather than in wishes alone; `around` is what the other
    tables hold at first sight.
    """

    sessions: frozenset[str] = frozenset()
    rounds: tuple[str, ...] = ()
    listed: bool = False
    rooms: frozenset[str] = frozenset()
    around: Surroundings = Surroundings()


@dataclass(frozen=True, slots=True)
class Way:
    """One answer to what a column is for: the roles that it gives, by place, and the word for it with its meaning."""

    roles: Mapping[int, Role]
    answer: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Doubt:
    """A column of which a reading does not say what it is for; it is asked after on its own, whatever else is asked.

    There are several `places` where columns have one heading and numbers behind it. `because` is a part of a sentence;
    `ways` are the answers, the likeliest first; one of them leaves it out.
    """

    places: tuple[int, ...]
    because: str
    ways: tuple[Way, ...]


@dataclass(frozen=True, slots=True)
class Proposal:
    """A reading of a table: what it holds, roles by the place of the column in the table, how likely, and why.

    `likelihood` is between 0 and 1 as a shape gives it, before arguments add to it; `because` is a part of a sentence;
    `others` are readings that are just as likely;
    `answer` is the word for this reading where a question is put, and what it means; '' where the roles tell it;
    `doubts` are columns that are left out, and asked after one by one where this reading is taken;
    `is_bare` says that no heading and no other table speaks for it, but its shape alone.
    """

    kind: TableKind
    roles: Mapping[int, Role]
    likelihood: float
    because: str
    others: tuple[Proposal, ...] = ()
    answer: tuple[str, str] = ("", "")
    is_bare: bool = False
    doubts: tuple[Doubt, ...] = ()
