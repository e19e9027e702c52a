"""The sheets of an event workbook as pages: where their headings are, and how a cell of theirs is written and read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.cell_range import MultiCellRange
from openpyxl.worksheet.worksheet import Worksheet

from allocator.coherence import folded
from allocator.errors import FileTrouble
from allocator.workbook.event.in_words import READY_ROWS
from allocator.workbook.event.schema import SHEETS
from allocator.workbook.event.schema.columns import CellKind, Sheet
from allocator.workbook.event.write import set_look_of
from allocator.workbook.xlsx.cells import ESCAPED
from allocator.workbook.xlsx.style import PLAIN, CellValue, put_header, put_value, storable

OWN_WIDTH = 18
"""Letters that a column of the organiser's own has room for."""

SheetRow = Mapping[str, CellValue]
"""The values of a row by their headings."""


@dataclass
class EventPages:
    """A workbook in memory, and its sheets by what they hold; `made` are headings that were added to each."""

    path: Path
    workbook: Workbook
    made: dict[str, list[str]] = field(default_factory=dict, kw_only=True)
    _rows: dict[str, Sequence[Mapping[str, str]]] = field(default_factory=dict, kw_only=True)
    _headings: dict[str, tuple[int, dict[str, int]]] = field(default_factory=dict, kw_only=True)

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
            names = [one.name for one in SHEETS]
            later = {folded(name) for name in names[names.index(sheet.name) + 1 :]}
            there = self.workbook.sheetnames
            place = next((at for at, name in enumerate(there) if folded(name) in later), len(there))
            page = self.workbook.create_sheet(sheet.name, place)
            for number, column in enumerate(sheet.columns, start=1):
                put_header(page.cell(1, number), column.heading, required=column.required)
                page.column_dimensions[get_column_letter(number)].width = column.width
        return page

    def _columns(self, page: Worksheet, sheet: Sheet) -> tuple[int, dict[str, int]]:
        """The row of the headings, and the column of each that is kept; looked for once, for headings stay.

        Where a sheet has columns of the organiser's own, or some that ask something, these are among them.
        """
        if page.title not in self._headings:
            self._headings[page.title] = self._find_columns(page, sheet)
        return self._headings[page.title]

    def _find_columns(self, page: Worksheet, sheet: Sheet) -> tuple[int, dict[str, int]]:
        known = {folded(column.heading): column.heading for column in sheet.columns}
        for number, row in enumerate(page.iter_rows(values_only=True), start=1):
            texts = [as_read(value) for value in row]
            if any(texts):
                columns: dict[str, int] = {}
                for column, text in enumerate(texts, start=1):
                    heading = known.get(folded(text), text if sheet.ranked and text.isdecimal() else None)
                    if heading is not None:
                        columns.setdefault(heading, column)
                asking = {folded(name) for one in sheet.asking for name in (one.heading, *one.aliases)}
                for column, text in enumerate(texts, start=1):
                    bare = folded(text).rstrip(" *")
                    if text and bare not in known and (sheet.own_columns or bare in asking):
                        columns.setdefault(text, column)
                return number, columns
        raise FileTrouble(f"{self.path}: the sheet {page.title} has no headings. Write them, or give another workbook.")

    def _demand_columns(self, page: Worksheet, columns: Mapping[str, int], headings: Iterable[str]) -> None:
        absent = [heading for heading in headings if heading not in columns]
        if absent:
            raise FileTrouble(
                f'{self.path}: the sheet {page.title} has no column "{absent[0]}". '
                "Write that heading beside the others, or import into a new workbook. Nothing was written."
            )

    def _with_new(self, page: Worksheet, sheet: Sheet, values: SheetRow) -> dict[str, int]:
        """The columns by heading, after those for ranks, or of the organiser's own, that are new were made."""
        head, columns = self._columns(page, sheet)
        absent = [heading for heading in values if heading and heading not in columns]
        new: list[str] = []
        if sheet.ranked is not None:
            new = sorted((heading for heading in absent if heading.isdecimal()), key=int)
        elif sheet.own_columns:
            known = {column.heading for column in sheet.columns}
            new = [heading for heading in absent if heading not in known]
        for heading in new:
            last = max(columns.values(), default=0)
            column = (max(last, page.max_column) if sheet.own_columns or not last else last) + 1
            put_header(page.cell(head, column), heading, required=False)
            width = OWN_WIDTH if sheet.ranked is None else sheet.ranked.width
            page.column_dimensions[get_column_letter(column)].width = width
            columns[heading] = column
            self.made.setdefault(sheet.name, []).append(heading)
        return columns

    def _last(self, page: Worksheet) -> int:
        """The last row in which something stands."""
        last = 0
        for number, row in enumerate(page.iter_rows(values_only=True), start=1):
            if any(as_read(value) for value in row):
                last = number
        return last

    def _put(
        self,
        page: Worksheet,
        sheet: Sheet,
        row: int,
        column: int,
        heading: str,
        value: CellValue,
        font: Font = PLAIN,
    ) -> None:
        kind = next((one.kind for one in sheet.columns if one.heading == heading), CellKind.TEXT)
        cell = page.cell(row, column)
        assert isinstance(cell, Cell), "rows hold no merged cells"
        put_value(cell, value)
        set_look_of(cell, kind, font)

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


def as_read(value: object) -> str:
    """A cell as text: as `as_text`, and letters that Excel wants escaped as they are."""
    text = as_text(value)
    return ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text


def as_text(value: object) -> str:
    """A value as it reads once it is in a cell: whole numbers without '.0', blanks as single ones."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return " ".join(storable(str(value)).split())
