"""All that was read, held against what the event workbook has: what is added to each sheet, changed, and taken out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from allocator.coherence import folded
from allocator.errors import Problem
from allocator.intake.cells.identity import Identity
from allocator.intake.event_workbook import EventWorkbook, SheetRow, as_text
from allocator.intake.import_notes import ImportNotes
from allocator.intake.ledger.changes import CellChange, SheetChanges, TakenOut, key_of
from allocator.intake.ledger.mentions import mentioned_in
from allocator.intake.ledger.reread import Reread, changed_by_hand
from allocator.intake.merge.everybody import NAMED_AT_MOST, Everybody
from allocator.intake.merge.gather import Gathered
from allocator.intake.output.told import row_of
from allocator.intake.rows.register import Comer
from allocator.words import listed, several
from allocator.workbook.event.schema import ATTENDEES, PINS, ROOMS, ROUNDS, SESSIONS, SPEAKERS, WISHES
from allocator.workbook.event.schema.columns import Sheet
from allocator.workbook.xlsx.style import CellValue

ORDER = (WISHES, PINS, ATTENDEES, SESSIONS, SPEAKERS, ROOMS, ROUNDS)
"""The sheets an import writes; what each names is on a later one."""

_OF_PEOPLE = ("Id", "Name", "Email", "Organisation")

_IN_WORDS = {
    ROUNDS.name: "round",
    ROOMS.name: "room",
    SPEAKERS.name: "speaker",
    SESSIONS.name: "session",
    ATTENDEES.name: "attendee",
    PINS.name: "pin",
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
            if now == new or heading not in row:
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
            is_one = len(out) == 1
            why = f", for {'it is' if is_one else 'they are'} not in {files} any more" if files else ""
            what = f"{several(len(out), _IN_WORDS[sheet.name])} {'is' if is_one else 'are'} taken out{why}"
            message = f"{what}: {some([_named(sheet, row) for row in out])}."
            self.notes.remarks.append(Problem(sheet.name, message))
        for row, why in staying:
            though = f", though it is not in {files} any more" if files else ""
            message = f'"{_named(sheet, row)}" stays{though}, because {why}. Delete the row if it is not needed.'
            self.notes.remarks.append(Problem(f"{sheet.name}, row {row['']}", message))


def edits_of(book: EventWorkbook, gathered: Gathered, everybody: Everybody, again: Reread, notes: ImportNotes) -> Edits:
    """What the import does to the workbook; nothing is written yet."""
    edits = Edits(book, again, notes)
    for sheet, rows in (
        (ROUNDS, gathered.rounds),
        (ROOMS, gathered.rooms),
        (SPEAKERS, gathered.speakers),
        (SESSIONS, gathered.sessions),
    ):
        headings = list(dict.fromkeys(heading for row in rows for heading in row))
        edits.rows(sheet, headings, [[row.get(heading) for heading in headings] for row in rows])
    by_number = {int(row[""]): row for row in book.there(SESSIONS)}
    for number, values in gathered.filled:
        told = {heading: value for heading, value in values.items() if heading not in ("Code", "Title")}
        edits.facts(SESSIONS, by_number[number], told)
    _people(edits, everybody)
    _wishes(edits, everybody)
    _pins(edits, everybody)
    edits.take_out()
    return edits


def _people(edits: Edits, everybody: Everybody) -> None:
    new = [comer for comer in everybody.register.comers if comer.is_new]
    edits.rows(ATTENDEES, _OF_PEOPLE, [_cells(comer) for comer in new])
    for comer in everybody.register.comers:
        if not comer.is_new and (row := edits.there(ATTENDEES).get(folded(comer.id))) is not None:
            told = dict(list(zip(_OF_PEOPLE, _cells(comer), strict=True))[1:])
            if not comer.read_again:
                told = {one: value for one, value in told.items() if one != "Name" and not row.get(one)}
            edits.facts(ATTENDEES, row, told)
    _say_overruled(edits, everybody)


def _say_overruled(edits: Edits, everybody: Everybody) -> None:
    """What files say of people, where somebody has changed it in the workbook since."""
    said: dict[tuple[str, str], str] = {}
    for met in everybody.register.told.values() if edits.again.sources else ():
        for comer, person, _ in met:
            for heading, text in zip(_OF_PEOPLE[1:], (person.name, person.email, person.organisation), strict=True):
                if text:
                    said[folded(comer.id), heading] = text
    for (key, heading), text in said.items():
        row, wrote = edits.there(ATTENDEES).get(key), edits.again.wrote(ATTENDEES, key)
        if row is None or wrote is None:
            continue
        now, before = row.get(heading, ""), wrote.cells.get(heading, "")
        if before and now != before and folded(text) not in (folded(now), folded(before)):
            message = f"{said_of(ATTENDEES, row, heading)} stays as somebody changed it; the file says {text}."
            edits.notes.remarks.append(Problem(f"{ATTENDEES.name}, row {row['']}", message))


def _cells(comer: Comer) -> list[CellValue]:
    return [comer.id, called(comer.id, comer.person), comer.person.email, comer.person.organisation]


def _wishes(edits: Edits, everybody: Everybody) -> None:
    there = edits.there(WISHES)
    ranks = sorted({rank for one in everybody.wishes.values() for rank in one})
    added: list[Sequence[CellValue]] = []
    changed: list[str] = []
    for comer, wishes in everybody.wishes.items():
        key, name = folded(comer.id), called(comer.id, comer.person)
        cells = {str(rank): "; ".join(texts) for rank, texts in wishes.items()}
        row = there.get(key)
        if row is None:
            added.append([comer.id, name, *[cells.get(str(rank), "") for rank in ranks]])
            continue
        edits.keep(WISHES, key)
        if not edits.again.hides(WISHES, key):
            cells = _with_other_rounds(row, wishes)
        if _wish_anew(edits, row, {"Name": name, **cells}) and not edits.again.hides(WISHES, key):
            changed.append(name)
    if changed:
        message = f"the workbook had other wishes of {some(changed)}; those of this import count now."
        edits.notes.left_out.append(Problem("Wishes", message))
    edits.rows(WISHES, ("Attendee", "Name", *map(str, ranks)), added)


def _with_other_rounds(row: Mapping[str, str], wishes: Mapping[int, Sequence[str]]) -> dict[str, str]:
    """Wishes by rank, with those that the row has for other rounds; of somebody who wishes nothing now, nothing."""
    rounds = {_round_of(text) for texts in wishes.values() for text in texts}
    there = {int(heading): text.split("; ") for heading, text in row.items() if heading.isdecimal() and text}
    cells = {}
    for rank in sorted({*wishes, *there} if rounds else wishes):
        new = wishes.get(rank, ())
        kept = [text for text in there.get(rank, ()) if _round_of(text) not in rounds or text in new]
        cells[str(rank)] = "; ".join(dict.fromkeys((*kept, *new)))
    return cells


def _round_of(wish: str) -> str:
    return folded(wish.partition(" @ ")[2])


def _wish_anew(edits: Edits, row: Mapping[str, str], cells: Mapping[str, str]) -> bool:
    """The wishes of somebody who has a row already; whether they change. Cells that somebody changed stay."""
    wrote = edits.again.wrote(WISHES, key_of(WISHES, row))
    different = False
    for heading in dict.fromkeys((*cells, *(heading for heading in row if heading.isdecimal()))):
        now, new = row.get(heading, ""), as_text(cells.get(heading, ""))
        if now == new:
            continue
        before = None if wrote is None else wrote.cells.get(heading, "")
        by_hand = wrote is not None and now != before and (wrote.added or heading in wrote.cells)
        if heading == "Name":
            if not by_hand and (wrote is not None or not now):
                edits.put(WISHES, row, heading, new)
        elif not by_hand:
            edits.put(WISHES, row, heading, new or None)
            different = True
        elif new != before:
            said = f'"{now}", as somebody changed it' if now else "blank, as somebody left it"
            told = f'the file says "{new}"' if new else "the file has no such wish"
            message = f"{said_of(WISHES, row, heading)} stays {said}; {told}."
            edits.notes.remarks.append(Problem(f"Wishes, row {row['']}", message))
    return different


def _pins(edits: Edits, everybody: Everybody) -> None:
    rows = {key_of(PINS, row): row for row in map(row_of, everybody.pins)}
    there = edits.there(PINS)
    new = [row for key, row in rows.items() if key not in there or edits.again.hides(PINS, key)]
    headings = ("Attendee", "Session", "Round", "Must", "Reason")
    edits.rows(PINS, headings, [[row[heading] for heading in headings] for row in new])


def called(id: str, person: Identity) -> str:
    """What somebody is called: by their name, else by what there is."""
    return person.name or person.email or id


def said_of(sheet: Sheet, row: Mapping[str, str], heading: str) -> str:
    """A cell as people speak of it: 'wish 2 of Ann Lee', 'Maximum of "Pottery (S1)"'."""
    if sheet is WISHES and heading.isdecimal():
        return f"wish {heading} of {row.get('Name') or row.get('Attendee', '')}"
    return f'{heading} of "{_named(sheet, row)}"'


def _named(sheet: Sheet, row: Mapping[str, object]) -> str:
    """A row as people speak of it: by its title or name, with its code or id."""
    key = as_text(row.get(sheet.key.heading))
    name = as_text(row.get("Title" if sheet is SESSIONS else "Name"))
    if sheet is PINS:
        return f"{key} in {as_text(row.get('Session'))}"
    return f"{name} ({key})" if name and name != key else key


def some(names: Sequence[str]) -> str:
    """The first of several names, and how many more there are."""
    more = f" and {len(names) - NAMED_AT_MOST} more" if len(names) > NAMED_AT_MOST else ""
    return ", ".join(names[:NAMED_AT_MOST]) + more
