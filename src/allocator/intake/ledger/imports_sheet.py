"""The hidden sheet Imports of an event workbook: what each import read and changed, as text that a person can read."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from allocator.errors import FileTrouble
from allocator.intake.event_workbook import EventWorkbook
from allocator.intake.ledger.changes import SheetChanges, TakenOut, changes_of, plain, taken_out
from allocator.intake.ledger.source import Source, source_of
from allocator.workbook.event.schema import IMPORTS
from allocator.workbook.xlsx.style import put_header, set_widths

LONGEST = 16_000
"""Letters of a record in one cell, each perhaps two for Excel; a longer one goes on in the next row."""

_COLUMNS = (
    ("Import", 9, "Which import this is about; the last has the highest number."),
    ("When", 18, "When it was."),
    ("Files", 40, "The files that were read."),
    ("Record", 9, "The number of the record."),
    ("Part", 9, "Which part of the record; a long one takes several rows."),
    ("What was done", 120, "The record, for import to read. To forget all imports, delete this sheet."),
)


@dataclass(frozen=True, slots=True)
class Transaction:
    """An import: the tables that it read, the numbers of those of which these are newer, and what it changed.

    `mapping` are the rows of the Mapping sheet before it, None without one, and `mapped` those that it left there.
    `examples` are the example rows that it took out of an empty workbook, by the name of the sheet.
    """

    number: int
    when: str
    files: tuple[str, ...]
    sources: tuple[Source, ...]
    replaces: tuple[int, ...]
    changes: Mapping[str, SheetChanges]
    mapping: tuple[tuple[str, ...], ...] | None = None
    mapped: tuple[tuple[str, ...], ...] | None = None
    examples: tuple[tuple[str, TakenOut], ...] = ()

    def as_records(self) -> Iterator[dict[str, object]]:
        """The same as lists of values, one for each sheet and table."""
        yield {
            "replaces": list(self.replaces),
            "mapping": self.mapping,
            "mapped": self.mapped,
            "examples": [[sheet, one.row, one.cells] for sheet, one in self.examples],
        }
        for source in self.sources:
            yield {"source": source.as_record()}
        for sheet, changes in self.changes.items():
            if changes:
                yield {"sheet": sheet, **changes.as_record()}


@dataclass(frozen=True, slots=True)
class Ledger:
    """The imports into a workbook, the first one first."""

    imports: tuple[Transaction, ...] = ()

    @property
    def sources(self) -> tuple[Source, ...]:
        """The tables that count: those that no newer version replaces."""
        replaced = {number for one in self.imports for number in one.replaces}
        return tuple(source for one in self.imports for source in one.sources if source.number not in replaced)

    @property
    def next_number(self) -> int:
        """The number of an import to come."""
        return max((one.number for one in self.imports), default=0) + 1

    @property
    def next_source(self) -> int:
        """The number of a table to come."""
        return max((source.number for one in self.imports for source in one.sources), default=0) + 1


def ledger_in(book: EventWorkbook) -> Ledger:
    """The imports that a workbook has kept; FileTrouble where that cannot be read any more."""
    if IMPORTS not in book.workbook.sheetnames:
        return Ledger()
    lines = []
    for number, line in enumerate(book.workbook[IMPORTS].iter_rows(min_row=2, values_only=True), start=2):
        texts = ["" if value is None else str(value) for value in (*line, *[None] * 6)[:6]]
        if any(texts):
            lines.append((number, texts))
    at = 2
    try:
        parts = []
        for at, (one, when, files, record, part, text) in lines:
            parts.append((int(one), int(record), int(part), at, when, files, text))
        found = []
        for one, of_import in groupby(sorted(parts), key=lambda line: line[0]):
            records: list[dict[str, Any]] = []
            for _, of_record in groupby(of_import, key=lambda line: line[1]):
                pieces = list(of_record)
                at, when, files = pieces[0][3:6]
                records.append(json.loads("".join(line[6] for line in pieces)))
            found.append(_transaction(one, when, files, records))
    except (KeyError, TypeError, ValueError, AttributeError, IndexError) as error:
        raise FileTrouble(
            f"{book.path}: {IMPORTS}!F{at} does not say any more what an import did; nothing was written. "
            f"Take an older copy of the workbook, or delete the sheet {IMPORTS}: "
            "files are then added as new ones, and no earlier import can be taken back."
        ) from error
    return Ledger(tuple(found))


def _transaction(number: int, when: str, files: str, records: Sequence[dict[str, Any]]) -> Transaction:
    head, *others = records
    return Transaction(
        number,
        when,
        tuple(files.split("\n")),
        tuple(source_of(one["source"]) for one in others if "source" in one),
        tuple(head["replaces"]),
        {one["sheet"]: changes_of(one) for one in others if "sheet" in one},
        _lines(head["mapping"]),
        _lines(head["mapped"]),
        tuple((sheet, taken_out(row, cells)) for sheet, row, cells in head["examples"]),
    )


def _lines(rows: Any) -> tuple[tuple[str, ...], ...] | None:
    return None if rows is None else tuple(tuple(map(str, row)) for row in rows)


def write_ledger(book: EventWorkbook, ledger: Ledger) -> None:
    """Write what a workbook keeps of imports; without any, the sheet goes."""
    if not ledger.imports:
        if IMPORTS in book.workbook.sheetnames:
            del book.workbook[IMPORTS]
        return
    page = book.page(IMPORTS)
    for number, (heading, _, note) in enumerate(_COLUMNS, start=1):
        put_header(page.cell(1, number), heading, note=note, required=False)
    set_widths(page, [width for _, width, _ in _COLUMNS])
    page.freeze_panes = "A2"
    page.sheet_state = "hidden"
    book.stamp_texts(page, 2, [row for one in ledger.imports for row in _rows(one)], len(_COLUMNS))


def _rows(one: Transaction) -> Iterator[list[str]]:
    files = "\n".join(one.files)
    for number, record in enumerate(one.as_records(), start=1):
        text = json.dumps(record, ensure_ascii=False, separators=(",", ":"), default=plain)
        # Within text alone, so that no spreadsheet takes it for an escaped letter.
        for part, piece in enumerate(_pieces(text.replace("_x", "_\\u0078")), start=1):
            yield [str(one.number), one.when, files, str(number), str(part), piece]


def _pieces(text: str) -> Iterator[str]:
    """A text in pieces that fit into a cell; none begins or ends with what a spreadsheet would alter."""
    begin = 0
    while len(text) - begin > LONGEST:
        end = begin + LONGEST
        while end > begin + 1 and not (text[end].isalnum() and text[end - 1].isalnum()):
            end -= 1
        end = end if end > begin + 1 else begin + LONGEST
        yield text[begin:end]
        begin = end
    yield text[begin:]
