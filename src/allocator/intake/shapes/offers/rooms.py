"""Lists of rooms: by their headings, by names such as '101', or by a name and a figure in each row."""

from __future__ import annotations

from dataclasses import replace

from allocator.intake.shapes.offers.limits.figures import may_be_sizes
from allocator.intake.shapes.offers.names_and_figures import name_and_figure
from allocator.intake.shapes.offers.venues.buildings import are_rooms_apart, building_beside, without_idle_building
from allocator.intake.shapes.offers.words import by_words
from allocator.intake.shapes.proposal import Known, Proposal
from allocator.intake.tables.content import is_room, is_unique, whole
from allocator.intake.tables.heading_words import ROOM_RULES
from allocator.intake.tables.roles import LEFT_OUT, Role, TableKind, What
from allocator.intake.tables.table import SourceTable

MOST_WAYS = 3
"""Columns of figures that are offered as the capacity of rooms."""


def propose(table: SourceTable, _: Known) -> Proposal | None:
    """A list of rooms: by its headings, or, without any, by names such as '101' or 'Aula'."""
    if not table.rows:
        return None
    if table.head:
        roles = by_words(table, ROOM_RULES)
        beside = building_beside(table, What.ROOM)
        roles |= beside
        filled = [place for place in range(len(table.columns)) if table.sample[place]]
        used = [place for place, role in roles.items() if role is not LEFT_OUT]
        rooms = [place for place in used if roles[place].what is What.ROOM]
        if not rooms:
            return _names_and_seats(table, roles)
        if not (are_rooms_apart(table, roles) if beside else is_unique(table.sample[rooms[0]])):
            return None
        roles = without_idle_building(table, TableKind.ROOMS, roles)
        if not any(roles[place].what is What.CAPACITY for place in used):
            return _with_capacity(table, roles, rooms[0])
        return Proposal(
            TableKind.ROOMS, roles, 0.5 + 0.45 * len(used) / max(1, len(filled)), "its columns are about rooms"
        )
    if len(table.columns) > 2:
        return None
    names = table.sample[0]
    if not is_unique(names) or sum(is_room(name) for name in names) < 0.9 * len(names):
        return None
    roles = {0: Role(What.ROOM)}
    if len(table.columns) == 2:
        roles[1] = Role(What.CAPACITY) if all(whole(text) is not None for text in table.sample[1]) else LEFT_OUT
    return Proposal(TableKind.ROOMS, roles, 0.7, "its cells are names of rooms")


def _with_capacity(table: SourceTable, roles: dict[int, Role], room: int) -> Proposal:
    """Rooms with figures that no heading calls seats: for each such column a reading in which it is their capacity."""
    because = "its columns are about rooms"
    figures = [place for place in range(len(table.columns)) if place != room and may_be_sizes(table, place)]
    ways = [{**roles, place: Role(What.CAPACITY)} for place in figures[:MOST_WAYS]]
    if not ways:
        return Proposal(TableKind.ROOMS, roles, 0.9, because)
    named = ", ".join(f'"{table.headings[place]}"' for place in figures[:MOST_WAYS])
    because = f"it lists rooms, and nothing says which of its figures are seats: {named}"
    readings = [
        Proposal(TableKind.ROOMS, way, 0.9, because, answer=(table.headings[place], "how many a room seats"))
        for place, way in zip(figures, ways, strict=False)
    ]
    neither = Proposal(TableKind.ROOMS, roles, 0.9, because, answer=("none", "none of them is how many a room seats"))
    return replace(readings[0], others=(*readings[1:], neither))


def _names_and_seats(table: SourceTable, roles: dict[int, Role]) -> Proposal | None:
    """Names that nothing says are those of rooms, with one figure beside each: rooms and their seats."""
    seats = next((place for place, role in roles.items() if role.what is What.CAPACITY), None)
    both = name_and_figure(table, seats)
    if both is None:
        return None
    name, figure = both
    found = {**dict.fromkeys(roles, LEFT_OUT), name: Role(What.ROOM), figure: Role(What.CAPACITY)}
    likely = sum(is_room(text) for text in table.sample[name]) / len(table.sample[name])
    because = "each row is a name, with a figure beside it"
    return Proposal(TableKind.ROOMS, found, 0.48 + 0.2 * likely, because, is_bare=True)
