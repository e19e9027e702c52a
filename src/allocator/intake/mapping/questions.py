"""What only the organiser can say: readings of a table that are equally likely."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from allocator.coherence import folded
from allocator.errors import AllocatorError
from allocator.intake.mapping.examples import examples
from allocator.intake.mapping.table_mapping import TableMapping
from allocator.intake.tables.mapped_table import MappedTable
from allocator.intake.tables.roles import PERSON, TableKind, What
from allocator.intake.tables.table import SourceTable
from allocator.suggest import did_you_mean
from allocator.words import several

_OF_ROLE = {
    What.RANK_OF: ("ranks", "ranks: 1 is the best"),
    What.SCORE_OF: ("scores", "scores: the highest is the best"),
    What.TICK_OF: ("ticks", "ticks: wishes that are all equal"),
    What.BAR_OF: ("allowed", "where people are allowed"),
    What.ORDER: ("in order", "wishes in order: the first in a cell is the best"),
    What.TICKS: ("all equal", "wishes that are all equal"),
    What.ALLOWED: ("which rounds", "the rounds in which a session may run"),
    What.CARRIED: ("as above", "the rounds in which a session may run; a blank cell means as above"),
    What.CODE: ("codes", "the codes of sessions"),
    What.EXACTLY: ("how many rounds", "in how many rounds a session runs"),
    What.RUNS_IN: ("rounds and rooms", "in which rounds a session runs, and where"),
    What.FIXED: ("settled", "settled: everybody sits in the session next to them"),
    What.WISH: ("wishes", "wishes"),
    What.MAXIMUM: ("maxima", "the most people that a session takes"),
    What.MINIMUM: ("minima", "the fewest people that a session takes"),
    What.CAPACITY: ("seats", "how many the room of a session seats"),
    What.SPEAKERS: ("speakers", "who gives a session"),
    What.FIXED_ROOM: ("rooms", "the room of a session"),
    What.LEFT_OUT: ("left out", "left out"),
}
_OF_KIND = {
    TableKind.WISHES: ("wishes", "wishes"),
    TableKind.ATTENDEES: ("people", "attendees"),
    TableKind.FIXED: ("settled", "people who are settled in a session"),
    TableKind.SESSIONS: ("sessions", "sessions"),
    TableKind.ROOMS: ("rooms", "rooms"),
    TableKind.ROUNDS: ("rounds", "rounds"),
    TableKind.SPEAKERS: ("speakers", "speakers"),
    TableKind.NOTHING: ("left out", "nothing of use"),
}


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer to a question: the word for it, what it means, some rows as it has them, and the mapping it gives."""

    answer: str
    means: str
    examples: tuple[str, ...]
    mapping: TableMapping


@dataclass(frozen=True, slots=True)
class TableQuestion:
    """A table that can be read in several ways; `key` names the question by its file and a heading."""

    key: str
    where: str
    because: str
    choices: tuple[Choice, ...]


def question_of(
    table: SourceTable, because: str, readings: Sequence[TableMapping], about: int | None = None
) -> TableQuestion:
    """The question which of several readings is meant, two or more that differ; `about` is the column it is about."""
    first = readings[0]
    places = [place for place in range(len(first.columns)) if len({one.columns[place].role for one in readings}) > 1]
    decisive = first.columns[_decisive(readings, places) if about is None else about]
    key = f"{first.file}:{decisive.heading or decisive.letter}"
    said = [_said(one, readings, places) for one in readings]
    counts = Counter(answer for answer, _ in said)
    choices = []
    for (answer, means), one in zip(said, readings, strict=True):
        if counts[answer] > 1:
            answer = means = str(one.columns[_telling(readings, places)].role)
        roles = {place: column.role for place, column in enumerate(one.columns)}
        choices.append(Choice(answer, means, examples(MappedTable(table, one.kind, roles)), one))
    return TableQuestion(key, table.area(), because, tuple(choices))


def _decisive(readings: Sequence[TableMapping], places: Sequence[int]) -> int:
    """The first column that readings differ about; one about people only where there is no other."""
    about_people = {*PERSON, What.STAMP, What.STATUS, What.LEFT_OUT}
    telling = [place for place in places if any(one.columns[place].role.what not in about_people for one in readings)]
    return next(iter([*telling, *places]), 0)


def _telling(readings: Sequence[TableMapping], places: Sequence[int]) -> int:
    """The column that most readings take for something else."""
    return max(places, key=lambda place: (len({one.columns[place].role for one in readings}), -place))


def _said(one: TableMapping, readings: Sequence[TableMapping], places: Sequence[int]) -> tuple[str, str]:
    """The word for a reading and what it means: by a column that others take for something else, or by the table."""
    if one.answer[0]:
        return one.answer
    kinds = {other.kind for other in readings}
    for place in sorted(places, key=lambda place: one.columns[place].role.what is What.MINIMUM):
        role = one.columns[place].role
        if role.what is What.STAMP:
            return role.about, f"time stamps with the {role.about}"
        if role.what is What.LEFT_OUT and len(kinds) > 1:
            continue
        if role.what in _OF_ROLE and (len(kinds) == 1 or role.what in (What.FIXED, What.WISH)):
            answer, means = _OF_ROLE[role.what]
            if role.what is What.LEFT_OUT and any(o.columns[place].role.what is What.FIXED for o in readings):
                means = "an earlier outcome, which is left out"
            return answer, means
    return _OF_KIND[one.kind]


Ask = Callable[[TableQuestion], int]
"""Puts a question to somebody and gives the number of the choice that they made, from 0."""


@dataclass
class Asking:
    """Questions put to the organiser.

    `answers` are (key, answer) said beforehand; `readings` are numbers from 1, used for what these leave open in the
    order of questions. `asked` counts the readings used, `said` are the answers used in words, `open` are the questions
    that nobody answered.
    """

    readings: Sequence[int]
    ask: Ask | None
    answers: Sequence[tuple[str, str]] = ()
    asked: int = 0
    said: list[tuple[str, str]] = field(default_factory=list)
    open: list[TableQuestion] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    _keys: Counter[str] = field(default_factory=Counter)

    def choose(self, question: TableQuestion) -> int | None:
        """The choice that is meant, from 0; None where nobody says."""
        question = self._named(question)
        for key, answer in self.answers:
            if folded(key) == folded(question.key):
                chosen = _chosen(answer, question)
                if chosen is not None:
                    self.said.append((key, answer))
                    return chosen
                named = [choice.answer for choice in question.choices]
                hint = did_you_mean(answer, named) or f"Write one of: {', '.join(named)}."
                self.wrong.append(f'"{answer}" is no answer to {question.key}. {hint}')
        if self.asked < len(self.readings):
            self.asked += 1
            chosen = self.readings[self.asked - 1] - 1
            if chosen < len(question.choices):
                return chosen
            self.wrong.append(f"{question.key} has {len(question.choices)} readings, and no {chosen + 1}.")
        elif self.ask is not None:
            return self.ask(question)
        self.open.append(question)
        return None

    def _named(self, question: TableQuestion) -> TableQuestion:
        """The question under a key of its own."""
        self._keys[question.key] += 1
        count = self._keys[question.key]
        return question if count == 1 else replace(question, key=f"{question.key} ({count})")

    def idle(self) -> list[str]:
        """The keys of answers to what was not asked."""
        asked = {folded(key) for key, _ in self.said} | {folded(question.key) for question in self.open}
        return [key for key, _ in self.answers if folded(key) not in asked]


def _chosen(answer: str, question: TableQuestion) -> int | None:
    """Which choice an answer means: by its word, or by its number."""
    for number, choice in enumerate(question.choices):
        if folded(answer) in (folded(choice.answer), str(number + 1)):
            return number
    return None


class Unsettled(AllocatorError):
    """Tables can be read in several ways, and nobody is there to say which; nothing was written.

    `command` is what was run, to which the answers are added.
    """

    def __init__(self, asking: Asking, command: str) -> None:
        self.questions = tuple(asking.open)
        decide = "question decides" if len(self.questions) == 1 else "questions decide"
        lines = [f"{len(self.questions):,} {decide} how these files are read:"]
        for question in self.questions:
            lines.append(f"  {question.where}: {question.because}.")
            width = max(len(choice.answer) for choice in question.choices)
            for choice in question.choices:
                lines.append(f"    {choice.answer:<{width}}   {choice.means}".rstrip())
                lines += [f"    {'':<{width}}   | {line}" for line in choice.examples]
        lines += asking.wrong
        lines += [f'No question is called "{key}".' for key in asking.idle()]
        told = [f"--reading {number}" for number in asking.readings[: asking.asked]]
        told += [_option(key, answer) for key, answer in asking.said]
        told += [_option(question.key, question.choices[0].answer) for question in self.questions]
        which = "it" if len(self.questions) == 1 else f"the {several(len(self.questions), 'question')}"
        lines.append(f"Nothing was written. Answer {which} by the word before its meaning, for example:")
        lines.append(f"  {command} {' '.join(told)}")
        super().__init__("\n".join(lines))


def _option(key: str, answer: str) -> str:
    said = f"{key}={answer}".replace('"', '\\"')
    return f'--answer "{said}"'
