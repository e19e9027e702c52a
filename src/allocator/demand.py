"""What an organiser demands of every plan, a row of Rules each: friends, quotas, the order of sessions.

A demand is a fact of the event; `sentences.py` says it in words. What it means for a plan is said in verify/rules.py,
and once more, independently, in model/formulation/rules.py.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from enum import StrEnum

EACH_ORGANISATION = "each organisation"
"""Stands among `Demand.who` for the attendees of every organisation, each by themselves."""


class Ask(StrEnum):
    """What a demand asks, in the words of the workbook."""

    TOGETHER = "sit together"
    APART = "never in the same session"
    AT_MOST = "at most so many of"
    AT_LEAST = "at least so many of"
    BEFORE = "runs before"
    SAME_ROUND = "run in the same rounds"
    DIFFERENT_ROUNDS = "never in the same round"


OF_PEOPLE = frozenset({Ask.TOGETHER, Ask.APART, Ask.AT_MOST, Ask.AT_LEAST})
"""What is asked of attendees; the rest is asked of sessions."""

COUNTED = frozenset({Ask.AT_MOST, Ask.AT_LEAST})
"""What needs a number."""


@dataclass(frozen=True, slots=True)
class Demand:
    """Something that every plan must keep.

    `who` are ids of attendees or codes of sessions, as `ask` has it, or EACH_ORGANISATION; `others` are the sessions
    before which theirs run; `number` counts attendees of an offering. It holds in these `sessions` and `rounds` alone
    (none named: in all), but never in rounds that were held already. `row` is where the Rules sheet says it, 0 if it
    does not, and is no fact.
    """

    ask: Ask
    who: tuple[str, ...]
    others: tuple[str, ...] = ()
    number: int | None = None
    sessions: tuple[str, ...] = ()
    rounds: tuple[str, ...] = ()
    reason: str = ""
    row: int = field(default=0, compare=False)

    def without(self, name: str) -> Demand | None:
        """The same without an attendee, a session or a round; None if nothing is left to demand."""
        found = replace(
            self,
            who=tuple(one for one in self.who if one != name),
            others=tuple(one for one in self.others if one != name),
            sessions=tuple(one for one in self.sessions if one != name),
            rounds=tuple(one for one in self.rounds if one != name),
        )
        alone = len(found.who) < 2 and EACH_ORGANISATION not in found.who
        empty = [
            not found.who,
            alone and self.ask not in (*COUNTED, Ask.BEFORE),
            bool(self.others) and not found.others,
            bool(self.sessions) and not found.sessions,
            bool(self.rounds) and not found.rounds,
        ]
        return None if any(empty) else found


def without_name(demands: Iterable[Demand], name: str) -> tuple[Demand, ...]:
    """The demands that are left without an attendee, a session or a round."""
    return tuple(left for demand in demands if (left := demand.without(name)) is not None)


def without_partner(demands: Iterable[Demand], code: str) -> tuple[Demand, ...]:
    """The demands that are left where a session is never held: those that ran beside it run without it."""
    found = (one.without(code) if one.ask is Ask.SAME_ROUND else one for one in demands)
    return tuple(one for one in found if one is not None)


def with_second(demands: Iterable[Demand], code: str, second: str) -> tuple[Demand, ...]:
    """The demands where a session is held in two groups: the second stands where the first does, but beside nobody."""
    found: list[Demand] = []
    for one in demands:
        found.append(replace(one, sessions=(*one.sessions, second)) if code in one.sessions else one)
        if one.ask in (Ask.BEFORE, Ask.DIFFERENT_ROUNDS) and code in (*one.who, *one.others):
            swapped = {"who": one.who, "others": one.others}
            names = {key: tuple(second if name == code else name for name in held) for key, held in swapped.items()}
            found.append(replace(one, who=names["who"], others=names["others"]))
    return tuple(found)
