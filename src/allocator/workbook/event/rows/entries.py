"""The rows of the tables as values by heading, with every name that they use found or noted as unknown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from allocator.coherence import folded
from allocator.workbook.event.rows.findings import EventFindings
from allocator.workbook.event.rows.tables import SheetRow, SheetTable
from allocator.workbook.event.schema import ATTENDEES, FEATURES, ROOMS, ROUNDS, SESSIONS, SPEAKERS
from allocator.workbook.event.schema.columns import Sheet
from allocator.workbook.event.values.names import Names, NamesOf, Unreadable
from allocator.workbook.event.values.parse import parse
from allocator.workbook.xlsx.cells import SheetCell
from allocator.workbook.xlsx.text import clean, items

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class SheetEntry:
    """A row with a readable key: the cells, and the values of those that could be read."""

    key: str
    row: SheetRow
    values: Mapping[str, Any]

    def value(self, heading: str, *, blank: T, unreadable: T) -> T:
        """The value of a cell; the value that replaces an unreadable one must not cause further problems."""
        found = self.values.get(heading, unreadable)
        return blank if found is None else found

    def cell(self, heading: str) -> SheetCell:
        """The cell itself."""
        return self.row.cells[heading]


def entries(table: SheetTable, names: NamesOf, findings: EventFindings) -> list[SheetEntry]:
    """The rows of a table that have a key; whatever cannot be read is noted."""
    found = []
    for row in table.rows:
        values: dict[str, Any] = {}
        for column in table.sheet.columns:
            try:
                values[column.heading] = parse(row.cells[column.heading], column, names)
            except Unreadable as error:
                for message in error.messages:
                    findings.problem(row.cells[column.heading], message)
        key = values.get(table.sheet.key.heading)
        if key is not None:
            found.append(SheetEntry(key, row, values))
            _note_example(table.sheet, found[-1], findings)
    return found


def _note_example(sheet: Sheet, entry: SheetEntry, findings: EventFindings) -> None:
    """The example row of an empty workbook is no fact, and must not become one unseen."""
    if folded(entry.key) == folded(sheet.example_key):
        message = "this is the example row of an empty workbook; write your own over it, or delete the row."
        findings.problem(entry.cell(sheet.key.heading), message)


def names_in(tables: Mapping[str, SheetTable]) -> NamesOf:
    """The names that each sheet gives, for the cells that use them."""
    sessions = tables[SESSIONS.name]
    features = [item for row in tables[ROOMS.name].rows for item in items(row.cells["Features"].text)]
    return {
        ROUNDS.name: _keys(tables[ROUNDS.name], "a round"),
        ROOMS.name: _keys(tables[ROOMS.name], "a room"),
        SPEAKERS.name: _keys(tables[SPEAKERS.name], "on the Speakers sheet"),
        ATTENDEES.name: _keys(tables[ATTENDEES.name], "the id of an attendee"),
        SESSIONS.name: _codes_and_titles(sessions),
        FEATURES: _of("a feature of any room", features, tables[ROOMS.name].complete),
    }


def _keys(table: SheetTable, what: str) -> Names:
    heading = table.sheet.key.heading
    names = [clean(row.cells[heading].text) for row in table.rows]
    return replace(_of(what, names, table.complete), sheet=table.sheet.name)


def _of(what: str, names: list[str], known: bool) -> Names:
    """Names of which the first spelling counts."""
    first: dict[str, str] = {}
    for name in filter(None, names):
        first.setdefault(folded(name), name)
    return Names(what, {spelling: (name,) for spelling, name in first.items()}, tuple(first.values()), known)


def _codes_and_titles(table: SheetTable) -> Names:
    """Sessions go by their code or their title; a code goes before a title, and several may have one title."""
    codes = _keys(table, "a session")
    titles: dict[str, tuple[str, ...]] = {}
    for row in table.rows:
        code, title = clean(row.cells["Code"].text), clean(row.cells["Title"].text)
        if code and title:
            titles[folded(title)] = (*titles.get(folded(title), ()), code)
    shown = tuple(clean(row.cells["Title"].text) for row in table.rows)
    offered = (*codes.offered, *filter(None, shown))
    return replace(codes, spellings={**titles, **codes.spellings}, offered=offered)
