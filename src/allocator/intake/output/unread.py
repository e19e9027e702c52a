"""Files that gave nothing: an import of nothing else is refused, and one of several files is pointed at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from allocator.errors import FileTrouble, Problem
from allocator.intake.import_notes import ImportNotes
from allocator.intake.mapping.candidates import REMEMBERED
from allocator.intake.mapping.doubts.settled import ASKED
from allocator.intake.mapping.recognise import Recognition
from allocator.intake.tables.mapped_table import MappedTable
from allocator.intake.tables.roles import TableKind
from allocator.words import listed, several, shortened

TABLES_SHOWN = 4
HEADINGS_SHOWN = 5
LETTERS_SHOWN = 24

DECIDED = (ASKED, REMEMBERED)
"""Why a table is left out, where somebody has said so."""

EXAMPLES = (
    "Such tables are read, with a person, session, room or round on each row:",
    "  Name       Choice 1   Choice 2          Title     Maximum          Room    Capacity",
    "  Ada Lind   Pottery    Weaving           Pottery   12               Attic   30",
)


def demand_something_read(files: Sequence[Path], found: Recognition, notes: ImportNotes) -> None:
    """Note the files from which nothing is read; raises FileTrouble where that is all of them."""
    without = [file for file in files if not any(gives(mapped) for mapped in _tables_of(file, found))]
    holds = [(file.name, "; ".join(_held(file, found))) for file in without]
    if len(without) == len(files):
        what = "this file" if len(files) == 1 else "these files"
        lines = [f"Nothing in {what} can be read as people, sessions, rooms or rounds:"]
        lines += [f"  {name}: {held}." for name, held in holds]
        lines += [*EXAMPLES, "Give the columns such headings, and import again. Nothing was written."]
        raise FileTrouble("\n".join(lines))
    told = {one.file for one in found.mapping if one.because not in DECIDED}
    for name, held in holds:
        if name not in told and any(one.file == name for one in found.mapping):
            continue  # somebody has said that nothing of it counts
        message = f"it has {held}. Give its columns headings such as Name, Title or Room."
        notes.unread.append(Problem(name, message))


def gives(mapped: MappedTable) -> bool:
    """Whether people, sessions, rooms or rounds come out of a table."""
    return mapped.kind is not TableKind.NOTHING and bool(mapped.table.rows)


def _tables_of(file: Path, found: Recognition) -> list[MappedTable]:
    return [mapped for mapped in found.tables if mapped.table.grid.file == file.name]


def _held(file: Path, found: Recognition) -> Iterator[str]:
    """What a file holds, table by table."""
    tables = _tables_of(file, found)
    if not tables:
        yield "no table"
    for mapped in tables[:TABLES_SHOWN]:
        table = mapped.table
        size = f"{several(len(table.rows), 'row')} of {several(len(table.columns), 'column')}"
        first = table.headings if any(table.headings) else table.cells(table.rows[0])
        texts = [" ".join(text.split()) for text in first if text.strip()]
        shown = [f'"{shortened(text, LETTERS_SHOWN)}"' for text in texts[:HEADINGS_SHOWN]]
        more = len(texts) - len(shown)
        what = "below the headings" if any(table.headings) else "without headings, beginning with"
        yield f"{size} {what} {listed([*shown, f'{more:,} more'] if more else shown)}"
    if len(tables) > TABLES_SHOWN:
        yield f"{several(len(tables) - TABLES_SHOWN, 'more table')}"
