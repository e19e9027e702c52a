"""People whose names are below sessions: who each of them is, and where they are listed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from rapidfuzz import fuzz, process

from allocator.errors import Problem
from allocator.intake.cells.identity import Identity
from allocator.intake.cells.names_below import (
    ListedName,
    begins_waiting_list,
    entries,
    is_about_session,
    is_blank,
    people_beside,
)
from allocator.intake.cells.session_titles import SURE
from allocator.intake.import_notes import ImportNotes, cell_note
from allocator.intake.rows.answers import Asked, RowAnswer
from allocator.intake.rows.people.same_person import key_of, may_be
from allocator.intake.rows.register import Comer, Register
from allocator.intake.tables.content import is_error
from allocator.intake.tables.mapped_table import MappedTable
from allocator.intake.tables.roles import TableKind, What
from allocator.words import several

SHOWN = 5
"""People whom a line names."""

SETTLING = (TableKind.FIXED, TableKind.SESSIONS)
"""Tables of which the names below or beside sessions are those of people who are settled there."""


class Named(NamedTuple):
    """Somebody who is below a session: who, what that says of them, and in which table."""

    comer: Comer
    answer: RowAnswer
    mapped: MappedTable


class _Line(NamedTuple):
    """A person in a cell, by its row and by the place of its column, and the session that the cell is about."""

    row: int
    place: int
    entry: ListedName
    session: str


@dataclass
class _Finder:
    """Finds who is meant by a name, among those whom other tables and the workbook list."""

    register: Register
    notes: ImportNotes
    listed: Sequence[Comer]
    _names: dict[str, list[Comer]] = field(init=False, default_factory=dict)
    _by_word: dict[str, list[Comer]] = field(init=False, default_factory=dict)
    _unclear: dict[str, Comer] = field(init=False, default_factory=dict)
    _added: dict[int, list[Comer]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        for comer in self.listed:
            key = key_of(comer.person.name)
            if key:
                self._names.setdefault(key, []).append(comer)
            for word in dict.fromkeys(key.split()):
                self._by_word.setdefault(word, []).append(comer)

    def who(self, line: _Line, mapped: MappedTable, number: int) -> Comer:
        """Who is meant: somebody who is listed, else somebody new; one of several is reported as a problem."""
        person = line.entry.person
        found = None if person.email else self.register.of_id(person.id or person.name)
        if found is not None:
            return found
        if not person.email:
            same = [one for one in self._names.get(key_of(person.name), ()) if may_be(one.person, person)]
            short = same or self._shortened(person)
            if len(short) > 1:
                return self._one_of(short, line, mapped)
            if short and not same:
                self._correct(short[0], line, mapped)
            if short:
                return short[0]
        before = len(self.register.comers)
        comer = self.register.met(person, number, long=True)
        if len(self.register.comers) > before:
            self._added.setdefault(number, []).append(comer)
            self._suggest(comer, line, mapped)
        return comer

    def tell(self, number: int, mapped: MappedTable) -> None:
        """Says who of a table is on no list, where there is one."""
        added = self._added.get(number, [])
        if not added or not self.listed:
            return
        names = ", ".join(one.person.name or one.person.email for one in added[:SHOWN])
        more = f" and {len(added) - SHOWN} more" if len(added) > SHOWN else ""
        message = f"{several(len(added), 'person')} who is in no other list was added: {names}{more}."
        if len(added) > 1:
            message = f"{len(added)} people who are in no other list were added: {names}{more}."
        self.notes.remarks.append(Problem(mapped.table.area(), message))

    def _shortened(self, person: Identity) -> list[Comer]:
        """Those of whose name this is a part: 'Jan', 'Bakker', 'Jan B.' or 'J. Bakker' of 'Jan Bakker'."""
        words = key_of(person.name).split()
        whole = [word for word in words if len(word) > 1]
        if not whole:
            return []
        return [
            one
            for one in self._by_word.get(max(whole, key=len), ())
            if _is_short_for(words, key_of(one.person.name).split()) and may_be(one.person, person)
        ]

    def _one_of(self, several_people: Sequence[Comer], line: _Line, mapped: MappedTable) -> Comer:
        """A name that several have stands as it was written until somebody says whose it is."""
        text = line.entry.person.name
        shown = [_described(one.person) for one in several_people[:SHOWN]]
        more = f" or {len(several_people) - SHOWN} others" if len(several_people) > SHOWN else ""
        message = f'"{text}" may be {" or ".join(shown)}{more}. Write the id or the address instead.'
        self.notes.problems.append(Problem(mapped.address(line.row, line.place), message))
        self.notes.marks.append(cell_note(mapped, line.row, line.place, message, is_problem=True))
        return self._unclear.setdefault(text, Comer(line.entry.person, several_people[0].table, id=text, is_new=False))

    def _correct(self, comer: Comer, line: _Line, mapped: MappedTable) -> None:
        message = f'"{line.entry.person.name}" is taken as {_described(comer.person)}.'
        self.notes.corrections.append(Problem(mapped.address(line.row, line.place), message))
        self.notes.marks.append(cell_note(mapped, line.row, line.place, message, is_problem=False))

    def _suggest(self, comer: Comer, line: _Line, mapped: MappedTable) -> None:
        """Somebody with nearly the same name is pointed out; they are not merged."""
        if not comer.person.name or not self._names:
            return
        near = process.extractOne(key_of(comer.person.name), list(self._names), scorer=_likeness, score_cutoff=SURE)
        if near is not None:
            other = self._names[near[0]][0]
            message = f'"{comer.person.name}" is on no list and was added. Did you mean {_described(other.person)}?'
            self.notes.corrections.append(Problem(mapped.address(line.row, line.place), message))


def below_sessions(tables: Sequence[MappedTable], register: Register, notes: ImportNotes) -> Iterator[Named]:
    """Everybody who is below a session, once for each, after all other tables have said who there is."""
    sheets = [(number, mapped) for number, mapped in enumerate(tables) if mapped.places(What.PEOPLE_OF, What.PEOPLE)]
    finder = _Finder(register, notes, tuple(register.comers) if sheets else ())
    for number, mapped in sheets:
        there: dict[tuple[Comer, int, str], _Line] = {}
        waiting = 0
        for line in (*_beside(mapped, notes), *_below(mapped, notes)):
            comer = finder.who(line, mapped, number)
            role = mapped.roles[line.place]
            if (comer, line.place, line.session) in there:
                message = (
                    f'"{line.entry.text}" is below "{line.session}" more than once and is read once. If it is '
                    "another person with the same name, write the id or the address after it."
                )
                notes.corrections.append(Problem(mapped.address(line.row, line.place), message))
                continue
            there[comer, line.place, line.session] = line
            asked = Asked(1, line.session, line.place, role.round)
            if line.entry.waiting and mapped.kind in SETTLING:
                message = f'"{line.entry.text}" is on the waiting list of "{line.session}", and not settled there.'
                notes.left_out.append(Problem(mapped.address(line.row, line.place), message))
                continue
            waiting += line.entry.waiting
            is_fixed = mapped.kind in SETTLING
            answer = RowAnswer(
                line.entry.person,
                () if is_fixed else (asked,),
                not is_fixed,
                "",
                line.row,
                (asked,) if is_fixed else (),
            )
            yield Named(comer, answer, mapped)
        if waiting and mapped.kind is TableKind.WISHES:
            message = f"{several(waiting, 'name')} on waiting lists: read as wishes like the others."
            notes.remarks.append(Problem(mapped.table.area(), message))
        finder.tell(number, mapped)


def _below(mapped: MappedTable, notes: ImportNotes) -> Iterator[_Line]:
    """The people below each session; a cell that names nobody is reported."""
    table = mapped.table
    places = mapped.places(What.PEOPLE_OF)
    if not places:
        return
    everywhere = {row for row in table.rows if _parts_all(mapped, row, places)}
    for place in places:
        waiting = False
        for row in table.rows:
            text = table.grid.cells[row][table.columns[place]].strip()
            waiting = waiting or row in everywhere or begins_waiting_list(text)
            found = entries(text)
            for entry in found:
                yield _Line(row, place, entry._replace(waiting=entry.waiting or waiting), mapped.roles[place].about)
            if not found and not is_blank(text) and not begins_waiting_list(text):
                _say_nobody(mapped, row, place, text, notes)


def _beside(mapped: MappedTable, notes: ImportNotes) -> Iterator[_Line]:
    """The people who are settled in the session of a row of a list of sessions, by name, address or id."""
    titles = (*mapped.places(What.CODE), *mapped.places(What.TITLE))
    for place in mapped.places(What.PEOPLE):
        for row in mapped.table.rows:
            cells = mapped.table.cells(row)
            session = next((text for at in titles if (text := cells[at].strip())), "")
            for part in people_beside(cells[place]) if session else ():
                found = entries(part) or [ListedName(Identity(id=part), False, part)] * part.isdecimal()
                for entry in found:
                    yield _Line(row, place, entry, session)
                if not found and not is_blank(part):
                    _say_nobody(mapped, row, place, part, notes)


def _parts_all(mapped: MappedTable, row: int, places: Sequence[int]) -> bool:
    """Whether a row says that below it, in all columns, people wait: it says so alone, at its beginning."""
    cells = mapped.table.cells(row)
    filled = [place for place, cell in enumerate(cells) if cell.strip()]
    return bool(filled) and filled[0] <= places[0] and len(filled) == 1 and begins_waiting_list(cells[filled[0]])


def _say_nobody(mapped: MappedTable, row: int, place: int, text: str, notes: ImportNotes) -> None:
    if is_error(text):
        message = f'"{text}" is where a name should be; fix the formula, or type what it shows.'
        notes.problems.append(Problem(mapped.address(row, place), message))
        return
    what = "says something about the session" if is_about_session(text) else "is not a name"
    message = f'"{" ".join(text.split())}" {what}; it is left out.'
    notes.left_out.append(Problem(mapped.address(row, place), message))


def _likeness(one: str, other: str, **options: float | None) -> float:
    """How alike two names are, whatever the order of their words."""
    return fuzz.token_sort_ratio(one, other, score_cutoff=options.get("score_cutoff"))


def _is_short_for(words: Sequence[str], name: Sequence[str]) -> bool:
    """Whether words stand in a name in their order, as they are or as their first letter; and are not all of it."""
    at = 0
    for word in words:
        while at < len(name) and name[at] != word and not (len(word) == 1 and name[at].startswith(word)):
            at += 1
        if at == len(name):
            return False
        at += 1
    return True


def _described(person: Identity) -> str:
    """A person with what tells them from others of that name."""
    more = ", ".join(bare_one for bare_one in (person.organisation, person.email, person.id) if bare_one)
    return f'"{person.name}"{f" ({more})" if more else ""}'
