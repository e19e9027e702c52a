"""A column of buildings beside one of rooms."""

from __future__ import annotations

import re
from collections.abc import Mapping

from allocator.intake.rows.lists.rooms_in_buildings import rooms_by_row
from allocator.intake.tables.content import says_nothing
from allocator.intake.tables.heading_words import ROOM_RULES, heard
from allocator.intake.tables.headings import bare
from allocator.intake.tables.mapped_table import MappedTable
from allocator.intake.tables.roles import LEFT_OUT, Role, TableKind, What
from allocator.intake.tables.table import SourceTable

_BUILDING = re.compile(
    r"buildings?|site|campus|location|venue|house|wing|gebouw(?:en)?|locatie|vestiging|vleugel|gebaude|haus|standort|ort|"
    r"flugel|trakt|batiment|lieu|aile|edificio|sede|ubicacion|lugar|recinto"
)
"""What stands above buildings, though alone it may stand above rooms."""


def building_beside(table: SourceTable, rooms: What) -> dict[int, Role]:
    """The roles of a column of buildings and of one of rooms, where both are there; none where they are not."""
    filled = [place for place, texts in enumerate(table.sample) if not all(map(says_nothing, texts))]
    above = {place: bare(table.headings[place]) for place in filled if table.headings[place]}
    within = [place for place, words in above.items() if _BUILDING.fullmatch(words)]
    called = [place for place in above if place not in within and heard(table.headings[place], ROOM_RULES) is What.ROOM]
    return {within[0]: Role(What.BUILDING), called[0]: Role(rooms)} if len(within) == len(called) == 1 else {}


def without_idle_building(
    table: SourceTable, kind: TableKind, roles: Mapping[int, Role], known: frozenset[str] = frozenset()
) -> dict[int, Role]:
    """The roles without a building that no room is called by."""
    within = [place for place, role in roles.items() if role.what is What.BUILDING]
    named = [role.what for role in roles.values() if role.what in (What.ROOM, What.FIXED_ROOM)]
    if not within or not named:
        return {place: LEFT_OUT if place in within else role for place, role in roles.items()}
    alone = {place: role for place, role in roles.items() if place not in within}
    plain = rooms_by_row(MappedTable(table, kind, alone), named[0])
    used = rooms_by_row(MappedTable(table, kind, dict(roles)), named[0], known) != plain
    return dict(roles) if used else {**alone, **dict.fromkeys(within, LEFT_OUT)}


def are_rooms_apart(table: SourceTable, roles: Mapping[int, Role]) -> bool:
    """Whether all rooms of a list differ, by their buildings too."""
    names = rooms_by_row(MappedTable(table, TableKind.ROOMS, dict(roles)), What.ROOM).values()
    told = [bare(name) for name in names if name]
    return len(set(told)) == len(told)
