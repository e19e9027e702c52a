"""The Wishes sheet, read and written: a row per attendee, a column per rank."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from allocator.coherence import folded
from allocator.event import Attendee, Wish
from allocator.workbook.event.rows.entries import SheetEntry
from allocator.workbook.event.rows.findings import EventFindings
from allocator.workbook.event.values.fields import RowValues, listed
from allocator.workbook.event.values.names import NamesOf, Unreadable
from allocator.workbook.event.values.wish import parse_wishes


def read_wishes(
    rows: Iterable[SheetEntry],
    ranks: Sequence[int],
    attendees: Mapping[str, Attendee],
    names: NamesOf,
    findings: EventFindings,
) -> Iterator[Wish]:
    """The wishes row by row, best first; of a wish stated twice the better one."""
    first: dict[str, SheetEntry] = {}
    for entry in rows:
        if entry.key in first:
            where = first[entry.key].cell("Attendee").where
            findings.problem(entry.cell("Attendee"), f'"{entry.key}" has a row already ({where}); keep one.')
            continue
        first[entry.key] = entry
        _compare_name(entry, attendees[entry.key], findings)
        yield from _wishes(entry, sorted(ranks), names, findings)


def _wishes(entry: SheetEntry, ranks: Sequence[int], names: NamesOf, findings: EventFindings) -> Iterator[Wish]:
    """The wishes of one attendee."""
    seen: dict[tuple[str, str | None], int] = {}
    for rank in ranks:
        cell = entry.cell(str(rank))
        if cell.blank:
            continue
        try:
            wishes = parse_wishes(cell, names)
        except Unreadable as error:
            for message in error.messages:
                findings.problem(cell, message)
            continue
        for wish in wishes:
            if wish in seen:
                asked = cell.text.strip() if len(wishes) == 1 else wish[0]
                findings.warn(cell, f'"{asked}" is wish {seen[wish]} too; wish {seen[wish]} counts.')
            else:
                seen[wish] = rank
                yield Wish(entry.key, wish[0], rank, wish[1])


def _compare_name(entry: SheetEntry, attendee: Attendee, findings: EventFindings) -> None:
    """A name beside an id that belongs to another name may mean a slip of a row."""
    name = entry.value("Name", blank=attendee.name, unreadable=attendee.name)
    if folded(name) != folded(attendee.name):
        findings.warn(entry.cell("Name"), f'"{name}" is not the name of "{attendee.id}", which is "{attendee.name}".')


def row_of_wishes(attendee: Attendee, wishes: Iterable[Wish]) -> RowValues:
    """The row of an attendee; wishes of one rank are in one cell."""
    asked: dict[str, list[str]] = {}
    for wish in wishes:
        text = wish.session if wish.round is None else f"{wish.session} @ {wish.round}"
        asked.setdefault(str(wish.rank), []).append(text)
    return {"Attendee": attendee.id, "Name": attendee.name, **{rank: listed(texts) for rank, texts in asked.items()}}
