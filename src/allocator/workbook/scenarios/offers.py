"""A workbook of rooms that can be had, and of layouts that rooms can have, as a choice that the event leaves open."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from allocator.coherence import folded
from allocator.errors import FileTrouble, InputProblems
from allocator.event import Event, Place, Room, RoomChoice
from allocator.workbook.event.rows.entries import SheetEntry, entries
from allocator.workbook.event.rows.findings import EventFindings
from allocator.workbook.event.rows.tables import table_of
from allocator.workbook.event.schema import FEATURES, ROOMS
from allocator.workbook.event.schema.columns import Column
from allocator.workbook.event.values.fields import fields_of
from allocator.workbook.event.values.names import Names
from allocator.workbook.xlsx.cells import SheetGrid, read_grids

LAYOUT = Column(
    "Layout",
    "How it is set up, if there are several ways: one row each, of which one is chosen.",
    example="theatre",
    width=20,
)

OFFERS = replace(ROOMS, columns=(ROOMS.columns[0], LAYOUT, *ROOMS.columns[1:]))
"""The Rooms sheet with one column more."""


def with_offers(path: str | Path, event: Event, at_most: int | None) -> Event:
    """The event with the rooms of a workbook still to be chosen, at most `at_most` of those that are new.

    A room of the event may be listed with other layouts; its present state is then one of them. Raises
    InputProblems with all problems at once, or FileTrouble.
    """
    findings = EventFindings()
    table = table_of(OFFERS, _grid(path), findings)
    rounds = Names("a round", {folded(name): (name,) for name in event.round_of}, tuple(event.round_of))
    names = {"Rounds": rounds, FEATURES: Names("a feature", {}, (), known=False)}
    found = _by_room(entries(table, names, findings), event, findings)
    if not findings.problems and not found:
        raise FileTrouble(f"{path} offers no rooms: its sheet holds none.")
    if findings.problems:
        raise InputProblems(str(path), findings.problems, "Nothing was solved. Fix these cells and try again.")
    own = {folded(name): name for name in event.room_of}
    places = tuple(
        Place((*([own[key]] if key in own else []), *(room.name for room in rooms)), offered=key not in own)
        for key, rooms in found.items()
    )
    rooms = tuple(room for rooms in found.values() for room in rooms)
    return replace(event, rooms=(*event.rooms, *rooms), choice=RoomChoice(places, at_most))


def _grid(path: str | Path) -> SheetGrid:
    """The sheet Rooms, or the only one that there is."""
    grids = read_grids(path)
    found = [grid for grid in grids if folded(grid.name) == folded(OFFERS.name)] or grids
    if len(found) != 1:
        raise FileTrouble(f'{path} has no sheet "{OFFERS.name}"; give the sheet with the rooms on offer this name.')
    return found[0]


def _by_room(rows: list[SheetEntry], event: Event, findings: EventFindings) -> dict[str, list[Room]]:
    """The layouts of each room, by its name without regard to case."""
    found: dict[str, list[Room]] = {}
    own = {folded(name): room for name, room in event.room_of.items()}
    names = set(own)
    for entry in rows:
        key, layout = folded(entry.key), entry.value("Layout", blank="", unreadable="")
        problems = list(_problems(entry, layout, names, own.get(key)))
        for column, message in problems:
            findings.problem(entry.cell(column), message)
        room = _room(entry, layout, own.get(key))
        names.add(folded(room.name))
        found.setdefault(key, []).append(room)
    return found


def _problems(entry: SheetEntry, layout: str, names: set[str], own: Room | None) -> Iterator[tuple[str, str]]:
    """What is wrong with a row, and in which column."""
    if own is not None and not layout:
        yield "Layout", f'"{own.name}" is a room of the event already; name the layout, or delete the row.'
    elif folded(_name(entry.key, layout)) in names:
        yield "Room", f'"{_name(entry.key, layout)}" is there already; give each room or layout one row.'


def _room(entry: SheetEntry, layout: str, own: Room | None) -> Room:
    room = Room(**fields_of(OFFERS, entry.values, entry.key))
    closed = room.closed if own is None else room.closed | own.closed
    return replace(room, name=_name(entry.key, layout), closed=closed)


def _name(room: str, layout: str) -> str:
    return f"{room} ({layout})" if layout else room
