"""What only the organiser can say: two readings of a table that are equally likely."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from allocator.errors import AllocatorError
from allocator.intake.mapping.table_mapping import TableMapping
from allocator.intake.tables.roles import TableKind, What
from allocator.words import several

_MEANS = {
    What.RANK_OF: "ranks: 1 is the best",
    What.SCORE_OF: "scores: the highest is the best",
    What.ORDER: "wishes in order: the first in a cell is the best",
    What.TICKS: "wishes that are all equal",
    What.ALLOWED: "the rounds in which a session may run",
    What.EXACTLY: "in how many rounds a session runs",
    What.FIXED: "settled: everybody sits in the session next to them",
    What.WISH: "wishes",
    What.LEFT_OUT: "an earlier outcome, which is left out",
}
_HOLDS = {
    TableKind.WISHES: "wishes",
    TableKind.ATTENDEES: "attendees",
    TableKind.FIXED: "people who are settled in a session",
    TableKind.SESSIONS: "sessions",
    TableKind.ROOMS: "rooms",
    TableKind.ROUNDS: "rounds",
    TableKind.NOTHING: "nothing of use",
}


@dataclass(frozen=True, slots=True)
class TableQuestion:
    """A table that can be read in two ways: where it is, why, and the readings."""

    where: str
    because: str
    readings: tuple[TableMapping, TableMapping]

    @property
    def choices(self) -> tuple[str, str]:
        """What each reading means, in words."""
        one, other = self.readings
        return _means(one, other), _means(other, one)

    @property
    def to_write(self) -> tuple[str, str]:
        """What would stand in the mapping for each reading."""
        one, other = self.readings
        return _written(one, other), _written(other, one)


def _differing(one: TableMapping, other: TableMapping) -> list[int]:
    return [
        place
        for place, (left, right) in enumerate(zip(one.columns, other.columns, strict=True))
        if left.role != right.role
    ]


def _means(one: TableMapping, other: TableMapping) -> str:
    for place in _differing(one, other):
        role = one.columns[place].role
        if role.what is What.STAMP:
            return f"time stamps with the {role.about}"
        if role.what in _MEANS and (one.kind is other.kind or role.what in (What.FIXED, What.WISH)):
            return _MEANS[role.what]
    return _HOLDS[one.kind]


def _written(one: TableMapping, other: TableMapping) -> str:
    if one.kind is not other.kind:
        return f'holds = "{one.kind}"'
    place = _differing(one, other)[0]
    return f'column {one.columns[place].letter}: "{one.columns[place].role}"'


Ask = Callable[[TableQuestion], int]
"""Puts a question to somebody and gives the number of the reading that they chose, 0 or 1."""


@dataclass
class Asking:
    """Questions put to the organiser: `readings` are numbers (1 or 2) said beforehand, used in the order of questions.

    `asked` counts those used, `open` are the questions that nobody answered.
    """

    readings: Sequence[int]
    ask: Ask | None
    asked: int = 0
    open: list[TableQuestion] = field(default_factory=list)

    def choose(self, question: TableQuestion) -> int | None:
        """The reading that is meant, 0 or 1; None where nobody says."""
        if self.asked < len(self.readings):
            self.asked += 1
            return self.readings[self.asked - 1] - 1
        if self.ask is not None:
            return self.ask(question)
        self.open.append(question)
        return None


class Unsettled(AllocatorError):
    """Tables can be read in two ways, and nobody is there to say which; nothing was written."""

    def __init__(self, questions: list[TableQuestion], settled: int, command: str) -> None:
        self.questions = tuple(questions)
        several_tables = several(len(questions), "table")
        lines = [f"{several_tables} can be read in two ways, and nothing says which is meant:"]
        for question in questions:
            lines.append(f"  {question.where}: {question.because}.")
            for number, (choice, text) in enumerate(zip(question.choices, question.to_write, strict=True), start=1):
                lines.append(f"    reading {number}   {choice}   (in a mapping, {text})")
        picks = " ".join(["--reading 1"] * (settled + len(questions)))
        lines.append(f"Nothing was written. Say which, 1 or 2, for each in this order:  {command} {picks}")
        super().__init__("\n".join(lines))
