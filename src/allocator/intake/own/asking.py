"""Columns of people that an event workbook reads as rules, by their headings: 'Must have', 'Mag niet'."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from allocator.coherence import folded
from allocator.intake.cells.session_titles import Titles
from allocator.intake.rows.register import Comer
from allocator.intake.tables.content import says_nothing
from allocator.intake.tables.mapped_table import MappedTable
from allocator.workbook.event.schema import ATTENDEES, SESSIONS
from allocator.workbook.event.schema.columns import Column
from allocator.workbook.xlsx.text import BETWEEN

_ASKING = {folded(spelling): one for one in ATTENDEES.asking for spelling in (one.heading, *one.aliases)}

_SEVERAL = re.compile(r"[;\n]")
_OR_COMMAS = re.compile(r"[;,\n]")


def asking(heading: str) -> Column | None:
    """The column of Attendees that a heading is read as, if it is one that asks something."""
    return _ASKING.get(folded(heading).rstrip(" *"))


def heading_in(known: Mapping[str, str], column: Column, heading: str) -> str:
    """The heading under which a workbook has a column, by its folded headings; this one where it has none."""
    spellings = [folded(one) for one in (column.heading, *column.aliases)]
    return next((known[one] for one in spellings if one in known), heading)


def sessions_asked(
    mapped: MappedTable, place: int, met: Sequence[tuple[Comer, int]], column: Column, titles: Titles
) -> dict[Comer, str]:
    """What the column asks of whom, by the codes of sessions; nothing where any cell says something else."""
    found: dict[Comer, str] = {}
    for comer, row in met if column.of == SESSIONS.name else ():
        text = mapped.table.grid.cells[row][mapped.table.columns[place]].strip()
        if not text or says_nothing(text):
            continue
        codes = _codes(text, titles)
        if not codes:
            return {}
        found.setdefault(comer, BETWEEN.join(dict.fromkeys(codes)))
    return found


def _codes(text: str, titles: Titles) -> list[str]:
    """The sessions that a cell names, with ; or else commas between them; none where it says something else."""
    for between in (_SEVERAL, _OR_COMMAS):
        parts = [part.strip() for part in between.split(text) if part.strip()]
        codes = [titles.find(part).code for part in parts if titles.knows(part)]
        if len(codes) == len(parts):
            return [code for code in codes if code is not None]
    return []
