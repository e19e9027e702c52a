"""Foreign spreadsheets into an event workbook: recognise, read, match, add, and say all that was done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from allocator.errors import FileTrouble, Problem
from allocator.intake.asides.beside import say_beside
from allocator.intake.event_workbook import EventWorkbook, open_book
from allocator.intake.files.grid import TextGrid, read_grids
from allocator.intake.import_notes import ImportNotes
from allocator.intake.imported import Choices, Imported
from allocator.intake.ledger.changes import counted_changes, written_by
from allocator.intake.ledger.imports_sheet import ledger_in
from allocator.intake.ledger.newer import read_again
from allocator.intake.ledger.reread import reread
from allocator.intake.mapping.doubts.earlier_wishes import ask_of_earlier_wishes
from allocator.intake.mapping.mapping_sheet import mapping_in, write_mapping
from allocator.intake.mapping.nobodys_rows import without_nobodys_rows
from allocator.intake.mapping.questions import Ask, Asking, Unsettled
from allocator.intake.mapping.recognise import recognise
from allocator.intake.mapping.row_numbers import without_row_numbers
from allocator.intake.mapping.table_mapping import TableMapping, as_toml, from_toml
from allocator.intake.merge.defaults import round_names_of
from allocator.intake.merge.event_rounds import spoken_of
from allocator.intake.merge.everybody import everybody_in
from allocator.intake.merge.gather import gather
from allocator.intake.output.annotate import annotate, demand_room
from allocator.intake.output.counted import counts, say_what_is_missing
from allocator.intake.output.edits import edits_of
from allocator.intake.output.kept import are_like, keep
from allocator.intake.output.told import sources_of
from allocator.intake.output.unread import demand_something_read
from allocator.intake.output.versions import say_of_versions
from allocator.intake.own.columns import OwnColumns, own_columns
from allocator.intake.rows.people.same_person import number_of
from allocator.intake.rows.set_aside import say_what_is_aside
from allocator.intake.shapes.proposal import Known, Surroundings
from allocator.intake.tables.headings import bare
from allocator.intake.tables.mapped_table import MappedTable
from allocator.intake.tables.roles import LEFT_OUT, TableKind
from allocator.intake.tables.table import SourceTable, find_tables
from allocator.whole import write_whole
from allocator.words import quoted, several
from allocator.workbook.event.schema import ATTENDEES, ROOMS, ROUNDS, SESSIONS, SPEAKERS, WISHES
from allocator.workbook.event.schema.columns import Sheet
from allocator.workbook.xlsx.parsing import without_looking_for_cycles


def import_files(event: Path, files: Sequence[Path], choices: Choices, *, ask: Ask | None = None) -> Imported:
    """Read files and add what they hold to an event workbook, which is made where there is none.

    Raises FileTrouble for files, InputProblems for a mapping, Unsettled where only somebody can say what is meant.
    """
    book = open_book(event, force=choices.force)
    mapping = choices.mapping if choices.mapping and not choices.mapping.exists() else None
    if mapping is not None and not mapping.parent.is_dir():
        raise FileTrouble(
            f"There is no folder {mapping.parent} to write {mapping.name} in. Make it, or give another name."
        )
    if choices.annotate:
        demand_room(event, files, force=choices.force)
    imported = import_into(book, files, choices, ask=ask)
    if choices.dry_run:
        return imported
    if not imported.unchanged:
        book.save()
    if mapping is not None:
        content = as_toml(imported.mapping).encode()
        try:
            write_whole(mapping, lambda file: file.write(content))
        except OSError as error:
            raise FileTrouble(f"{mapping} cannot be written: {error.strerror or error}.") from error
    copies: Sequence[Path] = ()
    if choices.annotate:
        copies = annotate(event, files, imported.recognition, imported.notes.marks, force=choices.force)
    return replace(imported, written=True, copies=tuple(copies))


def import_into(book: EventWorkbook, files: Sequence[Path], choices: Choices, *, ask: Ask | None = None) -> Imported:
    """Read files and add what they hold to an event workbook in memory, unless it is a dry run; nothing is saved."""
    with without_looking_for_cycles():
        return _import_into(book, files, choices, ask)


def _import_into(book: EventWorkbook, files: Sequence[Path], choices: Choices, ask: Ask | None) -> Imported:
    event = book.path
    notes = ImportNotes()
    if book.examples:
        rows = several(len(book.examples), "example row")
        notes.left_out.append(Problem(str(event), f"{rows} of the empty workbook."))
    tables = _filtered(_tables(files, notes), choices.only, notes)
    given = from_toml(choices.mapping) if choices.mapping and choices.mapping.exists() else mapping_in(book)
    ledger = ledger_in(book)
    again = reread(book, ledger, written_by(one.changes for one in ledger.imports), read_again(tables, ledger.sources))
    asking = Asking(choices.readings, ask, choices.answers)
    found = recognise(tables, _known(book, choices), given, asking, _surroundings(book))
    if not choices.mapping:
        found = without_row_numbers(found, {row.get("Id", ""): row.get("Name", "") for row in book.rows(ATTENDEES)})
    found = without_nobodys_rows(found)
    say_what_is_aside(found.tables, notes)
    instead = ask_of_earlier_wishes(found, book, ledger.sources, _known(book, choices).rounds, asking)
    if asking.open:
        words = ("allocator import", quoted(event), *map(quoted, files), choices.as_options)
        raise Unsettled(asking, " ".join(word for word in words if word))
    if instead:
        raise FileTrouble(instead)
    for key in asking.idle():
        notes.remarks.append(Problem(key, _NOT_ASKED))
    if not again.sources:
        demand_something_read(files, found, notes)
    defaults = choices.defaults
    if choices.rounds:
        defaults = replace(defaults, rounds=round_names_of(choices.rounds, spoken_of(found.tables)))
    gathered = gather(found.tables, book, defaults, notes, again)
    everybody = everybody_in(found.tables, book, gathered.titles, gathered.respelt, gathered.round_names, notes, again)
    own = own_columns(found.tables, everybody, book, gathered.titles, again)
    notes.kept += own.headings
    _say_rules(found.tables, own, notes)
    edits = edits_of(book, gathered, everybody, own, again, notes)
    sources = sources_of(found.tables, gathered, everybody, own, again, ledger)
    say_of_versions([file.name for file in files], sources, ledger, again, everybody, notes)
    say_what_is_missing(gathered, book, edits, notes)
    named = (comer.person.name for comer in everybody.register.comers)
    listed = bool(book.rows(SESSIONS)) or any(one.kind is TableKind.SESSIONS for one in found.tables)
    say_beside(found.tables, gathered.titles, listed, named, {*own.kept, *own.ruled}, notes)
    numbers = counts(gathered, everybody, book, edits)
    unchanged = not edits.changes and not book.examples and are_like(sources, again.sources)
    if not choices.dry_run and not unchanged:
        keep(book, files, edits, sources, ledger, lambda: write_mapping(book, found.mapping, given))
    book.see({})
    both = zip(found.tables, found.mapping, strict=True)
    lines = [(mapped.table.area(), _holds(mapped.table, one, own, at)) for at, (mapped, one) in enumerate(both)]
    changes = () if book.is_new else counted_changes(edits.changes)
    return Imported(event, numbers, tuple(lines), found, notes, changes=changes, unchanged=unchanged)


def _tables(files: Sequence[Path], notes: ImportNotes) -> list[SourceTable]:
    """The tables of all files; every file that cannot be read is reported."""
    grids: list[TextGrid] = []
    troubles = []
    for file in files:
        try:
            grids += read_grids(file)
        except FileTrouble as trouble:
            troubles.append(str(trouble))
    if troubles:
        raise FileTrouble("\n".join([*troubles, "Nothing was written."]))
    tables: list[SourceTable] = []
    for grid in grids:
        where = f"{grid.file}, {grid.sheet}" if grid.sheet else grid.file
        notes.remarks += [Problem(where, note) for note in grid.notes]
        tables += find_tables(grid)
    return tables


_NOT_ASKED = (
    "nothing is asked by this name now, so this answer is not used. What was answered before is on the sheet Mapping; "
    "change it there, and import again."
)


def _filtered(tables: list[SourceTable], only: Sequence[tuple[str, str]], notes: ImportNotes) -> list[SourceTable]:
    """The tables with those rows alone that were asked for."""
    for heading, value in only:
        hit = False
        for at, table in enumerate(tables):
            places = [place for place, one in enumerate(table.headings) if bare(one) == bare(heading)]
            if not places:
                continue
            hit = True
            column = table.columns[places[0]]
            rows = tuple(row for row in table.rows if bare(table.grid.cells[row][column]) == bare(value))
            message = f'{several(len(table.rows) - len(rows), "row")} where "{heading}" is not "{value}".'
            notes.left_out.append(Problem(table.area(), message))
            tables[at] = replace(table, rows=rows)
        if not hit:
            raise FileTrouble(f'No table has a column "{heading}" (--only). Nothing was written.')
    return tables


def _known(book: EventWorkbook, choices: Choices) -> Known:
    names = {bare(row.get(heading, "")) for row in book.rows(SESSIONS) for heading in ("Code", "Title")}
    rounds = tuple(row["Round"] for row in book.rows(ROUNDS) if row.get("Round"))
    return Known(frozenset(names - {""}), rounds or round_names_of(choices.rounds or "0"), bool(names - {""}))


def _surroundings(book: EventWorkbook) -> Surroundings:
    """What the workbook holds already."""
    return Surroundings(
        titles=_column(book, SESSIONS, "Code") | _column(book, SESSIONS, "Title"),
        people=_column(book, ATTENDEES, "Name"),
        rooms=_column(book, ROOMS, "Room"),
        speakers=_column(book, SPEAKERS, "Speaker"),
        wished=_column(book, WISHES, "1"),
        ids=frozenset(number_of(row["Id"]) for row in book.rows(ATTENDEES) if row.get("Id")),
    )


def _column(book: EventWorkbook, sheet: Sheet, heading: str) -> frozenset[str]:
    return frozenset(bare(row.get(heading, "")) for row in book.rows(sheet)) - {""}


def _say_rules(tables: Sequence[MappedTable], own: OwnColumns, notes: ImportNotes) -> None:
    """The columns whose names of others have become rules, with how many."""
    for (number, _), heading in own.ruled.items():
        rules = [row for row in own.rules[number] if str(row["Why"]).startswith(f"{heading} (")]
        if rules:
            message = f'{several(len(rules), "row")} of Rules, "{rules[0]["Rule"]}", made of the names here.'
        else:
            message = "the names here are in rows of Rules already."
        grid = tables[number].table.grid
        where = f"{grid.file}, {grid.sheet}" if grid.sheet else grid.file
        notes.remarks.append(Problem(where, f'column "{heading}": {message}'))


def _holds(table: SourceTable, one: TableMapping, own: OwnColumns, number: int) -> str:
    """What a table was taken for, in a few words."""
    if one.kind is TableKind.NOTHING:
        return f"left out: {one.because}"
    rows = len(table.rows)
    used = {place for at, place in (*own.kept, *own.ruled) if at == number}
    out = [
        column.heading or column.letter
        for place, column in enumerate(one.columns)
        if column.role == LEFT_OUT and column.sample and place not in used
    ]
    left = f"; {several(len(out), 'column')} left out: {', '.join(_short(name) for name in out[:6])}" if out else ""
    left += f" and {len(out) - 6} more" if len(out) > 6 else ""
    kept = own.told_by(number)
    left += f"; kept as columns of your own: {', '.join(map(_short, kept))}" if kept else ""
    return f"{one.kind}, {several(rows, 'row')}, because {one.because}{left}"


def _short(text: str) -> str:
    return text if len(text) <= 24 else f"{text[:21]}..."
