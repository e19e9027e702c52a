"""The answers that count, and what they wish for as codes of sessions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from allocator.coherence import folded
from allocator.errors import Problem
from allocator.intake.cells.moments import moment
from allocator.intake.cells.names_below import begin_of
from allocator.intake.cells.rounds.rounds_said import rounds_in
from allocator.intake.cells.session_titles import Match, Titles
from allocator.intake.import_notes import ImportNotes, cell_note
from allocator.intake.rows.answers import Asked, RowAnswer
from allocator.intake.rows.people.same_people import Form, form_of
from allocator.intake.rows.register import Comer
from allocator.intake.rows.several_rows import order_of
from allocator.intake.tables.headings import bare
from allocator.intake.tables.mapped_table import MappedTable
from allocator.intake.tables.roles import WISHING, What
from allocator.words import several


@dataclass(frozen=True, slots=True)
class Reply:
    """The answer of a person that counts: where it is and when it was given."""

    answer: RowAnswer
    mapped: MappedTable
    stamp: str


@dataclass
class Replies:
    """Who answered, and with what; the latest answer counts, and different tables add up where they differ in rounds.

    So they do where they have other ranks, or other sessions altogether; `titles` tells these apart.
    """

    notes: ImportNotes
    titles: Titles
    replies: dict[Comer, list[Reply]] = field(default_factory=dict)
    _forms: dict[int, Form] = field(default_factory=dict)
    _apart: dict[tuple[int, int], bool] = field(default_factory=dict)

    def add(self, comer: Comer, answer: RowAnswer, mapped: MappedTable) -> None:
        """An answer more; an older one of the same person about the same rounds is left out, and said so."""
        reply = Reply(answer, mapped, answer.stamp)
        there = self.replies.setdefault(comer, [])
        for old in there:
            if not answer.asked or not old.answer.asked or self._overlap(old, reply):
                later, earlier = (old, reply) if self._is_later(old, reply) else (reply, old)
                there.remove(old)
                there.append(later)
                self._say_overtaken(earlier, later)
                return
        there.append(reply)

    def _overlap(self, old: Reply, new: Reply) -> bool:
        """Whether two answers are to the same question, so that one of them counts."""
        if not _rounds(old.answer) & _rounds(new.answer):
            return False
        if old.mapped is new.mapped:
            return True
        return bool(_asked_for(old.mapped) & _asked_for(new.mapped)) and not self._are_apart(old.mapped, new.mapped)

    def _are_apart(self, one: MappedTable, other: MappedTable) -> bool:
        """Whether two tables are of different sessions, which is said once."""
        both = id(one), id(other)
        if both not in self._apart:
            first, second = (
                self._forms.setdefault(id(mapped), form_of(mapped, self._named)) for mapped in (one, other)
            )
            self._apart[both] = first.is_apart_from(second)
            if self._apart[both]:
                people = several(len(first.shared(second)), "attendee")
                message = (
                    f"{people} answered here and in {one.table.area()}, of other sessions; the wishes of both count."
                )
                self.notes.remarks.append(Problem(other.table.area(), message))
        return self._apart[both]

    def _form(self, mapped: MappedTable) -> Form:
        if id(mapped) not in self._forms:
            self._forms[id(mapped)] = form_of(mapped, self._named)
        return self._forms[id(mapped)]

    def _named(self, text: str) -> str:
        """The code of a session, or the bare text where it is none."""
        return self.titles.find(text).code or bare(text)

    def _is_later(self, old: Reply, new: Reply) -> bool:
        """Whether the old one was given later; without time stamps the lower row, or the later file, counts."""
        orders = [order_of(reply.mapped) for reply in (old, new)]
        first, second = (moment(reply.stamp, order) for reply, order in zip((old, new), orders, strict=True))
        if first is not None and second is not None and first != second:
            return first > second
        return not new.answer.asked and bool(old.answer.asked) and second is None

    def _say_overtaken(self, earlier: Reply, later: Reply) -> None:
        where = earlier.mapped.address(earlier.answer.row, 0)
        grid, row = later.mapped.table.grid, later.answer.row
        below = f"row {row + 1}" + ("" if grid is earlier.mapped.table.grid else f" of {grid.file}")
        why = "given later" if earlier.stamp and later.stamp and earlier.stamp != later.stamp else "the last one"
        who = later.answer.person.name or later.answer.person.email or later.answer.person.id
        message = f"{who} answered more than once; the answer in {below}, {why}, counts."
        self.notes.left_out.append(Problem(where, message))
        self.notes.marks.append(cell_note(earlier.mapped, earlier.answer.row, 0, message, is_problem=False))


def _asked_for(mapped: MappedTable) -> set[tuple[str, int]]:
    """The rounds and ranks for which a table has columns; rank 0 stands for all of a round."""
    roles = mapped.roles.values()
    if any(role.what in WISHING and role.what is not What.WISH for role in roles):
        return {("", 0)}
    return {(role.about, role.rank) for role in roles if role.what is What.WISH}


def _rounds(answer: RowAnswer) -> set[str]:
    return {asked.round for asked in answer.asked}


@dataclass
class Matched:
    """Wishes as codes, rank by rank; what could not be matched stays as it was typed.

    `spoken_of` are the codes that each table speaks of, by the `id` of the table, perhaps with a round behind them.
    """

    titles: Titles
    respelt: Mapping[str, str]
    notes: ImportNotes
    round_of: Mapping[str, str]
    wishes: int = 0
    spoken_of: dict[int, set[str]] = field(default_factory=dict)
    _corrected: dict[tuple[str, str], list[tuple[MappedTable, int, int]]] = field(default_factory=dict)
    _unknown: dict[str, list[tuple[MappedTable, int, int]]] = field(default_factory=dict)
    _twice: list[tuple[MappedTable, int, int]] = field(default_factory=list)
    _found: dict[str, Match] = field(default_factory=dict)
    _codes: dict[str, str] = field(default_factory=dict)

    def of(self, replies: Sequence[Reply]) -> dict[int, list[str]]:
        """What the answers of a person wish for together, by rank: codes, each with the round behind it if it has one.

        A session that is wished for twice has its better rank.
        """
        ranks: dict[int, list[str]] = {}
        seen: set[str] = set()
        codes = self._codes
        for reply in replies:
            self.spoken_of.setdefault(id(reply.mapped), set())
        both = ((asked, reply) for reply in replies for asked in reply.answer.asked)
        for asked, reply in sorted(both, key=lambda pair: pair[0].rank):
            text = codes.get(asked.text) or self.code(asked, reply.mapped, reply.answer.row)
            if asked.round:
                text = f"{text} @ {self.round_of.get(asked.round, asked.round)}"
            self.spoken_of[id(reply.mapped)].add(text)
            if text in seen:
                self._twice.append((reply.mapped, reply.answer.row, asked.place))
                continue
            seen.add(text)
            ranks.setdefault(asked.rank, []).append(text)
        self.wishes += len(seen)
        return ranks

    def code(self, asked: Asked, mapped: MappedTable, row: int) -> str:
        """The code of what was asked for; the text itself where there is none."""
        text = asked.text
        within = self.titles.within(text, self.round_of.get(asked.round, asked.round)) if asked.round else ""
        if within:
            return within
        match = self._found.get(text)
        if match is None:
            spelling = " ".join(text.split())
            match = self.titles.find(self.respelt.get(spelling, text))
            if spelling in self.respelt and match.code is not None:
                match = Match(match.code, corrected=True)
            self._found[text] = match
        if match.code is not None and not match.corrected:
            self._codes[text] = match.code
            return match.code
        cell = (mapped, row, asked.place)
        if mapped.roles[asked.place].what is What.PEOPLE_OF:
            cell = (mapped, mapped.table.head[0] if mapped.table.head else row, asked.place)
        if match.code is None:
            cells = self._unknown.setdefault(text, [])
        else:
            cells = self._corrected.setdefault((text, match.code), [])
        if cells[-1:] != [cell]:
            cells.append(cell)  # everybody below a heading speaks of one cell
        return " ".join(text.split()) if match.code is None else match.code

    def tell(self) -> None:
        """Note what was corrected, what could not be matched, and what was wished for twice."""
        for (text, code), cells in self._corrected.items():
            title = self.titles.title_of[code]
            named = f'"{title}"' if title == code else f'"{title}" ({code})'
            self._note(self.notes.corrections, cells, f'"{text}" is taken as {named}', is_problem=False)
        for text, cells in self._unknown.items():
            offers = [f'"{self.titles.title_of[code]}"' for code in self._found[text].offers]
            same = len({self.titles.title_of[code] for code in self._found[text].offers}) == 1 and len(offers) > 1
            if same:
                codes = " or ".join(f'"{code}"' for code in self._found[text].offers)
                hint = f" It is the title of several: write the code, {codes}"
            else:
                hint = (
                    f" Did you mean {' or '.join(offers)}?"
                    if offers
                    else " Write a title or code of the Sessions sheet"
                )
            self._note(self.notes.problems, cells, f'"{text}" is not a session.{hint}', is_problem=True)
        if self._twice:
            mapped, row, place = self._twice[0]
            more = f" (and {len(self._twice) - 1} more such cells)" if len(self._twice) > 1 else ""
            message = f"wished for twice by one attendee; the better wish counts{more}."
            self.notes.left_out.append(Problem(mapped.address(row, place), message))
            for mapped, row, place in self._twice:
                note = "wished for twice by one attendee; the better wish counts."
                self.notes.marks.append(cell_note(mapped, row, place, note, is_problem=False))

    def _note(
        self, notes: list[Problem], cells: Sequence[tuple[MappedTable, int, int]], message: str, *, is_problem: bool
    ) -> None:
        mapped, row, place = cells[0]
        more = "" if len(cells) == 1 else f" ({len(cells)} cells, this one first)"
        end = "" if message.endswith("?") and not more else "."
        if message.endswith("?"):
            notes.append(Problem(mapped.address(row, place), f"{message}{more}{'.' if more else ''}"))
        else:
            notes.append(Problem(mapped.address(row, place), f"{message}{more}{end}"))
        for mapped, row, place in cells:
            self.notes.marks.append(cell_note(mapped, row, place, message + end, is_problem=is_problem))


def round_names(asked: Collection[str], known: Sequence[str]) -> dict[str, str]:
    """The rounds that wishes speak of, each as the event names it: by its name, else by its number or its time."""
    named: dict[str, str] = {}
    folded_names = {folded(name): name for name in known}
    by_time = _by_time(asked, known)
    numbers = Counter(_number(name) for name in known)
    by_number = {_number(name): name for name in known if numbers[_number(name)] == 1 and _number(name)}
    for round in asked:
        found = folded_names.get(folded(round)) or by_number.get(_number(round)) or by_time.get(round)
        said = rounds_in(round, known).names
        named[round] = found or (said[0] if len(said) == 1 else round)
    return named


def _by_time(asked: Iterable[str], known: Sequence[str]) -> dict[str, str]:
    """Rounds that are called by their times alone, in the order of the day, where there are as many as rounds."""
    times = sorted((at, round) for round in asked if (at := begin_of(round)) is not None)
    named = dict(zip((round for _, round in times), known, strict=False))
    return named if len(times) == len(known) and not any(begin_of(name) for name in known) else {}


def _number(name: str) -> str:
    """The number or letter at the end of a round's name."""
    last = name.split()[-1] if name.split() else ""
    return last.casefold() if last.isdecimal() or len(last) == 1 else ""
