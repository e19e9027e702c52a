"""Every table with what its columns are taken for: as a mapping says, as the shapes say, or as somebody answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from allocator.intake.cells.rounds_said import MOST_ROUNDS
from allocator.intake.mapping.questions import Ask, TableQuestion
from allocator.intake.mapping.table_mapping import TableMapping, mapping_of, remembered
from allocator.intake.rows.answers import MappedTable
from allocator.intake.rows.listed_sessions import wished_sessions
from allocator.intake.shapes.proposal import Known, Proposal
from allocator.intake.shapes.proposals import proposals
from allocator.intake.shapes.signup_sheets import sign_ups
from allocator.intake.tables.headings import bare
from allocator.intake.tables.roles import WHO, WISHING, TableKind, What
from allocator.intake.tables.table import SourceTable

CLOSE = 0.04
"""Readings whose likelihoods differ by no more are equally likely."""

NARROW = 2
"""Columns of a table that may be a part of one with blank columns in it: numbers, and names."""

LIKELY = 0.6
"""A list of sessions that is at least so likely tells what the titles in other tables are."""


@dataclass
class Recognition:
    """The tables that were found, each with its mapping; `open` are the questions that nobody answered.

    `readings` are those of tables that are told by more than their own cells.
    """

    tables: list[SourceTable] = field(default_factory=list)
    readings: dict[int, Proposal] = field(default_factory=dict)
    mapping: dict[int, TableMapping] = field(default_factory=dict)
    from_mapping: set[int] = field(default_factory=set)
    open: list[TableQuestion] = field(default_factory=list)
    asked: int = 0


def recognise(
    tables: Sequence[SourceTable],
    known: Known,
    mapping: Iterable[TableMapping],
    *,
    readings: Sequence[int],
    ask: Ask | None,
) -> Recognition:
    """What each table is; lists of sessions first, for they say what the titles are."""
    found = Recognition(list(tables))
    given = tuple(mapping)
    for number, table in enumerate(tables):
        one = remembered(table, given)
        if one is not None:
            found.mapping[number] = _as_here(one, table)
            found.from_mapping.add(number)
    known = _with_rounds(known, tables, found)
    picks = iter(readings)
    for number, table in _left(tables, found):
        best = proposals(table, known)[:1]
        if best and best[0].kind is TableKind.SESSIONS and best[0].likelihood >= LIKELY:
            found.mapping[number] = _settled(table, best, found, picks, ask)
    known = _with_sessions(known, tables, found)
    found = _with_sign_ups(found, known, given)
    tables = found.tables
    for number, table in _left(tables, found):
        found.mapping[number] = _settled(table, _readings(number, table, known, found), found, picks, ask)
    _leave_out_nobodys(tables, found)
    if not known.sessions:
        _lists_of_what_is_wished(tables, found, picks, ask)
    return found


def _left(tables: Sequence[SourceTable], found: Recognition) -> Iterator[tuple[int, SourceTable]]:
    return ((number, table) for number, table in enumerate(tables) if number not in found.mapping)


def _readings(number: int, table: SourceTable, known: Known, found: Recognition) -> Sequence[Proposal]:
    one = found.readings.get(number)
    return proposals(table, known) if one is None else [one]


def _with_sign_ups(found: Recognition, known: Known, given: Sequence[TableMapping]) -> Recognition:
    """The tables in which names stand below sessions, with these as their headings; they may be several in one."""
    left = dict(_left(found.tables, found))
    after = Recognition(open=found.open, asked=found.asked)
    done: set[int] = set()
    for number, table in enumerate(found.tables):
        if number in done:
            continue
        blocks: list[tuple[SourceTable, Proposal]] = []
        if number in left:
            blocks = sign_ups([table], known)
            others = proposals(table, known) if blocks else []
            blocks = [one for one in blocks if all(other.likelihood < one[1].likelihood for other in others)]
            beside = [other for other, one in left.items() if one.grid is table.grid and len(one.columns) <= NARROW]
            if not blocks and number in beside and len(beside) > 1:
                blocks = sign_ups([left[other] for other in beside], known)
                done |= set(beside) if blocks else set()
        for block, reading in blocks:
            _add(after, block, remembered(block, given), reading)
        if not blocks:
            _add(after, table, None, None)
            if number in found.mapping:
                after.mapping[len(after.tables) - 1] = found.mapping[number]
            if number in found.from_mapping:
                after.from_mapping.add(len(after.tables) - 1)
    return after


def _add(after: Recognition, table: SourceTable, one: TableMapping | None, reading: Proposal | None) -> None:
    """A table more, with what a mapping says of it, or else its reading."""
    number = len(after.tables)
    after.tables.append(table)
    if one is not None:
        after.mapping[number] = _as_here(one, table)
        after.from_mapping.add(number)
    elif reading is not None:
        after.readings[number] = reading


def _as_here(one: TableMapping, table: SourceTable) -> TableMapping:
    """A remembered mapping with this table's place and samples."""
    here = mapping_of(table, None)
    columns = tuple(replace(column, role=before.role) for column, before in zip(here.columns, one.columns, strict=True))
    return TableMapping(here.file, here.sheet, one.kind, columns, "the mapping says so")


def _with_rounds(known: Known, tables: Sequence[SourceTable], found: Recognition) -> Known:
    """What is known, and the rounds of a list of them, where none are known."""
    if known.rounds:
        return known
    reads = [read_of(tables[number], one) for number, one in found.mapping.items()]
    for _, table in _left(tables, found):
        best = proposals(table, known)[:1] if len(table.rows) <= MOST_ROUNDS else []
        if best and best[0].likelihood >= LIKELY:
            reads.append(read_of(table, mapping_of(table, best[0])))
    lists = [read for read in reads if read.kind is TableKind.ROUNDS]
    cells = (text for read in lists for place in read.places(What.ROUND) for text in read.table.sample[place])
    return replace(known, rounds=tuple(" ".join(text.split()) for text in cells))


def _with_sessions(known: Known, tables: Sequence[SourceTable], found: Recognition) -> Known:
    """What is known, and the codes and titles of the lists of sessions."""
    names, listed = set(known.sessions), known.listed
    for number, one in found.mapping.items():
        if one.kind is TableKind.SESSIONS:
            listed = True
            for place, column in enumerate(one.columns):
                if column.role.what in (What.CODE, What.TITLE):
                    cells = tables[number].grid.cells
                    names |= {bare(cells[row][tables[number].columns[place]]) for row in tables[number].rows}
    return Known(frozenset(names - {""}), known.rounds, listed)


def _settled(
    table: SourceTable, readings: Sequence[Proposal], found: Recognition, picks: Iterator[int], ask: Ask | None
) -> TableMapping:
    """The likeliest reading; a question where another one is as likely."""
    if not readings:
        return mapping_of(table, None)
    best = readings[0]
    other = best.other
    if other is None:
        rivals = [
            one for one in readings[1:] if best.likelihood - one.likelihood <= CLOSE and one.kind is not best.kind
        ]
        other = rivals[0] if rivals else None
    if other is None:
        return mapping_of(table, best)
    question = TableQuestion(table.area(), best.because, (mapping_of(table, best), mapping_of(table, other)))
    pick = next(picks, None)
    found.asked += pick is not None
    if pick is None and ask is not None:
        pick = ask(question) + 1
    if pick is None:
        found.open.append(question)
        return question.readings[0]
    return replace(question.readings[pick - 1], because="it was asked and answered")


def _leave_out_nobodys(tables: Sequence[SourceTable], found: Recognition) -> None:
    """Wishes without a column that says whose are left out where other tables have people."""
    nobodys = [
        number
        for number, one in found.mapping.items()
        if not _says_who(one) and any(column.role.what in WISHING for column in one.columns)
    ]
    if any(_says_who(one) for one in found.mapping.values()):
        for number in nobodys:
            if number not in found.from_mapping:
                nothing = mapping_of(tables[number], None)
                found.mapping[number] = replace(nothing, because="it does not say whose wishes these are")


def _says_who(one: TableMapping) -> bool:
    return any(column.role.what in WHO or column.role.what is What.PEOPLE_OF for column in one.columns)


def _lists_of_what_is_wished(
    tables: Sequence[SourceTable], found: Recognition, picks: Iterator[int], ask: Ask | None
) -> None:
    """Without a list of sessions: a table whose cells are what others wish for is one."""
    wishes = [read_of(tables[number], one) for number, one in found.mapping.items() if one.kind is TableKind.WISHES]
    titles, _ = wished_sessions(wishes)
    known = Known(frozenset(bare(title) for title in titles))
    for number, one in list(found.mapping.items()):
        if one.kind in (TableKind.ATTENDEES, TableKind.NOTHING) and number not in found.from_mapping and titles:
            best = proposals(tables[number], known)[:1]
            if best and best[0].kind is TableKind.SESSIONS and best[0].likelihood >= LIKELY:
                found.mapping[number] = _settled(tables[number], best, found, picks, ask)


def read_of(table: SourceTable, one: TableMapping) -> MappedTable:
    """A table with the roles of its mapping."""
    return MappedTable(table, one.kind, {place: column.role for place, column in enumerate(one.columns)})
