"""Columns that were left out with what is in them, and the remarks in them and in other cells that a plan needs."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from openpyxl.utils import get_column_letter

from allocator.intake.asides.advice import Remark, told
from allocator.intake.asides.apart import names_others, speaks_of_apart
from allocator.intake.asides.kinds import Aside
from allocator.intake.asides.plain import words_of
from allocator.intake.asides.said import asides_in
from allocator.intake.cells.session_titles import Titles
from allocator.intake.cells.statuses import is_coming, is_gone, is_no_title, is_unanswered, is_waiting
from allocator.intake.import_notes import ImportNotes, LeftColumn, cell_note
from allocator.intake.rows.away_from_wishes import away_cells
from allocator.intake.rows.people.of_row import left_early, people_of
from allocator.intake.tables.headings import bare
from allocator.intake.tables.looks import sort_of
from allocator.intake.tables.mapped_table import MappedTable
from allocator.intake.tables.roles import MEASURED, TableKind, What

OFTEN = 4
"""Times that a text is in wish columns, from which it is an answer that a form offers and no remark."""

SHORT = 60
"""Letters of a remark about a session; a longer text describes it."""

OF_PEOPLE = (TableKind.WISHES, TableKind.ATTENDEES, TableKind.FIXED)

_ABOUT_SESSIONS = frozenset({Aside.CANCELLED, Aside.TIME})
_ANYWHERE = frozenset({Aside.CANCELLED, Aside.NEED})
_SMALL = frozenset({"van", "von", "den", "der", "und", "and", "het", "les", "del", "las", "los"})
_BESIDE_A_NAME = re.compile(r"(?:[(\[*!]|\s[-–—]\s)\s*(.+)", re.DOTALL)
_PARTS = re.compile(r"[;,>|/\n]")


def say_beside(
    tables: Sequence[MappedTable],
    titles: Titles,
    listed: bool,
    names: Iterable[str],
    used: Container[tuple[int, int]],
    notes: ImportNotes,
) -> None:
    """Note what was left out and what people wrote beside their wishes.

    `used` are the numbers of tables and the places of their columns that are of use though nothing recognised them.
    `titles` are those of the sessions, which a list has given if they are `listed`; `names` are those of everybody.
    """
    known = {bare(text) for pair in titles.title_of.items() for text in pair} if listed else set()
    parts: frozenset[str] | None = None
    everybody: frozenset[str] = frozenset()
    found: defaultdict[tuple[Aside, bool], list[Remark]] = defaultdict(list)
    for number, whole in enumerate(tables):
        roles = {place: role for place, role in whole.roles.items() if (number, place) not in used}
        mapped = replace(whole, roles=roles)
        notes.columns += _left_columns(mapped)
        of_sessions = mapped.kind is TableKind.SESSIONS
        gone = left_early(mapped)
        rows = [row for row in mapped.table.rows if row not in gone]
        away = {(row, place) for row, places in away_cells(mapped, titles).items() for place in places}
        for place, texts in _remarks(mapped, known):
            if texts and parts is None:
                everybody = frozenset(bare(name) for name in names) - {""}
                parts = frozenset(part for name in everybody for part in words_of(name).split() if len(part) > 2)
                parts -= _SMALL
            kinds = _kinds_of(mapped, place, texts, parts or frozenset())
            kinds |= _others_of(mapped, place, [text for text in texts if text not in kinds], everybody)
            for row in rows if kinds else ():
                text = _at(mapped, row, place)
                for kind in kinds.get(text, ()) if (row, place) not in away else ():
                    found[kind, of_sessions].append(Remark(mapped, row, place, text))
    for kind in Aside:
        for of_sessions in (False, True):
            remarks = found[kind, of_sessions]
            if remarks:
                notes.asides.append(told(kind, remarks, of_sessions=of_sessions))
                one_alone = told(kind, remarks[:1], of_sessions=of_sessions)
                message = f"{one_alone.message}. {one_alone.now}"
                notes.marks += [cell_note(one.mapped, one.row, one.place, message, is_problem=False) for one in remarks]


def _left_columns(mapped: MappedTable) -> Iterator[LeftColumn]:
    """The columns of a table that were left out and hold something."""
    grid = mapped.table.grid
    for place in mapped.places(What.LEFT_OUT):
        column = mapped.table.columns[place]
        counts: Counter[str] = Counter()
        for text, count in _distinct(mapped, place).items():
            counts[" ".join(text.split())] += count
        if counts:
            ranked = sorted(counts.items(), key=lambda pair: -pair[1])
            heading = " ".join(mapped.table.headings[place].split())
            letter = get_column_letter(column + 1)
            yield LeftColumn(grid.file, grid.sheet, letter, heading, counts.total(), tuple(ranked))


def _at(mapped: MappedTable, row: int, place: int) -> str:
    return mapped.table.grid.cells[row][mapped.table.columns[place]].strip()


def _remarks(mapped: MappedTable, known: Collection[str]) -> Iterator[tuple[int, Mapping[str, str]]]:
    """The places of columns that may hold remarks, with their distinct texts and what to hear of each."""
    for place in mapped.places(What.LEFT_OUT):
        yield place, {text: text for text in _distinct(mapped, place) if sort_of(text) == "text"}
    if mapped.kind not in OF_PEOPLE:
        return
    for place in mapped.places(What.STATUS):
        heading = mapped.table.headings[place]
        odd = (
            text
            for text in _distinct(mapped, place)
            if not (is_gone(text, heading) or is_coming(text) or is_waiting(text))
        )
        yield place, {text: text for text in odd}
    for place in mapped.places(What.NAME, What.FIRST, What.LAST):
        beside = {text: said[1] for text in _distinct(mapped, place) if (said := _BESIDE_A_NAME.search(text))}
        yield place, beside
    wishing = mapped.places(What.WISH, What.ORDER, What.TICKS, What.SESSION, What.FIXED, What.PEOPLE_OF, *MEASURED)
    seen: Counter[str] = Counter()
    columns = {place: _distinct(mapped, place) for place in wishing}
    for texts in columns.values():
        for text, count in texts.items():
            for part in _PARTS.split(text):
                seen[part.strip()] += count
    for place, texts in columns.items():
        found = {}
        for text in texts:
            if is_no_title(text) and bare(text) not in known:
                found[text] = text
                continue
            odd_parts = [part.strip() for part in _PARTS.split(text) if 0 < seen[part.strip()] < OFTEN]
            heard = ". ".join(part for part in odd_parts if bare(part) not in known)
            if heard and bare(text) not in known:
                found[text] = _without_titles(heard, known)
        yield place, found


def _others_of(
    mapped: MappedTable, place: int, texts: Sequence[str], everybody: Collection[str]
) -> dict[str, tuple[Aside, ...]]:
    """What the names in a left-out column of people are about, where they are those of others who come."""
    kinds = (*OF_PEOPLE, TableKind.NOTHING) if place else OF_PEOPLE  # the first column of a table says who
    named = names_others(texts, everybody) if mapped.kind in kinds and place in mapped.places(What.LEFT_OUT) else []
    if not named:
        return {}
    person, cells = people_of(mapped), mapped.table.grid.cells
    own = sum(bare(person(cells[row]).name) == bare(_at(mapped, row, place)) for row in mapped.table.rows)
    if 2 * own >= len(mapped.table.rows):
        return {}
    beside = [mapped.table.grid.file, mapped.table.grid.sheet]
    for other in mapped.places(What.LEFT_OUT):
        beside += [mapped.table.headings[other], *(_distinct(mapped, other) if other != place else ())]
    kind = Aside.APART if speaks_of_apart(beside) else Aside.OTHERS
    return dict.fromkeys(named, (kind,))


def _distinct(mapped: MappedTable, place: int) -> Counter[str]:
    """The texts of a column, each once, with how often it is there."""
    column, cells = mapped.table.columns[place], mapped.table.grid.cells
    counts: Counter[str] = Counter()
    for text, count in Counter(cells[row][column] for row in mapped.table.rows).items():
        counts[text.strip()] += count
    del counts[""]
    return counts


def _without_titles(text: str, known: Collection[str]) -> str:
    """What a cell says beside the title of a session: '(samen met Bo)' of 'Pottery (samen met Bo)'."""
    words = text.split()
    for end in range(len(words), 0, -1):
        if bare(" ".join(words[:end])) in known:
            return " ".join(words[end:])
    return text


def _kinds_of(
    mapped: MappedTable, place: int, texts: Mapping[str, str], names: Collection[str]
) -> dict[str, tuple[Aside, ...]]:
    """What each of the texts is about, as far as it matters for such a table; those about nothing are left out."""
    left = place in mapped.places(What.LEFT_OUT)
    heading = mapped.table.headings[place] if left else ""
    matter = frozenset(Aside) if mapped.kind in OF_PEOPLE else _ANYWHERE
    if mapped.kind is TableKind.SESSIONS:
        matter, heading = _ABOUT_SESSIONS, ""
    elif mapped.kind in (TableKind.ROOMS, TableKind.ROUNDS, TableKind.SPEAKERS):
        matter = frozenset()
    found = {}
    for text, heard in texts.items():
        if heard and matter and not (mapped.kind is TableKind.SESSIONS and len(text) > SHORT):
            said = asides_in(heard, heading, names)
            gone = is_gone(heard, heading) or (not left and is_no_title(heard) and not is_waiting(heard))
            if Aside.CANCELLED not in said and gone and not is_unanswered(heard):
                said = (Aside.CANCELLED, *said)
            kinds = tuple(kind for kind in said if kind in matter)
            if kinds:
                found[text] = kinds
    return found
