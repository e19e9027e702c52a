"""The event workbook that an import adds to: what is in it, and everything of it that must stay."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.cell_range import MultiCellRange
from openpyxl.worksheet.worksheet import Worksheet

from allocator.coherence import folded
from allocator.errors import FileTrouble
from allocator.event import Event
from allocator.intake.stamped_rows import MODELS, Stamped, stamp
from allocator.policy import Policy
from allocator.workbook.event.schema import SHEETS
from allocator.workbook.event.schema.columns import CellKind, Sheet
from allocator.workbook.event.write import READY_ROWS, build_workbook, set_look_of
from allocator.workbook.xlsx.cells import load_whole
from allocator.workbook.xlsx.lossy import would_lose
from allocator.workbook.xlsx.parsing import understood
from allocator.workbook.xlsx.style import (
    CellValue,
    demand_writable,
    fit_heights,
    put,
    put_header,
    save_bytes,
)

SheetRow = Mapping[str, CellValue]
"""The values of a row by their headings."""


@dataclass
class EventWorkbook:
    """An event workbook in memory; `path` is where it is, or will be."""

    path: Path
    workbook: Workbook
    is_new: bool
    examples: int = 0
    _stamped: dict[str, list[list[str]]] = field(default_factory=dict)
    _first_of: dict[str, int] = field(default_factory=dict)
    _rows: dict[str, Sequence[Mapping[str, str]]] = field(default_factory=dict)
    _headings: dict[str, tuple[int, dict[str, int]]] = field(default_factory=dict)

    def rows(self, sheet: Sheet) -> Sequence[Mapping[str, str]]:
        """The rows of a sheet as texts by heading, with the number of the row under ''; read once until it changes."""
        if sheet.name not in self._rows:
            self._rows[sheet.name] = self._read_rows(sheet)
        return self._rows[sheet.name]

    def _read_rows(self, sheet: Sheet) -> list[dict[str, str]]:
        page = self._page(sheet)
        if page is None:
            return []
        head, columns = self._columns(page, sheet)
        found = []
        last = self._first_of.get(page.title, page.max_row + 1) - 1
        saved = page.iter_rows(min_row=head + 1, max_row=last, values_only=True) if last > head else ()
        for number, row in enumerate([*saved, *self._stamped.get(page.title, ())], start=head + 1):
            texts = {heading: _text(row[column - 1]) for heading, column in columns.items() if column <= len(row)}
            if any(texts.values()):
                found.append({"": str(number), **texts})
        return found

    def fill(self, sheet: Sheet, row: int, values: SheetRow) -> list[str]:
        """Write values into the blank cells of a row; the headings of cells that hold something else already."""
        page = self._changing(sheet)
        _, columns = self._columns(page, sheet)
        other = []
        for heading, value in values.items():
            if value in (None, "") or heading not in columns:
                continue
            cell = page.cell(row, columns[heading])
            if not _text(cell.value):
                self._put(page, sheet, row, columns[heading], heading, value)
            elif folded(_text(cell.value)) != folded(_text(value)):
                other.append(heading)
        return other

    def replace(self, sheet: Sheet, row: int, values: SheetRow) -> None:
        """Write values into a row and blank all ranks that are not among them."""
        page = self._changing(sheet)
        columns = self._with_ranks(page, sheet, values)
        for heading, column in columns.items():
            if heading in values or heading.isdecimal():
                self._put(page, sheet, row, column, heading, values.get(heading))

    def add(self, sheet: Sheet, rows: Sequence[SheetRow]) -> None:
        """Write rows below those that are there."""
        if not rows:
            return
        page = self._changing(sheet)
        columns = self._with_ranks(page, sheet, {heading: None for row in rows for heading in row})
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
        columns = self._with_ranks(page, sheet, dict.fromkeys(headings))
        self._demand_columns(page, columns, headings)
        first = self._last(page) + 1
        for number, sign in enumerate(("x", "'x")[:MODELS]):
            for heading, column in columns.items():
                self._put(page, sheet, first + number, column, heading, sign)
        width = max(columns.values())
        places = [columns[heading] - 1 for heading in headings]
        if places == list(range(len(places))):
            self._stamped[page.title] = [list(row) for row in rows]
        else:
            arranged = []
            for row in rows:
                line = [""] * width
                for place, text in zip(places, row, strict=True):
                    line[place] = text
                arranged.append(line)
            self._stamped[page.title] = arranged
        self._reach(page, first + len(rows) - 1)
        self._first_of[page.title] = first

    def drop_examples(self) -> None:
        """Take out the example rows of an empty workbook: they are no facts."""
        for sheet in SHEETS:
            page = self._page(sheet)
            if page is None or not sheet.example_key:
                continue
            for row in reversed(self.rows(sheet)):
                if folded(row.get(sheet.key.heading, "")) == folded(sheet.example_key):
                    page.delete_rows(int(row[""]))
                    self._rows.pop(sheet.name, None)
                    self.examples += 1

    def page(self, name: str) -> Worksheet:
        """A sheet of the import's own, empty."""
        if name in self.workbook.sheetnames:
            del self.workbook[name]
        page = self.workbook.create_sheet(name)
        assert isinstance(page, Worksheet), "a new sheet is a table"
        return page

    def save(self) -> None:
        """Write the workbook whole or not at all."""
        saved = BytesIO()
        with understood(self.path, "holds something that cannot be written again. Import into a new workbook."):
            self.workbook.save(saved)
        saved.seek(0)
        names = self.workbook.sheetnames
        sheets = [Stamped(names.index(name) + 1, self._first_of[name], rows) for name, rows in self._stamped.items()]
        save_bytes(self.path, lambda file: stamp(saved, file, sheets), force=True)

    def _page(self, sheet: Sheet) -> Worksheet | None:
        for name in self.workbook.sheetnames:
            if folded(name) == folded(sheet.name):
                page = self.workbook[name]
                assert isinstance(page, Worksheet), "sheets of an event workbook are tables"
                return page
        return None

    def _changing(self, sheet: Sheet) -> Worksheet:
        """The sheet, which is about to change; made with its headings where it is absent."""
        self._rows.pop(sheet.name, None)
        page = self._page(sheet)
        if page is None:
            page = self.workbook.create_sheet(sheet.name)
            for number, column in enumerate(sheet.columns, start=1):
                put_header(page.cell(1, number), column.heading, required=column.required)
                page.column_dimensions[get_column_letter(number)].width = column.width
        return page

    def _columns(self, page: Worksheet, sheet: Sheet) -> tuple[int, dict[str, int]]:
        """The row of the headings, and the column of each that is known; looked for once, for headings stay."""
        if page.title not in self._headings:
            self._headings[page.title] = self._find_columns(page, sheet)
        return self._headings[page.title]

    def _find_columns(self, page: Worksheet, sheet: Sheet) -> tuple[int, dict[str, int]]:
        known = {folded(column.heading): column.heading for column in sheet.columns}
        for number, row in enumerate(page.iter_rows(values_only=True), start=1):
            texts = [_text(value) for value in row]
            if any(texts):
                columns: dict[str, int] = {}
                for column, text in enumerate(texts, start=1):
                    heading = known.get(folded(text), text if sheet.ranked and text.isdecimal() else None)
                    if heading is not None:
                        columns.setdefault(heading, column)
                return number, columns
        raise FileTrouble(f"{self.path}: the sheet {page.title} has no headings. Write them, or give another workbook.")

    def _demand_columns(self, page: Worksheet, columns: Mapping[str, int], headings: Iterable[str]) -> None:
        absent = [heading for heading in headings if heading not in columns]
        if absent:
            raise FileTrouble(
                f'{self.path}: the sheet {page.title} has no column "{absent[0]}". '
                "Write that heading beside the others, or import into a new workbook. Nothing was written."
            )

    def _with_ranks(self, page: Worksheet, sheet: Sheet, values: SheetRow) -> dict[str, int]:
        """The columns by heading, after those for ranks that are new were made."""
        head, columns = self._columns(page, sheet)
        new = sorted((heading for heading in values if heading.isdecimal() and heading not in columns), key=int)
        for rank in new:
            assert sheet.ranked is not None, "only a sheet with ranks has headings that are numbers"
            column = max(columns.values(), default=page.max_column) + 1
            put_header(page.cell(head, column), rank, required=False)
            page.column_dimensions[get_column_letter(column)].width = sheet.ranked.width
            columns[rank] = column
        return columns

    def _last(self, page: Worksheet) -> int:
        """The last row in which something stands."""
        last = 0
        for number, row in enumerate(page.iter_rows(values_only=True), start=1):
            if any(_text(value) for value in row):
                last = number
        return last

    def _put(self, page: Worksheet, sheet: Sheet, row: int, column: int, heading: str, value: CellValue) -> None:
        kind = next((one.kind for one in sheet.columns if one.heading == heading), CellKind.TEXT)
        cell = page.cell(row, column)
        assert isinstance(cell, Cell), "rows hold no merged cells"
        put(cell, value)
        set_look_of(cell, kind)

    def _reach(self, page: Worksheet, last: int) -> None:
        """Let the filter, the print area and the drop-downs of a sheet reach to its new last row."""
        if page.auto_filter.ref:
            head = int("".join(letter for letter in page.auto_filter.ref.partition(":")[0] if letter.isdigit()))
            page.auto_filter.ref = f"A{head}:{get_column_letter(page.max_column)}{last}"
            page.print_area = f"A{head}:{get_column_letter(page.max_column)}{last}"
        for validation in page.data_validations.dataValidation:
            areas = [
                f"{get_column_letter(area.min_col)}{area.min_row}:{get_column_letter(area.max_col)}"
                f"{max(area.max_row, last + READY_ROWS if area.max_row > area.min_row else 0)}"
                for area in validation.sqref.ranges
            ]
            validation.sqref = MultiCellRange(" ".join(areas))


def open_book(path: Path, *, force: bool) -> EventWorkbook:
    """The event workbook at a path, or a new one to be written there; FileTrouble for whatever else is there."""
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
    book = EventWorkbook(path, workbook, is_new=False)
    with understood(path):
        book.drop_examples()
    return book


def _text(value: object) -> str:
    """A cell as text: whole numbers without '.0'."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return " ".join(str(value).split())
