"""The rooms of an event: as a list of them says, as lists of sessions name them, or as many as the options say."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from allocator.coherence import folded
from allocator.errors import Problem
from allocator.intake.event_workbook import EventWorkbook, SheetRow
from allocator.intake.import_notes import ImportNotes
from allocator.intake.merge.defaults import Defaults
from allocator.intake.rows.lists.listed_sessions import Offered
from allocator.intake.rows.lists.rooms_in_buildings import rooms_by_row
from allocator.intake.rows.lists.seats_in_names import SeatsInNames
from allocator.intake.rows.presence import absences
from allocator.intake.tables.content import count_in
from allocator.intake.tables.mapped_table import MappedTable
from allocator.intake.tables.roles import PRESENCE, TableKind, What
from allocator.words import several
from allocator.workbook.event.schema import ROOMS
from allocator.workbook.xlsx.style import CellValue
from allocator.workbook.xlsx.text import BETWEEN

NOTHING = SeatsInNames()
"""No name of a room says what it seats."""


def room_names(tables: Iterable[MappedTable], book: EventWorkbook) -> list[str]:
    """The rooms that the workbook or a list of them has."""
    listed = [
        room
        for mapped in tables
        if mapped.kind is TableKind.ROOMS
        for room in rooms_by_row(mapped, What.ROOM).values()
        if room
    ]
    return [row["Room"] for row in book.rows(ROOMS) if row.get("Room")] + listed


def rooms_of(
    tables: Sequence[MappedTable],
    listed: Sequence[Offered],
    book: EventWorkbook,
    defaults: Defaults,
    notes: ImportNotes,
    rounds: Sequence[str] = (),
    seated: SeatsInNames = NOTHING,
) -> tuple[Iterable[SheetRow], Mapping[str, SheetRow]]:
    """The rows of the rooms that are new, and in which rounds the others are closed, by folded name.

    Seats are those of the options where no list says them, and no name: `seated` are the rooms whose names do.
    """
    there = {folded(row.get("Room", "")) for row in book.rows(ROOMS)}
    rows: dict[str, dict[str, CellValue]] = {}
    of_others: dict[str, SheetRow] = {}
    for mapped in tables:
        if mapped.kind is not TableKind.ROOMS:
            continue
        at = {
            what: mapped.table.columns[places[0]]
            for what in (What.ROOM, What.CAPACITY, What.FEATURES)
            if (places := mapped.places(what))
        }
        closed, named = absences(mapped, rounds, notes), rooms_by_row(mapped, What.ROOM)
        for row in mapped.table.rows:
            cells = mapped.table.grid.cells[row]
            written, name = named[row], seated.name(named[row])
            shut = {"Closed in rounds": BETWEEN.join(closed.get(row, ()))} if mapped.places(*PRESENCE) else {}
            if name and shut and folded(name) in there:
                of_others[folded(name)] = shut
            if name and folded(name) not in there | rows.keys():
                seats = count_in(cells[at[What.CAPACITY]]) if What.CAPACITY in at else None
                seats = seated.seats(written) if seats is None else seats
                features = cells[at[What.FEATURES]] if What.FEATURES in at else ""
                rows[folded(name)] = {
                    "Room": name,
                    "Capacity": defaults.seats if seats is None else seats,
                    "Features": " ".join(features.split()),
                    **shut,
                }
    used = {folded(room): room for one in listed for room in one.rooms if folded(room) not in there | rows.keys()}
    if used:
        message = f"{several(len(used), 'room')} taken from the list of sessions: {', '.join(used.values())}."
        notes.remarks.append(Problem("Rooms", message))
        counted = {key: seated.seats(room) for key, room in used.items()}
        rows |= {
            key: {"Room": room, "Capacity": defaults.seats if counted[key] is None else counted[key]}
            for key, room in used.items()
        }
    _fill_seats(listed, rows, defaults, notes)
    if not rows and not there and defaults.rooms:
        for number in range(1, defaults.rooms + 1):
            seats = defaults.capacity if defaults.seats is None else defaults.seats
            rows[str(number)] = {"Room": f"Room {number}", "Capacity": seats}
    typed = {folded(row.get("Room", "")) for row in book.there(ROOMS) if row.get("Capacity")}
    without = [row for key, row in rows.items() if row["Capacity"] is None and key not in typed]
    if without:
        message = f"{several(len(without), 'room')} without a capacity. Write it there, or import with --seats 20."
        notes.to_fill.append(Problem("Rooms", message))
    return rows.values(), of_others


def _fill_seats(
    listed: Sequence[Offered], rows: Mapping[str, dict[str, CellValue]], defaults: Defaults, notes: ImportNotes
) -> None:
    """The seats of rooms that no list of them tells, as lists of sessions have them beside a room; the fewest count."""
    told: dict[str, set[int]] = defaultdict(set)
    for one in listed:
        if one.room and one.seats is not None:
            told[folded(one.room)].add(one.seats)
    for key, seats in told.items():
        if key in rows and rows[key]["Capacity"] in (None, defaults.seats):
            rows[key]["Capacity"] = min(seats)
            if len(seats) > 1:
                every = ", ".join(map(str, sorted(seats)))
                message = f"{rows[key]['Room']} has {every} seats in the list of sessions; {min(seats)} is taken."
                notes.remarks.append(Problem("Rooms", message))
