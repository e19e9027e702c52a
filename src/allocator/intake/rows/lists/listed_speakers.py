"""The speakers of an event: those of lists of sessions, and what a list of speakers says of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from allocator.coherence import folded
from allocator.intake.event_workbook import EventWorkbook, SheetRow
from allocator.intake.import_notes import ImportNotes
from allocator.intake.rows.lists.listed_sessions import Offered
from allocator.intake.rows.presence import absences
from allocator.intake.tables.mapped_table import MappedTable
from allocator.intake.tables.roles import PRESENCE, TableKind, What
from allocator.workbook.event.schema import SPEAKERS
from allocator.workbook.xlsx.style import CellValue
from allocator.workbook.xlsx.text import BETWEEN


def speakers_of(
    tables: Sequence[MappedTable],
    listed: Iterable[Offered],
    book: EventWorkbook,
    rounds: Sequence[str],
    notes: ImportNotes,
) -> tuple[Iterable[SheetRow], Mapping[str, SheetRow]]:
    """The rows of the speakers that are new, and what lists of them say of the others, by folded name."""
    there = {folded(row.get("Speaker", "")) for row in book.rows(SPEAKERS)}
    rows: dict[str, dict[str, CellValue]] = {}
    of_others: dict[str, SheetRow] = {}
    for name in dict.fromkeys(name for one in listed for name in one.speakers):
        if folded(name) not in there:
            rows.setdefault(folded(name), {"Speaker": name})
    for mapped in tables:
        for name, facts in told_of_speakers(mapped, rounds, notes):
            key = folded(name)
            if key in there:
                of_others[key] = facts
            else:
                row = rows.setdefault(key, {"Speaker": name})
                row.update({heading: value for heading, value in facts.items() if not row.get(heading)})
    return rows.values(), of_others


def told_of_speakers(
    mapped: MappedTable, rounds: Sequence[str], notes: ImportNotes
) -> Iterable[tuple[str, Mapping[str, CellValue]]]:
    """Each speaker of a list of them, with the cells that it tells."""
    if mapped.kind is not TableKind.SPEAKERS:
        return
    away = absences(mapped, rounds, notes)
    at = {role.what: place for place, role in mapped.roles.items()}
    for row in mapped.table.rows:
        cells = mapped.table.cells(row)
        parts = [cells[at[what]] for what in (What.NAME, What.FIRST, What.INFIX, What.LAST) if what in at]
        name = " ".join(" ".join(parts).split())
        if not name:
            continue
        told: dict[str, CellValue] = {}
        if What.EMAIL in at and cells[at[What.EMAIL]].strip():
            told["Email"] = cells[at[What.EMAIL]].strip()
        if mapped.places(*PRESENCE):
            told["Unavailable rounds"] = BETWEEN.join(away.get(row, ()))
        yield name, told
