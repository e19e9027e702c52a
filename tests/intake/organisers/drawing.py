"""What is at hand while the files of a case are drawn, and what all their tables have in common."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field
from random import Random

from .drawn_event import DrawnEvent, DrawnPerson
from .held import Held
from .words import word

Cell = str | int | datetime.datetime | datetime.date | datetime.time
Row = list[Cell]


@dataclass
class Table:
    """A table as it is written: rows of headings, and rows of data; `name` is that of its sheet or file.

    `about_people` says whether every row is a person. `figures` are rows of figures about the columns, which stand
    among the rows from `figures_at` on; above the headings where that is -1.
    """

    name: str
    heads: list[Row]
    rows: list[Row]
    about_people: bool = False
    tidy: bool = False
    title: str = ""
    figures: list[Row] = field(default_factory=list)
    figures_at: int = 0

    @property
    def lines(self) -> list[Row]:
        """Headings and data."""
        if self.figures_at < 0:
            return [*self.figures, *self.heads, *self.rows]
        return [*self.heads, *self.rows[: self.figures_at], *self.figures, *self.rows[self.figures_at :]]


@dataclass
class Draw:
    """An event that is being written, and what its files hold so far.

    `listed` says whether there is a list of sessions, `coded` whether it has codes, `marks_rounds` whether it says in
    which rounds they run; `lists_rounds` whether there is a list of rounds. `joins_by` is how people of two tables are
    the same: by name, address or id. `said` are the headings, each with what it stands for. `gone` are
    people who have cancelled, `mess` is what makes the tables messy.
    """

    chance: Random
    event: DrawnEvent
    held: Held = field(default_factory=Held)
    listed: bool = False
    coded: bool = False
    has_namesakes: bool = False
    joins_by: str = "name"
    marks_rounds: bool = False
    lists_rounds: bool = False
    said: list[tuple[str, str]] = field(default_factory=list)
    gone: set[int] = field(default_factory=set)
    mess: set[str] = field(default_factory=set)

    @property
    def language(self) -> str:
        """The language of the event."""
        return self.event.language

    def word(self, what: str) -> str:
        """One of the headings for a kind of column."""
        found = word(self.chance, self.language, what)
        self.said.append((found, what))
        return found

    def happens(self, probability: float) -> bool:
        """Whether something happens that has this probability."""
        return self.chance.random() < probability

    def is_messy(self, what: str, probability: float) -> bool:
        """Whether a mess happens that has this probability; it is kept in mind."""
        if happens := self.happens(probability):
            self.mess.add(what)
        return happens


def numbered(draw: Draw) -> Iterable[tuple[int, DrawnPerson]]:
    """The people with their numbers."""
    return enumerate(draw.event.people)


@dataclass(frozen=True)
class Who:
    """Columns that say who somebody is: their headings, what they show, and the cells of a person."""

    heads: Row
    shown: frozenset[str]
    cells: Callable[[DrawnPerson], Row]


def who(draw: Draw, *, joined: bool = False, at_most: int = 4) -> Who:
    """Columns that say who somebody is.

    `joined` is whether other tables tell of the same people, who are then the same by what `joins_by` names.
    """
    columns: list[tuple[str, Callable[[DrawnPerson], Row]]] = []
    key = draw.joins_by if joined else draw.chance.choices(("name", "email", "id"), (85, 8, 7))[0]
    style = draw.chance.random()
    shows_name = key == "name" or draw.happens(0.8)
    if shows_name:
        first, last = draw.word("first"), draw.word("last")
        if style < 0.6 or first == last:
            columns.append((draw.word("name"), lambda one: [one.name]))
        elif style < 0.8:
            columns += [(first, lambda one: [one.first]), (last, lambda one: [one.last])]
        else:
            columns += [(last, lambda one: [one.last]), (first, lambda one: [one.first])]
    by_id = key == "id" or draw.happens(0.2)
    by_email = key == "email" or draw.happens(0.3)
    if draw.has_namesakes and not (by_id or by_email):
        by_email = True
    if by_id:
        spelt = draw.chance.choices(["{}", "{:0>6}", "Nr. {}"], [90, 7, 3])[0]
        columns.insert(0, (draw.word("id"), lambda one: [spelt.format(one.id)]))
    by_class = len(columns) < at_most and draw.happens(0.4)
    if by_class:
        columns.insert(draw.chance.randint(0, len(columns)), (draw.word("class"), lambda one: [one.organisation]))
    if by_email:
        columns.insert(draw.chance.choice([0, len(columns)]), (draw.word("email"), lambda one: [one.email]))
    if shows_name and style >= 0.6:  # names in two parts stay side by side
        pair = [column for column in columns if column[0] in (first, last)]
        if len(pair) == 2:
            at = columns.index(pair[0])
            columns = [column for column in columns if column not in pair]
            columns[at:at] = pair
    shown = {"name": shows_name, "id": by_id, "email": by_email, "class": by_class}

    def cells(one: DrawnPerson) -> Row:
        return [cell for _, part in columns for cell in part(one)]

    return Who([heading for heading, _ in columns], frozenset(what for what, there in shown.items() if there), cells)


def hold_person(draw: Draw, number: int, shown: Collection[str]) -> None:
    """Hold what a table shows of a person."""
    one, held = draw.event.people[number], draw.held.person(number)
    if "name" in shown:
        held.called.add(one.name)
    if "id" in shown:
        held.ids.add(one.id)
    if "email" in shown:
        held.email = one.email
    if "class" in shown:
        held.organisation = one.organisation


def titles_as(draw: Draw) -> Callable[[int], str]:
    """How a table names the sessions: by title, now and then with the code or by the code alone."""
    sessions = draw.event.sessions
    style = draw.chance.random()
    if draw.coded and style < 0.08:
        return lambda session: sessions[session].code
    if draw.coded and style < 0.16:
        between = draw.chance.choice([" ", " - ", ": "])
        return lambda session: f"{sessions[session].code}{between}{sessions[session].title}"
    if draw.listed and style < 0.19:
        chance = draw.chance
        return lambda session: _mistyped(sessions[session].title, chance)
    if style < 0.25:
        spelt = draw.chance.choice([str.upper, str.lower])
        chance = draw.chance
        return lambda session: (
            (spelt(sessions[session].title) if chance.random() < 0.15 else sessions[session].title)
            + chance.choice(["", "", "", " "])
        )
    return lambda session: sessions[session].title


def _mistyped(title: str, chance: Random) -> str:
    """A long title, in which somebody now and then forgets a letter."""
    if len(title) < 12 or not title.isalpha() or chance.random() > 0.05:
        return title
    at = chance.randrange(3, len(title) - 2)
    return title[:at] + title[at + 1 :]


def padded(cells: Sequence[Cell], width: int, blank: str = "") -> Row:
    """Cells, and blank ones up to a width."""
    return [*cells, *[blank] * (width - len(cells))]
