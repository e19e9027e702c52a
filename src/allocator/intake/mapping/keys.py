"""Keys of people: where answers name people by what one column of the list of people has, such as user names."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from allocator.coherence import folded
from allocator.intake.mapping.candidates import Candidate, decided
from allocator.intake.mapping.table_mapping import TableMapping
from allocator.intake.rows.people.same_person import number_of
from allocator.intake.shapes.proposal import Surroundings
from allocator.intake.tables.headings import bare
from allocator.intake.tables.mapped_table import MappedTable
from allocator.intake.tables.roles import LEFT_OUT, WHO, Role, TableKind, What

NEARLY_ALL = 0.8
"""The part of those who answer whom the list knows by the key, at least."""

FEWEST = 2
"""People whom the list knows by the key, at least."""

LONGEST_COUNT = 3
"""Digits of numbers that may count rows, or be an age, and are no key unless a heading says so."""

_NAMES = (What.NAME, What.FIRST, What.INFIX, What.LAST)


def join_by_keys(candidates: Sequence[Candidate], workbook: Surroundings) -> None:
    """Takes the column of people in answers for ids where it has the values of a column of one list of people.

    So it does where it has the ids of people in the event workbook.
    """
    people = [one for one, _, mapped in decided(candidates) if mapped.kind is TableKind.ATTENDEES and not one.given]
    for one, _, mapped in decided(candidates):
        if one.given or mapped.kind not in (TableKind.WISHES, TableKind.FIXED):
            continue
        found = [(listed, key) for listed in people if (key := _key(mapped, _mapped(listed))) is not None]
        if len(found) == 1:
            (listed, (place, column)) = found[0]
            _join(one, place, listed, column)
        elif not found and workbook.ids:
            _join_workbook(one, mapped, workbook)


def _mapped(one: Candidate) -> MappedTable:
    assert one.mapped is not None
    return one.mapped


def _key(answers: MappedTable, people: MappedTable) -> tuple[int, int] | None:
    """The place of the key in answers and in the list of people; None without one, or where names or ids are shared."""
    who = answers.places(*WHO, What.LAST)
    named = [_text(people, row, people.places(*_NAMES)) for row in people.table.rows]
    for place in who:
        values = _values(answers, place)
        same = [_values(people, at) for at in people.places(answers.roles[place].what)]
        if any(_are_known(values, listed) for listed in (*same, named)):
            return None
    for place in who or answers.places(What.LEFT_OUT):
        values = _values(answers, place)
        if len(set(values)) < NEARLY_ALL * len(values) or (not who and _may_count(values)):
            continue
        columns = [at for at in _unique_columns(people) if _are_known(values, _values(people, at))]
        if len(columns) == 1:
            return place, columns[0]
    return None


def _unique_columns(people: MappedTable) -> Iterator[int]:
    """The columns of a list of people, other than names, in which nearly all rows have a value, and none twice."""
    for place in range(len(people.table.columns)):
        values = _values(people, place)
        full = len(values) >= NEARLY_ALL * len(people.table.rows)
        if people.roles[place].what not in _NAMES and full and len(set(values)) == len(values):
            yield place


def _values(mapped: MappedTable, place: int) -> list[str]:
    """What a column holds in small letters, without blank cells."""
    return [value for row in mapped.table.rows if (value := _text(mapped, row, [place]))]


def _text(mapped: MappedTable, row: int, places: Sequence[int]) -> str:
    cells = mapped.table.cells(row)
    return folded(" ".join(cells[place] for place in places))


def _are_known(values: Collection[str], listed: Collection[str]) -> bool:
    known = set(values) & set(listed)
    return len(known) >= max(FEWEST, NEARLY_ALL * len(set(values)))


def _may_count(values: Sequence[str]) -> bool:
    return all(value.isdecimal() and len(value) <= LONGEST_COUNT for value in values)


def _join(answers: Candidate, place: int, people: Candidate, column: int) -> None:
    """Gives both columns the role of the key."""
    assert answers.mapping is not None
    assert people.mapping is not None
    is_address = people.mapping.columns[column].role.what is What.EMAIL
    role = Role(What.EMAIL if is_address else What.ID)
    file, heading = people.table.grid.file, people.table.headings[column]
    why = f'"{answers.table.headings[place]}" has what is below "{heading}" in {file}'
    answers.decide(_with(replace(answers.mapping, because=f"{answers.mapping.because}; {why}"), place, role))
    people.decide(_with(people.mapping, column, role))


def _join_workbook(one: Candidate, mapped: MappedTable, workbook: Surroundings) -> None:
    """Takes the column with the ids of people in the workbook for these, where it has no names of them."""
    assert one.mapping is not None
    who = mapped.places(*WHO, What.LAST)
    if mapped.places(What.ID, What.EMAIL) or any(_are_known(_bare(mapped, at), workbook.people) for at in who):
        return
    for place in who or mapped.places(What.LEFT_OUT):
        values = [number_of(value) for value in _values(mapped, place)]
        unique = len(set(values)) >= NEARLY_ALL * len(values) and (who or not _may_count(values))
        if unique and _are_known(values, workbook.ids):
            why = f'"{mapped.table.headings[place]}" has ids of the workbook'
            because = f"{one.mapping.because}; {why}"
            one.decide(_with(replace(one.mapping, because=because), place, Role(What.ID)))
            return


def _bare(mapped: MappedTable, place: int) -> list[str]:
    return [bare(value) for value in _values(mapped, place)]


def _with(mapping: TableMapping, place: int, role: Role) -> TableMapping:
    """A mapping with one column as the key; another one that was taken for it is left out."""
    columns = [
        replace(column, role=role if at == place else LEFT_OUT if column.role.what is role.what else column.role)
        for at, column in enumerate(mapping.columns)
    ]
    return replace(mapping, columns=tuple(columns))
