"""The event workbook that an import adds to: what is in it, and everything of it that must stay."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, time
from io import BytesIO
from pathlib import Path

from openpyxl.cell import Cell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from allocator.coherence import folded
from allocator.errors import FileTrouble
from allocator.event import Event
from allocator.intake.event_pages import EventPages, SheetRow, as_read, as_text
from allocator.intake.stamped_rows import MODEL_SIGNS, Stamped, stamp
from allocator.policy import Policy
from allocator.workbook.event.in_words import in_words, without_words
from allocator.workbook.event.schema import ATTENDEES, RULES, SHEETS
from allocator.workbook.event.schema.columns import Sheet
from allocator.workbook.event.write import build_workbook
from allocator.workbook.xlsx.cells import ESCAPED, load_whole
from allocator.workbook.xlsx.lossy import would_lose
from allocator.workbook.xlsx.moved_rows import make_room, take_out
from allocator.workbook.xlsx.parsing import understood
from allocator.workbook.xlsx.saving import put_into
from allocator.workbook.xlsx.style import (
    PLAIN,
    CellValue,
    demand_writable,
    fit_heights,
    put,
    put_value,
    save_bytes,
)

__all__ = ["EventWorkbook", "SheetRow", "as_read", "as_text", "open_book"]


@dataclass
class EventWorkbook(EventPages):
    """An event workbook in memory; `path` is where it is, or will be.

    `examples` are the example rows that were taken out, each with its sheet, its number and its cells.
    """

    is_new: bool
    examples: list[tuple[str, int, SheetRow]] = field(default_factory=list)
    _stamped: dict[str, list[list[str]]] = field(default_factory=dict)
    _first_of: dict[str, int] = field(default_factory=dict)
    _seen: dict[str, Sequence[Mapping[str, str]]] = field(default_factory=dict)

    def rows(self, sheet: Sheet) -> Sequence[Mapping[str, str]]:
        """The rows of a sheet as an import sees them: as texts by heading, with the number of the row under ''."""
        return self._seen.get(sheet.name, self.there(sheet))

    def headings(self, sheet: Sheet) -> list[str]:
        """The headings of a sheet that are kept; none where there is no such sheet."""
        page = self._page(sheet)
        return [] if page is None else list(self._columns(page, sheet)[1])

    def there(self, sheet: Sheet) -> Sequence[Mapping[str, str]]:
        """The rows of a sheet that are there, in the same way; read once until it changes."""
        if sheet.name not in self._rows:
            self._rows[sheet.name] = self._read_rows(sheet)
        return self._rows[sheet.name]

    def see(self, seen: Mapping[str, Sequence[Mapping[str, str]]]) -> None:
        """Let `rows` of these sheets, by name, be others than those that are there; of all others what is there."""
        self._seen = dict(seen)

    def _read_rows(self, sheet: Sheet) -> list[dict[str, str]]:
        page = self._page(sheet)
        if page is None:
            return []
        head, columns = self._columns(page, sheet)
        own = columns.keys() - {column.heading for column in sheet.columns} if sheet.own_columns else set[str]()
        found = []
        last = self._first_of.get(page.title, page.max_row + 1) - 1
        saved = page.iter_rows(min_row=head + 1, max_row=last, values_only=True) if last > head else ()
        for number, row in enumerate([*saved, *self._stamped.get(page.title, ())], start=head + 1):
            texts = {heading: as_read(row[column - 1]) for heading, column in columns.items() if column <= len(row)}
            if any(text for heading, text in texts.items() if heading not in own):
                found.append({"": str(number), **texts})
        return found

    def value(self, sheet: Sheet, row: int, heading: str) -> CellValue:
        """What a cell holds; None where there is no such column."""
        page = self._page(sheet)
        column = None if page is None else self._columns(page, sheet)[1].get(heading)
        if page is None or column is None:
            return None
        value = page.cell(row, column).value
        if value is None or isinstance(value, int | float | date | time):
            return value
        return ESCAPED.sub(lambda found: chr(int(found[1], 16)), str(value))

    def change(self, sheet: Sheet, row: int, values: SheetRow) -> None:
        """Write into cells of a row that is there, and leave their looks alone."""
        page = self._changing(sheet)
        columns = self._with_new(page, sheet, values)
        for heading, value in values.items():
            if heading in columns:
                cell = page.cell(row, columns[heading])
                if cell.has_style and isinstance(cell, Cell):
                    put_value(cell, value)
                else:
                    self._put(page, sheet, row, columns[heading], heading, value)

    def take_out(self, sheet: Sheet, rows: Collection[int]) -> None:
        """Take out rows by their numbers; those below move up."""
        if rows:
            page = self._changing(sheet)
            take_out(page, rows)
            self._reach(page, self._last(page))

    def put_back(self, sheet: Sheet, rows: Mapping[int, SheetRow], font: Font = PLAIN) -> None:
        """Put rows between the others, where they get these numbers."""
        if not rows:
            return
        page = self._changing(sheet)
        columns = self._with_new(page, sheet, {heading: None for row in rows.values() for heading in row})
        make_room(page, rows)
        for number, row in rows.items():
            for heading, column in columns.items():
                self._put(page, sheet, number, column, heading, row.get(heading), font)
        self._reach(page, self._last(page))

    def drop_columns(self, sheet: Sheet, headings: Iterable[str]) -> None:
        """Take out the last columns, of these headings, as far as nothing is below them."""
        page = self._changing(sheet)
        head, columns = self._columns(page, sheet)
        filled = {heading for row in self.there(sheet) for heading, text in row.items() if text}
        for heading in sorted(headings, key=lambda heading: columns.get(heading, 0), reverse=True):
            column = columns.get(heading)
            if column is None or heading in filled or column != page.max_column:
                break
            for row in range(head, page.max_row + 1):
                page._cells.pop((row, column), None)
            page.column_dimensions.pop(get_column_letter(column), None)
            del columns[heading]
        self._rows.pop(sheet.name, None)
        self._reach(page, self._last(page))

    def add(self, sheet: Sheet, rows: Sequence[SheetRow]) -> None:
        """Write rows below those that are there."""
        if not rows:
            return
        page = self._changing(sheet)
        columns = self._with_new(page, sheet, {heading: None for row in rows for heading in row})
        self._demand_columns(page, columns, [sheet.key.heading])
        first = self._last(page) + 1
        for number, row in enumerate(rows, start=first):
            for heading, column in columns.items():
                self._put(page, sheet, number, column, heading, row.get(heading))
        if self.is_new:
            fit_heights(page)
        self._reach(page, first + len(rows) - 1)

    def add_many(self, sheet: Sheet, headings: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Write rows of texts, given in the order of the headings, below those that are there."""
        if not rows:
            return
        page = self._changing(sheet)
        columns = self._with_new(page, sheet, dict.fromkeys(headings))
        self._demand_columns(page, columns, headings)
        first = self._last(page) + 1
        for number, sign in enumerate(MODEL_SIGNS):
            for heading, column in columns.items():
                self._put(page, sheet, first + number, column, heading, sign)
        width = max(columns.values())
        places = [columns[heading] - 1 for heading in headings]
        texts = list(map(list, rows))
        if places != list(range(len(places))):
            texts = [_arranged(row, places, width) for row in texts]
        self._stamped[page.title] = texts
        self._reach(page, first + len(rows) - 1)
        self._first_of[page.title] = first

    def stamp_texts(self, page: Worksheet, first: int, rows: list[list[str]], width: int) -> None:
        """Write rows of texts into a sheet of the import's own."""
        for number, sign in enumerate(MODEL_SIGNS):
            for column in range(1, width + 1):
                put(page.cell(first + number, column), sign)
        self._stamped[page.title], self._first_of[page.title] = rows, first

    def drop_examples(self) -> None:
        """Take out the example rows of an empty workbook: they are no facts."""
        for sheet in SHEETS:
            page = self._page(sheet)
            if page is None or not sheet.example_key:
                continue
            _, columns = self._columns(page, sheet)
            rows = [
                int(row[""])
                for row in self.there(sheet)
                if folded(row.get(sheet.key.heading, "")) == folded(sheet.example_key)
            ]
            for row in rows:
                cells = {heading: self.value(sheet, row, heading) for heading in columns}
                filled = {heading: value for heading, value in cells.items() if value is not None}
                self.examples.append((sheet.name, row, filled))
            if rows:
                take_out(page, rows)
                self._rows.pop(sheet.name, None)

    def drop_empty(self, sheet: Sheet) -> None:
        """Take out a sheet that nobody misses where it has no rows."""
        page = self._page(sheet)
        if page is not None and not sheet.missed and not self.there(sheet):
            del self.workbook[page.title]
            self._headings.pop(page.title, None)

    def page(self, name: str) -> Worksheet:
        """A sheet of the import's own, empty."""
        if name in self.workbook.sheetnames:
            del self.workbook[name]
        page = self.workbook.create_sheet(name)
        assert isinstance(page, Worksheet), "a new sheet is a table"
        return page

    def save(self) -> None:
        """Write the workbook whole or not at all."""
        rules, attendees = self._page(RULES), self._page(ATTENDEES)
        if rules is not None and attendees is not None:
            without_words(rules)
            in_words(rules, attendees, last=self._last(rules))
        saved = BytesIO()
        with understood(self.path, "holds something that cannot be written again. Import into a new workbook."):
            put_into(self.workbook, saved, packed=False)
        saved.seek(0)
        names = self.workbook.sheetnames
        sheets = [Stamped(names.index(name) + 1, self._first_of[name], rows) for name, rows in self._stamped.items()]
        save_bytes(self.path, lambda file: stamp(saved, file, sheets), force=True)


def open_book(path: Path, *, force: bool, with_examples: bool = False) -> EventWorkbook:
    """The event workbook at a path, or a new one to be written there; FileTrouble for whatever else is there.

    The example rows of an empty workbook go, unless it is opened with them.
    """
    if not path.exists():
        demand_writable(path, force=False)
        empty = Event("", (), (), (), (), (), ())
        return EventWorkbook(path, build_workbook(empty, Policy()), is_new=True)
    demand_writable(path, force=True)
    workbook = load_whole(path)
    names = {folded(page.title) for page in workbook.worksheets}
    if not {folded(sheet.name) for sheet in SHEETS if sheet.needed} <= names:
        raise FileTrouble(
            f"{path} exists and is not an event workbook; nothing was written. "
            f"Give another name first, for example:  allocator import event.xlsx {path.name}"
        )
    with understood(path):
        lost = would_lose(path)
    if lost and not force:
        raise FileTrouble(
            f"{path} holds {' and '.join(lost)}, which would be lost. Import into another workbook, or add --force."
        )
    for page in (one for one in workbook.worksheets if folded(one.title) == folded(RULES.name)):
        without_words(page)
    book = EventWorkbook(path, workbook, is_new=False)
    if not with_examples:
        with understood(path):
            book.drop_examples()
    return book


def _arranged(row: Sequence[str], places: Sequence[int], width: int) -> list[str]:
    """The texts of a row in the columns with these places."""
    line = [""] * width
    for place, text in zip(places, row, strict=True):
        line[place] = text
    return line
