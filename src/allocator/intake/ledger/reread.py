"""What an import takes back before it reads files again: all that their earlier versions alone have told."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from allocator.coherence import folded
from allocator.intake.cells.identity import Identity
from allocator.intake.event_workbook import EventWorkbook
from allocator.intake.ledger.changes import Sheets, Written, key_of
from allocator.intake.ledger.imports_sheet import Ledger
from allocator.intake.ledger.newer import is_of
from allocator.intake.ledger.source import Person, Source
from allocator.intake.tables.headings import bare
from allocator.intake.tables.table import SourceTable
from allocator.workbook.event.schema import ATTENDEES, SESSIONS, SHEETS, WISHES
from allocator.workbook.event.schema.columns import Sheet

_WHO = {"name": "Name", "email": "Email", "organisation": "Organisation"}
"""The cells of an attendee that a row of a table tells, by the field of who it is about."""


@dataclass
class Reread:
    """Tables that are read again, and what of the workbook they alone have told.

    By the name of the sheet: `hidden` are the keys of rows that nobody else knows, `loose` the keys and headings of
    cells that nobody else tells and nobody has changed, and `deleted` the keys of rows that somebody has deleted since.
    `written` is all that imports have written, and `ids` are those that they gave. `codes` are those of sessions by
    their bare titles; `wished` says that some of these were only known from wishes.
    """

    sources: tuple[Source, ...] = ()
    written: Sheets = field(default_factory=dict)
    hidden: dict[str, set[str]] = field(default_factory=dict)
    loose: dict[str, set[tuple[str, str]]] = field(default_factory=dict)
    deleted: dict[str, set[str]] = field(default_factory=dict)
    ids: set[str] = field(default_factory=set)
    codes: dict[str, str] = field(default_factory=dict)
    wished: bool = False
    corrected: dict[str, Identity] = field(default_factory=dict)

    def hides(self, sheet: Sheet, key: str) -> bool:
        """Whether a row is there and the import does not see it."""
        return key in self.hidden.get(sheet.name, ())

    def before(self, table: SourceTable) -> list[Person]:
        """The people of a table when it was read before; nobody if it was not."""
        return [person for one in self.sources if is_of(one, table) for person in one.people]

    def files_of(self, sheet: Sheet, keys: Collection[str]) -> list[str]:
        """The files of those tables that told of these rows."""
        told = [(one.file, told_by(sheet, [one], {one.number})[0]) for one in self.sources]
        return sorted({file for file, rows in told if not rows.keys().isdisjoint(keys)})

    def wrote(self, sheet: Sheet, key: str) -> Written | None:
        """A row as imports have written it; None where none did."""
        return self.written.get(sheet.name, {}).get(key)

    def as_others_say(self, id: str, person: Identity) -> Identity:
        """Who somebody of the workbook is without the cells that are read again."""
        loose = self.loose.get(ATTENDEES.name, set())
        return person._replace(**{name: "" for name, heading in _WHO.items() if (folded(id), heading) in loose})

    def as_corrected(self, id: str) -> Identity:
        """What somebody has changed by hand of who somebody hidden is."""
        return self.corrected.get(folded(id), Identity())


def reread(book: EventWorkbook, ledger: Ledger, written: Sheets, again: tuple[Source, ...]) -> Reread:
    """What these tables alone have told of a workbook, which is then seen without the rows among it."""
    ids = {folded(one.id) for done in ledger.imports for source in done.sources for one in source.people}
    found = Reread(again, written, ids=ids | set(written.get(ATTENDEES.name, {})))
    seen = {}
    numbers = {one.number for one in again}
    for sheet in SHEETS if again else ():
        ours, others = told_by(sheet, ledger.sources, numbers)
        there = book.there(sheet)
        rows = {key: row for row in reversed(there) if (key := key_of(sheet, row))}
        hidden = {key for key in ours if key in rows and key not in others and _is_added(found.wrote(sheet, key))}
        found.hidden[sheet.name] = hidden
        found.deleted[sheet.name] = {key for key in ours if key not in rows and _is_added(found.wrote(sheet, key))}
        found.loose[sheet.name] = {
            (key, heading)
            for key, headings in ours.items()
            if (wrote := found.wrote(sheet, key)) is not None and key in rows
            for heading in headings - others.get(key, frozenset())
            if rows[key].get(heading, "") == wrote.cells.get(heading, "")
        }
        if hidden:
            seen[sheet.name] = [row for row in there if key_of(sheet, row) not in hidden]
        if sheet is SESSIONS:
            found.codes = _codes(hidden | found.deleted[sheet.name], written[sheet.name])
            found.wished = any(not headings for headings in ours.values())
        if sheet is ATTENDEES:
            found.corrected = {key: _corrected(rows[key], written[sheet.name][key]) for key in hidden}
    book.see(seen)
    return found


def told_by(
    sheet: Sheet, sources: Iterable[Source], numbers: set[int]
) -> tuple[dict[str, frozenset[str]], dict[str, frozenset[str]]]:
    """The rows of a sheet that tables of these numbers tell of, and those that others do, with the headings told."""
    both: tuple[dict[str, frozenset[str]], dict[str, frozenset[str]]] = ({}, {})
    for source in sources:
        rows = both[0 if source.number in numbers else 1]
        told: Iterable[tuple[str, Sequence[str]]] = source.told.get(sheet.name, {}).items()
        if sheet is ATTENDEES:
            told = [*told, *((folded(one.id), _headings(one.identity)) for one in source.people)]
        if sheet is WISHES and source.all_wish:
            told = ((folded(one.id), ()) for one in source.people)
        for key, headings in told:
            rows[key] = rows[key].union(headings) if key in rows else frozenset(headings)
    return both


def changed_by_hand(row: Mapping[str, str], wrote: Written) -> list[str]:
    """The headings of cells of a row that are not as imports have written them."""
    headings = dict.fromkeys((*row, *wrote.cells)) if wrote.added else wrote.cells
    return [one for one in headings if one and row.get(one, "") != wrote.cells.get(one, "")]


def _is_added(wrote: Written | None) -> bool:
    return wrote is not None and wrote.added


def _headings(person: Identity) -> list[str]:
    return ["Name", *(heading for name, heading in _WHO.items() if name != "name" and getattr(person, name))]


def _codes(keys: Iterable[str], written: Mapping[str, Written]) -> dict[str, str]:
    """The codes of sessions by their bare titles, as imports have written them."""
    codes: dict[str, str] = {}
    for key in sorted(keys):
        codes.setdefault(bare(written[key].cells.get("Title", "")), written[key].cells.get("Code", ""))
    return codes


def _corrected(row: Mapping[str, str], wrote: Written) -> Identity:
    changed = changed_by_hand(row, wrote)
    return Identity(**{name: row.get(heading, "") for name, heading in _WHO.items() if heading in changed})
