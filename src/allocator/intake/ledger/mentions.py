"""Rows of the event workbook that other rows name: they cannot go without these."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from allocator.coherence import folded
from allocator.workbook.event.schema import ATTENDEES, ROOMS, ROUNDS, SESSIONS, SHEETS
from allocator.workbook.event.schema.columns import CellKind, Sheet

Rows = Mapping[str, Sequence[Mapping[str, str]]]
"""Rows as texts by heading, by the name of their sheet."""


def mentioned_in(sheet: Sheet, rows: Rows) -> dict[str, str]:
    """The keys of a sheet that rows name, each with the name of such a sheet.

    Sessions may be named by their titles too, and people, in columns that ask something, by their names.
    """
    found: dict[str, str] = {}
    for other in SHEETS:
        headings = [column.heading for column in other.columns if _names(column.of, column.kind, sheet)]
        asking = {
            folded(heading)
            for column in other.asking
            for heading in (column.heading, *column.aliases)
            if _names(column.of, column.kind, sheet)
        }
        ranks = other.ranked is not None and sheet in (SESSIONS, ROUNDS)
        for row in rows.get(other.name, ()) if headings or asking or ranks else ():
            cells = [row.get(heading, "") for heading in headings]
            cells += [text for heading, text in row.items() if folded(heading) in asking] if asking else []
            cells += [text for heading, text in row.items() if heading.isdecimal()] if ranks else []
            for name in _parts(cells):
                found.setdefault(name, other.name)
    called = {SESSIONS.name: ("Title", "Code"), ATTENDEES.name: ("Name", "Id")}.get(sheet.name)
    if called is not None:
        name_in, key_in = called
        codes = {folded(row.get(name_in, "")): folded(row.get(key_in, "")) for row in rows.get(sheet.name, ())}
        found |= {codes[name]: where for name, where in found.items() if name in codes}
    return found


def _names(of: str, kind: CellKind, sheet: Sheet) -> bool:
    return of == sheet.name or (kind is CellKind.FIXED and sheet in (ROUNDS, ROOMS))


def _parts(cells: Iterable[str]) -> Iterator[str]:
    """The names in cells: those between ; and those before and after ' @ ' and '='."""
    for cell in cells:
        for part in cell.split(";") if cell else ():
            yield folded(part)
            for mark in (" @ ", "="):
                before, found, after = part.partition(mark)
                if found:
                    yield folded(before)
                    yield folded(after)
