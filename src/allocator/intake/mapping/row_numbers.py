"""Numbers of rows that look like ids: several tables count 1, 2, 3, ..., each for people of its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from allocator.intake.cells.identity import Identity
from allocator.intake.mapping.recognise import Recognition
from allocator.intake.mapping.table_mapping import TableMapping
from allocator.intake.rows.people.of_row import people_of
from allocator.intake.tables.headings import bare
from allocator.intake.tables.mapped_table import MappedTable
from allocator.intake.tables.roles import LEFT_OUT, WHO, What

FEWEST = 2
"""People with the same number, at least, who tell whether it is an id."""

Names = Mapping[str, str]


def without_row_numbers(found: Recognition, listed: Names) -> Recognition:
    """What was recognised, without ids that count the rows where others of the same numbers have other names.

    `listed` are the names of people in the event workbook, by their ids.
    """
    names = {at: _counted(mapped) for at, mapped in enumerate(found.tables)}
    names = {at: counted for at, counted in names.items() if counted}
    told = {
        at
        for at, counted in names.items()
        for other in [listed, *(more for place, more in names.items() if place != at)]
        if _disagree(counted, other)
    }
    both = [
        _without_id(mapped, mapping) if at in told else (mapped, mapping)
        for at, (mapped, mapping) in enumerate(zip(found.tables, found.mapping, strict=True))
    ]
    return Recognition(tuple(mapped for mapped, _ in both), tuple(mapping for _, mapping in both))


def _counted(mapped: MappedTable) -> dict[str, str]:
    """The bare name of each row by its number, where the ids of a table are 1, 2, 3, ...; else nothing."""
    places = mapped.places(What.ID)
    if len(places) != 1 or not mapped.places(*(WHO - {What.ID})):
        return {}
    column, cells = mapped.table.columns[places[0]], mapped.table.grid.cells
    numbers = [cells[row][column].strip() for row in mapped.table.rows]
    if numbers != [str(number) for number in range(1, len(numbers) + 1)]:
        return {}
    person = people_of(mapped)
    people: list[Identity] = [person(cells[row]) for row in mapped.table.rows]
    return {number: bare(one.name) for number, one in zip(numbers, people, strict=True) if one.name}


def _disagree(names: Names, others: Names) -> bool:
    """Whether hardly anybody has a word of their name in common with the other of their number."""
    both = [(name, bare(others[number])) for number, name in names.items() if others.get(number)]
    shared = sum(bool(set(name.split()) & set(other.split())) for name, other in both)
    return len(both) >= FEWEST and 2 * shared < len(both)


def _without_id(mapped: MappedTable, mapping: TableMapping) -> tuple[MappedTable, TableMapping]:
    roles = {place: LEFT_OUT if role.what is What.ID else role for place, role in mapped.roles.items()}
    columns = tuple(
        replace(column, role=LEFT_OUT) if column.role.what is What.ID else column for column in mapping.columns
    )
    return replace(mapped, roles=roles), replace(mapping, columns=columns)
