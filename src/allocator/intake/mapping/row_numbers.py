"""Numbers of rows that look like ids: they start again for each class or table, and stand beside other people."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from itertools import pairwise
from typing import TYPE_CHECKING

from allocator.intake.cells.identity import Identity, id_said
from allocator.intake.mapping.table_mapping import TableMapping
from allocator.intake.rows.people.of_row import people_of
from allocator.intake.tables.headings import bare
from allocator.intake.tables.mapped_table import MappedTable
from allocator.intake.tables.roles import LEFT_OUT, WHO, What

if TYPE_CHECKING:
    from allocator.intake.mapping.recognise import Recognition

_NUMBER = re.compile(r"[0-9]{1,12}\.?")

FEWEST = 2
"""People with the same number, at least, who tell whether it is an id."""

SPELT_ALIKE = 0.8
"""How alike two names are that may be of one person."""

Names = Mapping[str, str]
Numbered = Sequence[tuple[str, str]]
"""The number and the bare name of each row."""


def without_row_numbers(found: Recognition, listed: Names) -> Recognition:
    """What was recognised, without ids that number rows: others of the same numbers have other names.

    `listed` are the names of people in the event workbook, by their ids.
    """
    told = numbered_by_row(found.tables, listed)
    both = [
        _without_id(mapped, mapping) if at in told else (mapped, mapping)
        for at, (mapped, mapping) in enumerate(zip(found.tables, found.mapping, strict=True))
    ]
    return replace(found, tables=tuple(mapped for mapped, _ in both), mapping=tuple(mapping for _, mapping in both))


def numbered_by_row(tables: Sequence[MappedTable], listed: Names) -> set[int]:
    """The places of tables whose ids number their rows; `listed` are the names of people elsewhere, by their ids."""
    rows = {at: _numbered(mapped) for at, mapped in enumerate(tables)}
    names = {at: dict(reversed(numbered)) for at, numbered in rows.items() if numbered}
    told = {
        at
        for at, numbered in names.items()
        for other in [listed, *(more for place, more in names.items() if place != at)]
        if _disagree(numbered, other)
    }
    told |= {at for at, numbered in rows.items() if _starts_again(numbered)}
    return told


def _numbered(mapped: MappedTable) -> Numbered:
    """The rows with a number and a name, where all ids of a table are whole numbers; else nothing."""
    places = mapped.places(What.ID)
    if len(places) != 1 or not mapped.places(*(WHO - {What.ID})):
        return ()
    column, cells = mapped.table.columns[places[0]], mapped.table.grid.cells
    person = people_of(mapped)
    found: list[tuple[str, str]] = []
    for row in mapped.table.rows:
        number = id_said(cells[row][column])
        if number and not _NUMBER.fullmatch(number):
            return ()
        one: Identity = person(cells[row])
        if number and one.name:
            found.append((number.rstrip("."), bare(one.name)))
    return found


def _starts_again(numbered: Numbered) -> bool:
    """Whether numbers that come again in one table stand beside other people: of a count one, of others most."""
    by_number: dict[str, list[str]] = {}
    for number, name in numbered:
        by_number.setdefault(number, []).append(name)
    again = [names for names in by_number.values() if len(names) > 1]
    if not again:
        return False
    if _runs(numbered):
        return any(_are_unlike(names[0], other) for names in again for other in names[1:])
    # A number larger than the table counts no rows: one that comes again may be a slip of the pen.
    counts = max(int(number) for number in by_number) <= len(numbered)
    unlike = sum(any(_have_nothing_in_common(names[0], other) for other in names[1:]) for names in again)
    return unlike >= (1 if counts else FEWEST) and 2 * unlike > len(again)


def _runs(numbered: Numbered) -> bool:
    """Whether each number is one more than the one above it, or 1 again."""
    return all(low + 1 == high or high == 1 for low, high in pairwise(int(number) for number, _ in numbered))


def _are_unlike(name: str, other: str) -> bool:
    """Whether two names are of two people: none is the other in short, or in another spelling."""
    short = _is_short_for(name, other) or _is_short_for(other, name)
    return not short and SequenceMatcher(None, name, other).ratio() < SPELT_ALIKE


def _is_short_for(name: str, other: str) -> bool:
    """Whether each word of a name begins one of the other: 'm bos' for 'mees bos'."""
    return all(any(longer.startswith(word) for longer in other.split()) for word in name.split())


def _have_nothing_in_common(name: str, other: str) -> bool:
    return not set(name.split()) & set(other.split()) and _are_unlike(name, other)


def _disagree(names: Names, others: Names) -> bool:
    """Whether hardly anybody has a word of their name in common with the other of their number."""
    both = [(name, bare(others[number])) for number, name in names.items() if others.get(number)]
    shared = sum(bool(set(name.split()) & set(other.split())) for name, other in both)
    return len(both) >= FEWEST and 2 * shared < len(both)


def without_id(mapped: MappedTable) -> MappedTable:
    """A table without its ids."""
    roles = {place: LEFT_OUT if role.what is What.ID else role for place, role in mapped.roles.items()}
    return replace(mapped, roles=roles)


def _without_id(mapped: MappedTable, mapping: TableMapping) -> tuple[MappedTable, TableMapping]:
    columns = tuple(
        replace(column, role=LEFT_OUT) if column.role.what is What.ID else column for column in mapping.columns
    )
    return without_id(mapped), replace(mapping, columns=columns)
