"""What an import does to an event workbook: what is added to each sheet, changed, and taken out, and why not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from allocator.coherence import folded
from allocator.errors import Problem
from allocator.intake.event_workbook import EventWorkbook, SheetRow, as_text
from allocator.intake.import_notes import ImportNotes
from allocator.intake.ledger.changes import CellChange, SheetChanges, TakenOut, key_of
from allocator.intake.ledger.mentions import mentioned_in
from allocator.intake.ledger.reread import Reread, changed_by_hand
from allocator.words import listed, several
from allocator.workbook.event.schema import ATTENDEES, PINS, ROOMS, ROUNDS, RULES, SESSIONS, SPEAKERS, WISHES
from allocator.workbook.event.schema.columns import Sheet
from allocator.workbook.xlsx.style import CellValue

ORDER = (RULES, WISHES, PINS, ATTENDEES, SESSIONS, SPEAKERS, ROOMS, ROUNDS)
"""The sheets an import writes; what each names is on a later one."""

NAMED_AT_MOST = 5
"""People or titles that a sentence names."""

_IN_WORDS = {
    ROUNDS.name: "round",
    ROOMS.name: "room",
    SPEAKERS.name: "speaker",
    SESSIONS.name: "session",
    ATTENDEES.name: "attendee",
    PINS.name: "pin",
    RULES.name: "rule",
    WISHES.name: "row",
}


@dataclass
class SheetEdits:
    """What an import does to a sheet: `changes`, with the cells by the number of their row."""

    changes: SheetChanges = field(default_factory=SheetChanges)
    cells: dict[int, dict[str, CellValue]] = field(default_factory=dict)


@dataclass
class Edits:
    """What an import does to a workbook, by the name of the sheet; and who is taken out, or stays all the same."""

    book: EventWorkbook
    again: Reread
    notes: ImportNotes
    sheets: dict[str, SheetEdits] = field(default_factory=lambda: {sheet.name: SheetEdits() for sheet in ORDER})
    _kept: dict[str, set[str]] = field(default_factory=lambda: {sheet.name: set() for sheet in ORDER})
    _there: dict[str, dict[str, Mapping[str, str]]] = field(default_factory=dict)

    @property
    def changes(self) -> dict[str, SheetChanges]:
        """What changes on each sheet on which something does."""
        return {name: one.changes for name, one in self.sheets.items() if one.changes}

    def there(self, sheet: Sheet) -> Mapping[str, Mapping[str, str]]:
        """The rows that are there, by key."""
        if sheet.name not in self._there:
            found: dict[str, Mapping[str, str]] = {}
            for row in self.book.there(sheet):
                if key := key_of(sheet, row):
                    found.setdefault(key, row)
            self._there[sheet.name] = found
        return self._there[sheet.name]

    def rows(self, sheet: Sheet, headings: Sequence[str], rows: Iterable[Sequence[CellValue]]) -> None:
        """Rows that the import found beside those that it sees: they are added, or are there and were read again."""
        changes = self.sheets[sheet.name].changes
        changes.headings = tuple(headings)
        if not self.again.sources:
            changes.added += rows
            return
        deleted = []
        for row in rows:
            values = dict(zip(headings, row, strict=False))
            key = key_of(sheet, values)
            if self.again.hides(sheet, key):
                self._kept[sheet.name].add(key)
                self.facts(sheet, self.there(sheet)[key], values)
            elif key in self.again.deleted.get(sheet.name, ()):
                deleted.append(_named(sheet, values))
            else:
                changes.added.append(row)
        if deleted:
            self._say_deleted(sheet, deleted)

    def facts(self, sheet: Sheet, row: Mapping[str, str], values: SheetRow) -> None:
        """What the import found of a row that is there: it fills blank cells, and tells anew what it told before."""
        key = key_of(sheet, row)
        wrote = self.again.wrote(sheet, key)
        loose = self.again.loose.get(sheet.name, set())
        for heading, value in values.items():
            now, new = row.get(heading, ""), as_text(value)
            if now == new or (heading not in row and not _is_own(sheet, heading)):
                continue
            before = "" if wrote is None else wrote.cells.get(heading, "")
            if (key, heading) in loose or (not now and not before):
                self.put(sheet, row, heading, value)
            elif new and folded(now) != folded(new) and new != before:
                since = ", as somebody changed it" if before and now != before else ""
                what = said_of(sheet, row, heading)
                message = f"{what} stays as it is in the workbook{since}; the file says {new}."
                self.notes.remarks.append(Problem(f"{sheet.name}, row {row['']}", message))

    def put(self, sheet: Sheet, row: Mapping[str, str], heading: str, value: CellValue) -> None:
        """A cell that changes."""
        edits, number = self.sheets[sheet.name], int(row[""])
        before = self.book.value(sheet, number, heading)
        edits.changes.cells.append(CellChange(key_of(sheet, row), heading, before, value))
        edits.cells.setdefault(number, {})[heading] = value

    def keep(self, sheet: Sheet, key: str) -> None:
        """A row that is read again."""
        self._kept[sheet.name].add(key)

    def staying(self, sheet: Sheet) -> set[str]:
        """The keys of rows that are not in what is read again and stay all the same."""
        out = {key_of(sheet, one.cells) for one in self.sheets[sheet.name].changes.out}
        return self.again.hidden.get(sheet.name, set()) - self._kept[sheet.name] - out

    def rows_to_be(self, sheet: Sheet) -> int:
        """How many rows a sheet will have."""
        changes = self.sheets[sheet.name].changes
        return len(self.book.there(sheet)) - len(changes.out) + len(changes.added)

    def take_out(self) -> None:
        """Rows that were only in what is read again, and are not in it any more; not what others name or changed."""
        for sheet in ORDER:
            gone = self.again.hidden.get(sheet.name, set()) - self._kept[sheet.name]
            if not gone:
                continue
            named = self._named_elsewhere(sheet)
            out, staying = [], []
            for key, row in self.there(sheet).items():
                if key not in gone:
                    continue
                wrote = self.again.wrote(sheet, key)
                changed = [] if wrote is None else changed_by_hand(row, wrote)
                if changed:
                    staying.append((row, f"somebody changed {listed(changed)}"))
                elif key in named:
                    staying.append((row, f"the sheet {named[key]} names it"))
                else:
                    out.append(row)
            changes = self.sheets[sheet.name].changes
            for row in sorted(out, key=lambda row: int(row[""])):
                number = int(row[""])
                cells = {
                    heading: self.book.value(sheet, number, heading)
                    for heading, text in row.items()
                    if heading and text
                }
                changes.out.append(TakenOut(number, cells))
            self._say_out(sheet, out, staying)
            if sheet is ATTENDEES and self.again.sources:
                self._keep_wishes_of({key_of(sheet, row) for row, _ in staying})

    def _keep_wishes_of(self, people: set[str]) -> None:
        """Who stays keeps their wishes."""
        changes = self.sheets[WISHES.name].changes
        changes.out = [one for one in changes.out if key_of(WISHES, one.cells) not in people]

    def _named_elsewhere(self, sheet: Sheet) -> dict[str, str]:
        """What other sheets name of this one as they will be, each with the name of such a sheet."""
        rows = {one.name: list(self._rows_to_be(one)) for one in ORDER}
        return mentioned_in(sheet, rows)

    def _rows_to_be(self, sheet: Sheet) -> Iterable[Mapping[str, str]]:
        edits = self.sheets[sheet.name]
        out = {one.row for one in edits.changes.out}
        for row in self.book.there(sheet):
            if int(row[""]) not in out:
                new = edits.cells.get(int(row[""]), {})
                yield {**row, **{heading: as_text(value) for heading, value in new.items()}}
        for added in edits.changes.added_rows():
            yield {heading: as_text(value) for heading, value in added.items()}

    def _say_deleted(self, sheet: Sheet, names: Sequence[str]) -> None:
        what = several(len(names), _IN_WORDS[sheet.name])
        message = (
            f"{what} of these files {'was' if len(names) == 1 else 'were'} deleted here since, and "
            f"{'stays' if len(names) == 1 else 'stay'} away: {some(names)}. To have such a row again, write it here."
        )
        self.notes.remarks.append(Problem(sheet.name, message))

    def _say_out(
        self,
        sheet: Sheet,
        out: Sequence[Mapping[str, str]],
        staying: Sequence[tuple[Mapping[str, str], str]],
    ) -> None:
        keys = [key_of(sheet, row) for row in (*out, *(row for row, _ in staying))]
        names = self.again.files_of(sheet, keys)
        files = listed(names) if names else ""
        if out and sheet not in (WISHES, PINS):
            verb = "is" if len(out) == 1 else "are"
            why = f"{verb} no longer in {files}, and " if files else ""
            what = f"{several(len(out), _IN_WORDS[sheet.name])} {why}{verb} taken out"
            message = f"{what}: {some([_named(sheet, row) for row in out])}."
            self.notes.remarks.append(Problem(sheet.name, message))
        for row, why in staying:
            though = f", though it is not in {files} any more" if files else ""
            message = f'"{_named(sheet, row)}" stays{though}, because {why}. Delete the row if it is not needed.'
            self.notes.remarks.append(Problem(f"{sheet.name}, row {row['']}", message))


def _is_own(sheet: Sheet, heading: str) -> bool:
    """Whether a heading is one of the organiser's own, of which a sheet may have any."""
    return sheet.own_columns and heading not in {column.heading for column in sheet.columns}


def said_of(sheet: Sheet, row: Mapping[str, str], heading: str) -> str:
    """A cell as people speak of it: 'wish 2 of Ann Lee', 'Maximum of "Pottery (S1)"'."""
    if sheet is WISHES and heading.isdecimal():
        return f"wish {heading} of {row.get('Name') or row.get('Attendee', '')}"
    return f'{heading} of "{_named(sheet, row)}"'


def _named(sheet: Sheet, row: Mapping[str, object]) -> str:
    """A row as people speak of it: by its title or name, with its code or id."""
    key = as_text(row.get(sheet.key.heading))
    name = as_text(row.get("Title" if sheet is SESSIONS else "Name"))
    if sheet is RULES:
        return f"{as_text(row.get('Who or what'))} {key}"
    if sheet is PINS:
        return f"{key} in {as_text(row.get('Session'))}"
    return f"{name} ({key})" if name and name != key else key


def some(names: Sequence[str]) -> str:
    """The first of several names, and how many more there are."""
    more = f" and {len(names) - NAMED_AT_MOST} more" if len(names) > NAMED_AT_MOST else ""
    return ", ".join(names[:NAMED_AT_MOST]) + more
