"""The rounds of an event: as a list of them says, as the options say, or as the tables speak of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from allocator.coherence import folded
from allocator.errors import Problem
from allocator.intake.cells.round_order import in_order
from allocator.intake.event_workbook import EventWorkbook, SheetRow
from allocator.intake.import_notes import ImportNotes
from allocator.intake.merge.defaults import Defaults
from allocator.intake.rows.session_rounds import rounds_of_lists
from allocator.intake.tables.mapped_table import MappedTable
from allocator.intake.tables.roles import TableKind, What
from allocator.workbook.event.schema import ROUNDS


def rounds_of(
    tables: Sequence[MappedTable], book: EventWorkbook, defaults: Defaults, notes: ImportNotes
) -> tuple[tuple[str, ...], tuple[SheetRow, ...]]:
    """The names of all rounds, and the rows of those that are new."""
    there = [row["Round"] for row in book.rows(ROUNDS) if row.get("Round")]
    names = [
        " ".join(one.split())
        for mapped in tables
        if mapped.kind is TableKind.ROUNDS
        for one in filled_cells(mapped, What.ROUND)
    ]
    names = names or list(defaults.rounds)
    if not names and not there:
        spoken = [role.about for mapped in tables for _, role in sorted(mapped.roles.items()) if role.what is What.WISH]
        spoken += [
            role.about
            for mapped in tables
            for _, role in sorted(mapped.roles.items())
            if role.what in (What.ORDER, What.TICKS)
        ]
        spoken += [role.round for mapped in tables for _, role in sorted(mapped.roles.items())]
        spoken += [one for mapped in tables for one in in_order(filled_cells(mapped, What.ROUND))]
        names = [name for name in dict.fromkeys(spoken) if name]
        listed = [name for mapped in tables if mapped.kind is TableKind.SESSIONS for name in rounds_of_lists(mapped)]
        if listed and not names:
            names = listed
            message = f"no list of them was given; the list of sessions names {', '.join(dict.fromkeys(names))}."
            notes.remarks.append(Problem("Rounds", message))
    new = [name for name in dict.fromkeys(names) if name and folded(name) not in {folded(one) for one in there}]
    return (*there, *new), tuple({"Round": name} for name in new)


def spoken_of(tables: Iterable[MappedTable]) -> tuple[str, ...]:
    """The rounds that tables name, in the order in which they come by."""
    names: dict[str, None] = {}
    for mapped in tables:
        if mapped.kind is TableKind.SESSIONS:
            names.update(dict.fromkeys(text.strip() for text in filled_cells(mapped, What.EARLIEST)))
            names.update(dict.fromkeys(rounds_of_lists(mapped)))
        names.update(dict.fromkeys(role.about for _, role in sorted(mapped.roles.items()) if role.what is What.WISH))
        names.update(dict.fromkeys(role.round for _, role in sorted(mapped.roles.items())))
    return tuple(name for name in names if name)


def filled_cells(mapped: MappedTable, what: What) -> list[str]:
    """The filled cells of the columns with a role, column by column."""
    return [
        mapped.table.grid.cells[row][mapped.table.columns[place]]
        for place in mapped.places(what)
        for row in mapped.table.rows
        if mapped.table.grid.cells[row][mapped.table.columns[place]].strip()
    ]


def rounds_told(mapped: MappedTable) -> set[str]:
    """The rounds that a table lists or speaks of."""
    told = {role.about for role in mapped.roles.values() if role.what in (What.WISH, What.ORDER, What.TICKS)}
    told |= {role.round for role in mapped.roles.values()}
    told |= {" ".join(text.split()) for text in filled_cells(mapped, What.ROUND)}
    if mapped.kind is TableKind.SESSIONS:
        told |= set(rounds_of_lists(mapped))
    return told - {""}
