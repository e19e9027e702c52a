"""What an organiser demands of every plan, a row of Rules each: friends, quotas, the order of sessions.

A demand is a fact of the event. What it means for a plan is said in verify/rules.py, and once more, independently, in
model/formulation/rules.py.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from allocator.words import listed

if TYPE_CHECKING:
    from allocator.event import Attendee, Event

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

    def groups(self, attendees: Iterable[Attendee]) -> list[tuple[str, ...]]:
        """The ids of those whom it is about: one group, or one for each organisation, in the order of its name."""
        if EACH_ORGANISATION not in self.who:
            return [self.who]
        members: dict[str, list[str]] = {}
        for attendee in attendees:
            if attendee.organisation:
                members.setdefault(attendee.organisation, []).append(attendee.id)
        return [tuple(members[name]) for name in sorted(members)]

    def sentence(self, event: Event) -> str:
        """What it says, with the names of people and the titles of sessions."""
        people = self.ask in OF_PEOPLE
        whom = listed([_person(event, one) if people else _session(event, one) for one in self.who])
        match self.ask:
            case Ask.TOGETHER:
                said = f"{self._subject(whom)} sit together"
            case Ask.APART:
                said = f"{self._subject(whom)} are never in the same session"
            case Ask.AT_MOST:
                said = f"At most {self.number or 0} of {whom} {self._verb} in an offering"
            case Ask.AT_LEAST:
                where, when = self._in(event), self._when()
                return (
                    f"At least {self.number or 0} of {whom} {self._verb} in every offering{where}{when} that is held."
                )
            case Ask.BEFORE:
                after = listed([_session(event, one) for one in self.others]) if self.others else "nothing"
                said = f"{whom} {'runs' if len(self.who) == 1 else 'run'} only in rounds before {after}"
            case Ask.SAME_ROUND:
                said = f"{whom} run in the same rounds"
            case Ask.DIFFERENT_ROUNDS:
                said = f"{whom} never run in the same round"
        return f"{said}{self._in(event)}{self._when()}."

    @property
    def _verb(self) -> str:
        return "is" if self.number == 1 else "are"

    def _subject(self, whom: str) -> str:
        return "Those of each organisation" if EACH_ORGANISATION in self.who else whom

    def _in(self, event: Event) -> str:
        word = "of" if self.ask in COUNTED else "in"
        return f" {word} {listed([_session(event, one) for one in self.sessions])}" if self.sessions else ""

    def _when(self) -> str:
        return f" in {listed(self.rounds)}" if self.rounds else ""

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


def _person(event: Event, id: str) -> str:
    found = event.attendee_of.get(id)
    return id if found is None else found.name


def _session(event: Event, code: str) -> str:
    found = event.session_of.get(code)
    return code if found is None else f"{found.code} {found.title}"
