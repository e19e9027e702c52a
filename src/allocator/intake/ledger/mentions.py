"""Rows of the event workbook that other rows name: they cannot go without these."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from allocator.coherence import folded
from allocator.workbook.event.schema import ROOMS, ROUNDS, SESSIONS, SHEETS
from allocator.workbook.event.schema.columns import CellKind, Sheet

Rows = Mapping[str, Sequence[Mapping[str, str]]]
"""Rows as texts by heading, by the name of their sheet."""


def mentioned_in(sheet: Sheet, rows: Rows) -> dict[str, str]:
    """The keys of a sheet that rows name, each with the name of such a sheet; sessions by their titles too."""
    found: dict[str, str] = {}
    for other in SHEETS:
        headings = [column.heading for column in other.columns if _names(column.of, column.kind, sheet)]
        ranks = other.ranked is not None and sheet in (SESSIONS, ROUNDS)
        for row in rows.get(other.name, ()) if headings or ranks else ():
            cells = [row.get(heading, "") for heading in headings]
            cells += [text for heading, text in row.items() if heading.isdecimal()] if ranks else []
            for name in _parts(cells):
                found.setdefault(name, other.name)
    if sheet is SESSIONS:
        codes = {folded(row.get("Title", "")): folded(row.get("Code", "")) for row in rows.get(sheet.name, ())}
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
