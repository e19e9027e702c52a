"""One reading of a table, as its likelihood or somebody's answers have it; what they leave out is not looked at."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from allocator.intake.mapping.questions import Asking, question_of
from allocator.intake.mapping.table_mapping import TableMapping, mapping_of
from allocator.intake.shapes.proposal import Doubt, Proposal
from allocator.intake.tables.roles import LEFT_OUT, WISHING, Role, TableKind
from allocator.intake.tables.table import SourceTable

CLOSE = 0.1
"""Readings whose likelihoods differ by no more are equally likely."""

LIKELY = 0.6
"""A reading that is at least so likely says what a table is."""

ASKED = "it was asked and answered"
"""Why a table is read so, where somebody has said it."""

Read = Callable[[SourceTable], Sequence[Proposal]]
"""Gives the readings of a table, the likeliest first."""


def settled(table: SourceTable, readings: Sequence[Proposal], asking: Asking, read: Read | None = None) -> TableMapping:
    """The likeliest reading; a question where others are as likely, and one for each column that it leaves in doubt.

    Where an answer leaves columns out, the table is read with `read` as if they were not there.
    """
    if not readings:
        return mapping_of(table, None)
    best = readings[0]
    others = best.others
    if not others and not best.doubts:
        others = tuple(
            one
            for one in readings[1:]
            if best.likelihood - one.likelihood <= CLOSE and one.kind is not best.kind and not _is_part(one, best)
        )
    ways = (best, *others)
    chosen = asking.choose(question_of(table, best.because, [mapping_of(table, one) for one in ways])) if others else 0
    taken = ways[chosen or 0]
    found = mapping_of(table, taken)
    if others and chosen is not None:
        out = _left_out(ways, taken)
        found = replace(found, because=ASKED, refused=frozenset(out))
        if out and read is not None and not _says_where(taken):
            again = _without(table, out, asking, read)
            if again is not None:
                return again
    return _without_doubts(table, taken, found, asking)


def _without_doubts(table: SourceTable, taken: Proposal, found: TableMapping, asking: Asking) -> TableMapping:
    """The mapping with what somebody says of each column that a reading leaves in doubt."""
    for doubt in taken.doubts:
        if all(found.columns[place].role == LEFT_OUT for place in doubt.places):
            ways = [_with(found, way.roles, doubt, way.answer) for way in doubt.ways]
            chosen = asking.choose(question_of(table, doubt.because, ways, doubt.places[0]))
            because, refused = (found.because, ()) if chosen is None else (ASKED, doubt.places)
            found = replace(ways[chosen or 0], answer=("", ""), because=because, refused=found.refused.union(refused))
    return found


def _with(found: TableMapping, roles: Mapping[int, Role], doubt: Doubt, answer: tuple[str, str]) -> TableMapping:
    columns = tuple(replace(column, role=roles.get(place, column.role)) for place, column in enumerate(found.columns))
    wished = found.kind is TableKind.ATTENDEES and any(role.what in WISHING for role in roles.values())
    kind = TableKind.WISHES if wished else found.kind
    return replace(found, kind=kind, columns=columns, because=doubt.because, answer=answer)


def _left_out(ways: Sequence[Proposal], taken: Proposal) -> set[int]:
    """The columns that an answer leaves out, and another one would have read."""
    return {
        place
        for one in ways
        for place, role in one.roles.items()
        if role != LEFT_OUT and taken.roles.get(place, LEFT_OUT) == LEFT_OUT
    }


def _says_where(taken: Proposal) -> bool:
    return taken.kind not in (TableKind.ATTENDEES, TableKind.NOTHING)


def _without(table: SourceTable, out: set[int], asking: Asking, read: Read) -> TableMapping | None:
    """What a table is without some of its columns; None where nothing else in it says who would like to be where."""
    left = [place for place in range(len(table.columns)) if place not in out]
    columns, headings = [table.columns[place] for place in left], [table.headings[place] for place in left]
    rest = replace(table, columns=tuple(columns), headings=tuple(headings))
    kinds = (TableKind.WISHES, TableKind.FIXED)
    readings = [one for one in read(rest) if one.likelihood >= LIKELY] if left else []
    if not readings or readings[0].kind not in kinds:
        return None
    again = settled(rest, readings, asking, read)
    roles = dict(zip(left, (column.role for column in again.columns), strict=True))
    whole = mapping_of(table, None)
    all_of_them = tuple(replace(column, role=roles.get(place, LEFT_OUT)) for place, column in enumerate(whole.columns))
    refused = out.union(left[place] for place in again.refused)
    return replace(whole, kind=again.kind, columns=all_of_them, because=ASKED, refused=frozenset(refused))


def _is_part(one: Proposal, best: Proposal) -> bool:
    """Whether a reading takes nothing for anything that the best one does not take for the same."""
    return all(role == LEFT_OUT or best.roles.get(place) == role for place, role in one.roles.items())
