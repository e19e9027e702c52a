"""The rounds of an event: as a list of them says, as the options say, or as the tables speak of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from allocator.coherence import folded
from allocator.errors import Problem
from allocator.intake.cells.rounds.in_round import AT, session_and_round
from allocator.intake.cells.rounds.round_order import in_order
from allocator.intake.cells.session_titles import Titles
from allocator.intake.event_workbook import EventWorkbook, SheetRow
from allocator.intake.import_notes import ImportNotes
from allocator.intake.merge.defaults import Defaults
from allocator.intake.rows.lists.listed_rounds import ListedRound, listed_rounds
from allocator.intake.rows.lists.session_rounds import rounds_of_lists
from allocator.intake.rows.presence import rounds_of_presence
from allocator.intake.tables.mapped_table import MappedTable
from allocator.intake.tables.roles import TableKind, What
from allocator.workbook.event.schema import ROUNDS


def rounds_of(
    tables: Sequence[MappedTable], book: EventWorkbook, defaults: Defaults, notes: ImportNotes
) -> tuple[tuple[str, ...], tuple[SheetRow, ...]]:
    """The names of all rounds, and the rows of those that are new."""
    there = [row["Round"] for row in book.rows(ROUNDS) if row.get("Round")]
    listed = [one for mapped in tables if mapped.kind is TableKind.ROUNDS for one in listed_rounds(mapped, notes)]
    names = [one.name for one in listed] or list(defaults.rounds)
    if not names and not there:
        names = _spoken(tables)
        told = [name for mapped in tables if mapped.kind is TableKind.SESSIONS for name in rounds_of_lists(mapped)]
        if told and not names:
            names = told
            message = f"no list of them was given; the list of sessions names {', '.join(dict.fromkeys(names))}."
            notes.remarks.append(Problem("Rounds", message))
    new = [name for name in dict.fromkeys(names) if name and folded(name) not in {folded(one) for one in there}]
    by_name = {one.name: one for one in reversed(listed)}
    timed = {folded(row["Round"]) for row in book.rows(ROUNDS) if row.get("Round") and row.get("Start")}
    _say_times_without_a_day([one for one in listed if folded(one.name) not in timed], notes)
    return (*there, *new), tuple(_row(name, by_name.get(name)) for name in new)


def _row(name: str, listed: ListedRound | None) -> SheetRow:
    """A round as a row of the Rounds sheet, which has times only on a day."""
    if listed is None or listed.day is None or listed.start is None:
        return {"Round": name}
    return {"Round": name, "Date": listed.day, "Start": listed.start, "End": listed.end}


def _say_times_without_a_day(listed: Sequence[ListedRound], notes: ImportNotes) -> None:
    """Times that the workbook cannot hold, since it wants a day with them."""
    timed = [one for one in listed if one.day is None and one.start is not None and one.times not in one.name]
    if timed:
        told = "; ".join(f"{one.name} {one.times}" for one in timed)
        message = f"their times are not on a day, and are left out: {told}. Write Date, Start and End there."
        notes.to_fill.append(Problem("Rounds", message))


def _spoken(tables: Sequence[MappedTable]) -> list[str]:
    """The rounds that wishes speak of, in the order in which they come by."""
    roles = [role for mapped in tables for _, role in sorted(mapped.roles.items())]
    spoken = [role.about for role in roles if role.what is What.WISH]
    spoken += [role.about for role in roles if role.what in (What.ORDER, What.TICKS)]
    spoken += [role.round for role in roles]
    spoken += [name for mapped in tables for name in rounds_of_presence(mapped)]
    spoken += [one for mapped in tables for one in in_order(filled_cells(mapped, What.ROUND))]
    behind = {round for mapped in tables for text in _wished(mapped) if (round := session_and_round(text, _NONE)[1])}
    return [name for name in dict.fromkeys([*spoken, *sorted(behind)]) if name]


_NONE = Titles({})


def _wished(mapped: MappedTable) -> Iterable[str]:
    """What stands in cells for wishes and seats, and has a round behind it."""
    for what in (What.WISH, What.SESSION, What.FIXED, What.ORDER, What.TICKS):
        for cell in filled_cells(mapped, what):
            if AT in cell:
                yield from cell.split(";")


def spoken_of(tables: Iterable[MappedTable]) -> tuple[str, ...]:
    """The rounds that tables name, in the order in which they come by."""
    names: dict[str, None] = {}
    for mapped in tables:
        if mapped.kind is TableKind.SESSIONS:
            names.update(dict.fromkeys(text.strip() for text in filled_cells(mapped, What.EARLIEST)))
            names.update(dict.fromkeys(rounds_of_lists(mapped)))
        names.update(dict.fromkeys(role.about for _, role in sorted(mapped.roles.items()) if role.what is What.WISH))
        names.update(dict.fromkeys(role.round for _, role in sorted(mapped.roles.items())))
        names.update(dict.fromkeys(rounds_of_presence(mapped)))
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
    told |= set(rounds_of_presence(mapped))
    if mapped.kind is TableKind.SESSIONS:
        told |= set(rounds_of_lists(mapped))
    return told - {""}
