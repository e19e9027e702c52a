"""Every table with what its columns are taken for: as a mapping says, as the shapes say, or as somebody answers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from allocator.intake.cells.moments import DAY_FIRST, MONTH_FIRST
from allocator.intake.cells.rounds.rounds_said import MOST_ROUNDS
from allocator.intake.evidence.surroundings import surroundings_of
from allocator.intake.import_notes import ImportNotes
from allocator.intake.mapping.candidates import Candidate, decided, undecided
from allocator.intake.mapping.date_order import is_doubtful, possible_orders, with_order
from allocator.intake.mapping.doubts.among_tables import ask_for_wishes, ask_together, name_rounds
from allocator.intake.mapping.doubts.other_years import ask_for_old_ones, older_first
from allocator.intake.mapping.doubts.settled import settled
from allocator.intake.mapping.doubts.sign_up_sheets import read_blocks_alike, with_sign_ups
from allocator.intake.mapping.keys import join_by_keys
from allocator.intake.mapping.questions import Asking, question_of
from allocator.intake.mapping.table_mapping import TableMapping, mapping_of
from allocator.intake.rows.lists.listed_rounds import listed_rounds
from allocator.intake.rows.lists.listed_sessions import wished_sessions
from allocator.intake.rows.lists.rooms_in_buildings import rooms_by_row
from allocator.intake.rows.lists.session_rounds import rounds_of_lists
from allocator.intake.shapes.proposal import Known, Proposal, Surroundings
from allocator.intake.tables.headings import bare
from allocator.intake.tables.mapped_table import MappedTable
from allocator.intake.tables.roles import WHO, WISHING, Role, TableKind, What
from allocator.intake.tables.table import SourceTable


@dataclass(frozen=True, slots=True)
class Recognition:
    """The tables that were found with what their columns are taken for, and the mapping of each in the same order.

    The order of day and month that time stamps give away is in the tables, and not in the mapping.
    """

    tables: tuple[MappedTable, ...]
    mapping: tuple[TableMapping, ...]


def recognise(
    tables: Iterable[SourceTable],
    known: Known,
    mapping: Iterable[TableMapping],
    asking: Asking,
    workbook: Surroundings | None = None,
) -> Recognition:
    """What each table is; lists of sessions first, for they say what the titles are.

    `workbook` is what the event workbook holds. Where nobody answers a question, the first reading is taken, and the
    question stays open in `asking`.
    """
    given = tuple(mapping)
    candidates = [Candidate(table) for table in older_first(tables)]
    for one in candidates:
        one.remember(given)
    known = _with_rounds(known, candidates)
    _look_around(candidates, known, workbook or Surroundings())
    if ask_for_old_ones(candidates, known, asking):
        _look_around(candidates, known, workbook or Surroundings())
    known = replace(known, rooms=(workbook or Surroundings()).rooms | _listed_rooms(candidates, known))
    for one in undecided(candidates):
        likely = one.likely(TableKind.SESSIONS, known)
        if likely is not None:
            one.decide(settled(one.table, [likely], asking))
    known = _with_sessions(known, candidates)
    candidates = with_sign_ups(candidates, known, given)
    read_blocks_alike(candidates, asking)
    name_rounds(candidates, known)
    for one in undecided(candidates):
        one.settle(known, asking)
    join_by_keys(candidates, workbook or Surroundings())
    _leave_out_nobodys(candidates)
    if not known.sessions:
        _lists_of_what_is_wished(candidates, asking)
    if not (workbook or Surroundings()).wished:
        ask_for_wishes(candidates, known, asking)
    ask_together(candidates, known, asking)
    _settle_stamps(candidates, asking)
    found = decided(candidates)
    return Recognition(tuple(mapped for _, _, mapped in found), tuple(mapping for _, mapping, _ in found))


def _listed_rooms(candidates: Sequence[Candidate], known: Known) -> frozenset[str]:
    """The rooms in lists of them, bare."""
    lists = [mapped for _, _, mapped in decided(candidates) if mapped.kind is TableKind.ROOMS]
    for one in undecided(candidates):
        best = next(iter(one.readings(known)), None)
        if best is not None and best.kind is TableKind.ROOMS:
            lists.append(MappedTable(one.table, best.kind, best.roles))
    return frozenset(bare(room) for mapped in lists for room in rooms_by_row(mapped, What.ROOM).values() if room)


def _look_around(candidates: Sequence[Candidate], known: Known, workbook: Surroundings) -> None:
    """Tells each table what the others hold, as the first impression of each has it."""
    impressions = []
    for one in candidates:
        mapped = one.mapped
        first = next(iter(one.readings(known)), None) if mapped is None else _as_mapped(mapped)
        impressions.append(None if first is None or first.is_bare else (one.table, first))
    for one, around in zip(candidates, surroundings_of(impressions, workbook), strict=True):
        one.around = around


def _as_mapped(mapped: MappedTable) -> Proposal:
    return Proposal(mapped.kind, mapped.roles, 1.0, "")


def _with_rounds(known: Known, candidates: Sequence[Candidate]) -> Known:
    """What is known, and the rounds of a list of them, where none are known."""
    if known.rounds:
        return known
    lists = [(mapped.table, mapped.roles) for _, _, mapped in decided(candidates) if mapped.kind is TableKind.ROUNDS]
    for one in undecided(candidates):
        likely = one.likely(TableKind.ROUNDS, known) if len(one.table.rows) <= MOST_ROUNDS else None
        if likely is not None:
            lists.append((one.table, likely.roles))
    listed = (MappedTable(table, TableKind.ROUNDS, roles) for table, roles in lists)
    return replace(known, rounds=tuple(one.name for mapped in listed for one in listed_rounds(mapped, ImportNotes())))


def _with_sessions(known: Known, candidates: Sequence[Candidate]) -> Known:
    """What is known, and the codes and titles of the lists of sessions, and the rounds where no others are known."""
    names, listed = set(known.sessions), known.listed
    for _, _, mapped in decided(candidates):
        if mapped.kind is TableKind.SESSIONS:
            listed = True
            for place in mapped.places(What.CODE, What.TITLE):
                column = mapped.table.columns[place]
                names |= {bare(mapped.table.grid.cells[row][column]) for row in mapped.table.rows}
    rounds = known.rounds or tuple(
        name
        for _, _, mapped in decided(candidates)
        if mapped.kind is TableKind.SESSIONS
        for name in rounds_of_lists(mapped)
    )
    return replace(known, sessions=frozenset(names - {""}), listed=listed, rounds=tuple(dict.fromkeys(rounds)))


def _leave_out_nobodys(candidates: Sequence[Candidate]) -> None:
    """Wishes without a column that says whose are left out where other tables have people."""
    found = decided(candidates)
    if any(_says_who(mapping) for _, mapping, _ in found):
        for one, mapping, _ in found:
            wishes = any(column.role.what in WISHING for column in mapping.columns)
            if wishes and not one.given and not _says_who(mapping):
                nothing = mapping_of(one.table, None)
                one.decide(replace(nothing, because="it does not say whose wishes these are"))


def _says_who(one: TableMapping) -> bool:
    if one.kind is TableKind.SPEAKERS:
        return False
    return any(column.role.what in WHO or column.role.what is What.PEOPLE_OF for column in one.columns)


def _lists_of_what_is_wished(candidates: Sequence[Candidate], asking: Asking) -> None:
    """Without a list of sessions: a table whose cells are what others wish for is one."""
    found = decided(candidates)
    titles, _ = wished_sessions([mapped for _, _, mapped in found if mapped.kind is TableKind.WISHES])
    known = Known(frozenset(bare(title) for title in titles))
    for one, mapping, _ in found:
        if mapping.kind in (TableKind.ATTENDEES, TableKind.NOTHING) and not one.given and titles:
            likely = one.likely(TableKind.SESSIONS, known)
            if likely is not None:
                one.decide(settled(one.table, [likely], asking))


def _settle_stamps(candidates: Iterable[Candidate], asking: Asking) -> None:
    """The order of day and month in time stamps: as they give it away; asked where another answer would count."""
    for one, mapping, mapped in decided(candidates):
        orders = possible_orders(mapped)
        if len(orders) > 1 and is_doubtful(mapped):
            because = "somebody answered twice, and its dates may begin with the day or with the month"
            both = _with_stamp(mapping, DAY_FIRST), _with_stamp(mapping, MONTH_FIRST)
            chosen = asking.choose(question_of(one.table, because, both))
            if chosen is not None:
                one.decide(both[chosen])
        elif orders:
            one.mapped = with_order(mapped, orders[0])


def _with_stamp(one: TableMapping, order: str) -> TableMapping:
    columns = tuple(
        replace(column, role=Role(What.STAMP, about=order)) if column.role.what is What.STAMP else column
        for column in one.columns
    )
    return replace(one, columns=columns)
