"""An import written into the event workbook, together with what the workbook keeps of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from pathlib import Path

from allocator.intake.event_workbook import EventWorkbook
from allocator.intake.ledger.changes import TakenOut
from allocator.intake.ledger.edits import Edits
from allocator.intake.ledger.imports_sheet import Ledger, Transaction, write_ledger
from allocator.intake.ledger.source import Source
from allocator.intake.mapping.mapping_sheet import mapping_rows
from allocator.intake.output.write import write


def keep(
    book: EventWorkbook,
    files: Iterable[Path],
    edits: Edits,
    sources: tuple[Source, ...],
    ledger: Ledger,
    map_columns: Callable[[], None],
) -> None:
    """Write an import, by `map_columns` its mapping, and a record of both."""
    before = mapping_rows(book)
    write(book, edits)
    map_columns()
    one = Transaction(
        ledger.next_number,
        f"{datetime.now():%Y-%m-%d %H:%M}",
        tuple(dict.fromkeys(file.name for file in files)),
        sources,
        tuple(source.number for source in edits.again.sources),
        edits.changes,
        before,
        mapping_rows(book),
        tuple((sheet, TakenOut(row, cells)) for sheet, row, cells in book.examples),
    )
    write_ledger(book, Ledger((*ledger.imports, one)))


def are_like(sources: Sequence[Source], before: Sequence[Source]) -> bool:
    """Whether all tables told the same when they were read before."""
    return len(sources) == len(before) and all(any(one.is_like(other) for other in before) for one in sources)
