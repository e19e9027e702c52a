"""The names in a cell that asks something, of others than the person or session of its row."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

from allocator.coherence import folded
from allocator.workbook.event.rows.entries import SheetEntry
from allocator.workbook.event.rows.findings import EventFindings
from allocator.workbook.event.values.fields import listed
from allocator.workbook.event.values.names import Names, Unreadable
from allocator.workbook.event.values.parse import text_of
from allocator.workbook.xlsx.cells import SheetCell
from allocator.workbook.xlsx.text import clean, items

Find = Callable[[str], str | None]
"""The key that a text names, None where its sheet cannot say; raises Unreadable."""

LEAST_PART = 3
"""Letters of a part of a title that names a session."""


def named_in(entry: SheetEntry, heading: str, find: Find, findings: EventFindings) -> dict[str, SheetCell]:
    """What the cell of a column names, each once, with the cell; none where there is no such column."""
    cell = entry.row.cells.get(heading)
    if cell is None or cell.blank:
        return {}
    found: dict[str, SheetCell] = {}
    try:
        if cell.trouble:
            raise Unreadable(cell.trouble)
        texts = items(text_of(cell))
    except Unreadable as error:
        texts = []
        _note(error, cell, findings)
    for text in texts:
        try:
            key = find(text)
        except Unreadable as error:
            _note(error, cell, findings)
        else:
            found |= {} if key is None else {key: cell}
    return found


def others_in(
    entry: SheetEntry, heading: str, find: Find, findings: EventFindings, *, itself: str
) -> dict[str, SheetCell]:
    """The same without the row itself, which is a problem."""
    found = named_in(entry, heading, find, findings)
    if entry.key in found:
        findings.problem(found.pop(entry.key), f'"{entry.key}" is {itself}; name another one.')
    return found


def session_in(names: Names) -> Find:
    """Finds sessions by code, by title, or by a part of a title that fits only one."""

    def find(text: str) -> str | None:
        key = names.find(text)
        if key is not None:
            return key
        part = folded(text)
        fits = sorted({code for title, codes in names.spellings.items() if part in title for code in codes})
        if len(part) >= LEAST_PART and len(fits) == 1:
            return fits[0]
        parts = [clean(one) for one in text.split(",")]
        if len(parts) > 1 and all(_finds(find, one) for one in parts):
            raise Unreadable(f'"{text}" has commas between its items; write ; instead: "{listed(parts)}".')
        if len(part) >= LEAST_PART and len(fits) > 1:
            codes = " or ".join(f'"{code}"' for code in fits)
            raise Unreadable(f'"{text}" is a part of several titles; write the code instead: {codes}.')
        return names.demand(text)

    return find


def _finds(find: Find, text: str) -> bool:
    with suppress(Unreadable):
        return bool(text) and find(text) is not None
    return False


def _note(error: Unreadable, cell: SheetCell, findings: EventFindings) -> None:
    for message in error.messages:
        findings.problem(cell, message)
