"""What a column of a foreign table is taken for, in words that a person reads and edits."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum


class What(StrEnum):
    """The kinds of columns there are, as the mapping says them."""

    LEFT_OUT = "left out"
    ID = "id"
    NAME = "name"
    FIRST = "first name"
    INFIX = "name infix"
    LAST = "last name"
    EMAIL = "e-mail"
    ORGANISATION = "organisation"
    STAMP = "time stamp"
    STATUS = "status"
    WISH = "wish"
    ORDER = "wishes in order"
    TICKS = "wishes, all equal"
    RANK_OF = "rank of"
    SCORE_OF = "score of"
    TICK_OF = "tick of"
    LIKING_OF = "liking of"
    BAR_OF = "allowed in"
    THERE_IN = "is there in"
    AWAY_IN = "is not there in"
    THERE = "available rounds"
    AWAY = "unavailable rounds"
    SESSION = "session"
    RANK = "rank"
    SCORE = "score"
    LIKING = "liking"
    ROUND = "round"
    FIXED = "fixed session"
    NOT_IN = "must not be in"
    STAYS = "stays there"
    LEAVES = "leaves"
    PEOPLE_OF = "people of"
    PEOPLE = "settled people"
    CODE = "code"
    TITLE = "title"
    SUBTITLE = "second part of title"
    SPEAKERS = "speakers"
    MINIMUM = "minimum"
    MAXIMUM = "maximum"
    AT_LEAST = "runs at least"
    AT_MOST = "runs at most"
    EXACTLY = "runs exactly"
    RUNS_IN = "runs in"
    ROOM_IN = "room in"
    MAXIMUM_IN = "maximum in"
    EARLIEST = "earliest round"
    ALLOWED = "allowed rounds"
    CARRIED = "allowed rounds, blank as above"
    DAY = "day of the round"
    FIXED_ROUNDS = "fixed rounds"
    FIXED_ROOM = "fixed room"
    ROOM = "room"
    BUILDING = "building"
    CAPACITY = "capacity"
    FEATURES = "features"
    FREE_IN = "is free in"
    TAKEN_IN = "is taken in"
    DATE = "date"
    START = "start"
    END = "end"


class TableKind(StrEnum):
    """What a table as a whole holds."""

    WISHES = "wishes"
    ATTENDEES = "attendees"
    FIXED = "fixed people"
    SESSIONS = "sessions"
    ROOMS = "rooms"
    ROUNDS = "rounds"
    SPEAKERS = "speakers"
    NOTHING = "left out"


@dataclass(frozen=True, slots=True)
class Role:
    """What a column is taken for; `rank` is that of a wish, `about` the session or round that the heading names.

    `round` is that in which what a column says of a session counts; '' for all. `mark` parts the wishes in a cell,
    where it is not ; or the end of a line, nor a comma in a cell for all wishes. `best` is the number of the best rank.
    """

    what: What
    rank: int = 0
    about: str = ""
    round: str = ""
    mark: str = ""
    best: int = 1

    def __str__(self) -> str:
        if self.what is What.WISH:
            words = f"wish {self.rank} in {self.about}" if self.about else f"wish {self.rank}"
        else:
            said = str(self.what) if self.best else str(self.what).replace("rank", _FROM_0, 1)
            words = f"{said} {self.about}" if self.about else said
            words = f"{words} in round {self.round}" if self.round else words
        return f"{words}{_PARTED_BY}{self.mark}" if self.mark else words


NUMBERS = "numbers"

COMMAS = "commas"
"""What may part the wishes in a cell for one wish, beside ; and line ends."""

MARKS = (">", "|", "/ between blanks", "/", NUMBERS)
"""What may part the wishes in a cell beside ; and commas and line ends; the first that fits counts."""

LEFT_OUT = Role(What.LEFT_OUT)

_PARTED_BY = ", parted by "
_FROM_0 = "rank from 0"

MEASURED = (What.RANK_OF, What.SCORE_OF, What.TICK_OF, What.LIKING_OF)
"""What says how dear a session is, in a column for each session."""

IN_ROUNDS = (What.RUNS_IN, What.ROOM_IN, What.MAXIMUM_IN)
"""What says of sessions when they run, in a column for each round."""

PRESENCE_IN = (What.THERE_IN, What.AWAY_IN, What.FREE_IN, What.TAKEN_IN)
"""What says who is there, or which room is free, in a column for each round."""

PRESENCE = (*PRESENCE_IN, What.THERE, What.AWAY)
"""What says in which rounds somebody, or a room, is there."""

_NAMING = (
    *MEASURED,
    What.BAR_OF,
    *PRESENCE_IN,
    *IN_ROUNDS,
    What.PEOPLE_OF,
    What.ORDER,
    What.TICKS,
    What.SESSION,
    What.STAMP,
)
"""Roles behind which a session or round may be named."""

NAMED = frozenset({*MEASURED, What.BAR_OF, *PRESENCE_IN, *IN_ROUNDS, What.PEOPLE_OF})
"""Roles behind which a session or round must be named."""

PERSON = frozenset({What.ID, What.NAME, What.FIRST, What.INFIX, What.LAST, What.EMAIL, What.ORGANISATION})
"""What says who somebody is."""

WHO = PERSON - {What.INFIX, What.ORGANISATION}
"""What tells one person from another."""

COUNTS = (What.MINIMUM, What.MAXIMUM, What.AT_LEAST, What.AT_MOST, What.EXACTLY, What.CAPACITY)
"""What is a whole number."""

TIMED = frozenset({What.ALLOWED, What.CARRIED, What.DAY, *IN_ROUNDS})
"""What says in which rounds something is, of sessions as of people."""

WISHING = frozenset({*MEASURED, What.WISH, What.ORDER, What.TICKS, What.BAR_OF, What.SESSION})
"""What says what somebody would like."""


def role_of(text: str) -> Role | None:
    """The role that a person wrote into a mapping; None if it is none."""
    words = " ".join(text.split())
    plain, parted, mark = words.rpartition(_PARTED_BY)
    if parted:
        role = role_of(plain)
        return replace(role, mark=mark.casefold()) if role is not None and _parts(role, mark.casefold()) else None
    if words.casefold().startswith(_FROM_0):
        role = role_of(f"rank{words[len(_FROM_0) :]}")
        return replace(role, best=0) if role is not None and role.what in (What.RANK_OF, What.RANK) else None
    wish = re.fullmatch(r"wish ([1-9][0-9]*)(?: in (.+))?", words, re.IGNORECASE)
    if wish:
        return Role(What.WISH, int(wish[1]), wish[2] or "")
    for what in _NAMING:
        if words.casefold().startswith(f"{what} "):
            about = words[len(what) + 1 :]
            session, within, round = about.rpartition(" in round ")
            if within and what in (*MEASURED, What.PEOPLE_OF):
                return Role(what, about=session, round=round)
            return Role(what, about=about)
    in_a_round = re.fullmatch(rf"{What.FIXED} in round (.+)", words, re.IGNORECASE)
    if in_a_round:
        return Role(What.FIXED, round=in_a_round[1])
    alone = {str(what): what for what in What if what is not What.WISH}
    what_else = alone.get(words.casefold())
    return None if what_else is None or what_else in NAMED else Role(what_else)


def _parts(role: Role, mark: str) -> bool:
    """Whether a mark may part the cells of a column."""
    return mark in MARKS if role.what in (What.ORDER, What.TICKS) else role.what is What.WISH and mark == COMMAS
