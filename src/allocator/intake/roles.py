"""What a column of a foreign table is taken for, in words that a person reads and edits."""

from __future__ import annotations

import re
from dataclasses import dataclass
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
    BAR_OF = "allowed in"
    SESSION = "session"
    RANK = "rank"
    SCORE = "score"
    ROUND = "round"
    FIXED = "fixed session"
    PEOPLE_OF = "people of"
    CODE = "code"
    TITLE = "title"
    SUBTITLE = "second part of title"
    SPEAKERS = "speakers"
    MINIMUM = "minimum"
    MAXIMUM = "maximum"
    AT_LEAST = "runs at least"
    AT_MOST = "runs at most"
    EARLIEST = "earliest round"
    ALLOWED = "allowed rounds"
    FIXED_ROOM = "fixed room"
    ROOM = "room"
    CAPACITY = "capacity"
    FEATURES = "features"


class Kind(StrEnum):
    """What a table as a whole holds."""

    WISHES = "wishes"
    ATTENDEES = "attendees"
    FIXED = "fixed people"
    SESSIONS = "sessions"
    ROOMS = "rooms"
    ROUNDS = "rounds"
    NOTHING = "left out"


@dataclass(frozen=True, slots=True)
class Role:
    """What a column is taken for; `rank` is that of a wish, `about` the session or round that the heading names.

    `round` is that in which what a column says of a session counts; '' for all.
    """

    what: What
    rank: int = 0
    about: str = ""
    round: str = ""

    def __str__(self) -> str:
        if self.what is What.WISH:
            return f"wish {self.rank} in {self.about}" if self.about else f"wish {self.rank}"
        words = f"{self.what} {self.about}" if self.about else str(self.what)
        return f"{words} in round {self.round}" if self.round else words


LEFT_OUT = Role(What.LEFT_OUT)

_NAMING = (
    What.RANK_OF,
    What.SCORE_OF,
    What.TICK_OF,
    What.BAR_OF,
    What.PEOPLE_OF,
    What.ORDER,
    What.TICKS,
    What.SESSION,
    What.STAMP,
)
"""Roles behind which a session or round may be named."""

_OF_SESSION = (What.RANK_OF, What.SCORE_OF, What.TICK_OF, What.BAR_OF, What.PEOPLE_OF)
"""Roles behind which a session must be named."""

PERSON = frozenset({What.ID, What.NAME, What.FIRST, What.INFIX, What.LAST, What.EMAIL, What.ORGANISATION})
"""What says who somebody is."""

WHO = PERSON - {What.INFIX, What.ORGANISATION}
"""What tells one person from another."""

MEASURED = (What.RANK_OF, What.SCORE_OF, What.TICK_OF)
"""What says how dear a session is, in a column for each session."""

COUNTS = (What.MINIMUM, What.MAXIMUM, What.AT_LEAST, What.AT_MOST, What.CAPACITY)
"""What is a whole number."""

WISHING = frozenset(
    {What.WISH, What.ORDER, What.TICKS, What.RANK_OF, What.SCORE_OF, What.TICK_OF, What.BAR_OF, What.SESSION}
)
"""What says what somebody would like."""


def role_of(text: str) -> Role | None:
    """The role that a person wrote into a mapping; None if it is none."""
    words = " ".join(text.split())
    wish = re.fullmatch(r"wish ([1-9][0-9]*)(?: in (.+))?", words, re.IGNORECASE)
    if wish:
        return Role(What.WISH, int(wish[1]), wish[2] or "")
    for what in _NAMING:
        if words.casefold().startswith(f"{what} "):
            about = words[len(what) + 1 :]
            session, within, round = about.rpartition(" in round ")
            return (
                Role(what, about=session, round=round)
                if within and what in (*MEASURED, What.PEOPLE_OF)
                else Role(what, about=about)
            )
    plain = {str(what): what for what in What if what is not What.WISH}
    in_a_round = re.fullmatch(rf"{What.FIXED} in round (.+)", words, re.IGNORECASE)
    if in_a_round:
        return Role(What.FIXED, round=in_a_round[1])
    what_else = plain.get(words.casefold())
    if what_else in _OF_SESSION:
        return None
    return None if what_else is None else Role(what_else)
