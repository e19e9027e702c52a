"""The last import taken back: what it added goes, what it changed or took out is as it was, and hand changes stay."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from allocator.errors import FileTrouble, Problem
from allocator.intake.event_workbook import EventWorkbook, as_text, open_book
from allocator.intake.import_notes import ImportNotes
from allocator.intake.ledger.changes import (
    SheetCount,
    changes_as_facts,
    counted_changes,
    key_of,
    table_of_changes,
    written_by,
)
from allocator.intake.ledger.edits import Edits, said_of
from allocator.intake.ledger.imports_sheet import Ledger, Transaction, ledger_in, write_ledger
from allocator.intake.ledger.reread import Reread
from allocator.intake.mapping.mapping_sheet import MAPPING, mapping_rows, put_mapping_back
from allocator.intake.output.write import write
from allocator.words import listed, quoted, several
from allocator.workbook.event.schema import SHEETS
from allocator.workbook.event.schema.columns import Sheet
from allocator.workbook.xlsx.parsing import without_looking_for_cycles
from allocator.workbook.xlsx.style import MUTED, CellValue


@dataclass(frozen=True, slots=True)
class Undone:
    """An import that was taken back, or would be: when it was, its files, and what there is to say.

    `changes` are those of the workbook, where rows that come back count as added; `left` imports are before it.
    """

    event: Path
    when: str
    files: tuple[str, ...]
    changes: tuple[SheetCount, ...]
    remarks: tuple[Problem, ...]
    left: int
    written: bool


def undo_import(event: Path, *, dry_run: bool = False, force: bool = False) -> Undone:
    """Take the last import into an event workbook back; FileTrouble where there is none."""
    if not event.exists():
        raise FileTrouble(f"There is no {event}, and so no import to take back.")
    book = open_book(event, force=force, with_examples=True)
    with without_looking_for_cycles():
        ledger = ledger_in(book)
        if not ledger.imports:
            raise FileTrouble(f"{event} has no import that could be taken back. Nothing was written.")
        undone = _undo(book, ledger, dry_run=dry_run)
    if not dry_run:
        book.save()
    return undone


def _undo(book: EventWorkbook, ledger: Ledger, *, dry_run: bool) -> Undone:
    *earlier, last = ledger.imports
    notes = ImportNotes()
    edits = _edits(book, ledger, last, notes)
    back = {sheet.name: _rows_back(sheet, edits, last) for sheet in SHEETS if sheet.name in last.changes}
    counts = [
        replace(one, added=len(back.get(one.sheet, ())))
        for one in counted_changes({name: one.changes for name, one in edits.sheets.items()})
    ]
    same_mapping = mapping_rows(book) == last.mapped
    if not same_mapping:
        notes.remarks.append(Problem(MAPPING, "this sheet stays, because somebody changed it since."))
    if not dry_run:
        write(book, edits)
        for sheet in SHEETS:
            book.put_back(sheet, back.get(sheet.name, {}))
            changes = last.changes.get(sheet.name)
            if changes is not None and changes.columns:
                book.drop_columns(sheet, changes.columns)
            examples = {one.row: one.cells for name, one in last.examples if name == sheet.name}
            book.put_back(sheet, examples, MUTED)
            if changes is not None:
                book.drop_empty(sheet)
        if same_mapping:
            put_mapping_back(book, last.mapping)
        write_ledger(book, Ledger(tuple(earlier)))
    return Undone(
        book.path,
        last.when,
        last.files,
        tuple(one for one in counts if str(one)),
        tuple(notes.remarks),
        len(earlier),
        not dry_run,
    )


def _edits(book: EventWorkbook, ledger: Ledger, last: Transaction, notes: ImportNotes) -> Edits:
    """The cells that get their values of before, and the rows that go; what somebody changed since stays."""
    added = {
        sheet.name: {key_of(sheet, row) for row in changes.added_rows()}
        for sheet in SHEETS
        if (changes := last.changes.get(sheet.name)) is not None
    }
    written = written_by(one.changes for one in ledger.imports)
    edits = Edits(book, Reread(written=written, hidden=added), notes)
    for sheet in SHEETS:
        for cell in last.changes[sheet.name].cells if sheet.name in last.changes else ():
            row = edits.there(sheet).get(cell.key)
            if row is None:
                continue
            now, before = row.get(cell.heading, ""), as_text(cell.before)
            if now == as_text(cell.after):
                edits.put(sheet, row, cell.heading, cell.before)
            elif now != before:
                message = f'{said_of(sheet, row, cell.heading)} stays "{now}", as somebody changed it since.'
                notes.remarks.append(Problem(f"{sheet.name}, row {row['']}", message))
    edits.take_out()
    return edits


def _rows_back(sheet: Sheet, edits: Edits, last: Transaction) -> dict[int, dict[str, CellValue]]:
    """The rows that come back, by their numbers of before; not those that somebody has written again."""
    there = edits.there(sheet)
    return {one.row: dict(one.cells) for one in last.changes[sheet.name].out if key_of(sheet, one.cells) not in there}


def undone_lines(undone: Undone) -> Iterator[str]:
    """What there is to say of an import that was taken back."""
    files = listed(undone.files)
    if undone.written:
        yield f"{undone.event}: the import of {files} ({undone.when}) is taken back."
    else:
        yield f"{undone.event}: the import of {files} ({undone.when}) would be taken back."
    yield from table_of_changes(undone.changes)
    if undone.remarks:
        yield "Good to know:"
        width = max(len(one.where) for one in undone.remarks)
        yield from (f"  {one.where:<{width}}   {one.message}" for one in undone.remarks)
    if not undone.written:
        yield "Nothing was written."
    elif undone.left:
        before = several(undone.left, "import")
        yield f"{before} before it can be taken back too. Next:  allocator check {quoted(undone.event)}"
    else:
        yield "No import is left that could be taken back."


def undone_facts(undone: Undone) -> dict[str, object]:
    """The same for machines."""
    return {
        "taken_back": list(undone.files),
        "when": undone.when,
        "written": undone.written,
        "imports_left": undone.left,
        "changes": changes_as_facts(undone.changes),
        "remarks": [{"where": one.where, "message": one.message} for one in undone.remarks],
    }
