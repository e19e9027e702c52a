"""What an organiser demands of every plan, a row of Rules each: friends, quotas, the order of sessions.

A demand is a fact of the event; `sentences.py` says it in words. What it means for a plan is said in
verify/demanded.py, and once more, independently, in model/formulation/demanded.py.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from allocator.condition import Condition


class Ask(StrEnum):
    """What a demand asks, in the words of the workbook."""

    TOGETHER = "sit together"
    APART = "never in the same session"
    AT_MOST = "at most so many of"
    AT_LEAST = "at least so many of"
    ONLY_FOR = "only for"
    ATTENDED_BEFORE = "is attended before"
    BEFORE = "runs before"
    SAME_ROUND = "run in the same rounds"
    DIFFERENT_ROUNDS = "never in the same round"
    AT_ONCE = "at most so many in a round"
    ALL_OR_NONE = "attended all or none"
    ONE_ROOM = "run in one room"
    NO_BREAK = "run without a break"
    FIRST = "are served first"


class Strength(StrEnum):
    """How strictly a demand holds, in the words of the workbook."""

    MUST = "must"
    IF_POSSIBLE = "if possible"


OF_PEOPLE = frozenset({Ask.TOGETHER, Ask.APART, Ask.AT_MOST, Ask.AT_LEAST, Ask.ONLY_FOR, Ask.FIRST})
"""What is asked of attendees; the rest is asked of sessions."""

COUNTED = frozenset({Ask.AT_MOST, Ask.AT_LEAST, Ask.AT_ONCE})
"""What needs a number."""

ORDERED = frozenset({Ask.BEFORE, Ask.ATTENDED_BEFORE})
"""What needs the sessions that come later."""

OF_SEVERAL = frozenset(Ask) - COUNTED - ORDERED - {Ask.ONLY_FOR, Ask.FIRST, Ask.ONE_ROOM, Ask.NO_BREAK}
"""What is asked of two at least."""


@dataclass(frozen=True, slots=True)
class Demand:
    """Something that every plan must keep, or keeps if possible, as its `strength` says.

    Who is to be served FIRST breaks nothing: what their seats cost is an objective.

    `who` are ids of attendees or codes of sessions, as `ask` has it. It is also about the attendees who fit all
    conditions of `where`, or about `everybody`; `each` is the column whose values make several groups of them.
    `Event.groups_of` has their ids. `others` are the sessions that come later; `number` counts attendees of an
    offering, or sessions of a round. It holds in these `sessions` and `rounds` alone (none named: in all), but
    never in rounds that were held already, and an order does not bind what ran in one. `cell` is where the workbook
    says it, 'Rules!A5' or, of one person or session, 'Attendees!H7'; "" if it does not say it. It is no fact.
    """

    ask: Ask
    who: tuple[str, ...]
    others: tuple[str, ...] = ()
    number: int | None = None
    sessions: tuple[str, ...] = ()
    rounds: tuple[str, ...] = ()
    reason: str = ""
    cell: str = field(default="", compare=False)
    each: str = ""
    where: tuple[Condition, ...] = ()
    everybody: bool = False
    strength: Strength = Strength.MUST

    def __post_init__(self) -> None:
        """A name that is given twice counts once."""
        for name in ("who", "others", "sessions", "rounds", "where"):
            object.__setattr__(self, name, tuple(dict.fromkeys(getattr(self, name))))

    @property
    def open(self) -> bool:
        """Whether it is about whoever fits, and not about those alone who are named."""
        return bool(self.each or self.where or self.everybody)

    @property
    def must(self) -> bool:
        """Whether a plan that breaks it is none."""
        return self.strength is Strength.MUST

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns of attendees that say whom it is about."""
        return tuple(dict.fromkeys([*filter(None, [self.each]), *(one.column for one in self.where)]))

    def without_attendee(self, id: str) -> Demand | None:
        """The same for the others; None if nothing is left to demand. Of fewer people no more are asked for.

        Of those who fit, `of_those_left` says whether there is anybody still.
        """
        if self.ask not in OF_PEOPLE or id not in self.who:
            return self
        left = replace(self, who=tuple(one for one in self.who if one != id))
        return left if self.open else left._of(len(left.who))

    def of_those_left(self, groups: Sequence[Sequence[str]], *, fitting: int, columns: Container[str]) -> Demand | None:
        """The same where its groups are these, so many attendees fit, and attendees have these columns still."""
        if not self.open or self.ask not in OF_PEOPLE:
            return self
        if self.each:
            return self if groups else None
        where = tuple(one for one in self.where if fitting and one.column in columns)
        kept = replace(self, where=where, everybody=bool(fitting) and not where)
        return kept._of(sum(map(len, groups)))

    def without_session(self, code: str) -> Demand | None:
        """The same about the other sessions; None if nothing is left to demand."""
        people = self.ask in OF_PEOPLE
        who = self.who if people else tuple(one for one in self.who if one != code)
        others, sessions = (tuple(one for one in names if one != code) for names in (self.others, self.sessions))
        if (self.others and not others) or (self.sessions and not sessions):
            return None
        left = replace(self, who=who, others=others, sessions=sessions)
        return left if people else left._of(len(who))

    def without_round(self, name: str) -> Demand | None:
        """The same in the other rounds; None if it was about this one alone."""
        rounds = tuple(one for one in self.rounds if one != name)
        return None if self.rounds and not rounds else replace(self, rounds=rounds)

    def _of(self, count: int) -> Demand | None:
        """The same asked of so many people or sessions; None if these are too few to ask it of."""
        number = min(self.number or 0, count) if self.ask is Ask.AT_LEAST else self.number
        left = count >= (2 if self.ask in OF_SEVERAL else 1) and not (self.ask is Ask.AT_LEAST and not number)
        return replace(self, number=number) if left else None


def without_attendee(demands: Iterable[Demand], id: str) -> tuple[Demand, ...]:
    """The demands that are left without an attendee, as far as they name people."""
    return tuple(left for one in demands if (left := one.without_attendee(id)) is not None)


def without_round(demands: Iterable[Demand], name: str) -> tuple[Demand, ...]:
    """The demands that are left without a round."""
    return tuple(left for one in demands if (left := one.without_round(name)) is not None)


def without_partner(demands: Iterable[Demand], code: str) -> tuple[Demand, ...]:
    """The demands that are left where a session is never held: those beside it run without it, and nobody needs it."""
    alone = (Ask.SAME_ROUND, Ask.ATTENDED_BEFORE, Ask.ALL_OR_NONE)
    found = (one.without_session(code) if one.ask in alone else one for one in demands)
    return tuple(one for one in found if one is not None)


def with_second(demands: Iterable[Demand], code: str, second: str) -> tuple[Demand, ...]:
    """The demands where a session is held in two groups: the second stands where the first does, but beside nobody.

    So many at least are asked of the first group alone: there need not be enough of them for two. Nobody need have
    attended a session that has two groups before another, or with it, for one of the groups would do.
    """
    found: list[Demand] = []
    for one in demands:
        if one.ask is Ask.ALL_OR_NONE and code in one.who:
            left = one.without_session(code)
            found += [] if left is None else [left]
            continue
        if one.ask is Ask.ATTENDED_BEFORE:
            who = tuple(name for name in one.who if name != code)
            others = (*one.others, second) if code in one.others else one.others
            found += [replace(one, who=who, others=others)] if who else []
            continue
        if one.ask in (Ask.AT_ONCE, Ask.ONE_ROOM, Ask.NO_BREAK) and code in one.who:
            found.append(replace(one, who=(*one.who, second)))
            continue
        extended = code in one.sessions and one.ask is not Ask.AT_LEAST
        found.append(replace(one, sessions=(*one.sessions, second)) if extended else one)
        if one.ask in (Ask.BEFORE, Ask.DIFFERENT_ROUNDS) and code in (*one.who, *one.others):
            who, others = (tuple(second if name == code else name for name in held) for held in (one.who, one.others))
            found.append(replace(one, who=who, others=others))
    return tuple(found)
