"""What an import changed on the sheets of an event workbook, row by row, and what imports have written in all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

from allocator.coherence import folded
from allocator.intake.event_workbook import as_text
from allocator.workbook.event.schema import PINS, RULES, SHEETS
from allocator.workbook.event.schema.columns import Sheet
from allocator.workbook.xlsx.style import CellValue

_KEYS = {
    PINS.name: ("Attendee", "Session", "Round", "Must"),
    RULES.name: ("Rule", "Who or what", "With", "Number", "Where or when"),
}
"""The headings that tell one row from another, where that is more than the first."""

_BETWEEN = " | "


def key_headings(sheet: Sheet) -> tuple[str, ...]:
    """The headings that tell one row of a sheet from another."""
    return _KEYS.get(sheet.name, (sheet.key.heading,))


def key_of(sheet: Sheet, row: Mapping[str, Any]) -> str:
    """What tells a row of a sheet from its others; '' for a row without a key."""
    parts = [folded(as_text(row.get(heading))) for heading in key_headings(sheet)]
    return _BETWEEN.join(parts) if any(parts) else ""


@dataclass(frozen=True, slots=True)
class CellChange:
    """A cell of the row with a key that an import wrote into, what it held before, and what it holds since."""

    key: str
    heading: str
    before: CellValue
    after: CellValue


@dataclass(frozen=True, slots=True)
class TakenOut:
    """A row that an import took out: its number before, and its cells by heading."""

    row: int
    cells: Mapping[str, CellValue]


@dataclass
class SheetChanges:
    """What an import changed on a sheet.

    `added` are rows of values below `headings`, written below all others; `columns` are headings that it made.
    """

    headings: tuple[str, ...] = ()
    added: list[Sequence[CellValue]] = field(default_factory=list)
    cells: list[CellChange] = field(default_factory=list)
    out: list[TakenOut] = field(default_factory=list)
    columns: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.added or self.cells or self.out)

    def added_rows(self) -> Iterable[dict[str, CellValue]]:
        """The rows that were added, by heading."""
        return (dict(zip(self.headings, row, strict=False)) for row in self.added)

    def as_record(self) -> dict[str, object]:
        """The same as lists of values; `plain` makes JSON of those that JSON does not know."""
        return {
            "headings": list(self.headings),
            "added": self.added,
            "cells": [[one.key, one.heading, one.before, one.after] for one in self.cells],
            "out": [[one.row, one.cells] for one in self.out],
            "columns": list(self.columns),
        }


def changes_of(record: Mapping[str, Any]) -> SheetChanges:
    """The changes that a record holds; KeyError, TypeError or ValueError for what is no record."""
    return SheetChanges(
        tuple(record["headings"]),
        [tuple(map(typed, row)) for row in record["added"]],
        [CellChange(key, heading, typed(before), typed(after)) for key, heading, before, after in record["cells"]],
        [taken_out(row, cells) for row, cells in record["out"]],
        tuple(record["columns"]),
    )


def taken_out(row: int, cells: Mapping[str, Any]) -> TakenOut:
    """A row that was taken out, as a record has it."""
    return TakenOut(int(row), {heading: typed(value) for heading, value in cells.items()})


def plain(value: object) -> object:
    """A value that JSON does not know: moments as {'datetime': '2026-11-25T10:45:00'} and the like."""
    for kind in (datetime, date, time):
        if isinstance(value, kind):
            return {kind.__name__: value.isoformat()}
    return dict(value) if isinstance(value, Mapping) else str(value)


_MOMENTS: Mapping[str, Callable[[str], CellValue]] = {
    "datetime": datetime.fromisoformat,
    "date": date.fromisoformat,
    "time": time.fromisoformat,
}


def typed(value: Any) -> CellValue:
    """A value as it was before `plain`."""
    if isinstance(value, dict):
        ((kind, text),) = value.items()
        return _MOMENTS[kind](text)
    if value is None or isinstance(value, str | int | float | bool):
        return value
    raise TypeError(f"{value!r} is no value of a cell")


@dataclass
class Written:
    """A row as imports have written it: whether one added it, and its cells as they read."""

    added: bool = False
    cells: dict[str, str] = field(default_factory=dict)


Sheets = Mapping[str, Mapping[str, Written]]
"""The rows that imports have written, by the name of the sheet and by key."""


def written_by(imports: Iterable[Mapping[str, SheetChanges]]) -> Sheets:
    """What imports have written, one after another, and not taken out since."""
    sheets: dict[str, dict[str, Written]] = {sheet.name: {} for sheet in SHEETS}
    for changes in imports:
        for sheet in SHEETS:
            one, rows = changes.get(sheet.name), sheets[sheet.name]
            if one is None:
                continue
            for cell in one.cells:
                rows.setdefault(cell.key, Written()).cells[cell.heading] = as_text(cell.after)
            for taken in one.out:
                rows.pop(key_of(sheet, taken.cells), None)
            for row in one.added_rows():
                cells = {heading: text for heading, value in row.items() if (text := as_text(value))}
                rows[key_of(sheet, row)] = Written(True, cells)
    return sheets


@dataclass(frozen=True, slots=True)
class SheetCount:
    """How many rows of a sheet an import adds, changes and takes out."""

    sheet: str
    added: int
    changed: int
    out: int

    def __str__(self) -> str:
        told = ((self.added, "added"), (self.changed, "changed"), (self.out, "taken out"))
        return ", ".join(f"{count:,} {what}" for count, what in told if count)


def counted_changes(changes: Mapping[str, SheetChanges]) -> tuple[SheetCount, ...]:
    """The rows that change, sheet by sheet in the order of the workbook."""
    return tuple(
        SheetCount(sheet.name, len(one.added), len({cell.key for cell in one.cells}), len(one.out))
        for sheet in SHEETS
        if (one := changes.get(sheet.name)) is not None
    )


def table_of_changes(changes: Sequence[SheetCount]) -> Iterator[str]:
    """A line for each sheet on which something changes."""
    width = max((len(one.sheet) for one in changes), default=0)
    yield from (f"  {one.sheet:<{width}}   {one}" for one in changes)


def changes_as_facts(changes: Iterable[SheetCount]) -> dict[str, dict[str, int]]:
    """The same for machines, by the name of the sheet."""
    return {one.sheet: {"added": one.added, "changed": one.changed, "taken_out": one.out} for one in changes}
